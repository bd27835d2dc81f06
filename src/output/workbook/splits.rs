//! The disaggregations of an indicator by one variable, over its last period: a line a category, side by side its waves, each with its
//! base.
//!
//! In: the rows of a block that are split. Out: small tables under its figures. Those of other periods, of two variables together and
//! of associations are in the data alone: the table says so.

use std::collections::BTreeSet;

use rust_xlsxwriter::XlsxError;

use super::lines::{self, REMARKS, VALUE};
use super::reading::{Reading, Told, unit};
use super::sheet::Sheet;
use super::style::{self, State};
use super::{Block, Book, wide};
use crate::cells::Split;
use crate::figure::Estimator;
use crate::i18n::output::{self as said, workbook};
use crate::output::page::plain;
use crate::output::table::{self, value};
use crate::plan::{VariableId, Waves};
use crate::release::Row;

/// Pairs of a value and its base that a line holds.
const PAIRS: usize = 3;

/// Writes them; from `bottom` points down, each table may begin a page.
pub(super) fn write(
    book: &Book<'_>,
    sheet: &mut Sheet,
    block: &Block<'_>,
    bottom: f64,
) -> Result<(), XlsxError> {
    let owner = book.plan.indicator(block.id).owner;
    let rows = block.splits.iter().copied();
    let rows = rows.filter(|row| is_simple(row) && row.key.association == owner);
    let rows: Vec<&Row> = rows.collect();
    let read = |row: &&&Row| row.numbers().is_some_and(|it| it.value.is_some());
    let last = rows.iter().filter(read).map(|row| row.key.period).max();
    let Some(last) = last else {
        return Ok(());
    };
    let lang = book.lang;
    let rows: Vec<&Row> = rows
        .into_iter()
        .filter(|row| row.key.period == last)
        .collect();
    let waves: BTreeSet<Waves> = rows.iter().map(|row| row.key.waves).collect();
    let waves: Vec<Waves> = waves.into_iter().collect();
    if sheet.down >= bottom {
        sheet.unit();
    }
    let title = workbook::split_over(&last.text());
    sheet.across_to(REMARKS, title.in_lang(lang), &style::aside())?;
    for waves in waves.chunks(PAIRS) {
        headings(book, sheet, &rows, waves)?;
        let mut lines: Vec<(VariableId, Split)> = Vec::new();
        for row in &rows {
            if let [line] = row.key.splits.as_slice()
                && !lines.contains(line)
            {
                lines.push(*line);
            }
        }
        let mut above = None;
        for (variable, split) in lines {
            let of_variable = rows
                .iter()
                .filter(|row| matches!(row.key.splits.as_slice(), [(of, _)] if *of == variable));
            let told = of_variable
                .clone()
                .any(|row| row.numbers().is_some_and(|it| it.value.is_some()));
            if !told {
                let withheld = of_variable.clone().any(|row| row.numbers().is_none());
                if above != Some(variable) && withheld {
                    untold(book, sheet, variable)?;
                }
                above = Some(variable);
                continue;
            }
            if above.is_some_and(|above| above != variable) && sheet.down >= bottom {
                sheet.unit();
            }
            above = Some(variable);
            let of = |waves: &Waves| {
                rows.iter().copied().find(|row| {
                    row.key.waves == *waves && row.key.splits.as_slice() == [(variable, split)]
                })
            };
            let cells: Vec<Option<&Row>> = waves.iter().map(of).collect();
            // What has no data anywhere says nothing.
            if cells.iter().flatten().all(|row| value::is_empty(row)) {
                continue;
            }
            let label = table::split_of(book.plan, variable, split);
            line(book, sheet, label.in_lang(lang), &cells)?;
        }
    }
    Ok(())
}

/// A row split by one variable, and no part of a distribution.
fn is_simple(row: &Row) -> bool {
    let key = &row.key;
    key.splits.len() == 1 && key.code.is_none() && key.estimator == Estimator::Pooled
}

/// The headings of a table: its waves and their units.
fn headings(
    book: &Book<'_>,
    sheet: &mut Sheet,
    rows: &[&Row],
    waves: &[Waves],
) -> Result<(), XlsxError> {
    let lang = book.lang;
    sheet.text(0, "", &style::inner_heading())?;
    for column in 1..=REMARKS {
        sheet.text(column, "", &style::inner_heading())?;
    }
    let mut widest: Vec<(u16, String)> = Vec::new();
    for (column, wave) in (VALUE..).step_by(2).zip(waves) {
        let mut of_wave = rows.iter().filter(|row| row.key.waves == *wave);
        let unit = of_wave.next().map(|row| unit(book.plan, row));
        let unit = unit.map(|it| it.in_lang(lang).to_owned());
        let words = match super::short_wave(book.plan, *wave, lang) {
            Some(wave) => wave,
            None => said::value().in_lang(lang).to_owned(),
        };
        let words = match unit {
            Some(unit) => format!("{words} ({unit})"),
            None => words,
        };
        sheet.text(column, &words, &style::inner_heading_right())?;
        let base = said::base();
        sheet.text(
            column + 1,
            base.in_lang(lang),
            &style::inner_heading_right(),
        )?;
        widest.push((column, words));
    }
    let cells: Vec<(u16, &str)> = widest.iter().map(|(at, it)| (*at, it.as_str())).collect();
    sheet.fit(&cells)?;
    sheet.next();
    Ok(())
}

/// The line of a variable none of whose categories may be read.
fn untold(book: &Book<'_>, sheet: &mut Sheet, variable: VariableId) -> Result<(), XlsxError> {
    let lang = book.lang;
    let variable = &book.plan.variable(variable).label;
    let words = plain(workbook::none_told(variable).in_lang(lang));
    let withheld = style::words_right(State::Withheld);
    sheet.text(0, &words, &style::label(1))?;
    sheet.text(VALUE, said::WITHHELD, &withheld)?;
    for column in (1..=REMARKS).filter(|it| *it != VALUE) {
        let format = if column > VALUE && column < REMARKS {
            withheld.clone()
        } else {
            style::words(State::Plain)
        };
        sheet.blank(column, &format)?;
    }
    sheet.text(
        REMARKS,
        workbook::withheld().in_lang(lang),
        &style::label(1),
    )?;
    sheet.fit(&[(0, &format!("  {words}"))])?;
    sheet.next();
    Ok(())
}

/// A line: a category, and for each wave its value and its base.
fn line(
    book: &Book<'_>,
    sheet: &mut Sheet,
    label: &str,
    cells: &[Option<&Row>],
) -> Result<(), XlsxError> {
    let lang = book.lang;
    let plain_cell = style::words(State::Plain);
    let label = plain(label);
    sheet.text(0, &label, &style::label(1))?;
    for column in 1..=REMARKS {
        sheet.blank(column, &plain_cell)?;
    }
    let mut remarks: Vec<String> = Vec::new();
    let mut widest: Vec<(u16, String)> = vec![(0, format!("  {label}"))];
    for (column, row) in (VALUE..).step_by(2).zip(cells) {
        let Some(row) = row else { continue };
        let reading = Reading::of(book.plan, row, lang);
        lines::value(sheet, column, &reading)?;
        if let Told::Words(words) = &reading.value {
            widest.push((column, words.clone()));
        }
        match reading.n {
            Some(n) => lines::count(sheet, column + 1, wide(n), State::Plain)?,
            None => sheet.blank(column + 1, &style::words(reading.state))?,
        }
        for remark in table::remarks(book.plan, row, lang).split(", ") {
            if !remark.is_empty() && !remarks.iter().any(|it| it == remark) {
                remarks.push(remark.to_owned());
            }
        }
    }
    let remarks = remarks.join(", ");
    sheet.text(REMARKS, &remarks, &style::label(1))?;
    widest.push((REMARKS, remarks));
    let cells: Vec<(u16, &str)> = widest.iter().map(|(at, it)| (*at, it.as_str())).collect();
    sheet.fit(&cells)?;
    sheet.next();
    Ok(())
}
