//! What releases say: rows of tidy CSV, read by their headings alone.
//!
//! In: the bytes of files. Out: each row by what it speaks of, with its counts or none where it is withheld. Nothing is
//! shared with what withholds but the format.

mod file;

use std::collections::{BTreeMap, BTreeSet};

use crate::cells::Split;
use crate::i18n::{Said, audit as said};
use crate::period::Period;
use crate::plan::{AssociationId, CodeId, IndicatorId, Plan, VariableId, Waves};
use file::{File, Line, Of};

/// Of which data a table speaks: releases that do not contradict each other are of one edition, those after a correction of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edition {
    /// The data as they were, editions numbered from 0.
    At(u16),
    /// What was added or withdrawn since the edition before.
    Since(u16),
}

/// What rows of one table have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Series {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period.
    pub period: Period,
    /// The wave, or the two of a change.
    pub waves: Waves,
    /// Of which data.
    pub edition: Edition,
}

impl Series {
    /// The same table of other data.
    pub(super) fn in_edition(self, edition: Edition) -> Self {
        Self { edition, ..self }
    }
}

/// Where a number stands in a table.
pub type Splits = BTreeMap<VariableId, Split>;

/// What one row speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Its table.
    pub series: Series,
    /// Its splits; none for the total.
    pub splits: Splits,
    /// The code of a distribution.
    pub code: Option<CodeId>,
    /// The association; none for the sector.
    pub association: Option<AssociationId>,
}

/// The whole numbers of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The base.
    pub n: i128,
    /// Eligible, without an answer.
    pub no_answer: i128,
    /// Outside the base.
    pub not_concerned: i128,
    /// What is counted, where that is a whole number.
    pub numerator: Option<i128>,
    /// Seen at the earlier wave alone.
    pub before: i128,
    /// Seen at the later wave alone.
    pub after: i128,
    /// The bits of its value, to tell that it changed where no count does.
    pub value: u64,
}

impl Counts {
    /// Whether it is of nobody.
    fn is_of_nobody(self) -> bool {
        let numerator = self.numerator.unwrap_or(0);
        [
            self.n,
            self.no_answer,
            self.not_concerned,
            numerator,
            self.before,
            self.after,
        ] == [0; 6]
    }

    /// Whether it counts what `other` does; values may be rounded in one.
    fn counts_as(self, other: Self) -> bool {
        let value = other.value;
        Self { value, ..self } == other
    }
}

/// All that files say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Each row; none where it is withheld in every file of its edition.
    pub rows: BTreeMap<Key, Option<Counts>>,
    /// The last edition.
    pub edition: u16,
    /// Associations whose data are now what they were in an edition before.
    unmoved: BTreeSet<(u16, AssociationId)>,
    /// Whether a row is of a working file.
    pub working: bool,
    /// Rows read, in all files.
    pub read: usize,
}

/// Rows that stand or fall together: those of one disaggregation, of one association or of the sector.
type Shape = (Series, Option<AssociationId>, BTreeSet<VariableId>);

/// The disaggregation that a row is of.
fn shape(key: &Key) -> Shape {
    let variables = key.splits.keys().copied().collect();
    (key.series, key.association, variables)
}

impl Key {
    /// The same row of other data.
    pub(super) fn in_edition(&self, edition: Edition) -> Self {
        Self {
            series: self.series.in_edition(edition),
            ..self.clone()
        }
    }
}

impl Rows {
    /// Adds the rows of one file. Where one contradicts those of the last edition, an edition begins: give files in the order
    /// in which they were released.
    ///
    /// # Errors
    /// Where it is no tidy CSV of figures of `plan`.
    pub fn add(&mut self, plan: &Plan, name: &str, bytes: &[u8]) -> Result<(), Said> {
        let file = File::read(plan, name, bytes)?;
        if file.lines.iter().any(|it| it.of != Of::This) {
            return Err(said::other_referential(name, &plan.id, &plan.version));
        }
        if let Some(heading) = file.lacks {
            return Err(said::column_missing(name, &heading));
        }
        if let Some(line) = file.lines.iter().find(|it| it.key.is_none()) {
            return Err(said::row_unreadable(name, line.number));
        }
        self.take_lines(file.lines);
        Ok(())
    }

    /// Adds the rows of one file as [`Self::add`] does, were it made by another version of the referential: then without the rows
    /// that mean nothing in `plan`, or something else, for their indicator has a break. Returns how many these are.
    ///
    /// # Errors
    /// Where it is no tidy CSV of figures of a version of the referential of `plan`.
    pub fn add_former(&mut self, plan: &Plan, name: &str, bytes: &[u8]) -> Result<usize, Said> {
        let file = File::read(plan, name, bytes)?;
        if file.lines.iter().all(|it| it.of == Of::This) {
            return self.add(plan, name, bytes).map(|()| 0);
        }
        if file.lines.iter().any(|it| it.of == Of::Another) {
            return Err(said::other_referential(name, &plan.id, &plan.version));
        }
        let all = file.lines.len();
        let means_the_same = |key: &Key| plan.indicator(key.series.indicator).breaks.is_empty();
        let mut kept = file.lines;
        kept.retain(|line| line.key.as_ref().is_some_and(means_the_same));
        let left = all - kept.len();
        self.take_lines(kept);
        Ok(left)
    }

    fn take_lines(&mut self, lines: Vec<Line>) {
        let mut added: BTreeMap<Key, Option<Counts>> = BTreeMap::new();
        for line in lines {
            self.working |= line.working;
            self.read += 1;
            if let Some(key) = line.key {
                let held = added.entry(key).or_insert(line.counts);
                *held = held.or(line.counts);
            }
        }
        self.take(added);
    }

    /// Takes the rows of one file, under the first edition: where they contradict those of the last one, an edition begins.
    pub(super) fn take(&mut self, added: BTreeMap<Key, Option<Counts>>) {
        if self.is_contradicted_by(&added) {
            self.edition += 1;
        }
        let edition = Edition::At(self.edition);
        for (key, counts) in added {
            let held = self.rows.entry(key.in_edition(edition)).or_insert(counts);
            *held = held.or(counts);
        }
    }

    /// Whether rows of other files give other numbers than those of the last edition, or do not give what these do.
    fn is_contradicted_by(&self, added: &BTreeMap<Key, Option<Counts>>) -> bool {
        let last = Edition::At(self.edition);
        let held = self
            .rows
            .iter()
            .filter(|(key, _)| key.series.edition == last);
        let held: BTreeMap<Key, Option<Counts>> = held
            .map(|(key, counts)| (key.in_edition(Edition::At(0)), *counts))
            .collect();
        // A row that is not there, where its disaggregation is, is of nobody.
        let is_missing_from = |rows: &BTreeMap<Key, Option<Counts>>, others: &BTreeMap<Key, _>| {
            let shapes: BTreeSet<Shape> = rows.keys().map(shape).collect();
            others.iter().any(|(key, counts): (&Key, &Option<Counts>)| {
                !rows.contains_key(key)
                    && shapes.contains(&shape(key))
                    && !counts.is_some_and(Counts::is_of_nobody)
            })
        };
        let differs = added.iter().any(|(key, more)| {
            let held = held.get(key).copied().flatten();
            held.zip(*more).is_some_and(|(held, more)| held != more)
        });
        differs || is_missing_from(&held, added) || is_missing_from(added, &held)
    }

    /// Begins an edition where a row of the last one does not count what is true now, in the working rows `truth`.
    pub fn end_where_untrue(&mut self, truth: &Self) {
        let last = Edition::At(self.edition);
        let held = self
            .rows
            .iter()
            .filter(|(key, _)| key.series.edition == last);
        let mut free = held.filter_map(|(key, counts)| Some((key, (*counts)?)));
        let untrue = free.any(|(key, counts)| {
            let key = key.in_edition(Edition::At(truth.edition));
            let now = truth.rows.get(&key).copied().flatten().unwrap_or_default();
            !counts.counts_as(now)
        });
        self.edition += u16::from(untrue);
    }

    /// Notes that the data of `association` are now what they were in `edition`: it holds its own rows of then too.
    pub fn keep(&mut self, edition: u16, association: AssociationId) {
        self.unmoved.insert((edition, association));
    }

    /// Whether the working rows of now tell what those of `association` were in `edition`.
    pub(super) fn are_held(&self, edition: u16, association: AssociationId) -> bool {
        edition == self.edition || self.unmoved.contains(&(edition, association))
    }

    /// The rows of the last edition alone.
    pub(super) fn last(&self) -> Self {
        let last = Edition::At(self.edition);
        let held = self
            .rows
            .iter()
            .filter(|(key, _)| key.series.edition == last);
        Self {
            rows: held.map(|(key, counts)| (key.clone(), *counts)).collect(),
            ..self.clone()
        }
    }

    /// The rows of the last edition, as those of `edition`.
    pub(super) fn as_of(&self, edition: u16) -> Self {
        let edition = Edition::At(edition);
        let rows = self.last().rows.into_iter();
        Self {
            rows: rows
                .map(|(key, counts)| (key.in_edition(edition), counts))
                .collect(),
            ..self.clone()
        }
    }

    /// The rows of the sector that both give, with other counts.
    pub fn differing(&self, other: &Self) -> Vec<Key> {
        let differs = self.rows.iter().filter(|(key, counts)| {
            let other = other.rows.get(key).copied().flatten();
            key.association.is_none() && counts.zip(other).is_some_and(|(one, other)| one != other)
        });
        differs.map(|(key, _)| key.clone()).collect()
    }

    /// The rows that no file gives.
    pub fn withheld(&self) -> impl Iterator<Item = &Key> {
        let withheld = self.rows.iter().filter(|(_, counts)| counts.is_none());
        withheld.map(|(key, _)| key)
    }
}
