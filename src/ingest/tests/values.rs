//! What cells become.

use super::*;

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
            "personal-data-value",
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
            (5, "Age", "personal-data-value", None),
            (5, "Droits", "exclusive-broken", None),
            (6, "Sexe", "value-unknown", None),
            (7, "Sexe", "value-unknown", None),
            (8, "Sexe", "value-unknown", None),
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
        convert: crate::referential::Convert::Times(crate::decimal::Decimal::whole(1)),
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
fn an_age_is_counted_to_the_year_of_the_period_of_its_row() {
    let mut plan = plan();
    plan.associations[0].sources[0].mappings[2].filling = Filling::Number {
        headings: vec![heading("Age")],
        exceptions: BTreeMap::from([("bébé".to_owned(), 0)]),
        convert: crate::referential::Convert::BirthYear,
    };
    let text = "Id;Date;Sexe;Droits;Age;Entrée\n\
        1;24/03/2024;F;RSA;1985;\n2;24/03/2025;F;RSA;1985;\n3;24/03/2025;F;RSA;bébé;\n\
        4;24/03/2025;F;RSA;2026;\n5;24/03/2025;F;RSA;;\n6;24/03/2026;F;RSA;2026;\n";
    let outcome = one(&plan, text);
    let column = &outcome.collection.tables[0].columns[&AGE];
    assert_eq!(column.values, Values::Number(vec![39, 40, 0, 0, 0, 0]));
    let (none, invalid) = (Some(Missing::NoAnswer), Some(Missing::Invalid));
    assert_eq!(column.missing, [None, None, None, invalid, none, None]);
    assert_eq!(outcome.codes(), ["value-range"]);
    assert!(!outcome.said().contains("birth-year"), "{}", outcome.said());
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

#[test]
fn a_time_that_a_tool_writes_for_none_is_no_date() {
    let mut plan = plan();
    let source = &mut plan.associations[0].sources[0];
    source.profile = profiles::find("limesurvey").unwrap();
    source.mappings[3].filling = Filling::Date {
        headings: vec![heading("Entrée")],
        format: "%Y-%m-%d %H:%M:%S".to_owned(),
    };
    let text = "Id;Date;Sexe;Droits;Age;Entrée\n\
        1;24/03/2025;F;;;1980-01-01 00:00:00\n2;24/03/2025;F;;;1980-01-02 00:00:00\n";
    let outcome = one(&plan, text);
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.said());
    assert_eq!(
        outcome.collection.tables[0].columns[&ENTRY].missing,
        [Some(Missing::NoAnswer), None]
    );

    plan.associations[0].sources[0].period = PeriodFrom::Column {
        column: heading("Entrée"),
        format: "%Y-%m-%d %H:%M:%S".to_owned(),
        finest: crate::referential::Every::Month,
        day: true,
    };
    let outcome = one(&plan, text);
    assert_eq!(outcome.codes(), ["period-invalid"]);
    assert_eq!(outcome.collection.files[0].kept, 1);
}

#[test]
fn a_box_that_holds_the_name_of_its_option_is_checked() {
    let mut plan = plan();
    let source = &mut plan.associations[0].sources[0];
    let columns = [("Droits | Revenu", 0), ("Droits | Santé", 1)];
    source.mappings[1] = mapping(RIGHTS, options(&columns, &[], &[]));
    source.dialect.header_rows = Some(2);
    let text = "Id;Date;Sexe;Droits;;Age;Entrée\n\
        ;;;Revenu;Santé;;\n\
        1;24/03/2025;F;Revenu;;41;\n\
        2;24/03/2025;F;;Santé;41;\n\
        3;24/03/2025;F;;;41;\n\
        4;24/03/2025;F;Santé;;41;\n";
    let unknown = |plan: &Plan| {
        let outcome = one(plan, text);
        let account = &outcome.collection.files[0].variables[&RIGHTS];
        (account.valid, outcome.codes())
    };
    assert_eq!(unknown(&plan), (0, vec!["value-unknown"; 2]));
    let source = &mut plan.associations[0].sources[0];
    source.profile = profiles::find("surveymonkey").unwrap();
    source.dialect.delimiter = Some(b';');
    // The name of another option is not its own.
    assert_eq!(unknown(&plan), (2, vec!["value-unknown"]));
}
