//! Numbers and days as each language writes them.

use crate::calendar;
use crate::decimal::Decimal;
use crate::i18n::{Lang, Text, codebook as said};
use crate::output::number;
use chrono::Datelike;

/// Every digit of a decimal.
pub(super) fn decimal(decimal: Decimal) -> Text {
    Text::new(
        number::exact(decimal, Lang::Fr),
        number::exact(decimal, Lang::En),
    )
}

/// Units of a variable with `decimals` decimals.
pub(super) fn units(units: i64, decimals: u8) -> Text {
    decimal(Decimal {
        units: units.into(),
        decimals,
    })
}

/// A day, from its number since 1970-01-01.
pub(super) fn day(days: i64) -> Text {
    let date = calendar::date_of(i32::try_from(days).unwrap_or(0));
    said::day(date.year(), date.month(), date.day())
}
