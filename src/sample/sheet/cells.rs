//! Drawn values to cells: the inverse of reading.
//!
//! In: a column and a drawn row. Out: the text that every reader of the column takes for what was drawn. Where
//! several texts say it, which one is chosen depends on the seed, the row and the column alone.

use std::collections::BTreeMap;

use super::layout::{Column, Unread, Use};
use super::mix::{mix, pick};
use crate::calendar::DAY;
use crate::i18n::sample as say;
use crate::matching::normal_form;
use crate::plan::{CodeId, Filling, Heading, Mapping, OptionColumn, Plan, Source, VariableId};
use crate::profiles::{Content, Extra};
use crate::referential::{Answers, Convert, Missing};
use crate::sample::moments;
use crate::sample::notation::{Notation, born};
use crate::sample::rules::same;
use crate::sample::words::{Meaning, Words};
use crate::sample::{Answer, Drawn};

/// Writes the cells of one source.
#[derive(Debug)]
pub(super) struct Cells<'p> {
    pub(super) plan: &'p Plan,
    pub(super) source: &'p Source,
    pub(super) notation: Notation,
    words: BTreeMap<VariableId, Words<'p>>,
    pub(super) seed: u64,
}

/// A drawn row, and its place in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'d> {
    pub(super) drawn: &'d Drawn,
    /// From 0.
    pub(super) row: usize,
}

impl<'p> Cells<'p> {
    pub(super) fn of(plan: &'p Plan, source: &'p Source, seed: u64) -> Self {
        let mappings = source.mappings.iter();
        let words = mappings.map(|mapping| (mapping.variable, Words::of(plan, source, mapping)));
        Self {
            plan,
            source,
            words: words.collect(),
            notation: Notation::of(plan, source),
            seed,
        }
    }

    /// The words of a mapping of the source.
    pub(super) fn words(&self, mapping: &Mapping) -> Option<&Words<'p>> {
        self.words.get(&mapping.variable)
    }

    /// The cell of `column` in the row at `spot`.
    pub(super) fn cell(&self, column: &Column, spot: Spot) -> String {
        let own = column.uses.iter().find_map(|says| match says {
            Use::Added(Extra {
                content: Content::Moment(format),
                ..
            }) => Some(*format),
            _ => None,
        });
        let texts = column
            .uses
            .iter()
            .map(|says| (says, self.texts(says, spot, own)));
        let mut texts: Vec<(&Use, Vec<String>)> = texts.collect();
        texts.sort_by_key(|(says, _)| says.rank());
        let fits = |text: &String| {
            let mut uses = texts.iter();
            uses.all(|(says, texts)| allows(says, texts, text))
        };
        let mut all = texts.iter().flat_map(|(_, texts)| texts);
        let found = all.clone().find(|text| fits(text)).or_else(|| all.next());
        self.masked(found.cloned().unwrap_or_default())
    }

    /// `text` as the tool writes it where a spreadsheet would take it for a formula.
    pub(super) fn masked(&self, text: String) -> String {
        if self.source.profile.masks_formulas && text.starts_with('=') {
            format!("'{text}")
        } else {
            text
        }
    }

    /// A number that depends on the row and on `what` alone.
    fn chance(&self, spot: Spot, what: u64) -> u64 {
        mix(self.seed, &[spot.row as u64, what])
    }

    /// The texts by which a column says what was drawn, the best one first; `own` is the format in which its
    /// tool writes moments there.
    fn texts(&self, says: &Use, spot: Spot, own: Option<&str>) -> Vec<String> {
        let drawn = spot.drawn;
        match says {
            Use::Respondent => vec![drawn.respondent.clone().unwrap_or_default()],
            Use::Period(format) => moment_texts(drawn.moment, format, own),
            Use::Wave(codes) => {
                let same = codes.iter().filter(|(_, wave)| Some(**wave) == drawn.wave);
                same.map(|(text, _)| text.clone()).collect()
            }
            Use::Weight => vec![self.weight(spot)],
            Use::Keep(is) => is.iter().cloned().collect(),
            Use::Drop(is) => {
                let usual = ["", "0", "Non", "Oui", "1", "-"];
                let free = usual.into_iter().filter(|text| !is.contains(*text));
                free.map(str::to_owned).collect()
            }
            Use::Answer(mapping, at) => self.answer(mapping, *at, spot, own),
            Use::Option(mapping, option) => {
                let answer = answer_of(drawn, mapping.variable);
                let texts = self.option(mapping, option, answer);
                texts.into_iter().map(str::to_owned).collect()
            }
            Use::Joined(mapping) => vec![self.joined(mapping, answer_of(drawn, mapping.variable))],
            Use::Added(added) => vec![self.added(added, spot)],
            Use::Unread(unread) => vec![self.unread(*unread, spot)],
        }
    }

    /// A weight around one, from 0.50 to 1.50.
    fn weight(&self, spot: Spot) -> String {
        let hundredths = 50 + self.chance(spot, 90) % 101;
        let mark = self.source.dialect.decimal;
        let mark = mark.unwrap_or(self.source.profile.decimal);
        format!("{}{mark}{:02}", hundredths / 100, hundredths % 100)
    }

    /// Which of its headings a mapping fills in this row: mostly the first.
    fn filled(&self, mapping: &Mapping, headings: usize, spot: Spot) -> usize {
        let what = mapping.variable.0 as u64;
        let is_missing = matches!(answer_of(spot.drawn, mapping.variable), Answer::Missing(_));
        // Where one of them makes the row count, it is that one.
        let kept = |heading: &&Heading| {
            self.source
                .keep
                .iter()
                .any(|rule| same(&rule.column, heading))
        };
        let all = mapping.filling.headings();
        if let Some(at) = all.iter().position(|heading| kept(&heading)) {
            return at;
        }
        if headings < 2 || is_missing || !self.chance(spot, what).is_multiple_of(4) {
            return 0;
        }
        1 + pick(self.seed, &[spot.row as u64, what, 1], headings - 1)
    }

    fn answer(&self, mapping: &Mapping, at: usize, spot: Spot, own: Option<&str>) -> Vec<String> {
        let Some(words) = self.words(mapping) else {
            return Vec::new();
        };
        let headings = mapping.filling.headings();
        if at != self.filled(mapping, headings.len(), spot) {
            return vec![String::new()];
        }
        match (&mapping.filling, answer_of(spot.drawn, mapping.variable)) {
            (_, Answer::Missing(reason)) => self.reason(words, mapping.variable, reason, spot),
            (Filling::Code { .. }, Answer::Code(code)) => {
                self.code(words, code, mapping.variable, spot)
            }
            (Filling::Split { .. }, Answer::Several(bits)) => {
                vec![self.split(mapping, bits, spot)]
            }
            (
                Filling::Number {
                    convert: Convert::BirthYear,
                    ..
                },
                Answer::Number(units),
            ) => born(units, spot.drawn.moment).into_iter().collect(),
            (Filling::Number { .. }, answer) => words.texts(answer),
            (Filling::Date { format, .. }, Answer::Date(days)) => {
                let midnight = i64::from(days) * DAY;
                let time = spot.drawn.moment.rem_euclid(DAY);
                let is_today = spot.drawn.moment.div_euclid(DAY) == i64::from(days);
                let today = is_today.then(|| moment_texts(midnight + time, format, own));
                let midnight = moment_texts(midnight, format, None);
                today.into_iter().flatten().chain(midnight).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The texts that mean `code`; where the source declares several, each has its turn.
    fn code(&self, words: &Words, code: CodeId, variable: VariableId, spot: Spot) -> Vec<String> {
        let mut said = words.of_code(code);
        if said.own > 1 {
            let first = pick(
                self.seed,
                &[spot.row as u64, variable.0 as u64, 2],
                said.own,
            );
            said.texts[..said.own].rotate_left(first);
        }
        said.texts.into_iter().map(str::to_owned).collect()
    }

    /// The texts that say why there is no answer: mostly nothing, where nothing says it.
    fn reason(
        &self,
        words: &Words,
        variable: VariableId,
        reason: Missing,
        spot: Spot,
    ) -> Vec<String> {
        let mut texts = words.of_reason(reason).to_vec();
        // What was not asked is blank, and is known by the other answers.
        let asked = &self.plan.variable(variable).asked_when;
        if reason == Missing::NotConcerned
            && asked.is_some()
            && words.blank() == Some(Meaning::Reason(Missing::NoAnswer))
        {
            texts.insert(0, "");
        }
        let chance = self.chance(spot, 3 + variable.0 as u64);
        if !texts.is_empty() {
            let length = texts.len() as u64;
            texts.rotate_left(usize::try_from(chance / 4 % length).unwrap_or(0));
        }
        if !chance.is_multiple_of(4) {
            texts.sort_by_key(|text| !text.is_empty());
        }
        texts.into_iter().map(str::to_owned).collect()
    }

    /// The labels of a set of codes in one cell.
    fn split(&self, mapping: &Mapping, bits: u128, spot: Spot) -> String {
        let Filling::Split { separators, .. } = &mapping.filling else {
            return String::new();
        };
        let separator = separators.first().map_or(" ", String::as_str);
        if bits == 0 {
            return separator.trim().to_owned();
        }
        let Some(words) = self.words(mapping) else {
            return String::new();
        };
        let texts = codes_of(bits).filter_map(|code| {
            let texts = self.code(words, code, mapping.variable, spot);
            texts.into_iter().next()
        });
        texts.collect::<Vec<_>>().join(separator)
    }

    /// How the column of `option` says its part of `answer`.
    fn option(&self, mapping: &Mapping, option: &OptionColumn, answer: Answer) -> Vec<&'p str> {
        let Some(words) = self.words(mapping) else {
            return Vec::new();
        };
        match answer {
            Answer::Several(bits) if has(bits, option.code) => words.checked(option).to_vec(),
            Answer::Several(_) => words.unchecked(option).to_vec(),
            Answer::Missing(reason) => {
                let asked = &self.plan.variable(mapping.variable).asked_when;
                let mut texts = words.of_reason_in(option, reason).to_vec();
                if reason == Missing::NotConcerned && asked.is_some() {
                    texts.extend(words.of_reason_in(option, Missing::NoAnswer));
                }
                if !texts.is_empty() {
                    return texts;
                }
                let list = self.plan.codelist_of(mapping.variable);
                let code = list.and_then(|list| list.codes.get(usize::from(option.code.0)));
                if code.is_some_and(|code| code.missing == Some(reason)) {
                    words.checked(option).to_vec()
                } else {
                    words.unchecked(option).to_vec()
                }
            }
            _ => Vec::new(),
        }
    }

    /// What was chosen, joined as tools join it: labels, or codes where the source's cells hold codes.
    fn joined(&self, mapping: &Mapping, answer: Answer) -> String {
        let Answer::Several(bits) = answer else {
            return String::new();
        };
        let list = self.plan.codelist_of(mapping.variable);
        let chosen = codes_of(bits).filter_map(|code| list?.codes.get(usize::from(code.0)));
        let by_codes = self.source.answers.first() == Some(&Answers::Codes);
        let texts = chosen.map(|code| {
            if by_codes {
                code.code.as_str()
            } else {
                code.label.in_lang(self.plan.language)
            }
        });
        texts.collect::<Vec<_>>().join(" ")
    }

    fn added(&self, added: &Extra, spot: Spot) -> String {
        let row = spot.row as u64;
        match added.content {
            Content::Blank => String::new(),
            Content::Constant(text) => text.to_owned(),
            Content::RowNumber => (row + 1).to_string(),
            Content::Serial => {
                let what: Vec<u64> = added.heading.bytes().map(u64::from).collect();
                let first = 1000 + mix(self.seed, &what) % 9000;
                (first + row * 3 + self.chance(spot, 7) % 3).to_string()
            }
            Content::Uuid => {
                let digits = format!("{:016x}{:016x}", self.chance(spot, 8), self.chance(spot, 9));
                let groups = [0..8, 8..12, 12..16, 16..20, 20..32];
                let groups = groups.into_iter().filter_map(|range| digits.get(range));
                groups.collect::<Vec<_>>().join("-")
            }
            Content::Moment(format) => {
                moments::written(spot.drawn.moment, format).unwrap_or_default()
            }
        }
    }

    fn unread(&self, unread: Unread, spot: Spot) -> String {
        match unread {
            Unread::Manner => {
                let manners = say::manners();
                let manner = pick(self.seed, &[spot.row as u64, 10], manners.len());
                manners[manner].in_lang(self.plan.language).to_owned()
            }
            Unread::Version => "4.2".to_owned(),
            Unread::Minutes => (4 + self.chance(spot, 11) % 22).to_string(),
        }
    }
}

/// How a moment may be written: as its tool does, where that is read the same, and as the source declares.
fn moment_texts(moment: i64, format: &str, own: Option<&str>) -> Vec<String> {
    let by_tool = own.and_then(|own| moments::written_by_tool(moment, own, format));
    let declared = moments::written(moment, format);
    by_tool.into_iter().chain(declared).collect()
}

/// Whether `text` says what `says` must say, by one of `texts`.
fn allows(says: &Use, texts: &[String], text: &str) -> bool {
    match says {
        _ if says.is_idle() => true,
        Use::Keep(is) => is.contains(normal_form(text).as_ref()),
        Use::Drop(is) => !is.contains(normal_form(text).as_ref()),
        _ => texts
            .iter()
            .any(|own| normal_form(own) == normal_form(text)),
    }
}

/// What was drawn of a variable; what was not drawn was not answered.
pub(super) fn answer_of(drawn: &Drawn, variable: VariableId) -> Answer {
    let answer = drawn.answers.get(&variable).copied();
    answer.unwrap_or(Answer::Missing(Missing::NoAnswer))
}

/// The codes of a set, in order.
pub(super) fn codes_of(bits: u128) -> impl Iterator<Item = CodeId> {
    (0..128_u16)
        .map(CodeId)
        .filter(move |code| has(bits, *code))
}

fn has(bits: u128, code: CodeId) -> bool {
    let bit = 1_u128.checked_shl(u32::from(code.0)).unwrap_or(0);
    bits & bit != 0
}
