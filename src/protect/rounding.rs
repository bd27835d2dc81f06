//! Medians as they are published: rounded to the step of their indicator, for a median is the answer of one
//! respondent or of two, and so is each bound of its interval. Without a step the bounds are not published; nor are they
//! where they are the smallest and the largest of all answers. The spread of medians is rounded as they are. Working figures stay as they are.

use crate::decimal::{Decimal, power};
use crate::figure::{Numbers, Precision, Spread, Unknown};
use crate::plan::{Indicator, Measure};
use crate::statistics::{Confidence, median};

/// What a figure of `indicator` says, as it is published.
pub(super) fn published(indicator: &Indicator, numbers: Numbers) -> Numbers {
    let Measure::Median(_) = indicator.measure else {
        return numbers;
    };
    let step = indicator.publish.step.filter(|step| step.units > 0);
    let precision = match (numbers.precision, step) {
        (
            Precision::Interval {
                bounds,
                confidence,
                method,
                finite,
            },
            Some(step),
        ) if !are_extremes(numbers.n, confidence) => Precision::Interval {
            bounds: bounds.map(|bound| to_step(bound, step)),
            confidence,
            method,
            finite,
        },
        (Precision::Interval { .. }, _) => Precision::Unknown(Unknown::Unrounded),
        (other, _) => other,
    };
    Numbers {
        value: numbers
            .value
            .map(|value| step.map_or(value, |step| to_step(value, step))),
        precision,
        spread: numbers.spread.map(|spread| match step {
            None => spread,
            Some(step) => Spread {
                mean: to_step(spread.mean, step),
                range: spread.range.map(|it| it.map(|value| to_step(value, step))),
            },
        }),
        ..numbers
    }
}

/// Whether the bounds of a median of `n` are its smallest and its largest answer.
fn are_extremes(n: i128, confidence: Confidence) -> bool {
    median::ranks(n, confidence).is_none_or(|[low, _]| low == 1)
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
