//! Answers that carry a number: `4`, `A4`, `4 - Plutôt d'accord`; and which way a table of them runs along a
//! scale.

use crate::plan::{CodeId, Codelist};

/// The number that a cell carries, and what stands before it. A band (`0-17`), an amount of something (`2 fois`)
/// or a word carries none.
pub(super) fn ordinal(cell: &str) -> Option<(&str, i64)> {
    let cell = cell.trim();
    let start = cell.find(|c: char| c.is_ascii_digit())?;
    let (prefix, rest) = cell.split_at(start);
    if prefix.len() > 3 || !prefix.chars().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = rest.find(|c: char| !c.is_ascii_digit());
    let (digits, after) = rest.split_at(end.unwrap_or(rest.len()));
    let number = digits.parse().ok()?;
    if after.is_empty() {
        return Some((prefix, number));
    }
    // What follows a number is its label only after a mark, and starts with no other number.
    let label = after
        .trim_start()
        .strip_prefix(['-', '–', ':', '.', ')', '='])?;
    let label = label.trim_start();
    let is_label = label.starts_with(|c: char| c.is_alphabetic());
    (prefix.is_empty() && is_label).then_some((prefix, number))
}

/// The cells of a table that carry numbers, by their numbers, with the codes they are sent to; none where some
/// carry none, or two the same.
#[derive(Debug)]
pub(super) struct Table<'w> {
    /// What stands before each number.
    pub(super) prefix: &'w str,
    /// Number, cell, code; by number.
    pub(super) rows: Vec<(i64, &'w str, CodeId)>,
}

impl<'w> Table<'w> {
    /// The table of cells and codes.
    pub(super) fn read(cells: &[(&'w str, CodeId)]) -> Option<Self> {
        let mut rows = Vec::new();
        let mut prefix = None;
        for (cell, code) in cells {
            let (before, number) = ordinal(cell)?;
            if *prefix.get_or_insert(before) != before {
                return None;
            }
            rows.push((number, *cell, *code));
        }
        rows.sort_unstable();
        let apart = rows.windows(2).all(|pair| pair[0].0 != pair[1].0);
        apart.then_some(Self {
            prefix: prefix?,
            rows,
        })
    }

    /// Whether the numbers follow one another without a gap.
    pub(super) fn is_run(&self) -> bool {
        let numbers = self.rows.windows(2);
        let mut steps = numbers.map(|pair| pair[1].0 - pair[0].0);
        steps.all(|step| step == 1)
    }

    /// Which way the table runs along a scale; none where it reaches fewer than three of its categories, which run
    /// either way.
    pub(super) fn direction(&self, list: &Codelist) -> Option<Direction> {
        let orders = orders(list, self.prefix.is_empty());
        let mut reached: Vec<CodeId> = self
            .rows
            .iter()
            .map(|(.., code)| list.common(*code))
            .collect();
        let ranks = |order: &[(CodeId, i128)]| -> Option<Vec<i128>> {
            let rank = |code: &CodeId| {
                order
                    .iter()
                    .find(|(of, _)| of == code)
                    .map(|(_, rank)| *rank)
            };
            reached.iter().map(rank).collect()
        };
        let mut found = orders
            .iter()
            .map(|order| Some(Direction::of(&ranks(order)?)));
        let best = found.try_fold(None, |best: Option<Direction>, one| {
            let one = one?;
            Some(Some(best.map_or(one, |best| best.min(one))))
        });
        reached.sort_unstable();
        reached.dedup();
        best.flatten().filter(|_| reached.len() >= 3)
    }
}

/// Which way a table runs; the more natural first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    /// With the scale.
    Up,
    /// Against it.
    Down,
    /// Both ways.
    Mixed,
}

impl Direction {
    /// Of ranks in the order of their numbers.
    pub(super) fn of(ranks: &[i128]) -> Self {
        let steps = || ranks.windows(2);
        if steps().all(|pair| pair[0] <= pair[1]) {
            Self::Up
        } else if steps().all(|pair| pair[0] >= pair[1]) {
            Self::Down
        } else {
            Self::Mixed
        }
    }
}

/// The orders in which the categories of a list can be read: as they stand, by the numbers that are their codes,
/// by their values. A cell that is such a number means the code of that number, and no position.
pub(super) fn orders(list: &Codelist, numbers_mean_codes: bool) -> Vec<Vec<(CodeId, i128)>> {
    let categories: Vec<CodeId> = list.categories().collect();
    let by = |rank: &dyn Fn(usize, CodeId) -> Option<i128>| -> Option<Vec<(CodeId, i128)>> {
        let each = categories.iter().enumerate();
        each.map(|(at, code)| Some((*code, rank(at, *code)?)))
            .collect()
    };
    let values = by(&|_, code| list.code(code).value.and_then(|it| it.exactly(9)));
    if !list.ordered {
        return values.into_iter().collect();
    }
    let numbers = by(&|_, code| list.code(code).code.parse::<i64>().ok().map(i128::from));
    let places = by(&|at, _| i128::try_from(at).ok());
    if numbers_mean_codes && numbers.is_some() {
        return numbers.into_iter().collect();
    }
    [places, numbers, values].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_carries_a_number_or_does_not() {
        assert_eq!(ordinal("4"), Some(("", 4)));
        assert_eq!(ordinal("A4"), Some(("A", 4)));
        assert_eq!(ordinal("AO01"), Some(("AO", 1)));
        assert_eq!(ordinal("4 - Plutôt d'accord"), Some(("", 4)));
        assert_eq!(ordinal("1. Très bon"), Some(("", 1)));
        for cell in [
            "0-17",
            "18 à 24 ans",
            "2 fois",
            "6-12 mois",
            "Bon",
            "",
            "65 et +",
            "Q1[SQ001]",
        ] {
            assert_eq!(ordinal(cell), None, "{cell}");
        }
    }

    #[test]
    fn ranks_run_one_way_or_both() {
        assert_eq!(Direction::of(&[1, 2, 2, 3]), Direction::Up);
        assert_eq!(Direction::of(&[5, 4, 1]), Direction::Down);
        assert_eq!(Direction::of(&[5, 4, 2, 3]), Direction::Mixed);
    }
}
