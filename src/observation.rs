//! Observations: the kept rows of the sources of one association, in harmonised variables.
//!
//! One table a source, one typed column a variable. Numbers are in fixed point at the variable's decimals,
//! codes are positions in codelists, dates are days: nothing here is floating point.

use std::collections::BTreeMap;
use std::fmt;

use crate::plan::{AssociationId, CodeId, SourceId, VariableId, WaveId};
use crate::referential::Missing;

/// A respondent's pseudonym: never an identity.
///
/// Keyed pseudonyms are stable from run to run; numbers hold within one run; an anonymous row is a
/// respondent of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Respondent {
    /// The first 128 bits of an HMAC-SHA-256 under the user's secret.
    Keyed(u128),
    /// A number within one run.
    Numbered(u64),
    /// A row without a respondent, numbered within the association.
    Anonymous(u64),
}

impl fmt::Display for Respondent {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Keyed(bits) => write!(out, "{bits:032x}"),
            Self::Numbered(number) => write!(out, "{number}"),
            Self::Anonymous(_) => Ok(()),
        }
    }
}

/// The values of one variable, one a row; what stands where a value is missing means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// Positions in the codelist.
    Code(Vec<CodeId>),
    /// Sets of positions in the codelist, one bit each.
    Several(Vec<u128>),
    /// Fixed point, in the variable's units.
    Number(Vec<i64>),
    /// Days since 1970-01-01.
    Date(Vec<i32>),
}

/// One variable over the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The values.
    pub values: Values,
    /// Why a value is not there; `None` where it is.
    pub missing: Vec<Option<Missing>>,
}

/// The kept rows of one source, all its files together.
#[derive(Clone, Debug)]
pub struct Table {
    /// Whose.
    pub association: AssociationId,
    /// Which source.
    pub source: SourceId,
    /// Month of each row: `year × 12 + month − 1`; the first month where the source knows only a longer
    /// period.
    pub months: Vec<i32>,
    /// Time of each row as the period's column gives it, in seconds since 1970-01-01: what `first` and
    /// `last` order by.
    pub moments: Vec<i64>,
    /// Wave of each row.
    pub waves: Vec<Option<WaveId>>,
    /// Respondent of each row.
    pub respondents: Vec<Respondent>,
    /// Weight of each row as its column gives it, in millionths; empty where no column does.
    pub weights: Vec<i64>,
    /// Variables the source fills; derived ones join them in [`crate::derive`].
    pub columns: BTreeMap<VariableId, Column>,
}

impl Table {
    /// How many rows.
    pub fn rows(&self) -> usize {
        self.months.len()
    }
}
