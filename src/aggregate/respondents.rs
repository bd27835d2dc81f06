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
    let mut numbered = Vec::with_capacity(tables.len());
    for table in tables {
        let mut numbers = Vec::with_capacity(table.rows());
        for respondent in &table.respondents {
            let next = u32::try_from(known.len()).context("more respondents than 2³²")?;
            numbers.push(*known.entry(*respondent).or_insert(next));
        }
        numbered.push(numbers);
    }
    Ok(numbered)
}
