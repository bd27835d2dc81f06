//! Columns of a table, cell by cell: from answers, and back to them.

use super::Answer;
use crate::observation::{Column, Values};
use crate::plan::{CodeId, VariableType};

/// The value of one row; none where it lacks.
pub(super) fn value(column: &Column, row: usize) -> Option<Answer> {
    match answer(column, row)? {
        Answer::Missing(_) => None,
        value => Some(value),
    }
}

/// The value of one row, or why it lacks.
pub(super) fn answer(column: &Column, row: usize) -> Option<Answer> {
    if let Some(reason) = column.missing.get(row)? {
        return Some(Answer::Missing(*reason));
    }
    match &column.values {
        Values::Code(values) => values.get(row).copied().map(Answer::Code),
        Values::Several(values) => values.get(row).copied().map(Answer::Several),
        Values::Number(values) => values.get(row).copied().map(Answer::Number),
        Values::Date(values) => values.get(row).copied().map(Answer::Date),
    }
}

/// The column of a variable of type `kind` that holds `answers`.
pub(super) fn of_answers(kind: VariableType, answers: &[Answer]) -> Column {
    let missing = answers.iter().map(|answer| match answer {
        Answer::Missing(reason) => Some(*reason),
        _ => None,
    });
    let values = match kind {
        VariableType::Code(_) => Values::Code(collected(
            answers,
            |answer| match answer {
                Answer::Code(code) => Some(code),
                _ => None,
            },
            CodeId(0),
        )),
        VariableType::Several(_) => Values::Several(collected(
            answers,
            |answer| match answer {
                Answer::Several(set) => Some(set),
                _ => None,
            },
            0,
        )),
        VariableType::Number { .. } => Values::Number(collected(
            answers,
            |answer| match answer {
                Answer::Number(units) => Some(units),
                _ => None,
            },
            0,
        )),
        VariableType::Date => Values::Date(collected(
            answers,
            |answer| match answer {
                Answer::Date(day) => Some(day),
                _ => None,
            },
            0,
        )),
    };
    Column {
        values,
        missing: missing.collect(),
    }
}

fn collected<T: Copy>(answers: &[Answer], held: impl Fn(Answer) -> Option<T>, other: T) -> Vec<T> {
    answers
        .iter()
        .map(|answer| held(*answer).unwrap_or(other))
        .collect()
}
