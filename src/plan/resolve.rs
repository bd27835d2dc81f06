//! Referentials to plan.

use super::Plan;
use crate::diagnostic::Diagnostics;
use crate::referential::Referentials;

/// Checks `referentials` and gives their [`Plan`]; none where there is nothing to go on with.
pub fn resolve(_referentials: &Referentials, _diagnostics: &mut Diagnostics) -> Option<Plan> {
    None
}
