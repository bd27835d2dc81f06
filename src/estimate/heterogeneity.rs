//! How far associations stand from each other, beyond what chance explains, and the word for it.
//!
//! In: the cell of each association. Out, of the shares and means of the sector at one wave, from five associations on: τ, where
//! it lies, and where one more association would. Shares are taken as logarithms of odds, of variance 1/x + 1/(n − x), with a half
//! more on both sides where one of them is empty; means as they are, of variance s²/n, and of five answers at least, so that s²
//! is known. Nothing is told where one person brings several observations, which are not independent of each other, nor where
//! all answers of an association are equal, for their variance is then not known.
//!
//! The word follows τ, which is a size of difference, and never I², which is none: I² tends to all as answers grow in number.
//! Where the words begin is a choice of this programme, and no rule of the field: under 0.1 on the scale of log-odds τ is little, from
//! 0.5 on it is much. Around one half, τ = 0.1 puts 95 % of associations within 5 points of the figure, a gap that no reader would act
//! on; τ = 0.5 within 23, so that one association may find a quarter where another finds three. Of means τ is set against the standard
//! deviation of answers within associations, by the ratio of the two scales: π/√3 is that of the logistic law (S. Chinn, A simple method for
//! converting an odds ratio to effect size for use in meta-analysis, Statistics in Medicine 19, 2000, 3127–3131).

use std::collections::BTreeMap;
use std::f64::consts::PI;

use crate::cells::{Cell, Tally};
use crate::decimal::power;
use crate::derive::quantity;
use crate::figure::{Heterogeneity, Variation};
use crate::plan::{AssociationId, Measure, Plan, Waves};
use crate::statistics::heterogeneity::{Group, random_effects};
use crate::statistics::{Confidence, float, mean};

/// Fewest associations.
const FEWEST: usize = 5;
/// Under this τ of log-odds, associations vary little; from the other on, much.
const CUTS: [f64; 2] = [0.1, 0.5];

/// How far the associations of `own` stand from each other by `measure`.
pub(super) fn of(
    plan: &Plan,
    measure: &Measure,
    waves: Waves,
    own: &BTreeMap<AssociationId, &Cell>,
    confidence: Confidence,
) -> Option<Heterogeneity> {
    let cells: Vec<&Cell> = own.values().copied().filter(|cell| cell.n > 0).collect();
    if waves.is_change() || cells.iter().any(|cell| cell.n > cell.persons) {
        return None;
    }
    let (groups, unit): (Vec<Group>, f64) = match measure {
        Measure::Share { .. } => (cells.iter().filter_map(|it| odds(it)).collect(), 1.0),
        Measure::Mean(of) => {
            let scale = float(power(quantity::decimals(plan, *of)));
            let cells: Vec<Answers> = cells.iter().filter_map(|it| answers(it, scale)).collect();
            let unit = 3.0_f64.sqrt() / PI * within(&cells);
            (cells.iter().map(Answers::group).collect(), unit)
        }
        _ => return None,
    };
    if groups.len() < FEWEST {
        return None;
    }
    let found = random_effects(&groups, confidence)?;
    let is_share = matches!(measure, Measure::Share { .. });
    Some(Heterogeneity {
        associations: groups.len(),
        tau: found.tau,
        bounds: found.bounds,
        confidence,
        prediction: if is_share {
            found.prediction.map(percent)
        } else {
            found.prediction
        },
        variation: match CUTS.map(|cut| found.tau >= cut * unit) {
            [false, _] => Variation::Little,
            [true, false] => Variation::Some,
            [true, true] => Variation::Much,
        },
    })
}

/// The logarithm of the odds of a share.
fn odds(cell: &Cell) -> Option<Group> {
    let Tally::Hits(hits) = cell.tally else {
        return None;
    };
    let empty = hits == 0 || hits == cell.n;
    let [yes, no] = [hits, cell.n - hits].map(|it| float(it) + if empty { 0.5 } else { 0.0 });
    Some(Group {
        effect: libm::log(yes / no),
        variance: 1.0 / yes + 1.0 / no,
    })
}

/// The share, in percent, of which these are log-odds.
fn percent(odds: f64) -> f64 {
    100.0 / (1.0 + libm::exp(-odds))
}

/// Numbers that one association answered.
struct Answers {
    n: f64,
    mean: f64,
    variance: f64,
}

impl Answers {
    fn group(&self) -> Group {
        Group {
            effect: self.mean,
            variance: self.variance / self.n,
        }
    }
}

/// Those of a cell counted `scale` to the unit, where they are enough.
fn answers(cell: &Cell, scale: f64) -> Option<Answers> {
    match cell.tally {
        Tally::Sums { x, xx } if cell.n >= mean::FEWEST => Some(Answers {
            n: float(cell.n),
            mean: float(x) / float(cell.n) / scale,
            variance: mean::variance(cell.n, x, xx)? / (scale * scale),
        }),
        _ => None,
    }
}

/// The standard deviation of answers within associations.
fn within(cells: &[Answers]) -> f64 {
    let squares: f64 = cells.iter().map(|it| (it.n - 1.0) * it.variance).sum();
    let degrees: f64 = cells.iter().map(|it| it.n - 1.0).sum();
    (squares / degrees).sqrt()
}

#[cfg(test)]
mod tests;
