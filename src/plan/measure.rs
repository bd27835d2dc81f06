//! Measures: what an indicator computes.

use std::collections::BTreeSet;

use crate::decimal::Decimal;

use super::{Condition, VariableId};

/// What is computed.
#[derive(Clone, Debug)]
pub enum Measure {
    /// Eligible observations.
    Count,
    /// Respondents.
    Distinct,
    /// A sum.
    Sum(VariableId),
    /// A share, in percent.
    Share {
        /// What counts.
        of: Condition,
        /// Among what.
        base: Option<Condition>,
    },
    /// `times` × Σ over Σ.
    Ratio {
        /// Above.
        of: VariableId,
        /// Below.
        over: VariableId,
        /// A factor.
        times: Decimal,
    },
    /// A mean.
    Mean(VariableId),
    /// A median of a number, or of an ordered code by its value.
    Median(VariableId),
    /// A net promoter score of a whole number from 0 to 10.
    Nps(VariableId),
    /// A distribution over the codes of a coded variable or a multiple choice.
    Distribution(VariableId),
}

impl Measure {
    /// The word of tidy output.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Distinct => "distinct",
            Self::Sum(_) => "sum",
            Self::Share { .. } => "share",
            Self::Ratio { .. } => "ratio",
            Self::Mean(_) => "mean",
            Self::Median(_) => "median",
            Self::Nps(_) => "nps",
            Self::Distribution(_) => "distribution",
        }
    }

    /// Whether it has a paired change: how many there are is not something that changes in a respondent.
    pub fn changes(&self) -> bool {
        !matches!(self, Self::Count | Self::Distinct)
    }

    /// Whether weights change it: a number of observations, and what they add up to, are theirs and no estimate.
    pub fn weighs(&self) -> bool {
        !matches!(self, Self::Count | Self::Distinct | Self::Sum(_))
    }

    /// The variables it reads.
    pub fn variables(&self) -> BTreeSet<VariableId> {
        match self {
            Self::Count | Self::Distinct => BTreeSet::new(),
            Self::Sum(of)
            | Self::Mean(of)
            | Self::Median(of)
            | Self::Nps(of)
            | Self::Distribution(of) => BTreeSet::from([*of]),
            Self::Ratio { of, over, .. } => BTreeSet::from([*of, *over]),
            Self::Share { of, base } => of
                .variables()
                .into_iter()
                .chain(base.iter().flat_map(Condition::variables))
                .collect(),
        }
    }
}
