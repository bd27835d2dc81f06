//! The table of one source while it is put together: all its files, then without duplicates, then in an
//! order that owes nothing to files or rows.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::duplicates::{Fate, settle};
use super::faults::Spot;
use super::file::Reading;
use super::outcome::empty_column;
use crate::collection::{FileAccount, Reject};
use crate::derive;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::ingest as say;
use crate::observation::{Column, Respondent, Table, Values};
use crate::plan::{AssociationId, Plan, SourceId, VariableId};
use crate::referential::Missing;

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

    /// Takes out the rows that do not count, accounts for them, and accounts for the values of the rest.
    pub(super) fn settle(
        mut self,
        plan: &Plan,
        readings: &mut [Reading],
        diagnostics: &mut Diagnostics,
    ) -> Table {
        let source = plan.source(self.table.association, self.table.source);
        let fates = settle(source, &self);
        let mut tallies: BTreeMap<(usize, Code), (u64, u64)> = BTreeMap::new();
        for (fate, origin) in fates.iter().zip(&self.origins) {
            let reading = &mut readings[origin.file];
            match fate {
                Fate::Kept => {}
                Fate::Duplicate => {
                    reading.account.kept -= 1;
                    reading.account.duplicate += 1;
                }
                Fate::Rejected(code) => {
                    reading.account.kept -= 1;
                    *reading.account.rejected.entry(code.name()).or_default() += 1;
                    reading
                        .rejects
                        .push(row_reject(&reading.account, *code, origin.spot));
                    let (count, first) = tallies
                        .entry((origin.file, *code))
                        .or_insert((0, origin.spot.line));
                    *count += 1;
                    *first = origin.spot.line.min(*first);
                }
            }
        }
        for ((file, code), rows) in tallies {
            let reading = &readings[file];
            let column = reading
                .rows
                .as_ref()
                .and_then(|rows| rows.respondent.clone());
            let said = say::rows(code.name(), column.as_deref().unwrap_or_default(), rows);
            let location = Location::Table {
                file: reading.account.file.clone(),
                line: Some(rows.1),
                column,
            };
            diagnostics.push(Diagnostic::new(code, location, said));
        }
        if fates.iter().any(|fate| *fate != Fate::Kept) {
            let kept: Vec<usize> = (0..fates.len())
                .filter(|row| fates[*row] == Fate::Kept)
                .collect();
            self.origins = kept.iter().map(|row| self.origins[*row]).collect();
            rearrange(&mut self.table, &kept);
        }
        self.account_values(plan, readings);
        self.remark_derived(plan, readings, diagnostics);
        self.table
    }

    /// Says where a derived variable cannot be computed from parts that are there: dates backwards, a division
    /// by zero, a result out of bounds.
    fn remark_derived(&self, plan: &Plan, readings: &[Reading], diagnostics: &mut Diagnostics) {
        let columns = &self.table.columns;
        let invalid = |id: &VariableId, row: usize| {
            let column = columns.get(id);
            column.is_some_and(|column| column.missing[row] == Some(Missing::Invalid))
        };
        let mapped = &plan
            .source(self.table.association, self.table.source)
            .mappings;
        for id in &plan.derivation_order {
            let variable = plan.variable(*id);
            let Some(derivation) = &variable.derivation else {
                continue;
            };
            if !columns.contains_key(id) || mapped.iter().any(|mapping| mapping.variable == *id) {
                continue;
            }
            let parts = derivation.parts();
            let mut rows: BTreeMap<usize, (u64, u64)> = BTreeMap::new();
            for (row, origin) in self.origins.iter().enumerate() {
                if invalid(id, row) && !parts.iter().any(|part| invalid(part, row)) {
                    let (count, first) = rows.entry(origin.file).or_insert((0, origin.spot.line));
                    *count += 1;
                    *first = origin.spot.line.min(*first);
                }
            }
            for (file, rows) in rows {
                let location = Location::Table {
                    file: readings[file].account.file.clone(),
                    line: Some(rows.1),
                    column: None,
                };
                let said = say::derived(&variable.id, rows);
                diagnostics.push(Diagnostic::new(Code::DerivedInvalid, location, said));
            }
        }
    }

    /// Values of each mapped variable over the rows kept, by file.
    fn account_values(&self, plan: &Plan, readings: &mut [Reading]) {
        for mapping in &plan
            .source(self.table.association, self.table.source)
            .mappings
        {
            let Some(column) = self.table.columns.get(&mapping.variable) else {
                continue;
            };
            let mut counts = vec![(0_u64, [0_u64; 8]); readings.len()];
            for (origin, missing) in self.origins.iter().zip(&column.missing) {
                let (valid, by_reason) = &mut counts[origin.file];
                match missing {
                    None => *valid += 1,
                    Some(reason) => by_reason[*reason as usize] += 1,
                }
            }
            for (reading, (valid, by_reason)) in readings.iter_mut().zip(counts) {
                if reading.rows.is_none() {
                    continue;
                }
                let account = reading
                    .account
                    .variables
                    .entry(mapping.variable)
                    .or_default();
                account.valid = valid;
                let reasons = Missing::ALL.into_iter().zip(by_reason);
                account.missing = reasons.filter(|(_, count)| *count > 0).collect();
            }
        }
    }

    /// The order of two rows by all they hold; equal where nothing tells them apart.
    pub(super) fn compare(&self, a: usize, b: usize) -> Ordering {
        compare_rows(&self.table, a, b)
    }
}

fn row_reject(account: &FileAccount, code: Code, spot: Spot) -> Reject {
    Reject {
        file: account.file.clone(),
        line: spot.line,
        byte: spot.byte,
        column: String::new(),
        code: code.name(),
        row: true,
        cell: None,
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
