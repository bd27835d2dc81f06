//! Mappings: how one variable is filled from one source.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::Text;
use crate::referential::{Comparability, Convert, Missing};
use crate::source_text::Place;

use super::{CodeId, Heading, VariableId};

/// How one variable is filled.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// The variable.
    pub variable: VariableId,
    /// From what.
    pub filling: Filling,
    /// Likeness to the common definition.
    pub comparability: Comparability,
    /// How the source's own question differs from the variable's.
    pub differs: Vec<Difference>,
    /// Why it is not the same, where it is not.
    pub because: Option<Text>,
    /// Cells that stand for a missing reason, here alone, normalised.
    pub missing: BTreeMap<String, Missing>,
    /// Where the mapping is written.
    pub place: Place,
}

/// How the question of a source differs from the variable's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// In what.
    pub aspect: Aspect,
    /// What the source asks.
    pub asked: Text,
    /// What the variable asks.
    pub wanted: Text,
}

/// In what two questions can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// The time they ask about.
    Recall,
    /// Whom they are put to.
    Population,
    /// Their unit.
    Unit,
    /// Their scale.
    Scale,
}

impl Aspect {
    /// The word of the grammar.
    pub fn word(self) -> &'static str {
        match self {
            Self::Recall => "recall",
            Self::Population => "population",
            Self::Unit => "unit",
            Self::Scale => "scale",
        }
    }
}

/// Where a variable's values come from.
#[derive(Clone, Debug)]
pub enum Filling {
    /// One coded answer: the first column that holds an answer.
    Code {
        /// The headings.
        headings: Vec<Heading>,
        /// Every text a cell may hold, normalised: declared codes, then labels, then codes themselves.
        answers: BTreeMap<String, CodeId>,
    },
    /// A multiple choice in one cell.
    Split {
        /// The headings.
        headings: Vec<Heading>,
        /// What may separate the answers; at least one.
        separators: Vec<String>,
        /// Every text an answer may be, normalised.
        answers: BTreeMap<String, CodeId>,
    },
    /// A multiple choice, one column a code.
    Several {
        /// Heading, code, and the cells that mean checked (normalised).
        columns: Vec<OptionColumn>,
        /// Cells that mean not checked, normalised.
        unchecked: BTreeSet<String>,
    },
    /// A number: the first column that holds an answer.
    Number {
        /// The headings.
        headings: Vec<Heading>,
        /// Exceptions: text, normalised, then value in the variable's units.
        exceptions: BTreeMap<String, i64>,
        /// What makes a value of the number in a cell.
        convert: Convert,
    },
    /// A date: the first column that holds an answer.
    Date {
        /// The headings.
        headings: Vec<Heading>,
        /// The format.
        format: String,
    },
    /// The same for every row: a code, a number in units, or a date in days.
    Constant(Constant),
}

impl Filling {
    /// The headings of the columns that hold the whole value each; none for a column an option, or none at all.
    pub fn headings(&self) -> &[Heading] {
        match self {
            Self::Code { headings, .. }
            | Self::Split { headings, .. }
            | Self::Number { headings, .. }
            | Self::Date { headings, .. } => headings,
            Self::Several { .. } | Self::Constant(_) => &[],
        }
    }
}

/// One column of a multiple choice.
#[derive(Clone, Debug)]
pub struct OptionColumn {
    /// The heading.
    pub heading: Heading,
    /// The code it stands for.
    pub code: CodeId,
    /// Cells that mean checked, normalised.
    pub checked: BTreeSet<String>,
}

/// A value that is the same for every row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constant {
    /// A code.
    Code(CodeId),
    /// Codes of a multiple choice, as a set of bits.
    Several(u128),
    /// A number, in the variable's units.
    Number(i64),
    /// A date, in days since 1970-01-01.
    Date(i32),
}

/// A separator of answers as it is compared: without the spaces around it; one of spaces alone is a space.
pub fn separator_mark(separator: &str) -> &str {
    match separator.trim() {
        "" => " ",
        mark => mark,
    }
}
