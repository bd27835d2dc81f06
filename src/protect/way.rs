//! The way to a base as it is published: those who were left out are persons too, and few of them are counted no more than few
//! behind a figure.
//!
//! In: all figures, in clear. Out: of each, the steps that may be read. The base is published to the unit, so whatever lets one
//! add up the others gives a small step back:
//!
//! - where the way begins is not told, nor what is of another period: one number serves every period and every indicator of
//!   the same sources, and a page without a small step would tell it for a page with one;
//! - the steps of a disaggregation are not told: a whole less all its parts but one gives that one back;
//! - a step of fewer persons than the threshold is said to be under it; the others are told to the nearest ten, each by itself;
//! - reasons for having no value are told apart where each is of enough persons, else together: their sum is published;
//! - of the sector, a step that too few associations bring, or one of them nearly alone, is told without its number.
//!
//! What is left to a reader: a step told as few is between 1 and the threshold less 1, and one that is rounded within five of what is
//! written. Two bases that are published, of an indicator and of one that asks less, still differ by a number: that is for
//! secondary suppression, and adds nothing to what both figures tell.

use std::collections::BTreeMap;

use crate::figure::{Count, Figure, FigureKey, Numbers, Step, Way};
use crate::plan::{Indicator, Plan};
use crate::referential::{Missing, Observes};

/// What each association leaves at each step, by the figure of the sector: the largest number, and how many bring some.
pub(super) struct Ways(BTreeMap<FigureKey, BTreeMap<Step, (i128, u64)>>);

impl Ways {
    /// Those of `figures`, whose ways are in clear.
    pub(super) fn of(figures: &[Figure]) -> Self {
        let mut brought: BTreeMap<FigureKey, BTreeMap<Step, (i128, u64)>> = BTreeMap::new();
        let wholes = figures.iter().filter(|it| it.key.splits.is_empty());
        for figure in wholes.filter(|it| it.key.association.is_some()) {
            let Some(way) = &figure.numbers.way else {
                continue;
            };
            let own = brought.entry(sector(&figure.key)).or_default();
            for (step, count) in clear(&together(way)) {
                let (largest, associations) = own.entry(step).or_default();
                *largest = count.max(*largest);
                *associations += 1;
            }
        }
        Self(brought)
    }

    /// What the figure of `key` says, with what may be read of the way to its base.
    pub(super) fn published(&self, plan: &Plan, key: &FigureKey, numbers: Numbers) -> Numbers {
        let way = numbers.way.filter(|_| key.splits.is_empty());
        let way = way.map(|way| {
            let indicator = plan.indicator(key.indicator);
            let told = clear(&told_apart(indicator, way)).into_iter();
            let steps = told.filter(|(step, _)| *step != Step::Elsewhere);
            let steps = steps.map(|(step, count)| (step, self.told(indicator, key, step, count)));
            Way {
                from: None,
                steps: steps.collect(),
            }
        });
        Numbers { way, ..numbers }
    }

    /// How many were left at a step, as it is told.
    fn told(&self, indicator: &Indicator, key: &FigureKey, step: Step, count: i128) -> Count {
        if is_few(indicator, count) {
            return Count::Under(indicator.publish.persons);
        }
        if key.association.is_none() && !self.is_of_enough(indicator, key, step, count) {
            return Count::Withheld;
        }
        Count::About((count + 5) / 10 * 10)
    }

    /// Whether enough associations bring a step, and none nearly alone. Of one reason, those are told that bring any of them.
    fn is_of_enough(
        &self,
        indicator: &Indicator,
        key: &FigureKey,
        step: Step,
        count: i128,
    ) -> bool {
        let own = self.0.get(key);
        let brought = own.and_then(|own| own.get(&step).or_else(|| own.get(&gathered(step))));
        brought.is_some_and(|(largest, associations)| {
            let most = i128::from(indicator.publish.dominance);
            *associations >= indicator.publish.associations
                && largest.saturating_mul(100) <= count.saturating_mul(most)
        })
    }
}

/// The steps of a way in clear.
fn clear(way: &Way) -> Vec<(Step, i128)> {
    let steps = way.steps.iter();
    let exact = steps.filter_map(|(step, count)| match count {
        Count::Exact(count) => Some((*step, *count)),
        Count::About(_) | Count::Under(_) | Count::Withheld => None,
    });
    exact.collect()
}

/// Whether so many left out would be told to be few. Behind sites there are no persons to protect.
fn is_few(indicator: &Indicator, count: i128) -> bool {
    indicator.observes != Observes::Site && count < i128::from(indicator.publish.persons)
}

/// The step under which one is told together with others.
fn gathered(step: Step) -> Step {
    match step {
        Step::Missing(reason) if reason != Missing::NotConcerned => Step::Unanswered,
        other => other,
    }
}

/// A way whose reasons for having no value are told together, beside each.
fn together(way: &Way) -> Way {
    let mut all = way.clone();
    let silent = clear(way)
        .into_iter()
        .filter(|(step, _)| gathered(*step) == Step::Unanswered);
    all.leave(Step::Unanswered, silent.map(|(_, count)| count).sum());
    all
}

/// A way whose reasons for having no value are told apart where each is of enough persons, else together.
fn told_apart(indicator: &Indicator, way: Way) -> Way {
    let is_reason = |step: &Step| *step != gathered(*step);
    let reasons = clear(&way).into_iter().filter(|(step, _)| is_reason(step));
    if reasons.clone().all(|(_, count)| !is_few(indicator, count)) {
        return way;
    }
    let mut told = together(&way);
    told.steps.retain(|step, _| !is_reason(step));
    told
}

/// The figure of the sector that one of an association is a part of.
fn sector(key: &FigureKey) -> FigureKey {
    FigureKey {
        association: None,
        ..key.clone()
    }
}
