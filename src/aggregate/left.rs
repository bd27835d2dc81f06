//! Rows left out, counted where they would have counted: the steps on the way from what was collected to a base.
//!
//! Nothing is read again: reading, settling which row of a respondent counts and leaving out of a base each say what they
//! leave, row by row.

use std::collections::BTreeMap;

use super::frame::Entries;
use super::grid::Grid;
use super::reading::Standing;
use super::rows::Rows;
use crate::cells::{Cell, Left, LeftOut};

/// Who was left out, by the number of the cell in `grid`, that of the first source whatever the source.
pub(super) fn count(grid: &Grid, rows: &Rows) -> BTreeMap<u64, LeftOut> {
    let left = &rows.left;
    let each = left.why.iter().zip(&left.slot).enumerate();
    // Once sorted, equal ones follow each other.
    let mut numbers: Vec<(u64, Left)> = each
        .map(|(row, (why, slot))| (grid.number(&left.dimensions, *slot, row), *why))
        .collect();
    numbers.sort_unstable();
    let mut counts: BTreeMap<u64, LeftOut> = BTreeMap::new();
    for same in numbers.chunk_by(|a, b| a == b) {
        let (number, why) = same[0];
        counts
            .entry(number)
            .or_default()
            .insert(why, same.len() as i128);
    }
    counts
}

/// Where respondents are counted, the observations of each beyond the one that counts, by the number of the cell as above.
pub(super) fn repeated(entries: &Entries, persons: &BTreeMap<u64, Cell>) -> BTreeMap<u64, LeftOut> {
    let mut observed: BTreeMap<u64, i128> = BTreeMap::new();
    for (cell, reading) in entries.cells.iter().zip(entries.readings) {
        if reading.standing == Standing::Valued {
            *observed.entry(cell % entries.each).or_default() += 1;
        }
    }
    let beyond = observed.into_iter().map(|(number, count)| {
        let persons = persons.get(&number).map_or(0, |cell| cell.persons);
        (number, count - persons)
    });
    let some = beyond.filter(|(_, count)| *count > 0);
    some.map(|(number, count)| (number, LeftOut::from([(Left::Repeated, count)])))
        .collect()
}
