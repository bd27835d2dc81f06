//! How the exports were read, for what is said around figures.

use std::collections::BTreeSet;

use crate::collection::Collection;
use crate::plan::{AssociationId, Plan};
use crate::release::Coverage;

/// Files read and refused, associations that brought something and those that could have.
pub(super) fn of(plan: &Plan, collection: &Collection) -> Coverage {
    let (refused, read): (Vec<_>, Vec<_>) = collection
        .files
        .iter()
        .partition(|file| file.refused.is_some());
    let brought = collection.files.iter().filter(|file| file.kept > 0);
    let contributing: BTreeSet<AssociationId> = brought.map(|file| file.association).collect();
    Coverage {
        files_read: read.len(),
        files_refused: refused.iter().map(|file| file.file.clone()).collect(),
        contributing: contributing.into_iter().collect(),
        expected: (0..plan.associations.len()).map(AssociationId).collect(),
        notice: collection.notice.clone(),
        sector: Vec::new(),
    }
}
