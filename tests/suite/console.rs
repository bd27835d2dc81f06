//! What the binary prints, word for word: the cases of `tests/cmd/` and the console blocks of `README.md`.
//!
//! `TRYCMD=overwrite cargo test` writes what is printed into the cases; the difference is read before it is
//! committed.

/// Cases that run whatever the machine speaks, and whatever secret it keeps.
fn cases() -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    cases.env("LC_ALL", "C.UTF-8").env("NO_COLOR", "1");
    // Of no use as a key: the tests that want one give theirs.
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

#[test]
fn the_readme_shows_what_is_printed() {
    cases().case("README.md");
}
