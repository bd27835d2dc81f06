//! Flags as they are published: those that count persons must not count few.

use std::collections::BTreeSet;

use super::bundle::Withheld;
use super::primary;
use crate::cells::Split;
use crate::figure::{FigureKey, Flag, Numbers};
use crate::plan::Plan;

/// What the figure of `key` says, as it is published.
///
/// The number of the largest association is its own: it is for those who make the figures. A number of persons under the
/// threshold is not written, but that there are some is. A contrast is told where both figures that it compares may be read.
pub(super) fn published(
    plan: &Plan,
    key: &FigureKey,
    numbers: Numbers,
    withheld: &Withheld,
) -> Numbers {
    let few = i128::from(plan.indicator(key.indicator).publish.persons);
    let flags: BTreeSet<Flag> = numbers
        .flags
        .into_iter()
        .filter_map(|flag| match flag {
            Flag::LowerBound(_) => None,
            Flag::EligibilityUnknown(count) => Some(Flag::EligibilityUnknown(
                count.filter(|count| *count >= few),
            )),
            Flag::Simpson(variable) => {
                let mut reference = key.clone();
                reference.splits = vec![(variable, Split::Code(plan.reference_of(variable)?))];
                Some(flag).filter(|_| !withheld.holds(&reference))
            }
            // Of a gap between two levels, where both may be read.
            Flag::NotSameAssociations | Flag::NotSameRespondents => {
                let mut first = key.clone();
                first.waves = *plan.indicator(key.indicator).levels().first()?;
                Some(flag).filter(|_| !withheld.holds(&first))
            }
            Flag::SelectiveAttrition => {
                Some(flag).filter(|_| primary::may_tell_of_lost(plan, key, &numbers.contributions))
            }
            // Percents of what is written beside them, or of what is written nowhere.
            Flag::NonResponse(_)
            | Flag::NoHeadline
            | Flag::WorstCase(..)
            | Flag::ResponseRate(_)
            | Flag::Attrition(_)
            | Flag::UpperBound
            | Flag::CarriedByOne
            | Flag::Weighted
            | Flag::MaxWeight(_)
            | Flag::Cap(_)
            | Flag::Unweighted
            // The base of a row that is published, or the standardised one is not.
            | Flag::UnknownLeftOut(_)
            // With the spread: see there.
            | Flag::Varies(_) => Some(flag),
        })
        .collect();
    Numbers { flags, ..numbers }
}
