//! What one row tells: the numbers it gives where it is published, and those to be protected where it is withheld.

use super::reading::{Counts, Key, Series};
use super::system::{Number, Quantity, Who};
use crate::plan::{CodeId, Measure, Plan};

/// What a row says of `quantity`; none where no row says it.
pub(super) fn value(counts: &Counts, quantity: Quantity) -> Option<i128> {
    Some(match quantity {
        Quantity::Answers => counts.n,
        Quantity::NoAnswer => counts.no_answer,
        Quantity::NotConcerned => counts.not_concerned,
        Quantity::True(_) => counts.numerator.or((counts.n == 0).then_some(0))?,
        Quantity::Before => counts.before,
        Quantity::After => counts.after,
        Quantity::Sum(_) => 0,
        Quantity::Eligible
        | Quantity::Untrue(_)
        | Quantity::NotSeenAgain
        | Quantity::NotSeenBefore => return None,
    })
}

/// What a row of `series` counts or adds up beside its base.
pub(super) fn counted(plan: &Plan, series: Series, code: Option<CodeId>) -> Option<Quantity> {
    let is_change = series.waves.is_change();
    match plan.indicator(series.indicator).measure {
        Measure::Share { .. } | Measure::Distribution(_) if !is_change => {
            Some(Quantity::True(code))
        }
        Measure::Ratio { .. } if is_change => None,
        Measure::Count | Measure::Distinct | Measure::Median(_) => None,
        _ => Some(Quantity::Sum(code)),
    }
}

/// The numbers that the row of `key` would tell.
pub(super) fn targets(plan: &Plan, key: &Key) -> Vec<Number> {
    let who = key.association.map_or(Who::Sector, Who::Association);
    let number = |quantity| Number {
        series: key.series,
        who,
        splits: key.splits.clone(),
        quantity,
    };
    let counted = counted(plan, key.series, key.code);
    [Some(Quantity::Answers), counted]
        .into_iter()
        .flatten()
        .map(number)
        .collect()
}
