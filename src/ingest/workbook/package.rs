//! What a file is by its first bytes, and whether a workbook may be unpacked.
//!
//! In: bytes. Out: their [`Kind`]; and of a workbook, that what it unpacks to stays within a limit and holds nothing
//! that would make the reader of workbooks reserve more than it reads.
//!
//! A package says how large its members are, and may lie: what it says is looked at first, then each member is
//! unpacked once to be counted, and no further than the limit. Two things are looked for inside, for the reader takes
//! them at their word: a table of texts that announces more than it can hold, and styles without number or end, each of
//! which would be copied for each cell format.

use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;

/// Formats of cells that a workbook may have: a little more than Excel takes.
const MOST_FORMATS: usize = 1 << 16;

/// The longest tag in the styles of a workbook: a format has 255 characters at most.
const LONGEST_TAG: usize = 1 << 12;

/// Bytes of the shortest text in the table of texts.
const SHORTEST_TEXT: u64 = 4;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Kind {
    /// A text, or what is refused later.
    Text,
    /// A workbook that is read.
    Workbook,
    /// One of those that are not.
    Refused(Refused),
}

/// What is neither a text nor a workbook that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A workbook as Excel saved them before 2007.
    Xls,
    /// A workbook behind a password.
    Locked,
    /// A workbook in binary.
    Xlsb,
    /// A workbook as `LibreOffice` saves them.
    Ods,
    /// An archive without a workbook's members.
    Zip,
    /// An archive that ends too early, or one that is no archive after its first bytes.
    Broken,
    /// A compressed file.
    Gzip,
}

/// Why a workbook is not unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unpackable {
    /// It takes more bytes than the limit, as far as they were counted.
    Large(u64),
    /// It cannot be read, or is not as a spreadsheet writes them.
    Damaged,
}

/// Whether `bytes`, of which [`kind`] was asked before, are a workbook.
pub(in crate::ingest) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// What a file is, by its bytes whatever its name.
pub(in crate::ingest) fn kind(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let name: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let locked = memmem::find(bytes, &name).is_some();
        return Kind::Refused(if locked {
            Refused::Locked
        } else {
            Refused::Xls
        });
    }
    if bytes.starts_with(b"\x1f\x8b") {
        return Kind::Refused(Refused::Gzip);
    }
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
        return Kind::Text;
    }
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Kind::Refused(Refused::Broken);
    };
    // Some programs write members with other letters, or with `\`.
    let names = archive.file_names();
    let names: Vec<String> = names
        .filter_map(Result::ok)
        .map(|name| name.to_lowercase().replace('\\', "/"))
        .collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if !is_workbook(bytes) {
        Kind::Refused(Refused::Zip)
    } else if has("content.xml") && has("mimetype") {
        Kind::Refused(Refused::Ods)
    } else if has("xl/workbook.bin") {
        Kind::Refused(Refused::Xlsb)
    } else if has("[content_types].xml")
        && names.iter().any(|name| {
            name.starts_with("xl/") || name == "workbook.xml" || name.ends_with("/workbook.xml")
        })
    {
        Kind::Workbook
    } else {
        Kind::Refused(Refused::Zip)
    }
}

/// Checks that all that `bytes` unpack to stays within `limit` bytes.
pub(super) fn check(bytes: &[u8], limit: u64) -> Result<(), Unpackable> {
    let damaged = |_| Unpackable::Damaged;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut told = 0_u64;
    for at in 0..archive.len() {
        let member = archive.by_index_raw(at).map_err(damaged)?;
        told = told.saturating_add(member.size());
    }
    if told > limit {
        return Err(Unpackable::Large(told));
    }
    let mut counted = 0_u64;
    for at in 0..archive.len() {
        let member = archive.by_index(at).map_err(damaged)?;
        let name = member.name().map_err(damaged)?.to_lowercase();
        let mut member = member.take(limit - counted + 1);
        counted += if name.ends_with("styles.xml") {
            let text = whole(&mut member)?;
            are_styles(&text).then_some(text.len() as u64)
        } else if name.ends_with("sharedstrings.xml") {
            let text = whole(&mut member)?;
            are_texts(&text).then_some(text.len() as u64)
        } else {
            std::io::copy(&mut member, &mut std::io::sink()).ok()
        }
        .ok_or(Unpackable::Damaged)?;
        if counted > limit {
            return Err(Unpackable::Large(counted));
        }
    }
    Ok(())
}

fn whole(member: &mut impl Read) -> Result<Vec<u8>, Unpackable> {
    let mut text = Vec::new();
    let read = member.read_to_end(&mut text);
    read.map(|_| text).map_err(|_| Unpackable::Damaged)
}

/// Whether styles have an end: as many formats, and as long, as Excel takes.
fn are_styles(text: &[u8]) -> bool {
    // Looked at byte by byte: in two bytes a letter, nothing would be found.
    if text.contains(&0) {
        return false;
    }
    let formats = memmem::find_iter(text, b"xf").filter(|at| {
        let before = at.checked_sub(1).map(|at| text[at]);
        matches!(before, Some(b'<' | b':'))
    });
    let mut tags = text.split(|byte| *byte == b'<');
    formats.count() <= MOST_FORMATS && tags.all(|tag| tag.len() <= LONGEST_TAG)
}

/// Whether the table of texts announces no more of them than its bytes can hold.
fn are_texts(text: &[u8]) -> bool {
    if text.contains(&0) {
        return false;
    }
    let most = text.len() as u64 / SHORTEST_TEXT;
    memmem::find_iter(text, b"uniqueCount").all(|at| {
        let rest = &text[at + b"uniqueCount".len()..];
        let rest = rest.trim_ascii_start();
        let Some(value) = rest.strip_prefix(b"=").map(<[u8]>::trim_ascii_start) else {
            return true;
        };
        let value = value.get(1..).unwrap_or_default();
        let digits = value.iter().take_while(|byte| byte.is_ascii_digit());
        let count = digits.fold(0_u64, |count, digit| {
            count
                .saturating_mul(10)
                .saturating_add(u64::from(digit - b'0'))
        });
        count <= most
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_texts_announces_what_it_can_hold() {
        assert!(are_texts(b"<sst uniqueCount=\"2\"><si/><si/></sst>"));
        assert!(are_texts(b"<sst uniqueCount='x'></sst>"));
        assert!(are_texts(b"<sst></sst>"));
        for text in [
            "<sst uniqueCount=\"99999999999\"/>",
            "<sst uniqueCount = '99999999999999999999999999'/>",
            "<sst uniqueCount=\"11\"></sst>",
            "<\0s\0s\0t\0",
        ] {
            assert!(!are_texts(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn styles_have_an_end() {
        let of = |formats: usize, length: usize| {
            let name = "a".repeat(length);
            let formats = "<xf/>".repeat(formats);
            let text = format!("<font><name val=\"{name}\"/></font><cellXfs>{formats}</cellXfs>");
            are_styles(text.as_bytes())
        };
        assert!(of(10, 30));
        assert!(of(MOST_FORMATS, 30));
        assert!(!of(MOST_FORMATS + 1, 30));
        assert!(!of(10, LONGEST_TAG + 1));
        assert!(!are_styles(b"<\0"));
    }

    #[test]
    fn a_file_is_known_by_its_bytes() {
        let locked: Vec<u8> = b"\xd0\xcf\x11\xe0__"
            .iter()
            .copied()
            .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for (bytes, of) in [
            (b"a;b\n".as_slice(), Kind::Text),
            (b"", Kind::Text),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
                Kind::Refused(Refused::Xls),
            ),
            (&locked, Kind::Refused(Refused::Locked)),
            (b"\x1f\x8b\x08", Kind::Refused(Refused::Gzip)),
            (b"PK\x03\x04", Kind::Refused(Refused::Broken)),
            (
                b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
                Kind::Refused(Refused::Zip),
            ),
        ] {
            assert_eq!(kind(bytes), of);
        }
    }
}
