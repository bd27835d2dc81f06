//! The records below the headings of a file, each judged by its form alone, before anything is made of its cells.
//!
//! In: a text, and where its headings end. Out: one record after the other, with what its form tells: a row to be
//! read, or one whose cells may not be what they seem. Nothing is mended: a cell too many or too few moves the others
//! under headings that are not theirs, and which one it was is not to be known.
//!
//! What is read again after a quote left open is told apart in [`QuoteFault::Torn`]: the line on which it was opened is
//! lost, and reading begins again on the next one.

use std::ops::Range;

use csv::{ByteRecord, Reader};

use super::dialect::quotes::{QuoteCheck, QuoteFault};
use super::lines::breaks;
use super::record::{Record, Splitter};
use super::values::{is_blank, text_of};
use super::workbook::cell::plain;
use crate::diagnostic::Code;
use crate::matching::folded;

/// How many records tell what is usual in a file.
const SAMPLE: usize = 1000;

/// How many rows of another width, and no other, make a second table.
const TABLE: usize = 2;

/// What begins a row of totals, folded.
const TOTALS: [&str; 14] = [
    "total",
    "totaux",
    "total general",
    "sous total",
    "sous-total",
    "somme",
    "moyenne",
    "ensemble",
    "effectif total",
    "grand total",
    "subtotal",
    "sum",
    "average",
    "mean",
];

/// What the form of a record tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A row: as many cells as headings, quotes in their places.
    Row,
    /// No cell holds anything.
    Blank,
    /// Tags of HXL, below the headings.
    Tags,
    /// Totals, which a rule on rows may leave out.
    Total,
    /// The cells cannot be trusted, or are not those of an observation.
    Rejected(Code),
    /// A quote was opened and never closed: this line is lost, the next ones are not.
    Torn,
    /// A quote closed too late may have taken rows into a cell: the lines it spans.
    Swallowed(u64),
}

/// By what the records below some headings are judged, wherever they stand.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    delimiter: u8,
    headings: Vec<ByteRecord>,
    usual: Usual,
    /// Whether the first record may hold tags.
    tags: bool,
}

impl Shape {
    /// That of `below`, the text below `headings`.
    pub(super) fn of(headings: Vec<ByteRecord>, below: &str, delimiter: u8, tags: bool) -> Self {
        let usual = Usual::of(&headings, below, delimiter);
        Self {
            delimiter,
            headings,
            usual,
            tags,
        }
    }

    /// Whether more records would not change it.
    pub(super) fn is_sure(&self) -> bool {
        self.usual.seen >= SAMPLE
    }
}

/// What the records of a file have in common.
#[derive(Clone, Debug)]
struct Usual {
    /// How many records told.
    seen: usize,
    /// How many headings.
    width: usize,
    /// Beside it, numbers of cells that many records have, their last headings or cells blank.
    others: Vec<usize>,
    /// Whether the cells of each column are numbers or dates, without letters.
    digits: Vec<bool>,
}

/// What stands after the text at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Nothing.
    OfText,
    /// More of it.
    OfBlock,
    /// More of it, which had to be known.
    Undecided,
}

/// The records below the headings.
pub(super) struct Records<'t> {
    text: &'t str,
    splitter: Splitter<'t>,
    check: Option<QuoteCheck>,
    shape: Shape,
    may_be_tags: bool,
    end: End,
    /// Where the last record ended, its line break aside.
    ended: usize,
    after_blank: bool,
    /// Another table began: how many cells its rows have.
    other_table: Option<usize>,
    /// Whether a row had blank cells past the headings.
    trailing: bool,
    record: Record<'t>,
}

impl<'t> Records<'t> {
    /// Those that `reader`, begun at `start` of `text`, still has to read below `headings`.
    pub(super) fn below(
        headings: Vec<ByteRecord>,
        text: &'t str,
        start: usize,
        delimiter: u8,
        reader: &Reader<&'t [u8]>,
        tags: bool,
    ) -> Self {
        let read = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let ended = start.saturating_add(read).min(text.len());
        let shape = Shape::of(headings, &text[ended..], delimiter, tags);
        Self::from(shape, text, ended)
    }

    /// Those of one block of such a text, the first below the headings or not; more text follows where it `is_cut`.
    pub(super) fn of_block(shape: &Shape, block: &'t str, is_first: bool, is_cut: bool) -> Self {
        let mut own = Self::from(shape.clone(), block, 0);
        own.may_be_tags &= is_first;
        if is_cut {
            own.end = End::OfBlock;
        }
        own
    }

    fn from(shape: Shape, text: &'t str, ended: usize) -> Self {
        let check = QuoteCheck::new(text, shape.delimiter);
        Self {
            text,
            splitter: Splitter::from(text, ended, shape.delimiter),
            check: check.map(|check| check.columns(shape.usual.width)),
            may_be_tags: shape.tags,
            shape,
            end: End::OfText,
            ended,
            after_blank: false,
            other_table: None,
            trailing: false,
            record: Record::of(text),
        }
    }

    /// Moves to the next record; tells where it stands in the text, and what its form tells.
    pub(super) fn next(&mut self) -> Option<(Range<usize>, Form)> {
        if !self.splitter.read(&mut self.record) {
            return None;
        }
        let mut at = self.record.at();
        self.after_blank |= has_blank_line(&self.text[self.ended.min(at.start)..at.start]);
        let check = self.check.filter(|_| !self.record.is_plain());
        let raw = &self.text.as_bytes()[at.clone()];
        let fault = check.and_then(|check| check.fault(raw, self.record.len()));
        let form = match fault {
            None => self.judge(),
            Some(QuoteFault::Stray) => Form::Rejected(Code::CsvQuoteStray),
            Some(QuoteFault::Swallowed(lines)) => Form::Swallowed(lines),
            Some(QuoteFault::Torn(opened)) => {
                at.end = line_end(self.text, at.start + opened);
                self.splitter = Splitter::from(self.text, at.end, self.shape.delimiter);
                Form::Torn
            }
        };
        // Where a block ends was told by its quotes: one of them out of place makes that doubtful.
        if fault.is_some() {
            self.want_more();
        }
        self.ended = content_end(self.text, &at);
        self.after_blank = form == Form::Blank;
        self.may_be_tags = false;
        Some((at, form))
    }

    /// The record last moved to.
    pub(super) fn record(&self) -> &Record<'t> {
        &self.record
    }

    /// Whether the form of the record last moved to cannot be told without what stands past the end of the block.
    pub(super) fn is_stuck(&self) -> bool {
        self.end == End::Undecided
    }

    /// Notes that what follows the block decides.
    fn want_more(&mut self) {
        if self.end == End::OfBlock {
            self.end = End::Undecided;
        }
    }

    /// Whether the form of some record, of this block or of the next one, cannot be told without what stands on both
    /// sides of its end.
    pub(super) fn is_undecided(&self) -> bool {
        let blank = || self.after_blank || has_blank_line(&self.text[self.ended..]);
        match self.end {
            End::OfText => false,
            End::OfBlock => self.other_table.is_some() || blank(),
            End::Undecided => true,
        }
    }

    /// Whether rows had blank cells past the headings, as all do in some exports.
    pub(super) fn has_trailing(&self) -> bool {
        self.trailing
    }

    fn judge(&mut self) -> Form {
        let record = &self.record;
        if record.iter().all(is_blank) {
            return Form::Blank;
        }
        if self.may_be_tags && is_tags(record) {
            return Form::Tags;
        }
        if self.other_table.is_some_and(|width| width == record.len()) {
            return Form::Rejected(Code::CsvSecondTable);
        }
        if self.shape.headings.iter().any(|row| is_same(row, record)) {
            self.other_table = None;
            return Form::Rejected(Code::RowIsHeader);
        }
        if let Some(code) = self.shape.usual.misfit(record, &self.shape.headings) {
            // Rows that are all too long or too short, up to the end, are those of another table.
            let width = record.len();
            if self.begins_table() {
                self.other_table = Some(width);
                return Form::Rejected(Code::CsvSecondTable);
            }
            return Form::Rejected(code);
        }
        if self.after_blank && self.shape.usual.is_unlike(record) {
            self.other_table = Some(record.len());
            return Form::Rejected(Code::CsvSecondTable);
        }
        self.other_table = None;
        if is_total(record) {
            return Form::Total;
        }
        self.trailing |= record.len() > self.shape.usual.width;
        Form::Row
    }

    /// Whether the rows from this one to the end, two at least, all have its number of cells.
    fn begins_table(&mut self) -> bool {
        let width = self.record.len();
        let mut splitter = Splitter::from(self.text, self.record.at().end, self.shape.delimiter);
        let (mut record, mut rows) = (Record::of(self.text), 1);
        while rows < SAMPLE && splitter.read(&mut record) {
            if record.iter().all(is_blank) {
                continue;
            }
            if record.len() != width {
                return false;
            }
            rows += 1;
        }
        if rows < SAMPLE {
            self.want_more();
        }
        rows > TABLE && width > 1
    }
}

impl Usual {
    fn of(headings: &[ByteRecord], below: &str, delimiter: u8) -> Self {
        let width = headings.iter().map(ByteRecord::len).max().unwrap_or(0);
        let mut widths: Vec<usize> = Vec::new();
        let mut letters = vec![false; width];
        let mut filled = vec![0_usize; width];
        let mut splitter = Splitter::from(below, 0, delimiter);
        let mut record = Record::of(below);
        // Below a blank row, another table may begin.
        let (mut ended, mut in_first) = (0, true);
        while widths.len() < SAMPLE && splitter.read(&mut record) {
            let at = record.at();
            let blank = record.iter().all(is_blank);
            in_first &= !blank && !has_blank_line(&below[ended.min(at.start)..at.start]);
            ended = content_end(below, &at);
            if blank {
                continue;
            }
            widths.push(record.len());
            if !in_first || record.len() != width {
                continue;
            }
            for (at, cell) in record.iter().enumerate() {
                letters[at] |= has_letters(cell);
                filled[at] += usize::from(!is_blank(cell));
            }
        }
        widths.sort_unstable();
        let many = widths.len().div_ceil(4).max(2);
        let others = widths.chunk_by(|a, b| a == b);
        let others = others.filter(|run| run[0] != width && run.len() >= many);
        let digits = letters.iter().zip(&filled);
        Self {
            seen: widths.len(),
            width,
            others: others.map(|run| run[0]).collect(),
            digits: digits
                .map(|(letters, filled)| !letters && *filled > 2)
                .collect(),
        }
    }

    /// Why the cells of a record do not fit the headings. Blank ones too many, or too few under blank headings, are no
    /// fault where many rows are so: in one row alone, they may come from a delimiter too many.
    fn misfit(&self, record: &Record, headings: &[ByteRecord]) -> Option<Code> {
        let cells = record.len();
        if cells == self.width {
            return None;
        }
        let blank_from = |row: &ByteRecord, from| row.iter().skip(from).all(is_blank);
        let usual = self.others.contains(&cells);
        if cells < self.width {
            let fits = usual && headings.iter().all(|row| blank_from(row, cells));
            return (!fits).then_some(Code::CsvRowShort);
        }
        let fits = usual && record.iter().skip(self.width).all(is_blank);
        (!fits).then_some(Code::CsvRowLong)
    }

    /// Whether a record holds words wherever the others hold numbers or dates.
    fn is_unlike(&self, record: &Record) -> bool {
        let mut numbers = self
            .digits
            .iter()
            .zip(record.iter())
            .filter(|(digits, _)| **digits);
        let mut any = false;
        numbers.all(|(_, cell)| {
            any = true;
            has_letters(cell)
        }) && any
    }
}

/// Whether a row holds tags (`#adm1+name`) and nothing else: what a person typed is not taken for one.
fn is_tags(record: &Record) -> bool {
    let tag = |cell: &[u8]| matches!(cell, [b'#', letter, ..] if letter.is_ascii_alphabetic());
    let mut cells = record.iter().filter(|cell| !is_blank(cell)).peekable();
    cells.peek().is_some() && cells.all(tag)
}

/// Whether a row repeats the headings; one heading alone may be an answer.
fn is_same(headings: &ByteRecord, record: &Record) -> bool {
    let mut cells = headings.iter().zip(record.iter());
    headings.len() == record.len()
        && cells.all(|(a, b)| plain(a).trim_ascii() == plain(b).trim_ascii())
        && headings.iter().filter(|cell| !is_blank(cell)).count() > 1
}

/// Whether a row is one of totals: it says so in its first cell, and holds nothing else but numbers.
fn is_total(record: &Record) -> bool {
    let mut cells = record.iter().filter(|cell| !is_blank(cell));
    let Some(first) = cells.next().filter(|cell| cell.len() < 24) else {
        return false;
    };
    // Most rows end here, before anything is folded.
    let begins = first.trim_ascii_start().first().map(u8::to_ascii_lowercase);
    let may_be = begins.is_some_and(|letter| TOTALS.iter().any(|it| it.as_bytes()[0] == letter));
    if record.len() < 2 || !may_be || cells.any(has_letters) {
        return false;
    }
    let first = folded(&text_of(first));
    TOTALS.contains(&first.trim_end_matches([':', ' ']))
}

fn has_letters(cell: &[u8]) -> bool {
    cell.iter()
        .any(|byte| byte.is_ascii_alphabetic() || *byte >= 0xc3)
}

/// Whether what stands between two records holds a line of nothing.
fn has_blank_line(between: &str) -> bool {
    breaks(between.as_bytes(), None) > 1
}

/// Where the line that holds `at` ends, its break included.
fn line_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let found = memchr::memchr2(b'\n', b'\r', &bytes[at..]);
    let Some(end) = found.map(|found| at + found) else {
        return bytes.len();
    };
    end + if bytes[end..].starts_with(b"\r\n") {
        2
    } else {
        1
    }
}

/// Where the record at `at` ends, its line break aside.
fn content_end(text: &str, at: &Range<usize>) -> usize {
    at.start + text[at.clone()].trim_end_matches(['\r', '\n']).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::dialect::records;

    /// What each record below one row of headings was judged to be, with the line it begins on.
    fn forms(text: &str) -> Vec<(usize, Form)> {
        let mut reader = records(text, b';');
        let mut headings = ByteRecord::new();
        reader.read_byte_record(&mut headings).unwrap();
        let mut records = Records::below(vec![headings], text, 0, b';', &reader, false);
        let line = |at: usize| 1 + text[..at].matches('\n').count();
        std::iter::from_fn(|| records.next().map(|(at, form)| (line(at.start), form))).collect()
    }

    fn rejected(text: &str) -> Vec<(usize, Code)> {
        let forms = forms(text).into_iter();
        forms
            .filter_map(|(line, form)| match form {
                Form::Rejected(code) => Some((line, code)),
                Form::Torn => Some((line, Code::CsvQuoteOpen)),
                Form::Total => Some((line, Code::RowTotal)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn blank_cells_too_many_are_a_fault_in_one_row_and_none_in_many() {
        assert_eq!(rejected("S;A\nF;1;\nH;2;\nF;3;\n"), []);
        assert_eq!(rejected("S;A\nF;1\nH;2;\nF;3\n"), [(3, Code::CsvRowLong)]);
        // Where all have one too many, two too many may be a shift.
        let text = "S;A\nF;1;\nH;2;\n;F;3;\nH;4;\n";
        assert_eq!(rejected(text), [(4, Code::CsvRowLong)]);
        // Excel leaves out the blank end of rows by blocks.
        assert_eq!(rejected("S;A;\nF;1;\nH;2;\nF;3\nH;4\n"), []);
        assert_eq!(
            rejected("S;A;\nF;1;\nH;2;\nF3;\nH;4;\n"),
            [(4, Code::CsvRowShort)]
        );
    }

    #[test]
    fn another_table_is_seen_by_its_width_or_by_its_words() {
        let narrow = "S;A;N\nF;1;2\nH;2;3\n\nX;Y\na;1\nb;2\n";
        let lines: Vec<usize> = rejected(narrow).iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [5, 6, 7]);
        assert!(
            rejected(narrow)
                .iter()
                .all(|(_, code)| *code == Code::CsvSecondTable)
        );
        let same = "S;A\nF;1\nH;2\nF;3\n\nX;Y\na;1\nb;2\n";
        assert_eq!(rejected(same).len(), 3, "{:?}", rejected(same));
        // One row short is one row short, and so are two at the end.
        assert_eq!(
            rejected("S;A;N\nF;1;2\nH;2\nF;3;4\n"),
            [(3, Code::CsvRowShort)]
        );
        let end = "S;A;N\nF;1;2\nH;2;3\nH;2\nF;3\n";
        assert!(
            rejected(end)
                .iter()
                .all(|(_, code)| *code == Code::CsvRowShort)
        );
        // Blank rows between answers begin nothing.
        assert_eq!(rejected("S;A\nF;1\nH;2\nF;3\n\nH;4\n;;\nF;5\n"), []);
    }

    #[test]
    fn headings_and_totals_among_answers_are_no_answers() {
        assert_eq!(rejected("S;A\nF;1\nS;A\nH;2\n"), [(3, Code::RowIsHeader)]);
        for total in ["Total;3", "TOTAL;", "Moyenne :;1,5", "\"Sous-total\";12 %"] {
            let text = format!("S;A\nF;1\n{total}\nH;2\n");
            assert_eq!(rejected(&text), [(3, Code::RowTotal)], "{total}");
        }
        for answer in ["Totalement;3", "Total;oui", "F;Total"] {
            assert_eq!(rejected(&format!("S;A\nF;1\n{answer}\n")), [], "{answer}");
        }
    }

    #[test]
    fn after_a_quote_left_open_reading_begins_again_on_the_next_line() {
        let open = "S;A\n\"F;1\nH;2\nF;3\n";
        assert_eq!(rejected(open), [(2, Code::CsvQuoteOpen)]);
        assert_eq!(forms(open).len(), 3);
        // Closed only by the quote that opens another cell.
        let closed = "S;A\n\"F;1\nH;2\n\"F\";3\n\"H\";4\n";
        assert_eq!(rejected(closed), [(2, Code::CsvQuoteOpen)]);
        assert_eq!(forms(closed).len(), 4);
        for end in ["\n", "\r\n", "\r"] {
            let text = open.replace('\n', end);
            assert_eq!(forms(&text).len(), 3, "{end:?}");
        }
    }

    #[test]
    fn a_row_of_tags_holds_nothing_else() {
        let is = |cells: &[&str]| {
            let text = cells.join(";");
            let mut record = Record::of(&text);
            Splitter::from(&text, 0, b';').read(&mut record) && is_tags(&record)
        };
        assert!(is(&["#loc+name", "", "#affected+f", " "]));
        for cells in [
            ["", ""],
            ["#1", ""],
            ["#merci", "Femme"],
            ["Femme", "#loc+name"],
        ] {
            assert!(!is(&cells), "{cells:?}");
        }
    }
}
