//! The bytes of a file to the text that its rows are cut from: that of a CSV, or of one sheet of a workbook.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::Export;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n::ingest as say;
use crate::ingest::annotation;
use crate::ingest::decode::{Declared, Decoded, Undecodable, decode_part};
use crate::ingest::dialect::{after_rows, records, separator_line, vote};
use crate::ingest::workbook::cell::Spelling;
use crate::ingest::workbook::{self, Unread, Workbook};

/// The text of a file, its headings not looked for yet.
pub(super) struct Text<'b> {
    pub(super) decoded: Decoded<'b>,
    /// What separates cells, and whether it was detected.
    pub(super) written: (u8, bool),
    /// Where the headings begin.
    pub(super) start: usize,
    /// The sheet it is of, where the file is a workbook.
    pub(super) sheet: Option<String>,
}

impl Export<'_> {
    /// The text of a CSV, of which all bytes are ASCII or not, and how it is written.
    pub(super) fn text<'b>(
        self,
        bytes: &'b [u8],
        is_ascii: bool,
        diagnostics: &mut Diagnostics,
    ) -> Result<Text<'b>, Vec<Diagnostic>> {
        let decoded = self.decode(bytes, is_ascii, diagnostics)?;
        let (delimiter, detected, start) = self.delimiter(decoded.text.as_ref())?;
        Ok(Text {
            decoded,
            written: (delimiter, detected),
            start,
            sheet: None,
        })
    }

    /// The text of the sheet of a workbook that the source names, or of the one that is meant.
    pub(super) fn sheet<'b>(
        self,
        bytes: &'b [u8],
        diagnostics: &mut Diagnostics,
    ) -> Result<Text<'b>, Vec<Diagnostic>> {
        let refuse = |(code, said): Unread| vec![self.fault(code, None, said)];
        let asked = self.source.dialect.sheet.as_deref();
        let mut workbook = Workbook::open(bytes).map_err(refuse)?;
        let sheet = workbook.choose(asked).map_err(refuse)?;
        if !sheet.others.is_empty() {
            let said = say::sheet_several(&sheet.name, &sheet.others);
            diagnostics.push(self.fault(Code::SheetSeveral, None, said));
        }
        let spelling = Spelling::of(self.source);
        let text = workbook.text(&sheet.name, spelling).map_err(refuse)?;
        Ok(Text {
            start: after_rows(&text, workbook::DELIMITER, self.skip_rows()),
            decoded: Decoded {
                text: Cow::Owned(text),
                encoding: encoding_rs::UTF_8,
                detected: asked.is_none(),
                surprising: false,
                mark: 0,
            },
            written: (workbook::DELIMITER, false),
            sheet: Some(sheet.name),
        })
    }

    fn decode<'b>(
        self,
        bytes: &'b [u8],
        is_ascii: bool,
        diagnostics: &mut Diagnostics,
    ) -> Result<Decoded<'b>, Vec<Diagnostic>> {
        let profile = self.source.profile.encoding;
        let declared = Declared {
            source: self.source.dialect.encoding,
            profile: profile.and_then(|label| Encoding::for_label(label.as_bytes())),
        };
        let decoded = decode_part(bytes, is_ascii, declared).map_err(|fault| match fault {
            Undecodable::Nul(line) => {
                vec![self.fault(Code::CsvNul, Some(line), say::csv_nul(line))]
            }
            Undecodable::Invalid(encoding, line) => vec![self.fault(
                Code::EncodingInvalid,
                Some(line),
                say::encoding_invalid(encoding.name(), line),
            )],
        })?;
        if decoded.surprising {
            let said = declared.source.or(declared.profile).map(Encoding::name);
            let accented = self.accented(&decoded.text);
            let said = say::encoding_guessed(decoded.encoding.name(), said, &accented);
            diagnostics.push(self.fault(Code::EncodingGuessed, None, said));
        }
        Ok(decoded)
    }

    /// Some headings of the source that bear accents and stand at the top of `text`: by them one sees whether it is rightly
    /// read. Headings alone, for the referential names them already.
    fn accented(&self, text: &str) -> Vec<&str> {
        const MOST: usize = 3;
        const TOP: usize = 1 << 16;
        let top = &text[..text.floor_char_boundary(TOP)];
        let headings = self.source.mappings.iter();
        let headings = headings.flat_map(|mapping| mapping.filling.headings());
        let accented = headings.map(|heading| heading.text.as_str());
        let mut accented: Vec<&str> = accented
            .filter(|heading| !heading.is_ascii() && top.contains(*heading))
            .collect();
        accented.dedup();
        accented.truncate(MOST);
        accented
    }

    /// Rows above the headings.
    pub(super) fn skip_rows(self) -> usize {
        let declared = self.source.dialect.skip_rows;
        declared.unwrap_or(self.source.profile.skip_rows)
    }

    /// The delimiter, whether it was detected, and where the headings begin.
    pub(super) fn delimiter(self, text: &str) -> Result<(u8, bool, usize), Vec<Diagnostic>> {
        let line = separator_line(text);
        let after_line = line.map_or(0, |(_, length)| length);
        let declared = self
            .source
            .dialect
            .delimiter
            .or(self.source.profile.delimiter);
        let known = line
            .map(|(delimiter, _)| delimiter)
            .or(declared)
            .or_else(|| annotation::text::delimiter(&text[after_line..]));
        let skipped = self.skip_rows();
        let start = after_line + after_rows(&text[after_line..], known.unwrap_or(b';'), skipped);
        let Some(known) = known else {
            return Ok((vote(&text[start..]).delimiter, true, start));
        };
        let mut heading = csv::ByteRecord::new();
        let has_heading = records(&text[start..], known).read_byte_record(&mut heading);
        if line.is_none() && has_heading.unwrap_or(false) && heading.len() == 1 {
            let vote = vote(&text[start..]);
            if vote.clear && vote.delimiter != known {
                let said = say::csv_delimiter(char::from(known), char::from(vote.delimiter));
                return Err(vec![self.fault(Code::CsvDelimiter, None, said)]);
            }
        }
        Ok((known, false, start))
    }
}
