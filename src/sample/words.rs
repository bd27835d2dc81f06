//! What the texts of a source mean, and by which texts it says a thing.
//!
//! A cell is looked up as a reader does: missing reasons of the mapping, its answers, missing reasons of the
//! source and of its profile; a blank that nothing declares is no answer.

use crate::matching::normal_form;
use crate::plan::{CodeId, Codelist, Filling, Mapping, OptionColumn, Plan, Source};
use crate::referential::Missing;

/// What a text means, where it is no number and no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// No value, for this reason.
    Reason(Missing),
    /// A code of the list.
    Code(CodeId),
    /// An exception of a number, in its units.
    Exception(i64),
}

/// The words of one mapping.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'p> {
    source: &'p Source,
    mapping: &'p Mapping,
    list: Option<&'p Codelist>,
}

impl<'p> Words<'p> {
    pub(super) fn of(plan: &'p Plan, source: &'p Source, mapping: &'p Mapping) -> Self {
        Self {
            source,
            mapping,
            list: plan.codelist_of(mapping.variable),
        }
    }

    /// What `text` means; nothing where no word is known.
    pub(super) fn meaning(&self, text: &str) -> Option<Meaning> {
        let text = normal_form(text);
        let text = text.as_ref();
        if let Some(reason) = self.mapping.missing.get(text) {
            return Some(Meaning::Reason(*reason));
        }
        let answered = match &self.mapping.filling {
            Filling::Code { answers, .. } | Filling::Split { answers, .. } => {
                answers.get(text).map(|code| self.coded(*code))
            }
            Filling::Number { exceptions, .. } => {
                exceptions.get(text).copied().map(Meaning::Exception)
            }
            _ => None,
        };
        let general = || self.general(text).map(Meaning::Reason);
        answered.or_else(general).or_else(|| {
            text.is_empty()
                .then_some(Meaning::Reason(Missing::NoAnswer))
        })
    }

    /// A code, or the reason it stands for.
    fn coded(&self, code: CodeId) -> Meaning {
        let held = self
            .list
            .and_then(|list| list.codes.get(usize::from(code.0)));
        let reason = held.and_then(|code| code.missing);
        reason.map_or(Meaning::Code(code), Meaning::Reason)
    }

    fn general(&self, text: &str) -> Option<Missing> {
        let habits = self.source.profile.missing.iter();
        let habit = || habits.clone().find(|(cell, _)| *cell == text);
        let own = self.source.missing.get(text).copied();
        own.or_else(|| habit().map(|(_, reason)| *reason))
    }

    /// Every text that some reason or answer declares.
    fn known(&self) -> Vec<&'p str> {
        let mut texts: Vec<&'p str> = self.mapping.missing.keys().map(String::as_str).collect();
        if let Filling::Code { answers, .. } | Filling::Split { answers, .. } =
            &self.mapping.filling
        {
            texts.extend(answers.keys().map(String::as_str));
        }
        texts.extend(self.source.missing.keys().map(String::as_str));
        texts.extend(self.source.profile.missing.iter().map(|(cell, _)| *cell));
        texts.push("");
        texts
    }

    /// The texts that mean `code`, those that the source declares itself first.
    pub(super) fn of_code(&self, code: CodeId) -> Declared<'p> {
        let own = self
            .list
            .and_then(|list| list.codes.get(usize::from(code.0)));
        let habits: Vec<String> = own.map_or_else(Vec::new, |code| {
            let texts = [&code.label.fr, &code.label.en, &code.code];
            texts.map(|text| normal_form(text).into_owned()).into()
        });
        let texts = self.known().into_iter();
        let mut texts: Vec<&str> = texts
            .filter(|text| self.meaning(text) == Some(Meaning::Code(code)))
            .collect();
        texts.sort_by_key(|text| habits.iter().position(|habit| habit == text));
        texts.dedup();
        let own = texts
            .iter()
            .filter(|text| !habits.iter().any(|habit| habit == *text));
        Declared {
            own: own.count(),
            texts,
        }
    }

    /// The texts that mean `reason`, in a cell alone.
    pub(super) fn of_reason(&self, reason: Missing) -> Vec<&'p str> {
        let mut texts: Vec<&str> = self.known();
        texts.retain(|text| self.meaning(text) == Some(Meaning::Reason(reason)));
        texts.dedup();
        texts
    }

    /// What a blank means.
    pub(super) fn blank(&self) -> Option<Meaning> {
        self.meaning("")
    }

    /// How an option is shown as chosen, the profile's habit first.
    pub(super) fn checked(&self, option: &'p OptionColumn) -> Vec<&'p str> {
        let mut texts: Vec<&str> = option.checked.iter().map(String::as_str).collect();
        texts.retain(|text| text.is_empty() || !self.mapping.missing.contains_key(*text));
        let habits = self.source.profile.checked;
        texts.sort_by_key(|text| habit(habits, text));
        texts
    }

    /// How an option is shown as not chosen, the profile's habit first; a blank last, unless it is the word.
    pub(super) fn unchecked(&self) -> Vec<&'p str> {
        let Filling::Several { unchecked, .. } = &self.mapping.filling else {
            return Vec::new();
        };
        let mut texts: Vec<&str> = unchecked.iter().map(String::as_str).collect();
        texts.retain(|text| text.is_empty() || !self.mapping.missing.contains_key(*text));
        let habits = self.source.profile.unchecked;
        texts.sort_by_key(|text| (!text.is_empty(), habit(habits, text)));
        if !unchecked.contains("") {
            texts.push("");
        }
        texts
    }

    /// How a column of a multiple choice says that there is no answer, for `reason`.
    pub(super) fn of_reason_in(&self, option: &OptionColumn, reason: Missing) -> Vec<&'p str> {
        let Filling::Several { unchecked, .. } = &self.mapping.filling else {
            return Vec::new();
        };
        let ticks = |text: &str| option.checked.contains(text) || unchecked.contains(text);
        let mut texts = self.known();
        texts.retain(|text| {
            let own = !text.is_empty() && self.mapping.missing.contains_key(*text);
            (own || !ticks(text)) && self.meaning(text) == Some(Meaning::Reason(reason))
        });
        // A blank is the usual way not to answer.
        texts.sort_unstable();
        texts.dedup();
        texts
    }

    /// What an option shown as `text` says.
    pub(super) fn is_known_in(&self, option: &OptionColumn, text: &str) -> bool {
        let text = normal_form(text);
        let text = text.as_ref();
        let unchecked = match &self.mapping.filling {
            Filling::Several { unchecked, .. } => unchecked.contains(text),
            _ => false,
        };
        unchecked || option.checked.contains(text) || self.meaning(text).is_some()
    }
}

/// Texts, of which the first `own` are those a source declares itself.
#[derive(Debug)]
pub(super) struct Declared<'p> {
    pub(super) own: usize,
    pub(super) texts: Vec<&'p str>,
}

/// The place of `text` among `habits`; the last where it is none of them.
fn habit(habits: &[&str], text: &str) -> usize {
    let found = habits.iter().position(|habit| normal_form(habit) == text);
    found.unwrap_or(usize::MAX)
}
