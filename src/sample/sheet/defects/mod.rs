//! Faults planted in a made-up export, each known and named.
//!
//! In: a sheet without fault. Out: the same sheet with, in at most one row in fifteen, one fault of each kind
//! that its source can bear, over and over; and the key that names them all, for whoever must find them.

mod copies;
mod rows;
mod site;
mod values;

use std::collections::BTreeMap;

use csv::Writer;

use super::cells::Cells;
use super::layout::Layout;
use super::mix::{mix, pick};
use super::{Row, Sheet};
use crate::diagnostic::Code;
use crate::sample::Drawn;
use site::{Bench, Change, Site};

/// One faulty row in this many.
const ROWS_A_FAULT: usize = 15;
/// Rows looked at before a kind of fault is given up.
const TRIES: usize = 100;

/// Something wrong with a row, on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The heading, upper and lower cells joined by ` | `; empty where it is of the whole row.
    pub column: String,
    /// What a reader says of it; none where it says nothing.
    pub code: Option<Code>,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of a fault when the export is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// The row is rejected.
    RowRejected,
    /// The row counts, without this value.
    CellInvalid,
    /// A declared rule leaves the row out, or it is blank.
    Excluded,
    /// Another row of the same respondent counts.
    Duplicate,
    /// The row counts, and something is said of it.
    RowKept,
}

impl Fate {
    /// Its name in the key.
    pub fn name(self) -> &'static str {
        match self {
            Self::RowRejected => "row-rejected",
            Self::CellInvalid => "cell-invalid",
            Self::Excluded => "excluded",
            Self::Duplicate => "duplicate",
            Self::RowKept => "row-kept",
        }
    }
}

/// One kind of fault: how it is planted in a row, where the row can bear it.
type Kind = fn(&Bench, &Site) -> Option<Change>;

/// Every kind.
const KINDS: [Kind; 22] = [
    values::misspelt,
    rows::short,
    values::out_of_range,
    copies::repeated,
    values::impossible_date,
    rows::without_period,
    values::no_number,
    rows::excluded,
    values::exclusive_broken,
    rows::without_id,
    values::too_precise,
    copies::tied,
    values::unaccented,
    rows::long,
    values::backwards,
    rows::without_wave,
    values::free,
    copies::settled,
    rows::damaged_id,
    rows::stray_quote,
    rows::blank,
    values::unknown_option,
];

/// Plants faults in `sheet`, the rows of which are those of `drawn`.
pub(super) fn plant(layout: &Layout, cells: &Cells, drawn: &[Drawn], sheet: &mut Sheet) {
    let seed = cells.seed;
    let headings = sheet.joined_headings();
    let bench = Bench::new(layout, cells, headings);
    let mut left = drawn.len() / ROWS_A_FAULT;
    let mut order: Vec<usize> = (0..drawn.len()).collect();
    order.sort_by_cached_key(|row| mix(seed, &[*row as u64, 20]));
    let mut kinds = KINDS.to_vec();
    kinds.rotate_left(pick(seed, &[21], KINDS.len()));
    let mut changes: BTreeMap<usize, Change> = BTreeMap::new();
    while left > 0 && !kinds.is_empty() {
        kinds.retain(|kind| {
            let planted = order.iter().take(TRIES).enumerate().find_map(|(at, row)| {
                let site = Site {
                    row: *row,
                    drawn: drawn.get(*row)?,
                    cells: &sheet.rows.get(*row)?.cells,
                };
                Some((at, kind(&bench, &site)?))
            });
            let Some((at, change)) = planted.filter(|(_, change)| change.faulty_rows() <= left)
            else {
                return false;
            };
            left -= change.faulty_rows();
            changes.insert(order.remove(at), change);
            true
        });
    }
    let rows = std::mem::take(&mut sheet.rows);
    for (at, row) in rows.into_iter().enumerate() {
        match changes.remove(&at) {
            None => sheet.rows.push(row),
            Some(change) => {
                sheet.rows.push(change.row);
                sheet.rows.extend(change.after);
            }
        }
    }
}

/// The key of a sheet, as CSV: one line a fault, with the line an editor shows.
pub fn key(sheet: &Sheet) -> Vec<u8> {
    let mut writer = Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and all records have the same length.
    let _ = writer.write_record(["line", "column", "code", "fate"]);
    for (at, row) in sheet.rows.iter().enumerate() {
        let line = sheet.line_of(at).to_string();
        for Fault { column, code, fate } in &row.faults {
            let code = code.map_or("", Code::name);
            let _ = writer.write_record([&line, column, code, fate.name()]);
        }
    }
    writer.into_inner().unwrap_or_default()
}

impl Change {
    fn faulty_rows(&self) -> usize {
        let rows: [Option<&Row>; 2] = [Some(&self.row), self.after.as_ref()];
        let faulty = rows
            .into_iter()
            .flatten()
            .filter(|row| !row.faults.is_empty());
        faulty.count()
    }
}
