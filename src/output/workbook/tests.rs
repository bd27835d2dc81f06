use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::*;
use crate::output::{sample, tidy};
use crate::release::Content;

fn made(plan: &Plan, release: Release, lang: Lang) -> Vec<u8> {
    let shown = Shown {
        release,
        splits_hidden: 0,
    };
    let matrix = Matrix::of(plan, &crate::output::selection::Selection::default(), None);
    bytes(plan, &shown, &matrix, lang).unwrap()
}

fn opened(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

/// The rows of a sheet as they are shown, blank cells left out.
fn rows(workbook: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<String>> {
    let range = workbook.worksheet_range(sheet).unwrap();
    let shown = |cell: &Data| cell.to_string().replace(['\u{a0}', '\u{202f}'], " ");
    let rows = range.rows().map(|row| {
        let cells = row.iter().filter(|cell| !cell.to_string().is_empty());
        cells.map(shown).collect::<Vec<String>>()
    });
    rows.filter(|row| !row.is_empty()).collect()
}

#[test]
fn sheets_stand_in_order_in_both_languages() {
    for (lang, names) in [
        (
            Lang::Fr,
            [
                "Sommaire",
                "Chiffres clés",
                "Autres indicateurs",
                "Couverture",
                "Comparabilité",
                "Méthode",
                "Données",
                "Tracés",
            ],
        ),
        (
            Lang::En,
            [
                "Contents",
                "Key figures",
                "Other indicators",
                "Coverage",
                "Comparability",
                "Method",
                "Data",
                "Drawn",
            ],
        ),
    ] {
        let made = made(&sample::plan(), sample::release(Audience::Public), lang);
        assert_eq!(opened(made).sheet_names(), names);
    }
}

#[test]
fn figures_are_read_as_in_the_table() {
    let plan = sample::plan();
    let made = made(&plan, sample::release(Audience::Public), Lang::Fr);
    let theme = rows(&mut opened(made), "Autres indicateurs");
    let shown: Vec<String> = theme.iter().map(|row| row.join(" | ")).collect();
    assert_eq!(
        shown,
        [
            "diffusion publique : chiffres du secteur, secret statistique appliqué",
            "Autres indicateurs",
            "Référentiel commun (lcep 1.0.0)",
            "données fictives",
            "← Sommaire",
            "Indicateur | Période | Valeur | Unité | de | à | n | Assoc. | sur | Remarques",
            "Sorties vers le logement",
            "ensemble | 2025-T3 | 45.46191247974068 | % | 42.70206907704441 | 48.249922456127884 | 1234 | 2 | 3",
            "Ventilations, 2025-T3 (toutes sont dans la feuille Données)",
            "Valeur (%) | n",
            "Sexe : Femme | 12 sur 18 | 18",
            "Sexe : Homme | s",
            "Sexe : inconnu | 41.666666666666664 | 96",
            "Durée médiane avant la sortie",
            "ensemble | 2025-T3 | 1234.5 | jours | 1100 | 1402.5 | 50 | 2 | 3 | proche",
            "Destinations",
            "Logement | 2025 | 75 | % | 70.5322867069326 | 78.99209857635259 | 400 | 2 | 3",
            "Hébergement | 2025 | 25 | % | 21.007901423647414 | 29.467713293067412 | 400 | 2 | 3 | fragile",
            "Score de bien-être",
            "À l'entrée | 2025 | 54.25 | points | 4 | 2 | 3",
            "À la sortie | 2025 | nd | 0 | 0 | 3",
        ]
    );
}

#[test]
fn the_data_are_the_rows_of_the_csv() {
    for audience in [Audience::Public, Audience::Working] {
        let plan = sample::plan();
        let release = sample::release(audience);
        let mut workbook = opened(made(&plan, release.clone(), Lang::Fr));
        let range = workbook.worksheet_range("Données").unwrap();
        let mut read = range.rows().skip_while(|row| row[0] != "referential");
        let headings: Vec<String> = read.next().unwrap().iter().map(Data::to_string).collect();
        assert_eq!(headings, tidy::columns(&plan));
        for row in &release.rows {
            let cells = read.next().unwrap();
            let values = tidy::row(&plan, row);
            for (cell, value) in cells.iter().zip(&values) {
                match value {
                    tidy::Value::Empty => assert_eq!(*cell, Data::Empty),
                    tidy::Value::Text(text) => assert_eq!(*cell, Data::String(text.clone())),
                    tidy::Value::Number(digits) => {
                        assert_eq!(*cell, Data::Float(digits.parse().unwrap()));
                    }
                }
            }
        }
        assert!(read.next().is_none());
    }
}

#[test]
fn what_is_withheld_stands_nowhere() {
    let plan = sample::plan();
    let mut release = sample::release(Audience::Public);
    let number = 33.123_456;
    for row in &mut release.rows {
        if let Content::Free(numbers) = &mut row.content {
            let mut numbers = numbers.clone();
            numbers.value = Some(number);
            row.content = Content::Free(numbers);
        }
    }
    let mut free = opened(made(&plan, release.clone(), Lang::Fr));
    let holds = |workbook: &mut Xlsx<Cursor<Vec<u8>>>| {
        let all = workbook.worksheets();
        let mut cells = all.iter().flat_map(|(_, range)| range.cells());
        cells.any(|(_, _, cell)| *cell == Data::Float(number))
    };
    assert!(holds(&mut free));
    for row in &mut release.rows {
        row.content = Content::Withheld;
    }
    let mut withheld = opened(made(&plan, release, Lang::Fr));
    assert!(!holds(&mut withheld));
}

#[test]
fn no_text_is_a_formula_and_every_sheet_says_who_may_read() {
    let mut plan = sample::plan();
    let attack = "=cmd|' /C calc'!A0";
    plan.indicators[0].label = Text::same(attack);
    plan.indicators[0].unit = attack.into();
    plan.indicators[0].definition = Text::same("+1");
    plan.variables[0].label = Text::same("@SUM(A1)");
    let mut release = sample::release(Audience::Working);
    release.coverage.notice = Some("=1+1".into());
    let mut workbook = opened(made(&plan, release, Lang::En));
    let own = ["Coverage", "Drawn"];
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).unwrap();
        let first = range.get_value((0, 0)).unwrap().to_string();
        assert_eq!(first, "working document, not protected: do not distribute");
        let formulas = workbook.worksheet_formula(&name).unwrap();
        let there = formulas.cells().filter(|(_, _, it)| !it.is_empty());
        let texts: Vec<&str> = there.map(|(_, _, it)| it.as_str()).collect();
        assert!(texts.is_empty() || own.contains(&name.as_str()), "{name}");
        assert!(texts.iter().all(|it| !it.contains("cmd")), "{texts:?}");
        let notice = rows(&mut workbook, &name);
        assert!(notice.iter().any(|row| row[0] == "=1+1"), "{name}");
    }
    let data = rows(&mut workbook, "Data");
    assert!(data.iter().any(|row| row.iter().any(|it| it == attack)));
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    let once = || {
        made(
            &sample::plan(),
            sample::release(Audience::Members),
            Lang::Fr,
        )
    };
    assert_eq!(once(), once());
}

#[test]
fn nothing_to_show_is_a_workbook_too() {
    let mut release = sample::release(Audience::Public);
    release.rows.clear();
    let workbook = opened(made(&sample::plan(), release, Lang::En));
    assert_eq!(
        workbook.sheet_names(),
        ["Contents", "Comparability", "Method", "Data", "Drawn"]
    );
}
