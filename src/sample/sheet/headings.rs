//! Under which headings columns are written, so that each is found by whatever addresses it: the whole
//! heading, its lower cell, the end of its path, or the code it carries.

use std::collections::BTreeSet;

use super::layout::Ask;

/// What separates the rows of one heading.
const ROWS: &str = " | ";

/// The headings that are asked for, whichever way they are addressed.
#[derive(Debug)]
pub(super) struct Names {
    header_rows: usize,
    /// What separates groups and question in one heading.
    mark: Option<char>,
    /// Whole headings, as paths.
    paths: BTreeSet<Vec<String>>,
    /// Codes asked for.
    codes: BTreeSet<String>,
}

impl Names {
    pub(super) fn of(asks: &[Ask], header_rows: usize, mark: Option<char>) -> Self {
        let texts = |is_code| {
            asks.iter()
                .filter(move |ask| ask.heading.is_code == is_code)
                .map(|ask| ask.heading.text.as_str())
        };
        Self {
            header_rows,
            mark,
            paths: texts(false).map(|text| split(text, header_rows)).collect(),
            codes: texts(true).map(str::to_owned).collect(),
        }
    }

    /// Whether `lower`, alone, addresses the heading whose lower cell is `last`.
    fn ends(&self, last: &str, lower: &str) -> bool {
        let groups = last.strip_suffix(lower);
        last == lower
            || groups.is_some_and(|groups| self.mark.is_some_and(|mark| groups.ends_with(mark)))
    }

    /// The one heading that `lower` addresses without being all of it.
    fn above(&self, lower: &str) -> Option<Vec<String>> {
        let mut ending = self.paths.iter().filter(|path| {
            let is_more = path.len() > 1 || path.first().is_none_or(|own| own != lower);
            is_more && path.last().is_some_and(|last| self.ends(last, lower))
        });
        let only = ending.next()?;
        ending.next().is_none().then(|| only.clone())
    }

    pub(super) fn path(&self, ask: &Ask) -> Vec<String> {
        let text = &ask.heading.text;
        if !ask.heading.is_code {
            let path = split(text, self.header_rows);
            return match path.as_slice() {
                [lower] => self.above(lower).unwrap_or(path),
                _ => path,
            };
        }
        let exact = vec![text.clone()];
        let carriers: Vec<&Vec<String>> = self
            .paths
            .iter()
            .filter(|path| path.last().is_some_and(|last| carries(last, text)))
            .collect();
        match carriers.as_slice() {
            _ if self.paths.contains(&exact) => exact,
            [only] => (*only).clone(),
            // Another code begins with this one: the heading is the code and nothing else.
            [] if !self.codes.iter().any(|code| carries(code, text)) && !ask.label.is_empty() => {
                vec![format!("{text}. {}", ask.label)]
            }
            _ => exact,
        }
    }

    /// Puts a heading that the tool adds below its group, unless what is asked for says what it is below.
    pub(super) fn group(&mut self, heading: &str, group: Option<&str>) {
        let mut paths = self.paths.iter().filter(|path| path.len() > 1);
        let is_below = paths.any(|path| path.last().is_some_and(|last| last == heading));
        if let Some(group) = group.filter(|_| !is_below) {
            self.paths
                .insert(vec![group.to_owned(), heading.to_owned()]);
        }
    }

    /// The path of a column that the tool adds.
    pub(super) fn added(&self, heading: &str) -> Vec<String> {
        self.above(heading)
            .unwrap_or_else(|| vec![heading.to_owned()])
    }

    /// Whether a column named `name` would be taken for none that is asked for.
    pub(super) fn is_free(&self, name: &str) -> bool {
        let taken = |path: &Vec<String>| path.last().is_some_and(|last| self.ends(name, last));
        let carried = self
            .codes
            .iter()
            .any(|code| code == name || carries(name, code));
        !carried && !self.paths.iter().any(taken)
    }
}

/// The rows of a heading, from the upper one.
fn split(text: &str, header_rows: usize) -> Vec<String> {
    let parts: Vec<String> = text.split(ROWS).map(str::to_owned).collect();
    if parts.len() <= header_rows {
        parts
    } else {
        vec![text.to_owned()]
    }
}

/// Whether `text` begins with the code `code`, and goes on: `Q1[other]` is another column than `Q1`.
fn carries(text: &str, code: &str) -> bool {
    let next = text.strip_prefix(code).and_then(|rest| rest.chars().next());
    next.is_some_and(|next| !next.is_alphanumeric() && !"[_".contains(next))
}
