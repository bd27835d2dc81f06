//! Rows counted as they are read, where no row has to be compared with another.
//!
//! In: the rows of one source, some at a time. Out: [`Counts`], of which cells are made as if all rows had been held: rows without
//! a respondent each stand for one of their own.

use std::collections::BTreeMap;

use super::finest::Finest;
use super::lanes::Lanes;
use super::reach;
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
    /// What the rows of each source bring, as far as it has no other form yet.
    lanes: BTreeMap<(AssociationId, SourceId), Lanes>,
    finest: BTreeMap<(AssociationId, SourceId, IndicatorId), Finest>,
    /// Rows of each source, by wave and month.
    pub(super) reached: BTreeMap<Reach, i128>,
}

impl Counts {
    fn settle(&mut self, plan: &Plan) -> anyhow::Result<()> {
        let lanes = std::mem::take(&mut self.lanes).into_iter();
        let mut lanes = lanes.map(|(source, lanes)| lanes.settle(plan, source, &mut self.finest));
        lanes.try_for_each(|settled| settled)
    }

    /// The cells they make.
    pub(super) fn into_cells(mut self, plan: &Plan) -> anyhow::Result<Cells> {
        self.settle(plan)?;
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
        reach(table, &mut counted.reached);
        let source = (table.association, table.source);
        let lanes = counted.lanes.entry(source).or_default();
        lanes.add(self.plan, table)
    }

    fn merge(&self, counted: &mut Counts, mut more: Counts) -> anyhow::Result<()> {
        counted.settle(self.plan)?;
        more.settle(self.plan)?;
        for (place, more) in more.finest {
            counted.finest.entry(place).or_default().append(more)?;
        }
        for (reach, rows) in more.reached {
            *counted.reached.entry(reach).or_default() += rows;
        }
        Ok(())
    }
}
