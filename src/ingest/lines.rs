//! Where a byte of a text stands: the line an editor shows, and the byte of the file it came from.
//!
//! Lines end at LF, CRLF or a lone CR, those inside quotes included. A [`Cursor`] only moves forward, so
//! that a whole file is counted once.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr, memchr_iter};

/// The line, from 1, of the byte at `at`.
pub(super) fn line_of(bytes: &[u8], at: usize) -> u64 {
    1 + breaks(&bytes[..at.min(bytes.len())], bytes.get(at).copied())
}

/// Line breaks in `bytes`; `next` is the byte after them, which a final CR may belong with.
pub(super) fn breaks(bytes: &[u8], next: Option<u8>) -> u64 {
    let mut count = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let follows = bytes.get(at + 1).copied().or(next);
        if *byte == b'\n' || (*byte == b'\r' && follows != Some(b'\n')) {
            count += 1;
        }
    }
    count
}

/// LF in `bytes`.
fn newlines(bytes: &[u8]) -> u64 {
    memchr_iter(b'\n', bytes).count() as u64
}

/// A place that moves forward through a decoded text.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    encoding: &'static Encoding,
    /// Whether any line of the text ends with a CR alone.
    lone_returns: bool,
    at: usize,
    line: u64,
    byte: u64,
}

impl<'a> Cursor<'a> {
    /// At the beginning of `text`, which came in `encoding` after a mark of `mark` bytes.
    pub(super) fn new(text: &'a str, encoding: &'static Encoding, mark: usize) -> Self {
        let bytes = text.as_bytes();
        let lone = |(at, byte): (usize, &u8)| *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        Self {
            text,
            encoding,
            lone_returns: memchr(b'\r', bytes).is_some() && bytes.iter().enumerate().any(lone),
            at: 0,
            line: 1,
            byte: mark as u64,
        }
    }

    /// The same, at the beginning of a part of a text which stands on `line` and at `byte` of its file.
    pub(super) fn within(
        part: &'a str,
        encoding: &'static Encoding,
        (line, byte): (u64, u64),
    ) -> Self {
        Self {
            line,
            byte,
            ..Self::new(part, encoding, 0)
        }
    }

    /// Line and byte past `bytes` of UTF-8, which stand on `line` and at `byte`, and after which no line goes on.
    pub(super) fn past(bytes: &[u8], (line, byte): (u64, u64)) -> (u64, u64) {
        let lone = |(at, byte): (usize, &u8)| *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        let is_lone = memchr(b'\r', bytes).is_some() && bytes.iter().enumerate().any(lone);
        let breaks = if is_lone {
            breaks(bytes, None)
        } else {
            newlines(bytes)
        };
        (line + breaks, byte + bytes.len() as u64)
    }

    /// Line and byte of the file at the offset `to` of the text, which is not before the last one asked
    /// for.
    pub(super) fn move_to(&mut self, to: usize) -> (u64, u64) {
        let to = to.clamp(self.at, self.text.len());
        let bytes = self.text.as_bytes();
        let passed = &bytes[self.at..to];
        self.line += if self.lone_returns {
            breaks(passed, bytes.get(to).copied())
        } else {
            newlines(passed)
        };
        self.byte += self.length(to);
        self.at = to;
        (self.line, self.byte)
    }

    /// How many bytes of the file the text up to `to` takes.
    fn length(&self, to: usize) -> u64 {
        let passed = &self.text.as_bytes()[self.at..to];
        if self.encoding == UTF_8 || passed.is_ascii() && self.encoding.is_ascii_compatible() {
            return passed.len() as u64;
        }
        let Some(text) = self.text.get(self.at..to) else {
            return passed.len() as u64;
        };
        if self.encoding == UTF_16LE || self.encoding == UTF_16BE {
            2 * text.encode_utf16().count() as u64
        } else if self.encoding.is_single_byte() {
            text.chars().count() as u64
        } else {
            self.encoding.encode(text).0.len() as u64
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    #[test]
    fn lines_and_bytes_are_those_of_the_file() {
        let text = "é\r\n\"a\nb\"\rc";
        let at = |part: &str| text.find(part).unwrap();
        let mut cursor = Cursor::new(text, UTF_8, 3);
        assert_eq!(cursor.move_to(0), (1, 3));
        assert_eq!(cursor.move_to(at("\"a")), (2, 7));
        assert_eq!(cursor.move_to(at("b\"")), (3, 10));
        assert_eq!(cursor.move_to(at("c")), (4, 13));
        assert_eq!(Cursor::new(text, WINDOWS_1252, 0).move_to(at("c")), (4, 9));
        assert_eq!(Cursor::new(text, UTF_16LE, 2).move_to(at("c")), (4, 20));
        assert_eq!(Cursor::new("a\nb\nc", UTF_8, 0).move_to(4), (3, 4));
        assert_eq!(line_of(b"a\r\rb", 3), 3);
    }
}
