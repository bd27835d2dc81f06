//! Two levels that are no change: those of two waves, of other associations or of respondents whom nothing pairs.
//!
//! In: figures. Out: on the level of a later wave of the sector, not split, whether the gap with that of the first wave in the same
//! period may not be read as a change: other associations bring the two, or none of those who bring them can know a respondent again. They
//! are two photographs. Where respondents are paired, their change stands beside the levels, and speaks of who answered twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::figure::{Estimator, Figure, FigureKey, Flag};
use crate::plan::{AssociationId, Plan, Waves};

/// Flags `figures`.
pub(super) fn mark(plan: &Plan, figures: &mut [Figure]) {
    let mut levels: BTreeMap<FigureKey, BTreeSet<AssociationId>> = BTreeMap::new();
    let mut paired: BTreeSet<FigureKey> = BTreeSet::new();
    for figure in figures.iter().filter(|it| is_whole(&it.key)) {
        let (key, numbers) = (&figure.key, &figure.numbers);
        if key.waves.is_change() {
            // Who is kept from being compared could be.
            let seen = numbers.n > 0 || numbers.contributions.values().any(|it| it.unmatched > 0);
            paired.extend(seen.then(|| key.clone()));
        } else if numbers.value.is_some() {
            let brought = numbers.contributions.iter();
            let brought = brought.filter(|(_, brought)| brought.n > 0);
            levels.insert(key.clone(), brought.map(|(id, _)| *id).collect());
        }
    }
    for figure in figures.iter_mut() {
        let Some(first) = first_level(plan, &figure.key) else {
            continue;
        };
        let (Waves::One(from), Waves::One(to)) = (first.waves, figure.key.waves) else {
            continue;
        };
        let change = FigureKey {
            waves: Waves::Change { from, to },
            ..first.clone()
        };
        let flag = match (levels.get(&first), levels.get(&figure.key)) {
            (Some(before), Some(after)) if before != after => Flag::NotSameAssociations,
            (Some(_), Some(_)) if !paired.contains(&change) => Flag::NotSameRespondents,
            _ => continue,
        };
        figure.numbers.flags.insert(flag);
    }
}

/// Whether a figure is of the sector, not split, and pooled.
fn is_whole(key: &FigureKey) -> bool {
    key.association.is_none() && key.splits.is_empty() && key.estimator == Estimator::Pooled
}

/// The level of the first wave that one of a later wave is read beside, where what is measured has a change.
fn first_level(plan: &Plan, key: &FigureKey) -> Option<FigureKey> {
    let indicator = plan.indicator(key.indicator);
    let first = indicator.levels().first().copied();
    let first =
        first.filter(|first| is_whole(key) && indicator.measure.changes() && *first < key.waves)?;
    let is_level = matches!(key.waves, Waves::One(_));
    is_level.then(|| FigureKey {
        waves: first,
        ..key.clone()
    })
}

#[cfg(test)]
mod tests;
