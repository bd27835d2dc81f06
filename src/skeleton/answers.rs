//! Which code an answer probably stands for.

use std::collections::{BTreeMap, BTreeSet};

use super::likeness::{Weights, opposed, words};
use crate::matching::{folded, normal_form};
use crate::plan::{CodeId, Codelist};
use crate::referential::{Answers, Missing};

/// How alike an answer and a label must be.
const ALIKE: f64 = 0.6;

/// By how much the likeliest code must lead the next.
const LEAD: f64 = 0.12;

/// What a text is to a codelist.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Likely {
    /// A label or a code of the list, word for word but for case and accents.
    Same(CodeId),
    /// A code of digits alone: the same digits code other answers elsewhere.
    Digits(CodeId),
    /// A label that resembles.
    Near(CodeId),
}

impl Likely {
    pub(super) fn code(self) -> CodeId {
        match self {
            Self::Same(code) | Self::Digits(code) | Self::Near(code) => code,
        }
    }
}

/// The common codes of a list, and the words of their labels.
pub(super) struct Known<'p> {
    list: &'p Codelist,
    codes: Vec<(CodeId, Vec<BTreeSet<String>>)>,
    same: BTreeMap<String, CodeId>,
    weights: Weights,
}

impl<'p> Known<'p> {
    pub(super) fn of(list: &'p Codelist) -> Self {
        let ids = (0..list.codes.len()).filter_map(|at| u16::try_from(at).ok().map(CodeId));
        let ids: Vec<CodeId> = ids.filter(|id| list.code(*id).finer.is_none()).collect();
        let mut same = BTreeMap::new();
        let mut codes = Vec::new();
        for id in ids {
            let code = list.code(id);
            for text in [&code.label.fr, &code.label.en, &code.code] {
                same.entry(folded(&normal_form(text))).or_insert(id);
            }
            // A label often gives another name in brackets or after a stroke: either may stand for it.
            let mut labels = vec![words(&code.code)];
            for label in [&code.label.fr, &code.label.en] {
                labels.push(words(label));
                labels.extend(label.split([',', '/', '(', ')', ';']).map(words));
            }
            labels.retain(|label| !label.is_empty());
            codes.push((id, labels));
        }
        let labels = codes.iter().map(|(id, _)| list.code(*id).label.fr.as_str());
        Self {
            list,
            weights: Weights::of(labels),
            codes,
            same,
        }
    }

    /// The code that `text` names word for word.
    pub(super) fn same(&self, text: &str) -> Option<Likely> {
        let plain = folded(text);
        let code = *self.same.get(&plain)?;
        let digits = plain.bytes().all(|byte| byte.is_ascii_digit());
        let is_code = self.list.code(code).code == text;
        Some(if digits && is_code {
            Likely::Digits(code)
        } else {
            Likely::Same(code)
        })
    }

    /// The code that `text` probably stands for; none where two are as likely.
    pub(super) fn likely(&self, text: &str) -> Option<Likely> {
        if let Some(same) = self.same(text) {
            return Some(same);
        }
        let said = words(text);
        let mut equal = self
            .codes
            .iter()
            .filter(|(_, labels)| labels.contains(&said));
        if let (Some((code, _)), None) = (equal.next(), equal.next())
            && said.len() > 1
        {
            return Some(Likely::Same(*code));
        }
        let mut found: Vec<(f64, CodeId)> = self
            .codes
            .iter()
            .map(|(id, labels)| {
                let near = labels.iter().filter(|label| !opposed(&said, label));
                let near = near.map(|label| self.weights.alike(&said, label));
                (near.fold(0.0, f64::max), *id)
            })
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let next = found.get(1).map_or(0.0, |(likeness, _)| *likeness);
        let (likeness, code) = found.first()?;
        let clear = *likeness >= ALIKE && likeness - next >= LEAD;
        (clear && !self.strays(&said, *code)).then_some(Likely::Near(*code))
    }

    /// Whether some word of an answer is no word of the labels of `code`, and one of another's.
    fn strays(&self, said: &BTreeSet<String>, code: CodeId) -> bool {
        let hold = |word: &String, own: bool| {
            let mut codes = self.codes.iter().filter(|(id, _)| (*id == code) == own);
            codes.any(|(_, labels)| labels.iter().any(|label| label.contains(word)))
        };
        said.iter()
            .any(|word| !hold(word, true) && hold(word, false))
    }

    /// Whether a source that holds `answers` reads `text` as this code by itself.
    pub(super) fn is_read_alone(&self, text: &str, code: CodeId, answers: &[Answers]) -> bool {
        let code = self.list.code(code);
        answers.iter().any(|answers| match answers {
            Answers::Labels => [&code.label.fr, &code.label.en]
                .iter()
                .any(|label| normal_form(label) == text),
            Answers::Codes => code.code == text,
        })
    }
}

/// The reason that `text` usually gives for no answer.
pub(super) fn usual_reason(text: &str) -> Option<Missing> {
    const USUAL: &[(&str, Missing)] = &[
        ("nsp", Missing::DontKnow),
        ("ne sait pas", Missing::DontKnow),
        ("je ne sais pas", Missing::DontKnow),
        ("dont know", Missing::DontKnow),
        ("don't know", Missing::DontKnow),
        ("refus", Missing::Refused),
        ("refuse", Missing::Refused),
        ("refused", Missing::Refused),
        ("ne souhaite pas repondre", Missing::Refused),
        ("non renseigne", Missing::NoAnswer),
        ("nr", Missing::NoAnswer),
        ("sans reponse", Missing::NoAnswer),
        ("non reponse", Missing::NoAnswer),
        ("no answer", Missing::NoAnswer),
        ("not stated", Missing::NoAnswer),
        ("n/a", Missing::NotConcerned),
        ("non concerne", Missing::NotConcerned),
        ("non concerne(e)", Missing::NotConcerned),
        ("sans objet", Missing::NotConcerned),
        ("not concerned", Missing::NotConcerned),
        ("illisible", Missing::Illegible),
    ];
    let plain = folded(text);
    let plain = plain.replace("·e", "");
    USUAL
        .iter()
        .find(|(usual, _)| *usual == plain)
        .map(|(_, reason)| *reason)
}
