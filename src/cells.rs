//! Cells: additive statistics, in whole numbers, of one indicator in one period, wave, association and
//! disaggregation.
//!
//! Cells of two files, two threads or two associations merge by addition, in any order, to the same bytes.
//! Floating point begins after them, in [`crate::estimate`].

use std::collections::BTreeMap;

use crate::period::Period;
use crate::plan::{AssociationId, CodeId, IndicatorId, WaveId};
use crate::referential::Missing;

/// What a cell speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellKey {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period, at the indicator's rhythm.
    pub period: Period,
    /// The wave, where the indicator has some.
    pub wave: Option<WaveId>,
    /// 0 for the total, else 1 + position in the indicator's disaggregations.
    pub disaggregation: usize,
    /// One split for each variable of the disaggregation.
    pub splits: Vec<Split>,
    /// Whose observations.
    pub association: AssociationId,
}

/// The value of a disaggregating variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Split {
    /// A code of its (common) codelist.
    Code(CodeId),
    /// Missing, or not known comparably.
    Unknown,
}

/// Additive statistics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Observations with a value: the base.
    pub n: i128,
    /// Distinct respondents among them.
    pub persons: i128,
    /// Eligible observations without a value, by reason; `not-concerned` among them.
    pub missing: BTreeMap<Missing, i128>,
    /// Observations of which it is not known whether they are eligible.
    pub eligibility_unknown: i128,
    /// What the measure adds up.
    pub tally: Tally,
}

/// What a measure adds up. Numbers are in the units of their variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tally {
    /// `count`, `distinct`: nothing more than `n` and `persons`.
    Base,
    /// `share`: observations that count.
    Hits(i128),
    /// `sum`, `mean`.
    Sums {
        /// Σx.
        x: i128,
        /// Σx².
        xx: i128,
    },
    /// `ratio`.
    Pairs {
        /// Σx above.
        x: i128,
        /// Σy below.
        y: i128,
        /// Σx².
        xx: i128,
        /// Σxy.
        xy: i128,
        /// Σy².
        yy: i128,
    },
    /// `median`: observations by value.
    Values(BTreeMap<i64, i128>),
    /// `nps`.
    Nps {
        /// 9 and 10.
        promoters: i128,
        /// 7 and 8.
        passives: i128,
        /// 0 to 6.
        detractors: i128,
    },
    /// `distribution`: observations by code; those of a multiple choice add to more than `n`.
    Codes(BTreeMap<CodeId, i128>),
}

/// All cells of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// By what they speak of.
    pub cells: BTreeMap<CellKey, Cell>,
}
