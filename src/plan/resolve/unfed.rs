//! Indicators that nothing feeds: declared, excused, or forgotten.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::filled::{Filled, may_feed, wanted};
use super::mappings;
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::plan::{AssociationId, Feed, Indicator, IndicatorId, Measure, VariableId};
use crate::referential::{Association, Common, Status};
use crate::source_text::Place;

/// Indicators each association declares not collected, with the place.
pub(super) type Absent = BTreeMap<(AssociationId, IndicatorId), Place>;

pub(super) fn not_collected(draft: &mut Draft<'_>, associations: &[&Association]) -> Absent {
    let mut absent = Absent::new();
    for (at, association) in associations.iter().enumerate() {
        let who = AssociationId(at);
        for name in association
            .not_collected
            .iter()
            .flat_map(|declared| &declared.indicators)
        {
            if let Some(id) = draft.find(Some(who), name, |draft| &draft.indicator_names) {
                absent.insert((who, id), name.place);
            }
        }
    }
    absent
}

pub(super) fn check_not_collected(
    draft: &mut Draft<'_>,
    id: IndicatorId,
    who: AssociationId,
    association: &Association,
    absent: &Absent,
    feeds: &mut Vec<Feed>,
) {
    let Some(place) = absent.get(&(who, id)) else {
        return;
    };
    if let Some(feed) = feeds.first() {
        let source = &association.sources[feed.source.0].id.value;
        let fault = said::not_collected_fed(&draft.indicators[id.0].id, source);
        draft.fault(Code::NotCollectedFed, *place, fault);
    }
    feeds.clear();
}

/// Nothing feeds an indicator of this association: a core one must be declared, an own one is idle.
pub(super) fn check_fed(
    draft: &mut Draft<'_>,
    id: IndicatorId,
    who: AssociationId,
    association: &Association,
    common: &Common,
    absent: &Absent,
) {
    let indicator = &draft.indicators[id.0];
    if absent.contains_key(&(who, id)) {
        return;
    }
    if indicator.owner.is_some() {
        let (place, fault) = (
            draft.indicator_places[id.0],
            said::indicator_not_fed(&indicator.id),
        );
        draft.fault(Code::IndicatorNotFed, place, fault);
        return;
    }
    // An `also` follows its indicator: it is told once.
    let is_main = common
        .indicators
        .iter()
        .any(|written| written.id.value == indicator.id);
    if indicator.status != Some(Status::Core) || !is_main {
        return;
    }
    let wanted = wanted(indicator);
    let declared = association.sources.iter().any(|source| {
        wanted
            .iter()
            .any(|id| mappings::declared_absent(draft, who, source).contains(id))
    });
    if declared {
        return;
    }
    let fault = explain_not_fed(draft, indicator, who, association, &wanted);
    draft.fault(Code::CoreNotFed, association.header.id.place, fault);
}

/// The source that comes nearest, and what it lacks.
fn explain_not_fed(
    draft: &Draft<'_>,
    indicator: &Indicator,
    who: AssociationId,
    association: &Association,
    wanted: &BTreeSet<VariableId>,
) -> crate::i18n::Said {
    let sources = &draft.associations[who.0].sources;
    let nearest = sources
        .iter()
        .filter(|source| may_feed(indicator, source))
        .map(|source| {
            let filled = Filled::by(draft, source);
            let lacking: Vec<VariableId> = wanted
                .iter()
                .copied()
                .filter(|id| filled.one(*id).is_none())
                .collect();
            (lacking, source)
        })
        .min_by_key(|(lacking, _)| lacking.len());
    let name = &association.header.id.value;
    match nearest {
        Some((lacking, source))
            if lacking.is_empty() && matches!(indicator.measure, Measure::Distinct) =>
        {
            said::core_not_counted(&indicator.id, name, &source.id)
        }
        Some((lacking, source)) => {
            let lacking: Vec<&str> = lacking
                .iter()
                .map(|id| draft.variables[id.0].id.as_str())
                .collect();
            said::core_not_fed(&indicator.id, name, Some((&source.id, &lacking)))
        }
        None => said::core_not_fed(&indicator.id, name, None),
    }
}
