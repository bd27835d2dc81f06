//! Observations to cells.
//!
//! In: the tables of a [`Collection`], derived variables included. Out: [`Cells`], whole numbers only.
//!
//! ```text
//! table ─weights─▶ one weight a row, where its source weighs
//! table ─reading─▶ one reading a row ─once─▶ one row a respondent ─grid─▶ one number a cell ─packing, frame─▶ groups ─tally─▶ Cells
//!                                   └─pairing─▶ one pair a respondent ────────────── change ──────────────────────────────────▶
//! ```
//!
//! Respondents are told apart inside one association, before cells: they alone do not add. Everything after is
//! addition, by [`crate::cells::Cell::merge`].

mod change;
mod frame;
mod grid;
mod left;
mod offered;
mod once;
mod packing;
mod pairing;
mod reading;
mod refused;
mod respondents;
mod rows;
mod samples;
mod tally;
mod weights;

use std::collections::BTreeMap;

use crate::cells::{Cell, CellKey, Cells, Reach, Split, Tally};
use crate::collection::Collection;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n;
use crate::observation::Table;
use crate::period::Period;
use crate::plan::{AssociationId, CodeId, Feed, Indicator, IndicatorId, Measure, Plan, Waves};
use crate::referential::Observes;
use crate::workers;
use change::Changes;
use grid::Grid;
use packing::Packed;
use reading::Standing;
use respondents::Numbered;
use rows::Rows;
use weights::Weight;

/// One table that feeds an indicator, its respondents numbered within their association.
#[derive(Clone, Copy)]
struct Fed<'a> {
    feed: &'a Feed,
    table: &'a Table,
    respondents: &'a [u32],
    /// What each row weighs; empty where they weigh the same.
    weights: &'a [Weight],
    /// From this number on, respondents are anonymous.
    named: u32,
}

/// Adds up every indicator of `plan` over what was collected.
///
/// # Errors
/// Where a sum passes 128 bits, or there are more rows than can be numbered.
pub fn aggregate(
    plan: &Plan,
    collection: &Collection,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Cells> {
    let mut tables: Vec<(AssociationId, Vec<&Table>)> = Vec::new();
    for at in 0..plan.associations.len() {
        let association = AssociationId(at);
        let own = collection.tables.iter();
        let own: Vec<&Table> = own
            .filter(|table| table.association == association)
            .collect();
        if !own.is_empty() {
            tables.push((association, own));
        }
    }
    let respondents = tables.iter().map(|(_, own)| respondents::number(own));
    let respondents: Vec<Numbered> = respondents.collect::<anyhow::Result<_>>()?;
    for ((_, own), numbered) in tables.iter().zip(&respondents) {
        samples::remark(plan, own, numbered, diagnostics);
    }
    let weights = tables.iter().map(|(_, own)| {
        let own = own.iter();
        own.map(|table| weights::of(plan, table, diagnostics))
            .collect()
    });
    let weights: Vec<Vec<Vec<Weight>>> = weights.collect();
    let mut jobs = Vec::new();
    for (((association, own), numbered), weights) in tables.iter().zip(&respondents).zip(&weights) {
        for (id, indicator) in plan.indicators() {
            let fed = own.iter().zip(&numbered.tables).zip(weights);
            let fed: Vec<Fed> = fed
                .filter_map(|((table, respondents), weights)| {
                    Some(Fed {
                        feed: entering(indicator, table)?,
                        table,
                        respondents,
                        weights,
                        named: numbered.named,
                    })
                })
                .collect();
            if !fed.is_empty() {
                jobs.push((id, *association, fed));
            }
        }
    }
    let mut cells = Cells::default();
    for (more, said) in add_up_all(plan, &jobs)? {
        cells.merge(more)?;
        diagnostics.extend(said);
    }
    for table in &collection.tables {
        for (month, wave) in table.months.iter().zip(&table.waves) {
            let reach = Reach {
                association: table.association,
                source: table.source,
                wave: *wave,
                month: *month,
            };
            *cells.reached.entry(reach).or_default() += 1;
        }
    }
    check_sector(&cells)?;
    refused::remark(plan, &cells, diagnostics)?;
    Ok(cells)
}

/// Checks that what adds up over associations stays in 128 bits, so that nothing after has to.
fn check_sector(cells: &Cells) -> anyhow::Result<()> {
    let mut sector = Cells::default();
    for (key, cell) in &cells.cells {
        if cell.weighed.is_some()
            || matches!(
                cell.tally,
                Tally::Sums { .. } | Tally::Pairs { .. } | Tally::PairsTwice { .. }
            )
        {
            let association = AssociationId(0);
            let key = CellKey {
                association,
                ..key.clone()
            };
            sector.add(key, cell.clone())?;
        }
    }
    Ok(())
}

/// The feed by which `table` enters `indicator`.
fn entering<'a>(indicator: &'a Indicator, table: &Table) -> Option<&'a Feed> {
    indicator.feeds.iter().find(|feed| {
        feed.association == table.association
            && feed.source == table.source
            && feed.comparability.enters()
    })
}

/// One indicator of one association.
type Job<'a> = (IndicatorId, AssociationId, Vec<Fed<'a>>);

/// Adds up every job, several at a time; results are in the order of the jobs.
fn add_up_all(plan: &Plan, jobs: &[Job]) -> anyhow::Result<Vec<(Cells, Diagnostics)>> {
    let done = workers::each(jobs, workers::available(), |(id, association, fed)| {
        let (mut cells, mut said) = (Cells::default(), Diagnostics::default());
        add_up(plan, *id, *association, fed, &mut cells, &mut said)?;
        anyhow::Ok((cells, said))
    });
    done.into_iter().collect()
}

/// The cells of one indicator of one association.
fn add_up(
    plan: &Plan,
    id: IndicatorId,
    association: AssociationId,
    fed: &[Fed],
    cells: &mut Cells,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<()> {
    let indicator = plan.indicator(id);
    let mut rows = Rows::of(plan, indicator, fed)?;
    let changes = Changes {
        plan,
        indicator: id,
        association,
    };
    changes.add_up(fed, &rows, cells, diagnostics)?;
    rows.leave_not_eligible();
    rows.leave_out_unweighed();
    if let Some(keep) = indicator.one_per {
        let ties = once::keep_one(&mut rows, keep);
        if let Some(first) = fed.first().filter(|_| ties > 0) {
            let source = plan.source(association, first.feed.source);
            let name = &plan.association(association).id;
            let said = i18n::aggregate::one_per_tie(&indicator.id, name, ties);
            diagnostics.push(Diagnostic::new(Code::OnePerTie, source.place, said));
        }
    }
    rows.leave_out_of_base();
    let packed = Packed::of(&rows.readings);
    let each_once = respondents::each_once(&rows.respondents, |row| {
        rows.readings[row].standing == Standing::Valued
    });

    if !each_once {
        remark_repeated(plan, indicator, association, fed, &rows, diagnostics);
    }
    let offered = fed.iter();
    let offered: Vec<Vec<CodeId>> = offered
        .map(|fed| offered::chosen_from(plan, indicator, fed.feed))
        .collect();
    let total = [];
    let disaggregations = indicator.disaggregations.iter().map(Vec::as_slice);
    let splits = std::iter::once(total.as_slice()).chain(disaggregations);
    for (disaggregation, variables) in splits.enumerate() {
        let grid = Grid::new(plan, &rows, variables)?;
        let key = |slot: usize, splits| {
            let (month, wave) = rows.slots[slot];
            CellKey {
                indicator: id,
                period: Period::holding(month, indicator.every),
                waves: Waves::level(wave),
                disaggregation,
                splits,
                association,
            }
        };
        for spot in offered::spots(plan, &rows, fed, variables) {
            let mut cell = Cell::empty(&indicator.measure);
            cell.tally.offer(&offered[spot.source]);
            cells.add(key(spot.slot, spot.splits), cell)?;
        }
        let entries = grid.entries(&rows, packed.as_ref());
        let cap = |number| weights::cap(plan, fed[grid.read(number).source].table);
        let mut weighed = tally::weigh(plan, &indicator.measure, &entries, &rows.weights, cap)?;
        for (number, mut cell) in tally::fold(plan, &indicator.measure, &entries, each_once)? {
            let spot = grid.read(number);
            cell.weighed = weighed.remove(&number).map(Box::new);
            cell.tally.offer(&offered[spot.source]);
            let split_by = variables.iter().zip(&spot.splits);
            let known = split_by.filter(|(_, split)| **split != Split::Unknown);
            let known = known.map(|(variable, _)| *variable);
            let comparability = fed[spot.source].feed.comparability_of(known);
            cell.comparability = cell.comparability.map(|_| comparability);
            cells.add(key(spot.slot, spot.splits), cell)?;
        }
        let mut left = vec![left::count(&grid, &rows)];
        if !each_once {
            let persons = entries.persons()?.into_iter();
            let persons: BTreeMap<u64, Cell> = persons
                .map(|(number, count)| (number, tally::persons(&indicator.measure, count)))
                .collect();
            if matches!(indicator.measure, Measure::Distinct) {
                left.push(left::repeated(&entries, &persons));
            }
            for (number, cell) in persons {
                let spot = grid.read(number);
                cells.add(key(spot.slot, spot.splits), cell)?;
            }
        }
        for (number, left) in left.iter().flatten() {
            let spot = grid.read(*number);
            cells.leave(key(spot.slot, spot.splits), left)?;
        }
    }
    Ok(())
}

/// Where an observation is a person or a household, one of them counts once in a period and wave; else that
/// is said. Stays, nights, requests and sites may well be several.
fn remark_repeated(
    plan: &Plan,
    indicator: &Indicator,
    association: AssociationId,
    fed: &[Fed],
    rows: &Rows,
    diagnostics: &mut Diagnostics,
) {
    let is_one = matches!(indicator.observes, Observes::Person | Observes::Household);
    let repeated = once::repeated(rows);
    let Some(first) = fed.first().filter(|_| is_one && repeated > 0) else {
        return;
    };
    if matches!(indicator.measure, Measure::Distinct) {
        return;
    }
    let source = plan.source(association, first.feed.source);
    let name = &plan.association(association).id;
    let said = i18n::aggregate::respondent_repeated(&indicator.id, name, repeated);
    diagnostics.push(Diagnostic::new(
        Code::RespondentRepeated,
        source.place,
        said,
    ));
}

#[cfg(test)]
mod tests;
