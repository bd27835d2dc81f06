//! Medians: which ordered observations bound them.

use super::{Confidence, float, law};

/// The ranks, from 1, of the ordered observations between which the median of the population lies with at least the
/// asked confidence, whatever their law (H. A. David and H. N. Nagaraja, Order Statistics, third edition, 2003, section 7.1). None where `n`
/// are too few even for the smallest and the largest.
pub fn ranks(n: i128, confidence: Confidence) -> Option<[i128; 2]> {
    let size = u64::try_from(n).ok().filter(|n| *n > 0)?;
    let fits = |rank: u64| law::fair_tail(size, rank - 1) <= confidence.tail();
    if !fits(1) {
        return None;
    }
    // The largest rank below the middle that fits: most often, beside that of the normal law.
    let (mut low, mut high) = (1, size / 2 + 1);
    let z = law::normal_quantile(confidence.below_upper());
    let near = rank((float(n) - z * float(n).sqrt()) / 2.0);
    for rank in [near.saturating_sub(2), near.saturating_add(2)] {
        if rank > low && rank < high {
            if fits(rank) {
                low = rank;
            } else {
                high = rank;
            }
        }
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    let rank = i128::from(low);
    Some([rank, n + 1 - rank])
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "only where to begin to look for a rank"
)]
fn rank(near: f64) -> u64 {
    near as u64
}
