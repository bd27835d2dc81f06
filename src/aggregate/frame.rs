//! Grouping by polars: the only file that names it.

use anyhow::Context;
use polars::prelude::{
    Column, DataFrame, IntoLazy, LazyFrame, NamedFrom, Series, SortOptions, col, len, lit,
};

use super::packing::{self, Packed};
use super::reading::{Reading, Standing};

/// How many numbers may be counted one by one, for each row.
const NUMBERS_A_ROW: usize = 4;

/// What rows bring to numbered cells.
pub(super) struct Entries<'a> {
    /// The cell of each row.
    pub(super) cells: Vec<u64>,
    /// Above every number of a cell.
    pub(super) most: u64,
    /// How many cells each source has: those of two are that far apart.
    pub(super) each: u64,
    /// What each row brings, packed; none where that does not fit.
    pub(super) packed: Option<&'a Packed>,
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
    /// Hands over the rows grouped by cell and by what they bring, cell after cell.
    ///
    /// # Errors
    /// Where polars cannot group, or `each` fails.
    pub(super) fn groups(
        &self,
        each: impl FnMut(Group) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        match (self.few(), self.sortable()) {
            (Some((packed, size)), _) => self.groups_counted(packed, size, each),
            (None, Some(packed)) => self.groups_sorted(packed, each),
            (None, None) => self.groups_apart()?.into_iter().try_for_each(each),
        }
    }

    /// Hands over the rows one by one, or grouped where that is quicker; in no order.
    ///
    /// # Errors
    /// Where `each` fails.
    pub(super) fn parts(
        &self,
        mut each: impl FnMut(Group) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        if let Some((packed, size)) = self.few() {
            return self.groups_counted(packed, size, each);
        }
        let mut rows = self.cells.iter().zip(self.readings);
        rows.try_for_each(|(cell, reading)| {
            each(Group {
                cell: *cell,
                reading: *reading,
                count: 1,
            })
        })
    }

    /// What rows bring, and how many different numbers that makes, where these are few enough to have a counter
    /// each.
    fn few(&self) -> Option<(&Packed, usize)> {
        let packed = self.packed?;
        let size = usize::try_from(packed.size(self.most)?).ok()?;
        (size / NUMBERS_A_ROW <= self.cells.len()).then_some((packed, size))
    }

    /// What rows bring, where it fits beside their cells.
    fn sortable(&self) -> Option<&Packed> {
        self.packed
            .filter(|packed| packed.size(self.most).is_some())
    }

    /// Groups where numbers are few: one counter each.
    fn groups_counted(
        &self,
        packed: &Packed,
        size: usize,
        mut each: impl FnMut(Group) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let mut counts = vec![0_u32; size];
        for number in packed.in_cells(&self.cells) {
            let count = usize::try_from(number)
                .ok()
                .and_then(|at| counts.get_mut(at));
            *count.context("a row is outside its grid")? += 1;
        }
        let counts = (0..).zip(counts).filter(|(_, count)| *count > 0);
        for (number, count) in counts {
            each(group(packed, number, count))?;
        }
        Ok(())
    }

    /// Groups where numbers are many: once sorted, equal ones follow each other.
    fn groups_sorted(
        &self,
        packed: &Packed,
        mut each: impl FnMut(Group) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let numbers: Vec<u64> = packed.in_cells(&self.cells).collect();
        let sorted = Series::new("packed".into(), numbers)
            .sort(SortOptions::default())
            .context("rows could not be sorted")?;
        let sorted = sorted.rechunk();
        for same in sorted.u64()?.cont_slice()?.chunk_by(|a, b| a == b) {
            each(group(packed, same[0], u32::try_from(same.len())?))?;
        }
        Ok(())
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
        let mut groups: Vec<Group> = groups.collect();
        groups.sort_unstable_by_key(|group| group.cell);
        Ok(groups)
    }

    /// The distinct respondents of each cell, among the rows with a value, all sources together: a cell has the number
    /// that it has for the first one. In no order.
    ///
    /// # Errors
    /// Where polars cannot group.
    pub(super) fn persons(&self) -> anyhow::Result<Vec<(u64, u32)>> {
        let valued = self
            .readings
            .iter()
            .map(|reading| reading.standing == Standing::Valued);
        let cells: Vec<u64> = self.cells.iter().map(|cell| cell % self.each).collect();
        let persons = frame(vec![
            Series::new("cell".into(), cells),
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
}

fn group(packed: &Packed, number: u64, count: u32) -> Group {
    let (cell, reading) = packed.unpack(number);
    Group {
        cell,
        reading,
        count,
    }
}

fn frame(columns: Vec<Series>) -> anyhow::Result<LazyFrame> {
    let height = columns.first().map_or(0, |column| column.len());
    let columns = columns.into_iter().map(Column::from).collect();
    let frame = DataFrame::new(height, columns).context("rows could not be framed")?;
    Ok(frame.lazy())
}
