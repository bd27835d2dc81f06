//! Flags as they are published: those that count persons must not count few.

use std::collections::BTreeSet;

use crate::figure::{Flag, Numbers};
use crate::plan::Indicator;

/// What a figure of `indicator` says, as it is published.
///
/// The number of the largest association is its own: it is for those who make the figures. A number of persons under the
/// threshold is not written, but that there are some is.
pub(super) fn published(indicator: &Indicator, numbers: Numbers) -> Numbers {
    let few = i128::from(indicator.publish.persons);
    let flags: BTreeSet<Flag> = numbers
        .flags
        .into_iter()
        .filter_map(|flag| match flag {
            Flag::LowerBound(_) => None,
            Flag::EligibilityUnknown(count) => Some(Flag::EligibilityUnknown(
                count.filter(|count| *count >= few),
            )),
            Flag::NonResponse(_) | Flag::NoHeadline | Flag::UpperBound | Flag::CarriedByOne => {
                Some(flag)
            }
        })
        .collect();
    Numbers { flags, ..numbers }
}
