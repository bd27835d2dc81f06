//! The referentials and exports that come with the program: sound, and protected where they should be.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use tempfile::TempDir;

use crate::binary::{argument, impact, printed, run, write};

const EXPORTS: &str = "examples/exports";

/// The columns of a figure, erased where it is withheld; `associations_expected` stands among them and stays.
const ERASED: [&str; 17] = [
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
    "mean_of_associations",
    "min_association",
    "max_association",
];

/// Who a change does not compare.
const SEEN_ONCE: [&str; 2] = ["unmatched_before", "unmatched_after"];

/// Whether a row is of the sector as a whole.
fn is_whole(row: &BTreeMap<String, String>) -> bool {
    let splits = [
        "association",
        "sexe",
        "tranche-age",
        "dispositif",
        "composition-familiale",
        "mode-hebergement",
    ];
    splits.iter().all(|name| row[*name] == "_T")
}

/// What tells of the associations behind a figure of the sector.
const SPREAD: [&str; 3] = ["mean_of_associations", "min_association", "max_association"];

/// The statistics of the example that are medians.
const MEDIANS: [&str; 2] = ["duree-moyenne-sejour.mediane", "reste-a-vivre"];

/// The nearest whole number, half away from zero; nothing for nothing.
fn to_the_unit(number: &str) -> String {
    let rounded = number.parse::<f64>().map(|number| number.round() + 0.0);
    rounded.map_or_else(|_| String::new(), |number| number.to_string())
}

/// Rows of a delimited text, by heading; lines that begin with `#` speak of the file.
fn rows(text: &str, delimiter: u8) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader
        .delimiter(delimiter)
        .comment(Some(b'#'))
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

fn figures(audience: &str, format: &str) -> String {
    printed(&mut impact(&[
        "consolidate",
        EXPORTS,
        "--audience",
        audience,
        "--format",
        format,
        "--lang",
        "fr",
        "--by",
        "all",
    ]))
}

#[test]
fn the_shipped_referentials_leave_nothing_to_say() {
    for lang in ["fr", "en"] {
        let mut command = impact(&["validate", "--deny", "warnings", "--quiet", "--lang", lang]);
        assert_eq!(printed(&mut command), "");
    }
}

#[test]
fn the_shipped_example_is_read_without_a_warning() {
    printed(&mut impact(&["consolidate", EXPORTS, "--deny", "warnings"]));
}

#[test]
fn a_withheld_figure_is_empty_in_csv() {
    for (format, delimiter) in [("csv", b','), ("csv-fr", b';')] {
        for audience in ["public", "members"] {
            let rows = rows(&figures(audience, format), delimiter);
            let (withheld, free): (Vec<_>, Vec<_>) =
                rows.iter().partition(|row| row["conf_status"] == "C");
            assert!(
                withheld.len() > 10 && free.len() > 10,
                "{audience} {format}"
            );
            for row in &withheld {
                for column in ERASED {
                    assert_eq!(row[column], "", "{column} of {row:?}");
                }
                assert_ne!(row["associations_expected"], "", "{row:?}");
                assert_eq!(row["flags"], "", "{row:?}");
            }
            // Nor does a word of its quality tell why it is withheld.
            let said = withheld.iter().map(|row| &row["obs_status"]);
            assert_eq!(
                said.collect::<BTreeSet<_>>().len(),
                1,
                "{audience} {format}"
            );
            for row in free {
                assert_eq!(row["conf_status"], "F", "{row:?}");
            }
        }
    }
}

#[test]
fn a_withheld_figure_is_null_in_json() {
    for audience in ["public", "members"] {
        let page: serde_json::Value = serde_json::from_str(&figures(audience, "json")).unwrap();
        let figures = page["figures"].as_array().unwrap();
        let withheld = figures.iter().filter(|row| row["conf_status"] == "C");
        let mut count = 0;
        for row in withheld {
            count += 1;
            for column in ERASED {
                assert!(row[column].is_null(), "{column} of {row}");
            }
            assert!(row["associations_expected"].is_u64(), "{row}");
        }
        assert!(count > 10, "{audience}");
    }
}

#[test]
fn a_withheld_figure_is_an_s_in_the_table() {
    let csv = rows(&figures("public", "csv"), b',');
    // An estimate beside the pooled one has no line where it may not be read.
    let pooled = csv.iter().filter(|row| row["measure"] != "stratified");
    let withheld = pooled.filter(|row| row["conf_status"] == "C").count();
    let table = figures("public", "table");
    let cut = |line: &&str| line.trim_end().ends_with("  s");
    assert_eq!(table.lines().filter(cut).count(), withheld);
}

#[test]
fn the_three_readers_see_the_same_sector_figures_or_nothing() {
    let key = |row: &BTreeMap<String, String>| {
        let shown = [
            "value",
            "comparability",
            "conf_status",
            "obs_status",
            "flags",
        ];
        let mut key = row.clone();
        key.retain(|name, _| !ERASED.contains(&name.as_str()) && !shown.contains(&name.as_str()));
        key
    };
    let working = rows(&figures("working", "csv"), b',');
    assert!(working.iter().all(|row| row["conf_status"] == "N"));
    let clear: BTreeMap<_, _> = working.iter().map(|row| (key(row), row)).collect();
    for audience in ["public", "members"] {
        for row in rows(&figures(audience, "csv"), b',') {
            let known = clear[&key(&row)];
            for column in ERASED {
                // The medians of the example, and their changes, are published to their step, 1.
                let is_rounded = ["value", "ci_low", "ci_high"].contains(&column);
                let same = if SPREAD.contains(&column) {
                    // What lies between associations is not for everyone.
                    let known = audience == "members" && row[column] == known[column];
                    row[column].is_empty() || known
                } else if SEEN_ONCE.contains(&column) && !is_whole(&row) {
                    // Those of a part are persons too.
                    row[column].is_empty()
                } else if SEEN_ONCE.contains(&column) && row["n"] == "0" {
                    // Where nobody is compared, they are told where they are many.
                    row[column].is_empty() || row[column] == known[column]
                } else if is_rounded && MEDIANS.contains(&row["indicator"].as_str()) {
                    row[column] == to_the_unit(&known[column])
                } else {
                    row[column] == known[column]
                };
                assert!(same || row["conf_status"] == "C", "{column} of {row:?}");
            }
            // Only members see associations, and only those that agreed.
            let association = row["association"].as_str();
            assert!(association == "_T" || audience == "members", "{row:?}");
        }
    }
}

#[test]
fn the_template_of_a_profile_is_sound_once_its_lines_are_uncommented() {
    let template = fs::read_to_string("referentials/profils/impact-track.yaml").unwrap();
    let is_key = |line: &str| {
        let key = line.split_once(':').map_or("", |(key, _)| key);
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let uncommented = template.lines().map(|line| match line.strip_prefix("# ") {
        Some(rest) if is_key(rest) => rest,
        _ => line,
    });
    let uncommented: Vec<&str> = uncommented.collect();
    assert!(uncommented.iter().any(|line| line.starts_with("mappings:")));
    let association = "referential: association\nformat: 1\nid: voisins\nname: Voisins\n\
        extends: {id: lcep}\nsources: [{id: s, files: [s.csv], profile: impact-track}]\n";

    let home = TempDir::new().unwrap();
    fs::copy("referentials/common.yaml", home.path().join("common.yaml")).unwrap();
    write(&home.path().join("voisins.yaml"), association);
    let profile = home.path().join("profils/impact-track.yaml");
    write(&profile, uncommented.join("\n"));
    let ran = run(&mut impact(&[
        "validate",
        argument(home.path()),
        "--format",
        "json",
    ]));
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let faults = report["diagnostics"].as_array().unwrap().iter();
    // It feeds little: that is all there is to say.
    let little = ["core-not-fed", "source-feeds-nothing"].map(serde_json::Value::from);
    let others: Vec<_> = faults
        .filter(|fault| !little.contains(&fault["code"]))
        .collect();
    assert!(others.is_empty(), "{others:?}");
}
