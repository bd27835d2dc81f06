//! The difference between the means of two independent groups.

use super::{Bounds, Confidence, around, float, law, mean};

/// One group: how many, the sum and the sum of squares of its whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Observations.
    pub n: i128,
    /// Σx.
    pub x: i128,
    /// Σx².
    pub xx: i128,
}

/// The interval of the mean of `first` less that of `second`, whose variances need not be the same (B. L. Welch, Biometrika 34,
/// 1947, 28–35), by Student's law. Its degrees of freedom, which F. E. Satterthwaite gives (Biometrics Bulletin 2, 1946,
/// 110–114), are rounded down to a whole number, so that the interval is never too short by it. None where a group has less than
/// [`mean::FEWEST`], nor where neither varies.
pub fn difference(first: Group, second: Group, confidence: Confidence) -> Option<Bounds> {
    if first.n.min(second.n) < mean::FEWEST {
        return None;
    }
    // Of each mean, its variance.
    let error = |group: Group| {
        let variance = mean::variance(group.n, group.x, group.xx);
        variance.map(|variance| variance / float(group.n))
    };
    let (a, b) = (error(first)?, error(second)?);
    let both = a + b;
    if both <= 0.0 {
        return None;
    }
    let below = a * a / float(first.n - 1) + b * b / float(second.n - 1);
    let freedom = (both * both / below).floor();
    let centre = float(first.x) / float(first.n) - float(second.x) / float(second.n);
    let t = law::student_quantile(confidence.below_upper(), freedom);
    Some(around(centre, t * both.sqrt()))
}
