//! Associations and their sources: everything that is needed to read an export.

use std::collections::{BTreeMap, BTreeSet};

use crate::decimal::Decimal;
use crate::i18n::Text;
use crate::period::Period;
use crate::profiles::Profile;
use crate::referential::{Answers, Design, Every, Keep, Missing, Observes, SourceKind};
use crate::source_text::Place;

use super::{CodeId, Mapping, VariableId, WaveId};

/// An association.
#[derive(Clone, Debug)]
pub struct Association {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Whether other members may see its figures.
    pub share_with_members: bool,
    /// Its sources.
    pub sources: Vec<Source>,
}

/// One kind of export, everything the reader needs.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Where it is written.
    pub place: Place,
    /// survey or records.
    pub kind: SourceKind,
    /// What one row is.
    pub observes: Observes,
    /// Patterns below the folder of exports, checked to stay inside it.
    pub files: Vec<String>,
    /// The tool's habits; what the source writes itself comes before them, as does what a user's profile
    /// adds to them, which stands here as if the source had written it.
    pub profile: &'static Profile,
    /// How the file is written, as far as the source declares it.
    pub dialect: Dialect,
    /// What cells hold: the source's word, else the profile's; where both may stand, the first comes first.
    pub answers: Vec<Answers>,
    /// Cells that stand for a missing reason, normalised: the source's, then the profile's.
    pub missing: BTreeMap<String, Missing>,
    /// Rows kept: a row must meet all.
    pub keep: Vec<RowRule>,
    /// Rows dropped: a row that meets one.
    pub drop: Vec<RowRule>,
    /// Who answers; none when anonymous.
    pub respondent: Option<Respondent>,
    /// Which of several rows counts.
    pub duplicates: Option<Duplicates>,
    /// Of which period a row speaks.
    pub period: PeriodFrom,
    /// Of which wave a row is.
    pub wave: Option<WaveFrom>,
    /// The finest rhythm of the indicators it feeds: the period within which one respondent should
    /// stand once.
    pub every: Every,
    /// How it was sampled, by period.
    pub samples: Vec<Sample>,
    /// How rows weigh; none where they all weigh the same.
    pub weights: Option<Weights>,
    /// How variables are filled, in the author's order; `impossible` and `undetermined` are left out.
    pub mappings: Vec<Mapping>,
}

impl Source {
    /// The reason why a cell that holds `text`, in normal form, is no answer: the source's, else its
    /// profile's.
    pub fn missing_reason(&self, text: &str) -> Option<Missing> {
        let habit = || {
            let habits = self.profile.missing.iter();
            habits.copied().find(|(cell, _)| *cell == text)
        };
        let own = self.missing.get(text).copied();
        own.or_else(|| habit().map(|(_, reason)| reason))
    }

    /// The reason why a blank cell is no answer, for a variable: its mapping's, else the source's, else its
    /// profile's, else `no-answer`.
    pub fn blank_reason(&self, variable: VariableId) -> Missing {
        let mut mappings = self.mappings.iter();
        let mapping = mappings.find(|mapping| mapping.variable == variable);
        let own = mapping.and_then(|mapping| mapping.missing.get("").copied());
        own.or_else(|| self.missing_reason(""))
            .unwrap_or(Missing::NoAnswer)
    }
}

/// How a source was sampled in one period.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The period.
    pub period: Period,
    /// How many were eligible.
    pub eligible: Option<u64>,
    /// How many were invited.
    pub invited: Option<u64>,
    /// How they were chosen.
    pub design: Design,
    /// Where it is written.
    pub place: Place,
}

/// How rows weigh.
#[derive(Clone, Debug)]
pub enum Weights {
    /// As a column says.
    Column(Heading),
    /// So that the source has these margins.
    Rake {
        /// The margins, in the author's order.
        margins: Vec<Margin>,
        /// The largest weight, in the units of weights of mean 1.
        cap: Option<i64>,
        /// Where it is written.
        place: Place,
    },
}

/// What the codes of one variable have in the population.
#[derive(Clone, Debug)]
pub struct Margin {
    /// The variable.
    pub variable: VariableId,
    /// Code, then what it has, above 0, in any unit.
    pub shares: BTreeMap<CodeId, Decimal>,
}

/// How a file is written, as far as declared.
#[derive(Clone, Debug, Default)]
pub struct Dialect {
    /// Encoding.
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// Delimiter.
    pub delimiter: Option<u8>,
    /// Decimal mark.
    pub decimal: Option<char>,
    /// Mark between groups of digits.
    pub group: Option<char>,
    /// What follows numbers.
    pub suffix: Option<String>,
    /// Rows of headings.
    pub header_rows: Option<usize>,
    /// Rows before the headings.
    pub skip_rows: Option<usize>,
    /// What separates groups and question in one heading.
    pub path: Option<char>,
    /// The sheet of a workbook; none: the first of those shown that hold anything.
    pub sheet: Option<String>,
}

/// Rows chosen by a column.
#[derive(Clone, Debug)]
pub struct RowRule {
    /// The heading.
    pub column: Heading,
    /// The cells, normalised.
    pub is: BTreeSet<String>,
    /// The reason shown in the accounting: `because`, else the column and the cells.
    pub because: Text,
}

/// A heading to look for, normalised, and where it was written.
#[derive(Clone, Debug)]
pub struct Heading {
    /// The text or the code.
    pub text: String,
    /// Whether `text` is the code that the heading carries.
    pub is_code: bool,
    /// Where.
    pub place: Place,
}

/// Who answers.
#[derive(Clone, Debug)]
pub struct Respondent {
    /// The heading.
    pub column: Heading,
    /// The numbering, shared by the association's sources that name it.
    pub space: String,
}

/// Which of several rows counts.
#[derive(Clone, Debug)]
pub struct Duplicates {
    /// What makes rows duplicates.
    pub by: Vec<DuplicateKey>,
    /// Which is kept.
    pub keep: Keep,
    /// The variable that orders them; none: the time of the period's column.
    pub order: Option<VariableId>,
    /// Where it is written.
    pub place: Place,
}

/// One part of what makes rows duplicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DuplicateKey {
    /// The respondent.
    Respondent,
    /// The wave.
    Wave,
    /// The period, at the source's rhythm [`Source::every`].
    Period,
    /// A variable.
    Variable(VariableId),
}

/// Of which period a row speaks.
#[derive(Clone, Debug)]
pub enum PeriodFrom {
    /// A column and its format, which gives at least a year.
    Column {
        /// The heading.
        column: Heading,
        /// The format, as `strftime` writes it.
        format: String,
        /// The finest rhythm the format can tell.
        finest: Every,
        /// Whether the format tells a day.
        day: bool,
    },
    /// Always the same.
    Constant(Period),
}

/// Of which wave a row is.
#[derive(Clone, Debug)]
pub enum WaveFrom {
    /// A column: cell, normalised, then wave.
    Column {
        /// The heading.
        column: Heading,
        /// Cell, then wave.
        codes: BTreeMap<String, WaveId>,
    },
    /// Always the same.
    Constant(WaveId),
}
