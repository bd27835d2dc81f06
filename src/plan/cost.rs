//! Tables of unit costs, and the effects that they value.
//!
//! In: `referential: costs`. Out: amounts of one currency at the prices of one year, and for each effect the figures of one indicator
//! that hold its number. A table that is here can be computed: what could be multiplied wrongly was refused.

use std::collections::{BTreeMap, BTreeSet};

use super::{CodeId, IndicatorId, VariableId, Waves};
use crate::decimal::Decimal;
use crate::i18n::Text;
use crate::referential::{Paid, Per};
use crate::source_text::FileId;

/// A table of unit costs.
#[derive(Clone, Debug)]
pub struct CostTable {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: Option<String>,
    /// The file it was read in.
    pub file: FileId,
    /// The ISO 4217 code of its currency.
    pub currency: String,
    /// The year of its prices.
    pub prices: String,
    /// Its costs, in order.
    pub costs: Vec<UnitCost>,
    /// What they value, in order.
    pub effects: Vec<Effect>,
}

/// Low, central and high; they rise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Low.
    pub low: Decimal,
    /// Central.
    pub central: Decimal,
    /// High.
    pub high: Decimal,
}

/// One unit cost.
#[derive(Clone, Debug)]
pub struct UnitCost {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// Who bears it, and what it counts and leaves out.
    pub scope: Text,
    /// Its unit, in words.
    pub unit: Text,
    /// Of what one it is.
    pub per: Per,
    /// Whether it is borne every year, or once.
    pub paid: Paid,
    /// The amount.
    pub amount: Range,
    /// Year of the estimate.
    pub year: String,
    /// Where it was read.
    pub source: Text,
    /// Positions of the costs that it is never added to, whichever of the two says so.
    pub excludes: BTreeSet<usize>,
}

/// An effect that is valued: figures of one indicator, times a cost.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Its wave.
    pub waves: Waves,
    /// The codes of its distribution that count; none of another measure.
    pub codes: BTreeSet<CodeId>,
    /// The part that counts, by the variables of one of its disaggregations; empty for the whole.
    pub part: BTreeMap<VariableId, BTreeSet<CodeId>>,
    /// Position of the cost.
    pub cost: usize,
    /// For how many years; none for a cost that is borne once.
    pub years: Option<Range>,
    /// Percent of the number that is attributed.
    pub attributed: Range,
    /// Percent that would have known the effect anyway.
    pub deadweight: Option<Range>,
    /// What the part attributed rests on.
    pub because: Text,
}

impl Effect {
    /// Whether nobody is counted in both: parts of one whole that have no code in common.
    pub(super) fn is_another_part(&self, other: &Self) -> bool {
        let same = self.indicator == other.indicator && self.waves == other.waves;
        let mut parts = self.part.iter();
        let apart = parts.any(|(variable, codes)| {
            let others = other.part.get(variable);
            others.is_some_and(|others| codes.is_disjoint(others))
        });
        same && apart
    }

    /// Whether they are answers to one question that have no code in common.
    pub(super) fn is_another_answer(&self, other: &Self) -> bool {
        let same = self.indicator == other.indicator && self.waves == other.waves;
        same && !self.codes.is_empty() && self.codes.is_disjoint(&other.codes)
    }
}
