//! The matrix and the figures tell the same of who can fill what, one without any export and the other with them.

use std::collections::{BTreeMap, BTreeSet};

use crate::binary::{impact, printed};

/// The folders of referentials and of exports to compare upon.
const SECTORS: [(&str, &str); 2] = [
    ("referentials", "examples/exports"),
    ("tests/miniature/referentials", "tests/miniature/exports"),
];

/// The publication threshold of both, at least.
const THRESHOLD: usize = 3;

type Row = BTreeMap<String, String>;

fn rows(arguments: &[&str]) -> Vec<Row> {
    let text = printed(&mut impact(&[arguments, &["--format", "csv"]].concat()));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

/// Common indicators and associations, each with its standing.
fn standings(referentials: &str) -> BTreeMap<(String, String), String> {
    let rows = rows(&["matrix", "-r", referentials]);
    let of = |row: &Row| {
        (
            (row["indicator"].clone(), row["association"].clone()),
            row["standing"].clone(),
        )
    };
    rows.iter().map(of).collect()
}

/// Figures in clear that no disaggregation splits. A change asks for two waves of one person, which the matrix
/// does not look at.
fn totals(referentials: &str, exports: &str) -> Vec<Row> {
    let mut rows = rows(&[
        "consolidate",
        exports,
        "-r",
        referentials,
        "--audience",
        "working",
        "--quiet",
    ]);
    let mut own = csv_columns(&rows);
    own.retain(|column| !KEYS.contains(&column.as_str()));
    rows.retain(|row| row["measure"] != "change");
    rows.retain(|row| own.iter().all(|column| row[column] == "_T"));
    rows
}

/// Columns before and after the disaggregations.
const KEYS: [&str; 29] = [
    "referential",
    "version",
    "indicator",
    "period",
    "wave",
    "association",
    "measure",
    "code",
    "unit",
    "value",
    "ci_low",
    "ci_high",
    "ci_level",
    "ci_method",
    "n",
    "n_effective",
    "numerator",
    "denominator",
    "no_answer",
    "not_concerned",
    "unmatched_before",
    "unmatched_after",
    "associations",
    "associations_expected",
    "mean_of_associations",
    "min_association",
    "max_association",
    "comparability",
    "flags",
];

fn csv_columns(rows: &[Row]) -> BTreeSet<String> {
    let columns = rows.iter().flat_map(BTreeMap::keys).cloned();
    columns
        .filter(|column| !column.ends_with("_status"))
        .collect()
}

#[test]
fn expected_associations_are_those_that_the_matrix_says_fill_the_figure() {
    for (referentials, exports) in SECTORS {
        let standings = standings(referentials);
        // At one wave fewer may fill it; at the best of them, all that the matrix names.
        let mut most: BTreeMap<String, usize> = BTreeMap::new();
        for row in totals(referentials, exports) {
            if row["association"] == "_T" {
                let expected: usize = row["associations_expected"].parse().unwrap();
                let held = most.entry(row["indicator"].clone()).or_default();
                *held = expected.max(*held);
            }
        }
        for (indicator, expected) in &most {
            let fills = |((of, _), standing): &(&(String, String), &String)| {
                of == indicator && ["exact", "close", "broad", "none"].contains(&standing.as_str())
            };
            let filled = standings.iter().filter(fills).count();
            assert_eq!(*expected, filled, "{indicator}");
        }
        assert!(most.len() > 3, "{referentials}");
    }
}

#[test]
fn the_figure_of_an_association_is_as_comparable_as_the_matrix_says() {
    for (referentials, exports) in SECTORS {
        let standings = standings(referentials);
        let mut compared = 0;
        for row in totals(referentials, exports) {
            let key = (row["indicator"].clone(), row["association"].clone());
            let Some(standing) = standings.get(&key) else {
                continue;
            };
            let enters = ["exact", "close"].contains(&standing.as_str());
            if enters && !row["comparability"].is_empty() {
                assert_eq!(row["comparability"], *standing, "{row:?}");
                compared += 1;
            }
        }
        assert!(compared > 3, "{referentials}");
    }
}

#[test]
fn a_figure_that_too_few_associations_enter_is_never_published() {
    for (referentials, exports) in SECTORS {
        let entering = |of: &str| {
            let rows = rows(&["matrix", "-r", referentials]);
            let rows = rows.into_iter().filter(|row| row["indicator"] == of);
            rows.filter(|row| row["enters"] == "true").count()
        };
        let mut seen = BTreeMap::new();
        for row in rows(&["consolidate", exports, "-r", referentials, "--quiet"]) {
            let many = *seen
                .entry(row["indicator"].clone())
                .or_insert_with_key(|id| entering(id));
            let empty = row["obs_status"] == "M";
            assert!(
                many >= THRESHOLD || empty || row["conf_status"] == "C",
                "{row:?}"
            );
        }
        assert!(!seen.is_empty());
    }
}
