//! What each word of the command line and each acceptance does to a diagnostic.

use std::fs;

use super::*;
use crate::diagnostic::Location;
use crate::i18n::Said;
use crate::referential::{self, Referentials};
use crate::source_text::{FileId, Place, SourceTexts};

/// The common referential and the association `a`, each with its acceptances, loaded.
fn loaded(common: &str, association: &str) -> (Referentials, SourceTexts) {
    let folder = tempfile::tempdir().unwrap();
    let common = format!(
        "referential: common\nformat: 1\nid: c\nversion: 1.0.0\nlanguage: fr\naccept: [{common}]\n\
         variables: [{{id: age, label: Âge, type: {{integer: {{}}}}}}]\n"
    );
    let association = format!(
        "referential: association\nformat: 1\nid: a\nname: A\nextends: {{id: c}}\naccept: [{association}]\n\
         sources:\n  - {{id: s, files: [a/*.csv], period: {{constant: 2025}}, mappings: [{{variable: age, column: Âge}}]}}\n"
    );
    fs::write(folder.path().join("c.yaml"), common).unwrap();
    fs::write(folder.path().join("d.yaml"), association).unwrap();
    let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
    let paths = [folder.path().to_owned()];
    let read = referential::load(&paths, &mut texts, &mut diagnostics).unwrap();
    assert_eq!(diagnostics.iter().count(), 0, "{diagnostics:?}");
    (read, texts)
}

fn levels(words: &[(Level, &str)]) -> Levels {
    Levels::parse(words.iter().copied()).unwrap()
}

/// A diagnostic in a file of exports.
fn in_export(code: Code, file: &str, column: Option<&str>) -> Diagnostic {
    let location = Location::Table {
        file: file.into(),
        line: Some(2),
        column: column.map(str::to_owned),
    };
    Diagnostic::new(code, location, Said::fact("x", "x"))
}

/// A diagnostic where `text` is written in a referential.
fn in_text(code: Code, file: FileId, text: &str, texts: &SourceTexts) -> Diagnostic {
    let start = texts.text(file).find(text).unwrap();
    let end = start + text.len();
    Diagnostic::new(code, Place::new(file, start, end), Said::fact("x", "x"))
}

/// Exports of these folders, of which those of `a` were read.
fn exports(folders: &[PathBuf]) -> Step<'_> {
    Step::Exports(Exports {
        folders,
        phases: vec![Phase::Reading],
        associations: BTreeSet::from(["a"]),
        all: true,
    })
}

/// The codes that count, each with its weight; those that are accepted in parentheses.
fn weighed(scales: &Scales, found: Vec<Diagnostic>, step: &Step<'_>) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    for diagnostic in found {
        diagnostics.push(diagnostic);
    }
    let kept = scales.weigh(diagnostics, step).into_found().into_iter();
    let named = kept.map(|it| match &it.accepted {
        None => format!("{} {}", it.severity().name(), it.code.name()),
        Some(_) => format!("({})", it.code.name()),
    });
    named.collect()
}

/// What one warning, one presumed error and one error come to under `words`; the first two are accepted or not.
fn come_to(words: &[(Level, &str)], accepted: bool) -> Vec<String> {
    let accept = if accepted {
        "{code: definition-unused, because: B}, {code: personal-data-mapped, because: B}"
    } else {
        ""
    };
    let (read, texts) = loaded("", accept);
    let file = read.associations[0].header.file;
    let found = [
        Code::DefinitionUnused,
        Code::PersonalDataMapped,
        Code::CoreNotFed,
    ];
    let found = found.map(|code| in_text(code, file, "Âge", &texts));
    let scales = Scales::new(levels(words), &read, 0);
    weighed(&scales, found.to_vec(), &Step::Other)
}

const HARD: &str = "error core-not-fed";

#[test]
fn each_word_changes_what_it_names_and_an_error_stays() {
    use Level::{Allow, Deny, Warn};
    let plain = [
        "warning definition-unused",
        "error personal-data-mapped",
        HARD,
    ];
    assert_eq!(come_to(&[], false), plain);
    let words = [(Deny, "definition-unused"), (Warn, "personal-data-mapped")];
    let turned = [
        "error definition-unused",
        "warning personal-data-mapped",
        HARD,
    ];
    assert_eq!(come_to(&words, false), turned);
    let words = [
        (Allow, "definition-unused"),
        (Allow, "personal-data-mapped"),
    ];
    assert_eq!(come_to(&words, false), [HARD]);
    let denied = [
        "error definition-unused",
        "error personal-data-mapped",
        HARD,
    ];
    assert_eq!(come_to(&[(Deny, "warnings")], false), denied);
    assert_eq!(come_to(&[(Allow, "warnings")], false), denied[1..]);
}

#[test]
fn a_code_goes_before_its_group_and_the_last_word_holds() {
    use Level::{Allow, Deny, Warn};
    let plain = come_to(&[], false);
    for words in [[0, 1], [1, 0]] {
        let both = [(Deny, "warnings"), (Warn, "definition-unused")];
        let words = words.map(|at| both[at]);
        assert_eq!(come_to(&words, false), plain, "{words:?}");
    }
    let words = [(Allow, "definition-unused"), (Deny, "definition-unused")];
    assert_eq!(come_to(&words, false)[0], "error definition-unused");
    let words = [(Deny, "definition-unused"), (Allow, "definition-unused")];
    assert_eq!(come_to(&words, false).len(), 2);
    let words = [(Deny, "warnings"), (Warn, "warnings")];
    assert_eq!(come_to(&words, false), plain);
}

#[test]
fn what_is_typed_goes_before_what_is_accepted() {
    use Level::{Allow, Deny, Warn};
    let accepted = ["(definition-unused)", "(personal-data-mapped)", HARD];
    assert_eq!(come_to(&[], true), accepted);
    assert_eq!(come_to(&[(Deny, "warnings")], true), accepted);
    assert_eq!(come_to(&[(Warn, "accepted")], true), accepted);
    let words = [(Deny, "definition-unused"), (Warn, "personal-data-mapped")];
    let turned = [
        "error definition-unused",
        "warning personal-data-mapped",
        HARD,
    ];
    assert_eq!(come_to(&words, true), turned);
    let denied = [
        "error definition-unused",
        "error personal-data-mapped",
        HARD,
    ];
    assert_eq!(come_to(&[(Deny, "accepted")], true), denied);
    let words = [(Deny, "accepted"), (Allow, "accepted")];
    assert_eq!(come_to(&words, true), accepted);
}

#[test]
fn words_that_cannot_be_obeyed_say_why() {
    use Level::{Allow, Deny, Warn};
    let refused = |level, word| Levels::parse([(level, word)]).unwrap_err();
    for level in [Warn, Allow] {
        let said = refused(level, "core-not-fed");
        assert!(said.message.en.starts_with("`core-not-fed` is an error"));
        assert!(
            said.help
                .unwrap()
                .en
                .contains("impact explain core-not-fed")
        );
    }
    assert!(Levels::parse([(Deny, "core-not-fed")]).is_ok());
    let said = refused(Deny, "warning");
    assert_eq!(said.help.unwrap().en, "did you mean `warnings`?");
    let said = refused(Warn, "reason-mising");
    assert_eq!(said.help.unwrap().en, "did you mean `reason-missing`?");
    let said = refused(Allow, "core-not-fd");
    assert_eq!(said.help.unwrap().en, "did you mean `core-not-fed`?");
    assert!(refused(Deny, "").help.unwrap().en.contains("--list"));
}

#[test]
fn an_acceptance_speaks_of_its_own_file_and_of_the_exports_that_are_its_own() {
    use Code::{CsvNoRows as Rows, DefinitionUnused as Unused};
    let one = "{code: definition-unused, because: B}, {code: csv-no-rows, because: B}";
    let (accepted, shown) = ("(", "warning ");
    for (common, association, expected) in [
        (one, "", [accepted, shown, accepted, accepted]),
        ("", one, [shown, accepted, accepted, shown]),
    ] {
        let (read, texts) = loaded(common, association);
        let scales = Scales::new(Levels::default(), &read, 0);
        let folders = [PathBuf::from("x")];
        let found = vec![
            in_text(Unused, read.commons[0].header.file, "Âge", &texts),
            in_text(Unused, read.associations[0].header.file, "Âge", &texts),
            in_export(Rows, "a/1.csv", None),
            in_export(Rows, "b/1.csv", None),
        ];
        let told = weighed(&scales, found, &exports(&folders));
        for (told, expected) in told.iter().zip(expected) {
            assert!(told.starts_with(expected), "{told}");
        }
        assert_eq!(told.len(), 4, "{told:?}");
    }
}

#[test]
fn a_place_in_exports_is_a_file_or_a_heading() {
    let accepts = |place: &str, folders: &[PathBuf], file: &str, column: Option<&str>| {
        let accept = format!("{{code: encoding-guessed, where: \"{place}\", because: B}}");
        let (read, _) = loaded("", &accept);
        let scales = Scales::new(Levels::default(), &read, 0);
        let found = vec![in_export(Code::EncodingGuessed, file, column)];
        let step = Step::Exports(Exports {
            phases: Vec::new(),
            folders,
            associations: BTreeSet::new(),
            all: false,
        });
        weighed(&scales, found, &step) == ["(encoding-guessed)"]
    };
    let one = [PathBuf::from("x")];
    let two = [PathBuf::from("x"), PathBuf::from("y/z")];
    for (place, folders, file, column) in [
        ("a/1.csv", &one[..], "a/1.csv", None),
        ("a/*.csv", &one, "a/1.csv", Some("Nom")),
        ("**/1.csv", &one, "a/1.csv", None),
        ("a/1.csv", &two, "y/z/a/1.csv", None),
        ("L'avenir", &one, "a/1.csv", Some("L\u{2019}avenir ")),
        (
            "Droits [RSA]/oui",
            &one,
            "a/1.csv",
            Some("Droits [RSA]/oui"),
        ),
    ] {
        assert!(accepts(place, folders, file, column), "{place} {file}");
    }
    for (place, folders, file, column) in [
        ("*.csv", &one[..], "a/1.csv", None),
        ("a/2.csv", &one, "a/1.csv", None),
        ("a/1.csv", &one, "y/z/a/1.csv", None),
        ("avenir", &one, "a/1.csv", Some("L'avenir")),
        ("L'avenir", &one, "b/1.csv", Some("L'avenir")),
    ] {
        assert!(!accepts(place, folders, file, column), "{place} {file}");
    }
}

#[test]
fn an_acceptance_holds_until_its_last_day_included() {
    let accept = "{code: definition-unused, because: B, until: 1970-01-03}";
    let (read, texts) = loaded("", accept);
    let file = read.associations[0].header.file;
    for (today, expected) in [
        (0, vec!["(definition-unused)"]),
        (2, vec!["(definition-unused)"]),
        (
            3,
            vec!["warning definition-unused", "warning accept-expired"],
        ),
    ] {
        let scales = Scales::new(Levels::default(), &read, today);
        let found = vec![in_text(Code::DefinitionUnused, file, "Âge", &texts)];
        assert_eq!(weighed(&scales, found, &Step::Referentials), expected);
        // It is said once, at the first step.
        let folders = [PathBuf::from("x")];
        assert_eq!(weighed(&scales, vec![], &exports(&folders)), [""; 0]);
    }
}

#[test]
fn a_second_acceptance_takes_over_from_one_that_is_past() {
    let accept = "{code: definition-unused, because: B, until: 1970-01-01}, {code: definition-unused, because: C}";
    let (read, texts) = loaded("", accept);
    let file = read.associations[0].header.file;
    let scales = Scales::new(Levels::default(), &read, 9);
    let found = vec![in_text(Code::DefinitionUnused, file, "Âge", &texts)];
    let told = weighed(&scales, found, &Step::Referentials);
    assert_eq!(told, ["(definition-unused)", "warning accept-expired"]);
}

#[test]
fn an_acceptance_is_useless_only_where_its_code_would_have_been_found() {
    let accept = "{code: definition-unused, because: B}, {code: csv-no-rows, because: B}, {code: pair-reversed, because: B}";
    let (read, texts) = loaded("{code: file-unclaimed, because: B}", accept);
    let scales = Scales::new(Levels::default(), &read, 0);
    let useless = |n| vec!["warning accept-unused"; n];
    assert_eq!(weighed(&scales, vec![], &Step::Referentials), useless(1));
    assert_eq!(weighed(&scales, vec![], &Step::Other), useless(0));
    let folders = [PathBuf::from("x")];
    let step = |phases: &[Phase], associations: &[&'static str], all| {
        Step::Exports(Exports {
            folders: &folders,
            phases: phases.to_vec(),
            associations: associations.iter().copied().collect(),
            all,
        })
    };
    let both = [Phase::Reading, Phase::Aggregating];
    for (phases, associations, all, expected) in [
        (&both[..1], &["a"][..], true, 2),
        (&both, &["a"], true, 3),
        // Nothing of the association was read, or nothing of another one.
        (&both, &[], false, 0),
        (&both, &["a"], false, 2),
    ] {
        let told = weighed(&scales, vec![], &step(phases, associations, all));
        assert_eq!(told, useless(expected), "{phases:?} {associations:?}");
    }
    // An error may hide what was accepted.
    let file = read.associations[0].header.file;
    let hard = vec![in_text(Code::CoreNotFed, file, "Âge", &texts)];
    assert_eq!(weighed(&scales, hard, &Step::Referentials), [HARD]);
}

#[test]
fn a_fault_of_the_run_takes_no_figure_away_unless_its_result_cannot_be_trusted() {
    use Level::{Allow, Deny, Warn};
    let stands = |code, level: Option<Level>| {
        let (read, texts) = loaded("", "");
        let file = read.associations[0].header.file;
        let words: Vec<_> = level
            .iter()
            .map(|level| (*level, Code::name(code)))
            .collect();
        let scales = Scales::new(levels(&words), &read, 0);
        let mut found = Diagnostics::default();
        found.push(in_text(code, file, "Âge", &texts));
        let found = scales.weigh(found, &Step::Referentials);
        (found.has_errors(), found.iter().any(stands_against))
    };
    assert_eq!(stands(Code::DefinitionUnused, None), (false, false));
    assert_eq!(stands(Code::DefinitionUnused, Some(Deny)), (true, false));
    assert_eq!(stands(Code::CoreNotFed, None), (true, true));
    assert_eq!(stands(Code::PersonalDataMapped, None), (true, true));
    assert_eq!(stands(Code::PersonalDataMapped, Some(Warn)), (false, false));
    assert_eq!(
        stands(Code::PersonalDataMapped, Some(Allow)),
        (false, false)
    );
}
