//! What a made-up row holds before it is written: harmonised values.

use std::collections::BTreeMap;

use crate::plan::{CodeId, VariableId, WaveId};
use crate::referential::Missing;

/// One made-up row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The respondent's id as the export shows it; none where the source is anonymous.
    pub respondent: Option<String>,
    /// When it was collected, in seconds since 1970-01-01: what the period's column shows.
    pub moment: i64,
    /// Its wave, where the source has some.
    pub wave: Option<WaveId>,
    /// One answer for each variable that the source maps (constants included).
    pub answers: BTreeMap<VariableId, Answer>,
}

/// The value of one variable in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A position in the codelist.
    Code(CodeId),
    /// A set of positions in the codelist, one bit each.
    Several(u128),
    /// Fixed point, in the variable's units.
    Number(i64),
    /// Days since 1970-01-01.
    Date(i32),
    /// No value, for this reason.
    Missing(Missing),
}
