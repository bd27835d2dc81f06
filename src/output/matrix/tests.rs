//! The table at several widths and for many associations; what the other formats write is shown whole in the
//! cases of the command.

use std::fs;
use std::path::Path;

use super::{Matrix, csv, table};
use crate::diagnostic::Diagnostics;
use crate::i18n::Lang;
use crate::output::selection::Selection;
use crate::plan::{self, Plan};
use crate::referential;
use crate::source_text::SourceTexts;

const SECTOR: &str = "tests/cmd/matrix/standings.in/referentials";
const WAVES: &str = "tests/cmd/matrix/waves.in/referentials";

fn plan(folder: &Path) -> Plan {
    let mut diagnostics = Diagnostics::default();
    let mut texts = SourceTexts::default();
    let read = referential::load(&[folder.to_owned()], &mut texts, &mut diagnostics).unwrap();
    plan::resolve(&read, &mut diagnostics).unwrap()
}

/// The small sector with `many` associations, all copies of one.
fn sector_of(many: usize) -> Plan {
    let folder = tempfile::tempdir().unwrap();
    let sector = Path::new(SECTOR);
    fs::copy(
        sector.join("common.yaml"),
        folder.path().join("common.yaml"),
    )
    .unwrap();
    let one = fs::read_to_string(sector.join("associations/les-voisins.yaml")).unwrap();
    for at in 0..many {
        let copy = one.replace("id: les-voisins", &format!("id: voisins-{at:03}"));
        let copy = copy.replace("[voisins/", &format!("[voisins-{at:03}/"));
        fs::write(folder.path().join(format!("{at}.yaml")), copy).unwrap();
    }
    plan(folder.path())
}

fn shown(plan: &Plan, width: usize) -> String {
    let matrix = Matrix::of(plan, &Selection::default(), None);
    let mut out = Vec::new();
    table::write(&mut out, &matrix, Lang::Fr, width, true).unwrap();
    String::from_utf8(out).unwrap()
}

fn widest(text: &str) -> usize {
    let lines = text.lines().map(|line| line.chars().count());
    lines.max().unwrap_or(0)
}

#[test]
fn no_line_passes_the_width() {
    let copies = [1, 4, 12, 300].into_iter().map(sector_of);
    for plan in copies.chain([plan(Path::new(WAVES))]) {
        for width in [60, 80, 100, 160] {
            let text = shown(&plan, width);
            assert!(widest(&text) <= width, "{width}\n{text}");
        }
    }
}

#[test]
fn words_fold_under_their_own_depth() {
    let plan = plan(Path::new(SECTOR));
    for width in [60, 64, 70, 80] {
        let text = shown(&plan, width);
        let (_, body) = text.split_once("═\n").unwrap();
        let (body, _) = body.split_once("\n──").unwrap();
        let outdented = body.lines().filter(|line| !line.starts_with('\u{a0}'));
        let outdented: Vec<&str> = outdented.map(str::trim).collect();
        assert_eq!(outdented, ["Noyau", "Recommandés", "Facultatifs"], "{text}");
    }
}

#[test]
fn associations_that_do_not_fit_stand_in_further_grids_each_once() {
    let text = shown(&sector_of(12), 80);
    let headings = text.lines().filter(|line| line.starts_with("Indicateur"));
    let named: usize = headings.map(|line| line.matches("voisins-").count()).sum();
    assert_eq!(named, 12, "{text}");
}

#[test]
fn many_associations_are_counted_by_standing() {
    let text = shown(&sector_of(300), 80).replace('\u{a0}', " ");
    let line = |words: &str| {
        let mut lines = text.lines().map(str::trim);
        let found = lines
            .find(|line| line.starts_with(words))
            .unwrap_or_default();
        found.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(line("Indicateur"), "Indicateur ● ◐ ○ × · Secteur");
    assert_eq!(
        line("Santé perçue"),
        "Santé perçue comme bonne 300 300 / 300"
    );
    assert_eq!(
        line("Sorties vers"),
        "Sorties vers un logement 300 * 0 / 300"
    );
    assert_eq!(
        line("aucune association"),
        "aucune association sur 300 n'entre dans tous les chiffres du noyau"
    );
}

#[test]
fn a_sector_without_associations_or_indicators_has_a_matrix_too() {
    let mut plan = sector_of(0);
    let text = shown(&plan, 80);
    assert!(text.contains("aucun indicateur sur 6"), "{text}");
    plan.indicators.clear();
    assert!(shown(&plan, 80).ends_with("aucun indicateur commun à afficher\n"));
}

#[test]
fn programs_read_the_referential_s_language_whatever_the_user_s() {
    let plan = plan(Path::new(SECTOR));
    let matrix = Matrix::of(&plan, &Selection::default(), None);
    let mut out = Vec::new();
    csv::write(&mut out, &matrix).unwrap();
    let text = String::from_utf8(out).unwrap();
    // Eight statistics, four associations, and the headings.
    assert_eq!(text.lines().count(), 8 * 4 + 1);
    assert!(text.contains(
        "mini,1.0.0,sorties,core,horizon-sud,close,true,exit,,sorties logement close: Ne distingue pas le retour choisi; refuge logement broad: Relogement promis et non effectif\n"
    ));
}

#[test]
fn waves_that_stand_alike_have_one_line_and_every_change_has_one() {
    let plan = plan(Path::new(WAVES));
    let text = shown(&plan, 120).replace('\u{a0}', " ");
    let (body, _) = text.split_once("\n●").unwrap();
    let lines = body.lines().map(str::trim);
    let lines: Vec<&str> = lines.filter_map(|it| it.split("  ").next()).collect();
    let from = lines.iter().position(|it| *it == "Bonne santé").unwrap();
    assert_eq!(
        lines[from + 1..from + 5],
        [
            "À l'entrée ; Au suivi",
            "À la sortie",
            "évolution : À l'entrée → Au suivi",
            "évolution : À l'entrée → À la sortie"
        ]
    );
    assert_eq!(lines.iter().filter(|it| **it == "évolution").count(), 2);
}

#[test]
fn an_indicator_that_no_wave_can_publish_is_not_counted_as_reaching() {
    let plan = plan(Path::new(WAVES));
    let text = shown(&plan, 120).replace('\u{a0}', " ");
    // Three associations fill one wave or another of `emploi`, two at each.
    let line = text.lines().find(|line| line.contains("En emploi "));
    assert!(line.unwrap().ends_with("* 3 / 6"), "{text}");
    assert!(text.contains("\n1 indicateur sur 3 se compare "), "{text}");
}
