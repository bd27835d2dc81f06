//! What the binary prints, word for word: the cases of `tests/cmd/` and the console blocks of `README.md`.
//!
//! `TRYCMD=overwrite cargo test` writes what is printed into the cases; the difference is read before it is
//! committed.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::binary::{argument, impact, printed, write};

/// Cases that run whatever the machine speaks, and whatever secret it keeps.
fn cases() -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    cases.env("LC_ALL", "C.UTF-8").env("NO_COLOR", "1");
    cases.env("IMPACT_SECRET", "");
    cases
}

#[test]
fn commands_print_what_their_cases_show() {
    cases().case("tests/cmd/*.toml");
}

#[test]
fn faults_of_referentials_are_shown_with_their_mend() {
    cases().case("tests/cmd/validate/*.md");
}

#[test]
fn faults_of_exports_are_shown_with_their_mend() {
    cases().case("tests/cmd/exports/*.md");
}

/// The same six invented answers in the shape of every tool: beside what is printed, the observations.
#[test]
fn exports_of_every_tool_are_read_alike() {
    cases().case("tests/cmd/profiles/*.md");
}

#[test]
fn made_up_exports_are_as_their_cases_show() {
    cases().case("tests/cmd/sample/*.md");
}

#[test]
fn the_matrix_shows_every_standing_and_why() {
    cases().case("tests/cmd/matrix/*.md");
}

#[test]
fn figures_are_shown_as_they_are_read() {
    cases().case("tests/cmd/figures/*.md");
}

#[test]
fn the_readme_shows_what_is_printed() {
    cases().case("README.md");
}

#[test]
fn the_shortest_association_of_the_readme_is_sound() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (_, after) = readme.split_once("```yaml\n").unwrap();
    let (block, _) = after.split_once("```").unwrap();
    let lines = block
        .lines()
        .map(|line| line.strip_prefix("   ").unwrap_or(line));
    let association = lines.collect::<Vec<_>>().join("\n");

    let home = TempDir::new().unwrap();
    let common = home.path().join("common.yaml");
    fs::copy(Path::new("referentials/common.yaml"), common).unwrap();
    write(&home.path().join("associations/voisins.yaml"), association);
    printed(&mut impact(&[
        "validate",
        argument(home.path()),
        "--deny",
        "warnings",
    ]));
}
