//! How the top of a text may be read: with which delimiter, below how many rows, as the export of which tool.

use csv::ByteRecord;

use super::Asked;
use crate::ingest::dialect::{after_rows, records, vote};
use crate::ingest::heading::Headings;
use crate::ingest::values::is_blank;
use crate::profiles::{self, PROFILES, Profile};

/// How many rows may stand above the headings.
const ABOVE: usize = 10;

/// Of the columns a tool adds by itself, how many are enough to know it.
const MARKS: usize = 3;

/// One way to read the top of a text.
pub(super) struct Way {
    pub(super) profile: &'static Profile,
    pub(super) marks: Vec<String>,
    pub(super) decimal: Option<char>,
    pub(super) delimiter: u8,
    pub(super) skip_rows: usize,
    pub(super) header_rows: usize,
    pub(super) start: usize,
}

impl Way {
    /// The way of a profile, at the beginning of what it writes.
    fn of(profile: &'static Profile, text: &str, begin: usize, known: Option<u8>) -> Self {
        let delimiter = known.or(profile.delimiter);
        let delimiter = delimiter.unwrap_or_else(|| vote(&text[begin..]).delimiter);
        let way = Self {
            profile,
            marks: Vec::new(),
            decimal: None,
            delimiter,
            skip_rows: profile.skip_rows,
            header_rows: profile.header_rows.max(1),
            start: begin + after_rows(&text[begin..], delimiter, profile.skip_rows),
        };
        let marks = way.marks(text);
        Self { marks, ..way }
    }

    /// The same, but where something else was asked for.
    fn asked(self, asked: &Asked, text: &str, begin: usize) -> Self {
        let skip_rows = asked.skip_rows.unwrap_or(self.skip_rows);
        Self {
            skip_rows,
            header_rows: asked.header_rows.unwrap_or(self.header_rows).max(1),
            start: begin + after_rows(&text[begin..], self.delimiter, skip_rows),
            decimal: asked.decimal,
            ..self
        }
    }

    /// The rows of headings.
    pub(super) fn rows(&self, text: &str) -> Vec<ByteRecord> {
        let reader = records(&text[self.start..], self.delimiter);
        let rows = reader.into_byte_records().filter_map(Result::ok);
        rows.take(self.header_rows).collect()
    }

    /// The headings of the columns that the tool adds by itself.
    fn marks(&self, text: &str) -> Vec<String> {
        let shape = &self.profile.shape;
        let is_added = |heading: &str| {
            // `id. Response ID`: the code comes first where both were asked for.
            let code = heading.split_once(". ").map_or(heading, |(code, _)| code);
            let mut added = shape.before.iter().chain(shape.after);
            added.any(|extra| extra.heading == code) || self.profile.in_english.contains(&code)
        };
        let headings = Headings::join(&self.rows(text), self.profile.path);
        let mut headings = headings.lower;
        headings.retain(|heading| is_added(heading));
        headings
    }
}

/// The tool whose own columns stand where it writes them, whatever separates cells: some let people choose.
fn tools(text: &str, begin: usize, known: Option<u8>) -> Option<Way> {
    let voted = vote(&text[begin..]).delimiter;
    let ways = PROFILES.iter().flat_map(|profile| {
        let usual = known.or(profile.delimiter).unwrap_or(voted);
        let mut delimiters = vec![usual, known.unwrap_or(voted)];
        delimiters.dedup();
        delimiters.into_iter().filter_map(move |delimiter| {
            let way = Way::of(profile, text, begin, Some(delimiter));
            let shape = &profile.shape;
            let added = shape.before.len() + shape.after.len();
            let enough = !way.marks.is_empty() && way.marks.len() >= MARKS.min(added);
            enough.then_some(way)
        })
    });
    // The first of those that bear as many marks.
    let mut best: Option<Way> = None;
    for way in ways {
        if best
            .as_ref()
            .is_none_or(|best| way.marks.len() > best.marks.len())
        {
            best = Some(way);
        }
    }
    best
}

/// A table of no known tool: the delimiter that most rows agree on, and headings in the first row that is no title. A
/// row of three cells is none: to pass over sparse headings would make some of an answer.
fn table(text: &str, begin: usize, known: Option<u8>) -> Way {
    const WIDE: usize = 5;
    let delimiter = known.unwrap_or_else(|| vote(&text[begin..]).delimiter);
    let at = |skipped| begin + after_rows(&text[begin..], delimiter, skipped);
    let filled = |start: usize| {
        let mut record = ByteRecord::new();
        let mut reader = records(&text[start..], delimiter);
        let read = reader.read_byte_record(&mut record).unwrap_or(false);
        read.then(|| record.iter().filter(|cell| !is_blank(cell)).count())
    };
    let fullest = (0..ABOVE * 2)
        .filter_map(|skipped| filled(at(skipped)))
        .max();
    let fullest = fullest.unwrap_or(0);
    let is_title = |cells: usize| match cells {
        0 => true,
        1 => fullest > 1,
        2 => fullest >= WIDE,
        _ => false,
    };
    let skip_rows =
        (0..ABOVE).find(|skipped| filled(at(*skipped)).is_some_and(|cells| !is_title(cells)));
    let skip_rows = skip_rows.unwrap_or(0);
    Way {
        profile: profiles::plain(),
        marks: Vec::new(),
        decimal: None,
        delimiter,
        skip_rows,
        header_rows: 1,
        start: at(skip_rows),
    }
}

/// The way to read the top of a text, as far as its bytes tell it.
pub(super) fn way_of(text: &str, begin: usize, known: Option<u8>, asked: &Asked) -> Way {
    let way = match asked.profile {
        Some(profile) => Way::of(profile, text, begin, known),
        None => tools(text, begin, known).unwrap_or_else(|| table(text, begin, known)),
    };
    way.asked(asked, text, begin)
}
