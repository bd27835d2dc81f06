//! Units that do not go together: a mean in another unit than its variable, a share that is no percentage, a
//! difference of euros and days.

use super::super::draft::Draft;
use super::super::variables;
use super::unit::Unit;
use super::written::{Statistic, statistics};
use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::plan::{Derivation, Measure, Part, VariableId};
use crate::referential::{Association, Common};

/// Refuses units that clash.
pub(super) fn check(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    for statistic in statistics(draft, common, associations) {
        check_statistic(draft, &statistic);
    }
    for (owner, variable) in variables::written(common, associations) {
        let names = &draft.variable_names;
        if names.place(owner, &variable.id.value) == Some(variable.id.place)
            && let Some(id) = names.get(owner, &variable.id.value)
        {
            check_derived(draft, id, variable.id.place);
        }
    }
}

fn check_statistic(draft: &mut Draft<'_>, statistic: &Statistic<'_>) {
    let Some(indicator) = statistic.resolved(draft) else {
        return;
    };
    let unit = Unit::read(&indicator.unit);
    let word = indicator.measure.word();
    let fault = match &indicator.measure {
        Measure::Sum(of) | Measure::Mean(of) | Measure::Median(of) => {
            let variable = &draft.variables[of.0];
            let codes = matches!(variable.derivation, Some(Derivation::CountCodes { .. }));
            if codes && unit.is_percent() {
                let fault = said::unit_of_codes(&variable.id, &indicator.unit);
                draft.fault(Code::UnitMismatch, statistic.unit_place(), fault);
                return;
            }
            let own = variable.unit.as_ref();
            own.filter(|own| Unit::read(own).clashes(&unit))
                .map(|own| said::unit_of_measure(word, &variable.id, own, &indicator.unit))
        }
        Measure::Share { .. } => {
            (!unit.is_percent()).then(|| said::unit_of_share(&indicator.id, &indicator.unit))
        }
        Measure::Distribution(_) => (unit.is_known() && !unit.is_percent())
            .then(|| said::unit_of_share(&indicator.id, &indicator.unit)),
        Measure::Count | Measure::Distinct => unit
            .is_no_count()
            .then(|| said::unit_of_count(word, &indicator.id, &indicator.unit)),
        Measure::Nps(_) => (unit.is_known() && !unit.is_points())
            .then(|| said::unit_of_nps(&indicator.id, &indicator.unit)),
        // What one thing over another counts is free.
        Measure::Ratio { .. } => None,
    };
    if let Some(fault) = fault {
        draft.fault(Code::UnitMismatch, statistic.unit_place(), fault);
    }
}

/// Parts that are added or taken away keep one unit, which the result keeps; days are days.
fn check_derived(draft: &mut Draft<'_>, id: VariableId, place: crate::source_text::Place) {
    let variable = &draft.variables[id.0];
    let own = variable.unit.as_deref();
    let parts: Vec<VariableId> = match &variable.derivation {
        Some(Derivation::Difference { of, less }) => vec![*of, *less],
        Some(Derivation::Sum { parts, .. } | Derivation::Mean { parts, .. }) => alone(parts),
        Some(Derivation::DaysBetween { .. }) => {
            if let Some(own) = own.filter(|own| Unit::read(own).is_not_days()) {
                let fault = said::unit_of_days(&variable.id, own);
                draft.fault(Code::UnitMismatch, place, fault);
            }
            return;
        }
        _ => return,
    };
    let united: Vec<(&str, &str)> = parts
        .iter()
        .filter_map(|part| {
            let part = &draft.variables[part.0];
            Some((part.id.as_str(), part.unit.as_deref()?))
        })
        .collect();
    let Some((first, rest)) = united.split_first() else {
        return;
    };
    let other = rest
        .iter()
        .find(|(_, unit)| Unit::read(unit).clashes(&Unit::read(first.1)));
    let fault = match (other, own) {
        (Some(other), _) => Some(said::units_of_parts(&variable.id, *first, *other)),
        (None, Some(own)) if Unit::read(own).clashes(&Unit::read(first.1)) => {
            Some(said::unit_of_result(&variable.id, own, *first))
        }
        _ => None,
    };
    if let Some(fault) = fault {
        draft.fault(Code::UnitMismatch, place, fault);
    }
}

/// Parts that a weight does not turn into another unit.
fn alone(parts: &[Part]) -> Vec<VariableId> {
    let one = |times: Decimal| times.exactly(0).is_some_and(|times| times.abs() == 1);
    let alone = parts.iter().filter(|part| one(part.times));
    alone.map(|part| part.variable).collect()
}
