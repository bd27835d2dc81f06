//! Skeletons, tried on exports of every kind.

mod hostile;
mod likely;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::i18n::Lang;
use crate::ingest::opened::Asked;
use crate::plan::{self, Plan};
use crate::referential;
use crate::skeleton::{self, Refused, Request};
use crate::source_text::SourceTexts;

/// The plan of the shipped common referential, with or without the shipped associations.
fn plan(of: &str) -> Plan {
    let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
    let read = referential::load(&[PathBuf::from(of)], &mut texts, &mut diagnostics).unwrap();
    plan::resolve(&read, &mut diagnostics).unwrap()
}

/// The skeleton of an association made of `exports`.
fn written(plan: &Plan, exports: &[(&str, Vec<u8>)], lang: Lang) -> Result<String, Refused> {
    let exports = exports
        .iter()
        .map(|(name, bytes)| (Path::new(*name), bytes.as_slice()));
    let request = Request {
        id: "essai",
        name: None,
        asked: Asked::default(),
        exports: exports.collect(),
        lang,
    };
    skeleton::association(plan, &request).map(|written| written.text)
}

/// What `text`, an association's, is told beside the common referential at `common`.
fn told(common: &str, text: &str) -> Vec<(Code, Severity)> {
    told_of_all(common, &[text.to_owned()])
}

/// What all of these are told together, each under an id of its own.
fn told_of_all(common: &str, all: &[String]) -> Vec<(Code, Severity)> {
    let folder = tempfile::tempdir().unwrap();
    for (at, text) in all.iter().enumerate() {
        let path = folder.path().join(format!("{at}.yaml"));
        let own = text.replace("\nid: essai\n", &format!("\nid: essai-{at}\n"));
        assert_ne!(&own, text);
        // Each reads a folder of its own.
        let own = own.replace("files: [", &format!("files: [{at}/"));
        let own = own.replace(&format!("[{at}/\""), &format!("[\"{at}/"));
        fs::write(&path, own).unwrap();
    }
    let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
    let paths = [PathBuf::from(common), folder.path().to_owned()];
    let read = referential::load(&paths, &mut texts, &mut diagnostics).unwrap();
    let _ = plan::resolve(&read, &mut diagnostics);
    diagnostics
        .iter()
        .map(|it| (it.code, it.severity()))
        .collect()
}

/// The skeleton with its mappings awake: those that are undetermined give way to those below them, without the
/// answers that wait for their code.
fn awake(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut waiting: Option<usize> = None;
    for line in text.lines() {
        if line.trim_start().starts_with("- {variable:") {
            waiting = Some(lines.len());
        }
        let Some(yaml) = line.strip_prefix("      # ") else {
            lines.push(line.to_owned());
            continue;
        };
        if let Some(at) = waiting.take() {
            lines[at] = String::new();
        }
        if !yaml.ends_with(": \"?\"") {
            lines.push(format!("      {yaml}"));
        }
    }
    // A mapping whose answers all wait keeps no `codes:`.
    let empty = |at: usize| {
        lines[at].trim_end().ends_with(" codes:")
            && !lines
                .get(at + 1)
                .is_some_and(|next| next.starts_with("          \""))
    };
    let kept = (0..lines.len()).filter(|at| !empty(*at));
    kept.flat_map(|at| [lines[at].as_str(), "\n"]).collect()
}

fn has_errors(told: &[(Code, Severity)]) -> bool {
    told.iter()
        .any(|(_, severity)| *severity == Severity::Error)
}

/// The exports of a folder, with those of the folders in it.
fn exports(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(exports(&path));
        } else if path
            .extension()
            .is_some_and(|it| it == "csv" || it == "tsv")
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn a_common_skeleton_has_nothing_against_it() {
    for lang in [Lang::Fr, Lang::En] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("common.yaml");
        fs::write(&path, skeleton::common("essai", lang)).unwrap();
        let common = path.to_str().unwrap();
        let text = written(&plan(common), &[], lang).unwrap();
        let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
        let read =
            referential::load(std::slice::from_ref(&path), &mut texts, &mut diagnostics).unwrap();
        let resolved = plan::resolve(&read, &mut diagnostics).unwrap();
        assert_eq!(diagnostics.iter().count(), 0);
        assert_eq!(resolved.id, "essai");
        assert_eq!(
            told(common, &text),
            [(Code::SourceFeedsNothing, Severity::Warning)]
        );
    }
}

/// The cells of an export that fewer than eleven rows hold, its headings aside.
fn rare(bytes: &[u8]) -> BTreeSet<String> {
    let opened = crate::ingest::opened::open(bytes).unwrap();
    let mut rows: Vec<Vec<String>> = Vec::new();
    opened.each_row(|cells| rows.push(cells.iter().map(ToString::to_string).collect()));
    let (mut rare, mut others) = (BTreeSet::new(), BTreeSet::new());
    others.extend(opened.headings.iter().chain(&opened.lower).cloned());
    for at in 0..opened.headings.len() {
        let column = rows.iter().map(|row| row[at].as_str());
        let cells: BTreeSet<&str> = column.clone().collect();
        for cell in cells {
            let count = column.clone().filter(|it| *it == cell).count();
            let kept = if count < 11 { &mut rare } else { &mut others };
            kept.insert(cell.to_owned());
        }
    }
    // A cell that is rare here may be frequent, or a heading, there; one of its marks only shows how a file is written.
    rare.retain(|cell| cell.chars().count() > 1 && !others.contains(cell));
    rare
}

#[test]
fn a_skeleton_of_every_export_at_hand_is_sound_and_so_is_what_wakes() {
    let common = "referentials/common.yaml";
    let plan = plan(common);
    let mut sleeping = Vec::new();
    for path in [
        exports(Path::new("examples")),
        exports(Path::new("tests/cmd/profiles")),
    ]
    .concat()
    {
        let exports = [(path.to_str().unwrap(), fs::read(&path).unwrap())];
        let lang = [Lang::Fr, Lang::En][sleeping.len() % 2];
        let text = written(&plan, &exports, lang).unwrap();
        for rare in rare(&exports[0].1) {
            let copied = text.contains(&format!("\"{rare}\""));
            assert!(!copied, "{rare}, of {}\n{text}", path.display());
        }
        sleeping.push(text);
    }
    assert!(sleeping.len() > 35, "{}", sleeping.len());
    let warning = (Code::SourceFeedsNothing, Severity::Warning);
    let told = told_of_all(common, &sleeping);
    assert_eq!(told, vec![warning; sleeping.len()]);
    let awake: Vec<String> = sleeping.iter().map(|text| awake(text)).collect();
    // What is awake may feed an indicator that asks more of it: its wave, a period as fine as it.
    let asks = [Code::CoreNotFed, Code::PeriodTooCoarse];
    let told = told_of_all(common, &awake);
    let faults = told
        .iter()
        .filter(|(code, severity)| *severity == Severity::Error && !asks.contains(code));
    assert_eq!(faults.count(), 0, "{told:?}");
}

#[test]
fn a_common_referential_without_variables_gives_a_source_that_sleeps() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("common.yaml");
    let head = "referential: common\nformat: 1\nid: c\nversion: 2.3.4\nlanguage: fr\n";
    fs::write(&path, head).unwrap();
    let common = path.to_str().unwrap();
    let exports = [("e.csv", b"Sexe\nFemme\n".to_vec())];
    let text = written(&plan(common), &exports, Lang::En).unwrap();
    assert!(
        text.contains("\nextends: {id: c, version: ^2.3}\nlanguage: en\n"),
        "{text}"
    );
    assert!(
        text.contains("\n# sources:\n") && !text.contains("\nsources:\n"),
        "{text}"
    );
    assert_eq!(told(common, &text), []);
}

#[test]
fn several_exports_give_a_source_each() {
    let plan = plan("referentials/common.yaml");
    let rows = |year| format!("Sexe;Année\nFemme;{year}\nHomme;{year}\n").into_bytes();
    let exports = [
        ("a/e-2024.csv", rows(2024)),
        ("a/e-2025.csv", rows(2025)),
        ("b/f.csv", rows(2025)),
    ];
    let text = written(&plan, &exports, Lang::Fr).unwrap();
    for line in [
        "  - id: e",
        "  - id: e-2",
        "  - id: f",
        "    files: [\"essai/e-2024.csv\"]",
        "    files: [\"essai/e-2025.csv\"]",
        "    files: [\"essai/f.csv\"]",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}\n{text}");
    }
    assert!(!has_errors(&told("referentials/common.yaml", &text)));
}
