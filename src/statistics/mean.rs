//! Means.

use super::{Bounds, Confidence, around, float, law};

/// Fewest observations from which the interval of a mean is computed: below, its law cannot be believed.
pub const FEWEST: i128 = 5;

/// The variance of `n` whole numbers whose sum is `x` and whose sum of squares is `xx`, over n − 1; none below 2.
pub fn variance(n: i128, x: i128, xx: i128) -> Option<f64> {
    let below = n.checked_mul(n - 1).filter(|below| *below > 0)?;
    let exact = n.checked_mul(xx).zip(x.checked_mul(x));
    let above = match exact {
        Some((above, square)) => float(above - square),
        // Past 128 bits, what a float gives up is far below what an interval tells.
        None => float(n) * float(xx) - float(x) * float(x),
    };
    Some((above / float(below)).max(0.0))
}

/// The interval of a mean by Student's law: `variance` is that of the observations, `n` of them, which are the part
/// `taken` of their population where they were drawn from it at random (0 otherwise). None below [`FEWEST`], nor where all
/// are equal: an interval of no width would tell that nothing can be otherwise.
pub fn student(
    mean: f64,
    variance: f64,
    n: i128,
    taken: f64,
    confidence: Confidence,
) -> Option<Bounds> {
    if n < FEWEST || variance <= 0.0 {
        return None;
    }
    let error = (variance / float(n) * (1.0 - taken)).sqrt();
    let t = law::student_quantile(confidence.below_upper(), float(n - 1));
    Some(around(mean, t * error))
}
