//! Figures: what is estimated from cells, before anything is withheld.
//!
//! A figure is what it speaks of, its [`FigureKey`], and what it says, its [`Numbers`]. They are apart so that a
//! release can keep the first and drop the second.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

mod way;

pub use way::{Count, Step, Way};

use crate::cells::{Moves, Split, Unmatched};
use crate::decimal::Decimal;
use crate::period::Period;
use crate::plan::{AssociationId, CodeId, IndicatorId, Plan, StandardId, VariableId, Waves};
use crate::referential::Comparability;
use crate::statistics::{Bounds, Confidence, weights};

/// One row of the sector table.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it speaks of.
    pub key: FigureKey,
    /// How many associations could fill it.
    pub associations_expected: usize,
    /// The breaks of its indicator, by position, that keep it from being compared with the figure before it in its series.
    pub breaks: Range<usize>,
    /// What it says.
    pub numbers: Numbers,
}

/// What a figure speaks of. Its order is the order of every output: indicator, period, waves (changes after
/// levels), disaggregation and its codes, code of a distribution, then the sector before its associations, and its pooled figure
/// before others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureKey {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period.
    pub period: Period,
    /// The wave, or the two of a change.
    pub waves: Waves,
    /// 0 for the total, else 1 + position in the indicator's disaggregations.
    pub disaggregation: usize,
    /// Each variable of the disaggregation and its value; empty for the total.
    pub splits: Vec<(VariableId, Split)>,
    /// The code of a distribution.
    pub code: Option<CodeId>,
    /// The association; none for the sector.
    pub association: Option<AssociationId>,
    /// How observations are put together.
    pub estimator: Estimator,
}

/// How the observations of a figure are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Estimator {
    /// Each counts once.
    Pooled,
    /// Each association weighs as many as were eligible there.
    Stratified,
    /// Each part weighs as much as in this structure.
    Standardised(StandardId),
}

/// What a figure says. Shares run 0–100.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    /// The estimate; none where the base is empty.
    pub value: Option<f64>,
    /// Observations with a value.
    pub n: i128,
    /// Distinct respondents among them.
    pub persons: i128,
    /// Of how many that weigh the same it is as sure, by Kish, where it is weighted.
    pub n_effective: Option<f64>,
    /// What is above, exactly.
    pub numerator: Option<Decimal>,
    /// What is below, exactly.
    pub denominator: Option<Decimal>,
    /// Item non-response: eligible, no value.
    pub no_answer: i128,
    /// Outside the eligible base.
    pub not_concerned: i128,
    /// Of how many what is counted is true: once for a level, at both waves for a change; promoters, then detractors, of
    /// the level of a net promoter score; empty where nothing is counted.
    pub hits: Vec<i128>,
    /// For a change, respondents who are not compared.
    pub unmatched: Option<Unmatched>,
    /// For a change with a base, how many moved, where what is measured has a way up.
    pub moves: Option<Moves>,
    /// For the change of a mean, how large it is beside how much changes differ.
    pub d_z: Option<f64>,
    /// What each association brings, those that bring nothing left out. For an association's own row,
    /// itself.
    pub contributions: BTreeMap<AssociationId, Contribution>,
    /// Worst comparability of what contributes; none where nothing does.
    pub comparability: Option<Comparability>,
    /// What speaks of quality.
    pub quality: Quality,
    /// How precise the estimate is.
    pub precision: Precision,
    /// How those it speaks of were reached.
    pub reached: Reached,
    /// What must be known to read it and no other field tells.
    pub flags: BTreeSet<Flag>,
    /// For the sector, what associations say each by itself; none where none has a value, or it is not to be read.
    pub spread: Option<Spread>,
    /// For the sector, how far associations stand from each other; none where it is not known, or not to be read.
    pub heterogeneity: Option<Heterogeneity>,
    /// How its base came about; none where it may not be read.
    pub way: Option<Way>,
}

/// What associations say each by itself, however many it speaks of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The mean of their values.
    pub mean: f64,
    /// The smallest and the largest of them; none where they are not to be read.
    pub range: Option<Bounds>,
}

/// How far associations stand from each other, beyond what chance explains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heterogeneity {
    /// Of how many associations.
    pub associations: usize,
    /// τ, the standard deviation between them: of log-odds for a share, in the unit of a mean.
    pub tau: f64,
    /// Between what and what τ lies.
    pub bounds: Bounds,
    /// Where one more association would lie, in the unit of the figure.
    pub prediction: Bounds,
    /// How surely.
    pub confidence: Confidence,
    /// The word for τ.
    pub variation: Variation,
}

/// How much results vary from one association to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variation {
    /// Hardly.
    Little,
    /// As is common.
    Some,
    /// Too much for one figure to say what an association finds.
    Much,
}

impl Variation {
    /// The word that programs read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Little => "little",
            Self::Some => "some",
            Self::Much => "much",
        }
    }
}

/// What must be known to read a figure. The order is that in which flags are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// Of so many observations it is not known whether they are eligible; none where the number is not to be read.
    EligibilityUnknown(Option<i128>),
    /// Item non-response, in whole percent, high enough to be told.
    NonResponse(i128),
    /// Item non-response too high for the figure to be put forward.
    NoHeadline,
    /// What a percentage would be if what is counted were true of nobody who did not answer, and of all of them: whole percent,
    /// rounded outwards (C. F. Manski, Partial Identification of Probability Distributions, 2003, chapter 1).
    WorstCase(i128, i128),
    /// How many of those who were invited came, in whole percent.
    ResponseRate(i128),
    /// Persons known to two associations count twice.
    UpperBound,
    /// There are no fewer persons than the largest association has.
    LowerBound(i128),
    /// One association brings more than half.
    CarriedByOne,
    /// Results vary so much from one association to another.
    Varies(Variation),
    /// Its contrast with the first code of this variable changes sign between associations pooled and standardised.
    Simpson(VariableId),
    /// It is weighted.
    Weighted,
    /// The largest weight is so many tenths of the mean one.
    MaxWeight(i128),
    /// A weight of one of its samples was cut to this one, in millionths of the mean.
    Cap(i64),
    /// It is not weighted, though a source that contributes has weights.
    Unweighted,
    /// Of those seen at the earlier wave, so many in whole percent are not, or not yet, seen again.
    Attrition(i128),
    /// They answered otherwise there than those who are.
    SelectiveAttrition,
    /// Other associations bring it than bring the level of the first wave: the two are no change.
    NotSameAssociations,
    /// Nothing pairs its respondents with those of the first wave: the two levels are no change.
    NotSameRespondents,
    /// So many observations are left out, for they have no share in the structure it is standardised to.
    UnknownLeftOut(i128),
}

impl Flag {
    /// The word that programs read.
    pub fn word(self, plan: &Plan) -> String {
        match self {
            Self::EligibilityUnknown(None) => "eligibility-unknown".to_owned(),
            Self::EligibilityUnknown(Some(count)) => format!("eligibility-unknown:{count}"),
            Self::NonResponse(percent) => format!("non-response:{percent}"),
            Self::NoHeadline => "no-headline".to_owned(),
            Self::WorstCase(low, high) => format!("worst-case:{low}-{high}"),
            Self::ResponseRate(percent) => format!("response-rate:{percent}"),
            Self::UpperBound => "upper-bound".to_owned(),
            Self::LowerBound(count) => format!("lower-bound:{count}"),
            Self::CarriedByOne => "carried-by-one".to_owned(),
            Self::Varies(variation) => format!("varies:{}", variation.word()),
            Self::Simpson(variable) => format!("simpson:{}", plan.variable(variable).id),
            Self::Weighted => "weighted".to_owned(),
            Self::MaxWeight(tenths) => format!("max-weight:{}.{}", tenths / 10, tenths % 10),
            Self::Cap(units) => {
                let cap = Decimal {
                    units: i128::from(units),
                    decimals: weights::DECIMALS,
                };
                format!("cap:{cap}")
            }
            Self::Unweighted => "unweighted".to_owned(),
            Self::Attrition(percent) => format!("attrition:{percent}"),
            Self::SelectiveAttrition => "selective-attrition".to_owned(),
            Self::NotSameAssociations => "not-same-associations".to_owned(),
            Self::NotSameRespondents => "not-same-respondents".to_owned(),
            Self::UnknownLeftOut(count) => format!("unknown-left-out:{count}"),
        }
    }
}

/// How precise an estimate is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Precision {
    /// The value speaks of itself alone: a count, a sum.
    Exact,
    /// Everyone who was eligible answered.
    Census,
    /// Between what and what it lies.
    Interval {
        /// Lower and upper bound, in the unit of the value.
        bounds: Bounds,
        /// How surely.
        confidence: Confidence,
        /// By which method.
        method: Method,
        /// Whether it is that of a weighted estimate.
        weighted: bool,
        /// Whether the part of the population that was drawn narrows it.
        finite: bool,
    },
    /// Not known, and why.
    Unknown(Unknown),
}

/// How an interval was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The score interval of Wilson.
    Wilson,
    /// Student's law.
    Student,
    /// Ordered observations.
    OrderStatistic,
    /// Linearisation, then Student's law.
    Linearised,
    /// The normal law, of promoters less detractors.
    Nps,
    /// Newcombe's hybrid score for paired shares.
    NewcombePaired,
    /// Student's law on the scale of log-odds.
    Logit,
}

impl Method {
    /// The word that programs read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Wilson => "wilson",
            Self::Student => "student",
            Self::OrderStatistic => "order-statistic",
            Self::Linearised => "linearised",
            Self::Nps => "nps",
            Self::NewcombePaired => "newcombe-paired",
            Self::Logit => "logit",
        }
    }
}

/// Why no interval is given where the value is an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The base is empty.
    NoData,
    /// Too few observations for the law of the method.
    SmallBase,
    /// All observations are equal: an interval of no width would be a lie.
    NoVariance,
    /// Observations of the same respondents are not independent of each other.
    Repeated,
    /// Records are those that the service keeps, and no sample of others.
    Records,
    /// The cells do not hold what the method needs.
    NotInCells,
    /// Its bounds are the answers of one person each, and no step is declared to round them to.
    Unrounded,
    /// None is computed of a weighted median, nor is any standardised estimate of weighted answers.
    Weighted,
    /// A part that weighs in a structure has fewer than two observations.
    ThinPart,
}

impl Unknown {
    /// The word that programs read.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoData => "none:no-data",
            Self::SmallBase => "none:small-base",
            Self::NoVariance => "none:no-variance",
            Self::Repeated => "none:repeated",
            Self::Records => "none:records",
            Self::NotInCells => "none:not-in-cells",
            Self::Unrounded => "none:unrounded",
            Self::Weighted => "none:weighted",
            Self::ThinPart => "none:thin-part",
        }
    }
}

/// How those that a figure speaks of were reached, the weakest of all that contribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// All who were eligible.
    Census,
    /// Drawn at random.
    Random,
    /// By records that the service keeps, whole.
    Records,
    /// They came by themselves, or nothing says how: an interval is an indication, no margin of error.
    Indication,
}

impl Numbers {
    /// Whether it bears a flag that `is` tells.
    pub fn bears(&self, is: impl Fn(Flag) -> bool) -> bool {
        self.flags.iter().any(|flag| is(*flag))
    }

    /// How many associations stand behind the value.
    pub fn contributors(&self) -> usize {
        let brought = self.contributions.values();
        brought.filter(|brought| brought.n > 0).count()
    }

    /// How many respondents of a change a break of series keeps from being compared.
    pub fn kept_apart(&self) -> i128 {
        self.unmatched.map_or(0, Unmatched::by_breaks)
    }
}

/// What one association brings to a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Observations with a value.
    pub n: i128,
    /// Magnitude it adds above, for sums, ratios and means, in the variable's units; 0 otherwise. Of a change,
    /// the differences; of that of a ratio, what is above at both waves; of a stratified estimate, those eligible.
    pub magnitude: i128,
    /// Respondents of a change who are not compared, whatever the reason.
    pub unmatched: i128,
    /// Those of them who are not seen again.
    pub lost: i128,
}

/// What `OBS_STATUS` of SDMX tells of the numbers themselves: quality alone, never confidentiality. A break, which is of the
/// series, stands in [`Figure::breaks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    /// A, normal.
    Normal,
    /// M, no data.
    NoData,
    /// U, low reliability: small base or high non-response.
    Low,
}
