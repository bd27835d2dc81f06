//! The way to a base: what was collected, and at each step how many were left, until those that the figure speaks of remain.

use std::collections::BTreeMap;

use crate::referential::Missing;

/// How the base of a figure came about. While nothing is hidden of it, `from` less every step is the base, exactly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// Where it begins: for a level, the observations of every source that can fill the figure, whatever their period and
    /// wave; for a change, the respondents known at one of its waves or at both. None where it may not be read.
    pub from: Option<i128>,
    /// How many were left at each step, in order; steps where nobody was left out.
    pub steps: BTreeMap<Step, Count>,
}

/// A step on the way to a base. The order is that in which steps are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Of another period or wave.
    Elsewhere,
    /// Of a source that is not comparable enough to enter.
    NotComparable,
    /// Of another category of what splits the figure.
    OtherCategory,
    /// Not eligible.
    NotEligible,
    /// Another observation of the same respondent counts, or those of one moment do not agree.
    SetAside,
    /// Outside the base of a share; of a change, at both waves.
    OutOfBase,
    /// Nothing can weigh it, and the figure is weighted.
    Unweighed,
    /// Nothing tells whether it is eligible; of a change, at both waves.
    EligibilityUnknown,
    /// Of a change: a value at the earlier wave, not seen at the later one.
    OnlyBefore,
    /// Of a change: a value at the later wave, not seen at the earlier one.
    OnlyAfter,
    /// Of a change: seen at one wave alone, without a value there.
    SeenOnce,
    /// Of a change: on both sides of a break of series.
    AcrossBreak,
    /// Of a change: on a side of a break that no date tells.
    BesideBreak,
    /// Eligible, without a value, for any reason but that it is not concerned; where reasons may not be told apart.
    Unanswered,
    /// Without a value, for this reason.
    Missing(Missing),
    /// Its respondent counts already.
    Repeated,
}

impl Step {
    /// The word that programs read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Elsewhere => "other-period-or-wave",
            Self::NotComparable => "not-comparable",
            Self::OtherCategory => "other-category",
            Self::NotEligible => "not-eligible",
            Self::SetAside => "set-aside",
            Self::OutOfBase => "out-of-base",
            Self::Unweighed => "unweighed",
            Self::EligibilityUnknown => "eligibility-unknown",
            Self::OnlyBefore => "only-before",
            Self::OnlyAfter => "only-after",
            Self::SeenOnce => "seen-once-without-value",
            Self::AcrossBreak => "across-break",
            Self::BesideBreak => "beside-break",
            Self::Unanswered => "unanswered",
            Self::Missing(reason) => reason.name(),
            Self::Repeated => "repeated",
        }
    }
}

/// How many were left at a step, as far as it may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exact(i128),
    /// To the nearest ten.
    About(i128),
    /// Some, fewer than this.
    Under(u64),
    /// Some: too few associations stand behind the number for it to be read.
    Withheld,
}

impl Way {
    /// Adds a step, where anybody was left at it.
    pub fn leave(&mut self, step: Step, count: i128) {
        if count != 0 {
            self.steps.insert(step, Count::Exact(count));
        }
    }

    /// All that was left, where every step may be read exactly.
    pub fn left(&self) -> Option<i128> {
        let mut counts = self.steps.values();
        counts.try_fold(0_i128, |sum, count| match count {
            Count::Exact(count) => sum.checked_add(*count),
            Count::About(_) | Count::Under(_) | Count::Withheld => None,
        })
    }
}
