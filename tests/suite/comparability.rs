//! The matrix and the figures tell the same of who can fill what, one without any export and the other with them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

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

/// What the matrix says of one common indicator and one association.
#[derive(Deserialize)]
struct Stated {
    indicator: String,
    association: String,
    standing: String,
    enters: bool,
    waves: Vec<AtWave>,
}

/// The same of one wave or one change.
#[derive(Deserialize)]
struct AtWave {
    wave: String,
    standing: String,
    enters: bool,
}

#[derive(Deserialize)]
struct Matrix {
    standings: Vec<Stated>,
}

/// The standing and whether it enters, of an indicator, a wave as figures write it and an association.
type Standings = BTreeMap<(String, String, String), (String, bool)>;

fn standings(referentials: &str) -> Standings {
    let text = printed(&mut impact(&[
        "matrix",
        "-r",
        referentials,
        "--format",
        "json",
    ]));
    let matrix: Matrix = serde_json::from_str(&text).unwrap();
    let mut standings = Standings::new();
    for stated in matrix.standings {
        let key = |wave: &str| {
            (
                stated.indicator.clone(),
                wave.to_owned(),
                stated.association.clone(),
            )
        };
        if stated.waves.is_empty() {
            standings.insert(key("_Z"), (stated.standing.clone(), stated.enters));
        }
        for at in &stated.waves {
            standings.insert(key(&at.wave), (at.standing.clone(), at.enters));
        }
    }
    standings
}

/// How many associations the matrix says fill, or enter, a figure of the sector.
fn counted(standings: &Standings, row: &Row, wanted: fn(&(String, bool)) -> bool) -> usize {
    let of = standings
        .iter()
        .filter(|((indicator, wave, _), _)| *indicator == row["indicator"] && *wave == row["wave"]);
    of.filter(|(_, stated)| wanted(stated)).count()
}

/// Figures in clear that no disaggregation splits.
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
        let common: BTreeSet<&String> = standings.keys().map(|(indicator, ..)| indicator).collect();
        let fills = |(standing, _): &(String, bool)| {
            ["exact", "close", "broad", "none"].contains(&standing.as_str())
        };
        let (mut levels, mut changes) = (0, 0);
        for row in totals(referentials, exports) {
            if !common.contains(&row["indicator"]) {
                continue;
            }
            let expected: usize = row["associations_expected"].parse().unwrap();
            if row["association"] == "_T" {
                assert_eq!(expected, counted(&standings, &row, fills), "{row:?}");
            } else {
                let of = ["indicator", "wave", "association"].map(|it| row[it].clone());
                assert_eq!(expected == 1, fills(&standings[&of.into()]), "{row:?}");
            }
            if row["measure"] == "change" {
                changes += 1;
            } else {
                levels += 1;
            }
        }
        assert!(
            levels > 3 && changes > 0,
            "{referentials}: {levels} {changes}"
        );
    }
}

#[test]
fn the_column_of_waves_names_those_that_the_association_fills() {
    for (referentials, _) in SECTORS {
        let standings = standings(referentials);
        for row in rows(&["matrix", "-r", referentials]) {
            let of = standings
                .iter()
                .filter(|((indicator, wave, association), _)| {
                    *indicator == row["indicator"]
                        && *association == row["association"]
                        && wave != "_Z"
                });
            let fills = |standing: &str| ["exact", "close", "broad", "none"].contains(&standing);
            let filled: BTreeSet<&str> = of
                .filter(|(_, (standing, _))| fills(standing))
                .map(|((_, wave, _), _)| wave.as_str())
                .collect();
            assert_eq!(
                row["waves"].split_whitespace().collect::<BTreeSet<_>>(),
                filled
            );
        }
    }
}

#[test]
fn the_figure_of_an_association_is_as_comparable_as_the_matrix_says() {
    for (referentials, exports) in SECTORS {
        let standings = standings(referentials);
        let mut compared = 0;
        for row in totals(referentials, exports) {
            let key = ["indicator", "wave", "association"].map(|it| row[it].clone());
            let Some((standing, enters)) = standings.get(&key.into()) else {
                continue;
            };
            if *enters && !row["comparability"].is_empty() {
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
        let standings = standings(referentials);
        let mut seen = 0;
        for row in rows(&["consolidate", exports, "-r", referentials, "--quiet"]) {
            let many = counted(&standings, &row, |(_, enters)| *enters);
            let empty = row["obs_status"] == "M";
            assert!(
                many >= THRESHOLD || empty || row["conf_status"] == "C",
                "{row:?}"
            );
            seen += 1;
        }
        assert!(seen > 0);
    }
}
