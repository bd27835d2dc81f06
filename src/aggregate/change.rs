//! The paired change: pairs of observations to cells.
//!
//! In: the rows of one indicator of one association. Out: cells of what became of the same respondents between its
//! first wave and each other, added up in whole numbers as those of levels are.

mod moves;

use std::collections::BTreeMap;

use anyhow::Context;

use super::grid::Grid;
use super::pairing::{Between, Outcome, Pair, Pairs};
use super::reading::{self, Reading};
use super::rows::Rows;
use super::{Fed, offered, tally};
use crate::cells::{Cell, CellKey, Cells, Left, LeftOut, Tally, Turns, add_value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n;
use crate::period::Period;
use crate::plan::{AssociationId, CodeId, Feed, IndicatorId, Measure, Plan, WaveId, Waves};
use crate::referential::{Every, Keep, Missing};
use crate::statistics::frequencies::Gathering;
use moves::{Mover, weight};

/// One indicator of one association.
pub(super) struct Changes<'a> {
    pub(super) plan: &'a Plan,
    pub(super) indicator: IndicatorId,
    pub(super) association: AssociationId,
}

impl Changes<'_> {
    /// Adds up every change of the indicator; `rows` are those of all that is `fed`, none settled yet.
    ///
    /// # Errors
    /// Where a sum passes 128 bits.
    pub(super) fn add_up(
        &self,
        fed: &[Fed],
        rows: &Rows,
        cells: &mut Cells,
        diagnostics: &mut Diagnostics,
    ) -> anyhow::Result<()> {
        let indicator = self.plan.indicator(self.indicator);
        let breaks = indicator.breaks.iter();
        let breaks: Vec<i64> = breaks.map(|it| i64::from(it.from.first_day())).collect();
        for waves in indicator.changes() {
            let Waves::Change { from, to } = waves else {
                continue;
            };
            let meeting = meeting(fed, from, to);
            let Some(last) = meeting.last() else {
                continue;
            };
            let between = Between {
                from,
                to,
                keep: indicator.one_per.unwrap_or(Keep::Last),
                named: last.named,
                breaks: &breaks,
            };
            // Respondents of a source that meets no other are not unmatched: they could not be matched.
            let own = if meeting.len() == fed.len() {
                None
            } else {
                Some(Rows::of(self.plan, indicator, &meeting)?)
            };
            let rows = own.as_ref().unwrap_or(rows);
            let pairs = Pairs::of(rows, between);
            self.remark(&meeting, &pairs, between, diagnostics);
            self.add_pairs(waves, &meeting, rows, &pairs, cells)?;
        }
        Ok(())
    }

    /// Says what could not be paired.
    fn remark(
        &self,
        meeting: &[Fed],
        pairs: &Pairs,
        between: Between<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let indicator = &self.plan.indicator(self.indicator).id;
        let association = &self.plan.association(self.association).id;
        let mut after = meeting.iter();
        let Some(after) = after.find(|fed| fed.feed.waves.contains(&between.to)) else {
            return;
        };
        let place = self.plan.source(self.association, after.feed.source).place;
        let mut push = |code, said| diagnostics.push(Diagnostic::new(code, place, said));
        let tied = pairs.tied.len() as u64;
        if tied > 0 {
            let said = i18n::aggregate::change_tie(indicator, association, tied);
            push(Code::OnePerTie, said);
        }
        if pairs.reversed > 0 {
            let waves = [between.from, between.to].map(|id| self.plan.wave(id).id.as_str());
            let said =
                i18n::aggregate::pair_reversed(indicator, association, waves, pairs.reversed);
            push(Code::PairReversed, said);
        }
    }

    /// Adds the cells of one change, total and disaggregations.
    fn add_pairs(
        &self,
        waves: Waves,
        meeting: &[Fed],
        rows: &Rows,
        pairs: &Pairs,
        cells: &mut Cells,
    ) -> anyhow::Result<()> {
        let (plan, indicator) = (self.plan, self.plan.indicator(self.indicator));
        let Some(tally) = Tally::unchanged(&indicator.measure) else {
            return Ok(());
        };
        let mut empty = Cell::of(tally);
        for fed in meeting {
            let offered = offered::chosen_from(plan, indicator, fed.feed);
            empty.tally.offer(&offered);
        }
        let Waves::Change { from, .. } = waves else {
            return Ok(());
        };
        let adder = Adder {
            measure: &indicator.measure,
            meeting,
            several: tally::is_several(plan, &indicator.measure),
            mover: Mover::of(plan, indicator),
            every: indicator.every,
        };
        let mut slots: Vec<usize> = pairs
            .found
            .iter()
            .map(|pair| rows.slot[pair.counts_in] as usize)
            .collect();
        slots.sort_unstable();
        slots.dedup();
        let total = [];
        let disaggregations = indicator.disaggregations.iter().map(Vec::as_slice);
        let splits = std::iter::once(total.as_slice()).chain(disaggregations);
        for (disaggregation, variables) in splits.enumerate() {
            let key = |slot: usize, splits| CellKey {
                indicator: self.indicator,
                period: Period::holding(rows.slots[slot].0, indicator.every),
                waves,
                disaggregation,
                splits,
                association: self.association,
            };
            let before = meeting.iter().filter(|fed| fed.feed.waves.contains(&from));
            let offered = before.filter_map(|fed| offered::crossings(plan, fed.feed, variables));
            for splits in offered.flatten() {
                for slot in &slots {
                    cells.add(key(*slot, splits.clone()), empty.clone())?;
                }
            }
            let grid = Grid::new(plan, rows, variables)?;
            for (number, cell) in adder.fold(&empty, &grid, rows, &pairs.found)? {
                let spot = grid.read(number);
                cells.add(key(spot.slot, spot.splits), cell)?;
            }
            if variables.is_empty() {
                for pair in pairs.found.iter().filter(|pair| pair.is_matched()) {
                    let [earlier, later] = [pair.split_by, pair.counts_in];
                    if adder.period(rows, earlier) != adder.period(rows, later) {
                        let left = LeftOut::from([(Left::ComparedLater, 1)]);
                        let slot = rows.slot[earlier] as usize;
                        cells.leave(key(slot, Vec::new()), &left)?;
                    }
                }
            }
            for pair in &pairs.left {
                let slot = rows.slot[pair.counts_in];
                let spot = grid.read(grid.number(&rows.dimensions, slot, pair.split_by));
                let left = LeftOut::from([(pair.why, 1)]);
                cells.leave(key(spot.slot, spot.splits), &left)?;
            }
        }
        Ok(())
    }
}

/// The sources that can meet another, one before and one after: they may be one.
fn meeting<'a>(fed: &[Fed<'a>], from: WaveId, to: WaveId) -> Vec<Fed<'a>> {
    let meets = |a: &Fed, b: &Fed| a.feed.meets(b.feed, from, to);
    let any = |one: &&Fed| {
        let mut others = fed.iter();
        others.any(|other| meets(one, other) || meets(other, one))
    };
    fed.iter().filter(any).copied().collect()
}

/// How pairs are added to cells of one measure.
struct Adder<'a> {
    measure: &'a Measure,
    /// The sources, in the order of the rows.
    meeting: &'a [Fed<'a>],
    /// Whether a value is a set of codes.
    several: bool,
    /// How moves are counted, where there are any.
    mover: Option<Mover>,
    /// The rhythm of its periods.
    every: Every,
}

impl Adder<'_> {
    /// What a row comes from.
    fn feed(&self, rows: &Rows, row: usize) -> &Feed {
        self.meeting[rows.source[row] as usize].feed
    }

    /// The numbered cells that `pairs` add up to.
    fn fold(
        &self,
        empty: &Cell,
        grid: &Grid,
        rows: &Rows,
        pairs: &[Pair],
    ) -> anyhow::Result<BTreeMap<u64, Cell>> {
        let mut cells: BTreeMap<u64, Cell> = BTreeMap::new();
        let mut differences: BTreeMap<u64, Gathering> = BTreeMap::new();
        for pair in pairs {
            let number = grid.number(&rows.dimensions, rows.slot[pair.counts_in], pair.split_by);
            let cell = cells.entry(number).or_insert_with(|| empty.clone());
            match pair.outcome {
                Outcome::Missing(reason) => *cell.missing.entry(reason).or_insert(0) += 1,
                Outcome::NotConcerned => {
                    *cell.missing.entry(Missing::NotConcerned).or_insert(0) += 1;
                }
                Outcome::Doubtful => cell.eligibility_unknown += 1,
                Outcome::OnlyBefore => {
                    cell.unmatched.before += 1;
                    if let Some(value) = self.start(rows.readings[pair.split_by]) {
                        add_value(&mut cell.starts.lost, value)?;
                    }
                }
                Outcome::OnlyAfter => cell.unmatched.after += 1,
                Outcome::Across => cell.unmatched.across += 1,
                Outcome::Unplaced => cell.unmatched.unplaced += 1,
                Outcome::Matched(before, after) => {
                    cell.n += 1;
                    cell.persons += 1;
                    let later = self.feed(rows, pair.counts_in).comparability;
                    let earlier = self.feed(rows, pair.split_by);
                    let earlier = earlier.comparability_of(grid.known(rows, pair.split_by));
                    cell.comparability = cell.comparability.max(Some(later.max(earlier)));
                    self.add(&mut cell.tally, before, after)?;
                    if matches!(cell.tally, Tally::Values(_)) {
                        let more = after.x.checked_sub(before.x);
                        let more = more.context("a difference passes 64 bits")?;
                        differences.entry(number).or_default().add(more);
                    }
                    if let Some(value) = self.start(before) {
                        add_value(&mut cell.starts.compared, value)?;
                    }
                    let rows_of = [pair.split_by, pair.counts_in];
                    let [earlier, later] = rows_of.map(|row| self.period(rows, row));
                    cell.starts.elsewhere += i128::from(earlier != later);
                    if let Some(mover) = self.mover {
                        let [before, after] =
                            [before, after].map(|reading| weight(self.measure, reading));
                        mover.add(&mut cell.moves, after - before);
                    }
                }
            }
        }
        for (number, mut differences) in differences {
            if let Some(Tally::Values(held)) = cells.get_mut(&number).map(|cell| &mut cell.tally) {
                held.clone_from(differences.settle());
            }
        }
        Ok(cells)
    }

    /// What a respondent says at the earlier wave, where those who stay and those who do not are compared on it.
    fn start(&self, reading: Reading) -> Option<i128> {
        let compares = matches!(self.measure, Measure::Share { .. } | Measure::Mean(_));
        compares.then(|| weight(self.measure, reading))
    }

    /// The period of a row.
    fn period(&self, rows: &Rows, row: usize) -> Period {
        Period::holding(rows.slots[rows.slot[row] as usize].0, self.every)
    }

    /// Adds the values of one respondent at both waves; differences of a median are left to who calls.
    fn add(&self, tally: &mut Tally, before: Reading, after: Reading) -> anyhow::Result<()> {
        match tally {
            Tally::Sums { x, xx } => {
                let more = weight(self.measure, after) - weight(self.measure, before);
                let square = more.checked_mul(more);
                let sums = x.checked_add(more);
                let sums = sums.zip(square.and_then(|square| xx.checked_add(square)));
                (*x, *xx) = sums.context("a sum passes 128 bits")?;
            }
            Tally::Turns(turns) => turn(turns, before.x == 1, after.x == 1),
            Tally::CodeTurns(codes) => {
                for (code, turns) in codes {
                    turn(turns, self.holds(before, *code), self.holds(after, *code));
                }
            }
            Tally::PairsTwice {
                before: sums_before,
                after: sums_after,
                products,
            } => {
                let values = [before.x, before.y, after.x, after.y].map(i128::from);
                let squares =
                    (0..4).flat_map(|first| (first..4).map(move |second| (first, second)));
                let squares =
                    squares.map(|(first, second)| values[first].checked_mul(values[second]));
                let more = values.into_iter().map(Some).chain(squares);
                let sums = sums_before.iter_mut().chain(sums_after).chain(products);
                for (sum, more) in sums.zip(more) {
                    let more = more.and_then(|more| sum.checked_add(more));
                    *sum = more.context("a sum passes 128 bits")?;
                }
            }
            Tally::Base
            | Tally::Hits(_)
            | Tally::Pairs { .. }
            | Tally::Values(_)
            | Tally::Nps { .. }
            | Tally::Codes(_) => {}
        }
        Ok(())
    }

    /// Whether a value is, or holds, a code.
    fn holds(&self, reading: Reading, code: CodeId) -> bool {
        if self.several {
            let set = reading::set(reading.x, reading.y);
            code.0 < 128 && set >> code.0 & 1 == 1
        } else {
            reading.x == i64::from(code.0)
        }
    }
}

/// Counts one respondent of whom something is true, or not, before and after.
fn turn(turns: &mut Turns, before: bool, after: bool) {
    match (before, after) {
        (true, true) => turns.both += 1,
        (false, true) => turns.gained += 1,
        (true, false) => turns.lost += 1,
        (false, false) => {}
    }
}

#[cfg(test)]
mod tests;
