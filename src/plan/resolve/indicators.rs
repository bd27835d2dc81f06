//! Indicators: what each measures, of whom, split by what, and how strictly it is published.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Owner, published};
use super::factor::factor;
use super::{conditions, dates, publication, standards};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::plan::{self as said, Kind, NotAggregable};
use crate::plan::{
    AssociationId, Derivation, Indicator, IndicatorId, Measure, Reference, Sheet, VariableId,
    VariableType,
};
use crate::referential::{self, Association, Common, Direction, Level, Name, Written};
use crate::source_text::Place;

/// Resolves common indicators, each followed by its `also`, then those of associations.
pub(super) fn resolve(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    for indicator in &common.indicators {
        add(draft, common, associations, None, indicator);
    }
    for (at, association) in associations.iter().enumerate() {
        for indicator in &association.indicators {
            add(
                draft,
                common,
                associations,
                Some(AssociationId(at)),
                indicator,
            );
        }
    }
}

/// A theme that nothing defines may be the label of one.
fn find_theme(draft: &mut Draft<'_>, common: &Common, name: &Name) {
    if draft.theme_names.get(None, &name.value).is_none() {
        let themes = common.themes.iter();
        let themes: Vec<_> = themes
            .map(|theme| (theme.id.value.as_str(), &theme.label))
            .collect();
        let fault = said::theme_unknown(&name.value, &themes);
        draft.fault(Code::ReferenceUnknown, name.place, fault);
    }
}

fn add(
    draft: &mut Draft<'_>,
    common: &Common,
    associations: &[&Association],
    owner: Owner,
    written: &referential::Indicator,
) {
    // The name is taken whatever else fails, so that what refers to it is not accused too.
    let id = IndicatorId(draft.indicators.len());
    let is_new = draft.define(owner, &written.id, id, |draft| &mut draft.indicator_names);

    if let Some(theme) = &written.theme {
        find_theme(draft, common, theme);
    }
    let observes = written.observes.unwrap_or(common.defaults.observes);
    let among = written
        .among
        .as_ref()
        .map(|among| conditions::resolve(draft, owner, among));
    let disaggregations = disaggregations(draft, owner, written);
    let waves: Vec<_> = written
        .waves
        .iter()
        .filter_map(|name| draft.find_wave(name))
        .collect();
    if !written.all_waves || waves.len() < written.waves.len() {
        draft.waves_lost.insert(id);
    }
    let references = written.references.iter().filter_map(|reference| {
        Some(Reference {
            role: reference.role,
            value: reference.value.value,
            period: dates::check_period(draft, &reference.period)?,
            source: reference.source.clone(),
        })
    });
    let references = references.collect();
    let publish = publication::stricter(draft, &written.publish);
    let measure = written
        .measure
        .as_ref()
        .and_then(|measure| resolve_measure(draft, owner, measure));
    let also: Vec<_> = written
        .also
        .iter()
        .map(|also| {
            (
                also,
                also.measure
                    .as_ref()
                    .and_then(|measure| resolve_measure(draft, owner, measure)),
            )
        })
        .collect();

    let measures: Vec<&Option<Measure>> = std::iter::once(&measure)
        .chain(also.iter().map(|(_, measure)| measure))
        .collect();
    let standardise = standards::of_indicator(draft, owner, written, &disaggregations, &measures);
    let standardised = |measure: &Measure| {
        let all = standardise.iter().copied();
        all.filter(|_| measure.standardises()).collect()
    };
    // A measure that does not hold was told; it never leaves the draft.
    let measure = measure.unwrap_or(Measure::Count);

    let indicator = Indicator {
        id: published(associations, owner, &written.id.value),
        owner,
        label: written.label.clone(),
        definition: written.definition.clone(),
        sheet: Sheet {
            theme: written.theme.as_ref().map(|theme| theme.value.clone()),
            population: written.population.clone(),
            question: written.question.clone(),
            note: written.note.clone(),
            standards: written.standards.clone(),
            references,
            strict: written.strict,
            attribution: written.attribution,
            minimal_change: written.minimal_change.as_ref().map(|it| it.value),
        },
        unit: written
            .unit
            .as_ref()
            .map(|unit| unit.value.clone())
            .unwrap_or_default(),
        status: written.status,
        level: written.level.unwrap_or(Level::Output),
        direction: written.direction.unwrap_or(Direction::Neutral),
        observes,
        from: written.from.unwrap_or(common.defaults.from),
        every: written.every.unwrap_or(common.defaults.every),
        among: among.flatten(),
        standardise: standardised(&measure),
        measure,
        disaggregations,
        waves,
        one_per: written.one_per,
        publish,
        breaks: Vec::new(),
        feeds: Vec::new(),
    };
    if !is_new {
        draft.indicators_lost.insert(owner);
        return;
    }
    draft.indicators.push(indicator.clone());
    draft.indicator_places.push(written.id.place);
    for (also, measure) in also {
        let name = Written {
            value: format!("{}.{}", written.id.value, also.id.value),
            place: also.id.place,
        };
        let id = IndicatorId(draft.indicators.len());
        if !draft.define(owner, &name, id, |draft| &mut draft.indicator_names) {
            continue;
        }
        let mut second = indicator.clone();
        second.id = published(associations, owner, &name.value);
        second.label = also.label.clone();
        if let Some(unit) = &also.unit {
            second.unit.clone_from(&unit.value);
        }
        second.direction = also.direction.unwrap_or(indicator.direction);
        second.measure = measure.unwrap_or(Measure::Count);
        second.standardise = standardised(&second.measure);
        draft.indicators.push(second);
        draft.indicator_places.push(also.id.place);
    }
}

fn disaggregations(
    draft: &mut Draft<'_>,
    owner: Owner,
    written: &referential::Indicator,
) -> Vec<Vec<VariableId>> {
    let mut resolved = Vec::new();
    let mut seen: BTreeMap<BTreeSet<VariableId>, Place> = BTreeMap::new();
    for names in &written.disaggregate {
        let ids: Vec<Option<VariableId>> = names
            .iter()
            .map(|name| {
                let id = draft.find_variable(owner, name)?;
                draft
                    .suits("disaggregate", name.place, id, &[Kind::Code])
                    .then_some(id)
            })
            .collect();
        let Some(place) = names.first().map(|name| name.place) else {
            continue;
        };
        let Some(ids) = ids.into_iter().collect::<Option<Vec<_>>>() else {
            continue;
        };
        // Whatever the order of its variables, a crossing has the same parts.
        let parts: BTreeSet<VariableId> = ids.iter().copied().collect();
        let text: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
        if parts.len() < ids.len() {
            let fault = said::crossed_with_itself(&text.join(", "));
            draft.fault(Code::DisaggregationDuplicate, place, fault);
        } else if let Some(first) = seen.get(&parts) {
            let fault = said::split_twice(&written.id.value, &text);
            let fault = Diagnostic::new(Code::DisaggregationDuplicate, place, fault);
            draft.push(fault.label(*first, said::first_here()));
        } else {
            seen.insert(parts, place);
            resolved.push(ids);
        }
    }
    resolved
}

fn resolve_measure(
    draft: &mut Draft<'_>,
    owner: Owner,
    written: &Written<referential::Measure>,
) -> Option<Measure> {
    match &written.value {
        referential::Measure::Count => Some(Measure::Count),
        referential::Measure::Distinct => Some(Measure::Distinct),
        referential::Measure::Sum(of) => additive(draft, owner, "sum", of).map(Measure::Sum),
        referential::Measure::Share { of, base } => {
            let of = conditions::resolve(draft, owner, of);
            let base = base
                .as_ref()
                .map(|base| conditions::resolve(draft, owner, base));
            match base {
                None => Some(Measure::Share {
                    of: of?,
                    base: None,
                }),
                Some(base) => Some(Measure::Share {
                    of: of?,
                    base: Some(base?),
                }),
            }
        }
        referential::Measure::Ratio { of, over, times } => {
            let (above, below) = (
                additive(draft, owner, "ratio", of),
                additive(draft, owner, "ratio", over),
            );
            let times = factor(draft, times.as_ref());
            Some(Measure::Ratio {
                of: above?,
                over: below?,
                times: times?,
            })
        }
        referential::Measure::Mean(of) => {
            let id = draft.find_kind(owner, "mean", of, &[Kind::Number])?;
            refuse_percent(draft, "mean", of.place, id).then_some(Measure::Mean(id))
        }
        referential::Measure::Median(of) => {
            let id = draft.find_kind(owner, "median", of, &[Kind::Number, Kind::Code])?;
            has_order(draft, of.place, id).then_some(Measure::Median(id))
        }
        referential::Measure::Nps(of) => {
            let id = draft.find_kind(owner, "nps", of, &[Kind::Number])?;
            let whole = VariableType::Number {
                decimals: 0,
                min: Some(0),
                max: Some(10),
            };
            if draft.type_of(id) != Some(whole) {
                draft.fault(Code::VariableType, of.place, said::nps_range(&of.value));
                return None;
            }
            Some(Measure::Nps(id))
        }
        referential::Measure::Distribution(of) => draft
            .find_kind(owner, "distribution", of, &[Kind::Code, Kind::Several])
            .map(Measure::Distribution),
    }
}

/// A number that adds up from one observation to the next.
fn additive(draft: &mut Draft<'_>, owner: Owner, user: &str, name: &Name) -> Option<VariableId> {
    let id = draft.find_kind(owner, user, name, &[Kind::Number])?;
    let variable = &draft.variables[id.0];
    let why = match (&variable.derivation, variable.unit.as_deref()) {
        (_, Some("percent" | "%")) => NotAggregable::Percent,
        (_, Some("points")) => NotAggregable::Points,
        (Some(Derivation::Mean { .. }), _) => NotAggregable::Mean,
        (Some(Derivation::Quotient { .. }), _) => NotAggregable::Quotient,
        (Some(Derivation::Score { .. }), _) => NotAggregable::Score,
        _ => return Some(id),
    };
    draft.fault(
        Code::NotAggregable,
        name.place,
        said::not_aggregable(user, &name.value, why),
    );
    None
}

/// The mean of percentages of unequal bases means nothing.
fn refuse_percent(draft: &mut Draft<'_>, user: &str, place: Place, id: VariableId) -> bool {
    let variable = &draft.variables[id.0];
    let percent = matches!(variable.unit.as_deref(), Some("percent" | "%"));
    if percent {
        let fault = said::not_aggregable(user, &variable.id, NotAggregable::Percent);
        draft.fault(Code::NotAggregable, place, fault);
    }
    !percent
}

/// A median of a coded variable needs an order, and a value for each category.
fn has_order(draft: &mut Draft<'_>, place: Place, id: VariableId) -> bool {
    let Some(list) = draft.variables[id.0].kind.codelist() else {
        return true;
    };
    let list = &draft.codelists[list.0];
    let without = list
        .categories()
        .find(|code| list.code(*code).value.is_none());
    let fault = match without {
        _ if !list.ordered => said::not_ordered(&list.id),
        Some(code) => said::value_missing("median", &list.id, &list.code(code).code),
        None => return true,
    };
    draft.fault(Code::VariableType, place, fault);
    false
}
