//! How many of the sector those who contribute reach.
//!
//! In: rows that passed. Out: for each line of the universe, the figure that counts it, by period, where it may be read: so
//! that nothing is told here that is withheld there.

use std::collections::BTreeMap;

use crate::plan::{Plan, Waves};
use crate::release::{Reach, Row};

pub(super) fn reach(plan: &Plan, rows: &[Row]) -> Vec<Reach> {
    let lines = plan.universe.iter().map(|universe| {
        let mut indicators = plan.indicators();
        let counted = indicators.find(|(_, it)| universe.is_counted_by(it));
        let mut reached = BTreeMap::new();
        let whole = rows.iter().filter(|row| {
            let key = &row.key;
            let is_whole = key.splits.is_empty() && key.association.is_none();
            is_whole
                && key.waves == Waves::None
                && counted.is_some_and(|(id, _)| id == key.indicator)
        });
        for row in whole {
            if let Some(numbers) = row.numbers() {
                reached.insert(row.key.period, numbers.n);
            }
        }
        Reach {
            universe: universe.clone(),
            reached,
        }
    });
    lines.collect()
}
