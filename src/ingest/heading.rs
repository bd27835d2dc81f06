//! The headings of a file, and which column each mapping means.

use std::collections::BTreeMap;

use csv::ByteRecord;

use crate::matching::normal_form;
use crate::plan::Heading;

/// The headings of one file, normalised.
#[derive(Debug)]
pub(super) struct Headings {
    /// One a column: `upper | lower` where there are several rows.
    pub(super) full: Vec<String>,
    /// The lower heading of each column.
    pub(super) lower: Vec<String>,
    /// What separates groups and question in a lower heading.
    path: Option<char>,
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
    /// Joins the rows of headings; empty upper cells are filled from the left. In the lowest row, `path`
    /// separates groups and question.
    pub(super) fn join(rows: &[ByteRecord], path: Option<char>) -> Self {
        let width = rows.iter().map(ByteRecord::len).max().unwrap_or(0);
        let mut full = vec![String::new(); width];
        let mut lower = vec![String::new(); width];
        for (depth, row) in rows.iter().enumerate() {
            let last = depth + 1 == rows.len();
            let mut left = String::new();
            for column in 0..width {
                let bytes = row.get(column).unwrap_or_default();
                let cell = String::from_utf8_lossy(bytes);
                let own = normal_form(&cell);
                if last {
                    lower[column] = own.clone().into_owned();
                    left = own.into_owned();
                } else if !own.is_empty() {
                    left = own.into_owned();
                }
                if !left.is_empty() {
                    if !full[column].is_empty() {
                        full[column].push_str(" | ");
                    }
                    full[column].push_str(&left);
                }
            }
        }
        Self { full, lower, path }
    }

    /// How many columns.
    pub(super) fn width(&self) -> usize {
        self.full.len()
    }

    /// The column `heading` means: the whole heading first, then the lower one, then the end of a path,
    /// where it is unique.
    pub(super) fn find(&self, heading: &Heading) -> Found {
        let wanted = heading.text.as_str();
        let whole = |text: &str| text == wanted;
        let end = |text: &str| {
            let groups = self.path.and(text.strip_suffix(wanted));
            groups.is_some_and(|groups| self.path.is_some_and(|mark| groups.ends_with(mark)))
        };
        let mut found = first_of([
            one_of(&self.full, whole),
            one_of(&self.lower, whole),
            one_of(&self.lower, end),
        ]);
        if found == Found::Missing && heading.is_code {
            let alone = |text: &str| carries(text, wanted, &['[', '_']);
            let or_part = |text: &str| carries(text, wanted, &[]);
            found = first_of([
                one_of(&self.lower, alone),
                one_of(&self.full, alone),
                one_of(&self.lower, or_part),
                one_of(&self.full, or_part),
            ]);
        }
        found
    }

    /// All that may address a column: whole headings, lower ones, the last step of a path.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let ends = self.lower.iter().filter_map(|text| {
            let (_, end) = text.rsplit_once(self.path?)?;
            Some(end)
        });
        let whole = self.full.iter().chain(&self.lower).map(String::as_str);
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

    /// Whether every heading was found once.
    pub(super) fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.several.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::testing::heading;

    fn joined(rows: &[&[&str]]) -> Headings {
        let rows: Vec<ByteRecord> = rows
            .iter()
            .map(|row| ByteRecord::from(row.to_vec()))
            .collect();
        Headings::join(&rows, None)
    }

    #[test]
    fn several_rows_join_and_the_lower_heading_addresses_alone() {
        let headings = joined(&[
            &["", "Droits", "", "Santé", " "],
            &["id", "RSA", "CSS", "RSA", "Avis\u{a0}?"],
        ]);
        assert_eq!(
            headings.full,
            [
                "id",
                "Droits | RSA",
                "Droits | CSS",
                "Santé | RSA",
                "Santé | Avis ?"
            ]
        );
        let find = |text| headings.find(&heading(text));
        assert_eq!(find("Droits | CSS"), Found::Column(2));
        assert_eq!(find("CSS"), Found::Column(2));
        assert_eq!(find("RSA"), Found::Several(vec![1, 3]));
        assert_eq!(find("css"), Found::Missing);
    }

    #[test]
    fn the_end_of_a_path_addresses_alone_where_it_is_unique() {
        let row = [
            "Sexe",
            "Enfant/Sexe",
            "Vie/Droits",
            "Vie/Droits/RSA",
            "Vie/Droits/Oui/non",
            "Santé/Avis",
            "Avis",
            "Autre/RSA",
        ];
        let headings = Headings::join(&[ByteRecord::from(row.to_vec())], Some('/'));
        let find = |text| headings.find(&heading(text));
        assert_eq!(find("Sexe"), Found::Column(0));
        assert_eq!(find("Enfant/Sexe"), Found::Column(1));
        assert_eq!(find("Droits"), Found::Column(2));
        assert_eq!(find("Droits/RSA"), Found::Column(3));
        assert_eq!(find("Droits/Oui/non"), Found::Column(4));
        assert_eq!(find("Oui/non"), Found::Column(4));
        assert_eq!(find("RSA"), Found::Several(vec![3, 7]));
        assert_eq!(find("roits"), Found::Missing);
        assert_eq!(headings.names().filter(|name| *name == "RSA").count(), 2);
    }

    #[test]
    fn a_code_is_carried_by_the_beginning_of_a_heading() {
        let headings = joined(&[&["Q1", "Q1[SQ001]", "Q10. Âge", "Q2. Sexe", "Q3a x", "Q3a y"]]);
        let find = |text| {
            headings.find(&Heading {
                is_code: true,
                ..heading(text)
            })
        };
        assert_eq!(find("Q1"), Found::Column(0));
        assert_eq!(find("Q2"), Found::Column(3));
        assert_eq!(find("Q10"), Found::Column(2));
        assert_eq!(find("Q3"), Found::Missing);
        assert_eq!(find("Q3a"), Found::Several(vec![4, 5]));

        let headings = joined(&[&[
            "Q1. Sexe",
            "Q1[other]. Sexe [Autre]",
            "Q2_SQ001 Droits",
            "Q3[SQ001]. Droits [RSA]",
            "Q3[SQ002]. Droits [CSS]",
        ]]);
        let find = |text| {
            headings.find(&Heading {
                is_code: true,
                ..heading(text)
            })
        };
        assert_eq!(find("Q1"), Found::Column(0));
        assert_eq!(find("Q1[other]"), Found::Column(1));
        assert_eq!(find("Q2"), Found::Column(2));
        assert_eq!(find("Q3[SQ002]"), Found::Column(4));
        assert_eq!(find("Q3"), Found::Several(vec![3, 4]));
    }
}
