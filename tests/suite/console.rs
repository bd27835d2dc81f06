//! What the binary prints, word for word: the cases of `tests/cmd/` and the console blocks of `README.md`.
//!
//! `TRYCMD=overwrite cargo test` writes what is printed into the cases; the difference is read before it is
//! committed.

use std::fs;
use std::path::Path;

#[test]
fn the_binary_prints_what_its_cases_show() {
    let cases = trycmd::TestCases::new();
    // Whatever the machine speaks.
    cases.env("LC_ALL", "C.UTF-8").env("NO_COLOR", "1");
    for pattern in ["tests/cmd/*.toml", "tests/cmd/*.md"] {
        cases.case(pattern);
    }
    let readme = fs::read_to_string("README.md").unwrap_or_default();
    if Path::new("README.md").exists() && readme.contains("```console") {
        cases.case("README.md");
    }
}
