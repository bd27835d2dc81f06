//! What is asked of a made-up export.

use crate::period::Period;

/// How many rows, from which seed, of which periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Rows wanted. Fewer come where the source cannot hold as many (see [`draw`](super::draw)).
    pub rows: usize,
    /// The same seed gives the same rows, and the same persons in every source of an association.
    pub seed: u64,
    /// Periods over which the rows are spread; none for [`Request::PERIOD`].
    pub periods: Vec<Period>,
}

impl Request {
    /// The period of a request that names none.
    pub const PERIOD: &'static str = "2025";

    /// The periods asked, or the usual one.
    pub(super) fn periods(&self) -> Vec<Period> {
        if self.periods.is_empty() {
            Period::parse(Self::PERIOD).into_iter().collect()
        } else {
            self.periods.clone()
        }
    }
}
