//! Which texts of the cells of an export may be shown: one that cannot identify anyone.

use std::collections::BTreeMap;

use crate::i18n::ingest::{Hints, Proposal, Seen};
use crate::matching::{folded, nearest, normal_form};
use crate::plan::{Codelist, Filling, Plan, Source, VariableType, WaveFrom};
use crate::referential::Answers;

/// Texts proposed in one help.
const MOST_SHOWN: usize = 5;

/// Which texts of one fault may be shown: one near a known answer, or that the codelist knows; for a variable
/// that is not sensitive, also what [`is_harmless`] says can identify no one.
#[derive(Debug, Default)]
pub(super) struct Shown<'p> {
    /// Text, then what it may stand for and on how many rows it stands.
    safe: BTreeMap<String, (Option<Proposal<'p>>, u64)>,
    /// How many other texts.
    hidden: u64,
}

impl<'p> Shown<'p> {
    /// Of cells that the mapping at `mapping` cannot read.
    pub(super) fn of_cells(
        plan: &'p Plan,
        source: &'p Source,
        mapping: usize,
        texts: &BTreeMap<String, u64>,
    ) -> Self {
        let mapping = &source.mappings[mapping];
        let variable = plan.variable(mapping.variable);
        let list = plan.codelist_of(mapping.variable);
        let mut shown = Self::default();
        for (text, count) in texts {
            let proposal = match &mapping.filling {
                Filling::Code { answers, .. } => known(text, &source.answers, list)
                    .or_else(|| near(text, answers.keys().map(String::as_str)).map(Proposal::Near)),
                Filling::Split { answers, .. } => {
                    known(text, &source.answers, list).or_else(|| {
                        let near = near(text, answers.keys().map(String::as_str));
                        let alone = near.filter(|near| !is_joined(text, near));
                        alone.map(Proposal::Near)
                    })
                }
                Filling::Several { columns, unchecked } => {
                    let checked = columns.iter().flat_map(|option| &option.checked);
                    near(text, checked.chain(unchecked).map(String::as_str)).map(Proposal::Near)
                }
                _ => None,
            };
            let harmless = !variable.sensitive && is_harmless(variable.kind, text, *count);
            shown.sort(text, *count, proposal, harmless);
        }
        shown
    }

    /// Of words that no wave answers to.
    pub(super) fn of_waves(source: &'p Source, texts: &BTreeMap<String, u64>) -> Self {
        let mut shown = Self::default();
        let Some(WaveFrom::Column { codes, .. }) = &source.wave else {
            return shown;
        };
        for (text, count) in texts {
            let near = near(text, codes.keys().map(String::as_str));
            let harmless = is_harmless_word(text, *count);
            shown.sort(text, *count, near.map(Proposal::Near), harmless);
        }
        shown
    }

    fn sort(&mut self, text: &str, rows: u64, proposal: Option<Proposal<'p>>, harmless: bool) {
        if proposal.is_some() || harmless {
            self.safe.insert(text.to_owned(), (proposal, rows));
        } else {
            self.hidden += 1;
        }
    }

    /// Whether `text` may be shown.
    pub(super) fn shows(&self, text: &str) -> bool {
        self.safe.contains_key(text)
    }

    /// The texts to speak of, the most frequent first, and how many others there are.
    pub(super) fn hints(&self) -> Hints<'_> {
        let mut all: Vec<Seen<'_>> = self
            .safe
            .iter()
            .map(|(text, (proposal, rows))| Seen {
                text,
                rows: *rows,
                proposal: *proposal,
            })
            .collect();
        all.sort_by_key(|seen| (std::cmp::Reverse(seen.rows), seen.text));
        all.truncate(MOST_SHOWN);
        Hints {
            seen: all,
            hidden: self.hidden,
            ..Hints::default()
        }
    }
}

/// What `text` is in its codelist, where the source expects the other: a code instead of a label, a label
/// instead of a code.
fn known<'p>(text: &str, answers: &[Answers], list: Option<&'p Codelist>) -> Option<Proposal<'p>> {
    let mut codes = list?.codes.iter().filter(|code| code.finer.is_none());
    match answers {
        [Answers::Labels] => codes
            .find(|code| normal_form(&code.code) == text)
            .map(|code| Proposal::CodeOf(&code.label)),
        [Answers::Codes] => codes
            .find(|code| {
                let labels = [&code.label.fr, &code.label.en];
                labels.iter().any(|label| normal_form(label) == text)
            })
            .map(|code| Proposal::LabelOf(&code.code)),
        // Where both are read, neither is taken for the other.
        _ => None,
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

/// Whether `text`, of a multiple choice, is so much longer than the answer it is near to that it may hold
/// another beside it: a person's answers, joined by something else than the separator declared.
fn is_joined(text: &str, near: &str) -> bool {
    const SLIP: usize = 2;
    text.chars().count() > near.chars().count() + SLIP
}

/// Fewest rows that hold one text before it is no longer a person's: the threshold of publication.
const COMMON_FROM: u64 = 11;

/// Whether a cell that cannot be read identifies no one: a short number under a number, a harmless word under a
/// code. Dates never.
fn is_harmless(kind: VariableType, text: &str, count: u64) -> bool {
    match kind {
        VariableType::Date => false,
        VariableType::Number { .. } => is_number(text) && digits(text) <= 6,
        VariableType::Code(_) | VariableType::Several(_) => is_harmless_word(text, count),
    }
}

/// Whether a word identifies no one: two digits, or a short text that many rows hold.
fn is_harmless_word(text: &str, count: u64) -> bool {
    let few_digits = digits(text) <= 2;
    let common = count >= COMMON_FROM && few_digits && !text.contains('@');
    (is_number(text) && few_digits) || (common && text.chars().count() <= 40)
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

fn is_number(text: &str) -> bool {
    let of_numbers = |c: char| c.is_ascii_digit() || " .,+-\u{2212}%€'".contains(c);
    digits(text) > 0 && text.chars().all(of_numbers)
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
    fn answers_joined_by_another_mark_are_not_near_one_of_them() {
        let answers = || ["Domiciliation", "Hébergement"].into_iter();
        for (text, joined) in [
            ("CSS / Domiciliation", true),
            ("domicilliation", false),
            ("Domicilation", false),
        ] {
            let near = near(text, answers()).unwrap();
            assert_eq!(is_joined(text, near), joined, "{text}");
        }
    }
}
