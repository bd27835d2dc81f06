//! The tidy row: one figure, the columns of every machine-readable format.
//!
//! In: a plan and a row of a release. Out: as many [`Value`]s as there are [`columns`], in the same order.
//!
//! `_T` is the total, `_U` an unknown split, `_Z` what does not apply. Columns of statistics that this
//! version does not compute are there and empty, so that a reader of today reads tomorrow's files.
//!
//! `ci_method` names the method of the interval, `+weights` after it where the estimate is weighted and `+fpc` where the part
//! drawn of the population narrows it; else
//! `census`, or `none:` and why there is no interval. It is empty where the value is no estimate. The flag `indication` is
//! said of an interval of those who came by themselves: it is no margin of error.
//!
//! The `wave` of a change is `earlier>later`, its `measure` is `change`, and the unit of what changes of a percentage is
//! `points`; its base is the respondents seen at both waves.
//!
//! A row whose `measure` is `stratified` stands beside the pooled one of the same key: it is the same figure, of the same
//! respondents, each association weighing as many as were eligible there. So does one whose `measure` is `standardised:ID`, where
//! each part of a disaggregation weighs its share in the standard population `ID`. Nothing is then above or below either.
//!
//! A withheld row keeps its key, `associations_expected` and its statuses. Its `obs_status` is `A`, whatever the
//! figure was: quality is not what withheld it, and `U` would tell that its base is small. A break of series is another
//! matter: it is declared, and `B` is said of what is withheld as of what is not.
//!
//! `obs_status` holds one letter: the first that applies of `B`, `M`, `U` and `A`, as the SDMX guideline on the status of
//! observations ranks them. `flags` holds in words, separated by a space, what that letter has no room for.

use std::borrow::Cow;

use crate::cells::{Split, Unmatched};
use crate::figure::{Estimator, Numbers, Precision, Quality, Reached};
use crate::output::moves;
use crate::plan::{Plan, VariableId};
use crate::release::{Confidentiality, Row};

/// The whole: the sector, or both sexes.
pub(super) const TOTAL: &str = "_T";
/// Missing, or not known comparably.
pub(super) const UNKNOWN: &str = "_U";
/// Does not apply.
pub(super) const NOT_APPLICABLE: &str = "_Z";

/// What became of the same respondents between two waves, whatever is measured.
const CHANGE: &str = "change";

/// What each association says, weighed by how many were eligible there.
const STRATIFIED: &str = "stratified";

/// What each part says, weighed by its share in a standard population, whose id follows.
const STANDARDISED: &str = "standardised";

const BEFORE_DIMENSIONS: [&str; 6] = [
    "referential",
    "version",
    "indicator",
    "period",
    "wave",
    "association",
];
const AFTER_DIMENSIONS: [&str; 25] = [
    "measure",
    "code",
    "unit",
    "value",
    "ci_low",
    "ci_high",
    "ci_level",
    "ci_method",
    "n",
    "n_effective",
    "numerator",
    "denominator",
    "no_answer",
    "not_concerned",
    "unmatched_before",
    "unmatched_after",
    "associations",
    "associations_expected",
    "mean_of_associations",
    "min_association",
    "max_association",
    "comparability",
    "flags",
    "obs_status",
    "conf_status",
];

/// What one column of one row holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Words: an id, a code, a status.
    Text(String),
    /// A number as a machine reads it: digits, a dot, digits; never grouped, no exponent.
    Number(String),
}

impl Value {
    /// What a format that writes text writes.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::Text(text) | Self::Number(text) => text,
        }
    }

    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn exact(number: &impl ToString) -> Self {
        Self::Number(number.to_string())
    }

    /// The shortest decimal that reads back; nothing where it is not a number.
    pub(super) fn float(number: f64) -> Self {
        if !number.is_finite() {
            return Self::Empty;
        }
        // Adding 0 turns -0 into 0.
        Self::Number((number + 0.0).to_string())
    }
}

/// What a column holds, for formats that have types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words.
    Words,
    /// Any number.
    Number,
    /// A whole number.
    Whole,
}

/// What the column `name` holds.
pub(super) fn kind(name: &str) -> Kind {
    match name {
        "value"
        | "ci_low"
        | "ci_high"
        | "n_effective"
        | "numerator"
        | "denominator"
        | "mean_of_associations"
        | "min_association"
        | "max_association" => Kind::Number,
        "ci_level"
        | "n"
        | "no_answer"
        | "not_concerned"
        | "unmatched_before"
        | "unmatched_after"
        | "associations"
        | "associations_expected" => Kind::Whole,
        _ => Kind::Words,
    }
}

/// The names of the columns.
pub fn columns(plan: &Plan) -> Vec<&str> {
    let dimensions = plan
        .dimensions
        .iter()
        .map(|id| plan.variable(*id).id.as_str());
    BEFORE_DIMENSIONS
        .into_iter()
        .chain(dimensions)
        .chain(AFTER_DIMENSIONS)
        .collect()
}

/// One row, in the order of [`columns`].
pub fn row(plan: &Plan, row: &Row) -> Vec<Value> {
    let mut values = key(plan, row);
    values.extend(numbers(plan, row));
    values.push(Value::text(match row.confidentiality() {
        Confidentiality::Free => "F",
        Confidentiality::Withheld => "C",
        Confidentiality::Working => "N",
    }));
    values
}

/// From `referential` to `unit`: what the figure speaks of.
fn key(plan: &Plan, row: &Row) -> Vec<Value> {
    let key = &row.key;
    let indicator = plan.indicator(key.indicator);
    let waves = plan.waves_written(key.waves);
    let association = key.association.map(|id| &plan.association(id).id);
    let mut values = vec![
        Value::text(&plan.id),
        Value::text(&plan.version),
        Value::text(&indicator.id),
        Value::text(key.period.to_string()),
        Value::text(waves.unwrap_or_else(|| NOT_APPLICABLE.to_owned())),
        Value::text(association.map_or(TOTAL, String::as_str)),
    ];
    values.extend(plan.dimensions.iter().map(|id| dimension(plan, row, *id)));
    let code = key.code.and_then(|code| {
        let of = indicator.measure.variables().into_iter().next()?;
        Some(plan.codelist_of(of)?.code(code).code.as_str())
    });
    values.extend([
        Value::text(measure(plan, row)),
        Value::text(code.unwrap_or(NOT_APPLICABLE)),
        Value::text(indicator.unit_of(key.waves)),
    ]);
    values
}

/// What is computed, in the word of its column.
pub(super) fn measure(plan: &Plan, row: &Row) -> Cow<'static, str> {
    match row.key.estimator {
        Estimator::Pooled if row.key.waves.is_change() => CHANGE.into(),
        Estimator::Pooled => plan.indicator(row.key.indicator).measure.word().into(),
        Estimator::Stratified => STRATIFIED.into(),
        Estimator::Standardised(id) => format!("{STANDARDISED}:{}", plan.standard(id).id).into(),
    }
}

fn dimension(plan: &Plan, row: &Row, variable: VariableId) -> Value {
    let split = row.key.splits.iter().find(|(id, _)| *id == variable);
    Value::text(match split {
        None => TOTAL,
        Some((_, Split::Unknown)) => UNKNOWN,
        Some((_, Split::Code(code))) => plan
            .codelist_of(variable)
            .map_or(UNKNOWN, |list| &list.code(*code).code),
    })
}

/// From `value` to `obs_status`: what the figure says.
fn numbers(plan: &Plan, row: &Row) -> Vec<Value> {
    let expected = Value::exact(&row.associations_expected);
    let Some(numbers) = row.numbers() else {
        return vec![
            Value::Empty, // value
            Value::Empty, // ci_low
            Value::Empty, // ci_high
            Value::Empty, // ci_level
            Value::Empty, // ci_method
            Value::Empty, // n
            Value::Empty, // n_effective
            Value::Empty, // numerator
            Value::Empty, // denominator
            Value::Empty, // no_answer
            Value::Empty, // not_concerned
            Value::Empty, // unmatched_before
            Value::Empty, // unmatched_after
            Value::Empty, // associations
            expected,
            Value::Empty, // mean_of_associations
            Value::Empty, // min_association
            Value::Empty, // max_association
            Value::Empty, // comparability
            flags(plan, row),
            Value::text(status(row)),
        ];
    };
    let [ci_low, ci_high, ci_level, ci_method] = precision(numbers.precision);
    let Numbers {
        value,
        n,
        n_effective,
        numerator,
        denominator,
        no_answer,
        not_concerned,
        unmatched,
        moves: _,
        d_z: _,
        comparability,
        quality: _,
        precision: _,
        reached: _,
        flags: _,
        spread,
        heterogeneity: _,
        contributions: _,
        hits: _,
        persons: _,
        way: _,
    } = numbers;
    let range = spread.and_then(|it| it.range);
    let unmatched = |of: fn(&Unmatched) -> i128| {
        let count = unmatched.as_ref().map(of);
        count.map_or(Value::Empty, |count| Value::exact(&count))
    };
    vec![
        value.map_or(Value::Empty, Value::float),
        ci_low,
        ci_high,
        ci_level,
        ci_method,
        Value::exact(n),
        n_effective.map_or(Value::Empty, Value::float),
        numerator.as_ref().map_or(Value::Empty, Value::exact),
        denominator.as_ref().map_or(Value::Empty, Value::exact),
        Value::exact(no_answer),
        Value::exact(not_concerned),
        unmatched(|it| it.before),
        unmatched(|it| it.after),
        Value::exact(&numbers.contributors()),
        expected,
        spread.map_or(Value::Empty, |it| Value::float(it.mean)),
        range.map_or(Value::Empty, |[low, _]| Value::float(low)),
        range.map_or(Value::Empty, |[_, high]| Value::float(high)),
        comparability.map_or(Value::Empty, |it| Value::text(it.word())),
        flags(plan, row),
        Value::text(status(row)),
    ]
}

/// From `ci_low` to `ci_method`.
fn precision(precision: Precision) -> [Value; 4] {
    let none = |method| [Value::Empty, Value::Empty, Value::Empty, method];
    match precision {
        Precision::Exact => none(Value::Empty),
        Precision::Census => none(Value::text("census")),
        Precision::Unknown(why) => none(Value::text(why.word())),
        Precision::Interval {
            bounds: [low, high],
            confidence,
            method,
            weighted,
            finite,
        } => [
            Value::float(low),
            Value::float(high),
            Value::exact(&confidence.in_percent()),
            Value::text(format!(
                "{}{}{}",
                method.word(),
                if weighted { "+weights" } else { "" },
                if finite { "+fpc" } else { "" },
            )),
        ],
    }
}

/// `OBS_STATUS`.
fn status(row: &Row) -> &'static str {
    if !row.breaks.is_empty() {
        return "B";
    }
    match row.numbers().map(|numbers| numbers.quality) {
        None | Some(Quality::Normal) => "A",
        Some(Quality::NoData) => "M",
        Some(Quality::Low) => "U",
    }
}

/// What `obs_status` has no room for.
fn flags(plan: &Plan, row: &Row) -> Value {
    let mut flags: Vec<String> = Vec::new();
    if row.mixes(plan) {
        flags.push("mixed-definitions".to_owned());
    }
    if let Some(numbers) = row.numbers() {
        let hidden = match numbers.quality {
            Quality::NoData => Some("no-data"),
            Quality::Low => Some("low-reliability"),
            Quality::Normal => None,
        };
        let hidden = hidden.filter(|_| !row.breaks.is_empty());
        flags.extend(hidden.map(str::to_owned));
        let is_interval = matches!(numbers.precision, Precision::Interval { .. });
        if is_interval && numbers.reached == Reached::Indication {
            flags.push("indication".to_owned());
        }
        let unmatched = numbers.unmatched.unwrap_or_default();
        for (word, count) in [
            ("across-break", unmatched.across),
            ("beside-break", unmatched.unplaced),
        ] {
            if count > 0 {
                flags.push(format!("{word}:{count}"));
            }
        }
        flags.extend(numbers.flags.iter().map(|flag| flag.word(plan)));
        let indicator = plan.indicator(row.key.indicator);
        if let Some(moved) = numbers.moves {
            let counts = moves::in_words(indicator, moved);
            flags.extend(counts.map(|(word, count)| format!("{word}:{count}")));
        }
    }
    if flags.is_empty() {
        Value::Empty
    } else {
        Value::Text(flags.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::fixture::series_break;
    use crate::output::sample;
    use crate::release::{Audience, Content};

    #[test]
    fn floats_are_the_shortest_decimals_that_read_back() {
        for (number, text) in [
            (50.0, "50"),
            (100.0 / 3.0, "33.333333333333336"),
            (-0.0, "0"),
            (-2.5, "-2.5"),
            (1e21, "1000000000000000000000"),
        ] {
            assert_eq!(Value::float(number), Value::Number(text.into()));
        }
        assert_eq!(Value::float(f64::NAN), Value::Empty);
        assert_eq!(Value::float(f64::INFINITY), Value::Empty);
    }

    /// Flags, then status, of the first row of the sample as `change` leaves it.
    fn flags_and_status(from: &str, change: impl Fn(&mut Row)) -> [String; 2] {
        let mut plan = sample::plan();
        plan.indicators[0].breaks = vec![series_break(from)];
        let mut row = sample::release(Audience::Public).rows.remove(0);
        change(&mut row);
        let values = super::row(&plan, &row);
        let last: Vec<String> = values
            .iter()
            .rev()
            .skip(1)
            .map(|it| it.as_str().to_owned())
            .collect();
        [last[1].clone(), last[0].clone()]
    }

    #[test]
    fn a_break_goes_before_the_rest_which_flags_keep() {
        let with = |from: &str, quality, across, unplaced| {
            flags_and_status(from, |row| {
                assert_eq!(row.key.period.to_string(), "2025-Q3");
                row.breaks = 0..1;
                let mut numbers = row.numbers().unwrap().clone();
                numbers.quality = quality;
                numbers.unmatched = Some(Unmatched {
                    across,
                    unplaced,
                    ..Unmatched::default()
                });
                row.content = Content::Free(numbers);
            })
        };
        let at = "2025-07";
        assert_eq!(with(at, Quality::Normal, 0, 0), ["", "B"]);
        assert_eq!(with(at, Quality::Low, 0, 0), ["low-reliability", "B"]);
        assert_eq!(
            with("2025-08", Quality::NoData, 12, 5),
            [
                "mixed-definitions no-data across-break:12 beside-break:5",
                "B"
            ]
        );
        // What is withheld tells of the break, which is declared, and of nothing else.
        let withheld = flags_and_status("2025-08", |row| {
            row.breaks = 0..1;
            row.content = Content::Withheld;
        });
        assert_eq!(withheld, ["mixed-definitions", "B"]);
        let unbroken = flags_and_status("2025-10", |row| {
            let mut numbers = row.numbers().unwrap().clone();
            numbers.quality = Quality::Low;
            row.content = Content::Free(numbers);
        });
        assert_eq!(unbroken, ["", "U"]);
    }
}
