//! The choices of a list as a form offers them, and which of them a condition means.

use crate::derive::Finer;
use crate::plan::{AssociationId, CodeId, Codelist};

use std::collections::BTreeSet;

/// The codes that `association` sees, in the order in which they are offered: categories in the author's order, the
/// finer codes of the association before the common one they fall back into, then the reasons for having none.
pub(super) fn offered(list: &Codelist, association: Option<AssociationId>) -> Vec<CodeId> {
    let ids = || (0..list.codes.len()).filter_map(|at| u16::try_from(at).ok().map(CodeId));
    let seen = |id: &CodeId| match list.code(*id).finer {
        None => true,
        Some((owner, _)) => association == Some(owner),
    };
    let common = ids().filter(|id| list.code(*id).finer.is_none());
    let mut offered: Vec<CodeId> = common
        .flat_map(|id| {
            let finer =
                move |other: &CodeId| list.code(*other).finer.is_some_and(|(_, of)| of == id);
            ids().filter(seen).filter(finer).chain([id])
        })
        .collect();
    offered.sort_by_key(|id| list.code(*id).missing.is_some());
    offered
}

/// The categories of a list that a condition on `wanted` takes, and those it does not; reasons are neither.
pub(super) fn divided(
    list: &Codelist,
    association: Option<AssociationId>,
    wanted: &BTreeSet<CodeId>,
    finer: Finer,
) -> (Vec<CodeId>, Vec<CodeId>) {
    let offered = offered(list, association).into_iter();
    let categories = offered.filter(|id| list.code(*id).missing.is_none());
    categories.partition(|id| match finer {
        Finer::Folded => wanted.contains(&list.common(*id)),
        Finer::Apart => wanted.contains(id),
    })
}
