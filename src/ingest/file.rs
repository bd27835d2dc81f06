//! One file: its bytes, then what each source that claims it makes of them.

mod written;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::annotation::text::{self, Layout};
use super::content::content;
use super::decode::doubly_encoded;
use super::dialect::quotes::{QuoteCheck, QuoteFault, Swallowed};
use super::dialect::{after_rows, records, separator_line, span};
use super::faults::{Faults, Spot};
use super::form::{Form, Records};
use super::heading::{Headings, Search};
use super::lines::{Cursor, line_of};
use super::repeats;
use super::rows::{RowReader, Rows, exclude_unread, reject_unread};
use super::unheaded::Unheaded;
use super::workbook::package::is_workbook;
use crate::collection::{DialectRead, Doubt, FileAccount, Reject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::Said;
use crate::i18n::ingest as say;
use crate::identity::looks_like_identity;
use crate::matching::nearest;
use crate::plan::{AssociationId, Heading, Plan, Source, SourceId};
use written::Text;

/// How much of a text is looked at for double encoding.
const LOOKED_AT: usize = 4 << 20;

/// Where headings are looked for when they are not where they were said to be.
const MOST_ABOVE: usize = 20;
const MOST_HEADER_ROWS: usize = 3;

/// Columns of the widest sheet that a spreadsheet makes (`XFD`): more is no table of answers.
const MOST_COLUMNS: usize = 16_384;

/// Bytes of the longest row: more is a quote that was never closed, or no table of answers.
const LONGEST_ROW: usize = 16 << 20;

/// A file that sources of one association claim.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The file as shown.
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) association: AssociationId,
    pub(super) sources: Vec<SourceId>,
}

/// What one source made of one file.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) account: FileAccount,
    /// The rows kept so far; none where the file was refused.
    pub(super) rows: Option<Rows>,
    /// The headings of the respondent and others, for faults found later.
    pub(super) rejects: Vec<Reject>,
    /// Rows kept that may be wrong.
    pub(super) doubts: Vec<Doubt>,
}

/// What all its sources made of one file.
#[derive(Debug)]
pub(super) struct FileReading {
    /// SHA-256 of the content; none where it could not be read.
    pub(super) digest: Option<[u8; 32]>,
    pub(super) readings: Vec<Reading>,
    pub(super) diagnostics: Diagnostics,
}

/// An account of nothing yet.
pub(super) fn account(name: &str, association: AssociationId, source: SourceId) -> FileAccount {
    FileAccount {
        file: name.to_owned(),
        association,
        source,
        digest: None,
        dialect: None,
        refused: None,
        read: 0,
        kept: 0,
        excluded: BTreeMap::new(),
        duplicate: 0,
        rejected: BTreeMap::new(),
        variables: BTreeMap::new(),
        edits: BTreeMap::new(),
    }
}

/// The reading of a file that is refused, for `said`.
pub(super) fn refused(
    name: &str,
    association: AssociationId,
    source: SourceId,
    said: &Said,
) -> Reading {
    let mut account = account(name, association, source);
    account.refused = Some(said.message.clone());
    Reading {
        account,
        rows: None,
        rejects: Vec::new(),
        doubts: Vec::new(),
    }
}

/// Reads one file for all the sources that claim it.
pub(super) fn read_file(plan: &Plan, claim: &Claim) -> FileReading {
    let mut diagnostics = Diagnostics::default();
    let bytes = match content(&claim.path) {
        Ok(bytes) => bytes,
        Err((code, said)) => {
            let refuse =
                |source: &SourceId| refused(&claim.name, claim.association, *source, &said);
            let readings = claim.sources.iter().map(refuse).collect();
            diagnostics.push(Diagnostic::new(
                code,
                Location::File(claim.name.clone()),
                said,
            ));
            return FileReading {
                digest: None,
                readings,
                diagnostics,
            };
        }
    };
    let read = |source: &SourceId| {
        let export = Export {
            plan,
            name: &claim.name,
            association: claim.association,
            source_id: *source,
            source: plan.source(claim.association, *source),
        };
        export.read(&bytes, &mut diagnostics)
    };
    let readings = claim.sources.iter().map(read).collect();
    FileReading {
        digest: Some(Sha256::digest(&bytes).into()),
        readings,
        diagnostics,
    }
}

/// One file for one source.
#[derive(Clone, Copy)]
struct Export<'p> {
    plan: &'p Plan,
    name: &'p str,
    association: AssociationId,
    source_id: SourceId,
    source: &'p Source,
}

impl Export<'_> {
    fn read(self, bytes: &[u8], diagnostics: &mut Diagnostics) -> Reading {
        let mut account = account(self.name, self.association, self.source_id);
        let (mut faults, mut swallowed) = (Faults::default(), Swallowed::default());
        match self.rows(
            bytes,
            &mut account,
            &mut faults,
            &mut swallowed,
            diagnostics,
        ) {
            Ok((rows, headings)) => {
                let mut rejects = faults.finish(
                    self.plan,
                    self.source,
                    self.name,
                    &headings.full,
                    diagnostics,
                );
                rejects.extend(swallowed.finish(self.name, diagnostics));
                Reading {
                    account,
                    rows: Some(rows),
                    rejects,
                    doubts: Vec::new(),
                }
            }
            Err(refusals) => {
                let dialect = account.dialect.take();
                let first = refusals.first().map(|d| d.said.clone());
                let said = first.unwrap_or_else(say::csv_empty);
                for refusal in refusals {
                    diagnostics.push(refusal);
                }
                let mut reading = refused(self.name, self.association, self.source_id, &said);
                reading.account.dialect = dialect;
                reading
            }
        }
    }

    fn fault(self, code: Code, line: Option<u64>, said: Said) -> Diagnostic {
        let location = match line {
            None => Location::File(self.name.to_owned()),
            Some(_) => Location::Table {
                file: self.name.to_owned(),
                line,
                column: None,
            },
        };
        Diagnostic::new(code, location, said)
    }

    fn rows(
        self,
        bytes: &[u8],
        account: &mut FileAccount,
        faults: &mut Faults,
        swallowed: &mut Swallowed,
        diagnostics: &mut Diagnostics,
    ) -> Result<(Rows, Headings), Vec<Diagnostic>> {
        let read = if is_workbook(bytes) {
            self.sheet(bytes, diagnostics)?
        } else {
            self.text(bytes, diagnostics)?
        };
        let Text {
            decoded,
            written: (delimiter, detected),
            start,
            sheet,
        } = read;
        let header_rows = self.source.dialect.header_rows;
        let header_rows = header_rows
            .unwrap_or(self.source.profile.header_rows)
            .max(1);
        let layout = Layout {
            delimiter,
            skip_rows: self.skip_rows(),
            header_rows,
        };
        let (text, start) = match text::without(&decoded.text, layout) {
            // A copy annotated for the association, mended and sent back.
            Some(plain) => {
                let start = match sheet {
                    Some(_) => after_rows(&plain, delimiter, self.skip_rows()),
                    None => self.delimiter(&plain)?.2,
                };
                (Cow::Owned(plain), start)
            }
            None => (Cow::Borrowed(decoded.text.as_ref()), start),
        };
        let text = text.as_ref();
        account.dialect = Some(DialectRead {
            sheet,
            encoding: decoded.encoding.name().to_owned(),
            delimiter: char::from(delimiter),
            header_rows,
            encoding_detected: decoded.detected,
            delimiter_detected: detected,
            unread: Vec::new(),
        });

        let mut reader = records(&text[start..], delimiter);
        let check = QuoteCheck::new(text, delimiter);
        let mut heading_rows = Vec::with_capacity(header_rows);
        let mut record = csv::ByteRecord::new();
        let mut header_at = None;
        while heading_rows.len() < header_rows
            && reader.read_byte_record(&mut record).unwrap_or(false)
        {
            let at = span(text, start, &record, &reader);
            let last = at.start;
            header_at = header_at.or(Some(last));
            let check = check.map(|check| check.columns(record.len()));
            let fault = check.and_then(|check| check.fault(&text.as_bytes()[at], record.len()));
            match fault {
                Some(QuoteFault::Torn(opened)) => {
                    return Err(vec![self.quote(text, last + opened)]);
                }
                Some(QuoteFault::Swallowed(lines)) => {
                    let line = line_of(text.as_bytes(), last);
                    let said = say::csv_quote_in_headings(line, lines);
                    return Err(vec![self.fault(Code::CsvQuoteOpen, Some(line), said)]);
                }
                Some(QuoteFault::Stray) | None => {}
            }
            if record.len() > MOST_COLUMNS {
                let said = say::limit_columns(record.len(), MOST_COLUMNS);
                let line = line_of(text.as_bytes(), last);
                return Err(vec![self.fault(Code::LimitColumns, Some(line), said)]);
            }
            heading_rows.push(record.clone());
        }
        let Some(header_at) = header_at else {
            return Err(vec![self.fault(Code::CsvEmpty, None, say::csv_empty())]);
        };
        let profile = self.source.profile;
        let headings = Headings::join(&heading_rows, self.path()).of(profile);
        self.remark_text(text, &headings, diagnostics);

        let mut search = Search::new(&headings);
        let mut row_reader = RowReader::bind(self.plan, self.source, &mut search);
        let repeats = repeats::refused(&headings, &search.used).filter(|_| profile.repeats);
        if let Some(said) = repeats {
            let line = line_of(text.as_bytes(), header_at);
            return Err(vec![self.fault(Code::CsvRepeats, Some(line), said)]);
        }
        if !search.is_complete() {
            if let Some(fault) = self.headings_elsewhere(text, delimiter, header_rows) {
                return Err(vec![fault]);
            }
            let line = line_of(text.as_bytes(), header_at);
            return Err(self.column_faults(&search, &headings, line));
        }
        if let Some(dialect) = &mut account.dialect {
            let columns = headings.full.iter().zip(&search.used);
            let unread = columns.filter(|(heading, used)| !**used && !heading.is_empty());
            dialect.unread = unread.map(|(heading, _)| heading.clone()).collect();
        }
        self.remark_identities(&search.used, &headings, diagnostics);

        let mut unheaded = Unheaded::of(&headings);
        let mut cursor = Cursor::new(text, decoded.encoding, decoded.mark);
        let tags = self.source.profile.tags;
        let mut records = Records::below(heading_rows, text, start, delimiter, reader, tags);
        while let Some((at, form)) = records.next() {
            let (line, byte) = cursor.move_to(at.start);
            let spot = Spot { line, byte };
            if at.len() > LONGEST_ROW {
                let said = say::limit_row_size(at.len(), LONGEST_ROW);
                return Err(vec![self.fault(Code::LimitRowSize, Some(line), said)]);
            }
            match form {
                Form::Row => {
                    unheaded.look(records.record());
                    row_reader.read(records.record(), spot, account, faults);
                }
                Form::Blank => exclude_unread(&say::blank_row(), account),
                Form::Tags => exclude_unread(&say::tags_row(), account),
                Form::Total if row_reader.leaves_out(records.record(), account) => {}
                Form::Total => reject_unread(spot, Code::RowTotal, account, faults),
                Form::Rejected(code) => reject_unread(spot, code, account, faults),
                Form::Torn => reject_unread(spot, Code::CsvQuoteOpen, account, faults),
                Form::Swallowed(lines) => swallowed.reject(spot, lines, account),
            }
        }
        if records.has_trailing() {
            let said = say::csv_trailing_delimiter(char::from(delimiter));
            diagnostics.push(self.fault(Code::CsvTrailingDelimiter, None, said));
        }
        let ambiguous = row_reader.ambiguous_numbers();
        if !ambiguous.is_empty() {
            return Err(self.ambiguous_numbers(&ambiguous, &headings));
        }
        row_reader.remark_periods(faults);
        let held = unheaded.held();
        if !held.is_empty() {
            diagnostics.push(self.fault(Code::ColumnBlank, None, say::column_blank(&held)));
        }
        if account.read == 0 {
            diagnostics.push(self.fault(Code::CsvNoRows, None, say::csv_no_rows()));
        }
        Ok((row_reader.into_rows(), headings))
    }

    /// Where every column asked for is found by skipping more rows, or in another number of heading rows.
    fn headings_elsewhere(self, text: &str, delimiter: u8, declared: usize) -> Option<Diagnostic> {
        let begin = separator_line(text).map_or(0, |(_, length)| length);
        let ways =
            (1..=MOST_HEADER_ROWS).flat_map(|rows| (0..=MOST_ABOVE).map(move |skip| (rows, skip)));
        let mut ways: Vec<(usize, usize)> = ways.collect();
        ways.sort_by_key(|(rows, skip)| (*rows != declared, *skip, *rows));
        let (rows, skip) = ways.into_iter().find(|(rows, skip)| {
            let start = begin + after_rows(&text[begin..], delimiter, *skip);
            // Headings do not begin with a line of nothing.
            if text[start..].starts_with(['\r', '\n']) {
                return false;
            }
            let records = records(&text[start..], delimiter).into_byte_records();
            let rows: Vec<_> = records.filter_map(Result::ok).take(*rows).collect();
            let headings = Headings::join(&rows, self.path()).of(self.source.profile);
            let mut search = Search::new(&headings);
            RowReader::bind(self.plan, self.source, &mut search);
            !rows.is_empty() && search.is_complete()
        })?;
        if rows == declared {
            let at = begin + after_rows(&text[begin..], delimiter, skip);
            let line = line_of(text.as_bytes(), at);
            let said = say::csv_preamble(skip, line);
            return Some(self.fault(Code::CsvPreamble, Some(line), said));
        }
        let said = say::csv_header_rows(declared, rows, skip);
        Some(self.fault(Code::CsvHeaderRows, None, said))
    }

    /// What separates groups and question in a heading.
    fn path(self) -> Option<char> {
        self.source.dialect.path.or(self.source.profile.path)
    }

    fn quote(self, text: &str, at: usize) -> Diagnostic {
        let line = line_of(text.as_bytes(), at);
        self.fault(Code::CsvQuoteOpen, Some(line), say::csv_quote_open(line))
    }

    fn column_faults(self, search: &Search, headings: &Headings, line: u64) -> Vec<Diagnostic> {
        let asked = |diagnostic: Diagnostic, heading: &Heading| {
            diagnostic.label(heading.place, say::asked_here())
        };
        let missing = search.missing.values().map(|heading| {
            let near = nearest(&heading.text, headings.names());
            let said = say::column_missing(&heading.text, heading.is_code, near);
            asked(self.fault(Code::ColumnMissing, Some(line), said), heading)
        });
        let several = search.several.values().map(|(heading, columns)| {
            let said = say::column_duplicate(&heading.text, columns, self.path());
            asked(self.fault(Code::ColumnDuplicate, Some(line), said), heading)
        });
        missing.chain(several).collect()
    }

    /// The columns, each with a line, whose numbers could be read in two ways.
    fn ambiguous_numbers(self, columns: &[(usize, u64)], headings: &Headings) -> Vec<Diagnostic> {
        let fault = |(at, line): &(usize, u64)| {
            let location = Location::Table {
                file: self.name.to_owned(),
                line: Some(*line),
                column: headings.full.get(*at).cloned(),
            };
            Diagnostic::new(Code::NumberAmbiguous, location, say::number_ambiguous())
        };
        columns.iter().map(fault).collect()
    }

    fn remark_text(self, text: &str, headings: &Headings, diagnostics: &mut Diagnostics) {
        let mut end = text.len().min(LOOKED_AT);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        if let Some((count, at)) = doubly_encoded(&text[..end]) {
            let twice = headings
                .full
                .iter()
                .filter(|heading| doubly_encoded(heading).is_some());
            let twice: Vec<String> = twice.cloned().collect();
            let line = line_of(text.as_bytes(), at);
            let said = say::encoding_double(count, &twice);
            diagnostics.push(self.fault(Code::EncodingDouble, Some(line), said));
        }
    }

    fn remark_identities(self, used: &[bool], headings: &Headings, diagnostics: &mut Diagnostics) {
        let unused = headings.full.iter().zip(used).filter(|(_, used)| !**used);
        let found: Vec<&str> = unused
            .map(|(heading, _)| heading.as_str())
            .filter(|heading| looks_like_identity(heading))
            .collect();
        if !found.is_empty() {
            let said = say::personal_data_found(&found);
            let mut fault = self.fault(Code::PersonalDataFound, None, said);
            // One column alone is named by its place too, so that it can be accepted by its heading.
            if let [only] = found.as_slice() {
                fault.location = Location::Table {
                    file: self.name.to_owned(),
                    line: None,
                    column: Some((*only).to_owned()),
                };
            }
            diagnostics.push(fault);
        }
    }
}
