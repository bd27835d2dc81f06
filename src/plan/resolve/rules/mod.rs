//! Rules that only this field knows: what a statistician would object to on reading the referentials alone, before
//! any export. One file a rule, or a few that look at the same thing; what they share is beside them.
//!
//! In: the draft, whole, and the referentials as written, for their places. Out: diagnostics, and on each mapping
//! how its question differs from the variable's. A rule accuses only what can be proven from what is written;
//! where something was already told, or is not known, it says nothing.

mod asks;
mod bounds;
mod boxes;
mod columns;
mod conditions;
mod doubts;
mod files;
mod fineness;
mod groups;
mod items;
mod licensed;
mod ordinal;
mod overlaps;
mod ranges;
mod recall;
mod rows;
mod scales;
mod sensitive;
mod solver;
mod spaces;
#[cfg(test)]
mod tests;
mod unit;
mod units;
mod unused;
mod written;

use super::draft::Draft;
use crate::referential::{Association, Common};

/// Every rule, on everything.
pub(super) fn check(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    units::check(draft, common, associations);
    conditions::check(draft, common, associations);
    overlaps::check(draft, common, associations);
    items::check(draft, common, associations);
    groups::check(draft, common, associations);
    licensed::check(draft, common, associations);
    scales::check(draft, associations);
    boxes::check(draft, associations);
    asks::check(draft, associations);
    sensitive::check(draft, associations);
    rows::check(draft, associations);
    files::check(draft, associations);
    spaces::check(draft, associations);
    columns::check(draft, associations);
    ranges::check(draft, common, associations);
    doubts::check(draft, common, associations);
    unused::check(draft, common, associations);
    fineness::check(draft, common, associations);
}
