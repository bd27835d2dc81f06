//! Which cells must be withheld so that no sensitive one is a sum and difference of what is published.
//!
//! In: equations between cells, each Σ ± cell = 0, and of each cell whether it is sensitive, never published, or how much it is
//! worth keeping. Out: the cells to withhold beside.
//!
//! The method is the elimination of Ø. Langsrud (« Secondary Cell Suppression by Gaussian Elimination », Privacy in Statistical
//! Databases, LNCS 14915, 2024): cells are published in the order of their worth, but for one that would make a sensitive
//! cell a linear combination of what is published then. With the columns of the echelon form in the contrary order, the least worth
//! keeping first and sensitive cells last, every cell that is no pivot can be published; and a pivot can be published where
//! what its row leaves of sensitive cells, with the rows left before, gives none of them away.
//!
//! Numbers are counted modulo a prime of 61 bits: the coefficients of the equations are 1 and −1, and a row that is not there
//! modulo the prime is not there at all, but for a chance of one in 10^18.

use std::collections::{BTreeMap, BTreeSet};

/// 2^61 − 1, a prime of Mersenne.
const PRIME: u64 = (1 << 61) - 1;

/// What a cell is worth keeping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worth {
    /// It is published nowhere.
    Never,
    /// It may be published: the less, the later. Ranks are all different.
    Rank(usize),
    /// It is withheld by itself.
    Sensitive,
}

/// A sum of cells, each with its coefficient modulo the prime; columns in the order of the elimination.
type Row = BTreeMap<usize, u64>;

/// The cells, by position, that must be withheld beside those that are sensitive.
///
/// Each equation is Σ coefficient × cell = what is known without any cell; coefficients are 1 and −1.
pub(super) fn withheld_beside(equations: &[Vec<(usize, i8)>], worth: &[Worth]) -> BTreeSet<usize> {
    // Never published first, then the least worth keeping; sensitive last.
    let mut order: Vec<usize> = (0..worth.len()).collect();
    order.sort_by_key(|cell| match worth[*cell] {
        Worth::Never => (0, 0),
        Worth::Rank(rank) => (1, usize::MAX - rank),
        Worth::Sensitive => (2, *cell),
    });
    let mut column = vec![0; worth.len()];
    for (at, cell) in order.iter().enumerate() {
        column[*cell] = at;
    }
    let rows = equations.iter().map(|equation| {
        let mut row = Row::new();
        for (cell, coefficient) in equation {
            let coefficient = if *coefficient < 0 { PRIME - 1 } else { 1 };
            add(&mut row, column[*cell], coefficient);
        }
        row
    });
    let mut echelon = Echelon::default();
    for row in rows {
        echelon.insert(row);
    }
    echelon.reduce();
    let is_sensitive = |at: usize| worth[order[at]] == Worth::Sensitive;
    // What is known of sensitive cells alone: at first, the rows that hold nothing else.
    let mut known = Echelon::default();
    let mut pivots: Vec<(usize, Row)> = Vec::new();
    for (pivot, row) in echelon.rows {
        let left: Row = row
            .into_iter()
            .filter(|(at, _)| is_sensitive(*at))
            .collect();
        if is_sensitive(pivot) {
            known.insert(left);
        } else {
            pivots.push((pivot, left));
        }
    }
    known.reduce();
    let mut beside = BTreeSet::new();
    // The most worth keeping first; what is never published gives nothing.
    for (pivot, left) in pivots.into_iter().rev() {
        let cell = order[pivot];
        if worth[cell] == Worth::Never || left.is_empty() {
            continue;
        }
        if !known.take(left) {
            beside.insert(cell);
        }
    }
    beside
}

/// Rows of which each begins, with 1, in a column where no other row has anything.
#[derive(Clone, Default)]
struct Echelon {
    rows: BTreeMap<usize, Row>,
}

impl Echelon {
    /// Adds what a row says beyond those that are there.
    fn insert(&mut self, mut row: Row) {
        while let Some((pivot, first)) = row.first_key_value().map(|(at, value)| (*at, *value)) {
            let Some(there) = self.rows.get(&pivot) else {
                let scale = inverse(first);
                for value in row.values_mut() {
                    *value = times(*value, scale);
                }
                self.rows.insert(pivot, row);
                return;
            };
            subtract(&mut row, there, first);
        }
    }

    /// Takes every pivot out of all other rows.
    fn reduce(&mut self) {
        let pivots: Vec<usize> = self.rows.keys().rev().copied().collect();
        for pivot in pivots {
            let Some(row) = self.rows.get(&pivot).cloned() else {
                continue;
            };
            for (_, above) in self.rows.range_mut(..pivot) {
                if let Some(factor) = above.get(&pivot).copied() {
                    subtract(above, &row, factor);
                }
            }
        }
    }

    /// Adds what a row says to rows that are reduced, and keeps them so; refuses one by which a cell alone would be known.
    fn take(&mut self, mut row: Row) -> bool {
        let pivots: Vec<usize> = row.keys().copied().collect();
        for pivot in pivots {
            if let Some((there, factor)) = self.rows.get(&pivot).zip(row.get(&pivot).copied()) {
                subtract(&mut row, there, factor);
            }
        }
        let Some((pivot, first)) = row.first_key_value().map(|(at, value)| (*at, *value)) else {
            return true;
        };
        let scale = inverse(first);
        for value in row.values_mut() {
            *value = times(*value, scale);
        }
        let holding = self.rows.iter().filter_map(|(at, other)| {
            let factor = *other.get(&pivot)?;
            let mut less = other.clone();
            subtract(&mut less, &row, factor);
            Some((*at, less))
        });
        let holding: Vec<(usize, Row)> = holding.collect();
        if row.len() == 1 || holding.iter().any(|(_, less)| less.len() == 1) {
            return false;
        }
        self.rows.extend(holding);
        self.rows.insert(pivot, row);
        true
    }
}

/// `row − factor × other`.
fn subtract(row: &mut Row, other: &Row, factor: u64) {
    let factor = PRIME - factor;
    for (at, value) in other {
        add(row, *at, times(*value, factor));
    }
}

fn add(row: &mut Row, at: usize, value: u64) {
    let sum = row.get(&at).copied().unwrap_or(0) + value;
    let sum = if sum >= PRIME { sum - PRIME } else { sum };
    if sum == 0 {
        row.remove(&at);
    } else {
        row.insert(at, sum);
    }
}

fn times(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b) % u128::from(PRIME);
    u64::try_from(product).unwrap_or(0)
}

/// By Fermat's little theorem.
fn inverse(value: u64) -> u64 {
    let (mut result, mut base, mut exponent) = (1, value, PRIME - 2);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    result
}
