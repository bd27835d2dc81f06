//! Who a figure rests on: how like the common definition what contributes is.

use crate::cells::Split;
use crate::plan::{AssociationId, Indicator, VariableId};
use crate::referential::Comparability;

/// The variables of a figure that are split by a code: what is unknown asks nothing of a source.
pub(super) fn known(splits: &[(VariableId, Split)]) -> Vec<VariableId> {
    let known = splits.iter().filter(|(_, split)| *split != Split::Unknown);
    known.map(|(variable, _)| *variable).collect()
}

/// The worst comparability of what the sources of `associations` bring to a figure split by `known`.
pub(super) fn comparability<'a>(
    indicator: &Indicator,
    associations: impl Iterator<Item = &'a AssociationId>,
    known: &[VariableId],
) -> Option<Comparability> {
    associations
        .flat_map(|association| {
            let feeds = indicator.feeds.iter();
            feeds.filter(move |feed| feed.association == *association)
        })
        .filter(|feed| feed.comparability.enters())
        .filter_map(|feed| {
            let mut dimensions = known.iter().map(|variable| feed.dimensions.get(variable));
            dimensions.try_fold(feed.comparability, |worst, dimension| {
                Some(worst.max(*dimension?))
            })
        })
        .filter(|comparability| comparability.enters())
        .max()
}
