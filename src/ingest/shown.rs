//! Which texts of the cells of an export may be shown: one that cannot identify anyone.

use std::collections::BTreeMap;

use crate::matching::{folded, nearest};
use crate::plan::{Filling, Plan, Source, VariableType};

/// Texts proposed in one help.
const MOST_SHOWN: usize = 5;

/// Which texts of one fault may be shown: one near a known answer; for a variable that is not sensitive, also
/// what [`is_harmless`] says can identify no one.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Text, then the answer it is near to and on how many rows it stands.
    pub(super) safe: BTreeMap<String, (Option<String>, u64)>,
    /// How many other texts.
    pub(super) hidden: u64,
}

impl Shown {
    pub(super) fn of(
        plan: &Plan,
        source: &Source,
        mapping: usize,
        texts: &BTreeMap<String, u64>,
    ) -> Self {
        let mapping = &source.mappings[mapping];
        let variable = plan.variable(mapping.variable);
        let mut shown = Self::default();
        for (text, count) in texts {
            let near = match &mapping.filling {
                Filling::Code { answers, .. } => near(text, answers.keys().map(String::as_str)),
                Filling::Split { answers, .. } => {
                    let near = near(text, answers.keys().map(String::as_str));
                    near.filter(|near| !is_joined(text, near))
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
    pub(super) fn proposals(&self) -> Vec<(&str, Option<&str>, u64)> {
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

/// Whether `text`, of a multiple choice, is so much longer than the answer it is near to that it may hold
/// another beside it: a person's answers, joined by something else than the separator declared.
fn is_joined(text: &str, near: &str) -> bool {
    const SLIP: usize = 2;
    text.chars().count() > near.chars().count() + SLIP
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
