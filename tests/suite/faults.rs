//! Every fault the program can find, found: those of one referential against their key, and a case a code.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;

use impact::diagnostic::Code;
use tempfile::TempDir;

use crate::binary::{argument, impact, printed, run, write};

/// Codes shown by a test of this file, for what they need cannot lie in a repository.
const WITHOUT_CASE: [(Code, &str); 5] = [
    (Code::LimitFileSize, "a file of many gigabytes"),
    (Code::LimitColumns, "a table of 16,385 columns"),
    (Code::LimitRowSize, "a row of many megabytes"),
    (Code::RespondentsAcrossRuns, "observations just written"),
    (Code::ObservationsForeign, "observations just written"),
];

#[test]
fn eighteen_faults_are_found_where_they_stand_and_no_other() {
    let mut command = impact(&["validate", "--format", "json"]);
    let ran = run(command.current_dir("tests/cmd/eighteen-faults.in"));
    assert_eq!(ran.status, 1);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let faults = report["diagnostics"].as_array().unwrap();
    let found: BTreeSet<String> = faults
        .iter()
        .map(|fault| {
            let text = |key: &str| fault[key].as_str().unwrap();
            format!("{}:{} {}", text("file"), fault["line"], text("code"))
        })
        .collect();
    let key = fs::read_to_string("tests/cmd/eighteen-faults.key").unwrap();
    let key: BTreeSet<String> = key.lines().map(str::to_owned).collect();
    assert_eq!(found, key);
    assert_eq!(faults.len(), 18);
}

#[test]
fn every_code_has_a_case_that_shows_it_in_both_languages() {
    let mut without = Vec::new();
    for code in Code::ALL {
        let name = code.name();
        let case = ["validate", "exports", "claims"]
            .iter()
            .find_map(|room| fs::read_to_string(format!("tests/cmd/{room}/{name}.md")).ok());
        let Some(case) = case else {
            without.push(*code);
            continue;
        };
        let shown = |words: [&str; 2]| {
            let mut lines = case.lines();
            lines.any(|line| {
                let heads = words.map(|word| format!("{word}[{name}]: "));
                heads.iter().any(|head| line.starts_with(head.as_str()))
            })
        };
        assert!(shown(["erreur", "avertissement"]), "{name}, in French");
        assert!(shown(["error", "warning"]), "{name}, in English");
    }
    assert_eq!(without, WITHOUT_CASE.map(|(code, _)| code));
}

/// A referential of one indicator and one source, in `folder`.
fn small_referential(folder: &Path, version: &str) {
    write(
        &folder.join("common.yaml"),
        format!(
            "referential: common\nformat: 1\nid: mini\nversion: {version}\nlanguage: en\ntitle: Trial\n\
             variables: [{{id: age, label: Age, type: {{integer: {{}}}}}}]\n\
             indicators:\n  - {{id: ages, label: Mean age, definition: Mean of ages., status: optional, \
             level: context, direction: neutral, unit: years, measure: {{mean: {{of: age}}}}}}\n"
        ),
    );
    write(
        &folder.join("association.yaml"),
        "referential: association\nformat: 1\nid: demo\nname: Demo\nextends: {id: mini, version: ^1.0}\n\
         sources:\n  - id: survey\n    files: [survey-*.csv]\n    respondent: {column: Number, space: files}\n    \
         period: {constant: 2025}\n    mappings: [{variable: age, column: Age}]\n",
    );
}

/// What `consolidate` says of `exports`, which must be a fault.
fn faulty(exports: &[&Path], referentials: &Path) -> String {
    let mut command = impact(&["consolidate", "--lang", "en", "-r", argument(referentials)]);
    let ran = run(command.args(exports));
    assert_eq!(ran.status, 1, "{}", ran.err);
    ran.err
}

fn ingest(exports: &Path, referentials: &Path, output: &Path, secret: &str) {
    let mut command = impact(&["ingest", argument(exports), "-r", argument(referentials)]);
    printed(command.arg("-o").arg(output).env("IMPACT_SECRET", secret));
}

#[test]
fn a_file_past_the_limit_of_size_is_refused() {
    let home = TempDir::new().unwrap();
    let exports = home.path().join("exports");
    small_referential(home.path(), "1.0.0");
    write(&exports.join("survey-1.csv"), "Number,Age\n1,34\n");
    // A hole: nothing of it is on the disk.
    let large = File::create(exports.join("survey-2.csv")).unwrap();
    large.set_len(1 << 40).unwrap();
    let said = faulty(&[&exports], home.path());
    assert!(said.contains("error[limit-file-size]: "), "{said}");
    assert!(said.contains("--> survey-2.csv"), "{said}");
}

#[test]
fn a_table_without_end_is_refused() {
    let home = TempDir::new().unwrap();
    let exports = home.path().join("exports");
    small_referential(home.path(), "1.0.0");
    let wide = |cell: &str| format!("1,34{}\n", cell.repeat(16_383));
    write(
        &exports.join("survey-1.csv"),
        format!("Number,Age{}\n{}", ",x".repeat(16_383), wide(",")),
    );
    let said = faulty(&[&exports], home.path());
    assert!(
        said.contains("error[limit-columns]: 16385 columns"),
        "{said}"
    );

    let long = "x".repeat(17 << 20);
    let text = format!("Number,Age,Text\n1,34,\n2,35,{long}\n");
    write(&exports.join("survey-1.csv"), text);
    let said = faulty(&[&exports], home.path());
    assert!(said.contains("error[limit-row-size]: "), "{said}");
    assert!(said.contains("--> survey-1.csv:3"), "{said}");
    assert!(!said.contains("xx"), "the row is shown");
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_refused() {
    let home = TempDir::new().unwrap();
    let exports = home.path().join("exports");
    small_referential(home.path(), "1.0.0");
    write(&exports.join("survey-1.csv"), "Number,Age\n1,34\n");
    write(&home.path().join("elsewhere.csv"), "Number,Age\n2,35\n");
    std::os::unix::fs::symlink("../elsewhere.csv", exports.join("survey-2.csv")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", exports.join("survey-3.csv")).unwrap();
    std::os::unix::fs::symlink("/", exports.join("all")).unwrap();
    let pipe = exports.join("survey-4.csv");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let said = faulty(&[&exports], home.path());
    for file in 2..=4 {
        assert!(said.contains(&format!("--> survey-{file}.csv")), "{said}");
    }
    assert_eq!(said.matches("error[file-unreadable]").count(), 3, "{said}");
}

#[test]
fn observations_of_another_version_are_refused() {
    let home = TempDir::new().unwrap();
    let (exports, kept) = (home.path().join("exports"), home.path().join("kept"));
    let (old, new) = (home.path().join("old"), home.path().join("new"));
    small_referential(&old, "1.0.0");
    small_referential(&new, "1.1.0");
    write(&exports.join("survey-1.csv"), "Number,Age\n1,34\n");
    ingest(&exports, &old, &kept, "");
    let said = faulty(&[&kept], &new);
    assert!(said.contains("error[observations-foreign]: "), "{said}");
    assert!(said.contains("mini 1.0.0"), "{said}");
}

#[test]
fn respondents_of_two_runs_are_told_apart_only_by_one_secret() {
    let home = TempDir::new().unwrap();
    small_referential(&home.path().join("r"), "1.0.0");
    let referentials = home.path().join("r");
    let mut kept = Vec::new();
    for (number, age) in [("1", "34"), ("2", "51")] {
        let exports = home.path().join(format!("exports-{number}"));
        write(
            &exports.join(format!("survey-{number}.csv")),
            format!("Number,Age\n{number},{age}\n"),
        );
        for secret in ["", "a secret of sixteen"] {
            let folder = home.path().join(format!("kept-{number}-{}", secret.len()));
            ingest(&exports, &referentials, &folder, secret);
            kept.push(folder);
        }
    }
    let said = faulty(&[&kept[0], &kept[2]], &referentials);
    assert!(said.contains("error[respondents-across-runs]: "), "{said}");
    let mut command = impact(&["consolidate", "-r", argument(&referentials)]);
    printed(command.args([&kept[1], &kept[3]]));
}

#[test]
fn waves_of_two_runs_meet_only_by_one_secret() {
    let home = TempDir::new().unwrap();
    let referentials = home.path().join("r");
    small_referential(&referentials, "1.0.0");
    for (file, from, to) in [
        (
            "common.yaml",
            "variables:",
            "waves: [{id: entry, label: Entry}, {id: exit, label: Exit}]\nvariables:",
        ),
        (
            "common.yaml",
            "unit: years,",
            "unit: years, waves: [entry, exit],",
        ),
        (
            "association.yaml",
            "period:",
            "wave: {column: Wave, codes: {A: entry, B: exit}}\n    period:",
        ),
    ] {
        let path = referentials.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}");
        write(&path, text.replacen(from, to, 1));
    }
    let mut kept = Vec::new();
    for (wave, age) in [("A", "34"), ("B", "36")] {
        let exports = home.path().join(format!("exports-{wave}"));
        let rows = format!("Number,Age,Wave\n1,{age},{wave}\n");
        write(&exports.join(format!("survey-{wave}.csv")), rows);
        for secret in ["", "a secret of sixteen"] {
            let folder = home.path().join(format!("kept-{wave}-{}", secret.len()));
            ingest(&exports, &referentials, &folder, secret);
            kept.push(folder);
        }
    }
    let said = faulty(&[&kept[0], &kept[2]], &referentials);
    assert!(said.contains("error[respondents-across-runs]: "), "{said}");
    let mut command = impact(&["consolidate", "-r", argument(&referentials)]);
    command.args(["--audience", "working", "--format", "csv"]);
    let figures = printed(command.args([&kept[1], &kept[3]]));
    let mut change = figures
        .lines()
        .filter(|line| line.contains(",2025,entry>exit,_T,"));
    let change = change.next().unwrap();
    assert!(
        change.contains(",change,_Z,years,2,,,,none:small-base,1,,2,1,0,0,0,0,1,1,"),
        "{change}"
    );
}

#[test]
fn a_refused_file_is_named_and_the_others_still_count() {
    let home = TempDir::new().unwrap();
    for file in walkdir::WalkDir::new("tests/miniature/exports") {
        let file = file.unwrap();
        if file.file_type().is_file() {
            let below = file.path().strip_prefix("tests/miniature/exports").unwrap();
            write(&home.path().join(below), fs::read(file.path()).unwrap());
        }
    }
    let refused = "esperer95/personnes-2025.csv";
    write(&home.path().join(refused), "");
    let mut command = impact(&["consolidate", argument(home.path()), "--format", "json"]);
    command.args(["-r", "tests/miniature/referentials"]);
    let ran = run(command.args(["--audience", "working"]));
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("[csv-empty]"), "{}", ran.err);
    let page: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(page["files"]["read"], 9);
    assert_eq!(page["files"]["refused"][0], refused);
    let people = |association: &str| {
        let figures = page["figures"].as_array().unwrap().iter();
        let mut totals = figures.filter(|row| {
            row["indicator"] == "personnes-accompagnees"
                && row["association"] == association
                && ["sexe", "tranche-age", "dispositif"]
                    .iter()
                    .all(|split| row[split] == "_T")
        });
        totals
            .next()
            .map(|row| (row["value"].clone(), row["associations"].clone()))
    };
    // 118 and 122 people of the two others: what is missing is not counted as nobody.
    assert_eq!(people("_T"), Some((240.into(), 2.into())));
    assert_eq!(people("ais35"), Some((118.into(), 1.into())));
}
