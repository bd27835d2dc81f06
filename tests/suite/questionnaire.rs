//! Forms drawn up, filled and read back: with the generated source alone, all that was answered is read.
//!
//! The tools that will run the form judge it where they are there: pyxform and openpyxl (`tests/oracle/forms.py`), ODK
//! Validate and `JavaRosa` where Java is. Where they are not, a line says so and the test passes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;
use tempfile::TempDir;

use crate::binary::{argument, impact, printed, run, write};

const ASSOCIATIONS: [&str; 5] = [
    "ais35",
    "armee-du-salut",
    "emergence-s",
    "esperer95",
    "rheso",
];
const UNITS: [&str; 2] = ["person", "household"];
const WAVES: [&str; 3] = ["entry", "follow-up", "exit"];

fn skipped(why: &str) {
    let _ = writeln!(io::stderr(), "skipped: {why}");
}

/// A form and its source; none where nothing is asked.
fn drawn_up(
    home: &Path,
    wave: &str,
    unit: &str,
    association: Option<&str>,
) -> Option<[PathBuf; 2]> {
    let name = format!("{}-{wave}-{unit}", association.unwrap_or("common"));
    let paths = ["xlsx", "yaml"].map(|extension| home.join(format!("{name}.{extension}")));
    let mut command = impact(&["questionnaire", "--wave", wave, "--observes", unit]);
    command.arg("--output").arg(&paths[0]);
    command.arg("--source").arg(&paths[1]);
    if let Some(association) = association {
        command.args(["--association", association]);
    }
    let ran = run(&mut command);
    match ran.status {
        0 => Some(paths),
        // No indicator of this wave observes this unit: said as what could not be done.
        2 => None,
        _ => panic!("{}", ran.err),
    }
}

/// Cells of a file of `Kobo`, every one quoted.
fn cells(text: &str) -> Vec<Vec<String>> {
    let row = |line: &str| {
        let line = line.trim_end_matches('\r');
        let line = line.trim_start_matches('"').trim_end_matches('"');
        line.split("\";\"").map(str::to_owned).collect()
    };
    text.lines().map(row).collect()
}

/// Ids of the sources of a file, in order.
fn sources_of(yaml: &str) -> Vec<String> {
    let ids = yaml
        .lines()
        .filter_map(|line| line.strip_prefix("  - id: "));
    ids.map(str::to_owned).collect()
}

/// Draws `rows` rows of a source, and reads them with it alone; the answers of the export, and those read.
fn round_trip(home: &Path, association: &str, source: &str, rows: usize) {
    let referentials = home.join("referentials");
    let (exports, read) = (home.join("exports"), home.join("read"));
    let _ = fs::remove_dir_all(&exports);
    let _ = fs::remove_dir_all(&read);
    let export = exports.join(association).join(source).join("export.csv");
    write(&export, "");
    let rows_asked = rows.to_string();
    printed(
        impact(&["sample", "--association", association, "--source", source])
            .args(["--rows", &rows_asked, "-r", argument(&referentials)])
            .args(["--output", argument(&export)]),
    );
    write(&exports.join("AVERTISSEMENT.txt"), "Données fictives.\n");
    let ran = run(
        impact(&["ingest", argument(&exports), "-r", argument(&referentials)]).args([
            "--lang",
            "en",
            "--output",
            argument(&read),
        ]),
    );
    assert_eq!(ran.status, 0, "{source}: {}", ran.err);
    // The other sources of the association have no file here; of this one, only an empty file is told.
    let told = ran.err.lines().filter(|line| line.starts_with("warning["));
    let told: Vec<&str> = told
        .filter(|line| !line.starts_with("warning[source-no-file]"))
        .collect();
    assert_eq!(told.len(), usize::from(rows == 0), "{source}: {}", ran.err);
    assert!(
        told.iter()
            .all(|line| line.starts_with("warning[csv-no-rows]")),
        "{told:?}"
    );
    let plural = if rows == 1 { "row" } else { "rows" };
    let account =
        format!("{rows} {plural} read = {rows} kept + 0 excluded + 0 duplicate + 0 rejected");
    let out = ran.out.replace('\u{a0}', " ");
    assert!(out.contains(&account), "{source}: {out}");
    compare(&export, &read, &reasons(&referentials), rows);
}

/// Every variable has as many answers as its column holds: blanks and reasons apart.
fn compare(export: &Path, read: &Path, reasons: &BTreeSet<(String, String)>, rows: usize) {
    let text = fs::read_to_string(export).unwrap();
    let mut table = cells(&text);
    let head = table.remove(0);
    assert_eq!(table.len(), rows);
    let observations = walk(&read.join("observations"));
    let observations = fs::read_to_string(&observations[0]).unwrap();
    let mut lines = observations.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let mut valid: BTreeMap<&str, usize> = BTreeMap::new();
    let mut blank: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        for (name, cell) in names.iter().zip(line.split(',')) {
            let count = if cell.starts_with('_') {
                &mut blank
            } else {
                &mut valid
            };
            *count.entry(name).or_default() += 1;
        }
    }
    for (at, name) in head.iter().enumerate() {
        let id = name.trim_start_matches("q_");
        let Some(column) = names
            .iter()
            .find(|it| **it == id || it.ends_with(&format!(".{id}")))
        else {
            continue;
        };
        // A choice that says why there is no answer is no valid one: at most as many are read as cells are filled.
        let filled = table.iter().filter(|row| !row[at].is_empty()).count();
        let several = head.iter().any(|it| it.starts_with(&format!("{name}/")));
        let read = valid.get(column).copied().unwrap_or(0);
        let lacking = blank.get(column).copied().unwrap_or(0);
        assert_eq!(read + lacking, rows, "{name}");
        let reasons = table
            .iter()
            .filter(|row| reasons.contains(&(id.to_owned(), row[at].clone())))
            .count();
        if several {
            // None of the options checked is an answer too, and leaves the joined column blank.
            assert!(read >= filled, "{name}: {read} read, {filled} answered");
        } else {
            assert_eq!(read, filled - reasons, "{name}");
        }
    }
}

/// Choices that stand for a reason, by variable, as the files themselves say it.
fn reasons(referentials: &Path) -> BTreeSet<(String, String)> {
    let documents = walk(referentials).into_iter().map(|path| {
        let text = fs::read_to_string(path).unwrap();
        serde_yaml::from_str::<Value>(&text).unwrap()
    });
    let documents: Vec<Value> = documents.collect();
    let listed = |key: &str| -> Vec<&Value> {
        let lists = documents.iter().filter_map(|it| it.get(key)?.as_sequence());
        lists.flatten().collect()
    };
    let text = |value: &Value, key: &str| match value.get(key) {
        Some(Value::Number(number)) => number.to_string(),
        Some(value) => value.as_str().unwrap_or_default().to_owned(),
        None => String::new(),
    };
    let mut lacking: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for list in listed("codelists") {
        let codes = list.get("codes").and_then(Value::as_sequence).unwrap();
        let missing = codes.iter().filter(|code| code.get("missing").is_some());
        let missing = missing.map(|code| text(code, "code"));
        lacking.entry(text(list, "id")).or_default().extend(missing);
    }
    let mut reasons = BTreeSet::new();
    for variable in listed("variables") {
        let list = variable.get("type").map(|kind| text(kind, "code"));
        let codes = list.and_then(|list| lacking.get(&list));
        for code in codes.into_iter().flatten() {
            reasons.insert((text(variable, "id"), code.clone()));
        }
    }
    reasons
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// The shipped common referential, beside what reads a form of it.
#[test]
fn every_wave_is_drawn_up_filled_and_read_back() {
    let mut forms = 0;
    for wave in WAVES {
        for unit in UNITS {
            let home = TempDir::new().unwrap();
            let Some([_, source]) = drawn_up(home.path(), wave, unit, None) else {
                assert_eq!(wave, "exit");
                continue;
            };
            forms += 1;
            let referentials = home.path().join("referentials");
            let yaml = fs::read_to_string(&source).unwrap();
            let common = fs::read_to_string("referentials/common.yaml").unwrap();
            write(&referentials.join("common.yaml"), common);
            write(&referentials.join("mine.yaml"), &yaml);
            printed(&mut impact(&[
                "validate",
                "--deny",
                "warnings",
                argument(&referentials),
            ]));
            for rows in [200, 1, 0] {
                round_trip(home.path(), "mon-association", &sources_of(&yaml)[0], rows);
            }
        }
    }
    assert_eq!(forms, 4);
}

/// Each association that moves its surveys to generated forms keeps the rest of its file.
#[test]
fn every_association_can_move_its_surveys_to_generated_forms() {
    for association in ASSOCIATIONS {
        let home = TempDir::new().unwrap();
        let mut generated = String::new();
        for wave in WAVES {
            for unit in UNITS {
                if let Some([_, source]) = drawn_up(home.path(), wave, unit, Some(association)) {
                    let text = fs::read_to_string(source).unwrap();
                    let (_, source) = text.split_once("sources:\n").unwrap();
                    generated.push_str(source);
                }
            }
        }
        let referentials = home.path().join("referentials");
        let common = fs::read_to_string("referentials/common.yaml").unwrap();
        write(&referentials.join("common.yaml"), common);
        let written =
            fs::read_to_string(format!("referentials/associations/{association}.yaml")).unwrap();
        write(&referentials.join("own.yaml"), moved(&written, &generated));
        printed(&mut impact(&[
            "validate",
            "--deny",
            "warnings",
            argument(&referentials),
        ]));
        for source in sources_of(&generated) {
            round_trip(home.path(), association, &source, 60);
        }
    }
}

/// The file of an association, `generated` in place of its surveys.
fn moved(written: &str, generated: &str) -> String {
    let (head, rest) = written.split_once("sources:\n").unwrap();
    let end = rest
        .lines()
        .position(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
    let lines: Vec<&str> = rest.lines().collect();
    let (sources, tail) = lines.split_at(end.unwrap());
    let mut kept: Vec<Vec<&str>> = Vec::new();
    for line in sources {
        if line.starts_with("  - id: ") {
            kept.push(Vec::new());
        }
        if let Some(source) = kept.last_mut() {
            source.push(line);
        }
    }
    kept.retain(|source| !source.contains(&"    kind: survey"));
    let kept: Vec<&str> = kept.into_iter().flatten().collect();
    let kept = kept.join("\n");
    // The tables of answers that only surveys named go with them.
    let serves = |line: &&str| {
        let table = line.strip_prefix("  - {id: ");
        let table = table.and_then(|rest| rest.split_once(", codes:"));
        table.is_none_or(|(id, _)| kept.contains(&format!("recode: {id},")))
    };
    let head: Vec<&str> = head.lines().filter(serves).collect();
    format!(
        "{}\nsources:\n{generated}{kept}\n{}\n",
        head.join("\n"),
        tail.join("\n")
    )
}

/// Faults planted in a generated form's export are accounted for row by row.
#[test]
fn an_export_with_faults_is_accounted_for() {
    let home = TempDir::new().unwrap();
    let [_, source] = drawn_up(home.path(), "follow-up", "person", None).unwrap();
    let referentials = home.path().join("referentials");
    write(
        &referentials.join("common.yaml"),
        fs::read_to_string("referentials/common.yaml").unwrap(),
    );
    write(
        &referentials.join("mine.yaml"),
        fs::read_to_string(source).unwrap(),
    );
    let export = home
        .path()
        .join("exports/mon-association/lcep-follow-up/export.csv");
    write(&export, "");
    printed(
        impact(&[
            "sample",
            "--association",
            "mon-association",
            "--source",
            "lcep-follow-up",
        ])
        .args(["--rows", "300", "--defects", "-r", argument(&referentials)])
        .args(["--output", argument(&export)]),
    );
    let exports = home.path().join("exports");
    let ran = run(
        impact(&["ingest", argument(&exports), "-r", argument(&referentials)]).args([
            "--lang",
            "en",
            "--output",
            argument(&home.path().join("read")),
        ]),
    );
    assert_eq!(ran.status, 1, "{}", ran.err);
    let out = ran.out.replace('\u{a0}', " ");
    let account = out
        .lines()
        .find(|line| line.contains("rows read = "))
        .unwrap();
    let numbers: Vec<usize> = account
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    assert_eq!(numbers[0], numbers[1..].iter().sum::<usize>(), "{account}");
}

/// Python, with what reads forms; none where it lacks.
fn forms(arguments: &[&str]) -> Option<String> {
    let python = |arguments: &[&str]| {
        let mut command = Command::new("python3");
        command
            .arg("-B")
            .args(arguments)
            .env("PYTHONUTF8", "1")
            .output()
    };
    match python(&["-c", "import yaml, openpyxl, pyxform"]) {
        Ok(output) if output.status.success() => {}
        Ok(_) => {
            skipped(
                "pyxform, openpyxl or PyYAML is not installed (python3 -m pip install pyxform openpyxl PyYAML)",
            );
            return None;
        }
        Err(_) => {
            skipped("python3 is not installed");
            return None;
        }
    }
    let output = python(&[&["tests/oracle/forms.py"], arguments].concat()).unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let failed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}\n{said}{failed}");
    for line in said
        .lines()
        .filter_map(|line| line.strip_prefix("skipped: "))
    {
        skipped(line);
    }
    Some(said)
}

#[test]
fn pyxform_takes_every_form_without_a_warning() {
    let home = TempDir::new().unwrap();
    let associations = ASSOCIATIONS.into_iter().map(Some).chain([None]);
    for association in associations {
        for wave in WAVES {
            for unit in UNITS {
                let Some([form, _]) = drawn_up(home.path(), wave, unit, association) else {
                    continue;
                };
                let mut arguments = vec!["check", argument(&form), "-r", "referentials"];
                arguments.extend(["--wave", wave, "--unit", unit, "--closed", "who-5"]);
                arguments.extend(association.iter().flat_map(|id| ["--association", id]));
                // What is common to all is also judged by ODK Validate, which takes its time.
                arguments.extend(association.is_some().then_some("--quick"));
                let Some(said) = forms(&arguments) else {
                    return;
                };
                assert!(said.contains(" 0 differences"), "{said}");
            }
        }
    }
}

/// The questions a phone asks are those that `ingest` takes for asked.
#[test]
fn a_phone_and_ingest_agree_on_what_is_asked() {
    let home = TempDir::new().unwrap();
    let referentials = home.path().join("referentials");
    let common = fs::read_to_string("tests/forms/referentials/common.yaml").unwrap();
    write(&referentials.join("common.yaml"), common);
    let form = home.path().join("form.xlsx");
    let source = referentials.join("mine.yaml");
    printed(
        impact(&[
            "questionnaire",
            "--wave",
            "entry",
            "-r",
            argument(&referentials),
        ])
        .args(["-o", argument(&form), "--source", argument(&source)]),
    );
    printed(&mut impact(&[
        "validate",
        "--deny",
        "warnings",
        argument(&referentials),
    ]));
    let (form, folder) = (argument(&form), argument(&referentials));
    let check = [
        "check",
        form,
        "-r",
        "tests/forms/referentials",
        "--wave",
        "entry",
        "--closed",
        "ferme",
    ];
    if forms(&check).is_none() {
        return;
    }
    let program = env!("CARGO_BIN_EXE_impact");
    let answer = [
        "answer",
        form,
        "-r",
        folder,
        "--wave",
        "entry",
        "--impact",
        program,
        "--folder",
        "mon-association/pieges-entry",
    ];
    if let Some(said) = forms(&answer)
        && !said.contains("skipped")
    {
        assert!(said.contains(" 0 differences"), "{said}");
    }
}

/// What every command may do with a file it is given.
#[test]
fn two_runs_write_the_same_bytes() {
    let (first, second) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let written = |home: &TempDir| {
        let paths = drawn_up(home.path(), "follow-up", "person", Some("esperer95")).unwrap();
        paths.map(|path| fs::read(path).unwrap())
    };
    assert!(written(&first) == written(&second));
}
