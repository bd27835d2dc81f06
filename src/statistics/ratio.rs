//! Ratios of two sums over the same observations.

use super::{Bounds, Confidence, around, float, law, mean};

/// What a ratio adds up over `n` observations: Σx, Σy, Σx², Σxy, Σy².
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    /// Observations.
    pub n: i128,
    /// Σx.
    pub x: i128,
    /// Σy.
    pub y: i128,
    /// Σx².
    pub xx: i128,
    /// Σxy.
    pub xy: i128,
    /// Σy².
    pub yy: i128,
}

impl Sums {
    /// Y² × Σ(x − Ry)², which is a whole number.
    fn residual(self) -> f64 {
        let exact = || {
            let square = |a: i128, b: i128| a.checked_mul(b);
            let first = square(self.y, self.y)?.checked_mul(self.xx)?;
            let second = square(self.x, self.y)?.checked_mul(self.xy)?;
            let third = square(self.x, self.x)?.checked_mul(self.yy)?;
            first
                .checked_sub(second.checked_mul(2)?)?
                .checked_add(third)
        };
        exact().map_or_else(
            || {
                let [x, y, xx, xy, yy] = [self.x, self.y, self.xx, self.xy, self.yy].map(float);
                y * y * xx - 2.0 * x * y * xy + x * x * yy
            },
            float,
        )
    }
}

/// The interval of Σx / Σy by linearisation: the error is that of the residuals x − Ry, over n − 1 (W. G. Cochran, Sampling
/// Techniques, third edition, 1977, section 2.11; `svyratio` of R's survey), by Student's law with n − 1 degrees of freedom,
/// where Cochran takes the normal one. It is an approximation: a ratio of few observations, or over sums that could be near
/// 0, is biased, and its interval too short. None below five observations, over 0, or where nothing is left to explain.
/// `taken` as for a mean.
pub fn linearised(sums: Sums, taken: f64, confidence: Confidence) -> Option<Bounds> {
    let n = sums.n;
    let residual = sums.residual();
    if n < mean::FEWEST || sums.y == 0 || residual <= 0.0 {
        return None;
    }
    let y = float(sums.y);
    let error = (float(n) / float(n - 1) * residual * (1.0 - taken)).sqrt() / (y * y);
    let t = law::student_quantile(confidence.below_upper(), float(n - 1));
    Some(around(float(sums.x) / y, t * error.abs()))
}
