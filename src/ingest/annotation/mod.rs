//! The loop back to the association: copies of its own files, each row with what to mend, and a recap by question.
//!
//! In: what was rejected of each file, what of it is in doubt, and the file itself, read again. Out: for each file that holds any, its copy,
//! in its own encoding, with its own delimiter and order, and two cells more before each row; and a recap as Markdown. The
//! copy of a workbook is one too, of the sheet that was read alone; a workbook of which several sheets were read has none.
//! A corrected copy comes in again as the export it was: see `text::without`.
//!
//! The copies hold what persons answered: whoever writes them must keep them from others. A recap holds counts and lines
//! alone.

mod mends;
mod recap;
pub(super) mod text;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::content::content;
use super::decode::{Declared, Decoded, decode};
use super::lines::Cursor;
use super::workbook::cell::Spelling;
use super::workbook::{Workbook, copy};
use crate::collection::{Collection, DialectRead, Doubt, FileAccount, Reject};
use crate::i18n::Lang;
use crate::plan::{Plan, Source};
use text::Layout;

/// One file of an association, and what there is to mend in it.
struct Faulty<'c> {
    plan: &'c Plan,
    source: &'c Source,
    account: &'c FileAccount,
    rejects: Vec<&'c Reject>,
    doubts: Vec<&'c Doubt>,
}

/// What there is to say of one row.
#[derive(Default)]
struct OfRow<'c> {
    faults: Vec<&'c Reject>,
    doubts: Vec<&'c Doubt>,
}

/// The copies and the recaps of all files that hold faults, by path relative to a folder; `folders` are those the
/// exports were read from.
pub fn write(
    plan: &Plan,
    collection: &Collection,
    folders: &[PathBuf],
    lang: Lang,
) -> Vec<(String, Vec<u8>)> {
    type Found<'c> = (Vec<&'c Reject>, Vec<&'c Doubt>);
    let mut found: BTreeMap<&str, Found<'_>> = BTreeMap::new();
    for reject in &collection.rejects {
        found.entry(&reject.file).or_default().0.push(reject);
    }
    for doubt in &collection.doubts {
        found.entry(&doubt.file).or_default().1.push(doubt);
    }
    let mut written = Vec::new();
    for (name, (rejects, doubts)) in found {
        // Where several sources read one file, their faults stand together, in the layout that the first declares.
        let mut accounts = collection.files.iter();
        let Some(account) = accounts.find(|account| account.file == name) else {
            continue;
        };
        // Of a workbook of which sources read several sheets, a line does not tell the sheet.
        let mut sheets = collection.files.iter().filter(|it| it.file == name);
        let sheet = |account: &FileAccount| account.dialect.as_ref()?.sheet.clone();
        if sheets.any(|it| it.dialect.is_some() && sheet(it) != sheet(account)) {
            continue;
        }
        let faulty = Faulty {
            plan,
            source: plan.source(account.association, account.source),
            account,
            rejects,
            doubts,
        };
        let path = place(name, folders);
        if let Some(copy) = content(&path)
            .ok()
            .and_then(|bytes| faulty.copy(&bytes, lang))
        {
            written.push((inside(name), copy));
            written.push((recap_name(name), recap::write(&faulty, lang).into_bytes()));
        }
    }
    written
}

/// Where the file shown as `name` stands: below the one folder, or named with its folder where there are several.
fn place(name: &str, folders: &[PathBuf]) -> PathBuf {
    match folders {
        [only] => only.join(name),
        _ => PathBuf::from(name),
    }
}

/// `name` as a path that stays in a folder.
fn inside(name: &str) -> String {
    let parts = name.split('/');
    let parts = parts.filter(|part| !part.is_empty() && !matches!(*part, "." | ".."));
    parts.collect::<Vec<_>>().join("/")
}

/// `a/enquete.csv` → `a/enquete.recap.md`.
fn recap_name(name: &str) -> String {
    let path = Path::new(name).with_extension("recap.md");
    inside(&path.to_string_lossy())
}

impl Faulty<'_> {
    /// The copy of the file `bytes`; none where it is no longer what was read.
    fn copy(&self, bytes: &[u8], lang: Lang) -> Option<Vec<u8>> {
        let dialect = self.account.dialect.as_ref()?;
        if let Some(sheet) = &dialect.sheet {
            return self.workbook(bytes, sheet, lang);
        }
        let declared = Declared {
            source: Encoding::for_label(dialect.encoding.as_bytes()),
            profile: None,
        };
        let decoded = decode(bytes, declared).ok()?;
        let layout = self.layout(dialect)?;
        let copy = self.annotate(&decoded, layout, lang);
        let mut written = bytes[..decoded.mark].to_vec();
        written.extend(encoded(&copy, decoded.encoding));
        Some(written)
    }

    /// The copy of a workbook: a workbook of the sheet that was read, and no other.
    fn workbook(&self, bytes: &[u8], sheet: &str, lang: Lang) -> Option<Vec<u8>> {
        let layout = self.layout(self.account.dialect.as_ref()?)?;
        let spelling = Spelling::of(self.source);
        let text = Workbook::open(bytes).ok()?.text(sheet, spelling).ok()?;
        let decoded = Decoded {
            text: Cow::Owned(text),
            encoding: encoding_rs::UTF_8,
            detected: false,
            surprising: false,
            mark: 0,
        };
        let copy = self.annotate(&decoded, layout, lang);
        copy::write(&copy, sheet, spelling.decimal)
    }

    fn layout(&self, dialect: &DialectRead) -> Option<Layout> {
        let source = self.source;
        let skip_rows = source.dialect.skip_rows.unwrap_or(source.profile.skip_rows);
        Some(Layout {
            delimiter: u8::try_from(dialect.delimiter).ok()?,
            skip_rows,
            header_rows: dialect.header_rows,
        })
    }

    /// A text with its faults; one that was annotated before is annotated anew.
    fn annotate(&self, decoded: &Decoded<'_>, layout: Layout, lang: Lang) -> String {
        let plain = text::plain(Cow::Borrowed(decoded.text.as_ref()), layout);
        let mut by_line: BTreeMap<u64, OfRow<'_>> = BTreeMap::new();
        for reject in &self.rejects {
            by_line.entry(reject.line).or_default().faults.push(reject);
        }
        for doubt in &self.doubts {
            by_line.entry(doubt.line).or_default().doubts.push(doubt);
        }
        let mut cursor = Cursor::new(&plain, decoded.encoding, decoded.mark);
        text::annotate(&plain, layout, lang, |at| {
            let (line, _) = cursor.move_to(at);
            let row = by_line.get(&line)?;
            Some(mends::cells(self.plan, self.source, row, lang))
        })
    }
}

/// `text` in `encoding`; what it has no sign for becomes a question mark.
fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    if encoding == UTF_16LE {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    if encoding == UTF_16BE {
        return text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    }
    let mut written = Vec::with_capacity(text.len());
    for character in text.chars() {
        let mut one = [0; 4];
        let (bytes, _, lost) = encoding.encode(character.encode_utf8(&mut one));
        written.extend_from_slice(if lost { b"?" } else { &bytes });
    }
    written
}

#[cfg(test)]
mod tests;
