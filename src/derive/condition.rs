//! Conditions over the rows of a table, in three-valued logic.

use std::collections::{BTreeMap, BTreeSet};

use super::Finer;
use crate::observation::{Column, Values};
use crate::plan::{CodeId, Condition, Plan, VariableId};

/// Whether a condition holds. In this order, *and* is the least and *or* the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It does not.
    False,
    /// A missing value decides.
    Unknown,
    /// It does.
    True,
}

impl Truth {
    /// Whether the contrary holds.
    #[must_use]
    pub fn contrary(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

/// Whether `condition` holds on each row. A variable whose column is not held is missing everywhere.
pub fn evaluate(
    plan: &Plan,
    condition: &Condition,
    columns: &BTreeMap<VariableId, Column>,
    rows: usize,
    finer: Finer,
) -> Vec<Truth> {
    let each = |part: &Condition| evaluate(plan, part, columns, rows, finer);
    match condition {
        Condition::Codes(id, codes) => columns.get(id).map_or_else(
            || vec![Truth::Unknown; rows],
            |column| holds_codes(plan, *id, codes, column, finer),
        ),
        Condition::Range(id, min, max) => columns.get(id).map_or_else(
            || vec![Truth::Unknown; rows],
            |column| lies_within(column, *min, *max),
        ),
        Condition::All(parts) => parts.iter().map(each).fold(vec![Truth::True; rows], least),
        Condition::Any(parts) => parts
            .iter()
            .map(each)
            .fold(vec![Truth::False; rows], greatest),
        Condition::Not(part) => each(part).into_iter().map(Truth::contrary).collect(),
    }
}

fn least(mut held: Vec<Truth>, part: Vec<Truth>) -> Vec<Truth> {
    for (held, part) in held.iter_mut().zip(part) {
        *held = part.min(*held);
    }
    held
}

fn greatest(mut held: Vec<Truth>, part: Vec<Truth>) -> Vec<Truth> {
    for (held, part) in held.iter_mut().zip(part) {
        *held = part.max(*held);
    }
    held
}

fn holds_codes(
    plan: &Plan,
    id: VariableId,
    codes: &BTreeSet<CodeId>,
    column: &Column,
    finer: Finer,
) -> Vec<Truth> {
    let Some(list) = plan.codelist_of(id) else {
        return vec![Truth::Unknown; column.missing.len()];
    };
    // One answer a code, so that a row costs one look.
    let wanted: Vec<bool> = (0..list.codes.len())
        .filter_map(|at| u16::try_from(at).ok().map(CodeId))
        .map(|code| match finer {
            Finer::Folded => codes.contains(&list.common(code)),
            Finer::Apart => codes.contains(&code),
        })
        .collect();
    let known = |holds: Vec<bool>| {
        let holds = holds.into_iter().zip(&column.missing);
        holds
            .map(|(holds, missing)| match missing {
                None => holds.into(),
                Some(_) => Truth::Unknown,
            })
            .collect()
    };
    match &column.values {
        Values::Code(values) => known(
            values
                .iter()
                .map(|code| wanted.get(usize::from(code.0)).copied().unwrap_or(false))
                .collect(),
        ),
        Values::Several(values) => {
            let mask = wanted.iter().take(128).enumerate();
            let mask = mask.fold(0_u128, |mask, (at, wanted)| {
                mask | (u128::from(*wanted) << at)
            });
            known(values.iter().map(|held| held & mask != 0).collect())
        }
        Values::Number(_) | Values::Date(_) => vec![Truth::Unknown; column.missing.len()],
    }
}

fn lies_within(column: &Column, min: Option<i64>, max: Option<i64>) -> Vec<Truth> {
    let test = |(value, missing): (i64, &Option<_>)| match missing {
        None => {
            let within =
                min.is_none_or(|bound| value >= bound) && max.is_none_or(|bound| value <= bound);
            within.into()
        }
        Some(_) => Truth::Unknown,
    };
    match &column.values {
        Values::Number(values) => values
            .iter()
            .copied()
            .zip(&column.missing)
            .map(test)
            .collect(),
        Values::Date(values) => values
            .iter()
            .map(|day| i64::from(*day))
            .zip(&column.missing)
            .map(test)
            .collect(),
        Values::Code(_) | Values::Several(_) => vec![Truth::Unknown; column.missing.len()],
    }
}
