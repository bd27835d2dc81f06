//! Secondary suppression: what must be withheld beside, so that what is withheld by itself cannot be worked out.
//!
//! In: all figures, and the bundles of which a primary rule withholds one. Out: these and those to withhold beside.
//!
//! All tables of one indicator, period and wave are one system of equations ([`system`]), associations included where all of
//! them share their rows with members; so that the same figures are withheld from the public and from members, and what one
//! reads helps nobody with what the other does. In it, first, no sensitive cell may be a combination of published ones
//! ([`elimination`]); then none may be known more closely than within as many persons as its threshold ([`width`]), by who takes
//! each withheld count for one person at least: more cells are withheld until that holds.

mod elimination;
mod system;
#[cfg(test)]
mod tests;
mod width;

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::{Bundle, Bundles};
use super::primary;
use crate::figure::Figure;
use crate::period::Period;
use crate::plan::{AssociationId, IndicatorId, Plan, Waves};
use crate::referential::Observes;
use elimination::{Worth, withheld_beside};
use system::{Count, System};
use width::Sum;

/// The figures that are tied to each other: of the sector, with associations where all may be read; or of one association.
type Group = (IndicatorId, Period, Waves, Option<AssociationId>);

/// Every bundle to withhold.
pub(super) fn withheld(plan: &Plan, bundles: &Bundles, figures: &[Figure]) -> BTreeSet<Bundle> {
    let mut systems: BTreeMap<Group, System> = BTreeMap::new();
    for figure in figures {
        let bundle = bundles.holding(&figure.key);
        let apart = bundle
            .association
            .filter(|_| !all_share(plan, bundle.indicator));
        let group = (bundle.indicator, bundle.period, bundle.waves, apart);
        let sensitive = primary::withholds(plan, figure);
        let system = systems.entry(group).or_default();
        system.add(plan, bundle, figure, sensitive);
    }
    let mut held = BTreeSet::new();
    for ((indicator, _, waves, apart), mut system) in systems {
        if system.cells.iter().all(|cell| !cell.sensitive) {
            continue;
        }
        // Whose rows nobody else reads has nothing to hide beside.
        if apart.is_some_and(|own| !plan.association(own).share_with_members) {
            let sensitive = system.cells.into_iter().filter(|cell| cell.sensitive);
            held.extend(sensitive.filter_map(|cell| cell.bundle));
            continue;
        }
        system.tie(plan, apart.is_none());
        let indicator = plan.indicator(indicator);
        // Behind sites there are no persons to protect: not to be known exactly is enough.
        let few = match indicator.observes {
            Observes::Site => 1,
            _ => i128::from(indicator.publish.persons),
        };
        let all = protected(&system, few, waves.is_change());
        held.extend(
            all.into_iter()
                .filter_map(|cell| system.cells[cell].bundle.clone()),
        );
    }
    held
}

/// Whether all associations that feed an indicator show their rows to members.
fn all_share(plan: &Plan, indicator: IndicatorId) -> bool {
    let feeds = &plan.indicator(indicator).feeds;
    feeds
        .iter()
        .all(|feed| plan.association(feed.association).share_with_members)
}

/// The cells to withhold: those that are sensitive, and those that hide them.
fn protected(system: &System, few: i128, changes: bool) -> BTreeSet<usize> {
    let order = by_worth(system);
    let mut forced: BTreeSet<usize> = BTreeSet::new();
    loop {
        let withheld = hidden(system, &order, &forced);
        let narrow = narrow(system, &withheld, few, changes);
        if narrow.is_empty() {
            return withheld;
        }
        // What is least worth keeping among what stands in an equation with a cell that is known too closely, else anything.
        let near = system.equations.iter().filter(|equation| {
            let mut cells = equation.iter().map(|(cell, _)| cell);
            cells.any(|cell| narrow.contains(cell))
        });
        let near: BTreeSet<usize> = near.flatten().map(|(cell, _)| *cell).collect();
        let may = |cell: &usize| !withheld.contains(cell) && !system.cells[*cell].is_empty();
        let next = order
            .iter()
            .rev()
            .find(|cell| near.contains(cell) && may(cell));
        match next.or_else(|| order.iter().rev().find(|cell| may(cell))) {
            Some(cell) => forced.insert(*cell),
            // Nothing is left to publish.
            None => return withheld,
        };
    }
}

/// The cells that may be published, the most worth keeping first: the sector before associations, totals before parts, and
/// the large before the small.
fn by_worth(system: &System) -> Vec<usize> {
    let published = system.cells.iter().enumerate();
    let published = published.filter_map(|(at, cell)| {
        let bundle = cell.bundle.as_ref()?;
        let worth = (
            bundle.association.is_some(),
            bundle.splits.len(),
            std::cmp::Reverse(cell.size()),
            bundle,
        );
        Some((worth, at))
    });
    let mut published: Vec<_> = published.collect();
    published.sort_unstable();
    published.into_iter().map(|(_, at)| at).collect()
}

/// The sensitive cells, those that are `forced`, and those without which one of either would be a combination of what is published.
fn hidden(system: &System, order: &[usize], forced: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut worth = vec![Worth::Never; system.cells.len()];
    for (rank, cell) in order.iter().enumerate() {
        worth[*cell] = Worth::Rank(rank);
    }
    let mut withheld = forced.clone();
    for (at, cell) in system.cells.iter().enumerate() {
        if cell.sensitive {
            worth[at] = Worth::Sensitive;
            withheld.insert(at);
        }
    }
    for cell in forced {
        // It hides others and needs no hiding itself: as good as published nowhere.
        worth[*cell] = Worth::Never;
    }
    withheld.extend(withheld_beside(&system.equations, &worth));
    withheld
}

/// The sensitive cells of which something is known more closely than within `few` persons.
fn narrow(
    system: &System,
    withheld: &BTreeSet<usize>,
    few: i128,
    changes: bool,
) -> BTreeSet<usize> {
    let margins = system.cells.iter().enumerate();
    let margins = margins.filter(|(_, cell)| cell.bundle.is_none());
    let unknown: BTreeSet<usize> = withheld
        .iter()
        .copied()
        .chain(margins.map(|(at, _)| at))
        .collect();
    let mut narrow = BTreeSet::new();
    for component in system.components(&unknown) {
        let sensitive = component
            .iter()
            .filter(|cell| system.cells[**cell].sensitive);
        for cell in sensitive {
            let counts = system.cells[*cell].counts.keys();
            let mut counts = counts.filter(|count| is_to_hide(system, *cell, **count, few));
            if counts.any(|count| is_narrow(system, &component, *cell, *count, few, changes)) {
                narrow.insert(*cell);
            }
        }
    }
    narrow
}

/// Whether a count of a sensitive cell is one that must not be known: its base; without one, those seen once; on a sensitive
/// variable, of how many something is true and is not, where they are few.
fn is_to_hide(system: &System, cell: usize, count: Count, few: i128) -> bool {
    let has_base = system.cells[cell].size() > 0;
    match count {
        Count::Base(_) => has_base,
        Count::SeenOnce(_) => !has_base,
        Count::Hits(..) | Count::Others(..) => system.cells[cell].counts[&count] < few,
    }
}

fn is_narrow(
    system: &System,
    component: &BTreeSet<usize>,
    cell: usize,
    count: Count,
    few: i128,
    changes: bool,
) -> bool {
    let places: BTreeMap<usize, usize> = component.iter().copied().zip(0..).collect();
    let value = |cell: usize| system.cells[cell].counts.get(&count).copied().unwrap_or(0);
    let sums = system.equations.iter().filter_map(|equation| {
        let held = equation.iter().filter_map(|(cell, coefficient)| {
            let place = places.get(cell)?;
            Some((*place, *coefficient, value(*cell)))
        });
        let held: Vec<(usize, i8, i128)> = held.collect();
        // What the others make is what these do, in truth.
        let makes = held
            .iter()
            .map(|(_, coefficient, value)| i128::from(*coefficient) * value);
        let makes = makes.fold(0_i128, i128::saturating_add);
        let terms: Vec<(usize, i8)> = held.iter().map(|(place, by, _)| (*place, *by)).collect();
        (!terms.is_empty()).then_some(Sum { terms, makes })
    });
    let sums: Vec<Sum> = sums.collect();
    // A base that is withheld is of one person at least: nobody is published. Of a change nobody may be seen twice.
    let least = component.iter().map(|cell| {
        let one = matches!(count, Count::Base(_)) && !changes && value(*cell) > 0;
        i128::from(one)
    });
    let least: Vec<i128> = least.collect();
    let width = width::of(places[&cell], &sums, &least);
    width.is_none_or(|width| width + 1e-6 < crate::statistics::float(few))
}
