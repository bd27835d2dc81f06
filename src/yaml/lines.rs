//! Slips of the keyboard that one line shows: a wrong mark of lists, a space that cannot be seen, `=` for `:`.
//!
//! In: a line that does not read. Out: where the slip is, and its mend.

use std::ops::Range;

use crate::i18n::{Said, yaml as said};

/// Spaces that look like a space and are none to YAML, and marks that cannot be seen at all.
const INVISIBLE: [char; 7] = [
    '\u{a0}', '\u{202f}', '\u{2007}', '\u{2009}', '\u{3000}', '\u{200b}', '\u{feff}',
];

/// Marks of lists in other writings.
const MARKS: [char; 13] = [
    '–', '—', '‑', '−', '‐', '•', '·', '◦', '▪', '●', '‣', '*', '+',
];

/// The slip in the line where the byte `at` stands; else in the line above, where nothing of this one was read.
pub(super) fn slip(text: &str, at: usize) -> Option<(Range<usize>, Said)> {
    let start = start_of_line(text, at);
    let line = text[start..].split(['\n', '\r']).next().unwrap_or_default();
    let (start, (range, said)) = match of_line(line) {
        Some(found) => (start, found),
        None if text[start..at].contains(": ") => return None,
        None => {
            let above = text[..start].trim_end();
            let start = start_of_line(above, above.len());
            (start, of_line(&above[start..])?)
        }
    };
    Some((range.start + start..range.end + start, said))
}

/// Where the line of the byte `at` begins.
pub(super) fn start_of_line(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// How deep the line of the byte `at` begins.
pub(super) fn indentation(text: &str, at: usize) -> usize {
    let line = &text[start_of_line(text, at)..];
    line.len() - line.trim_start_matches(' ').len()
}

/// How deep what holds the value at the byte `at` begins: its key, else its hyphen. What is no deeper is no part of it.
pub(super) fn depth(text: &str, at: usize) -> usize {
    let before = &text[start_of_line(text, at)..at];
    let key = before.trim_start_matches([' ', '-']);
    if key.is_empty() {
        before.rfind('-').unwrap_or(0)
    } else {
        before.len() - key.len()
    }
}

/// The mark that stands for a hyphen at the start of an item of a list: `–`, `•`, `1.`.
fn list_mark(content: &str) -> Option<&str> {
    let after = content.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = after.len() < content.len() && after.starts_with(['.', ')']);
    let length = if numbered {
        content.len() - after.len() + 1
    } else {
        let first = content.chars().next()?;
        MARKS.contains(&first).then_some(first.len_utf8())?
    };
    let (mark, rest) = content.split_at(length);
    let spaced = rest.starts_with([' ', '\u{a0}', '\u{202f}', '\t']);
    (spaced || (!mark.is_ascii() && rest.starts_with(['{', '[']))).then_some(mark)
}

fn of_line(line: &str) -> Option<(Range<usize>, Said)> {
    let content = line.trim_start_matches(' ');
    let start = line.len() - content.len();
    let first = content.chars().next()?;
    if INVISIBLE.contains(&first) {
        return Some((
            start..start + first.len_utf8(),
            said::invisible_indentation(),
        ));
    }
    if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
        .iter()
        .any(|mark| line.starts_with(mark))
    {
        return Some((0..line.trim_end().len(), said::conflict(1)));
    }
    if let Some(mark) = list_mark(content) {
        return Some((start..start + mark.len(), said::list_mark(mark)));
    }
    if let Some(item) = content.strip_prefix('-')
        && item.starts_with(|c: char| c.is_alphabetic() || "{[\"'\u{a0}\u{202f}".contains(c))
    {
        return Some((start..start + 1, said::dash_glued()));
    }
    of_key(line)
}

/// A key that nothing, or a wrong mark, parts from its value: `level:context`, `level = context`.
fn of_key(line: &str) -> Option<(Range<usize>, Said)> {
    let content = line.trim_start_matches([' ', '-']);
    let start = line.len() - content.len();
    let rest = content.trim_start_matches(|c: char| c.is_alphanumeric() || "_-".contains(c));
    let key = &content[..content.len() - rest.len()];
    if !key.starts_with(char::is_alphabetic) {
        return None;
    }
    let blanks = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    let (mark, value) = (&rest[blanks..], start + key.len() + blanks);
    if mark.starts_with('=') && !content.contains(": ") {
        return Some((value..value + 1, said::equals(key)));
    }
    let glued = mark.strip_prefix(':').filter(|value| {
        blanks == 0 && !value.is_empty() && !value.starts_with([' ', '\t', '/', ':'])
    })?;
    let invisible = glued.starts_with(INVISIBLE);
    Some((value..value + 1, said::colon_glued(key, invisible)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_marks_of_lists_from_words() {
        for (content, mark) in [
            ("– {a: b}", Some("–")),
            ("—{a: b}", Some("—")),
            ("• a", Some("•")),
            ("* a", Some("*")),
            ("1. a", Some("1.")),
            ("12) a", Some("12)")),
            ("- a", None),
            ("*.csv", None),
            ("1.5", None),
            ("18–20", None),
            ("", None),
        ] {
            assert_eq!(list_mark(content), mark, "{content}");
        }
    }

    #[test]
    fn points_at_the_slip() {
        for (text, at, found) in [
            ("a: b\n\u{a0} c: d\n", 7, Some("\u{a0}")),
            ("- a: b\n-{c: d}\n", 8, Some("-")),
            ("level:context\na: b\n", 15, Some(":")),
            ("  level:context\n  a: b\n", 3, Some(":")),
            ("a = b\nc: d\n", 0, Some("=")),
            ("=======\nc: d\n", 2, Some("=======")),
            ("a: b\n  c: d\n", 7, None),
            ("a: http://b\n  c: d\n", 14, None),
            ("é", 0, None),
        ] {
            let slip = slip(text, at).map(|(range, _)| &text[range]);
            assert_eq!(slip, found, "{text}");
        }
    }
}
