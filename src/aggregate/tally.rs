//! Groups of rows to cells: each group is a small cell, and cells merge.

use std::collections::BTreeMap;

use anyhow::Context;

use super::finest::Gathered;
use super::frame::{Entries, Group};
use super::reading::{self, Reading, Standing};
use super::weights::Weight;
use crate::cells::{Cell, Tally, Weighed};
use crate::plan::{CodeId, Measure, Plan, VariableType};
use crate::referential::Comparability;

/// Cells that may be held side by side, however few the rows.
const MOST_CELLS: u64 = 1 << 10;

/// Whether a value of `measure` is a set of codes.
pub(super) fn is_several(plan: &Plan, measure: &Measure) -> bool {
    matches!(measure, Measure::Distribution(of)
        if matches!(plan.variable(*of).kind, VariableType::Several(_)))
}

/// The numbered cells that `entries` add up to; `each_once` where rows with a value are as many respondents: else
/// [`persons`] counts them. What brings a value is held to be exact: whose it is tells better.
///
/// # Errors
/// Where a sum passes 128 bits.
pub(super) fn fold(
    plan: &Plan,
    measure: &Measure,
    entries: &Entries,
    each_once: bool,
) -> anyhow::Result<BTreeMap<u64, Gathered>> {
    let empty = Cell::empty(measure);
    let adder = Adder {
        distinct: matches!(measure, Measure::Distinct),
        several: is_several(plan, measure),
        each_once,
    };
    // Where there are more cells than rows, rows are grouped first.
    if entries.most > MOST_CELLS.max(entries.cells.len() as u64) {
        let mut cells: BTreeMap<u64, Gathered> = BTreeMap::new();
        entries.groups(|group| {
            let cell = cells.entry(group.cell);
            adder.add(cell.or_insert_with(|| Gathered::of(empty.clone())), &group)
        })?;
        return Ok(cells);
    }
    let mut cells: Vec<Option<Gathered>> = Vec::new();
    entries.parts(|group| {
        let at = usize::try_from(group.cell)?;
        if at >= cells.len() {
            cells.resize_with(at + 1, || None);
        }
        adder.add(
            cells[at].get_or_insert_with(|| Gathered::of(empty.clone())),
            &group,
        )
    })?;
    let cells = (0..).zip(cells);
    Ok(cells
        .filter_map(|(number, cell)| Some((number, cell?)))
        .collect())
}

/// What rows bring by weight to the numbered cells, of those that have a weight; `cap` is that of the source of a number.
///
/// # Errors
/// Where a sum passes 128 bits.
pub(super) fn weigh(
    plan: &Plan,
    measure: &Measure,
    entries: &Entries,
    weights: &[Option<Weight>],
    cap: impl Fn(u64) -> Option<i64>,
) -> anyhow::Result<BTreeMap<u64, Weighed>> {
    let adder = Adder {
        distinct: false,
        several: is_several(plan, measure),
        each_once: true,
    };
    let mut cells: BTreeMap<u64, Weighed> = BTreeMap::new();
    let mut values: BTreeMap<(u64, i64), i128> = BTreeMap::new();
    let rows = entries.cells.iter().zip(entries.readings).zip(weights);
    for ((number, reading), weight) in rows {
        let Some(weight) = weight.filter(|_| reading.standing == Standing::Valued) else {
            continue;
        };
        let weighed = cells
            .entry(*number)
            .or_insert_with(|| Weighed::empty(measure));
        let w = i128::from(weight.units);
        for (sum, more) in [(&mut weighed.w, w), (&mut weighed.ww, w * w)] {
            *sum = sum.checked_add(more).context("a sum passes 128 bits")?;
        }
        adder.add_value(&mut weighed.once, reading, w)?;
        adder.add_value(&mut weighed.twice, reading, w * w)?;
        if matches!(weighed.once, Tally::Values(_)) {
            let held = values.entry((*number, reading.x)).or_insert(0);
            *held = held.checked_add(w).context("a sum passes 128 bits")?;
        }
        weighed.largest = weighed.largest.max(weight.units);
        if weight.is_capped {
            weighed.caps.extend(cap(*number));
        }
    }
    for (number, weighed) in &mut cells {
        if let Tally::Values(held) = &mut weighed.once {
            let own = values.range((*number, i64::MIN)..=(*number, i64::MAX));
            *held = own.map(|((_, value), count)| (*value, *count)).collect();
        }
    }
    Ok(cells)
}

/// The cell of `count` respondents and nothing else; to `distinct`, they are the observations.
pub(super) fn persons(measure: &Measure, count: u32) -> Cell {
    let mut cell = Cell::empty(measure);
    cell.persons = i128::from(count);
    if matches!(measure, Measure::Distinct) {
        cell.n = cell.persons;
    }
    cell
}

/// How rows are added to cells of one measure.
#[derive(Clone, Copy)]
struct Adder {
    /// Whether respondents are the observations.
    distinct: bool,
    /// Whether a value is a set of codes.
    several: bool,
    /// Whether each row with a value is another respondent.
    each_once: bool,
}

impl Adder {
    /// Adds rows that bring the same to their cell. There are less than 2³² rows: counts cannot pass 128
    /// bits, sums can.
    fn add(self, gathered: &mut Gathered, group: &Group) -> anyhow::Result<()> {
        let count = i128::from(group.count);
        let cell = &mut gathered.cell;
        match group.reading.standing {
            Standing::Valued => {}
            Standing::Doubtful => {
                cell.eligibility_unknown += count;
                return Ok(());
            }
            Standing::Missing(reason) => {
                *cell.missing.entry(reason).or_insert(0) += count;
                return Ok(());
            }
            Standing::NotEligible | Standing::OutOfBase => return Ok(()),
        }
        cell.comparability = Some(Comparability::Exact);
        if matches!(cell.tally, Tally::Values(_)) {
            let count = u64::from(group.count);
            gathered.values.add_many(group.reading.x, count);
        }
        self.add_value(&mut cell.tally, &group.reading, count)?;
        if self.each_once {
            cell.persons += count;
        }
        // Rows of one respondent add nothing to `distinct`.
        if self.each_once || !self.distinct {
            cell.n += count;
        }
        Ok(())
    }

    /// Adds to a tally what `count` rows bring that have the value of `reading`; values are left to who calls.
    fn add_value(self, tally: &mut Tally, reading: &Reading, count: i128) -> anyhow::Result<()> {
        let (x, y) = (i128::from(reading.x), i128::from(reading.y));
        let add = |sum: &mut i128, a: i128, b: i128| {
            let product = a.checked_mul(b).and_then(|ab| ab.checked_mul(count));
            let added = product.and_then(|product| sum.checked_add(product));
            *sum = added.context("a sum passes 128 bits")?;
            anyhow::Ok(())
        };
        match tally {
            Tally::Base
            | Tally::Values(_)
            | Tally::Turns(_)
            | Tally::CodeTurns(_)
            | Tally::PairsTwice { .. } => {}
            Tally::Hits(hits) => add(hits, x, 1)?,
            Tally::Sums { x: sum, xx } => {
                add(sum, x, 1)?;
                add(xx, x, x)?;
            }
            Tally::Pairs {
                x: above,
                y: below,
                xx,
                xy,
                yy,
            } => {
                add(above, x, 1)?;
                add(below, y, 1)?;
                add(xx, x, x)?;
                add(xy, x, y)?;
                add(yy, y, y)?;
            }
            Tally::Nps {
                promoters,
                passives,
                detractors,
            } => match x {
                9.. => *promoters += count,
                7..=8 => *passives += count,
                _ => *detractors += count,
            },
            Tally::Codes(counts) => {
                if self.several {
                    let set = reading::set(reading.x, reading.y);
                    for at in (0_u16..128).filter(|at| set >> at & 1 == 1) {
                        *counts.entry(CodeId(at)).or_insert(0) += count;
                    }
                } else if let Ok(code) = u16::try_from(x) {
                    *counts.entry(CodeId(code)).or_insert(0) += count;
                }
            }
        }
        Ok(())
    }
}
