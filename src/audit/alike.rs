//! Indicators that read the same observations, and so have as many that are eligible.
//!
//! In: a plan. Out: for each such indicator, the first of those that it reads the same as.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{Feed, Indicator, IndicatorId, Measure, Plan};

/// The first of all indicators that read the same observations, by indicator; none where it is alone.
pub(super) fn classes(plan: &Plan) -> BTreeMap<IndicatorId, IndicatorId> {
    let mut firsts: Vec<(IndicatorId, Vec<IndicatorId>)> = Vec::new();
    for (id, indicator) in plan.indicators() {
        if matches!(indicator.measure, Measure::Distinct) {
            continue;
        }
        let class = firsts
            .iter_mut()
            .find(|(first, _)| read_the_same(plan.indicator(*first), indicator));
        match class {
            Some((_, members)) => members.push(id),
            None => firsts.push((id, vec![id])),
        }
    }
    let shared = firsts.into_iter().filter(|(_, members)| members.len() > 1);
    shared
        .flat_map(|(first, members)| members.into_iter().map(move |id| (id, first)))
        .collect()
}

/// Whether two indicators are told of the same observations, whatever they ask: their levels stand or fall together.
pub(super) fn are_told_of_the_same(a: &Indicator, b: &Indicator) -> bool {
    let sources = |it: &Indicator| -> BTreeSet<_> {
        let entering = it.feeds.iter().filter(|feed| feed.comparability.enters());
        entering
            .map(|feed| (feed.association, feed.source))
            .collect()
    };
    (a.owner, a.every, a.one_per, a.observes) == (b.owner, b.every, b.one_per, b.observes)
        && a.among == b.among
        && a.waves == b.waves
        && sources(a) == sources(b)
}

fn read_the_same(a: &Indicator, b: &Indicator) -> bool {
    let base = |it: &Indicator| match &it.measure {
        Measure::Share { base, .. } => base.clone(),
        _ => None,
    };
    let feeds = |it: &Indicator| -> BTreeSet<_> {
        let entering = it.feeds.iter().filter(|feed| feed.comparability.enters());
        entering
            .map(|feed: &Feed| (feed.association, feed.source, feed.waves.clone()))
            .collect()
    };
    (a.owner, a.every, a.one_per, a.observes, a.from)
        == (b.owner, b.every, b.one_per, b.observes, b.from)
        && a.among == b.among
        && a.waves == b.waves
        && base(a) == base(b)
        && feeds(a) == feeds(b)
}
