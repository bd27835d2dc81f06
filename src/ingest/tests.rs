//! What the whole room does to folders of exports.

use std::collections::BTreeMap;

use encoding_rs::WINDOWS_1252;

use super::Secret;
use super::testing::{
    AGE, Outcome, RIGHTS, SEX, duplicates, folder, heading, options, plan, run, run_on, source,
    texts,
};
use crate::i18n::{Lang, Text};
use crate::observation::{Respondent, Values};
use crate::plan::{
    Association, Dialect, DuplicateKey, Filling, Heading, PeriodFrom, Plan, RowRule, WaveFrom,
    WaveId,
};
use crate::profiles;
use crate::referential::{Keep, Missing, Observes};

const GOOD: &str = "Id;Date;Sexe;Droits;Age;Entrée\n\
    a1;24/03/2025;Femme;RSA;41;01/02/2024\n\
    a2;25/03/2025;H;RSA;CSS; avec ou sans participation;;\n\
    a3;26/03/2025;Ne sait pas;\"RSA;CSS; avec ou sans participation\";0;29/02/2024\n";

fn good() -> String {
    GOOD.replace(
        "RSA;CSS; avec ou sans participation;;",
        "\"CSS; avec ou sans participation\";;",
    )
}

fn one(plan: &Plan, text: &str) -> Outcome {
    run(plan, &[("alpha/a.csv", text.as_bytes())])
}

#[test]
fn a_good_export_becomes_observations() {
    let plan = plan();
    let outcome = one(&plan, &good());
    assert_eq!(outcome.codes(), Vec::<&str>::new());
    assert_eq!(
        outcome.table(&plan),
        "period,wave,respondent,age,droits,entree,sexe\n\
         2025-03-24T00:00:00,,1,41,rsa,2024-02-01,F\n\
         2025-03-25T00:00:00,,2,_no-answer,css,_no-answer,H\n\
         2025-03-26T00:00:00,,3,0,rsa css,2024-02-29,_dont-know\n"
    );
    let account = &outcome.collection.files[0];
    assert_eq!(
        (account.file.as_str(), account.read, account.kept),
        ("alpha/a.csv", 3, 3)
    );
    let dialect = account.dialect.as_ref().unwrap();
    assert_eq!((dialect.delimiter, dialect.delimiter_detected), (';', true));
    assert_eq!(account.variables[&AGE].valid, 2);
    assert_eq!(
        account.variables[&SEX].missing,
        BTreeMap::from([(Missing::DontKnow, 1)])
    );
    assert!(!format!("{:?}", outcome.collection).contains("\"a1\""));
}

#[test]
fn encoding_line_ends_order_split_names_and_threads_change_no_byte() {
    let plan = plan();
    let text = good();
    let expected = one(&plan, &text).table(&plan);
    let (head, rest) = text.split_once('\n').unwrap();
    let rows: Vec<&str> = rest.lines().collect();
    let reversed = format!("{head}\n{}\n{}\n{}", rows[2], rows[1], rows[0]);
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let variants: Vec<Vec<u8>> = vec![
        text.replace('\n', "\r\n").into_bytes(),
        text.replace('\n', "\r").into_bytes(),
        format!("\u{feff}{text}\n\n").into_bytes(),
        format!("sep=;\r\n{text}").into_bytes(),
        WINDOWS_1252.encode(&text).0.into_owned(),
        utf16,
        reversed.into_bytes(),
        text.replace("Entrée\n", "Entrée;Autre\n")
            .replace("4\n", "4;x\n")
            .replace(";;\n", ";;;y\n")
            .into_bytes(),
    ];
    for variant in &variants {
        let outcome = run(&plan, &[("alpha/b/c.csv", variant)]);
        assert_eq!(outcome.table(&plan), expected, "{:?}", outcome.said());
    }
    let half = |rows: &[&str]| format!("{head}\n{}\n", rows.join("\n")).into_bytes();
    let (first, second) = (half(&rows[1..]), half(&rows[..1]));
    let split = folder(&[("alpha/1.csv", &first), ("alpha/2.csv", &second)]);
    for threads in [1, 2, 7] {
        let outcome = run_on(threads, &plan, &[split.path().to_owned()], &Secret::None);
        assert_eq!(outcome.table(&plan), expected);
        assert_eq!(outcome.collection.files.len(), 2);
    }
}

#[test]
fn rows_that_do_not_count_are_accounted_for_by_reason() {
    let mut plan = plan();
    let rule = |column: &str, is: &[&str], because: &str| RowRule {
        column: heading(column),
        is: texts(is),
        because: Text::same(because),
    };
    let source = &mut plan.associations[0].sources[0];
    source.keep = vec![rule("Statut", &["Terminé"], "Réponses closes")];
    source.drop = vec![rule("Id", &["test"], "Essais")];
    source.wave = Some(WaveFrom::Column {
        column: heading("Vague"),
        codes: BTreeMap::from([("T0".to_owned(), WaveId(0)), ("T1".to_owned(), WaveId(1))]),
    });
    let text = "Id;Date;Sexe;Droits;Age;Entrée;Statut;Vague\n\
        1;24/03/2025;F;RSA;41;;Terminé;T0\n\
        2;24/03/2025;F;RSA;41;;En cours;T0\n\
        test;24/03/2025;F;RSA;41;;Terminé;T0\n\
        ; ;;;;\u{a0};;\n\
        3;24/03/2025;F;RSA;41;;Terminé\n\
        4;24/03/2025;F;RSA;41;;Terminé;T1;;\n\
        5;24/03/2025;F;RSA;41;;Terminé;T1;;x\n\
        \n\
        6;2025-03-24;F;RSA;41;;Terminé;T1\n\
        \"7\n\";31/02/2025;F;RSA;41;;Terminé;T1\n\
        8;24/03/2025;F;RSA;41;;Terminé;T9\n\
        ;24/03/2025;F;RSA;41;;Terminé;T1\n\
        3,58E+14;24/03/2025;F;RSA;41;;Terminé;T1\n";
    let outcome = one(&plan, text);
    let account = &outcome.collection.files[0];
    assert_eq!((account.read, account.kept), (12, 4));
    let excluded: Vec<(&str, u64)> = account
        .excluded
        .values()
        .map(|(text, count)| (text.fr.as_str(), *count))
        .collect();
    assert_eq!(
        excluded,
        [("Essais", 1), ("Réponses closes", 1), ("ligne vide", 1)]
    );
    let rejected: Vec<_> = account
        .rejected
        .iter()
        .map(|(code, count)| (*code, *count))
        .collect();
    assert_eq!(
        rejected,
        [
            ("csv-row-long", 1),
            ("csv-row-short", 1),
            ("period-invalid", 2),
            ("wave-unknown", 1)
        ]
    );
    let lines: Vec<_> = outcome
        .collection
        .rejects
        .iter()
        .map(|r| (r.line, r.code, r.row))
        .collect();
    assert_eq!(
        lines,
        [
            (6, "csv-row-short", true),
            (8, "csv-row-long", true),
            (10, "period-invalid", true),
            (11, "period-invalid", true),
            (13, "wave-unknown", true),
        ]
    );
    assert!(
        outcome
            .said()
            .contains("2 lignes, la première à la ligne 10"),
        "{}",
        outcome.said()
    );
    let codes = outcome.codes();
    assert!(
        codes.contains(&"id-missing") && codes.contains(&"id-scientific"),
        "{codes:?}"
    );
    let anonymous = |r: &&Respondent| matches!(r, Respondent::Anonymous(_));
    let table = &outcome.collection.tables[0];
    assert_eq!(table.respondents.iter().filter(anonymous).count(), 2);
    assert_eq!(
        table
            .waves
            .iter()
            .filter(|wave| **wave == Some(WaveId(1)))
            .count(),
        3
    );
}

#[test]
fn cells_that_cannot_be_read_are_invalid_and_never_betray_anyone() {
    let plan = plan();
    let text = "Id;Date;Sexe;Droits;Age;Entrée\n\
        1;24/03/2025;Homm;RSA;999;32/01/2024\n\
        2;24/03/2025;Jeanne Martin;Rien;quarante;01/02/2024\n\
        3;24/03/2025;Femme;Aucun;12.5;01/02/2024\n\
        4;24/03/2025;Femme;\"RSA;Aucun\";0612345678;01/02/2024\n\
        5;24/03/2025;Autre chose;;3;01/02/2024\n\
        6;24/03/2025;Autre chose;;3;01/02/2024\n\
        7;24/03/2025;Autre chose;;3;01/02/2024\n";
    let outcome = one(&plan, text);
    let mut codes = outcome.codes();
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "date-invalid",
            "exclusive-broken",
            "number-invalid",
            "number-precision",
            "value-range",
            "value-unknown",
            "value-unknown",
        ]
    );
    let cells: Vec<_> = outcome
        .collection
        .rejects
        .iter()
        .map(|r| (r.line, r.column.as_str(), r.code, r.cell.as_deref()))
        .collect();
    assert_eq!(
        cells,
        [
            (2, "Age", "value-range", Some("999")),
            (2, "Entrée", "date-invalid", None),
            (2, "Sexe", "value-unknown", Some("Homm")),
            (3, "Age", "number-invalid", None),
            (3, "Droits", "value-unknown", None),
            (3, "Sexe", "value-unknown", None),
            (4, "Age", "number-precision", Some("12.5")),
            (5, "Age", "value-range", None),
            (5, "Droits", "exclusive-broken", None),
            (6, "Sexe", "value-unknown", Some("Autre chose")),
            (7, "Sexe", "value-unknown", Some("Autre chose")),
            (8, "Sexe", "value-unknown", Some("Autre chose")),
        ]
    );
    let said = outcome.said();
    assert!(
        said.contains("«\u{a0}Homm\u{a0}» (1 ligne)\u{a0}: vouliez-vous dire «\u{a0}Homme\u{a0}»")
    );
    assert!(said.contains("1 valeur non affichée"), "{said}");
    assert!(!said.contains("Jeanne") && !said.contains("0612345678") && !said.contains("quarante"));
    assert_eq!(outcome.collection.files[0].kept, 7);
    assert_eq!(
        outcome.collection.files[0].variables[&SEX].missing[&Missing::Invalid],
        5
    );
}

#[test]
fn a_faulty_file_is_refused_and_the_others_go_on() {
    let plan = plan();
    let good = good();
    let with = |name: &str, bytes: &[u8]| {
        let outcome = run(&plan, &[("alpha/good.csv", good.as_bytes()), (name, bytes)]);
        let refused: Vec<_> = outcome
            .collection
            .files
            .iter()
            .filter(|f| f.refused.is_some())
            .map(|f| f.file.clone())
            .collect();
        assert_eq!(outcome.collection.tables[0].rows(), 3, "{name}");
        (outcome.codes().join(" "), refused.join(" "))
    };
    for (bytes, code) in [
        (b"".as_slice(), "csv-empty"),
        (b"\n\n", "csv-empty"),
        (b"PK\x03\x04abc", "format-not-csv"),
        (b"\x1f\x8b\x08", "format-not-csv"),
        (b"Id;Date\n1;\0\n", "csv-nul"),
        (b"Id;Sexe;Droits;Age;Entr\xc3\xa9e\n", "column-missing"),
        (b"Id;Id;Date;Sexe;Droits;Age;Entr\xc3\xa9e\n", "column-duplicate"),
        (b"Id;Date;Sexe;Droits;Age;Entr\xc3\xa9e\n1;24/03/2025;F;;3;\n2;24/03/2025;\"F;;3;\n3;;;;;\n", "csv-quote-open"),
    ] {
        let (codes, refused) = with("alpha/x.csv", bytes);
        assert_eq!((codes.as_str(), refused.as_str()), (code, "alpha/x.csv"));
    }
    let (codes, refused) = with("alpha/copy.csv", good.as_bytes());
    assert_eq!(
        (codes.as_str(), refused.as_str()),
        ("file-duplicate", "alpha/good.csv")
    );
    let (codes, refused) = with("alpha/n.csv", b"Id;Date;Sexe;Droits;Age;Entr\xc3\xa9e\n");
    assert_eq!((codes.as_str(), refused.as_str()), ("csv-no-rows", ""));
    let (codes, refused) = with("other/z.csv", b"a;b\n");
    assert_eq!((codes.as_str(), refused.as_str()), ("file-unclaimed", ""));
}

#[test]
fn the_open_quote_is_named_by_its_line() {
    let text = "Id;Date;Sexe;Droits;Age;Entrée\r\n1;24/03/2025;F;\"a\nb\";3;\r\n2;24/03/2025;\"F;;3;\r\n3;;;;;\r\n";
    let outcome = one(&plan(), text);
    assert_eq!(outcome.codes(), ["csv-quote-open"]);
    assert!(outcome.said().contains("ligne 4 "), "{}", outcome.said());
}

#[test]
fn declared_dialects_are_checked_against_the_bytes() {
    let mut plan = plan();
    let mut with = |dialect: Dialect, bytes: &[u8]| {
        plan.associations[0].sources[0].dialect = dialect;
        let outcome = run(&plan, &[("alpha/x.csv", bytes)]);
        (outcome.codes().join(" "), outcome.said())
    };
    let utf8 = || Dialect {
        encoding: Some(encoding_rs::UTF_8),
        ..Dialect::default()
    };
    let latin = || Dialect {
        encoding: Some(WINDOWS_1252),
        ..Dialect::default()
    };
    let good = good();
    let cp1252 = WINDOWS_1252.encode(&good).0;
    let (codes, said) = with(utf8(), &cp1252);
    assert_eq!(codes, "encoding-invalid");
    assert!(said.contains("ligne 1"));
    assert_eq!(with(latin(), &cp1252).0, "");
    assert_eq!(with(latin(), good.as_bytes()).0, "encoding-guessed");
    assert_eq!(with(Dialect::default(), &cp1252).0, "encoding-guessed");
    let comma = Dialect {
        delimiter: Some(b','),
        ..Dialect::default()
    };
    let (codes, said) = with(comma, good.as_bytes());
    assert_eq!(codes, "csv-delimiter");
    assert!(said.contains("delimiter: \";\""));
    let twice = WINDOWS_1252
        .decode(good.as_bytes())
        .0
        .replace("EntrÃ©e", "Entrée");
    assert_eq!(with(utf8(), twice.as_bytes()).0, "");
    let twice = good
        .replace("Entrée\n", "Entrée;PrÃ©cision\n")
        .replace("2024\n", "2024;\n")
        .replace(";;\n", ";;;\n");
    let (codes, said) = with(utf8(), twice.as_bytes());
    assert_eq!(codes, "encoding-double");
    assert!(
        said.contains("1 endroit, dont les en-têtes `PrÃ©cision`"),
        "{said}"
    );
}

#[test]
fn every_missing_column_is_said_at_once_with_the_nearest_heading() {
    let outcome = one(&plan(), "Id;Dates;sexe;Droits;Annee;Entree\n1;;;;;\n");
    assert_eq!(outcome.codes(), ["column-missing"; 4]);
    let said = outcome.said();
    assert!(
        said.contains("did you mean `Dates`?") && said.contains("did you mean `sexe`?"),
        "{said}"
    );
    assert!(outcome.diagnostics.iter().all(|d| d.labels.len() == 1));
}

#[test]
fn several_header_rows_and_rows_before_them() {
    let mut plan = plan();
    let source = &mut plan.associations[0].sources[0];
    source.dialect = Dialect {
        header_rows: Some(2),
        skip_rows: Some(2),
        ..Dialect::default()
    };
    source.period = PeriodFrom::Constant(crate::period::Period::parse("2025-S1").unwrap());
    source.mappings.truncate(3);
    source.mappings[1].filling = Filling::Several {
        columns: match options(
            &[("Droits | RSA", 0), ("CSS", 1), ("Rien", 2)],
            &["X"],
            &["0"],
        ) {
            Filling::Several { columns, .. } => columns,
            _ => Vec::new(),
        },
        unchecked: texts(&["0"]),
    };
    source.mappings[2].filling = Filling::Number {
        headings: vec![Heading {
            is_code: true,
            ..heading("Q7")
        }],
        exceptions: BTreeMap::from([("cent".to_owned(), 100)]),
        times: crate::decimal::Decimal::whole(1),
    };
    let text = "Enquête 2025;;;\n\n;;Droits;;;Reste\n\
        Id;Sexe;RSA;CSS;Rien;Q7. Âge\n\
        1;F;X;;;7\n2;F;;;;cent\n3;F;0;0;0;8\n4;F;X;;X;9\n5;F;X;0;;\n6;F;oops;X;;1\n";
    let outcome = one(&plan, text);
    let values = &outcome.collection.tables[0].columns[&RIGHTS];
    assert_eq!(
        values.values,
        Values::Several(vec![1, 0, 0, 0, 1, 0]),
        "{}",
        outcome.said()
    );
    let (none, invalid) = (Some(Missing::NoAnswer), Some(Missing::Invalid));
    assert_eq!(values.missing, [None, none, None, invalid, None, invalid]);
    assert_eq!(
        outcome.collection.tables[0].columns[&AGE].values,
        Values::Number(vec![7, 100, 8, 9, 0, 1])
    );
    assert_eq!(outcome.codes(), ["exclusive-broken", "value-unknown"]);
    assert!(outcome.table(&plan).starts_with("period,wave,respondent,age,droits,sexe\n2025-01,,1,7,rsa,F\n2025-01,,2,100,_no-answer,F\n2025-01,,3,8,_none,F\n"));
}

#[test]
fn masked_formulas_and_declared_missing_cells() {
    let mut plan = plan();
    let source = &mut plan.associations[0].sources[0];
    source.profile = profiles::find("limesurvey").unwrap();
    source
        .missing
        .insert("99".to_owned(), Missing::NotConcerned);
    source.mappings[2]
        .missing
        .insert("-1".to_owned(), Missing::Refused);
    source.mappings[3]
        .missing
        .insert(String::new(), Missing::NotReached);
    let text = "\u{feff}\"Id\";\"Date\";\"Sexe\";\"Droits\";\"Age\";\"Entrée\"\r\n\
        \"'=1\";\"24/03/2025\";\"F\";\"\";\"'-1\";\"\"\r\n\"2\";\"24/03/2025\";\"99\";\"\";\"99\";\"\"\r\n\"\"\r\n";
    let outcome = one(&plan, text);
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.said());
    assert_eq!(
        outcome.table(&plan).lines().skip(1).collect::<Vec<_>>(),
        [
            "2025-03-24T00:00:00,,1,_not-concerned,_no-answer,_not-reached,_not-concerned",
            "2025-03-24T00:00:00,,2,_refused,_no-answer,_not-reached,F",
        ]
    );
}

const TWICE: &str = "Id;Date;Sexe;Droits;Age;Entrée\n\
    a;24/03/2025;F;;1;\na;25/03/2025;F;;2;\na;25/03/2025;F;;2;\nb;24/03/2025;F;;3;\nb;24/03/2025;F;;4;\nb;23/03/2025;F;;5;\nc;24/03/2025;F;;6;\n";

#[test]
fn duplicates_are_settled_by_the_declared_rule() {
    let mut plan = plan();
    let rule = |keep| {
        Some(duplicates(
            vec![DuplicateKey::Respondent, DuplicateKey::Period],
            keep,
        ))
    };
    plan.associations[0].sources[0].duplicates = rule(Keep::Last);
    let ages = |outcome: &Outcome| outcome.collection.tables[0].columns[&AGE].values.clone();
    let account = |outcome: &Outcome| {
        let account = &outcome.collection.files[0];
        (account.kept, account.duplicate, account.rejected.clone())
    };
    let outcome = one(&plan, TWICE);
    assert_eq!(ages(&outcome), Values::Number(vec![6, 2]));
    assert_eq!(
        account(&outcome),
        (2, 3, BTreeMap::from([("duplicate-tie", 2)]))
    );
    assert_eq!(outcome.codes(), ["duplicate-tie"]);
    let table = outcome.table(&plan);
    let (head, rest) = TWICE.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rest.lines().collect();
    for _ in 0..rows.len() {
        rows.rotate_left(1);
        let outcome = one(&plan, &format!("{head}\n{}", rows.join("\n")));
        assert_eq!(outcome.table(&plan), table);
    }

    plan.associations[0].sources[0].duplicates = rule(Keep::First);
    assert_eq!(ages(&one(&plan, TWICE)), Values::Number(vec![5, 1, 6]));

    let mut by_age = rule(Keep::First).unwrap();
    by_age.order = Some(AGE);
    plan.associations[0].sources[0].duplicates = Some(by_age);
    assert_eq!(ages(&one(&plan, TWICE)), Values::Number(vec![1, 3, 6]));

    plan.associations[0].sources[0].duplicates = rule(Keep::Error);
    let outcome = one(&plan, TWICE);
    assert_eq!(
        account(&outcome),
        (1, 0, BTreeMap::from([("id-duplicate", 6)]))
    );
}

#[test]
fn without_a_rule_a_person_twice_in_one_period_is_rejected() {
    let mut plan = plan();
    let outcome = one(&plan, TWICE);
    assert_eq!(outcome.codes(), ["id-duplicate"]);
    assert_eq!(outcome.collection.tables[0].rows(), 1);
    assert!(
        outcome
            .said()
            .contains("6 lignes, la première à la ligne 2"),
        "{}",
        outcome.said()
    );
    let later = TWICE.replace("a;24/03/2025", "a;24/03/2024");
    assert_eq!(one(&plan, &later).collection.tables[0].rows(), 2);
    plan.associations[0].sources[0].observes = Observes::Stay;
    assert_eq!(one(&plan, TWICE).collection.tables[0].rows(), 7);
}

#[test]
fn respondents_are_pseudonyms_of_association_space_and_id() {
    let mut plan = plan();
    let second = source(&plan, "suivi", "alpha/suivi/*.csv");
    plan.associations[0].sources[0].files = vec!["alpha/*.csv".to_owned()];
    plan.associations[0].sources.push(second);
    let beta = Association {
        id: "beta".to_owned(),
        ..plan.associations[0].clone()
    };
    plan.associations.push(beta);
    for source in &mut plan.associations[1].sources {
        source.files = vec![format!("beta/{}.csv", source.id)];
    }
    let text = "Id;Date;Sexe;Droits;Age;Entrée\nz9;24/03/2025;F;;1;\n b\u{a0}1 ;24/03/2025;F;;2;\n";
    let other = "Id;Date;Sexe;Droits;Age;Entrée\nb 1;24/03/2025;F;;1;\n";
    let files = folder(&[
        ("alpha/a.csv", text.as_bytes()),
        ("alpha/suivi/a.csv", other.as_bytes()),
        ("beta/enquete.csv", format!("{other}\n").as_bytes()),
    ]);
    let run = |secret: &Secret| run_on(2, &plan, &[files.path().to_owned()], secret);
    let respondents = |outcome: &Outcome| -> Vec<Vec<Respondent>> {
        outcome
            .collection
            .tables
            .iter()
            .map(|table| table.respondents.clone())
            .collect()
    };
    let numbered = |numbers: &[u64]| -> Vec<Respondent> {
        numbers.iter().copied().map(Respondent::Numbered).collect()
    };
    let outcome = run(&Secret::None);
    assert_eq!(
        respondents(&outcome),
        [numbered(&[1, 2]), numbered(&[1]), numbered(&[1])]
    );
    assert_eq!(outcome.codes(), ["source-no-file"]);
    let key = |byte| Secret::Key(vec![byte; 32]);
    let keyed = respondents(&run(&key(1)));
    assert_eq!(keyed, respondents(&run(&key(1))));
    assert_ne!(keyed, respondents(&run(&key(2))));
    assert!(keyed[0].contains(&keyed[1][0]) && !keyed[0].contains(&keyed[2][0]));
    // HMAC-SHA-256 of "alpha\0dossiers\0b 1" under 32 bytes of 1, computed elsewhere.
    assert_eq!(keyed[1][0].to_string(), "082167b8b6ba9ab3a3080658f54c512c");
}

#[test]
fn two_associations_may_not_claim_one_file_and_a_notice_is_read() {
    let mut plan = plan();
    let beta = Association {
        id: "beta".to_owned(),
        ..plan.associations[0].clone()
    };
    plan.associations.push(beta);
    let notice = "\u{feff}  Données\u{7} fictives. \r\nReste";
    let good = good();
    let outcome = run(
        &plan,
        &[
            ("alpha/a.csv", good.as_bytes()),
            ("AVERTISSEMENT.txt", notice.as_bytes()),
            ("README.txt", b"x"),
        ],
    );
    assert_eq!(outcome.codes(), ["file-duplicate"]);
    assert_eq!(
        outcome.collection.notice.as_deref(),
        Some("Données fictives.")
    );
    assert_eq!(
        outcome
            .collection
            .files
            .iter()
            .filter(|file| file.refused.is_some())
            .count(),
        1
    );
    assert_eq!(outcome.collection.tables[0].rows(), 3);
}

#[test]
fn identities_that_nothing_maps_are_warned_of_once() {
    let text =
        "Id;Date;Sexe;Droits;Age;Entrée;Nom;Prénom;Nombre\n1;24/03/2025;F;;1;;Martin;Jeanne;3\n";
    let outcome = one(&plan(), text);
    assert_eq!(outcome.codes(), ["personal-data-found"]);
    assert!(outcome.said().contains("`Nom`, `Prénom`") && !outcome.said().contains("Martin"));
}

#[test]
fn two_sources_of_one_association_may_read_one_file() {
    let mut plan = plan();
    let second = source(&plan, "suivi", "alpha/a.csv");
    plan.associations[0].sources.push(second);
    let outcome = one(&plan, &good());
    assert_eq!(outcome.codes(), Vec::<&str>::new());
    let tables = &outcome.collection.tables;
    assert_eq!((tables[0].rows(), tables[1].rows()), (3, 3));
    assert_eq!(outcome.collection.files.len(), 2);
    assert_eq!(tables[0].respondents, tables[1].respondents);
}

#[test]
fn a_file_too_large_is_not_even_read() {
    let files = folder(&[("alpha/a.csv", good().as_bytes())]);
    let large = std::fs::File::create(files.path().join("alpha/b.csv")).unwrap();
    large.set_len((2 << 30) + 1).unwrap();
    let outcome = run_on(1, &plan(), &[files.path().to_owned()], &Secret::None);
    assert_eq!(outcome.codes(), ["limit-file-size"]);
    assert_eq!(outcome.collection.tables[0].rows(), 3);
}

#[test]
fn a_manifest_that_was_tampered_with_is_refused() {
    let plan = plan();
    let folder = stored(&plan, &one(&plan, &good()));
    let path = folder.path().join("manifest.json");
    let manifest = std::fs::read_to_string(&path).unwrap();
    for (from, to) in [
        ("\"kept\": 3", "\"kept\": 4"),
        ("\"rows\": 3", "\"rows\": 2"),
        ("\"files\"", "\"flies\""),
    ] {
        assert!(manifest.contains(from), "{from}");
        std::fs::write(&path, manifest.replace(from, to)).unwrap();
        let outcome = run_on(1, &plan, &[folder.path().to_owned()], &Secret::None);
        assert!(outcome.codes().contains(&"file-unreadable"), "{from}");
        assert!(outcome.collection.tables.is_empty());
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let outside = folder(&[("secret.csv", good().as_bytes())]);
    let files = folder(&[("alpha/b.txt", b"")]);
    let link = files.path().join("alpha/a.csv");
    std::os::unix::fs::symlink(outside.path().join("secret.csv"), link).unwrap();
    let outcome = run_on(1, &plan(), &[files.path().to_owned()], &Secret::None);
    assert_eq!(outcome.codes(), ["source-no-file", "file-unclaimed"]);
}

fn stored(plan: &Plan, outcome: &Outcome) -> tempfile::TempDir {
    let files = super::canonical::write(plan, &outcome.collection, Lang::Fr);
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    folder(&files)
}

#[test]
fn canonical_observations_read_back_equal() {
    let mut plan = plan();
    plan.associations[0].sources[0].wave = Some(WaveFrom::Constant(WaveId(1)));
    let text = "Id;Date;Sexe;Droits;Age;Entrée\n1;24/03/2025;F;\"RSA;CSS; avec ou sans participation\";41;\n;01/03/2025;Homm;;999;02/01/2024\n;02/03/2025;;;;\nx;y\n;;;;;\n";
    let files = folder(&[
        ("alpha/a.csv", text.as_bytes()),
        ("alpha/b.csv", b"PK\x03\x04"),
        ("AVERTISSEMENT.txt", "Données fictives".as_bytes()),
    ]);
    for secret in [Secret::None, Secret::Key(vec![7; 16])] {
        let first = run_on(1, &plan, &[files.path().to_owned()], &secret);
        let folder = stored(&plan, &first);
        let second = run_on(1, &plan, &[folder.path().to_owned()], &Secret::None);
        assert_eq!(second.codes(), Vec::<&str>::new(), "{}", second.said());
        assert_eq!(
            format!("{:?}", second.collection),
            format!("{:?}", first.collection)
        );
        let again = super::canonical::write(&plan, &second.collection, Lang::Fr);
        assert_eq!(
            again,
            super::canonical::write(&plan, &first.collection, Lang::Fr)
        );
    }
}

#[test]
fn runs_join_under_one_key_only() {
    let plan = plan();
    let year = |year: &str| good().replace("2025", year);
    let ingest = |text: &str, secret: &Secret| {
        let files = folder(&[("alpha/a.csv", text.as_bytes())]);
        stored(&plan, &run_on(1, &plan, &[files.path().to_owned()], secret))
    };
    let join = |a: &tempfile::TempDir, b: &tempfile::TempDir| {
        run_on(
            1,
            &plan,
            &[a.path().to_owned(), b.path().to_owned()],
            &Secret::None,
        )
    };
    let key = |byte| Secret::Key(vec![byte; 16]);
    let (a, b) = (
        ingest(&year("2024"), &key(1)),
        ingest(&year("2025"), &key(1)),
    );
    let joined = join(&a, &b);
    assert_eq!(joined.codes(), Vec::<&str>::new());
    let table = &joined.collection.tables[0];
    assert_eq!(
        (
            table.rows(),
            table
                .respondents
                .iter()
                .collect::<std::collections::BTreeSet<_>>()
                .len()
        ),
        (6, 3)
    );
    let c = ingest(&year("2025"), &key(2));
    assert_eq!(join(&a, &c).codes(), ["respondents-across-runs"]);
    let (a, b) = (
        ingest(&year("2024"), &Secret::None),
        ingest(&year("2025"), &Secret::None),
    );
    let joined = join(&a, &b);
    assert_eq!(joined.codes(), ["respondents-across-runs"]);
    let table = &joined.collection.tables[0];
    assert_eq!(
        table
            .respondents
            .iter()
            .collect::<std::collections::BTreeSet<_>>()
            .len(),
        6
    );
    let same = ingest(&year("2025"), &key(1));
    let again = ingest(&year("2025"), &key(1));
    assert_eq!(join(&same, &again).codes(), ["id-duplicate"]);
}

#[test]
fn observations_of_another_version_are_refused() {
    let mut plan = plan();
    let folder = stored(&plan, &one(&plan, &good()));
    plan.version = "2.0.0".to_owned();
    let outcome = run_on(1, &plan, &[folder.path().to_owned()], &Secret::None);
    assert!(outcome.codes().contains(&"observations-foreign"));
    assert!(outcome.collection.tables.is_empty());
    plan.version = "1.0.0".to_owned();
    plan.codelists[0].codes[0].code = "W".to_owned();
    let outcome = run_on(1, &plan, &[folder.path().to_owned()], &Secret::None);
    assert!(outcome.codes().contains(&"file-unreadable"));
}

#[test]
fn a_folder_that_is_not_there_stops_the_tool() {
    let mut diagnostics = crate::diagnostic::Diagnostics::default();
    let missing = [std::path::PathBuf::from("/nonexistent/exports")];
    assert!(super::collect(&plan(), &missing, &Secret::None, &mut diagnostics).is_err());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes_never_panic_and_every_row_is_accounted_for(
        head in proptest::bool::ANY,
        bytes in proptest::collection::vec(proptest::sample::select(
            b"\";,\n\r\t ab1F\xc3\xa9\xe9\xff/2025E+'=\0|".to_vec()), 0..200),
    ) {
        let mut content = if head { b"Id;Date;Sexe;Droits;Age;Entr\xc3\xa9e\n".to_vec() } else { Vec::new() };
        content.extend(bytes);
        run(&plan(), &[("alpha/a.csv", &content)]);
    }

    #[test]
    fn random_rows_are_accounted_for(rows in proptest::collection::vec("[ab;0-3\"/ FH\u{a0}é]{0,6};(24/03/2025)?;[FHx]?;(RSA|;|x)*;[0-9,.]{0,3};", 0..12)) {
        let text = format!("Id;Date;Sexe;Droits;Age;Entrée\n{}\n", rows.join("\n"));
        let outcome = one(&plan(), &text);
        let kept: u64 = outcome.collection.files.iter().map(|file| file.kept).sum();
        let stood: usize = outcome.collection.tables.iter().map(crate::observation::Table::rows).sum();
        assert_eq!(kept, stood as u64);
    }
}
