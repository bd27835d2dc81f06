//! What the binary prints, word for word: the cases of `tests/cmd/` and the console blocks of `README.md`.
//!
//! `TRYCMD=overwrite cargo test` writes what is printed into the cases; the difference is read before it is
//! committed.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::binary::{TODAY, argument, impact, printed, write};

/// Cases that run whatever the machine speaks, whatever secret it keeps and whatever day it is.
fn cases() -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    cases.env("LC_ALL", "C.UTF-8").env("NO_COLOR", "1");
    cases.env("IMPACT_SECRET", "").env(TODAY.0, TODAY.1);
    cases
}

#[test]
fn commands_print_what_their_cases_show() {
    cases().case("tests/cmd/*.toml");
}

#[test]
fn an_audit_names_what_can_be_worked_out() {
    cases().case("tests/cmd/audit/*.md");
}

#[test]
fn faults_of_texts_are_shown_with_their_mend() {
    cases().case("tests/cmd/claims/*.md");
}

#[test]
fn avoided_costs_add_up_what_may_be_and_say_what_moves_them() {
    cases().case("tests/cmd/value/*.md");
}

#[test]
fn a_ledger_keeps_what_was_released_and_tells_what_was_touched() {
    cases().case("tests/cmd/release/*.md");
}

#[test]
fn faults_of_referentials_are_shown_with_their_mend() {
    cases().case("tests/cmd/validate/*.md");
}

#[test]
fn faults_of_exports_are_shown_with_their_mend() {
    cases().case("tests/cmd/exports/*.md");
    cases().case("tests/cmd/inspect/*.md");
    cases().case("tests/cmd/inputs/*.md");
}

#[test]
fn each_format_tells_an_error_and_a_warning() {
    cases().case("tests/cmd/formats/*.md");
}

#[test]
fn codes_are_explained() {
    cases().case("tests/cmd/explain/*.md");
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
fn skeletons_are_as_their_cases_show() {
    cases().case("tests/cmd/new/*.md");
}

#[test]
fn the_matrix_shows_every_standing_and_why() {
    cases().case("tests/cmd/matrix/*.md");
}

#[test]
fn forms_are_drawn_up_as_their_cases_show() {
    cases().case("tests/cmd/questionnaire/*.md");
}

#[test]
fn changes_between_two_versions_are_shown_with_what_they_are_worth() {
    cases().case("tests/cmd/diff/*.md");
}

#[test]
fn sheets_are_as_they_were_read() {
    cases().case("tests/cmd/codebook/*.md");
}

#[test]
fn figures_are_shown_as_they_are_read() {
    cases().case("tests/cmd/figures/*.md");
}

/// The pages for newcomers.
const PAGES: [&str; 2] = ["README.md", "LISEZMOI.md"];

#[test]
fn pages_for_newcomers_show_what_is_printed() {
    let cases = cases();
    for page in PAGES {
        cases.case(page);
    }
}

/// The blocks of YAML of a page, without the indentation of the list they stand in.
pub(crate) fn blocks(page: &str) -> Vec<String> {
    let text = fs::read_to_string(page).unwrap();
    let mut blocks = Vec::new();
    for after in text.split("```yaml\n").skip(1) {
        let (block, _) = after.split_once("```").unwrap();
        let depth = block.len() - block.trim_start().len();
        let indent = " ".repeat(depth);
        let lines = block
            .lines()
            .map(|line| line.strip_prefix(&indent).unwrap_or(line));
        blocks.push(lines.collect::<Vec<_>>().join("\n"));
    }
    blocks
}

#[test]
fn the_association_and_the_profile_that_pages_show_are_sound() {
    for page in PAGES {
        let referentials = blocks(page).into_iter();
        let referentials: Vec<String> = referentials
            .filter(|block| block.starts_with("referential:"))
            .collect();
        let [association, profile] = referentials.try_into().unwrap();
        let using = association.replace("profile: excel-fr", "profile: suivi-plus");
        assert_ne!(association, using);
        for association in [association, using] {
            let home = TempDir::new().unwrap();
            let common = home.path().join("common.yaml");
            fs::copy(Path::new("referentials/common.yaml"), common).unwrap();
            write(&home.path().join("associations/voisins.yaml"), association);
            write(&home.path().join("profils/suivi-plus.yaml"), &profile);
            let folder = argument(home.path());
            printed(&mut impact(&["validate", folder, "--deny", "warnings"]));
        }
    }
}
