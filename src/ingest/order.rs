//! Rows in the order of what they hold, which owes nothing to files or to the order of rows in them.
//!
//! Comparing rows cell by cell is slow: what a row holds is first packed into one number, as much of it as
//! there is room for, and only rows whose numbers are equal are compared further.

use std::cmp::Ordering;

use super::draft::{compare_rows, rearrange};
use crate::observation::{Column, Respondent, Table, Values};
use crate::referential::Missing;

/// Puts the rows of `table` in order: by moment, wave and respondent, then by the rest.
pub(super) fn sort(table: &mut Table) {
    let mut keys = Keys::of(table.rows());
    keys.add(|row| Ok(rank(table.moments[row])));
    keys.add(|row| Ok(table.waves[row].map_or(0, |wave| 1 + u128::from(wave.0))));
    let known = table.respondents.iter().filter_map(|one| bits(*one));
    let anonymous = known.max().map_or(0, |most| most.saturating_add(1));
    keys.add(|row| Ok(bits(table.respondents[row]).unwrap_or(anonymous)));
    keys.add(|row| Ok(rank(i64::from(table.months[row]))));
    keys.add(|row| {
        Ok(match table.respondents[row] {
            Respondent::Keyed(_) => 0,
            Respondent::Numbered(_) => 1,
            Respondent::Anonymous(number) => 2 + u128::from(number),
        })
    });
    for column in table.columns.values() {
        keys.add_column(column);
    }
    if !table.weights.is_empty() {
        keys.add(|row| Ok(rank(table.weights[row])));
    }
    if let Some(order) = keys.order(|a, b| compare_rows(table, a, b)) {
        rearrange(table, &order);
    }
}

/// A respondent in few bits, equal for equal respondents; none for one who is anonymous.
fn bits(respondent: Respondent) -> Option<u128> {
    match respondent {
        Respondent::Keyed(bits) => Some(bits),
        Respondent::Numbered(number) => Some(u128::from(number)),
        Respondent::Anonymous(_) => None,
    }
}

/// A number without sign, in the same order.
fn rank(number: i64) -> u128 {
    u128::from(number.cast_unsigned() ^ (1 << 63))
}

/// One number a row: what it holds in mixed radix, then its position.
struct Keys {
    numbers: Vec<u128>,
    /// Bits of the position.
    position: u32,
    /// How many different numbers what was added so far can make.
    used: u128,
    /// Whether all that was added found room.
    complete: bool,
}

impl Keys {
    /// Keys of rows that hold nothing.
    fn of(rows: usize) -> Self {
        Self {
            numbers: vec![0; rows],
            position: usize::BITS - rows.leading_zeros(),
            used: 1,
            complete: true,
        }
    }

    /// Adds what each row holds, a missing value after all others; its upper bits where there is no room for
    /// all.
    fn add(&mut self, held: impl Fn(usize) -> Result<u128, Missing>) {
        if !self.complete {
            return;
        }
        let mut span = Span::default();
        for row in 0..self.numbers.len() {
            span.widen(held(row));
        }
        let Some(greatest) = span.greatest() else {
            self.complete = false;
            return;
        };
        if greatest == 0 {
            return;
        }
        let room = (u128::MAX >> self.position) / self.used;
        let Some(cut) = (0..u128::BITS).find(|cut| greatest >> cut < room) else {
            self.complete = false;
            return;
        };
        let size = (greatest >> cut) + 1;
        for (row, key) in self.numbers.iter_mut().enumerate() {
            *key = *key * size + (span.place(held(row)) >> cut);
        }
        self.used *= size;
        self.complete = cut == 0;
    }

    fn add_column(&mut self, column: &Column) {
        let missing = &column.missing;
        let present = |row: usize, value: u128| missing[row].map_or(Ok(value), Err);
        match &column.values {
            Values::Code(values) => self.add(|row| present(row, u128::from(values[row].0))),
            Values::Several(values) => self.add(|row| present(row, values[row])),
            Values::Number(values) => self.add(|row| present(row, rank(values[row]))),
            Values::Date(values) => self.add(|row| present(row, rank(i64::from(values[row])))),
        }
    }

    /// The rows in order, none where they are already; `compare` settles what found no room.
    fn order(mut self, compare: impl Fn(usize, usize) -> Ordering) -> Option<Vec<usize>> {
        let position = self.position;
        for (row, key) in self.numbers.iter_mut().enumerate() {
            *key = *key << position | row as u128;
        }
        let row = |key: u128| usize::try_from(key & ((1 << position) - 1)).unwrap_or_default();
        if self.complete {
            if self.numbers.is_sorted() {
                return None;
            }
            self.numbers.sort_unstable();
        } else {
            self.numbers.sort_unstable_by(|a, b| {
                let held = (a >> position).cmp(&(b >> position));
                held.then_with(|| compare(row(*a), row(*b)))
            });
        }
        Some(self.numbers.into_iter().map(row).collect())
    }
}

/// Between what a thing varies over the rows.
#[derive(Debug, Default)]
struct Span {
    values: Option<(u128, u128)>,
    reason: Option<Missing>,
}

impl Span {
    fn widen(&mut self, held: Result<u128, Missing>) {
        match held {
            Ok(value) => {
                let (low, high) = self.values.get_or_insert((value, value));
                (*low, *high) = (value.min(*low), value.max(*high));
            }
            Err(reason) => self.reason = self.reason.max(Some(reason)),
        }
    }

    /// The greatest place; none where it would pass 128 bits.
    fn greatest(&self) -> Option<u128> {
        let values = self.values.map_or(0, |(low, high)| high - low);
        match self.reason {
            None => Some(values),
            Some(reason) => values.checked_add(1 + reason as u128),
        }
    }

    /// The place of what one row holds, in order, from 0.
    fn place(&self, held: Result<u128, Missing>) -> u128 {
        let (low, high) = self.values.unwrap_or_default();
        match held {
            Ok(value) => value - low,
            Err(reason) => high - low + 1 + reason as u128,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::plan::{AssociationId, CodeId, SourceId, VariableId, WaveId};

    /// A table of numbers that repeat, with values as far apart as `wide` and respondents of 128 bits.
    fn table(wide: bool) -> Table {
        let rows = 500_u64;
        let spread = |row: u64, by: u64| row.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32 & (by - 1);
        let missing = |row: u64| {
            (spread(row, 8) == 0)
                .then_some([Missing::NoAnswer, Missing::Invalid][usize::from(spread(row, 4) > 1)])
        };
        let number = |row: u64| {
            let number = spread(row, 4).cast_signed() - 2;
            if wide {
                number * (i64::MAX / 2)
            } else {
                number
            }
        };
        let respondent = |row: u64| match spread(row, 16) {
            0..8 => Respondent::Anonymous(0),
            few if wide => Respondent::Keyed(u128::MAX >> 1 << 1 | u128::from(few & 1)),
            few => Respondent::Numbered(few),
        };
        let column = |values| Column {
            values,
            missing: (0..rows).map(missing).collect(),
        };
        Table {
            association: AssociationId(0),
            source: SourceId(0),
            months: (0..rows)
                .map(|row| i32::from(spread(row, 2) == 1))
                .collect(),
            moments: (0..rows)
                .map(|row| 0 - spread(row, 2).cast_signed())
                .collect(),
            waves: (0..rows)
                .map(|row| (row % 3 == 0).then_some(WaveId(0)))
                .collect(),
            respondents: (0..rows).map(respondent).collect(),
            weights: Vec::new(),
            columns: BTreeMap::from([
                (
                    VariableId(0),
                    column(Values::Number((0..rows).map(number).collect())),
                ),
                (
                    VariableId(1),
                    column(Values::Code(
                        (0..rows)
                            .map(|row| {
                                CodeId(
                                    2 * u16::from(spread(row, 4) > 1)
                                        + u16::from(spread(row, 2) == 1),
                                )
                            })
                            .collect(),
                    )),
                ),
                (
                    VariableId(2),
                    column(Values::Several(
                        (0..rows)
                            .map(|row| {
                                if wide {
                                    u128::MAX - u128::from(row % 2)
                                } else {
                                    1
                                }
                            })
                            .collect(),
                    )),
                ),
            ]),
        }
    }

    #[test]
    fn packed_or_not_the_order_is_that_of_the_rows() {
        for wide in [false, true] {
            let mut table = table(wide);
            sort(&mut table);
            let first = |row: usize| {
                let bits = bits(table.respondents[row]).unwrap_or(u128::MAX);
                (table.moments[row], table.waves[row], bits)
            };
            for row in 1..table.rows() {
                let order = first(row - 1).cmp(&first(row));
                let order = order.then_with(|| compare_rows(&table, row - 1, row));
                assert!(order.is_le(), "row {row}, wide: {wide}");
            }
        }
    }
}
