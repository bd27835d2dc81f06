//! How the base of a figure came about, from what its cells counted on the way.
//!
//! In: the rows that each source brought by period and wave, who was left out on the way to the cell, and the cell. Out: a
//! [`Way`]. Where it begins is counted apart from its steps: that they add up is a check, and is tested, but for a change, whose
//! respondents are told apart only by what became of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::cells::{Cell, CellKey, Cells, Left, Reach};
use crate::figure::{Step, Way};
use crate::period::Period;
use crate::plan::{AssociationId, Feed, Indicator, Waves};

/// The way to the base of `cell`, of the sector where `association` is none.
pub(super) fn of(
    cells: &Cells,
    indicator: &Indicator,
    key: &CellKey,
    association: Option<AssociationId>,
    cell: &Cell,
) -> Way {
    let feeds = indicator.feeds.iter();
    let feeds = feeds.filter(|feed| association.is_none_or(|own| own == feed.association));
    let feeds: Vec<&Feed> = feeds.collect();
    let mut way = Way::default();
    leave_out(cells, key, &feeds, &mut way);
    way.leave(Step::EligibilityUnknown, cell.eligibility_unknown);
    for (reason, count) in &cell.missing {
        way.leave(Step::Missing(*reason), *count);
    }
    way.leave(Step::OnlyBefore, cell.unmatched.before);
    way.leave(Step::OnlyAfter, cell.unmatched.after);
    way.leave(Step::AcrossBreak, cell.unmatched.across);
    way.leave(Step::BesideBreak, cell.unmatched.unplaced);
    let counted = way.left().unwrap_or_default().saturating_add(cell.n);
    if key.waves.is_change() {
        way.from = Some(counted);
        return way;
    }
    let gathered = Gathered::of(cells, &feeds, indicator, key);
    way.from = Some(gathered.all);
    way.leave(Step::Elsewhere, gathered.all - gathered.here);
    way.leave(Step::NotComparable, gathered.here - gathered.entering);
    if !key.splits.is_empty() {
        way.leave(Step::OtherCategory, gathered.entering - counted);
    }
    way
}

/// Adds who was left out on the way to the cell, all associations together.
fn leave_out(cells: &Cells, key: &CellKey, feeds: &[&Feed], way: &mut Way) {
    let associations: BTreeSet<AssociationId> = feeds.iter().map(|feed| feed.association).collect();
    let each = associations.into_iter().filter_map(|association| {
        let key = CellKey {
            association,
            ..key.clone()
        };
        cells.left.get(&key)
    });
    let mut sums: BTreeMap<Left, i128> = BTreeMap::new();
    for (why, count) in each.flatten() {
        let sum = sums.entry(*why).or_default();
        *sum = sum.saturating_add(*count);
    }
    for (why, count) in sums {
        let step = match why {
            Left::NotEligible => Step::NotEligible,
            Left::SetAside => Step::SetAside,
            Left::OutOfBase => Step::OutOfBase,
            Left::Unweighed => Step::Unweighed,
            Left::Repeated => Step::Repeated,
            Left::SeenOnce => Step::SeenOnce,
            Left::ComparedLater => continue,
        };
        way.leave(step, count);
    }
}

/// Observations of the sources that can fill a level.
struct Gathered {
    /// All of them.
    all: i128,
    /// Those of its period and wave.
    here: i128,
    /// Among these, those of the sources that are comparable enough to enter.
    entering: i128,
}

impl Gathered {
    fn of(cells: &Cells, feeds: &[&Feed], indicator: &Indicator, key: &CellKey) -> Self {
        let mut gathered = Self {
            all: 0,
            here: 0,
            entering: 0,
        };
        for feed in feeds {
            for (reach, rows) in brought(cells, feed) {
                let period = Period::holding(reach.month, indicator.every);
                let wave = match key.waves {
                    Waves::One(wave) => reach.wave == Some(wave),
                    Waves::None | Waves::Change { .. } => true,
                };
                let here = if period == key.period && wave {
                    rows
                } else {
                    0
                };
                let entering = if feed.comparability.enters() { here } else { 0 };
                gathered.all = gathered.all.saturating_add(rows);
                gathered.here = gathered.here.saturating_add(here);
                gathered.entering = gathered.entering.saturating_add(entering);
            }
        }
        gathered
    }
}

/// The rows that the source of `feed` brought.
fn brought<'a>(cells: &'a Cells, feed: &Feed) -> impl Iterator<Item = (&'a Reach, i128)> {
    let whose = (feed.association, feed.source);
    let from = Reach {
        association: feed.association,
        source: feed.source,
        wave: None,
        month: i32::MIN,
    };
    let own = cells.reached.range(from..);
    let own = own.take_while(move |(reach, _)| (reach.association, reach.source) == whose);
    own.map(|(reach, rows)| (reach, *rows))
}

#[cfg(test)]
mod tests;
