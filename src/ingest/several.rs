//! Multiple choices: several answers in one cell, or one column a code.

use std::collections::{BTreeMap, BTreeSet};

use super::outcome::Outcome;
use crate::diagnostic::Code;
use crate::plan::{CodeId, Codelist, separator_mark};
use crate::referential::Missing;

/// The answers that `text`, in normal form, holds. At each place the longest known answer is tried first,
/// so that a label which holds a separator is not cut; a shorter one, where what follows cannot be read.
pub(super) fn split(
    text: &str,
    separators: &[String],
    answers: &BTreeMap<String, CodeId>,
    exclusive: &BTreeSet<CodeId>,
    list: Option<&Codelist>,
) -> Outcome {
    match joined(text, &marks(separators), answers) {
        Ok(bits) => as_set(bits, exclusive, list),
        Err(_) => Outcome::Fault(Code::ValueUnknown),
    }
}

/// The one part of `text`, in normal form, that no reading of it gets past: what a person answered beside it
/// is not there.
pub(super) fn unread_part<'t>(
    text: &'t str,
    separators: &[String],
    answers: &BTreeMap<String, CodeId>,
) -> &'t str {
    let marks = marks(separators);
    let Err(rest) = joined(text, &marks, answers) else {
        return text;
    };
    let end = marks.iter().filter_map(|mark| rest.find(mark)).min();
    rest[..end.unwrap_or(rest.len())].trim_end()
}

fn marks(separators: &[String]) -> Vec<&str> {
    separators.iter().map(|mark| separator_mark(mark)).collect()
}

/// The codes of the answers joined in `text`, as bits; else what is left from the farthest place read.
fn joined<'t>(
    text: &'t str,
    marks: &[&str],
    answers: &BTreeMap<String, CodeId>,
) -> Result<u128, &'t str> {
    // What is left to read, and the answers read before it; places once tried lead nowhere.
    let mut ways = vec![(text, 0)];
    let mut tried = BTreeSet::new();
    let mut farthest = text;
    while let Some((rest, bits)) = ways.pop() {
        let rest = after_marks(rest, marks);
        if rest.is_empty() {
            return Ok(bits);
        }
        if !tried.insert(rest.len()) {
            continue;
        }
        if rest.len() < farthest.len() {
            farthest = rest;
        }
        let mut next: Vec<(&str, u128)> = answers
            .iter()
            .filter_map(|(answer, code)| {
                let after = rest.strip_prefix(answer.as_str())?;
                let ends = !answer.is_empty() && ends(after, marks);
                Some((after, bits | bit(*code)?)).filter(|_| ends)
            })
            .collect();
        next.sort_by_key(|(after, _)| std::cmp::Reverse(after.len()));
        ways.extend(next);
    }
    Err(farthest)
}

/// `text` without the separators and the spaces it begins with.
fn after_marks<'t>(text: &'t str, marks: &[&str]) -> &'t str {
    let mut rest = text.trim_start();
    while let Some(after) = marks.iter().find_map(|mark| rest.strip_prefix(mark)) {
        rest = after.trim_start();
    }
    rest
}

/// Whether an answer may end before `after`: at a separator, or at the end.
fn ends(after: &str, marks: &[&str]) -> bool {
    let next = after.trim_start();
    next.is_empty()
        || marks.iter().any(|mark| next.starts_with(mark))
        || (after.starts_with(' ') && marks.contains(&" "))
}

/// What one cell of a column a code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tick {
    Checked,
    Unchecked,
    Blank,
    Reason(Missing),
    Unknown,
}

impl Tick {
    /// Reads `text`, in normal form.
    pub(super) fn read(
        text: &str,
        own: &BTreeMap<String, Missing>,
        checked: &BTreeSet<String>,
        unchecked: &BTreeSet<String>,
        general: impl Fn(&str) -> Option<Missing>,
    ) -> Self {
        if !text.is_empty()
            && let Some(reason) = own.get(text)
        {
            Self::Reason(*reason)
        } else if checked.contains(text) {
            Self::Checked
        } else if unchecked.contains(text) {
            Self::Unchecked
        } else if text.is_empty() {
            Self::Blank
        } else {
            general(text).map_or(Self::Unknown, Self::Reason)
        }
    }
}

/// The answer of all the columns together. Nothing but blanks is no answer; a blank beside an answer is
/// not checked; a reason stands where nothing is checked.
pub(super) fn choose(
    ticks: &[(CodeId, Tick)],
    blank: Missing,
    exclusive: &BTreeSet<CodeId>,
    list: Option<&Codelist>,
) -> Outcome {
    let mut bits = 0;
    let mut reason = None;
    let mut unchecked = false;
    for (code, tick) in ticks {
        match (tick, bit(*code)) {
            (Tick::Unknown, _) | (Tick::Checked, None) => {
                return Outcome::Fault(Code::ValueUnknown);
            }
            (Tick::Checked, Some(bit)) => bits |= bit,
            (Tick::Unchecked, _) => unchecked = true,
            (Tick::Reason(said), _) => reason = reason.or(Some(*said)),
            (Tick::Blank, _) => {}
        }
    }
    match reason {
        _ if bits != 0 => as_set(bits, exclusive, list),
        Some(reason) => Outcome::Missing(reason),
        None if unchecked => Outcome::Several(0),
        None => Outcome::Missing(blank),
    }
}

/// A code as a set of one bit.
fn bit(code: CodeId) -> Option<u128> {
    1_u128.checked_shl(u32::from(code.0))
}

/// A multiple choice of one code, or the reason the code stands for.
pub(super) fn alone(code: CodeId, list: Option<&Codelist>) -> Outcome {
    bit(code).map_or(Outcome::Fault(Code::ValueUnknown), |bits| {
        as_set(bits, &BTreeSet::new(), list)
    })
}

/// Codes as a set of bits; an exclusive one, or one that stands for a reason, stands alone.
fn as_set(bits: u128, exclusive: &BTreeSet<CodeId>, list: Option<&Codelist>) -> Outcome {
    let several = bits.count_ones() > 1;
    let mut left = bits;
    while left != 0 {
        let code = CodeId(u16::try_from(left.trailing_zeros()).unwrap_or(u16::MAX));
        left &= left - 1;
        let held = list.and_then(|list| list.codes.get(usize::from(code.0)));
        let reason = held.and_then(|code| code.missing);
        if several && (reason.is_some() || exclusive.contains(&code)) {
            return Outcome::Fault(Code::ExclusiveBroken);
        }
        if let Some(reason) = reason {
            return Outcome::Missing(reason);
        }
    }
    Outcome::Several(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(texts: &[&str]) -> BTreeMap<String, CodeId> {
        (0..)
            .zip(texts)
            .map(|(at, text)| ((*text).to_owned(), CodeId(at)))
            .collect()
    }

    #[test]
    fn the_longest_answer_comes_first() {
        let answers = answers(&["RSA", "RSA, socle", "Aucun", "AAH"]);
        let exclusive = BTreeSet::from([CodeId(2)]);
        let read = |text, separator: &str| {
            let separators = separator.split('|').map(str::to_owned).collect::<Vec<_>>();
            split(text, &separators, &answers, &exclusive, None)
        };
        assert_eq!(read("RSA, socle, AAH", ", "), Outcome::Several(0b1010));
        assert_eq!(read("RSA,AAH,", ","), Outcome::Several(0b1001));
        assert_eq!(read("AAH RSA RSA", " "), Outcome::Several(0b1001));
        assert_eq!(read("RSA;AAH;", ";"), Outcome::Several(0b1001));
        assert_eq!(read("RSA;AAH", ";|, "), Outcome::Several(0b1001));
        assert_eq!(read("AAH, RSA, socle", ";|, "), Outcome::Several(0b1010));
        assert_eq!(read("RSA AAH", ";|, "), Outcome::Fault(Code::ValueUnknown));
        assert_eq!(read("RSAAAH", " "), Outcome::Fault(Code::ValueUnknown));
        assert_eq!(read("RSA, autre", ","), Outcome::Fault(Code::ValueUnknown));
        assert_eq!(
            read("Aucun,RSA", ","),
            Outcome::Fault(Code::ExclusiveBroken)
        );
        assert_eq!(read("Aucun", ","), Outcome::Several(0b100));
        let unread = |text, separator: &str| {
            let separators = separator.split('|').map(str::to_owned).collect::<Vec<_>>();
            unread_part(text, &separators, &answers).to_owned()
        };
        assert_eq!(unread("RSA, socle, ASS, AAH", ", "), "ASS");
        assert_eq!(unread("ASS ; AAH", ";"), "ASS");
        assert_eq!(unread(";RSA; ASS", ";|, "), "ASS");
        assert_eq!(unread("RSA ASS AAH", " "), "ASS");
        assert_eq!(unread("ASS / AAH", ";"), "ASS / AAH");
    }

    #[test]
    fn a_shorter_answer_is_tried_where_the_longest_leads_nowhere() {
        let answers = answers(&["A B", "A", "B C"]);
        let read = |text: &str| split(text, &[" ".to_owned()], &answers, &BTreeSet::new(), None);
        assert_eq!(read("A B C"), Outcome::Several(0b110));
        assert_eq!(read("A B A"), Outcome::Several(0b11));
        assert_eq!(read("A C"), Outcome::Fault(Code::ValueUnknown));
        let many = "A ".repeat(10_000);
        assert_eq!(read(&many), Outcome::Several(0b10));
        assert_eq!(
            read(&format!("{many}x")),
            Outcome::Fault(Code::ValueUnknown)
        );
    }

    #[test]
    fn blanks_beside_an_answer_are_not_checked_and_alone_are_none() {
        let read = |ticks: &[Tick]| {
            let codes = (0..).map(CodeId).zip(ticks.iter().copied());
            choose(
                &codes.collect::<Vec<_>>(),
                Missing::NoAnswer,
                &BTreeSet::new(),
                None,
            )
        };
        let (blank, no, yes) = (Tick::Blank, Tick::Unchecked, Tick::Checked);
        let refused = Tick::Reason(Missing::Refused);
        assert_eq!(read(&[blank, blank]), Outcome::Missing(Missing::NoAnswer));
        assert_eq!(read(&[blank, yes]), Outcome::Several(0b10));
        assert_eq!(read(&[blank, no]), Outcome::Several(0));
        assert_eq!(read(&[refused, no]), Outcome::Missing(Missing::Refused));
        assert_eq!(read(&[refused, yes]), Outcome::Several(0b10));
        assert_eq!(
            read(&[Tick::Unknown, yes]),
            Outcome::Fault(Code::ValueUnknown)
        );
    }
}
