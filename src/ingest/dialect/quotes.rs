//! Quotes ill written inside a file. The `csv` crate never fails on them: it drops some from the cells, or
//! takes many rows for one cell. A record in which that may have happened is rejected.
//!
//! In: the bytes of one record, as they stand in the text. Out: its fault, and for rows swallowed by a quote,
//! what is said of the whole file.

use memchr::{memchr, memchr_iter, memchr2, memchr2_iter};

use crate::collection::{FileAccount, Reject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::ingest as say;
use crate::ingest::faults::Spot;
use crate::ingest::lines::line_of;

/// From this many columns on, a line inside a cell with as many delimiters as a row is a row. In narrower
/// files it may be a list in a comment, and the lines around it must be rows too.
const WIDE: usize = 6;

/// What is wrong with the quotes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum QuoteFault {
    /// A quote inside a cell, neither doubled nor at its ends.
    Stray,
    /// A quote closed too late may have taken rows into a cell: the lines the record spans.
    Swallowed(u64),
    /// A quote, at this byte of the record, that is never closed, or only by one that must open another cell: what
    /// stands after its line is not of this record.
    Torn(usize),
}

/// Looks at the quotes of the records of one file.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) struct QuoteCheck {
    delimiter: u8,
    columns: usize,
}

impl QuoteCheck {
    /// Of a file with this delimiter; none where `text` holds no quote at all.
    pub(in crate::ingest) fn new(text: &str, delimiter: u8) -> Option<Self> {
        memchr(b'"', text.as_bytes())?;
        Some(Self {
            delimiter,
            columns: 0,
        })
    }

    /// The same for rows of `columns` columns.
    pub(in crate::ingest) fn columns(self, columns: usize) -> Self {
        Self { columns, ..self }
    }

    /// What is wrong with the record `raw`, read as `cells` cells.
    pub(in crate::ingest) fn fault(self, raw: &[u8], cells: usize) -> Option<QuoteFault> {
        memchr(b'"', raw)?;
        let raw = without_breaks(raw);
        let (mut at, mut cell, mut broken, mut swallows) = (0, 0, None, false);
        let stray = loop {
            if raw.get(at) == Some(&b'"') {
                let Some(close) = closing(raw, at + 1) else {
                    return Some(QuoteFault::Torn(at));
                };
                let inside = &raw[at + 1..close];
                if memchr2(b'\n', b'\r', inside).is_some() {
                    broken = Some(at);
                    swallows |= self.holds_rows(inside, cell, cells);
                }
                at = close + 1;
                match raw.get(at) {
                    None => break false,
                    Some(byte) if *byte == self.delimiter => at += 1,
                    Some(_) => break true,
                }
            } else {
                match memchr2(b'"', self.delimiter, &raw[at..]) {
                    None => break false,
                    Some(found) if raw[at + found] == self.delimiter => at += found + 1,
                    Some(_) => break true,
                }
            }
            cell += 1;
        };
        // A quote closed on another line and in the middle of a cell is most likely the opening one of a
        // row that was swallowed.
        if let Some(opened) = broken.filter(|_| stray && self.columns > 1) {
            return Some(QuoteFault::Torn(opened));
        }
        if swallows {
            return Some(QuoteFault::Swallowed(line_of(raw, raw.len())));
        }
        stray.then_some(QuoteFault::Stray)
    }

    /// Whether a line of `inside`, the cell number `cell` of `cells`, looks like a whole row.
    fn holds_rows(self, inside: &[u8], cell: usize, cells: usize) -> bool {
        if self.columns < 2 {
            return false;
        }
        let delimiters = |line: &[u8]| memchr_iter(self.delimiter, line).count();
        let width = self.columns.max(cells);
        let mut breaks = memchr2_iter(b'\n', b'\r', inside);
        let Some(first) = breaks.next() else {
            return false;
        };
        let (mut begins, mut whole) = (first + 1, false);
        for at in breaks {
            let found = 1 + delimiters(&inside[begins..at]);
            whole |= found == self.columns || found == width;
            begins = at + 1;
        }
        if !whole || self.columns >= WIDE {
            return whole;
        }
        let before = cell + delimiters(&inside[..first]) + 1;
        let after = delimiters(&inside[begins..]) + cells.saturating_sub(cell);
        before >= self.columns && after >= self.columns
    }
}

/// Where the quote that closes a cell stands, from `at` inside it on.
fn closing(raw: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let close = at + memchr(b'"', raw.get(at..)?)?;
        if raw.get(close + 1) != Some(&b'"') {
            return Some(close);
        }
        at = close + 2;
    }
}

/// `raw` without the line breaks that end it.
fn without_breaks(raw: &[u8]) -> &[u8] {
    let length = raw.iter().rposition(|byte| !b"\r\n".contains(byte));
    &raw[..length.map_or(0, |last| last + 1)]
}

/// The rows of one file in which a quote may have swallowed others.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Swallowed {
    rows: Vec<Spot>,
    lines: u64,
}

impl Swallowed {
    /// Rejects the row at `spot`, which spans `lines` lines.
    pub(in crate::ingest) fn reject(&mut self, spot: Spot, lines: u64, account: &mut FileAccount) {
        account.read += 1;
        *account
            .rejected
            .entry(Code::CsvQuoteOpen.name())
            .or_default() += 1;
        self.rows.push(spot);
        self.lines += lines;
    }

    /// Adds those of the rows that come after.
    pub(in crate::ingest) fn append(&mut self, later: Self) {
        self.rows.extend(later.rows);
        self.lines += later.lines;
    }

    /// The rejects of the file `file`; says once what it found.
    pub(in crate::ingest) fn finish(
        self,
        file: &str,
        diagnostics: &mut Diagnostics,
    ) -> impl Iterator<Item = Reject> {
        let code = Code::CsvQuoteOpen;
        if let Some(first) = self.rows.first() {
            let location = Location::Table {
                file: file.to_owned(),
                line: Some(first.line),
                column: None,
            };
            let said = say::csv_quote_swallowed(self.rows.len(), first.line, self.lines);
            diagnostics.push(Diagnostic::new(code, location, said));
        }
        self.rows.into_iter().map(move |spot| Reject {
            file: file.to_owned(),
            line: spot.line,
            byte: spot.byte,
            column: String::new(),
            code: code.name(),
            row: true,
            cell: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::ingest::dialect::{records, span, vote};
    use crate::ingest::testing::{plan, run};

    /// The faults of all records of `text`, headings included.
    fn faults(text: &str, delimiter: u8) -> Vec<Option<QuoteFault>> {
        let mut reader = records(text, delimiter);
        let mut record = csv::ByteRecord::new();
        let mut found = Vec::new();
        let mut check = QuoteCheck {
            delimiter,
            columns: 0,
        };
        while reader.read_byte_record(&mut record).unwrap() {
            if found.is_empty() {
                check = check.columns(record.len());
            }
            let raw = &text.as_bytes()[span(text, 0, &record, &reader)];
            found.push(check.fault(raw, record.len()));
        }
        found
    }

    const STRAY: Option<QuoteFault> = Some(QuoteFault::Stray);

    #[test]
    fn a_quote_inside_a_cell_is_stray() {
        for row in [
            "\"Wom\"an,1",
            "Woman,\"1\"2",
            "Woman,1\"2\"",
            "5\" pipe,1",
            "Woman, \"1\"",
            "\"Woman\" ,1",
            "Woman,1\"",
            "\"\"Woman\"\",1",
        ] {
            let text = format!("S,A\r\n{row}\r\nMan,2\r\n");
            assert_eq!(faults(&text, b','), [None, STRAY, None], "{row}");
        }
        assert_eq!(faults("A\nsix \"6\"\n", b','), [None, STRAY]);
    }

    #[test]
    fn quotes_at_their_places_are_not() {
        for row in [
            "\"Woman\",\"1\"",
            "\"\",\"\"",
            "\"a \"\"b\"\", c\",",
            ",\"\"\"\"",
            "\"\"\"a\"\"\",1",
            "\"a;b\",\"1\r2\"",
        ] {
            for end in ["", "\n", "\r\n", "\r", "\n\n"] {
                let text = format!("S,A\n{row}{end}");
                assert_eq!(faults(&text, b','), [None, None], "{row}");
            }
        }
    }

    #[test]
    fn rows_inside_a_cell_are_seen() {
        let swallowed = |lines| Some(QuoteFault::Swallowed(lines));
        let late = "Id,S,C,A\n1,Woman,ok,1\n2,Woman,\"oops,1\n3,Woman,fine,1\n4,Man,ok,1\n\
                    5,Man,ok\",2\n6,Man,ok,2\n";
        assert_eq!(faults(late, b','), [None, None, swallowed(4), None]);
        let crlf = late.replace('\n', "\r\n");
        assert_eq!(faults(&crlf, b','), [None, None, swallowed(4), None]);
        // Closed by the quote that opens a cell further down.
        let opening = "Id,S,C\n1,W,\"oops\n2,W,fine\n3,W,\"ok, fine\"\n4,W,ok\n";
        let torn = Some(QuoteFault::Torn(4));
        assert_eq!(faults(opening, b','), [None, torn, None]);
        // All rows end with a delimiter that the headings do not have.
        let trailing = "Id;C;A\n1;\"oops;1;\n2;fine;2;\n3;ok\";3;\n";
        assert_eq!(faults(trailing, b';'), [None, swallowed(3)]);
        // The comment left open had two lines: in a wide file, the row inside is enough.
        let wide = "A,B,C,D,E,F\n1,2,3,4,5,\"a\nb\n1,2,3,4,5,6\n1,2,3,4,5,6\"\n";
        assert_eq!(faults(wide, b','), [None, swallowed(4)]);
    }

    #[test]
    fn a_comment_of_several_lines_is_a_comment() {
        for text in [
            "Id,C,A\n1,\"well, I like\nbread, milk, eggs\nand all\",3\n",
            "Id,C\n1,\"first\nI like it, really\nbye\"\n",
            "C,Id\n\"first\nI like it, really\nbye\",1\n",
            "A,B,C,D,E,F\n1,\"a, b\n\nc, d, e\nf\",3,4,5,6\n",
            "C\n\"a\nb\nc\"\n",
        ] {
            assert_eq!(faults(text, b','), [None, None], "{text}");
        }
    }

    #[test]
    fn a_row_with_ill_quotes_is_rejected_and_the_others_go_on() {
        let text = "Id;Date;Sexe;Droits;Age;Entrée\n1;24/03/2025;F;;3;\n2;24/03/2025;F;;\"1\"2;\n\
                    3;24/03/2025;F;\"rsa;3;\n4;24/03/2025;F;;3;\n5;24/03/2025;F;rsa\";3;\n\
                    6;24/03/2025;F;\"rsa\";3;\n";
        let outcome = run(&plan(), &[("alpha/x.csv", text.as_bytes())]);
        let account = &outcome.collection.files[0];
        assert_eq!((account.read, account.kept), (4, 2));
        let rejected = [("csv-quote-open", 1), ("csv-quote-stray", 1)];
        assert_eq!(account.rejected, rejected.into());
        let rejects = outcome.collection.rejects.iter();
        let places: Vec<_> = rejects.map(|r| (r.line, r.byte, r.code, r.row)).collect();
        let at = |row: &str| text.find(row).unwrap() as u64;
        assert_eq!(
            places,
            [
                (3, at("2;24"), "csv-quote-stray", true),
                (4, at("3;24"), "csv-quote-open", true)
            ]
        );
        let said = outcome.said();
        assert!(
            said.contains("avaler 3 lignes, à partir de la ligne 4"),
            "{said}"
        );
    }

    #[test]
    fn headings_that_swallow_rows_refuse_the_file() {
        let headings = "Id;Date;Sexe;Droits;Age;Entrée";
        let swallows =
            format!("{headings};\"Note\n1;24/03/2025;F;;3;;x\n2;24/03/2025;F;;3;;\"y\"\n");
        let outcome = run(&plan(), &[("alpha/x.csv", swallows.as_bytes())]);
        assert_eq!(outcome.codes(), ["csv-quote-open"]);
        assert!(outcome.collection.files[0].refused.is_some());
        let asks = format!("{headings};\"Note\n(a, b; c)\"\n1;24/03/2025;F;;3;;x\n");
        let outcome = run(&plan(), &[("alpha/x.csv", asks.as_bytes())]);
        assert_eq!(outcome.codes(), [""; 0]);
        assert_eq!(outcome.collection.files[0].kept, 1);
    }

    /// Real exports, looked for where the comparison of whole surveys looks; passed over where they are not.
    #[test]
    fn comments_of_real_exports_are_comments() {
        let corpus = std::env::var_os("IMPACT_CORPUS").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/surveys"),
            PathBuf::from,
        );
        for name in [
            "googleforms-en-multiline.csv",
            "limesurvey-code-and-label-headings.csv",
        ] {
            let Ok(text) = std::fs::read_to_string(corpus.join(name)) else {
                continue;
            };
            let found = faults(&text, vote(&text).delimiter);
            assert!(found.len() > 50, "{name}");
            assert_eq!(found.iter().flatten().count(), 0, "{name}");
        }
    }
}
