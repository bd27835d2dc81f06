//! The first sheet: what the workbook holds, one link a sheet, and how its signs are read.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::sheet::{Head, Sheet};
use super::style::{self, State};
use crate::i18n::Text;
use crate::i18n::output::workbook;

/// One line: a sheet, and what it holds.
pub(super) struct Entry {
    /// Its name.
    pub(super) sheet: String,
    /// What it holds.
    pub(super) holds: Text,
}

/// Writes the sheet.
pub(super) fn write(head: &Head, entries: &[Entry]) -> Result<Worksheet, XlsxError> {
    let lang = head.lang;
    let mut sheet = Sheet::new(head, &head.contents, &workbook::cover(), &[34.0, 96.0])?;
    sheet.inner.set_print_fit_to_pages(1, 1);
    sheet.inner.set_tab_color(style::BLUE);
    sheet.next();
    for (column, words) in (0_u16..).zip(workbook::contents_headings()) {
        sheet.text(column, words.in_lang(lang), &style::heading())?;
    }
    sheet.fit(&[])?;
    sheet.next();
    for entry in entries {
        let holds = entry.holds.in_lang(lang);
        sheet.link(0, &entry.sheet, &entry.sheet)?;
        sheet.text(1, holds, &style::words(State::Plain))?;
        sheet.fit(&[(1, holds)])?;
        sheet.next();
    }
    sheet.next();
    sheet.across(workbook::how_to_read().in_lang(lang), &style::subtitle())?;
    for (sign, state, meaning) in workbook::signs() {
        let state = if state {
            State::Withheld
        } else {
            State::Fragile
        };
        sheet.text(0, sign.in_lang(lang), &style::words(state))?;
        let meaning = meaning.in_lang(lang);
        sheet.text(1, meaning, &style::words(State::Plain))?;
        sheet.fit(&[(1, meaning)])?;
        sheet.next();
    }
    sheet.done()
}
