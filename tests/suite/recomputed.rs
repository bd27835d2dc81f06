//! Figures recomputed by scripts that share nothing with the program, from the raw files.
//!
//! `engine.py` reads referentials and exports by the documentation alone, and compares every row and every account;
//! `recompute.py` and `surveys.py` know their files by hand. Where Python or `PyYAML` is not there, or the two public surveys
//! are not, a line says so and the test passes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::binary::{argument, impact, printed, skipped};

/// Python, set so that it writes nothing beside its scripts.
fn python(arguments: &[&str]) -> Command {
    let mut command = Command::new("python3");
    command.arg("-B").args(arguments).env("PYTHONUTF8", "1");
    command
}

/// Runs a script of `tests/oracle/`; none where Python is not there.
fn oracle(script: &str, arguments: &[&str]) -> Option<String> {
    let Ok(output) = python(&[script]).args(arguments).output() else {
        skipped("python3 is not installed");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let failed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{failed}");
    Some(said)
}

/// Whether what reads YAML is there.
fn yaml() -> bool {
    match python(&["-c", "import yaml"]).output() {
        Ok(output) if output.status.success() => true,
        Ok(_) => {
            skipped("PyYAML is not installed (python3 -m pip install PyYAML)");
            false
        }
        Err(_) => {
            skipped("python3 is not installed");
            false
        }
    }
}

/// Reads both ways, and compares every figure, value and account.
fn read_twice(referentials: &str, exports: &str) {
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

/// What is told of real exports, each counted again: delimiter, columns, rows, and in how many rows each column is filled.
#[test]
fn real_exports_before_any_source_describes_them() {
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

/// Where the surveys are: `IMPACT_CORPUS`, else beside the repository.
fn corpus() -> PathBuf {
    env::var_os("IMPACT_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/surveys"),
        PathBuf::from,
    )
}

#[test]
fn two_public_surveys() {
    let home = TempDir::new().unwrap();
    for (folder, file) in [
        ("steak", "surveymonkey-2rows-steak.csv"),
        ("thanksgiving", "surveymonkey-1row-thanksgiving.csv"),
    ] {
        let from = corpus().join(file);
        if !from.is_file() {
            skipped(&format!(
                "{file} is not in the folder of surveys (IMPACT_CORPUS)"
            ));
            return;
        }
        fs::create_dir_all(home.path().join("exports").join(folder)).unwrap();
        fs::copy(from, home.path().join("exports").join(folder).join(file)).unwrap();
    }
    let exports = home.path().join("exports");
    let figures = home.path().join("working.csv");
    let ran = crate::binary::run(
        impact(&["consolidate", argument(&exports), "-r", "tests/surveys"])
            .args(["--audience", "working", "--format", "csv", "--output"])
            .arg(&figures),
    );
    // One of them says « None » beside a pie, which is a fault of the survey that the program reports.
    assert!(ran.status < 2, "{}", ran.err);
    read_twice("tests/surveys", argument(&exports));
    let arguments = [argument(&exports), argument(&figures)];
    if let Some(said) = oracle("tests/oracle/surveys.py", &arguments) {
        assert!(said.contains(" 0 differences"), "{said}");
    }
}
