//! Conditions read aloud.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::codebook::trial;
use crate::plan::CodeId;

const ASKED: VariableId = VariableId(0);
const FILED: VariableId = VariableId(1);
const MANY: VariableId = VariableId(2);
const NUMBER: VariableId = VariableId(3);
const DAYS: VariableId = VariableId(4);
const DATE: VariableId = VariableId(5);

fn codes(id: VariableId, codes: &[u16]) -> Condition {
    Condition::Codes(id, codes.iter().map(|code| CodeId(*code)).collect())
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

/// What is said of persons, in French with plain spaces, and in English.
fn said_of_persons(condition: &Condition) -> (String, String) {
    let plan = trial::every_kind_once();
    let read = read(plan, condition, said::Noun::of("person")).unwrap();
    (read.relative.fr.replace('\u{a0}', " "), read.relative.en)
}

fn check(condition: &Condition, fr: &str, en: &str) {
    assert_eq!(said_of_persons(condition), (fr.to_owned(), en.to_owned()));
}

#[test]
fn an_answer_is_told_from_what_a_file_holds() {
    check(
        &codes(ASKED, &[0]),
        "dont la réponse à « Avis donné » est « Pour »",
        "whose answer to “Opinion given” is “For”",
    );
    check(
        &codes(FILED, &[0, 1, 2]),
        "dont la rubrique « Avis relevé » indique « Pour », « Contre » ou « Partagé »",
        "whose “Opinion on file” is “For”, “Against” or “Divided”",
    );
    check(
        &codes(MANY, &[0, 1]),
        "dont la réponse à « Choix » comprend au moins un choix parmi « Pour » et « Contre »",
        "whose answer to “Choices” includes at least one of “For” and “Against”",
    );
    check(
        &codes(MANY, &[1]),
        "dont la réponse à « Choix » comprend « Contre »",
        "whose answer to “Choices” includes “Against”",
    );
}

#[test]
fn numbers_have_their_unit_and_dates_their_month() {
    check(
        &Condition::Range(DAYS, Some(304), Some(426)),
        "dont la valeur de « Durée » est comprise entre 304 et 426 jours inclus",
        "whose “Length” is between 304 and 426 jours inclusive",
    );
    check(
        &Condition::Range(DAYS, Some(1), None),
        "dont la valeur de « Durée » est d'au moins 1 jour",
        "whose “Length” is at least 1 jour",
    );
    check(
        &Condition::Range(NUMBER, None, Some(-1250)),
        "dont la valeur de « Montant » est d'au plus −12,5 €",
        "whose “Amount” is at most €−12.5",
    );
    check(
        &Condition::Range(DAYS, Some(7), Some(7)),
        "dont la valeur de « Durée » est égale à 7 jours",
        "whose “Length” is equal to 7 jours",
    );
    check(
        &Condition::Range(DATE, Some(19_723), Some(20_088)),
        "dont la date « Entrée » est comprise entre le 1er janvier 2024 et le 31 décembre 2024 inclus",
        "whose “Entry” is between 1 January 2024 and 31 December 2024 inclusive",
    );
    check(
        &not(Condition::Range(DATE, Some(19_723), None)),
        "dont la date « Entrée » est antérieure au 1er janvier 2024",
        "whose “Entry” is before 1 January 2024",
    );
}

#[test]
fn negations_are_said_of_what_they_deny() {
    check(
        &not(codes(ASKED, &[0])),
        "dont la réponse à « Avis donné » n'est pas « Pour »",
        "whose answer to “Opinion given” is not “For”",
    );
    check(
        &not(codes(FILED, &[0, 1])),
        "dont la rubrique « Avis relevé » n'indique ni « Pour » ni « Contre »",
        "whose “Opinion on file” is neither “For” nor “Against”",
    );
    check(
        &not(codes(MANY, &[0, 2])),
        "dont la réponse à « Choix » ne comprend aucun choix parmi « Pour » et « Partagé »",
        "whose answer to “Choices” includes none of “For” and “Divided”",
    );
    check(
        &not(Condition::Range(DAYS, Some(18), Some(64))),
        "dont la valeur de « Durée » est inférieure à 18 jours ou supérieure à 64 jours",
        "whose “Length” is below 18 jours or above 64 jours",
    );
    // Not (a or b) is not a, and not b.
    check(
        &not(Condition::Any(vec![
            codes(ASKED, &[0]),
            not(codes(FILED, &[1])),
        ])),
        "dont la réponse à « Avis donné » n'est pas « Pour », et dont la rubrique « Avis relevé » indique « Contre »",
        "whose answer to “Opinion given” is not “For”, and whose “Opinion on file” is “Against”",
    );
    check(
        &not(not(codes(ASKED, &[0]))),
        "dont la réponse à « Avis donné » est « Pour »",
        "whose answer to “Opinion given” is “For”",
    );
}

#[test]
fn groups_need_no_parenthesis() {
    let (a, b, c) = (
        codes(ASKED, &[0]),
        codes(FILED, &[1]),
        Condition::Range(DAYS, Some(90), None),
    );
    check(
        &Condition::Any(vec![a.clone(), b.clone()]),
        "dont la réponse à « Avis donné » est « Pour », ou dont la rubrique « Avis relevé » indique « Contre »",
        "whose answer to “Opinion given” is “For”, or whose “Opinion on file” is “Against”",
    );
    check(
        &Condition::All(vec![a.clone(), Condition::Any(vec![b.clone(), c.clone()])]),
        "dont la réponse à « Avis donné » est « Pour » ; et dont soit la rubrique « Avis relevé » indique « Contre », soit la valeur de « Durée » est d'au moins 90 jours",
        "whose answer to “Opinion given” is “For”; and for whom either “Opinion on file” is “Against”, or “Length” is at least 90 jours",
    );
    check(
        &Condition::Any(vec![a.clone(), Condition::All(vec![b.clone(), c.clone()])]),
        "dont la réponse à « Avis donné » est « Pour » ; ou dont à la fois la rubrique « Avis relevé » indique « Contre », et la valeur de « Durée » est d'au moins 90 jours",
        "whose answer to “Opinion given” is “For”; or for whom “Opinion on file” is “Against”, and “Length” is at least 90 jours",
    );
    // The same word inside itself is one group.
    let flat = Condition::All(vec![a.clone(), b.clone(), c.clone()]);
    let nested = Condition::All(vec![a, Condition::All(vec![b, Condition::All(vec![c])])]);
    assert_eq!(said_of_persons(&flat), said_of_persons(&nested));
}

fn depth(items: &[Item]) -> usize {
    items
        .iter()
        .map(|it| 1 + depth(&it.under))
        .max()
        .unwrap_or(0)
}

#[test]
fn what_is_too_deep_for_a_sentence_is_a_list() {
    let plan = trial::every_kind_once();
    let leaf = |code| codes(ASKED, &[code]);
    let deep = Condition::All(vec![
        leaf(0),
        Condition::Any(vec![
            leaf(1),
            Condition::All(vec![leaf(2), Condition::Any(vec![leaf(0), leaf(1)])]),
        ]),
    ]);
    let read = read(plan, &deep, said::Noun::of("stay")).unwrap();
    assert_eq!(
        read.relative.fr,
        "qui remplissent les conditions énumérées ci-dessous"
    );
    assert_eq!(read.relative.en, "that meet the conditions listed below");
    assert_eq!(depth(&read.under), 5);
}

#[test]
fn a_condition_that_holds_for_all_is_not_said() {
    let plan = trial::every_kind_once();
    let noun = said::Noun::of("person");
    assert!(read(plan, &Condition::All(Vec::new()), noun).is_none());
    assert!(read(plan, &not(Condition::Any(Vec::new())), noun).is_none());
    assert!(read(plan, &Condition::Any(Vec::new()), noun).is_some());
}

fn any_condition() -> impl Strategy<Value = Condition> {
    let bound = || proptest::option::of(any::<i64>());
    let leaf = prop_oneof![
        (0..3_usize, proptest::collection::btree_set(0..6_u16, 0..4)).prop_map(|(id, codes)| {
            let codes: BTreeSet<CodeId> = codes.into_iter().map(CodeId).collect();
            Condition::Codes(VariableId(id), codes)
        }),
        (3..6_usize, bound(), bound()).prop_map(|(id, min, max)| Condition::Range(
            VariableId(id),
            min,
            max
        )),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Condition::All),
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Condition::Any),
            inner.prop_map(|it| Condition::Not(Box::new(it))),
        ]
    })
}

fn words(items: &[Item], all: &mut String) {
    for item in items {
        let line = format!("{:?}", item.line);
        all.push_str(&line);
        words(&item.under, all);
    }
}

proptest! {
    #[test]
    fn no_condition_shows_an_id_or_a_parenthesis(condition in any_condition(), at in 0..6_usize) {
        let plan = trial::every_kind_once();
        let nouns = ["person", "household", "stay", "night", "request", "site"];
        if let Some(read) = read(plan, &condition, said::Noun::of(nouns[at])) {
            let mut all = format!("{} {} ", read.relative.fr, read.relative.en);
            prop_assert!(!all.contains(['(', ')']), "{all}");
            words(&read.under, &mut all);
            prop_assert!(!all.contains("zz"), "{all}");
            prop_assert!(!read.relative.fr.contains("  ") && !read.relative.en.contains("  "));
        }
    }
}
