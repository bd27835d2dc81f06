//! What was left out on the way to a cell, and that nothing else in the cell tells.

use std::collections::BTreeMap;

/// Why an observation of the period and wave of a cell, or a respondent of a change, is not in its base, where neither a
/// missing reason nor anything else in the cell says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// It is not eligible.
    NotEligible,
    /// Another observation of the same respondent counts, or none does because they do not agree.
    SetAside,
    /// It is eligible, outside the base of a share; of a change, at both waves.
    OutOfBase,
    /// Nothing can weigh it, and the figure is weighted.
    Unweighed,
    /// Its respondent counts already, where respondents are counted.
    Repeated,
    /// Of a change: seen at one wave alone, without a value there.
    SeenOnce,
    /// Of a change, in the period of the earlier answer: compared, in another period. It is no step to a base.
    ComparedLater,
}

/// How many were left out, by reason. Like all that is counted, it adds up.
pub type LeftOut = BTreeMap<Left, i128>;
