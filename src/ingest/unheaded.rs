//! Columns without a heading, and whether anything stands in them.
//!
//! In: the headings of a file, then its rows. Out: how many rows hold something where no heading says what it is:
//! nothing can map such a column, so its answers would be lost without a word.

use super::heading::Headings;
use super::record::Record;
use super::values::is_blank;

/// Columns without a heading.
#[derive(Debug)]
pub(super) struct Unheaded {
    /// Each with the rows that hold something there.
    columns: Vec<(usize, u64)>,
}

impl Unheaded {
    pub(super) fn of(headings: &Headings) -> Self {
        let blank = headings.full.iter().zip(0..);
        let blank = blank.filter(|(heading, _)| heading.is_empty());
        Self {
            columns: blank.map(|(_, at)| (at, 0)).collect(),
        }
    }

    /// Adds what other rows of the file hold there.
    pub(super) fn append(&mut self, more: &Self) {
        for ((_, rows), (_, more)) in self.columns.iter_mut().zip(&more.columns) {
            *rows += more;
        }
    }

    /// Looks at one row.
    pub(super) fn look(&mut self, record: &Record) {
        for (at, rows) in &mut self.columns {
            let holds = record.get(*at).is_some_and(|cell| !is_blank(cell));
            *rows += u64::from(holds);
        }
    }

    /// The columns that hold something, from 1, each with how many rows.
    pub(super) fn held(&self) -> Vec<(usize, u64)> {
        let held = self.columns.iter().filter(|(_, rows)| *rows > 0);
        held.map(|(at, rows)| (at + 1, *rows)).collect()
    }
}
