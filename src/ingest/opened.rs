//! An export opened before any source describes it: what its bytes alone tell of how it is written.
//!
//! In: the bytes of a file. Out: its encoding, its delimiter, the profile whose marks it bears, its headings, and its
//! rows. The same steps as for a file that a source claims, with nothing declared.

mod way;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use csv::ByteRecord;
use encoding_rs::Encoding;

use super::content::content;
use super::decode::{Declared, Decoded, Undecodable, decode, doubly_encoded};
use super::dialect::quotes::{QuoteCheck, QuoteFault};
use super::dialect::{ballots, records, separator_line, span};
use super::form::{Form, Records};
use super::heading::Headings;
use super::lines::{Cursor, line_of};
use super::record::Record;
use super::values::{text_of, unmask};
use super::workbook::cell::Spelling;
use super::workbook::package::is_workbook;
use super::workbook::{DELIMITER, Sheet, Workbook};
use crate::diagnostic::Code;
use crate::i18n::Said;
use crate::i18n::ingest as say;
use crate::profiles::{self, Profile};
use way::{Way, way_of};

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

/// The bytes of the file at `path`, where it may be a CSV or is a workbook.
///
/// # Errors
/// Where it cannot be read, or is too large, empty, or neither.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Unopened> {
    content(path).map_err(|(code, said)| Unopened::new(code, None, said))
}

/// What is said of an export by whoever looks at it, before what its bytes tell.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The sheet, of a workbook.
    pub sheet: Option<String>,
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
    /// Its decimal mark.
    pub decimal: Option<char>,
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

/// Which sheet of a workbook was opened.
#[derive(Clone, Debug)]
pub struct SheetOpened {
    /// All of them.
    pub sheets: Vec<Sheet>,
    /// The one opened.
    pub name: String,
    /// Whether another one could have been meant, so that a source had better name it.
    pub several: bool,
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
    /// The sheet it is of, where it is a workbook.
    pub sheet: Option<SheetOpened>,
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
    /// The decimal mark, where it was asked for.
    pub decimal: Option<char>,
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
    if is_workbook(bytes) {
        return open_sheet(bytes, asked);
    }
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
    let after = separator_line(&text);
    let begin = after.map_or(0, |(_, length)| length);
    let known = asked.delimiter.or(after.map(|(delimiter, _)| delimiter));
    let way = way_of(&text, begin, known, asked);
    let french = asked.profile.is_none()
        && way.profile.name == profiles::plain().name
        && way.delimiter == b';'
        && (encoding == encoding_rs::WINDOWS_1252 || mark > 0);
    let profile = match profiles::find("excel-fr").filter(|_| french) {
        Some(profile) => profile,
        None => way.profile,
    };
    let encoding = (!bytes.is_ascii()).then(|| encoding.name());
    let way = Way { profile, ..way };
    opened(text, way, evidence, encoding, None)
}

/// Opens a sheet of a workbook, numbers as the tool writes them whose marks it bears. Of several that could be meant, the
/// fullest: a note on how to fill in often comes before the answers, and what is proposed names the sheet.
fn open_sheet<'b>(bytes: &[u8], asked: &Asked) -> Result<Opened<'b>, Unopened> {
    let refused = |(code, said)| Unopened::new(code, None, said);
    let mut workbook = Workbook::open(bytes).map_err(refused)?;
    let chosen = workbook.choose(asked.sheet.as_deref()).map_err(refused)?;
    let name = workbook.fullest(&chosen).map_err(refused)?;
    let mut written = |decimal| {
        let text = workbook.text(&name, Spelling::with(decimal));
        let text = text.map_err(refused)?;
        let way = way_of(&text, 0, Some(DELIMITER), asked);
        Ok((text, way))
    };
    let plain = profiles::plain().decimal;
    let (mut text, mut way) = written(plain)?;
    if way.profile.decimal != plain {
        (text, way) = written(way.profile.decimal)?;
    }
    let evidence = match asked.sheet {
        Some(_) => Evidence::Asked,
        None => Evidence::Valid,
    };
    let sheets = workbook.sheets().to_vec();
    let sheet = SheetOpened {
        several: !chosen.others.is_empty() || (asked.sheet.is_some() && sheets.len() > 1),
        name,
        sheets,
    };
    opened(Cow::Owned(text), way, evidence, None, Some(sheet))
}

/// What is opened, its headings read.
fn opened<'t>(
    text: Cow<'t, str>,
    way: Way,
    evidence: Evidence,
    encoding: Option<&'static str>,
    sheet: Option<SheetOpened>,
) -> Result<Opened<'t>, Unopened> {
    check_quotes(&text, &way)?;
    let rows = way.rows(&text);
    let headings = Headings::join(&rows, way.profile.path).of(way.profile);
    if headings.full.iter().all(String::is_empty) {
        return Err(Unopened::new(Code::CsvEmpty, None, say::csv_empty()));
    }
    Ok(Opened {
        evidence,
        doubtful: doubly_encoded(&text).map_or(0, |(count, _)| count),
        encoding,
        sheet,
        delimiter: way.delimiter,
        skip_rows: way.skip_rows,
        header_rows: way.header_rows,
        profile: way.profile,
        marks: way.marks,
        decimal: way.decimal,
        lower: headings.lower,
        headings: headings.full,
        start: way.start,
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
    pub(super) fn each_record(&self, mut take: impl FnMut(u64, &Record, Form)) {
        let text = self.text.as_ref();
        let mut reader = records(&text[self.start..], self.delimiter);
        let mut headings = vec![ByteRecord::new(); self.header_rows];
        for row in &mut headings {
            let _ = reader.read_byte_record(row);
        }
        let tags = self.profile.tags;
        let (start, delimiter) = (self.start, self.delimiter);
        let mut records = Records::below(headings, text, start, delimiter, &reader, tags);
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
