//! One file: its bytes, then what each source that claims it makes of them.

mod below;
mod streamed;
mod written;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::annotation::text::{self, Layout};
use super::blocks::Effort;
use super::content::content;
use super::decode::doubly_encoded;
use super::dialect::quotes::{QuoteCheck, QuoteFault};
use super::dialect::{after_rows, records, separator_line, span};
use super::findings::Findings;
use super::fold::{Fold, is_foldable};
use super::form::Shape;
use super::heading::{Headings, Search};
use super::lines::{Cursor, line_of};
use super::outliers::Spreads;
use super::repeats;
use super::rest::Rest;
use super::rows::{RowReader, Rows};
use super::workbook::package::is_workbook;
use crate::collection::{DialectRead, Doubt, FileAccount, Reject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::Said;
use crate::i18n::ingest as say;
use crate::identity::looks_like_identity;
use crate::matching::nearest;
use crate::plan::{AssociationId, Heading, Plan, Source, SourceId};
use below::{Below, Way};
use written::Text;

/// How much of a text is looked at for double encoding.
const LOOKED_AT: usize = 4 << 20;

/// Where headings are looked for when they are not where they were said to be.
const MOST_ABOVE: usize = 20;
const MOST_HEADER_ROWS: usize = 3;

/// Columns of the widest sheet that a spreadsheet makes (`XFD`): more is no table of answers.
const MOST_COLUMNS: usize = 16_384;

/// A file that sources of one association claim.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The file as shown.
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) association: AssociationId,
    pub(super) sources: Vec<SourceId>,
}

impl Claim {
    /// Whether it is worth being read by several threads.
    pub(super) fn is_large(&self, effort: Effort) -> bool {
        self.is_larger_than(effort.block)
    }

    fn is_larger_than(&self, bytes: usize) -> bool {
        let size = std::fs::metadata(&self.path).map_or(0, |it| it.len());
        size > bytes as u64
    }
}

impl FileReading<()> {
    /// The same, beside others of which something was made.
    pub(super) fn unfolded<S: Default>(self) -> FileReading<S> {
        FileReading {
            digest: self.digest,
            readings: self.readings,
            sum: self.sum.map(|()| S::default()),
            diagnostics: self.diagnostics,
        }
    }
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
    /// What settling found.
    pub(super) findings: Findings,
    /// The numbers of the rows that count.
    pub(super) spreads: Spreads,
}

impl Reading {
    /// A reading of no row, of the file and the source of `account`.
    pub(super) fn of(account: FileAccount) -> Self {
        Self {
            account,
            rows: None,
            rejects: Vec::new(),
            doubts: Vec::new(),
            findings: Findings::default(),
            spreads: Spreads::default(),
        }
    }

    /// Adds that of the rows of the same file that come after.
    pub(super) fn append(&mut self, later: Self) {
        self.account.add(later.account);
        match (&mut self.rows, later.rows) {
            (Some(rows), Some(later)) => rows.append(later),
            (rows, later) => *rows = rows.take().or(later),
        }
        self.rejects.extend(later.rejects);
        self.doubts.extend(later.doubts);
        self.findings.append(later.findings);
        self.spreads.append(later.spreads);
    }
}

/// What all its sources made of one file.
#[derive(Debug)]
pub(super) struct FileReading<S> {
    /// SHA-256 of the content; none where it could not be read.
    pub(super) digest: Option<[u8; 32]>,
    pub(super) readings: Vec<Reading>,
    /// What the rows that are not held add up to.
    pub(super) sum: anyhow::Result<S>,
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
    Reading::of(account)
}

/// Reads one file for all the sources that claim it: part by part where it is large and its rows need not be held, else whole.
pub(super) fn read_file<F: Fold>(
    plan: &Plan,
    claim: &Claim,
    fold: &F,
    effort: Effort,
) -> FileReading<F::Sum> {
    let streamed = streamed::read(plan, claim, fold, effort);
    streamed.unwrap_or_else(|| read_whole(plan, claim, fold, effort))
}

fn read_whole<F: Fold>(
    plan: &Plan,
    claim: &Claim,
    fold: &F,
    effort: Effort,
) -> FileReading<F::Sum> {
    let mut diagnostics = Diagnostics::default();
    let mut sum = F::Sum::default();
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
                sum: Ok(sum),
                diagnostics,
            };
        }
    };
    let mut readings = Vec::with_capacity(claim.sources.len());
    let mut added = Ok(());
    for source in &claim.sources {
        let takes = F::TAKES && is_foldable(plan, claim.association, *source);
        let way = Way {
            fold: takes.then_some(fold),
            effort,
        };
        let mut content = Content::whole(&bytes);
        let export = Export::of(plan, claim, *source);
        // What is held whole is never asked for again.
        let Some((reading, more)) = export.read(&mut content, &way, &mut diagnostics) else {
            continue;
        };
        readings.push(reading);
        added = added.and_then(|()| fold.merge(&mut sum, more?));
    }
    FileReading {
        digest: Some(Sha256::digest(&bytes).into()),
        readings,
        sum: added.map(|()| sum),
        diagnostics,
    }
}

/// The bytes of a file.
struct Content<'b> {
    /// All of them, or those it begins with, up to the end of a record.
    bytes: &'b [u8],
    /// Whether all are ASCII, those that follow too.
    is_ascii: bool,
    /// What follows.
    rest: Option<&'b mut Rest>,
}

impl<'b> Content<'b> {
    fn whole(bytes: &'b [u8]) -> Self {
        Self {
            bytes,
            is_ascii: bytes.is_ascii(),
            rest: None,
        }
    }
}

/// Why there are no rows.
enum Unread {
    /// The file is refused.
    Refused(Vec<Diagnostic>),
    /// Its beginning does not tell how it is to be read.
    Untold,
}

impl From<Vec<Diagnostic>> for Unread {
    fn from(faults: Vec<Diagnostic>) -> Self {
        Self::Refused(faults)
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

impl<'p> Export<'p> {
    fn of(plan: &'p Plan, claim: &'p Claim, source: SourceId) -> Self {
        Self {
            plan,
            name: &claim.name,
            association: claim.association,
            source_id: source,
            source: plan.source(claim.association, source),
        }
    }

    /// What the file holds; none where it has to be held whole to be read.
    fn read<F: Fold>(
        self,
        content: &mut Content<'_>,
        way: &Way<'_, F>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Reading, anyhow::Result<F::Sum>)> {
        let mut account = account(self.name, self.association, self.source_id);
        let refusals = match self.rows(content, &mut account, way, diagnostics) {
            Ok(read) => return Some(read),
            Err(Unread::Untold) => return None,
            Err(Unread::Refused(refusals)) => refusals,
        };
        let first = refusals.first().map(|d| d.said.clone());
        let said = first.unwrap_or_else(say::csv_empty);
        for refusal in refusals {
            diagnostics.push(refusal);
        }
        let mut reading = refused(self.name, self.association, self.source_id, &said);
        reading.account.dialect = account.dialect.take();
        Some((reading, Ok(F::Sum::default())))
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

    fn rows<F: Fold>(
        self,
        content: &mut Content<'_>,
        account: &mut FileAccount,
        way: &Way<'_, F>,
        diagnostics: &mut Diagnostics,
    ) -> Result<(Reading, anyhow::Result<F::Sum>), Unread> {
        let read = if is_workbook(content.bytes) {
            self.sheet(content.bytes, diagnostics)?
        } else {
            self.text(content.bytes, content.is_ascii, diagnostics)?
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
            Some(_) if content.rest.is_some() => return Err(Unread::Untold),
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
                    return Err(vec![self.quote(text, last + opened)].into());
                }
                Some(QuoteFault::Swallowed(lines)) => {
                    let line = line_of(text.as_bytes(), last);
                    let said = say::csv_quote_in_headings(line, lines);
                    return Err(vec![self.fault(Code::CsvQuoteOpen, Some(line), said)].into());
                }
                Some(QuoteFault::Stray) | None => {}
            }
            if record.len() > MOST_COLUMNS {
                let said = say::limit_columns(record.len(), MOST_COLUMNS);
                let line = line_of(text.as_bytes(), last);
                return Err(vec![self.fault(Code::LimitColumns, Some(line), said)].into());
            }
            heading_rows.push(record.clone());
        }
        let Some(header_at) = header_at else {
            return Err(vec![self.fault(Code::CsvEmpty, None, say::csv_empty())].into());
        };
        let profile = self.source.profile;
        let headings = Headings::join(&heading_rows, self.path()).of(profile);
        self.remark_text(text, &headings, diagnostics);

        // What reads the rows is bound again by each thread: here, to know whether all it looks for is there.
        let mut search = Search::new(&headings);
        RowReader::bind(self.plan, self.source, &mut search);
        let repeats = repeats::refused(&headings, &search.used).filter(|_| profile.repeats);
        if let Some(said) = repeats {
            let line = line_of(text.as_bytes(), header_at);
            return Err(vec![self.fault(Code::CsvRepeats, Some(line), said)].into());
        }
        if !search.is_complete() {
            if let Some(fault) = self.headings_elsewhere(text, delimiter, header_rows) {
                return Err(vec![fault].into());
            }
            let line = line_of(text.as_bytes(), header_at);
            return Err(self.column_faults(&search, &headings, line).into());
        }
        if let Some(dialect) = &mut account.dialect {
            let columns = headings.full.iter().zip(&search.used);
            let unread = columns.filter(|(heading, used)| !**used && !heading.is_empty());
            dialect.unread = unread.map(|(heading, _)| heading.clone()).collect();
        }
        self.remark_identities(&search.used, &headings, diagnostics);

        let read = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let ended = start.saturating_add(read).min(text.len());
        let tags = self.source.profile.tags;
        let below = Below {
            export: self,
            headings: &headings,
            shape: Shape::of(heading_rows, &text[ended..], delimiter, tags),
            text: &text[ended..],
            encoding: decoded.encoding,
            begins: Cursor::new(text, decoded.encoding, decoded.mark).move_to(ended),
        };
        if content.rest.is_some() && !below.shape.is_sure() {
            return Err(Unread::Untold);
        }
        let mut part = below.read(way, content.rest.as_deref_mut())?;
        part.reading.account.dialect = account.dialect.take();
        if part.trailing {
            let said = say::csv_trailing_delimiter(char::from(delimiter));
            diagnostics.push(self.fault(Code::CsvTrailingDelimiter, None, said));
        }
        let ambiguous = part.reader.ambiguous_numbers();
        if !ambiguous.is_empty() {
            return Err(self.ambiguous_numbers(&ambiguous, &headings).into());
        }
        part.reader.remark_periods(&mut part.faults);
        let held = part.unheaded.held();
        if !held.is_empty() {
            diagnostics.push(self.fault(Code::ColumnBlank, None, say::column_blank(&held)));
        }
        let reading = &mut part.reading;
        if reading.account.read == 0 {
            diagnostics.push(self.fault(Code::CsvNoRows, None, say::csv_no_rows()));
        }
        let faults = part.faults;
        let full = &headings.full;
        let rejects = faults.finish(self.plan, self.source, self.name, full, diagnostics);
        reading.rejects.extend(rejects);
        reading
            .rejects
            .extend(part.swallowed.finish(self.name, diagnostics));
        Ok((part.reading, part.sum))
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
