//! An advocacy text of true figures passes; each way to break one is told, where it stands, under its own code.

use std::fs;
use std::path::PathBuf;

use impact::claims::{Published, Tied, check};
use impact::diagnostic::{Diagnostics, Location};
use impact::plan::{self, Plan};
use impact::referential;
use impact::source_text::SourceTexts;

use crate::binary::{impact, printed};

const TEXT: &str = "examples/plaidoyer/plaidoyer.md";
const RELEASE: &str = "examples/plaidoyer/chiffres-2025.csv";

fn plan() -> Plan {
    let mut found = Diagnostics::default();
    let folder = PathBuf::from("referentials");
    let referentials =
        referential::load(&[folder], &mut SourceTexts::default(), &mut found).unwrap();
    plan::resolve(&referentials, &mut found).unwrap()
}

/// What is told of `text`: codes, each with the words that it underlines.
fn told(plan: &Plan, release: &str, text: &str) -> Vec<(String, String)> {
    let mut published = Published::default();
    published.add(plan, RELEASE, release.as_bytes()).unwrap();
    let mut texts = SourceTexts::default();
    let file = texts.add(TEXT.to_owned(), text.to_owned());
    let mut found = Diagnostics::default();
    check(plan, &published, &texts, file, &mut found);
    let each = found.sorted(&texts).into_iter().map(|it| {
        let Location::Text(place) = it.location else {
            panic!("{:?}", it.location);
        };
        (
            it.code.name().to_owned(),
            text[place.start()..place.end()].to_owned(),
        )
    });
    each.collect()
}

/// A way to break one true claim: what is written instead, then the codes with what they underline.
type Break = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

const BREAKS: [Break; 22] = [
    ("36 %<!--", "37 %<!--", &[("claim-value", "37 %")]),
    ("36 %<!--", "35 %<!--", &[("claim-rounding", "35 %")]),
    ("36 %<!--", "35,8 %<!--", &[("claim-rounding", "35,8 %")]),
    (
        "des 81 personnes",
        "des personnes",
        &[("claim-base", "36 %")],
    ),
    (
        "dans 3 associations",
        "dans 4 associations",
        &[("claim-value", "4")],
    ),
    (
        "sorties-vers-logement 2025",
        "sorties-vers-logment 2025",
        &[(
            "claim-anchor",
            "<!-- impact: sorties-vers-logment 2025 exit -->",
        )],
    ),
    (
        "94 %<!-- impact: maintien-logement-12-mois 2025 -->",
        "94 %",
        &[("claim-untied", "94 %")],
    ),
    (
        "94 %<!-- impact: maintien-logement-12-mois 2025",
        "94 %<!-- impact: limitation-activite 2025 follow-up",
        &[("claim-withheld", "94 %")],
    ),
    ("476 jours", "374 jours", &[("claim-value", "374")]),
    ("de 15 points", "de 15 %", &[("claim-unit", "15 %")]),
    (
        "active a progressé",
        "active a reculé",
        &[("claim-value", "15 points")],
    ),
    ("[3 ; 25]", "[3 ; 28]", &[("claim-value", "28")]),
    (
        "(n = 75)",
        "(n = 119)",
        &[("claim-base", "15 points"), ("claim-value", "119")],
    ),
    (
        "plus de 9 points",
        "plus de 10 points",
        &[("claim-bound", "10 points")],
    ),
    (
        "seules a reculé\n",
        "seules a reculé grâce à nous\n",
        &[("claim-cause", "grâce à")],
    ),
    (
        ", sans qu'une évolution puisse être conclue",
        "",
        &[("claim-change", "8 points")],
    ),
    (
        "Au premier semestre 2025, la confiance en l'avenir a gagné",
        "La confiance en l'avenir a gagné",
        &[("claim-ambiguous", "0,8 point")],
    ),
    (
        "Au second semestre 2025, le sentiment",
        "Le sentiment",
        &[("claim-period", "88 %")],
    ),
    (
        "le taux de réponse est de 6 %",
        "rien de plus",
        &[("claim-coverage", "84 %")],
    ),
    (
        " (source : recensement inventé, 2024)",
        "",
        &[("claim-untied", "330 000")],
    ),
    (
        "trois propositions",
        "3 propositions",
        &[("claim-untied", "3")],
    ),
    (
        "5,61 sur 10",
        "5,16 sur 10",
        &[("claim-value", "5,16 sur 10")],
    ),
];

#[test]
fn every_figure_of_the_example_is_true_and_known() {
    let plan = plan();
    let text = fs::read_to_string(TEXT).unwrap();
    let release = fs::read_to_string(RELEASE).unwrap();
    assert_eq!(told(&plan, &release, &text), []);
    let mut published = Published::default();
    published.add(&plan, RELEASE, release.as_bytes()).unwrap();
    let mut texts = SourceTexts::default();
    let file = texts.add(TEXT.to_owned(), text);
    let figures = check(&plan, &published, &texts, file, &mut Diagnostics::default());
    let tied = figures
        .iter()
        .filter(|it| matches!(it.tied, Tied::To(..)))
        .count();
    let foreign = figures
        .iter()
        .filter(|it| matches!(it.tied, Tied::Foreign(_)))
        .count();
    assert_eq!((figures.len(), tied, foreign), (31, 30, 1), "{figures:#?}");
}

#[test]
fn each_way_to_break_a_claim_is_told_where_it_stands() {
    let plan = plan();
    let text = fs::read_to_string(TEXT).unwrap();
    let release = fs::read_to_string(RELEASE).unwrap();
    let mut wrong = Vec::new();
    for (from, to, codes) in BREAKS {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        let found = told(&plan, &release, &text.replacen(from, to, 1));
        let expected: Vec<(String, String)> = codes
            .iter()
            .map(|(code, words)| ((*code).to_owned(), (*words).to_owned()))
            .collect();
        if found != expected {
            wrong.push(format!(
                "{to}\n  expected {expected:?}\n  found    {found:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_break_in_series_is_told_of_what_comes_after() {
    let plan = plan();
    let text = fs::read_to_string(TEXT).unwrap();
    let release = fs::read_to_string(RELEASE).unwrap();
    let broken: Vec<String> = release
        .lines()
        .map(|line| match line.strip_suffix(",A,F") {
            Some(head) if head.contains(",sorties-vers-logement,2025,exit,_T,_T,") => {
                format!("{head},B,F")
            }
            _ => line.to_owned(),
        })
        .collect();
    let broken = broken.join("\n") + "\n";
    assert_ne!(broken, release);
    let found = told(&plan, &broken, &text);
    assert_eq!(found, [("claim-break".to_owned(), "36 %".to_owned())]);
}

/// Two levels that one sentence opposes.
#[test]
fn levels_that_do_not_compare_are_not_opposed() {
    let plan = plan();
    let release = fs::read_to_string(RELEASE).unwrap();
    let of = |text: &str| told(&plan, &release, text);
    let levels = |words: &str| {
        format!(
            "Au premier semestre 2025, la confiance en l'avenir {words} 4,87<!-- impact: confiance-avenir 2025-S1 entry --> à l'entrée (n = 95) \
             et 5,61<!-- impact: confiance-avenir 2025-S1 follow-up --> au suivi (n = 93).\n"
        )
    };
    assert_eq!(
        of(&levels("vaut")
            .replace("4,87", "4,87 points")
            .replace("5,61", "5,61 points")),
        []
    );
    let opposed = levels("augmente de")
        .replace("4,87", "4,87 points")
        .replace("5,61", "5,61 points");
    assert_eq!(
        of(&opposed),
        [("claim-change".to_owned(), "5,61 points".to_owned())]
    );
}

/// Each of two categories has its own figure.
#[test]
fn figures_of_two_categories_are_not_exchanged() {
    let plan = plan();
    let release = fs::read_to_string(RELEASE).unwrap();
    let text = "Au second semestre 2025, au suivi, quelqu'un sur qui compter existe pour 60 % des 50 femmes et 61 % des 41 hommes.\n";
    assert_eq!(told(&plan, &release, text), []);
    let text = text
        .replace("60 %", "6_ %")
        .replace("61 %", "60 %")
        .replace("6_ %", "61 %");
    let found = told(&plan, &release, &text);
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["claim-value", "claim-rounding"], "{found:?}");
}

/// Words that look like what clears a claim, and do not.
#[test]
fn what_only_looks_like_a_reservation_clears_nothing() {
    let plan = plan();
    let release = fs::read_to_string(RELEASE).unwrap();
    let text = "En conclusion, au second semestre 2025, la bonne santé perçue a gagné 8 points (n = 76).\n";
    assert_eq!(
        told(&plan, &release, text),
        [("claim-change".to_owned(), "8 points".to_owned())]
    );
    let text = "En 2025, 95 % ont confiance en l'avenir.\n";
    let found = told(&plan, &release, text);
    assert_eq!(found, [("claim-untied".to_owned(), "95 %".to_owned())]);
    let text = "Au premier semestre 2025, la couverture santé active a progressé de 15 points (n = 75, intervalle de confiance à 95 %).\n";
    assert_eq!(told(&plan, &release, text), []);
}

#[test]
fn an_english_text_is_read_too() {
    let plan = plan();
    let release = fs::read_to_string(RELEASE).unwrap();
    let text = "In the first half of 2025, active health coverage rose by 15 percentage points between entry and follow-up (n = 75). \
                In 2025, more than a third<!-- impact: sorties-vers-logement 2025 --> of the 81 people who left moved to housing, that is 29 out of 81. \
                In the country, 1,250,000 people are on the move (source: invented census, 2024).\n";
    assert_eq!(told(&plan, &release, text), []);
    let text = text.replace("15 percentage", "14.7 percentage");
    assert_eq!(
        told(&plan, &release, &text),
        [(
            "claim-rounding".to_owned(),
            "14.7 percentage points".to_owned()
        )]
    );
}

/// The release beside the text is what the program makes of the example.
#[test]
fn the_release_is_that_of_the_example() {
    let made = printed(&mut impact(&[
        "consolidate",
        "examples/exports",
        "--period",
        "2025",
        "--by",
        "sexe",
        "--format",
        "csv",
    ]));
    assert_eq!(made, fs::read_to_string(RELEASE).unwrap());
}
