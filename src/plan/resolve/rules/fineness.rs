//! Disaggregations so fine that most of their cells must be withheld, whoever answers.

use std::collections::BTreeMap;

use super::super::draft::Draft;
use super::conditions::living;
use super::written::{Statistic, statistics};
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::plan::{AssociationId, Indicator, Universe, VariableId};
use crate::referential::{Association, Common, Observes};

/// Warns where at most half of the cells of a disaggregation can reach the threshold of publication: of an
/// association's own indicator by the persons it declares, of a common one by those of all that feed it, where
/// each declares its own, else by the universe.
pub(super) fn check(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    for statistic in statistics(draft, common, associations) {
        if statistic.also.is_some() {
            continue;
        }
        let persons = |it: &&Indicator| it.observes != Observes::Site;
        let Some(indicator) = statistic.resolved(draft).filter(persons) else {
            continue;
        };
        let Some(persons) = reach(indicator, common, associations, &statistic) else {
            continue;
        };
        let threshold = indicator.publish.persons;
        let mut faults = Vec::new();
        for variables in &indicator.disaggregations {
            let possible = persons / threshold.max(1);
            // So that more than half are withheld, however persons fall.
            let fine = |cells: &u64| *cells > 1 && possible.saturating_mul(2) < *cells;
            let codes = variables.iter().map(|id| codes(draft, *id));
            if !codes.product::<Option<u64>>().is_some_and(|all| fine(&all)) {
                continue;
            }
            let cells = variables.iter().map(|id| cells(draft, indicator, *id));
            let Some(cells) = cells.product::<Option<u64>>().filter(fine) else {
                continue;
            };
            let written = statistic.indicator.disaggregate.iter();
            let ids: Vec<&str> = variables.iter().map(|id| local(draft, *id)).collect();
            let place = written.filter_map(|names| {
                let same = names
                    .iter()
                    .map(|it| it.value.as_str())
                    .eq(ids.iter().copied());
                names.first().filter(|_| same).map(|name| name.place)
            });
            let place = place.clone().next().unwrap_or(statistic.indicator.id.place);
            let fault = said::disaggregation_fine(&ids, cells, persons, threshold, possible);
            faults.push((place, fault));
        }
        for (place, fault) in faults {
            draft.fault(Code::DisaggregationFine, place, fault);
        }
    }
}

/// The id of a variable as its owner writes it.
fn local<'d>(draft: &'d Draft<'_>, id: VariableId) -> &'d str {
    let variable = &draft.variables[id.0];
    let own = variable.owner.and_then(|_| variable.id.split_once('.'));
    own.map_or(variable.id.as_str(), |(_, id)| id)
}

/// How many codes a variable has.
fn codes(draft: &Draft<'_>, variable: VariableId) -> Option<u64> {
    let list = draft.type_of(variable)?.codelist()?;
    u64::try_from(draft.codelists[list.0].categories().count()).ok()
}

/// How many codes of a variable the population of an indicator can hold.
fn cells(draft: &Draft<'_>, indicator: &Indicator, variable: VariableId) -> Option<u64> {
    let living = living(draft, variable, indicator.among.as_ref())?;
    u64::try_from(living).ok()
}

/// The most persons that one period can count; none where that is not declared.
fn reach(
    indicator: &Indicator,
    common: &Common,
    associations: &[&Association],
    statistic: &Statistic<'_>,
) -> Option<u64> {
    let mut each: BTreeMap<AssociationId, Option<u64>> = BTreeMap::new();
    for feed in &indicator.feeds {
        let sample = &associations[feed.association.0].sources[feed.source.0].sample;
        // Samples of one year may be of other persons: they add up.
        let mut years: BTreeMap<&str, u64> = BTreeMap::new();
        for sample in sample {
            let year = sample.period.value.get(..4).unwrap_or_default();
            let eligible = sample.eligible.as_ref().map(|eligible| eligible.value);
            let eligible = eligible.and_then(|eligible| u64::try_from(eligible).ok());
            let of_year = years.entry(year).or_default();
            *of_year = of_year.saturating_add(eligible.unwrap_or(u64::MAX));
        }
        let most = years.into_values().max().filter(|most| *most < u64::MAX);
        let sum = each.entry(feed.association).or_insert(Some(0));
        *sum = sum.zip(most).map(|(sum, most)| sum.saturating_add(most));
    }
    let declared = each
        .values()
        .copied()
        .sum::<Option<u64>>()
        .filter(|_| !each.is_empty());
    declared.or_else(|| {
        let persons = statistic.owner.is_none() && indicator.observes == Observes::Person;
        let universe = common.universe.iter().filter(|_| persons);
        let people = universe.map(Universe::of);
        let people = people.filter(|it| it.observed() == Some(Observes::Person));
        people.filter_map(|it| u64::try_from(it.total).ok()).max()
    })
}
