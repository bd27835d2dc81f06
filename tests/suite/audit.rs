//! The auditor as it is run: its tables add up, and no order of rows changes what it says.

use std::fs;

use tempfile::TempDir;

use crate::binary::{argument, impact};
use crate::recomputed::oracle;

const RELEASE: &str = "tests/cmd/audit/withheld.in/public.csv";
const REFERENTIALS: &str = "tests/cmd/audit/withheld.in/referentials";

/// What `audit` answers, and its exit status.
fn audited(arguments: &[&str]) -> (String, Option<i32>) {
    let mut command = impact(&["audit", "-r", REFERENTIALS, "--lang", "en"]);
    let output = command.args(arguments).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    (said, output.status.code())
}

#[test]
fn tables_of_the_witness_add_up_by_plain_addition() {
    let home = TempDir::new().unwrap();
    let witness = home.path().join("witness.csv");
    audited(&[RELEASE, "--witness", argument(&witness)]);
    let Some(said) = oracle("tests/oracle/witness.py", &[argument(&witness), RELEASE]) else {
        return;
    };
    // 13 of 67 can be worked out: all others have two tables.
    assert_eq!(
        said.trim(),
        "599 equations hold, 33 left; 54 bases of 67 have two values"
    );
}

#[test]
fn the_order_of_rows_and_of_releases_changes_nothing() {
    let home = TempDir::new().unwrap();
    let text = fs::read_to_string(RELEASE).unwrap();
    let (heading, rows) = text.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.reverse();
    let turned = home.path().join("turned.csv");
    fs::write(&turned, format!("{heading}\n{}\n", rows.join("\n"))).unwrap();
    let attackers = |arguments: &[&str]| {
        let (said, status) = audited(&[arguments, &["--format", "json"]].concat());
        let said: serde_json::Value = serde_json::from_str(&said).unwrap();
        (said["attackers"].clone(), status)
    };
    let straight = attackers(&[RELEASE]);
    assert_eq!(straight.1, Some(1));
    assert_eq!(attackers(&[argument(&turned)]), straight);
    // The same release twice tells no more than once.
    assert_eq!(attackers(&[RELEASE, argument(&turned)]), straight);
}

#[test]
fn a_release_with_nothing_withheld_is_safe_and_a_working_file_is_none() {
    let home = TempDir::new().unwrap();
    let text = fs::read_to_string(RELEASE).unwrap();
    let free: Vec<&str> = text.lines().filter(|row| !row.ends_with(",C")).collect();
    let totals = free
        .iter()
        .filter(|row| row.starts_with("referential") || row.contains(",_T,_T,_T,_T,"));
    let totals: Vec<&str> = totals.copied().collect();
    let path = home.path().join("totals.csv");
    fs::write(&path, totals.join("\n")).unwrap();
    let (said, status) = audited(&[argument(&path)]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.starts_with("nothing that is withheld can be worked out"));
    let working = "tests/cmd/audit/withheld.in/working.csv";
    assert_eq!(audited(&[working]).1, Some(2));
    assert_eq!(audited(&[RELEASE, "--working", RELEASE]).1, Some(2));
}
