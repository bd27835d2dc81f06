//! Cells of the finest crossings that an indicator asks for, and those of the others as their sums.
//!
//! In: rows, some at a time. Out: [`Cells`] of every disaggregation. Rows are gone through once for each crossing that no other one
//! holds; the cells of a margin are sums of those of a crossing that holds it, those of what is unknown included.

use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};

use anyhow::Context;

use super::grid::Grid;
use super::packing::Packed;
use super::rows::{Rows, Slot};
use super::{left, offered, tally};
use crate::cells::{Cell, CellKey, Cells, LeftOut, Split, Tally, add_left};
use crate::period::Period;
use crate::plan::{AssociationId, CodeId, Feed, Indicator, IndicatorId, Plan, VariableId, Waves};
use crate::statistics::frequencies::{Frequencies, Gathering};

/// One split for each variable of a crossing.
pub(super) type Splits = Vec<Split>;

/// Disaggregation, source, period and wave, and splits.
pub(super) type Place = (usize, usize, Slot, Splits);

/// What rows add up to in one place.
pub(super) struct Gathered {
    pub(super) cell: Cell,
    /// The values of a median, which are not in the cell yet.
    pub(super) values: Gathering,
}

impl Gathered {
    /// Nothing yet, for what `empty` adds up.
    pub(super) fn of(empty: Cell) -> Self {
        Self {
            cell: empty,
            values: Gathering::default(),
        }
    }

    fn append(&mut self, more: Self) -> anyhow::Result<()> {
        self.values.append(more.values);
        self.cell.merge(&more.cell)
    }

    /// The cell, with its values.
    fn settle(mut self) -> anyhow::Result<Cell> {
        if let Tally::Values(values) = &mut self.cell.tally {
            let merged = values.merge(self.values.settle());
            merged.context("a sum passes 128 bits")?;
        }
        Ok(self.cell)
    }
}

/// The cells of the finest crossings of one indicator of one association. Places are named by what they are, so that those of
/// two lots of rows add up.
#[derive(Default)]
pub(super) struct Finest {
    /// The periods and waves that each source fills.
    filled: BTreeSet<(usize, Slot)>,
    cells: BTreeMap<Place, Gathered>,
    /// Who was left out, whatever the source.
    left: BTreeMap<(usize, Slot, Splits), LeftOut>,
}

/// The variables of the total and of each disaggregation.
pub(super) fn crossings(indicator: &Indicator) -> Vec<&[VariableId]> {
    let disaggregations = indicator.disaggregations.iter().map(Vec::as_slice);
    std::iter::once([].as_slice())
        .chain(disaggregations)
        .collect()
}

/// The crossing that each is a margin of, itself where no other one holds it: of several, that of fewest variables, then the first.
fn holders(crossings: &[&[VariableId]]) -> Vec<usize> {
    let holds = |a: &[VariableId], b: &[VariableId]| b.iter().all(|variable| a.contains(variable));
    let is_finest = |at: usize| {
        let others = crossings.iter().enumerate();
        others.filter(|(other, _)| *other != at).all(|(other, by)| {
            let same = by.len() == crossings[at].len();
            !holds(by, crossings[at]) || (same && other > at)
        })
    };
    let holder = |at: usize| {
        let all = crossings.iter().enumerate();
        let finest = all.filter(|(other, by)| is_finest(*other) && holds(by, crossings[at]));
        finest
            .min_by_key(|(other, by)| (by.len(), *other))
            .map_or(at, |(other, _)| other)
    };
    (0..crossings.len()).map(holder).collect()
}

/// The positions of the crossings that no other one holds.
pub(super) fn finest(crossings: &[&[VariableId]]) -> impl Iterator<Item = usize> + use<> {
    let holders = holders(crossings).into_iter().enumerate();
    holders
        .filter(|(at, holder)| at == holder)
        .map(|(at, _)| at)
}

impl Finest {
    /// Adds `rows`, of which rows with a value are as many respondents where `each_once`; `caps` are those of the weights of each
    /// source.
    ///
    /// # Errors
    /// Where a sum passes 128 bits.
    pub(super) fn add(
        &mut self,
        plan: &Plan,
        indicator: &Indicator,
        rows: &Rows,
        caps: &[Option<i64>],
        each_once: bool,
    ) -> anyhow::Result<()> {
        let measure = &indicator.measure;
        for (source, filled) in rows.filled.iter().enumerate() {
            let slots = filled.iter().map(|slot| rows.slots[*slot as usize]);
            self.filled.extend(slots.map(|slot| (source, slot)));
        }
        let packed = Packed::of(&rows.readings);
        let crossings = crossings(indicator);
        for at in finest(&crossings) {
            let grid = Grid::new(plan, rows, crossings[at])?;
            let entries = grid.entries(rows, packed.as_ref());
            let cap = |number| caps.get(grid.read(number).source).copied().flatten();
            let mut weighed = tally::weigh(plan, measure, &entries, &rows.weights, cap)?;
            for (number, mut more) in tally::fold(plan, measure, &entries, each_once)? {
                more.cell.weighed = weighed.remove(&number).map(Box::new);
                let spot = grid.read(number);
                let place = (at, spot.source, rows.slots[spot.slot], spot.splits);
                self.gather(place, more)?;
            }
            for (number, more) in left::count(&grid, rows) {
                let spot = grid.read(number);
                let place = (at, rows.slots[spot.slot], spot.splits);
                self.leave(place, &more)?;
            }
        }
        Ok(())
    }

    /// Adds periods and waves that the only source fills.
    pub(super) fn fill(&mut self, slots: impl Iterator<Item = Slot>) {
        self.filled.extend(slots.map(|slot| (0, slot)));
    }

    /// Adds who was left out of one place, whatever the source.
    ///
    /// # Errors
    /// Where a sum passes 128 bits.
    pub(super) fn leave(
        &mut self,
        place: (usize, Slot, Splits),
        more: &LeftOut,
    ) -> anyhow::Result<()> {
        add_left(self.left.entry(place).or_default(), more)
    }

    /// Adds what rows brought to one place.
    ///
    /// # Errors
    /// Where a sum passes 128 bits.
    pub(super) fn gather(&mut self, place: Place, more: Gathered) -> anyhow::Result<()> {
        match self.cells.entry(place) {
            Entry::Vacant(place) => {
                place.insert(more);
                Ok(())
            }
            Entry::Occupied(mut held) => held.get_mut().append(more),
        }
    }

    /// Adds what other rows add up to.
    ///
    /// # Errors
    /// Where a sum passes 128 bits.
    pub(super) fn append(&mut self, more: Self) -> anyhow::Result<()> {
        self.filled.extend(more.filled);
        for (place, more) in more.cells {
            self.gather(place, more)?;
        }
        for (place, more) in more.left {
            self.leave(place, &more)?;
        }
        Ok(())
    }

    /// The cells of every disaggregation of the indicator `id`, which `feeds` feed, one a source.
    ///
    /// # Errors
    /// Where a sum passes 128 bits.
    pub(super) fn into_cells(
        self,
        plan: &Plan,
        id: IndicatorId,
        association: AssociationId,
        feeds: &[&Feed],
        cells: &mut Cells,
    ) -> anyhow::Result<()> {
        let indicator = plan.indicator(id);
        let offered: Vec<Vec<CodeId>> = feeds
            .iter()
            .map(|feed| offered::chosen_from(plan, indicator, feed))
            .collect();
        let key = |disaggregation, (month, wave): Slot, splits| CellKey {
            indicator: id,
            period: Period::holding(month, indicator.every),
            waves: Waves::level(wave),
            disaggregation,
            splits,
            association,
        };
        let crossings = crossings(indicator);
        let holders = holders(&crossings);
        for (disaggregation, variables) in crossings.iter().enumerate() {
            for (source, slot, splits) in offered::spots(plan, &self.filled, feeds, variables) {
                let mut cell = Cell::empty(&indicator.measure);
                cell.tally.offer(&offered[source]);
                cells.add(key(disaggregation, slot, splits), cell)?;
            }
        }
        let own = |at: usize, by: usize, splits: &Splits| -> Splits {
            let held = crossings[by].iter().zip(splits);
            let split = |variable: &VariableId| {
                let mut held = held.clone();
                let found = held.find(|(held, _)| *held == variable);
                found.map_or(Split::Unknown, |(_, split)| *split)
            };
            crossings[at].iter().map(split).collect()
        };
        for ((by, slot, splits), left) in &self.left {
            for at in (0..crossings.len()).filter(|at| holders[*at] == *by) {
                cells.leave(key(at, *slot, own(at, *by, splits)), left)?;
            }
        }
        // Of medians, values are added to each margin all at once.
        let mut values: Vec<Frequencies> = Vec::new();
        let mut held: BTreeMap<CellKey, Vec<usize>> = BTreeMap::new();
        for ((by, source, slot, splits), gathered) in self.cells {
            let mut cell = gathered.settle()?;
            let own_values = match &mut cell.tally {
                Tally::Values(own) => Some(std::mem::take(own)),
                _ => None,
            };
            for at in (0..crossings.len()).filter(|at| holders[*at] == by) {
                let splits = own(at, by, &splits);
                let mut cell = cell.clone();
                cell.tally.offer(&offered[source]);
                let split_by = crossings[at].iter().zip(&splits);
                let known = split_by.filter(|(_, split)| **split != Split::Unknown);
                let known = known.map(|(variable, _)| *variable);
                let comparability = feeds[source].comparability_of(known);
                cell.comparability = cell.comparability.map(|_| comparability);
                let key = key(at, slot, splits);
                if own_values.is_some() {
                    held.entry(key.clone()).or_default().push(values.len());
                }
                cells.add(key, cell)?;
            }
            values.extend(own_values);
        }
        for (key, parts) in held {
            let parts: Vec<&Frequencies> = parts.iter().map(|at| &values[*at]).collect();
            let sum = Frequencies::sum(&parts).context("a sum passes 128 bits")?;
            if let Some(Tally::Values(all)) = cells.cells.get_mut(&key).map(|cell| &mut cell.tally)
            {
                all.merge(&sum).context("a sum passes 128 bits")?;
            }
        }
        Ok(())
    }
}
