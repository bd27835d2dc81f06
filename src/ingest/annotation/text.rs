//! The text of an annotated copy: two cells before each row, and cells that a spreadsheet could take for a formula
//! behind an apostrophe. And back: an annotated copy that comes in again is read as if it had neither.

use std::borrow::Cow;
use std::ops::Range;

use csv::ByteRecord;

use crate::formula;
use crate::i18n::Lang;
use crate::i18n::ingest as say;
use crate::ingest::dialect::{Quotes, after_rows, records, separator_line};
use crate::ingest::form::{Form, Records};

/// How the table of a text is written.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) struct Layout {
    /// What separates cells.
    pub(in crate::ingest) delimiter: u8,
    /// Rows above the headings, the `sep=;` line aside.
    pub(in crate::ingest) skip_rows: usize,
    /// Rows of headings.
    pub(in crate::ingest) header_rows: usize,
}

impl Layout {
    /// Where the rows of headings stand in `text`, and the records below them.
    fn parts(self, text: &str) -> (Vec<Range<usize>>, Records<'_>) {
        let above = separator_line(text).map_or(0, |(_, length)| length);
        let start = above + after_rows(&text[above..], self.delimiter, self.skip_rows);
        let mut reader = records(&text[start..], self.delimiter);
        let mut headings = Vec::new();
        let mut places = Vec::new();
        let mut record = ByteRecord::new();
        while headings.len() < self.header_rows
            && reader.read_byte_record(&mut record).unwrap_or(false)
        {
            places.push(super::super::dialect::span(text, start, &record, &reader));
            headings.push(record.clone());
        }
        let below = Records::below(headings, text, start, self.delimiter, &reader, false);
        (places, below)
    }
}

/// Writes `text` with two cells more at the beginning of each row: what `said` gives for the record that begins at a
/// byte, or nothing. Nothing else moves: same order, same quotes, same line breaks.
pub(super) fn annotate(
    text: &str,
    layout: Layout,
    lang: Lang,
    mut said: impl FnMut(usize) -> Option<[String; 2]>,
) -> String {
    let (headings, mut below) = layout.parts(text);
    let mut written = String::with_capacity(text.len() + text.len() / 4);
    let mut copied = 0;
    let mut put = |at: Range<usize>, cells: [&str; 2]| {
        written.push_str(&text[copied..at.start]);
        for cell in cells {
            push_cell(&mut written, cell, layout.delimiter);
            written.push(char::from(layout.delimiter));
        }
        mask(&mut written, &text[at.clone()], layout.delimiter);
        copied = at.end;
    };
    let last = headings.len().saturating_sub(1);
    for (at, place) in headings.into_iter().enumerate() {
        let [faults, mend] = say::annotation_headings();
        let names = [faults.in_lang(lang), mend.in_lang(lang)];
        put(place, if at == last { names } else { ["", ""] });
    }
    while let Some((at, form)) = below.next() {
        let cells = said(at.start).filter(|_| form != Form::Blank);
        let cells = cells.unwrap_or_default();
        put(at, [&cells[0], &cells[1]]);
    }
    written.push_str(&text[copied..]);
    written
}

/// `text` without the two cells and the apostrophes of an annotated copy; none where it is no such copy.
pub(in crate::ingest) fn without(text: &str, layout: Layout) -> Option<String> {
    let above = separator_line(text).map_or(0, |(_, length)| length);
    let (headings, mut below) = layout.parts(text);
    let last = headings.last()?.clone();
    if !is_annotated(&text[last], layout.delimiter) {
        return None;
    }
    let mut written = String::with_capacity(text.len());
    let mut copied = 0;
    let mut put = |at: Range<usize>| {
        written.push_str(&text[copied..at.start]);
        let raw = &text[at.clone()];
        unmask(
            &mut written,
            &raw[two_cells(raw, layout.delimiter)..],
            layout.delimiter,
        );
        copied = at.end;
    };
    debug_assert!(above <= text.len());
    headings.into_iter().for_each(&mut put);
    while let Some((at, _)) = below.next() {
        put(at);
    }
    written.push_str(&text[copied..]);
    Some(written)
}

/// What separates the cells of an annotated copy, as its own headings tell: the rows below may be too damaged to tell it
/// again. None where `text` is no such copy.
pub(in crate::ingest) fn delimiter(text: &str) -> Option<u8> {
    /// Lines among which the headings are.
    const ABOVE: usize = 40;
    let [faults, _] = say::annotation_headings();
    let lines = text.split(['\r', '\n']).take(ABOVE);
    let mut marks = lines.filter_map(|line| {
        let bare = line.trim_start_matches('"');
        let rest = [Lang::Fr, Lang::En]
            .into_iter()
            .find_map(|lang| bare.strip_prefix(faults.in_lang(lang)))?;
        let mark = *rest.trim_start_matches('"').as_bytes().first()?;
        (mark.is_ascii() && is_annotated(line, mark)).then_some(mark)
    });
    marks.next()
}

/// Whether a row of headings begins with those of an annotated copy, in one language or the other.
fn is_annotated(raw: &str, delimiter: u8) -> bool {
    let mut reader = records(raw, delimiter);
    let mut record = ByteRecord::new();
    let read = reader.read_byte_record(&mut record).unwrap_or(false);
    let cell = |at: usize| String::from_utf8_lossy(record.get(at).unwrap_or_default()).into_owned();
    let (first, second) = (cell(0), cell(1));
    let [faults, mend] = say::annotation_headings();
    let same = |lang| faults.in_lang(lang) == first && mend.in_lang(lang) == second;
    read && (same(Lang::Fr) || same(Lang::En))
}

/// Where the third cell of a row begins.
fn two_cells(raw: &str, delimiter: u8) -> usize {
    let mut quotes = Quotes::FieldBegins;
    let mut cells = 0;
    for (at, byte) in raw.bytes().enumerate() {
        quotes = quotes.after(byte, delimiter);
        if byte == delimiter && quotes == Quotes::FieldBegins {
            cells += 1;
            if cells == 2 {
                return at + 1;
            }
        }
    }
    // Someone deleted them: the row is left as it is.
    0
}

fn push_cell(written: &mut String, cell: &str, delimiter: u8) {
    let quoted = cell
        .bytes()
        .any(|it| it == delimiter || b"\"\r\n".contains(&it));
    if quoted {
        written.push('"');
        written.push_str(&cell.replace('"', "\"\""));
        written.push('"');
    } else {
        written.push_str(cell);
    }
}

/// Whether a spreadsheet could take a cell that begins like `rest` for a formula; a number is none.
fn is_formula(rest: &str, delimiter: u8) -> bool {
    let Some(first) = rest.chars().next() else {
        return false;
    };
    let is_end = matches!(first, '\r' | '\n') || first == char::from(delimiter);
    if is_end || !formula::FIRST.contains(&first) {
        return false;
    }
    let ends = |it: char| matches!(it, '"' | '\r' | '\n') || it == char::from(delimiter);
    let cell = rest.split(ends).next().unwrap_or_default();
    let is_number = cell.len() > 1
        && cell
            .chars()
            .skip(1)
            .all(|it| it.is_ascii_digit() || matches!(it, ',' | '.' | ' ' | '%'))
        && cell.contains(|it: char| it.is_ascii_digit())
        && matches!(first, '+' | '-');
    !is_number
}

/// Hands each place where a cell begins, its opening quote passed, to `at_cell`, and copies the rest.
fn cells_of(raw: &str, delimiter: u8) -> impl Iterator<Item = usize> {
    let bytes = raw.as_bytes();
    let mut quotes = Quotes::FieldBegins;
    (0..=bytes.len()).filter(move |at| {
        let begins = match at.checked_sub(1) {
            None => bytes.first() != Some(&b'"'),
            Some(before) => {
                let was = quotes;
                quotes = quotes.after(bytes[before], delimiter);
                let opened = was == Quotes::FieldBegins && quotes == Quotes::Inside;
                opened || (quotes == Quotes::FieldBegins && bytes.get(*at) != Some(&b'"'))
            }
        };
        begins && *at < bytes.len()
    })
}

fn mask(written: &mut String, raw: &str, delimiter: u8) {
    let mut copied = 0;
    for at in cells_of(raw, delimiter) {
        if is_formula(&raw[at..], delimiter) {
            written.push_str(&raw[copied..at]);
            written.push('\'');
            copied = at;
        }
    }
    written.push_str(&raw[copied..]);
}

fn unmask(written: &mut String, raw: &str, delimiter: u8) {
    let mut copied = 0;
    for at in cells_of(raw, delimiter) {
        if let Some(rest) = raw[at..].strip_prefix('\'')
            && is_formula(rest, delimiter)
        {
            written.push_str(&raw[copied..at]);
            copied = at + 1;
        }
    }
    written.push_str(&raw[copied..]);
}

/// The text of an export, as it was before it was annotated.
pub(in crate::ingest) fn plain(text: Cow<'_, str>, layout: Layout) -> Cow<'_, str> {
    match without(&text, layout) {
        Some(plain) => Cow::Owned(plain),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LAYOUT: Layout = Layout {
        delimiter: b';',
        skip_rows: 0,
        header_rows: 1,
    };

    fn annotated(text: &str) -> String {
        annotate(text, LAYOUT, Lang::Fr, |at| {
            text[at..]
                .starts_with('H')
                .then(|| ["âge ; illisible".to_owned(), "dites \"12\"".to_owned()])
        })
    }

    #[test]
    fn the_headings_of_a_copy_tell_what_separates_its_cells() {
        for (text, mark) in [
            (
                "Fautes (impact),Correction (impact),Sexe\n;;;;;\n;;;;;\n",
                Some(b','),
            ),
            ("\"Faults (impact)\";\"Mend (impact)\";Sex\n", Some(b';')),
            (
                "Titre\r\nFautes (impact)\tCorrection (impact)\tSexe\r\n",
                Some(b'\t'),
            ),
            ("Fautes (impact),Sexe\n", None),
            ("Sexe,Âge\n", None),
            ("", None),
        ] {
            assert_eq!(delimiter(text), mark, "{text}");
        }
    }

    #[test]
    fn two_cells_stand_before_each_row_and_nothing_else_moves() {
        let text = "Sexe;Âge\r\n\r\nF;12\r\nH;\"x\r\ny\"\r\n;;\r\n\"F;3\r\nH;4";
        assert_eq!(
            annotated(text),
            "Fautes (impact);Correction (impact);Sexe;Âge\r\n\r\n;;F;12\r\n\
             \"âge ; illisible\";\"dites \"\"12\"\"\";H;\"x\r\ny\"\r\n;;;;\r\n;;\"F;3\r\n\
             \"âge ; illisible\";\"dites \"\"12\"\"\";H;4"
        );
    }

    #[test]
    fn formulas_stand_behind_an_apostrophe_and_numbers_do_not() {
        let text = "A;B\n=1+1;-3\n\"@SUM(A1)\";+ de 65 ans\n-1,5 %;+33612\n'=x;-\n";
        let copy = annotated(text);
        assert!(
            copy.contains(";;'=1+1;-3\n;;\"'@SUM(A1)\";'+ de 65 ans\n;;-1,5 %;+33612\n"),
            "{copy}"
        );
        assert!(copy.contains(";;'=x;'-\n"), "{copy}");
    }

    #[test]
    fn what_is_no_annotated_copy_is_left() {
        assert_eq!(without("Sexe;Âge\nF;3\n", LAYOUT), None);
        assert_eq!(without("", LAYOUT), None);
    }

    proptest! {
        #[test]
        fn a_copy_comes_back_as_it_was(
            rows in proptest::collection::vec("[FH=+'@\\-;\" 1a\n]{0,12}", 0..8),
        ) {
            let text = format!("Sexe;Âge\n{}\n", rows.join("\n"));
            // An apostrophe before a formula is taken for ours.
            prop_assume!(!text.contains('\''));
            prop_assert_eq!(without(&annotated(&text), LAYOUT), Some(text));
        }
    }
}
