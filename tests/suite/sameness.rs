//! The same answers give the same bytes, however the files that hold them are named, cut, ordered or written.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use encoding_rs::WINDOWS_1252;
use tempfile::TempDir;

use crate::binary::{argument, impact, printed, run, write};

/// A small sector kept for the tests: six indicators, three associations, ten files.
const EXPORTS: &str = "tests/miniature/exports";
const REFERENTIALS: &str = "tests/miniature/referentials";

/// A table of an export: rows of headings, then rows.
#[derive(Clone)]
struct Sheet {
    /// Below the folder of exports.
    name: String,
    delimiter: u8,
    headings: Vec<Vec<String>>,
    rows: Vec<Vec<String>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Encoding {
    Utf8,
    Utf8Mark,
    Windows1252,
    Utf16,
}

/// The sheets of the small sector, in the order of their names.
fn sheets() -> Vec<Sheet> {
    let mut files: Vec<PathBuf> = Vec::new();
    for association in fs::read_dir(EXPORTS).unwrap() {
        let association = association.unwrap().path();
        if association.is_dir() {
            let inside = fs::read_dir(association).unwrap();
            files.extend(inside.map(|file| file.unwrap().path()));
        }
    }
    files.sort();
    assert_eq!(files.len(), 10);
    files.iter().map(|file| sheet(file)).collect()
}

fn sheet(file: &Path) -> Sheet {
    let bytes = fs::read(file).unwrap();
    let text = match String::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(error) => WINDOWS_1252.decode(error.as_bytes()).0.into_owned(),
    };
    let name = argument(file.strip_prefix(EXPORTS).unwrap()).to_owned();
    let first = text.lines().next().unwrap();
    let delimiter = if first.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new();
    reader
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true);
    let records = reader.from_reader(text.as_bytes()).into_records();
    let mut rows: Vec<Vec<String>> = records
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect();
    // The one file with two rows of headings: the upper cells are written as they are read, from the left.
    let heads = if name == "esperer95/enquete-2025.csv" {
        2
    } else {
        1
    };
    let body = rows.split_off(heads);
    if heads == 2 {
        let mut last = String::new();
        for cell in &mut rows[0] {
            if cell.is_empty() {
                cell.clone_from(&last);
            }
            last.clone_from(cell);
        }
    }
    Sheet {
        name,
        delimiter,
        headings: rows,
        rows: body,
    }
}

impl Sheet {
    /// As bytes. A row shorter than the headings is a blank line, and stays one.
    fn bytes(&self, encoding: Encoding, line_end: &str) -> Vec<u8> {
        let mut text = String::new();
        for row in self.headings.iter().chain(&self.rows) {
            let cells = row.iter().map(|cell| {
                let quoted = cell.contains(['"', '\n', '\r', ',', ';']);
                let doubled = cell.replace('"', "\"\"");
                if quoted {
                    format!("\"{doubled}\"")
                } else {
                    cell.clone()
                }
            });
            let cells: Vec<String> = cells.collect();
            text.push_str(&cells.join(&char::from(self.delimiter).to_string()));
            text.push_str(line_end);
        }
        match encoding {
            Encoding::Utf8 => text.into_bytes(),
            Encoding::Utf8Mark => format!("\u{feff}{text}").into_bytes(),
            Encoding::Windows1252 => {
                let (bytes, _, lossy) = WINDOWS_1252.encode(&text);
                assert!(!lossy, "{}", self.name);
                bytes.into_owned()
            }
            Encoding::Utf16 => {
                let marked = format!("\u{feff}{text}");
                marked.encode_utf16().flat_map(u16::to_le_bytes).collect()
            }
        }
    }

    /// The order of `count` things, shuffled the same way each time.
    fn order(count: usize, seed: u64) -> Vec<usize> {
        let mut state = seed;
        let mut keyed: Vec<(u64, usize)> = (0..count)
            .map(|at| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                (state >> 20, at)
            })
            .collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, at)| at).collect()
    }

    fn shuffle_rows(&mut self, seed: u64) {
        let order = Self::order(self.rows.len(), seed);
        self.rows = order.iter().map(|at| self.rows[*at].clone()).collect();
    }

    fn shuffle_columns(&mut self, seed: u64) {
        let order = Self::order(self.headings[0].len(), seed);
        for row in self.headings.iter_mut().chain(&mut self.rows) {
            if row.len() == order.len() {
                *row = order.iter().map(|at| row[*at].clone()).collect();
            }
        }
    }

    fn add_column(&mut self, heading: &str) {
        let width = self.headings[0].len();
        for row in &mut self.headings {
            row.insert(1, heading.to_owned());
        }
        for row in self.rows.iter_mut().filter(|row| row.len() == width) {
            row.insert(1, "12".to_owned());
        }
    }

    fn rename(&mut self, end: &str) {
        self.name = self.name.replace("-2025.csv", end);
    }

    fn split(mut self) -> [Self; 2] {
        let mut second = self.clone();
        second.rows = self.rows.split_off(self.rows.len() / 2);
        self.rename("-2025-debut.csv");
        second.rename("-2025-fin.csv");
        [self, second]
    }
}

/// A folder of exports that holds `sheets`, and what the small sector says of itself.
fn folder(sheets: &[Sheet], encoding: Encoding, line_end: &str) -> TempDir {
    let home = TempDir::new().unwrap();
    for sheet in sheets {
        let path = home.path().join(&sheet.name);
        write(&path, sheet.bytes(encoding, line_end));
    }
    let notice = "AVERTISSEMENT.txt";
    fs::copy(Path::new(EXPORTS).join(notice), home.path().join(notice)).unwrap();
    home
}

/// What writes the tidy figures of `exports`.
fn consolidate(exports: &str) -> Command {
    impact(&[
        "consolidate",
        exports,
        "-r",
        REFERENTIALS,
        "--format",
        "csv",
    ])
}

/// The tidy figures of `exports`, as `audience` sees them.
fn figures(exports: &str, audience: &str) -> String {
    printed(consolidate(exports).args(["--audience", audience]))
}

/// The same figures come out of `exports` for all who may read them.
fn assert_same(exports: &Path, what: &str) {
    for audience in ["working", "members", "public"] {
        let wanted = figures(EXPORTS, audience);
        assert!(wanted.lines().count() > 50, "{audience}");
        let found = figures(argument(exports), audience);
        assert!(found == wanted, "{audience}, {what}");
    }
}

fn assert_same_sheets(sheets: &[Sheet], what: &str) {
    assert_same(folder(sheets, Encoding::Utf8, "\n").path(), what);
}

/// The sheets of the small sector, each changed by `change`.
fn changed(change: impl Fn(&mut Sheet)) -> Vec<Sheet> {
    let mut sheets = sheets();
    sheets.iter_mut().for_each(change);
    sheets
}

#[test]
fn files_of_other_names() {
    let sheets = changed(|sheet| sheet.rename("-complet.csv"));
    assert_same_sheets(&sheets, "renamed");
}

#[test]
fn files_cut_in_two() {
    let halves: Vec<Sheet> = sheets().into_iter().flat_map(Sheet::split).collect();
    assert_same_sheets(&halves, "in two");
}

#[test]
fn rows_in_another_order() {
    for seed in 1..4 {
        assert_same_sheets(&changed(|sheet| sheet.shuffle_rows(seed)), "rows shuffled");
    }
}

#[test]
fn columns_in_another_order() {
    for seed in 1..4 {
        let sheets = changed(|sheet| sheet.shuffle_columns(seed));
        assert_same_sheets(&sheets, "columns shuffled");
    }
}

#[test]
fn a_column_that_nothing_maps() {
    let sheets = changed(|sheet| sheet.add_column("Étage"));
    assert_same_sheets(&sheets, "a column more");
}

#[test]
fn other_encodings_and_line_ends() {
    let sheets = sheets();
    for (name, encoding) in [
        ("UTF-8", Encoding::Utf8),
        ("UTF-8 with its mark", Encoding::Utf8Mark),
        ("Windows-1252", Encoding::Windows1252),
        ("UTF-16", Encoding::Utf16),
    ] {
        for line_end in ["\n", "\r\n"] {
            let home = folder(&sheets, encoding, line_end);
            assert_same(home.path(), &format!("{name}, {line_end:?}"));
        }
    }
}

#[test]
fn all_of_it_at_once() {
    let sheets = changed(|sheet| {
        sheet.shuffle_rows(7);
        sheet.add_column("Étage");
        sheet.shuffle_columns(11);
    });
    let halves: Vec<Sheet> = sheets.into_iter().flat_map(Sheet::split).collect();
    let home = folder(&halves, Encoding::Utf16, "\r\n");
    assert_same(home.path(), "all at once");
}

#[test]
fn machines_of_other_languages() {
    let wanted = printed(&mut consolidate(EXPORTS));
    for locale in ["C", "fr_FR.UTF-8", "tr_TR.UTF-8", "en_US.UTF-8"] {
        assert!(
            printed(consolidate(EXPORTS).env("LC_ALL", locale)) == wanted,
            "{locale}"
        );
    }
}

#[test]
fn exports_read_in_two_steps() {
    for secret in ["", "a secret of sixteen bytes or more"] {
        let home = TempDir::new().unwrap();
        let kept = home.path().join("observations");
        let mut command = impact(&["ingest", EXPORTS, "-r", REFERENTIALS, "-o", argument(&kept)]);
        printed(command.env("IMPACT_SECRET", secret));
        assert_same(&kept, &format!("through ingest, secret {secret:?}"));
    }
    let mut keyed = consolidate(EXPORTS);
    keyed.env("IMPACT_SECRET", "a secret of sixteen bytes or more");
    assert!(printed(&mut keyed) == figures(EXPORTS, "public"));
}

#[test]
fn a_folder_given_twice_counts_once_and_says_so() {
    let ran = run(consolidate(EXPORTS).arg(EXPORTS));
    assert_eq!(ran.status, 1);
    assert_eq!(
        ran.err.matches("[file-duplicate]").count(),
        10,
        "{}",
        ran.err
    );
    assert!(ran.out == figures(EXPORTS, "public"));
}

/// What the others compare is no constant.
#[test]
fn a_row_less_gives_other_figures() {
    let mut sheets = sheets();
    sheets[1].rows.pop();
    let home = folder(&sheets, Encoding::Utf8, "\n");
    assert!(figures(argument(home.path()), "public") != figures(EXPORTS, "public"));
}
