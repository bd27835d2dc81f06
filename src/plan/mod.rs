//! What referentials mean once checked: names are resolved to numbers, measures suit their variables,
//! and it is known which source feeds which indicator.
//!
//! In: [`crate::referential::Referentials`]. Out: a [`Plan`], the only thing the rest of the program
//! knows of referentials; nothing after it checks YAML again.

mod codelists;
mod conditions;
mod dates;
mod derivations;
mod draft;
mod feeds;
mod indicators;
mod mappings;
mod resolve;
mod sources;
mod variables;
mod vestibule;
pub use resolve::resolve;

use std::collections::{BTreeMap, BTreeSet};

use crate::decimal::Decimal;
use crate::i18n::{Lang, Text};
use crate::period::Period;
use crate::profiles::Profile;
use crate::referential::{
    Answers, Comparability, Direction, Every, Keep, Level, Missing, Observes, SourceKind, Status,
};
use crate::source_text::Place;

/// Index of a variable in [`Plan::variables`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VariableId(pub usize);

/// Index of a codelist in [`Plan::codelists`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodelistId(pub usize);

/// Index of an indicator in [`Plan::indicators`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(pub usize);

/// Index of an association in [`Plan::associations`], which are sorted by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssociationId(pub usize);

/// Index of a source in [`Association::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub usize);

/// Index of a wave in [`Plan::waves`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WaveId(pub u8);

/// Index of a code in [`Codelist::codes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeId(pub u16);

/// Checked referentials.
#[derive(Debug)]
pub struct Plan {
    /// Id of the common referential.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its language.
    pub language: Lang,
    /// Its title.
    pub title: Text,
    /// Waves, in order.
    pub waves: Vec<Wave>,
    /// Codelists, common and own.
    pub codelists: Vec<Codelist>,
    /// Variables, common ones first, in the author's order.
    pub variables: Vec<Variable>,
    /// Variables in an order in which each derived one comes after its parts.
    pub derivation_order: Vec<VariableId>,
    /// Published statistics: common indicators, each followed by its `also`, then own ones.
    pub indicators: Vec<Indicator>,
    /// Associations, sorted by id.
    pub associations: Vec<Association>,
    /// Disaggregating variables, in the order of the columns of tidy output.
    pub dimensions: Vec<VariableId>,
}

/// A wave.
#[derive(Clone, Debug)]
pub struct Wave {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
}

/// A codelist, with the finer codes that associations add to it.
#[derive(Clone, Debug)]
pub struct Codelist {
    /// Its id; for one written in place, the id of its variable.
    pub id: String,
    /// The association it belongs to; none for a common one.
    pub owner: Option<AssociationId>,
    /// Its label.
    pub label: Text,
    /// Whether its codes have an order.
    pub ordered: bool,
    /// Its codes, in order; those of associations last.
    pub codes: Vec<Code>,
}

/// One code.
#[derive(Clone, Debug)]
pub struct Code {
    /// The code.
    pub code: String,
    /// Its label.
    pub label: Text,
    /// Its score.
    pub value: Option<Decimal>,
    /// The reason it stands for, where it is no category.
    pub missing: Option<Missing>,
    /// For a finer code of an association: who added it, and the common code it falls back into.
    pub finer: Option<(AssociationId, CodeId)>,
}

impl Codelist {
    /// The code written `text`, as `association` sees the list (its own finer codes included).
    pub fn find(&self, text: &str, association: Option<AssociationId>) -> Option<CodeId> {
        let seen = |code: &Code| match code.finer {
            None => true,
            Some((owner, _)) => association == Some(owner),
        };
        let at = self
            .codes
            .iter()
            .position(|code| code.code == text && seen(code))?;
        u16::try_from(at).ok().map(CodeId)
    }

    /// One code.
    pub fn code(&self, id: CodeId) -> &Code {
        &self.codes[usize::from(id.0)]
    }

    /// The common code a finer one falls back into; any other code itself.
    pub fn common(&self, id: CodeId) -> CodeId {
        self.code(id).finer.map_or(id, |(_, parent)| parent)
    }

    /// The categories of the common list, in order: no missing reasons, no finer codes.
    pub fn categories(&self) -> impl Iterator<Item = CodeId> + '_ {
        let ids = (0..self.codes.len()).filter_map(|at| u16::try_from(at).ok().map(CodeId));
        ids.filter(|id| self.code(*id).missing.is_none() && self.code(*id).finer.is_none())
    }
}

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
    /// Whether it is sensitive.
    pub sensitive: bool,
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

/// How a variable comes from others. Values are in fixed point, each variable at its own decimals.
#[derive(Clone, Debug)]
pub enum Derivation {
    /// Intervals of a number: `breaks` in its units, `codes` one more than breaks.
    Bins {
        /// The number.
        of: VariableId,
        /// Rising bounds: a value equal to one belongs to the interval above it.
        breaks: Vec<i64>,
        /// The code of each interval.
        codes: Vec<CodeId>,
    },
    /// The value of a code.
    Score {
        /// The coded variable.
        of: VariableId,
    },
    /// `plus` and a weighted sum, exact at the variable's decimals.
    Sum {
        /// Its parts.
        parts: Vec<Part>,
        /// A constant.
        plus: Decimal,
        /// How many parts must have a value.
        requires: usize,
    },
    /// A weighted mean of the parts that have a value, rounded once to the variable's decimals: Σ of
    /// weight × value over the number of parts present.
    Mean {
        /// Its parts.
        parts: Vec<Part>,
        /// How many parts must have a value.
        requires: usize,
    },
    /// One less another.
    Difference {
        /// The first.
        of: VariableId,
        /// What is taken away.
        less: VariableId,
    },
    /// A product.
    Product {
        /// Its factors.
        of: Vec<VariableId>,
    },
    /// One over another, rounded once to the variable's decimals; over 0 it is `invalid`.
    Quotient {
        /// Above.
        of: VariableId,
        /// Below.
        by: VariableId,
    },
    /// How many codes of a multiple choice.
    CountCodes {
        /// The multiple choice.
        of: VariableId,
        /// Codes left out.
        except: BTreeSet<CodeId>,
    },
    /// Days from one date to another: the same day is 0, backwards is `invalid`.
    DaysBetween {
        /// The first date.
        from: VariableId,
        /// The second date.
        to: VariableId,
    },
    /// The group of a code, by the position of the code.
    Regroup {
        /// The coded variable.
        of: VariableId,
        /// For each code of its list, the code of its group.
        to: Vec<Option<CodeId>>,
    },
    /// The first condition that holds.
    Case {
        /// Condition, then code.
        arms: Vec<(Condition, CodeId)>,
        /// The code where none holds.
        otherwise: Option<CodeId>,
    },
}

impl Derivation {
    /// The variables it reads, in order, each once.
    pub fn parts(&self) -> Vec<VariableId> {
        let mut parts = Vec::new();
        match self {
            Self::Bins { of, .. }
            | Self::Score { of }
            | Self::CountCodes { of, .. }
            | Self::Regroup { of, .. } => {
                parts.push(*of);
            }
            Self::Sum { parts: of, .. } | Self::Mean { parts: of, .. } => {
                parts.extend(of.iter().map(|part| part.variable));
            }
            Self::Difference { of, less } => parts.extend([*of, *less]),
            Self::Quotient { of, by } => parts.extend([*of, *by]),
            Self::Product { of } => parts.extend(of),
            Self::DaysBetween { from, to } => parts.extend([*from, *to]),
            Self::Case { arms, .. } => {
                for (condition, _) in arms {
                    parts.extend(condition.variables());
                }
            }
        }
        let mut seen = BTreeSet::new();
        parts.retain(|part| seen.insert(*part));
        parts
    }
}

/// A part of a sum or a mean. A coded variable counts by the value of its code.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The variable.
    pub variable: VariableId,
    /// Its weight.
    pub times: Decimal,
}

/// A condition on an observation. Three-valued: what touches a missing value is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A coded variable holds one of these, a multiple choice at least one.
    Codes(VariableId, BTreeSet<CodeId>),
    /// A number (in its units) or a date (in days) lies within bounds, both included.
    Range(VariableId, Option<i64>, Option<i64>),
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

impl Condition {
    /// The variables it reads.
    pub fn variables(&self) -> BTreeSet<VariableId> {
        match self {
            Self::Codes(variable, _) | Self::Range(variable, ..) => BTreeSet::from([*variable]),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::variables).collect(),
            Self::Not(part) => part.variables(),
        }
    }
}

/// What is computed.
#[derive(Clone, Debug)]
pub enum Measure {
    /// Eligible observations.
    Count,
    /// Respondents.
    Distinct,
    /// A sum.
    Sum(VariableId),
    /// A share, in percent.
    Share {
        /// What counts.
        of: Condition,
        /// Among what.
        base: Option<Condition>,
    },
    /// `times` × Σ over Σ.
    Ratio {
        /// Above.
        of: VariableId,
        /// Below.
        over: VariableId,
        /// A factor.
        times: Decimal,
    },
    /// A mean.
    Mean(VariableId),
    /// A median of a number, or of an ordered code by its value.
    Median(VariableId),
    /// A net promoter score of a whole number from 0 to 10.
    Nps(VariableId),
    /// A distribution over the codes of a coded variable or a multiple choice.
    Distribution(VariableId),
}

impl Measure {
    /// The word of tidy output.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Distinct => "distinct",
            Self::Sum(_) => "sum",
            Self::Share { .. } => "share",
            Self::Ratio { .. } => "ratio",
            Self::Mean(_) => "mean",
            Self::Median(_) => "median",
            Self::Nps(_) => "nps",
            Self::Distribution(_) => "distribution",
        }
    }

    /// The variables it reads.
    pub fn variables(&self) -> BTreeSet<VariableId> {
        match self {
            Self::Count | Self::Distinct => BTreeSet::new(),
            Self::Sum(of)
            | Self::Mean(of)
            | Self::Median(of)
            | Self::Nps(of)
            | Self::Distribution(of) => BTreeSet::from([*of]),
            Self::Ratio { of, over, .. } => BTreeSet::from([*of, *over]),
            Self::Share { of, base } => of
                .variables()
                .into_iter()
                .chain(base.iter().flat_map(Condition::variables))
                .collect(),
        }
    }
}

/// A published statistic.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its id as published: `id`, `id.also`, `association.id`.
    pub id: String,
    /// The association it belongs to; none for a common one. Own indicators have no sector row.
    pub owner: Option<AssociationId>,
    /// Its label.
    pub label: Text,
    /// What it says.
    pub definition: Text,
    /// Its unit.
    pub unit: String,
    /// core, recommended or optional.
    pub status: Option<Status>,
    /// Link of the chain of results.
    pub level: Level,
    /// Which way is better.
    pub direction: Direction,
    /// What one observation is.
    pub observes: Observes,
    /// Which kind of source may feed it.
    pub from: SourceKind,
    /// Rhythm of publication.
    pub every: Every,
    /// Who is eligible.
    pub among: Option<Condition>,
    /// What is computed.
    pub measure: Measure,
    /// Single variables and crossings; the total is implied.
    pub disaggregations: Vec<Vec<VariableId>>,
    /// Its waves; none where the wave plays no part.
    pub waves: Vec<WaveId>,
    /// Which observation of a respondent counts in one period and wave.
    pub one_per: Option<Keep>,
    /// Publication thresholds.
    pub publish: Publish,
    /// What feeds it, by association and source.
    pub feeds: Vec<Feed>,
}

impl Indicator {
    /// Associations that can fill the figure split by `dimensions`, at any comparability.
    pub fn expected(&self, dimensions: &[VariableId]) -> BTreeSet<AssociationId> {
        let fills = |feed: &&Feed| {
            dimensions
                .iter()
                .all(|dimension| feed.dimensions.contains_key(dimension))
        };
        self.feeds
            .iter()
            .filter(fills)
            .map(|feed| feed.association)
            .collect()
    }
}

/// One source that can fill an indicator.
#[derive(Clone, Debug)]
pub struct Feed {
    /// Whose.
    pub association: AssociationId,
    /// Which source.
    pub source: SourceId,
    /// Worst comparability of what the measure and `among` use.
    pub comparability: Comparability,
    /// The disaggregating variables it can fill, each with its comparability.
    pub dimensions: BTreeMap<VariableId, Comparability>,
}

/// Publication thresholds, resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Publish {
    /// Fewest persons behind a figure.
    pub persons: u64,
    /// Fewest associations behind a sector figure.
    pub associations: u64,
    /// Largest share, in percent, of one association in a sector figure.
    pub dominance: u64,
    /// Step to which medians and bounds are rounded.
    pub step: Option<Decimal>,
}

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
    /// The tool's habits; what the source writes itself comes before them.
    pub profile: &'static Profile,
    /// How the file is written, as far as the source declares it.
    pub dialect: Dialect,
    /// What cells hold: the source's word, else the profile's, else labels.
    pub answers: Answers,
    /// Cells that stand for a missing reason, normalised; source before profile.
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
    /// How variables are filled, in the author's order; `impossible` and `undetermined` are left out.
    pub mappings: Vec<Mapping>,
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

/// How one variable is filled.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// The variable.
    pub variable: VariableId,
    /// From what.
    pub filling: Filling,
    /// Likeness to the common definition.
    pub comparability: Comparability,
    /// Cells that stand for a missing reason, here alone, normalised.
    pub missing: BTreeMap<String, Missing>,
    /// Where the mapping is written.
    pub place: Place,
}

/// Where a variable's values come from.
#[derive(Clone, Debug)]
pub enum Filling {
    /// One coded answer: the first column that is not blank.
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
        /// What separates the answers.
        separator: String,
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
    /// A number: the first column that is not blank.
    Number {
        /// The headings.
        headings: Vec<Heading>,
        /// Exceptions: text, normalised, then value in the variable's units.
        exceptions: BTreeMap<String, i64>,
        /// A factor.
        times: Decimal,
    },
    /// A date: the first column that is not blank.
    Date {
        /// The headings.
        headings: Vec<Heading>,
        /// The format.
        format: String,
    },
    /// The same for every row: a code, a number in units, or a date in days.
    Constant(Constant),
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

impl Plan {
    /// One variable.
    pub fn variable(&self, id: VariableId) -> &Variable {
        &self.variables[id.0]
    }

    /// One codelist.
    pub fn codelist(&self, id: CodelistId) -> &Codelist {
        &self.codelists[id.0]
    }

    /// The codelist of a coded variable or a multiple choice.
    pub fn codelist_of(&self, id: VariableId) -> Option<&Codelist> {
        self.variable(id)
            .kind
            .codelist()
            .map(|list| self.codelist(list))
    }

    /// One indicator.
    pub fn indicator(&self, id: IndicatorId) -> &Indicator {
        &self.indicators[id.0]
    }

    /// One association.
    pub fn association(&self, id: AssociationId) -> &Association {
        &self.associations[id.0]
    }

    /// One source.
    pub fn source(&self, association: AssociationId, source: SourceId) -> &Source {
        &self.associations[association.0].sources[source.0]
    }

    /// All indicators with their ids.
    pub fn indicators(&self) -> impl Iterator<Item = (IndicatorId, &Indicator)> {
        self.indicators
            .iter()
            .enumerate()
            .map(|(at, indicator)| (IndicatorId(at), indicator))
    }
}
