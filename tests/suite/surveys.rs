//! Real exports, as their makers published them: read, counted again by scripts that know them by hand, refused where they
//! must be. They are not part of this repository: where they are not found, a line says so and the test passes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::binary::{Ran, argument, impact, printed, run, skipped};
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

/// What is published of the masculinity survey, weighted and in hundredths of a percent: by everyone, then by those from 18 to
/// 34; how many answers that weigh the same are as sure; and between what and what the first share lies, computed apart.
#[test]
fn a_survey_published_with_its_weights() {
    let home = TempDir::new().unwrap();
    let exports = home.path().join("exports");
    let file = "masculinity-raw-subset.csv";
    let beside = format!("../reference/{file}");
    if !fetched(&beside, &exports.join(file)) {
        return;
    }
    let referentials = "tests/surveys/weighted";
    let csv = printed(
        impact(&["consolidate", argument(&exports), "-r", referentials]).args([
            "--audience",
            "working",
            "--format",
            "csv",
        ]),
    );
    let mut lines = csv.lines();
    let heading: Vec<&str> = lines.next().unwrap().split(',').collect();
    let at = |name: &str| heading.iter().position(|own| *own == name).unwrap();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let row = |indicator: &str, age: &str, code: &str| -> &Vec<&str> {
        let asked = [("indicator", indicator), ("age", age), ("code", code)];
        let asked = asked.into_iter().chain([("association", "_T")]);
        let same = |row: &&Vec<&str>| asked.clone().all(|(name, wanted)| row[at(name)] == wanted);
        rows.iter().find(same).unwrap()
    };
    let number = |row: &[&str], name: &str| row[at(name)].parse::<f64>().unwrap();
    for (indicator, age, published) in [
        (
            "masculine",
            "_T",
            &[
                ("very", 37.19),
                ("somewhat", 46.49),
                ("not-very", 11.03),
                ("not-at-all", 4.71),
                ("silent", 0.57),
            ][..],
        ),
        (
            "masculine",
            "18-34",
            &[
                ("very", 29.24),
                ("somewhat", 47.17),
                ("not-very", 13.27),
                ("not-at-all", 10.32),
            ],
        ),
        (
            "important",
            "_T",
            &[
                ("very", 16.27),
                ("somewhat", 36.56),
                ("not-too", 28.28),
                ("not-at-all", 18.48),
                ("silent", 0.41),
            ],
        ),
        (
            "important",
            "18-34",
            &[
                ("very", 17.97),
                ("somewhat", 38.01),
                ("not-too", 18.36),
                ("not-at-all", 25.66),
            ],
        ),
        (
            "from",
            "_T",
            &[
                ("father", 63.54),
                ("mother", 41.24),
                ("family", 35.25),
                ("culture", 23.44),
                ("friends", 35.33),
                ("other", 16.73),
            ],
        ),
    ] {
        for (code, percent) in published {
            let value = number(row(indicator, age, code), "value");
            assert!(
                (value - percent).abs() <= 0.005,
                "{indicator} {age} {code}: {value}"
            );
        }
    }
    let very = row("masculine", "_T", "very");
    // Six decimals of a weight are kept, of nine.
    assert_eq!(very[at("n")], "1615");
    assert!((number(very, "n_effective") - 526.156_661_4).abs() < 1e-4);
    assert!((number(very, "ci_low") - 33.1717).abs() < 1e-4);
    assert!((number(very, "ci_high") - 41.4034).abs() < 1e-4);
    assert_eq!(very[at("ci_method")], "wilson+weights");
}
