//! Files too large to be held, read part by part: the same as if they had been held, whatever stands in them and wherever.

use std::fmt::Write as _;
use std::fs;

use tempfile::TempDir;

use super::blocks::{accounts, cells, plan_of, said};
use super::*;
use crate::aggregate::{Counting, aggregate_onto};
use crate::diagnostic::Diagnostics;
use crate::ingest::blocks::Effort;
use crate::ingest::{collect_all, collect_on};

/// Somewhat more than what tells how a file is written.
const SIZE: usize = 9 << 20;

/// The referentials of the benchmark, and one export.
fn sector(export: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let association = fs::read_to_string("benches/association.yaml").unwrap();
    let association = association
        .replace("ASSOCIATION", "alpha")
        .replace("FILE", "a.csv");
    let (referentials, exports) = (
        folder.path().join("referentials"),
        folder.path().join("exports"),
    );
    fs::create_dir(&referentials).unwrap();
    fs::create_dir(&exports).unwrap();
    fs::copy("benches/common.yaml", referentials.join("common.yaml")).unwrap();
    fs::write(referentials.join("alpha.yaml"), association).unwrap();
    fs::write(exports.join("a.csv"), export).unwrap();
    folder
}

/// Invented rows, some of them faulty, with nothing but ASCII.
fn rows() -> String {
    let mut text = "periode,sexe,age,logement,emploi,score_avant,score_apres,recommandation,bien_etre,revenu,note\n".to_owned();
    let note = "x".repeat(3000);
    let mut row = 0_usize;
    while text.len() < SIZE {
        let pick = |words: &[&'static str], by: usize| words[row / by % words.len()];
        let sex = pick(&["Femme", "Homme", "Autre", "\"\"", "Inconnue"], 1);
        let age = pick(&["18-24", "25-39", "75+", "", "\"40-59\"", "7,5"], 3);
        let job = pick(&["Oui", "Non", "\"En formation\"", "\"a, b\""], 5);
        let (month, score) = (1 + row / 7 % 12, row % 13);
        let _ = writeln!(
            text,
            "2025-{month:02},{sex},{age},Sans,{job},{score},{},{},{},{}.{:02},{note}",
            row % 11,
            row % 10,
            row / 3 % 11,
            row * 7919 % 90_000,
            row % 100,
        );
        row += 1;
    }
    text
}

#[test]
fn what_is_not_held_is_read_as_if_it_were() {
    let ascii = rows();
    let accents = ascii.replace(",Sans,", ",Hébergé,");
    let end = |text: &str, more: &[u8]| [text.as_bytes(), more].concat();
    let last = b"2025-01,Femme,18-24,H\xe9berg\xe9,Oui,1,2,3,4,5,\n";
    let files = [
        ("ASCII", end(&ascii, b"")),
        ("accents", end(&accents, b"\r\n\r\n2025-02,Homme")),
        ("a mark", [b"\xef\xbb\xbf", accents.as_bytes()].concat()),
        (
            "the first accent is past what tells",
            end(
                &ascii,
                "2025-03,Femme,18-24,Hébergé,Oui,1,2,3,4,5,\n".as_bytes(),
            ),
        ),
        ("bytes that are no UTF-8", end(&ascii, last)),
        ("the same after UTF-8", end(&accents, last)),
        ("a NUL", end(&accents, b"2025-03,Femme,\0,,,,,,,,\n")),
        (
            "a quote left open",
            end(
                &accents,
                b"2025-03,\"Femme,,,,,,,,,\n2025-03,Homme,,,,,,,,,\n",
            ),
        ),
        ("another table", end(&accents, b"\n\nx,y\n1,2\n3,4\n")),
        (
            "no heading that is looked for",
            accents.replacen("sexe", "genre", 1).into_bytes(),
        ),
        ("one line", "periode".repeat(SIZE / 7).into_bytes()),
    ];
    for (name, bytes) in files {
        let folder = sector(&bytes);
        let (plan, texts) = plan_of(&folder.path().join("referentials")).unwrap();
        let exports = [folder.path().join("exports")];
        let effort = Effort {
            workers: 1,
            block: usize::MAX,
        };
        let mut diagnostics = Diagnostics::default();
        let held = collect_on(effort, &plan, &exports, &Secret::None, &mut diagnostics).unwrap();
        let told = said(diagnostics, &texts);
        let effort = Effort {
            workers: 2,
            block: 1 << 20,
        };
        let (counting, mut diagnostics) = (Counting::of(&plan), Diagnostics::default());
        let (collection, sum) = collect_all(
            effort,
            &plan,
            &exports,
            &Secret::None,
            &counting,
            &mut diagnostics,
        )
        .unwrap();
        assert_eq!(said(diagnostics, &texts), told, "{name}");
        assert!(accounts(&collection) == accounts(&held), "{name}");
        let counted = aggregate_onto(&plan, &collection, sum, &mut Diagnostics::default()).unwrap();
        assert!(counted == cells(&plan, &held), "{name}");
    }
}
