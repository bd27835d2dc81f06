//! Faults of the rows and cells of one file, gathered: the same fault of a column is one diagnostic with
//! a count, and one line of rejects each.
//!
//! A cell is shown only where it cannot identify anyone: see [`Shown`].

use std::collections::BTreeMap;

use crate::collection::Reject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::ingest as say;
use crate::plan::{Plan, Source};

use super::shown::Shown;

/// Where a row stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Line, from 1.
    pub(super) line: u64,
    /// Byte.
    pub(super) byte: u64,
}

/// Different texts kept for one fault of one column.
const MOST_TEXTS: usize = 1000;
/// Longest text that may be shown.
const LONGEST_TEXT: usize = 40;

/// A fault's column and mapping; neither where it is of the whole row.
type Subject = (Code, Option<usize>, Option<usize>);

#[derive(Debug, Default)]
struct Tally {
    count: u64,
    first: u64,
    texts: BTreeMap<String, u64>,
}

#[derive(Debug)]
struct Raw {
    subject: Subject,
    spot: Spot,
    row: bool,
    text: Option<String>,
}

/// Faults of one file.
#[derive(Debug, Default)]
pub(super) struct Faults {
    tallies: BTreeMap<Subject, Tally>,
    raw: Vec<Raw>,
}

impl Faults {
    /// A row that is rejected, for what stands in `column`.
    pub(super) fn row(&mut self, code: Code, column: Option<usize>, spot: Spot) {
        self.keep((code, column, None), spot, true, None);
    }

    /// A row that is kept, and about which something is worth saying.
    pub(super) fn remark(&mut self, code: Code, column: usize, spot: Spot) {
        self.tally((code, Some(column), None), spot);
    }

    /// A cell of the mapping `mapping` that cannot be read; `text` is its normal form, or the part of it that
    /// is at fault.
    pub(super) fn cell(
        &mut self,
        code: Code,
        column: usize,
        mapping: usize,
        text: &str,
        spot: Spot,
    ) {
        let text = Some(text)
            .filter(|text| !text.is_empty() && text.chars().count() <= LONGEST_TEXT)
            .filter(|_| !matches!(code, Code::DateInvalid | Code::ExclusiveBroken))
            .map(str::to_owned);
        self.keep((code, Some(column), Some(mapping)), spot, false, text);
    }

    fn tally(&mut self, subject: Subject, spot: Spot) -> &mut Tally {
        let tally = self.tallies.entry(subject).or_default();
        if tally.count == 0 {
            tally.first = spot.line;
        }
        tally.count += 1;
        tally
    }

    fn keep(&mut self, subject: Subject, spot: Spot, row: bool, text: Option<String>) {
        let tally = self.tally(subject, spot);
        if let Some(text) = &text
            && (tally.texts.len() < MOST_TEXTS || tally.texts.contains_key(text))
        {
            *tally.texts.entry(text.clone()).or_default() += 1;
        }
        self.raw.push(Raw {
            subject,
            spot,
            row,
            text,
        });
    }

    /// The rejects and the diagnostics of the file `file`.
    pub(super) fn finish(
        self,
        plan: &Plan,
        source: &Source,
        file: &str,
        headings: &[String],
        diagnostics: &mut Diagnostics,
    ) -> Vec<Reject> {
        let heading = |column: Option<usize>| {
            column
                .and_then(|at| headings.get(at))
                .cloned()
                .unwrap_or_default()
        };
        let mut shown = BTreeMap::new();
        for (subject, tally) in &self.tallies {
            let (code, column, mapping) = *subject;
            let texts = mapping.map(|at| Shown::of(plan, source, at, &tally.texts));
            let said = match mapping {
                Some(at) => {
                    let variable = plan.variable(source.mappings[at].variable);
                    let near = texts.as_ref().map(Shown::proposals).unwrap_or_default();
                    let unseen = texts.as_ref().map_or(0, |texts| texts.hidden);
                    say::cells(
                        code.name(),
                        &variable.id,
                        (tally.count, tally.first),
                        &near,
                        unseen,
                    )
                }
                None => say::rows(code.name(), &heading(column), (tally.count, tally.first)),
            };
            let location = Location::Table {
                file: file.to_owned(),
                line: Some(tally.first),
                column: column.map(|at| heading(Some(at))),
            };
            diagnostics.push(Diagnostic::new(code, location, said));
            shown.insert(*subject, texts);
        }
        let reject = |raw: Raw| {
            let (code, column, _) = raw.subject;
            let texts = shown.get(&raw.subject).and_then(Option::as_ref);
            let visible = |text: &String| texts.is_some_and(|texts| texts.safe.contains_key(text));
            Reject {
                file: file.to_owned(),
                line: raw.spot.line,
                byte: raw.spot.byte,
                column: if raw.row {
                    String::new()
                } else {
                    heading(column)
                },
                code: code.name(),
                row: raw.row,
                cell: raw.text.filter(visible),
            }
        };
        self.raw.into_iter().map(reject).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_its_own_sentence() {
        let cell = |code: Code| say::cells(code.name(), "age", (1, 2), &[], 0).message;
        let unknown = say::cells("", "age", (1, 2), &[], 0).message;
        for code in [
            Code::ValueUnknown,
            Code::NumberInvalid,
            Code::NumberPrecision,
            Code::ValueRange,
            Code::DateInvalid,
            Code::ExclusiveBroken,
        ] {
            assert_ne!(cell(code), unknown, "{}", code.name());
        }
        for code in [
            Code::CsvRowShort,
            Code::CsvRowLong,
            Code::PeriodInvalid,
            Code::WaveUnknown,
            Code::IdMissing,
            Code::IdScientific,
            Code::RespondentTwice,
            Code::DuplicateTie,
        ] {
            let said = say::rows(code.name(), "date", (1, 2));
            assert!(said.help.is_some(), "{}", code.name());
        }
    }
}
