//! Conditions: names to variables and codes, bounds to the units of their variable.

use chrono::NaiveDate;
use std::collections::BTreeSet;

use super::codelists;
use super::draft::{Draft, Owner, kind};
use crate::decimal::{Decimal, power};
use crate::diagnostic::Code;
use crate::i18n::plan::{self as said, Kind};
use crate::plan::{CodeId, Condition, VariableId, VariableType};
use crate::referential::{self, Name, Test};

/// The condition as `owner` means it; none where it does not hold together.
pub(super) fn resolve(
    draft: &mut Draft<'_>,
    owner: Owner,
    condition: &referential::Condition,
) -> Option<Condition> {
    match &condition.test {
        Test::Codes(name, codes) => resolve_codes(draft, owner, name, codes),
        Test::Range(name, min, max) => {
            resolve_range(draft, owner, name, min.as_ref(), max.as_ref())
        }
        Test::All(parts) => resolve_all(draft, owner, parts).map(Condition::All),
        Test::Any(parts) => resolve_all(draft, owner, parts).map(Condition::Any),
        Test::Not(part) => resolve(draft, owner, part).map(|part| Condition::Not(Box::new(part))),
    }
}

/// Every part is looked at, so that every fault is told.
fn resolve_all(
    draft: &mut Draft<'_>,
    owner: Owner,
    parts: &[referential::Condition],
) -> Option<Vec<Condition>> {
    let resolved: Vec<Option<Condition>> = parts
        .iter()
        .map(|part| resolve(draft, owner, part))
        .collect();
    resolved.into_iter().collect()
}

fn resolve_codes(
    draft: &mut Draft<'_>,
    owner: Owner,
    name: &Name,
    codes: &[Name],
) -> Option<Condition> {
    let variable = draft.find_variable(owner, name)?;
    let of = kind(draft.type_of(variable)?);
    if !matches!(of, Kind::Code | Kind::Several) {
        draft.fault(
            Code::VariableType,
            name.place,
            said::condition_form(&name.value, of),
        );
        return None;
    }
    let found: Vec<Option<CodeId>> = codes
        .iter()
        .map(|code| find_category(draft, owner, variable, code))
        .collect();
    let found: Option<BTreeSet<CodeId>> = found.into_iter().collect();
    found.map(|codes| Condition::Codes(variable, codes))
}

/// The category `code` of a coded variable: a code that stands for a missing reason is none.
pub(super) fn find_category(
    draft: &mut Draft<'_>,
    owner: Owner,
    variable: VariableId,
    code: &Name,
) -> Option<CodeId> {
    let list = draft.type_of(variable)?.codelist()?;
    let id = codelists::find(draft, list, owner, code)?;
    if let Some(reason) = draft.codelists[list.0].code(id).missing {
        draft.fault(
            Code::CodeUnknown,
            code.place,
            said::code_is_missing(&code.value, reason.name()),
        );
        return None;
    }
    Some(id)
}

fn resolve_range(
    draft: &mut Draft<'_>,
    owner: Owner,
    name: &Name,
    min: Option<&Name>,
    max: Option<&Name>,
) -> Option<Condition> {
    let variable = draft.find_variable(owner, name)?;
    let of = draft.type_of(variable)?;
    if !matches!(of, VariableType::Number { .. } | VariableType::Date) {
        draft.fault(
            Code::VariableType,
            name.place,
            said::condition_form(&name.value, kind(of)),
        );
        return None;
    }
    let mut read = |bound: Option<&Name>, lower: bool| -> Option<Option<i64>> {
        let Some(bound) = bound else {
            return Some(None);
        };
        let value = bound_value(&bound.value, of, lower);
        if value.is_none() {
            let fault = said::bound_invalid(&bound.value, &name.value, kind(of));
            draft.fault(Code::TypeWrong, bound.place, fault);
        }
        value.map(Some)
    };
    let (low, high) = (read(min, true), read(max, false));
    let (low, high) = (low?, high?);
    if let (Some(low), Some(high), Some(first), Some(last)) = (low, high, min, max)
        && low > high
    {
        draft.fault(
            Code::TypeWrong,
            first.place,
            said::bounds_reversed(&first.value, &last.value),
        );
        return None;
    }
    Some(Condition::Range(variable, low, high))
}

/// A bound in the units of its variable. One with more decimals than the variable has is moved to the
/// nearest value inside, which changes nothing to what it selects.
fn bound_value(text: &str, of: VariableType, lower: bool) -> Option<i64> {
    let VariableType::Number { decimals, .. } = of else {
        return days(text);
    };
    let bound = Decimal::parse(text)?;
    let units = bound.exactly(decimals).or_else(|| {
        let step = power(bound.decimals.checked_sub(decimals)?);
        let below = bound.units.div_euclid(step);
        Some(if lower { below + 1 } else { below })
    })?;
    i64::try_from(units).ok()
}

/// Days since 1970-01-01 of `2025-03-24`.
pub(super) fn days(text: &str) -> Option<i64> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    Some(date.signed_duration_since(NaiveDate::default()).num_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_between_two_values_select_the_same_observations() {
        let whole = VariableType::Number {
            decimals: 0,
            min: None,
            max: None,
        };
        assert_eq!(bound_value("2.5", whole, true), Some(3));
        assert_eq!(bound_value("2.5", whole, false), Some(2));
        assert_eq!(bound_value("-2.5", whole, true), Some(-2));
        assert_eq!(bound_value("-2.5", whole, false), Some(-3));
        assert_eq!(bound_value("2.0", whole, false), Some(2));
        assert_eq!(bound_value("1970-01-02", VariableType::Date, true), Some(1));
    }
}
