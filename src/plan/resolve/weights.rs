//! How rows weigh: a column, or margins whose variable and codes exist and that the source can fill.

use std::collections::BTreeMap;

use super::conditions;
use super::draft::Draft;
use super::filled::Filled;
use super::headings::heading;
use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::plan::{self as said, Kind};
use crate::plan::{AssociationId, Margin, Weights};
use crate::referential::{self, Association, Margins, Name, Written};
use crate::statistics::weights::{DECIMALS, ONE};

/// Resolves the weights of every source.
pub(super) fn resolve(draft: &mut Draft<'_>, associations: &[&Association]) {
    for (at, association) in associations.iter().enumerate() {
        for (position, source) in association.sources.iter().enumerate() {
            let Some(written) = &source.weights else {
                continue;
            };
            let weights = match &written.value {
                referential::Weights::Column(column) => Some(Weights::Column(heading(column))),
                referential::Weights::Rake(margins, cap) => {
                    if let Some(cap) = cap {
                        check_cap(draft, cap);
                    }
                    let id = (AssociationId(at), position);
                    let margins = margins.iter();
                    let margins = margins.map(|(by, codes)| margin(draft, id, source, by, codes));
                    let margins: Vec<Option<Margin>> = margins.collect();
                    let margins: Option<Vec<Margin>> = margins.into_iter().collect();
                    margins.map(|margins| Weights::Rake {
                        margins,
                        cap: cap.as_ref().and_then(|cap| units(cap.value)),
                        place: written.place,
                    })
                }
            };
            if let Some(association) = draft.associations.get_mut(at)
                && let Some(held) = association.sources.get_mut(position)
            {
                held.weights = weights;
            }
        }
    }
}

/// In the units of weights.
fn units(number: Decimal) -> Option<i64> {
    let units = number.exactly(DECIMALS)?;
    i64::try_from(units).ok()
}

/// A cap is a number of times the mean weight: it cannot be below it.
fn check_cap(draft: &mut Draft<'_>, cap: &Written<Decimal>) {
    if units(cap.value).is_none_or(|units| units <= ONE) {
        let fault = said::cap_too_low(&cap.value.to_string());
        draft.fault(Code::TypeWrong, cap.place, fault);
    }
}

fn margin(
    draft: &mut Draft<'_>,
    (id, position): (AssociationId, usize),
    source: &referential::Source,
    by: &Name,
    codes: &Margins,
) -> Option<Margin> {
    let variable = draft.find_variable(Some(id), by)?;
    if !draft.suits("rake", by.place, variable, &[Kind::Code]) {
        return None;
    }
    let filled = Filled::by(&draft.associations[id.0].sources[position]);
    if filled.one(draft, variable).is_none() {
        let fault = said::margin_not_filled(&by.value, &source.id.value);
        draft.fault(Code::ReferenceUnknown, by.place, fault);
    }
    let mut shares = BTreeMap::new();
    let mut whole = true;
    for (code, total) in codes {
        let found = conditions::find_category(draft, Some(id), variable, code);
        if total.value.units <= 0 {
            let fault = said::margin_empty(&code.value, &total.value.to_string());
            draft.fault(Code::TypeWrong, total.place, fault);
        }
        match found {
            Some(found) => {
                shares.insert(found, total.value);
            }
            None => whole = false,
        }
    }
    check_sum(draft, source, by, codes);
    whole.then_some(Margin { variable, shares })
}

/// Margins in percent, or in fractions, make a whole; counts need not. A sum that is near one and not it is a slip, unless
/// it is the number of those who were eligible.
fn check_sum(draft: &mut Draft<'_>, source: &referential::Source, by: &Name, codes: &Margins) {
    let totals = codes
        .iter()
        .map(|(_, total)| total.value.exactly(Decimal::MAX_DECIMALS));
    let Some(sum) = totals.sum::<Option<i128>>() else {
        return;
    };
    let is_counted = source.sample.iter().any(|sample| {
        let eligible = sample.eligible.as_ref();
        let eligible = eligible.map(|it| Decimal::whole(i128::from(it.value)));
        eligible.and_then(|it| it.exactly(Decimal::MAX_DECIMALS)) == Some(sum)
    });
    for whole in [1, 100] {
        let whole = Decimal::whole(whole).exactly(Decimal::MAX_DECIMALS);
        let Some(whole) = whole.filter(|_| !is_counted) else {
            continue;
        };
        let gap = (sum - whole).abs();
        // Half a percent is what rounding leaves.
        if gap * 200 > whole && gap * 10 <= whole {
            let shown = Decimal {
                units: sum,
                decimals: Decimal::MAX_DECIMALS,
            };
            let fault = said::margins_sum(&by.value, &shown.to_string());
            draft.fault(Code::ValueImplausible, by.place, fault);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::resolve::trial::resolved_with;

    const COMMON: &str = "\
variables:
  - {id: n, label: N, type: {code: [{code: a, label: A}, {code: b, label: B}, {code: x, label: X, missing: unknown}]}}
  - {id: m, label: M, type: {code: [{code: a, label: A}, {code: b, label: B}]}}
  - {id: k, label: K, type: {integer: {}}}
indicators:
  - {id: i, label: I, definition: I, status: optional, level: outcome, direction: increase, unit: percent, measure: {share: {of: {n: [a]}}}, disaggregate: [m]}
  - {id: j, label: J, definition: J, status: optional, level: outcome, direction: increase, unit: x, measure: {mean: {of: k}}}
";

    fn told(weights: &str) -> Vec<(&'static str, usize)> {
        let association = format!(
            "sources:\n  - id: s\n    files: [s.csv]\n    period: {{constant: 2025}}\n    sample: [{{period: 2025, eligible: 96, design: census}}]\n    mappings: [{{variable: n, column: N}}, {{variable: k, column: K}}]\n    weights: {weights}\n"
        );
        resolved_with(COMMON, &[&association])
    }

    #[test]
    fn margins_hold_together() {
        let by = |margins: &str| format!("{{rake: [{{by: n, margins: {{{margins}}}}}], cap: 5}}");
        for good in [
            "a: 48, b: 52",
            "a: 0.48, b: 0.52",
            "a: 480, b: 521",
            "a: 33.3, b: 66.6",
            "a: 40, b: 56",
        ] {
            assert_eq!(told(&by(good)), [], "{good}");
        }
        for (bad, code) in [
            ("a: 48, b: 42", "value-implausible"),
            ("a: 0.48, b: 0.42", "value-implausible"),
            ("a: 100, b: 0", "type-wrong"),
            ("a: 120, b: -20", "type-wrong"),
            ("a: 48, c: 52", "code-unknown"),
            ("a: 48, x: 52", "code-unknown"),
        ] {
            let found: Vec<&str> = told(&by(bad)).into_iter().map(|(code, _)| code).collect();
            assert_eq!(found, [code], "{bad}");
        }
    }

    #[test]
    fn what_a_source_cannot_be_raked_by_is_told() {
        let codes = |weights: &str| -> Vec<&str> {
            told(weights).into_iter().map(|(code, _)| code).collect()
        };
        let rake = |by: &str, cap: &str| {
            codes(&format!(
                "{{rake: [{{by: {by}, margins: {{a: 48, b: 52}}}}]{cap}}}"
            ))
        };
        assert_eq!(rake("n", ""), [""; 0]);
        assert_eq!(rake("m", ""), ["reference-unknown"]);
        assert_eq!(rake("k", ""), ["variable-type"]);
        assert_eq!(rake("z", ""), ["reference-unknown"]);
        assert_eq!(rake("n", ", cap: 1"), ["type-wrong"]);
        assert_eq!(rake("n", ", cap: 1.5"), [""; 0]);
        assert_eq!(codes("{column: Poids}"), [""; 0]);
    }
}
