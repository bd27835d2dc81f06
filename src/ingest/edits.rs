//! Edits: whether what one observation says holds together, judged on collected values, before anything is derived from them.
//!
//! In: the columns of a draft. Out: the truth of each edit on each row; where a hard edit fails, the values that it names
//! are missing from there on, with the reason `invalid`. All edits are judged before any takes a value away, so that their
//! order changes nothing. A row is never taken away.

use super::draft::Draft;
use super::file::Reading;
use crate::collection::{EditAccount, Reject};
use crate::derive::Finer;
use crate::derive::condition::{Truth, evaluate};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::ingest as say;
use crate::i18n::ingest::Lines;
use crate::observation::{Column, Table, Values};
use crate::plan::{Edit, EditTest, Plan, Source, VariableId};
use crate::referential::Missing;

/// Lines named in one message.
const MOST_LINES: usize = 5;

/// An edit, by position in the plan, and its truth on each row.
#[derive(Debug)]
pub(super) struct Judged {
    edit: usize,
    pub(super) truths: Vec<Truth>,
}

/// Judges every edit whose variables this source collects; takes away what hard ones that fail hold to be invalid.
pub(super) fn judge(plan: &Plan, table: &mut Table) -> Vec<Judged> {
    let concerns = |edit: &Edit| {
        let own = edit.owner.is_none_or(|owner| owner == table.association);
        own && edit
            .variables()
            .iter()
            .all(|id| table.columns.contains_key(id))
    };
    let edits = plan.edits.iter().enumerate();
    let judged: Vec<Judged> = edits
        .filter(|(_, edit)| concerns(edit))
        .map(|(at, edit)| Judged {
            edit: at,
            truths: holds(plan, edit, table),
        })
        .collect();
    for Judged { edit, truths } in &judged {
        for variable in &plan.edits[*edit].invalid {
            let Some(column) = table.columns.get_mut(variable) else {
                continue;
            };
            for (missing, truth) in column.missing.iter_mut().zip(truths) {
                if *truth == Truth::False {
                    *missing = Some(Missing::Invalid);
                }
            }
        }
    }
    judged
}

/// Whether an edit holds on each row; unknown where a missing value decides.
fn holds(plan: &Plan, edit: &Edit, table: &Table) -> Vec<Truth> {
    let rows = table.rows();
    let finer = Finer::owned_by(edit.owner);
    let met = |condition| evaluate(plan, condition, &table.columns, rows, finer);
    match &edit.asks {
        EditTest::Never(never) => met(never).into_iter().map(Truth::contrary).collect(),
        EditTest::Then(when, then) => {
            let both = met(when).into_iter().zip(met(then));
            both.map(|(when, then)| when.contrary().max(then)).collect()
        }
        EditTest::Order(of) => {
            let columns: Vec<&Column> = of.iter().filter_map(|id| table.columns.get(id)).collect();
            (0..rows).map(|row| in_order(&columns, row)).collect()
        }
        EditTest::Sum { of, equals, within } => (0..rows)
            .map(|row| adds_up(table, row, of, *equals, *within))
            .collect(),
    }
}

/// Whether the known values of a row rise, or stay; unknown where fewer than two are known.
fn in_order(columns: &[&Column], row: usize) -> Truth {
    let known: Vec<i64> = columns
        .iter()
        .filter_map(|column| value(column, row))
        .collect();
    match known.len() {
        0 | 1 => Truth::Unknown,
        _ => known.is_sorted().into(),
    }
}

/// Whether the parts of a row make its whole; unknown where one is missing.
fn adds_up(
    table: &Table,
    row: usize,
    of: &[(VariableId, i128)],
    equals: (VariableId, i128),
    within: i128,
) -> Truth {
    let at = |(id, scale): &(VariableId, i128)| {
        let held = value(table.columns.get(id)?, row)?;
        i128::from(held).checked_mul(*scale)
    };
    let parts = of
        .iter()
        .try_fold(0_i128, |sum, part| sum.checked_add(at(part)?));
    match parts.zip(at(&equals)) {
        None => Truth::Unknown,
        Some((parts, whole)) => (parts.abs_diff(whole) <= within.unsigned_abs()).into(),
    }
}

/// The number, or the day, of a row where it is known.
fn value(column: &Column, row: usize) -> Option<i64> {
    if column.missing.get(row)?.is_some() {
        return None;
    }
    match &column.values {
        Values::Number(values) => values.get(row).copied(),
        Values::Date(values) => values.get(row).map(|day| i64::from(*day)),
        Values::Code(_) | Values::Several(_) => None,
    }
}

impl Draft {
    /// Accounts for the edits over the rows kept, and tells those that fail, by file.
    pub(super) fn account_edits(
        &self,
        plan: &Plan,
        readings: &mut [Reading],
        diagnostics: &mut Diagnostics,
    ) {
        let source = plan.source(self.table.association, self.table.source);
        for Judged { edit, truths } in &self.judged {
            let edit = &plan.edits[*edit];
            let mut accounts = vec![EditAccount::default(); readings.len()];
            let mut failed: Vec<Vec<u64>> = vec![Vec::new(); readings.len()];
            for (truth, origin) in truths.iter().zip(&self.origins) {
                let account = &mut accounts[origin.file];
                match truth {
                    Truth::True => account.judged += 1,
                    Truth::Unknown => account.undetermined += 1,
                    Truth::False => {
                        account.judged += 1;
                        account.failed += 1;
                        failed[origin.file].push(origin.spot.line);
                        let reading = &mut readings[origin.file];
                        reading
                            .rejects
                            .extend(edit.invalid.iter().map(|variable| Reject {
                                file: reading.account.file.clone(),
                                line: origin.spot.line,
                                byte: origin.spot.byte,
                                column: heading(source, *variable),
                                code: Code::EditInvalid.name(),
                                row: false,
                                cell: None,
                            }));
                    }
                }
            }
            for ((reading, account), mut lines) in readings.iter_mut().zip(accounts).zip(failed) {
                if reading.rows.is_none() {
                    continue;
                }
                reading.account.edits.insert(edit.id.clone(), account);
                if lines.is_empty() {
                    continue;
                }
                let count = lines.len() as u64;
                lines.sort_unstable();
                lines.truncate(MOST_LINES);
                let location = Location::Table {
                    file: reading.account.file.clone(),
                    line: lines.first().copied(),
                    column: None,
                };
                let invalid: Vec<&str> = edit
                    .invalid
                    .iter()
                    .map(|id| plan.variable(*id).id.as_str())
                    .collect();
                let lines = Lines {
                    count,
                    first: &lines,
                };
                let said = say::edit_fails(&edit.id, &edit.label, &lines, &invalid);
                let code = if invalid.is_empty() {
                    Code::EditFailed
                } else {
                    Code::EditInvalid
                };
                diagnostics.push(Diagnostic::new(code, location, said));
            }
        }
    }
}

/// The heading under which a source holds a variable.
fn heading(source: &Source, variable: VariableId) -> String {
    let mut mappings = source.mappings.iter();
    let mapping = mappings.find(|mapping| mapping.variable == variable);
    let heading = mapping.and_then(|mapping| mapping.filling.headings().first().cloned());
    heading.map_or_else(String::new, |heading| heading.text)
}
