//! Standard populations, and the indicators that are standardised to them.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Owner};
use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::plan::{self as said, Kind};
use crate::plan::{CodeId, Measure, StandardId, StandardPopulation, VariableId};
use crate::referential::{self, Common, Name};

/// Decimals enough for all that a share is written with.
const DECIMALS: u8 = 9;

/// Resolves the standard populations of the common referential.
pub(super) fn resolve(draft: &mut Draft<'_>, common: &Common) {
    for written in &common.standard_populations {
        let id = StandardId(draft.standards.len());
        if !draft.define(None, &written.id, id, |draft| &mut draft.standard_names) {
            continue;
        }
        let (by, shares) = structure(draft, written).unwrap_or_default();
        draft.standards.push(StandardPopulation {
            id: written.id.value.clone(),
            by,
            shares,
            source: written.source.clone(),
        });
    }
}

type Structure = (Vec<VariableId>, BTreeMap<Vec<CodeId>, Decimal>);

/// By what a population is, and its shares; none where it does not hold, which was told.
fn structure(
    draft: &mut Draft<'_>,
    written: &referential::StandardPopulation,
) -> Option<Structure> {
    let by: Vec<Option<VariableId>> = written
        .by
        .iter()
        .map(|name| draft.find_kind(None, "by", name, &[Kind::Code]))
        .collect();
    let by: Vec<VariableId> = by.into_iter().collect::<Option<_>>()?;
    if by.iter().collect::<BTreeSet<_>>().len() < by.len() {
        let names: Vec<&str> = written.by.iter().map(|name| name.value.as_str()).collect();
        let fault = said::crossed_with_itself(&names.join(", "));
        draft.fault(Code::DisaggregationDuplicate, written.by[0].place, fault);
        return None;
    }
    let mut parts: Vec<Vec<CodeId>> = vec![Vec::new()];
    for variable in &by {
        let list = draft.type_of(*variable)?.codelist()?;
        let codes: Vec<CodeId> = draft.codelists[list.0].categories().collect();
        let longer = |part: &Vec<CodeId>, code| [part.as_slice(), &[code]].concat();
        parts = parts
            .iter()
            .flat_map(|part| codes.iter().map(move |code| longer(part, *code)))
            .collect();
    }
    let id = &written.id;
    if parts.len() != written.shares.len() {
        let fault = said::shares_count(&id.value, written.shares.len(), parts.len());
        draft.fault(Code::TypeWrong, id.place, fault);
        return None;
    }
    let negative = written.shares.iter().find(|share| share.value.units < 0);
    if let Some(share) = negative {
        let fault = said::share_negative(&id.value, &share.value.to_string());
        draft.fault(Code::TypeWrong, share.place, fault);
        return None;
    }
    let shares: Vec<Decimal> = written.shares.iter().map(|share| share.value).collect();
    if let Err(sum) = is_whole(&shares) {
        let fault = said::shares_sum(&id.value, sum.map(|it| it.to_string()).as_deref());
        draft.fault(Code::TypeWrong, id.place, fault);
        return None;
    }
    Some((by, parts.into_iter().zip(shares).collect()))
}

/// Whether shares add up to 1 or to 100, but for what each may have lost where it was rounded; else what they add up to, where it
/// can be counted.
fn is_whole(shares: &[Decimal]) -> Result<(), Option<Decimal>> {
    let mut units = shares.iter().map(|share| share.exactly(DECIMALS));
    let sum = units.try_fold(0_i128, |sum, share| sum.checked_add(share?));
    let sum = sum.ok_or(None)?;
    let decimals = shares.iter().map(|share| share.decimals).max().unwrap_or(0);
    let unit = Decimal { units: 1, decimals };
    let step = unit.exactly(DECIMALS).ok_or(None)?;
    let lost = i128::try_from(shares.len()).unwrap_or(i128::MAX) * step / 2;
    let whole = |of| Decimal::whole(of).exactly(DECIMALS).unwrap_or(i128::MAX);
    // However coarsely it is rounded, a structure is known to the hundredth.
    let holds = |of: i128| (sum - whole(of)).abs() <= lost.min(whole(of) / 100);
    if holds(1) || holds(100) {
        return Ok(());
    }
    let decimals = DECIMALS;
    Err(Some(Decimal {
        units: sum,
        decimals,
    }))
}

/// The populations to which an indicator is standardised, of those that it is split by.
pub(super) fn of_indicator(
    draft: &mut Draft<'_>,
    owner: Owner,
    written: &referential::Indicator,
    disaggregations: &[Vec<VariableId>],
    measures: &[&Option<Measure>],
) -> Vec<StandardId> {
    let mut found = Vec::new();
    for name in &written.standardise {
        let Some(id) = draft.find(owner, name, |draft| &draft.standard_names) else {
            continue;
        };
        let Some(by) = draft.standards.get(id.0).map(|it| it.by.clone()) else {
            continue;
        };
        if found.contains(&id) {
            let fault = said::standardised_twice(&written.id.value, &name.value);
            draft.fault(Code::KeysConflict, name.place, fault);
        } else if is_split(draft, name, &by, written, disaggregations) {
            found.push(id);
        }
    }
    let mut known = measures.iter().copied();
    if let Some(first) = written.standardise.first()
        && known.all(|measure| measure.as_ref().is_some_and(|it| !it.standardises()))
    {
        let fault = said::standardised_measure(&written.id.value);
        draft.fault(Code::KeysConflict, first.place, fault);
    }
    found
}

/// Whether an indicator is split by what a population is by: a standardised figure is made of figures that are published.
fn is_split(
    draft: &mut Draft<'_>,
    name: &Name,
    by: &[VariableId],
    written: &referential::Indicator,
    disaggregations: &[Vec<VariableId>],
) -> bool {
    let set = |split: &[VariableId]| split.iter().copied().collect::<BTreeSet<_>>();
    let wanted = set(by);
    let is_split = disaggregations.iter().any(|split| set(split) == wanted);
    // What did not hold was told.
    let all_known = !by.is_empty() && disaggregations.len() == written.disaggregate.len();
    if !is_split && all_known {
        let by: Vec<&str> = by
            .iter()
            .map(|id| draft.variables[id.0].id.as_str())
            .collect();
        let fault = said::standardised_not_split(&name.value, &by);
        draft.fault(Code::KeysConflict, name.place, fault);
    }
    is_split
}

#[cfg(test)]
mod tests {
    use crate::plan::resolve::trial::resolved;

    fn told(population: &str, indicator: &str) -> Vec<(&'static str, usize)> {
        resolved(
            &format!(
                "standard-populations:\n  - {{id: p, {population}, source: S}}\nvariables:\n  - {{id: a, label: A, type: {{code: [{{code: x, label: X}}, {{code: y, label: Y}}, {{code: u, label: U, missing: unknown}}]}}}}\n  - {{id: b, label: B, type: {{code: [{{code: z, label: Z}}, {{code: t, label: T}}, {{code: w, label: W}}]}}}}\n  - {{id: n, label: N, type: {{integer: {{}}}}}}\nindicators:\n  - {{id: i, label: I, definition: I, status: optional, level: outcome, direction: increase, unit: u, {indicator}}}\n"
            ),
            "",
        )
    }

    const SPLIT: &str = "measure: {mean: {of: n}}, disaggregate: [a, [b, a]], standardise: [p]";

    #[test]
    fn shares_are_one_for_each_part_and_make_a_whole() {
        let wrong = [("type-wrong", 8)];
        for (shares, is_right) in [
            ("[48, 52]", true),
            ("[0.48, 0.52]", true),
            ("[0, 100]", true),
            ("[48.2, 51.9]", true),
            ("[48.2, 52]", false),
            ("[0.48, 0.53]", true),
            ("[0.5, 0.53]", false),
            ("[48, 53]", true),
            ("[48, 54]", false),
            ("[0.482, 0.519]", true),
            ("[0.482, 0.520]", false),
            ("[-2, 102]", false),
            ("[0, 0]", false),
            ("[480, 520]", false),
            ("[48, 40, 12]", false),
        ] {
            let found = told(&format!("by: [a], shares: {shares}"), SPLIT);
            assert_eq!(found, if is_right { &[][..] } else { &wrong }, "{shares}");
        }
        // One third of each, in percents and to the tenth.
        let thirds = "by: [a, b], shares: [16.7, 16.7, 16.7, 16.7, 16.7, 16.7]";
        assert_eq!(told(thirds, SPLIT), []);
        let coarse = "by: [a, b], shares: [17, 17, 17, 17, 17, 17]";
        assert_eq!(told(coarse, SPLIT), wrong);
    }

    #[test]
    fn an_indicator_is_split_by_what_it_is_standardised_to() {
        let by = "by: [a], shares: [48, 52]";
        let conflict = [("keys-conflict", 14)];
        let of = |keys: &str| told(by, keys);
        let mean = "measure: {mean: {of: n}}";
        assert_eq!(of(SPLIT), []);
        assert_eq!(of(&format!("{mean}, standardise: [p]")), conflict);
        let other = "disaggregate: [b, [a, b]]";
        assert_eq!(of(&format!("{mean}, {other}, standardise: [p]")), conflict);
        let split = "disaggregate: [a]";
        let twice = format!("{mean}, {split}, standardise: [p, p]");
        assert_eq!(of(&twice), conflict);
        let median = "measure: {median: {of: n}}";
        assert_eq!(
            of(&format!("{median}, {split}, standardise: [p]")),
            conflict
        );
        let also =
            format!("{median}, also: [{{id: m, label: M, {mean}}}], {split}, standardise: [p]");
        assert_eq!(of(&also), []);
        let unknown = [("reference-unknown", 14), ("definition-unused", 8)];
        let found = of(&format!("{mean}, {split}, standardise: [q]"));
        assert_eq!(found, unknown);
        assert_eq!(of(mean), [("definition-unused", 8)]);
        // What does not hold itself is told once.
        assert_eq!(
            told("by: [c], shares: [1]", SPLIT),
            [("reference-unknown", 8)]
        );
        assert_eq!(told("by: [n], shares: [1]", SPLIT), [("variable-type", 8)]);
        assert_eq!(
            told("by: [a, a], shares: [25, 25, 25, 25]", SPLIT),
            [("disaggregation-duplicate", 8)]
        );
    }
}
