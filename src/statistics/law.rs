//! Quantiles and tails of the laws that intervals rest on.

use statrs::distribution::{Binomial, Normal, StudentsT};
use statrs::distribution::{ContinuousCDF, DiscreteCDF};

/// From these degrees of freedom on, the expansion is nearer to the quantile than the search of `statrs` is: at 130,000
/// the search is wrong by 6e-6.
const MANY: f64 = 400.0;

/// The value below which a standard normal variable is with probability `p`.
pub fn normal_quantile(p: f64) -> f64 {
    Normal::standard().inverse_cdf(p)
}

/// The value below which a variable of Student's law with `df` degrees of freedom is with probability `p`.
///
/// Past 400 degrees, the expansion of Fisher and Cornish (Abramowitz and Stegun, 26.7.5), whose rest is below 1e-12 there.
pub fn student_quantile(p: f64, df: f64) -> f64 {
    if df < MANY {
        let law = StudentsT::new(0.0, 1.0, df);
        return law.map_or(f64::NAN, |law| law.inverse_cdf(p));
    }
    let z = normal_quantile(p);
    let [z3, z5, z7, z9] = [3, 5, 7, 9].map(|power| z.powi(power));
    let terms = [
        z,
        (z3 + z) / 4.0,
        (5.0 * z5 + 16.0 * z3 + 3.0 * z) / 96.0,
        (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / 384.0,
        (79.0 * z9 + 776.0 * z7 + 1482.0 * z5 - 1920.0 * z3 - 945.0 * z) / 92160.0,
    ];
    terms.iter().rev().fold(0.0, |sum, term| sum / df + term)
}

/// The probability that of `n` throws of a fair coin at most `k` are heads.
pub fn fair_tail(n: u64, k: u64) -> f64 {
    let law = Binomial::new(0.5, n);
    law.map_or(f64::NAN, |law| law.cdf(k))
}
