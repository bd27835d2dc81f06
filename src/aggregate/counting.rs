//! Rows counted as they are read, where no row has to be compared with another.
//!
//! In: the rows of one source, some at a time. Out: [`Counts`], of which cells are made as if all rows had been held: rows without
//! a respondent each stand for one of their own.

use std::collections::BTreeMap;

use super::finest::Finest;
use super::rows::Rows;
use super::{Fed, entering, reach};
use crate::cells::{Cells, Reach};
use crate::ingest::Fold;
use crate::observation::Table;
use crate::plan::{AssociationId, IndicatorId, Plan, SourceId};

/// Counts rows for the indicators of a plan.
pub struct Counting<'p> {
    plan: &'p Plan,
}

/// What rows that are not held add up to.
#[derive(Default)]
pub struct Counts {
    finest: BTreeMap<(AssociationId, SourceId, IndicatorId), Finest>,
    /// Rows of each source, by wave and month.
    pub(super) reached: BTreeMap<Reach, i128>,
}

impl Counts {
    /// The cells they make.
    pub(super) fn into_cells(self, plan: &Plan) -> anyhow::Result<Cells> {
        let mut cells = Cells {
            reached: self.reached,
            ..Cells::default()
        };
        for ((association, source, id), finest) in self.finest {
            let mut feeds = plan.indicator(id).feeds.iter();
            let feed = feeds.find(|feed| feed.association == association && feed.source == source);
            if let Some(feed) = feed {
                finest.into_cells(plan, id, association, &[feed], &mut cells)?;
            }
        }
        Ok(cells)
    }
}

impl<'p> Counting<'p> {
    /// For all indicators.
    pub fn of(plan: &'p Plan) -> Self {
        Self { plan }
    }
}

impl Fold for Counting<'_> {
    type Sum = Counts;

    const TAKES: bool = true;

    fn fold(&self, table: &Table, counted: &mut Counts) -> anyhow::Result<()> {
        let respondents: Vec<u32> = (0..u32::try_from(table.rows())?).collect();
        reach(table, &mut counted.reached);
        for (id, indicator) in self.plan.indicators() {
            let Some(feed) = entering(indicator, table) else {
                continue;
            };
            let fed = Fed {
                feed,
                table,
                respondents: &respondents,
                weights: &[],
                named: 0,
            };
            let mut rows = Rows::of(self.plan, indicator, &[fed])?;
            rows.leave_not_eligible();
            rows.leave_out_of_base();
            let place = (table.association, table.source, id);
            let finest = counted.finest.entry(place).or_default();
            finest.add(self.plan, indicator, &rows, &[], true)?;
        }
        Ok(())
    }

    fn merge(&self, counted: &mut Counts, more: Counts) -> anyhow::Result<()> {
        for (place, more) in more.finest {
            counted.finest.entry(place).or_default().append(more)?;
        }
        for (reach, rows) in more.reached {
            *counted.reached.entry(reach).or_default() += rows;
        }
        Ok(())
    }
}
