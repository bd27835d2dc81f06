//! An export opened before any source describes it: what its bytes alone tell of how it is written.
//!
//! In: the bytes of a file. Out: its encoding, its delimiter, the profile whose marks it bears, its headings, and its
//! rows. The same steps as for a file that a source claims, with nothing declared.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use csv::ByteRecord;
use encoding_rs::Encoding;

use super::content::content;
use super::decode::{Declared, Decoded, Undecodable, decode, doubly_encoded};
use super::dialect::quotes::{QuoteCheck, QuoteFault};
use super::dialect::{after_rows, ballots, records, separator_line, span, vote};
use super::form::{Form, Records};
use super::heading::Headings;
use super::lines::{Cursor, line_of};
use super::values::{is_blank, text_of, unmask};
use crate::diagnostic::Code;
use crate::i18n::Said;
use crate::i18n::ingest as say;
use crate::profiles::{self, PROFILES, Profile};

/// How many rows may stand above the headings.
const ABOVE: usize = 10;

/// Of the columns a tool adds by itself, how many are enough to know it.
const MARKS: usize = 3;

/// Why a file cannot be opened: the fault, and its line where it has one.
#[derive(Debug)]
pub struct Unopened {
    /// The kind of fault.
    pub code: Code,
    /// The line.
    pub line: Option<u64>,
    /// What is said of it.
    pub said: Said,
}

impl Unopened {
    fn new(code: Code, line: Option<u64>, said: Said) -> Self {
        Self { code, line, said }
    }
}

/// The bytes of the file at `path`, where it may be a CSV.
///
/// # Errors
/// Where it cannot be read, or is too large, empty, or a workbook.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Unopened> {
    content(path).map_err(|(code, said)| Unopened::new(code, None, said))
}

/// What is said of an export by whoever looks at it, before what its bytes tell.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Its encoding.
    pub encoding: Option<&'static Encoding>,
    /// What separates cells.
    pub delimiter: Option<u8>,
    /// Rows above the headings.
    pub skip_rows: Option<usize>,
    /// Rows of headings.
    pub header_rows: Option<usize>,
    /// The profile of its tool.
    pub profile: Option<&'static Profile>,
}

/// What told the encoding of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Whoever looks at it said so.
    Asked,
    /// A mark at its beginning.
    Mark,
    /// It holds nothing but ASCII, which tells none.
    Ascii,
    /// It is valid as UTF-8, beyond ASCII.
    Valid,
    /// The likeliest, from the letters around the others.
    Guessed,
}

/// An export, and what its bytes tell of it.
#[derive(Debug)]
pub struct Opened<'a> {
    text: Cow<'a, str>,
    /// What told its encoding.
    pub evidence: Evidence,
    /// Places that look encoded twice, or in another encoding.
    pub doubtful: u64,
    start: usize,
    /// Its encoding, as the WHATWG encoding standard names it; none where every byte is ASCII, which tells none.
    pub encoding: Option<&'static str>,
    /// What separates cells.
    pub delimiter: u8,
    /// Rows above the headings, the `sep=;` line of Excel aside.
    pub skip_rows: usize,
    /// Rows of headings.
    pub header_rows: usize,
    /// The profile whose marks it bears, else `plain`.
    pub profile: &'static Profile,
    /// The columns that tell the profile.
    pub marks: Vec<String>,
    /// One a column, in normal form: `upper | lower` where there are several rows.
    pub headings: Vec<String>,
    /// The lower heading of each column, in normal form.
    pub lower: Vec<String>,
}

/// Opens an export.
///
/// # Errors
/// Where its bytes are no text, or hold no headings.
pub fn open(bytes: &[u8]) -> Result<Opened<'_>, Unopened> {
    open_as(bytes, &Asked::default())
}

/// Opens an export, whatever its bytes tell against what is `asked`.
///
/// # Errors
/// As for [`open`].
pub fn open_as<'b>(bytes: &'b [u8], asked: &Asked) -> Result<Opened<'b>, Unopened> {
    let declared = Declared {
        source: asked.encoding,
        profile: None,
    };
    let decoded = decode(bytes, declared).map_err(|fault| match fault {
        Undecodable::Nul(line) => Unopened::new(Code::CsvNul, Some(line), say::csv_nul(line)),
        Undecodable::Invalid(encoding, line) => {
            let said = say::encoding_invalid(encoding.name(), line);
            Unopened::new(Code::EncodingInvalid, Some(line), said)
        }
    })?;
    let Decoded {
        text,
        encoding,
        mark,
        detected,
        ..
    } = decoded;
    let evidence = match (mark > 0, detected) {
        (true, _) => Evidence::Mark,
        (_, false) => Evidence::Asked,
        _ if bytes.is_ascii() => Evidence::Ascii,
        _ if encoding == encoding_rs::UTF_8 => Evidence::Valid,
        _ => Evidence::Guessed,
    };
    let doubtful = doubly_encoded(&text).map_or(0, |(count, _)| count);
    let after = separator_line(&text);
    let begin = after.map_or(0, |(_, length)| length);
    let known = asked.delimiter.or(after.map(|(delimiter, _)| delimiter));
    let way = match asked.profile {
        Some(profile) => Way::of(profile, &text, begin, known),
        None => tools(&text, begin, known).unwrap_or_else(|| table(&text, begin, known)),
    };
    let way = way.asked(asked, &text, begin);
    check_quotes(&text, &way)?;
    let rows = way.rows(&text);
    let headings = Headings::join(&rows, way.profile.path).of(way.profile);
    if headings.full.iter().all(String::is_empty) {
        return Err(Unopened::new(Code::CsvEmpty, None, say::csv_empty()));
    }
    let french = asked.profile.is_none()
        && way.profile.name == profiles::plain().name
        && way.delimiter == b';'
        && (encoding == encoding_rs::WINDOWS_1252 || mark > 0);
    let profile = match profiles::find("excel-fr").filter(|_| french) {
        Some(profile) => profile,
        None => way.profile,
    };
    let start = way.start;
    let (delimiter, skip_rows, header_rows) = (way.delimiter, way.skip_rows, way.header_rows);
    let marks = way.marks;
    Ok(Opened {
        evidence,
        doubtful,
        encoding: (!bytes.is_ascii()).then(|| encoding.name()),
        delimiter,
        skip_rows,
        header_rows,
        profile,
        marks,
        lower: headings.lower,
        headings: headings.full,
        start,
        text,
    })
}

/// A quote that takes rows into a heading, or is never closed, would make a heading of what persons answered.
fn check_quotes(text: &str, way: &Way) -> Result<(), Unopened> {
    let refused = |at, said: &dyn Fn(u64) -> Said| {
        let line = line_of(text.as_bytes(), at);
        Unopened::new(Code::CsvQuoteOpen, Some(line), said(line))
    };
    let mut reader = records(&text[way.start..], way.delimiter);
    let mut record = ByteRecord::new();
    let check = QuoteCheck::new(text, way.delimiter);
    for _ in 0..way.header_rows {
        if !reader.read_byte_record(&mut record).unwrap_or(false) {
            break;
        }
        let at = span(text, way.start, &record, &reader);
        let check = check.map(|check| check.columns(record.len()));
        let raw = &text.as_bytes()[at.clone()];
        let fault = check.and_then(|check| check.fault(raw, record.len()));
        match fault {
            Some(QuoteFault::Torn(opened)) => {
                return Err(refused(at.start + opened, &say::csv_quote_open));
            }
            Some(QuoteFault::Swallowed(lines)) => {
                return Err(refused(at.start, &|line| {
                    say::csv_quote_in_headings(line, lines)
                }));
            }
            Some(QuoteFault::Stray) | None => {}
        }
    }
    Ok(())
}

/// One way to read the top of a text.
struct Way {
    profile: &'static Profile,
    marks: Vec<String>,
    delimiter: u8,
    skip_rows: usize,
    header_rows: usize,
    start: usize,
}

impl Way {
    /// The way of a profile, at the beginning of what it writes.
    fn of(profile: &'static Profile, text: &str, begin: usize, known: Option<u8>) -> Self {
        let delimiter = known.or(profile.delimiter);
        let delimiter = delimiter.unwrap_or_else(|| vote(&text[begin..]).delimiter);
        let way = Self {
            profile,
            marks: Vec::new(),
            delimiter,
            skip_rows: profile.skip_rows,
            header_rows: profile.header_rows.max(1),
            start: begin + after_rows(&text[begin..], delimiter, profile.skip_rows),
        };
        let marks = way.marks(text);
        Self { marks, ..way }
    }

    /// The same, but where something else was asked for.
    fn asked(self, asked: &Asked, text: &str, begin: usize) -> Self {
        let skip_rows = asked.skip_rows.unwrap_or(self.skip_rows);
        Self {
            skip_rows,
            header_rows: asked.header_rows.unwrap_or(self.header_rows).max(1),
            start: begin + after_rows(&text[begin..], self.delimiter, skip_rows),
            ..self
        }
    }

    /// The rows of headings.
    fn rows(&self, text: &str) -> Vec<ByteRecord> {
        let reader = records(&text[self.start..], self.delimiter);
        let rows = reader.into_byte_records().filter_map(Result::ok);
        rows.take(self.header_rows).collect()
    }

    /// The headings of the columns that the tool adds by itself.
    fn marks(&self, text: &str) -> Vec<String> {
        let shape = &self.profile.shape;
        let is_added = |heading: &str| {
            // `id. Response ID`: the code comes first where both were asked for.
            let code = heading.split_once(". ").map_or(heading, |(code, _)| code);
            let mut added = shape.before.iter().chain(shape.after);
            added.any(|extra| extra.heading == code) || self.profile.in_english.contains(&code)
        };
        let headings = Headings::join(&self.rows(text), self.profile.path);
        let mut headings = headings.lower;
        headings.retain(|heading| is_added(heading));
        headings
    }
}

/// The tool whose own columns stand where it writes them, whatever separates cells: some let people choose.
fn tools(text: &str, begin: usize, known: Option<u8>) -> Option<Way> {
    let voted = vote(&text[begin..]).delimiter;
    let ways = PROFILES.iter().flat_map(|profile| {
        let usual = known.or(profile.delimiter).unwrap_or(voted);
        let mut delimiters = vec![usual, known.unwrap_or(voted)];
        delimiters.dedup();
        delimiters.into_iter().filter_map(move |delimiter| {
            let way = Way::of(profile, text, begin, Some(delimiter));
            let shape = &profile.shape;
            let added = shape.before.len() + shape.after.len();
            let enough = !way.marks.is_empty() && way.marks.len() >= MARKS.min(added);
            enough.then_some(way)
        })
    });
    // The first of those that bear as many marks.
    let mut best: Option<Way> = None;
    for way in ways {
        if best
            .as_ref()
            .is_none_or(|best| way.marks.len() > best.marks.len())
        {
            best = Some(way);
        }
    }
    best
}

/// A table of no known tool: the delimiter that most rows agree on, and headings in the first row that is no title. A
/// row of three cells is none: to pass over sparse headings would make some of an answer.
fn table(text: &str, begin: usize, known: Option<u8>) -> Way {
    const WIDE: usize = 5;
    let delimiter = known.unwrap_or_else(|| vote(&text[begin..]).delimiter);
    let at = |skipped| begin + after_rows(&text[begin..], delimiter, skipped);
    let filled = |start: usize| {
        let mut record = ByteRecord::new();
        let mut reader = records(&text[start..], delimiter);
        let read = reader.read_byte_record(&mut record).unwrap_or(false);
        read.then(|| record.iter().filter(|cell| !is_blank(cell)).count())
    };
    let fullest = (0..ABOVE * 2)
        .filter_map(|skipped| filled(at(skipped)))
        .max();
    let fullest = fullest.unwrap_or(0);
    let is_title = |cells: usize| match cells {
        0 => true,
        1 => fullest > 1,
        2 => fullest >= WIDE,
        _ => false,
    };
    let skip_rows =
        (0..ABOVE).find(|skipped| filled(at(*skipped)).is_some_and(|cells| !is_title(cells)));
    let skip_rows = skip_rows.unwrap_or(0);
    Way {
        profile: profiles::plain(),
        marks: Vec::new(),
        delimiter,
        skip_rows,
        header_rows: 1,
        start: at(skip_rows),
    }
}

impl Opened<'_> {
    /// Hands each row to `take`, cells in normal form: what is no row by its form is passed over. Says how many were
    /// handed over.
    pub fn each_row(&self, mut take: impl FnMut(&[Cow<'_, str>])) -> u64 {
        let mut rows = 0;
        self.each_record(|_, record, form| {
            if form != Form::Row {
                return;
            }
            let cell = |at| {
                text_of(unmask(
                    record.get(at).unwrap_or_default(),
                    self.profile.masks_formulas,
                ))
            };
            let cells: Vec<Cow<'_, str>> = (0..self.headings.len()).map(cell).collect();
            take(&cells);
            rows += 1;
        });
        rows
    }

    /// How many of the first records, in a thousand, have the commonest number of cells, and that number, by delimiter.
    pub fn ballots(&self) -> Vec<(char, u64, u64)> {
        let ballots = ballots(&self.text[self.start..]);
        ballots
            .map(|(delimiter, share, cells)| (char::from(delimiter), share, cells))
            .collect()
    }

    /// How many lines end with CRLF, with LF and with CR alone.
    pub fn line_ends(&self) -> [u64; 3] {
        let bytes = self.text.as_bytes();
        let mut ends = [0; 3];
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                b'\n' if at > 0 && bytes[at - 1] == b'\r' => ends[0] += 1,
                b'\n' => ends[1] += 1,
                b'\r' if bytes.get(at + 1) != Some(&b'\n') => ends[2] += 1,
                _ => {}
            }
        }
        ends
    }

    /// What is no row, by the code with which it would be told, with the lines it stands on.
    pub fn misshapen(&self) -> BTreeMap<Code, Vec<u64>> {
        let mut found: BTreeMap<Code, Vec<u64>> = BTreeMap::new();
        self.each_record(|line, _, form| {
            let code = match form {
                Form::Row | Form::Blank | Form::Tags => return,
                Form::Total => Code::RowTotal,
                Form::Rejected(code) => code,
                Form::Torn | Form::Swallowed(_) => Code::CsvQuoteOpen,
            };
            found.entry(code).or_default().push(line);
        });
        found
    }

    /// Hands each record below the headings to `take`, with its line and what its form tells.
    pub(super) fn each_record(&self, mut take: impl FnMut(u64, &ByteRecord, Form)) {
        let text = self.text.as_ref();
        let mut reader = records(&text[self.start..], self.delimiter);
        let mut headings = vec![ByteRecord::new(); self.header_rows];
        for row in &mut headings {
            let _ = reader.read_byte_record(row);
        }
        let tags = self.profile.tags;
        let (start, delimiter) = (self.start, self.delimiter);
        let mut records = Records::below(headings, text, start, delimiter, reader, tags);
        let mut cursor = Cursor::new(text, encoding_rs::UTF_8, 0);
        while let Some((at, form)) = records.next() {
            let (line, _) = cursor.move_to(at.start);
            take(line, records.record(), form);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> (&'static str, char, usize, usize, Option<&'static str>, u64) {
        let opened = open(bytes).unwrap();
        let rows = opened.each_row(|_| ());
        (
            opened.profile.name,
            char::from(opened.delimiter),
            opened.skip_rows,
            opened.header_rows,
            opened.encoding,
            rows,
        )
    }

    #[test]
    fn a_tool_is_known_by_its_own_columns() {
        for (tool, file, rows) in [
            ("framaforms", "framaforms.in/exports/enquete.tsv", 7),
            ("google-forms", "google-forms.in/exports/enquete.csv", 6),
            ("kobo", "kobo.in/exports/enquete.csv", 6),
            ("limesurvey", "limesurvey.in/exports/enquete.csv", 7),
            ("excel-fr", "excel-fr.in/exports/enquete.csv", 6),
            ("plain", "plain.in/exports/enquete.csv", 6),
        ] {
            let bytes = std::fs::read(format!("tests/cmd/profiles/{file}")).unwrap();
            let opened = open(&bytes).unwrap();
            assert_eq!(opened.profile.name, tool);
            assert_eq!(opened.skip_rows, opened.profile.skip_rows, "{tool}");
            assert_eq!(opened.header_rows, opened.profile.header_rows, "{tool}");
            assert_eq!(opened.each_row(|_| ()), rows, "{tool}");
        }
    }

    #[test]
    fn a_table_of_no_tool_is_told_by_its_bytes() {
        assert_eq!(told(b"a,b\n1,2\n3,4\n"), ("plain", ',', 0, 1, None, 2));
        let titled = b"Export\n\na;b;c\n1;2;3\n;;\n4;5;6\n";
        assert_eq!(told(titled), ("plain", ';', 1, 1, None, 2));
        let french = b"\xc2ge;Sexe\n1;F\n";
        assert_eq!(
            told(french),
            ("excel-fr", ';', 0, 1, Some("windows-1252"), 1)
        );
        let excel = "sep=|\nÂge|b\n1|2\n";
        assert_eq!(
            told(excel.as_bytes()),
            ("plain", '|', 0, 1, Some("UTF-8"), 1)
        );
    }

    #[test]
    fn what_would_make_a_heading_of_answers_is_refused() {
        let code = |bytes: &[u8]| open(bytes).unwrap_err().code;
        assert_eq!(code(b"a;\"b\n1;2\n3;4\n"), Code::CsvQuoteOpen);
        assert_eq!(code(b"a;\"b\n1;2\n3;4\n5;c\" d\n7;8\n"), Code::CsvQuoteOpen);
        assert_eq!(code(b";;\n"), Code::CsvEmpty);
        assert_eq!(code(b"a;b\n\0"), Code::CsvNul);
    }
}
