//! Methods of survey statistics, on numbers alone.
//!
//! In: counts, sums and sums of squares. Out: bounds, quantiles, ranks. Nothing here knows a plan, a cell or a figure, so
//! that each method can be held against what its paper publishes, and against R.
//!
//! Functions that are not plain arithmetic (logarithms, exponentials) come from `libm`, never from the system, and nothing is
//! raised to a power by `powi`, whose last digit is not promised: the same numbers give the same bytes on every machine.

mod confidence;
pub mod effect;
pub mod frequencies;
pub mod heterogeneity;
pub mod kitagawa;
pub mod law;
pub mod mean;
pub mod median;
pub mod nps;
pub mod paired;
pub mod proportion;
pub mod raking;
pub mod ratio;
pub mod ratio_change;
pub mod strata;
#[cfg(test)]
mod tests;
pub mod weights;
pub mod welch;

pub use confidence::Confidence;

/// Lower and upper bound.
pub type Bounds = [f64; 2];

/// The float nearest to a whole number: sums stay exact before it.
#[expect(
    clippy::cast_precision_loss,
    reason = "what a float cannot hold of a sum is far below what an interval tells"
)]
pub(crate) fn float(whole: i128) -> f64 {
    whole as f64
}

/// `value` less and more `half`.
fn around(value: f64, half: f64) -> Bounds {
    [value - half, value + half]
}
