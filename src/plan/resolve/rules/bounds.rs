//! The bounds of numbers, derived ones included: what a score of three answers from 1 to 3 can be.

use std::collections::BTreeMap;

use crate::decimal::Decimal;
use crate::plan::resolve::draft::Draft;
use crate::plan::{Derivation, Part, VariableId, VariableType};

/// Lowest and highest value of a number, in its units, where they are known.
pub(super) fn of(draft: &Draft<'_>, variable: VariableId) -> (Option<i64>, Option<i64>) {
    number(draft, variable, &mut Known::new())
}

/// Lowest and highest value of what adds up: a number, or a coded variable by the values of its codes.
pub(super) fn values(draft: &Draft<'_>, variable: VariableId) -> Option<(Decimal, Decimal)> {
    addend(draft, variable, &mut Known::new())
}

/// What was worked out on the way: a part that many share is worked out once.
type Known = BTreeMap<VariableId, (Option<i64>, Option<i64>)>;

fn number(
    draft: &Draft<'_>,
    variable: VariableId,
    known: &mut Known,
) -> (Option<i64>, Option<i64>) {
    if let Some(found) = known.get(&variable) {
        return *found;
    }
    let found = worked_out(draft, variable, known);
    known.insert(variable, found);
    found
}

fn worked_out(
    draft: &Draft<'_>,
    variable: VariableId,
    known: &mut Known,
) -> (Option<i64>, Option<i64>) {
    let (declared, decimals) = match draft.type_of(variable) {
        Some(VariableType::Number { min, max, decimals }) => ((min, max), decimals),
        _ => return (None, None),
    };
    let reached = match &draft.variables[variable.0].derivation {
        Some(Derivation::Sum {
            parts,
            plus,
            requires,
        }) => sum(draft, (parts, *plus, *requires), decimals, known),
        Some(Derivation::CountCodes { of, except }) => {
            let list = draft.variables[of.0].kind.codelist();
            let codes = list.map(|list| {
                draft.codelists[list.0]
                    .codes
                    .len()
                    .saturating_sub(except.len())
            });
            Some((
                0,
                codes
                    .and_then(|codes| i64::try_from(codes).ok())
                    .unwrap_or(i64::MAX),
            ))
        }
        _ => None,
    };
    match reached {
        Some((min, max)) => (Some(min), Some(max)),
        None => declared,
    }
}

/// The bounds of a weighted sum; a part that may lack may also add nothing.
fn sum(
    draft: &Draft<'_>,
    (parts, plus, requires): (&[Part], Decimal, usize),
    decimals: u8,
    known: &mut Known,
) -> Option<(i64, i64)> {
    let plus = plus.exactly(decimals)?;
    let (mut least, mut most) = (plus, plus);
    for part in parts {
        let (low, high) = addend(draft, part.variable, known)?;
        let ends = [
            times(low, part.times, decimals)?,
            times(high, part.times, decimals)?,
        ];
        let (mut low, mut high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        if requires < parts.len() {
            (low, high) = (low.min(0), high.max(0));
        }
        least = least.checked_add(low)?;
        most = most.checked_add(high)?;
    }
    Some((i64::try_from(least).ok()?, i64::try_from(most).ok()?))
}

/// `number × times`, in units of `decimals`.
fn times(number: Decimal, times: Decimal, decimals: u8) -> Option<i128> {
    let product = Decimal {
        units: number.units.checked_mul(times.units)?,
        decimals: number.decimals.checked_add(times.decimals)?,
    };
    product.exactly(decimals)
}

fn addend(
    draft: &Draft<'_>,
    variable: VariableId,
    known: &mut Known,
) -> Option<(Decimal, Decimal)> {
    let kind = draft.type_of(variable)?;
    if let VariableType::Number { decimals, .. } = kind {
        let (min, max) = number(draft, variable, known);
        let units = |units: i64| Decimal {
            units: units.into(),
            decimals,
        };
        return Some((units(min?), units(max?)));
    }
    let list = &draft.codelists[kind.codelist()?.0];
    // A finer code may have a value of its own; a category without one is told where it is added up.
    let valued = list.codes.iter().filter(|code| code.missing.is_none());
    let values = valued.filter(|code| code.finer.is_none() || code.value.is_some());
    let values: Vec<Decimal> = values.map(|code| code.value).collect::<Option<_>>()?;
    let decimals = values.iter().map(|value| value.decimals).max()?;
    let units: Option<Vec<i128>> = values.iter().map(|value| value.exactly(decimals)).collect();
    let units = units?;
    let (min, max) = (units.iter().min()?, units.iter().max()?);
    let of = |units: i128| Decimal { units, decimals };
    Some((of(*min), of(*max)))
}
