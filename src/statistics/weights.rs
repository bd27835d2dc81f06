//! Weights: in fixed point, and what they cost.
//!
//! Weights are whole numbers of millionths, so that their sums do not depend on an order. Those of a sample are scaled so
//! that their mean is 1: they say who counts for more than another, not how large a population is, and samples that are
//! pooled keep their sizes.

use super::float;
use crate::decimal::{divide_rounded, power};

/// Decimals of a weight.
pub const DECIMALS: u8 = 6;

/// The weight of an observation that weighs no more and no less than another.
pub const ONE: i64 = 1_000_000;

/// Scales weights so that their mean is [`ONE`], to the nearest millionth and never to nothing; none where a sum passes 128
/// bits.
pub fn to_mean_one(weights: &mut [i64]) -> Option<()> {
    let mut sum = 0_i128;
    for weight in &*weights {
        sum = sum.checked_add(i128::from(*weight))?;
    }
    let whole = i128::try_from(weights.len())
        .ok()?
        .checked_mul(power(DECIMALS))?;
    for weight in weights {
        let scaled = divide_rounded(i128::from(*weight).checked_mul(whole)?, sum)?;
        *weight = i64::try_from(scaled).ok()?.max(1);
    }
    Some(())
}

/// Of how many observations that weigh the same the estimate of a mean would be as sure: (Σw)² / Σw² (L. Kish, Survey
/// Sampling, 1965, section 11.7; Journal of Official Statistics 8, 1992, 183–200). It holds what is measured not to depend on
/// the weights. None of no observation.
pub fn effective(w: i128, ww: i128) -> Option<f64> {
    let square = w.checked_mul(w).map_or_else(|| float(w) * float(w), float);
    (ww > 0).then(|| square / float(ww))
}

/// The largest weight, in tenths of the mean of `n` that add up to `w`, half up; none of no observation.
pub fn largest_over_mean(largest: i64, n: i128, w: i128) -> Option<i128> {
    let tenths = i128::from(largest).checked_mul(n)?.checked_mul(10)?;
    divide_rounded(tenths, w)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The masculinity survey of `FiveThirtyEight` and `WNYC`, 2018 (1,615 men): Σw and Σw² of their weights, which have nine
    /// decimals, for each answer to how masculine they feel. The shares published are 37, 46, 11, 5 and 1 %.
    #[test]
    fn a_survey_as_published() {
        let answers = [
            (600_694_304_074, 1_722_910_133_546_775_629_984, 37.0),
            (750_807_313_936, 2_130_983_698_715_284_278_814, 46.0),
            (178_159_377_728, 696_460_584_451_315_163_062, 11.0),
            (76_069_645_763, 396_318_716_483_843_523_887, 5.0),
            (9_269_358_491, 10_453_120_783_395_271_135, 1.0),
        ];
        let (mut w, mut ww) = (0, 0);
        for (more, square, _) in answers {
            (w, ww) = (w + more, ww + square);
        }
        let effective = effective(w, ww).unwrap();
        assert!(
            (effective - 526.156_661_408_358_2).abs() < 1e-9,
            "{effective}"
        );
        for (more, _, published) in answers {
            let percent = 100.0 * float(more) / float(w);
            assert!((percent - published).abs() < 0.5, "{percent}");
        }
    }

    #[test]
    fn weights_are_scaled_to_their_mean() {
        let mut weights = [2_000_000, 1_000_000, 3_000_000, 2_000_000];
        to_mean_one(&mut weights).unwrap();
        assert_eq!(weights, [1_000_000, 500_000, 1_500_000, 1_000_000]);
        let mut light = [1, 4_000_000_000];
        to_mean_one(&mut light).unwrap();
        assert_eq!(light, [1, 2_000_000]);
        assert_eq!(to_mean_one(&mut []), Some(()));
        let same = [ONE; 7];
        let mut scaled = same;
        to_mean_one(&mut scaled).unwrap();
        assert_eq!(scaled, same);
    }

    #[test]
    fn equal_weights_cost_nothing() {
        let n = 40;
        let (w, ww) = (n * 250_000, n * 250_000 * 250_000);
        assert_eq!(effective(w, ww), Some(40.0));
        assert_eq!(largest_over_mean(250_000, n, w), Some(10));
        // 5 over a mean of 2, then 8.676605507 times the mean.
        let mean_two = 8 * i128::from(ONE);
        assert_eq!(largest_over_mean(5 * ONE, 4, mean_two), Some(25));
        assert_eq!(
            largest_over_mean(8_676_606, 1615, 1615 * i128::from(ONE)),
            Some(87)
        );
        assert_eq!(largest_over_mean(0, 0, 0), None);
        assert_eq!(effective(0, 0), None);
    }
}
