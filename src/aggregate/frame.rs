//! Grouping by polars: the only file that names it.

use anyhow::Context;
use polars::prelude::{Column, DataFrame, IntoLazy, LazyFrame, NamedFrom, Series, col, len, lit};

use super::packing::{self, Packing};
use super::reading::{Reading, Standing};

/// What rows bring to numbered cells.
pub(super) struct Entries<'a> {
    /// The cell of each row.
    pub(super) cells: Vec<u64>,
    /// What each row brings.
    pub(super) readings: &'a [Reading],
    /// The respondent of each row.
    pub(super) respondents: &'a [u32],
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

impl Entries<'_> {
    /// The rows grouped by cell and by what they bring; in no order, for what follows is addition.
    ///
    /// # Errors
    /// Where polars cannot group.
    pub(super) fn groups(&self) -> anyhow::Result<Vec<Group>> {
        match Packing::new(&self.cells, self.readings) {
            Some(packing) => self.groups_packed(&packing),
            None => self.groups_apart(),
        }
    }

    fn groups_packed(&self, packing: &Packing) -> anyhow::Result<Vec<Group>> {
        let rows = self.cells.iter().zip(self.readings);
        let packed: Vec<u64> = rows
            .map(|(cell, reading)| packing.pack(*cell, reading))
            .collect();
        let groups = frame(vec![Series::new("packed".into(), packed)])?
            .group_by([col("packed")])
            .agg([len().alias("count")])
            .collect()
            .context("rows could not be grouped")?;
        let packed = groups.column("packed")?.u64()?.into_no_null_iter();
        let counts = groups.column("count")?.u32()?.into_no_null_iter();
        let groups = packed.zip(counts).map(|(packed, count)| {
            let (cell, reading) = packing.unpack(packed);
            Group {
                cell,
                reading,
                count,
            }
        });
        Ok(groups.collect())
    }

    /// The same where numbers are too far apart to be packed.
    fn groups_apart(&self) -> anyhow::Result<Vec<Group>> {
        let standings = self.readings.iter().map(|r| packing::number(r.standing));
        let groups = frame(vec![
            Series::new("cell".into(), &self.cells),
            Series::new("standing".into(), standings.collect::<Vec<u32>>()),
            Series::new(
                "x".into(),
                self.readings.iter().map(|r| r.x).collect::<Vec<i64>>(),
            ),
            Series::new(
                "y".into(),
                self.readings.iter().map(|r| r.y).collect::<Vec<i64>>(),
            ),
        ])?
        .group_by([col("cell"), col("standing"), col("x"), col("y")])
        .agg([len().alias("count")])
        .collect()
        .context("rows could not be grouped")?;
        let cells = groups.column("cell")?.u64()?.into_no_null_iter();
        let standings = groups.column("standing")?.u32()?.into_no_null_iter();
        let x = groups.column("x")?.i64()?.into_no_null_iter();
        let y = groups.column("y")?.i64()?.into_no_null_iter();
        let counts = groups.column("count")?.u32()?.into_no_null_iter();
        let groups = cells.zip(standings).zip(x.zip(y)).zip(counts);
        let groups = groups.map(|(((cell, standing), (x, y)), count)| {
            let standing = packing::standing(standing);
            Group {
                cell,
                reading: Reading { standing, x, y },
                count,
            }
        });
        Ok(groups.collect())
    }

    /// The distinct respondents of each cell, among the rows with a value; in no order.
    ///
    /// # Errors
    /// Where polars cannot group.
    pub(super) fn persons(&self) -> anyhow::Result<Vec<(u64, u32)>> {
        let valued = self
            .readings
            .iter()
            .map(|reading| reading.standing == Standing::Valued);
        let persons = frame(vec![
            Series::new("cell".into(), &self.cells),
            Series::new("respondent".into(), self.respondents),
            Series::new("valued".into(), valued.collect::<Vec<bool>>()),
        ])?
        .filter(col("valued").eq(lit(true)))
        .group_by([col("cell")])
        .agg([col("respondent").n_unique().alias("persons")])
        .collect()
        .context("respondents could not be counted")?;
        let cells = persons.column("cell")?.u64()?.into_no_null_iter();
        let counts = persons.column("persons")?.u32()?.into_no_null_iter();
        Ok(cells.zip(counts).collect())
    }

    /// Whether each respondent has one row with a value at most: rows are then persons.
    pub(super) fn each_once(&self) -> bool {
        let most = self
            .respondents
            .iter()
            .max()
            .map_or(0, |most| *most as usize + 1);
        let mut seen = vec![false; most];
        let valued = self.readings.iter().zip(self.respondents);
        valued
            .filter(|(reading, _)| reading.standing == Standing::Valued)
            .all(|(_, respondent)| !std::mem::replace(&mut seen[*respondent as usize], true))
    }
}

fn frame(columns: Vec<Series>) -> anyhow::Result<LazyFrame> {
    let height = columns.first().map_or(0, |column| column.len());
    let columns = columns.into_iter().map(Column::from).collect();
    let frame = DataFrame::new(height, columns).context("rows could not be framed")?;
    Ok(frame.lazy())
}
