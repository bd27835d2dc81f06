//! Shares: an interval for one, and for the difference between two.

use super::{Bounds, Confidence, float, law};

/// The score interval of Wilson for a share `p` of `n`, without continuity correction (E. B. Wilson, JASA 22, 1927, 209–212).
/// L. D. Brown, T. T. Cai and A. `DasGupta`, Statistical Science 16, 2001, 101–133, recommend it, or that of Jeffreys, up to
/// 40 observations; beyond, they find little between it and others. `p` is within 0 and 1. `n` need not be whole: it is an
/// effective size where a sample takes much of its population.
pub fn wilson(p: f64, n: f64, confidence: Confidence) -> Bounds {
    let z = law::normal_quantile(confidence.below_upper());
    let zz = z * z / n;
    let centre = p + zz / 2.0;
    let half = z * (p * (1.0 - p) / n + zz / (4.0 * n)).sqrt();
    let low = if p <= 0.0 {
        0.0
    } else {
        (centre - half) / (1.0 + zz)
    };
    let high = if p >= 1.0 {
        1.0
    } else {
        (centre + half) / (1.0 + zz)
    };
    [low, high]
}

/// The same for `hits` of `n`.
pub fn wilson_of(hits: i128, n: i128, confidence: Confidence) -> Bounds {
    wilson(float(hits) / float(n), float(n), confidence)
}

/// The interval of the difference between two independent shares, `hits` of `n` each, by the hybrid score method
/// (R. G. Newcombe, Statistics in Medicine 17, 1998, 873–890, method 10).
pub fn difference(first: [i128; 2], second: [i128; 2], confidence: Confidence) -> Bounds {
    let share = |[hits, n]: [i128; 2]| float(hits) / float(n);
    let bounds = |[hits, n]: [i128; 2]| wilson_of(hits, n, confidence);
    let (p, q) = (share(first), share(second));
    let ([p_low, p_high], [q_low, q_high]) = (bounds(first), bounds(second));
    let root = |a: f64, b: f64| (a * a + b * b).sqrt();
    let below = root(p - p_low, q_high - q);
    let above = root(p_high - p, q - q_low);
    [p - q - below, p - q + above]
}
