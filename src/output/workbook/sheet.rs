//! A sheet under way: its first lines, its next row, how it prints.
//!
//! Every sheet begins with who may read it, and says of what data it is made; it prints on A4, no column cut, its headings on each
//! page. Rows have the height that their words take, since a spreadsheet does not compute that of merged cells.

use rust_xlsxwriter::{Format, Formula, Url, Worksheet, XlsxError};

use super::style;
use crate::i18n::output::workbook as said;
use crate::i18n::{Lang, Text};
use crate::output::page::plain;

/// Points of a line of text.
const LINE: f64 = 15.0;
/// A4.
const PAPER: u8 = 9;
/// Pixels between the margins of A4 on its side, across, with a tenth to spare for fonts of other widths; of one character of a
/// column.
const ACROSS: f64 = 930.0;
const CHARACTER: f64 = 7.0;
/// Points between the margins of A4 on its side, down, with some to spare.
const DOWN: f64 = 480.0;
/// The longest notice of a footer, which holds 255 characters in all.
const NOTICE: usize = 200;

/// What every sheet says first.
pub(super) struct Head {
    /// Who may read.
    pub(super) readers: Text,
    /// Whether figures are protected.
    pub(super) protected: bool,
    /// The referential.
    pub(super) referential: Text,
    /// What is said of the data.
    pub(super) notice: Option<String>,
    /// The name of the sheet of contents.
    pub(super) contents: String,
    /// The language.
    pub(super) lang: Lang,
}

/// A sheet under way.
pub(super) struct Sheet {
    /// What it becomes.
    pub(super) inner: Worksheet,
    /// Its name.
    pub(super) name: String,
    /// The next row.
    pub(super) row: u32,
    widths: Vec<f64>,
    /// The last column that words may cross.
    last: u16,
    /// Points from the top to the next row.
    pub(super) down: f64,
    /// Lines of the next row.
    tall: u32,
    /// The part of its size at which it prints, where pages are broken by hand.
    scale: f64,
    /// Where what stands together begins: a row, and the points above it.
    units: Vec<(u32, f64)>,
    lang: Lang,
}

impl Sheet {
    /// A sheet of columns of these widths, with its first lines.
    pub(super) fn new(
        head: &Head,
        name: &str,
        title: &Text,
        widths: &[f64],
    ) -> Result<Self, XlsxError> {
        let mut inner = Worksheet::new();
        inner.set_name(name)?;
        for (column, width) in (0_u16..).zip(widths) {
            inner.set_column_width(column, *width)?;
        }
        let last = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let mut sheet = Self {
            inner,
            name: name.to_owned(),
            row: 0,
            widths: widths.to_vec(),
            last,
            down: 0.0,
            tall: 1,
            scale: 1.0,
            units: Vec::new(),
            lang: head.lang,
        };
        sheet.print(head, title);
        let readers = plain(head.readers.in_lang(head.lang));
        sheet.across(&readers, &style::readers(head.protected))?;
        let row = sheet.row;
        sheet.text(0, title.in_lang(head.lang), &style::title())?;
        sheet.inner.set_row_height(row, 26.0)?;
        sheet.next();
        sheet.across(head.referential.in_lang(head.lang), &style::aside())?;
        if let Some(notice) = &head.notice {
            sheet.across(notice, &style::aside())?;
        }
        if name != head.contents {
            let back = said::back().in_lang(head.lang).to_owned();
            sheet.link(0, &head.contents, &back)?;
            sheet.next();
        }
        Ok(sheet)
    }

    /// How it prints.
    fn print(&mut self, head: &Head, title: &Text) {
        let lang = head.lang;
        let in_header = |text: &str| plain(text).replace('&', "&&");
        let whole = head.notice.as_deref().unwrap_or_default();
        let mut written = 0;
        let fits = |c: &char| {
            written += if *c == '&' { 2 } else { 1 };
            written <= NOTICE
        };
        let mut notice: String = whole.chars().take_while(fits).collect();
        if notice.len() < whole.len() {
            notice.push('…');
        }
        let readers = in_header(head.readers.in_lang(lang));
        let title: String = in_header(title.in_lang(lang)).chars().take(80).collect();
        let sheet = &mut self.inner;
        sheet.set_header(format!("&L&9 {readers}&R&9 {title}"));
        sheet.set_footer(format!("&L&8 {}&R&9 &P / &N", in_header(&notice)));
        sheet.set_paper_size(PAPER).set_landscape();
        sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_screen_gridlines(false);
    }

    /// Prints so that `pixels` across fit a page, and keeps what stands together on one page: Excel forgets breaks where it is asked
    /// to fit.
    pub(super) fn print_by_blocks(&mut self, beside: f64) {
        let table: f64 = self.widths.iter().map(|it| it * CHARACTER + 5.0).sum();
        let percent = (ACROSS / (table + beside) * 100.0)
            .floor()
            .clamp(10.0, 100.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 10 to 100"
        )]
        self.inner.set_print_scale(percent as u16);
        self.scale = percent / 100.0;
    }

    /// Words in one cell of the next row.
    pub(super) fn text(
        &mut self,
        column: u16,
        words: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let sheet = &mut self.inner;
        sheet.write_string_with_format(self.row, column, plain(words), format)?;
        Ok(())
    }

    /// A number in one cell of the next row.
    pub(super) fn number(
        &mut self,
        column: u16,
        number: f64,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let sheet = &mut self.inner;
        sheet.write_number_with_format(self.row, column, number, format)?;
        Ok(())
    }

    /// A formula in one cell of the next row, with what it gives.
    pub(super) fn formula(
        &mut self,
        column: u16,
        formula: &str,
        result: f64,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let formula = Formula::new(formula).set_result((result + 0.0).to_string());
        let sheet = &mut self.inner;
        sheet.write_formula_with_format(self.row, column, formula, format)?;
        Ok(())
    }

    /// Nothing, in one cell of the next row.
    pub(super) fn blank(&mut self, column: u16, format: &Format) -> Result<(), XlsxError> {
        self.inner.write_blank(self.row, column, format)?;
        Ok(())
    }

    /// A link to another sheet of the workbook.
    pub(super) fn link(&mut self, column: u16, sheet: &str, words: &str) -> Result<(), XlsxError> {
        let place = format!("internal:{}!A1", super::names::quoted(sheet));
        let url = Url::new(place).set_text(plain(words));
        let link = style::link();
        self.inner
            .write_url_with_format(self.row, column, url, &link)?;
        Ok(())
    }

    /// A sentence across the columns, on as many lines as it takes; then the next row.
    pub(super) fn across(&mut self, words: &str, format: &Format) -> Result<(), XlsxError> {
        self.across_to(self.last, words, format)
    }

    /// A sentence across the first columns.
    pub(super) fn across_to(
        &mut self,
        last: u16,
        words: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let words = plain(words);
        let room: f64 = self.widths.iter().take(usize::from(last) + 1).sum();
        if last > 0 {
            self.inner
                .merge_range(self.row, 0, self.row, last, &words, format)?;
        } else {
            self.text(0, &words, format)?;
        }
        self.tall(lines(&words, room))?;
        self.next();
        Ok(())
    }

    /// The next row holds so many lines.
    fn tall(&mut self, lines: u32) -> Result<(), XlsxError> {
        let height = f64::from(lines) * LINE;
        self.inner.set_row_height(self.row, height)?;
        self.tall = lines;
        Ok(())
    }

    /// The next row is as tall as the tallest of these words in their columns, `indent` of the first taken off.
    pub(super) fn fit(&mut self, cells: &[(u16, &str)]) -> Result<u32, XlsxError> {
        let needed = cells.iter().map(|(column, words)| {
            let room = self.widths.get(usize::from(*column)).copied();
            lines(words, room.unwrap_or(10.0) - 1.0)
        });
        let needed = needed.max().unwrap_or(1);
        self.tall(needed)?;
        Ok(needed)
    }

    /// The row is done.
    pub(super) fn next(&mut self) {
        self.down += f64::from(self.tall) * LINE;
        self.tall = 1;
        self.row += 1;
    }

    /// What follows, to the next such place, is not to be cut by the end of a page.
    pub(super) fn unit(&mut self) {
        self.units.push((self.row, self.down));
    }

    /// What is above the next row stays in sight while rows go by.
    pub(super) fn freeze(&mut self, columns: u16) -> Result<(), XlsxError> {
        self.inner.set_freeze_panes(self.row, columns)?;
        Ok(())
    }

    /// The row above the next one stands on each page.
    pub(super) fn repeat(&mut self) -> Result<(), XlsxError> {
        let headings = self.row.saturating_sub(1);
        self.inner.set_repeat_rows(headings, headings)?;
        Ok(())
    }

    /// The sheet, done.
    pub(super) fn done(mut self) -> Result<Worksheet, XlsxError> {
        let breaks = self.breaks();
        if !breaks.is_empty() {
            self.inner.set_page_breaks(&breaks)?;
        }
        Ok(self.inner)
    }

    /// The rows before which a page begins: units that have no room left on the page of the one before.
    fn breaks(&self) -> Vec<u32> {
        let room = DOWN / self.scale;
        let ends = self.units.iter().skip(1).map(|(_, down)| *down);
        let ends = ends.chain([self.down]);
        let mut top = 0.0;
        let mut breaks = Vec::new();
        for ((row, start), end) in self.units.iter().zip(ends) {
            if end - top > room && *start > top {
                breaks.push(*row);
                // The headings that each page repeats.
                top = start - 2.0 * LINE;
            }
            while end - top > room {
                top += room;
            }
        }
        breaks
    }

    /// The language it is written in.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }
}

/// Lines that words take in a room of so many digits; they part at spaces and after hyphens.
fn lines(words: &str, room: f64) -> u32 {
    let mut lines = 1_u32;
    let mut left = room;
    for word in words.split_inclusive([' ', '-']) {
        let taken: f64 = word.trim_end_matches(' ').chars().map(width).sum();
        if taken > left && left < room {
            lines += 1;
            left = room;
        }
        // A word longer than the room goes on below.
        while taken > left {
            lines += 1;
            left += room;
        }
        left -= word.chars().map(width).sum::<f64>();
    }
    lines
}

/// How wide a character is beside a digit, in the fonts of offices.
fn width(c: char) -> f64 {
    match c {
        ' ' | '\u{a0}' | '\u{202f}' | 'i' | 'j' | 'l' | 'I' | '\'' | '’' | '.' | ',' | ':'
        | ';' | '!' => 0.5,
        't' | 'f' | 'r' | '(' | ')' | '-' | '/' => 0.7,
        'm' | 'w' | 'M' | 'W' | '→' | '@' | '%' | '…' => 1.6,
        's' | 'c' | 'z' | 'x' | 'v' | 'y' => 0.85,
        _ if c.is_uppercase() => 1.1,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_take_the_lines_they_need() {
        assert_eq!(lines("", 10.0), 1);
        assert_eq!(lines("0123456789", 10.0), 1);
        assert_eq!(lines("01234 56789", 10.0), 2);
        assert_eq!(lines("personnes-associations", 11.0), 2);
        assert_eq!(lines("0123456789012345678901234", 10.0), 3);
        assert_eq!(lines("illisible illi ici", 11.0), 1);
    }
}
