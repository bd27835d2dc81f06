//! The stratified estimate: what the sector would say if each association were as large among respondents as it is among those
//! eligible.
//!
//! In: a pooled figure of the sector, the cell of each association, and how many each declares eligible for the very period
//! (`sample: eligible`). Out: the figure beside it, of shares and means of a wave, where two associations contribute, each
//! declares that number and brings two answers. Strata are associations; observations of one are taken as a simple sample of it,
//! which is narrowed where it was drawn at random.
//!
//! What is declared is who was eligible for a source: of a part of them (a disaggregation, `among`, the base of a share) how many
//! there were is not known, and nothing is estimated.

use std::collections::BTreeMap;

use super::{Place, design};
use crate::cells::{Cell, Tally};
use crate::decimal::power;
use crate::derive::quantity;
use crate::figure::{
    Estimator, Figure, FigureKey, Flag, Method, Numbers, Precision, Reached, Unknown,
};
use crate::plan::{AssociationId, Measure};
use crate::statistics::strata::{Combined, Stratum, combined};
use crate::statistics::{Confidence, float};

/// The stratified estimate that stands beside `pooled`, of the cells of `own`.
pub(super) fn beside(
    place: &Place,
    pooled: &Figure,
    own: &BTreeMap<AssociationId, &Cell>,
) -> Option<Figure> {
    let waves = place.key.waves;
    let whole = place.splits.is_empty() && place.indicator.among.is_none() && !waves.is_change();
    let scale = match place.indicator.measure {
        Measure::Share { base: None, .. } if whole => 100.0,
        Measure::Mean(of) if whole => 1.0 / float(power(quantity::decimals(place.plan, of))),
        _ => return None,
    };
    let mut contributions = pooled.numbers.contributions.clone();
    let mut strata = Vec::new();
    for (association, cell) in own.iter().filter(|(_, cell)| cell.n > 0) {
        let at = (place.key.period, waves);
        let told = design::stratum(place.plan, place.cells, place.indicator, at, *association);
        let (eligible, taken) = told?;
        let [x, xx] = sums(cell)?;
        strata.push(Stratum {
            weight: float(eligible),
            n: cell.n,
            x,
            xx,
            taken,
        });
        contributions.get_mut(association)?.magnitude = eligible;
    }
    if strata.len() < 2 {
        return None;
    }
    let found = combined(&strata)?;
    let repeated = own.values().any(|cell| cell.n > cell.persons);
    let precision = match pooled.numbers.reached {
        Reached::Census => Precision::Census,
        Reached::Records => Precision::Unknown(Unknown::Records),
        Reached::Random | Reached::Indication if repeated => Precision::Unknown(Unknown::Repeated),
        Reached::Random | Reached::Indication => {
            let finite = strata.iter().any(|it| it.taken > 0.0);
            interval(place, found, scale, finite)
        }
    };
    let largest = contributions.values().map(|it| it.magnitude).max();
    let eligible: i128 = contributions.values().map(|it| it.magnitude).sum();
    let mut flags = pooled.numbers.flags.clone();
    flags.retain(|flag| {
        matches!(
            flag,
            Flag::EligibilityUnknown(_) | Flag::NonResponse(_) | Flag::NoHeadline
        )
    });
    if largest.is_some_and(|largest| 2 * largest > eligible) {
        flags.insert(Flag::CarriedByOne);
    }
    Some(Figure {
        key: FigureKey {
            estimator: Estimator::Stratified,
            ..pooled.key.clone()
        },
        numbers: Numbers {
            value: Some(scale * found.value),
            numerator: None,
            denominator: None,
            contributions,
            precision,
            flags,
            spread: None,
            heterogeneity: None,
            ..pooled.numbers.clone()
        },
        ..pooled.clone()
    })
}

/// Σx and Σx² of what one association says.
fn sums(cell: &Cell) -> Option<[i128; 2]> {
    match cell.tally {
        Tally::Hits(hits) => Some([hits, hits]),
        Tally::Sums { x, xx } => Some([x, xx]),
        _ => None,
    }
}

fn interval(place: &Place, found: Combined, scale: f64, finite: bool) -> Precision {
    let confidence: Confidence = place.confidence;
    let (method, bounds) = match place.indicator.measure {
        Measure::Share { .. } => (Method::Logit, found.of_share(confidence)),
        _ => (Method::Student, found.of_mean(confidence)),
    };
    match bounds {
        None => Precision::Unknown(Unknown::NoVariance),
        Some(bounds) => Precision::Interval {
            bounds: bounds.map(|bound| scale * bound),
            confidence,
            method,
            weighted: false,
            finite,
        },
    }
}

#[cfg(test)]
mod tests;
