//! Values far from those of the former period, told and never dropped.
//!
//! In: a settled draft. Out: for each number that a source collects, the rows whose value lies beyond the outer fences of the
//! period before at the same wave: three interquartile ranges below the first quartile or above the third (J. W. Tukey,
//! Exploratory Data Analysis, 1977). What cannot be negative, as most durations and amounts, has a long tail by nature: there
//! the value must lie beyond the same fences of the logarithms too. Where fewer than [`FEWEST`] values are known there, or half of them are equal, there
//! is no fence: nothing tells what is usual. What is far may well be true; a person who reads the export can say.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::edits::heading;
use super::file::Reading;
use crate::collection::Doubt;
use crate::decimal::power;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::Text;
use crate::i18n::ingest as say;
use crate::i18n::ingest::Lines;
use crate::observation::{Column, Values};
use crate::period::Period;
use crate::plan::{Plan, VariableId, WaveId};

/// Fewest values of a period from which its fences are drawn.
const FEWEST: usize = 20;
/// Interquartile ranges between a quartile and its outer fence.
const OUTER: i64 = 3;
/// Lines named in one message.
const MOST_LINES: usize = 5;

/// Rows of one period and wave.
type Groups = BTreeMap<(Option<WaveId>, Period), Vec<usize>>;

/// Rows, and those of the period before.
struct Beside<'a> {
    rows: &'a [usize],
    former: Period,
    before: &'a [usize],
}

impl Draft {
    /// Tells values far from those of the former period, by file and variable.
    pub(super) fn remark_outliers(
        &self,
        plan: &Plan,
        readings: &mut [Reading],
        diagnostics: &mut Diagnostics,
    ) {
        let source = plan.source(self.table.association, self.table.source);
        let mut groups: Groups = BTreeMap::new();
        for (row, month) in self.table.months.iter().enumerate() {
            let period = Period::holding(*month, source.every);
            let key = (self.table.waves[row], period);
            groups.entry(key).or_default().push(row);
        }
        for mapping in &source.mappings {
            let column = self.table.columns.get(&mapping.variable);
            let Some((column, values)) = column.and_then(|column| match &column.values {
                Values::Number(values) => Some((column, values)),
                _ => None,
            }) else {
                continue;
            };
            let decimals = plan.variable(mapping.variable).kind.decimals();
            let one = power(decimals.unwrap_or(0));
            for beside in beside_former(&groups) {
                let Some([low, high]) = fences(column, values, beside.before, one) else {
                    continue;
                };
                let far = beside.rows.iter().copied().filter(|row| {
                    column.missing[*row].is_none() && !(low..=high).contains(&values[*row])
                });
                let far: Vec<usize> = far.collect();
                self.tell_far(
                    plan,
                    readings,
                    (mapping.variable, beside.former),
                    &far,
                    diagnostics,
                );
            }
        }
    }

    fn tell_far(
        &self,
        plan: &Plan,
        readings: &mut [Reading],
        (variable, former): (VariableId, Period),
        far: &[usize],
        diagnostics: &mut Diagnostics,
    ) {
        let mut by_file: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
        for row in far {
            let origin = self.origins[*row];
            by_file
                .entry(origin.file)
                .or_default()
                .push(origin.spot.line);
        }
        let source = plan.source(self.table.association, self.table.source);
        let subject = Text::same(heading(source, variable));
        for (file, mut lines) in by_file {
            let reading = &mut readings[file];
            reading.doubts.extend(lines.iter().map(|line| Doubt {
                file: reading.account.file.clone(),
                line: *line,
                subject: subject.clone(),
                code: Code::ValueOutlier.name(),
            }));
            let count = lines.len() as u64;
            lines.sort_unstable();
            lines.truncate(MOST_LINES);
            let location = Location::Table {
                file: reading.account.file.clone(),
                line: lines.first().copied(),
                column: None,
            };
            let lines = Lines {
                count,
                first: &lines,
            };
            let said = say::value_outlier(&plan.variable(variable).id, &former.text(), &lines);
            diagnostics.push(Diagnostic::new(Code::ValueOutlier, location, said));
        }
    }
}

/// Each group beside the last one before it at its wave.
fn beside_former(groups: &Groups) -> Vec<Beside<'_>> {
    let pairs = groups.iter().zip(groups.iter().skip(1));
    pairs
        .filter(|((before, _), (after, _))| before.0 == after.0)
        .map(|((key, before), (_, rows))| Beside {
            rows,
            former: key.1,
            before,
        })
        .collect()
}

/// The outer fences of the values of `rows`, of which `one` makes a unit; none where they are too few, or too much alike.
fn fences(column: &Column, values: &[i64], rows: &[usize], one: i128) -> Option<[i64; 2]> {
    let known = rows.iter().filter(|row| column.missing[**row].is_none());
    let mut known: Vec<i64> = known.map(|row| values[*row]).collect();
    let n = known.len();
    if n < FEWEST {
        return None;
    }
    // The values of ranks n/4 and 3n/4, rounded up, from 1.
    let mut quartile = |quarters: usize| {
        let at = (quarters * n).div_ceil(4) - 1;
        *known.select_nth_unstable(at).1
    };
    let [first, third] = [quartile(1), quartile(3)];
    let reach = third.saturating_sub(first).saturating_mul(OUTER);
    let high = third.saturating_add(reach);
    let positive = known.iter().all(|value| *value >= 0);
    let high = match long_tail(one + i128::from(first), one + i128::from(third)) {
        Some(tail) if positive => high.max(i64::try_from(tail - one).unwrap_or(i64::MAX)),
        _ if positive => i64::MAX,
        _ => high,
    };
    (reach > 0).then(|| [first.saturating_sub(reach), high])
}

/// The upper outer fence of logarithms, as a value: the third quartile times the cube of its ratio to the first. None past
/// 128 bits, where nothing is far.
fn long_tail(first: i128, third: i128) -> Option<i128> {
    let cube = |value: i128| value.checked_mul(value)?.checked_mul(value);
    third.checked_mul(cube(third)?)?.checked_div(cube(first)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_are_three_ranges_beyond_the_quartiles() {
        let of = |values: &[i64]| {
            let column = Column {
                values: Values::Number(values.to_vec()),
                missing: vec![None; values.len()],
            };
            let rows: Vec<usize> = (0..values.len()).collect();
            fences(&column, values, &rows, 1)
        };
        let twenty: Vec<i64> = (1..=20).collect();
        // Quartiles 5 and 15: 5 − 30; and 16⁴ / 6³ − 1, which is beyond 15 + 30.
        assert_eq!(of(&twenty), Some([-25, 302]));
        let around: Vec<i64> = (-9..=10).collect();
        assert_eq!(of(&around), Some([-35, 35]));
        assert_eq!(of(&twenty[..19]), None);
        let mut alike = vec![7; 30];
        alike.extend([1, 99, 3]);
        assert_eq!(of(&alike), None);
    }
}
