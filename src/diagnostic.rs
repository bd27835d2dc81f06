//! One fault in what the user wrote or collected: its code, its place, what is said of it.
//!
//! A diagnostic is not an error: an error stops the tool and travels with `?`; a diagnostic is pushed
//! into [`Diagnostics`] and the work goes on, so that one run shows every fault.

use std::collections::BTreeSet;

use crate::i18n::{Said, Text};
use crate::source_text::{Place, SourceTexts};

mod code;
pub use code::{Class, Code, Page, Phase};

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The result cannot be trusted, or the file was refused: exit 1.
    Error,
    /// Worth a look: exit 0 unless it is denied.
    Warning,
}

impl Severity {
    /// The name programs read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Where a fault stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// In a referential: shown with its source.
    Text(Place),
    /// In an export: file, line and column only, for a snippet would print a respondent's row.
    Table {
        /// The file, below the folder of exports.
        file: String,
        /// The line an editor shows, from 1.
        line: Option<u64>,
        /// The heading of the column.
        column: Option<String>,
    },
    /// A file or folder as a whole.
    File(String),
}

impl From<Place> for Location {
    fn from(place: Place) -> Self {
        Self::Text(place)
    }
}

/// One fault.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Its name in the catalogue.
    pub code: Code,
    /// How much it weighs: what its code does, until [`crate::weighing`] has heard what was asked.
    pub severity: Severity,
    /// Its one primary place.
    pub location: Location,
    /// The fact and the mend.
    pub said: Said,
    /// Other places in referentials that explain it.
    pub labels: Vec<(Place, Text)>,
    /// Why it counts for nothing, where a referential accepts it.
    pub accepted: Option<Accepted>,
}

/// A diagnostic that a referential accepts: it is kept, and is no fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Why.
    pub because: Text,
    /// The last day it holds, as written; none where it has no end.
    pub until: Option<String>,
    /// Whether it was asked to be shown to readers too.
    pub shown: bool,
}

impl Diagnostic {
    /// A fault at a place.
    pub fn new(code: Code, location: impl Into<Location>, said: Said) -> Self {
        Self {
            code,
            severity: code.severity(),
            location: location.into(),
            said,
            labels: Vec::new(),
            accepted: None,
        }
    }

    /// Another place that explains it.
    #[must_use]
    pub fn label(mut self, place: Place, text: Text) -> Self {
        self.labels.push((place, text));
        self
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Whether it is a fault of this weight: one that is accepted is none.
    pub fn counts_as(&self, severity: Severity) -> bool {
        self.severity == severity && self.accepted.is_none()
    }
}

/// Every fault of a run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Keeps one fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// The places in referentials at which faults of these codes stand.
    pub fn places(&self, codes: &[Code]) -> impl Iterator<Item = Place> {
        self.found.iter().filter_map(|fault| match fault.location {
            Location::Text(place) if codes.contains(&fault.code) => Some(place),
            _ => None,
        })
    }

    /// Drops the faults of one code at these places, of which something else is told.
    pub fn supersede(&mut self, code: Code, places: &[Place]) {
        let places: BTreeSet<Place> = places.iter().copied().collect();
        self.found.retain(|fault| match fault.location {
            Location::Text(place) => fault.code != code || !places.contains(&place),
            _ => true,
        });
    }

    /// Keeps all the faults of another run of checks.
    pub fn extend(&mut self, other: Diagnostics) {
        self.found.extend(other.found);
    }

    /// Whether any fault is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether any fault is one of those that nothing makes less than an error.
    pub fn has_hard_errors(&self) -> bool {
        self.found.iter().any(|d| d.code.class() == Class::Error)
    }

    /// How many faults of this weight.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|d| d.counts_as(severity)).count()
    }

    /// The faults one by one, as found, to weigh them.
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }

    /// The faults as found.
    #[expect(
        clippy::iter_without_into_iter,
        reason = "faults are read in order, never looped over by reference"
    )]
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.found.iter()
    }

    /// The faults in the order they are shown: by file, line, column, then code. The same fault at the
    /// same place is kept once.
    pub fn sorted(mut self, texts: &SourceTexts) -> Vec<Diagnostic> {
        let key = |d: &Diagnostic| match &d.location {
            Location::Text(place) => {
                let (line, column) = texts.line_column(place.file, place.start());
                (
                    texts.path(place.file).to_owned(),
                    line as u64,
                    column,
                    String::new(),
                )
            }
            Location::Table { file, line, column } => (
                file.clone(),
                line.unwrap_or(0),
                0,
                column.clone().unwrap_or_default(),
            ),
            Location::File(path) => (path.clone(), 0, 0, String::new()),
        };
        self.found
            .sort_by_cached_key(|d| (key(d), d.code.name(), d.said.message.en.clone()));
        self.found
            .dedup_by(|a, b| a.code == b.code && a.location == b.location && a.said == b.said);
        self.found
    }
}
