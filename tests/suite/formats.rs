//! The formats of faults for tools: each says the same as the others, and holds to its own standard.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::binary::{Ran, argument, impact, run, skipped, write};

/// A referential with eighteen faults, and every case of one fault.
fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir("tests/cmd/validate")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "in"))
        .collect();
    folders.sort();
    folders.push("tests/cmd/eighteen-faults.in/referentials".into());
    folders.push("referentials".into());
    folders
}

fn validated(folder: &Path, format: &str) -> Ran {
    let folder = argument(folder);
    run(&mut impact(&["validate", folder, "--format", format]))
}

fn json(folder: &Path, format: &str) -> Value {
    serde_json::from_str(&validated(folder, format).out).unwrap()
}

fn sound(schema: &Value, instance: &Value, of: &Path) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(instance)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert_eq!(faults, [] as [&str; 0], "{}", of.display());
}

/// `file:line:column code`, of what is no whole file.
fn place(file: &str, line: &Value, column: &Value, code: &str) -> String {
    let file = file.strip_prefix("./").unwrap_or(file);
    format!("{file}:{line}:{column} {code}")
}

fn places(report: &Value) -> Vec<String> {
    let diagnostics = report["diagnostics"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let places = diagnostics.map(|it| {
        let (file, code) = (text(&it["file"]), text(&it["code"]));
        place(&file, &it["line"], &it["column"], &code)
    });
    places.collect()
}

#[test]
fn json_is_as_its_schema_says() {
    let schema: Value = serde_json::from_str(impact::render::json::SCHEMA).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    for folder in folders() {
        sound(&schema, &json(&folder, "json"), &folder);
    }
}

#[test]
fn sarif_is_as_its_standard_says_and_tells_the_same_faults() {
    let standards =
        env::var_os("IMPACT_STANDARDS").map_or("../shared/standards".into(), PathBuf::from);
    let schema = fs::read(standards.join("sarif/sarif-schema-2.1.0.json"));
    let schema: Option<Value> = schema
        .ok()
        .map(|bytes| serde_json::from_slice(&bytes).unwrap());
    if schema.is_none() {
        skipped("the schema of SARIF is not in the folder of standards (IMPACT_STANDARDS)");
    }
    for folder in folders() {
        let log = json(&folder, "sarif");
        if let Some(schema) = &schema {
            sound(schema, &log, &folder);
        }
        let results = log["runs"][0]["results"].as_array().unwrap().iter();
        let found: Vec<String> = results
            .map(|result| {
                let place_of = &result["locations"][0]["physicalLocation"];
                let rule = &log["runs"][0]["tool"]["driver"]["rules"];
                let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
                assert_eq!(rule[index]["id"], result["ruleId"]);
                let region = &place_of["region"];
                let (line, column) = (&region["startLine"], &region["startColumn"]);
                let file = place_of["artifactLocation"]["uri"].as_str().unwrap();
                place(file, line, column, result["ruleId"].as_str().unwrap())
            })
            .collect();
        assert_eq!(found, places(&json(&folder, "json")));
    }
}

#[test]
fn annotations_tell_the_same_faults() {
    for folder in folders() {
        let ran = validated(&folder, "github");
        let found: Vec<String> = ran
            .out
            .lines()
            .filter(|line| line.starts_with("::"))
            .map(|line| {
                let (properties, _) = line[2..].split_once("::").unwrap();
                let (weight, properties) = properties.split_once(' ').unwrap();
                assert!(["error", "warning"].contains(&weight));
                let pairs = properties
                    .split(',')
                    .map(|pair| pair.split_once('=').unwrap());
                let of: BTreeMap<&str, &str> = pairs.collect();
                let number = |key| {
                    of.get(key)
                        .map_or(Value::Null, |it| it.parse::<u64>().unwrap().into())
                };
                place(of["file"], &number("line"), &number("col"), of["title"])
            })
            .collect();
        // A range over several lines is given without its columns.
        let line_alone = |place: &String| {
            let mut parts = place.rsplitn(2, ':');
            let code = parts.next().unwrap().split_once(' ').unwrap().1.to_owned();
            format!("{} {code}", parts.next().unwrap())
        };
        let found: Vec<String> = found.iter().map(line_alone).collect();
        // What a referential accepts is no annotation.
        let mut report = json(&folder, "json");
        let told = report["diagnostics"].as_array_mut().unwrap();
        told.retain(|it| it.get("accepted").is_none());
        let expected = places(&report);
        let expected: Vec<String> = expected.iter().map(line_alone).collect();
        assert_eq!(found, expected, "{}", folder.display());
    }
}

#[test]
fn a_junit_report_counts_as_failures_what_fails() {
    const COUNTS: &str = "import sys, xml.etree.ElementTree as tree\n\
        root = tree.parse(sys.stdin.buffer).getroot()\n\
        cases = root.findall('testsuite/testcase')\n\
        failed = [case for case in cases if case.find('failure') is not None]\n\
        told = [case for case in cases if case.find('system-out') is not None]\n\
        assert int(root.get('tests')) == len(cases) and int(root.get('failures')) == len(failed)\n\
        print(len(failed), len(told), len(root.findall('testsuite')))";
    for folder in folders() {
        let report = json(&folder, "json");
        let home = TempDir::new().unwrap();
        let path = home.path().join("report.xml");
        write(&path, validated(&folder, "junit").out);
        let mut python = Command::new("python3");
        python
            .args(["-c", COUNTS])
            .stdin(fs::File::open(&path).unwrap());
        let Ok(counted) = python.output() else {
            skipped("python3 is not installed");
            return;
        };
        let said = String::from_utf8(counted.stderr).unwrap();
        assert!(counted.status.success(), "{said}");
        let counted = String::from_utf8(counted.stdout).unwrap();
        let counts: Vec<u64> = counted
            .split_whitespace()
            .map(|it| it.parse().unwrap())
            .collect();
        assert_eq!(Value::from(counts[0]), report["errors"]);
        assert_eq!(Value::from(counts[1]), report["warnings"]);
        assert!(counts[2] > 0, "a suite a file");
    }
}

#[test]
fn a_fault_is_known_again_when_its_line_moves_and_no_other_is_taken_for_it() {
    let home = TempDir::new().unwrap();
    let source = Path::new("tests/cmd/eighteen-faults.in/referentials");
    for name in ["common.yaml", "association.yaml"] {
        let text = fs::read_to_string(source.join(name)).unwrap();
        write(&home.path().join(name), text);
    }
    let fingerprints = || -> Vec<String> {
        let log = json(home.path(), "sarif");
        let results = log["runs"][0]["results"].as_array().unwrap().iter();
        let of = |it: &Value| {
            it["partialFingerprints"]["impactLine/v1"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        results.map(of).collect()
    };
    let before = fingerprints();
    let mut distinct = before.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 18);
    for name in ["common.yaml", "association.yaml"] {
        let path = home.path().join(name);
        let text = fs::read_to_string(&path).unwrap();
        write(&path, format!("# a line more\n\n{text}"));
    }
    assert_eq!(fingerprints(), before);
}

#[test]
fn colours_come_when_asked_for_and_never_into_a_pipe_by_themselves() {
    let folder = "tests/cmd/validate/reason-missing.in";
    let said = |options: &[&str]| run(impact(&["validate", folder]).args(options)).err;
    assert!(!said(&[]).contains('\u{1b}'));
    assert!(said(&["--color", "always"]).contains('\u{1b}'));
    assert!(!said(&["--color", "never"]).contains('\u{1b}'));
}
