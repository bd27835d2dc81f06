//! A plan to made-up rows.

use super::{Drawn, Landmarks, Request};
use crate::plan::{AssociationId, Plan, SourceId};

/// Made-up rows of one source, in the order in which its tool would write them.
pub fn draw(
    _plan: &Plan,
    _association: AssociationId,
    _source: SourceId,
    _request: &Request,
    _landmarks: &Landmarks,
) -> Vec<Drawn> {
    Vec::new()
}
