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

#[test]
fn what_cannot_be_seen_is_named() {
    for key in ["unit\u{a0}", "\u{a0}unit", "unit\u{200b}"] {
        let text = variable(&format!("type: {{date: {{}}}}, {key}: u"));
        assert_told(&text, &[(Fault::KeyUnknown, key, "type `unit:` again")]);
    }
    let text = source("mappings: []").replace("period:", "period: {constant: 2025}, not‑known:");
    let (_, found, _) = decode(&text);
    assert!(found.iter().all(|fault| fault.code == Fault::KeyUnknown));
    let mut bad = "s\u{435}xe".to_owned();
    let text = mapping("column: C").replace("variable: v", &format!("variable: {bad}"));
    assert_told(&text, &[(Fault::IdInvalid, &bad, "lower-case letters")]);
    assert!(
        decode(&text).1[0]
            .said
            .help
            .as_ref()
            .unwrap()
            .en
            .ends_with("`sexe`")
    );
    bad = "18–20".to_owned();
    let text = variable(&format!("type: {{code: [{{code: {bad}, label: A}}]}}"));
    assert!(
        decode(&text).1[0]
            .said
            .help
            .as_ref()
            .unwrap()
            .en
            .ends_with("`18-20`")
    );
}

#[test]
fn curly_quotes_are_not_taken_for_quotes() {
    let straight = "use the straight quotes of the keyboard: `\"";
    for (text, place) in [
        (mapping("column: “Âge”"), "“Âge”"),
        (mapping("column: D, format: “%d/%m/%Y”"), "“%d/%m/%Y”"),
        (mapping("column: D, format: ’%Y’"), "’%Y’"),
        (mapping("first-of: [A, ‘B’]"), "‘B’"),
        (mapping("columns: {“A”: a}"), "“A”"),
    ] {
        assert_told(&text, &[(Fault::TypeWrong, place, straight)]);
    }
    for sound in [
        "column: \"“Âge”\"",
        "columns: {\"“A”\": a}",
        "column: l’âge",
        "column: “A” ou B",
    ] {
        assert_told(&mapping(sound), &[]);
    }
    assert_told(
        &variable("type: {date: {}}, population: “Adultes, mineurs”"),
        &[(
            Fault::KeyEmpty,
            "mineurs”",
            "a comma cuts it: curly quotes protect nothing",
        )],
    );
}

#[test]
fn a_number_that_a_comma_cuts_is_one_fault() {
    let derived = |part: &str| {
        variable(&format!(
            "derived: {{sum: {{of: [{{variable: w, {part}}}]}}}}"
        ))
    };
    let dot = "a number is written in digits, with a dot: `0.5`";
    assert_told(&derived("times: 0,5"), &[(Fault::TypeWrong, "0,5", dot)]);
    assert_told(
        &derived("times: \"0,5\""),
        &[(Fault::TypeWrong, "\"0,5\"", dot)],
    );
    let (read, ..) = decode(&derived("times: 0,5"));
    let Some(derived) = &read.commons[0].variables[0].derived else {
        panic!("a derived variable was expected");
    };
    let Derived::Sum { of, .. } = &derived.value else {
        panic!("a sum was expected");
    };
    assert_eq!(of[0].times.as_ref().unwrap().value.to_string(), "0.5");
    assert_told(
        &source("mappings: [], weights: {rake: [{by: s, margins: {F: 48,5, H: 51,5}}]}"),
        &[
            (
                Fault::TypeWrong,
                "48,5",
                "a number is written in digits, with a dot: `48.5`",
            ),
            (
                Fault::TypeWrong,
                "51,5",
                "a number is written in digits, with a dot: `51.5`",
            ),
        ],
    );
    // A text is one too, but for its end.
    assert_told(
        &variable("type: {date: {}}, unit: 0,5"),
        &[(Fault::KeyEmpty, "5", "an unprotected comma?")],
    );
    assert_told(
        &variable("derived: {bins: {of: w, breaks: [18; 40; 60]}}"),
        &[(
            Fault::TypeWrong,
            "18; 40; 60",
            "items of a list are separated by commas: `[18, 40, 60]`",
        )],
    );
}

#[test]
fn the_shape_wanted_is_shown() {
    for (text, place, help) in [
        (
            variable("type: oui-non"),
            "oui-non",
            "write `{code: oui-non}`",
        ),
        (
            variable("type: entier"),
            "entier",
            "did you mean `{integer: {…}}`?",
        ),
        (
            variable("type: integer"),
            "integer",
            "write `{integer: {…}}`",
        ),
        (variable("derived: {score: w}"), "w", "write `{of: w}`"),
        (
            source("mappings: [], weights: P"),
            "P",
            "write `{column: P}`",
        ),
        (
            mapping("column: C, convert: 12"),
            "12",
            "write `{times: 12}`",
        ),
        (
            source("mappings: []").replace("extends: {id: c, version: ^1}", "extends: jeunes"),
            "jeunes",
            "write `{id: jeunes}`",
        ),
        (
            source("mappings: []").replace("{constant: 2025}", "2025"),
            "2025",
            "write `{constant: 2025}`",
        ),
        (
            source("mappings: {variable: v, column: C}"),
            "mappings",
            "it is a list, even of one item",
        ),
    ] {
        assert_told(&text, &[(Fault::TypeWrong, place, help)]);
    }
    let codes = "write them one by one, without quotes around them all: `[a, b]`";
    assert_told(
        &variable("type: {several: l}, exclusive: [\"a, b\"]"),
        &[(Fault::IdInvalid, "\"a, b\"", codes)],
    );
}

#[test]
fn what_breaks_the_rule_of_ids_is_known_by_what_was_meant() {
    let (read, found, _) = decode(&common(
        "codelists: [{id: oui_non, codes: [{code: Hébergé, label: Hébergé}]}],\n\
         variables: [{id: Âge, label: Âge, type: {date: {}}}]",
    ));
    assert_eq!(found.len(), 3);
    let common = &read.commons[0];
    assert_eq!(common.codelists[0].id.value, "oui-non");
    assert_eq!(common.codelists[0].codes[0].code.value, "Heberge");
    assert_eq!(common.variables[0].id.value, "age");
    let costs = "referential: costs\nformat: 1\nid: c\ncurrency: EUR\ncosts:\n  - {id: a, label: A, scope: s, unit: u, per: person, paid: once, low: 9 000, \
                 central: environ, high: 1, year: 2023, price-base: 2023, source: S}\n";
    let (read, found, _) = decode(costs);
    assert_eq!(found.len(), 2);
    assert_eq!(read.costs[0].costs[0].id.value, "a");
}
