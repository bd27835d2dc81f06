//! What is read of a column and may yet be wrong: the decimal mark where nothing declares it, and days out of reach.
//!
//! In: cells one after the other. Out: whether the column tells the mark of its file, and whether a day is far from its row.

use std::ops::Range;

use super::number::{MarkTold, Notation};
use super::values::text_of;
use super::workbook::cell::is_marked;
use crate::calendar::first_day_of;

/// No date of a person alive, or of a service, is older.
const OLDEST_YEAR: i64 = 1900;

/// What the numbers of one column told of the decimal mark.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The column, and the line, of the first that could be read in two ways.
    pub(super) ambiguous: Option<(usize, u64)>,
    /// Whether one could be read in one way only.
    pub(super) told: bool,
}

impl Marks {
    /// Adds what other cells of the column told.
    pub(super) fn append(&mut self, more: &Self) {
        let found = [self.ambiguous, more.ambiguous].into_iter().flatten();
        self.ambiguous = found.min_by_key(|(column, line)| (*line, *column));
        self.told |= more.told;
    }

    pub(super) fn look(&mut self, notation: &Notation, cell: &[u8], column: usize, line: u64) {
        // A number of a workbook is one, however it is shown. One that tells the mark settles it for the file.
        if self.told || is_marked(cell) {
            return;
        }
        match notation.mark_told(&text_of(cell)) {
            MarkTold::Nothing => {}
            MarkTold::Expected => self.told = true,
            MarkTold::Either => {
                self.ambiguous.get_or_insert((column, line));
            }
        }
    }
}

/// The year of the row before, and the days that its dates may have: up to the end of the year that follows, for what was
/// asked in December may be answered in January, and an export is made months later.
#[derive(Debug, Default)]
pub(super) struct Reach(Option<(i64, Range<i32>)>);

impl Reach {
    /// Whether a row of `year` may well speak of `day`.
    pub(super) fn holds(&mut self, year: i64, day: i32) -> bool {
        match &self.0 {
            Some((known, days)) if *known == year => days.contains(&day),
            _ => {
                let days = first_day_of(OLDEST_YEAR)..first_day_of(year + 2);
                let holds = days.contains(&day);
                self.0 = Some((year, days));
                holds
            }
        }
    }
}
