//! The headings of a file, and which column each mapping means.

use std::collections::BTreeMap;

use csv::ByteRecord;

use super::values::is_blank;
use super::workbook::cell::plain;
use crate::matching::normal_form;
use crate::plan::Heading;
use crate::profiles::Profile;

/// The headings of one file, normalised.
#[derive(Debug)]
pub(super) struct Headings {
    /// One a column: `upper | lower` where there are several rows.
    pub(super) full: Vec<String>,
    /// The lower heading of each column: the lowest of its own cells that is not blank.
    pub(super) lower: Vec<String>,
    /// The heading without the lower cell, where that says nothing.
    upper: Vec<String>,
    /// What separates groups and question in a lower heading.
    path: Option<char>,
    /// Whether `Q1[SQ001]` and `Q1_SQ001` are two ways to write one code.
    parts: bool,
}

/// What a heading was found to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A column.
    Column(usize),
    /// Nothing.
    Missing,
    /// Several columns.
    Several(Vec<usize>),
}

impl Headings {
    /// Joins the rows of headings; empty upper cells are filled from the left, except above a column that has no cell
    /// of its own. In the lowest row, `path` separates groups and question.
    pub(super) fn join(rows: &[ByteRecord], path: Option<char>) -> Self {
        let width = rows.iter().map(ByteRecord::len).max().unwrap_or(0);
        let mut full = vec![String::new(); width];
        let mut lower = vec![String::new(); width];
        let is_named = |column| {
            let mut cells = rows.iter().filter_map(|row| row.get(column));
            cells.any(|cell| !is_blank(cell))
        };
        let named: Vec<bool> = (0..width).map(is_named).collect();
        for (depth, row) in rows.iter().enumerate() {
            let last = depth + 1 == rows.len();
            let mut left = String::new();
            for column in 0..width {
                let bytes = plain(row.get(column).unwrap_or_default());
                let cell = String::from_utf8_lossy(bytes);
                let own = normal_form(&cell);
                if !own.is_empty() {
                    lower[column] = own.clone().into_owned();
                }
                if last || !own.is_empty() {
                    left = own.into_owned();
                }
                if !left.is_empty() && named[column] {
                    if !full[column].is_empty() {
                        full[column].push_str(" | ");
                    }
                    full[column].push_str(&left);
                }
            }
        }
        Self {
            upper: vec![String::new(); width],
            full,
            lower,
            path,
            parts: false,
        }
    }

    /// The headings as the tool of `profile` writes them.
    pub(super) fn of(mut self, profile: &Profile) -> Self {
        self.parts = profile.parts;
        for (column, lower) in self.lower.iter().enumerate() {
            let upper = self.full[column].strip_suffix(lower.as_str());
            let upper = upper.and_then(|upper| upper.strip_suffix(" | "));
            if profile.fillers.contains(&lower.as_str()) {
                upper
                    .unwrap_or_default()
                    .clone_into(&mut self.upper[column]);
            }
        }
        self
    }

    /// What separates groups and question.
    pub(super) fn mark(&self) -> Option<char> {
        self.path
    }

    /// How many columns.
    pub(super) fn width(&self) -> usize {
        self.full.len()
    }

    /// The column `heading` means: the whole heading first, then the lower one, then the end of a path, then the upper
    /// one over a lower one that says nothing, where it is unique; then the code that a heading carries.
    pub(super) fn find(&self, heading: &Heading) -> Found {
        let wanted = heading.text.as_str();
        let part = Some(wanted).filter(|_| self.parts).and_then(other_part);
        let is_code = heading.is_code || part.is_some();
        let by_code = |code: &str| {
            if is_code {
                self.by_code(code)
            } else {
                Found::Missing
            }
        };
        let mut found = first_of([self.by_text(wanted), by_code(wanted)]);
        if let Some(other) = part.filter(|_| found == Found::Missing) {
            found = first_of([self.by_text(&other), by_code(&other)]);
        }
        found
    }

    fn by_text(&self, wanted: &str) -> Found {
        let whole = |text: &str| text == wanted;
        let end = |text: &str| {
            let groups = self.path.and(text.strip_suffix(wanted));
            groups.is_some_and(|groups| self.path.is_some_and(|mark| groups.ends_with(mark)))
        };
        first_of([
            one_of(&self.full, whole),
            one_of(&self.lower, whole),
            one_of(&self.lower, end),
            one_of(&self.upper, whole),
        ])
    }

    fn by_code(&self, wanted: &str) -> Found {
        let alone = |text: &str| carries(text, wanted, &['[', '_']);
        let or_part = |text: &str| carries(text, wanted, &[]);
        first_of([
            one_of(&self.lower, alone),
            one_of(&self.full, alone),
            one_of(&self.lower, or_part),
            one_of(&self.full, or_part),
        ])
    }

    /// All that may address a column: whole headings, lower ones, the last step of a path, upper ones alone.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let ends = self.lower.iter().filter_map(|text| {
            let (_, end) = text.rsplit_once(self.path?)?;
            Some(end)
        });
        let whole = self.full.iter().chain(&self.lower).chain(&self.upper);
        let whole = whole.map(String::as_str);
        whole.chain(ends).filter(|name| !name.is_empty())
    }
}

/// Whether the heading `text` begins with the code `code`, which none of `parts` goes on: `Q1[other]` is a
/// part of `Q1`.
fn carries(text: &str, code: &str, parts: &[char]) -> bool {
    text.strip_prefix(code)
        .and_then(|rest| rest.chars().next())
        .is_some_and(|next| !next.is_alphanumeric() && !parts.contains(&next))
}

/// The other way to write the code of a part: `Q1_SQ001` for `Q1[SQ001]`, and the reverse. A code of two scales is
/// none, for their numbers differ from one way to the other.
fn other_part(code: &str) -> Option<String> {
    let letters = |text: &str| {
        let mut bytes = text.bytes();
        let begins = bytes
            .next()
            .is_some_and(|byte| byte.is_ascii_alphanumeric());
        begins && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    if let Some((question, part)) = code.strip_suffix(']').and_then(|code| code.split_once('[')) {
        let is_part = letters(question) && !question.contains('_') && letters(part);
        return is_part.then(|| format!("{question}_{part}"));
    }
    let (question, part) = code.split_once('_')?;
    (letters(question) && letters(part)).then(|| format!("{question}[{part}]"))
}

/// The first that was found, alone or not.
fn first_of<const N: usize>(all: [Found; N]) -> Found {
    let mut all = all.into_iter();
    all.find(|found| *found != Found::Missing)
        .unwrap_or(Found::Missing)
}

fn one_of(headings: &[String], is: impl Fn(&str) -> bool) -> Found {
    let columns: Vec<usize> = (0..headings.len())
        .filter(|at| is(&headings[*at]))
        .collect();
    match columns.as_slice() {
        [] => Found::Missing,
        [column] => Found::Column(*column),
        _ => Found::Several(columns),
    }
}

/// Looks headings up, and keeps those that are not there or not alone, each once.
#[derive(Debug)]
pub(super) struct Search<'h> {
    headings: &'h Headings,
    /// Headings not found, as written.
    pub(super) missing: BTreeMap<(String, bool), Heading>,
    /// Headings found more than once, and where.
    pub(super) several: BTreeMap<(String, bool), (Heading, Vec<usize>)>,
    /// Columns that something reads.
    pub(super) used: Vec<bool>,
}

impl<'h> Search<'h> {
    pub(super) fn new(headings: &'h Headings) -> Self {
        Self {
            headings,
            missing: BTreeMap::new(),
            several: BTreeMap::new(),
            used: vec![false; headings.width()],
        }
    }

    /// The column; the first one, or any, where there is a fault: the file is then refused.
    pub(super) fn column(&mut self, heading: &Heading) -> usize {
        let key = || (heading.text.clone(), heading.is_code);
        match self.headings.find(heading) {
            Found::Column(column) => {
                self.used[column] = true;
                column
            }
            Found::Missing => {
                self.missing.entry(key()).or_insert_with(|| heading.clone());
                0
            }
            Found::Several(columns) => {
                for column in &columns {
                    self.used[*column] = true;
                }
                self.several
                    .entry(key())
                    .or_insert_with(|| (heading.clone(), columns));
                0
            }
        }
    }

    /// The column of the tool's own that bears one of `names`, where there is one; the first where there are more.
    pub(super) fn own(&self, names: &[&str]) -> Option<usize> {
        let lower = &self.headings.lower;
        let is_own = |heading: &str, name: &str| {
            // `submitdate. Date submitted`: the code comes first where both were asked for.
            heading == name
                || heading
                    .split_once(". ")
                    .is_some_and(|(code, _)| code == name)
        };
        let mut found = names.iter().filter_map(|name| {
            let mut columns = lower.iter();
            columns.position(|heading| is_own(heading, name))
        });
        found.next()
    }

    /// The lower heading of a column.
    pub(super) fn lower(&self, column: usize) -> &'h str {
        let lower = self.headings.lower.get(column);
        lower.map_or("", String::as_str)
    }

    /// Whether every heading was found once.
    pub(super) fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.several.is_empty()
    }
}

#[cfg(test)]
mod tests;
