//! Hard CSV files that other projects test themselves with, each with a verdict: how it is read, or the code it is
//! refused with. The files are not part of this repository; the table of verdicts is, `tests/corpora/verdicts.tsv`, and
//! was read by eye. `TRYCMD=overwrite` writes it again.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::pollock::corpus;
use crate::diagnostic::Code;
use crate::ingest::form::Form;
use crate::ingest::opened::{self, Opened};

const FOLDERS: [&str; 8] = [
    "clevercsv",
    "csv-spectrum",
    "csv-test-data",
    "csvlint",
    "duckdb",
    "frictionless",
    "qsv",
    "w3c-csvw",
];

/// Every file below `folder` that is no description, with its path from `root`.
fn files(root: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for folder in FOLDERS {
        for entry in walkdir::WalkDir::new(root.join(folder)).sort_by_file_name() {
            let entry = entry.unwrap();
            let path = entry.path();
            let end = path.extension().and_then(|end| end.to_str());
            if entry.file_type().is_file()
                && !matches!(end, Some("json" | "jsonld" | "md" | "yaml" | "txt"))
            {
                let name = path.strip_prefix(root).unwrap().to_string_lossy();
                found.push((name.into_owned(), path.to_owned()));
            }
        }
    }
    found
}

/// The cells of the rows taken, and how many records were not, by why.
fn rows(opened: &Opened<'_>) -> (Vec<Vec<String>>, BTreeMap<&'static str, usize>) {
    let (mut rows, mut others) = (Vec::new(), BTreeMap::new());
    opened.each_record(|_, record, form| {
        let why = match form {
            Form::Row => {
                rows.push(texts(record.iter()));
                return;
            }
            Form::Blank => "blank",
            Form::Tags => "tags",
            Form::Total => Code::RowTotal.name(),
            Form::Rejected(code) => code.name(),
            Form::Torn | Form::Swallowed(_) => Code::CsvQuoteOpen.name(),
        };
        *others.entry(why).or_default() += 1;
    });
    (rows, others)
}

fn texts<'c>(cells: impl Iterator<Item = &'c [u8]>) -> Vec<String> {
    cells
        .map(|cell| String::from_utf8_lossy(cell).into_owned())
        .collect()
}

fn verdict(path: &Path) -> String {
    let bytes = match opened::bytes(path) {
        Ok(bytes) => bytes,
        Err(refused) => return format!("refused: {}", refused.code.name()),
    };
    let opened = match opened::open(&bytes) {
        Ok(opened) => opened,
        Err(refused) => return format!("refused: {}", refused.code.name()),
    };
    let (taken, forms) = rows(&opened);
    let mut said = format!(
        "{} × {}, {:?}",
        taken.len(),
        opened.headings.len(),
        char::from(opened.delimiter)
    );
    if let Some(encoding) = opened.encoding.filter(|encoding| *encoding != "UTF-8") {
        said = format!("{said}, {encoding}");
    }
    if opened.skip_rows > 0 {
        said = format!("{said}, {} above", opened.skip_rows);
    }
    for (why, count) in forms {
        said = format!("{said}; {why} {count}");
    }
    said
}

#[test]
fn every_hard_file_is_read_as_expected_or_refused_with_its_code() {
    let Some(root) = corpus() else {
        println!("skipped: the hard files of other projects are not there");
        return;
    };
    let mut table = String::from("file\tverdict\n");
    for (name, path) in files(&root) {
        writeln!(table, "{name}\t{}", verdict(&path)).unwrap();
    }
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora/verdicts.tsv");
    if std::env::var_os("TRYCMD").is_some_and(|it| it == "overwrite") {
        fs::write(&kept, &table).unwrap();
    }
    let kept = fs::read_to_string(kept).unwrap();
    for (is, was) in table.lines().zip(kept.lines()) {
        assert_eq!(is, was);
    }
    assert_eq!(table.lines().count(), kept.lines().count());
}

/// Files that come with what they hold, as JSON: what is taken is that, or something is said of the rest.
#[test]
fn what_is_taken_of_a_hard_file_is_what_it_holds() {
    let Some(root) = corpus() else {
        println!("skipped: the hard files of other projects are not there");
        return;
    };
    let mut compared = 0;
    for (folder, csvs) in [("csv-spectrum", "csvs"), ("csv-test-data", "csv")] {
        for entry in fs::read_dir(root.join(folder).join(csvs)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let json = root.join(folder).join(format!("json/{name}.json"));
            let Ok(json) = fs::read(json) else { continue };
            let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
            let bytes = fs::read(&path).unwrap();
            let Ok(opened) = opened::open(&bytes) else {
                continue;
            };
            let (taken, mut others) = rows(&opened);
            others.remove("blank");
            // A row of nothing is none.
            let mut held = held(&json, &opened.headings);
            held.retain(|row| row.iter().any(|cell| !cell.is_empty()));
            let mut rest = held.iter();
            for row in &taken {
                assert!(rest.any(|it| it == row), "{name}: {row:?}");
            }
            let told: usize = others.values().sum();
            assert_eq!(taken.len() + told, held.len(), "{name}");
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared}");
}

/// The rows below the headings, as the JSON has them: each a list, or an object by heading.
fn held(json: &serde_json::Value, headings: &[String]) -> Vec<Vec<String>> {
    // The copies that are public lost the CR of some line ends.
    let text = |cell: &serde_json::Value| cell.as_str().unwrap().replace("\r\n", "\n");
    // One row alone, in one of them.
    let one = [json.clone()];
    let rows = json.as_array().map_or(one.as_slice(), Vec::as_slice);
    if rows.iter().all(serde_json::Value::is_object) {
        let by_heading = |row: &serde_json::Value| {
            let cells = headings.iter().map(|heading| text(&row[heading.as_str()]));
            cells.collect()
        };
        return rows.iter().map(by_heading).collect();
    }
    let rows = rows.iter().skip(1).map(|row| row.as_array().unwrap());
    rows.map(|row| row.iter().map(text).collect()).collect()
}
