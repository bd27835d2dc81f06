//! Which published figure a quantity without an anchor is.
//!
//! In: a quantity, and what its sentence says. Out: the row that the words name and whose value fits; several; the one that the words name
//! though its value does not fit; or none. Words of the label count most, then those of the categories, the period and the wave.

use std::collections::{BTreeMap, BTreeSet};

use crate::period::Period;
use crate::plan::{IndicatorId, Measure, Plan, VariableId};

use super::fit::{self, Fit};
use super::lexicon::{self, Lexicon, Middle, Stems};
use super::number::{Hedge, Quantity, Shape};
use super::published::{Column, NOTHING, Published, Row, TOTAL};

/// How much of a label the paragraph has to hold, in hundredths.
const NAMED: usize = 50;
/// How much of it the sentence has to hold for a value that does not fit.
const NAMED_WELL: usize = 60;
/// How far from a bound a value may stand to be what is meant, in parts of the bound.
const NEAR: f64 = 0.25;
/// How much worse than the best row of its indicator a row may be named, and still be what is meant.
const WORSE: i64 = 50;
/// How many rows are proposed.
const PROPOSED: usize = 4;

/// What a sentence says of what it counts.
pub(super) struct Scope<'s, 'a> {
    pub(super) plan: &'s Plan,
    pub(super) published: &'a Published,
    pub(super) lexicon: &'s Lexicon,
    /// Its words.
    pub(super) words: Stems,
    /// Those that go with the quantity alone, where its sentence has several.
    pub(super) own: Stems,
    /// Those of its paragraph and of the heading above too.
    pub(super) around: Stems,
    /// The periods it names, footnotes included.
    pub(super) periods: &'s BTreeSet<Period>,
    /// Whether it says that something fell, or rose.
    pub(super) falls: Option<bool>,
    /// Whether it says that something changed.
    pub(super) changes: bool,
    /// Which middle it speaks of.
    pub(super) middle: Option<Middle>,
    /// Whether it is a row of a table, whose unit stands in its head.
    pub(super) is_table: bool,
}

/// What was found.
#[derive(Debug)]
pub(super) enum Search<'a> {
    /// The one row that is named and fits.
    One(&'a Row),
    /// Rows that fit, named as well as each other.
    Several(Vec<&'a Row>),
    /// The one row that is named, of another value or withheld.
    Other(&'a Row),
    /// Nothing: rows of that value that nothing names.
    Nothing(Vec<&'a Row>),
}

/// The row that a quantity is.
pub(super) fn search<'a>(scope: &Scope<'_, 'a>, quantity: &Quantity) -> Search<'a> {
    let suits = |row: &&Row| {
        is_in_unit(row, quantity, scope.is_table)
            || (row.is_change && scope.changes && quantity.shape == Shape::Percent)
    };
    let rows = scope.published.rows().filter(suits);
    let mut named: Vec<(i64, &Row, Fit)> = Vec::new();
    let mut unnamed: Vec<&Row> = Vec::new();
    for row in rows {
        let fit = fit::fit(scope.plan, row, Column::Value, quantity, scope.falls);
        match score(scope, row, quantity) {
            Some(score) => named.push((score, row, fit)),
            None if fit == Fit::True && is_meant(row, quantity) && row.key.splits.is_empty() => {
                unnamed.push(row);
            }
            None => {}
        }
    }
    // What the words name much better than a row that fits is what is meant: women rather than all, this year rather than another.
    let mut tops: BTreeMap<IndicatorId, i64> = BTreeMap::new();
    for (score, row, _) in &named {
        let top = tops.entry(row.key.indicator).or_insert(*score);
        *top = (*top).max(*score);
    }
    let is_named_best = |score: i64, row: &Row| {
        tops.get(&row.key.indicator)
            .is_none_or(|top| score + WORSE >= *top)
    };
    let fits = |of: &[Fit]| -> Vec<&'a Row> {
        let fitting = named.iter().filter(|(score, row, fit)| {
            of.contains(fit) && is_meant(row, quantity) && is_named_best(*score, row)
        });
        best(fitting.map(|(score, row, _)| (*score, *row)))
    };
    for of in [
        &[Fit::True, Fit::TooFine][..],
        &[Fit::Misrounded, Fit::OtherWay][..],
    ] {
        match fits(of).as_slice() {
            [] => {}
            [one] => return Search::One(one),
            several => return Search::Several(several.iter().take(PROPOSED).copied().collect()),
        }
    }
    let well = named.iter().filter(|(_, row, _)| {
        let label = &scope.lexicon.indicators[row.key.indicator.0];
        lexicon::share(label, &scope.words) >= NAMED_WELL
    });
    match best(well.map(|(score, row, _)| (*score, *row))).as_slice() {
        [one] => Search::Other(one),
        [] => Search::Nothing(unnamed.into_iter().take(PROPOSED).collect()),
        several => Search::Nothing(several.iter().take(PROPOSED).copied().collect()),
    }
}

/// The rows of the highest score.
fn best<'a>(rows: impl Iterator<Item = (i64, &'a Row)>) -> Vec<&'a Row> {
    let rows: Vec<(i64, &Row)> = rows.collect();
    let Some(highest) = rows.iter().map(|(score, _)| *score).max() else {
        return Vec::new();
    };
    rows.iter()
        .filter(|(score, _)| *score == highest)
        .map(|(_, row)| *row)
        .collect()
}

/// Whether a quantity is said in the unit of a row.
pub(super) fn is_in_unit(row: &Row, quantity: &Quantity, is_table: bool) -> bool {
    match quantity.shape {
        Shape::Percent => row.is_percent(),
        Shape::Points => row.unit == "points",
        Shape::Of(_) => row.is_percent() || row.unit == "points",
        Shape::Plain => is_table || !(row.is_percent() || row.is_change && row.unit == "points"),
    }
}

/// Whether a bound is one that somebody would give of a row.
fn is_meant(row: &Row, quantity: &Quantity) -> bool {
    let said = match quantity.shape {
        #[expect(clippy::cast_precision_loss, reason = "no text writes so many digits")]
        Shape::Of(below) if row.is_percent() => 100.0 * quantity.said.value() / below as f64,
        _ => quantity.said.value(),
    };
    match quantity.hedge {
        Hedge::None | Hedge::Nearly | Hedge::About => true,
        _ => row
            .value
            .is_some_and(|value| (value.abs() - said.abs()).abs() <= said.abs() * NEAR),
    }
}

/// How well a sentence names a row; none where it does not.
fn score(scope: &Scope<'_, '_>, row: &Row, quantity: &Quantity) -> Option<i64> {
    let key = &row.key;
    let lexicon = scope.lexicon;
    let label = &lexicon.indicators[key.indicator.0];
    let measure = &scope.plan.indicator(key.indicator).measure;
    let is_other = match scope.middle {
        Some(Middle::Mean) => matches!(measure, Measure::Median(_)),
        Some(Middle::Median) => matches!(measure, Measure::Mean(_)),
        None => false,
    };
    if is_other {
        return None;
    }
    let (own, around) = (
        lexicon::share(label, &scope.words),
        lexicon::share(label, &scope.around),
    );
    if around < NAMED {
        return None;
    }
    let mut score = i64::try_from(2 * own + around).ok()?;
    let is_named = |stems: &[Stems; 2]| lexicon::share(stems, &scope.words) == 100;
    // `62 % des femmes et 63 % des hommes`: each has its own.
    let own_codes = lexicon.codes.iter();
    let own_codes: BTreeSet<VariableId> = own_codes
        .filter(|(_, stems)| lexicon::share(stems, &scope.own) == 100)
        .map(|((variable, _), _)| *variable)
        .collect();
    for ((variable, code), stems) in &lexicon.codes {
        let is_named = if own_codes.contains(variable) {
            lexicon::share(stems, &scope.own) == 100
        } else {
            is_named(stems)
        };
        match (key.splits.get(variable) == Some(code), is_named) {
            (true, true) => score += 60,
            (true, false) => return None,
            (false, true) => score -= 40,
            (false, false) => {}
        }
    }
    let unknown = |code: &String| code == "_U";
    if key.splits.values().any(unknown) || key.code != NOTHING {
        return None;
    }
    if key.association != TOTAL
        && !lexicon
            .associations
            .get(&key.association)
            .is_some_and(is_named)
    {
        return None;
    }
    let of_wave = |id: &str| {
        lexicon
            .waves
            .get(id)
            .is_some_and(|stems| lexicon::share(stems, &scope.words) > 0)
    };
    let others = lexicon
        .waves
        .keys()
        .any(|id| *id != key.wave && of_wave(id));
    score += match (key.wave.as_str(), row.is_change) {
        (NOTHING, _) | (_, true) => 0,
        (wave, false) if of_wave(wave) => 30,
        _ if others => -30,
        _ => 0,
    };
    let year = |period: &Period| {
        period.first_day() <= key.period.last_day() && key.period.first_day() <= period.last_day()
    };
    score += if scope.periods.contains(&key.period) {
        50
    } else if scope.periods.iter().any(year) {
        20
    } else if scope.periods.is_empty() {
        0
    } else {
        -60
    };
    let says_change = scope.changes || quantity.rises.is_some() || quantity.shape == Shape::Points;
    score += match (row.is_change, says_change) {
        (true, true) => 40,
        (true, false) => -40,
        (false, _) => 0,
    };
    Some(score)
}
