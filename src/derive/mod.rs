//! Derived variables: from the columns a source fills to those the plan computes.
//!
//! In: a [`Table`] with its mapped columns. Out: the same table with the derived columns it can carry, and
//! `not-concerned` where a question was not asked. All is exact: fixed point, 128 bits inside; what
//! overflows, and what divides by zero, is `invalid`.
//!
//! [`condition`] and [`quantity`] read a column as truths and as numbers; the rooms above use them too.

mod coding;
pub mod condition;
mod formula;
pub mod quantity;
mod reason;

pub use reason::{Reasons, combine};

use std::collections::{BTreeMap, BTreeSet};

use crate::observation::{Column, Table};
use crate::plan::{AssociationId, Derivation, Plan, Variable, VariableId};
use crate::referential::Missing;
use condition::Truth;

/// How codes that an association adds to a common list are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finer {
    /// As the common code they fall back into.
    Folded,
    /// As themselves.
    Apart,
}

impl Finer {
    /// What is common to the sector folds finer codes; what belongs to an association keeps them.
    pub fn owned_by(owner: Option<AssociationId>) -> Self {
        if owner.is_none() {
            Self::Folded
        } else {
            Self::Apart
        }
    }
}

/// Adds the derived variables that can be computed to `table`, then settles what was blank because it was
/// not asked: `not-concerned` where `asked-when` is false. Doing it twice changes nothing.
///
/// A missing value stays missing whatever its reason, so values can be computed first and reasons settled
/// after; a derived column is computed again where a reason it passes on has changed.
pub fn complete(plan: &Plan, table: &mut Table) {
    let rows = table.rows();
    let mut computed = Vec::new();
    for id in &plan.derivation_order {
        if table.columns.contains_key(id) {
            continue;
        }
        if let Some(column) = compute(plan, *id, &table.columns, rows) {
            table.columns.insert(*id, column);
            computed.push(*id);
        }
    }
    let held: Vec<VariableId> = table.columns.keys().copied().collect();
    let mut changed: BTreeSet<VariableId> = held
        .into_iter()
        .filter(|id| settle(plan, *id, table))
        .collect();
    for id in computed {
        let parts = plan.variable(id).derivation.as_ref().map(Derivation::parts);
        if !parts.is_some_and(|parts| parts.iter().any(|part| changed.contains(part))) {
            continue;
        }
        if let Some(column) = compute(plan, id, &table.columns, rows) {
            table.columns.insert(id, column);
            settle(plan, id, table);
            changed.insert(id);
        }
    }
}

/// The column of a derived variable; none where a part of it is not held.
fn compute(
    plan: &Plan,
    id: VariableId,
    columns: &BTreeMap<VariableId, Column>,
    rows: usize,
) -> Option<Column> {
    let variable = plan.variable(id);
    let derivation = variable.derivation.as_ref()?;
    if !derivation
        .parts()
        .iter()
        .all(|part| columns.contains_key(part))
    {
        return None;
    }
    let parts = Parts {
        plan,
        variable,
        finer: Finer::owned_by(variable.owner),
        columns,
        rows,
    };
    Some(if variable.kind.codelist().is_some() {
        coding::compute(&parts, derivation)
    } else {
        formula::compute(&parts, derivation)
    })
}

/// What a derived column is computed from.
struct Parts<'a> {
    plan: &'a Plan,
    variable: &'a Variable,
    finer: Finer,
    columns: &'a BTreeMap<VariableId, Column>,
    rows: usize,
}

/// Makes `not-concerned` of no answer where the question was not asked; says whether anything changed. No answer is
/// `no-answer`, and the reason for which a blank stands in this source: a blank is no refusal of what was not asked.
fn settle(plan: &Plan, id: VariableId, table: &mut Table) -> bool {
    let variable = plan.variable(id);
    let Some(asked) = &variable.asked_when else {
        return false;
    };
    let finer = Finer::owned_by(variable.owner);
    let asked = condition::evaluate(plan, asked, &table.columns, table.rows(), finer);
    let blank = plan
        .source(table.association, table.source)
        .blank_reason(id);
    let silent = [Some(Missing::NoAnswer), Some(blank)];
    let Some(column) = table.columns.get_mut(&id) else {
        return false;
    };
    let mut changed = false;
    for (missing, asked) in column.missing.iter_mut().zip(asked) {
        if asked == Truth::False && silent.contains(missing) {
            *missing = Some(Missing::NotConcerned);
            changed = true;
        }
    }
    changed
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
