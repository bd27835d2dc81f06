//! How derived variables come from others, one sentence each, what they are made of first.

use std::collections::BTreeSet;

use super::condition;
use super::content::{Block, Item, said as line};
use super::number;
use crate::decimal::Decimal;
use crate::i18n::{Text, codebook as said};
use crate::plan::{CodeId, Derivation, Part, Plan, VariableId};

/// The derived variables behind `variables`, each once, after the ones it is made of.
pub(super) fn derived(plan: &Plan, variables: &BTreeSet<VariableId>) -> Vec<VariableId> {
    let mut behind = BTreeSet::new();
    let mut open: Vec<VariableId> = variables.iter().copied().collect();
    while let Some(id) = open.pop() {
        if let Some(derivation) = &plan.variable(id).derivation
            && behind.insert(id)
        {
            open.extend(derivation.parts());
        }
    }
    let order = plan.derivation_order.iter().copied();
    let mut ordered: Vec<VariableId> = order.filter(|id| behind.remove(id)).collect();
    ordered.extend(behind);
    ordered
}

/// A sentence for each of `derived`.
pub(super) fn blocks(plan: &Plan, derived: &[VariableId]) -> Vec<Block> {
    let points = derived.iter().filter_map(|id| {
        let variable = plan.variable(*id);
        let derivation = variable.derivation.as_ref()?;
        let (how, under) = Formula { plan, id: *id }.said(derivation);
        Some(Item {
            line: line(said::sentence(&said::derived(&variable.label, &how))),
            under,
        })
    });
    let points: Vec<Item> = points.collect();
    if points.is_empty() {
        return Vec::new();
    }
    vec![Block::List(points)]
}

/// One derived variable.
struct Formula<'p> {
    plan: &'p Plan,
    id: VariableId,
}

impl Formula<'_> {
    fn label(&self, id: VariableId) -> &Text {
        &self.plan.variable(id).label
    }

    fn labels(&self, of: &[VariableId]) -> Vec<Text> {
        of.iter().map(|id| self.label(*id).clone()).collect()
    }

    /// The label of a code of the variable itself.
    fn own(&self, code: CodeId) -> Text {
        self.code_of(self.id, code)
    }

    fn code_of(&self, variable: VariableId, code: CodeId) -> Text {
        let list = self.plan.codelist_of(variable);
        let code = list.and_then(|list| list.codes.get(usize::from(code.0)));
        code.map_or_else(|| Text::same("?"), |code| code.label.clone())
    }

    fn decimals(&self) -> u8 {
        self.plan.variable(self.id).kind.decimals().unwrap_or(0)
    }

    /// The sentence, and the conditions that are too deep for it.
    fn said(&self, derivation: &Derivation) -> (Text, Vec<Item>) {
        let said = match derivation {
            Derivation::Bins { of, breaks, codes } => self.bins(*of, breaks, codes),
            Derivation::Score { of } => said::score(self.label(*of)),
            Derivation::Sum {
                parts,
                plus,
                requires,
            } => {
                let constant = (plus.units != 0).then(|| number::decimal(positive(*plus)));
                let constant = constant.as_ref().map(|it| (plus.units < 0, it));
                let sum = said::terms(&self.terms(parts), constant);
                said::requires(&sum, *requires, parts.len(), self.coded(parts))
            }
            Derivation::Mean { parts, requires } => {
                let mean = said::mean_of_terms(&self.terms(parts), self.decimals());
                said::requires(&mean, *requires, parts.len(), self.coded(parts))
            }
            Derivation::Difference { of, less } => {
                said::difference(self.label(*of), self.label(*less))
            }
            Derivation::Product { of } => said::product(&self.labels(of)),
            Derivation::Quotient { of, by } => {
                said::quotient(self.label(*of), self.label(*by), self.decimals())
            }
            Derivation::CountCodes { of, except } => {
                let except = except.iter().map(|code| self.code_of(*of, *code));
                said::count_codes(self.label(*of), &except.collect::<Vec<_>>())
            }
            Derivation::DaysBetween { from, to } => {
                said::days_between(self.label(*from), self.label(*to))
            }
            Derivation::Regroup { of, to } => self.regroup(*of, to),
            Derivation::Case { arms, otherwise } => return self.case(arms, *otherwise),
        };
        (said, Vec::new())
    }

    fn bins(&self, of: VariableId, breaks: &[i64], codes: &[CodeId]) -> Text {
        let number = self.plan.variable(of);
        let decimals = number.kind.decimals().unwrap_or(0);
        let bound = |units: i64| {
            let digits = number::units(units, decimals);
            said::quantity(&digits, number.unit.as_deref())
        };
        let bins = codes.iter().enumerate().map(|(at, code)| {
            let low = at.checked_sub(1).and_then(|before| breaks.get(before));
            let high = breaks.get(at);
            let bare = low.map(|units| number::units(*units, decimals));
            // The unit of two bounds is said once.
            let low = if high.is_some() {
                bare
            } else {
                low.map(|it| bound(*it))
            };
            let high = high.map(|units| bound(*units));
            said::bin(low.as_ref(), high.as_ref(), &self.own(*code))
        });
        said::bins(&number.label, &bins.collect::<Vec<_>>())
    }

    fn terms(&self, parts: &[Part]) -> Vec<said::Term> {
        let term = |part: &Part| said::Term {
            less: part.times.units < 0,
            times: (positive(part.times) != Decimal::whole(1))
                .then(|| number::decimal(positive(part.times))),
            label: self.label(part.variable).clone(),
        };
        parts.iter().map(term).collect()
    }

    /// Whether parts are codes, which count by their value.
    fn coded(&self, parts: &[Part]) -> bool {
        let coded = |part: &Part| self.plan.codelist_of(part.variable).is_some();
        parts.iter().any(coded)
    }

    fn regroup(&self, of: VariableId, to: &[Option<CodeId>]) -> Text {
        let list = self.plan.codelist_of(of);
        let categories = list.map_or_else(Vec::new, |list| list.categories().collect());
        let mut groups: Vec<(CodeId, Vec<Text>)> = Vec::new();
        let mut lost = Vec::new();
        for code in categories {
            let label = self.code_of(of, code);
            match to.get(usize::from(code.0)).copied().flatten() {
                None => lost.push(label),
                Some(group) => match groups.iter_mut().find(|(known, _)| *known == group) {
                    Some((_, codes)) => codes.push(label),
                    None => groups.push((group, vec![label])),
                },
            }
        }
        let groups = groups.into_iter();
        let groups: Vec<_> = groups
            .map(|(group, codes)| (self.own(group), codes))
            .collect();
        said::regroup(self.label(of), &groups, &lost)
    }

    fn case(
        &self,
        arms: &[(crate::plan::Condition, CodeId)],
        otherwise: Option<CodeId>,
    ) -> (Text, Vec<Item>) {
        let noun = said::Noun::of("case");
        let mut under = Vec::new();
        let arms = arms.iter().map(|(condition, code)| {
            let reading = condition::read(self.plan, condition, noun);
            let when = reading.map(|reading| {
                under.extend(reading.under);
                reading.relative
            });
            (self.own(*code), when)
        });
        let arms: Vec<(Text, Option<Text>)> = arms.collect();
        let otherwise = otherwise.map(|code| self.own(code));
        (said::case(&arms, otherwise.as_ref()), under)
    }
}

fn positive(decimal: Decimal) -> Decimal {
    Decimal {
        units: decimal.units.saturating_abs(),
        ..decimal
    }
}
