//! Which way is better, for each variable: what the indicators that read it say.
//!
//! In: a plan. Out: for each variable whose answers some measure reads, whether more of it is better, or which
//! codes are. A person who fares better, and a person at follow-up, then answers so; and the variables that a
//! measure reads are those that change from one row to another, where landmarks do not say otherwise.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{CodeId, Condition, Derivation, Measure, Plan, VariableId, VariableType};
use crate::referential::Direction;

/// Which way is better.
#[derive(Clone, Debug, Default)]
pub(super) struct Leanings {
    numbers: BTreeMap<VariableId, f64>,
    codes: BTreeMap<VariableId, BTreeMap<CodeId, f64>>,
    read: BTreeSet<VariableId>,
}

impl Leanings {
    /// What the indicators of `plan` say. The first that speaks of a variable counts.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut leanings = Self::default();
        for indicator in &plan.indicators {
            for id in indicator.measure.variables() {
                leanings.read(plan, id);
            }
            let sign = match indicator.direction {
                Direction::Increase => 1.0,
                Direction::Decrease => -1.0,
                Direction::Neutral | Direction::Target => continue,
            };
            match &indicator.measure {
                Measure::Mean(of) | Measure::Median(of) | Measure::Sum(of) | Measure::Nps(of) => {
                    leanings.lean(plan, *of, sign);
                }
                Measure::Ratio { of, .. } => leanings.lean(plan, *of, sign),
                Measure::Share { of, .. } => leanings.favour(plan, of, sign),
                Measure::Count | Measure::Distinct | Measure::Distribution(_) => {}
            }
        }
        leanings
    }

    /// Whether some measure reads `id`, or what is computed from it.
    pub(super) fn is_read(&self, id: VariableId) -> bool {
        self.read.contains(&id)
    }

    /// 1 where more is better, -1 where less is, 0 where nothing says.
    pub(super) fn of_number(&self, id: VariableId) -> f64 {
        self.numbers.get(&id).copied().unwrap_or(0.0)
    }

    /// How good a code is, from -1 to 1; none where nothing speaks of its variable.
    pub(super) fn of_code(&self, id: VariableId, code: CodeId) -> Option<f64> {
        let codes = self.codes.get(&id)?;
        Some(codes.get(&code).copied().unwrap_or(0.0))
    }

    fn read(&mut self, plan: &Plan, id: VariableId) {
        if !self.read.insert(id) {
            return;
        }
        let derivation = plan.variable(id).derivation.as_ref();
        for part in derivation.map(Derivation::parts).unwrap_or_default() {
            self.read(plan, part);
        }
    }

    /// More of `id` is better by `sign`.
    fn lean(&mut self, plan: &Plan, id: VariableId, sign: f64) {
        match &plan.variable(id).derivation {
            None => self.lean_on(plan, id, sign),
            Some(Derivation::Sum { parts, .. } | Derivation::Mean { parts, .. }) => {
                for part in parts {
                    let weight = if part.times.units < 0 { -sign } else { sign };
                    self.lean(plan, part.variable, weight);
                }
            }
            Some(Derivation::Difference { of, less } | Derivation::Quotient { of, by: less }) => {
                self.lean(plan, *of, sign);
                self.lean(plan, *less, -sign);
            }
            Some(Derivation::Product { of }) => {
                for of in of {
                    self.lean(plan, *of, sign);
                }
            }
            Some(Derivation::Score { of } | Derivation::CountCodes { of, .. }) => {
                self.lean(plan, *of, sign);
            }
            Some(
                Derivation::Bins { .. }
                | Derivation::DaysBetween { .. }
                | Derivation::Regroup { .. }
                | Derivation::Case { .. },
            ) => {}
        }
    }

    fn lean_on(&mut self, plan: &Plan, id: VariableId, sign: f64) {
        match plan.variable(id).kind {
            VariableType::Number { .. } => {
                self.numbers.entry(id).or_insert(sign);
            }
            VariableType::Several(_) => {
                let chosen = plan.codelist_of(id).into_iter().flat_map(all_codes);
                let all = chosen.map(|code| (code, sign)).collect();
                self.codes.entry(id).or_insert(all);
            }
            VariableType::Code(list) => {
                let list = plan.codelist(list);
                let value =
                    |code: CodeId| list.code(code).value.map(crate::decimal::Decimal::to_f64);
                let values: Vec<(CodeId, f64)> = all_codes(list)
                    .filter_map(|code| Some((code, value(code)?)))
                    .collect();
                let most = values.iter().map(|(_, v)| v.abs()).fold(1.0, f64::max);
                let codes = values.into_iter().map(|(code, v)| (code, sign * v / most));
                self.codes.entry(id).or_insert_with(|| codes.collect());
            }
            VariableType::Date => {}
        }
    }

    /// That `condition` holds is better by `sign`.
    fn favour(&mut self, plan: &Plan, condition: &Condition, sign: f64) {
        match condition {
            Condition::Codes(id, wanted) if plan.variable(*id).derivation.is_none() => {
                let codes = wanted.iter().map(|code| (*code, sign)).collect();
                self.codes.entry(*id).or_insert(codes);
            }
            Condition::Range(id, Some(_), None) => self.lean(plan, *id, sign),
            Condition::Range(id, None, Some(_)) => self.lean(plan, *id, -sign),
            Condition::Codes(..) | Condition::Range(..) => {}
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.favour(plan, part, sign);
                }
            }
            Condition::Not(part) => self.favour(plan, part, -sign),
        }
    }
}

/// Every code of a list.
pub(super) fn all_codes(list: &crate::plan::Codelist) -> impl Iterator<Item = CodeId> + '_ {
    (0..list.codes.len()).filter_map(|at| u16::try_from(at).ok().map(CodeId))
}
