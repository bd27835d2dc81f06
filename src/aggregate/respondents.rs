//! Respondents as small numbers, so that they can be compared and counted cheaply.

use std::collections::hash_map::Entry;

use anyhow::Context;

use crate::observation::{Respondent, Table};

/// The respondents of the tables of one association, numbered together.
pub(super) struct Numbered {
    /// Those of each table.
    pub(super) tables: Vec<Vec<u32>>,
    /// From this number on, they are anonymous: each is of one row, and cannot be known again.
    pub(super) named: u32,
}

/// Numbers the respondents of `tables`, anonymous ones last.
///
/// # Errors
/// Where there are more than 2³² respondents.
#[expect(
    clippy::disallowed_types,
    reason = "looked up, never walked: numbers follow the order of the rows"
)]
pub(super) fn number(tables: &[&Table]) -> anyhow::Result<Numbered> {
    let mut known: std::collections::HashMap<Respondent, u32> = std::collections::HashMap::new();
    let mut next = 0_u32;
    let mut take = || {
        let number = next;
        next = next.checked_add(1).context("more respondents than 2³²")?;
        anyhow::Ok(number)
    };
    let mut numbered: Vec<Vec<u32>> = Vec::with_capacity(tables.len());
    for table in tables {
        let mut numbers = vec![u32::MAX; table.rows()];
        for (number, respondent) in numbers.iter_mut().zip(&table.respondents) {
            if !matches!(respondent, Respondent::Anonymous(_)) {
                *number = match known.entry(*respondent) {
                    Entry::Occupied(held) => *held.get(),
                    Entry::Vacant(place) => *place.insert(take()?),
                };
            }
        }
        numbered.push(numbers);
    }
    let named = u32::try_from(known.len())?;
    for (table, numbers) in tables.iter().zip(&mut numbered) {
        for (number, respondent) in numbers.iter_mut().zip(&table.respondents) {
            if matches!(respondent, Respondent::Anonymous(_)) {
                *number = take()?;
            }
        }
    }
    Ok(Numbered {
        tables: numbered,
        named,
    })
}

/// Whether each respondent has one row marked at most: rows are then persons.
pub(super) fn each_once(respondents: &[u32], mut marked: impl FnMut(usize) -> bool) -> bool {
    let most = respondents
        .iter()
        .max()
        .map_or(0, |most| *most as usize + 1);
    let mut seen = vec![false; most];
    let mut rows = respondents.iter().enumerate();
    rows.all(|(row, respondent)| {
        !marked(row) || !std::mem::replace(&mut seen[*respondent as usize], true)
    })
}
