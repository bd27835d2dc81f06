//! The change of a ratio of two sums, over the same observations at two moments.

use super::{Bounds, Confidence, around, float, law, mean};

/// What such a change adds up over `n` observations. Four numbers each: above and below before, above and below after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    /// Observations.
    pub n: i128,
    /// The sum of each number.
    pub of: [i128; 4],
    /// The sums of products of two, the first with itself and each after it, then the second with itself and so on.
    pub products: [i128; 10],
}

/// What rounding may leave of residuals that are all 0, beside what they are the difference of.
const ROUNDING: f64 = 1e-13;

/// The interval of x₁ / y₁ − x₀ / y₀, sums over the same observations, by linearisation: with R₀ and R₁ the two ratios, the
/// residual of an observation is e = (x₁ − R₁ y₁) / ȳ₁ − (x₀ − R₀ y₀) / ȳ₀, whose mean is 0; the standard error is `s_e` / √n, over
/// n − 1 (C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling, 1992, section 5.5, on functions of totals;
/// `svycontrast` over the four `svytotal` of R's survey), by Student's law with n − 1 degrees of freedom. None below five observations,
/// over 0, or where nothing is left to explain.
pub fn linearised(sums: Sums, confidence: Confidence) -> Option<Bounds> {
    let n = sums.n;
    let [above_before, below_before, above_after, below_after] = sums.of.map(float);
    if n < mean::FEWEST || sums.of[1] == 0 || sums.of[3] == 0 {
        return None;
    }
    let (before, after) = (above_before / below_before, above_after / below_after);
    // Of each number, how much a residual moves with it, but for the factor n.
    let slopes = [
        -1.0 / below_before,
        before / below_before,
        1.0 / below_after,
        -after / below_after,
    ];
    // Σe² / n as a form of n Σab − Σa Σb: what means weigh is taken out while numbers are whole.
    let (mut residual, mut size, mut at) = (0.0, 0.0, 0);
    for first in 0..4 {
        for second in first..4 {
            let spread = co_spread(n, sums.products[at], sums.of[first], sums.of[second]);
            let twice = if first == second { 1.0 } else { 2.0 };
            let part = twice * slopes[first] * slopes[second] * spread;
            residual += part;
            size += part.abs();
            at += 1;
        }
    }
    if residual <= size * ROUNDING {
        return None;
    }
    let error = (residual / float(n - 1)).sqrt();
    let t = law::student_quantile(confidence.below_upper(), float(n - 1));
    Some(around(after - before, t * error))
}

/// n Σab − Σa Σb.
fn co_spread(n: i128, product: i128, a: i128, b: i128) -> f64 {
    let exact = n.checked_mul(product).zip(a.checked_mul(b));
    let exact = exact.and_then(|(of_products, of_sums)| of_products.checked_sub(of_sums));
    exact.map_or_else(|| float(n) * float(product) - float(a) * float(b), float)
}
