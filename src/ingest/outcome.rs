//! What a cell was read as, and the column it goes to.
//!
//! In: the [`Outcome`] of one row. Out: a [`Column`] one row longer, which holds a value or the reason why
//! there is none.

use crate::diagnostic::Code;
use crate::observation::{Column, Values};
use crate::plan::{CodeId, Codelist, VariableType};
use crate::referential::Missing;

/// What a cell was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Code(CodeId),
    Several(u128),
    Number(i64),
    Date(i32),
    Missing(Missing),
    Fault(Code),
}

/// A code, or the reason it stands for.
pub(super) fn as_code(code: CodeId, list: Option<&Codelist>) -> Outcome {
    let reason = list.and_then(|list| list.code(code).missing);
    reason.map_or(Outcome::Code(code), Outcome::Missing)
}

/// A column of no row, with room for as many as `former` has.
pub(super) fn column_like(former: &Column) -> Column {
    let rows = former.missing.len();
    let values = match &former.values {
        Values::Code(_) => Values::Code(Vec::with_capacity(rows)),
        Values::Several(_) => Values::Several(Vec::with_capacity(rows)),
        Values::Number(_) => Values::Number(Vec::with_capacity(rows)),
        Values::Date(_) => Values::Date(Vec::with_capacity(rows)),
    };
    Column {
        values,
        missing: Vec::with_capacity(rows),
    }
}

/// A column of no row.
pub(super) fn empty_column(kind: VariableType) -> Column {
    let values = match kind {
        VariableType::Code(_) => Values::Code(Vec::new()),
        VariableType::Several(_) => Values::Several(Vec::new()),
        VariableType::Number { .. } => Values::Number(Vec::new()),
        VariableType::Date => Values::Date(Vec::new()),
    };
    Column {
        values,
        missing: Vec::new(),
    }
}

/// Adds one row to a column; a fault is the reason `invalid`, as is a value of another type.
pub(super) fn push(column: &mut Column, outcome: &Outcome) {
    let mut missing = match outcome {
        Outcome::Missing(reason) => Some(*reason),
        Outcome::Fault(_) => Some(Missing::Invalid),
        _ => None,
    };
    let fits = match (&mut column.values, outcome) {
        (Values::Code(values), Outcome::Code(code)) => {
            values.push(*code);
            true
        }
        (Values::Several(values), Outcome::Several(bits)) => {
            values.push(*bits);
            true
        }
        (Values::Number(values), Outcome::Number(units)) => {
            values.push(*units);
            true
        }
        (Values::Date(values), Outcome::Date(days)) => {
            values.push(*days);
            true
        }
        (Values::Code(values), _) => {
            values.push(CodeId(0));
            false
        }
        (Values::Several(values), _) => {
            values.push(0);
            false
        }
        (Values::Number(values), _) => {
            values.push(0);
            false
        }
        (Values::Date(values), _) => {
            values.push(0);
            false
        }
    };
    if !fits && missing.is_none() {
        missing = Some(Missing::Invalid);
    }
    column.missing.push(missing);
}
