//! Which source feeds which indicator, and what follows: waves never pooled, no core indicator silent, no
//! source idle.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::filled::{may_feed, wanted, waves_of};
use super::supply::Supply;
use super::{prospects, unfed};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::Text;
use crate::i18n::plan as said;
use crate::plan::{AssociationId, Feed, IndicatorId, Measure, PeriodFrom, SourceId, WaveId};
use crate::referential::{Association, Common, Every, Observes};

/// Connects sources to indicators, and tells what does not hold together.
pub(super) fn connect(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    let mut idle: BTreeSet<(AssociationId, SourceId)> = BTreeSet::new();
    for (at, association) in associations.iter().enumerate() {
        idle.extend(
            (0..association.sources.len()).map(|source| (AssociationId(at), SourceId(source))),
        );
    }
    let supplies = Supply::of_all(draft, associations);
    let counting = counting_sources(draft, associations);
    let absent = unfed::not_collected(draft, associations);
    // Told, or not to be said: a wave that was lost may be the one that it names.
    let mut pooled: BTreeSet<IndicatorId> = draft.waves_lost.clone();
    let mut waiting = unfed::Waiting::new();

    for at in 0..draft.indicators.len() {
        let id = IndicatorId(at);
        for supply in &supplies {
            let (who, association) = (supply.who, supply.written);
            let owner = draft.indicators[at].owner;
            if owner.is_some_and(|owner| owner != who) {
                continue;
            }
            let mut feeds = feeds_of(draft, id, supply, &counting);
            for feed in &feeds {
                idle.remove(&(who, feed.source));
            }
            unfed::check_not_collected(draft, id, who, association, &absent, &mut feeds);
            check_periods(draft, id, who, &feeds);
            if draft.indicators[at].waves.is_empty()
                && !pooled.contains(&id)
                && pools_waves(draft, id, who, &feeds)
            {
                pooled.insert(id);
            }
            check_respondents(draft, id, who, &feeds);
            let mut standing = None;
            if owner.is_none() {
                let prospect = prospects::of(draft, id, supply, &feeds);
                standing = Some(prospect.whole.standing);
                draft.prospects.push(prospect);
            }
            if feeds.is_empty()
                && let Some(source) = unfed::check_fed(draft, id, supply, common, &absent, standing)
            {
                idle.remove(&(who, source));
                waiting.entry((who, source)).or_default().push(id);
            }
            draft.indicators[at].feeds.extend(feeds);
        }
    }
    unfed::check_waves(draft, &waiting);
    for (who, source) in idle {
        let lost = |owner| draft.indicators_lost.contains(&owner);
        if draft.lost.contains_key(&(who, source)) || lost(None) || lost(Some(who)) {
            continue;
        }
        let lacking = draft.indicators.iter().filter(|indicator| {
            indicator.owner.is_none_or(|owner| owner == who)
                && unfed::lacks_wave(draft, indicator, &supplies[who.0], source)
        });
        let waves = unfed::waves_named(draft, lacking);
        let source = &draft.associations[who.0].sources[source.0];
        let (place, fault) = (source.place, said::source_feeds_nothing(&source.id, &waves));
        draft.fault(Code::SourceFeedsNothing, place, fault);
    }
    set_rhythms(draft);
}

/// Sources that say they count everyone, by indicator.
type Counting = BTreeMap<IndicatorId, BTreeSet<(AssociationId, SourceId)>>;

fn counting_sources(draft: &mut Draft<'_>, associations: &[&Association]) -> Counting {
    let mut counting = Counting::new();
    for (at, association) in associations.iter().enumerate() {
        let who = AssociationId(at);
        for (source, written) in association.sources.iter().enumerate() {
            for name in &written.feeds {
                let Some(id) = draft.find(Some(who), name, |draft| &draft.indicator_names) else {
                    continue;
                };
                // Who counts everyone for an indicator does so for the persons counted under it.
                let under = draft.under(id);
                let under =
                    under.filter(|at| matches!(draft.indicators[at.0].measure, Measure::Distinct));
                for id in std::iter::once(id).chain(under) {
                    let sources = counting.entry(id).or_default();
                    sources.insert((who, SourceId(source)));
                }
                let resolved = &draft.associations[who.0].sources[source];
                if !may_feed(&draft.indicators[id.0], resolved) {
                    let fault = said::feeds_impossible(&name.value, &written.id.value);
                    draft.fault(Code::SourceFeedsNothing, name.place, fault);
                }
            }
        }
    }
    counting
}

/// The sources of one association that can fill an indicator.
fn feeds_of(
    draft: &Draft<'_>,
    id: IndicatorId,
    supply: &Supply<'_>,
    counting: &Counting,
) -> Vec<Feed> {
    let who = supply.who;
    let indicator = &draft.indicators[id.0];
    let counts = counting
        .get(&id)
        .into_iter()
        .flatten()
        .any(|(by, _)| *by == who);
    let wanted = wanted(indicator);
    let mut feeds = Vec::new();
    for at in 0..draft.associations[who.0].sources.len() {
        let (source, named) = (SourceId(at), &draft.associations[who.0].sources[at]);
        let says = counting
            .get(&id)
            .is_some_and(|sources| sources.contains(&(who, source)));
        if (counts && !says) || !may_feed(indicator, named) {
            continue;
        }
        let filled = supply.filled(source);
        let Some(comparability) = filled.all(draft, &wanted) else {
            continue;
        };
        let dimensions = indicator.disaggregations.iter().flatten();
        let dimensions = dimensions
            .filter_map(|id| Some((*id, filled.one(draft, *id)?)))
            .collect();
        let waves = waves_of(named);
        feeds.push(Feed {
            association: who,
            source,
            comparability,
            dimensions,
            waves: indicator
                .waves
                .iter()
                .copied()
                .filter(|wave| waves.contains(wave))
                .collect(),
            space: named.respondent.as_ref().map(|it| it.space.clone()),
        });
    }
    // Who counts persons must count all of them: where several sources could, one has to say it does.
    if matches!(indicator.measure, Measure::Distinct) && !counts && feeds.len() > 1 {
        feeds.clear();
    }
    feeds
}

fn check_periods(draft: &mut Draft<'_>, id: IndicatorId, who: AssociationId, feeds: &[Feed]) {
    let every = draft.indicators[id.0].every;
    for feed in feeds {
        let source = &draft.associations[who.0].sources[feed.source.0];
        let finest = match &source.period {
            PeriodFrom::Constant(period) => period.every(),
            PeriodFrom::Column { finest, .. } => *finest,
        };
        if finest < every {
            let fault =
                said::period_too_coarse(&source.id, &draft.indicators[id.0].id, every.word());
            let place = source.place;
            draft.fault(Code::PeriodTooCoarse, place, fault);
        }
    }
}

/// An indicator without waves, fed by several of one association: that is a fault, told once.
fn pools_waves(draft: &mut Draft<'_>, id: IndicatorId, who: AssociationId, feeds: &[Feed]) -> bool {
    let sources = &draft.associations[who.0].sources;
    let waves: BTreeSet<WaveId> = feeds
        .iter()
        .flat_map(|feed| waves_of(&sources[feed.source.0]))
        .collect();
    if waves.len() < 2 {
        return false;
    }
    let names: Vec<&str> = waves
        .iter()
        .map(|wave| draft.waves[usize::from(wave.0)].id.as_str())
        .collect();
    let fault = said::waves_pooled(
        &draft.indicators[id.0].id,
        &names,
        &draft.associations[who.0].id,
    );
    let mut fault = Diagnostic::new(Code::WavesPooled, draft.indicator_places[id.0], fault);
    for feed in feeds {
        let source = &sources[feed.source.0];
        if !waves_of(source).is_empty() {
            fault = fault.label(
                source.place,
                Text::new("alimenté par cette source", "fed from here"),
            );
        }
    }
    draft.push(fault);
    true
}

/// Persons of an anonymous source cannot be told from those of another.
fn check_respondents(draft: &mut Draft<'_>, id: IndicatorId, who: AssociationId, feeds: &[Feed]) {
    let indicator = &draft.indicators[id.0];
    let counts = matches!(indicator.measure, Measure::Distinct);
    if (feeds.len() < 2 && !counts) || indicator.observes == Observes::Site {
        return;
    }
    let sources = &draft.associations[who.0].sources;
    let anonymous = feeds
        .iter()
        .map(|feed| &sources[feed.source.0])
        .find(|source| source.respondent.is_none());
    if let Some(source) = anonymous {
        let fault = if counts {
            said::respondents_unknown(&indicator.id, &source.id)
        } else {
            said::respondents_mixed(&indicator.id, &source.id)
        };
        let place = source.place;
        draft.fault(Code::RespondentsMixed, place, fault);
    }
}

/// Each source's rhythm: the finest of the indicators it feeds.
fn set_rhythms(draft: &mut Draft<'_>) {
    let mut rhythms: BTreeMap<(AssociationId, SourceId), Every> = BTreeMap::new();
    for indicator in &draft.indicators {
        for feed in &indicator.feeds {
            let rhythm = rhythms
                .entry((feed.association, feed.source))
                .or_insert(Every::Year);
            *rhythm = (*rhythm).max(indicator.every);
        }
    }
    for ((who, source), every) in rhythms {
        draft.associations[who.0].sources[source.0].every = every;
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
indicators:
  - id: i
    label: I
    definition: I
    status: optional
    level: outcome
    direction: increase
    unit: personnes
    measure: {distinct: {}}
    also:
      - {id: tous, label: T, measure: {distinct: {}}}
      - {id: moyenne, label: M, measure: {mean: {of: x}}}
";

    /// How many sources of two feed each statistic, where the first says that it feeds `name`.
    fn fed(name: &str) -> Vec<(String, usize)> {
        let source = |id: &str, feeds: &str| {
            format!(
                "  - id: {id}\n    files: [{id}.csv]\n    period: {{constant: 2025}}\n    respondent: {{column: N, space: n}}\n    feeds: [{feeds}]\n    mappings: [{{variable: x, column: X}}]\n"
            )
        };
        let association = format!(
            "referential: association\nformat: 1\nid: a\nname: A\nextends: {{id: c, version: ^1.0}}\nsources:\n{}{}",
            source("s", name),
            source("t", "")
        );
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("c.yaml"), COMMON).unwrap();
        fs::write(folder.path().join("a.yaml"), association).unwrap();
        let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
        let paths = [folder.path().to_owned()];
        let read = referential::load(&paths, &mut texts, &mut diagnostics).unwrap();
        let plan = resolve(&read, &mut diagnostics).unwrap();
        let feeds = plan.indicators.iter();
        feeds.map(|it| (it.id.clone(), it.feeds.len())).collect()
    }

    #[test]
    fn who_counts_everyone_counts_the_persons_under_it_too() {
        let counts = |main, all, mean| {
            [("i", main), ("i.tous", all), ("i.moyenne", mean)].map(|(id, n)| (id.to_owned(), n))
        };
        // What is no count of persons is fed by both.
        assert_eq!(fed("i"), counts(1, 1, 2));
        assert_eq!(fed("i.tous"), counts(0, 1, 2));
    }
}
