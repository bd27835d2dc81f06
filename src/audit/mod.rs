//! Whether what releases withhold can be worked out from what they publish.
//!
//! In: a plan and the rows of releases as written and, where it is given, the working file. Out: a [`Verdict`]: for each who may
//! attack, the withheld rows that can be recovered or come too near, and tables that prove it of all others.
//!
//! ```text
//! CSV ─reading─▶ rows ─system─▶ equations ─presolve─▶ components ─rank─▶ ─bounds─▶ standings, tables
//! ```
//!
//! Nothing is shared with [`crate::protect`] but the format of files, so that one mistake is not made twice. It fails closed:
//! what it cannot settle within its budget has failed.

mod alike;
mod bounds;
mod presolve;
mod primary;
mod rank;
mod reading;
mod simplex;
mod system;
mod told;

use std::collections::{BTreeMap, BTreeSet};

pub use bounds::Standing;
pub use reading::{Counts, Key, Rows, Series, Splits};
pub use system::{Number, Quantity, Who};

use crate::plan::{AssociationId, Plan};
use crate::workers;
use presolve::Component;
use system::System;
use told::targets;

/// What an audit found.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Rows read.
    pub read: usize,
    /// Rows withheld in every release.
    pub withheld: usize,
    /// Rows that releases contradict each other about.
    pub contradicted: BTreeSet<Key>,
    /// Equations that the working file does not satisfy; none where it is not given.
    pub untrue: Option<usize>,
    /// Each who attacks: the stranger first.
    pub attacks: Vec<Attack>,
}

/// What one attacker finds.
#[derive(Clone, Debug)]
pub struct Attack {
    /// The associations that put their own rows together; none for a stranger.
    pub insiders: BTreeSet<AssociationId>,
    /// Pieces of the system that tie unknowns to each other.
    pub components: usize,
    /// Unknowns of the largest piece.
    pub largest: usize,
    /// Withheld rows that fail, each with the worst of what it tells.
    pub failing: BTreeMap<Key, Standing>,
    /// Withheld rows whose base is known within fewer persons than the threshold; it fails only what needs as many.
    pub narrow: usize,
    /// Whether no table satisfies what is published.
    pub impossible: bool,
    /// The tables that prove the rest, one piece after the other.
    pub proofs: Vec<Proof>,
}

/// Tables of one piece.
#[derive(Clone, Debug)]
pub struct Proof {
    /// What they are of.
    pub numbers: Vec<Number>,
    /// Whole numbers, in the order of `numbers`: each table satisfies all that is published.
    pub tables: Vec<Vec<i128>>,
}

impl Attack {
    /// Whether it finds nothing that it should not.
    pub fn is_held_off(&self) -> bool {
        self.failing.is_empty() && !self.impossible
    }
}

impl Verdict {
    /// Whether what is read may be released: a pair of associations is told, and fails nothing.
    pub fn is_safe(&self) -> bool {
        let alone = self.attacks.iter().filter(|it| it.insiders.len() < 2);
        self.contradicted.is_empty()
            && self.untrue.unwrap_or(0) == 0
            && alone.clone().next().is_some()
            && alone.clone().all(Attack::is_held_off)
    }
}

/// Audits `rows`; with the working rows of the same figures, `truth`, plays each association as well, and each two of them.
pub fn audit(plan: &Plan, rows: &Rows, truth: Option<&Rows>) -> Verdict {
    let members = truth.map(members).unwrap_or_default();
    let mut crowds = one_by_one(&members);
    for first in &members {
        let after = members.range(first..).skip(1);
        crowds.extend(after.map(|second| BTreeSet::from([*first, *second])));
    }
    played(plan, rows, truth, crowds)
}

/// Audits `rows` against a stranger and each association by itself: all that must be held off before a release.
pub fn audit_one_by_one(plan: &Plan, rows: &Rows, truth: &Rows) -> Verdict {
    played(plan, rows, Some(truth), one_by_one(&members(truth)))
}

/// The associations that working rows are of.
fn members(truth: &Rows) -> BTreeSet<AssociationId> {
    let keys = truth.rows.keys();
    keys.filter_map(|key| key.association).collect()
}

/// The stranger, then each of `members`.
fn one_by_one(members: &BTreeSet<AssociationId>) -> Vec<BTreeSet<AssociationId>> {
    let each = members.iter().map(|id| BTreeSet::from([*id]));
    [BTreeSet::new()].into_iter().chain(each).collect()
}

/// Plays each of `crowds`.
fn played(
    plan: &Plan,
    rows: &Rows,
    truth: Option<&Rows>,
    crowds: Vec<BTreeSet<AssociationId>>,
) -> Verdict {
    let attacks = crowds
        .into_iter()
        .map(|crowd| attack(plan, rows, truth, crowd));
    let attacks: Vec<Attack> = attacks.collect();
    Verdict {
        read: rows.read,
        withheld: rows.withheld().count(),
        contradicted: rows.contradicted.clone(),
        untrue: truth.map(|truth| untrue(plan, rows, truth)),
        attacks,
    }
}

/// Plays `insiders`, who hold their own working rows.
fn attack(
    plan: &Plan,
    rows: &Rows,
    truth: Option<&Rows>,
    insiders: BTreeSet<AssociationId>,
) -> Attack {
    let held = truth.into_iter().flat_map(|truth| &truth.rows);
    let held = held.filter(|(key, _)| key.association.is_some_and(|id| insiders.contains(&id)));
    let own: BTreeMap<Key, Counts> = held
        .filter_map(|(key, counts)| Some((key.clone(), (*counts)?)))
        .collect();
    let system = System::of(plan, rows, &own, &insiders);
    let presolved = presolve::presolve(&system);
    let determined = rank::determined(&system.reals);

    // What each withheld row would tell, and how far apart its values must be.
    // Who alone feeds a table knows it without any release.
    let fed_by_others = |key: &Key| {
        let mut feeds = plan.indicator(key.series.indicator).feeds.iter();
        feeds.any(|it| it.comparability.enters() && !insiders.contains(&it.association))
    };
    let theirs = |key: &&Key| match key.association {
        Some(id) => !insiders.contains(&id),
        None => insiders.is_empty() || fed_by_others(key),
    };
    let mut asked: BTreeMap<usize, i128> = BTreeMap::new();
    let mut rows_of: BTreeMap<usize, Vec<&Key>> = BTreeMap::new();
    let mut standings: BTreeMap<usize, Standing> = BTreeMap::new();
    let mut required: BTreeMap<usize, i128> = BTreeMap::new();
    for key in rows.withheld().filter(theirs) {
        let indicator = plan.indicator(key.series.indicator);
        for number in targets(plan, key) {
            let Some(at) = system.index.get(&number).copied() else {
                continue;
            };
            rows_of.entry(at).or_default().push(key);
            if let Quantity::Sum(_) = number.quantity {
                let known = determined.contains(&at);
                standings.insert(
                    at,
                    if known {
                        Standing::Recovered
                    } else {
                        Standing::Safe
                    },
                );
                continue;
            }
            let apart = truth.map_or(1, |truth| primary::apart(plan, truth, key, &number));
            let worst = required.entry(at).or_insert(1);
            *worst = apart.max(*worst);
            if let Some(value) = presolved.fixed.get(&at) {
                // Nobody of whom it is counted, where that is no secret, is what the margin says.
                let plain = matches!(number.quantity, Quantity::True(_))
                    && *value == 0
                    && !primary::is_sensitive(plan, indicator);
                standings.insert(
                    at,
                    if plain {
                        Standing::Safe
                    } else {
                        Standing::Recovered
                    },
                );
                continue;
            }
            let few = match number.quantity {
                Quantity::Answers => i128::from(indicator.publish.persons),
                _ => 1,
            };
            let wanted = asked.entry(at).or_insert(1);
            *wanted = few.max(apart).max(*wanted);
        }
    }

    let tied = presolved
        .components
        .iter()
        .filter(|it| it.unknowns.len() > 1);
    let (components, largest) = (tied.clone().count(), tied.map(|it| it.unknowns.len()).max());
    let jobs: Vec<&Component> = presolved.components.iter().collect();
    let found = workers::each(&jobs, workers::available(), |component| {
        let mut wanted: BTreeMap<usize, i128> = component
            .unknowns
            .iter()
            .filter_map(|at| Some((*at, *asked.get(at)?)))
            .collect();
        let mut known = BTreeMap::new();
        if !wanted.is_empty() {
            for at in rank::determined(&component.equations) {
                if wanted.remove(&at).is_some() {
                    known.insert(at, Standing::Recovered);
                }
            }
        }
        let mut found = bounds::explore(&system, component, &wanted);
        found.standings.extend(known);
        found
    });
    let mut impossible = system.contradicts || presolved.contradicts;
    let mut proofs = Vec::new();
    for (component, found) in jobs.iter().zip(found) {
        impossible |= found.impossible;
        standings.extend(found.standings);
        if found.tables.len() > 1 {
            let numbers = component
                .unknowns
                .iter()
                .map(|at| system.unknowns[*at].number.clone());
            proofs.push(Proof {
                numbers: numbers.collect(),
                tables: found.tables,
            });
        }
    }

    let mut failing: BTreeMap<Key, Standing> = BTreeMap::new();
    let mut narrow = BTreeSet::new();
    for (at, standing) in standings {
        let keys = rows_of.get(&at).into_iter().flatten();
        let fails = match standing {
            Standing::Safe => continue,
            Standing::Narrow => {
                narrow.extend(keys.clone().copied());
                required.get(&at).is_some_and(|apart| *apart > 1)
            }
            Standing::Recovered | Standing::Undecided => true,
        };
        for key in keys.filter(|_| fails) {
            let worst = failing.entry(Key::clone(key)).or_insert(standing);
            *worst = standing.max(*worst);
        }
    }
    Attack {
        insiders,
        components,
        largest: largest.unwrap_or(0),
        failing,
        narrow: narrow.len(),
        impossible,
        proofs,
    }
}

/// How many equations of a stranger the working rows do not satisfy: with none, what is true lies within all bounds.
fn untrue(plan: &Plan, rows: &Rows, truth: &Rows) -> usize {
    let system = System::of(plan, rows, &BTreeMap::new(), &BTreeSet::new());
    let value = |at: usize| -> Option<i128> {
        let number = &system.unknowns[at].number;
        let association = match number.who {
            Who::Sector => None,
            Who::Association(id) => Some(id),
            Who::Others => return None,
        };
        let code = match number.quantity {
            Quantity::True(code) => code,
            _ => None,
        };
        let key = Key {
            series: number.series,
            splits: number.splits.clone(),
            code,
            association,
        };
        let counts = truth.rows.get(&key).copied().flatten()?;
        told::value(&counts, number.quantity)
    };
    let lies = system.equations.iter().filter(|equation| {
        let sum: Option<i128> = equation
            .terms
            .iter()
            .map(|(at, times)| Some(times * value(*at)?))
            .sum();
        sum.is_some_and(|sum| sum != equation.value)
    });
    lies.count()
}

#[cfg(test)]
mod tests;
