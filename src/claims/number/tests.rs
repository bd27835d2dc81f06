//! Quantities as both languages say them.

use super::super::token;
use super::*;

fn read(text: &str) -> Vec<(String, f64, Shape, Hedge)> {
    let tokens = token::read(text, false);
    let found = quantities(&tokens, false).into_iter();
    found
        .map(|it| {
            (
                text[it.span.clone()].to_owned(),
                it.said.value(),
                it.shape,
                it.hedge,
            )
        })
        .collect()
}

#[test]
fn quantities_are_read_in_both_languages() {
    use Hedge::{About, Nearly, None, Over, Under};
    use Shape::{Of, Percent, Plain, Points};
    for (text, written, value, shape, hedge) in [
        ("plus de 60 % des femmes", "60 %", 60.0, Percent, Over),
        (
            "une hausse de 3,5 points de pourcentage",
            "3,5 points de pourcentage",
            3.5,
            Points,
            None,
        ),
        ("+15 points", "+15 points", 15.0, Points, None),
        ("(−3,2 points)", "−3,2 points", -3.2, Points, None),
        ("-3,2 points", "-3,2 points", -3.2, Points, None),
        (
            "près de 12 400 personnes",
            "12 400",
            12_400.0,
            Plain,
            Nearly,
        ),
        ("1 personne sur 3", "1 personne sur 3", 1.0, Of(3), None),
        (
            "neuf ménages sur dix",
            "neuf ménages sur dix",
            9.0,
            Of(10),
            None,
        ),
        ("près de deux tiers", "deux tiers", 2.0, Of(3), Nearly),
        ("moins d'un quart des", "un quart", 1.0, Of(4), Under),
        ("plus de la moitié", "moitié", 1.0, Of(2), Over),
        ("more than half of them", "half", 1.0, Of(2), Over),
        ("one-third of people", "one-third", 1.0, Of(3), None),
        ("a quarter of people", "a quarter", 1.0, Of(4), None),
        ("two in three people", "two in three", 2.0, Of(3), None),
        ("29 out of 81", "29 out of 81", 29.0, Of(81), None),
        (
            "4 associations sur 5",
            "4 associations sur 5",
            4.0,
            Of(5),
            None,
        ),
        (
            "1,3 million de personnes",
            "1,3 million",
            1_300_000.0,
            Plain,
            None,
        ),
        ("62 pour cent", "62 pour cent", 62.0, Percent, None),
        (
            "15 percentage points",
            "15 percentage points",
            15.0,
            Points,
            None,
        ),
        ("environ 5,6 sur 10", "5,6 sur 10", 5.6, Of(10), About),
    ] {
        let found = read(text);
        assert_eq!(
            found.first(),
            Some(&(written.to_owned(), value, shape, hedge)),
            "{text}"
        );
    }
    let found = read("passe de 71 à 73 %");
    assert!(found.iter().all(|it| it.2 == Percent), "{found:?}");
    assert_eq!(found.len(), 2);
}

#[test]
fn what_counts_nothing_is_left_alone() {
    for text in [
        "le 31 décembre 2026",
        "On March 31, 2026 we",
        "à 14 h",
        "page 12",
        "(p. 12)",
        "article L. 345",
        "article L. 345-2 ainsi",
        "n° 3",
        "§ 2",
        "tableau 4",
        "trois propositions",
        "au premier semestre de 2025",
        "the first half of 2025",
        "the third quarter of 2025",
        "un quart d'heure",
        "à tiers",
        "une personne sur place",
        "l'un sur l'autre",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
    let tokens = token::read("2 Loger d'abord 62 % des gens", false);
    assert_eq!(quantities(&tokens, true).len(), 1);
}
