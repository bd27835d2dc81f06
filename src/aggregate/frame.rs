//! Grouping by polars: the only file that names it.

use anyhow::Context;
use polars::prelude::{Column, DataFrame, IntoLazy, NamedFrom, Series, col, len, lit};

use super::reading::{Reading, Standing};
use crate::referential::Missing;

/// What rows bring to numbered cells, column by column.
pub(super) struct Entries {
    cells: Vec<u64>,
    standings: Vec<u32>,
    x: Vec<i64>,
    y: Vec<i64>,
    respondents: Vec<u32>,
}

/// Rows of one cell that bring the same.
pub(super) struct Group {
    /// The cell.
    pub(super) cell: u64,
    /// What each row brings.
    pub(super) reading: Reading,
    /// How many rows.
    pub(super) count: u32,
}

/// Rows grouped; in no order, for what follows is addition.
#[derive(Default)]
pub(super) struct Grouped {
    /// The rows that bring the same to the same cell.
    pub(super) groups: Vec<Group>,
    /// Cells, and their distinct respondents among the rows with a value.
    pub(super) persons: Vec<(u64, u32)>,
}

impl Entries {
    /// One entry a row.
    pub(super) fn new(cells: Vec<u64>, readings: &[Reading], respondents: &[u32]) -> Self {
        Self {
            cells,
            standings: readings.iter().map(|r| number(r.standing)).collect(),
            x: readings.iter().map(|r| r.x).collect(),
            y: readings.iter().map(|r| r.y).collect(),
            respondents: respondents.to_vec(),
        }
    }

    /// The rows grouped by cell and by what they bring.
    ///
    /// # Errors
    /// Where polars cannot group.
    pub(super) fn group(self) -> anyhow::Result<Grouped> {
        let height = self.cells.len();
        if height == 0 {
            return Ok(Grouped::default());
        }
        let column = |series: Series| Column::from(series);
        let frame = DataFrame::new(
            height,
            vec![
                column(Series::new("cell".into(), self.cells)),
                column(Series::new("standing".into(), self.standings)),
                column(Series::new("x".into(), self.x)),
                column(Series::new("y".into(), self.y)),
                column(Series::new("respondent".into(), self.respondents)),
            ],
        )
        .context("rows could not be framed")?
        .lazy();
        let groups = frame
            .clone()
            .group_by([col("cell"), col("standing"), col("x"), col("y")])
            .agg([len().alias("count")])
            .collect()
            .context("rows could not be grouped")?;
        let persons = frame
            .filter(col("standing").eq(lit(number(Standing::Valued))))
            .group_by([col("cell")])
            .agg([col("respondent").n_unique().alias("persons")])
            .collect()
            .context("respondents could not be counted")?;
        Ok(Grouped {
            groups: read_groups(&groups)?,
            persons: read_persons(&persons)?,
        })
    }
}

fn read_groups(frame: &DataFrame) -> anyhow::Result<Vec<Group>> {
    let cells = frame.column("cell")?.u64()?.into_no_null_iter();
    let standings = frame.column("standing")?.u32()?.into_no_null_iter();
    let x = frame.column("x")?.i64()?.into_no_null_iter();
    let y = frame.column("y")?.i64()?.into_no_null_iter();
    let counts = frame.column("count")?.u32()?.into_no_null_iter();
    let groups = cells.zip(standings).zip(x.zip(y)).zip(counts);
    Ok(groups
        .map(|(((cell, standing), (x, y)), count)| Group {
            cell,
            reading: Reading {
                standing: standing_of(standing),
                x,
                y,
            },
            count,
        })
        .collect())
}

fn read_persons(frame: &DataFrame) -> anyhow::Result<Vec<(u64, u32)>> {
    let cells = frame.column("cell")?.u64()?.into_no_null_iter();
    let persons = frame.column("persons")?.u32()?.into_no_null_iter();
    Ok(cells.zip(persons).collect())
}

/// A standing as a number a frame can hold.
fn number(standing: Standing) -> u32 {
    match standing {
        Standing::Valued => 0,
        Standing::Doubtful => 1,
        Standing::NotEligible => 2,
        Standing::OutOfBase => 3,
        Standing::Missing(reason) => 4 + reason as u32,
    }
}

fn standing_of(number: u32) -> Standing {
    match number {
        0 => Standing::Valued,
        1 => Standing::Doubtful,
        2 => Standing::NotEligible,
        3 => Standing::OutOfBase,
        _ => {
            let at = (number - 4) as usize;
            Standing::Missing(Missing::ALL.get(at).copied().unwrap_or(Missing::Invalid))
        }
    }
}
