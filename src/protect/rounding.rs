//! Medians as they are published: rounded to the step of their indicator, for a median is the answer of one
//! respondent or of two, and so is each bound of its interval. Without a step the bounds are not published; nor are they
//! where they are the smallest and the largest of all answers. The spread of medians is rounded as they are.
//!
//! Weighted figures too: who knows the weights, which margins tell, could find from all the digits of a value how many of
//! each weight make it, though each of their parts is withheld. Percentages and scores are given to a tenth of a point, others
//! in four digits, with their bounds and their spread; the effective size is whole.
//!
//! Working figures stay as they are.

use crate::decimal::{Decimal, power};
use crate::figure::{Numbers, Precision, Spread, Unknown};
use crate::plan::{Indicator, Measure};
use crate::statistics::{Confidence, float, median};

/// What a figure of `indicator` says, as it is published.
pub(super) fn published(indicator: &Indicator, numbers: Numbers) -> Numbers {
    let numbers = Numbers {
        n_effective: numbers.n_effective.map(f64::round),
        ..numbers
    };
    match indicator.measure {
        Measure::Median(_) => of_median(indicator, numbers),
        Measure::Share { .. } | Measure::Distribution(_) | Measure::Nps(_) => {
            of_weights(numbers, |value| to_step(value, TENTH))
        }
        _ => of_weights(numbers, to_four_digits),
    }
}

/// A tenth of a point.
const TENTH: Decimal = Decimal {
    units: 1,
    decimals: 1,
};

/// A weighted figure, each of its values rounded.
fn of_weights(numbers: Numbers, round: impl Fn(f64) -> f64) -> Numbers {
    if numbers.n_effective.is_none() {
        return numbers;
    }
    let mut precision = numbers.precision;
    if let Precision::Interval { bounds, .. } = &mut precision {
        *bounds = bounds.map(&round);
    }
    Numbers {
        value: numbers.value.map(&round),
        precision,
        spread: numbers.spread.map(|spread| Spread {
            mean: round(spread.mean),
            range: spread.range.map(|it| it.map(&round)),
        }),
        ..numbers
    }
}

/// The nearest number of four digits, zeros before and after them apart; of six decimals at most.
fn to_four_digits(value: f64) -> f64 {
    let mut decimals = 6;
    while decimals > 0 && (value.abs() * float(power(decimals))).round() > 9_999.0 {
        decimals -= 1;
    }
    let mut step = Decimal { units: 1, decimals };
    while decimals == 0 && (value.abs() / step.to_f64()).round() > 9_999.0 {
        step.units *= 10;
        if step.units > power(15) {
            break;
        }
    }
    to_step(value, step)
}

fn of_median(indicator: &Indicator, numbers: Numbers) -> Numbers {
    let step = indicator.publish.step.filter(|step| step.units > 0);
    let precision = match (numbers.precision, step) {
        (
            Precision::Interval {
                bounds,
                confidence,
                method,
                weighted,
                finite,
            },
            Some(step),
        ) if !are_extremes(numbers.n, confidence) => Precision::Interval {
            bounds: bounds.map(|bound| to_step(bound, step)),
            confidence,
            method,
            weighted,
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
    fn four_digits_are_kept() {
        for (value, rounded) in [
            (0.0, 0.0),
            (657.791_546_332, 657.8),
            (-657.75, -657.8),
            (1.051_804_81, 1.052),
            (0.012_345_678, 0.012_35),
            (9_999.4, 9_999.0),
            (9_999.5, 10_000.0),
            (99.996, 100.0),
            (1_234_567.0, 1_235_000.0),
        ] {
            let found = to_four_digits(value);
            assert!((found - rounded).abs() < 1e-9, "{value}: {found}");
        }
    }

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
