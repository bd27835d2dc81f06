//! One value as it is read: with its unit, no finer than its base bears, and with its sign where it is a change.

use crate::decimal::{Decimal, power};
use crate::figure::{Flag, Numbers, Precision, Reached};
use crate::i18n::{Lang, Text, output as said};
use crate::output::number;
use crate::plan::{Indicator, Measure, Plan, Waves};
use crate::release::{Reach, Row};

/// Fewest observations behind a percentage.
pub(crate) const PERCENT_FROM: i128 = 30;
/// The unit of persons, as referentials write it.
const PERSONS: &str = "personnes";
/// Fewest observations behind a decimal.
const DECIMAL_FROM: i128 = 1_000;

/// The value of a row; the sign of what is withheld, or not there.
pub(crate) fn value(plan: &Plan, row: &Row, lang: Lang) -> String {
    let Some(numbers) = row.numbers() else {
        return said::WITHHELD.to_owned();
    };
    let Some(value) = numbers.value else {
        let sign = if is_refused(row) {
            said::not_comparable()
        } else {
            said::no_data()
        };
        return sign.in_lang(lang).to_owned();
    };
    let indicator = plan.indicator(row.key.indicator);
    if row.key.waves.is_change() {
        changed(indicator, row.key.waves, numbers, value, lang)
    } else if is_of_associations(plan, row) {
        let digits = digits(indicator, value, lang);
        said::persons_of_associations(&digits)
            .in_lang(lang)
            .to_owned()
    } else {
        measured(indicator, numbers, value, lang)
    }
}

/// How the value of a row is read where it is read as a number; none where words say it: withheld, not there, or of so few that
/// it is a count.
pub(crate) fn scale(plan: &Plan, row: &Row) -> Option<Scale> {
    let numbers = row.numbers()?;
    let value = numbers.value?;
    let indicator = plan.indicator(row.key.indicator);
    let waves = row.key.waves;
    let in_words = few(indicator, waves, numbers).is_some()
        || (!waves.is_change() && few_scores(indicator, numbers).is_some());
    (!in_words).then_some(Scale {
        value,
        decimals: decimals_borne(indicator, numbers.n, value),
        is_percent: is_percent(indicator),
    })
}

/// With how many decimals a value of this indicator is read, where `n` stand behind it.
pub(crate) fn decimals_borne(indicator: &Indicator, n: i128, value: f64) -> u8 {
    if is_percent(indicator) {
        u8::from(n >= DECIMAL_FROM)
    } else {
        decimals(indicator, value)
    }
}

/// A value that is read as a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    /// Every digit of it.
    pub(crate) value: f64,
    /// How many decimals its base bears.
    pub(crate) decimals: u8,
    /// Whether it runs from 0 to 100.
    pub(crate) is_percent: bool,
}

/// Whether a row counts persons once for each association that knows them, and its unit says so.
pub(crate) fn is_of_associations(plan: &Plan, row: &Row) -> bool {
    let unit = &plan.indicator(row.key.indicator).unit;
    let numbers = row.numbers();
    numbers.is_some_and(|it| it.bears(|it| it == Flag::UpperBound)) && unit == PERSONS
}

/// Between what and what the value of a row lies, in its unit; that everyone answered; or nothing.
pub(crate) fn interval(plan: &Plan, row: &Row, lang: Lang) -> String {
    let Some(numbers) = row.numbers() else {
        return String::new();
    };
    if numbers.precision == Precision::Census {
        return said::census().in_lang(lang).to_owned();
    }
    let Some([low, high]) = bounds(plan, row, lang) else {
        return String::new();
    };
    let between = said::from_to(&low, &high).in_lang(lang).to_owned();
    if is_indication(numbers) {
        said::roughly(&between)
    } else {
        between
    }
}

/// The bounds of a row as digits, no finer than its base bears; none where it has none, or is told as a count.
pub(crate) fn bounds(plan: &Plan, row: &Row, lang: Lang) -> Option<[String; 2]> {
    let indicator = plan.indicator(row.key.indicator);
    let numbers = row.numbers()?;
    // A count out of few says enough of how little is known.
    let Precision::Interval { bounds, .. } = numbers.precision else {
        return None;
    };
    if is_told_by_count(plan, row) {
        return None;
    }
    let value = numbers.value.unwrap_or_default();
    let decimals = decimals_borne(indicator, numbers.n, value);
    Some(bounds.map(|bound| {
        let digits = number::rounded(bound, decimals, lang);
        if row.key.waves.is_change() {
            number::signed(&digits)
        } else {
            digits
        }
    }))
}

/// Whether a row is of too few for a percentage, or for points, and is told as a count.
pub(crate) fn is_told_by_count(plan: &Plan, row: &Row) -> bool {
    let indicator = plan.indicator(row.key.indicator);
    row.numbers().is_some_and(|numbers| {
        few(indicator, row.key.waves, numbers).is_some() || few_scores(indicator, numbers).is_some()
    })
}

/// Whether an interval is no margin of error.
pub(crate) fn is_indication(numbers: &Numbers) -> bool {
    let is_interval = matches!(numbers.precision, Precision::Interval { .. });
    is_interval && numbers.reached == Reached::Indication
}

/// Whether a row may be read and has no value.
pub(crate) fn is_empty(row: &Row) -> bool {
    row.numbers().is_some_and(|numbers| numbers.value.is_none())
}

/// Whether a row is a change without base because a break keeps those it would compare apart.
pub(crate) fn is_refused(row: &Row) -> bool {
    let apart = |numbers: &Numbers| numbers.n == 0 && numbers.kept_apart() > 0;
    row.numbers().is_some_and(apart)
}

/// A change: always with its sign, which says more or less and never better or worse.
fn changed(
    indicator: &Indicator,
    waves: Waves,
    numbers: &Numbers,
    value: f64,
    lang: Lang,
) -> String {
    if let Some((above, below)) = few(indicator, waves, numbers) {
        let (above, below) = (number::exact(above, lang), number::exact(below, lang));
        let above = number::signed(&above);
        return said::net_out_of(&above, &below).in_lang(lang).to_owned();
    }
    let digits = if is_percent(indicator) {
        number::rounded(value, u8::from(numbers.n >= DECIMAL_FROM), lang)
    } else {
        digits(indicator, value, lang)
    };
    said::with_sign(&number::signed(&digits), indicator.unit_of(waves))
        .in_lang(lang)
        .to_owned()
}

/// Whether a row shows a change as a count: how many more, or fewer, out of how many.
pub(super) fn is_net(plan: &Plan, row: &Row) -> bool {
    let indicator = plan.indicator(row.key.indicator);
    let shown = row.numbers().filter(|numbers| numbers.value.is_some());
    row.key.waves.is_change()
        && shown.is_some_and(|numbers| few(indicator, row.key.waves, numbers).is_some())
}

/// Whether a row shows a score as its promoters and detractors.
pub(super) fn is_told_by_promoters(plan: &Plan, row: &Row) -> bool {
    let indicator = plan.indicator(row.key.indicator);
    let shown = row.numbers().filter(|numbers| numbers.value.is_some());
    !row.key.waves.is_change()
        && shown.is_some_and(|numbers| few_scores(indicator, numbers).is_some())
}

/// Whether an estimate that stands beside the pooled one is shown: one that may be read, and is no percentage of few.
pub(crate) fn has_room(plan: &Plan, row: &Row) -> bool {
    let is_share = counts(plan.indicator(row.key.indicator));
    let enough = |numbers: &Numbers| !is_share || numbers.n >= PERCENT_FROM;
    row.numbers().is_some_and(enough)
}

/// What is counted and out of how many, where they are too few for a percentage, or for points: respondents, and for a
/// ratio what stands below the line.
fn few(indicator: &Indicator, waves: Waves, numbers: &Numbers) -> Option<(Decimal, Decimal)> {
    let (above, below) = numbers.numerator.zip(numbers.denominator)?;
    let few = match indicator.measure {
        Measure::Share { .. } | Measure::Distribution(_) => numbers.n < PERCENT_FROM,
        Measure::Nps(_) => waves.is_change() && numbers.n < PERCENT_FROM,
        Measure::Ratio { .. } => {
            indicator.unit == "percent" && below.units < PERCENT_FROM * power(below.decimals)
        }
        _ => false,
    };
    few.then_some((above, below))
}

/// Promoters and detractors, where they are too few for a score.
fn few_scores(indicator: &Indicator, numbers: &Numbers) -> Option<[i128; 2]> {
    // Those who were counted are not those whom a weighted score speaks of.
    let few = matches!(indicator.measure, Measure::Nps(_))
        && numbers.n < PERCENT_FROM
        && numbers.n_effective.is_none();
    let counts = numbers.hits.as_slice().try_into();
    counts.ok().filter(|_| few)
}

/// Whether a figure of an indicator is a percentage.
pub(crate) fn is_percent(indicator: &Indicator) -> bool {
    counts(indicator) || indicator.unit == "percent"
}

/// Whether what is published is counted: it is then in percent.
fn counts(indicator: &Indicator) -> bool {
    matches!(
        indicator.measure,
        Measure::Share { .. } | Measure::Distribution(_)
    )
}

/// A value with its unit, no finer than its base bears.
fn measured(indicator: &Indicator, numbers: &Numbers, value: f64, lang: Lang) -> String {
    if let Some((above, below)) = few(indicator, Waves::None, numbers) {
        let (above, below) = (number::exact(above, lang), number::exact(below, lang));
        return said::out_of(&above, &below).in_lang(lang).to_owned();
    }
    if let Some([promoters, detractors]) = few_scores(indicator, numbers) {
        return said::promoters_out_of(promoters, detractors, numbers.n)
            .in_lang(lang)
            .to_owned();
    }
    if is_percent(indicator) {
        let decimals = u8::from(numbers.n >= DECIMAL_FROM);
        return number::percent(&number::rounded(value, decimals, lang), lang);
    }
    said::with_unit(&digits(indicator, value, lang), &indicator.unit)
        .in_lang(lang)
        .to_owned()
}

/// A value that is no percentage.
fn digits(indicator: &Indicator, value: f64, lang: Lang) -> String {
    number::rounded(value, decimals(indicator, value), lang)
}

/// How many decimals a value that is no percentage is read with; its bounds are read with as many.
fn decimals(indicator: &Indicator, value: f64) -> u8 {
    match indicator.measure {
        Measure::Count | Measure::Distinct | Measure::Nps(_) => 0,
        Measure::Sum(_) | Measure::Median(_) if value.fract() == 0.0 => 0,
        _ if value.abs() < 10.0 => 2,
        _ => 1,
    }
}

/// How many of one line of the universe are reached, in the last period that tells it.
pub(crate) fn of_sector(reach: &Reach) -> Option<Text> {
    let total = i128::from(reach.universe.total);
    let in_both = |of: &dyn Fn(Lang) -> String| Text::new(of(Lang::Fr), of(Lang::En));
    let written = |count: i128| in_both(&|lang| number::whole(count, lang));
    let (period, count) = reach.reached.last_key_value()?;
    let part = if count.saturating_mul(100) < total {
        said::under_one_percent()
    } else {
        // Half up.
        let percent =
            count.saturating_mul(200).saturating_add(total) / total.saturating_mul(2).max(1);
        in_both(&|lang| number::percent(&number::whole(percent, lang), lang))
    };
    let period = period.text();
    Some(said::sector_reached(
        &reach.universe,
        &period,
        &written(*count),
        &written(total),
        &part,
    ))
}
