//! Edits: whether what one observation says holds together, judged on the collected values of the rows that count.
//!
//! In: a draft without its duplicates, which are told apart by what was read. Out: the account of each edit; where a hard
//! edit fails, the values that it names are missing from there on, with the reason `invalid`, and what is derived from them
//! is derived anew. All edits are judged before any takes a value away, so that their order changes nothing. A row is never
//! taken away, and what was missing already keeps its own reason.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::file::Reading;
use super::findings::Subject;
use crate::collection::{Doubt, EditAccount, Reject};
use crate::derive::condition::{Truth, evaluate};
use crate::derive::{self, Finer};
use crate::diagnostic::Code;
use crate::observation::{Column, Table, Values};
use crate::plan::{Edit, EditTest, Plan, Source, VariableId};
use crate::referential::Missing;

/// An edit, its truth on each row, and for each variable that it holds to be invalid the rows where it took a value away.
struct Judged<'p> {
    /// Its position in the plan.
    at: usize,
    edit: &'p Edit,
    truths: Vec<Truth>,
    taken: BTreeMap<VariableId, BTreeSet<usize>>,
}

/// Judges every edit whose variables this source collects; takes away what hard ones that fail hold to be invalid.
fn judge<'p>(plan: &'p Plan, table: &mut Table) -> Vec<Judged<'p>> {
    let concerns = |edit: &Edit| {
        let own = edit.owner.is_none_or(|owner| owner == table.association);
        own && edit
            .variables()
            .iter()
            .all(|id| table.columns.contains_key(id))
    };
    let edits = plan.edits.iter().enumerate();
    let mut judged: Vec<Judged<'p>> = edits
        .filter(|(_, edit)| concerns(edit))
        .map(|(at, edit)| Judged {
            at,
            edit,
            truths: holds(plan, edit, table),
            taken: BTreeMap::new(),
        })
        .collect();
    for judged in &mut judged {
        for variable in &judged.edit.invalid {
            let Some(column) = table.columns.get(variable) else {
                continue;
            };
            let fails = judged.truths.iter().zip(&column.missing).enumerate();
            let fails =
                fails.filter(|(_, (truth, missing))| **truth == Truth::False && missing.is_none());
            let rows = fails.map(|(row, _)| row).collect();
            judged.taken.insert(*variable, rows);
        }
    }
    for Judged { taken, .. } in &judged {
        for (variable, rows) in taken {
            if let Some(column) = table.columns.get_mut(variable) {
                for row in rows {
                    column.missing[*row] = Some(Missing::Invalid);
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
    /// Judges and accounts for the edits, and finds those that fail, by file.
    pub(super) fn edit(&mut self, plan: &Plan, readings: &mut [Reading]) {
        let source = plan.source(self.table.association, self.table.source);
        let judged = judge(plan, &mut self.table);
        if judged
            .iter()
            .any(|judged| judged.taken.values().any(|rows| !rows.is_empty()))
        {
            self.derive_again(plan);
        }
        for Judged {
            at,
            edit,
            truths,
            taken,
        } in judged
        {
            let mut accounts = vec![EditAccount::default(); readings.len()];
            for (row, (truth, origin)) in truths.iter().zip(&self.origins).enumerate() {
                let account = &mut accounts[origin.file];
                match truth {
                    Truth::True => account.judged += 1,
                    Truth::Unknown => account.undetermined += 1,
                    Truth::False => {
                        account.judged += 1;
                        account.failed += 1;
                    }
                }
                if *truth != Truth::False {
                    continue;
                }
                let reading = &mut readings[origin.file];
                reading.findings.add(Subject::Edit(at), origin.spot.line);
                if edit.invalid.is_empty() {
                    reading.doubts.push(Doubt {
                        file: reading.account.file.clone(),
                        line: origin.spot.line,
                        subject: edit.label.clone(),
                        code: Code::EditFailed.name(),
                    });
                }
                let taken = taken.iter().filter(|(_, rows)| rows.contains(&row));
                reading.rejects.extend(taken.map(|(variable, _)| Reject {
                    file: reading.account.file.clone(),
                    line: origin.spot.line,
                    byte: origin.spot.byte,
                    column: heading(source, *variable),
                    code: Code::EditInvalid.name(),
                    row: false,
                    cell: None,
                }));
            }
            for (reading, more) in readings.iter_mut().zip(accounts) {
                if reading.rows.is_some() {
                    let edits = &mut reading.account.edits;
                    edits.entry(edit.id.clone()).or_default().add(more);
                }
            }
        }
    }
}

impl Draft {
    /// Derives anew what no column holds: some of its parts were taken away.
    fn derive_again(&mut self, plan: &Plan) {
        let source = plan.source(self.table.association, self.table.source);
        let mapped: BTreeSet<VariableId> = source
            .mappings
            .iter()
            .map(|mapping| mapping.variable)
            .collect();
        let is_derived = |id: &VariableId| plan.variable(*id).derivation.is_some();
        self.table
            .columns
            .retain(|id, _| mapped.contains(id) || !is_derived(id));
        derive::complete(plan, &mut self.table);
    }
}

/// The heading under which a source holds a variable.
pub(super) fn heading(source: &Source, variable: VariableId) -> String {
    let mut mappings = source.mappings.iter();
    let mapping = mappings.find(|mapping| mapping.variable == variable);
    let heading = mapping.and_then(|mapping| mapping.filling.headings().first().cloned());
    heading.map_or_else(String::new, |heading| heading.text)
}
