//! Net promoter scores.

use super::{Bounds, Confidence, around, float, law};

/// The interval of promoters less detractors, both as parts of `n`, by the normal law: the variance is that of a variable
/// that is 1, 0 or −1, over n, as the margins that are published of such scores: over n − 1 it would be wider by 1 / 2n of
/// itself. None where all answered alike: there is nothing to compute it from. `taken` as for a mean.
pub fn normal(
    promoters: i128,
    detractors: i128,
    n: i128,
    taken: f64,
    confidence: Confidence,
) -> Option<Bounds> {
    let [p, d] = [promoters, detractors].map(|count| float(count) / float(n));
    let variance = p + d - (p - d) * (p - d);
    if n <= 0 || variance <= 0.0 {
        return None;
    }
    let z = law::normal_quantile(confidence.below_upper());
    Some(around(
        p - d,
        z * (variance / float(n) * (1.0 - taken)).sqrt(),
    ))
}
