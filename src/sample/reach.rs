//! What a mapping can express: the values that some cell is read as.
//!
//! In: the [`Words`] of a mapping. Out: a [`Reach`], which says of a value whether a cell can hold it, and of one
//! that no cell can hold, the nearest that one can.

use std::collections::BTreeSet;

use super::Answer;
use super::words::Words;
use crate::decimal::{Decimal, power};
use crate::plan::{
    CodeId, Codelist, Constant, Filling, Mapping, OptionColumn, Plan, Source, VariableType,
};
use crate::referential::Missing;

/// What a mapping can express.
#[derive(Clone, Debug)]
pub(super) struct Reach<'p> {
    pub(super) words: Words<'p>,
    /// The one value there is, whatever is drawn.
    pub(super) constant: Option<Answer>,
    /// Categories; none for numbers and dates.
    pub(super) codes: BTreeSet<CodeId>,
    /// Why a value can lack.
    pub(super) reasons: BTreeSet<Missing>,
    /// What a blank is read as.
    pub(super) blank: Answer,
    /// Whether a row that holds a blank counts.
    pub(super) allows_blank: bool,
    /// Numbers, where the variable is one.
    numbers: Option<Numbers>,
    /// Sets, where it is a multiple choice.
    sets: Option<Sets>,
    /// Whether a date can be told.
    dates: bool,
}

/// Numbers within reach, in the variable's units.
#[derive(Clone, Debug)]
struct Numbers {
    /// They are multiples of this one.
    step: i64,
    min: Option<i64>,
    max: Option<i64>,
    /// The only ones there are, where rows of others do not count.
    only: Option<BTreeSet<i64>>,
}

/// Sets of codes within reach.
#[derive(Clone, Debug)]
struct Sets {
    codes: u128,
    /// Codes that are always chosen: rows without them do not count.
    always: u128,
    exclusive: u128,
    empty: bool,
}

impl<'p> Reach<'p> {
    /// What `mapping`, of `source`, can express.
    pub(super) fn of(plan: &'p Plan, source: &'p Source, mapping: &'p Mapping) -> Self {
        let variable = plan.variable(mapping.variable);
        let list = plan.codelist_of(mapping.variable);
        let words = Words::of(plan, source, mapping);
        let mut reach = Self {
            constant: None,
            codes: words.codes().collect(),
            reasons: words.reasons().collect(),
            blank: words.read("").unwrap_or(Answer::Missing(Missing::NoAnswer)),
            allows_blank: words.allows_blank(),
            numbers: None,
            sets: None,
            dates: false,
            words,
        };
        let exclusive = bits(&variable.exclusive);
        match &mapping.filling {
            Filling::Code { .. } => {}
            Filling::Split { .. } => {
                reach.sets = Some(Sets {
                    codes: bits(&reach.codes),
                    always: 0,
                    exclusive,
                    // A blank cell is no answer: no cell says that nothing was chosen.
                    empty: false,
                });
            }
            Filling::Several { columns, unchecked } => {
                reach.sets = Some(reach.options((columns, unchecked), list, exclusive));
                if unchecked.contains("") {
                    reach.blank = Answer::Several(0);
                }
                reach.allows_blank = reach.words.allows_blank_options();
            }
            Filling::Number { convert, .. } => {
                reach.numbers = Numbers::of(&reach.words, variable.kind, convert.times());
            }
            // Which day it is, no rule says: where rows of some texts alone count, no date is one of them.
            Filling::Date { .. } => reach.dates = reach.words.only().is_none(),
            Filling::Constant(constant) => {
                let only = of_constant(*constant, list);
                reach.constant = Some(only);
                reach.blank = only;
                reach.reasons.clear();
                if let Answer::Code(code) = only {
                    reach.codes.insert(code);
                }
            }
        }
        // What was read as faulty is a fault: nobody answers so.
        reach.reasons.remove(&Missing::Invalid);
        reach
    }

    /// The sets that columns of options say; their codes and reasons become those within reach.
    fn options(
        &mut self,
        (columns, unchecked): (&[OptionColumn], &BTreeSet<String>),
        list: Option<&Codelist>,
        exclusive: u128,
    ) -> Sets {
        // A reason is said by all the columns together.
        let said = |reason: Missing| {
            let in_column =
                |option: &OptionColumn| !self.words.of_reason_in(option, reason).is_empty();
            columns.iter().all(in_column)
        };
        self.reasons = Missing::ALL
            .into_iter()
            .filter(|reason| said(*reason))
            .collect();
        self.codes.clear();
        let mut always = 0;
        for option in columns {
            let unchecked = !self.words.unchecked(option).is_empty();
            if !self.words.checked(option).is_empty() {
                match of_code(option.code, list) {
                    Answer::Missing(reason) => self.reasons.insert(reason),
                    _ => self.codes.insert(option.code),
                };
                always |= if unchecked { 0 } else { bit(option.code) };
            }
        }
        let says_no = |option: &OptionColumn| {
            let mut texts = self.words.unchecked(option).iter();
            texts.any(|text| !text.is_empty() || unchecked.contains(""))
        };
        Sets {
            codes: bits(&self.codes),
            always,
            exclusive,
            empty: columns.iter().all(says_no),
        }
    }

    /// The value nearest to `answer` that a cell can hold; none where no value can.
    pub(super) fn nearest(&self, answer: Answer) -> Option<Answer> {
        if self.constant.is_some() {
            return self.constant;
        }
        match (answer, &self.numbers, &self.sets) {
            (Answer::Missing(reason), ..) => self.reasons.contains(&reason).then_some(answer),
            (Answer::Code(code), ..) => self.codes.contains(&code).then_some(answer),
            (Answer::Several(set), _, Some(sets)) => sets.nearest(set).map(Answer::Several),
            (Answer::Number(units), Some(numbers), _) => {
                let nearest = numbers.nearest(units, &self.words);
                nearest.map(Answer::Number)
            }
            (Answer::Date(_), ..) => self.dates.then_some(answer),
            _ => None,
        }
    }

    /// Whether no cell holds any value: whatever is drawn, it lacks.
    pub(super) fn is_mute(&self) -> bool {
        let numbers = self.numbers.as_ref();
        let counted =
            numbers.is_some_and(|numbers| numbers.only.as_ref() != Some(&BTreeSet::new()));
        self.constant.is_none() && self.codes.is_empty() && !counted && !self.dates
    }

    /// Why a value lacks where none can be told.
    pub(super) fn lack(&self) -> Answer {
        let no_answer = self.reasons.get(&Missing::NoAnswer);
        no_answer
            .or_else(|| self.reasons.first())
            .map_or(self.blank, |reason| Answer::Missing(*reason))
    }

    /// What numbers must be multiples of.
    pub(super) fn step(&self) -> i64 {
        self.numbers.as_ref().map_or(1, |numbers| numbers.step)
    }
}

impl Numbers {
    fn of(words: &Words<'_>, kind: VariableType, times: Decimal) -> Option<Self> {
        let VariableType::Number { decimals, min, max } = kind else {
            return None;
        };
        let number = |text| match words.read(text) {
            Some(Answer::Number(units)) => Some(units),
            _ => None,
        };
        Some(Self {
            step: step(times, decimals),
            min,
            max,
            only: words.only().map(|texts| texts.filter_map(number).collect()),
        })
    }

    fn nearest(&self, units: i64, words: &Words<'_>) -> Option<i64> {
        let is_said = |units: &i64| !words.texts(Answer::Number(*units)).is_empty();
        if let Some(only) = &self.only {
            let said = only.iter().copied().filter(is_said);
            return said.min_by_key(|other| other.abs_diff(units));
        }
        let middle = units.div_euclid(self.step);
        let up = units.rem_euclid(self.step) > self.step / 2;
        let middle = if up { middle + 1 } else { middle };
        let least = self.min.map_or(i64::MIN / 2, |min| {
            min.div_euclid(self.step) + i64::from(min.rem_euclid(self.step) != 0)
        });
        let most = self
            .max
            .map_or(i64::MAX / 2, |max| max.div_euclid(self.step));
        if least > most {
            return None;
        }
        let middle = middle.clamp(least, most);
        // Few are taken: one of as many neighbours on either side is free, or none is.
        let far = i64::try_from(words.taken()).unwrap_or(i64::MAX);
        (0..=far)
            .flat_map(|far| [middle - far, middle + far])
            .filter(|at| (least..=most).contains(at))
            .filter_map(|at| at.checked_mul(self.step))
            .find(is_said)
    }
}

impl Sets {
    fn nearest(&self, set: u128) -> Option<u128> {
        let held = set & self.codes | self.always;
        let shared = held & !self.exclusive;
        if shared != 0 {
            return Some(shared);
        }
        let alone = if held == 0 {
            self.codes & self.exclusive
        } else {
            held
        };
        match alone {
            0 => self.empty.then_some(0),
            alone => Some(1 << alone.trailing_zeros()),
        }
    }
}

/// What the units of a number must be multiples of so that a short cell, times the factor, is exact.
fn step(times: Decimal, decimals: u8) -> i64 {
    let factor = times.units.unsigned_abs();
    if factor == 0 {
        return i64::MAX;
    }
    // As many decimals in the cell as the variable has; one more where a factor makes them coarser.
    let shown = if times.exactly(0) == Some(1) {
        decimals
    } else {
        decimals.saturating_add(1).min(Decimal::MAX_DECIMALS)
    };
    // A cell of 10^-shown is worth factor × 10^(decimals − shown − decimals of the factor).
    let below = i32::from(shown) + i32::from(times.decimals) - i32::from(decimals);
    let scale = u8::try_from(below.unsigned_abs()).map_or(1, |p| power(p.min(30)).unsigned_abs());
    let step = if below <= 0 {
        factor.checked_mul(scale)
    } else {
        Some(factor / gcd(factor, scale))
    };
    step.and_then(|step| i64::try_from(step).ok())
        .unwrap_or(i64::MAX)
        .max(1)
}

/// Their greatest common divisor.
pub(super) fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// A code as a set of bits; past the widest set, none.
pub(super) fn bit(code: CodeId) -> u128 {
    1_u128.checked_shl(u32::from(code.0)).unwrap_or(0)
}

fn bits(codes: &BTreeSet<CodeId>) -> u128 {
    codes.iter().fold(0, |set, code| set | bit(*code))
}

/// A code, or the reason it stands for.
fn of_code(code: CodeId, list: Option<&Codelist>) -> Answer {
    let reason = list.and_then(|list| list.codes.get(usize::from(code.0))?.missing);
    reason.map_or(Answer::Code(code), Answer::Missing)
}

fn of_constant(constant: Constant, list: Option<&Codelist>) -> Answer {
    match constant {
        Constant::Code(code) => of_code(code, list),
        Constant::Several(set) => Answer::Several(set),
        Constant::Number(units) => Answer::Number(units),
        Constant::Date(day) => Answer::Date(day),
    }
}
