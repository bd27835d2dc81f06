//! How much what is measured differs from one group to another, beyond what chance explains: random effects.
//!
//! Each group gives an effect `y` and the variance `v` of its error. The model is y ~ N(μ, v + τ²): τ is how far the groups
//! stand from each other, in the unit of the effects. With weights w = 1/(v + τ²), m = Σwy/Σw:
//!
//! - τ² maximises the restricted likelihood (D. A. Harville, JASA 72, 1977, 320–338; W. Viechtbauer, Journal of Educational and
//!   Behavioral Statistics 30, 2005, 261–293): its score Σw²(y − m)² − Σw + Σw²/Σw is 0 there, or τ² is;
//! - its interval is by profile of Q (W. Viechtbauer, Statistics in Medicine 26, 2007, 37–52): Σw(y − m)² falls as τ² grows, and
//!   the bounds are where it is the quantiles of the law of chi-squared with k − 1 degrees of freedom;
//! - the error of m is by G. Knapp and J. Hartung (Statistics in Medicine 22, 2003, 2693–2710): that of the model, √(1/Σw), times
//!   √q where q = Σw(y − m)²/(k − 1), and never under it, as they propose: groups that agree by chance would else promise more
//!   than the model without heterogeneity;
//! - where one more group would lie: m ± t √(τ² + error²), with k − 1 degrees of freedom (`predict` of R's metafor; J. P. T.
//!   Higgins, S. G. Thompson and D. J. Spiegelhalter, JRSS A 172, 2009, 137–159, take k − 2).
//!
//! Roots are found by bisection down to the last bit of a float: no start, no tolerance, the same on every machine.

use super::{Bounds, Confidence, around, float, law};

/// Fewest groups: below, nothing can be told of how they differ.
const FEWEST: usize = 3;

/// How many times the range in which τ² is sought is halved before bisection, so that of two maxima the higher is found.
const HALVINGS: i32 = 40;

/// What one group says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// Its effect.
    pub effect: f64,
    /// The variance of its error, above 0.
    pub variance: f64,
}

/// What groups say together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RandomEffects {
    /// Their mean.
    pub mean: f64,
    /// Its error.
    pub error: f64,
    /// How far they stand from each other: a standard deviation, in the unit of the effects.
    pub tau: f64,
    /// The interval of τ.
    pub bounds: Bounds,
    /// Where one more group would lie.
    pub prediction: Bounds,
}

/// The random effects of `groups`; none below three, nor where a variance is not above 0.
pub fn random_effects(groups: &[Group], confidence: Confidence) -> Option<RandomEffects> {
    let sound = |group: &Group| group.variance > 0.0 && group.effect.is_finite();
    if groups.len() < FEWEST || !groups.iter().all(sound) {
        return None;
    }
    let df = float(groups.len() as i128 - 1);
    let squared = restricted(groups);
    let at = Weighed::of(groups, squared);
    let error = ((at.q / df).max(1.0) / at.weight).sqrt();
    let bound = |p| profile(groups, law::chi_squared_quantile(p, df)).sqrt();
    let t = law::student_quantile(confidence.below_upper(), df);
    Some(RandomEffects {
        mean: at.mean,
        error,
        tau: squared.sqrt(),
        bounds: [bound(confidence.below_upper()), bound(confidence.tail())],
        prediction: around(at.mean, t * (squared + error * error).sqrt()),
    })
}

/// What groups add up to, weighed for one τ².
struct Weighed {
    /// Σw.
    weight: f64,
    /// Σw².
    squares: f64,
    mean: f64,
    /// Σw(y − m)².
    q: f64,
    /// Σw²(y − m)².
    qq: f64,
}

impl Weighed {
    fn of(groups: &[Group], squared: f64) -> Self {
        let weights = || groups.iter().map(|it| (1.0 / (it.variance + squared), it));
        let sum = |of: &dyn Fn((f64, &Group)) -> f64| weights().map(of).sum::<f64>();
        let weight = sum(&|(w, _)| w);
        let mean = sum(&|(w, it)| w * it.effect) / weight;
        Self {
            weight,
            squares: sum(&|(w, _)| w * w),
            mean,
            q: sum(&|(w, it)| w * (it.effect - mean) * (it.effect - mean)),
            qq: sum(&|(w, it)| w * w * (it.effect - mean) * (it.effect - mean)),
        }
    }

    /// Twice the slope of the restricted likelihood.
    fn score(&self) -> f64 {
        self.qq - self.weight + self.squares / self.weight
    }
}

/// Twice the logarithm of the restricted likelihood, without its constant.
fn likelihood(groups: &[Group], squared: f64) -> f64 {
    let at = Weighed::of(groups, squared);
    let logs = groups.iter().map(|it| libm::log(it.variance + squared));
    -logs.sum::<f64>() - libm::log(at.weight) - at.q
}

/// The τ² of the restricted likelihood.
fn restricted(groups: &[Group]) -> f64 {
    let score = |squared: f64| Weighed::of(groups, squared).score();
    let Some(most) = fallen(reach(groups), score) else {
        return 0.0;
    };
    // Where variances are far apart the likelihood may have two tops: the score is followed on the sides of the higher.
    let steps = (0..=HALVINGS).map(|halvings| libm::scalbn(most, -halvings));
    let steps: Vec<f64> = steps.chain([0.0]).collect();
    let mut best = steps.len() - 1;
    for at in (0..best).rev() {
        if likelihood(groups, steps[at]) > likelihood(groups, steps[best]) {
            best = at;
        }
    }
    let low = steps.get(best + 1).copied().unwrap_or(0.0);
    let high = steps[best.saturating_sub(1)];
    root(low, high, score)
}

/// The τ² for which Q is `quantile`; 0 where it is less for every one.
fn profile(groups: &[Group], quantile: f64) -> f64 {
    let above = |squared: f64| Weighed::of(groups, squared).q - quantile;
    let most = fallen(reach(groups), above);
    most.map_or(0.0, |most| root(0.0, most, above))
}

/// How far τ² is sought at first: the squares of the distances of the effects from their mean, added up.
fn reach(groups: &[Group]) -> f64 {
    let mean = groups.iter().map(|it| it.effect).sum::<f64>() / float(groups.len() as i128);
    let squares = groups
        .iter()
        .map(|it| (it.effect - mean) * (it.effect - mean));
    squares.sum()
}

/// The first of `from` and its doubles where `of` is no more above 0; none where nothing is above it.
fn fallen(from: f64, of: impl Fn(f64) -> f64) -> Option<f64> {
    let mut at = from;
    while of(at) > 0.0 && at.is_finite() {
        at *= 2.0;
    }
    Some(at).filter(|at| *at > 0.0 && at.is_finite())
}

/// Where `of`, above 0 at `low` and not at `high`, crosses it; `low` where it is not above 0 there.
fn root(mut low: f64, mut high: f64, of: impl Fn(f64) -> f64) -> f64 {
    if of(low) <= 0.0 {
        return low;
    }
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return low;
        }
        if of(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
}

#[cfg(test)]
mod tests;
