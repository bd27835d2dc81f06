//! The cells of one disaggregation as numbers: period and wave, then each variable's code, in mixed radix.

use anyhow::Context;

use super::frame::Entries;
use super::packing::Packed;
use super::rows::Rows;
use crate::cells::Split;
use crate::plan::{CodeId, Plan, VariableId};

/// A numbering of cells.
pub(super) struct Grid<'a> {
    variables: &'a [VariableId],
    /// For each variable, its codes and one more for unknown.
    sizes: Vec<u64>,
    /// How many cells there are.
    cells: u64,
}

impl<'a> Grid<'a> {
    /// The numbering of the cells of `rows` split by `variables`.
    ///
    /// # Errors
    /// Where there are more cells than 2⁶⁴.
    pub(super) fn new(
        plan: &Plan,
        rows: &Rows,
        variables: &'a [VariableId],
    ) -> anyhow::Result<Self> {
        let sizes: Vec<u64> = variables
            .iter()
            .map(|id| {
                plan.codelist_of(*id)
                    .map_or(1, |list| list.codes.len() as u64 + 1)
            })
            .collect();
        let cells = sizes
            .iter()
            .try_fold(rows.slots.len() as u64, |all, size| all.checked_mul(*size))
            .context("a crossing has more cells than 2⁶⁴")?;
        Ok(Self {
            variables,
            sizes,
            cells,
        })
    }

    /// What the rows bring to each cell; `packed` is what they bring in short.
    pub(super) fn entries<'r>(&self, rows: &'r Rows, packed: Option<&'r Packed>) -> Entries<'r> {
        let mut cells: Vec<u64> = rows.slot.iter().map(|slot| u64::from(*slot)).collect();
        for (variable, size) in self.variables.iter().zip(&self.sizes) {
            let codes = rows.dimensions.get(variable).map_or(&[][..], Vec::as_slice);
            for (cell, code) in cells.iter_mut().zip(codes) {
                *cell = *cell * size + code.map_or(size - 1, |code| u64::from(code.0));
            }
        }
        Entries {
            cells,
            most: self.cells,
            packed,
            readings: &rows.readings,
            respondents: &rows.respondents,
        }
    }

    /// The number of the cell of one row, were it in `slot`.
    pub(super) fn number(&self, rows: &Rows, slot: u32, row: usize) -> u64 {
        let sizes = self.variables.iter().zip(&self.sizes);
        sizes.fold(u64::from(slot), |cell, (variable, size)| {
            let codes = rows.dimensions.get(variable);
            let code = codes.and_then(|codes| codes.get(row).copied().flatten());
            cell * size + code.map_or(size - 1, |code| u64::from(code.0))
        })
    }

    /// The position of the period and wave, and the splits, of the cell numbered `number`.
    pub(super) fn read(&self, number: u64) -> (usize, Vec<Split>) {
        let mut rest = number;
        let mut splits: Vec<Split> = self
            .sizes
            .iter()
            .rev()
            .map(|size| {
                let code = rest % size;
                rest /= size;
                match u16::try_from(code) {
                    Ok(code_id) if code + 1 < *size => Split::Code(CodeId(code_id)),
                    _ => Split::Unknown,
                }
            })
            .collect();
        splits.reverse();
        (usize::try_from(rest).unwrap_or(usize::MAX), splits)
    }
}
