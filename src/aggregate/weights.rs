//! What each row of a table weighs.
//!
//! In: a table, derived variables included. Out: one weight a row, of mean 1 over each sample, which is the rows of one
//! source in one period (at the rhythm of the source) and wave; nothing where the source weighs nothing. A column is scaled;
//! margins are raked to, by the kinds of rows that they tell apart, so that no order of rows matters.
//!
//! A sample that cannot be raked is told, and its rows have no weight: they enter no figure that weighs.

use std::collections::BTreeMap;

use crate::decimal::Decimal;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n::aggregate as say;
use crate::observation::{Table, Values};
use crate::period::Period;
use crate::plan::{Margin, Plan, WaveId, Weights};
use crate::source_text::Place;
use crate::statistics::raking::{self, Alike, Unreachable};
use crate::statistics::weights::{DECIMALS, to_mean_one};

/// What one row weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weight {
    /// In millionths of the mean of its sample.
    pub(super) units: i64,
    /// Whether a cap cut a weight of its sample.
    pub(super) is_capped: bool,
}

impl Weight {
    /// That of a row of a sample that cannot be weighed.
    pub(super) const NONE: Self = Self {
        units: 0,
        is_capped: false,
    };
}

/// The period and the wave of a sample.
type Sample = (Period, Option<WaveId>);

/// What each row of `table` weighs; empty where they weigh the same.
pub(super) fn of(plan: &Plan, table: &Table, diagnostics: &mut Diagnostics) -> Vec<Weight> {
    let source = plan.source(table.association, table.source);
    let Some(declared) = &source.weights else {
        return Vec::new();
    };
    let mut samples: BTreeMap<Sample, Vec<usize>> = BTreeMap::new();
    for (row, (month, wave)) in table.months.iter().zip(&table.waves).enumerate() {
        let sample = (Period::holding(*month, source.every), *wave);
        samples.entry(sample).or_default().push(row);
    }
    let mut weights = vec![Weight::NONE; table.rows()];
    for (sample, rows) in samples {
        match declared {
            Weights::Column(_) => scale(table, &rows, &mut weights),
            Weights::Rake {
                margins,
                cap,
                place,
            } => {
                let raked = rake(plan, table, margins, *cap, &rows, &mut weights);
                if let Err(why) = raked {
                    diagnostics.push(told(plan, table, margins, (*place, sample), why));
                }
            }
        }
    }
    weights
}

/// The cap of the source of `table`, if it has one.
pub(super) fn cap(plan: &Plan, table: &Table) -> Option<i64> {
    match &plan.source(table.association, table.source).weights {
        Some(Weights::Rake { cap, .. }) => *cap,
        _ => None,
    }
}

/// The weights of a column, scaled over one sample.
fn scale(table: &Table, rows: &[usize], weights: &mut [Weight]) {
    let mut own: Vec<i64> = rows.iter().map(|row| table.weights[*row]).collect();
    // A weight is below 2⁴⁰ and rows below 2³²: sums stay far below 128 bits.
    if to_mean_one(&mut own).is_some() {
        for (row, units) in rows.iter().zip(own) {
            weights[*row] = Weight {
                units,
                is_capped: false,
            };
        }
    }
}

/// The weights that give `margins` to one sample.
fn rake(
    plan: &Plan,
    table: &Table,
    margins: &[Margin],
    cap: Option<i64>,
    rows: &[usize],
    weights: &mut [Weight],
) -> Result<(), Unreachable> {
    let categories: Vec<Vec<Option<usize>>> = margins
        .iter()
        .map(|margin| categories(plan, table, margin, rows))
        .collect();
    let mut kinds: BTreeMap<Vec<Option<usize>>, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let kind = categories.iter().map(|of| of[at]).collect();
        kinds.entry(kind).or_default().push(*row);
    }
    let alike: Vec<Alike> = kinds
        .iter()
        .map(|(categories, rows)| Alike {
            categories: categories.clone(),
            count: rows.len() as i128,
        })
        .collect();
    let shares: Vec<Vec<f64>> = margins
        .iter()
        .map(|margin| margin.shares.values().map(|share| share.to_f64()).collect())
        .collect();
    let cap = cap.map(|units| {
        let units = i128::from(units);
        let decimals = DECIMALS;
        Decimal { units, decimals }.to_f64()
    });
    let raked = raking::rake(&shares, &alike, cap)?;
    for (rows, units) in kinds.values().zip(raked.weights) {
        for row in rows {
            weights[*row] = Weight {
                units,
                is_capped: raked.is_capped,
            };
        }
    }
    Ok(())
}

/// The position, among the codes of `margin`, of each of `rows`; none where the answer is missing or has no margin. A finer
/// code of the association falls back into the common one.
fn categories(plan: &Plan, table: &Table, margin: &Margin, rows: &[usize]) -> Vec<Option<usize>> {
    let column = table.columns.get(&margin.variable);
    let Some((column, list)) = column.zip(plan.codelist_of(margin.variable)) else {
        return vec![None; rows.len()];
    };
    let Values::Code(values) = &column.values else {
        return vec![None; rows.len()];
    };
    let at = |code| margin.shares.keys().position(|held| *held == code);
    let of = |row: &usize| {
        let code = values[*row];
        let known = column.missing[*row].is_none();
        known.then(|| at(code).or_else(|| at(list.common(code))))?
    };
    rows.iter().map(of).collect()
}

/// What is said of a sample that cannot be raked.
fn told(
    plan: &Plan,
    table: &Table,
    margins: &[Margin],
    (place, (period, wave)): (Place, Sample),
    why: Unreachable,
) -> Diagnostic {
    let source = plan.source(table.association, table.source);
    let wave = wave.and_then(|wave| plan.waves.get(usize::from(wave.0)));
    let wave = wave.map(|wave| wave.id.as_str());
    let period = period.to_string();
    let sample = (source.id.as_str(), period.as_str(), wave);
    let said = match why {
        Unreachable::Together => say::margins_apart(sample),
        Unreachable::Empty { margin, category } => {
            let margin = &margins[margin];
            let code = margin.shares.keys().nth(category).copied();
            let list = plan.codelist_of(margin.variable);
            let code = list
                .zip(code)
                .map_or("", |(list, code)| &list.code(code).code);
            say::margin_unanswered(&plan.variable(margin.variable).id, code, sample)
        }
    };
    Diagnostic::new(Code::MarginUnreachable, place, said)
}
