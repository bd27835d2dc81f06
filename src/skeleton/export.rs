//! One export that a skeleton is made from: what it is called, what its bytes tell, what its columns may fill.

use std::path::Path;

use super::Request;
use super::proposal::{Catalogue, Proposal};
use crate::ingest::notations::Number;
use crate::ingest::opened::{Opened, Unopened, open_as};
use crate::inspection::column::{Column, Kind, columns, look_like_answers};
use crate::matching::folded;

/// An export, read.
#[derive(Debug)]
pub(super) struct Export<'a> {
    /// The file's name.
    pub(super) name: String,
    /// The pattern of such files, below the folder of exports.
    pub(super) pattern: String,
    /// The file itself, below the folder of exports.
    pub(super) exact: String,
    /// The id of its source.
    pub(super) id: String,
    /// How it is written.
    pub(super) opened: Opened<'a>,
    /// Rows read.
    pub(super) rows: u64,
    /// Its columns.
    pub(super) columns: Vec<Column>,
    /// What they may fill.
    pub(super) proposals: Vec<Proposal>,
}

impl<'a> Export<'a> {
    /// Reads `bytes`, of the file at `path`, for what is asked for.
    pub(super) fn read(
        path: &Path,
        bytes: &'a [u8],
        request: &Request<'_>,
        catalogue: &Catalogue<'_>,
    ) -> Result<Self, Unopened> {
        let opened = open_as(bytes, &request.asked)?;
        let (columns, rows) = columns(&opened);
        let proposals = catalogue.proposals(&opened, &columns);
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let below = below(path, request.id);
        Ok(Self {
            pattern: pattern_below(&below),
            exact: below
                .iter()
                .map(|part| literal(part))
                .collect::<Vec<_>>()
                .join("/"),
            id: slug(
                name.rsplit_once('.')
                    .map_or(name.as_str(), |(stem, _)| stem),
            ),
            name,
            opened,
            rows,
            columns,
            proposals,
        })
    }

    /// Whether its first row looks like answers: they would be taken for headings, and copied.
    pub(super) fn lacks_headings(&self) -> bool {
        look_like_answers(&self.columns, &self.opened)
    }

    /// The one proposed for a column.
    pub(super) fn proposal_at(&self, at: usize) -> Option<&Proposal> {
        self.proposals
            .iter()
            .find(|proposal| proposal.form.columns().contains(&at))
    }

    /// How its numbers are written where its profile would not read them: the decimal mark, and what follows.
    pub(super) fn numbers(&self) -> (Option<char>, Option<&'static str>, Vec<&Column>) {
        let odd = |number: &Number| {
            number.decimal != self.opened.profile.decimal || number.suffix.is_some()
        };
        let odd = self.columns.iter().filter_map(|column| match &column.kind {
            Kind::Number(number) if odd(number) && !column.is_masked() => Some((number, column)),
            _ => None,
        });
        let odd: Vec<(&Number, &Column)> = odd.collect();
        let decimal = odd
            .iter()
            .map(|(number, _)| number.decimal)
            .find(|mark| *mark != self.opened.profile.decimal);
        let suffix = odd.iter().find_map(|(number, _)| number.suffix);
        (
            decimal,
            suffix,
            odd.into_iter().map(|(_, column)| column).collect(),
        )
    }
}

/// The names of the file and of the folders above it, from the folder of exports down: from the one that bears the
/// association's id, else as if it stood in one.
fn below(path: &Path, association: &str) -> Vec<String> {
    let parts: Vec<String> = path
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    let folders = parts.len().saturating_sub(1);
    let home = parts[..folders]
        .iter()
        .rposition(|part| part == association);
    match home {
        Some(home) => parts[home..].to_vec(),
        None => [association.to_owned()]
            .into_iter()
            .chain(parts.last().cloned())
            .collect(),
    }
}

/// The pattern of such files, in the same kind of folder, of the same association.
fn pattern_below(parts: &[String]) -> String {
    let parts = parts.iter().enumerate();
    let parts = parts.map(|(at, part)| {
        if at == 0 {
            literal(part)
        } else {
            pattern(part)
        }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A name in which numbers may be others: `personnes-2024-2025.csv` is `personnes-*.csv`.
fn pattern(name: &str) -> String {
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) => (stem, format!(".{}", literal(extension))),
        None => (name, String::new()),
    };
    let letters: Vec<char> = stem.chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut out = String::new();
    let mut at = 0;
    while at < letters.len() {
        if !is_digit(at) {
            out.push_str(&literal(&letters[at].to_string()));
            at += 1;
            continue;
        }
        // A mark between two numbers goes with them.
        while is_digit(at) || (matches!(letters.get(at), Some('-' | '_' | '.')) && is_digit(at + 1))
        {
            at += 1;
        }
        out.push('*');
    }
    out + &extension
}

/// A name in which nothing is taken for a pattern.
fn literal(name: &str) -> String {
    let plain = |c: char| {
        if "*?[]{}!\\,".contains(c) || c.is_control() || c == '\u{fffd}' {
            '?'
        } else {
            c
        }
    };
    name.chars().map(plain).collect()
}

/// The id that a name suggests.
pub(super) fn slug(name: &str) -> String {
    let folded = folded(name);
    let words = folded
        .split(|c: char| !c.is_ascii_lowercase())
        .filter(|word| !word.is_empty());
    let words: Vec<&str> = words.take(5).collect();
    if words.is_empty() {
        "source".to_owned()
    } else {
        words.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_a_pattern_below_the_folder_of_exports() {
        assert_eq!(pattern("personnes-2024-2025.csv"), "personnes-*.csv");
        assert_eq!(pattern("enquete2025.csv"), "enquete*.csv");
        assert_eq!(pattern("results-survey123.2025.csv"), "results-survey*.csv");
        assert_eq!(pattern("t0_enquete.csv"), "t*_enquete.csv");
        assert_eq!(pattern("export [1].csv"), "export ?*?.csv");
        assert_eq!(pattern("enquete.csv"), "enquete.csv");
        assert_eq!(pattern("2025"), "*");
        let of = |path: &str| below(Path::new(path), "voisins").join("/");
        assert_eq!(of("exports/voisins/a/b.csv"), "voisins/a/b.csv");
        assert_eq!(of("/home/x/b.csv"), "voisins/b.csv");
        assert_eq!(of("b.csv"), "voisins/b.csv");
        assert_eq!(slug("Enquête T0 – 2025"), "enquete-t");
        assert_eq!(slug("2025"), "source");
    }
}
