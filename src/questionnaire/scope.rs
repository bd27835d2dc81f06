//! Which indicators a form collects, and why others that could be expected are left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::{Said, Text, questionnaire as said};
use crate::plan::{
    AssociationId, Indicator, IndicatorId, Measure, Plan, Prospect, Reason, Standing, Stated,
    VariableId, WaveId,
};
use crate::referential::{Observes, SourceKind, Status};

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The wave; none for what is asked once.
    pub wave: Option<WaveId>,
    /// The association whose form it is; none for what is common to all.
    pub association: Option<AssociationId>,
    /// Ids of themes; all where empty.
    pub themes: BTreeSet<String>,
    /// Indicators, and those under them; all where empty.
    pub indicators: BTreeSet<IndicatorId>,
    /// The status of indicators; any where none.
    pub status: Option<Status>,
    /// The unit of observation; where none, the first that has a question.
    pub observes: Option<Observes>,
    /// Whether no code of a respondent is asked, whatever is lost by it.
    pub anonymous: bool,
}

/// What a form collects.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    /// Indicators, in the plan's order.
    pub(super) indicators: Vec<IndicatorId>,
    /// The unit of observation.
    pub(super) observes: Observes,
    /// Whether the answers of one respondent must be known as theirs.
    pub(super) paired: bool,
    /// What is left out.
    pub(super) left: Vec<Left>,
    /// Variables that the association says its questions cannot tell, and why.
    pub(super) impossible: BTreeMap<VariableId, Text>,
}

/// An indicator left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Why.
    pub why: Why,
}

/// Why an indicator is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It observes something else: another form.
    Observes(Observes),
    /// The association says that it does not collect it.
    NotCollected,
    /// The association says that its questions cannot tell.
    Impossible,
    /// It was named, and is fed by records.
    Records,
    /// It was named, and is not asked at this wave.
    OtherWave,
}

impl Scope {
    /// What `request` comes down to.
    pub(super) fn of(plan: &Plan, request: &Request) -> Result<Self, Said> {
        let mut left = Vec::new();
        let mut kept = Vec::new();
        for (id, indicator) in plan.indicators() {
            if !is_wanted(request, id, indicator) {
                continue;
            }
            let Some(why) = why_not(plan, request, id, indicator) else {
                kept.push(id);
                continue;
            };
            let is_told =
                request.indicators.contains(&id) || !matches!(why, Why::Records | Why::OtherWave);
            left.extend(is_told.then_some(Left { indicator: id, why }));
        }
        let units: BTreeSet<Observes> =
            kept.iter().map(|id| plan.indicator(*id).observes).collect();
        let observes = request.observes.or_else(|| units.first().copied());
        let observes = observes.unwrap_or(Observes::Person);
        let (indicators, others): (Vec<_>, Vec<_>) = kept
            .into_iter()
            .partition(|id| plan.indicator(*id).observes == observes);
        // Who chose the unit knows that the others are elsewhere.
        let others = others.into_iter();
        let others =
            others.filter(|id| request.observes.is_none() || request.indicators.contains(id));
        left.extend(others.map(|id| Left {
            indicator: id,
            why: Why::Observes(plan.indicator(id).observes),
        }));
        left.sort_by_key(|left| left.indicator);
        if indicators.is_empty() {
            return Err(nothing(plan, request, &units));
        }
        let pairs = |id: &IndicatorId| pairs(plan.indicator(*id), request.wave);
        Ok(Self {
            paired: !request.anonymous && indicators.iter().any(pairs),
            impossible: impossible(plan, request),
            indicators,
            observes,
            left,
        })
    }

    /// The disaggregations of an indicator that this form can fill: all but those that the association says it
    /// cannot.
    pub(super) fn dimensions<'p>(
        plan: &'p Plan,
        request: &Request,
        id: IndicatorId,
    ) -> impl Iterator<Item = VariableId> + 'p {
        let prospect = prospect(plan, request, id);
        let splits = plan.indicator(id).disaggregations.iter().enumerate();
        let asked = splits.filter(move |(at, _)| {
            let stated = prospect.and_then(|prospect| prospect.splits.get(*at));
            stated.is_none_or(|stated| stated.standing != Standing::Impossible)
        });
        asked.flat_map(|(_, variables)| variables.iter().copied())
    }
}

/// Whether it is one of those asked for, wherever it is asked.
fn is_wanted(request: &Request, id: IndicatorId, indicator: &Indicator) -> bool {
    let owned = indicator.owner.is_none() || indicator.owner == request.association;
    let named = request.indicators.is_empty() || request.indicators.contains(&id);
    let theme = &indicator.sheet.theme;
    let themed = request.themes.is_empty()
        || theme
            .as_ref()
            .is_some_and(|theme| request.themes.contains(theme));
    let status = request.status.is_none() || request.status == indicator.status;
    owned && named && themed && status
}

fn why_not(plan: &Plan, request: &Request, id: IndicatorId, indicator: &Indicator) -> Option<Why> {
    let at_wave = match request.wave {
        _ if indicator.waves.is_empty() => {
            request.wave.is_none() || request.indicators.contains(&id)
        }
        None => false,
        Some(wave) => indicator.waves.contains(&wave),
    };
    let standing = prospect(plan, request, id).map(|prospect| prospect.whole.standing);
    match standing {
        _ if indicator.from != SourceKind::Survey => Some(Why::Records),
        _ if !at_wave => Some(Why::OtherWave),
        Some(Standing::NotCollected) => Some(Why::NotCollected),
        Some(Standing::Impossible) => Some(Why::Impossible),
        _ => None,
    }
}

/// What the association of the form says of an indicator.
fn prospect<'p>(plan: &'p Plan, request: &Request, id: IndicatorId) -> Option<&'p Prospect> {
    let association = request.association?;
    let mut prospects = plan.prospects.iter();
    prospects.find(|it| it.indicator == id && it.association == association)
}

/// Whether an indicator needs to know that two answers are of one respondent.
fn pairs(indicator: &Indicator, wave: Option<WaveId>) -> bool {
    let changes = wave.is_some() && !indicator.changes().is_empty();
    changes || indicator.one_per.is_some() || matches!(indicator.measure, Measure::Distinct)
}

/// What the surveys of the association cannot tell, with its words.
fn impossible(plan: &Plan, request: &Request) -> BTreeMap<VariableId, Text> {
    let Some(association) = request.association else {
        return BTreeMap::new();
    };
    let prospects = plan.prospects.iter();
    let own = prospects.filter(|it| it.association == association);
    let stated = own.flat_map(|it| [&it.whole].into_iter().chain(&it.splits));
    let stated = stated.filter(|it| it.standing == Standing::Impossible);
    let reasons = stated.flat_map(|Stated { reasons, .. }| reasons);
    let mut impossible = BTreeMap::new();
    for reason in reasons {
        if let Reason::Mapping {
            source,
            variable,
            standing: Standing::Impossible,
            because,
        } = reason
            && plan.source(association, *source).kind == SourceKind::Survey
        {
            impossible
                .entry(*variable)
                .or_insert_with(|| because.clone());
        }
    }
    impossible
}

/// Nothing would be asked: where something is, so that the user can choose again.
fn nothing(plan: &Plan, request: &Request, units: &BTreeSet<Observes>) -> Said {
    if let (Some(observes), false) = (request.observes, units.is_empty()) {
        let units = units.iter().map(|unit| unit.word());
        return said::no_question_of(observes.word(), units);
    }
    let asked = plan.indicators.iter().filter(|it| {
        it.from == SourceKind::Survey && (it.owner.is_none() || it.owner == request.association)
    });
    let waves: BTreeSet<WaveId> = asked.flat_map(|it| it.waves.iter().copied()).collect();
    let waves = waves.iter().map(|id| plan.wave(*id).id.as_str());
    let wave = request.wave.map(|id| plan.wave(id).id.as_str());
    said::no_question(wave, &waves.collect::<Vec<_>>())
}
