//! How far apart two values of a withheld number must be.
//!
//! In: a number and, where the working file is given, what is true. Out: how many persons must lie between the two. What is
//! withheld for itself, as of few persons, of few associations, of one above all, or as telling of a sensitive matter, needs as
//! many as the threshold; what protects another needs not to be known.

use std::collections::BTreeMap;

use super::reading::{Counts, Key, Rows};
use super::system::{Number, Quantity};
use crate::plan::{AssociationId, Indicator, Plan};
use crate::referential::Observes;

/// How far apart the values of `number`, of the row of `key`, must be by what is `true`.
pub(super) fn apart(plan: &Plan, truth: &Rows, key: &Key, number: &Number) -> i128 {
    let indicator = plan.indicator(key.series.indicator);
    let few = i128::from(indicator.publish.persons);
    let Some(counts) = truth.rows.get(key).copied().flatten() else {
        // Nobody tells what it is: it is held to be one of those to protect.
        return few;
    };
    let primary = match number.quantity {
        Quantity::Answers => {
            is_few(indicator, counts.n)
                || key.association.is_none() && betrays_associations(indicator, truth, key)
        }
        Quantity::True(_) => {
            let hits = counts.numerator.unwrap_or(0);
            is_sensitive(plan, indicator) && (hits < few || counts.n - hits < few)
        }
        _ => false,
    };
    // Behind sites there are no persons: not to be known is enough.
    if primary && indicator.observes != Observes::Site {
        few
    } else {
        1
    }
}

/// How far apart the values of `number` must be where it is of data that were corrected since: what was withheld for itself is not
/// known any more, so all of it is held to be.
pub(super) fn apart_before(plan: &Plan, indicator: &Indicator, number: &Number) -> i128 {
    let few = i128::from(indicator.publish.persons);
    match number.quantity {
        Quantity::Answers if indicator.observes != Observes::Site => few,
        Quantity::True(_) if is_sensitive(plan, indicator) => few,
        _ => 1,
    }
}

/// Whether what an indicator counts is told of a sensitive variable.
pub(super) fn is_sensitive(plan: &Plan, indicator: &Indicator) -> bool {
    let mut read = indicator.measure.variables().into_iter();
    read.any(|id| plan.variable(id).sensitive)
}

fn is_few(indicator: &Indicator, n: i128) -> bool {
    indicator.observes != Observes::Site && n < i128::from(indicator.publish.persons)
}

fn betrays_associations(indicator: &Indicator, truth: &Rows, key: &Key) -> bool {
    let of = |association: AssociationId| -> Option<Counts> {
        let own = Key {
            association: Some(association),
            ..key.clone()
        };
        truth.rows.get(&own).copied().flatten()
    };
    let feeding = indicator.feeds.iter().map(|feed| feed.association);
    let brought: BTreeMap<AssociationId, i128> = feeding
        .filter_map(|id| Some((id, of(id)?.n)))
        .filter(|(_, n)| *n > 0)
        .collect();
    let (most, all) = (brought.values().max(), brought.values().sum::<i128>());
    (brought.len() as u64) < indicator.publish.associations
        || most.is_some_and(|most| most * 100 > all * i128::from(indicator.publish.dominance))
}
