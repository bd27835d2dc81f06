//! Derived variables: what each comes from, and the type that follows. Sums and products stay exact: the
//! decimals of the result are those its parts need.

use std::collections::BTreeSet;

use super::draft::{Draft, Owner};
use super::factor::factor;
use super::{bins, codelists, conditions};
use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::Text;
use crate::i18n::plan::{self as said, Kind};
use crate::plan::{CodeId, Derivation, Part, VariableId, VariableType};
use crate::referential::{self, Condition, Derived, Name, Requires, Written};
use crate::source_text::Place;

/// Decimals of a mean or a quotient that declares none.
const ROUNDED_TO: i64 = 2;

/// How `variable` comes from others, and its type; none where something does not hold.
pub(super) fn resolve(
    draft: &mut Draft<'_>,
    owner: Owner,
    variable: &referential::Variable,
    derived: &Written<Derived>,
) -> Option<(VariableType, Derivation)> {
    let place = derived.place;
    match &derived.value {
        Derived::Bins { of, breaks } => bins::bins(draft, owner, variable, of, breaks, place),
        Derived::Score { of } => {
            let of = draft.find_kind(owner, "score", of, &[Kind::Code])?;
            let decimals = value_decimals(draft, "score", of, place)?;
            Some((number(decimals), Derivation::Score { of }))
        }
        Derived::Sum { of, plus, requires } => {
            let (parts, decimals) = weighted(draft, owner, "sum", of)?;
            let plus = plus.as_ref().map_or(Decimal::whole(0), |plus| plus.value);
            let decimals =
                exact_decimals(draft, variable, usize::from(decimals.max(plus.decimals)))?;
            let requires = required(draft, requires, parts.len())?;
            Some((
                number(decimals),
                Derivation::Sum {
                    parts,
                    plus,
                    requires,
                },
            ))
        }
        Derived::Mean {
            of,
            requires,
            decimals,
        } => {
            let (parts, _) = weighted(draft, owner, "mean", of)?;
            let requires = required(draft, requires, parts.len())?;
            let decimals = rounded_decimals(draft, variable, decimals.as_ref())?;
            Some((number(decimals), Derivation::Mean { parts, requires }))
        }
        Derived::Difference { of, less } => {
            let (first, second) = (
                draft.find_kind(owner, "difference", of, &[Kind::Number]),
                draft.find_kind(owner, "difference", less, &[Kind::Number]),
            );
            let (of, less) = (first?, second?);
            let decimals = decimals_of(draft, of).max(decimals_of(draft, less));
            Some((number(decimals), Derivation::Difference { of, less }))
        }
        Derived::Product { of } => {
            let factors: Vec<_> = of
                .iter()
                .map(|name| draft.find_kind(owner, "product", name, &[Kind::Number]))
                .collect();
            let of: Vec<VariableId> = factors.into_iter().collect::<Option<_>>()?;
            let decimals = of
                .iter()
                .map(|id| usize::from(decimals_of(draft, *id)))
                .sum();
            let decimals = exact_decimals(draft, variable, decimals)?;
            Some((number(decimals), Derivation::Product { of }))
        }
        Derived::Quotient { of, by, decimals } => {
            let (first, second) = (
                draft.find_kind(owner, "quotient", of, &[Kind::Number]),
                draft.find_kind(owner, "quotient", by, &[Kind::Number]),
            );
            let (of, by) = (first?, second?);
            let decimals = rounded_decimals(draft, variable, decimals.as_ref())?;
            Some((number(decimals), Derivation::Quotient { of, by }))
        }
        Derived::CountCodes { of, except } => {
            let of = draft.find_kind(owner, "count-codes", of, &[Kind::Several])?;
            let except: Vec<_> = except
                .iter()
                .map(|code| conditions::find_category(draft, owner, of, code))
                .collect();
            let except: BTreeSet<CodeId> = except.into_iter().collect::<Option<_>>()?;
            Some((number(0), Derivation::CountCodes { of, except }))
        }
        Derived::DaysBetween { from, to } => {
            let (first, second) = (
                draft.find_kind(owner, "days-between", from, &[Kind::Date]),
                draft.find_kind(owner, "days-between", to, &[Kind::Date]),
            );
            // Backwards is invalid, so a number of days is never below 0.
            let days = VariableType::Number {
                decimals: 0,
                min: Some(0),
                max: None,
            };
            Some((
                days,
                Derivation::DaysBetween {
                    from: first?,
                    to: second?,
                },
            ))
        }
        Derived::Regroup { of, to } => regroup(draft, owner, of, to),
        Derived::Case { arms, otherwise } => case(draft, owner, variable, arms, otherwise.as_ref()),
    }
}

fn number(decimals: u8) -> VariableType {
    VariableType::Number {
        decimals,
        min: None,
        max: None,
    }
}

fn decimals_of(draft: &Draft<'_>, id: VariableId) -> u8 {
    draft.variables[id.0].kind.decimals().unwrap_or(0)
}

/// Decimals of the values of the codes of a variable; a fault where a category has none.
fn value_decimals(draft: &mut Draft<'_>, user: &str, id: VariableId, place: Place) -> Option<u8> {
    let list = draft.type_of(id)?.codelist()?;
    let codelist = &draft.codelists[list.0];
    let without = codelist
        .codes
        .iter()
        .find(|code| code.missing.is_none() && code.finer.is_none() && code.value.is_none());
    if let Some(code) = without {
        let fault = said::value_missing(user, &codelist.id, &code.code);
        draft.fault(Code::VariableType, place, fault);
        return None;
    }
    codelist
        .codes
        .iter()
        .filter_map(|code| code.value)
        .map(|value| value.decimals)
        .max()
        .or(Some(0))
}

/// Parts with their weights, and the decimals their sum needs.
fn weighted(
    draft: &mut Draft<'_>,
    owner: Owner,
    user: &str,
    written: &[referential::Part],
) -> Option<(Vec<Part>, u8)> {
    let mut decimals = 0;
    let mut parts = Vec::new();
    for one in written {
        let variable = draft.find_kind(owner, user, &one.variable, &[Kind::Number, Kind::Code]);
        let Some(variable) = variable else { continue };
        let own = if draft.variables[variable.0].kind.codelist().is_some() {
            value_decimals(draft, user, variable, one.variable.place)
        } else {
            Some(decimals_of(draft, variable))
        };
        let times = factor(draft, one.times.as_ref());
        if let (Some(own), Some(times)) = (own, times) {
            decimals = decimals.max(own.saturating_add(times.decimals));
            parts.push(Part { variable, times });
        }
    }
    (parts.len() == written.len()).then_some((parts, decimals))
}

fn exact_decimals(
    draft: &mut Draft<'_>,
    variable: &referential::Variable,
    decimals: usize,
) -> Option<u8> {
    let fits = u8::try_from(decimals)
        .ok()
        .filter(|d| *d <= Decimal::MAX_DECIMALS);
    if fits.is_none() {
        draft.fault(
            Code::VariableType,
            variable.id.place,
            said::too_many_decimals(&variable.id.value),
        );
    }
    fits
}

fn rounded_decimals(
    draft: &mut Draft<'_>,
    variable: &referential::Variable,
    decimals: Option<&Written<i64>>,
) -> Option<u8> {
    let decimals = decimals.map_or(ROUNDED_TO, |decimals| decimals.value);
    exact_decimals(
        draft,
        variable,
        usize::try_from(decimals).unwrap_or(usize::MAX),
    )
}

fn required(draft: &mut Draft<'_>, requires: &Requires, parts: usize) -> Option<usize> {
    let Requires::AtLeast(count) = requires else {
        return Some(parts);
    };
    let wanted = usize::try_from(count.value)
        .ok()
        .filter(|count| (1..=parts).contains(count));
    if wanted.is_none() {
        draft.fault(
            Code::TypeWrong,
            count.place,
            said::requires_invalid(&count.value.to_string(), parts),
        );
    }
    wanted
}

fn regroup(
    draft: &mut Draft<'_>,
    owner: Owner,
    of: &Name,
    to: &Name,
) -> Option<(VariableType, Derivation)> {
    let id = draft.find_kind(owner, "regroup", of, &[Kind::Code]);
    let list = draft.find(owner, to, |draft| &draft.codelist_names);
    let (id, list) = (id?, list?);
    let from = draft.type_of(id)?.codelist()?;
    let mut groups = Vec::new();
    for at in 0..draft.codelists[from.0].codes.len() {
        // A finer code goes where the common code it falls back into goes.
        let at = draft.codelists[from.0].codes[at]
            .finer
            .map_or(at, |(_, parent)| usize::from(parent.0));
        let group = draft.groups[from.0][at].clone();
        groups.push(group.and_then(|group| codelists::find(draft, list, owner, &group)));
    }
    if groups.iter().all(Option::is_none) {
        let fault = said::groups_missing(&draft.codelists[from.0].id);
        draft.fault(Code::KeyMissing, of.place, fault);
    }
    Some((
        VariableType::Code(list),
        Derivation::Regroup { of: id, to: groups },
    ))
}

fn case(
    draft: &mut Draft<'_>,
    owner: Owner,
    variable: &referential::Variable,
    arms: &[(Condition, Name)],
    otherwise: Option<&Name>,
) -> Option<(VariableType, Derivation)> {
    let list = if let Some(referential::VariableType::Code(list)) = &variable.kind {
        codelists::named_or_inline(draft, owner, variable, list)?
    } else {
        let mut codes: Vec<(String, Text)> = Vec::new();
        for name in arms.iter().map(|(_, then)| then).chain(otherwise) {
            if codes.iter().all(|(code, _)| *code != name.value) {
                codes.push((name.value.clone(), Text::same(&name.value)));
            }
        }
        codelists::drawn(draft, owner, variable, false, codes)
    };
    let resolved: Vec<_> = arms
        .iter()
        .map(|(when, then)| {
            let condition = conditions::resolve(draft, owner, when);
            condition.zip(codelists::find(draft, list, owner, then))
        })
        .collect();
    let otherwise = otherwise.map(|name| codelists::find(draft, list, owner, name));
    let arms = resolved.into_iter().collect::<Option<Vec<_>>>()?;
    let otherwise = match otherwise {
        Some(found) => Some(found?),
        None => None,
    };
    Some((
        VariableType::Code(list),
        Derivation::Case { arms, otherwise },
    ))
}
