//! What equations give by themselves: the unknowns that lie in their row space.
//!
//! In: equations over unknowns that are numbers of any sign. Out: those that no solution can change. Signs, bounds and
//! whole numbers can only tell more: see [`super::bounds`]. The elimination is modulo the prime 2⁶¹ − 1. It takes an unknown
//! for free with certainty where it says so only if no coefficient vanishes by chance, so what it lets pass is proved
//! elsewhere, by two tables that anyone can add up.

use std::collections::{BTreeMap, BTreeSet};

use super::system::Equation;

/// The Mersenne prime 2⁶¹ − 1.
const PRIME: i128 = (1 << 61) - 1;

type Row = BTreeMap<usize, i128>;

/// The unknowns that `equations` determine.
pub(super) fn determined<'a>(equations: impl IntoIterator<Item = &'a Equation>) -> BTreeSet<usize> {
    // Each row by its pivot, which no other row holds.
    let mut rows: BTreeMap<usize, Row> = BTreeMap::new();
    for equation in equations {
        let mut row = Row::new();
        for (unknown, coefficient) in &equation.terms {
            add(&mut row, *unknown, coefficient.rem_euclid(PRIME));
        }
        let held: Vec<usize> = row.keys().copied().collect();
        for pivot in held {
            let factor = row.get(&pivot).copied();
            if let (Some(factor), Some(by)) = (factor, rows.get(&pivot)) {
                subtract(&mut row, by, factor);
            }
        }
        let Some((pivot, coefficient)) = row.iter().next().map(|(at, it)| (*at, *it)) else {
            continue;
        };
        let inverse = power(coefficient, PRIME - 2);
        for coefficient in row.values_mut() {
            *coefficient = *coefficient * inverse % PRIME;
        }
        for other in rows.values_mut() {
            if let Some(factor) = other.get(&pivot).copied() {
                subtract(other, &row, factor);
            }
        }
        rows.insert(pivot, row);
    }
    let alone = rows.into_iter().filter(|(_, row)| row.len() == 1);
    alone.map(|(pivot, _)| pivot).collect()
}

fn add(row: &mut Row, at: usize, more: i128) {
    let sum = row.entry(at).or_insert(0);
    *sum = (*sum + more) % PRIME;
    if *sum == 0 {
        row.remove(&at);
    }
}

fn subtract(row: &mut Row, by: &Row, factor: i128) {
    for (at, coefficient) in by {
        add(row, *at, (PRIME - factor * coefficient % PRIME) % PRIME);
    }
}

fn power(base: i128, exponent: i128) -> i128 {
    let (mut result, mut square, mut rest) = (1, base, exponent);
    while rest > 0 {
        if rest & 1 == 1 {
            result = result * square % PRIME;
        }
        square = square * square % PRIME;
        rest >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equation(terms: &[(usize, i128)]) -> Equation {
        Equation {
            terms: terms.to_vec(),
            value: 0,
        }
    }

    #[test]
    fn an_unknown_is_determined_where_a_combination_leaves_it_alone() {
        // a + b, b + c, a + c: each by half the sum of two less the third.
        let odd = [
            equation(&[(0, 1), (1, 1)]),
            equation(&[(1, 1), (2, 1)]),
            equation(&[(0, 1), (2, 1)]),
        ];
        assert_eq!(determined(&odd), BTreeSet::from([0, 1, 2]));
        // The corners of a rectangle are not: one equation follows from the three others.
        let even = [
            equation(&[(0, 1), (1, 1)]),
            equation(&[(2, 1), (3, 1)]),
            equation(&[(0, 1), (2, 1)]),
            equation(&[(1, 1), (3, 1)]),
        ];
        assert_eq!(determined(&even), BTreeSet::new());
        let alone = [equation(&[(0, 1), (1, 1)]), equation(&[(1, -1)])];
        assert_eq!(determined(&alone), BTreeSet::from([0, 1]));
    }
}
