//! The text of a sheet back to a workbook, for the copy that an association mends.
//!
//! In: a text as `Workbook::text` makes it, with more in it. Out: a workbook of that one sheet, under its own name, so that
//! a mended copy is read in place of the export with nothing to change in the referential. Numbers are numbers and dates
//! are dates, by their mark; all else is text, formulas too: the copy holds what was read of them. Other sheets, colours and
//! widths are not in it. The date of creation is fixed, so that the same text gives the same bytes.

use csv::ByteRecord;
use encoding_rs::UTF_8;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::DELIMITER;
use super::cell::{date, number, plain};
use crate::ingest::dialect::{records, span};
use crate::ingest::lines::Cursor;

/// The bytes of a workbook whose sheet `name` holds `text`, where `decimal` is the mark of its numbers; none where no
/// workbook can hold it.
pub(in crate::ingest) fn write(text: &str, name: &str, decimal: char) -> Option<Vec<u8>> {
    bytes(text, name, decimal).ok()
}

fn bytes(text: &str, name: &str, decimal: char) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    let (day, moment) = (
        Format::new().set_num_format("yyyy-mm-dd"),
        Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
    );
    let mut reader = records(text, DELIMITER);
    let mut record = ByteRecord::new();
    let mut cursor = Cursor::new(text, UTF_8, 0);
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        // Blank lines are rows, which the reader of CSV passes over.
        let (line, _) = cursor.move_to(span(text, 0, &record, &reader).start);
        let row = u32::try_from(line - 1).unwrap_or(u32::MAX);
        for (column, cell) in (0_u16..).zip(&record) {
            if let Some(date) = date(cell) {
                let format = if date.time() == chrono::NaiveTime::MIN {
                    &day
                } else {
                    &moment
                };
                let date = date.format("%Y-%m-%dT%H:%M:%S").to_string();
                let date = ExcelDateTime::parse_from_str(&date)?;
                sheet.write_datetime_with_format(row, column, date, format)?;
            } else if let Some(number) = number(cell, decimal) {
                sheet.write_number(row, column, number)?;
            } else if !cell.is_empty() {
                sheet.write_string(row, column, String::from_utf8_lossy(plain(cell)))?;
            }
        }
    }
    workbook.save_to_buffer()
}
