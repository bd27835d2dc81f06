//! Derived codes: bins, groups of codes, cases.

use super::condition::{self, Truth};
use super::{Parts, Reasons};
use crate::observation::{Column, Values};
use crate::plan::{CodeId, Condition, Derivation, VariableId};
use crate::referential::Missing;

/// A code, or why there is none.
type Derived = Result<CodeId, Missing>;

/// The column of a derived code.
pub(super) fn compute(parts: &Parts, derivation: &Derivation) -> Column {
    match derivation {
        Derivation::Bins { of, breaks, codes } => bins(parts, *of, breaks, codes),
        Derivation::Regroup { of, to } => regroup(parts, *of, to),
        Derivation::Case { arms, otherwise } => case(parts, derivation, arms, *otherwise),
        _ => parts.codes(|_| Err(Missing::Invalid)),
    }
}

fn bins(parts: &Parts, of: VariableId, breaks: &[i64], codes: &[CodeId]) -> Column {
    let column = &parts.columns[&of];
    let Values::Number(values) = &column.values else {
        return parts.codes(|_| Err(Missing::Invalid));
    };
    parts.codes(|row| {
        column.missing[row].map_or(Ok(()), Err)?;
        let interval = breaks.partition_point(|bound| *bound <= values[row]);
        codes.get(interval).copied().ok_or(Missing::Invalid)
    })
}

fn regroup(parts: &Parts, of: VariableId, to: &[Option<CodeId>]) -> Column {
    let column = &parts.columns[&of];
    let (Values::Code(values), Some(list)) = (&column.values, parts.plan.codelist_of(of)) else {
        return parts.codes(|_| Err(Missing::Invalid));
    };
    let group = |code: CodeId| to.get(usize::from(code.0)).copied().flatten();
    // A finer code is of the group of its common code unless it has its own.
    parts.codes(|row| match column.missing[row] {
        Some(reason) => Err(reason),
        None => group(values[row])
            .or_else(|| group(list.common(values[row])))
            .ok_or(Missing::Invalid),
    })
}

/// The code of the first condition that holds. Where a condition before it is unknown, the code is known only
/// if that condition would give the same.
fn case(
    parts: &Parts,
    derivation: &Derivation,
    arms: &[(Condition, CodeId)],
    otherwise: Option<CodeId>,
) -> Column {
    let truths: Vec<(Vec<Truth>, CodeId)> = arms
        .iter()
        .map(|(when, then)| {
            let truth =
                condition::evaluate(parts.plan, when, parts.columns, parts.rows, parts.finer);
            (truth, *then)
        })
        .collect();
    let why = Reasons::of(derivation.parts(), parts.columns);
    parts.codes(|row| {
        let mut possible = None;
        for (truth, then) in &truths {
            if truth[row] == Truth::False {
                continue;
            }
            if possible.is_some_and(|code| code != *then) {
                return Err(why.at(row).unwrap_or(Missing::Unknown));
            }
            if truth[row] == Truth::True {
                return Ok(*then);
            }
            possible = Some(*then);
        }
        match (possible, otherwise) {
            (None, Some(code)) => Ok(code),
            (Some(possible), Some(code)) if possible == code => Ok(code),
            (None, None) => Err(Missing::Unknown),
            (Some(_), _) => Err(why.at(row).unwrap_or(Missing::Unknown)),
        }
    })
}

impl Parts<'_> {
    /// A column of codes computed row by row. A code that stands for a missing reason is that reason.
    fn codes(&self, derive: impl Fn(usize) -> Derived) -> Column {
        let list = self
            .variable
            .kind
            .codelist()
            .map(|id| self.plan.codelist(id));
        let reasons: Vec<Option<Missing>> = list.map_or_else(Vec::new, |list| {
            list.codes.iter().map(|code| code.missing).collect()
        });
        let mut missing = vec![None; self.rows];
        let mut values = vec![CodeId(0); self.rows];
        for row in 0..self.rows {
            match derive(row) {
                Ok(code) => {
                    values[row] = code;
                    missing[row] = reasons.get(usize::from(code.0)).copied().flatten();
                }
                Err(reason) => missing[row] = Some(reason),
            }
        }
        Column {
            values: Values::Code(values),
            missing,
        }
    }
}
