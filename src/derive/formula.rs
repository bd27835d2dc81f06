//! Derived numbers: one small function a formula.

use std::collections::BTreeSet;

use super::quantity::Quantity;
use super::{Finer, Parts, combine};
use crate::decimal::{Decimal, divide_rounded};
use crate::observation::{Column, Values};
use crate::plan::{CodeId, Derivation, Part, VariableId, VariableType};
use crate::referential::Missing;

/// A value in the units of the derived variable, or why there is none.
type Derived = Result<i64, Missing>;

/// The column of a derived number.
pub(super) fn compute(parts: &Parts, derivation: &Derivation) -> Column {
    match derivation {
        Derivation::Score { of } => {
            let of = parts.quantity(*of);
            parts.column(|row| of.at(row).and_then(|x| parts.settle(x, 1, of.decimals)))
        }
        Derivation::Sum {
            parts: terms,
            plus,
            requires,
        } => sum(parts, terms, *plus, *requires),
        Derivation::Mean {
            parts: terms,
            requires,
        } => mean(parts, terms, *requires),
        Derivation::Difference { of, less } => difference(parts, *of, *less),
        Derivation::Product { of } => product(parts, of),
        Derivation::Quotient { of, by } => quotient(parts, *of, *by),
        Derivation::CountCodes { of, except } => count_codes(parts, *of, except),
        Derivation::DaysBetween { from, to } => {
            let (start, end) = (parts.quantity(*from), parts.quantity(*to));
            parts.column(|row| match (start.at(row), end.at(row)) {
                (Ok(start), Ok(end)) if end >= start => {
                    parts.settle(i128::from(end) - i128::from(start), 1, 0)
                }
                (Ok(_), Ok(_)) => Err(Missing::Invalid),
                (start, end) => Err(why(start, end)),
            })
        }
        Derivation::Bins { .. } | Derivation::Regroup { .. } | Derivation::Case { .. } => {
            parts.column(|_| Err(Missing::Invalid))
        }
    }
}

/// One term of a sum at the scale all terms share.
struct Term<'a> {
    quantity: Quantity<'a>,
    factor: Option<i128>,
}

/// The terms, and the digits after the point of what they add up to.
fn terms<'a>(parts: &'a Parts, of: &[Part], plus: Decimal) -> (Vec<Term<'a>>, u8) {
    let quantities: Vec<_> = of
        .iter()
        .map(|part| parts.quantity(part.variable))
        .collect();
    let digits = |(part, quantity): (&Part, &Quantity)| part.times.decimals + quantity.decimals;
    let scale = of.iter().zip(&quantities).map(digits).max().unwrap_or(0);
    let scale = scale.max(plus.decimals);
    let terms = of
        .iter()
        .zip(quantities)
        .map(|(part, quantity)| {
            let step = ten(scale - part.times.decimals - quantity.decimals);
            let factor = step.and_then(|step| part.times.units.checked_mul(step));
            Term { quantity, factor }
        })
        .collect();
    (terms, scale)
}

/// The sum of the terms that have a value and how many they are; or why there is none.
fn add(terms: &[Term], requires: usize, row: usize) -> Result<(i128, i128), Missing> {
    let (mut total, mut present) = (0_i128, 0_usize);
    let mut missing = None;
    for term in terms {
        match term.quantity.at(row) {
            Ok(x) => {
                let product = term.factor.and_then(|factor| factor.checked_mul(x.into()));
                total = product
                    .and_then(|product| total.checked_add(product))
                    .ok_or(Missing::Invalid)?;
                present += 1;
            }
            Err(reason) => missing = combine(missing.into_iter().chain([reason])),
        }
    }
    // Of nothing at all there is no sum, whatever is required.
    if present < requires.max(1) {
        return Err(missing.unwrap_or(Missing::Invalid));
    }
    Ok((total, i128::try_from(present).unwrap_or(i128::MAX)))
}

fn sum(parts: &Parts, of: &[Part], plus: Decimal, requires: usize) -> Column {
    let (terms, scale) = terms(parts, of, plus);
    let plus = plus.exactly(scale);
    parts.column(|row| {
        let (total, _) = add(&terms, requires, row)?;
        let total = plus.and_then(|plus| total.checked_add(plus));
        parts.settle(total.ok_or(Missing::Invalid)?, 1, scale)
    })
}

fn mean(parts: &Parts, of: &[Part], requires: usize) -> Column {
    let (terms, scale) = terms(parts, of, Decimal::whole(0));
    parts.column(|row| {
        let (total, present) = add(&terms, requires, row)?;
        parts.settle(total, present, scale)
    })
}

fn difference(parts: &Parts, of: VariableId, less: VariableId) -> Column {
    let term = |variable, times| Part {
        variable,
        times: Decimal::whole(times),
    };
    sum(parts, &[term(of, 1), term(less, -1)], Decimal::whole(0), 2)
}

fn product(parts: &Parts, of: &[VariableId]) -> Column {
    let factors: Vec<_> = of.iter().map(|factor| parts.quantity(*factor)).collect();
    let scale = factors
        .iter()
        .fold(0_u8, |sum, f| sum.saturating_add(f.decimals));
    parts.column(|row| {
        let mut product = Some(1_i128);
        let mut missing = None;
        for factor in &factors {
            match factor.at(row) {
                Ok(x) => product = product.and_then(|product| product.checked_mul(x.into())),
                Err(reason) => missing = combine(missing.into_iter().chain([reason])),
            }
        }
        match missing {
            Some(reason) => Err(reason),
            None => parts.settle(product.ok_or(Missing::Invalid)?, 1, scale),
        }
    })
}

fn quotient(parts: &Parts, of: VariableId, by: VariableId) -> Column {
    let (above, below) = (parts.quantity(of), parts.quantity(by));
    // Both at the decimals of the more precise, so that their points cancel.
    let scale = above.decimals.max(below.decimals);
    let (lift, drop) = (ten(scale - above.decimals), ten(scale - below.decimals));
    parts.column(|row| {
        let (x, y) = match (above.at(row), below.at(row)) {
            (Ok(x), Ok(y)) => (x, y),
            (x, y) => return Err(why(x, y)),
        };
        let x = lift.and_then(|lift| lift.checked_mul(x.into()));
        let y = drop.and_then(|drop| drop.checked_mul(y.into()));
        parts.settle(x.ok_or(Missing::Invalid)?, y.ok_or(Missing::Invalid)?, 0)
    })
}

/// Finer codes folded into one common code count once.
fn count_codes(parts: &Parts, of: VariableId, except: &BTreeSet<CodeId>) -> Column {
    let column = &parts.columns[&of];
    let (Values::Several(sets), Some(list)) = (&column.values, parts.plan.codelist_of(of)) else {
        return parts.column(|_| Err(Missing::Invalid));
    };
    // The bit each code counts as.
    let bits: Vec<u128> = (0_u16..)
        .map(CodeId)
        .take(list.codes.len().min(128))
        .map(|code| match parts.finer {
            Finer::Folded => list.common(code),
            Finer::Apart => code,
        })
        .map(|code| {
            let bit = 1_u128.checked_shl(u32::from(code.0)).unwrap_or(0);
            if except.contains(&code) { 0 } else { bit }
        })
        .collect();
    parts.column(|row| {
        column.missing[row].map_or(Ok(()), Err)?;
        let held = bits
            .iter()
            .enumerate()
            .filter(|(at, _)| sets[row] >> at & 1 == 1);
        let counted = held.fold(0_u128, |counted, (_, bit)| counted | bit);
        parts.settle(counted.count_ones(), 1, 0)
    })
}

/// Why two values do not give a third.
fn why(first: Derived, second: Derived) -> Missing {
    combine([first.err(), second.err()].into_iter().flatten()).unwrap_or(Missing::Invalid)
}

/// `10^exponent`, where it fits.
fn ten(exponent: u8) -> Option<i128> {
    10_i128.checked_pow(u32::from(exponent))
}

impl Parts<'_> {
    fn quantity(&self, variable: VariableId) -> Quantity<'_> {
        // Held: a derivation runs only where all its parts are.
        Quantity::of(self.plan, variable, &self.columns[&variable], self.finer)
    }

    /// `numerator / denominator × 10^-scale` in the units of the derived variable, rounded once where it
    /// has fewer decimals; `invalid` over 0, past 64 bits and out of bounds.
    fn settle(&self, numerator: impl Into<i128>, denominator: i128, scale: u8) -> Derived {
        let VariableType::Number { decimals, min, max } = self.variable.kind else {
            return Err(Missing::Invalid);
        };
        let (mut above, mut below) = (Some(numerator.into()), Some(denominator));
        if decimals >= scale {
            above = above
                .zip(ten(decimals - scale))
                .and_then(|(x, step)| x.checked_mul(step));
        } else {
            below = below
                .zip(ten(scale - decimals))
                .and_then(|(y, step)| y.checked_mul(step));
        }
        let units = above.zip(below).and_then(|(x, y)| divide_rounded(x, y));
        units
            .and_then(|units| i64::try_from(units).ok())
            .filter(|x| min.is_none_or(|min| *x >= min) && max.is_none_or(|max| *x <= max))
            .ok_or(Missing::Invalid)
    }

    /// A column of numbers (or of days) computed row by row.
    fn column(&self, derive: impl Fn(usize) -> Derived) -> Column {
        let mut missing = vec![None; self.rows];
        let mut values = vec![0_i64; self.rows];
        for row in 0..self.rows {
            match derive(row) {
                Ok(value) => values[row] = value,
                Err(reason) => missing[row] = Some(reason),
            }
        }
        Column {
            values: Values::Number(values),
            missing,
        }
    }
}
