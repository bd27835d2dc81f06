//! How figures are made and read: what stands under a table, what is not to be written of them, and the definition of each indicator.
//!
//! In: what is shown. Out: a sheet.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Book;
use super::sheet::{Head, Sheet};
use super::style::{self, State};
use crate::i18n::Text;
use crate::i18n::output::{matrix as said_of_matrix, workbook};
use crate::output::page::plain;
use crate::output::selection::Shown;
use crate::output::table;

const WIDTHS: [f64; 7] = [34.0, 15.0, 14.0, 52.0, 40.0, 11.0, 13.0];

/// Writes the sheet.
pub(super) fn write(
    book: &Book<'_>,
    head: &Head,
    name: &str,
    shown: &Shown,
) -> Result<Worksheet, XlsxError> {
    let lang = book.lang;
    let mut sheet = Sheet::new(head, name, &workbook::method(), &WIDTHS)?;
    sheet.print_by_blocks(0.0);
    for (title, sentences) in [
        (workbook::to_read(), table::footer(book.plan, shown)),
        (workbook::not_to_write(), workbook::limits()),
        (workbook::formats(), workbook::how_numbers_are_written()),
    ] {
        sheet.next();
        sheet.unit();
        sheet.across(title.in_lang(lang), &style::subtitle())?;
        for sentence in sentences {
            sheet.across(sentence.in_lang(lang), &style::sentence())?;
        }
    }
    sheet.next();
    sheet.unit();
    sheet.across(workbook::definitions().in_lang(lang), &style::subtitle())?;
    let headings = workbook::definition_headings();
    let headings = headings.iter().map(|it| it.in_lang(lang));
    let headings: Vec<(u16, &str)> = (0_u16..).zip(headings).collect();
    for (column, words) in &headings {
        sheet.text(*column, words, &style::heading())?;
    }
    sheet.fit(&headings)?;
    sheet.next();
    for (at, block) in book.blocks.iter().enumerate() {
        // The first stands with its headings.
        if at > 0 {
            sheet.unit();
        }
        let indicator = book.plan.indicator(block.id);
        let status = indicator.status.map(|it| said_of_matrix::status(it.word()));
        let empty = Text::same("");
        let population = indicator.sheet.population.as_ref().unwrap_or(&empty);
        let cells = [
            indicator.label.in_lang(lang).to_owned(),
            status.unwrap_or(empty.clone()).in_lang(lang).to_owned(),
            workbook::unit(&indicator.unit).in_lang(lang).to_owned(),
            indicator.definition.in_lang(lang).to_owned(),
            population.in_lang(lang).to_owned(),
            workbook::every(indicator.every).in_lang(lang).to_owned(),
            indicator.publish.persons.to_string(),
        ];
        let cells = cells.map(|it| plain(&it));
        for (column, words) in (0_u16..).zip(&cells) {
            if column == 6 {
                let persons = super::wide(indicator.publish.persons);
                super::lines::count(&mut sheet, column, persons, State::Plain)?;
            } else {
                sheet.text(column, words, &style::words(State::Plain))?;
            }
        }
        let fit = (0_u16..).zip(cells.iter().map(String::as_str));
        sheet.fit(&fit.collect::<Vec<_>>())?;
        sheet.next();
    }
    sheet.done()
}
