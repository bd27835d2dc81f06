//! How many a change does not compare: where it may be told.
//!
//! In: a figure of a change. Out: the same, with those it does not compare or without.
//!
//! It is told of the sector as a whole, for it says how far the change may be trusted. Of a part it is not, nor of an association: a
//! whole less all its parts but one gives that one back, and the few who were seen once there are persons too. So a change of nobody in a
//! part may be published as such, and tells of nobody. What rates of attrition say, counts say: they stand or fall together.
//!
//! Where nobody at all is compared, those who are not are all that the row tells of: they must then be as many persons as the
//! threshold, of enough associations, none of which brings nearly all.

use super::primary;
use crate::figure::{FigureKey, Flag, Numbers};
use crate::plan::Indicator;

/// What the figure of `key` says, with those it does not compare where they may be counted.
pub(super) fn published(indicator: &Indicator, key: &FigureKey, mut numbers: Numbers) -> Numbers {
    let is_whole = key.association.is_none() && key.splits.is_empty();
    let are_enough = numbers.n > 0 || !primary::unmatched_are_few(indicator, &numbers);
    if !(is_whole && are_enough) {
        numbers.unmatched = None;
        numbers.flags.retain(|it| !matches!(it, Flag::Attrition(_)));
    }
    numbers
}
