//! Figures recomputed by scripts that share nothing with the program, from the raw files.
//!
//! Where Python is not there, or the two public surveys are not, a line says so and the test passes.

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::binary::{argument, impact, printed};

/// Says that a test proved nothing: straight to stderr, which the test harness does not keep to itself.
fn skipped(why: &str) {
    let _ = writeln!(io::stderr(), "skipped: {why}");
}

/// Runs a script of `tests/oracle/`; none where Python is not there.
fn oracle(script: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new("python3")
        .args(["-B", script])
        .args(arguments)
        .env("PYTHONUTF8", "1")
        .output();
    let Ok(output) = output else {
        skipped("python3 is not installed");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let failed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{failed}");
    Some(said)
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
    let arguments = [argument(&exports), argument(&figures)];
    if let Some(said) = oracle("tests/oracle/surveys.py", &arguments) {
        assert!(said.contains(" 0 differences"), "{said}");
    }
}
