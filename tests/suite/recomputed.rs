//! Figures recomputed by scripts that share nothing with the program, from the raw files.
//!
//! `engine.py` reads referentials and exports by the documentation alone, and compares every row and every account;
//! `recompute.py` knows its files by hand. Where Python, `PyYAML` or `SciPy` is not there, a line says so and the test passes.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

use crate::binary::{argument, impact, printed, skipped};

/// Python, set so that it writes nothing beside its scripts.
pub(crate) fn python(arguments: &[&str]) -> Command {
    let mut command = Command::new("python3");
    command.arg("-B").args(arguments).env("PYTHONUTF8", "1");
    command
}

/// Runs a script of `tests/oracle/`; none where Python is not there.
pub(crate) fn oracle(script: &str, arguments: &[&str]) -> Option<String> {
    let Ok(output) = python(&[script]).args(arguments).output() else {
        skipped("python3 is not installed");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let failed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{failed}");
    Some(said)
}

/// Whether what reads YAML, and what knows the laws of statistics, are there.
pub(crate) fn yaml() -> bool {
    match python(&["-c", "import yaml, scipy"]).output() {
        Ok(output) if output.status.success() => true,
        Ok(_) => {
            skipped("PyYAML or SciPy is not installed (python3 -m pip install PyYAML scipy)");
            false
        }
        Err(_) => {
            skipped("python3 is not installed");
            false
        }
    }
}

/// Reads both ways, and compares every figure, value and account.
pub(crate) fn read_twice(referentials: &str, exports: &str) {
    if !yaml() {
        return;
    }
    let home = TempDir::new().unwrap();
    let figures = home.path().join("working.csv");
    let observations = home.path().join("observations");
    // Exports may hold faults that the program reports, and it still writes.
    for arguments in [
        &["consolidate", "--audience", "working", "--format", "csv"][..],
        &["ingest"],
    ] {
        let written = if arguments == ["ingest"] {
            &observations
        } else {
            &figures
        };
        let ran = crate::binary::run(
            impact(arguments)
                .args([exports, "-r", referentials, "--output"])
                .arg(written),
        );
        assert!(ran.status < 2, "{}", ran.err);
    }
    let said = oracle(
        "tests/oracle/engine.py",
        &[
            exports,
            "-r",
            referentials,
            "--figures",
            argument(&figures),
            "--observations",
            argument(&observations),
        ],
    );
    if let Some(said) = said {
        assert!(said.contains(" 0 differences"), "{said}");
    }
}

#[test]
fn the_shipped_example() {
    read_twice("referentials", "examples/exports");
}

#[test]
fn the_small_sector_by_its_referentials() {
    read_twice("tests/miniature/referentials", "tests/miniature/exports");
}

/// What a figure owes to associations: a contrast that they turn round, one that carries it, persons of two.
#[test]
fn what_stands_beside_a_figure() {
    let case = "tests/cmd/figures/reversed.in";
    read_twice(&format!("{case}/referentials"), &format!("{case}/exports"));
}

/// What associations say beside each other: how far they stand, and each weighed by those eligible there.
#[test]
fn what_varies_between_associations() {
    let case = "tests/cmd/figures/between.in";
    read_twice(&format!("{case}/referentials"), &format!("{case}/exports"));
}

/// What the ages of one population would make of each figure.
#[test]
fn what_is_standardised() {
    let case = "tests/cmd/figures/standardised.in";
    read_twice(&format!("{case}/referentials"), &format!("{case}/exports"));
}

/// Weights of a column, weights raked with a cap, and none.
#[test]
fn what_is_weighed() {
    let case = "tests/cmd/figures/weights.in";
    read_twice(&format!("{case}/referentials"), &format!("{case}/exports"));
}

/// The same answers in the shape of every tool.
#[test]
fn every_profile() {
    let Ok(folders) = fs::read_dir("tests/cmd/profiles") else {
        skipped("no case of a profile stands in tests/cmd/profiles");
        return;
    };
    for folder in folders {
        let path = folder.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "in") {
            let (referentials, exports) = (path.join("referentials"), path.join("exports"));
            read_twice(argument(&referentials), argument(&exports));
        }
    }
}

/// Why each association differs from the rest of the sector: composition and results, weighted answers too.
#[test]
fn what_associations_compare() {
    if !yaml() {
        return;
    }
    for (case, parted) in [("compare", "10 parted"), ("weights", "0 parted")] {
        let folder = format!("tests/cmd/figures/{case}.in");
        let (exports, referentials) = (
            format!("{folder}/exports"),
            format!("{folder}/referentials"),
        );
        let program = env!("CARGO_BIN_EXE_impact");
        let arguments = [program, &exports, "-r", &referentials];
        if let Some(said) = oracle("tests/oracle/compare.py", &arguments) {
            assert!(said.contains(" 0 differences"), "{said}");
            assert!(said.contains(parted), "{said}");
        }
    }
}

/// Draws files and reads them twice; the same numbers draw the same files.
fn drawn(arguments: &[&str]) {
    if !yaml() {
        return;
    }
    let program = env!("CARGO_BIN_EXE_impact");
    if let Some(said) = oracle("tests/oracle/fuzz.py", &[&[program], arguments].concat()) {
        assert!(said.contains(" 0 refused by the tool, 0 differ"), "{said}");
    }
}

#[test]
fn invented_sectors() {
    drawn(&["0", "8"]);
}

#[test]
fn invented_exports_of_the_shipped_referentials() {
    drawn(&["0", "2", "--referentials", "referentials"]);
}

#[test]
fn the_small_sector() {
    let home = TempDir::new().unwrap();
    let figures = home.path().join("working.csv");
    printed(
        impact(&["consolidate", "tests/miniature/exports"])
            .args([
                "-r",
                "tests/miniature/referentials",
                "--audience",
                "working",
            ])
            .args(["--format", "csv", "--output"])
            .arg(&figures),
    );
    if let Some(said) = oracle("tests/oracle/recompute.py", &[argument(&figures)]) {
        assert!(said.contains(" 0 differences"), "{said}");
    }
}
