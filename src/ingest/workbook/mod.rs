//! A workbook (`.xlsx`) to text: one sheet of it, as the CSV that a spreadsheet would have saved.
//!
//! In: the bytes of a workbook, and which sheet a source names. Out: a text with `;` between cells, one line a row of the
//! sheet, so that line N of a message is row N as the spreadsheet shows it. That text goes the way of any CSV: there is no
//! second way to read. What becomes of numbers, dates and booleans is told in [`cell`]; an error (`#N/A`) stays its text,
//! which is no answer to anything; a formula is the value that the spreadsheet last computed, and `=?` where none did.
//!
//! Hidden rows and columns are read, as a CSV would have them: a filter that someone forgot takes no one out. A hidden
//! sheet is read only where it is named: without `sheet:`, the sheet is the first of those shown that hold anything.
//!
//! What the file may cost is bounded in [`package`] before it is unpacked, and here: a sheet is never laid out as a
//! rectangle, and its text has a limit.

pub(in crate::ingest) mod cell;
pub(in crate::ingest) mod copy;
pub(in crate::ingest) mod package;
#[cfg(test)]
mod tests;

use std::io::Cursor;
use std::ops::Range;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use self::cell::Spelling;
use self::package::Unpackable;
use super::content::LARGEST_FILE;
use crate::diagnostic::Code;
use crate::i18n::Said;
use crate::i18n::ingest as say;
use crate::matching::{nearest, normal_form};

/// What separates cells in the text of a sheet.
pub(super) const DELIMITER: u8 = b';';

/// Rows and columns that a sheet can have.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// What stands for the value of a formula that was never computed.
const UNCOMPUTED: &str = "=?";

/// Why nothing is read of a workbook.
pub(super) type Unread = (Code, Said);

/// A workbook, opened.
pub(super) struct Workbook<'b> {
    reader: Xlsx<Cursor<&'b [u8]>>,
    /// Whether each format shows a percentage.
    percents: Vec<bool>,
    sheets: Vec<Sheet>,
    limit: u64,
}

/// A sheet, before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is shown.
    pub visible: bool,
    /// Whether it holds anything.
    pub filled: bool,
}

/// The sheet to read, and those that could have been meant where none was named.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) name: String,
    pub(super) others: Vec<String>,
}

impl Chosen {
    fn only(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            others: Vec::new(),
        }
    }
}

impl<'b> Workbook<'b> {
    /// Opens the workbook `bytes`.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unread> {
        Self::within(bytes, LARGEST_FILE)
    }

    /// Opens it where what it unpacks to, and the text of a sheet, stay within `limit` bytes.
    fn within(bytes: &'b [u8], limit: u64) -> Result<Self, Unread> {
        package::check(bytes, limit).map_err(|why| match why {
            Unpackable::Large(size) => large(size, limit),
            Unpackable::Damaged => damaged(),
        })?;
        let mut reader = Xlsx::new(Cursor::new(bytes)).map_err(unread)?;
        let tables = reader.sheets_metadata().iter();
        let tables = tables.filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let mut sheets: Vec<Sheet> = tables
            .map(|sheet| Sheet {
                name: sheet.name.clone(),
                visible: sheet.visible == SheetVisible::Visible,
                filled: false,
            })
            .collect();
        let mut percents = Vec::new();
        for sheet in &mut sheets {
            let mut cells = reader.worksheet_cells_reader(&sheet.name).map_err(unread)?;
            if percents.is_empty() {
                let formats = cells.styles().iter().map(|style| &style.number_format);
                let percent = formats.map(|format| {
                    let format = format.as_ref();
                    format.is_some_and(|format| cell::is_percent(&format.format_code))
                });
                percents = percent.collect();
            }
            while let Some(found) = cells.next_cell().map_err(unread)? {
                if !is_empty(found.get_value()) {
                    sheet.filled = true;
                    break;
                }
            }
        }
        Ok(Self {
            reader,
            percents,
            sheets,
            limit,
        })
    }

    /// Its sheets, in their order; those of charts are none.
    pub(super) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The sheet that `asked` names, whatever spaces and letters in two parts; else the first that is shown and holds
    /// anything.
    pub(super) fn choose(&self, asked: Option<&str>) -> Result<Chosen, Unread> {
        let names = || self.sheets.iter().map(|sheet| sheet.name.as_str());
        if let Some(asked) = asked {
            let wanted = normal_form(asked);
            let exact = names().find(|name| *name == asked);
            let found = exact.or_else(|| names().find(|name| normal_form(name) == wanted));
            if let Some(name) = found {
                return Ok(Chosen::only(name));
            }
            let known: Vec<&str> = names().collect();
            let near = nearest(asked, known.iter().copied());
            let said = say::sheet_unknown(asked, &known, near);
            return Err((Code::SheetUnknown, said));
        }
        let shown = |sheet: &&Sheet| sheet.visible && sheet.filled;
        let mut shown = self.sheets.iter().filter(shown);
        if let Some(first) = shown.next() {
            return Ok(Chosen {
                name: first.name.clone(),
                others: shown.map(|sheet| sheet.name.clone()).collect(),
            });
        }
        match self.sheets.as_slice() {
            [only] if only.filled => Ok(Chosen::only(&only.name)),
            _ => {
                let hidden = self.sheets.iter().filter(|sheet| sheet.filled);
                let hidden: Vec<&str> = hidden.map(|sheet| sheet.name.as_str()).collect();
                Err((Code::CsvEmpty, say::workbook_empty(&hidden)))
            }
        }
    }

    /// Of the sheets that could be meant, the one with the most cells that say something; of those that have as many, the
    /// first.
    pub(super) fn fullest(&mut self, chosen: &Chosen) -> Result<String, Unread> {
        let mut best = (0, chosen.name.clone());
        if chosen.others.is_empty() {
            return Ok(best.1);
        }
        for name in std::iter::once(&chosen.name).chain(&chosen.others) {
            let mut cells = self.reader.worksheet_cells_reader(name).map_err(unread)?;
            let mut count = 0_u64;
            while let Some(cell) = cells.next_cell().map_err(unread)? {
                count += u64::from(!is_empty(cell.get_value()));
            }
            if count > best.0 {
                best = (count, name.clone());
            }
        }
        Ok(best.1)
    }

    /// The text of the sheet `name`, one of its own.
    pub(super) fn text(&mut self, name: &str, spelling: Spelling) -> Result<String, Unread> {
        let cells = self.cells(name, spelling)?;
        let text = cells.lay_out(self.limit);
        let text = text.map_err(|size| large(size, self.limit))?;
        if text.is_empty() {
            return Err((Code::CsvEmpty, say::sheet_empty(name)));
        }
        Ok(text)
    }

    fn cells(&mut self, name: &str, spelling: Spelling) -> Result<Cells, Unread> {
        let mut reader = self.reader.worksheet_cells_reader(name).map_err(unread)?;
        let mut cells = Cells::default();
        let mut blanks = 0_u64;
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(unread)? {
            let (row, column) = cell.get_position();
            if row >= ROWS || column >= COLUMNS {
                return Err(damaged());
            }
            let percent = self.percents.get(style).is_some_and(|percent| *percent);
            let start = cells.text.len();
            cell::push(&mut cells.text, cell.get_value(), percent, spelling);
            let end = cells.text.len();
            if end as u64 > self.limit {
                return Err(large(end as u64, self.limit));
            }
            if end > start {
                cells.places.push((row, column, start..end));
            } else {
                blanks += 1;
            }
        }
        drop(reader);
        if blanks > 0 {
            self.add_uncomputed(name, &mut cells)?;
        }
        Ok(cells)
    }

    /// Adds the formulas that no spreadsheet computed, as a program leaves them that only writes: to read them as blank
    /// would make an answer of nothing.
    fn add_uncomputed(&mut self, name: &str, cells: &mut Cells) -> Result<(), Unread> {
        let mut reader = self.reader.worksheet_cells_reader(name).map_err(unread)?;
        while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(unread)? {
            if cell.formula.is_some() && cell.value == DataRef::Empty {
                let start = cells.text.len();
                cells.text.push_str(UNCOMPUTED);
                let place = start..cells.text.len();
                cells.places.push((cell.pos.0, cell.pos.1, place));
            }
        }
        Ok(())
    }
}

/// Whether a cell says nothing: formats alone make none.
fn is_empty(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Empty => true,
        DataRef::String(text) => text.is_empty(),
        DataRef::SharedString(text) => text.is_empty(),
        _ => false,
    }
}

/// The cells of a sheet that say something: what each says, and its row and column from 0.
#[derive(Debug, Default)]
struct Cells {
    text: String,
    places: Vec<(u32, u32, Range<usize>)>,
}

impl Cells {
    /// One line a row, as many cells in each as in the widest; of a row where nothing stands, two blank cells, whatever
    /// the width: a sheet may have a million of them. Else how many bytes it would take, past `limit`.
    fn lay_out(mut self, limit: u64) -> Result<String, u64> {
        let order = |place: &(u32, u32, Range<usize>)| (place.0, place.1);
        if !self.places.is_sorted_by_key(order) {
            self.places.sort_by_key(order);
        }
        // Where a cell stands twice, the last holds, as a spreadsheet has it.
        let last = |a: &mut (u32, u32, Range<usize>), b: &mut (u32, u32, Range<usize>)| {
            let same = order(a) == order(b);
            if same {
                b.2 = a.2.clone();
            }
            same
        };
        self.places.dedup_by(last);
        let widest = self.places.iter().map(|(_, column, _)| *column).max();
        let Some(widest) = widest else {
            return Ok(String::new());
        };
        let rows = self.places.chunk_by(|a, b| a.0 == b.0);
        // Two quotes and a break at most beside each cell and its delimiter, and as many quotes again as the text holds.
        let quotes = memchr::memchr_iter(b'"', self.text.as_bytes()).count();
        let blank = self.places.last().map_or(0, |(row, ..)| u64::from(*row));
        let laid = rows.clone().count() as u64 * (u64::from(widest) + 1)
            + 2 * (blank + self.places.len() as u64)
            + (quotes + self.text.len()) as u64;
        if laid > limit {
            return Err(laid);
        }
        let mut laid = String::with_capacity(usize::try_from(laid).unwrap_or(0));
        let mut next = 0;
        for cells in rows {
            let row = cells[0].0;
            for _ in next..row {
                laid.push_str(if widest > 0 { ";\n" } else { "\n" });
            }
            next = row + 1;
            let mut at = 0;
            for (_, column, place) in cells {
                laid.extend((at..*column).map(|_| char::from(DELIMITER)));
                at = *column;
                push_cell(&mut laid, &self.text[place.clone()]);
            }
            laid.extend((at..widest).map(|_| char::from(DELIMITER)));
            laid.push('\n');
        }
        Ok(laid)
    }
}

/// Appends a cell, in quotes where its text holds what they keep apart. The first of all is not `sep=;`, which would be
/// taken for what Excel writes above a CSV.
fn push_cell(laid: &mut String, cell: &str) {
    if laid.is_empty() && cell.starts_with("sep=") {
        laid.push(' ');
    }
    if cell.bytes().any(|byte| byte == DELIMITER || byte == b'"') {
        laid.push('"');
        laid.push_str(&cell.replace('"', "\"\""));
        laid.push('"');
    } else {
        laid.push_str(cell);
    }
}

fn damaged() -> Unread {
    (Code::WorkbookDamaged, say::workbook_damaged())
}

fn large(size: u64, limit: u64) -> Unread {
    let said = say::limit_workbook_size(size, limit);
    (Code::LimitFileSize, said)
}

/// The reader's own words name members and tags, never cells that anyone could mend: they are not shown.
fn unread(_: XlsxError) -> Unread {
    damaged()
}
