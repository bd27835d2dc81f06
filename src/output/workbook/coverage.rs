//! Who stands behind figures: what was read, of how many associations, and for each figure of the sector how many contribute and how many
//! answered.
//!
//! In: a release. Out: a sheet; parts are formulas over the counts beside them. The counts of figures are formulas over the data.

use rust_xlsxwriter::{ConditionalFormatDataBar, Worksheet, XlsxError};

use super::data::Columns;
use super::lines::count;
use super::sheet::{Head, Sheet};
use super::style::{self, Shape, State};
use super::{Book, wide};
use crate::figure::{Estimator, Flag};
use crate::i18n::Text;
use crate::i18n::output::{self as said, workbook};
use crate::output::page::plain;
use crate::output::table::{self, value};
use crate::plan::AssociationId;
use crate::release::{Audience, Row};

const WIDTHS: [f64; 10] = [46.0, 11.0, 13.0, 11.0, 11.0, 10.0, 12.0, 13.0, 12.0, 13.0];

/// Writes the sheet; `data` is where the data stands.
pub(super) fn write(
    book: &Book<'_>,
    head: &Head,
    name: &str,
    data: &Columns,
) -> Result<Worksheet, XlsxError> {
    let lang = book.lang;
    let mut sheet = Sheet::new(head, name, &workbook::coverage(), &WIDTHS)?;
    sheet.next();
    for line in read(book) {
        sheet.across(line.in_lang(lang), &style::sentence())?;
    }
    counts(book, &mut sheet, data)?;
    sheet.next();
    headings(&mut sheet)?;
    let first = sheet.row;
    for block in &book.blocks {
        let mut told = false;
        for row in block.totals.iter().copied().filter(|row| is_of_sector(row)) {
            if !told {
                let label = plain(book.plan.indicator(block.id).label.in_lang(lang));
                sheet.across(&label, &style::block())?;
                told = true;
            }
            line(book, &mut sheet, row)?;
        }
    }
    if sheet.row > first {
        let last = sheet.row - 1;
        for column in [4, 7] {
            let bar = ConditionalFormatDataBar::new()
                .set_minimum(rust_xlsxwriter::ConditionalFormatType::Number, 0)
                .set_maximum(rust_xlsxwriter::ConditionalFormatType::Number, 100)
                .set_fill_color(rust_xlsxwriter::Color::RGB(0xB8_D4EC))
                .set_solid_fill(true)
                .set_border_off(true);
            sheet
                .inner
                .add_conditional_format(first, column, last, column, &bar)?;
        }
    }
    sheet.done()
}

/// What was read, of whom, and how many of the sector that is.
fn read(book: &Book<'_>) -> Vec<Text> {
    let coverage = &book.release.coverage;
    let mut lines = vec![said::files(coverage.files_read, &coverage.files_refused)];
    let expected = coverage.expected.len();
    lines.push(if book.release.audience == Audience::Public {
        said::coverage(coverage.contributing.len(), expected)
    } else {
        let name = |id: &AssociationId| book.plan.association(*id).name.clone();
        let names: Vec<Text> = coverage.contributing.iter().map(name).collect();
        said::coverage_named(&names, expected)
    });
    lines.extend(coverage.sector.iter().filter_map(value::of_sector));
    lines
}

/// How many figures may be read, are withheld, and have no data.
fn counts(book: &Book<'_>, sheet: &mut Sheet, data: &Columns) -> Result<(), XlsxError> {
    let lang = book.lang;
    let all = &book.release;
    let withheld = all
        .rows
        .iter()
        .filter(|row| row.numbers().is_none())
        .count();
    let empty = |row: &&Row| row.numbers().is_some_and(|it| it.value.is_none());
    let empty = all.rows.iter().filter(empty).count();
    let whole = Shape::WHOLE.pattern(1.0, lang);
    let format = style::number(State::Plain, &whole);
    for (words, formula, result) in [
        (
            workbook::figures_read(),
            data.count_read(),
            all.rows.len() - withheld - empty,
        ),
        (
            workbook::figures_withheld(),
            data.count_withheld(),
            withheld,
        ),
        (workbook::figures_empty(), data.count_empty(), empty),
    ] {
        sheet.text(0, words.in_lang(lang), &style::label(0))?;
        sheet.formula(1, &formula, wide(result as u64), &format)?;
        sheet.next();
    }
    Ok(())
}

fn headings(sheet: &mut Sheet) -> Result<(), XlsxError> {
    let lang = sheet.lang();
    let mut longest: Vec<(u16, String)> = Vec::new();
    for (column, words) in (0_u16..).zip(workbook::coverage_headings()) {
        let format = if column < 2 {
            style::heading()
        } else {
            style::heading_right()
        };
        sheet.text(column, words.in_lang(lang), &format)?;
        longest.push((column, words.in_lang(lang).to_owned()));
    }
    let cells: Vec<(u16, &str)> = longest.iter().map(|(at, it)| (*at, it.as_str())).collect();
    sheet.fit(&cells)?;
    sheet.next();
    sheet.repeat()?;
    sheet.freeze(1)
}

/// A total of the sector: of a distribution, its first category, for all have the same base.
fn is_of_sector(row: &Row) -> bool {
    let key = &row.key;
    key.association.is_none()
        && key.estimator == Estimator::Pooled
        && key.code.is_none_or(|code| code.0 == 0)
}

fn line(book: &Book<'_>, sheet: &mut Sheet, row: &Row) -> Result<(), XlsxError> {
    let lang = book.lang;
    let mut of_all = row.clone();
    of_all.key.code = None;
    let words = table::details(book.plan, &of_all, lang);
    let words = words.unwrap_or_else(|| said::whole().in_lang(lang).to_owned());
    let words = plain(&words);
    sheet.text(0, &words, &style::label(1))?;
    let period = row.key.period.text();
    sheet.text(1, period.in_lang(lang), &style::words(State::Plain))?;
    count(
        sheet,
        3,
        wide(row.associations_expected as u64),
        State::Plain,
    )?;
    let Some(numbers) = row.numbers() else {
        let withheld = style::words_right(State::Withheld);
        sheet.text(2, said::WITHHELD, &withheld)?;
        for column in [4, 5, 6, 7, 8, 9] {
            sheet.blank(column, &withheld)?;
        }
        sheet.next();
        return Ok(());
    };
    let contributors = numbers.contributors();
    count(sheet, 2, wide(contributors as u64), State::Plain)?;
    count(sheet, 5, wide(numbers.n), State::Plain)?;
    count(sheet, 6, wide(numbers.no_answer), State::Plain)?;
    count(sheet, 8, wide(numbers.not_concerned), State::Plain)?;
    let at = sheet.row + 1;
    part(
        sheet,
        4,
        &format!("=100*C{at}/D{at}"),
        [
            wide(contributors as u64),
            wide(row.associations_expected as u64),
        ],
    )?;
    let asked = wide(numbers.n) + wide(numbers.no_answer);
    part(
        sheet,
        7,
        &format!("=100*F{at}/(F{at}+G{at})"),
        [wide(numbers.n), asked],
    )?;
    let rate = numbers.flags.iter().find_map(|flag| match flag {
        Flag::ResponseRate(percent) => Some(*percent),
        _ => None,
    });
    match rate {
        Some(rate) => count(sheet, 9, wide(rate), State::Plain)?,
        None => sheet.blank(9, &style::words(State::Plain))?,
    }
    sheet.fit(&[(0, &words)])?;
    sheet.next();
    Ok(())
}

/// A part in percent, by a formula; nothing of nobody.
fn part(sheet: &mut Sheet, column: u16, formula: &str, of: [f64; 2]) -> Result<(), XlsxError> {
    let [above, below] = of;
    let format = style::number(State::Plain, &Shape::WHOLE.pattern(1.0, sheet.lang()));
    if below > 0.0 {
        sheet.formula(column, formula, 100.0 * above / below, &format)
    } else {
        sheet.blank(column, &format)
    }
}
