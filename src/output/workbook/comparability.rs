//! Who can enter which sector figure, from the referentials: the matrix, as a sheet.
//!
//! In: a matrix. Out: a sheet of signs, their meanings and the sentences beside them. Associations are not named to the public, no more
//! than anywhere else: it is told how many stand how.

use rust_xlsxwriter::{Color, FormatBorder, Worksheet, XlsxError};

use super::Book;
use super::sheet::{Head, Sheet};
use super::style::{self, State};
use crate::i18n::output::{self as said, matrix as said_of_matrix, workbook};
use crate::output::matrix::{Line, Matrix, sign};
use crate::output::page::plain;
use crate::plan::Standing;
use crate::release::Audience;

/// Writes the sheet.
pub(super) fn write(
    book: &Book<'_>,
    head: &Head,
    name: &str,
    matrix: &Matrix<'_>,
) -> Result<Worksheet, XlsxError> {
    let lang = book.lang;
    let lines = matrix.lines(lang);
    let named = book.release.audience != Audience::Public;
    let stands = |it: &Standing| {
        let mut stated = lines.iter().flat_map(|line| &line.stated);
        stated.any(|stated| stated.standing == *it)
    };
    let used: Vec<Standing> = Standing::ALL.into_iter().filter(stands).collect();
    let columns: Vec<String> = if named {
        let names = book.plan.associations.iter();
        names.map(|it| plain(it.name.in_lang(lang))).collect()
    } else {
        used.iter().map(|it| sign(*it).to_string()).collect()
    };
    let width = if named { 15.0 } else { 8.0 };
    let widths = [46.0].into_iter();
    let widths = widths.chain(columns.iter().map(|_| width)).chain([12.0]);
    let widths: Vec<f64> = widths.collect();
    let mut sheet = Sheet::new(head, name, &workbook::comparability(), &widths)?;
    sheet.across(
        said_of_matrix::before_exports().in_lang(lang),
        &style::aside(),
    )?;
    headings(&mut sheet, &columns)?;
    for line in &lines {
        write_line(&mut sheet, line, &used, named, columns.len())?;
    }
    sheet.next();
    for meaning in matrix.legend() {
        sheet.across(meaning.in_lang(lang), &style::sentence())?;
    }
    sheet.next();
    for sentence in matrix.sentences(named) {
        sheet.across(sentence.in_lang(lang), &style::sentence())?;
    }
    if named {
        for (indicator, reasons) in matrix.reasons() {
            sheet.next();
            sheet.across(indicator.in_lang(lang), &style::subtitle())?;
            for reason in reasons {
                sheet.across(reason.in_lang(lang), &style::sentence())?;
            }
        }
    }
    sheet.done()
}

fn headings(sheet: &mut Sheet, columns: &[String]) -> Result<(), XlsxError> {
    let lang = sheet.lang();
    sheet.text(0, said::indicator().in_lang(lang), &style::heading())?;
    for (column, words) in (1_u16..).zip(columns) {
        sheet.text(column, words, &style::heading_centre())?;
    }
    let last = u16::try_from(columns.len() + 1).unwrap_or(u16::MAX);
    let sector = said_of_matrix::sector();
    sheet.text(last, sector.in_lang(lang), &style::heading_right())?;
    let cells = (1_u16..).zip(columns.iter().map(String::as_str));
    let cells: Vec<(u16, &str)> = cells.collect();
    sheet.fit(&cells)?;
    sheet.next();
    sheet.repeat()?;
    sheet.freeze(1)
}

fn write_line(
    sheet: &mut Sheet,
    line: &Line<'_>,
    used: &[Standing],
    named: bool,
    columns: usize,
) -> Result<(), XlsxError> {
    let words = plain(&line.words);
    if line.stated.is_empty() {
        return sheet.across(&words, &style::block());
    }
    let depth = u8::try_from(line.depth.saturating_sub(1)).unwrap_or(0);
    sheet.text(0, &words, &style::label(depth))?;
    if named {
        for (column, stated) in (1_u16..).zip(&line.stated) {
            let format = style::sign()
                .set_background_color(shade(stated.standing))
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::White);
            let format = if stated.standing == Standing::ALL[0] {
                format.set_font_color(Color::White)
            } else {
                format
            };
            let words = sign(stated.standing).to_string();
            sheet.text(column, &words, &format)?;
        }
    } else {
        for (column, standing) in (1_u16..).zip(used) {
            let count = line.stated.iter().filter(|it| it.standing == *standing);
            match count.count() {
                0 => sheet.blank(column, &style::sign())?,
                count => sheet.number(column, super::wide(count as u64), &style::sign())?,
            }
        }
    }
    let last = u16::try_from(columns + 1).unwrap_or(u16::MAX);
    sheet.text(last, &line.sector, &style::words_right(State::Plain))?;
    sheet.fit(&[(0, &words)])?;
    sheet.next();
    Ok(())
}

/// The darker, the more it brings.
fn shade(standing: Standing) -> Color {
    use crate::referential::Comparability as C;
    match standing {
        Standing::Fed(C::Exact) => style::BLUE,
        Standing::Fed(C::Close) => Color::RGB(0x9D_C3E6),
        Standing::Fed(C::Broad) => Color::RGB(0xDC_E6F1),
        _ => Color::White,
    }
}
