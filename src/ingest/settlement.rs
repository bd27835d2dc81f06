//! From a draft to the table that counts: without duplicates, and with all its rows and values accounted for.
//!
//! In: a [`Draft`] and the readings it was put together from. Out: its [`Table`]; the accounts, the rejects
//! and the diagnostics of the readings say what became of the other rows.

use std::collections::BTreeMap;

use super::draft::{Draft, rearrange};
use super::duplicates::{Fate, settle};
use super::faults::Spot;
use super::file::Reading;
use crate::collection::{FileAccount, Reject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::ingest as say;
use crate::i18n::ingest::{Hints, Lines};
use crate::observation::Table;
use crate::plan::{Plan, VariableId};
use crate::referential::Missing;

/// Lines named in one message.
const MOST_LINES: usize = 5;

impl Draft {
    /// Takes out the rows that do not count, accounts for them, and accounts for the values of the rest.
    pub(super) fn settle(
        mut self,
        plan: &Plan,
        readings: &mut [Reading],
        diagnostics: &mut Diagnostics,
    ) -> Table {
        let source = plan.source(self.table.association, self.table.source);
        let fates = settle(source, &self);
        let mut tallies: BTreeMap<(usize, Code), Vec<u64>> = BTreeMap::new();
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
                    let lines = tallies.entry((origin.file, *code)).or_default();
                    lines.push(origin.spot.line);
                }
            }
        }
        for ((file, code), mut lines) in tallies {
            let count = lines.len() as u64;
            lines.sort_unstable();
            lines.truncate(MOST_LINES);
            let reading = &readings[file];
            let column = reading
                .rows
                .as_ref()
                .and_then(|rows| rows.respondent.clone());
            let said = say::rows(
                code.name(),
                column.as_deref().unwrap_or_default(),
                &Lines {
                    count,
                    first: &lines,
                },
                &Hints::default(),
            );
            let location = Location::Table {
                file: reading.account.file.clone(),
                line: lines.first().copied(),
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
        self.edit(plan, readings, diagnostics);
        self.account_values(plan, readings);
        self.remark_derived(plan, readings, diagnostics);
        self.remark_outliers(plan, readings, diagnostics);
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
