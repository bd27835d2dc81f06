//! Real exports, as their makers published them: read, counted again by scripts that know them by hand, refused where they
//! must be. They are not part of this repository: where they are not found, a line says so and the test passes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::binary::{Ran, argument, impact, run, skipped};
use crate::recomputed::{oracle, read_twice};

/// Where the surveys are: `IMPACT_CORPUS`, else beside the repository.
fn corpus() -> PathBuf {
    env::var_os("IMPACT_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/surveys"),
        PathBuf::from,
    )
}

/// Puts the survey `file` at `to`; whether it was found.
fn fetched(file: &str, to: &Path) -> bool {
    let from = corpus().join(file);
    if !from.is_file() {
        skipped(&format!(
            "{file} is not in the folder of surveys (IMPACT_CORPUS)"
        ));
        return false;
    }
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::write(to, fs::read(from).unwrap()).unwrap();
    true
}

/// Puts the file of every association below `referentials` in `exports`: they bear the same names. None where one lacks.
fn all_fetched(referentials: &str, exports: &Path) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for file in fs::read_dir(referentials).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if name == "common" {
            continue;
        }
        let file = format!("{name}.csv");
        if !fetched(&file, &exports.join(&file)) {
            return None;
        }
        names.push(name);
    }
    names.sort_unstable();
    Some(names)
}

fn ingested(exports: &Path, referentials: &str, observations: &Path) -> Ran {
    run(impact(&[
        "ingest",
        argument(exports),
        "-r",
        referentials,
        "--lang",
        "en",
        "--output",
    ])
    .arg(observations))
}

/// Each real file by a referential of its own: rows by what became of them, and answers one by one.
#[test]
fn every_real_file_is_counted_as_a_script_counts_it() {
    let home = TempDir::new().unwrap();
    let exports = home.path().join("exports");
    let referentials = "tests/surveys/files";
    let Some(names) = all_fetched(referentials, &exports) else {
        return;
    };
    assert!(names.len() > 15, "{names:?}");
    let observations = home.path().join("observations");
    let ran = ingested(&exports, referentials, &observations);
    // Some hold answers that their referential does not name, which are faults that the program reports.
    assert!(ran.status < 2, "{}", ran.err);
    assert!(!ran.out.contains("file refused"), "{}", ran.out);
    read_twice(referentials, argument(&exports));
    let arguments = [argument(&exports), argument(&observations)];
    if let Some(said) = oracle("tests/oracle/accounts.py", &arguments) {
        assert!(said.contains(" 0 differences"), "{said}");
    }
}

/// The same files, asked for what they do not hold.
#[test]
fn what_real_files_cannot_tell_is_refused() {
    let home = TempDir::new().unwrap();
    let exports = home.path().join("exports");
    let referentials = "tests/surveys/refused";
    let Some(names) = all_fetched(referentials, &exports) else {
        return;
    };
    let ran = ingested(&exports, referentials, &home.path().join("observations"));
    assert_eq!(ran.status, 1, "{}", ran.err);
    let mut told = Vec::new();
    let mut code = "";
    for line in ran.err.lines() {
        if let Some(rest) = line.strip_prefix("error[") {
            code = rest.split(']').next().unwrap();
        } else if let Some((_, place)) = line.split_once("--> ") {
            let file = place.split(':').next().unwrap();
            if !code.is_empty() {
                told.push((file.trim_end_matches(".csv"), std::mem::take(&mut code)));
            }
        }
    }
    told.sort_unstable();
    let expected = [
        ("limesurvey-code-and-label-headings", "csv-delimiter"),
        ("ona-nested-repeats", "csv-repeats"),
        ("ona-non-utf8-mac", "encoding-invalid"),
        ("surveymonkey-2rows-steak", "column-missing"),
    ];
    assert_eq!(told, expected, "{}", ran.err);
    assert_eq!(names.len(), expected.len());
    assert_eq!(ran.out.matches("file refused").count(), expected.len());
}

/// Figures of two surveys put together, recomputed from the raw files.
#[test]
fn two_public_surveys() {
    let home = TempDir::new().unwrap();
    let exports = home.path().join("exports");
    let referentials = "tests/surveys/polls";
    for (folder, file) in [
        ("steak", "surveymonkey-2rows-steak.csv"),
        ("thanksgiving", "surveymonkey-1row-thanksgiving.csv"),
    ] {
        if !fetched(file, &exports.join(folder).join(file)) {
            return;
        }
    }
    let figures = home.path().join("working.csv");
    let ran = run(
        impact(&["consolidate", argument(&exports), "-r", referentials])
            .args(["--audience", "working", "--format", "csv", "--output"])
            .arg(&figures),
    );
    // One of them says « None » beside a pie, which is a fault of the survey that the program reports.
    assert!(ran.status < 2, "{}", ran.err);
    read_twice(referentials, argument(&exports));
    let arguments = [argument(&exports), argument(&figures)];
    if let Some(said) = oracle("tests/oracle/surveys.py", &arguments) {
        assert!(said.contains(" 0 differences"), "{said}");
    }
}

/// What is told of each before any source describes it, counted again: delimiter, columns, rows, and in how many rows each
/// column is filled.
#[test]
fn every_real_file_is_told_as_a_script_counts_it() {
    let surveys = corpus();
    if !surveys.is_dir() {
        skipped("the folder of surveys is not there (IMPACT_CORPUS)");
        return;
    }
    let program = env!("CARGO_BIN_EXE_impact");
    let said = oracle("tests/oracle/inspected.py", &[program, argument(&surveys)]);
    if let Some(said) = said {
        assert!(said.ends_with(" files agree, 0 differ\n"), "{said}");
    }
}
