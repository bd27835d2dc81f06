//! Conditions to `XPath`, in the three-valued logic of the plan.
//!
//! In: a [`Condition`]. Out: an expression that is true where the condition certainly holds, or, asked the other way,
//! where it certainly does not: an answer that lacks is neither, so that `not` is never « was not answered ».
//! A derived variable is written out over the questions it comes from.

use std::collections::BTreeSet;

use super::choices::divided;
use super::names::Names;
use super::number::number;
use crate::calendar;
use crate::decimal::Decimal;
use crate::derive::Finer;
use crate::plan::{AssociationId, CodeId, Condition, Derivation, Plan, VariableId, VariableType};

/// What expressions are written with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bench<'p> {
    pub(super) plan: &'p Plan,
    pub(super) names: &'p Names,
    pub(super) association: Option<AssociationId>,
    /// How the finer codes of the association are taken.
    pub(super) finer: Finer,
}

/// Holds everywhere.
pub(super) const TRUE: &str = "true()";
/// Holds nowhere.
pub(super) const FALSE: &str = "false()";

impl Bench<'_> {
    /// Where `condition` certainly `holds`, or certainly does not.
    pub(super) fn where_it(&self, condition: &Condition, holds: bool) -> String {
        let each = |parts: &[Condition]| -> Vec<String> {
            parts
                .iter()
                .map(|part| self.where_it(part, holds))
                .collect()
        };
        match condition {
            Condition::Codes(id, codes) => {
                let codes = codes.iter().copied().collect();
                self.coded(*id, &codes, self.finer, holds)
            }
            Condition::Range(id, min, max) => self.within(*id, *min, *max, holds),
            Condition::All(parts) if holds => all(each(parts)),
            Condition::Any(parts) if !holds => all(each(parts)),
            Condition::All(parts) | Condition::Any(parts) => any(each(parts)),
            Condition::Not(part) => self.where_it(part, !holds),
        }
    }

    /// A question, as expressions name it.
    pub(super) fn question(&self, id: VariableId) -> String {
        format!("${{{}}}", self.names.variable(self.plan, id))
    }

    /// Where a coded variable holds one of `wanted`, or another category.
    pub(super) fn coded(
        &self,
        id: VariableId,
        wanted: &BTreeSet<CodeId>,
        finer: Finer,
        holds: bool,
    ) -> String {
        let variable = self.plan.variable(id);
        let Some(list) = self.plan.codelist_of(id) else {
            return FALSE.to_owned();
        };
        let (inside, outside) = divided(list, self.association, wanted, finer);
        let meant = if holds { &inside } else { &outside };
        let code = |id: &CodeId| &list.code(*id).code;
        let question = self.question(id);
        let selected = |id: &CodeId| format!("selected({question}, '{}')", code(id));
        match (&variable.derivation, variable.kind) {
            (Some(derivation), _) => {
                let meant = meant.iter().copied().collect();
                let own = Finer::owned_by(variable.owner);
                self.derived(derivation, &meant, own)
            }
            (None, VariableType::Several(_)) if holds => any(inside.iter().map(selected).collect()),
            (None, VariableType::Several(_)) => {
                let reasons = (0..list.codes.len()).filter_map(|at| u16::try_from(at).ok());
                let reasons = reasons
                    .map(CodeId)
                    .filter(|id| list.code(*id).missing.is_some());
                let none: Vec<String> = inside
                    .iter()
                    .copied()
                    .chain(reasons)
                    .map(|id| format!("not({})", selected(&id)))
                    .collect();
                all([vec![format!("{question} != ''")], none].concat())
            }
            (None, _) => any(meant
                .iter()
                .map(|id| format!("{question} = '{}'", code(id)))
                .collect()),
        }
    }

    /// Where a derived variable certainly is one of `wanted`.
    fn derived(&self, derivation: &Derivation, wanted: &BTreeSet<CodeId>, finer: Finer) -> String {
        match derivation {
            Derivation::Bins { of, breaks, codes } => {
                let below = [None].into_iter().chain(breaks.iter().copied().map(Some));
                let above = breaks.iter().copied().map(Some).chain([None]);
                let bins = codes.iter().zip(below.zip(above));
                let bins = bins.filter(|(code, _)| wanted.contains(code));
                any(bins
                    .map(|(_, (from, to))| self.between(*of, from, to))
                    .collect())
            }
            Derivation::Regroup { of, to } => {
                let list = self.plan.codelist_of(*of);
                let codes = list.iter().flat_map(|list| {
                    let group = |code: CodeId| to.get(usize::from(code.0)).copied().flatten();
                    // A finer code is of the group of its common code unless it has its own.
                    let of = move |code| group(code).or_else(|| group(list.common(code)));
                    let codes = (0_u16..).map(CodeId).take(list.codes.len());
                    codes.filter(move |code| of(*code).is_some_and(|to| wanted.contains(&to)))
                });
                self.coded(*of, &codes.collect(), Finer::Apart, true)
            }
            Derivation::Case { arms, otherwise } => {
                let own = Self { finer, ..*self };
                // The first that holds; one before it that may hold is no matter where it gives the same code.
                let before = |at: usize, code: CodeId| {
                    let others = arms[..at].iter().filter(move |(_, other)| *other != code);
                    let others = others.map(|(condition, _)| own.where_it(condition, false));
                    others.collect::<Vec<_>>()
                };
                let ways = arms.iter().enumerate().map(|(at, (condition, code))| {
                    let holds = own.where_it(condition, true);
                    (*code, [before(at, *code), vec![holds]].concat())
                });
                let rest = otherwise.map(|code| (code, before(arms.len(), code)));
                let ways = ways.chain(rest).filter(|(code, _)| wanted.contains(code));
                any(ways.map(|(_, way)| all(way)).collect())
            }
            // The rest give numbers.
            _ => FALSE.to_owned(),
        }
    }

    /// Where a number or a date lies within bounds, both included, or certainly outside.
    fn within(&self, id: VariableId, min: Option<i64>, max: Option<i64>, holds: bool) -> String {
        let (value, known, bound): (String, String, Box<dyn Fn(i64) -> String>) =
            match self.plan.variable(id).kind {
                VariableType::Date => {
                    let question = self.question(id);
                    let bound = |day: i64| {
                        let day = calendar::date_of(i32::try_from(day).unwrap_or(i32::MAX));
                        format!("date('{}')", day.format("%Y-%m-%d"))
                    };
                    let known = format!("{question} != ''");
                    (format!("date({question})"), known, Box::new(bound))
                }
                VariableType::Number { decimals, .. } => {
                    let number = number(self, id);
                    let bound = move |units: i64| written(units, decimals);
                    (number.value, number.known, Box::new(bound))
                }
                _ => return FALSE.to_owned(),
            };
        let bounds = if holds {
            let min = min.map(|min| format!("{value} >= {}", bound(min)));
            let max = max.map(|max| format!("{value} <= {}", bound(max)));
            all(min.into_iter().chain(max).collect())
        } else {
            let min = min.map(|min| format!("{value} < {}", bound(min)));
            let max = max.map(|max| format!("{value} > {}", bound(max)));
            any(min.into_iter().chain(max).collect())
        };
        all(vec![known, bounds])
    }

    /// Where a number is at least `from` and less than `to`, in its units.
    fn between(&self, id: VariableId, from: Option<i64>, to: Option<i64>) -> String {
        let decimals = self.plan.variable(id).kind.decimals().unwrap_or(0);
        let number = number(self, id);
        let value = &number.value;
        let from = from.map(|from| format!("{value} >= {}", written(from, decimals)));
        let to = to.map(|to| format!("{value} < {}", written(to, decimals)));
        all([number.known.clone()]
            .into_iter()
            .chain(from)
            .chain(to)
            .collect())
    }
}

/// A number as expressions write it.
pub(super) fn written(units: i64, decimals: u8) -> String {
    let number = Decimal {
        units: units.into(),
        decimals,
    };
    number.to_string()
}

/// Where all hold.
pub(super) fn all(parts: Vec<String>) -> String {
    joined(parts, " and ", TRUE, FALSE)
}

/// Where at least one holds.
pub(super) fn any(parts: Vec<String>) -> String {
    joined(parts, " or ", FALSE, TRUE)
}

/// `parts` without those that change nothing; `deciding` where one settles it.
fn joined(mut parts: Vec<String>, word: &str, neutral: &str, deciding: &str) -> String {
    parts.retain(|part| part != neutral);
    if parts.iter().any(|part| part == deciding) {
        return deciding.to_owned();
    }
    match parts.as_slice() {
        [] => neutral.to_owned(),
        [only] => only.clone(),
        _ => format!("({})", parts.join(word)),
    }
}
