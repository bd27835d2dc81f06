//! Respondents as small numbers, so that they can be compared and counted cheaply.

use anyhow::Context;

use crate::observation::{Respondent, Table};

/// The respondents of each table, numbered together.
///
/// # Errors
/// Where there are more than 2³² respondents.
#[expect(
    clippy::disallowed_types,
    reason = "looked up, never walked: numbers follow the order of the rows"
)]
pub(super) fn number(tables: &[&Table]) -> anyhow::Result<Vec<Vec<u32>>> {
    let mut known: std::collections::HashMap<Respondent, u32> = std::collections::HashMap::new();
    let mut next = 0_u32;
    let mut numbered = Vec::with_capacity(tables.len());
    for table in tables {
        let mut numbers = Vec::with_capacity(table.rows());
        for respondent in &table.respondents {
            let number = match respondent {
                Respondent::Anonymous(_) => next,
                _ => *known.entry(*respondent).or_insert(next),
            };
            if number == next {
                next = next.checked_add(1).context("more respondents than 2³²")?;
            }
            numbers.push(number);
        }
        numbered.push(numbers);
    }
    Ok(numbered)
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
