//! Which rows count, and for whom.

use super::*;

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
    assert_eq!((account.read, account.kept), (12, 3));
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
            ("csv-row-long", 2),
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
            (7, "csv-row-long", true),
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
        2
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
            .contains("6 lignes, les premières 2, 3, 4, 5 et 6"),
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
fn answers_not_finished_are_left_out_unless_the_source_has_a_rule_of_its_own() {
    let mut plan = plan();
    let source = &mut plan.associations[0].sources[0];
    source.profile = profiles::find("limesurvey").unwrap();
    let text = "\"Id\";\"submitdate\";\"Date\";\"Sexe\";\"Droits\";\"Age\";\"Entrée\"\n\
        1;2025-03-24 10:00:00;24/03/2025;F;RSA;41;\n\
        2;;24/03/2025;F;RSA;41;\n\
        3; ;24/03/2025;F;RSA;41;\n\
        4;1980-01-01 00:00:00;24/03/2025;F;RSA;41;\n";
    let account = |plan: &Plan, text: &str| {
        let outcome = one(plan, text);
        let account = outcome.collection.files[0].clone();
        let excluded = account.excluded.into_iter();
        let excluded: Vec<(String, u64)> = excluded
            .map(|(because, (_, count))| (because, count))
            .collect();
        (account.read, account.kept, excluded)
    };
    let own = vec![("réponse non terminée".to_owned(), 2)];
    assert_eq!(account(&plan, text), (4, 2, own));
    // Nothing tells, nothing is left out.
    let without = text.replace("submitdate", "remis le");
    assert_eq!(account(&plan, &without), (4, 4, Vec::new()));
    plan.associations[0].sources[0].drop = vec![RowRule {
        column: heading("submitdate"),
        is: texts(&["jamais"]),
        because: Text::same("Jamais"),
    }];
    assert_eq!(account(&plan, text), (4, 4, Vec::new()));
}

#[test]
fn a_cell_that_names_nobody_is_no_id() {
    let mut plan = plan();
    let text = "Id;Date;Sexe;Droits;Age;Entrée\n\
        anonymous;24/03/2025;F;RSA;41;\n\
        anonymous;24/03/2025;H;RSA;42;\n";
    assert_eq!(one(&plan, text).codes(), ["id-duplicate"]);
    let source = &mut plan.associations[0].sources[0];
    source.profile = profiles::find("microsoft-forms").unwrap();
    let outcome = one(&plan, text);
    assert_eq!(outcome.codes(), ["encoding-guessed", "id-missing"]);
    assert_eq!(outcome.collection.files[0].kept, 2);
}
