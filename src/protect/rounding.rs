//! Medians as they are published: rounded to the step of their indicator, for a median is the answer of one
//! respondent or of two. Working figures stay as they are.

use crate::decimal::{Decimal, power};
use crate::plan::{Indicator, Measure};

/// The value of a figure of `indicator`, as it is published.
pub(super) fn published(indicator: &Indicator, value: f64) -> f64 {
    match (&indicator.measure, indicator.publish.step) {
        (Measure::Median(_), Some(step)) if step.units > 0 => to_step(value, step),
        _ => value,
    }
}

/// The multiple of `step` nearest to `value`, half away from zero.
///
/// A median is the half of a whole number of units of nine decimals at most: counted so, `0.35` is half way between
/// `0.3` and `0.4`, which it is not in floating point.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a float past what is counted exactly is given back as it is"
)]
fn to_step(value: f64, step: Decimal) -> f64 {
    let scale = power(Decimal::MAX_DECIMALS);
    let units = (value * scale as f64).round() as i128;
    let rounded = step
        .exactly(Decimal::MAX_DECIMALS)
        .filter(|_| value.abs() < 1e12)
        .map(|step| (units.abs() + step / 2) / step * step * units.signum());
    rounded.map_or(value, |units| {
        Decimal {
            units,
            decimals: Decimal::MAX_DECIMALS,
        }
        .to_f64()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_multiple_half_away_from_zero() {
        for (value, step, nearest) in [
            (2.9, "0.5", 3.0),
            (2.75, "0.5", 3.0),
            (2.7, "0.5", 2.5),
            (0.35, "0.1", 0.4),
            (-0.35, "0.1", -0.4),
            (1234.0, "100", 1200.0),
            (-4.0, "10", 0.0),
            (1e15, "10", 1e15),
        ] {
            let step = Decimal::parse(step).unwrap();
            assert!(
                (to_step(value, step) - nearest).abs() < f64::EPSILON,
                "{value}"
            );
        }
    }
}
