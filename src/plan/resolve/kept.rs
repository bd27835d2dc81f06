//! What is checked and kept, though no figure depends on it yet: costs.

use std::collections::BTreeMap;

use super::draft::Draft;
use crate::decimal::Decimal;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::plan::{self as said, Thing};
use crate::referential::{Common, Costs, Referentials, Spread};
use crate::source_text::Place;

/// What is parsed, checked and kept for later.
pub(super) fn check_rest(draft: &mut Draft<'_>, referentials: &Referentials, common: &Common) {
    for retired in &common.reserved {
        let used = [
            draft.indicator_names.place(None, &retired.value),
            draft.variable_names.place(None, &retired.value),
            draft.codelist_names.place(None, &retired.value),
        ];
        if let Some(place) = used.into_iter().flatten().next() {
            draft.fault(Code::IdReserved, place, said::id_retired(&retired.value));
        }
    }
    for costs in &referentials.costs {
        check_costs(draft, costs);
    }
}

/// No figure depends on costs: that no avoided cost is computed yet misleads nobody, and is no warning.
fn check_costs(draft: &mut Draft<'_>, costs: &Costs) {
    let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
    for cost in &costs.costs {
        let id = &cost.id;
        if let Some(first) = seen.insert(&id.value, id.place) {
            let fault = said::id_duplicate(Thing::Cost, &id.value);
            draft.push(
                Diagnostic::new(Code::IdDuplicate, id.place, fault)
                    .label(first, said::first_here()),
            );
        }
    }
    let named = costs.costs.iter().flat_map(|cost| &cost.exclusive_with);
    let named = named.chain(costs.valued.iter().map(|valued| &valued.cost));
    for name in named.filter(|name| !seen.contains_key(name.value.as_str())) {
        let near = crate::matching::nearest(&name.value, seen.keys().copied());
        let fault = said::reference_unknown(Thing::Cost, &name.value, near);
        draft.fault(Code::ReferenceUnknown, name.place, fault);
    }
    for spread in costs.costs.iter().map(|cost| &cost.spread) {
        check_rising(draft, spread);
    }
    for valued in &costs.valued {
        check_rising(draft, &valued.years);
        check_rising(draft, &valued.attributed);
        check_attributed(draft, &valued.attributed);
        draft.find(None, &valued.indicator, |draft| &draft.indicator_names);
    }
}

/// Decimals enough for all that a table of costs writes.
const DECIMALS: u8 = 9;

/// Low, central and high go up, or stay.
fn check_rising(draft: &mut Draft<'_>, spread: &Spread) {
    let ends = [&spread.low, &spread.central, &spread.high];
    let units = ends.map(|it| it.value.exactly(DECIMALS));
    let falls = (0..2).find(|at| units[at + 1].is_some() && units[*at] > units[at + 1]);
    if let Some(at) = falls {
        let [low, central, high] = ends.map(|it| it.value.to_string());
        let fault = said::spread_not_rising(&low, &central, &high);
        draft.fault(Code::TypeWrong, ends[at].place, fault);
    }
}

/// What is attributed is a share, in percent: none is negative or above 100, and a table that never passes 1 holds
/// fractions.
fn check_attributed(draft: &mut Draft<'_>, attributed: &Spread) {
    let all = [&attributed.low, &attributed.central, &attributed.high];
    let whole = |value: i128| Decimal::whole(value).exactly(DECIMALS);
    let most = all
        .map(|it| it.value.exactly(DECIMALS))
        .into_iter()
        .max()
        .flatten();
    let out = all.into_iter().find(|it| {
        let units = it.value.exactly(DECIMALS);
        units.is_some_and(|units| units < 0) || units > whole(100)
    });
    if let Some(out) = out {
        let fault = said::attributed_out_of_range(&out.value.to_string());
        draft.fault(Code::TypeWrong, out.place, fault);
    } else if most > Some(0) && most <= whole(1) {
        let high = &attributed.high;
        let fault = said::attributed_fractions(&high.value.to_string());
        draft.fault(Code::ValueImplausible, high.place, fault);
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::resolve::trial::resolved_costs;

    #[test]
    fn a_spread_rises_and_a_share_is_in_percent() {
        let told = |cost: &str, attributed: &str| {
            resolved_costs(&format!(
                "costs:\n  - {{id: c, label: C, unit: euros, {cost}, year: 2025, price-base: 2025, source: S}}\nvalued:\n  - {{indicator: i, cost: c, years: {{low: 1, central: 1, high: 1}}, attributed: {{{attributed}}}}}\n"
            ))
        };
        let (cost, share) = (
            "low: 1, central: 2.5, high: 3",
            "low: 0, central: 1, high: 50",
        );
        assert_eq!(told(cost, share), []);
        let wrong = |line| vec![("type-wrong", line)];
        assert_eq!(told("low: 3, central: 2, high: 1", share), wrong(7));
        assert_eq!(told("low: 1, central: 3, high: 2", share), wrong(7));
        assert_eq!(told(cost, "low: 20, central: 35, high: 500"), wrong(9));
        assert_eq!(told(cost, "low: -1, central: 35, high: 50"), wrong(9));
        let fractions = [("value-implausible", 9)];
        assert_eq!(told(cost, "low: 0.2, central: 0.35, high: 0.5"), fractions);
        assert_eq!(told(cost, "low: 0, central: 0, high: 0"), []);
        assert_eq!(told(cost, "low: 0.5, central: 1, high: 1.5"), []);
    }
}
