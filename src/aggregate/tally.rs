//! Groups of rows to cells: each group is a small cell, and cells merge.

use std::collections::BTreeMap;

use anyhow::Context;

use super::frame::{Entries, Group};
use super::reading::{self, Standing};
use crate::cells::{Cell, Tally};
use crate::plan::{CodeId, Indicator, Measure, Plan, VariableType};

/// A cell of no observation: a distribution counts 0 for each code that could be chosen.
pub(super) fn empty(plan: &Plan, indicator: &Indicator) -> Cell {
    let mut cell = Cell::empty(&indicator.measure);
    if let (Measure::Distribution(of), Tally::Codes(counts)) = (&indicator.measure, &mut cell.tally)
        && let Some(list) = plan.codelist_of(*of)
    {
        counts.extend(list.categories().map(|code| (code, 0)));
        // An association's own indicator keeps its finer codes apart.
        let own = (0_u16..).zip(&list.codes).filter(|(_, code)| {
            code.missing.is_none()
                && indicator.owner.is_some()
                && code.finer.map(|(owner, _)| owner) == indicator.owner
        });
        counts.extend(own.map(|(at, _)| (CodeId(at), 0)));
    }
    cell
}

/// The numbered cells that `entries` add up to.
///
/// # Errors
/// Where a sum passes 128 bits.
pub(super) fn fold(
    plan: &Plan,
    measure: &Measure,
    empty: &Cell,
    entries: &Entries,
) -> anyhow::Result<BTreeMap<u64, Cell>> {
    let several = matches!(measure, Measure::Distribution(of)
        if matches!(plan.variable(*of).kind, VariableType::Several(_)));
    let each_once = entries.each_once();
    let mut cells: BTreeMap<u64, Cell> = BTreeMap::new();
    let mut add = |number: u64, cell: &Cell| {
        let held = cells.entry(number).or_insert_with(|| empty.clone());
        held.merge(cell)
    };
    for group in entries.groups()? {
        let cell = of_group(measure, several, &group)?;
        if each_once && group.reading.standing == Standing::Valued {
            add(group.cell, &of_persons(measure, group.count))?;
        }
        add(group.cell, &cell)?;
    }
    if !each_once {
        for (number, persons) in entries.persons()? {
            add(number, &of_persons(measure, persons))?;
        }
    }
    Ok(cells)
}

/// The cell of so many persons and nothing else; to `distinct`, they are the observations.
fn of_persons(measure: &Measure, persons: u32) -> Cell {
    let persons = i128::from(persons);
    let distinct = matches!(measure, Measure::Distinct);
    Cell {
        persons,
        n: if distinct { persons } else { 0 },
        ..Cell::empty(measure)
    }
}

/// The cell of one group: `count` rows that bring the same; `several` where that is a set of codes.
fn of_group(measure: &Measure, several: bool, group: &Group) -> anyhow::Result<Cell> {
    let mut cell = Cell::empty(measure);
    let count = i128::from(group.count);
    match group.reading.standing {
        Standing::Valued => {}
        Standing::Doubtful => {
            cell.eligibility_unknown = count;
            return Ok(cell);
        }
        Standing::Missing(reason) => {
            cell.missing.insert(reason, count);
            return Ok(cell);
        }
        Standing::NotEligible | Standing::OutOfBase => return Ok(cell),
    }
    // Respondents are counted apart: rows of one respondent add nothing to `distinct`.
    if !matches!(measure, Measure::Distinct) {
        cell.n = count;
    }
    let (x, y) = (i128::from(group.reading.x), i128::from(group.reading.y));
    let times = |a: i128, b: i128| {
        let product = a.checked_mul(b).and_then(|ab| ab.checked_mul(count));
        product.context("a sum passes 128 bits")
    };
    match &mut cell.tally {
        Tally::Base => {}
        Tally::Hits(hits) => *hits = times(x, 1)?,
        Tally::Sums { x: sum, xx } => {
            *sum = times(x, 1)?;
            *xx = times(x, x)?;
        }
        Tally::Pairs {
            x: above,
            y: below,
            xx,
            xy,
            yy,
        } => {
            *above = times(x, 1)?;
            *below = times(y, 1)?;
            *xx = times(x, x)?;
            *xy = times(x, y)?;
            *yy = times(y, y)?;
        }
        Tally::Values(values) => {
            values.insert(group.reading.x, count);
        }
        Tally::Nps {
            promoters,
            passives,
            detractors,
        } => match x {
            9.. => *promoters = count,
            7..=8 => *passives = count,
            _ => *detractors = count,
        },
        Tally::Codes(counts) => {
            if several {
                let set = reading::set(group.reading.x, group.reading.y);
                let held = (0_u16..128).filter(|at| set >> at & 1 == 1);
                counts.extend(held.map(|at| (CodeId(at), count)));
            } else if let Ok(code) = u16::try_from(x) {
                counts.insert(CodeId(code), count);
            }
        }
    }
    Ok(cell)
}
