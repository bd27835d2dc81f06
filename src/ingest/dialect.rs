//! How the records of a text are written: what separates cells, where the headings begin, whether a
//! quote was left open, and in [`quotes`] whether those of a record are in their places.

pub(super) mod quotes;

use std::ops::Range;

use csv::{ByteRecord, Position, Reader, ReaderBuilder};

/// Delimiters an export may use, in the order that settles a tie.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Records in a thousand that agree where the vote is clear.
const CLEAR: u64 = 900;

/// How many records the vote looks at.
const VOTERS: usize = 50;

/// A reader of `text` that hands over ragged rows and treats the first record as any other.
pub(super) fn records(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .buffer_capacity(1 << 16)
        .from_reader(text.as_bytes())
}

/// Where `record`, the last that `reader` read of `text` from `start` on, stands in `text`: from its first
/// byte that is no line break, for `csv` counts those it passed as part of the row.
pub(super) fn span(
    text: &str,
    start: usize,
    record: &ByteRecord,
    reader: &Reader<&[u8]>,
) -> Range<usize> {
    let bytes = text.as_bytes();
    let place = |position: &Position| {
        let byte = usize::try_from(position.byte()).unwrap_or(usize::MAX);
        start.saturating_add(byte).min(bytes.len())
    };
    let mut at = record.position().map_or(start, place);
    while matches!(bytes.get(at), Some(b'\r' | b'\n')) {
        at += 1;
    }
    at..place(reader.position()).max(at)
}

/// The delimiter an Excel `sep=;` line gives, and the length of that line.
pub(super) fn separator_line(text: &str) -> Option<(u8, usize)> {
    let bytes = text.as_bytes();
    let quoted = bytes.starts_with(b"\"sep=");
    let rest = bytes.strip_prefix(if quoted {
        b"\"sep=".as_slice()
    } else {
        b"sep="
    })?;
    let delimiter = *rest
        .first()
        .filter(|byte| byte.is_ascii() && !b"\r\n\"".contains(byte))?;
    let mut at = 5 + usize::from(quoted);
    if quoted {
        at += usize::from(bytes.get(at) == Some(&b'"'));
    }
    let ends = match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => at + 2,
        (Some(b'\r' | b'\n'), _) => at + 1,
        (None, _) => at,
        _ => return None,
    };
    Some((delimiter, ends))
}

/// The offset after `rows` rows of `text`, blank ones counted.
pub(super) fn after_rows(text: &str, delimiter: u8, rows: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut left) = (0, rows);
    let mut quotes = Quotes::FieldBegins;
    while left > 0 && at < bytes.len() {
        let byte = bytes[at];
        quotes = quotes.after(byte, delimiter);
        at += 1;
        if quotes != Quotes::Inside
            && (byte == b'\n' || (byte == b'\r' && bytes.get(at) != Some(&b'\n')))
        {
            left -= 1;
        }
    }
    at
}

/// Quotes as CSV has them: one opens only where a field begins, a double one inside stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    FieldBegins,
    Plain,
    Inside,
    /// After a quote that closes, unless the next byte opens it again.
    Closed,
}

impl Quotes {
    /// The state after `byte`.
    pub(super) fn after(self, byte: u8, delimiter: u8) -> Self {
        match (self, byte) {
            (Self::Inside, b'"') => Self::Closed,
            (Self::Inside, _) | (Self::FieldBegins | Self::Closed, b'"') => Self::Inside,
            (_, b'\n' | b'\r') => Self::FieldBegins,
            (_, byte) if byte == delimiter => Self::FieldBegins,
            _ => Self::Plain,
        }
    }
}

/// What the vote found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Vote {
    pub(super) delimiter: u8,
    /// Whether nine records in ten agree on a number of cells above one.
    pub(super) clear: bool,
}

/// How many of the first records, in a thousand, have the commonest number of cells, and that number, by delimiter.
pub(super) fn ballots(text: &str) -> impl Iterator<Item = (u8, u64, u64)> {
    DELIMITERS.into_iter().map(|delimiter| {
        let (share, cells) = agreement(text, delimiter);
        (delimiter, share, cells)
    })
}

/// The delimiter on whose number of cells most records agree. Many cells weigh more than few, for few may agree by chance,
/// as two do where every row has one decimal comma; past nine records in ten, agreement alone counts.
pub(super) fn vote(text: &str) -> Vote {
    let mut best: Option<((u64, u64, u64), u8)> = None;
    for (delimiter, share, cells) in ballots(text) {
        let bits = u64::from(u64::BITS - cells.leading_zeros());
        let weight = if share >= CLEAR {
            (1, share, cells)
        } else {
            (0, share * bits, cells)
        };
        if cells > 1 && best.is_none_or(|(best, _)| weight > best) {
            best = Some((weight, delimiter));
        }
    }
    match best {
        Some(((clear, ..), delimiter)) => Vote {
            delimiter,
            clear: clear == 1,
        },
        None => Vote {
            delimiter: b',',
            clear: false,
        },
    }
}

/// How many records in a thousand have the commonest number of cells, and that number.
fn agreement(text: &str, delimiter: u8) -> (u64, u64) {
    let mut widths: Vec<u64> = Vec::new();
    let mut reader = records(text, delimiter);
    let mut record = ByteRecord::new();
    while widths.len() < VOTERS && reader.read_byte_record(&mut record).unwrap_or(false) {
        widths.push(record.len() as u64);
    }
    widths.sort_unstable();
    let commonest = widths
        .chunk_by(|a, b| a == b)
        .max_by_key(|run| (run.len(), run[0]))
        .map_or((0, 0), |run| (run.len() as u64, run[0]));
    (
        commonest.0 * 1000 / (widths.len() as u64).max(1),
        commonest.1,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vote_is_for_consistent_cells() {
        let found = |text| {
            let vote = vote(text);
            (char::from(vote.delimiter), vote.clear)
        };
        assert_eq!(found("a;b;c\n1,5;2;3\n1,5;2,5;3\n"), (';', true));
        assert_eq!(found("a,b\n\"x,y\",2\n"), (',', true));
        assert_eq!(found("a\tb\n1\t2\n"), ('\t', true));
        assert_eq!(found("a|b|c\n1|2|3\n"), ('|', true));
        // A decimal comma in each row, and a row in two cut by an answer with the delimiter in it.
        let odd = "a;b;c;d\n1,5;x;y;z\n1,5;x; y;z;2\n1,5;x;y;z\n1,5;x; y;z;2\n";
        assert_eq!(found(odd), (';', false));
        assert_eq!(found("alone\n1\n"), (',', false));
        assert_eq!(found(""), (',', false));
    }

    #[test]
    fn a_separator_line_is_honoured() {
        assert_eq!(separator_line("sep=;\r\na;b"), Some((b';', 7)));
        assert_eq!(separator_line("\"sep=,\"\na,b"), Some((b',', 8)));
        assert_eq!(separator_line("sep=;a;b\n"), None);
        assert_eq!(separator_line("separation;b\n"), None);
    }

    #[test]
    fn rows_before_the_headings_are_passed() {
        let text = "Title\n\n\"two\nlines\";x\na;b\n";
        assert_eq!(&text[after_rows(text, b';', 3)..], "a;b\n");
        assert_eq!(&"t\r\na\rb"[after_rows("t\r\na\rb", b';', 2)..], "b");
        assert_eq!(after_rows("a", b';', 5), 1);
    }
}
