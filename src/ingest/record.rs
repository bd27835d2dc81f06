//! Records cut out of a text: where each of their cells begins and ends.
//!
//! In: a text and what separates cells. Out: one [`Record`] after the other, cell by cell as the `csv` crate reads them, ragged
//! rows handed over as they are and lines of nothing passed over; and whether its quotes leave nothing to be looked at. Cells
//! stay where they are: only those out of which quotes have to be taken are copied.
//!
//! Bytes that may end a cell are found 64 at a time: most are none.

use std::ops::Range;

/// One record of a text.
#[derive(Debug)]
pub(super) struct Record<'t> {
    text: &'t [u8],
    /// Where it stands, the line breaks before it aside.
    at: Range<usize>,
    /// Where its cells stand: in the text, or past its end, as if they came next, in `unquoted`.
    cells: Vec<Range<usize>>,
    /// Cells without their quotes, one after the other.
    unquoted: Vec<u8>,
    /// Whether every quote is at the ends of a cell or doubled inside, and no cell holds a line break.
    is_plain: bool,
}

impl<'t> Record<'t> {
    /// A record of no cell.
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            text: text.as_bytes(),
            at: 0..0,
            cells: Vec::new(),
            unquoted: Vec::new(),
            is_plain: true,
        }
    }

    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The cell at a position, from 0.
    pub(super) fn get(&self, at: usize) -> Option<&[u8]> {
        self.cells.get(at).map(|cell| self.cell(cell))
    }

    /// The cells.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[u8]> + Clone {
        self.cells.iter().map(|cell| self.cell(cell))
    }

    /// Where it stands in the text.
    pub(super) fn at(&self) -> Range<usize> {
        self.at.clone()
    }

    /// Whether there is nothing about its quotes to be looked at.
    pub(super) fn is_plain(&self) -> bool {
        self.is_plain
    }

    fn cell(&self, cell: &Range<usize>) -> &[u8] {
        let own = self.text.len();
        let found = match cell.start.checked_sub(own + 1) {
            None => self.text.get(cell.clone()),
            Some(start) => self.unquoted.get(start..cell.end - own - 1),
        };
        found.unwrap_or_default()
    }

    /// Ends the cell that is put together since `start` in `unquoted`.
    fn push_unquoted(&mut self, start: usize) {
        let past = self.text.len() + 1;
        self.cells.push(past + start..past + self.unquoted.len());
    }
}

/// The records that a text still has.
#[derive(Debug)]
pub(super) struct Splitter<'t> {
    text: &'t [u8],
    delimiter: u8,
    /// Where the last record ended.
    at: usize,
    /// Where the bytes at hand begin.
    base: usize,
    /// Those of them that may end a cell and were not passed yet, one bit each.
    marks: u64,
}

/// Bytes looked at together.
const WIDTH: usize = u64::BITS as usize;

impl<'t> Splitter<'t> {
    /// Those of `text` from the byte `at` on.
    pub(super) fn from(text: &'t str, at: usize, delimiter: u8) -> Self {
        let text = text.as_bytes();
        Self {
            text,
            delimiter,
            at,
            base: at,
            marks: marks(text, at, delimiter),
        }
    }

    /// Moves to the next record; tells whether there is one.
    pub(super) fn read(&mut self, record: &mut Record<'t>) -> bool {
        let mut cell = self.at;
        while matches!(self.text.get(cell), Some(b'\r' | b'\n')) {
            self.mark();
            cell += 1;
        }
        record.cells.clear();
        record.unquoted.clear();
        record.is_plain = true;
        record.at = cell..cell;
        if cell >= self.text.len() {
            self.at = self.text.len();
            return false;
        }
        loop {
            let end = if self.text.get(cell) == Some(&b'"') {
                self.mark();
                self.quoted(cell + 1, record)
            } else {
                let end = self.end(record);
                record.cells.push(cell..end);
                end
            };
            match self.text.get(end) {
                Some(byte) if *byte == self.delimiter => cell = end + 1,
                Some(_) => {
                    self.at = end + 1;
                    break;
                }
                None => {
                    self.at = end;
                    break;
                }
            }
        }
        record.at.end = self.at;
        true
    }

    /// The next byte that may end a cell; the end of the text where there is none.
    fn mark(&mut self) -> usize {
        while self.marks == 0 {
            if self.base >= self.text.len() {
                return self.text.len();
            }
            self.base += WIDTH;
            self.marks = marks(self.text, self.base, self.delimiter);
        }
        let at = self.base + self.marks.trailing_zeros() as usize;
        self.marks &= self.marks - 1;
        at
    }

    /// Where a cell without quotes around it ends: any that it holds is out of place.
    fn end(&mut self, record: &mut Record) -> usize {
        loop {
            let at = self.mark();
            if self.text.get(at) != Some(&b'"') {
                return at;
            }
            record.is_plain = false;
        }
    }

    /// Reads a cell from past the quote that opens it; tells where it ends.
    fn quoted(&mut self, from: usize, record: &mut Record) -> usize {
        let start = record.unquoted.len();
        let mut copied = from;
        let close = loop {
            let at = self.mark();
            match self.text.get(at) {
                None => {
                    record.is_plain = false;
                    break at;
                }
                Some(b'"') if self.text.get(at + 1) == Some(&b'"') => {
                    self.mark();
                    record.unquoted.extend_from_slice(&self.text[copied..=at]);
                    copied = at + 2;
                }
                Some(b'"') => break at,
                Some(b'\r' | b'\n') => record.is_plain = false,
                Some(_) => {}
            }
        };
        let follows = self.text.get(close + 1).copied();
        let ends = follows.is_none_or(|byte| byte == self.delimiter || b"\r\n".contains(&byte));
        if ends && copied == from {
            record.cells.push(from..close);
        } else {
            record.unquoted.extend_from_slice(&self.text[copied..close]);
        }
        if ends {
            if copied != from {
                record.push_unquoted(start);
            }
            return if close < self.text.len() {
                self.mark()
            } else {
                close
            };
        }
        // What stands after the quote is of the cell too.
        record.is_plain = false;
        let end = self.end(record);
        record
            .unquoted
            .extend_from_slice(&self.text[close + 1..end]);
        record.push_unquoted(start);
        end
    }
}

/// Which of the bytes of `text` from `base` on may end a cell, one bit each.
fn marks(text: &[u8], base: usize, delimiter: u8) -> u64 {
    let rest = text.get(base..).unwrap_or_default();
    if let Some(bytes) = rest.first_chunk::<WIDTH>() {
        return marks_of(bytes, delimiter);
    }
    // NUL ends no cell: no text holds it.
    let mut bytes = [0; WIDTH];
    bytes[..rest.len()].copy_from_slice(rest);
    marks_of(&bytes, delimiter)
}

/// The same, of as many bytes. Written so that compilers compare many at once.
fn marks_of(bytes: &[u8; WIDTH], delimiter: u8) -> u64 {
    /// Gathers the lowest bits of eight bytes in the highest one.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut found = [0_u8; WIDTH];
    for (found, byte) in found.iter_mut().zip(bytes) {
        let byte = *byte;
        let is = |mark: u8| u8::from(byte == mark);
        *found = is(delimiter) | is(b'"') | is(b'\n') | is(b'\r');
    }
    let (words, _) = found.as_chunks::<8>();
    words.iter().rev().fold(0, |marks, word| {
        marks << 8 | u64::from_le_bytes(*word).wrapping_mul(GATHER) >> 56
    })
}

#[cfg(test)]
mod tests {
    use csv::ByteRecord;

    use super::*;
    use crate::ingest::dialect::quotes::QuoteCheck;
    use crate::ingest::dialect::{records, span};

    type Read = Vec<(Range<usize>, Vec<Vec<u8>>)>;

    fn by_csv(text: &str) -> Read {
        let mut reader = records(text, b';');
        let (mut record, mut read) = (ByteRecord::new(), Vec::new());
        while reader.read_byte_record(&mut record).unwrap() {
            let at = span(text, 0, &record, &reader);
            read.push((at, record.iter().map(<[u8]>::to_vec).collect()));
        }
        read
    }

    fn split(text: &str) -> Read {
        let mut splitter = Splitter::from(text, 0, b';');
        let (mut record, mut read) = (Record::of(text), Vec::new());
        let check = QuoteCheck::new(text, b';');
        while splitter.read(&mut record) {
            let cells: Vec<_> = record.iter().map(<[u8]>::to_vec).collect();
            assert!((0..=cells.len()).all(|at| record.get(at) == cells.get(at).map(Vec::as_slice)));
            assert_eq!(record.len(), cells.len());
            if let Some(check) = check.filter(|_| record.is_plain()) {
                let raw = &text.as_bytes()[record.at()];
                let fault = check.columns(cells.len()).fault(raw, cells.len());
                assert_eq!(fault, None, "{text:?}");
            }
            read.push((record.at(), cells));
        }
        read
    }

    #[test]
    fn records_are_those_of_csv_whatever_the_text() {
        const LETTERS: [char; 5] = ['a', ';', '"', '\n', '\r'];
        for length in 0..8_u32 {
            for number in 0..5_usize.pow(length) {
                let text = (0..length).map(|at| LETTERS[number / 5_usize.pow(at) % 5]);
                let text: String = text.collect();
                assert_eq!(split(&text), by_csv(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn neither_does_it_matter_where_the_bytes_looked_at_together_end() {
        let text = "a;\"b\"\"c\";\"\";\"d;\r\ne\"\r\n;é\n\n\"f\"g;\"h\r\"\"\";;\rlast;\"open\n";
        for before in 0..2 * WIDTH {
            let text = "x".repeat(before) + text + text;
            assert_eq!(split(&text), by_csv(&text), "{before}");
        }
    }
}
