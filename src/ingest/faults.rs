//! Faults of the rows and cells of one file, gathered: the same fault of a column is one diagnostic with
//! a count, and one line of rejects each.
//!
//! A cell is shown only where it cannot identify anyone: see [`Shown`].

use std::collections::BTreeMap;

use crate::collection::Reject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::ingest as say;
use crate::matching::{folded, nearest};
use crate::plan::{Filling, Plan, Source, VariableType};

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
/// Texts proposed in one help.
const MOST_SHOWN: usize = 5;

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

    /// A cell of the mapping `mapping` that cannot be read.
    pub(super) fn cell(
        &mut self,
        code: Code,
        column: usize,
        mapping: usize,
        cell: &[u8],
        spot: Spot,
    ) {
        let text = std::str::from_utf8(cell)
            .ok()
            .map(crate::matching::normal_form)
            .filter(|text| !text.is_empty() && text.chars().count() <= LONGEST_TEXT)
            .filter(|_| !matches!(code, Code::DateInvalid | Code::ExclusiveBroken))
            .map(std::borrow::Cow::into_owned);
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

/// Which texts of one fault may be shown: one near a known answer; for a variable that is not sensitive, also
/// what [`is_harmless`] says can identify no one.
#[derive(Debug, Default)]
struct Shown {
    /// Text, then the answer it is near to and on how many rows it stands.
    safe: BTreeMap<String, (Option<String>, u64)>,
    /// How many other texts.
    hidden: u64,
}

impl Shown {
    fn of(plan: &Plan, source: &Source, mapping: usize, texts: &BTreeMap<String, u64>) -> Self {
        let mapping = &source.mappings[mapping];
        let variable = plan.variable(mapping.variable);
        let mut shown = Self::default();
        for (text, count) in texts {
            let near = match &mapping.filling {
                Filling::Code { answers, .. } | Filling::Split { answers, .. } => {
                    near(text, answers.keys().map(String::as_str))
                }
                Filling::Several { columns, unchecked } => {
                    let checked = columns.iter().flat_map(|option| &option.checked);
                    near(text, checked.chain(unchecked).map(String::as_str))
                }
                _ => None,
            };
            let harmless = !variable.sensitive && is_harmless(variable.kind, text, *count);
            if near.is_some() || harmless {
                shown
                    .safe
                    .insert(text.clone(), (near.map(str::to_owned), *count));
            } else {
                shown.hidden += 1;
            }
        }
        shown
    }

    /// The texts to speak of, the most frequent first.
    fn proposals(&self) -> Vec<(&str, Option<&str>, u64)> {
        let mut all: Vec<_> = self
            .safe
            .iter()
            .map(|(text, (near, count))| (text.as_str(), near.as_deref(), *count))
            .collect();
        all.sort_by_key(|(text, _, count)| (std::cmp::Reverse(*count), *text));
        all.truncate(MOST_SHOWN);
        all
    }
}

/// The known answer that `text` is near to. Short names are near every short answer: there, only case and
/// accents may differ.
fn near<'a>(text: &str, mut answers: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if text.chars().count() < 4 {
        return answers.find(|answer| !answer.is_empty() && folded(answer) == folded(text));
    }
    nearest(text, answers.filter(|answer| answer.chars().count() > 4))
}

/// Fewest rows that hold one text before it is no longer a person's: the threshold of publication.
const COMMON_FROM: u64 = 11;

/// Whether a cell that cannot be read identifies no one: a short number under a number, two digits under a
/// code, or a short text that many rows hold. Dates never.
fn is_harmless(kind: VariableType, text: &str, count: u64) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_number = digits > 0
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || " .,+-\u{2212}%€'".contains(c));
    match kind {
        VariableType::Date => false,
        VariableType::Number { .. } => is_number && digits <= 6,
        VariableType::Code(_) | VariableType::Several(_) => {
            let common = count >= COMMON_FROM && digits <= 2 && !text.contains('@');
            (is_number && digits <= 2) || (common && text.chars().count() <= 40)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::CodelistId;

    #[test]
    fn only_what_cannot_identify_is_shown() {
        let number = VariableType::Number {
            decimals: 0,
            min: None,
            max: None,
        };
        let code = VariableType::Code(CodelistId(0));
        for (kind, text, count) in [
            (number, "999", 1),
            (number, "12,5 %", 1),
            (code, "7", 1),
            (code, "Plutôt bon", 11),
        ] {
            assert!(is_harmless(kind, text, count), "{text}");
        }
        for (kind, text, count) in [
            (number, "Bob", 40),
            (number, "06 12 34 56 78", 40),
            (number, "1850675", 1),
            (code, "Bob", 1),
            (code, "Marie", 10),
            (code, "121285", 1),
            (code, "a@b.fr", 40),
            (VariableType::Date, "1", 40),
        ] {
            assert!(!is_harmless(kind, text, count), "{text}");
        }
        assert_eq!(near("Manu", ["Man"].into_iter()), None);
        assert_eq!(near("Homm", ["Homme"].into_iter()), Some("Homme"));
        let answers = || ["Homme", "Femme", "F"].into_iter();
        assert_eq!(near("homme", answers()), Some("Homme"));
        assert_eq!(near("f", answers()), Some("F"));
        assert_eq!(near("X", answers()), None);
    }

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
