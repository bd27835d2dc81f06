//! Laws: how often each answer comes, as a function from a standard normal value to an answer.
//!
//! A value of the latent trait goes in, an answer comes out, and over many normal values the answers come in
//! the shares, or around the mean, that the law says. What correlates two latent values so correlates two
//! answers, whatever their laws: a Gaussian copula.

use crate::plan::CodeId;

/// How often each answer comes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Law {
    /// Codes and their weights: shares of one answer, or for a multiple choice the chance of each, in percent.
    Shares(Vec<(CodeId, f64)>),
    /// A number or a duration around a mean.
    Number(Around),
}

/// Numbers around a mean, in the variable's own unit (not in its fixed point).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Around {
    /// The mean.
    pub(super) mean: f64,
    /// The standard deviation.
    pub(super) spread: f64,
    /// Whether long values are frequent: the logarithm is normal, with this mean and deviation kept.
    pub(super) lognormal: bool,
}

impl Around {
    /// The value that stands where `z` stands among standard normal values.
    pub(super) fn at(self, z: f64) -> f64 {
        if self.lognormal && self.mean > 0.0 {
            let ratio = self.spread / self.mean;
            let variance = libm::log1p(ratio * ratio);
            libm::exp(libm::log(self.mean) - variance / 2.0 + libm::sqrt(variance) * z)
        } else {
            self.mean + self.spread * z
        }
    }
}

/// The share of standard normal values below `z`.
pub(super) fn below(z: f64) -> f64 {
    libm::erfc(-z / std::f64::consts::SQRT_2) / 2.0
}

/// Of weighted items, the one at `u` (from 0 to 1) of the way, and how far inside it; none where nothing
/// weighs.
pub(super) fn at<T: Copy>(weighted: &[(T, f64)], u: f64) -> Option<(T, f64)> {
    let total: f64 = weighted.iter().map(|(_, weight)| weight).sum();
    let mut left = u * total;
    let mut last = None;
    for (item, weight) in weighted.iter().filter(|(_, weight)| *weight > 0.0) {
        if left < *weight {
            return Some((*item, left / weight));
        }
        left -= weight;
        last = Some((*item, 1.0));
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values_of_the_normal_law() {
        // Tables of the normal distribution.
        for (z, share) in [
            (0.0, 0.5),
            (1.0, 0.841_344_746),
            (-1.959_964, 0.025),
            (3.0, 0.998_650_102),
        ] {
            assert!((below(z) - share).abs() < 1e-6, "{z}");
        }
    }

    #[test]
    fn a_lognormal_keeps_its_mean_and_its_deviation() {
        let law = Around {
            mean: 540.0,
            spread: 400.0,
            lognormal: true,
        };
        // Mean of the quantiles of a fine grid: the integral, near enough.
        let steps = 200_000;
        let values: Vec<f64> = (0..steps)
            .map(|at| law.at(-6.0 + 12.0 * f64::from(at) / f64::from(steps)))
            .collect();
        let weight = |at: i32| {
            let z = -6.0 + 12.0 * f64::from(at) / f64::from(steps);
            libm::exp(-z * z / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI) * 12.0
                / f64::from(steps)
        };
        let mean: f64 = (0..steps)
            .zip(&values)
            .map(|(at, value)| weight(at) * value)
            .sum();
        let variance: f64 = (0..steps)
            .zip(&values)
            .map(|(at, value)| weight(at) * (value - mean) * (value - mean))
            .sum();
        assert!((mean - 540.0).abs() < 0.1, "{mean}");
        assert!((variance.sqrt() - 400.0).abs() < 1.0, "{}", variance.sqrt());
    }

    #[test]
    fn weights_share_the_way() {
        let weighted = [('a', 1.0), ('b', 0.0), ('c', 3.0)];
        assert_eq!(at(&weighted, 0.0), Some(('a', 0.0)));
        assert_eq!(at(&weighted, 0.25), Some(('c', 0.0)));
        assert_eq!(at(&weighted, 0.625), Some(('c', 0.5)));
        assert_eq!(at(&weighted, 1.0), Some(('c', 1.0)));
        assert_eq!(at(&[('a', 0.0)], 0.5), None);
    }
}
