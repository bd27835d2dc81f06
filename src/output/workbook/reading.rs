//! What a row is read as: its value as a number to show or as words, and what stands beside it.
//!
//! In: a row of a release. Out: a [`Reading`], which says the same as the table that a terminal shows.

use super::style::{Shape, State};
use crate::figure::{Precision, Quality};
use crate::i18n::output::{self as said, workbook};
use crate::i18n::{Lang, Text};
use crate::output::table::value::{self, Scale, interval, is_indication, is_of_associations};
use crate::plan::{Measure, Plan};
use crate::release::Row;

/// A row as it is read.
pub(super) struct Reading {
    /// Its value.
    pub(super) value: Told,
    /// The unit of a value that is a number.
    pub(super) unit: Text,
    /// Between what and what it lies.
    pub(super) between: Between,
    /// How many stand behind it.
    pub(super) n: Option<i128>,
    /// How many associations, out of how many; none for the row of one.
    pub(super) associations: Option<(usize, usize)>,
    /// How far it can be trusted at a glance.
    pub(super) state: State,
}

/// A value.
pub(super) enum Told {
    /// A number, and how it is shown.
    Number(f64, Shape),
    /// Words: withheld, not there, or a count where a percentage would be of too few.
    Words(String),
}

/// Between what and what a value lies.
pub(super) enum Between {
    /// Nothing says it, or its base is too small to.
    Nothing,
    /// Everyone answered.
    Census,
    /// Two bounds, and how they are shown.
    Bounds([f64; 2], Shape),
}

impl Reading {
    /// How `row` is read.
    pub(super) fn of(plan: &Plan, row: &Row, lang: Lang) -> Self {
        let numbers = row.numbers();
        let scale = value::scale(plan, row);
        let signed = row.key.waves.is_change();
        let told = match scale {
            None => Told::Words(value::value(plan, row, lang)),
            Some(Scale {
                value, decimals, ..
            }) => Told::Number(
                value,
                Shape {
                    decimals,
                    signed,
                    rough: false,
                },
            ),
        };
        let of_few = numbers.is_some() && scale.is_none();
        let low = numbers.is_some_and(|it| it.quality == Quality::Low);
        let state = if numbers.is_none() {
            State::Withheld
        } else if of_few || low {
            State::Fragile
        } else {
            State::Plain
        };
        let contributing = numbers.filter(|_| row.key.association.is_none());
        Self {
            value: told,
            unit: scale.map_or_else(|| Text::same(""), |_| unit(plan, row)),
            between: between(plan, row, scale, lang),
            n: numbers.map(|it| it.n),
            associations: contributing.map(|it| (it.contributors(), row.associations_expected)),
            state,
        }
    }
}

/// The unit of a row.
pub(super) fn unit(plan: &Plan, row: &Row) -> Text {
    let indicator = plan.indicator(row.key.indicator);
    if is_of_associations(plan, row) {
        return workbook::persons_of_associations();
    }
    let counted = matches!(
        indicator.measure,
        Measure::Share { .. } | Measure::Distribution(_)
    );
    if counted && !row.key.waves.is_change() {
        return Text::same("%");
    }
    workbook::unit(indicator.unit_of(row.key.waves))
}

/// The interval, where the table shows it.
fn between(plan: &Plan, row: &Row, scale: Option<Scale>, lang: Lang) -> Between {
    let Some(numbers) = row.numbers() else {
        return Between::Nothing;
    };
    match (numbers.precision, scale) {
        (Precision::Census, _) => Between::Census,
        (Precision::Interval { bounds, .. }, Some(scale))
            if !interval(plan, row, lang).is_empty() =>
        {
            let shape = Shape {
                decimals: scale.decimals,
                signed: row.key.waves.is_change(),
                rough: is_indication(numbers),
            };
            Between::Bounds(bounds, shape)
        }
        _ => Between::Nothing,
    }
}

/// The words of a census.
pub(super) fn census(lang: Lang) -> String {
    said::census().in_lang(lang).to_owned()
}
