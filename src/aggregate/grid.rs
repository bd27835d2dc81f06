//! The cells of one disaggregation as numbers: source, period and wave, then each variable's code, in mixed radix.
//!
//! What each source brings to a cell is numbered apart: it is as comparable as the source makes it, and offers the codes
//! that the source can give.

use anyhow::Context;

use super::frame::Entries;
use super::packing::Packed;
use super::rows::{Dimensions, Rows};
use crate::cells::Split;
use crate::plan::{CodeId, Plan, VariableId};

/// A numbering of cells.
pub(super) struct Grid<'a> {
    variables: &'a [VariableId],
    /// How many periods and waves.
    slots: u64,
    /// For each variable, its codes and one more for unknown.
    sizes: Vec<u64>,
    /// How many cells a source has.
    each: u64,
    /// How many cells there are.
    cells: u64,
}

/// What a number stands for.
pub(super) struct Spot {
    /// Position of the source among those that feed.
    pub(super) source: usize,
    /// Position of the period and wave in [`Rows::slots`].
    pub(super) slot: usize,
    /// One split for each variable.
    pub(super) splits: Vec<Split>,
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
        let slots = rows.slots.len() as u64;
        let each = sizes
            .iter()
            .try_fold(slots, |all, size| all.checked_mul(*size));
        let cells = each.and_then(|each| each.checked_mul(rows.filled.len() as u64));
        let (each, cells) = each
            .zip(cells)
            .context("a crossing has more cells than 2⁶⁴")?;
        Ok(Self {
            variables,
            slots,
            sizes,
            each,
            cells,
        })
    }

    /// What the rows bring to each cell; `packed` is what they bring in short.
    pub(super) fn entries<'r>(&self, rows: &'r Rows, packed: Option<&'r Packed>) -> Entries<'r> {
        let starts = rows.source.iter().zip(&rows.slot);
        let starts =
            starts.map(|(source, slot)| u64::from(*source) * self.slots + u64::from(*slot));
        let mut cells: Vec<u64> = starts.collect();
        for (variable, size) in self.variables.iter().zip(&self.sizes) {
            let codes = rows.dimensions.get(variable).map_or(&[][..], Vec::as_slice);
            for (cell, code) in cells.iter_mut().zip(codes) {
                *cell = *cell * size + code.map_or(size - 1, |code| u64::from(code.0));
            }
        }
        Entries {
            cells,
            most: self.cells,
            each: self.each,
            packed,
            readings: &rows.readings,
            respondents: &rows.respondents,
        }
    }

    /// The number of the cell of one row, were it in `slot`, whatever its source: that of the first one.
    pub(super) fn number(&self, dimensions: &Dimensions, slot: u32, row: usize) -> u64 {
        let sizes = self.variables.iter().zip(&self.sizes);
        sizes.fold(u64::from(slot), |cell, (variable, size)| {
            let codes = dimensions.get(variable);
            let code = codes.and_then(|codes| codes.get(row).copied().flatten());
            cell * size + code.map_or(size - 1, |code| u64::from(code.0))
        })
    }

    /// The variables of which the code of one row is known.
    pub(super) fn known(&self, rows: &Rows, row: usize) -> impl Iterator<Item = VariableId> {
        let known = self.variables.iter().filter(move |variable| {
            let codes = rows.dimensions.get(variable);
            codes.is_some_and(|codes| codes.get(row).is_some_and(Option::is_some))
        });
        known.copied()
    }

    /// What `number` stands for.
    pub(super) fn read(&self, number: u64) -> Spot {
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
        let slots = self.slots.max(1);
        let position = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        Spot {
            source: position(rest / slots),
            slot: position(rest % slots),
            splits,
        }
    }
}
