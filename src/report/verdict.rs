//! What figures say together: never more than their intervals bear.
//!
//! Two figures differ where their intervals do not overlap. That is stricter than a test of their difference, and needs neither that
//! they be of different people nor that they be of the same, which nobody knows of two periods.

use super::chart::Shown;
use super::desk::{Desk, bounds};
use crate::figure::{Flag, Numbers, Precision};
use crate::i18n::report::{Beside, Change, Split, Verdict};
use crate::referential::Direction;
use crate::release::Row;

impl Desk<'_> {
    /// What a figure says beside the one before it in its series; nothing of what is simply counted, nor of
    /// what is the same without an interval.
    pub(super) fn compared(&self, before: &Row, after: &Row) -> Option<Verdict> {
        if !after.breaks.is_empty() {
            return Some(Verdict::Broken);
        }
        let exact = |row: &Row| {
            row.numbers()
                .is_some_and(|it| it.precision == Precision::Exact)
        };
        if exact(before) || exact(after) {
            return None;
        }
        Some(match (self.shown(before), self.shown(after)) {
            (Shown::Value(_, Some(a)), Shown::Value(_, Some(b))) => {
                if b[0] > a[1] {
                    Verdict::Higher
                } else if b[1] < a[0] {
                    Verdict::Lower
                } else {
                    Verdict::Unsettled
                }
            }
            (Shown::Value(..), Shown::Value(..)) if self.value(before) == self.value(after) => {
                return None;
            }
            (Shown::Value(..), Shown::Value(..)) => Verdict::NoInterval,
            _ => Verdict::Unread,
        })
    }

    /// What the categories of a disaggregation say together: the highest beside the lowest; nothing of fewer than two that compare.
    pub(super) fn split(&self, rows: &[&Row]) -> Option<Split> {
        let valued: Vec<(&Row, f64, Option<[f64; 2]>)> = rows
            .iter()
            .filter_map(|row| match self.shown(row) {
                Shown::Value(value, bounds) => Some((*row, value, bounds)),
                _ => None,
            })
            .collect();
        if valued.len() < 2 {
            return None;
        }
        let bears = |holds: fn(&Numbers) -> bool| {
            let mut numbers = rows.iter().filter_map(|row| row.numbers());
            numbers.any(holds)
        };
        if bears(|it| it.bears(|it| matches!(it, Flag::Simpson(_)))) {
            return Some(Split::Reversed);
        }
        let by_value = |a: &&(&Row, f64, _), b: &&(&Row, f64, _)| a.1.total_cmp(&b.1);
        let high = valued.iter().max_by(by_value)?;
        let low = valued.iter().min_by(by_value)?;
        if bears(|it| it.precision == Precision::Exact) {
            return Some(Split::Most(self.category(high.0)));
        }
        Some(match (high.2, low.2) {
            (Some(above), Some(below)) if above[0] > below[1] => {
                Split::Apart(self.category(high.0), self.category(low.0))
            }
            (Some(_), Some(_)) => Split::Alike,
            _ => Split::NoInterval,
        })
    }

    /// Whether the way that a change went is better, where the indicator says which is.
    pub(super) fn is_better(&self, row: &Row, change: Change) -> Option<bool> {
        let up = match change {
            Change::Up => true,
            Change::Down => false,
            Change::Unsettled | Change::NoInterval => return None,
        };
        match self.indicator(row.key.indicator).direction {
            Direction::Increase => Some(up),
            Direction::Decrease => Some(!up),
            Direction::Neutral | Direction::Target => None,
        }
    }
}

/// What a change says of itself; nothing where it may not be read.
pub(super) fn changed(row: &Row) -> Option<Change> {
    let numbers = row.numbers()?;
    numbers.value?;
    Some(match bounds(numbers) {
        Some([low, _]) if low > 0.0 => Change::Up,
        Some([_, high]) if high < 0.0 => Change::Down,
        Some(_) => Change::Unsettled,
        None => Change::NoInterval,
    })
}

/// Where a figure stands beside a value to compare with.
pub(super) fn beside(shown: Shown, reference: f64) -> Option<Beside> {
    let Shown::Value(value, bounds) = shown else {
        return None;
    };
    Some(match bounds {
        Some([low, _]) if low > reference => Beside::Above,
        Some([_, high]) if high < reference => Beside::Below,
        Some(_) => Beside::Within,
        None if value > reference => Beside::SeenAbove,
        None if value < reference => Beside::SeenBelow,
        None => Beside::SeenAt,
    })
}

#[cfg(test)]
mod tests;
