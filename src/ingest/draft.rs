//! The table of one source while it is put together: all its files, each row with where it comes from.
//!
//! In: the readings of a source. Out: a [`Draft`], which `settlement` makes a table of, and what compares and
//! rearranges the rows of a table.

use std::cmp::Ordering;

use super::faults::Spot;
use super::file::Reading;
use super::outcome::empty_column;
use crate::derive;
use crate::observation::{Column, Respondent, Table, Values};
use crate::plan::{AssociationId, Plan, SourceId};

/// Where a row comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    /// Position among the readings of the source.
    pub(super) file: usize,
    pub(super) spot: Spot,
}

impl Origin {
    /// What settles which of two equal rows counts: nothing visible depends on it within a file.
    pub(super) fn key(self) -> (usize, u64) {
        (self.file, self.spot.byte)
    }
}

/// A table, and where each of its rows comes from.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) table: Table,
    pub(super) origins: Vec<Origin>,
}

impl Draft {
    /// Puts the rows of all `readings` of one source together; `respondents` has those of each reading.
    pub(super) fn of(
        plan: &Plan,
        (association, source): (AssociationId, SourceId),
        readings: &mut [Reading],
        respondents: Vec<Vec<Respondent>>,
    ) -> Self {
        let mut draft = Self {
            table: empty_table(plan, association, source),
            origins: Vec::new(),
        };
        let table = &mut draft.table;
        for ((file, reading), respondents) in readings.iter_mut().enumerate().zip(respondents) {
            let Some(rows) = &mut reading.rows else {
                continue;
            };
            draft
                .origins
                .extend(rows.spots.drain(..).map(|spot| Origin { file, spot }));
            table.months.append(&mut rows.months);
            table.moments.append(&mut rows.moments);
            table.waves.append(&mut rows.waves);
            table.respondents.extend(respondents);
            table.weights.append(&mut rows.weights);
            let mappings = &plan.source(association, source).mappings;
            for (mapping, read) in mappings.iter().zip(rows.columns.drain(..)) {
                if let Some(column) = table.columns.get_mut(&mapping.variable) {
                    append(column, read);
                }
            }
        }
        derive::complete(plan, table);
        draft
    }

    /// The order of two rows by all they hold; equal where nothing tells them apart.
    pub(super) fn compare(&self, a: usize, b: usize) -> Ordering {
        compare_rows(&self.table, a, b)
    }
}

/// A table of no row, with the columns the source maps.
pub(super) fn empty_table(plan: &Plan, association: AssociationId, source: SourceId) -> Table {
    let mappings = &plan.source(association, source).mappings;
    let column = |variable| (variable, empty_column(plan.variable(variable).kind));
    Table {
        association,
        source,
        months: Vec::new(),
        moments: Vec::new(),
        waves: Vec::new(),
        respondents: Vec::new(),
        weights: Vec::new(),
        columns: mappings
            .iter()
            .map(|mapping| column(mapping.variable))
            .collect(),
    }
}

/// Adds the rows of `more`, of the same variable, to `column`.
pub(super) fn append(column: &mut Column, mut more: Column) {
    match (&mut column.values, &mut more.values) {
        (Values::Code(all), Values::Code(more)) => all.append(more),
        (Values::Several(all), Values::Several(more)) => all.append(more),
        (Values::Number(all), Values::Number(more)) => all.append(more),
        (Values::Date(all), Values::Date(more)) => all.append(more),
        _ => return,
    }
    column.missing.append(&mut more.missing);
}

/// A respondent in few bits: equal respondents have equal ones.
pub(super) fn bits(respondent: Respondent) -> u128 {
    match respondent {
        Respondent::Keyed(bits) => bits,
        Respondent::Numbered(number) => u128::from(number),
        Respondent::Anonymous(_) => u128::MAX,
    }
}

/// The order of two rows by all they hold.
pub(super) fn compare_rows(table: &Table, a: usize, b: usize) -> Ordering {
    let held = |row: usize| (table.moments[row], table.months[row], table.waves[row]);
    held(a)
        .cmp(&held(b))
        .then_with(|| table.respondents[a].cmp(&table.respondents[b]))
        .then_with(|| {
            let columns = table.columns.values();
            let mut orders = columns.map(|column| compare_cells(column, a, b));
            orders
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        })
        .then_with(|| table.weights.get(a).cmp(&table.weights.get(b)))
}

/// The order of two rows of one column; what stands where a value is missing means nothing.
pub(super) fn compare_cells(column: &Column, a: usize, b: usize) -> Ordering {
    let (missing_a, missing_b) = (column.missing[a], column.missing[b]);
    if missing_a.is_some() || missing_b.is_some() {
        return missing_a.cmp(&missing_b);
    }
    match &column.values {
        Values::Code(values) => values[a].cmp(&values[b]),
        Values::Several(values) => values[a].cmp(&values[b]),
        Values::Number(values) => values[a].cmp(&values[b]),
        Values::Date(values) => values[a].cmp(&values[b]),
    }
}

/// Keeps the rows of `order`, in this order.
pub(super) fn rearrange(table: &mut Table, order: &[usize]) {
    fn take<T: Copy>(values: &mut Vec<T>, order: &[usize]) {
        *values = order.iter().map(|row| values[*row]).collect();
    }
    take(&mut table.months, order);
    take(&mut table.moments, order);
    take(&mut table.waves, order);
    take(&mut table.respondents, order);
    if !table.weights.is_empty() {
        take(&mut table.weights, order);
    }
    for column in table.columns.values_mut() {
        take(&mut column.missing, order);
        match &mut column.values {
            Values::Code(values) => take(values, order),
            Values::Several(values) => take(values, order),
            Values::Number(values) => take(values, order),
            Values::Date(values) => take(values, order),
        }
    }
}
