//! Primary rules: what a figure would say of few persons, of few associations, or of one.

use std::collections::BTreeMap;

use crate::figure::{Contribution, Estimator, Figure, FigureKey, Numbers};
use crate::plan::{AssociationId, Indicator, Measure, Plan, Publish};
use crate::referential::Observes;

/// Whether a figure is withheld for itself. A row of no observation says nothing of anyone.
pub(super) fn withholds(plan: &Plan, figure: &Figure) -> bool {
    let indicator = plan.indicator(figure.key.indicator);
    let publish = &indicator.publish;
    if figure.numbers.n == 0 {
        return false;
    }
    let few = few_persons(indicator, figure) || betrays(plan, indicator, figure);
    match figure.key.association {
        // Its own figure tells an association nothing of another.
        Some(_) => few,
        None => few || few_associations(publish, figure) || dominated(indicator, figure),
    }
}

/// Whether those of a change of the sector who are not compared are too few to be counted in public, of too few associations, or nearly
/// all of one.
pub(super) fn unmatched_are_few(indicator: &Indicator, numbers: &Numbers) -> bool {
    let publish = &indicator.publish;
    let brought = numbers.contributions.values();
    let brought = brought.map(|brought| brought.unmatched.unsigned_abs());
    let persons = brought.clone().fold(0, u128::saturating_add);
    let few = indicator.observes != Observes::Site && persons < u128::from(publish.persons);
    let associations = brought.clone().filter(|brought| *brought > 0).count() as u64;
    let of_few = few || associations < publish.associations;
    persons > 0 && (of_few || passes(brought, publish.dominance))
}

/// Whether it may be told of those who are not seen again that they answered otherwise at the earlier wave than those who are: one word,
/// on which side of a bound their answers lie. They are enough persons, of enough associations, none nearly alone; of an association
/// and of a sensitive variable it is not told.
pub(super) fn may_tell_of_lost(
    plan: &Plan,
    key: &FigureKey,
    brought: &BTreeMap<AssociationId, Contribution>,
) -> bool {
    let indicator = plan.indicator(key.indicator);
    let publish = &indicator.publish;
    let lost = brought.values().map(|brought| brought.lost.unsigned_abs());
    let persons = lost.clone().fold(0, u128::saturating_add);
    let associations = lost.clone().filter(|lost| *lost > 0).count() as u64;
    key.association.is_none()
        && !is_of_sensitive(plan, indicator)
        && persons >= u128::from(publish.persons)
        && associations >= publish.associations
        && !passes(lost, publish.dominance)
}

/// On a sensitive variable, few of whom it is true or few of whom it is not say who they are: so do none and all.
/// A change says it of two waves.
fn betrays(plan: &Plan, indicator: &Indicator, figure: &Figure) -> bool {
    if !is_of_sensitive(plan, indicator) {
        return false;
    }
    let few = i128::from(indicator.publish.persons);
    let mut hits = figure.numbers.hits.iter();
    hits.any(|hits| *hits < few || figure.numbers.n - hits < few)
}

/// Whether an indicator tells of how many something is true that is sensitive.
pub(super) fn is_of_sensitive(plan: &Plan, indicator: &Indicator) -> bool {
    let mut read = indicator.measure.variables().into_iter();
    counts_what_is_true(&indicator.measure) && read.any(|id| plan.variable(id).sensitive)
}

/// Fewer distinct respondents than asked for. Behind sites there are no persons to protect.
fn few_persons(indicator: &Indicator, figure: &Figure) -> bool {
    indicator.observes != Observes::Site
        && figure.numbers.persons < i128::from(indicator.publish.persons)
}

fn few_associations(publish: &Publish, figure: &Figure) -> bool {
    (figure.numbers.contributors() as u64) < publish.associations
}

/// One association brings more than its share of the observations, or of what is added up.
fn dominated(indicator: &Indicator, figure: &Figure) -> bool {
    let by = |brought: fn(&Contribution) -> i128| {
        let brought = figure.numbers.contributions.values().map(brought);
        passes(brought.map(i128::unsigned_abs), indicator.publish.dominance)
    };
    // An association that weighs most of a stratified estimate is what it says.
    let weighs = figure.key.estimator == Estimator::Stratified;
    let magnitude = weighs || gives_back_a_sum(&indicator.measure);
    by(|contribution| contribution.n) || (magnitude && by(|contribution| contribution.magnitude))
}

/// Whether a measure tells of how many something is true.
fn counts_what_is_true(measure: &Measure) -> bool {
    match measure {
        // Of few respondents a score is told as its promoters and detractors.
        Measure::Share { .. } | Measure::Distribution(_) | Measure::Nps(_) => true,
        Measure::Count
        | Measure::Distinct
        | Measure::Sum(_)
        | Measure::Ratio { .. }
        | Measure::Mean(_)
        | Measure::Median(_) => false,
    }
}

/// Whether what a measure publishes gives back a sum of magnitudes, of which one association may hold most.
fn gives_back_a_sum(measure: &Measure) -> bool {
    match measure {
        Measure::Sum(_) | Measure::Mean(_) | Measure::Ratio { .. } => true,
        Measure::Count
        | Measure::Distinct
        | Measure::Share { .. }
        | Measure::Median(_)
        | Measure::Nps(_)
        | Measure::Distribution(_) => false,
    }
}

/// Whether the largest part is more than `percent` of the whole.
fn passes(parts: impl Iterator<Item = u128> + Clone, percent: u64) -> bool {
    let largest = parts.clone().max().unwrap_or(0);
    let whole = parts.fold(0_u128, u128::saturating_add);
    match (largest.checked_mul(100), whole.checked_mul(percent.into())) {
        (Some(largest), Some(whole)) => largest > whole,
        // Past 128 bits the last digits decide nothing.
        _ => largest / 100 > whole / 100 / 100 * u128::from(percent),
    }
}
