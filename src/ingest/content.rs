//! The bytes of a file, where it may be read: a CSV or a workbook, neither too large nor empty.

use std::fs;
use std::path::Path;

use super::workbook::package::{Kind, kind};
use crate::diagnostic::Code;
use crate::i18n::Said;
use crate::i18n::ingest as say;

/// Largest file read, in bytes; and the most that a workbook may unpack to.
pub(super) const LARGEST_FILE: u64 = 2 << 30;

/// Extensions of files that are texts: a workbook so named was renamed, and whoever did it believes that it is a CSV.
const TEXTS: [&str; 3] = ["csv", "tsv", "txt"];

/// The bytes of a file that may be a CSV, or are a workbook.
pub(super) fn content(path: &Path) -> Result<Vec<u8>, (Code, Said)> {
    let unreadable = |cause: std::io::Error| {
        (
            Code::FileUnreadable,
            say::file_unreadable(&cause.kind().to_string()),
        )
    };
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > LARGEST_FILE {
        return Err((
            Code::LimitFileSize,
            say::limit_file_size(size, LARGEST_FILE),
        ));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    if bytes.is_empty() {
        return Err((Code::CsvEmpty, say::csv_empty()));
    }
    match kind(&bytes) {
        Kind::Text => Ok(bytes),
        Kind::Workbook => match text_extension(path) {
            None => Ok(bytes),
            Some(extension) => Err((Code::FormatNotCsv, say::workbook_not_csv(extension))),
        },
        Kind::Refused(refused) => Err((Code::FormatNotCsv, say::format_refused(refused))),
    }
}

/// The extension of a file whose name says that it is a text.
fn text_extension(path: &Path) -> Option<&'static str> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    TEXTS.into_iter().find(|text| *text == extension)
}
