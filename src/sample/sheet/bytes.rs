//! A table of texts to the bytes that its tool would write.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Sheet;
use crate::plan::Source;
use crate::profiles::Quotes;

/// Stands for a quote that is not doubled, until the text is written: no export holds it.
pub(super) const STRAY: char = '\u{f8ff}';

/// Between cells where neither the source nor its profile says.
const USUAL_DELIMITER: u8 = b',';

impl Sheet {
    /// The bytes of an export of `source`.
    ///
    /// Where the encoding of the source lacks a character of some cell, the file is in UTF-8 with a byte order
    /// mark, which every reader honours.
    pub fn bytes(&self, source: &Source) -> Vec<u8> {
        let declared = source.profile.encoding;
        let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
        let encoding = source.dialect.encoding.or(declared).unwrap_or(UTF_8);
        encoded(
            &self.text(source),
            encoding,
            source.profile.shape.byte_order_mark,
        )
    }

    fn text(&self, source: &Source) -> String {
        let shape = &source.profile.shape;
        let delimiter = source.dialect.delimiter.or(source.profile.delimiter);
        let line_end = if shape.crlf { "\r\n" } else { "\n" };
        let mut writer = WriterBuilder::new()
            .delimiter(delimiter.unwrap_or(USUAL_DELIMITER))
            .quote_style(match shape.quotes {
                Quotes::Always => QuoteStyle::Always,
                Quotes::WhereNeeded => QuoteStyle::Necessary,
            })
            .terminator(if shape.crlf {
                Terminator::CRLF
            } else {
                Terminator::Any(b'\n')
            })
            .flexible(true)
            .from_writer(Vec::new());
        let width = self.headings.first().map_or(0, Vec::len);
        for line in &self.above {
            let blanks = std::iter::repeat_n("", width.saturating_sub(1));
            // Writing to memory cannot fail.
            let _ = writer.write_record(std::iter::once(line.as_str()).chain(blanks));
        }
        for heading in &self.headings {
            let _ = writer.write_record(heading);
        }
        for row in &self.rows {
            let _ = writer.write_record(&row.cells);
        }
        let bytes = writer.into_inner().unwrap_or_default();
        let mut text = String::from_utf8(bytes).unwrap_or_default();
        if shape.blank_last_row {
            text.push_str(line_end);
        }
        text.replace(STRAY, "\"")
    }
}

fn encoded(text: &str, encoding: &'static Encoding, mark: bool) -> Vec<u8> {
    let marked = |mark: bool| {
        let mark = if mark { "\u{feff}" } else { "" };
        format!("{mark}{text}")
    };
    if encoding == UTF_16LE {
        return marked(true)
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
    }
    if encoding == UTF_16BE {
        return marked(true)
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
    }
    if encoding == UTF_8 {
        return marked(mark).into_bytes();
    }
    let (bytes, _, lossy) = encoding.encode(text);
    if lossy {
        marked(true).into_bytes()
    } else {
        bytes.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    #[test]
    fn an_encoding_that_lacks_a_character_gives_way() {
        assert_eq!(encoded("é€", WINDOWS_1252, false), b"\xe9\x80");
        assert_eq!(encoded("é→", WINDOWS_1252, false), "\u{feff}é→".as_bytes());
        assert_eq!(encoded("é", UTF_8, true), "\u{feff}é".as_bytes());
        assert_eq!(encoded("é", UTF_16LE, false), b"\xff\xfe\xe9\0");
    }
}
