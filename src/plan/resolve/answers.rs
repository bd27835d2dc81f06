//! Answers: every text a cell may hold, and whether several of them joined in one cell can be told apart.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::codelists;
use super::draft::Draft;
use super::headings::normal;
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::matching::normal_form;
use crate::plan::{AssociationId, CodeId, CodelistId, separator_mark};
use crate::referential::{Answers, Name};

/// Every text a cell may hold: labels or codes, as the source or its profile says, the first of them first where
/// both may stand; then what is declared, which prevails.
pub(super) fn known(
    draft: &mut Draft<'_>,
    association: AssociationId,
    list: CodelistId,
    answers: &[Answers],
    declared: &[(Name, Name)],
) -> Option<BTreeMap<String, CodeId>> {
    let pairs = declared.iter().map(|(cell, code)| (cell, code));
    if codelists::are_swapped(draft, list, Some(association), pairs) {
        return None;
    }
    let mut known = BTreeMap::new();
    let codelist = &draft.codelists[list.0];
    for answers in answers {
        for (at, code) in codelist.codes.iter().enumerate() {
            if code.finer.is_some_and(|(owner, _)| owner != association) {
                continue;
            }
            let id = CodeId(u16::try_from(at).ok()?);
            let texts: &[&String] = match answers {
                Answers::Labels => &[&code.label.fr, &code.label.en],
                Answers::Codes => &[&code.code],
            };
            for text in texts {
                known.entry(normal_form(text).into_owned()).or_insert(id);
            }
        }
    }
    let mut whole = true;
    let mut own = BTreeMap::new();
    for (cell, code) in declared {
        match codelists::find(draft, list, Some(association), code) {
            Some(id) => {
                let before = own.insert(normal(cell), id);
                if before.is_some_and(|before| before != id) {
                    let fault = said::cell_twice(&cell.value);
                    draft.fault(Code::MappingInvalid, cell.place, fault);
                }
            }
            None => whole = false,
        }
    }
    known.extend(own);
    whole.then_some(known)
}

/// Two lists of answers that, joined, are written the same.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Doubt(pub(super) Vec<String>, pub(super) Vec<String>);

/// The first of two lists of different answers that are written the same once joined by one of
/// `separators`; none where every cell has one reading.
///
/// Sardinas and Patterson's test of codes (1953), on the words that separators leave: what one list has
/// written ahead of the other is followed until both end together.
pub(super) fn doubt(answers: &BTreeMap<String, CodeId>, separators: &[String]) -> Option<Doubt> {
    let marks: Vec<&str> = separators.iter().map(|mark| separator_mark(mark)).collect();
    let texts: Vec<Answer<'_>> = answers
        .iter()
        .map(|(text, code)| Answer {
            text,
            code: *code,
            words: words(text, &marks),
        })
        .filter(|answer| !answer.words.is_empty())
        .collect();

    let mut ways = VecDeque::new();
    for ahead in &texts {
        for behind in &texts {
            if ahead.text != behind.text
                && let Some(rest) = ahead.words.strip_prefix(behind.words.as_slice())
            {
                ways.push_back(Way {
                    rest,
                    ahead: vec![ahead],
                    behind: vec![behind],
                });
            }
        }
    }
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        if way.rest.is_empty() {
            if way.differs() {
                return Some(way.into_doubt());
            }
            continue;
        }
        if !seen.insert(way.rest) {
            continue;
        }
        for next in &texts {
            let mut behind = way.behind.clone();
            behind.push(next);
            if let Some(rest) = way.rest.strip_prefix(next.words.as_slice()) {
                let ahead = way.ahead.clone();
                ways.push_back(Way {
                    rest,
                    ahead,
                    behind,
                });
            } else if let Some(rest) = next.words.strip_prefix(way.rest) {
                ways.push_back(Way {
                    rest,
                    ahead: behind,
                    behind: way.ahead.clone(),
                });
            }
        }
    }
    None
}

/// One answer and the words it is written with.
struct Answer<'t> {
    text: &'t str,
    code: CodeId,
    words: Vec<&'t str>,
}

/// Two lists, of which one has written `rest` more than the other.
struct Way<'w, 't> {
    rest: &'w [&'t str],
    ahead: Vec<&'w Answer<'t>>,
    behind: Vec<&'w Answer<'t>>,
}

impl Way<'_, '_> {
    /// Whether the lists are two answers that someone could give: no code twice in one, not the same in both.
    fn differs(&self) -> bool {
        let codes = |list: &[&Answer<'_>]| -> BTreeSet<CodeId> {
            list.iter().map(|answer| answer.code).collect()
        };
        let (ahead, behind) = (codes(&self.ahead), codes(&self.behind));
        ahead.len() == self.ahead.len() && behind.len() == self.behind.len() && ahead != behind
    }

    fn into_doubt(self) -> Doubt {
        let texts = |list: &[&Answer<'_>]| list.iter().map(|a| a.text.to_owned()).collect();
        Doubt(texts(&self.behind), texts(&self.ahead))
    }
}

/// What the separators leave of a text.
fn words<'t>(text: &'t str, marks: &[&str]) -> Vec<&'t str> {
    let mut words = vec![text];
    for mark in marks {
        words = words.iter().flat_map(|word| word.split(mark)).collect();
    }
    let words = words.into_iter().map(str::trim);
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubted(texts: &[&str], separators: &[&str]) -> Option<String> {
        let answers = (0..).map(CodeId);
        let answers = texts.iter().map(|text| (*text).to_owned()).zip(answers);
        let separators: Vec<String> = separators.iter().map(|mark| (*mark).to_owned()).collect();
        let Doubt(first, second) = doubt(&answers.collect(), &separators)?;
        Some(format!("{} = {}", first.join(" + "), second.join(" + ")))
    }

    #[test]
    fn answers_joined_are_told_apart_or_doubted() {
        let french = ["Carte d'identité", "Compte bancaire", "Demande de logement"];
        assert_eq!(doubted(&french, &[" "]), None);
        let doubt = Some("RSA + socle = RSA, socle".to_owned());
        assert_eq!(doubted(&["RSA, socle", "RSA", "AAH"], &[", "]), None);
        assert_eq!(doubted(&["RSA, socle", "RSA", "socle"], &[", "]), doubt);
        assert_eq!(doubted(&["RSA, socle", "RSA", "socle"], &[";"]), None);
        assert_eq!(
            doubted(&["RSA, socle", "RSA", "socle"], &[";", ", "]),
            doubt
        );
        assert_eq!(
            doubted(&["A B", "C", "A", "B C"], &[" "]).as_deref(),
            Some("A B + C = A + B C")
        );
        // Cut one way only, though not by the longest answer at each place.
        assert_eq!(doubted(&["A B", "A", "B C"], &[" "]), None);
        // No one gives the same answer twice.
        assert_eq!(doubted(&["A", "A A"], &[" "]), None);
        assert_eq!(
            doubted(&["a,b", "a, b"], &[","]).as_deref(),
            Some("a,b = a, b")
        );
        assert_eq!(doubted(&["", ";"], &[";"]), None);
    }

    #[test]
    fn two_texts_of_one_answer_are_no_doubt() {
        let answers = [("RSA", 0), ("RSA socle", 0), ("socle", 0), ("AAH", 1)];
        let answers = answers.map(|(text, code)| (text.to_owned(), CodeId(code)));
        assert_eq!(
            doubt(&answers.into_iter().collect(), &[" ".to_owned()]),
            None
        );
    }
}
