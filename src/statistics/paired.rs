//! Shares of the same persons at two moments.

use super::{Bounds, Confidence, float, law, proportion};

/// How many persons something is true of: at both moments, at the later one alone, at the earlier one alone, at neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pairs {
    /// At both.
    pub both: i128,
    /// At the later one alone.
    pub gained: i128,
    /// At the earlier one alone.
    pub lost: i128,
    /// At neither.
    pub neither: i128,
}

impl Pairs {
    fn all(self) -> i128 {
        self.both + self.gained + self.lost + self.neither
    }

    /// The correlation of both answers, the numerator brought nearer to 0 by half of the pairs where it is positive.
    fn correlation(self) -> f64 {
        let [both, gained, lost, neither] =
            [self.both, self.gained, self.lost, self.neither].map(float);
        let margins = [both + gained, lost + neither, both + lost, gained + neither];
        if margins.contains(&0.0) {
            return 0.0;
        }
        let cross = both * neither - gained * lost;
        let cross = if cross > 0.0 {
            (cross - float(self.all()) / 2.0).max(0.0)
        } else {
            cross
        };
        // One root a margin: their product may pass what a float holds exactly.
        margins
            .iter()
            .fold(cross, |cross, margin| cross / margin.sqrt())
    }
}

/// The interval of the share after less the share before, by the hybrid score method with its correlation corrected
/// (R. G. Newcombe, Statistics in Medicine 17, 1998, 2635–2650, method 10).
pub fn difference(pairs: Pairs, confidence: Confidence) -> Bounds {
    let n = pairs.all();
    let (after, before) = (pairs.both + pairs.gained, pairs.both + pairs.lost);
    let share = |hits| float(hits) / float(n);
    let bounds = |hits| proportion::wilson_of(hits, n, confidence);
    let (p, q) = (share(after), share(before));
    let ([p_low, p_high], [q_low, q_high]) = (bounds(after), bounds(before));
    let phi = pairs.correlation();
    let root = |a: f64, b: f64| (a * a - 2.0 * phi * a * b + b * b).max(0.0).sqrt();
    [
        p - q - root(p - p_low, q_high - q),
        p - q + root(p_high - p, q - q_low),
    ]
}

/// The two-sided exact probability of as unequal a split among those who changed, if gaining and losing were as likely
/// (the test of Q. `McNemar`, Psychometrika 12, 1947, 153–157, there by chi-squared, here exact by the binomial law). 1 where
/// nobody changed.
pub fn mcnemar(pairs: Pairs) -> f64 {
    let fewer = pairs.gained.min(pairs.lost);
    let changed = pairs.gained + pairs.lost;
    match (u64::try_from(changed), u64::try_from(fewer)) {
        (Ok(changed), Ok(fewer)) => (2.0 * law::fair_tail(changed, fewer)).min(1.0),
        _ => f64::NAN,
    }
}
