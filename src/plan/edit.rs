//! Edits, resolved: what must be true of one observation, over collected variables.

use crate::i18n::Text;
use crate::source_text::Place;

use super::{AssociationId, Condition, VariableId};

/// What must be true of one observation.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Its id as published: `id`, `association.id`.
    pub id: String,
    /// The association it belongs to; none for a common one.
    pub owner: Option<AssociationId>,
    /// What it asks, in words.
    pub label: Text,
    /// What it asks.
    pub asks: EditTest,
    /// Variables whose values are invalid where it fails; empty for a soft edit.
    pub invalid: Vec<VariableId>,
    /// Where it is written.
    pub place: Place,
}

/// What an edit asks.
#[derive(Clone, Debug)]
pub enum EditTest {
    /// Where the first holds, so does the second.
    Then(Condition, Condition),
    /// It does not hold.
    Never(Condition),
    /// Each value is not after the next that is known: dates, or numbers of as many decimals.
    Order(Vec<VariableId>),
    /// Parts add up to a whole, all of `decimals`.
    Sum {
        /// The parts, each with the factor that brings it to `decimals`.
        of: Vec<(VariableId, i128)>,
        /// The whole, likewise.
        equals: (VariableId, i128),
        /// By how much it may differ, in units of `decimals`.
        within: i128,
    },
}

impl Edit {
    /// The variables it reads, in the order they are written.
    pub fn variables(&self) -> Vec<VariableId> {
        match &self.asks {
            EditTest::Then(when, then) => {
                let mut read = when.variables();
                read.extend(then.variables());
                read.into_iter().collect()
            }
            EditTest::Never(condition) => condition.variables().into_iter().collect(),
            EditTest::Order(of) => of.clone(),
            EditTest::Sum { of, equals, .. } => {
                let parts = of.iter().chain([equals]);
                parts.map(|(variable, _)| *variable).collect()
            }
        }
    }
}
