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
mod counting;
mod finest;
mod frame;
mod grid;
mod lanes;
mod left;
mod offered;
mod once;
mod packing;
mod pairing;
mod places;
mod reading;
mod refused;
mod respondents;
mod rows;
mod samples;
mod tally;
mod weights;

use std::collections::BTreeMap;

use crate::cells::{Cell, CellKey, Cells, Reach, Tally};
use crate::collection::Collection;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n;
use crate::observation::Table;
use crate::period::Period;
use crate::plan::{AssociationId, Feed, Indicator, IndicatorId, Measure, Plan, WaveId, Waves};
use crate::referential::Observes;
use crate::workers;
use change::Changes;
pub use counting::{Counting, Counts};
use finest::Finest;
use grid::Grid;
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
    aggregate_onto(plan, collection, Counts::default(), diagnostics)
}

/// [`aggregate`], onto what [`Counting`] made of the rows that are not held.
///
/// # Errors
/// As [`aggregate`].
pub fn aggregate_onto(
    plan: &Plan,
    collection: &Collection,
    counted: Counts,
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
        samples::remark(plan, own, numbered, &counted, diagnostics);
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
    let mut cells = counted.into_cells(plan)?;
    for (more, said) in add_up_all(plan, &jobs)? {
        cells.merge(more)?;
        diagnostics.extend(said);
    }
    for table in &collection.tables {
        reach(table, &mut cells.reached);
    }
    check_sector(&cells)?;
    refused::remark(plan, &cells, diagnostics)?;
    Ok(cells)
}

/// Counts the rows of `table` where they were reached.
fn reach(table: &Table, reached: &mut BTreeMap<Reach, i128>) {
    let mut rows: BTreeMap<(Option<WaveId>, i32), i128> = BTreeMap::new();
    let mut each = table.months.iter().zip(&table.waves).peekable();
    while let Some((month, wave)) = each.next() {
        let mut same = 1;
        while each.next_if(|next| *next == (month, wave)).is_some() {
            same += 1;
        }
        *rows.entry((*wave, *month)).or_default() += same;
    }
    for ((wave, month), rows) in rows {
        let reach = Reach {
            association: table.association,
            source: table.source,
            wave,
            month,
        };
        *reached.entry(reach).or_default() += rows;
    }
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
    let each_once = respondents::each_once(&rows.respondents, |row| {
        rows.readings[row].standing == Standing::Valued
    });
    let caps = fed.iter().map(|fed| weights::cap(plan, fed.table));
    let caps: Vec<Option<i64>> = caps.collect();
    let feeds: Vec<&Feed> = fed.iter().map(|fed| fed.feed).collect();
    let mut finest = Finest::default();
    finest.add(plan, indicator, &rows, &caps, each_once)?;
    finest.into_cells(plan, id, association, &feeds, cells)?;
    if each_once {
        return Ok(());
    }
    remark_repeated(plan, indicator, association, fed, &rows, diagnostics);
    for (disaggregation, variables) in finest::crossings(indicator).into_iter().enumerate() {
        let grid = Grid::new(plan, &rows, variables)?;
        let entries = grid.entries(&rows, None);
        let key = |number| {
            let spot = grid.read(number);
            let (month, wave) = rows.slots[spot.slot];
            CellKey {
                indicator: id,
                period: Period::holding(month, indicator.every),
                waves: Waves::level(wave),
                disaggregation,
                splits: spot.splits,
                association,
            }
        };
        let persons = entries.persons()?.into_iter();
        let persons: BTreeMap<u64, Cell> = persons
            .map(|(number, count)| (number, tally::persons(&indicator.measure, count)))
            .collect();
        if matches!(indicator.measure, Measure::Distinct) {
            for (number, left) in left::repeated(&entries, &persons) {
                cells.leave(key(number), &left)?;
            }
        }
        for (number, cell) in persons {
            cells.add(key(number), cell)?;
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
