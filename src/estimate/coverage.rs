//! Who a figure rests on: how like the common definition what contributes is.

use std::collections::BTreeMap;

use crate::cells::Split;
use crate::figure::Contribution;
use crate::plan::{AssociationId, Indicator, VariableId, Waves};
use crate::referential::Comparability;

/// The variables of a figure that are split by a code: what is unknown asks nothing of a source.
pub(super) fn known(splits: &[(VariableId, Split)]) -> Vec<VariableId> {
    let known = splits.iter().filter(|(_, split)| *split != Split::Unknown);
    known.map(|(variable, _)| *variable).collect()
}

/// The worst comparability of what the sources of the associations that contribute bring to a figure of `waves`
/// split by `known`.
pub(super) fn comparability(
    indicator: &Indicator,
    contributions: &BTreeMap<AssociationId, Contribution>,
    known: &[VariableId],
    waves: Waves,
) -> Option<Comparability> {
    let contributes =
        |association: &AssociationId| contributions.get(association).is_some_and(|it| it.n > 0);
    indicator
        .filling(known, waves)
        .into_iter()
        .filter(|(association, _)| contributes(association))
        .map(|(_, comparability)| comparability)
        .filter(|comparability| comparability.enters())
        .max()
}
