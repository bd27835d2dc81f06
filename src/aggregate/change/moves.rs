//! How many respondents move one way, the other, or not.
//!
//! In: an indicator and the values of one respondent at two waves. Out: one more in one of three boxes, whole numbers that
//! add up over associations. A move is in what the respondent weighs in the figure, in its unit: a share goes from 0 to 100
//! for one respondent, a net promoter score through -100, 0 and 100, and the others are values themselves. It counts from the
//! `minimal-change` of the indicator on, that one held; without one, however small it is.

use crate::aggregate::reading::Reading;
use crate::cells::Moves;
use crate::decimal::{Decimal, power};
use crate::derive::quantity;
use crate::plan::{Indicator, Measure, Plan};

/// How moves of one indicator are counted.
#[derive(Clone, Copy)]
pub(super) struct Mover {
    /// The smallest difference that is a move, in the units of what is compared.
    least: i128,
}

impl Mover {
    /// That of `indicator`; none where a respondent has no value of its own that rises or falls: the categories of a
    /// distribution have no order, and a ratio is of sums.
    pub(super) fn of(plan: &Plan, indicator: &Indicator) -> Option<Self> {
        let (decimals, step) = match indicator.measure {
            Measure::Sum(of) | Measure::Mean(of) | Measure::Median(of) => {
                (quantity::decimals(plan, of), 1)
            }
            Measure::Share { .. } | Measure::Nps(_) => (0, 100),
            Measure::Count
            | Measure::Distinct
            | Measure::Ratio { .. }
            | Measure::Distribution(_) => return None,
        };
        let minimal = indicator.sheet.minimal_change;
        Some(Self {
            least: minimal.map_or(1, |minimal| least(minimal, decimals, step)),
        })
    }

    /// Counts a respondent by its difference.
    pub(super) fn add(self, moves: &mut Moves, difference: i128) {
        if difference >= self.least {
            moves.up += 1;
        } else if difference <= -self.least {
            moves.down += 1;
        } else {
            moves.stable += 1;
        }
    }
}

/// The fewest units of `decimals`, each worth `step`, that make `minimal`; 1 at least.
fn least(minimal: Decimal, decimals: u8, step: i128) -> i128 {
    let below = power(minimal.decimals).saturating_mul(step);
    let above = minimal.units.saturating_mul(power(decimals));
    let whole = above / below;
    (whole + i128::from(above % below > 0)).max(1)
}

/// What the change of a measure compares of a value.
pub(super) fn weight(measure: &Measure, reading: Reading) -> i128 {
    match measure {
        Measure::Nps(_) => match reading.x {
            9.. => 1,
            7..=8 => 0,
            _ => -1,
        },
        _ => i128::from(reading.x),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_that_moves_is_rounded_up_to_what_is_told_apart() {
        for (minimal, decimals, step, known) in [
            ("0.5", 0, 1, 1),
            ("1", 0, 1, 1),
            ("1.5", 0, 1, 2),
            ("1.5", 2, 1, 150),
            ("0", 2, 1, 1),
            ("10", 0, 100, 1),
            ("100", 0, 100, 1),
            ("150", 0, 100, 2),
        ] {
            let found = least(Decimal::parse(minimal).unwrap(), decimals, step);
            assert_eq!(found, known, "{minimal} of {decimals} decimals by {step}");
        }
    }
}
