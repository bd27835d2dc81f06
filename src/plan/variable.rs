//! Variables and their types.

use std::collections::BTreeSet;

use crate::i18n::Text;

use super::{AssociationId, CodeId, CodelistId, Condition, Derivation};

/// A variable.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its id as published: `id`, or `association.id`.
    pub id: String,
    /// The association it belongs to; none for a common one.
    pub owner: Option<AssociationId>,
    /// Its label.
    pub label: Text,
    /// Its type.
    pub kind: VariableType,
    /// How it comes from others, where a source does not map it directly.
    pub derivation: Option<Derivation>,
    /// Codes of a multiple choice that stand alone.
    pub exclusive: BTreeSet<CodeId>,
    /// Its unit.
    pub unit: Option<String>,
    /// The time the question asks about.
    pub recall: Option<Text>,
    /// Whom the question is put to, in words.
    pub population: Option<Text>,
    /// Whether it is sensitive.
    pub sensitive: bool,
    /// The question as asked.
    pub question: Option<Text>,
    /// The instrument it belongs to: an id of [`Plan::instruments`](super::Plan::instruments).
    pub instrument: Option<String>,
    /// A note for readers.
    pub note: Option<Text>,
    /// Where the question is asked: blank where false is `not-concerned`.
    pub asked_when: Option<Condition>,
}

/// A type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariableType {
    /// One code of a list.
    Code(CodelistId),
    /// Several codes of a list, at most 128.
    Several(CodelistId),
    /// A number in fixed point; bounds in its own units, both included.
    Number {
        /// Digits after the point.
        decimals: u8,
        /// Lowest value.
        min: Option<i64>,
        /// Highest value.
        max: Option<i64>,
    },
    /// A date, in days since 1970-01-01.
    Date,
}

impl VariableType {
    /// The codelist of a coded variable or a multiple choice.
    pub fn codelist(self) -> Option<CodelistId> {
        match self {
            Self::Code(id) | Self::Several(id) => Some(id),
            Self::Number { .. } | Self::Date => None,
        }
    }

    /// The decimals of a number.
    pub fn decimals(self) -> Option<u8> {
        match self {
            Self::Number { decimals, .. } => Some(decimals),
            _ => None,
        }
    }
}
