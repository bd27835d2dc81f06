//! Avoided costs: for reading, and for programs.
//!
//! In: [`crate::value::Valuation`]s, which hold published figures alone. Out: a table at a screen ([`text`]), rows of CSV ([`tidy`]), JSON
//! ([`json`]). `words` is what a screen and a report say alike.

pub mod json;
pub mod text;
pub mod tidy;
pub(crate) mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::plan::{Effect, Plan};
use crate::release::Row;
use crate::value::Line;

/// The codes of a distribution that an effect counts.
fn codes(plan: &Plan, effect: &Effect) -> Vec<String> {
    let variables = plan.indicator(effect.indicator).measure.variables();
    let list = variables
        .into_iter()
        .next()
        .and_then(|it| plan.codelist_of(it));
    let codes = effect.codes.iter();
    let codes = codes.filter_map(|code| Some(list?.code(*code).code.clone()));
    codes.collect()
}

/// The part that an effect counts: `variable=code`.
fn part(plan: &Plan, effect: &Effect) -> Vec<String> {
    let each = effect.part.iter().flat_map(|(variable, codes)| {
        let list = plan.codelist_of(*variable);
        codes.iter().filter_map(move |code| {
            let code = &list?.code(*code).code;
            Some(format!("{}={code}", plan.variable(*variable).id))
        })
    });
    each.collect()
}

/// How many associations stand behind the number of a line, and how many could.
fn associations(line: &Line<'_>) -> [usize; 2] {
    let numbers = line.rows.iter().filter_map(|row| row.numbers());
    let there: BTreeSet<_> = numbers.flat_map(|it| it.contributions.keys()).collect();
    let expected = line.rows.iter().map(|row: &&Row| row.associations_expected);
    [there.len(), expected.max().unwrap_or(0)]
}
