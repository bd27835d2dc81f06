//! What was collected: the observations of every source, and the account of every row read.

use std::collections::BTreeMap;

use crate::i18n::Text;
use crate::observation::Table;
use crate::plan::{AssociationId, SourceId, VariableId};
use crate::referential::Missing;

/// Observations of a run, and how they came about.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    /// One table a source that had at least one file, by association then source.
    pub tables: Vec<Table>,
    /// One account a file, by name.
    pub files: Vec<FileAccount>,
    /// Rows and cells that could not be read, by file, line and column.
    pub rejects: Vec<Reject>,
    /// What was read and kept, and may be wrong, by file and line: for whoever has the file to look again.
    pub doubts: Vec<Doubt>,
    /// What the folder of exports says of its data (`AVERTISSEMENT.txt`): « données fictives », for one.
    pub notice: Option<String>,
    /// What this run was, for the manifest of canonical observations.
    pub run: Run,
}

/// What tells one run of collecting from another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Whether respondents were keyed, and a check of the secret: equal for equal secrets.
    pub key: Option<String>,
    /// SHA-256 of the digests of every file read: the same inputs give the same one.
    pub fingerprint: String,
}

/// What became of every row of one file: `read = kept + excluded + duplicate + rejected`.
#[derive(Clone, Debug)]
pub struct FileAccount {
    /// The file, below the folder of exports, `/` between folders.
    pub file: String,
    /// Whose.
    pub association: AssociationId,
    /// Which source.
    pub source: SourceId,
    /// SHA-256 of its content, in hexadecimal: by it the same file is known from one run to another; none where
    /// it was refused.
    pub digest: Option<String>,
    /// How it was read: encoding, delimiter, rows of headings; none where it was refused before that.
    pub dialect: Option<DialectRead>,
    /// Why it was refused; its rows are then not read at all.
    pub refused: Option<Text>,
    /// Rows read, headings and what comes before them left out.
    pub read: u64,
    /// Rows that became observations.
    pub kept: u64,
    /// Rows left out by a declared rule or blank, by reason.
    pub excluded: BTreeMap<String, (Text, u64)>,
    /// Rows whose respondent has another row that counts.
    pub duplicate: u64,
    /// Rows that could not be read, by diagnostic code.
    pub rejected: BTreeMap<&'static str, u64>,
    /// Values of each mapped variable over the rows kept.
    pub variables: BTreeMap<VariableId, VariableAccount>,
    /// What became of each edit over the rows kept, by its id.
    pub edits: BTreeMap<String, EditAccount>,
}

impl FileAccount {
    /// Adds what became of other rows of the same file.
    pub fn add(&mut self, more: Self) {
        self.read += more.read;
        self.kept += more.kept;
        self.duplicate += more.duplicate;
        for (because, (text, rows)) in more.excluded {
            let held = self.excluded.entry(because).or_insert((text, 0));
            held.1 += rows;
        }
        for (code, rows) in more.rejected {
            *self.rejected.entry(code).or_default() += rows;
        }
        for (variable, values) in more.variables {
            let held = self.variables.entry(variable).or_default();
            held.valid += values.valid;
            for (reason, rows) in values.missing {
                *held.missing.entry(reason).or_default() += rows;
            }
        }
        for (edit, more) in more.edits {
            self.edits.entry(edit).or_default().add(more);
        }
    }
}

/// What became of one edit over the rows kept of one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EditAccount {
    /// Rows of which it is known whether it holds.
    pub judged: u64,
    /// Rows of which it does not.
    pub failed: u64,
    /// Rows of which a missing value decides.
    pub undetermined: u64,
}

impl EditAccount {
    /// Adds what became of it over other rows.
    pub fn add(&mut self, more: Self) {
        self.judged += more.judged;
        self.failed += more.failed;
        self.undetermined += more.undetermined;
    }
}

/// Values of one variable over the rows kept of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VariableAccount {
    /// Rows with a value.
    pub valid: u64,
    /// Rows without, by reason; `invalid` among them.
    pub missing: BTreeMap<Missing, u64>,
}

/// How a file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialectRead {
    /// The sheet read, where the file is a workbook.
    pub sheet: Option<String>,
    /// Encoding, as the WHATWG standard names it; of a workbook, that of the text made of its sheet.
    pub encoding: String,
    /// Delimiter; of a workbook, that of the text made of its sheet.
    pub delimiter: char,
    /// Rows of headings.
    pub header_rows: usize,
    /// Whether the encoding, or the sheet, was detected rather than declared.
    pub encoding_detected: bool,
    /// Whether the delimiter was detected rather than declared.
    pub delimiter_detected: bool,
    /// Headings of the columns that nothing reads, in the order of the file.
    pub unread: Vec<String>,
}

/// One row or cell that could not be read. Never the row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reject {
    /// The file.
    pub file: String,
    /// The line an editor shows, from 1.
    pub line: u64,
    /// The byte the row begins at.
    pub byte: u64,
    /// The heading; empty where the whole row is rejected.
    pub column: String,
    /// The diagnostic.
    pub code: &'static str,
    /// Whether the whole row is rejected, or only this cell.
    pub row: bool,
    /// The offending cell, where it is coded or numeric and cannot identify anyone.
    pub cell: Option<String>,
}

/// One row that was kept whole, and may be wrong. Never what it holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// The file.
    pub file: String,
    /// The line an editor shows, from 1.
    pub line: u64,
    /// What is in doubt: the label of a soft edit, the heading of a value far from the others.
    pub subject: Text,
    /// The diagnostic.
    pub code: &'static str,
}
