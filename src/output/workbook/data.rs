//! Every figure, as a table with filters: the columns of the CSV, in its order, one row a figure.
//!
//! In: a release. Out: a sheet whose numbers are numbers with every digit, and where what is withheld is empty, grey, and `C`.

use rust_xlsxwriter::{
    ConditionalFormatFormula, Format, Table, TableColumn, TableStyle, Worksheet, XlsxError,
};

use super::Book;
use super::names::quoted;
use super::sheet::{Head, Sheet};
use super::style::{self, Shape};
use crate::i18n::Lang;
use crate::i18n::output::workbook;
use crate::output::tidy::{self, Value};

/// Where the columns that are counted stand.
pub(super) struct Columns {
    /// Ranges of `conf_status` and of `value`, as formulas write them.
    status: String,
    value: String,
}

impl Columns {
    /// Where they will stand.
    pub(super) fn of(book: &Book<'_>, name: &str, head: &Head) -> Self {
        let columns = tidy::columns(book.plan);
        let first = first_row(head) + 2;
        let last = first.max(first + book.release.rows.len().saturating_sub(1));
        let range = |wanted: &str| {
            let at = columns.iter().rposition(|it| *it == wanted).unwrap_or(0);
            let letters = letters(at);
            format!("{}!${letters}${first}:${letters}${last}", quoted(name))
        };
        Self {
            status: range("conf_status"),
            value: range("value"),
        }
    }

    /// How many may be read.
    pub(super) fn count_read(&self) -> String {
        format!("=COUNT({})", self.value)
    }

    /// How many are withheld.
    pub(super) fn count_withheld(&self) -> String {
        format!("=COUNTIF({},\"C\")", self.status)
    }

    /// How many may be read and have no value.
    pub(super) fn count_empty(&self) -> String {
        format!(
            "=COUNTIF({0},\"F\")+COUNTIF({0},\"N\")-COUNT({1})",
            self.status, self.value
        )
    }
}

/// The row of the headings, from 0: readers, title, referential, notice, link, what it is.
fn first_row(head: &Head) -> usize {
    5 + usize::from(head.notice.is_some())
}

/// The letters of a column, from 0.
fn letters(mut at: usize) -> String {
    let mut letters = String::new();
    loop {
        let letter = u8::try_from(at % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + letter));
        if at < 26 {
            return letters;
        }
        at = at / 26 - 1;
    }
}

/// Writes the sheet.
pub(super) fn write(book: &Book<'_>, head: &Head, name: &str) -> Result<Worksheet, XlsxError> {
    let (plan, lang) = (book.plan, book.lang);
    let columns = tidy::columns(plan);
    let widths: Vec<f64> = columns.iter().map(|it| width(it)).collect();
    let mut sheet = Sheet::new(head, name, &workbook::data(), &widths)?;
    sheet.across(workbook::data_means().in_lang(lang), &style::aside())?;
    debug_assert_eq!(sheet.row as usize, first_row(head));
    let first = sheet.row;
    let heading = style::heading();
    for (column, words) in (0_u16..).zip(&columns) {
        sheet.text(column, words, &heading)?;
    }
    sheet.inner.set_row_height(first, 45.0)?;
    sheet.next();
    sheet.repeat()?;
    sheet.freeze(4)?;
    let bare = Format::new();
    for row in &book.release.rows {
        for ((column, value), heading) in (0_u16..).zip(tidy::row(plan, row)).zip(&columns) {
            match value {
                Value::Empty => {}
                Value::Text(text) => sheet.text(column, &text, &bare)?,
                Value::Number(digits) => match digits.parse() {
                    Ok(number) => sheet.number(column, number, &shape(heading, number, lang))?,
                    Err(_) => sheet.text(column, &digits, &bare)?,
                },
            }
        }
        sheet.next();
    }
    let last_column = u16::try_from(columns.len() - 1).unwrap_or(u16::MAX);
    if sheet.row > first + 1 {
        let last = sheet.row - 1;
        let headers = columns.iter().map(|it| {
            TableColumn::new()
                .set_header(*it)
                .set_header_format(heading.clone())
        });
        let table = Table::new()
            .set_name(workbook::data_table().in_lang(lang))
            .set_style(TableStyle::Light1)
            .set_banded_rows(false)
            .set_columns(&headers.collect::<Vec<_>>());
        sheet.inner.add_table(first, 0, last, last_column, &table)?;
        let grey = Format::new()
            .set_font_color(style::GREY)
            .set_background_color(style::FAINT);
        let status = letters(columns.len() - 1);
        let rule = format!("=${status}{}=\"C\"", first + 2);
        let rule = ConditionalFormatFormula::new()
            .set_rule(rule.as_str())
            .set_format(grey);
        sheet
            .inner
            .add_conditional_format(first + 1, 0, last, last_column, &rule)?;
    }
    sheet.done()
}

/// Estimates with two decimals, counts with their groups; the cell keeps every digit.
fn shape(column: &str, number: f64, lang: Lang) -> Format {
    let estimates = [
        "value",
        "ci_low",
        "ci_high",
        "mean_of_associations",
        "min_association",
        "max_association",
        "n_effective",
    ];
    if !estimates.contains(&column) {
        return style::bare("General");
    }
    let shape = Shape {
        decimals: 2,
        signed: false,
        rough: false,
    };
    style::bare(&shape.pattern(number, lang))
}

fn width(column: &str) -> f64 {
    match column {
        "indicator" => 26.0,
        "flags" => 24.0,
        "wave" | "ci_method" | "association" => 15.0,
        "referential" | "unit" | "measure" | "code" | "comparability" => 12.0,
        _ => 10.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        for (at, name) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
        ] {
            assert_eq!(letters(at), name);
        }
    }
}
