//! Secondary suppression: what must be withheld beside, so that what is withheld by itself cannot be worked out.
//!
//! In: all figures, and the bundles of which a primary rule withholds one. Out: these and those to withhold beside.
//!
//! All tables of one indicator, period and wave are one system of equations ([`system`]), associations included where all of
//! them share their rows with members and they are not too many; so that the same figures are withheld from the public and
//! from members, and what one reads helps nobody with what the other does. In it, first, no sensitive cell may be a
//! combination of published ones ([`elimination`]); then none may be known more closely than within as many persons as its
//! threshold ([`width`]), by who takes each withheld count for one person at least: more cells are withheld until that holds.
//! Where associations are too many, the sector is held by itself: one of those that share may then follow by subtraction.

mod elimination;
mod system;
#[cfg(test)]
mod tests;
mod width;

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::{Bundle, Bundles};
use super::primary;
use crate::figure::{Estimator, Figure};
use crate::period::Period;
use crate::plan::{AssociationId, IndicatorId, Plan, Waves};
use crate::referential::Observes;
use crate::workers;
use elimination::{Worth, withheld_beside};
use system::{Count, System};
use width::{Counts, Sum};

/// The most figures of one system: of more, associations are taken each apart, and the sector by itself. Sixty associations
/// in one system of 1,900 cells took minutes.
const MOST: usize = 500;

/// The figures that are tied to each other: of the sector, with associations where all may be read; or of one association.
type Group = (IndicatorId, Period, Waves, Option<AssociationId>);

/// Every bundle to withhold.
pub(super) fn withheld(plan: &Plan, bundles: &Bundles, figures: &[Figure]) -> BTreeSet<Bundle> {
    let mut sizes: BTreeMap<(IndicatorId, Period, Waves), usize> = BTreeMap::new();
    for figure in figures {
        let bundle = bundles.holding(&figure.key);
        let of = (bundle.indicator, bundle.period, bundle.waves);
        *sizes.entry(of).or_default() += 1;
    }
    let mut systems: BTreeMap<Group, System> = BTreeMap::new();
    let pooled = figures.iter();
    for figure in pooled.filter(|it| it.key.estimator == Estimator::Pooled) {
        let bundle = bundles.holding(&figure.key);
        let size = sizes.get(&(bundle.indicator, bundle.period, bundle.waves));
        let is_whole = size.is_none_or(|size| *size <= MOST) && all_share(plan, bundle.indicator);
        let apart = bundle.association.filter(|_| !is_whole);
        let group = (bundle.indicator, bundle.period, bundle.waves, apart);
        let system = systems.entry(group).or_default();
        let sensitive = primary::withholds(plan, figure);
        system.add(plan, bundle, figure, sensitive);
    }
    for ((.., apart), system) in &mut systems {
        system.tie(plan, apart.is_none());
    }
    let systems: Vec<(Group, System)> = systems.into_iter().collect();
    let held = workers::each(&systems, workers::available(), |(group, system)| {
        of_group(plan, *group, system)
    });
    held.into_iter().flatten().collect()
}

/// The bundles of one group to withhold.
fn of_group(plan: &Plan, (indicator, _, waves, apart): Group, system: &System) -> Vec<Bundle> {
    let bundle_of = |cell: usize| system.cells[cell].bundle.clone();
    // Whose rows nobody else reads has nothing to hide beside.
    let is_read = apart.is_none_or(|own| plan.association(own).share_with_members);
    let sensitive = system.cells.iter().enumerate();
    let mut sensitive = sensitive.filter(|(_, cell)| cell.sensitive);
    if !is_read {
        return sensitive.filter_map(|(at, _)| bundle_of(at)).collect();
    }
    if sensitive.next().is_none() {
        return Vec::new();
    }
    let indicator = plan.indicator(indicator);
    // Behind sites there are no persons to protect: not to be known exactly is enough.
    let few = match indicator.observes {
        Observes::Site => 1,
        _ => i128::from(indicator.publish.persons),
    };
    let all = protected(system, few, waves.is_change());
    all.into_iter().filter_map(bundle_of).collect()
}

/// Whether all associations that feed an indicator show their rows to members.
fn all_share(plan: &Plan, indicator: IndicatorId) -> bool {
    let mut feeds = plan.indicator(indicator).feeds.iter();
    feeds.all(|feed| plan.association(feed.association).share_with_members)
}

/// The cells to withhold: those that are sensitive, and those that hide them.
fn protected(system: &System, few: i128, changes: bool) -> BTreeSet<usize> {
    let order = by_worth(system);
    let mut forced: BTreeSet<usize> = BTreeSet::new();
    let mut told = BTreeMap::new();
    loop {
        let withheld = hidden(system, &order, &forced);
        let before = forced.len();
        for component in components(system, &withheld) {
            let narrow = told
                .entry(component)
                .or_insert_with_key(|component| narrow(system, component, few, changes));
            forced.extend(next_to_hide(system, &order, &withheld, narrow));
        }
        if forced.len() == before {
            return withheld;
        }
    }
}

/// What is withheld, and what is published nowhere, that hangs together.
fn components(system: &System, withheld: &BTreeSet<usize>) -> Vec<BTreeSet<usize>> {
    let cells = system.cells.iter().enumerate();
    let nowhere = cells.filter(|(_, cell)| cell.bundle.is_none() && !cell.is_empty());
    let unknown = nowhere.map(|(at, _)| at).chain(withheld.iter().copied());
    system.components(&unknown.collect())
}

/// The cells to withhold beside those of `narrow`, which are known too closely: for each the least worth keeping of those in an
/// equation with it; without any, the least of all; none where nothing is left to publish.
fn next_to_hide(
    system: &System,
    order: &[usize],
    withheld: &BTreeSet<usize>,
    narrow: &BTreeSet<usize>,
) -> BTreeSet<usize> {
    if narrow.is_empty() {
        return BTreeSet::new();
    }
    let may = |cell: &usize| !withheld.contains(cell) && !system.cells[*cell].is_empty();
    let ranks: BTreeMap<usize, usize> = order.iter().copied().zip(0..).collect();
    let least = |cells: &mut dyn Iterator<Item = usize>| {
        let ranked = cells.filter_map(|cell| Some((*ranks.get(&cell)?, cell)));
        ranked
            .filter(|(_, cell)| may(cell))
            .max()
            .map(|(_, cell)| cell)
    };
    let beside = narrow.iter().filter_map(|cell| {
        let near = system.equations.iter();
        let near = near.filter(|equation| equation.iter().any(|(it, _)| it == cell));
        least(&mut near.flatten().map(|(cell, _)| *cell))
    });
    let beside: BTreeSet<usize> = beside.collect();
    if beside.is_empty() {
        return least(&mut order.iter().copied()).into_iter().collect();
    }
    beside
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

/// The sensitive cells of a component of which something is known more closely than within `few` persons.
fn narrow(
    system: &System,
    component: &BTreeSet<usize>,
    few: i128,
    changes: bool,
) -> BTreeSet<usize> {
    let mut to_hide: BTreeMap<Count, Vec<usize>> = BTreeMap::new();
    for cell in component
        .iter()
        .filter(|cell| system.cells[**cell].sensitive)
    {
        for count in system.cells[*cell].counts.keys() {
            if is_to_hide(system, *cell, *count, few) {
                to_hide.entry(*count).or_default().push(*cell);
            }
        }
    }
    let places: BTreeMap<usize, usize> = component.iter().copied().zip(0..).collect();
    let mut narrow = BTreeSet::new();
    for (count, cells) in to_hide {
        let counts = counted(system, &places, count, changes);
        let cells: Vec<usize> = cells
            .into_iter()
            .filter(|it| !narrow.contains(it))
            .collect();
        let wanted: Vec<usize> = cells.iter().map(|cell| places[cell]).collect();
        if wanted.is_empty() {
            continue;
        }
        let known = counts.narrow(&wanted, few);
        narrow.extend(
            cells
                .into_iter()
                .filter(|cell| known.contains(&places[cell])),
        );
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

/// What is known of one count of the cells at `places`.
fn counted(
    system: &System,
    places: &BTreeMap<usize, usize>,
    count: Count,
    changes: bool,
) -> Counts {
    let value = |cell: usize| system.cells[cell].counts.get(&count).copied().unwrap_or(0);
    let sums = system.equations.iter().filter_map(|equation| {
        let held = equation.iter();
        let held = held.filter_map(|(cell, by)| Some((*places.get(cell)?, *by, value(*cell))));
        let held: Vec<(usize, i8, i128)> = held.collect();
        // What the others make is what these do, in truth.
        let makes = held.iter().map(|(_, by, value)| i128::from(*by) * value);
        (!held.is_empty()).then(|| Sum {
            makes: makes.fold(0_i128, i128::saturating_add),
            terms: held.iter().map(|(place, by, _)| (*place, *by)).collect(),
        })
    });
    // A base that is withheld is of one person at least: nobody is published. Of a change nobody may be seen twice.
    let is_one = |cell: usize| matches!(count, Count::Base(_)) && !changes && value(cell) > 0;
    Counts {
        sums: sums.collect(),
        least: places
            .keys()
            .map(|cell| i128::from(is_one(*cell)))
            .collect(),
        truth: places.keys().map(|cell| value(*cell)).collect(),
    }
}
