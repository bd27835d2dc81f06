//! Indicators that nothing feeds: declared, excused, or forgotten.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::filled::{leaves, may_feed, suits, wanted};
use super::supply::Supply;
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::plan::{
    AssociationId, Feed, Indicator, IndicatorId, Measure, SourceId, Standing, VariableId, WaveId,
};
use crate::referential::{Association, Common, Status};
use crate::source_text::Place;

/// Indicators each association declares not collected, with the place where it names them; the second
/// statistics under them follow, named nowhere.
pub(super) type Absent = BTreeMap<(AssociationId, IndicatorId), Option<Place>>;

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
                for also in draft.under(id) {
                    absent.entry((who, also)).or_default();
                }
                absent.insert((who, id), Some(name.place));
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
    if let (Some(place), Some(feed)) = (place, feeds.first()) {
        let source = &association.sources[feed.source.0].id.value;
        let fault = said::not_collected_fed(&draft.indicators[id.0].id, source);
        draft.fault(Code::NotCollectedFed, *place, fault);
    }
    feeds.clear();
}

/// Nothing feeds an indicator of this association: a core one must be declared, an own one is idle.
/// `standing` is what the association says of a common one. A source that would feed a core one, did it say its
/// wave, is given back: [`check_waves`] tells it once for all that waits for it.
pub(super) fn check_fed(
    draft: &mut Draft<'_>,
    id: IndicatorId,
    supply: &Supply<'_>,
    common: &Common,
    absent: &Absent,
    standing: Option<Standing>,
) -> Option<SourceId> {
    let (who, association) = (supply.who, supply.written);
    let indicator = &draft.indicators[id.0];
    if absent.contains_key(&(who, id)) || may_be_lost(draft, indicator, supply) {
        return None;
    }
    if indicator.owner.is_some() {
        let (place, fault) = (
            draft.indicator_places[id.0],
            said::indicator_not_fed(&indicator.id),
        );
        draft.fault(Code::IndicatorNotFed, place, fault);
        return None;
    }
    // An `also` follows its indicator: it is told once.
    let is_main = common
        .indicators
        .iter()
        .any(|written| written.id.value == indicator.id);
    if indicator.status != Some(Status::Core) || !is_main {
        return None;
    }
    if matches!(
        standing,
        Some(Standing::Impossible | Standing::Undetermined)
    ) {
        return None;
    }
    let mut sources = (0..association.sources.len()).map(SourceId);
    let waiting = sources.find(|source| lacks_wave(draft, indicator, supply, *source));
    if waiting.is_none() {
        let wanted = wanted(indicator);
        let fault = explain_not_fed(draft, indicator, supply, &wanted);
        draft.fault(Code::CoreNotFed, association.header.id.place, fault);
    }
    waiting
}

/// Whether what was lost of the association, and told, could be all that the indicator lacks.
fn may_be_lost(draft: &Draft<'_>, indicator: &Indicator, supply: &Supply<'_>) -> bool {
    if !supply.written.declared {
        return true;
    }
    let wanted = wanted(indicator);
    let sources = draft.associations[supply.who.0].sources.iter();
    sources.enumerate().any(|(at, source)| {
        let Some(lost) = draft.lost.get(&(supply.who, SourceId(at))) else {
            return false;
        };
        let filled = supply.filled(SourceId(at));
        let stands = |id| filled.directly(id) || lost.variables.contains(&id);
        let all = || leaves(draft, &wanted, stands).into_iter().all(stands);
        (lost.habits || may_feed(indicator, source)) && (lost.mapping || all())
    })
}

/// Whether `source` fills what an indicator with waves asks for, and only does not say of which wave it is.
pub(super) fn lacks_wave(
    draft: &Draft<'_>,
    indicator: &Indicator,
    supply: &Supply<'_>,
    source: SourceId,
) -> bool {
    let resolved = &draft.associations[supply.who.0].sources[source.0];
    let wanted = wanted(indicator);
    supply.written.sources[source.0].habits.wave.is_none()
        && !indicator.waves.is_empty()
        // What counts rows is filled by any source: that tells nothing of this one.
        && !wanted.is_empty()
        && suits(indicator, resolved)
        && supply.filled(source).all(draft, &wanted).is_some()
}

/// Core indicators that a source would feed, did it say its wave.
pub(super) type Waiting = BTreeMap<(AssociationId, SourceId), Vec<IndicatorId>>;

/// Tells once of each source without a wave what waits for it.
pub(super) fn check_waves(draft: &mut Draft<'_>, waiting: &Waiting) {
    for ((who, source), indicators) in waiting {
        let source = &draft.associations[who.0].sources[source.0];
        let of = || indicators.iter().map(|id| &draft.indicators[id.0]);
        let ids: Vec<&str> = of().map(|it| it.id.as_str()).collect();
        let waves = waves_named(draft, of());
        let fault = said::wave_missing(&source.id, &ids, &waves);
        let place = source.place;
        draft.fault(Code::CoreNotFed, place, fault);
    }
}

/// The ids of the waves of some indicators, in the programme's order.
pub(super) fn waves_named<'d>(
    draft: &'d Draft<'_>,
    indicators: impl Iterator<Item = &'d Indicator>,
) -> Vec<&'d str> {
    let waves: BTreeSet<WaveId> = indicators.flat_map(|it| it.waves.iter().copied()).collect();
    let waves = waves.iter().map(|id| &draft.waves[usize::from(id.0)]);
    waves.map(|wave| wave.id.as_str()).collect()
}

/// The source that comes nearest, and what it lacks.
fn explain_not_fed(
    draft: &Draft<'_>,
    indicator: &Indicator,
    supply: &Supply<'_>,
    wanted: &BTreeSet<VariableId>,
) -> crate::i18n::Said {
    let sources = &draft.associations[supply.who.0].sources;
    let nearest = sources
        .iter()
        .enumerate()
        .filter(|(_, source)| may_feed(indicator, source))
        .map(|(at, source)| {
            let filled = supply.filled(SourceId(at));
            let leaves = leaves(draft, wanted, |id| filled.directly(id)).into_iter();
            let lacking: Vec<VariableId> = leaves
                .filter(|id| filled.one(draft, *id).is_none())
                .collect();
            (lacking, source)
        })
        .min_by_key(|(lacking, _)| lacking.len());
    let name = &supply.written.header.id.value;
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

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::diagnostic::Diagnostics;
    use crate::plan::resolve;
    use crate::referential;
    use crate::source_text::SourceTexts;

    const COMMON: &str = "\
referential: common
format: 1
id: c
version: 1.0.0
language: fr
title: C
variables:
  - {id: x, label: X, type: {integer: {min: 0, max: 9}}}
  - {id: y, label: Y, type: {integer: {min: 0, max: 9}}}
  - {id: xy, label: XY, derived: {sum: {of: [x, y]}}}
indicators:
  - id: i
    label: I
    definition: I
    status: core
    level: outcome
    direction: increase
    unit: points
    measure: {mean: {of: xy}}
    also: [{id: somme, label: S, measure: {sum: {of: x}}}]
";

    /// Codes of the faults, and the associations' feeds of each statistic.
    fn resolved(mapping: &str, rest: &str) -> (Vec<&'static str>, Vec<(String, usize)>) {
        let folder = tempfile::tempdir().unwrap();
        let association = format!(
            "referential: association\nformat: 1\nid: a\nname: A\nextends: {{id: c, version: ^1.0}}\nsources:\n  - id: s\n    files: [a.csv]\n    period: {{constant: 2025}}\n    mappings:\n      - {{variable: x, column: X}}\n      - {mapping}\n{rest}"
        );
        fs::write(folder.path().join("c.yaml"), COMMON).unwrap();
        fs::write(folder.path().join("a.yaml"), association).unwrap();
        let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
        let paths = [folder.path().to_owned()];
        let read = referential::load(&paths, &mut texts, &mut diagnostics).unwrap();
        let plan = resolve(&read, &mut diagnostics);
        let codes = diagnostics.iter().map(|it| it.code.name()).collect();
        let indicators = plan.map(|plan| plan.indicators).unwrap_or_default();
        let feeds = indicators.iter().map(|it| (it.id.clone(), it.feeds.len()));
        (codes, feeds.collect())
    }

    #[test]
    fn a_part_declared_impossible_excuses_what_comes_from_it() {
        let (codes, _) = resolved("{variable: y, impossible: Jamais posée}", "");
        assert_eq!(codes, [] as [&str; 0]);
        // A mapping of something else excuses nothing.
        let (codes, _) = resolved("{variable: x, column: X2}", "");
        assert!(codes.contains(&"core-not-fed"), "{codes:?}");
    }

    #[test]
    fn what_stands_under_an_indicator_is_not_collected_with_it() {
        let rest = "not-collected: [{indicators: [i], because: Non}]\n";
        let (codes, feeds) = resolved("{variable: y, impossible: Jamais posée}", rest);
        assert_eq!(feeds, [("i".to_owned(), 0), ("i.somme".to_owned(), 0)]);
        assert_eq!(codes, [] as [&str; 0]);
        let (codes, _) = resolved("{variable: y, column: Y}", rest);
        assert_eq!(codes, ["not-collected-fed"], "said once");
    }
}
