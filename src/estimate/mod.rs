//! Cells to figures.

use crate::cells::Cells;
use crate::figure::Figure;
use crate::plan::Plan;

/// Estimates every figure of `plan`: sector and associations, totals and disaggregations.
pub fn estimate(_plan: &Plan, _cells: &Cells) -> Vec<Figure> {
    Vec::new()
}
