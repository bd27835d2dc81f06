//! Which column a heading means, in every style of every tool.

use super::*;
use crate::ingest::testing::heading;

fn joined(rows: &[&[&str]]) -> Headings {
    let rows: Vec<ByteRecord> = rows
        .iter()
        .map(|row| ByteRecord::from(row.to_vec()))
        .collect();
    Headings::join(&rows, None)
}

#[test]
fn several_rows_join_and_the_lower_heading_addresses_alone() {
    let headings = joined(&[
        &["", "Droits", "", "Santé", " "],
        &["id", "RSA", "CSS", "RSA", "Avis\u{a0}?"],
    ]);
    assert_eq!(
        headings.full,
        [
            "id",
            "Droits | RSA",
            "Droits | CSS",
            "Santé | RSA",
            "Santé | Avis ?"
        ]
    );
    let find = |text| headings.find(&heading(text));
    assert_eq!(find("Droits | CSS"), Found::Column(2));
    assert_eq!(find("CSS"), Found::Column(2));
    assert_eq!(find("RSA"), Found::Several(vec![1, 3]));
    assert_eq!(find("css"), Found::Missing);
}

#[test]
fn the_end_of_a_path_addresses_alone_where_it_is_unique() {
    let row = [
        "Sexe",
        "Enfant/Sexe",
        "Vie/Droits",
        "Vie/Droits/RSA",
        "Vie/Droits/Oui/non",
        "Santé/Avis",
        "Avis",
        "Autre/RSA",
    ];
    let headings = Headings::join(&[ByteRecord::from(row.to_vec())], Some('/'));
    let find = |text| headings.find(&heading(text));
    assert_eq!(find("Sexe"), Found::Column(0));
    assert_eq!(find("Enfant/Sexe"), Found::Column(1));
    assert_eq!(find("Droits"), Found::Column(2));
    assert_eq!(find("Droits/RSA"), Found::Column(3));
    assert_eq!(find("Droits/Oui/non"), Found::Column(4));
    assert_eq!(find("Oui/non"), Found::Column(4));
    assert_eq!(find("RSA"), Found::Several(vec![3, 7]));
    assert_eq!(find("roits"), Found::Missing);
    assert_eq!(headings.names().filter(|name| *name == "RSA").count(), 2);
}

fn of(name: &str, rows: &[&[&str]]) -> Headings {
    joined(rows).of(crate::profiles::find(name).unwrap())
}

#[test]
fn a_column_without_a_cell_of_its_own_has_no_heading() {
    let headings = joined(&[&["Q1", "", "", "Q2", ""], &["", "b", "", "", "d"]]);
    assert_eq!(headings.full, ["Q1", "Q1 | b", "", "Q2", "Q2 | d"]);
    assert_eq!(headings.lower, ["Q1", "b", "", "Q2", "d"]);
}

#[test]
fn an_upper_heading_stands_alone_over_a_lower_one_that_says_nothing() {
    let rows: [&[&str]; 2] = [
        &["Respondent ID", "Sexe", "Droits", "", "Avis", ""],
        &["", "Response", "RSA", "CSS", "Response", "Autre"],
    ];
    let headings = of("surveymonkey", &rows);
    let find = |text| headings.find(&heading(text));
    assert_eq!(find("Respondent ID"), Found::Column(0));
    assert_eq!(find("Sexe"), Found::Column(1));
    assert_eq!(find("Sexe | Response"), Found::Column(1));
    assert_eq!(find("Avis"), Found::Column(4));
    assert_eq!(find("Droits"), Found::Missing);
    assert_eq!(find("Response"), Found::Several(vec![1, 4]));
    assert_eq!(joined(&rows).find(&heading("Sexe")), Found::Missing);
}

#[test]
fn the_code_of_a_part_is_read_in_every_style() {
    let code = |text: &str| Heading {
        is_code: true,
        ..heading(text)
    };
    let styles = [
        ["Q1", "Q1[other]", "Q3[SQ001]", "Q3[SQ002]", "Q4[L1_C1]"],
        ["Q1", "Q1_other", "Q3_SQ001", "Q3_SQ002", "Q4_L1_C1"],
        [
            "Q1. Sexe",
            "Q1[other]. Sexe [Autre]",
            "Q3[SQ001]. Droits [RSA]",
            "Q3[SQ002]. Droits [CSS]",
            "Q4[L1_C1]. Avis [a][b]",
        ],
        [
            "Q1. Sexe",
            "Q1_other. Sexe [Autre]",
            "Q3_SQ001. Droits [RSA]",
            "Q3_SQ002. Droits [CSS]",
            "Q4_L1_C1. Avis [a][b]",
        ],
    ];
    for style in &styles {
        let headings = of("limesurvey", &[style]);
        for (text, column) in [
            ("Q1[other]", 1),
            ("Q1_other", 1),
            ("Q3[SQ001]", 2),
            ("Q3_SQ002", 3),
            ("Q4[L1_C1]", 4),
            ("Q4_L1_C1", 4),
        ] {
            assert_eq!(
                headings.find(&heading(text)),
                Found::Column(column),
                "{text}"
            );
            assert_eq!(headings.find(&code(text)), Found::Column(column), "{text}");
        }
        assert_eq!(headings.find(&code("Q1")), Found::Column(0));
        assert_eq!(headings.find(&heading("Q3[SQ003]")), Found::Missing);
        assert_eq!(headings.find(&code("Q3")), Found::Several(vec![2, 3]));
    }
    let plain = joined(&[&styles[1]]);
    assert_eq!(plain.find(&heading("Q3[SQ001]")), Found::Missing);
    // The two scales of one part are numbered otherwise in each style.
    let scales = of("limesurvey", &[&["Q5_SQ001_0", "Q5_SQ001_1"]]);
    assert_eq!(scales.find(&heading("Q5[SQ001][1]")), Found::Missing);
    // A text that only begins a heading is not its code.
    let texts = of("limesurvey", &[&["Sexe (civil)", "Age. How old?"]]);
    assert_eq!(texts.find(&heading("Sexe")), Found::Missing);
    assert_eq!(texts.find(&heading("Age")), Found::Missing);
}

#[test]
fn the_columns_of_a_tool_are_known_in_every_style() {
    for (row, column) in [
        (["id", "submitdate"], Some(1)),
        (["submitdate. Date submitted", "id"], Some(0)),
        (["Réponse", "Date de soumission"], Some(1)),
        (["id", "submitdates"], None),
    ] {
        let headings = of("limesurvey", &[&row]);
        let own = Search::new(&headings).own(&["submitdate", "Date de soumission"]);
        assert_eq!(own, column, "{row:?}");
    }
}

#[test]
fn a_code_is_carried_by_the_beginning_of_a_heading() {
    let headings = joined(&[&["Q1", "Q1[SQ001]", "Q10. Âge", "Q2. Sexe", "Q3a x", "Q3a y"]]);
    let find = |text| {
        headings.find(&Heading {
            is_code: true,
            ..heading(text)
        })
    };
    assert_eq!(find("Q1"), Found::Column(0));
    assert_eq!(find("Q2"), Found::Column(3));
    assert_eq!(find("Q10"), Found::Column(2));
    assert_eq!(find("Q3"), Found::Missing);
    assert_eq!(find("Q3a"), Found::Several(vec![4, 5]));

    let headings = joined(&[&[
        "Q1. Sexe",
        "Q1[other]. Sexe [Autre]",
        "Q2_SQ001 Droits",
        "Q3[SQ001]. Droits [RSA]",
        "Q3[SQ002]. Droits [CSS]",
    ]]);
    let find = |text| {
        headings.find(&Heading {
            is_code: true,
            ..heading(text)
        })
    };
    assert_eq!(find("Q1"), Found::Column(0));
    assert_eq!(find("Q1[other]"), Found::Column(1));
    assert_eq!(find("Q2"), Found::Column(2));
    assert_eq!(find("Q3[SQ002]"), Found::Column(4));
    assert_eq!(find("Q3"), Found::Several(vec![3, 4]));
}
