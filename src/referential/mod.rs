//! A referential as its author wrote it: decoded, every value with its place, nothing resolved.
//!
//! In: the spanned tree of [`crate::yaml`]. Out: [`Referentials`], the common file, the associations and
//! the costs, in which a name is still text. Whether a name exists, whether a measure suits its variable,
//! is for [`crate::plan`] to say. What could not be decoded was pushed as a diagnostic and is absent here.

use crate::decimal::Decimal;
use crate::i18n::{Lang, Text};
use crate::source_text::{FileId, Place};

mod association;
mod codelist;
mod common;
mod condition;
mod costs;
mod fields;
mod file;
mod indicator;
mod load;
mod mapping;
mod scalar;
mod source;
mod variable;
pub use load::load;

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub place: Place,
}

/// An id, a code, a heading: text whose meaning is settled later.
pub type Name = Written<String>;

/// All the files of one run.
#[derive(Debug, Default)]
pub struct Referentials {
    /// The common referentials found; one is wanted.
    pub commons: Vec<Common>,
    /// The associations, in the order of their files.
    pub associations: Vec<Association>,
    /// The tables of unit costs.
    pub costs: Vec<Costs>,
    /// How many files were read, faulty ones included.
    pub files: usize,
}

/// What is common to every file: `referential`, `id`, and where it stands.
#[derive(Clone, Debug)]
pub struct Header {
    /// The file.
    pub file: FileId,
    /// Its id.
    pub id: Name,
}

/// A sector's referential.
#[derive(Clone, Debug)]
pub struct Common {
    /// File and id.
    pub header: Header,
    /// Its own version.
    pub version: Written<semver::Version>,
    /// Language of the texts written once.
    pub language: Lang,
    /// Its title, else its id.
    pub title: Text,
    /// What the sector counts, with date and source.
    pub universe: Vec<Universe>,
    /// Defaults of its indicators.
    pub defaults: Defaults,
    /// Themes, in order.
    pub themes: Vec<Labelled>,
    /// Waves, in order.
    pub waves: Vec<Labelled>,
    /// Codelists.
    pub codelists: Vec<Codelist>,
    /// Variables.
    pub variables: Vec<Variable>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Instruments under licence.
    pub instruments: Vec<Instrument>,
    /// Structures to standardise to.
    pub standard_populations: Vec<StandardPopulation>,
    /// Ids never used again.
    pub reserved: Vec<Name>,
    /// Breaks of series.
    pub breaks: Vec<Break>,
    /// Accepted diagnostics.
    pub accept: Vec<Accept>,
}

/// One line of `universe`.
#[derive(Clone, Debug)]
pub struct Universe {
    /// What is counted.
    pub unit: Name,
    /// How many.
    pub total: Written<i64>,
    /// Year or date of the count.
    pub as_of: Option<Name>,
    /// Where it was read.
    pub source: Option<Text>,
}

/// `defaults:` of the common referential.
#[derive(Clone, Debug)]
pub struct Defaults {
    /// Unit of observation.
    pub observes: Observes,
    /// Kind of source.
    pub from: SourceKind,
    /// Rhythm of publication.
    pub every: Every,
    /// Publication thresholds.
    pub publish: Publish,
}

/// Thresholds and steps of publication, as far as they were written.
#[derive(Clone, Debug, Default)]
pub struct Publish {
    /// Fewest persons behind a figure.
    pub persons: Option<Written<i64>>,
    /// Fewest associations behind a sector figure.
    pub associations: Option<Written<i64>>,
    /// Largest share, in percent, of one association in a sector figure.
    pub dominance: Option<Written<i64>>,
    /// Step to which medians and bounds are rounded.
    pub step: Option<Written<Decimal>>,
    /// Bounds within which a partial may give counts per value.
    pub bins: Vec<Written<Decimal>>,
}

/// Something with an id and a label.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// Its id.
    pub id: Name,
    /// Its label.
    pub label: Text,
}

/// A codelist, or the finer codes an association adds to one.
#[derive(Clone, Debug)]
pub struct Codelist {
    /// Its id; for `extends`, the id of the list extended.
    pub id: Name,
    /// Whether it extends a common list.
    pub extends: bool,
    /// Its label, else its id.
    pub label: Text,
    /// Whether its codes have an order.
    pub ordered: bool,
    /// Its codes, in order.
    pub codes: Vec<Code>,
}

/// One code.
#[derive(Clone, Debug)]
pub struct Code {
    /// The code.
    pub code: Name,
    /// Its label.
    pub label: Text,
    /// Its score.
    pub value: Option<Written<Decimal>>,
    /// Its group.
    pub within: Option<Name>,
    /// The reason it stands for, where it is no category.
    pub missing: Option<Missing>,
    /// Whether it alone is sensitive.
    pub sensitive: bool,
}

/// Why a value is not there. The first seven are item non-response; `NotConcerned` is outside the
/// eligible base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Missing {
    /// Nothing was answered.
    NoAnswer,
    /// « Ne sait pas ».
    DontKnow,
    /// The person refused.
    Refused,
    /// The answer cannot be read.
    Illegible,
    /// Known to be unknown.
    Unknown,
    /// The person was not reached.
    NotReached,
    /// The cell holds something that is not an answer.
    Invalid,
    /// The question does not concern the person.
    NotConcerned,
}

impl Missing {
    /// All reasons.
    pub const ALL: [Self; 8] = [
        Self::NoAnswer,
        Self::DontKnow,
        Self::Refused,
        Self::Illegible,
        Self::Unknown,
        Self::NotReached,
        Self::Invalid,
        Self::NotConcerned,
    ];

    /// The word of the grammar.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoAnswer => "no-answer",
            Self::DontKnow => "dont-know",
            Self::Refused => "refused",
            Self::Illegible => "illegible",
            Self::Unknown => "unknown",
            Self::NotReached => "not-reached",
            Self::Invalid => "invalid",
            Self::NotConcerned => "not-concerned",
        }
    }
}

/// A variable.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its id.
    pub id: Name,
    /// Its label.
    pub label: Text,
    /// Its type; for a derived variable, only where it names a codelist.
    pub kind: Option<VariableType>,
    /// How it comes from others.
    pub derived: Option<Written<Derived>>,
    /// Codes of a multiple choice that stand alone.
    pub exclusive: Vec<Name>,
    /// Its unit.
    pub unit: Option<String>,
    /// Whether it is sensitive.
    pub sensitive: bool,
    /// The question as asked.
    pub question: Option<Text>,
    /// Where the question is asked.
    pub asked_when: Option<Condition>,
    /// The instrument it belongs to.
    pub instrument: Option<Name>,
    /// Plausible values.
    pub plausible: Option<Plausible>,
}

/// A type.
#[derive(Clone, Debug)]
pub enum VariableType {
    /// One code of a list.
    Code(CodelistRef),
    /// Several codes of a list.
    Several(CodelistRef),
    /// A whole number.
    Integer(Bounds),
    /// A number with declared decimals.
    Decimal {
        /// How many decimals.
        decimals: Written<i64>,
        /// Its bounds.
        bounds: Bounds,
    },
    /// A date.
    Date,
}

/// A codelist by name, or written in place.
#[derive(Clone, Debug)]
pub enum CodelistRef {
    /// By name.
    Named(Name),
    /// In place.
    Inline(Place, Vec<Code>),
}

/// Bounds, both included.
#[derive(Clone, Debug, Default)]
pub struct Bounds {
    /// Lowest value.
    pub min: Option<Written<Decimal>>,
    /// Highest value.
    pub max: Option<Written<Decimal>>,
}

/// Plausible values of a variable or a figure.
#[derive(Clone, Debug, Default)]
pub struct Plausible {
    /// The bounds.
    pub bounds: Bounds,
    /// Where a warning begins.
    pub warn_above: Option<Written<Decimal>>,
}

/// How a variable comes from others.
#[derive(Clone, Debug)]
pub enum Derived {
    /// Intervals of a number.
    Bins {
        /// The number.
        of: Name,
        /// Their bounds.
        breaks: Vec<Written<Decimal>>,
    },
    /// The value of a code.
    Score {
        /// The coded variable.
        of: Name,
    },
    /// A weighted sum.
    Sum {
        /// Its parts.
        of: Vec<Part>,
        /// A constant.
        plus: Option<Written<Decimal>>,
        /// How many parts are required.
        requires: Requires,
    },
    /// A mean over parts.
    Mean {
        /// Its parts.
        of: Vec<Part>,
        /// How many parts are required.
        requires: Requires,
        /// Decimals kept.
        decimals: Option<Written<i64>>,
    },
    /// One less another.
    Difference {
        /// The first.
        of: Name,
        /// What is taken away.
        less: Name,
    },
    /// A product.
    Product {
        /// Its factors.
        of: Vec<Name>,
    },
    /// One over another.
    Quotient {
        /// Above.
        of: Name,
        /// Below.
        by: Name,
        /// Decimals kept.
        decimals: Option<Written<i64>>,
    },
    /// How many codes of a multiple choice.
    CountCodes {
        /// The multiple choice.
        of: Name,
        /// Codes left out.
        except: Vec<Name>,
    },
    /// Days from one date to another.
    DaysBetween {
        /// The first date.
        from: Name,
        /// The second date.
        to: Name,
    },
    /// The group of a code.
    Regroup {
        /// The coded variable.
        of: Name,
        /// The codelist of groups.
        to: Name,
    },
    /// The first condition that holds.
    Case {
        /// Condition, then code.
        arms: Vec<(Condition, Name)>,
        /// The code where none holds.
        otherwise: Option<Name>,
    },
}

/// A part of a sum or a mean.
#[derive(Clone, Debug)]
pub struct Part {
    /// The variable.
    pub variable: Name,
    /// Its weight.
    pub times: Option<Written<Decimal>>,
}

/// How many parts a derived variable requires.
#[derive(Clone, Debug)]
pub enum Requires {
    /// All of them.
    All,
    /// This many.
    AtLeast(Written<i64>),
}

/// A condition on an observation.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What it says.
    pub test: Test,
    /// Where.
    pub place: Place,
}

/// What a condition says.
#[derive(Clone, Debug)]
pub enum Test {
    /// A variable holds one of these codes.
    Codes(Name, Vec<Name>),
    /// A variable lies within bounds: text, for dates have them too.
    Range(Name, Option<Name>, Option<Name>),
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

/// A measure.
#[derive(Clone, Debug)]
pub enum Measure {
    /// Eligible observations.
    Count,
    /// Respondents.
    Distinct,
    /// A sum.
    Sum(Name),
    /// A share.
    Share {
        /// What counts.
        of: Condition,
        /// Among what.
        base: Option<Condition>,
    },
    /// Σ over Σ.
    Ratio {
        /// Above.
        of: Name,
        /// Below.
        over: Name,
        /// A factor.
        times: Option<Written<Decimal>>,
    },
    /// A mean.
    Mean(Name),
    /// A median.
    Median(Name),
    /// A net promoter score.
    Nps(Name),
    /// A distribution over codes.
    Distribution(Name),
}

/// An indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its id.
    pub id: Name,
    /// Its label.
    pub label: Text,
    /// What it says.
    pub definition: Text,
    /// Its theme.
    pub theme: Option<Name>,
    /// core, recommended or optional.
    pub status: Option<Status>,
    /// input … context.
    pub level: Option<Level>,
    /// Which way is better.
    pub direction: Option<Direction>,
    /// What one observation is.
    pub observes: Option<Observes>,
    /// Which kind of source may feed it.
    pub from: Option<SourceKind>,
    /// Its unit.
    pub unit: Option<Name>,
    /// Whom it speaks of.
    pub population: Option<Text>,
    /// Who is eligible.
    pub among: Option<Condition>,
    /// What is computed; absent where it could not be decoded.
    pub measure: Option<Written<Measure>>,
    /// Single variables and crossings.
    pub disaggregate: Vec<Vec<Name>>,
    /// Its waves.
    pub waves: Vec<Name>,
    /// Which observation of a respondent counts.
    pub one_per: Option<Keep>,
    /// Its rhythm.
    pub every: Option<Every>,
    /// Second statistics of the same thing.
    pub also: Vec<Also>,
    /// Targets, baselines and benchmarks.
    pub references: Vec<Reference>,
    /// Plausible figures.
    pub plausible: Option<Plausible>,
    /// Standards it answers to: scheme and code.
    pub standards: Vec<(String, String)>,
    /// Whether the wording itself matters.
    pub strict: bool,
    /// What may be said of cause.
    pub attribution: Option<Attribution>,
    /// Publication.
    pub publish: Publish,
    /// Smallest change that means something.
    pub minimal_change: Option<Written<Decimal>>,
}

/// A second statistic of an indicator.
#[derive(Clone, Debug)]
pub struct Also {
    /// Its id within the indicator.
    pub id: Name,
    /// Its label.
    pub label: Text,
    /// What is computed.
    pub measure: Option<Written<Measure>>,
    /// Its own unit.
    pub unit: Option<Name>,
    /// Its own direction.
    pub direction: Option<Direction>,
}

/// A value to compare with.
#[derive(Clone, Debug)]
pub struct Reference {
    /// target, baseline or benchmark.
    pub role: ReferenceRole,
    /// The value.
    pub value: Written<Decimal>,
    /// Its period.
    pub period: Name,
    /// Where it was read.
    pub source: Text,
}

/// An instrument.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Its id.
    pub id: Name,
    /// Its label.
    pub label: Text,
    /// Who holds it.
    pub holder: Option<Text>,
    /// Under which licence.
    pub licence: Option<Text>,
    /// Whether its items may be written out.
    pub reproduce: bool,
}

/// A structure to standardise to.
#[derive(Clone, Debug)]
pub struct StandardPopulation {
    /// Its id.
    pub id: Name,
    /// By which variables.
    pub by: Vec<Name>,
    /// The shares, in the order of the codes.
    pub shares: Vec<Written<Decimal>>,
    /// Where it was read.
    pub source: Text,
}

/// A break of series.
#[derive(Clone, Debug)]
pub struct Break {
    /// The indicator.
    pub indicator: Name,
    /// The first period after the break.
    pub from: Name,
    /// Why.
    pub because: Text,
}

/// A diagnostic accepted for a time.
#[derive(Clone, Debug)]
pub struct Accept {
    /// Its code.
    pub code: Name,
    /// Where it stands.
    pub place: Option<Name>,
    /// Why.
    pub because: Text,
    /// Until when.
    pub until: Option<Name>,
}

/// An association's referential.
#[derive(Clone, Debug)]
pub struct Association {
    /// File and id.
    pub header: Header,
    /// Its name.
    pub name: Text,
    /// Id of the referential it extends.
    pub extends_id: Name,
    /// Versions it can extend.
    pub extends_version: Option<Written<semver::VersionReq>>,
    /// Whether other members may see its figures.
    pub share_with_members: bool,
    /// Its recodes.
    pub recodes: Vec<Recode>,
    /// Its sources.
    pub sources: Vec<Source>,
    /// What it does not collect.
    pub not_collected: Vec<NotCollected>,
    /// Its codelists, and finer codes of common ones.
    pub codelists: Vec<Codelist>,
    /// Its variables.
    pub variables: Vec<Variable>,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
    /// Accepted diagnostics.
    pub accept: Vec<Accept>,
}

/// A named table of answers.
#[derive(Clone, Debug)]
pub struct Recode {
    /// Its id.
    pub id: Name,
    /// Answer, then code.
    pub codes: Vec<(Name, Name)>,
}

/// Indicators an association does not collect, with the reason.
#[derive(Clone, Debug)]
pub struct NotCollected {
    /// Which.
    pub indicators: Vec<Name>,
    /// Why.
    pub because: Text,
}

/// One kind of export of an association.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub id: Name,
    /// survey or records.
    pub kind: SourceKind,
    /// What one row is.
    pub observes: Observes,
    /// Patterns below the folder of exports.
    pub files: Vec<Name>,
    /// The tool's habits.
    pub profile: Option<Name>,
    /// How the file is written.
    pub dialect: Dialect,
    /// What cells hold.
    pub answers: Option<Answers>,
    /// Cells that stand for a missing reason.
    pub missing: Vec<(Name, Missing)>,
    /// Rows kept.
    pub keep: Vec<RowRule>,
    /// Rows dropped.
    pub drop: Vec<RowRule>,
    /// Who answers; absent when anonymous.
    pub respondent: Option<Respondent>,
    /// Which of several rows counts.
    pub duplicates: Option<Duplicates>,
    /// Of which period a row speaks.
    pub period: Option<PeriodFrom>,
    /// Of which wave a row is.
    pub wave: Option<WaveFrom>,
    /// How it was sampled.
    pub sample: Vec<Sample>,
    /// How rows weigh.
    pub weights: Option<Written<Weights>>,
    /// Indicators it alone feeds in full.
    pub feeds: Vec<Name>,
    /// How variables are filled.
    pub mappings: Vec<Mapping>,
    /// Variables filled alike.
    pub fill: Vec<Fill>,
}

/// How a file is written, as far as declared.
#[derive(Clone, Debug, Default)]
pub struct Dialect {
    /// Encoding label.
    pub encoding: Option<Name>,
    /// One character.
    pub delimiter: Option<Written<u8>>,
    /// Decimal mark.
    pub decimal: Option<Written<char>>,
    /// Mark between groups of digits.
    pub group: Option<Written<char>>,
    /// What follows numbers.
    pub suffix: Option<Name>,
    /// Rows of headings.
    pub header_rows: Option<Written<i64>>,
    /// Rows before the headings.
    pub skip_rows: Option<Written<i64>>,
}

/// Rows chosen by a column.
#[derive(Clone, Debug)]
pub struct RowRule {
    /// The heading.
    pub column: Name,
    /// The cells.
    pub is: Vec<Name>,
    /// Why.
    pub because: Option<Text>,
}

/// Who answers.
#[derive(Clone, Debug)]
pub struct Respondent {
    /// The heading.
    pub column: Name,
    /// The numbering.
    pub space: Name,
}

/// Which of several rows of a respondent counts.
#[derive(Clone, Debug)]
pub struct Duplicates {
    /// What makes rows duplicates: variables, `respondent`, `wave`, `period`.
    pub by: Vec<Name>,
    /// Which is kept.
    pub keep: Keep,
    /// The variable that orders them.
    pub order: Option<Name>,
}

/// Of which period a row speaks.
#[derive(Clone, Debug)]
pub enum PeriodFrom {
    /// A column and its format.
    Column {
        /// The heading.
        column: Name,
        /// The format.
        format: Name,
    },
    /// Always the same.
    Constant(Name),
}

/// Of which wave a row is.
#[derive(Clone, Debug)]
pub enum WaveFrom {
    /// A column and its codes: cell, then wave.
    Column {
        /// The heading.
        column: Name,
        /// Cell, then wave.
        codes: Vec<(Name, Name)>,
    },
    /// Always the same.
    Constant(Name),
}

/// How a source was sampled in one period.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The period.
    pub period: Name,
    /// How many were eligible.
    pub eligible: Option<Written<i64>>,
    /// How many were invited.
    pub invited: Option<Written<i64>>,
    /// The design.
    pub design: Design,
}

/// How rows weigh.
#[derive(Clone, Debug)]
pub enum Weights {
    /// A column.
    Column(Name),
    /// Margins to rake to: variable, then code and total.
    Rake(Vec<(Name, Margins)>, Option<Written<Decimal>>),
}

/// Code, then total.
pub type Margins = Vec<(Name, Written<Decimal>)>;

/// How one variable is filled.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// The variable.
    pub variable: Name,
    /// From what; absent where it could not be decoded.
    pub filling: Option<Filling>,
    /// Likeness to the common definition.
    pub comparability: Written<Comparability>,
    /// Why it is not exact.
    pub because: Option<Text>,
    /// Cells that stand for a missing reason, here alone.
    pub missing: Vec<(Name, Missing)>,
    /// Where the mapping stands.
    pub place: Place,
}

/// Where a variable's values come from.
#[derive(Clone, Debug)]
pub enum Filling {
    /// A column, or the first not blank of several.
    Columns {
        /// The headings, one for `column`, `code`; several for `first-of`.
        headings: Vec<Heading>,
        /// Cell, then code (or number, for exceptions).
        codes: Vec<(Name, Name)>,
        /// The format of dates.
        format: Option<Name>,
        /// What separates the answers of a multiple choice.
        split: Option<Name>,
        /// A factor on numbers.
        times: Option<Written<Decimal>>,
    },
    /// A multiple choice, one column a code.
    Several {
        /// Heading, then code.
        columns: Vec<(Heading, Name)>,
        /// Cells that mean checked.
        checked: Option<Vec<Name>>,
        /// Cells that mean not checked.
        unchecked: Option<Vec<Name>>,
    },
    /// The same for every row.
    Constant(Name),
    /// Never asked.
    Impossible(Text),
    /// Not settled yet.
    Undetermined(Text),
}

/// How a column is named.
#[derive(Clone, Debug, PartialEq)]
pub enum Heading {
    /// By its whole heading.
    Text(Name),
    /// By the code its heading carries.
    Code(Name),
}

impl Heading {
    /// The text written.
    pub fn name(&self) -> &Name {
        match self {
            Self::Text(name) | Self::Code(name) => name,
        }
    }
}

/// Variables filled alike.
#[derive(Clone, Debug)]
pub struct Fill {
    /// The recode, if any.
    pub recode: Option<Name>,
    /// Heading, then variable.
    pub columns: Vec<(Name, Name)>,
    /// Where it stands.
    pub place: Place,
}

/// A table of unit costs.
#[derive(Clone, Debug)]
pub struct Costs {
    /// File and id.
    pub header: Header,
    /// Its version.
    pub version: Option<Written<semver::Version>>,
    /// The costs.
    pub costs: Vec<Cost>,
    /// What is valued.
    pub valued: Vec<Valued>,
}

/// Low, central and high.
#[derive(Clone, Debug)]
pub struct Spread {
    /// Low.
    pub low: Written<Decimal>,
    /// Central.
    pub central: Written<Decimal>,
    /// High.
    pub high: Written<Decimal>,
}

/// One unit cost.
#[derive(Clone, Debug)]
pub struct Cost {
    /// Its id.
    pub id: Name,
    /// Its label.
    pub label: Text,
    /// Its unit.
    pub unit: Text,
    /// Its spread.
    pub spread: Spread,
    /// Year of the estimate.
    pub year: Name,
    /// Year of the prices.
    pub price_base: Name,
    /// Where it was read.
    pub source: Text,
    /// Costs it may not be added to.
    pub exclusive_with: Vec<Name>,
}

/// An indicator valued by a cost.
#[derive(Clone, Debug)]
pub struct Valued {
    /// The indicator.
    pub indicator: Name,
    /// The cost.
    pub cost: Name,
    /// For how many years.
    pub years: Spread,
    /// Percent of the numerator attributed.
    pub attributed: Spread,
}

/// Closed lists of words: an enum, the word of the grammar for each, all of them.
macro_rules! words {
    ($($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $vdoc:literal])+ $variant:ident = $word:literal,)+ })+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $vdoc])+ $variant,)+ }

        impl $name {
            /// The words of the grammar, in order.
            pub const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant),)+];

            /// The word of the grammar.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    )+ };
}

words! {
    /// What one observation is.
    Observes {
        /// A person.
        Person = "person",
        /// A household.
        Household = "household",
        /// A stay.
        Stay = "stay",
        /// A night.
        Night = "night",
        /// A request.
        Request = "request",
        /// A site.
        Site = "site",
    }
    /// Which kind of source.
    SourceKind {
        /// Answers of persons.
        Survey = "survey",
        /// Files of the association.
        Records = "records",
    }
    /// Rhythm of publication.
    Every {
        /// Year.
        Year = "year",
        /// Half-year.
        HalfYear = "half-year",
        /// Quarter.
        Quarter = "quarter",
        /// Month.
        Month = "month",
    }
    /// Place of an indicator in the programme.
    Status {
        /// Every association feeds it or says why not.
        Core = "core",
        /// Recommended.
        Recommended = "recommended",
        /// Optional.
        Optional = "optional",
    }
    /// Link of the chain of results.
    Level {
        /// Means.
        Input = "input",
        /// Activity.
        Activity = "activity",
        /// What was done.
        Output = "output",
        /// What it changed.
        Outcome = "outcome",
        /// What would not have happened otherwise.
        Impact = "impact",
        /// Setting.
        Context = "context",
    }
    /// Which way is better.
    Direction {
        /// Up.
        Increase = "increase",
        /// Down.
        Decrease = "decrease",
        /// Neither.
        Neutral = "neutral",
        /// Towards a target.
        Target = "target",
    }
    /// Which observation of a respondent counts.
    Keep {
        /// The first.
        First = "first",
        /// The last.
        Last = "last",
        /// None may be double.
        Error = "error",
    }
    /// What may be said of cause.
    Attribution {
        /// Declared by the persons.
        Declared = "declared",
        /// Not measured.
        NotMeasured = "not-measured",
        /// Against a counterfactual.
        Counterfactual = "counterfactual",
    }
    /// Role of a value to compare with.
    ReferenceRole {
        /// A target.
        Target = "target",
        /// A baseline.
        Baseline = "baseline",
        /// A benchmark.
        Benchmark = "benchmark",
    }
    /// What cells hold.
    Answers {
        /// Labels.
        Labels = "labels",
        /// Codes.
        Codes = "codes",
    }
    /// How a sample was drawn.
    Design {
        /// Everyone.
        Census = "census",
        /// At random.
        Random = "random",
        /// Who would.
        SelfSelected = "self-selected",
    }
    /// Likeness of what a source asks to the common definition, best first.
    Comparability {
        /// The same.
        Exact = "exact",
        /// Alike enough to be added, and said.
        Close = "close",
        /// Of the same subject; never added.
        Broad = "broad",
        /// Not comparable.
        None = "none",
    }
}

impl Comparability {
    /// Whether it enters a sector figure.
    pub fn enters(self) -> bool {
        self <= Self::Close
    }
}

#[cfg(test)]
mod tests;
