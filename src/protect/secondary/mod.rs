//! Secondary suppression: what must be withheld beside, so that what is withheld by itself cannot be worked out.
//!
//! In: all figures, and the bundles of which a primary rule withholds one. Out: these and those to withhold beside.
//!
//! All tables of one indicator, period and wave are one system of equations ([`system`]), with the rows of associations where members
//! read them ([`super::sharing`]); so that the same figures are withheld from the public and from members, and what one reads
//! helps nobody with what the other does. In it, first, no sensitive cell may be a combination of published ones
//! ([`elimination`]); then none may be known more closely than within as many persons as its threshold ([`width`]), by who takes
//! each withheld count for one person at least: more cells are withheld until that holds.
//!
//! Both hold for a stranger, and for each association that looks with its own figures in hand: its own rows are then known, and
//! what it brings to the sector is the least that can be there.

mod elimination;
mod system;
#[cfg(test)]
mod tests;
mod width;

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::{Bundle, Bundles};
use super::primary;
use super::sharing::{Sharing, Tables, tables};
use crate::figure::{Estimator, Figure};
use crate::plan::{AssociationId, Plan};
use crate::referential::Observes;
use crate::workers;
use elimination::{Worth, withheld_beside};
use system::{Count, Known, System};
use width::{Counts, Sum};

/// The figures that are tied to each other: with those of the sector, or of one association that has an indicator of its own.
type Group = (Tables, Option<AssociationId>);

/// Σ ± cell = what is known without any cell, one after the other.
type Equations = Vec<Vec<(usize, i8)>>;

/// Every bundle to withhold.
pub(super) fn withheld(
    plan: &Plan,
    bundles: &Bundles,
    sharing: &Sharing,
    figures: &[Figure],
) -> BTreeSet<Bundle> {
    let mut systems: BTreeMap<Group, System> = BTreeMap::new();
    let mut unread: BTreeSet<Bundle> = BTreeSet::new();
    let pooled = figures.iter();
    for figure in pooled.filter(|it| it.key.estimator == Estimator::Pooled) {
        let bundle = bundles.holding(&figure.key);
        let group = (tables(&bundle), plan.indicator(bundle.indicator).owner);
        let system = systems.entry(group).or_default();
        let sensitive = primary::withholds(plan, figure);
        let shown = sharing.shows(&bundle);
        let is_unread = |own: AssociationId| !shown || !plan.association(own).share_with_members;
        if sensitive && bundle.association.is_some_and(is_unread) {
            // Nobody reads it, and what is told of the spread between associations must not tell it.
            unread.insert(bundle.clone());
        }
        system.add(plan, bundle, figure, (sensitive, shown));
    }
    for (((indicator, ..), _), system) in &mut systems {
        let indicator = plan.indicator(*indicator);
        let persons = indicator.observes != Observes::Site;
        system.tie(plan, &indicator.publish, persons);
    }
    let systems: Vec<(Group, System)> = systems.into_iter().collect();
    let held = workers::each(&systems, workers::available(), |(group, system)| {
        of_group(plan, *group, system)
    });
    held.into_iter().flatten().chain(unread).collect()
}

/// The bundles of one group to withhold.
fn of_group(plan: &Plan, ((indicator, ..), _): Group, system: &System) -> Vec<Bundle> {
    if !system.cells.iter().any(|cell| cell.sensitive) {
        return Vec::new();
    }
    let indicator = plan.indicator(indicator);
    // Behind sites there are no persons to protect: not to be known exactly is enough.
    let few = match indicator.observes {
        Observes::Site => 1,
        _ => i128::from(indicator.publish.persons),
    };
    let mut all = protected(system, few);
    all.extend(system.unanswered_within(&all));
    let bundles = all
        .into_iter()
        .map(|cell| system.cells[cell].bundle.clone());
    bundles.flatten().collect()
}

/// The cells to withhold: those that are sensitive, and those that hide them.
fn protected(system: &System, few: i128) -> BTreeSet<usize> {
    let (order, seen) = (by_worth(system), seen(system));
    let mut forced: BTreeSet<usize> = BTreeSet::new();
    let mut told = BTreeMap::new();
    loop {
        let withheld = hidden(system, &seen, &order, &forced);
        let before = forced.len();
        for component in components(system, &withheld) {
            let narrow = told
                .entry(component)
                .or_insert_with_key(|component| narrow(system, component, few));
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

/// The sensitive cells, those that are `forced`, and those without which one of all these would be a combination of what is published: what is
/// withheld to hide another hides nothing where somebody has it from the rest.
fn hidden(
    system: &System,
    seen: &BTreeSet<Equations>,
    order: &[usize],
    forced: &BTreeSet<usize>,
) -> BTreeSet<usize> {
    let mut worth = vec![Worth::Never; system.cells.len()];
    for (rank, cell) in order.iter().enumerate() {
        worth[*cell] = Worth::Rank(rank);
    }
    let sensitive = system.cells.iter().enumerate();
    let sensitive = sensitive.filter(|(_, cell)| cell.sensitive);
    let mut withheld: BTreeSet<usize> = sensitive.map(|(at, _)| at).collect();
    withheld.extend(forced);
    for cell in &withheld {
        worth[*cell] = Worth::Sensitive;
    }
    loop {
        let before = withheld.len();
        for equations in seen {
            for cell in withheld_beside(equations, &worth) {
                worth[cell] = Worth::Sensitive;
                withheld.insert(cell);
            }
        }
        if withheld.len() == before || seen.len() == 1 {
            return withheld;
        }
    }
}

/// The equations that somebody sees, of one indicator or of all alike: a stranger's, and those of each association that knows rows of
/// its own.
fn seen(system: &System) -> BTreeSet<Equations> {
    let bases = system.cells.iter().flat_map(|cell| cell.counts.keys());
    let bases: BTreeSet<Count> = bases
        .filter(|count| matches!(count, Count::Base(_)))
        .copied()
        .collect();
    let stranger = Known::default();
    let readers = system.insiders.values();
    let readers: Vec<&Known> = readers
        // Who knows numbers alone has no equation more than a stranger.
        .filter(|known| !known.rows.is_empty())
        .chain([&stranger])
        .collect();
    let mut seen = BTreeSet::new();
    for base in bases {
        let equations = system.equations_of(base);
        for known in &readers {
            let equations = equations.iter().map(|equation| {
                let unknown = equation.iter();
                let unknown = unknown.filter(|(cell, _)| !known.rows.contains(cell));
                unknown.copied().collect()
            });
            seen.insert(equations.collect());
        }
    }
    seen
}

/// The sensitive cells of a component of which something is known more closely than within `few` persons, by a stranger or by an
/// association.
fn narrow(system: &System, component: &BTreeSet<usize>, few: i128) -> BTreeSet<usize> {
    let by =
        |known: &Known, asked: &BTreeSet<usize>| narrow_to(system, component, known, asked, few);
    let sensitive = component.iter().copied();
    let sensitive = sensitive.filter(|cell| system.cells[*cell].sensitive);
    let mut asked: BTreeSet<usize> = sensitive.collect();
    let mut narrow = by(&Known::default(), &asked);
    asked.retain(|cell| !narrow.contains(cell));
    if system.insiders.values().all(|known| known.rows.is_empty()) {
        // What would be safe from all of them in one is safe from each.
        asked = by(&system.strongest(), &asked);
    }
    for known in system.insiders.values() {
        let found = by(known, &asked);
        asked.retain(|cell| !found.contains(cell));
        narrow.extend(found);
    }
    narrow
}

/// Those of `asked` that somebody who has `known` beside what is published knows more closely than within `few` persons.
fn narrow_to(
    system: &System,
    component: &BTreeSet<usize>,
    known: &Known,
    asked: &BTreeSet<usize>,
    few: i128,
) -> BTreeSet<usize> {
    let mut to_hide: BTreeMap<Count, Vec<usize>> = BTreeMap::new();
    for cell in asked.iter().filter(|cell| !known.rows.contains(cell)) {
        for count in system.cells[*cell].counts.keys() {
            if is_to_hide(system, *cell, *count, few) {
                to_hide.entry(*count).or_default().push(*cell);
            }
        }
    }
    let unknown = component.iter().copied();
    let unknown = unknown.filter(|cell| !known.rows.contains(cell));
    let places: BTreeMap<usize, usize> = unknown.zip(0..).collect();
    let mut narrow = BTreeSet::new();
    for (count, cells) in to_hide {
        let counts = counted(system, &places, known, count);
        let cells: Vec<usize> = cells
            .into_iter()
            .filter(|it| !narrow.contains(it))
            .collect();
        let wanted: Vec<usize> = cells.iter().map(|cell| places[cell]).collect();
        if wanted.is_empty() {
            continue;
        }
        let told = counts.narrow(&wanted, few);
        narrow.extend(
            cells
                .into_iter()
                .filter(|cell| told.contains(&places[cell])),
        );
    }
    narrow
}

/// Whether a count of a sensitive cell is one that must not be known: its base; on a sensitive variable, of how many something is true and
/// is not, where they are few.
fn is_to_hide(system: &System, cell: usize, count: Count, few: i128) -> bool {
    match count {
        Count::Base(_) => system.cells[cell].size() > 0,
        Count::Hits(..) | Count::Others(..) => system.cells[cell].counts[&count] < few,
    }
}

/// What is known of one count of the cells at `places`.
fn counted(
    system: &System,
    places: &BTreeMap<usize, usize>,
    known: &Known,
    count: Count,
) -> Counts {
    let value = |cell: usize| system.cells[cell].counts.get(&count).copied().unwrap_or(0);
    let equations = system.equations_of(count);
    let sums = equations.iter().filter_map(|equation| {
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
    // A base of the sector that is withheld is of one person at least: nobody is published.
    let is_base = matches!(count, Count::Base(_));
    let is_one =
        |cell: usize| is_base && value(cell) > 0 && !system.cells[cell].is_of_association();
    let brought = |cell: usize| known.least.get(&cell)?.get(&count).copied();
    let least = |cell: usize| i128::from(is_one(cell)).max(brought(cell).unwrap_or(0));
    Counts {
        sums: sums.collect(),
        least: places.keys().map(|cell| least(*cell)).collect(),
        truth: places.keys().map(|cell| value(*cell)).collect(),
    }
}
