//! Avoided costs against what is published: the numbers are those of the public CSV, and every product is made again from its row.

use std::collections::BTreeMap;

use crate::binary::{impact, printed};

type Row = BTreeMap<String, String>;

fn rows(csv: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let named = |record: csv::StringRecord| {
        let cells = headings.iter().zip(record.iter());
        cells
            .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
            .collect()
    };
    reader
        .records()
        .map(|record| named(record.unwrap()))
        .collect()
}

/// What a command prints of the small sector.
fn small(command: &str, more: &[&str]) -> Vec<Row> {
    let folder = "tests/cmd/value/costs.in";
    let (exports, referentials) = (
        format!("{folder}/exports"),
        format!("{folder}/referentials"),
    );
    let inputs = [command, &exports, "-r", &referentials, "--format", "csv"];
    rows(&printed(&mut impact(&[&inputs[..], more].concat())))
}

fn number(row: &Row, column: &str) -> Option<f64> {
    row[column].parse().ok()
}

/// The published figure of an effect.
fn published<'a>(effect: &Row, figures: &'a [Row]) -> &'a Row {
    let part = effect["part"].split_once('=');
    let (variable, code) = part.unwrap_or(("sexe", "_T"));
    assert_eq!(variable, "sexe");
    let mut found = figures.iter().filter(|row| {
        let same = ["indicator", "period", "wave"];
        same.iter().all(|column| row[*column] == effect[*column])
            && row["sexe"] == code
            && row["association"] == "_T"
            && row["measure"] == "share"
    });
    let first = found.next().unwrap();
    assert!(found.next().is_none());
    first
}

#[test]
fn numbers_are_those_of_the_release_and_products_those_of_their_rows() {
    for audience in ["public", "members"] {
        let figures = small("consolidate", &["--audience", audience]);
        let all = small("value", &["--audience", audience]);
        let of = |kind: &str| {
            all.iter()
                .filter(move |row| row["kind"] == kind)
                .collect::<Vec<_>>()
        };
        let effects = of("effect");
        assert_eq!(effects.len(), 5);
        for effect in &effects {
            let figure = published(effect, &figures);
            assert_eq!(effect["number"], figure["numerator"]);
            assert_eq!(effect["associations"], figure["associations"]);
            assert_eq!(effect["status"] == "withheld", figure["conf_status"] == "C");
            for (end, other) in [("low", "high"), ("central", "central"), ("high", "low")] {
                let at = |name: &str, end: &str| number(effect, &format!("{name}_{end}"));
                let Some(value) = at("value", end) else {
                    assert_ne!(effect["status"], "valued");
                    continue;
                };
                let product = number(effect, "number").unwrap()
                    * at("unit", end).unwrap()
                    * at("years", end).unwrap_or(1.0)
                    * at("attributed", end).unwrap()
                    / 100.0
                    * (1.0 - at("deadweight", other).unwrap_or(0.0) / 100.0);
                assert!((product - value).abs() <= 1e-9 * value, "{product} {value}");
            }
        }
        for total in of("total") {
            let adds: Vec<&str> = total["adds"].split(' ').collect();
            // Of two costs that exclude one another, and of one cost of two indicators, one alone.
            for pair in [["1", "2"], ["3", "4"]] {
                assert_eq!(pair.iter().filter(|it| adds.contains(it)).count(), 1);
            }
            for end in ["value_low", "value_central", "value_high"] {
                let added = effects
                    .iter()
                    .filter(|row| adds.contains(&row["effect"].as_str()));
                let sum: f64 = added.map(|row| number(row, end).unwrap()).sum();
                assert!((sum - number(total, end).unwrap()).abs() <= 1e-9 * sum);
            }
        }
    }
}

/// The order of files and of what they hold does not show, nor do two runs differ.
#[test]
fn the_same_inputs_give_the_same_bytes() {
    for format in ["table", "csv", "json"] {
        let inputs = |path: &str| format!("tests/cmd/value/costs.in/{path}");
        let ran = |more: &[&str]| {
            let (exports, referentials) = (inputs("exports"), inputs("referentials"));
            let line = ["value", &exports, "-r", &referentials, "--format", format];
            printed(&mut impact(&[&line[..], more].concat()))
        };
        let once = ran(&[]);
        assert_eq!(once, ran(&[]));
        // Named, the table is the one that is there already.
        let table = inputs("referentials/couts.yaml");
        assert_eq!(once, ran(&["--costs", &table]));
        assert_eq!(
            once,
            ran(&["--costs", &table.replace("/couts", "/./couts")])
        );
    }
}
