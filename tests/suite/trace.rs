//! How figures came about: every account adds up, and what is protected tells nothing of what it hides.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use impact::diagnostic::Diagnostics;
use impact::i18n::Lang;
use impact::ingest::{self, Secret};
use impact::plan::{self, Plan};
use impact::release::{Audience, Coverage};
use impact::source_text::SourceTexts;
use impact::statistics::Confidence;
use impact::trace::{Traced, json};
use impact::{aggregate, estimate, protect, referential};
use serde_json::Value;
use tempfile::TempDir;

use crate::binary::{argument, impact, printed, run};
use crate::recomputed::{oracle, yaml};

/// Referentials and exports that come with the program.
const EXAMPLES: [(&str, &str); 5] = [
    ("referentials", "examples/exports"),
    ("tests/miniature/referentials", "tests/miniature/exports"),
    (
        "tests/cmd/figures/breaks.in/referentials",
        "tests/cmd/figures/breaks.in/exports",
    ),
    (
        "tests/cmd/figures/reversed.in/referentials",
        "tests/cmd/figures/reversed.in/exports",
    ),
    (
        "tests/cmd/figures/compare.in/referentials",
        "tests/cmd/figures/compare.in/exports",
    ),
];

/// The pages of every figure, as each of `audiences` reads them.
fn pages((referentials, exports): (&str, &str), audiences: &[Audience]) -> (Plan, Vec<Value>) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut diagnostics = Diagnostics::default();
    let mut texts = SourceTexts::default();
    let loaded =
        referential::load(&[root.join(referentials)], &mut texts, &mut diagnostics).unwrap();
    let plan = plan::resolve(&loaded, &mut diagnostics).unwrap();
    let folders = [root.join(exports)];
    let collection = ingest::collect(&plan, &folders, &Secret::None, &mut diagnostics).unwrap();
    let cells = aggregate::aggregate(&plan, &collection, &mut diagnostics).unwrap();
    let figures = estimate::estimate(&plan, &cells, Confidence::default());
    let read = audiences.iter().map(|audience| {
        let release = protect::protect(&plan, figures.clone(), Coverage::default(), *audience);
        let traced = Traced {
            plan: &plan,
            release: &release,
            others: &[],
            files: &collection.files,
            fingerprint: &collection.run.fingerprint,
        };
        let mut bytes = Vec::new();
        json::write(&mut bytes, traced, Lang::Fr).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    });
    let read = read.collect();
    (plan, read)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn whole(value: &Value) -> i64 {
    value.as_i64().unwrap()
}

#[test]
fn every_account_of_every_example_adds_up() {
    for example in EXAMPLES {
        let (_, read) = pages(example, &[Audience::Working]);
        let (mut levels, mut changes) = (0, 0);
        for page in list(&read[0]["pages"]) {
            let figure = &page["figures"][0];
            let way = &page["way"];
            let left = list(&way["steps"]).iter().map(|it| whole(&it["count"]));
            let left: Vec<i64> = left.collect();
            assert!(left.iter().all(|count| *count > 0), "{way}");
            let (from, left) = (whole(&way["from"]), left.iter().sum::<i64>());
            assert_eq!(from - left, whole(&figure["n"]), "{figure} {way}");
            assert_eq!(way["base"], figure["n"]);
            let (mut kept, mut silent) = (0, 0);
            for file in list(&page["files"]["told"]) {
                let count = |key: &str| whole(&file[key]);
                let others = ["excluded", "duplicate", "rejected"].map(count);
                assert_eq!(count("read"), count("kept") + others.iter().sum::<i64>());
                kept += count("kept");
            }
            for it in list(&way["steps"]) {
                let step = it["step"].as_str().unwrap();
                let reasons = [
                    "no-answer",
                    "dont-know",
                    "refused",
                    "illegible",
                    "unknown",
                    "not-reached",
                    "invalid",
                ];
                if reasons.contains(&step) {
                    silent += whole(&it["count"]);
                }
            }
            assert_eq!(silent, whole(&figure["no_answer"]), "{figure} {way}");
            if figure["measure"] == "change" {
                changes += 1;
            } else {
                levels += 1;
                assert_eq!(from, kept, "{figure}");
            }
        }
        assert!(levels > 0, "{example:?}");
        let has_changes = !["reversed", "compare"]
            .iter()
            .any(|it| example.0.contains(it));
        assert_eq!(changes > 0, has_changes, "{example:?}");
    }
}

#[test]
fn what_is_protected_tells_no_small_step_and_no_file_of_who_does_not_share() {
    for example in EXAMPLES {
        let (plan, read) = pages(example, &[Audience::Public, Audience::Members]);
        for (whole, audience) in read.iter().zip(["public", "members"]) {
            for page in list(&whole["pages"]) {
                let figure = &page["figures"][0];
                if figure["conf_status"] == "C" {
                    for key in ["files", "way", "precision", "flags"] {
                        assert_eq!(page.get(key), None, "{page}");
                    }
                    continue;
                }
                let shares = |file: &Value| {
                    let mut all = plan.associations.iter();
                    all.any(|it| it.id == file["association"] && it.share_with_members)
                };
                let told = list(&page["files"]["told"]);
                match audience {
                    "public" => assert!(told.is_empty(), "{page}"),
                    _ => assert!(told.iter().all(shares), "{page}"),
                }
                let way = &page["way"];
                if way.is_null() {
                    continue;
                }
                assert!(way["from"].is_null(), "{way}");
                for step in list(&way["steps"]) {
                    assert_eq!(step.get("count"), None, "{way}");
                    if let Some(about) = step.get("about") {
                        let about = about.as_i64().unwrap();
                        assert!(about >= 10 && about % 10 == 0, "{way}");
                    }
                    assert_ne!(step["step"], "other-period-or-wave");
                }
            }
            let of_splits = list(&whole["pages"]).iter().filter(|page| {
                let mut dimensions = plan.dimensions.iter();
                dimensions.any(|id| page["figures"][0][&plan.variable(*id).id] != "_T")
            });
            let told: BTreeSet<bool> = of_splits
                .filter_map(|page| Some(page.get("way")?.is_null()))
                .collect();
            assert!(!told.contains(&false), "{audience}");
        }
        assert_eq!(read[0]["fingerprint"], Value::Null);
    }
}

/// Rows are read, judged and counted by a script that shares nothing with the program.
#[test]
fn every_step_is_recomputed() {
    if !yaml() {
        return;
    }
    for example in EXAMPLES {
        let (_, read) = pages(example, &[Audience::Working]);
        let home = TempDir::new().unwrap();
        let path = home.path().join("pages.json");
        fs::write(&path, read[0].to_string()).unwrap();
        let (referentials, exports) = example;
        let arguments = [exports, "-r", referentials, "--pages", argument(&path)];
        if let Some(said) = oracle("tests/oracle/steps.py", &arguments) {
            assert!(said.contains(" 0 differences"), "{said}");
        }
    }
}

/// What `ingest` wrote tells the same as the exports it read.
#[test]
fn observations_tell_the_same_as_exports() {
    let home = TempDir::new().unwrap();
    let observations = home.path().join("observations");
    let (referentials, exports) = EXAMPLES[1];
    let observations = argument(&observations);
    printed(&mut impact(&[
        "ingest",
        exports,
        "-r",
        referentials,
        "-o",
        observations,
        "--quiet",
    ]));
    let told = |data: &str| {
        printed(&mut impact(&[
            "trace",
            "sorties-vers-logement",
            data,
            "-r",
            referentials,
            "--audience",
            "working",
            "--by",
            "all",
            "--lang",
            "fr",
        ]))
    };
    assert_eq!(told(exports), told(observations));
}

#[test]
fn a_page_keeps_within_its_width_and_obeys_who_reads() {
    let line = [
        "trace",
        "sorties-vers-logement",
        "examples/exports",
        "--lang",
    ];
    for lang in ["fr", "en"] {
        for audience in ["public", "members", "working"] {
            let more = [lang, "--by", "all", "--audience", audience];
            let told = printed(&mut impact(&[&line[..], &more].concat()));
            for shown in told.lines() {
                let is_digest = shown.contains("SHA-256");
                assert!(shown.chars().count() <= 100 || is_digest, "{shown}");
            }
            assert_eq!(told.contains(".csv"), audience != "public");
        }
    }
    let of = |more: &[&str]| run(&mut impact(&[&line[..], &["en"], more].concat()));
    let public = of(&["--association", "rheso"]);
    assert_eq!(public.status, 2);
    assert!(public.err.contains("are not published"), "{}", public.err);
    let silent = of(&["--association", "esperer95", "--audience", "members"]);
    assert_eq!(silent.status, 2);
    assert!(silent.err.contains("does not share"), "{}", silent.err);
    // Of what the sector pools, two of five keep theirs: nobody's row is shown beside it. Its own indicator is.
    let pooled = of(&["--association", "rheso", "--audience", "members"]);
    assert!(!pooled.out.contains("Rhéso"), "{}", pooled.out);
    let own = run(&mut impact(&[
        "trace",
        "rheso.passages-accueil-jour",
        "examples/exports",
        "--lang",
        "en",
        "--association",
        "rheso",
        "--audience",
        "members",
    ]));
    assert_eq!(own.status, 0);
    assert!(own.out.contains("Rhéso"), "{}", own.out);
    let plain = of(&["--audience", "working", "-o", "page.txt"]);
    assert_eq!(plain.status, 2);
}
