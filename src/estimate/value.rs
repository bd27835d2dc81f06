//! One small function a kind of estimate.

use std::collections::BTreeMap;

use crate::cells::{Cell, Tally, Turns};
use crate::decimal::{Decimal, power};
use crate::derive::quantity;
use crate::plan::{CodeId, Measure, Plan, VariableId};

/// An estimate, and what is above and below it where that is what it is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Estimate {
    pub(super) value: Option<f64>,
    pub(super) numerator: Option<Decimal>,
    pub(super) denominator: Option<Decimal>,
}

/// The estimate of `cell` by `measure`; of one `code` for a distribution. An empty base gives no value.
pub(super) fn of(plan: &Plan, measure: &Measure, cell: &Cell, code: Option<CodeId>) -> Estimate {
    let decimals = |variable: VariableId| quantity::decimals(plan, variable);
    let n = cell.n;
    match (measure, &cell.tally) {
        (Measure::Count | Measure::Distinct, _) => exactly(n, Decimal::whole(n)),
        (Measure::Sum(of), Tally::Sums { x, .. }) => exactly(n, units(*x, decimals(*of))),
        (Measure::Mean(of), Tally::Sums { x, .. }) => mean(n, *x, decimals(*of)),
        (Measure::Share { .. }, Tally::Hits(hits)) => share(n, *hits),
        (Measure::Ratio { of, over, times }, Tally::Pairs { x, y, .. }) => {
            ratio(units(*x, decimals(*of)), units(*y, decimals(*over)), *times)
        }
        (Measure::Median(of), Tally::Values(values)) => median(values, decimals(*of)),
        (
            Measure::Nps(_),
            Tally::Nps {
                promoters,
                detractors,
                ..
            },
        ) => share(n, promoters - detractors),
        (Measure::Distribution(_), Tally::Codes(counts)) => {
            let count = code.and_then(|code| counts.get(&code)).copied();
            share(n, count.unwrap_or(0))
        }
        // What became of the same respondents: they are counted once, on both sides.
        (Measure::Nps(_), Tally::Sums { x, .. }) => share(n, *x),
        (Measure::Share { .. }, Tally::Turns(turns)) => share(n, turns.gained - turns.lost),
        (Measure::Distribution(_), Tally::CodeTurns(codes)) => {
            let turns = code.and_then(|code| codes.get(&code));
            share(n, turns.map_or(0, |turns| turns.gained - turns.lost))
        }
        (Measure::Ratio { of, over, times }, Tally::PairsTwice { before, after }) => {
            let at = |[x, y]: [i128; 2]| {
                let (above, below) = (units(x, decimals(*of)), units(y, decimals(*over)));
                ratio(above, below, *times).value
            };
            Estimate {
                value: at(*after)
                    .zip(at(*before))
                    .map(|(after, before)| after - before),
                ..Estimate::default()
            }
        }
        _ => Estimate::default(),
    }
}

/// Of how many what `cell` counts is true: once for a level, before and after for a change.
pub(super) fn hits(cell: &Cell, code: Option<CodeId>) -> Vec<i128> {
    let twice = |turns: &Turns| vec![turns.both + turns.lost, turns.both + turns.gained];
    match (&cell.tally, code) {
        (Tally::Hits(hits), _) => vec![*hits],
        (Tally::Codes(counts), Some(code)) => counts.get(&code).copied().into_iter().collect(),
        (Tally::Turns(turns), _) => twice(turns),
        (Tally::CodeTurns(codes), Some(code)) => codes.get(&code).map(twice).unwrap_or_default(),
        _ => Vec::new(),
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

/// The middle value, or the mean of the two middle ones.
fn median(values: &BTreeMap<i64, i128>, decimals: u8) -> Estimate {
    let n = values
        .values()
        .fold(0_i128, |n, count| n.saturating_add(*count));
    let at = |rank: i128| {
        let mut seen = 0_i128;
        let found = values.iter().find(|(_, count)| {
            seen = seen.saturating_add(**count);
            seen > rank
        });
        found.map(|(value, _)| i128::from(*value))
    };
    // Ranks from 0: the same one twice where n is odd.
    let middle = (n > 0).then(|| at((n - 1) / 2).zip(at(n / 2))).flatten();
    Estimate {
        value: middle.and_then(|(low, high)| quotient(low + high, 2 * power(decimals))),
        ..Estimate::default()
    }
}

/// `above / below`, rounded once as far as a float can hold both.
#[expect(
    clippy::cast_precision_loss,
    reason = "an estimate is a float; sums stay exact before it"
)]
fn quotient(above: i128, below: i128) -> Option<f64> {
    (below != 0).then(|| above as f64 / below as f64)
}
