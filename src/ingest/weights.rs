//! The weight of each row, as a column writes it.
//!
//! In: cells. Out: whole numbers of millionths, above 0. A row without one is rejected: it could stand in no figure that
//! weighs the others.

use super::doubts::Marks;
use super::heading::Search;
use super::number::Notation;
use super::record::Record;
use super::values::{text_of, unmask};
use crate::plan::{Source, Weights};

/// The heaviest weight, in millionths: as many persons as a country has towns.
const HEAVIEST: i64 = 1_000_000_000_000;

/// Reads the weights of one source.
#[derive(Debug)]
pub(super) struct WeightReader {
    column: usize,
    notation: Notation,
    masks: bool,
    /// What the numbers tell of the decimal mark.
    pub(super) marks: Marks,
}

impl WeightReader {
    /// Finds the column; none where no column weighs.
    pub(super) fn bind(source: &Source, search: &mut Search) -> Option<Self> {
        let Some(Weights::Column(heading)) = &source.weights else {
            return None;
        };
        Some(Self {
            column: search.column(heading),
            notation: Notation::of(&source.dialect, source.profile),
            masks: source.profile.masks_formulas,
            marks: Marks::default(),
        })
    }

    /// The weight of a row that stands on `line`; else the column and the text that is none.
    pub(super) fn read(&mut self, record: &Record, line: u64) -> Result<i64, (usize, String)> {
        let cell = record.get(self.column).unwrap_or_default();
        let cell = unmask(cell, self.masks);
        self.marks.look(&self.notation, cell, self.column, line);
        let text = text_of(cell);
        let weight = self.notation.weight(&text);
        let weight = weight.filter(|weight| (1..=HEAVIEST).contains(weight));
        weight.ok_or_else(|| (self.column, text.into_owned()))
    }
}
