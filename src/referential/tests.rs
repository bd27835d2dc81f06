//! Known answers: for each fault its code, its line and its column.

use super::reader::Reader;
use super::*;
use crate::diagnostic::{Code as Fault, Diagnostic, Diagnostics, Location};
use crate::source_text::SourceTexts;
use crate::yaml;

mod slips;

/// A text decoded as one file.
pub(super) fn decode(text: &str) -> (Referentials, Vec<Diagnostic>, SourceTexts) {
    let mut texts = SourceTexts::default();
    let mut diagnostics = Diagnostics::default();
    let mut referentials = Referentials::default();
    let file = texts.add("a.yaml".into(), text.into());
    if let Some(node) = yaml::parse(file, text, &mut diagnostics) {
        let mut reader = Reader::new(&mut diagnostics);
        file::file(&node, file, &mut reader, &mut referentials);
    }
    let found = diagnostics.sorted(&texts);
    (referentials, found, texts)
}

/// What is said of a text: code, line, column, help in English.
fn faults(text: &str) -> Vec<(&'static str, usize, usize, String)> {
    let (_, found, texts) = decode(text);
    found
        .iter()
        .map(|diagnostic| {
            let Location::Text(place) = diagnostic.location else {
                panic!("a place was expected: {diagnostic:?}");
            };
            let (line, column) = texts.line_column(place.file, place.start());
            let help = diagnostic.said.help.as_ref();
            let help = help.map(|help| help.en.clone()).unwrap_or_default();
            (diagnostic.code.name(), line, column, help)
        })
        .collect()
}

fn assert_faults(text: &str, expected: &[(Fault, usize, usize)]) {
    let found: Vec<_> = faults(text)
        .into_iter()
        .map(|(code, line, column, _)| (code, line, column))
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(code, line, column)| (code.name(), *line, *column))
        .collect();
    assert_eq!(found, expected, "{text}");
}

/// A common referential of four lines, then `rest` from line 5 on.
fn common(rest: &str) -> String {
    format!(
        "{{referential: common, format: 1, id: x,\nversion: 1.0.0,\nlanguage: fr,\n{rest}\n}}\n"
    )
}

/// One variable, from column 12 of line 4.
fn variable(fields: &str) -> String {
    common(&format!("variables: [{{id: v, label: V, {fields}}}]"))
}

/// An association whose one source holds `rest` from line 5 on.
fn source(rest: &str) -> String {
    format!(
        "{{referential: association, format: 1, id: x, name: X, extends: {{id: c, version: ^1}},\n\
         sources: [{{id: s, files: [a.csv], period: {{constant: 2025}},\n{rest}\n}}]}}\n"
    )
}

/// An association whose one mapping of `v` holds `rest`, from column 25 of line 3.
fn mapping(rest: &str) -> String {
    source(&format!("mappings: [{{variable: v, {rest}}}]"))
}

#[test]
fn reads_every_key_of_the_grammar() {
    for (text, counts) in [
        (
            include_str!("../../tests/data/grammar/common.yaml"),
            (1, 0, 0, 0),
        ),
        (
            include_str!("../../tests/data/grammar/association.yaml"),
            (0, 1, 0, 0),
        ),
        (
            include_str!("../../tests/data/grammar/costs.yaml"),
            (0, 0, 1, 0),
        ),
        (
            include_str!("../../tests/data/grammar/profile.yaml"),
            (0, 0, 0, 1),
        ),
    ] {
        assert_faults(text, &[]);
        let (read, ..) = decode(text);
        let found = (
            read.commons.len(),
            read.associations.len(),
            read.costs.len(),
            read.profiles.len(),
        );
        assert_eq!(found, counts);
    }
}

#[test]
fn keeps_what_was_written() {
    let (read, ..) = decode(include_str!("../../tests/data/grammar/common.yaml"));
    let common = &read.commons[0];
    assert_eq!(common.title.en, "Referential");
    assert_eq!(common.codelists[0].codes[1].label.fr, "Own home");
    assert_eq!(common.codelists[1].label.fr, "sans-libelle");
    assert_eq!(
        common.defaults.publish.dominance.as_ref().unwrap().value,
        85
    );
    assert_eq!(common.variables.len(), 18);
    let part = &common.indicators[0];
    assert_eq!(part.definition.fr, "Une part,\nsur deux lignes.\n");
    assert_eq!(part.disaggregate[1].len(), 2);
    assert_eq!(part.standards[2], ("local".into(), "x".into()));
    let among = &part.among.as_ref().unwrap().test;
    assert!(
        matches!(among, Test::Range(jour, Some(min), Some(_)) if jour.value == "jour" && min.value == "2025-01-01")
    );

    let (read, ..) = decode(include_str!("../../tests/data/grammar/association.yaml"));
    let sorties = &read.associations[0].sources[0];
    assert_eq!(
        sorties.habits.dialect.delimiter.as_ref().unwrap().value,
        b';'
    );
    assert_eq!(sorties.habits.dialect.group.as_ref().unwrap().value, ' ');
    assert_eq!(sorties.habits.missing[0].0.value, "");
    assert_eq!(sorties.habits.missing[0].1, Missing::NoAnswer);
    let Some(Filling::Columns {
        headings, codes, ..
    }) = &sorties.habits.mappings[2].filling
    else {
        panic!("a column was expected");
    };
    assert_eq!(headings[0].name().value, "Type de logement");
    assert_eq!(codes[2].1.value, "-1");
    assert_eq!(
        sorties.habits.mappings[2].comparability.value,
        Comparability::Close
    );
    let anonymous = &read.associations[0].sources[1].habits.respondent;
    assert!(matches!(anonymous, Some(Respondent::Anonymous)));
}

#[test]
fn says_which_file_it_is() {
    assert_faults("a: b\n", &[(Fault::KeyMissing, 1, 1)]);
    assert_faults(
        "referential: comon\nformat: 1\n",
        &[(Fault::ReferentialUnknown, 1, 14)],
    );
    assert_faults(
        "referential: common\nformat: 2\nx: y\n",
        &[(Fault::FormatUnsupported, 2, 9)],
    );
    assert_faults("juste un texte\n", &[(Fault::TypeWrong, 1, 1)]);
    assert_faults("- a\n", &[(Fault::TypeWrong, 1, 3)]);
    assert_faults("referential: common\n", &[(Fault::KeyMissing, 1, 1); 4]);
}

#[test]
fn names_unknown_keys_and_what_was_meant() {
    let text = variable("type: {date: {}}, Libellé: x, unitt: y");
    assert_faults(
        &text,
        &[(Fault::KeyUnknown, 4, 49), (Fault::KeyUnknown, 4, 61)],
    );
    let help = &faults(&text)[1].3;
    assert!(
        help.starts_with("did you mean `unit`? Known keys: `id`, `label`"),
        "{help}"
    );
    assert_faults(
        &variable("type: {integr: {}}"),
        &[(Fault::KeyUnknown, 4, 38)],
    );
}

#[test]
fn points_at_the_parent_of_a_missing_key() {
    assert_faults(
        "referential: costs\nformat: 1\nid: x\ncurrency: EUR\ncosts:\n  - id: a\n    label: A\n    scope: s\n    unit: u\n    per: person\n    paid: yearly\n    low: 1\n    central: 2\n    high: 3\n    year: 2023\n    source: s\nvalued:\n  - indicator: i\n    cost: a\n    years:\n      low: 1\n      high: 2\n    attributed: {low: 1, central: 2, high: 3}\n    because: b\n",
        &[(Fault::KeyMissing, 6, 5), (Fault::KeyMissing, 20, 5)],
    );
}

#[test]
fn finds_empty_keys_and_unprotected_commas() {
    let text = variable("type: {date: {}}, sensitive: ");
    assert_faults(&text, &[(Fault::KeyEmpty, 4, 49)]);
    let text = common("codelists: [{id: a, codes: [{code: A, label: Oui, le même}]}]");
    assert_faults(&text, &[(Fault::KeyEmpty, 4, 51)]);
    assert!(faults(&text)[0].3.contains("unprotected comma"));
    let text = variable("type: {date: {}}, sensitive:true");
    assert_faults(&text, &[(Fault::KeyEmpty, 4, 49)]);
    assert!(faults(&text)[0].3.contains("space after"));
    assert_faults(
        &variable("type: {date: {}}, {a: b}: c"),
        &[(Fault::TypeWrong, 4, 50)],
    );
    let text = mapping("column: C, codes: {Oui, le même: A}");
    assert_faults(&text, &[(Fault::KeyEmpty, 3, 45)]);
    assert_faults(&variable("type: {code: []}"), &[(Fault::KeyEmpty, 4, 38)]);
}

#[test]
fn takes_true_and_false_only() {
    for (word, help) in [
        ("oui", "write `true`"),
        ("No", "write `false`"),
        ("on", "write `true`"),
        ("peut-être", ""),
    ] {
        let text = variable(&format!("type: {{date: {{}}}}, sensitive: {word}"));
        let found = faults(&text);
        assert_eq!(found, [("type-wrong", 4, 60, help.to_owned())], "{word}");
    }
}

#[test]
fn takes_plain_numbers_only() {
    for (number, help) in [
        ("1_000", "`1000`"),
        ("1 000", "`1000`"),
        ("1e3", "`1000`"),
        ("\"1,5\"", "`1.5`"),
        ("1e999999999", ""),
        ("dix", ""),
    ] {
        let text = variable(&format!("type: {{integer: {{max: {number}}}}}"));
        let found = faults(&text);
        assert_eq!(
            (found[0].0, found[0].1, found[0].2),
            ("type-wrong", 4, 53),
            "{number}"
        );
        assert!(found[0].3.ends_with(help) && found.len() == 1, "{found:?}");
    }
    let text = common("universe: [{unit: u, total: 1.5}]");
    assert_faults(&text, &[(Fault::TypeWrong, 4, 29)]);
}

#[test]
fn keeps_ids_and_codes_to_their_rules() {
    for (id, meant) in [
        ("Âge d’entrée", "`age-d-entree`"),
        ("a\u{a0}b", "`a-b`"),
        ("-a", "`a`"),
        ("é_ç", "`e-c`"),
        ("…", "start"),
    ] {
        let text = common(&format!("reserved: ['{id}']"));
        let found = faults(&text);
        assert_eq!(
            (found[0].0, found[0].1, found[0].2),
            ("id-invalid", 4, 12),
            "{id}"
        );
        assert!(found[0].3.ends_with(meant), "{found:?}");
    }
    for code in ["01", "2A", "no", "65-plus", "1_000", "2025", "1e3", "a.b"] {
        let text = common(&format!(
            "codelists: [{{id: a, codes: [{{code: {code}, label: L}}]}}]"
        ));
        assert_faults(&text, &[]);
        let (read, ..) = decode(&text);
        assert_eq!(read.commons[0].codelists[0].codes[0].code.value, code);
    }
    let text = common("codelists: [{id: a, codes: [{code: Été, label: L}]}]");
    assert_faults(&text, &[(Fault::IdInvalid, 4, 36)]);
    assert!(faults(&text)[0].3.ends_with("`Ete`"));
}

#[test]
fn names_the_kind_found_and_the_kind_expected() {
    let text = common("themes: logement");
    assert_faults(&text, &[(Fault::TypeWrong, 4, 9)]);
    assert_eq!(faults(&text)[0].3, "write `[logement]`");
    assert_faults(&common("themes: [logement]"), &[(Fault::TypeWrong, 4, 10)]);
    assert_faults(&common("title: [a]"), &[(Fault::TypeWrong, 4, 1)]);
    assert_faults(&variable("type: date"), &[(Fault::TypeWrong, 4, 37)]);
    assert_faults(&variable("type: {code: {}}"), &[(Fault::TypeWrong, 4, 38)]);
    assert_faults(&common("title: {}"), &[(Fault::KeysConflict, 4, 1)]);
    assert_faults(
        &source("dialect: {delimiter: ab, decimal: é}, fill: [{columns: {A: b}}]"),
        &[(Fault::TypeWrong, 3, 22)],
    );
    assert_faults(
        "{referential: common, format: 1, id: x, version: 1.10, language: de}",
        &[(Fault::TypeWrong, 1, 50), (Fault::ValueNotListed, 1, 66)],
    );
}

#[test]
fn wants_exactly_one_of_keys_that_exclude_each_other() {
    assert_faults(&variable("unit: u"), &[(Fault::KeysConflict, 4, 14)]);
    assert_faults(
        &variable("type: {date: {}}, derived: {score: {of: a}}"),
        &[(Fault::KeysConflict, 4, 59)],
    );
    assert_faults(
        &variable("type: {date: {}, integer: {}}"),
        &[(Fault::KeysConflict, 4, 48)],
    );
    assert_faults(
        &mapping("comparability: exact"),
        &[(Fault::KeysConflict, 3, 13)],
    );
    assert_faults(
        &mapping("column: C, constant: D"),
        &[(Fault::KeysConflict, 3, 37)],
    );
    assert_faults(
        &mapping("column: C, checked: [Oui]"),
        &[(Fault::KeysConflict, 3, 37)],
    );
    assert_faults(
        &variable("derived: {case: [{otherwise: A}, {when: {b: [C]}, then: D}]}"),
        &[(Fault::KeysConflict, 4, 49)],
    );
    assert_faults(&source("kind: survey"), &[(Fault::KeyMissing, 2, 12)]);
    assert_faults(
        &mapping("constant: D, asks: {unit: mois}"),
        &[(Fault::KeysConflict, 3, 39)],
    );
}

#[test]
fn reads_what_a_question_asks() {
    let asks = |rest: &str| mapping(&format!("column: C, asks: {{{rest}}}"));
    let (read, ..) = decode(&asks("scale: {from: 1, to: 5, reversed: true}"));
    let source = &read.associations[0].sources[0];
    let scale = source.habits.mappings[0].asks.scale.as_ref().unwrap();
    assert_eq!(
        (scale.value.points(), scale.value.reversed),
        (5, true),
        "both ends are points"
    );
    assert_faults(&asks(""), &[(Fault::KeysConflict, 3, 37)]);
    assert_faults(
        &asks("wording: x"),
        &[(Fault::KeysConflict, 3, 37), (Fault::KeyUnknown, 3, 44)],
    );
    assert_faults(
        &asks("scale: {from: 5, to: 5}"),
        &[(Fault::TypeWrong, 3, 58)],
    );
    assert_faults(
        &asks("scale: {from: 0, to: 2.5}"),
        &[(Fault::TypeWrong, 3, 65)],
    );
}

#[test]
fn a_list_of_no_wave_is_no_list() {
    let text = "indicators: [{id: i, label: I, definition: D, status: core, level: output, direction: increase, unit: u, measure: {count: {}}, waves: []}]";
    let told = faults(&common(text));
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].0, "yaml-empty-key");
}

#[test]
fn drops_a_condition_it_could_not_read_whole() {
    let indicator = |among: &str| {
        common(&format!(
            "indicators: [{{id: i, label: I, definition: D, status: core, level: input,\n\
             direction: neutral, unit: u, measure: {{count: {{}}}}, among: {among}}}]"
        ))
    };
    let text = indicator("{a: [X], b: [É]}");
    assert_faults(&text, &[(Fault::IdInvalid, 5, 72)]);
    let (read, ..) = decode(&text);
    assert!(read.commons[0].indicators[0].among.is_none());
    assert!(read.commons[0].indicators[0].measure.is_none());
    assert_faults(&indicator("{}"), &[(Fault::KeyEmpty, 5, 52)]);
    assert_faults(&indicator("{a: X}"), &[(Fault::TypeWrong, 5, 63)]);
    assert_faults(&indicator("{a: {}}"), &[(Fault::KeysConflict, 5, 60)]);
    assert_faults(&indicator("{all: []}"), &[(Fault::KeyEmpty, 5, 60)]);
}

#[test]
fn refuses_words_outside_their_list() {
    let text = variable("type: {code: [{code: A, label: A, missing: unknwon}]}");
    assert_faults(&text, &[(Fault::ValueNotListed, 4, 74)]);
    assert!(faults(&text)[0].3.starts_with("did you mean `unknown`?"));
    assert_faults(
        &common("accept: [{code: reason-mising, because: B}]"),
        &[(Fault::ValueNotListed, 4, 17)],
    );
    assert_faults(
        &source("respondent: anonyme, fill: [{columns: {A: b}}]"),
        &[(Fault::ValueNotListed, 3, 13)],
    );
}

#[test]
fn accepts_warnings_until_a_day() {
    let accept = |code: &str, until: &str| {
        common(&format!(
            "accept: [{{code: {code}, because: B, until: {until}}}]"
        ))
    };
    for (until, help) in [
        ("31/12/2026", "`2026-12-31`"),
        ("2026/2/3", "`2026-02-03`"),
        ("2026-2-3", "`2026-02-03`"),
        // The third of February or the second of March: nothing is proposed.
        ("03/02/2026", "`2026-12-31`"),
        ("2026-02-30", "`2026-12-31`"),
        ("2027", "`2026-12-31`"),
    ] {
        let text = accept("reason-missing", until);
        assert_faults(&text, &[(Fault::TypeWrong, 4, 52)]);
        assert!(faults(&text)[0].3.ends_with(help), "{:?}", faults(&text));
    }
    for code in ["core-not-fed", "accept-unused", "accept-expired"] {
        let text = accept(code, "2026-12-31");
        assert_faults(&text, &[(Fault::AcceptRefused, 4, 17)]);
    }
    for code in ["reason-missing", "csv-no-rows", "personal-data-mapped"] {
        let (read, ..) = decode(&accept(code, "1970-01-02"));
        let until = read.commons[0].accept[0].until.as_ref();
        assert_eq!(until.map(|until| until.value), Some(1), "{code}");
    }
}

#[test]
fn stops_counting_faults_of_a_hostile_file() {
    let keys: Vec<String> = (0..5_000).map(|n| format!("k{n}: v\n")).collect();
    let keys = keys.concat();
    let found = faults(&format!("referential: common\nformat: 1\n{keys}"));
    assert_eq!(found.len(), yaml::MAX_FAULTS + 1);
    assert!(found.iter().any(|(code, ..)| *code == "yaml-limit"));
}

#[test]
fn what_other_readers_of_yaml_take_for_nothing_is_refused_as_a_text() {
    for word in ["~", "null", "Null", "NULL"] {
        let text = variable(&format!("type: {{date: {{}}}}, unit: {word}"));
        assert_faults(&text, &[(Fault::KeyEmpty, 4, 55)]);
        for sound in [
            variable(&format!("type: {{date: {{}}}}, unit: '{word}'")),
            variable("type: {date: {}}, asked-when: {null: [A]}"),
            mapping(&format!("columns: {{A: x}}, unchecked: [{word}]")),
        ] {
            assert_faults(&sound, &[]);
        }
    }
}
