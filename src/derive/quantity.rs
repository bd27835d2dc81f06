//! A column read as numbers in fixed point: a number as itself, a date as its days, a code as its value.

use super::Finer;
use crate::observation::{Column, Values};
use crate::plan::{CodeId, Codelist, Plan, VariableId, VariableType};
use crate::referential::Missing;

/// A column read as numbers, all with the same decimals.
pub struct Quantity<'a> {
    /// Digits after the point.
    pub decimals: u8,
    units: Units<'a>,
    missing: &'a [Option<Missing>],
}

enum Units<'a> {
    Numbers(&'a [i64]),
    Days(&'a [i32]),
    /// Codes, and the value of each code of the list.
    Codes(&'a [CodeId], Vec<Option<i64>>),
    /// What cannot be read as a number.
    None,
}

impl<'a> Quantity<'a> {
    /// `column`, which holds `variable`, as numbers.
    pub fn of(plan: &Plan, variable: VariableId, column: &'a Column, finer: Finer) -> Self {
        let decimals = decimals(plan, variable);
        let units = match (&column.values, plan.codelist_of(variable)) {
            (Values::Number(values), _) => Units::Numbers(values),
            (Values::Date(days), _) => Units::Days(days),
            (Values::Code(codes), Some(list)) => Units::Codes(codes, scores(list, decimals, finer)),
            (Values::Code(_) | Values::Several(_), _) => Units::None,
        };
        Self {
            decimals,
            units,
            missing: &column.missing,
        }
    }

    /// The value of one row.
    ///
    /// # Errors
    /// Why it has none; a code without a value is `invalid`.
    pub fn at(&self, row: usize) -> Result<i64, Missing> {
        if let Some(reason) = self.missing[row] {
            return Err(reason);
        }
        match &self.units {
            Units::Numbers(values) => Ok(values[row]),
            Units::Days(days) => Ok(i64::from(days[row])),
            Units::Codes(codes, scores) => {
                let score = scores.get(usize::from(codes[row].0)).copied().flatten();
                score.ok_or(Missing::Invalid)
            }
            Units::None => Err(Missing::Invalid),
        }
    }
}

/// The decimals at which `variable` is read as a number: its own, or for codes those of the most precise value
/// of their list.
pub fn decimals(plan: &Plan, variable: VariableId) -> u8 {
    match plan.variable(variable).kind {
        VariableType::Number { decimals, .. } => decimals,
        VariableType::Date => 0,
        VariableType::Code(list) | VariableType::Several(list) => {
            let values = plan.codelist(list).codes.iter().filter_map(|c| c.value);
            values.map(|value| value.decimals).max().unwrap_or(0)
        }
    }
}

/// The value of each code. A finer code without one takes that of its common code.
fn scores(list: &Codelist, decimals: u8, finer: Finer) -> Vec<Option<i64>> {
    list.codes
        .iter()
        .map(|code| {
            let common = code.finer.and_then(|(_, parent)| list.code(parent).value);
            let value = match finer {
                Finer::Folded if code.finer.is_some() => common,
                _ => code.value.or(common),
            };
            i64::try_from(value?.exactly(decimals)?).ok()
        })
        .collect()
}
