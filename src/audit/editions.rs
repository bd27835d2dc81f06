//! Figures that were corrected: releases of one series that do not speak of the same data.
//!
//! In: the rows of releases in several editions. Out: which numbers are the same in two editions, which were only added to or only
//! withdrawn from, and the rows whose two published values tell of few.
//!
//! Who reads two editions knows both of their numbers, and takes for granted whatever is likely:
//!
//! - where all that is published twice of one quantity of a table is the same, it did not change, withheld rows included: they are
//!   one number in both;
//! - where all of it grew, only people were added; where all of it shrank, only withdrawn: what is between the two editions is a
//!   table of its own, of numbers not below 0, withheld rows included;
//! - where some grew and some shrank, answers were corrected: nothing ties what is withheld in one to the other.
//!
//! A difference between two published numbers counts the persons added, withdrawn or corrected: it is of nobody, or of as many as
//! the threshold. Whose it is cannot be told from what is published; see the command that records releases.

use std::collections::{BTreeMap, BTreeSet};

use super::primary::is_sensitive;
use super::reading::{Edition, Key, Rows, Series, Splits};
use super::system::{Quantity, Who};
use crate::plan::{AssociationId, CodeId, Indicator, Plan};
use crate::referential::Observes;

/// How a quantity of a table stands in one edition to what it was in the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// It is the same.
    Not,
    /// It was only added to.
    Up,
    /// It was only withdrawn from.
    Down,
    /// Nothing can be said.
    Anyhow,
}

impl Moved {
    /// What differences tell together; none where nothing is published twice.
    pub(super) fn of(differences: &BTreeSet<i128>) -> Self {
        match (differences.first(), differences.last()) {
            (None, _) | (_, None) => Self::Anyhow,
            (Some(0), Some(0)) => Self::Not,
            (Some(least), _) if *least >= 0 => Self::Up,
            (_, Some(most)) if *most <= 0 => Self::Down,
            _ => Self::Anyhow,
        }
    }
}

/// One quantity of one table.
pub(super) type Column = (Series, Who, Quantity);

/// The editions in which each quantity of each table is the same, by each of them; none where it has one only.
pub(super) type Stages = BTreeMap<Column, Vec<u16>>;

/// Each table in each of its editions but the first, with the edition before.
pub(super) fn successions(rows: &Rows) -> Vec<(Series, Series)> {
    let mut editions: BTreeMap<Series, BTreeSet<Edition>> = BTreeMap::new();
    for key in rows.rows.keys() {
        let first = key.series.in_edition(Edition::At(0));
        editions
            .entry(first)
            .or_default()
            .insert(key.series.edition);
    }
    let mut all = Vec::new();
    for (series, held) in editions {
        let held: Vec<Edition> = held.into_iter().collect();
        for pair in held.windows(2) {
            all.push((series.in_edition(pair[0]), series.in_edition(pair[1])));
        }
    }
    all
}

/// Who and where, in two editions of a table.
pub(super) fn places(rows: &Rows, [before, after]: [Series; 2]) -> BTreeSet<(Who, Splits)> {
    let of = |key: &&Key| key.series == before || key.series == after;
    let place = |key: &Key| {
        let who = key.association.map_or(Who::Sector, Who::Association);
        (who, key.splits.clone())
    };
    rows.rows.keys().filter(of).map(place).collect()
}

/// What one row tells in two editions, each number none where it is not known.
pub(super) struct Twice {
    /// The base.
    pub(super) answers: Option<[i128; 2]>,
    /// Those without an answer, outside the base, or seen once.
    pub(super) beside: Vec<[i128; 2]>,
    /// What is counted, by code.
    pub(super) counted: BTreeMap<Option<CodeId>, [i128; 2]>,
    /// Whether a value that is no count changed.
    pub(super) value_changed: bool,
}

impl Twice {
    /// Whether the difference is that of few: who compares the two editions learns of them what would be withheld of a table.
    pub(super) fn tells_of_few(&self, plan: &Plan, indicator: &Indicator) -> bool {
        if indicator.observes == Observes::Site {
            // Sites are no persons.
            return false;
        }
        let few = i128::from(indicator.publish.persons);
        let is_few = |count: i128| count != 0 && count.abs() < few;
        let change = |[before, after]: [i128; 2]| after - before;
        let Some(answers) = self.answers.map(change) else {
            return false;
        };
        if is_few(answers) {
            return true;
        }
        let sensitive = is_sensitive(plan, indicator);
        let mut counted = self.counted.values().copied().map(change);
        if answers == 0 {
            // Nobody more: whatever changed is a correction, of as many as it says.
            let mut beside = self.beside.iter().copied().map(change);
            return beside.any(is_few)
                || counted.clone().any(is_few)
                || self.value_changed && counted.all(|it| it == 0);
        }
        counted.any(|hits| {
            let misses = answers - hits;
            let mixed = hits.signum() * misses.signum() < 0;
            if sensitive {
                hits.abs() < few || misses.abs() < few
            } else {
                mixed && (is_few(hits) || is_few(misses))
            }
        })
    }
}

/// The key of what is told of `series` at one place.
pub(super) fn key_of(series: Series, who: Who, splits: &Splits, code: Option<CodeId>) -> Key {
    let association: Option<AssociationId> = match who {
        Who::Association(id) => Some(id),
        Who::Sector | Who::Others => None,
    };
    Key {
        series: series.in_edition(Edition::At(0)),
        splits: splits.clone(),
        code,
        association,
    }
}
