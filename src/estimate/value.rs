//! One small function a kind of estimate.

use crate::cells::{Cell, Tally, Turns};
use crate::decimal::{Decimal, power};
use crate::derive::quantity;
use crate::plan::{CodeId, Measure, Plan, VariableId};
use crate::statistics::frequencies::Frequencies;

/// An estimate, and what is above and below it where that is what it is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Estimate {
    pub(super) value: Option<f64>,
    pub(super) numerator: Option<Decimal>,
    pub(super) denominator: Option<Decimal>,
}

/// The estimate of `cell` by `measure`; of one `code` for a distribution. An empty base gives no value, nor does a tally that is
/// not of the measure, which no cell has.
///
/// One by weight is the same of rows that count as many times as they weigh; the median is then where half of the weight
/// is. What is above and below it is no number of anyone: beside it, only `n` is.
pub(super) fn of(plan: &Plan, measure: &Measure, cell: &Cell, code: Option<CodeId>) -> Estimate {
    match &cell.weighed {
        None => counted(plan, measure, (cell.n, &cell.tally), code),
        Some(weighed) => Estimate {
            value: counted(plan, measure, (weighed.w, &weighed.once), code).value,
            ..Estimate::default()
        },
    }
}

/// The estimate of `n` observations that add up to `tally`.
fn counted(
    plan: &Plan,
    measure: &Measure,
    (n, tally): (i128, &Tally),
    code: Option<CodeId>,
) -> Estimate {
    let decimals = |variable: VariableId| quantity::decimals(plan, variable);
    let none = Estimate::default();
    // Of a change, what became of the same respondents: they are counted once, on both sides.
    match measure {
        Measure::Count | Measure::Distinct => exactly(n, Decimal::whole(n)),
        Measure::Sum(of) => match tally {
            Tally::Sums { x, .. } => exactly(n, units(*x, decimals(*of))),
            _ => none,
        },
        Measure::Mean(of) => match tally {
            Tally::Sums { x, .. } => mean(n, *x, decimals(*of)),
            _ => none,
        },
        Measure::Share { .. } => match tally {
            Tally::Hits(hits) => share(n, *hits),
            Tally::Turns(turns) => share(n, turns.gained - turns.lost),
            _ => none,
        },
        Measure::Ratio { of, over, times } => {
            let at = |[x, y]: [i128; 2]| [units(x, decimals(*of)), units(y, decimals(*over))];
            match tally {
                Tally::Pairs { x, y, .. } => {
                    let [above, below] = at([*x, *y]);
                    ratio(above, below, *times)
                }
                Tally::PairsTwice { before, after, .. } => Estimate {
                    value: ratio_change(at(*before), at(*after), *times),
                    ..none
                },
                _ => none,
            }
        }
        Measure::Median(of) => match tally {
            Tally::Values(values) => median(values, decimals(*of)),
            _ => none,
        },
        Measure::Nps(_) => match tally {
            Tally::Nps {
                promoters,
                detractors,
                ..
            } => share(n, promoters - detractors),
            Tally::Sums { x, .. } => share(n, *x),
            _ => none,
        },
        Measure::Distribution(_) => match tally {
            Tally::Codes(counts) => {
                let count = code.and_then(|code| counts.get(&code)).copied();
                share(n, count.unwrap_or(0))
            }
            Tally::CodeTurns(codes) => {
                let turns = code.and_then(|code| codes.get(&code));
                share(n, turns.map_or(0, |turns| turns.gained - turns.lost))
            }
            _ => none,
        },
    }
}

/// Of how many what `cell` counts is true: once for a level, before and after for a change; promoters and detractors of a score.
pub(super) fn hits(cell: &Cell, code: Option<CodeId>) -> Vec<i128> {
    let twice = |turns: &Turns| vec![turns.both + turns.lost, turns.both + turns.gained];
    match &cell.tally {
        Tally::Hits(hits) => vec![*hits],
        Tally::Codes(counts) => {
            let count = code.and_then(|code| counts.get(&code));
            count.copied().into_iter().collect()
        }
        Tally::Turns(turns) => twice(turns),
        Tally::CodeTurns(codes) => {
            let turns = code.and_then(|code| codes.get(&code));
            turns.map(twice).unwrap_or_default()
        }
        Tally::Nps {
            promoters,
            detractors,
            ..
        } => vec![*promoters, *detractors],
        Tally::Base
        | Tally::Sums { .. }
        | Tally::Pairs { .. }
        | Tally::PairsTwice { .. }
        | Tally::Values(_) => Vec::new(),
    }
}

fn units(units: i128, decimals: u8) -> Decimal {
    Decimal { units, decimals }
}

/// A number that is the estimate itself.
fn exactly(n: i128, value: Decimal) -> Estimate {
    Estimate {
        value: (n > 0).then(|| value.to_f64()),
        ..Estimate::default()
    }
}

/// In percent.
fn share(n: i128, above: i128) -> Estimate {
    Estimate {
        value: above.checked_mul(100).and_then(|above| quotient(above, n)),
        numerator: Some(Decimal::whole(above)),
        denominator: Some(Decimal::whole(n)),
    }
}

fn mean(n: i128, x: i128, decimals: u8) -> Estimate {
    let below = n.checked_mul(power(decimals));
    Estimate {
        value: below.and_then(|below| quotient(x, below)),
        numerator: Some(units(x, decimals)),
        denominator: Some(Decimal::whole(n)),
    }
}

/// `times` × Σ over Σ; over 0 there is no value.
fn ratio(above: Decimal, below: Decimal, times: Decimal) -> Estimate {
    let factor = |units: i128, decimals: u8| units.checked_mul(power(decimals));
    let top = times.units.checked_mul(above.units);
    let top = top.and_then(|top| factor(top, below.decimals));
    let bottom = factor(below.units, above.decimals);
    let bottom = bottom.and_then(|bottom| factor(bottom, times.decimals));
    let value = match top.zip(bottom) {
        Some((top, bottom)) => quotient(top, bottom),
        // Past 128 bits, digits that a float would not hold are given up.
        None => (below.units != 0).then(|| times.to_f64() * above.to_f64() / below.to_f64()),
    };
    Estimate {
        value,
        numerator: Some(above),
        denominator: Some(below),
    }
}

/// `times` × (Σ over Σ after, less Σ over Σ before), as one fraction; over 0 there is no value. Decimals are the same
/// at both.
fn ratio_change(before: [Decimal; 2], after: [Decimal; 2], times: Decimal) -> Option<f64> {
    let [above, below] = after;
    let cross =
        |[above, _]: [Decimal; 2], [_, below]: [Decimal; 2]| above.units.checked_mul(below.units);
    let top = cross(after, before).zip(cross(before, after));
    let top = top.and_then(|(after, before)| after.checked_sub(before)?.checked_mul(times.units));
    let top = top.and_then(|top| top.checked_mul(power(below.decimals)));
    let bottom = before[1].units.checked_mul(below.units);
    let bottom = bottom.and_then(|bottom| bottom.checked_mul(power(above.decimals)));
    let bottom = bottom.and_then(|bottom| bottom.checked_mul(power(times.decimals)));
    if let Some((top, bottom)) = top.zip(bottom) {
        return quotient(top, bottom);
    }
    // Past 128 bits, two roundings are better than nothing.
    let at = |[above, below]: [Decimal; 2]| ratio(above, below, times).value;
    Some(at(after)? - at(before)?)
}

/// The middle value, or the mean of the two middle ones.
fn median(values: &Frequencies, decimals: u8) -> Estimate {
    let n = values.total();
    let at = |rank: i128| values.ranked(rank).map(i128::from);
    // The same one twice where n is odd.
    let middle = (n > 0)
        .then(|| at((n - 1) / 2 + 1).zip(at(n / 2 + 1)))
        .flatten();
    Estimate {
        value: middle.and_then(|(low, high)| quotient(low + high, 2 * power(decimals))),
        ..Estimate::default()
    }
}

/// The float nearest to `above / below`; none over 0.
#[expect(
    clippy::cast_precision_loss,
    reason = "an estimate is a float; sums stay exact before it, and the bits that this one cannot hold are rounded once"
)]
fn quotient(above: i128, below: i128) -> Option<f64> {
    let (top, bottom) = (above.unsigned_abs(), below.unsigned_abs());
    if bottom == 0 {
        return None;
    }
    let size = if top.max(bottom) <= EXACT {
        top as f64 / bottom as f64
    } else {
        nearest(top, bottom)
    };
    Some(if (above < 0) == (below < 0) || above == 0 {
        size
    } else {
        -size
    })
}

/// Up to here, every whole number is a float.
const EXACT: u128 = 1 << f64::MANTISSA_DIGITS;

/// The float nearest to `top / bottom`, by long division: two digits past those that a float holds, and whether
/// anything is left, tell how to round.
#[expect(
    clippy::cast_precision_loss,
    reason = "the last digit stands for all that are left: this is the one rounding"
)]
fn nearest(top: u128, bottom: u128) -> f64 {
    if top == 0 {
        return 0.0;
    }
    let (mut digits, mut rest) = (top / bottom, top % bottom);
    let mut scale = 1.0;
    while digits < EXACT << 2 {
        // Both come from an i128: what is left can be doubled.
        rest <<= 1;
        digits = digits << 1 | u128::from(rest >= bottom);
        if rest >= bottom {
            rest -= bottom;
        }
        scale /= 2.0;
    }
    (digits | u128::from(rest > 0)) as f64 * scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotient_is_the_nearest_float() {
        // Read from decimals, which the standard library rounds to the nearest.
        for (above, below, wanted) in [
            (1, 3, "0.3333333333333333333333333333333333333333"),
            (-2, 3, "-0.6666666666666666666666666666666666666667"),
            (9_007_199_254_740_993, 1, "9007199254740993"),
            (9_007_199_254_740_995, -1, "-9007199254740995"),
            (18_014_398_509_481_985, 2, "9007199254740992.5"),
            (100_000_000_000_000_000_001, 10, "10000000000000000000.1"),
            (
                1,
                i128::MAX,
                "5.877471754111437539843682686111228389093e-39",
            ),
            (i128::MAX, 1, "170141183460469231731687303715884105727"),
            (i128::MIN, -1, "170141183460469231731687303715884105728"),
            (0, i128::MIN, "0"),
        ] {
            let wanted: f64 = wanted.parse().unwrap();
            assert_eq!(quotient(above, below), Some(wanted), "{above} / {below}");
        }
        assert_eq!(quotient(1, 0), None);
    }

    #[test]
    fn the_change_of_a_ratio_is_rounded_once() {
        let one = Decimal::whole(1);
        // 8 over 10 less 7 over 10: two floats would give 0.10000000000000009.
        let [seven, eight, ten] = [7, 8, 10].map(|tenths| units(tenths, 1));
        assert_eq!(ratio_change([seven, ten], [eight, ten], one), Some(0.1));
        let times = Decimal::whole(100);
        assert_eq!(ratio_change([eight, ten], [seven, ten], times), Some(-10.0));
        let none = units(0, 1);
        assert_eq!(ratio_change([seven, ten], [seven, none], one), None);
        // Past 128 bits, as near as two floats come.
        let huge = Decimal::whole(i128::MAX);
        assert_eq!(
            ratio_change([huge, one], [one, one], one),
            Some(-(2_f64.powi(127)))
        );
    }
}
