//! From a draft to the table that counts: without duplicates, and with all its rows and values accounted for.
//!
//! In: a [`Draft`] and the readings it was put together from. Out: the same draft; the accounts, the rejects
//! and the findings of the readings say what became of the other rows.

use super::draft::{Draft, rearrange};
use super::duplicates::{Fate, settle};
use super::faults::Spot;
use super::file::Reading;
use super::findings::Subject;
use crate::collection::{FileAccount, Reject};
use crate::diagnostic::Code;
use crate::plan::{Plan, VariableId};
use crate::referential::Missing;

impl Draft {
    /// Takes out the rows that do not count, accounts for them, and accounts for the values of the rest. What is to be said of
    /// rows joins the findings of `readings`.
    pub(super) fn settle(&mut self, plan: &Plan, readings: &mut [Reading]) {
        let source = plan.source(self.table.association, self.table.source);
        let fates = settle(source, self);
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
                    let line = origin.spot.line;
                    reading.findings.add(Subject::Twice(*code), line);
                }
            }
        }
        if fates.iter().any(|fate| *fate != Fate::Kept) {
            let kept: Vec<usize> = (0..fates.len())
                .filter(|row| fates[*row] == Fate::Kept)
                .collect();
            self.origins = kept.iter().map(|row| self.origins[*row]).collect();
            rearrange(&mut self.table, &kept);
        }
        self.edit(plan, readings);
        self.account_values(plan, readings);
        self.find_derived(plan, readings);
    }

    /// Finds where a derived variable cannot be computed from parts that are there: dates backwards, a division
    /// by zero, a result out of bounds.
    fn find_derived(&self, plan: &Plan, readings: &mut [Reading]) {
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
            for (row, origin) in self.origins.iter().enumerate() {
                if invalid(id, row) && !parts.iter().any(|part| invalid(part, row)) {
                    let findings = &mut readings[origin.file].findings;
                    findings.add(Subject::Derived(*id), origin.spot.line);
                }
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
                account.valid += valid;
                for (reason, count) in Missing::ALL.into_iter().zip(by_reason) {
                    if count > 0 {
                        *account.missing.entry(reason).or_default() += count;
                    }
                }
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
