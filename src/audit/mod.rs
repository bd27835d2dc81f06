//! Whether what releases withhold can be worked out from what they publish.
//!
//! In: a plan and the rows of releases as written and, where it is given, the working file. Out: a [`Verdict`]: for each who may
//! attack, the withheld rows that can be recovered or come too near, and tables that prove it of all others.
//!
//! ```text
//! CSV ─reading─▶ rows ─system─▶ equations ─presolve─▶ components ─rank─▶ ─bounds─▶ standings, tables
//! ```
//!
//! Releases that contradict each other are editions of the same tables, before and after a correction: `editions` says what their
//! differences tell.
//!
//! Nothing is shared with [`crate::protect`] but the format of files, so that one mistake is not made twice. It fails closed:
//! what it cannot settle within its budget has failed.

mod alike;
mod bounds;
mod editions;
mod presolve;
mod primary;
mod rank;
mod reading;
mod simplex;
mod system;
mod told;

use std::collections::{BTreeMap, BTreeSet};

pub use bounds::Standing;
pub use reading::{Counts, Edition, Key, Rows, Series, Splits};
pub use system::{Number, Quantity, Who};

use crate::plan::{AssociationId, Plan};
use crate::referential::Observes;
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
    /// How many times data were corrected between releases.
    pub corrections: usize,
    /// Rows whose two published values, before and after a correction, tell of few.
    pub changed: BTreeSet<Key>,
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
        self.changed.is_empty()
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
    let truth = truth.map(|truth| truth.as_of(rows.edition));
    let truth = truth.as_ref();
    let mut changed = BTreeSet::new();
    let attacks = crowds.into_iter().map(|crowd| {
        let (found, moved) = attack(plan, rows, truth, crowd);
        // What two find together is told, and decides nothing.
        if found.insiders.len() < 2 {
            changed.extend(moved);
        }
        found
    });
    let attacks: Vec<Attack> = attacks.collect();
    let given = |key: &Key| rows.rows.get(key).copied().flatten().is_some();
    let withheld: BTreeSet<Key> = rows
        .withheld()
        .map(|key| key.in_edition(Edition::At(0)))
        .filter(|key| !(0..=rows.edition).any(|it| given(&key.in_edition(Edition::At(it)))))
        .collect();
    Verdict {
        read: rows.read,
        withheld: withheld.len(),
        corrections: usize::from(rows.edition),
        changed,
        untrue: truth.map(|truth| untrue(plan, rows, truth)),
        attacks,
    }
}

/// Plays `insiders`, who hold their own working rows of the last edition, and of those in which they were the same. Returns what they
/// find, and the rows that tell of few by having changed.
fn attack(
    plan: &Plan,
    rows: &Rows,
    truth: Option<&Rows>,
    insiders: BTreeSet<AssociationId>,
) -> (Attack, BTreeSet<Key>) {
    let held = truth.into_iter().flat_map(|truth| &truth.rows);
    let held = held.filter(|(key, _)| key.association.is_some_and(|id| insiders.contains(&id)));
    let own: Vec<(&Key, Counts)> = held
        .filter_map(|(key, counts)| Some((key, (*counts)?)))
        .collect();
    let own: BTreeMap<Key, Counts> = (0..=rows.edition)
        .flat_map(|at| own.iter().map(move |(key, counts)| (at, *key, *counts)))
        .filter(|(at, key, _)| key.association.is_some_and(|id| rows.are_held(*at, id)))
        .map(|(at, key, counts)| (key.in_edition(Edition::At(at)), counts))
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
            let number = system.canonical(&number);
            let Some(at) = system.index.get(&number).copied() else {
                continue;
            };
            rows_of.entry(at).or_default().push(key);
            if let Quantity::Sum(_) = number.quantity {
                // A change that compares nobody adds up to nothing.
                let base = system.index.get(&Number {
                    quantity: Quantity::Answers,
                    ..Number::clone(&number)
                });
                let nobody = base.is_some_and(|at| presolved.fixed.get(at) == Some(&0));
                let nobody = nobody && key.series.waves.is_change();
                let known = determined.contains(&at) && !nobody;
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
            let apart = truth.map_or(1, |truth| {
                if system.is_last(&number, rows.edition) {
                    let key = key.in_edition(Edition::At(rows.edition));
                    primary::apart(plan, truth, &key, &number)
                } else {
                    primary::apart_before(plan, indicator, &number)
                }
            });
            let worst = required.entry(at).or_insert(1);
            *worst = apart.max(*worst);
            if let Some(value) = presolved.fixed.get(&at) {
                // Nobody of whom it is counted, beside those of who attacks, is what the margin says where that is no secret; and a
                // change that compares nobody falls with another of the same respondents.
                let plain = match number.quantity {
                    Quantity::True(_) => {
                        let theirs = insiders.iter().filter_map(|id| {
                            let association = Some(*id);
                            let row = Key {
                                association,
                                ..key.clone()
                            };
                            told::value(own.get(&row)?, number.quantity)
                        });
                        *value == theirs.sum::<i128>() && !primary::is_sensitive(plan, indicator)
                    }
                    Quantity::Answers => *value == 0 && key.series.waves.is_change(),
                    _ => false,
                };
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

    // What was added or withdrawn where neither edition gives the number: it is of nobody, or not of few, or not known.
    let moves = moves(plan, &system);
    let few_of = |at: usize| -> Option<i128> {
        let indicator = moves.get(&at)?.series.indicator;
        Some(i128::from(plan.indicator(indicator).publish.persons))
    };
    let mut changed = system.changed.clone();
    let mut judge = |at: usize, value: Option<i128>| {
        let (Some(number), Some(few)) = (moves.get(&at), few_of(at)) else {
            return;
        };
        if value.is_none_or(|it| it != 0 && it.abs() < few) {
            let code = match number.quantity {
                Quantity::True(code) | Quantity::Untrue(code) => code,
                _ => None,
            };
            changed.insert(editions::key_of(
                number.series,
                number.who,
                &number.splits,
                code,
            ));
        }
    };
    for (at, value) in &presolved.fixed {
        judge(*at, Some(*value));
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
        let moved = component
            .unknowns
            .iter()
            .filter(|at| moves.contains_key(at));
        wanted.extend(moved.map(|at| (*at, 1)));
        let mut found = bounds::explore(&system, component, &wanted);
        found.standings.extend(known);
        found
    });
    let mut impossible = system.contradicts || presolved.contradicts;
    let mut proofs = Vec::new();
    for (component, found) in jobs.iter().zip(found) {
        impossible |= found.impossible;
        for (at, standing) in &found.standings {
            if *standing != Standing::Safe && moves.contains_key(at) {
                let place = component.unknowns.iter().position(|it| it == at);
                let table = found.tables.first();
                judge(*at, place.zip(table).map(|(place, table)| table[place]));
            }
        }
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
                narrow.extend(keys.clone().map(|key| key.in_edition(Edition::At(0))));
                required.get(&at).is_some_and(|apart| *apart > 1)
            }
            Standing::Recovered | Standing::Undecided => true,
        };
        for key in keys.filter(|_| fails) {
            let worst = failing
                .entry(key.in_edition(Edition::At(0)))
                .or_insert(standing);
            *worst = standing.max(*worst);
        }
    }
    let attack = Attack {
        insiders,
        components,
        largest: largest.unwrap_or(0),
        failing,
        narrow: narrow.len(),
        impossible,
        proofs,
    };
    (attack, changed)
}

/// What was added to a number that neither of its editions gives, or withdrawn from it, and would be withheld of a table.
fn moves<'a>(plan: &Plan, system: &'a System) -> BTreeMap<usize, &'a Number> {
    let moved = system.index.iter().filter(|(number, _)| {
        let indicator = plan.indicator(number.series.indicator);
        let told = match number.quantity {
            Quantity::Answers => true,
            Quantity::True(_) | Quantity::Untrue(_) => primary::is_sensitive(plan, indicator),
            _ => false,
        };
        matches!(number.series.edition, Edition::Since(_))
            && indicator.observes != Observes::Site
            && told
    });
    moved.map(|(number, at)| (*at, number)).collect()
}

/// How many equations of a stranger the working rows do not satisfy: with none, what is true lies within all bounds.
fn untrue(plan: &Plan, rows: &Rows, truth: &Rows) -> usize {
    let system = System::of(plan, &rows.last(), &BTreeMap::new(), &BTreeSet::new());
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
