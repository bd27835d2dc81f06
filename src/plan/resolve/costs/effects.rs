//! What is valued: which figures of an indicator, times which cost.

use std::collections::{BTreeMap, BTreeSet};

use super::amounts::{percent, range};
use super::find;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::plan::{self as said, Unclear};
use crate::plan::resolve::conditions::find_category;
use crate::plan::resolve::draft::Draft;
use crate::plan::{CodeId, Effect, IndicatorId, Measure, Range, VariableId, VariableType, Waves};
use crate::referential::{Cost, Observes, Paid, Per, Valued};
use crate::source_text::Place;

/// One effect; none where it does not hold, which was told.
pub(super) fn resolve(
    draft: &mut Draft<'_>,
    valued: &Valued,
    costs: &[Cost],
    positions: &BTreeMap<&str, usize>,
) -> Option<Effect> {
    let cost = find(draft, positions, &valued.cost);
    let indicator = draft.find(None, &valued.indicator, |draft| &draft.indicator_names);
    let years = years(draft, valued, cost.map(|at| &costs[at]));
    let attributed = percent(draft, "attributed", &valued.attributed);
    let deadweight = valued.deadweight.as_ref();
    let deadweight = deadweight.map(|it| percent(draft, "deadweight", it));
    let indicator = indicator?;
    let countable = is_countable(draft, valued, indicator);
    if let Some(cost) = cost.filter(|_| countable) {
        check_per(draft, valued, indicator, &costs[cost]);
    }
    let waves = waves(draft, valued, indicator);
    let codes = codes(draft, valued, indicator, countable);
    let part = part(draft, valued, indicator);
    Some(Effect {
        indicator,
        waves: waves?,
        codes: codes?,
        part: part?,
        cost: cost?,
        years: years?,
        attributed: attributed?,
        deadweight: match deadweight {
            Some(range) => Some(range?),
            None => None,
        },
        because: valued.because.clone(),
    })
    .filter(|_| countable)
}

/// For how many years, which a cost that is borne once has not; none where that does not hold.
#[expect(
    clippy::option_option,
    reason = "no years, and years that do not hold, are two things"
)]
fn years(draft: &mut Draft<'_>, valued: &Valued, cost: Option<&Cost>) -> Option<Option<Range>> {
    let written = valued.years.as_ref();
    let resolved = written.map(|spread| range(draft, spread));
    let paid = cost?.paid?;
    match (paid, written) {
        (Paid::Once, Some(spread)) => {
            let fault = said::years_of_once(&valued.cost.value);
            draft.fault(Code::KeysConflict, spread.low.place, fault);
            None
        }
        (Paid::Yearly, None) => {
            let fault = said::years_missing(&valued.cost.value);
            draft.fault(Code::KeyMissing, valued.cost.place, fault);
            None
        }
        (Paid::Once, None) => Some(None),
        (Paid::Yearly, Some(_)) => resolved?.map(Some),
    }
}

/// Whether the figures of an indicator hold a number to multiply; a fault where they do not.
fn is_countable(draft: &mut Draft<'_>, valued: &Valued, indicator: IndicatorId) -> bool {
    let measure = &draft.indicators[indicator.0].measure;
    let countable = matches!(
        measure,
        Measure::Count
            | Measure::Distinct
            | Measure::Sum(_)
            | Measure::Share { .. }
            | Measure::Distribution(_)
    );
    if !countable {
        let fault = said::nothing_to_multiply(&valued.indicator.value, measure.word());
        draft.fault(Code::CostMeasure, valued.indicator.place, fault);
    }
    countable
}

/// What the cost is of is what the indicator counts.
fn check_per(draft: &mut Draft<'_>, valued: &Valued, indicator: IndicatorId, cost: &Cost) {
    let counted = &draft.indicators[indicator.0];
    let counts = match counted.measure {
        Measure::Sum(_) => Per::Unit,
        // Respondents, however many observations each has.
        Measure::Distinct if counted.observes != Observes::Household => Per::Person,
        _ => counted.observes.per(),
    };
    let Some(per) = cost.per.as_ref().filter(|per| per.value != counts) else {
        return;
    };
    let fault = said::cost_of_another(
        (&valued.cost.value, per.value.word()),
        (&valued.indicator.value, counts.word()),
    );
    let fault = Diagnostic::new(Code::CostPer, valued.cost.place, fault);
    draft.push(fault.label(per.place, said::cost_is_of()));
}

/// The wave, which is named where there are several.
fn waves(draft: &mut Draft<'_>, valued: &Valued, indicator: IndicatorId) -> Option<Waves> {
    let levels = draft.indicators[indicator.0].levels();
    let id = &valued.indicator;
    let asked = match &valued.wave {
        Some(name) => Some((name, draft.find_wave(name)?)),
        None => None,
    };
    let ids = || {
        let each = levels.iter().filter_map(|waves| match waves {
            Waves::One(wave) => Some(draft.waves[usize::from(wave.0)].id.as_str()),
            _ => None,
        });
        each.collect::<Vec<_>>()
    };
    let (place, unclear) = match (asked, levels.as_slice()) {
        (None, []) => return Some(Waves::None),
        (None, [only]) => return Some(*only),
        (None, _) => (id.place, Unclear::Wave(None, ids())),
        (Some((_, wave)), levels) if levels.contains(&Waves::One(wave)) => {
            return Some(Waves::One(wave));
        }
        (Some((name, _)), []) => (name.place, Unclear::NoWave),
        (Some((name, _)), _) => (name.place, Unclear::Wave(Some(&name.value), ids())),
    };
    let fault = said::valued_unclear(&id.value, &unclear);
    draft.fault(Code::ValuedUnclear, place, fault);
    None
}

/// The codes of a distribution, of which one at least is named; several only where a person gives one answer.
fn codes(
    draft: &mut Draft<'_>,
    valued: &Valued,
    indicator: IndicatorId,
    countable: bool,
) -> Option<BTreeSet<CodeId>> {
    let id = &valued.indicator;
    let Measure::Distribution(variable) = draft.indicators[indicator.0].measure else {
        if let Some(code) = valued.codes.first().filter(|_| countable) {
            let fault = said::valued_unclear(&id.value, &Unclear::NoCodes);
            draft.fault(Code::ValuedUnclear, code.place, fault);
            return None;
        }
        return Some(BTreeSet::new());
    };
    if valued.codes.is_empty() {
        let fault = said::valued_unclear(&id.value, &Unclear::Codes);
        draft.fault(Code::ValuedUnclear, id.place, fault);
        return None;
    }
    let found: Vec<Option<CodeId>> = valued
        .codes
        .iter()
        .map(|code| find_category(draft, None, variable, code))
        .collect();
    let found: BTreeSet<CodeId> = found.into_iter().collect::<Option<_>>()?;
    if found.len() > 1 && several(draft, variable) {
        let name = draft.variables[variable.0].id.clone();
        let fault = said::several_answers(&name);
        draft.fault(Code::CostCountedTwice, valued.codes[1].place, fault);
        return None;
    }
    Some(found)
}

/// The part that is valued, of a disaggregation that the indicator publishes.
fn part(
    draft: &mut Draft<'_>,
    valued: &Valued,
    indicator: IndicatorId,
) -> Option<BTreeMap<VariableId, BTreeSet<CodeId>>> {
    let mut part = BTreeMap::new();
    let mut whole = true;
    for (name, codes) in &valued.part {
        let Some(variable) = draft.find_variable(None, name) else {
            whole = false;
            continue;
        };
        let found: Vec<Option<CodeId>> = codes
            .iter()
            .map(|code| find_category(draft, None, variable, code))
            .collect();
        let Some(found) = found.into_iter().collect::<Option<BTreeSet<CodeId>>>() else {
            whole = false;
            continue;
        };
        part.insert(variable, found);
    }
    let first = valued.part.first().map(|(name, _)| name);
    let Some(first) = first.filter(|_| whole) else {
        return whole.then_some(part);
    };
    let by: BTreeSet<VariableId> = part.keys().copied().collect();
    let splits = &draft.indicators[indicator.0].disaggregations;
    let published = |split: &Vec<VariableId>| split.iter().copied().collect::<BTreeSet<_>>() == by;
    if splits.iter().any(published) {
        return Some(part);
    }
    let known = splits.iter().map(|split| {
        let names = split.iter().map(|id| draft.variables[id.0].id.as_str());
        names.collect::<Vec<_>>().join(" × ")
    });
    let unclear = Unclear::Part(known.collect());
    let fault = said::valued_unclear(&valued.indicator.value, &unclear);
    draft.fault(Code::ValuedUnclear, first.place, fault);
    None
}

/// Whether a person may give several answers to a question.
fn several(draft: &Draft<'_>, variable: VariableId) -> bool {
    matches!(draft.type_of(variable), Some(VariableType::Several(_)))
}

/// One cost is avoided once for one person: another effect of the same indicator by the same cost is of others, or is refused.
pub(super) fn check_counted_once(
    draft: &mut Draft<'_>,
    effect: &Effect,
    costs: &[Cost],
    before: &[(Effect, Place)],
    valued: &Valued,
) {
    // Answers of one person among several are not apart.
    let one_answer = match draft.indicators[effect.indicator.0].measure {
        Measure::Distribution(variable) => !several(draft, variable),
        _ => false,
    };
    let apart = |other: &Effect| {
        effect.is_another_part(other) || (one_answer && effect.is_another_answer(other))
    };
    let same = |(other, _): &&(Effect, Place)| {
        other.indicator == effect.indicator && other.cost == effect.cost && !apart(other)
    };
    let Some(first) = before.iter().find(same).map(|(_, place)| *place) else {
        return;
    };
    let cost = &costs[effect.cost].id.value;
    let fault = said::counted_twice(&valued.indicator.value, cost);
    let fault = Diagnostic::new(Code::CostCountedTwice, valued.indicator.place, fault);
    draft.push(fault.label(first, said::counted_first_here()));
}
