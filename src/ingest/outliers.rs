//! Values far from those of the former period, told and never dropped.
//!
//! In: settled drafts, by parts. Out: for each number that a source collects, the rows whose value lies beyond the outer fences of the
//! period before at the same wave: three interquartile ranges below the first quartile or above the third (J. W. Tukey,
//! Exploratory Data Analysis, 1977). What cannot be negative, as most durations and amounts, has a long tail by nature: there
//! the value must lie beyond the same fences of the logarithms too. Where fewer than [`FEWEST`] values are known there, or half of them are equal, there
//! is no fence: nothing tells what is usual. Of each file, period and wave the [`MOST_KEPT`] lowest and highest values are told
//! one by one, were there more. What is far may well be true; a person who reads the export can say.

use std::collections::BTreeMap;

use super::SourceKey;
use super::draft::Draft;
use super::edits::heading;
use super::file::Reading;
use crate::collection::Doubt;
use crate::decimal::power;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::Text;
use crate::i18n::ingest as say;
use crate::i18n::ingest::Lines;
use crate::observation::Values;
use crate::period::Period;
use crate::plan::{Plan, VariableId, WaveId};
use crate::statistics::frequencies::{Frequencies, Gathering};

/// Fewest values of a period from which its fences are drawn.
const FEWEST: i128 = 20;
/// Interquartile ranges between a quartile and its outer fence.
const OUTER: i64 = 3;
/// Lines named in one message.
const MOST_LINES: usize = 5;
/// Lowest values, and highest ones, of which the lines are kept.
const MOST_KEPT: usize = 1000;

/// A variable at one wave and period.
type Group = (VariableId, Option<WaveId>, Period);

/// The numbers of one file, by variable, wave and period.
#[derive(Debug, Default)]
pub(super) struct Spreads(BTreeMap<Group, Spread>);

/// The values of one group, and where the farthest ones stand.
#[derive(Clone, Debug, Default)]
struct Spread {
    values: Gathering,
    low: Farthest,
    high: Farthest,
}

/// The greatest ranks seen, with their lines: [`MOST_KEPT`] of them or somewhat more. Of equal ranks, those of the first lines.
#[derive(Clone, Debug, Default)]
struct Farthest {
    kept: Vec<(i64, u64)>,
    /// Below this rank, nothing is kept any more.
    bound: Option<i64>,
}

impl Farthest {
    fn add(&mut self, rank: i64, line: u64) {
        if self.bound.is_some_and(|bound| rank < bound) {
            return;
        }
        self.kept.push((rank, line));
        if self.kept.len() == 2 * MOST_KEPT {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.kept.len() <= MOST_KEPT {
            return;
        }
        let farthest_first = |(rank, line): &(i64, u64)| (std::cmp::Reverse(*rank), *line);
        let (_, last, _) = self
            .kept
            .select_nth_unstable_by_key(MOST_KEPT - 1, farthest_first);
        self.bound = Some(last.0);
        self.kept.truncate(MOST_KEPT);
    }

    fn append(&mut self, more: Self) {
        for (rank, line) in more.kept {
            self.add(rank, line);
        }
        self.bound = self.bound.max(more.bound);
    }
}

impl Spread {
    fn add(&mut self, value: i64, line: u64) {
        self.values.add(value);
        self.low.add(!value, line);
        self.high.add(value, line);
    }

    /// How many values stand beyond the fences, and the lines known of them, in order.
    fn beyond(&mut self, [low, high]: [i64; 2]) -> (u64, Vec<u64>) {
        let far = self.values.settle().iter();
        let far = far.filter(|(value, _)| *value < low || *value > high);
        let count: i128 = far.map(|(_, count)| count).sum();
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        self.low.cut();
        self.high.cut();
        let below = self.low.kept.iter().filter(|(rank, _)| !*rank < low);
        let above = self.high.kept.iter().filter(|(rank, _)| *rank > high);
        let mut lines: Vec<u64> = below.chain(above).map(|(_, line)| *line).collect();
        lines.sort_unstable();
        (count, lines)
    }
}

impl Spreads {
    /// Adds those of other rows of the file.
    pub(super) fn append(&mut self, more: Self) {
        for (group, more) in more.0 {
            let held = self.0.entry(group).or_default();
            held.values.append(more.values);
            held.low.append(more.low);
            held.high.append(more.high);
        }
    }
}

impl Draft {
    /// Adds the numbers of its rows to the spreads of the files they come from.
    pub(super) fn spread(&self, plan: &Plan, readings: &mut [Reading]) {
        let source = plan.source(self.table.association, self.table.source);
        // Rows of one group mostly follow each other, or groups are few.
        let mut numbers: BTreeMap<(usize, Option<WaveId>, Period), usize> = BTreeMap::new();
        let mut last = None;
        let rows = self
            .origins
            .iter()
            .zip(&self.table.months)
            .zip(&self.table.waves);
        let groups = rows.map(|((origin, month), wave)| {
            let own = (origin.file, *wave, *month);
            if let Some((known, number)) = last
                && known == own
            {
                return number;
            }
            let next = numbers.len();
            let key = (origin.file, *wave, Period::holding(*month, source.every));
            let number = *numbers.entry(key).or_insert(next);
            last = Some((own, number));
            number
        });
        let groups: Vec<usize> = groups.collect();
        for mapping in &source.mappings {
            let Some(column) = self.table.columns.get(&mapping.variable) else {
                continue;
            };
            let Values::Number(values) = &column.values else {
                continue;
            };
            let group = |(_, wave, period): &(usize, _, _)| (mapping.variable, *wave, *period);
            let mut spreads = vec![Spread::default(); numbers.len()];
            for (key, number) in &numbers {
                let held = readings[key.0].spreads.0.remove(&group(key));
                spreads[*number] = held.unwrap_or_default();
            }
            let cells = values
                .iter()
                .zip(&column.missing)
                .zip(&groups)
                .zip(&self.origins);
            for (((value, missing), group), origin) in cells {
                if missing.is_none() {
                    spreads[*group].add(*value, origin.spot.line);
                }
            }
            for (key, number) in &numbers {
                let spread = std::mem::take(&mut spreads[*number]);
                readings[key.0].spreads.0.insert(group(key), spread);
            }
        }
    }
}

/// Tells values far from those of the former period, by variable and file, of all the files of one source.
pub(super) fn remark(
    plan: &Plan,
    (association, source): SourceKey,
    readings: &mut [Reading],
    diagnostics: &mut Diagnostics,
) {
    let mut all = Spreads::default();
    for reading in readings.iter() {
        for (group, spread) in &reading.spreads.0 {
            let held = all.0.entry(*group).or_default();
            held.values.append(spread.values.clone());
        }
    }
    let source = plan.source(association, source);
    let mut fenced = Vec::new();
    let mut former: Option<(Group, Option<[i64; 2]>)> = None;
    for (group, spread) in &mut all.0 {
        let of_former = former.filter(|(former, _)| (former.0, former.1) == (group.0, group.1));
        if let Some((former, Some(fences))) = of_former {
            fenced.push((*group, former.2, fences));
        }
        let decimals = plan.variable(group.0).kind.decimals();
        let one = power(decimals.unwrap_or(0));
        former = Some((*group, fences(spread.values.settle(), one)));
    }
    let position = |variable| {
        let mut mappings = source.mappings.iter();
        mappings.position(|mapping| mapping.variable == variable)
    };
    // As the author wrote them.
    fenced.sort_by_key(|((variable, wave, period), ..)| (position(*variable), *wave, *period));
    for (group, former, fences) in fenced {
        let subject = Text::same(heading(source, group.0));
        for reading in readings.iter_mut() {
            let Some(spread) = reading.spreads.0.get_mut(&group) else {
                continue;
            };
            let (count, lines) = spread.beyond(fences);
            if count == 0 {
                continue;
            }
            reading.doubts.extend(lines.iter().map(|line| Doubt {
                file: reading.account.file.clone(),
                line: *line,
                subject: subject.clone(),
                code: Code::ValueOutlier.name(),
            }));
            let location = Location::Table {
                file: reading.account.file.clone(),
                line: lines.first().copied(),
                column: None,
            };
            let lines = Lines {
                count,
                first: &lines[..lines.len().min(MOST_LINES)],
            };
            let said = say::value_outlier(&plan.variable(group.0).id, &former.text(), &lines);
            diagnostics.push(Diagnostic::new(Code::ValueOutlier, location, said));
        }
    }
}

/// The outer fences of some values, of which `one` makes a unit; none where they are too few, or too much alike.
fn fences(values: &Frequencies, one: i128) -> Option<[i64; 2]> {
    let n = values.total();
    if n < FEWEST {
        return None;
    }
    // The values of ranks n/4 and 3n/4, rounded up, from 1.
    let first = values.ranked((n + 3) / 4)?;
    let third = values.ranked((3 * n + 3) / 4)?;
    let reach = third.saturating_sub(first).saturating_mul(OUTER);
    let high = third.saturating_add(reach);
    let positive = values.ranked(1).is_some_and(|value| value >= 0);
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
        let of = |values: &[i64]| fences(&Frequencies::of(&mut values.to_vec()), 1);
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

    #[test]
    fn the_farthest_are_the_same_whatever_the_parts() {
        let values = (0..20_000_u64).map(|line| ((line * 7919 % 4001).cast_signed() - 2000, line));
        let values: Vec<(i64, u64)> = values.collect();
        let of = |parts: &[&[(i64, u64)]]| {
            let mut all = Spread::default();
            for part in parts {
                let mut own = Spreads::default();
                let period = Period::holding(24300, crate::referential::Every::Year);
                let spread = own.0.entry((VariableId(0), None, period)).or_default();
                part.iter()
                    .for_each(|(value, line)| spread.add(*value, *line));
                let mut whole = Spreads(BTreeMap::from([((VariableId(0), None, period), all)]));
                whole.append(own);
                all = whole.0.into_values().next().unwrap();
            }
            all.beyond([-1900, 1950])
        };
        let whole = of(&[&values]);
        let far = values
            .iter()
            .filter(|(value, _)| *value < -1900 || *value > 1950);
        let far: Vec<u64> = far.map(|(_, line)| *line).collect();
        assert_eq!(whole, (far.len() as u64, far));
        assert_eq!(
            of(&[&values[..9], &values[9..14_000], &values[14_000..]]),
            whole
        );
        // Of many, the farthest.
        let (count, lines) = {
            let mut all = Spread::default();
            for (value, line) in &values {
                all.add(*value, *line);
            }
            all.beyond([-1000, 1000])
        };
        assert!(count > 4 * MOST_KEPT as u64);
        assert_eq!(lines.len(), 2 * MOST_KEPT);
    }
}
