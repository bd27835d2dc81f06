//! The lines of a table of figures: one a row, its words, then what it says in the same columns on every sheet, and under it
//! what must be known of it.

use rust_xlsxwriter::XlsxError;

use super::reading::{Between, Reading, Told, census};
use super::sheet::Sheet;
use super::style::{self, Shape, State};
use super::wide;
use crate::i18n::Lang;
use crate::i18n::output::{self as said, workbook};
use crate::output::page::plain;
use crate::output::table;
use crate::plan::Plan;
use crate::release::Row;

/// The widths of the columns.
pub(super) const WIDTHS: [f64; 10] = [35.0, 9.0, 9.5, 12.0, 9.5, 9.5, 9.5, 8.0, 6.0, 18.0];
/// Where a chart stands beside them, and the width of what parts them.
pub(super) const BESIDE: u16 = 11;
pub(super) const GAP: f64 = 1.5;

const PERIOD: u16 = 1;
/// The column of values.
pub(super) const VALUE: u16 = 2;
const UNIT: u16 = 3;
/// The column of lower bounds.
pub(super) const LOW: u16 = 4;
/// The column of upper bounds.
pub(super) const HIGH: u16 = 5;
/// The column of bases.
const BASE: u16 = 6;
const CONTRIBUTING: u16 = 7;
const EXPECTED: u16 = 8;
/// The last column.
pub(super) const REMARKS: u16 = 9;

/// Writes the headings, which stand on each page.
pub(super) fn headings(sheet: &mut Sheet) -> Result<(), XlsxError> {
    let lang = sheet.lang();
    let words = [
        said::indicator(),
        said::period(),
        said::value(),
        workbook::unit_heading(),
        workbook::low(),
        workbook::high(),
        said::base(),
        said::associations(),
        workbook::out_of(),
        said::remarks(),
    ];
    for (column, words) in (0_u16..).zip(&words) {
        let right = matches!(column, VALUE | LOW..=EXPECTED);
        let format = match column {
            _ if right => style::heading_right(),
            UNIT | REMARKS => style::heading().set_indent(1),
            _ => style::heading(),
        };
        sheet.text(column, words.in_lang(lang), &format)?;
    }
    sheet.fit(&[])?;
    sheet.next();
    sheet.repeat()
}

/// Where the number of a row was written, for a chart.
#[derive(Clone, Debug)]
pub(super) struct Point {
    /// The sheet.
    pub(super) sheet: String,
    /// Its row.
    pub(super) row: u32,
    /// Its value.
    pub(super) value: f64,
    /// Between what and what it lies, where that is written beside.
    pub(super) bounds: Option<[f64; 2]>,
}

/// Writes a row, and gives its place where its value is a number.
pub(super) fn write(
    sheet: &mut Sheet,
    plan: &Plan,
    row: &Row,
    (words, depth): (&str, u8),
) -> Result<Option<Point>, XlsxError> {
    let lang = sheet.lang();
    let reading = Reading::of(plan, row, lang);
    let remarks = table::remarks(plan, row, lang);
    let state = reading.state;
    sheet.text(0, words, &style::label(depth))?;
    let period = row.key.period.text();
    sheet.text(PERIOD, period.in_lang(lang), &style::words(State::Plain))?;
    value(sheet, VALUE, &reading)?;
    sheet.text(UNIT, reading.unit.in_lang(lang), &style::unit(state))?;
    between(sheet, &reading)?;
    match reading.n {
        Some(n) => count(sheet, BASE, wide(n), State::Plain)?,
        None => sheet.blank(BASE, &style::words(state))?,
    }
    match reading.associations {
        Some((contributing, expected)) => {
            count(sheet, CONTRIBUTING, wide(contributing as u64), State::Plain)?;
            count(sheet, EXPECTED, wide(expected as u64), State::Plain)?;
        }
        None => {
            for column in [CONTRIBUTING, EXPECTED] {
                sheet.blank(column, &style::words(state))?;
            }
        }
    }
    let said_withheld = workbook::withheld();
    let remarks = match state {
        State::Withheld if remarks.is_empty() => said_withheld.in_lang(lang).to_owned(),
        State::Withheld => format!("{}, {remarks}", said_withheld.in_lang(lang)),
        _ => remarks,
    };
    sheet.text(REMARKS, &remarks, &style::label(1))?;
    let indented = format!("{}{words}", "  ".repeat(usize::from(depth)));
    let unit = reading.unit.in_lang(lang);
    let told = match &reading.value {
        Told::Words(words) => words.as_str(),
        Told::Number(..) => "",
    };
    sheet.fit(&[
        (0, &indented),
        (VALUE, told),
        (UNIT, unit),
        (REMARKS, &remarks),
    ])?;
    let at = sheet.row;
    sheet.next();
    let bounds = match reading.between {
        Between::Bounds(bounds, _) => Some(bounds),
        Between::Nothing | Between::Census => None,
    };
    Ok(match reading.value {
        Told::Number(value, _) => Some(Point {
            sheet: sheet.name.clone(),
            row: at,
            value,
            bounds,
        }),
        Told::Words(_) => None,
    })
}

/// The value of a row in a column.
pub(super) fn value(sheet: &mut Sheet, column: u16, reading: &Reading) -> Result<(), XlsxError> {
    let lang = sheet.lang();
    match &reading.value {
        Told::Number(number, shape) => {
            let pattern = shape.pattern(*number, lang);
            sheet.number(column, *number, &style::number(reading.state, &pattern))
        }
        Told::Words(words) => sheet.text(column, words, &style::words_right(reading.state)),
    }
}

/// A count in a column.
pub(super) fn count(
    sheet: &mut Sheet,
    column: u16,
    count: f64,
    state: State,
) -> Result<(), XlsxError> {
    let pattern = Shape::WHOLE.pattern(count, sheet.lang());
    sheet.number(column, count, &style::number(state, &pattern))
}

fn between(sheet: &mut Sheet, reading: &Reading) -> Result<(), XlsxError> {
    let lang = sheet.lang();
    match reading.between {
        Between::Bounds(bounds, shape) => {
            for (column, bound) in [LOW, HIGH].into_iter().zip(bounds) {
                let pattern = shape.pattern(bound, lang);
                sheet.number(column, bound, &style::number(reading.state, &pattern))?;
            }
            Ok(())
        }
        Between::Census => {
            let words = census(lang);
            let format = style::words_right(State::Plain);
            sheet
                .inner
                .merge_range(sheet.row, LOW, sheet.row, HIGH, &words, &format)?;
            Ok(())
        }
        Between::Nothing => {
            for column in [LOW, HIGH] {
                sheet.blank(column, &style::words(reading.state))?;
            }
            Ok(())
        }
    }
}

/// Writes what stands under a row.
pub(super) fn under(
    sheet: &mut Sheet,
    plan: &Plan,
    row: &Row,
    lang: Lang,
) -> Result<(), XlsxError> {
    let said = table::under(plan, row, lang);
    if said.is_empty() {
        return Ok(());
    }
    let said: Vec<String> = said.iter().map(|it| plain(it.in_lang(lang))).collect();
    sheet.across_to(REMARKS, &said.join("\u{a0}; "), &style::under())
}
