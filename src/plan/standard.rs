//! Standard populations: structures to which a figure is brought, so that two groups compare as if they were made alike.
//!
//! In: `standard-populations` of the common referential. Out: the share of each part, by the codes of its variables.

use std::collections::{BTreeMap, BTreeSet};

use super::{CodeId, Indicator, Measure, VariableId};
use crate::decimal::Decimal;
use crate::i18n::Text;

/// A structure to standardise to.
#[derive(Clone, Debug)]
pub struct StandardPopulation {
    /// Its id.
    pub id: String,
    /// By which variables; none where it did not hold, which no plan has.
    pub by: Vec<VariableId>,
    /// The share of each part, by its codes in the order of `by`: of 1 or of 100.
    pub shares: BTreeMap<Vec<CodeId>, Decimal>,
    /// Where it was read.
    pub source: Text,
}

impl StandardPopulation {
    /// Which of the disaggregations of `indicator` is by its variables, whatever their order.
    pub fn split_of(&self, indicator: &Indicator) -> Option<usize> {
        let by: BTreeSet<VariableId> = self.by.iter().copied().collect();
        let mut splits = indicator.disaggregations.iter();
        splits.position(|split| split.iter().copied().collect::<BTreeSet<_>>() == by)
    }

    /// The share of the part with these codes.
    pub fn share(&self, codes: &BTreeMap<VariableId, CodeId>) -> Option<Decimal> {
        let codes = self.by.iter().map(|variable| codes.get(variable).copied());
        self.shares
            .get(&codes.collect::<Option<Vec<CodeId>>>()?)
            .copied()
    }
}

impl Measure {
    /// Whether it is a mean over observations, be they 0 or 1, which a structure can weigh part by part.
    pub fn standardises(&self) -> bool {
        matches!(self, Self::Share { .. } | Self::Mean(_))
    }
}
