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

/// The same by weight: `once` has what promoters, passives and detractors weigh, `twice` the squares of that. The variance is
/// that of the linearisation, Σw²(s − score)² / (Σw)², s being 1, 0 or −1; with equal weights it is that of [`normal`].
pub fn linearised(
    once: [i128; 3],
    twice: [i128; 3],
    taken: f64,
    confidence: Confidence,
) -> Option<Bounds> {
    let w = float(once[0]) + float(once[1]) + float(once[2]);
    let score = (float(once[0]) - float(once[2])) / w;
    let parts = twice.into_iter().zip([1.0, 0.0, -1.0]);
    let parts = parts.map(|(ww, s)| float(ww) * (s - score) * (s - score));
    let variance = parts.fold(0.0, |sum, part| sum + part) / (w * w);
    // All alike: nothing to compute it from.
    let alike = once.into_iter().filter(|w| *w > 0).count() < 2;
    if alike || variance <= 0.0 {
        return None;
    }
    let z = law::normal_quantile(confidence.below_upper());
    Some(around(score, z * (variance * (1.0 - taken)).sqrt()))
}
