//! The shipped indicators on answers made up by hand (données fictives), against values worked out on paper.
//!
//! « Page » is the proposal from which the referential was written; its worked values are in its section
//! « Valeurs de référence », its rules in « Règles de calcul », EPICES in « Score optionnel ».

use std::collections::{BTreeMap, BTreeSet};

use impact::derive;
use impact::observation::{Column, Respondent, Table, Values};
use impact::plan::{AssociationId, CodeId, Indicator, Plan, Source, SourceId, WaveFrom};

use crate::proposal::{Exports, Row, numbers, plan, variable};

/// Rows of AIS 35's survey at follow-up, each of its own respondent and minute: LimeSurvey, short answers.
fn survey<'a>(answers: &[Row<'a>], names: &'a [(String, String)]) -> Vec<Row<'a>> {
    let rows = answers.iter().zip(names);
    rows.map(|(answer, (id, moment))| {
        let mut row: Row = vec![("NUMDOS", id), ("submitdate", moment), ("VAGUE", "A2")];
        row.extend(answer);
        row
    })
    .collect()
}

/// Made-up ids and moments of March 2025.
fn names(count: usize) -> Vec<(String, String)> {
    let moment = |at: usize| format!("2025-03-24 {:02}:{:02}:00", at / 60, at % 60);
    (0..count)
        .map(|at| (format!("D{at:04}"), moment(at)))
        .collect()
}

fn ais35<'p>(plan: &'p Plan, answers: &[Row]) -> Exports<'p> {
    let exports = Exports::new(plan);
    exports.add("ais35", "enquete", &survey(answers, &names(answers.len())));
    exports
}

/// `[3, 3, 2, 3, 2]` as LimeSurvey codes the sub-questions of `question`.
fn coded<'a>(headings: &'a [String], codes: &[&'a str]) -> Row<'a> {
    headings
        .iter()
        .map(String::as_str)
        .zip(codes.iter().copied())
        .collect()
}

fn sub_questions(question: &str, count: usize) -> Vec<String> {
    (1..=count)
        .map(|at| format!("{question}[SQ{at:03}]"))
        .collect()
}

#[test]
fn who_5_is_four_times_its_five_answers() {
    let plan = plan();
    let questions = sub_questions("WHO", 5);
    let exports = ais35(
        &plan,
        &[
            // Page: « WHO-5 [3, 3, 2, 3, 2] : brut 13 → 52 ».
            coded(&questions, &["A3", "A3", "A2", "A3", "A2"]),
            // One point less is 48, of 50 or less.
            coded(&questions, &["A3", "A3", "A2", "A2", "A2"]),
            coded(&questions, &["A5", "A5", "A5", "A5", "A5"]),
            coded(&questions, &["A0", "A0", "A0", "A0", "A0"]),
            // Four answers of five are no score.
            coded(&questions, &["A3", "A3", "A2", "A3", ""]),
        ],
    );
    let scores = [None, Some(0), Some(48), Some(52), Some(100)];
    assert_eq!(exports.numbers("score-who5"), scores);
    let mean = exports.figure("bien-etre-who5");
    assert_eq!(
        (mean["value"].as_str(), mean["no_answer"].as_str()),
        ("50", "1")
    );
    let low = exports.figure("bien-etre-who5.part-bien-etre-faible");
    assert_eq!(
        (low["value"].as_str(), low["unit"].as_str()),
        ("50", "percent")
    );
    assert_eq!((low["numerator"].as_str(), low["n"].as_str()), ("2", "4"));
}

#[test]
fn six_of_nine_is_alone() {
    let plan = plan();
    let questions = sub_questions("UCLA", 3);
    let exports = ais35(
        &plan,
        &[
            // Page: « UCLA-3 [2, 2, 2] : 6 → “seule” ».
            coded(&questions, &["A2", "A2", "A2"]),
            coded(&questions, &["A1", "A2", "A2"]),
            coded(&questions, &["A1", "", "A3"]),
        ],
    );
    assert_eq!(exports.numbers("score-ucla3"), [None, Some(5), Some(6)]);
    let alone = exports.figure("isolement-ucla3.part-personnes-seules");
    assert_eq!(
        (alone["numerator"].as_str(), alone["n"].as_str()),
        ("1", "2")
    );
}

#[test]
fn agency_is_the_mean_of_two_answers_at_least() {
    let plan = plan();
    let questions = sub_questions("PA", 3);
    let exports = ais35(
        &plan,
        &[
            // (1 + 2 + 4) / 3 = 2.33…, to the hundredth.
            coded(&questions, &["A1", "A2", "A4"]),
            // « Ne sait pas » (A8) is no answer: (4 + 5) / 2.
            coded(&questions, &["A4", "A5", "A8"]),
            coded(&questions, &["A5", "A8", ""]),
        ],
    );
    assert_eq!(
        exports.numbers("score-pouvoir-agir"),
        [None, Some(233), Some(450)]
    );
}

#[test]
fn what_is_left_to_live_on_is_worked_from_french_amounts() {
    let plan = plan();
    let exports = Exports::new(&plan);
    let budget = |id: &'static str, cells: [&'static str; 4]| -> Row<'static> {
        let [resources, charges, older, younger] = cells;
        vec![
            ("N° ménage", id),
            ("Date du budget", "24/03/2025"),
            ("Moment", "Entrée"),
            ("Ressources", resources),
            ("Charges", charges),
            ("14 ans et plus", older),
            ("Moins de 14 ans", younger),
        ]
    };
    exports.add(
        "ais35",
        "budgets",
        &[
            // Two adults and a child of ten: 1 + 0,5 + 0,3 = 1,8 units; 600,00 / 30 / 1,8 = 11,11.
            budget("M1", ["1\u{202f}234,56\u{a0}€", "634,56 €", "2", "1"]),
            // Alone: 1 unit; (500 − 800) / 30 = −10,00.
            budget("M2", ["500 €", "800,00 €", "1", "0"]),
            // Two adults, a teenager, two small ones: 1 + 2 × 0,5 + 2 × 0,3 = 2,6; 780 / 30 / 2,6 = 10,00.
            budget("M3", ["1 780,00 €", "1000", "3", "2"]),
        ],
    );
    assert_eq!(
        exports.numbers("unites-consommation"),
        [Some(10), Some(18), Some(26)]
    );
    assert_eq!(
        exports.numbers("reste-a-vivre"),
        [Some(-1000), Some(1000), Some(1111)]
    );
    assert_eq!(exports.figure("reste-a-vivre")["value"], "10");
}

#[test]
fn epices_runs_from_nought_to_a_hundred() {
    let plan = plan();
    let list = plan.codelist_of(variable(&plan, "epices-1")).unwrap();
    let code = |text: &str| {
        let at = list
            .codes
            .iter()
            .position(|code| code.code == text)
            .unwrap();
        CodeId(u16::try_from(at).unwrap())
    };
    let (yes, no) = (code("oui"), code("non"));
    let mut columns = BTreeMap::new();
    for question in 1..=11 {
        // Page: « toutes réponses précaires : Q1 et Q5 “oui”, les autres “non” », then the reverse.
        let poor = if [1, 5].contains(&question) { yes } else { no };
        let safe = if poor == yes { no } else { yes };
        let column = Column {
            values: Values::Code(vec![poor, safe]),
            missing: vec![None; 2],
        };
        columns.insert(variable(&plan, &format!("epices-{question}")), column);
    }
    let mut table = Table {
        association: AssociationId(0),
        source: SourceId(0),
        months: vec![2025 * 12; 2],
        moments: vec![0; 2],
        waves: vec![None; 2],
        respondents: vec![Respondent::Anonymous(0), Respondent::Anonymous(1)],
        weights: Vec::new(),
        columns,
    };
    derive::complete(&plan, &mut table);
    // Page: 100,00 and 0,00.
    let score = numbers(&table, variable(&plan, "score-epices"));
    assert_eq!(score, [Some(10_000), Some(0)]);
}

#[test]
fn stays_have_a_mean_and_a_median() {
    let plan = plan();
    let exports = Exports::new(&plan);
    // Page: « Durées [30, 45, 60, 400, 900] : moyenne 287 ; médiane 60 », each counted back from 31/12/2025.
    let entries = [
        "01/12/2025",
        "16/11/2025",
        "01/11/2025",
        "26/11/2024",
        "15/07/2023",
    ];
    let ids = ["S1", "S2", "S3", "S4", "S5"];
    let stay = |(id, entry): (&'static str, &'static str)| -> Row<'static> {
        vec![
            ("N° de dossier", id),
            ("Statut", "Terminé"),
            ("Date d'entrée", entry),
            ("Date de sortie", "31/12/2025"),
        ]
    };
    let stays: Vec<Row> = ids.into_iter().zip(entries).map(stay).collect();
    exports.add("rheso", "sorties", &stays);
    assert_eq!(
        exports.numbers("duree-sejour"),
        [30, 45, 60, 400, 900].map(Some)
    );
    assert_eq!(exports.figure("duree-moyenne-sejour")["value"], "287");
    assert_eq!(
        exports.figure("duree-moyenne-sejour.mediane")["value"],
        "60"
    );
}

#[test]
fn recommendation_is_pooled_and_never_averaged() {
    let plan = plan();
    // Promoters, passives, detractors.
    let notes = |counts: [usize; 3]| {
        let notes = ["9", "8", "6"].into_iter().zip(counts);
        notes.flat_map(|(note, count)| vec![note; count])
    };
    let answers = notes([40, 35, 25]).map(|note| vec![("RECO", note)]);
    let exports = ais35(&plan, &answers.collect::<Vec<_>>());
    // Page: « NPS, effectifs (40, 35, 25) : +15 ».
    assert_eq!(exports.figure("recommandation-nps")["value"], "15");
    let asked = "Recommanderiez-vous Rhéso (0 à 10)";
    let answers = notes([2, 3, 5]).map(|note| vec![("Date", "24/03/2025"), (asked, note)]);
    exports.add("rheso", "satisfaction", &answers.collect::<Vec<_>>());
    let pooled = exports.figure("recommandation-nps");
    // Page: « consolidés avec (2, 3, 5) : poolé +10,91 » (42 − 30 of 110), not −7,5.
    assert_eq!(
        (pooled["numerator"].as_str(), pooled["n"].as_str()),
        ("12", "110")
    );
    assert!(pooled["value"].starts_with("10.909"), "{pooled:?}");
}

#[test]
fn a_sector_share_is_of_all_its_persons() {
    let plan = plan();
    let exports = Exports::new(&plan);
    // Page: « 180/300, 12/15, 45/60, 20/80, 30/40 : poolé 57,98 % ; moyenne des taux 63,00 % ».
    let ids = names(300);
    let said = |yes: usize, n: usize, words: [&'static str; 2]| {
        (0..n).map(move |at| words[usize::from(at >= yes)])
    };
    let answers: Vec<Row> = said(180, 300, ["A3", "A2"])
        .map(|word| vec![("SATIS", word)])
        .collect();
    exports.add("ais35", "enquete", &survey(&answers, &ids));

    let common = ["Plutôt satisfait", "Plutôt pas satisfait"];
    let inclusive = ["Plutôt satisfait·e", "Plutôt pas satisfait·e"];
    let salvation = said(12, 15, common)
        .zip(&ids)
        .map(|(word, (id, _))| -> Row {
            vec![
                ("Code personne", id),
                ("_submission_time", "2025-03-24T09:12:44"),
                ("Moment de l'enquête", "Suivi"),
                ("Satisfaction de l'accompagnement", word),
            ]
        });
    exports.add("armee-du-salut", "enquete", &salvation.collect::<Vec<_>>());
    let hope = said(45, 60, inclusive).map(|word| -> Row {
        vec![
            ("Horodateur", "2025/03/24 9:00:00 AM UTC+1"),
            ("J'accepte de répondre", "Oui"),
            ("Satisfaction", word),
        ]
    });
    exports.add("esperer95", "enquete", &hope.collect::<Vec<_>>());
    let emergence = said(20, 80, inclusive)
        .zip(&ids)
        .map(|(word, (id, _))| -> Row {
            vec![
                ("Code participant", id),
                ("Heure de soumission", "24/03/2025 - 10:12"),
                ("Étape", "Six mois"),
                ("Satisfaction", word),
            ]
        });
    exports.add("emergence-s", "enquete", &emergence.collect::<Vec<_>>());
    let asked = "Êtes-vous satisfait·e de l'accompagnement";
    let rheso = said(30, 40, common).map(|word| vec![("Date", "24/03/2025"), (asked, word)]);
    exports.add("rheso", "satisfaction", &rheso.collect::<Vec<_>>());

    let sector = exports.figure("satisfaction-accompagnement");
    assert_eq!(
        (sector["numerator"].as_str(), sector["n"].as_str()),
        ("287", "495")
    );
    assert_eq!(sector["associations"], "5");
    assert!(sector["value"].starts_with("57.979"), "{sector:?}");
}

#[test]
fn every_source_names_each_of_its_columns_once() {
    let plan = plan();
    let exports = Exports::new(&plan);
    let mut count = 0;
    for association in &plan.associations {
        for source in &association.sources {
            exports.add(&association.id, &source.id, &[]);
            count += 1;
        }
    }
    // No error, as `collected` asks, and a table a source.
    assert_eq!(exports.collected().tables.len(), count);
}

/// How many associations enter the sector figure of each common indicator that `of` keeps, where they are
/// fewer than the three that publishing asks for; a source counts where `from` holds.
fn fed_by_few(
    plan: &Plan,
    of: impl Fn(&Indicator) -> bool,
    from: impl Fn(&Source) -> bool,
) -> BTreeMap<&str, usize> {
    let mut few = BTreeMap::new();
    let common = plan.indicators.iter().filter(|one| one.owner.is_none());
    for indicator in common.filter(|one| of(one)) {
        let mut associations = BTreeSet::new();
        for feed in indicator
            .feeds
            .iter()
            .filter(|feed| feed.comparability.enters())
        {
            if from(plan.source(feed.association, feed.source)) {
                associations.insert(feed.association);
            }
        }
        if associations.len() < 3 {
            few.insert(indicator.id.as_str(), associations.len());
        }
    }
    few
}

#[test]
fn three_associations_feed_each_indicator_but_two() {
    let plan = plan();
    // So that the rule of three associations is seen at work.
    let known = [("limitation-activite", 2), ("renoncement-soins", 2)];
    assert_eq!(fed_by_few(&plan, |_| true, |_| true), known.into());
}

#[test]
fn three_associations_ask_the_same_persons_twice_but_for_one_indicator() {
    let plan = plan();
    let moments = |source: &Source| match &source.wave {
        Some(WaveFrom::Column { codes, .. }) if source.respondent.is_some() => codes.len(),
        _ => 0,
    };
    let few = fed_by_few(
        &plan,
        |indicator| indicator.waves.len() > 1,
        |source| moments(source) > 1,
    );
    assert_eq!(few, [("personne-ressource", 2)].into());
}
