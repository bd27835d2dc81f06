//! Exports written to harm: whatever their headings and their cells, a skeleton is sound and tells nothing of a person.

use proptest::prelude::*;

use super::{awake, has_errors, plan, told, written};
use crate::diagnostic::Code;
use crate::i18n::Lang;
use crate::skeleton::Refused;

const COMMON: &str = "tests/cmd/profiles/kobo.in/referentials/common.yaml";

/// A table as CSV.
fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Headings that YAML, an editor or a terminal may take for something else.
fn heading() -> impl Strategy<Value = String> {
    let picked = proptest::sample::select(vec![
        "Sexe",
        "Âge",
        "Sexe ",
        " Sexe",
        "Êtes-vous satisfait·e ? ",
        "a: b",
        "a #b",
        "# a",
        "- a",
        "? a",
        "{a: b}",
        "[a]",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "\"a\"",
        "'a'",
        "a\nb",
        "a\r\nb: c",
        "\u{202e}a",
        "\u{200f}",
        "👩‍👧 foyer",
        "\u{feff}a",
        "a\u{2028}b",
        "null",
        "~",
        "oui",
        "2025",
        "...",
        "---",
        "a\\b",
        "\t",
        "Date d'entrée",
        "À DÉCIDER",
        "Droits [RSA]",
        "Droits [CSS]",
        "Droits/RSA",
        "N° de dossier",
        "Moment",
        "yaml-language-server: $schema=http://x",
        "\u{85}a",
        "\u{1b}[31m",
        "|",
        ">",
        "a | b",
        "},",
        "undetermined: \"",
        "a\" , b: \"c",
    ]);
    prop_oneof![3 => picked.prop_map(str::to_owned), 1 => "\\PC{0,40}", 1 => any::<String>().prop_map(|it| it.replace('\0', ""))]
}

fn cell() -> impl Strategy<Value = String> {
    let picked = proptest::sample::select(vec![
        "Femme",
        "Homme",
        "Oui",
        "Non",
        "01/02/2025",
        "13/02/2025",
        "34",
        "1 200,50 €",
        "",
        "NSP",
        "a: b\n- c",
        "\u{202e}x",
        "X",
        "RSA;AAH",
        "\"",
        "?",
    ]);
    prop_oneof![6 => picked.prop_map(str::to_owned), 1 => "\\PC{0,20}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_skeleton_is_sound_whatever_the_export(
        headings in proptest::collection::vec(heading(), 1..12),
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 12), 0..4),
        times in 1..14_usize,
    ) {
        let width = headings.len();
        let mut table = vec![headings];
        for _ in 0..times {
            table.extend(rows.iter().map(|row| row[..width].to_vec()));
        }
        let exports = [("e.csv", csv(&table))];
        match written(&plan(COMMON), &exports, Lang::Fr) {
            Err(Refused::NoHeadings(_) | Refused::Unopened(..)) => {}
            Ok(text) => {
                let told_of = told(COMMON, &text);
                prop_assert!(!has_errors(&told_of), "{told_of:?}\n{text}");
                let yaml = told(COMMON, &awake(&text));
                let broken = yaml.iter().any(|(code, _)| matches!(code, Code::YamlSyntax | Code::YamlDuplicateKey));
                prop_assert!(!broken, "{yaml:?}\n{}", awake(&text));
                let moves = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
                prop_assert!(!text.contains(moves), "{text:?}");
            }
        }
    }
}

#[test]
fn a_thousand_columns_are_no_trouble() {
    let headings = (0..1_000).map(|at| format!("Question {at} ?")).collect();
    let row: Vec<String> = (0..1_000)
        .map(|at| ["Oui", "Non", "12"][at % 3].to_owned())
        .collect();
    let table: Vec<Vec<String>> = std::iter::once(headings).chain(vec![row; 12]).collect();
    let text = written(&plan(COMMON), &[("e.csv", csv(&table))], Lang::Fr).unwrap();
    assert!((0..1_000).all(|at| text.contains(&format!("\"Question {at} ?\""))));
    assert!(!has_errors(&told(COMMON, &text)));
}

/// A table of persons, four rows each: some answers are held by many rows and few persons.
fn persons() -> Vec<Vec<String>> {
    let headings = [
        "N° de dossier",
        "Sexe",
        "Ville",
        "Remarque",
        "Contact",
        "Nom",
        "Référent",
        "Revenu",
        "Autre lieu",
        "Appel",
    ];
    let mut table = vec![headings.map(str::to_owned).to_vec()];
    for person in 0..30 {
        for row in 0..4 {
            let rare = if person == 7 { "Rareville" } else { "Commune" };
            let few = if person < 10 { "Peuville" } else { "Commune" };
            table.push(vec![
                format!("DOSSIER-{person}"),
                if person % 2 == 0 { "Femme" } else { "Homme" }.to_owned(),
                rare.to_owned(),
                if row == 0 && person == 3 {
                    "confidence intime"
                } else {
                    "RAS"
                }
                .to_owned(),
                "jean@exemple.fr".to_owned(),
                "Durand".to_owned(),
                "Solene".to_owned(),
                format!("{}", 1_000 + person),
                few.to_owned(),
                "06 11 22 33 44".to_owned(),
            ]);
        }
    }
    table
}

#[test]
fn nothing_of_a_person_is_copied() {
    for lang in [Lang::Fr, Lang::En] {
        let text = written(&plan(COMMON), &[("e.csv", csv(&persons()))], lang).unwrap();
        for shown in [
            "\"Femme\"",
            "\"Homme\"",
            "\"Commune\"",
            "\"RAS\"",
            "\"Nom\"",
            "\"Contact\"",
        ] {
            assert!(text.contains(shown), "{shown}\n{text}");
        }
        // Rareville has four rows; Peuville has forty, of ten persons.
        let hidden = [
            "DOSSIER-",
            "Rareville",
            "Peuville",
            "intime",
            "jean@",
            "Durand",
            "Solene",
            "06 11",
            "1003",
        ];
        for hidden in hidden {
            assert!(!text.contains(hidden), "{hidden}\n{text}");
        }
    }
}

#[test]
fn ten_rows_are_too_few_and_eleven_are_enough() {
    let rows = |count| {
        let mut table = vec![vec!["Question".to_owned(), "Suite".to_owned()]];
        table.extend(vec![vec!["Peut-être".to_owned(), "x".to_owned()]; count]);
        table.extend(vec![vec!["Certes".to_owned(), "y".to_owned()]; 20]);
        written(&plan(COMMON), &[("e.csv", csv(&table))], Lang::Fr).unwrap()
    };
    assert!(!rows(10).contains("Peut-être"));
    assert!(rows(11).contains("\"Peut-être\""));
}

#[test]
fn headings_that_bear_an_identity_are_not_copied_and_answers_are_no_headings() {
    let table = |headings: &[&str]| {
        let mut table = vec![
            headings
                .iter()
                .map(|it| (*it).to_owned())
                .collect::<Vec<_>>(),
        ];
        for row in [["Femme", "34", "Oui"], ["Homme", "41", "Non"]] {
            table.extend(vec![row.map(str::to_owned).to_vec(); 12]);
        }
        written(&plan(COMMON), &[("e.csv", csv(&table))], Lang::Fr)
    };
    let text = table(&["Sexe", "Avis de anne@exemple.fr", "Droit"]).unwrap();
    assert!(
        !text.contains("anne@") && text.contains("colonne 2"),
        "{text}"
    );
    assert!(matches!(
        table(&["Homme", "41", "Oui"]),
        Err(Refused::NoHeadings(_))
    ));
}

#[test]
fn the_day_and_the_month_are_never_guessed() {
    let table = |date: &str| {
        let mut table = vec![vec!["Date d'entrée".to_owned(), "Sexe".to_owned()]];
        table.extend(vec![vec![date.to_owned(), "Femme".to_owned()]; 12]);
        let plan = plan("referentials/common.yaml");
        written(&plan, &[("e.csv", csv(&table))], Lang::Fr).unwrap()
    };
    let doubt = table("03/04/2025");
    assert!(
        doubt.contains("format: \"?\"") && doubt.contains("\"%d/%m/%Y\" ou \"%m/%d/%Y\""),
        "{doubt}"
    );
    let clear = table("23/04/2025");
    assert!(
        clear.contains("#   format: \"%d/%m/%Y\"") && !clear.contains("format: \"?\""),
        "{clear}"
    );
}
