//! Conditions on an observation.

use std::collections::BTreeSet;

use super::{CodeId, VariableId};

/// A condition on an observation. Three-valued: what touches a missing value is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A coded variable holds one of these, a multiple choice at least one.
    Codes(VariableId, BTreeSet<CodeId>),
    /// A number (in its units) or a date (in days) lies within bounds, both included.
    Range(VariableId, Option<i64>, Option<i64>),
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

impl Condition {
    /// The variables it reads.
    pub fn variables(&self) -> BTreeSet<VariableId> {
        match self {
            Self::Codes(variable, _) | Self::Range(variable, ..) => BTreeSet::from([*variable]),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::variables).collect(),
            Self::Not(part) => part.variables(),
        }
    }
}
