//! Whether what is written is what was published.
//!
//! In: a quantity, and the row and column it is said to be. Out: a [`Fit`].
//!
//! A number that nothing weakens is the published one, rounded half away from zero to the decimals it is written with. *About* is within a
//! twentieth, *nearly* as far below, a fraction within two points of percentage: closer than that, nobody would say it otherwise.

use crate::plan::Plan;

use super::number::{Hedge, Quantity, Said, Shape};
use super::published::{Column, Row};

/// How far *about* and *nearly* go, in parts of what is written.
const ABOUT: f64 = 0.05;
/// How far a fraction goes, in points of percentage.
const FRACTION: f64 = 2.0;
/// The largest denominator of a fraction that is no count: `neuf sur dix`.
const FRACTION_OF: i128 = 20;

/// How a quantity fits a published number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It is that number.
    True,
    /// It is, with more decimals than the base bears.
    TooFine,
    /// It is that number, rounded the wrong way.
    Misrounded,
    /// It is another.
    Far,
    /// It is said to be more, or less, than something it is not.
    OutOfBounds,
    /// It has the other sign.
    OtherWay,
    /// The row has no such number.
    Nothing,
}

/// How `quantity` fits `column` of `row`. `falls` tells which way the sentence says that a change goes.
pub(super) fn fit(
    plan: &Plan,
    row: &Row,
    column: Column,
    quantity: &Quantity,
    falls: Option<bool>,
) -> Fit {
    let Some(truth) = row.column(column) else {
        return Fit::Nothing;
    };
    let mut said = quantity.said;
    let mut truth = truth;
    if column == Column::Value {
        if let Shape::Of(below) = quantity.shape
            && let Some(fit) = out_of(row, quantity, below)
        {
            return fit;
        }
        if row.is_change {
            let written = quantity.rises.map(|rises| !rises).or(falls);
            if written.is_some_and(|falls| truth != 0.0 && falls != (truth < 0.0)) {
                return Fit::OtherWay;
            }
            truth = truth.abs();
            said.units = said.units.abs();
        }
    }
    let borne = match column {
        Column::Value | Column::Low | Column::High => row.decimals(plan),
        _ => 0,
    };
    compared(truth, said, quantity.hedge, quantity.shape, borne)
}

/// How a fraction, or so many out of so many, fits a percentage; none where it is a number on a scale.
fn out_of(row: &Row, quantity: &Quantity, below: i128) -> Option<Fit> {
    if !row.is_percent() {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of persons")]
    let below_as_number = below as f64;
    let above = quantity.said.value();
    if row.numerator == Some(above)
        && (row.n == Some(below) || row.denominator == Some(below_as_number))
    {
        return Some(Fit::True);
    }
    let value = row.value?;
    let percent = 100.0 * above / below_as_number;
    let near = (value - percent).abs();
    let fits = |fits: bool, other: Fit| if fits { Fit::True } else { other };
    Some(match quantity.hedge {
        Hedge::Over => fits(value > percent, Fit::OutOfBounds),
        Hedge::AtLeast => fits(value >= percent, Fit::OutOfBounds),
        Hedge::Under => fits(value < percent, Fit::OutOfBounds),
        Hedge::AtMost => fits(value <= percent, Fit::OutOfBounds),
        Hedge::None if below == 100 => fits(
            rounded(value, 0) == quantity.said.units,
            if near < 1.0 {
                Fit::Misrounded
            } else {
                Fit::Far
            },
        ),
        _ if below > FRACTION_OF => Fit::Far,
        Hedge::None => fits(near <= FRACTION, Fit::Far),
        Hedge::Nearly => fits(
            value <= percent && near <= FRACTION.max(percent * ABOUT),
            Fit::Far,
        ),
        Hedge::About => fits(near <= FRACTION.max(percent * ABOUT), Fit::Far),
    })
}

/// How what is said fits what is true.
fn compared(truth: f64, said: Said, hedge: Hedge, shape: Shape, borne: u8) -> Fit {
    let value = said.value();
    let fits = |fits: bool, other: Fit| if fits { Fit::True } else { other };
    let equal = rounded(truth, said.decimals) == said.units;
    let room = (value.abs() * ABOUT).max(ulp(said.decimals) / 2.0);
    match hedge {
        Hedge::Over => fits(truth > value, Fit::OutOfBounds),
        Hedge::AtLeast => fits(truth >= value, Fit::OutOfBounds),
        Hedge::Under => fits(truth < value, Fit::OutOfBounds),
        Hedge::AtMost => fits(truth <= value, Fit::OutOfBounds),
        Hedge::Nearly => fits(equal || (truth <= value && value - truth <= room), Fit::Far),
        Hedge::About => fits(equal || (truth - value).abs() <= room, Fit::Far),
        Hedge::None if equal && said.decimals > i32::from(borne) => Fit::TooFine,
        Hedge::None if equal => Fit::True,
        // `12 400` for 12 412.
        Hedge::None if shape == Shape::Plain && rounded_to_zeros(truth, said) => Fit::Misrounded,
        Hedge::None => {
            let whole = truth.fract() == 0.0;
            let near = (truth - value).abs() < ulp(said.decimals);
            if near && !whole {
                Fit::Misrounded
            } else {
                Fit::Far
            }
        }
    }
}

/// What the last digit that is written is worth.
fn ulp(decimals: i32) -> f64 {
    let one = Said { units: 1, decimals };
    one.value()
}

/// A number rounded half away from zero to `decimals`, as whole parts of the last of them.
#[expect(
    clippy::cast_possible_truncation,
    reason = "published values are far below"
)]
pub(super) fn rounded(number: f64, decimals: i32) -> i128 {
    let power = (0..decimals.unsigned_abs()).fold(1.0, |power, _| power * 10.0);
    let scaled = if decimals < 0 {
        number / power
    } else {
        number * power
    };
    scaled.round() as i128
}

/// Whether a whole number of a hundred or more that ends in zeros is the true one, rounded to them.
fn rounded_to_zeros(truth: f64, said: Said) -> bool {
    if said.decimals != 0 || said.units.abs() < 100 {
        return false;
    }
    let mut tens = 1;
    let mut decimals = 0;
    while said.units % (tens * 10) == 0 && tens < said.units.abs() {
        tens *= 10;
        decimals -= 1;
        if rounded(truth, decimals) * tens == said.units {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(truth: f64, units: i128, decimals: i32, hedge: Hedge) -> Fit {
        compared(truth, Said { units, decimals }, hedge, Shape::Plain, 1)
    }

    #[test]
    fn a_number_is_the_published_one_rounded() {
        for (truth, units, decimals, fit) in [
            (62.34, 62, 0, Fit::True),
            (62.5, 63, 0, Fit::True),
            (62.34, 623, 1, Fit::True),
            (62.34, 6234, 2, Fit::TooFine),
            (62.34, 63, 0, Fit::Misrounded),
            (62.7, 62, 0, Fit::Misrounded),
            (62.34, 65, 0, Fit::Far),
            (12_412.0, 12_400, 0, Fit::Misrounded),
            (12_412.0, 12_500, 0, Fit::Far),
            (119.0, 120, 0, Fit::Misrounded),
            (119.0, 118, 0, Fit::Far),
            (1_312_000.0, 13, -5, Fit::True),
            (85.0, 80, 0, Fit::Far),
        ] {
            assert_eq!(
                told(truth, units, decimals, Hedge::None),
                fit,
                "{truth} {units}"
            );
        }
    }

    #[test]
    fn what_weakens_a_number_is_held_to_its_word() {
        for (truth, units, hedge, fit) in [
            (62.34, 60, Hedge::Over, Fit::True),
            (60.0, 60, Hedge::Over, Fit::OutOfBounds),
            (60.0, 60, Hedge::AtLeast, Fit::True),
            (59.6, 60, Hedge::AtLeast, Fit::OutOfBounds),
            (62.34, 65, Hedge::Under, Fit::True),
            (62.34, 62, Hedge::AtMost, Fit::OutOfBounds),
            (58.2, 60, Hedge::Nearly, Fit::True),
            (62.0, 60, Hedge::Nearly, Fit::Far),
            (56.9, 60, Hedge::Nearly, Fit::Far),
            (62.9, 60, Hedge::About, Fit::True),
            (63.1, 60, Hedge::About, Fit::Far),
        ] {
            assert_eq!(
                told(truth, units, 0, hedge),
                fit,
                "{truth} {units} {hedge:?}"
            );
        }
    }
}
