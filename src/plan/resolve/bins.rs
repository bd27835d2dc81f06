//! Bins: the intervals of a number, and the codelist that names them.

use super::codelists;
use super::draft::{Draft, Owner};
use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::Text;
use crate::i18n::plan::{self as said, Kind};
use crate::plan::{CodelistId, Derivation, VariableType};
use crate::referential::{self, Name, Written};
use crate::source_text::Place;

pub(super) fn bins(
    draft: &mut Draft<'_>,
    owner: Owner,
    variable: &referential::Variable,
    of: &Name,
    written: &[Written<Decimal>],
    place: Place,
) -> Option<(VariableType, Derivation)> {
    let id = draft.find_kind(owner, "bins", of, &[Kind::Number])?;
    let VariableType::Number { decimals, min, max } = draft.type_of(id)? else {
        return None;
    };
    if written.is_empty() {
        draft.fault(Code::BinsInvalid, place, said::bins_empty());
        return None;
    }
    let mut breaks: Vec<i64> = Vec::new();
    let mut holds = true;
    for (at, bound) in written.iter().enumerate() {
        let shown = bound.value.to_string();
        let units = bound
            .value
            .exactly(decimals)
            .and_then(|units| i64::try_from(units).ok());
        // The least value, written as where the first bin begins, cuts nothing.
        if at == 0 && units.is_some() && units == min {
            continue;
        }
        let fault = match units {
            None => Some(said::bins_precision(&shown, &of.value)),
            Some(units) if breaks.last().is_some_and(|last| units <= *last) => Some(
                said::bins_not_rising(&written[at - 1].value.to_string(), &shown),
            ),
            Some(units)
                if min.is_some_and(|min| units <= min) || max.is_some_and(|max| units > max) =>
            {
                let show = |bound: Option<i64>| {
                    bound.map_or("∞".to_owned(), |units| {
                        Decimal {
                            units: units.into(),
                            decimals,
                        }
                        .to_string()
                    })
                };
                Some(said::bins_unreachable(
                    &shown,
                    &of.value,
                    &show(min),
                    &show(max),
                ))
            }
            Some(_) => None,
        };
        if let Some(fault) = fault {
            draft.fault(Code::BinsInvalid, bound.place, fault);
            holds = false;
        }
        breaks.extend(units);
    }
    if !holds {
        return None;
    }
    let list = match &variable.kind {
        Some(referential::VariableType::Code(list)) => {
            let list = codelists::named_or_inline(draft, owner, variable, list)?;
            let codelist = &draft.codelists[list.0];
            let categories = codelist.categories().count();
            if categories != breaks.len() + 1 {
                let fault = said::bins_codelist(&codelist.id, categories, breaks.len() + 1);
                draft.fault(Code::BinsInvalid, place, fault);
                return None;
            }
            list
        }
        _ => name_bins(draft, owner, variable, &breaks, decimals, min),
    };
    let codes = draft.codelists[list.0].categories().collect();
    Some((
        VariableType::Code(list),
        Derivation::Bins {
            of: id,
            breaks,
            codes,
        },
    ))
}

/// A codelist whose codes are drawn from the bounds: `0-17`, `18-24`, `65-plus`.
fn name_bins(
    draft: &mut Draft<'_>,
    owner: Owner,
    variable: &referential::Variable,
    breaks: &[i64],
    decimals: u8,
    min: Option<i64>,
) -> CodelistId {
    codelists::drawn(
        draft,
        owner,
        variable,
        true,
        bin_names(breaks, decimals, min),
    )
}

/// The codes and labels drawn from the bounds of bins, in units of so many decimals: `0-17`, `18-24`, `65-plus`.
pub fn bin_names(breaks: &[i64], decimals: u8, min: Option<i64>) -> Vec<(String, Text)> {
    let show = |units: i64| {
        Decimal {
            units: units.into(),
            decimals,
        }
        .to_string()
    };
    let first = min.unwrap_or(0);
    let mut codes = Vec::new();
    for at in 0..=breaks.len() {
        let low = at.checked_sub(1).map(|before| breaks[before]);
        let (code, label) = match (low, breaks.get(at).copied()) {
            // Below the first bound: from the least value where it is known to be under the bound.
            (None, Some(high)) if first >= high || first < 0 => {
                let high = show(high);
                (
                    format!("under-{}", high.trim_start_matches('-')),
                    Text::new(format!("moins de {high}"), format!("under {high}")),
                )
            }
            (low, Some(high)) => {
                let low = low.unwrap_or(first);
                // Whole numbers name the last value inside, other numbers the bound itself.
                let last = if decimals == 0 { high - 1 } else { high };
                let code = if last == low {
                    show(low)
                } else {
                    format!("{}-{}", show(low), show(last))
                };
                (code.clone(), Text::same(code))
            }
            (low, None) => {
                let low = show(low.unwrap_or(first));
                (
                    format!("{low}-plus"),
                    Text::new(format!("{low} et plus"), format!("{low} and over")),
                )
            }
        };
        codes.push((code, label));
    }
    codes
}
