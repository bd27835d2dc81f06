//! Faults of the rows and cells of one file, gathered: the same fault of a column is one diagnostic with
//! a count, and one line of rejects each.
//!
//! A cell is shown only where it cannot identify anyone: see [`Shown`].

use std::collections::BTreeMap;

use crate::collection::Reject;
use crate::decimal::Decimal;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::ingest as say;
use crate::i18n::ingest::{Hints, Lines};
use crate::plan::{Filling, Mapping, Plan, Source};
use crate::referential::Convert;

use super::formats::Formats;
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
    formats: Formats,
}

impl Tally {
    /// Adds what was found after.
    fn append(&mut self, later: Self) {
        if self.count == 0 {
            self.first = later.first;
        }
        self.count += later.count;
        for (text, count) in later.texts {
            if self.texts.len() < MOST_TEXTS || self.texts.contains_key(&text) {
                *self.texts.entry(text).or_default() += count;
            }
        }
        self.formats.append(later.formats);
    }

    /// Whether most cells are whole numbers of the twentieth century or of this one.
    fn holds_years_of_birth(&self) -> bool {
        let is_year = |text: &&String| {
            let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
            digits && (text.starts_with("19") || text.starts_with("20"))
        };
        let texts = self.texts.iter().filter(|(text, _)| is_year(text));
        texts.map(|(_, rows)| *rows).sum::<u64>() > self.count / 2
    }
}

/// Whether a mapping fills a whole number from what its cells hold as it is.
fn may_be_age(plan: &Plan, mapping: &Mapping) -> bool {
    let as_is = Convert::Times(Decimal::whole(1));
    let is_as_is = matches!(&mapping.filling, Filling::Number { convert, .. } if *convert == as_is);
    is_as_is && plan.variable(mapping.variable).kind.decimals() == Some(0)
}

/// Whether cells of this fault may ever be shown: those of dates are not.
fn may_be_shown(code: Code) -> bool {
    !matches!(
        code,
        Code::DateInvalid
            | Code::PeriodInvalid
            | Code::WeightInvalid
            | Code::ExclusiveBroken
            | Code::PersonalDataValue
    )
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
    /// A row that is rejected, for the whole of it or for what stands in one column, in normal form.
    pub(super) fn row(&mut self, code: Code, at: Option<(usize, &str)>, spot: Spot) {
        let subject = (code, at.map(|(column, _)| column), None);
        let text = at.map(|(_, text)| text).unwrap_or_default();
        self.keep(subject, spot, true, text);
    }

    /// A row that is kept, and about which something is worth saying.
    pub(super) fn remark(&mut self, code: Code, column: usize, spot: Spot) {
        self.tally((code, Some(column), None), spot);
    }

    /// A cell of the mapping `mapping` that is read, and about which something is worth saying.
    pub(super) fn remark_cell(&mut self, code: Code, column: usize, mapping: usize, spot: Spot) {
        self.tally((code, Some(column), Some(mapping)), spot);
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
        self.keep((code, Some(column), Some(mapping)), spot, false, text);
    }

    /// `rows` rows that are kept, the first on `line`, and about which one thing is worth saying.
    pub(super) fn remark_rows(&mut self, code: Code, column: usize, rows: u64, line: u64) {
        let tally = self.tallies.entry((code, Some(column), None)).or_default();
        tally.first = if tally.count == 0 {
            line
        } else {
            tally.first.min(line)
        };
        tally.count += rows;
    }

    /// Adds the faults of rows that come after.
    pub(super) fn append(&mut self, later: Self) {
        for (subject, more) in later.tallies {
            self.tallies.entry(subject).or_default().append(more);
        }
        self.raw.extend(later.raw);
    }

    fn tally(&mut self, subject: Subject, spot: Spot) -> &mut Tally {
        let tally = self.tallies.entry(subject).or_default();
        if tally.count == 0 {
            tally.first = spot.line;
        }
        tally.count += 1;
        tally
    }

    fn keep(&mut self, subject: Subject, spot: Spot, row: bool, text: &str) {
        let (code, ..) = subject;
        let tally = self.tally(subject, spot);
        if matches!(code, Code::DateInvalid | Code::PeriodInvalid) {
            tally.formats.try_on(text, code == Code::PeriodInvalid);
        }
        let text = Some(text)
            .filter(|_| may_be_shown(code))
            .filter(|text| !text.is_empty() && text.chars().count() <= LONGEST_TEXT)
            .map(str::to_owned);
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
            let texts = match mapping {
                Some(at) => Shown::of_cells(plan, source, at, &tally.texts),
                None => Shown::of_waves(source, &tally.texts),
            };
            let hints = Hints {
                formats: tally.formats.best(),
                days: tally.formats.days(),
                years: code == Code::ValueRange
                    && mapping.is_some_and(|at| may_be_age(plan, &source.mappings[at]))
                    && tally.holds_years_of_birth(),
                ..texts.hints()
            };
            let said = if let Some(at) = mapping {
                let variable = plan.variable(source.mappings[at].variable);
                let rows = (tally.count, tally.first);
                say::cells(code.name(), &variable.id, rows, &hints)
            } else {
                let lines = Lines {
                    count: tally.count,
                    first: &[tally.first],
                };
                say::rows(code.name(), &heading(column), &lines, &hints)
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
            let texts: Option<&Shown<'_>> = shown.get(&raw.subject);
            let visible = |text: &String| texts.is_some_and(|texts| texts.shows(text));
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
        let cell = |code: Code| say::cells(code.name(), "age", (1, 2), &Hints::default()).message;
        let unknown = say::cells("", "age", (1, 2), &Hints::default()).message;
        for code in [
            Code::ValueUnknown,
            Code::NumberInvalid,
            Code::NumberNonfinite,
            Code::NumberPrecision,
            Code::ValueRange,
            Code::DateInvalid,
            Code::DatePeriod,
            Code::PersonalDataValue,
            Code::ExclusiveBroken,
        ] {
            assert_ne!(cell(code), unknown, "{}", code.name());
        }
        for code in [
            Code::CsvRowShort,
            Code::CsvRowLong,
            Code::PeriodInvalid,
            Code::WaveUnknown,
            Code::WeightInvalid,
            Code::IdMissing,
            Code::IdScientific,
            Code::RespondentTwice,
            Code::DuplicateTie,
        ] {
            let lines = Lines {
                count: 1,
                first: &[2],
            };
            let said = say::rows(code.name(), "date", &lines, &Hints::default());
            assert!(said.help.is_some(), "{}", code.name());
        }
    }
}
