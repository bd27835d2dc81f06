//! Derivations: how a variable comes from others.

use std::collections::BTreeSet;

use crate::decimal::Decimal;

use super::{CodeId, Condition, VariableId};

/// How a variable comes from others. Values are in fixed point, each variable at its own decimals.
#[derive(Clone, Debug)]
pub enum Derivation {
    /// Intervals of a number: `breaks` in its units, `codes` one more than breaks.
    Bins {
        /// The number.
        of: VariableId,
        /// Rising bounds: a value equal to one belongs to the interval above it.
        breaks: Vec<i64>,
        /// The code of each interval.
        codes: Vec<CodeId>,
    },
    /// The value of a code.
    Score {
        /// The coded variable.
        of: VariableId,
    },
    /// `plus` and a weighted sum, exact at the variable's decimals.
    Sum {
        /// Its parts.
        parts: Vec<Part>,
        /// A constant.
        plus: Decimal,
        /// How many parts must have a value.
        requires: usize,
    },
    /// A weighted mean of the parts that have a value, rounded once to the variable's decimals: Σ of
    /// weight × value over the number of parts present.
    Mean {
        /// Its parts.
        parts: Vec<Part>,
        /// How many parts must have a value.
        requires: usize,
    },
    /// One less another.
    Difference {
        /// The first.
        of: VariableId,
        /// What is taken away.
        less: VariableId,
    },
    /// A product.
    Product {
        /// Its factors.
        of: Vec<VariableId>,
    },
    /// One over another, rounded once to the variable's decimals; over 0 it is `invalid`.
    Quotient {
        /// Above.
        of: VariableId,
        /// Below.
        by: VariableId,
    },
    /// How many codes of a multiple choice.
    CountCodes {
        /// The multiple choice.
        of: VariableId,
        /// Codes left out.
        except: BTreeSet<CodeId>,
    },
    /// Days from one date to another: the same day is 0, backwards is `invalid`.
    DaysBetween {
        /// The first date.
        from: VariableId,
        /// The second date.
        to: VariableId,
    },
    /// The group of a code, by the position of the code.
    Regroup {
        /// The coded variable.
        of: VariableId,
        /// For each code of its list, the code of its group.
        to: Vec<Option<CodeId>>,
    },
    /// The first condition that holds.
    Case {
        /// Condition, then code.
        arms: Vec<(Condition, CodeId)>,
        /// The code where none holds.
        otherwise: Option<CodeId>,
    },
}

impl Derivation {
    /// The variables it reads, in order, each once.
    pub fn parts(&self) -> Vec<VariableId> {
        let mut parts = Vec::new();
        match self {
            Self::Bins { of, .. }
            | Self::Score { of }
            | Self::CountCodes { of, .. }
            | Self::Regroup { of, .. } => {
                parts.push(*of);
            }
            Self::Sum { parts: of, .. } | Self::Mean { parts: of, .. } => {
                parts.extend(of.iter().map(|part| part.variable));
            }
            Self::Difference { of, less } => parts.extend([*of, *less]),
            Self::Quotient { of, by } => parts.extend([*of, *by]),
            Self::Product { of } => parts.extend(of),
            Self::DaysBetween { from, to } => parts.extend([*from, *to]),
            Self::Case { arms, .. } => {
                for (condition, _) in arms {
                    parts.extend(condition.variables());
                }
            }
        }
        let mut seen = BTreeSet::new();
        parts.retain(|part| seen.insert(*part));
        parts
    }
}

/// A part of a sum or a mean. A coded variable counts by the value of its code.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The variable.
    pub variable: VariableId,
    /// Its weight.
    pub times: Decimal,
}
