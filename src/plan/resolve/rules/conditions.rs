//! Conditions that no observation can meet, numerators that no denominator holds, arms that nothing reaches.

use std::collections::BTreeSet;

use super::super::draft::{Draft, Owner};
use super::super::variables;
use super::solver::{Want, deciding, possible};
use super::written::{Share, Statistic, statistics};
use crate::diagnostic::Code;
use crate::i18n::Said;
use crate::i18n::plan as said;
use crate::plan::{Condition, Derivation, VariableId};
use crate::referential::{self, Association, Common, Derived, Name, Test};
use crate::source_text::Place;

/// Refuses what can never be, and what can never be otherwise.
pub(super) fn check(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    let mut told = BTreeSet::new();
    for statistic in statistics(draft, common, associations) {
        let mut faults = of_statistic(draft, &statistic);
        // The population of an indicator is that of all that stands under it: told once.
        faults.retain(|(code, place, _)| told.insert((*code, place.file, place.start())));
        for (code, place, fault) in faults {
            draft.fault(code, place, fault);
        }
    }
    for (owner, variable) in variables::written(common, associations) {
        for (code, place, fault) in of_variable(draft, owner, variable) {
            draft.fault(code, place, fault);
        }
    }
}

type Fault = (Code, Place, Said);

fn never(draft: &Draft<'_>, wants: &[Want<'_>]) -> bool {
    possible(draft, wants) == Some(false)
}

fn of_statistic(draft: &Draft<'_>, statistic: &Statistic<'_>) -> Vec<Fault> {
    let Some(resolved) = statistic.resolved(draft) else {
        return Vec::new();
    };
    let among = resolved.among.as_ref();
    let population: Vec<Want<'_>> = among.map(Want::Holds).into_iter().collect();
    let impossible = |place, fault| vec![(Code::ConditionImpossible, place, fault)];
    if let Some(written) = &statistic.indicator.among
        && never(draft, &population)
    {
        return impossible(written.place, said::among_impossible(&resolved.id));
    }
    if let Some((written, share)) = statistic.share(draft) {
        return of_share(draft, statistic, written, share, &population);
    }
    let Some(measure) = statistic.measure() else {
        return Vec::new();
    };
    for variable in resolved.measure.variables() {
        let mut wants = population.clone();
        wants.push(Want::Known(variable));
        if never(draft, &wants) {
            let id = &draft.variables[variable.0].id;
            return impossible(measure.place, said::never_asked(&resolved.id, id));
        }
    }
    Vec::new()
}

fn of_share(
    draft: &Draft<'_>,
    statistic: &Statistic<'_>,
    written: &referential::Condition,
    share: Share<'_>,
    population: &[Want<'_>],
) -> Vec<Fault> {
    let id = &draft.indicators[statistic.id.0].id;
    let mut base = population.to_vec();
    base.extend(share.base.map(Want::Holds));
    let with = |want| [base.as_slice(), &[want]].concat();
    if share.base.is_some() && never(draft, &base) {
        let place = base_place(statistic).unwrap_or(written.place);
        return vec![(Code::ConditionImpossible, place, said::base_impossible(id))];
    }
    let zero = never(draft, &with(Want::Holds(share.of)));
    let whole = never(draft, &with(Want::Fails(share.of)));
    let conditions = share.among.into_iter().chain(share.base);
    let decided = deciding(draft, conditions.flat_map(Condition::variables));
    let outside = dead_codes(draft, statistic.owner, written, (&base, &decided));
    match (zero, whole) {
        (true, true) => {
            let fault = said::share_never_answered(id);
            vec![(Code::ConditionImpossible, written.place, fault)]
        }
        // Codes that the denominator excludes say more than a share of nothing.
        (true, false) if outside.is_empty() => {
            vec![(
                Code::ShareConstant,
                written.place,
                said::share_constant(id, 0),
            )]
        }
        (false, true) => {
            vec![(
                Code::ShareConstant,
                written.place,
                said::share_constant(id, 100),
            )]
        }
        _ => outside
            .into_iter()
            .map(|(variable, code)| {
                let fault = said::numerator_outside(&code.value, &variable.value, id);
                (Code::NumeratorOutside, code.place, fault)
            })
            .collect(),
    }
}

fn base_place(statistic: &Statistic<'_>) -> Option<Place> {
    match &statistic.measure()?.value {
        referential::Measure::Share { base, .. } => base.as_ref().map(|base| base.place),
        _ => None,
    }
}

/// The codes of a numerator that no observation of the denominator holds. What stands under a `not` is left
/// alone: there, such a code changes nothing.
fn dead_codes<'w>(
    draft: &Draft<'_>,
    owner: Owner,
    written: &'w referential::Condition,
    (base, decided): (&[Want<'_>], &BTreeSet<VariableId>),
) -> Vec<(&'w Name, &'w Name)> {
    match &written.test {
        Test::All(parts) | Test::Any(parts) => parts
            .iter()
            .flat_map(|part| dead_codes(draft, owner, part, (base, decided)))
            .collect(),
        Test::Not(_) | Test::Range(..) => Vec::new(),
        Test::Codes(name, codes) => {
            let variable = draft.variable_names.get(owner, &name.value);
            let list = variable.and_then(|id| draft.type_of(id)?.codelist());
            let Some((variable, list)) = variable.zip(list) else {
                return Vec::new();
            };
            // What decides nothing of the denominator is excluded by nothing.
            if deciding(draft, [variable]).is_disjoint(decided) {
                return Vec::new();
            }
            let dead = codes.iter().filter(|code| {
                let id = draft.codelists[list.0].find(&code.value, owner);
                id.is_some_and(|id| {
                    let one = Condition::Codes(variable, BTreeSet::from([id]));
                    never(draft, &[base, &[Want::Holds(&one)]].concat())
                })
            });
            dead.map(|code| (name, code)).collect()
        }
    }
}

fn of_variable(draft: &Draft<'_>, owner: Owner, variable: &referential::Variable) -> Vec<Fault> {
    let names = &draft.variable_names;
    let first = names.place(owner, &variable.id.value) == Some(variable.id.place);
    let Some(id) = names.get(owner, &variable.id.value).filter(|_| first) else {
        return Vec::new();
    };
    let resolved = &draft.variables[id.0];
    let mut faults = Vec::new();
    if let (Some(when), Some(written)) = (&resolved.asked_when, &variable.asked_when)
        && never(draft, &[Want::Holds(when)])
    {
        let fault = said::asked_when_impossible(&resolved.id);
        faults.push((Code::ConditionImpossible, written.place, fault));
    }
    let (Some(Derivation::Case { arms, .. }), Some(written)) =
        (&resolved.derivation, &variable.derived)
    else {
        return faults;
    };
    let Derived::Case { arms: texts, .. } = &written.value else {
        return faults;
    };
    for (at, ((condition, _), (text, then))) in arms.iter().zip(texts).enumerate() {
        let before = arms[..at]
            .iter()
            .map(|(condition, _)| Want::NotHeld(condition));
        let alone = never(draft, &[Want::Holds(condition)]);
        let wants: Vec<Want<'_>> = before.chain([Want::Holds(condition)]).collect();
        if alone || never(draft, &wants) {
            let fault = said::case_unreachable(&then.value, &resolved.id, alone);
            faults.push((Code::CaseUnreachable, text.place, fault));
        }
    }
    faults
}

/// The codes of a variable that some observation of a population holds; none where it cannot be said.
pub(super) fn living(
    draft: &Draft<'_>,
    variable: VariableId,
    among: Option<&Condition>,
) -> Option<usize> {
    let list = draft.type_of(variable)?.codelist()?;
    let codes: Vec<_> = draft.codelists[list.0].categories().collect();
    let population: Vec<Want<'_>> = among.map(Want::Holds).into_iter().collect();
    let mut living = 0;
    for code in codes {
        let one = Condition::Codes(variable, BTreeSet::from([code]));
        if possible(
            draft,
            &[population.as_slice(), &[Want::Holds(&one)]].concat(),
        )? {
            living += 1;
        }
    }
    Some(living)
}
