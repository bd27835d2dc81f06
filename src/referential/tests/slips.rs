//! Slips that people make: each is told once, where it stands, with what was meant.

use super::*;

/// What is said of a text: code, the words it points at, and how the help begins in English.
fn assert_told(text: &str, expected: &[(Fault, &str, &str)]) {
    let (_, found, _) = decode(text);
    let told: Vec<_> = found
        .iter()
        .map(|diagnostic| {
            let Location::Text(place) = diagnostic.location else {
                panic!("a place was expected: {diagnostic:?}");
            };
            let help = diagnostic.said.help.as_ref();
            let help = help.map(|help| help.en.as_str()).unwrap_or_default();
            (diagnostic.code, &text[place.start()..place.end()], help)
        })
        .collect();
    let same = told.len() == expected.len()
        && told.iter().zip(expected).all(|(told, expected)| {
            (told.0, told.1) == (expected.0, expected.1) && told.2.starts_with(expected.2)
        });
    assert!(same, "{text}{told:?}");
}

#[test]
fn a_mistyped_key_is_not_said_to_lack_as_well() {
    for (text, key, help) in [
        (
            common("variables: [{id: v, libellé: V, type: {date: {}}}]"),
            "libellé",
            "`label`?",
        ),
        (
            common("variables: [{id: v, label: V, typ: {date: {}}}]"),
            "typ",
            "`type`?",
        ),
        (variable("calcul: {score: {of: w}}"), "calcul", "`derived`?"),
        (mapping("colonne: C"), "colonne", "`column`?"),
        (mapping("collumns: {C: c}"), "collumns", "`columns`?"),
        (mapping("column: C, asks: {unité: u}"), "unité", "`unit`?"),
        (
            mapping("column: C, convert: {time: 12}"),
            "time",
            "`times`?",
        ),
        (
            source("mappings: [], wave: {colonne: V, codes: {a: b}}"),
            "colonne",
            "`column`?",
        ),
        (
            source("mappings: [], weights: {colone: P}"),
            "colone",
            "`column`?",
        ),
        (
            source("correspondances: []"),
            "correspondances",
            "`mappings`?",
        ),
        (
            source("profile: plain, mapping: []"),
            "mapping",
            "`mappings`?",
        ),
        (
            source("mappings: []").replace("files:", "file:"),
            "file",
            "`files`?",
        ),
        (
            source("mappings: []").replace("period:", "periode:"),
            "periode",
            "`period`?",
        ),
        (common("title: {frr: a}"), "frr", "`fr`?"),
        (
            common("universe: [{unité: u, total: 1}]"),
            "unité",
            "`unit`?",
        ),
        (
            "référentiel: common\nformat: 1\n".to_owned(),
            "référentiel",
            "`referential`?",
        ),
    ] {
        let help = format!("did you mean {help}");
        assert_told(&text, &[(Fault::KeyUnknown, key, &help)]);
    }
    let period = "period: {colonne: P, format: \"%Y\", x:";
    assert_told(
        &source("mappings: []").replace("period: {constant:", period),
        &[
            (Fault::KeyUnknown, "colonne", "did you mean `column`?"),
            (Fault::KeyUnknown, "x", "known keys:"),
        ],
    );
    assert_told(
        &mapping("zzz: C"),
        &[
            (Fault::KeysConflict, "variable", ""),
            (Fault::KeyUnknown, "zzz", "known keys:"),
        ],
    );
}

#[test]
fn a_key_forgotten_around_others_is_named_alone() {
    let measure = |measure: &str| {
        common(&format!(
            "indicators: [{{id: i, label: I, definition: D, status: core, level: output,\n\
             direction: neutral, unit: u, measure: {measure}}}]"
        ))
    };
    assert_told(
        &measure("{share: {a: [x], b: [y]}}"),
        &[(Fault::KeyMissing, "a", "write `of: {a: …}`")],
    );
    assert_told(
        &measure("{part: {of: {a: [x]}}}"),
        &[(Fault::KeyUnknown, "part", "did you mean `share`?")],
    );
    assert_told(
        &measure("{share: {de: {a: [x]}, b: [y]}}"),
        &[
            (Fault::KeyUnknown, "de", "did you mean `of`?"),
            (Fault::KeyUnknown, "b", "known keys:"),
        ],
    );
}
