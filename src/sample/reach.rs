//! What a mapping can express: the values that some cell is read as.
//!
//! In: a mapping of a source. Out: a [`Reach`], which says of a value whether a cell can hold it, and of one
//! that no cell can hold, the nearest that one can. It follows the order in which cells are looked up: missing
//! reasons of the mapping, answers, missing reasons of the source, those of its profile.

use std::collections::{BTreeMap, BTreeSet};

use super::Answer;
use crate::decimal::{Decimal, power};
use crate::matching::normal_form;
use crate::plan::{CodeId, Codelist, Constant, Filling, Mapping, Plan, Source, VariableType};
use crate::referential::{Convert, Missing};

/// What a mapping can express.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    /// The one value there is, whatever is drawn.
    pub(super) constant: Option<Answer>,
    /// Categories; none for numbers and dates.
    pub(super) codes: BTreeSet<CodeId>,
    /// Why a value can lack.
    pub(super) reasons: BTreeSet<Missing>,
    /// What a blank is read as.
    pub(super) blank: Answer,
    /// Numbers, where the variable is one.
    numbers: Option<Numbers>,
    /// Sets, where it is a multiple choice.
    sets: Option<Sets>,
}

/// Numbers within reach, in the variable's units.
#[derive(Clone, Debug)]
struct Numbers {
    /// They are multiples of this one.
    step: i64,
    min: Option<i64>,
    max: Option<i64>,
    /// Those whose cell would be read as something else.
    blocked: BTreeSet<i64>,
}

/// Sets of codes within reach.
#[derive(Clone, Debug)]
struct Sets {
    codes: u128,
    exclusive: u128,
    empty: bool,
}

impl Reach {
    /// What `mapping`, of `source`, can express.
    pub(super) fn of(plan: &Plan, source: &Source, mapping: &Mapping) -> Self {
        let variable = plan.variable(mapping.variable);
        let list = plan.codelist_of(mapping.variable);
        let cells = Cells { source, mapping };
        let mut reach = Self {
            constant: None,
            codes: BTreeSet::new(),
            reasons: BTreeSet::new(),
            blank: Answer::Missing(cells.blank()),
            numbers: None,
            sets: None,
        };
        match &mapping.filling {
            Filling::Code { answers, .. } | Filling::Split { answers, .. } => {
                reach.read_answers(&cells, answers, list);
                if let Filling::Split { .. } = &mapping.filling {
                    reach.sets = Some(Sets {
                        codes: bits(&reach.codes),
                        exclusive: bits(&variable.exclusive),
                        // A blank cell is no answer: no cell says that nothing was chosen.
                        empty: false,
                    });
                }
            }
            Filling::Several { columns, unchecked } => {
                let readable = |texts: &BTreeSet<String>| texts.iter().any(|t| cells.speaks(t));
                for column in columns {
                    if readable(&column.checked) {
                        reach.offer(column.code, list);
                    }
                }
                let taken = |text: &str| {
                    unchecked.contains(text) || columns.iter().any(|c| c.checked.contains(text))
                };
                reach.reasons.extend(cells.reasons(|text| !taken(text)));
                if unchecked.contains("") {
                    reach.blank = Answer::Several(0);
                } else {
                    reach.reasons.insert(cells.blank());
                }
                reach.sets = Some(Sets {
                    codes: bits(&reach.codes),
                    exclusive: bits(&variable.exclusive),
                    empty: readable(unchecked),
                });
            }
            Filling::Number {
                exceptions,
                convert,
                ..
            } => {
                reach
                    .reasons
                    .extend(cells.reasons(|text| !exceptions.contains_key(text)));
                if let Some(units) = exceptions.get("") {
                    reach.blank = Answer::Number(*units);
                } else {
                    reach.reasons.insert(cells.blank());
                }
                // Every whole age has its year of birth.
                let times = match convert {
                    Convert::Times(times) => *times,
                    Convert::BirthYear => Decimal::whole(1),
                };
                reach.numbers = Numbers::of(&cells, variable.kind, exceptions, times);
            }
            Filling::Date { .. } => {
                reach.reasons.extend(cells.reasons(|_| true));
                reach.reasons.insert(cells.blank());
            }
            Filling::Constant(constant) => {
                let only = of_constant(*constant, list);
                reach.constant = Some(only);
                reach.blank = only;
                if let Answer::Code(code) = only {
                    reach.codes.insert(code);
                }
            }
        }
        // What was read as faulty is a fault: nobody answers so.
        reach.reasons.remove(&Missing::Invalid);
        reach
    }

    fn read_answers(
        &mut self,
        cells: &Cells<'_>,
        answers: &BTreeMap<String, CodeId>,
        list: Option<&Codelist>,
    ) {
        for (text, code) in answers {
            if cells.speaks(text) {
                self.offer(*code, list);
            }
        }
        let reasons = cells.reasons(|text| !answers.contains_key(text));
        self.reasons.extend(reasons);
        match answers.get("").filter(|_| cells.speaks("")) {
            Some(code) => self.blank = of_code(*code, list),
            None => {
                self.reasons.insert(cells.blank());
            }
        }
    }

    /// A code that some cell says: a category, or a reason.
    fn offer(&mut self, code: CodeId, list: Option<&Codelist>) {
        match of_code(code, list) {
            Answer::Missing(reason) => self.reasons.insert(reason),
            _ => self.codes.insert(code),
        };
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
            (Answer::Number(units), Some(numbers), _) => numbers.nearest(units).map(Answer::Number),
            (Answer::Date(_), ..) => Some(answer),
            _ => None,
        }
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
    fn of(
        cells: &Cells<'_>,
        kind: VariableType,
        exceptions: &BTreeMap<String, i64>,
        times: Decimal,
    ) -> Option<Self> {
        let VariableType::Number { decimals, min, max } = kind else {
            return None;
        };
        let texts = cells.texts().chain(exceptions.keys().map(String::as_str));
        let blocked = texts
            .filter_map(|text| cells.number(text)?.checked_mul(times, decimals))
            .collect();
        Some(Self {
            step: step(times, decimals),
            min,
            max,
            blocked,
        })
    }

    fn nearest(&self, units: i64) -> Option<i64> {
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
        // Few are blocked: one of as many neighbours on either side is free, or none is.
        let reach = i64::try_from(self.blocked.len()).unwrap_or(i64::MAX);
        (0..=reach)
            .flat_map(|far| [middle - far, middle + far])
            .filter(|at| (least..=most).contains(at))
            .filter_map(|at| at.checked_mul(self.step))
            .find(|units| !self.blocked.contains(units))
    }
}

impl Sets {
    fn nearest(&self, set: u128) -> Option<u128> {
        let held = set & self.codes;
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

/// The texts that a source and a mapping give a meaning to.
struct Cells<'p> {
    source: &'p Source,
    mapping: &'p Mapping,
}

impl Cells<'_> {
    /// Whether a cell that holds `text` gets as far as the answers.
    fn speaks(&self, text: &str) -> bool {
        !self.mapping.missing.contains_key(text)
    }

    /// The reasons that cells can hold, where `free` says that the text is no answer.
    fn reasons(&self, free: impl Fn(&str) -> bool) -> BTreeSet<Missing> {
        // Not blank: what a blank says is told apart.
        let own = self.mapping.missing.iter().map(|(text, why)| (text, *why));
        let own = own.filter(|(text, _)| !text.is_empty());
        let source = self
            .source
            .missing
            .iter()
            .map(|(text, why)| (text.as_str(), *why));
        let habit = self.source.profile.missing.iter().copied();
        let general = source
            .chain(habit.filter(|(text, _)| !self.source.missing.contains_key(*text)))
            .filter(|(text, _)| !text.is_empty() && self.speaks(text) && free(text));
        own.map(|(_, why)| why)
            .chain(general.map(|(_, why)| why))
            .collect()
    }

    /// What a blank says where it is no answer.
    fn blank(&self) -> Missing {
        let habit = self.source.profile.missing.iter();
        let habit = habit.filter(|(text, _)| text.is_empty());
        let own = self.mapping.missing.get("");
        own.or_else(|| self.source.missing.get(""))
            .copied()
            .or_else(|| habit.map(|(_, why)| *why).next())
            .unwrap_or(Missing::NoAnswer)
    }

    /// Every text that stands for a reason.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let habit = self.source.profile.missing.iter().map(|(text, _)| *text);
        let own = self.mapping.missing.keys().map(String::as_str);
        let source = self.source.missing.keys().map(String::as_str);
        own.chain(source).chain(habit)
    }

    /// The number that `text` would be read as, were it no reason.
    fn number(&self, text: &str) -> Option<Product> {
        let (dialect, profile) = (&self.source.dialect, self.source.profile);
        let mark = dialect.decimal.unwrap_or(profile.decimal);
        let suffix = normal_form(dialect.suffix.as_deref().unwrap_or_default());
        let bare = text.strip_suffix(suffix.as_ref()).unwrap_or(text);
        let groups =
            |c: &char| c.is_whitespace() || dialect.group == Some(*c) || profile.groups.contains(c);
        let plain: String = bare
            .chars()
            .filter(|c| !groups(c))
            .map(|c| match c {
                c if c == mark => '.',
                '\u{2212}' => '-',
                c => c,
            })
            .collect();
        Decimal::parse(&plain).map(Product)
    }
}

/// A number as a cell holds it.
struct Product(Decimal);

impl Product {
    /// Times a factor, in units of `decimals`.
    fn checked_mul(&self, times: Decimal, decimals: u8) -> Option<i64> {
        let product = Decimal {
            units: self.0.units.checked_mul(times.units)?,
            decimals: self.0.decimals.checked_add(times.decimals)?,
        };
        i64::try_from(product.exactly(decimals)?).ok()
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
