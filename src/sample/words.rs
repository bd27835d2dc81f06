//! What the texts of a source mean, and by which texts it says a thing.
//!
//! In: a mapping of a source. Out: [`Words`], the one place that knows what its cells can express; [`reach`] draws
//! among it, the sheet writes it. Texts that a rule on rows leaves out say nothing.
//!
//! [`reach`]: super::reach
//!
//! A cell is looked up as a reader does: missing reasons of the mapping, its answers, missing reasons of the
//! source and of its profile; a blank that nothing declares is no answer.

use std::collections::BTreeMap;

use super::Answer;
use super::notation::{Notation, after, before};
use super::rules::Rules;
use crate::matching::normal_form;
use crate::plan::{CodeId, Codelist, Filling, Mapping, OptionColumn, Plan, Source, VariableType};
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

/// The words of one mapping, gathered once.
#[derive(Clone, Debug)]
pub(super) struct Words<'p> {
    lookup: Lookup<'p>,
    kind: VariableType,
    notation: Notation,
    rules: Rules<'p>,
    codes: BTreeMap<CodeId, Declared<'p>>,
    reasons: BTreeMap<Missing, Vec<&'p str>>,
    options: BTreeMap<CodeId, OptionWords<'p>>,
}

/// Texts, of which the first `own` are those a source declares itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared<'p> {
    pub(super) own: usize,
    pub(super) texts: Vec<&'p str>,
}

/// The words of one column of a multiple choice.
#[derive(Clone, Debug)]
struct OptionWords<'p> {
    allows_blank: bool,
    checked: Vec<&'p str>,
    unchecked: Vec<&'p str>,
    reasons: BTreeMap<Missing, Vec<&'p str>>,
}

impl<'p> Words<'p> {
    pub(super) fn of(plan: &'p Plan, source: &'p Source, mapping: &'p Mapping) -> Self {
        let lookup = Lookup {
            source,
            mapping,
            list: plan.codelist_of(mapping.variable),
        };
        let rules = Rules::on(source, mapping.filling.headings());
        let mut known = lookup.known();
        known.retain(|text| rules.allow(text));
        let mut codes: BTreeMap<CodeId, Declared> = BTreeMap::new();
        let mut reasons: BTreeMap<Missing, Vec<&str>> = BTreeMap::new();
        for text in &known {
            match lookup.meaning(text) {
                Some(Meaning::Code(code)) => codes.entry(code).or_default().texts.push(text),
                Some(Meaning::Reason(reason)) => reasons.entry(reason).or_default().push(text),
                _ => {}
            }
        }
        for (code, declared) in &mut codes {
            let habits = lookup.habits(*code);
            let place = |text: &str| habits.iter().position(|habit| habit == text);
            declared.texts.sort_by_key(|text| place(text));
            let own = declared.texts.iter().filter(|text| place(text).is_none());
            declared.own = own.count();
        }
        let options = match &mapping.filling {
            Filling::Several { columns, .. } => columns.as_slice(),
            _ => &[],
        };
        let words = |option: &'p OptionColumn| {
            let rules = Rules::on(source, std::slice::from_ref(&option.heading));
            let allowed = |mut texts: Vec<&'p str>| {
                texts.retain(|text| rules.allow(text));
                texts
            };
            OptionWords {
                allows_blank: rules.allow(""),
                checked: allowed(lookup.checked(option)),
                unchecked: allowed(lookup.unchecked()),
                reasons: lookup.reasons_in(option, &allowed(known.clone())),
            }
        };
        Self {
            lookup,
            kind: plan.variable(mapping.variable).kind,
            notation: Notation::of(plan, source),
            rules,
            codes,
            reasons,
            options: options
                .iter()
                .map(|option| (option.code, words(option)))
                .collect(),
        }
    }

    /// What `text` means; nothing where no word is known.
    pub(super) fn meaning(&self, text: &str) -> Option<Meaning> {
        self.lookup.meaning(&normal_form(text))
    }

    /// What a blank means.
    pub(super) fn blank(&self) -> Option<Meaning> {
        self.lookup.meaning("")
    }

    /// The texts that mean `code`, those that the source declares itself first.
    pub(super) fn of_code(&self, code: CodeId) -> Declared<'p> {
        self.codes.get(&code).cloned().unwrap_or_default()
    }

    /// The texts that mean `reason`, in a cell alone.
    pub(super) fn of_reason(&self, reason: Missing) -> &[&'p str] {
        self.reasons.get(&reason).map_or(&[], Vec::as_slice)
    }

    /// How an option is shown as chosen, the profile's habit first.
    pub(super) fn checked(&self, option: &OptionColumn) -> &[&'p str] {
        let words = self.options.get(&option.code);
        words.map_or(&[], |words| words.checked.as_slice())
    }

    /// How an option is shown as not chosen, the profile's habit first; a blank last, unless it is the word.
    pub(super) fn unchecked(&self, option: &OptionColumn) -> &[&'p str] {
        let words = self.options.get(&option.code);
        words.map_or(&[], |words| words.unchecked.as_slice())
    }

    /// How a column of a multiple choice says that there is no answer, for `reason`.
    pub(super) fn of_reason_in(&self, option: &OptionColumn, reason: Missing) -> &[&'p str] {
        let words = self.options.get(&option.code);
        let texts = words.and_then(|words| words.reasons.get(&reason));
        texts.map_or(&[], Vec::as_slice)
    }

    /// Whether an option shown as `text` says something.
    pub(super) fn is_known_in(&self, option: &OptionColumn, text: &str) -> bool {
        let text = normal_form(text);
        self.lookup.ticks(option, &text) || self.lookup.meaning(&text).is_some()
    }
}

/// What a cell alone says, and how: of one code, one number, or a reason why there is none.
impl<'p> Words<'p> {
    /// The codes that some text means.
    pub(super) fn codes(&self) -> impl Iterator<Item = CodeId> + '_ {
        self.codes.keys().copied()
    }

    /// The reasons that some text means.
    pub(super) fn reasons(&self) -> impl Iterator<Item = Missing> + '_ {
        self.reasons.keys().copied()
    }

    /// Whether a row may hold a blank here.
    pub(super) fn allows_blank(&self) -> bool {
        self.rules.allow("")
    }

    /// Whether a row may hold nothing but blanks in the columns of a multiple choice.
    pub(super) fn allows_blank_options(&self) -> bool {
        self.options.values().all(|words| words.allows_blank)
    }

    /// The only texts that rules let stand here; none where there is no such rule.
    pub(super) fn only(&self) -> Option<impl Iterator<Item = &'p str> + use<'p>> {
        self.rules.only()
    }

    /// How many texts, at most, are not read as the number they write.
    pub(super) fn taken(&self) -> usize {
        let exceptions = match &self.lookup.mapping.filling {
            Filling::Number { exceptions, .. } => exceptions.len(),
            _ => 0,
        };
        let source = self.lookup.source;
        let reasons = source.missing.len() + source.profile.missing.len();
        self.lookup.mapping.missing.len() + reasons + exceptions + self.rules.refused()
    }

    /// The texts that say `answer`, the best first; none where no cell does.
    pub(super) fn texts(&self, answer: Answer) -> Vec<String> {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        match answer {
            Answer::Missing(reason) => owned(self.of_reason(reason)),
            Answer::Code(code) => owned(&self.of_code(code).texts),
            Answer::Number(units) => self.numbers(units),
            Answer::Several(_) | Answer::Date(_) => Vec::new(),
        }
    }

    /// The texts that say a number, of `units`: itself, then exceptions.
    fn numbers(&self, units: i64) -> Vec<String> {
        let Filling::Number {
            exceptions,
            convert,
            ..
        } = &self.lookup.mapping.filling
        else {
            return Vec::new();
        };
        let decimals = self.kind.decimals().unwrap_or(0);
        let plain = before(units, decimals, convert.times());
        let plain = plain.map(|value| self.notation.text(value, decimals));
        let said = exceptions.iter().filter(|(_, value)| **value == units);
        let texts = plain.into_iter().chain(said.map(|(text, _)| text.clone()));
        let is_said = |text: &String| match self.meaning(text) {
            None => true,
            Some(meaning) => meaning == Meaning::Exception(units),
        };
        let texts = texts.filter(|text| is_said(text) && self.rules.allow(text));
        texts.collect()
    }

    /// What a cell that holds `text` says; none where that is a fault.
    pub(super) fn read(&self, text: &str) -> Option<Answer> {
        match self.meaning(text) {
            Some(Meaning::Code(code)) => Some(Answer::Code(code)),
            Some(Meaning::Exception(units)) => Some(Answer::Number(units)),
            Some(Meaning::Reason(reason)) => Some(Answer::Missing(reason)),
            None => self.number(text).map(Answer::Number),
        }
    }

    fn number(&self, text: &str) -> Option<i64> {
        let (Filling::Number { convert, .. }, VariableType::Number { decimals, min, max }) =
            (&self.lookup.mapping.filling, self.kind)
        else {
            return None;
        };
        let units = after(self.notation.value(text)?, decimals, convert.times())?;
        let within = min.is_none_or(|min| min <= units) && max.is_none_or(|max| units <= max);
        within.then_some(units)
    }
}

/// How a reader looks texts up.
#[derive(Clone, Copy, Debug)]
struct Lookup<'p> {
    source: &'p Source,
    mapping: &'p Mapping,
    list: Option<&'p Codelist>,
}

impl<'p> Lookup<'p> {
    /// What `text`, in normal form, means.
    fn meaning(&self, text: &str) -> Option<Meaning> {
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
        let nothing = || text.is_empty().then_some(Missing::NoAnswer);
        answered.or_else(|| {
            self.source
                .missing_reason(text)
                .or_else(nothing)
                .map(Meaning::Reason)
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

    /// Every text that some reason or answer declares, in order.
    fn known(&self) -> Vec<&'p str> {
        let mut texts: Vec<&'p str> = vec![""];
        texts.extend(self.mapping.missing.keys().map(String::as_str));
        if let Filling::Code { answers, .. } | Filling::Split { answers, .. } =
            &self.mapping.filling
        {
            texts.extend(answers.keys().map(String::as_str));
        }
        texts.extend(self.source.missing.keys().map(String::as_str));
        let profile = self.source.profile.missing;
        texts.extend(profile.iter().map(|(cell, _)| *cell));
        // But for a blank, what a tool writes by itself where nothing is stands for a date.
        if !matches!(self.mapping.filling, Filling::Date { .. }) {
            let own = |text: &str| profile.iter().any(|(cell, _)| *cell == text);
            texts.retain(|text| text.is_empty() || !own(text));
        }
        texts.sort_unstable();
        texts.dedup();
        texts
    }

    /// The texts that mean `code` where nothing is declared: its labels, then the code itself.
    fn habits(&self, code: CodeId) -> Vec<String> {
        let held = self
            .list
            .and_then(|list| list.codes.get(usize::from(code.0)));
        held.map_or_else(Vec::new, |code| {
            let texts = [&code.label.fr, &code.label.en, &code.code];
            texts.map(|text| normal_form(text).into_owned()).into()
        })
    }

    /// Whether `text` says of an option that it is chosen, or that it is not.
    fn ticks(&self, option: &OptionColumn, text: &str) -> bool {
        let unchecked = match &self.mapping.filling {
            Filling::Several { unchecked, .. } => unchecked.contains(text),
            _ => false,
        };
        unchecked || option.checked.contains(text)
    }

    /// Whether `text` is a reason of this mapping before it is anything else; a blank never is.
    fn is_own_reason(&self, text: &str) -> bool {
        !text.is_empty() && self.mapping.missing.contains_key(text)
    }

    fn checked(&self, option: &'p OptionColumn) -> Vec<&'p str> {
        let mut texts: Vec<&str> = option.checked.iter().map(String::as_str).collect();
        texts.retain(|text| !self.is_own_reason(text));
        texts.sort_by_key(|text| habit(self.source.profile.checked, text));
        texts
    }

    fn unchecked(&self) -> Vec<&'p str> {
        let Filling::Several { unchecked, .. } = &self.mapping.filling else {
            return Vec::new();
        };
        let mut texts: Vec<&str> = unchecked.iter().map(String::as_str).collect();
        texts.retain(|text| !self.is_own_reason(text));
        let habits = self.source.profile.unchecked;
        texts.sort_by_key(|text| (!text.is_empty(), habit(habits, text)));
        if !unchecked.contains("") {
            texts.push("");
        }
        texts
    }

    fn reasons_in(
        &self,
        option: &OptionColumn,
        known: &[&'p str],
    ) -> BTreeMap<Missing, Vec<&'p str>> {
        let mut reasons: BTreeMap<Missing, Vec<&str>> = BTreeMap::new();
        for text in known {
            if !self.is_own_reason(text) && self.ticks(option, text) {
                continue;
            }
            if let Some(Meaning::Reason(reason)) = self.meaning(text) {
                reasons.entry(reason).or_default().push(text);
            }
        }
        reasons
    }
}

/// The place of `text` among `habits`; the last where it is none of them.
fn habit(habits: &[&str], text: &str) -> usize {
    let found = habits.iter().position(|habit| normal_form(habit) == text);
    found.unwrap_or(usize::MAX)
}
