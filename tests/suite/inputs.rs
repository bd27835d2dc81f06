//! The table of bad inputs: every number is in it, and every line of it is shown by a case.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use impact::diagnostic::{Code, Severity};

/// How many inputs there are.
const INPUTS: usize = 54;

/// What may be made of an input.
const FATES: [&str; 6] = ["refused", "row", "cell", "warned", "counted", "read"];

/// One line of the table.
struct Line {
    number: usize,
    codes: Vec<String>,
    fate: String,
    cases: Vec<String>,
}

fn table() -> Vec<Line> {
    let page = fs::read_to_string("tests/inputs/README.md").unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| "));
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [number, _, codes, fate, cases] = cells.as_slice() else {
            panic!("{row}");
        };
        let ticked = |cell: &str| {
            let words = cell.split_whitespace();
            let words = words.map(|word| word.trim_matches('`').to_owned());
            words.filter(|word| word != "–").collect()
        };
        Some(Line {
            number: number.parse().ok()?,
            codes: ticked(codes),
            fate: (*fate).to_owned(),
            cases: ticked(cases),
        })
    })
    .collect()
}

/// Whether `case` shows `code` in both languages.
fn shows(case: &str, code: &str) -> bool {
    let says = |words: [&str; 2]| {
        words.iter().any(|word| {
            let head = format!("{word}[{code}]: ");
            case.lines().any(|line| line.starts_with(&head))
        })
    };
    says(["erreur", "avertissement"]) && says(["error", "warning"])
}

#[test]
fn every_input_of_the_table_is_shown_by_a_case() {
    let mut numbers = BTreeSet::new();
    for line in table() {
        let number = line.number;
        numbers.insert(number);
        assert!(
            FATES.contains(&line.fate.as_str()),
            "{number}: {}",
            line.fate
        );
        assert_eq!(
            line.codes.is_empty(),
            ["read", "counted"].contains(&line.fate.as_str()),
            "{number}"
        );
        assert!(!line.cases.is_empty(), "{number}");
        let cases: Vec<String> = line
            .cases
            .iter()
            .map(|case| fs::read_to_string(Path::new("tests").join(case)).expect(case))
            .collect();
        for code in &line.codes {
            let known = Code::named(code).unwrap_or_else(|| panic!("{number}: {code}"));
            // What cannot lie in a repository is shown by a test.
            let shown = cases
                .iter()
                .any(|case| shows(case, code) || case.contains(&format!("error[{code}]")));
            assert!(shown, "{number}: {code}");
            let is_warning = known.severity() == Severity::Warning;
            assert_eq!(line.fate == "warned", is_warning, "{number}: {code}");
        }
    }
    assert_eq!(numbers, (1..=INPUTS).collect());
}
