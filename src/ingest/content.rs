//! The bytes of a file, where it may be a CSV: neither too large, nor empty, nor a workbook.

use std::fs;
use std::path::Path;

use crate::diagnostic::Code;
use crate::i18n::Said;
use crate::i18n::ingest as say;

/// Largest file read, in bytes.
const LARGEST_FILE: u64 = 2 << 30;

/// The bytes of a file that may be a CSV.
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
    let kinds: [(&[u8], &str); 4] = [
        (b"PK\x03\x04", "XLSX/ZIP"),
        (b"PK\x05\x06", "ZIP"),
        (b"\x1f\x8b", "GZIP"),
        (b"\xd0\xcf\x11\xe0", "XLS"),
    ];
    match kinds.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, kind)) => Err((Code::FormatNotCsv, say::format_not_csv(kind))),
        None => Ok(bytes),
    }
}
