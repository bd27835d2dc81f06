//! Two versions of the shipped referentials: twelve changes of meaning among more than fifty that change nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::binary::{Ran, argument, impact, run, write};

/// A change of one file: where it starts, what is there, what comes instead.
struct Edit {
    file: &'static str,
    /// The text after which to look.
    after: &'static str,
    from: &'static str,
    to: &'static str,
}

const fn edit(
    file: &'static str,
    after: &'static str,
    from: &'static str,
    to: &'static str,
) -> Edit {
    Edit {
        file,
        after,
        from,
        to,
    }
}

const COMMON: &str = "common.yaml";
const AIS35: &str = "associations/ais35.yaml";
const ARMEE: &str = "associations/armee-du-salut.yaml";
const EMERGENCE: &str = "associations/emergence-s.yaml";
const ESPERER: &str = "associations/esperer95.yaml";
const RHESO: &str = "associations/rheso.yaml";

/// Changes of meaning: how each is found, in which class, then the change.
const MEANT: [(&str, &str, &str, Edit); 12] = [
    (
        "sorties-vers-logement",
        "among",
        "breaks",
        edit(
            COMMON,
            "- id: sorties-vers-logement\n",
            "FVV, LHSS, ACT]",
            "FVV, LHSS]",
        ),
    ),
    (
        "emploi-ou-formation-adultes",
        "denominator",
        "breaks",
        edit(
            COMMON,
            "- id: emploi-ou-formation-adultes\n",
            "base: {situation-activite: [1, 2, 3, 4, 5]}",
            "base: {situation-activite: [1, 2, 3, 4]}",
        ),
    ),
    (
        "mobilite-langue",
        "direction",
        "breaks",
        edit(
            COMMON,
            "- id: mobilite-langue\n",
            "direction: decrease",
            "direction: increase",
        ),
    ),
    (
        "duree-moyenne-sejour",
        "unit",
        "breaks",
        edit(
            COMMON,
            "- id: duree-moyenne-sejour\n",
            "unit: jours",
            "unit: mois",
        ),
    ),
    (
        "satisfaction-accompagnement",
        "numerator",
        "breaks",
        edit(
            COMMON,
            "- id: satisfaction-accompagnement\n",
            "of: {satisfaction: [3, 4]}",
            "of: {satisfaction: [4]}",
        ),
    ),
    (
        "confiance-avenir",
        "bounds",
        "breaks",
        edit(
            COMMON,
            "{id: confiance-avenir,",
            "{integer: {min: 0, max: 10}}",
            "{integer: {min: 1, max: 10}}",
        ),
    ),
    (
        "maintien-logement-12-mois",
        "code-missing",
        "breaks",
        edit(
            COMMON,
            "- id: maintien\n",
            "{code: 9, label: Non joint, missing: not-reached}",
            "{code: 9, label: Non joint}",
        ),
    ),
    (
        "limitation-activite",
        "code",
        "breaks",
        edit(
            COMMON,
            "- id: gali\n",
            "      - {code: 3, label: \"Non, pas limité du tout\"}\n",
            "",
        ),
    ),
    (
        "pouvoir-agir",
        "derivation",
        "breaks",
        edit(
            COMMON,
            "- {id: score-pouvoir-agir,",
            "requires: 2",
            "requires: 3",
        ),
    ),
    (
        "participation-instances",
        "code",
        "to-check",
        edit(
            COMMON,
            "- id: instances\n",
            "      - {code: aucune, label: Aucune}\n",
            "      - {code: aucune, label: Aucune}\n      - {code: jury, label: Jury citoyen}\n",
        ),
    ),
    (
        "recommandation-nps",
        "publish-persons",
        "to-check",
        edit(
            COMMON,
            "- id: recommandation-nps\n",
            "{persons: 30}",
            "{persons: 40}",
        ),
    ),
    (
        "sorties-vers-logement",
        "comparability",
        "to-check",
        edit(
            RHESO,
            "column: Type de logement à la sortie\n",
            "comparability: close",
            "comparability: broad",
        ),
    ),
];

/// Changes that change nothing.
const COSMETIC: &[Edit] = &[
    // Comments.
    edit(
        COMMON,
        "",
        "# Décisions qui valent pour tous ;",
        "# Ce qui vaut pour tous ;",
    ),
    edit(
        COMMON,
        "",
        "  # Ventilations\n",
        "  # Variables de ventilation.\n",
    ),
    edit(COMMON, "", "  # Droits\n", ""),
    edit(COMMON, "themes:", "\n", "   # dans cet ordre\n"),
    edit(
        RHESO,
        "",
        "  # Une ligne par établissement et par année.\n",
        "",
    ),
    edit(
        AIS35,
        "",
        "    # Effectifs inventés.\n",
        "    # Effectifs inventés pour l'exemple.\n",
    ),
    // Quotes.
    edit(COMMON, "", "referential: common", "referential: \"common\""),
    edit(COMMON, "- id: sexe\n", "code: F,", "code: 'F',"),
    edit(
        COMMON,
        "- id: taux-occupation\n",
        "unit: percent",
        "unit: \"percent\"",
    ),
    edit(
        COMMON,
        "- id: maintien\n",
        "label: \"Oui, le même\"",
        "label: 'Oui, le même'",
    ),
    edit(
        RHESO,
        "",
        "files: [rheso/sorties-*.csv]",
        "files: [\"rheso/sorties-*.csv\"]",
    ),
    edit(
        ESPERER,
        "",
        "respondent: anonymous",
        "respondent: 'anonymous'",
    ),
    // Flow and block.
    edit(
        COMMON,
        "- id: sexe\n",
        "      - {code: H, label: {fr: Homme, en: Man}}\n",
        "      - code: H\n        label:\n          fr: Homme\n          en: Man\n",
    ),
    edit(
        COMMON,
        "",
        "defaults: {observes: person, from: survey, every: year, publish: {persons: 11, associations: 3, dominance: 85}}",
        "defaults:\n  publish:\n    dominance: 85\n    associations: 3\n    persons: 11\n  every: year\n  from: survey\n  observes: person",
    ),
    edit(
        COMMON,
        "",
        "  - {id: age, label: {fr: Âge, en: Age}, type: {integer: {min: 0, max: 120}}, unit: années, plausible: {warn-above: 100}}\n",
        "  - id: age\n    label: {fr: Âge, en: Age}\n    type:\n      integer:\n        min: 0\n        max: 120\n    unit: années\n    plausible:\n      warn-above: 100\n",
    ),
    edit(
        COMMON,
        "- id: reste-a-vivre\n",
        "publish: {step: 1, bins: [0, 5, 10, 15, 20, 30]}",
        "publish:\n      bins:\n        - 0\n        - 5\n        - 10\n        - 15\n        - 20\n        - 30\n      step: 1",
    ),
    edit(
        RHESO,
        "- id: sorties\n",
        "rows: {keep: [{column: Statut, is: [Terminé], because: Séjours terminés}]}",
        "rows:\n      keep:\n        - column: Statut\n          is: [Terminé]\n          because: Séjours terminés",
    ),
    edit(
        COMMON,
        "    derived:\n      sum:\n        of: [{variable: who5-1",
        "\n        requires: all",
        "",
    ),
    // Order where it means nothing.
    edit(
        COMMON,
        "- id: sorties-vers-logement\n",
        "destination-sortie: [L1, L2, L3, L4]",
        "destination-sortie: [L4, L3, L2, L1]",
    ),
    edit(
        COMMON,
        "- id: sorties-vers-logement\n",
        "[sexe, tranche-age, dispositif, composition-familiale, [sexe, tranche-age]]",
        "[[tranche-age, sexe], dispositif, composition-familiale, tranche-age, sexe]",
    ),
    edit(
        COMMON,
        "- id: personnes-accompagnees\n",
        "[{sdg: \"1.2\"}, {sdg: \"10.2\"}]",
        "[{sdg: \"10.2\"}, {sdg: \"1.2\"}]",
    ),
    edit(
        COMMON,
        "- id: composition-familiale\n",
        "      - {code: S, label: {fr: Personne seule, en: Single person}}\n      - {code: SE, label: {fr: Seul·e avec enfant(s), en: Single parent}}\n",
        "      - {code: SE, label: {fr: Seul·e avec enfant(s), en: Single parent}}\n      - {label: {en: Single person, fr: Personne seule}, code: S}\n",
    ),
    edit(
        COMMON,
        "variables:",
        "  - {id: date-entree, label: Date d'entrée, type: {date: {}}}\n  - {id: date-sortie, label: Date de sortie, type: {date: {}}}\n",
        "  - {id: date-sortie, type: {date: {}}, label: Date de sortie}\n  - {label: Date d'entrée, id: date-entree, type: {date: {}}}\n",
    ),
    edit(
        COMMON,
        "",
        "{sum: {of: [ucla-1, ucla-2, ucla-3]",
        "{sum: {of: [ucla-3, ucla-1, ucla-2]",
    ),
    edit(
        COMMON,
        "",
        "{product: {of: [places-ouvertes, jours-ouverture]}}",
        "{product: {of: [jours-ouverture, places-ouvertes]}}",
    ),
    edit(
        RHESO,
        "- id: personnes\n",
        "      - {variable: sexe, column: Sexe}\n      - {variable: age, column: Âge}\n",
        "      - {variable: age, column: Âge}\n      - {variable: sexe, column: Sexe}\n",
    ),
    edit(
        AIS35,
        "",
        "duplicates: {by: [respondent, wave], keep: last",
        "duplicates: {keep: last, by: [wave, respondent]",
    ),
    edit(
        RHESO,
        "",
        "feeds: [personnes-accompagnees]",
        "feeds: [ personnes-accompagnees ]",
    ),
    edit(
        COMMON,
        "- id: couverture-sante-active\n",
        "waves: [entry, follow-up]",
        "waves: [follow-up, entry]",
    ),
    // Labels and notes.
    edit(
        COMMON,
        "- id: taux-occupation\n",
        "label: {fr: Taux d'occupation, en: Occupancy rate}",
        "label: {fr: Taux d'occupation des places, en: Occupancy rate of places}",
    ),
    edit(
        COMMON,
        "variables:",
        "label: Date de l'enquête",
        "label: Date à laquelle l'enquête a eu lieu",
    ),
    edit(
        COMMON,
        "- id: freins\n",
        "label: Freins",
        "label: Freins à l'autonomie",
    ),
    edit(
        COMMON,
        "",
        "{id: droits, label: {fr: Droits, en: Entitlements}}",
        "{id: droits, label: {fr: Droits et démarches, en: Entitlements}}",
    ),
    edit(
        COMMON,
        "",
        "{id: exit, label: {fr: À la sortie, en: At exit}}",
        "{id: exit, label: {fr: \"T2, à la sortie\", en: At exit}}",
    ),
    edit(
        COMMON,
        "- id: sante-percue\n    label: {fr: Bonne",
        "MEHM, question 1 (EHIS, SRCV).",
        "MEHM, question 1 ; enquêtes EHIS et SRCV.",
    ),
    edit(
        COMMON,
        "- id: dispositif\n",
        "label: Centre d'hébergement d'urgence}",
        "label: Centre d\u{2019}hébergement\u{a0}d'urgence}",
    ),
    edit(
        COMMON,
        "- id: oui-non\n",
        "label: Oui, value",
        "label: {fr: Oui, en: Yes}, value",
    ),
    edit(
        COMMON,
        "- id: motif-renoncement\n",
        "label: Barrière de langue",
        "label: {fr: Barrière de langue, en: Language barrier}",
    ),
    edit(
        RHESO,
        "",
        "sans distinguer le choix de la contrainte.",
        "sans que choix et contrainte s'y distinguent.",
    ),
    edit(AIS35, "", "name: AIS 35", "name: Association AIS 35"),
    // Definitions and populations, typography and spelling.
    edit(
        COMMON,
        "- id: renoncement-soins\n    label: {fr: Ren",
        "Part des personnes ayant renoncé, au cours",
        "Part des personnes ayant renoncé\u{a0}: au cours",
    ),
    edit(
        COMMON,
        "- id: couverture-sante-active\n",
        "population: Personnes accompagnées répondantes",
        "population: \"Personnes accompagnées, répondantes.\"",
    ),
    edit(
        COMMON,
        "- id: pouvoir-agir\n    label: {fr: P",
        "être écouté·e) cotées",
        "être écoutée) cotées",
    ),
    edit(
        COMMON,
        "{id: personne-ressource,",
        "En cas de difficulté, y a-t-il",
        "En cas de difficulté : y a-t-il",
    ),
    // What holds anyway, written.
    edit(
        COMMON,
        "- id: sorties-vers-logement\n",
        "    from: records\n",
        "    from: records\n    observes: person\n    every: year\n    publish: {persons: 11, dominance: 85}\n",
    ),
    edit(
        COMMON,
        "- id: satisfaction-accompagnement\n",
        "    unit: percent\n",
        "    unit: percent\n    from: survey\n",
    ),
    edit(
        COMMON,
        "variables:",
        "{id: sexe, ",
        "{id: sexe, sensitive: false, ",
    ),
    edit(
        COMMON,
        "- id: droits\n",
        "label: Droits et démarches\n",
        "label: Droits et démarches\n    ordered: false\n",
    ),
    edit(
        COMMON,
        "",
        "{mean: {of: [pa-1, pa-2, pa-3], ",
        "{mean: {decimals: 2, of: [pa-1, pa-2, {variable: pa-3, times: 1.0}], ",
    ),
    edit(
        RHESO,
        "- id: sorties\n",
        "    profile: excel-fr\n",
        "    profile: excel-fr\n    answers: labels\n    dialect: {encoding: cp1252, delimiter: \";\", decimal: \",\", group: \" \", header-rows: 1, skip-rows: 0}\n    missing: {\"\": no-answer}\n",
    ),
    edit(
        RHESO,
        "- id: personnes\n",
        "{variable: sexe, column: Sexe}",
        "{variable: sexe, column: Sexe, comparability: exact, codes: {Femme: F, Homme: H}}",
    ),
    // Conditions written otherwise.
    edit(
        COMMON,
        "- id: sortie-emploi-formation\n",
        "among: {dispositif: [ACI, EI, AVA], duree-minimale: [oui]}",
        "among: {all: [{duree-minimale: [oui]}, {any: [{dispositif: [AVA]}, {dispositif: [ACI, EI]}]}]}",
    ),
    edit(
        COMMON,
        "- id: parentalite-soutien\n",
        "among: {parent-enfant-mineur: [oui]}",
        "among: {not: {parent-enfant-mineur: [non]}}",
    ),
    edit(
        COMMON,
        "- id: maintien-logement-12-mois\n",
        "{min: 304, max: 426}",
        "{min: 304.0, max: 426.5}",
    ),
    edit(
        COMMON,
        "- id: isolement-ucla3\n",
        "{score-ucla3: {min: 6}}",
        "{all: [{score-ucla3: {min: 6.0}}]}",
    ),
    edit(
        COMMON,
        "",
        "{id: personnes-14-plus, label: Personnes de 14\u{a0}ans ou plus, type: {integer: {min: 1, max: 20}}",
        "{id: personnes-14-plus, label: Personnes de 14\u{a0}ans ou plus, type: {integer: {min: 1.0, max: 20.00}}",
    ),
    // Lists written in place, named, renamed.
    edit(
        COMMON,
        "codelists:",
        "  - id: mode-hebergement\n    label: {fr: Mode d'hébergement, en: Accommodation mode}\n    note: \"Repère\u{a0}: ENC-AHI, places en regroupé ou en diffus.\"\n    codes:\n      - {code: R, label: {fr: Regroupé, en: Grouped}}\n      - {code: D, label: {fr: Diffus, en: Scattered}}\n",
        "",
    ),
    edit(
        COMMON,
        "variables:",
        "type: {code: mode-hebergement}",
        "type: {code: [{code: R, label: {fr: Regroupé, en: Grouped}}, {code: D, label: {fr: Diffus, en: Scattered}}]}",
    ),
    edit(
        COMMON,
        "codelists:",
        "- id: issue-dettes\n",
        "- id: issues-des-dettes\n",
    ),
    edit(
        COMMON,
        "variables:",
        "type: {code: issue-dettes}",
        "type: {code: issues-des-dettes}",
    ),
    edit(
        COMMON,
        "variables:",
        "derived: {bins: {of: age, breaks: [18, 25, 35, 50, 65]}}}",
        "derived: {bins: {of: age, breaks: [0, 18.0, 25, 35, 50, 65]}}}",
    ),
];

/// Files that change their place or their line ends, and nothing else.
const MOVED: &[(&str, &str)] = &[
    (EMERGENCE, "associations/idf/emergence.yaml"),
    (ARMEE, "associations/fondation.yml"),
];

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("referentials")
}

/// The shipped referentials with these changes.
fn changed(edits: &[&Edit], moved: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        COMMON,
        "costs.yaml",
        "profils/impact-track.yaml",
        AIS35,
        ARMEE,
        EMERGENCE,
        ESPERER,
        RHESO,
    ];
    for file in files {
        let mut text = fs::read_to_string(shipped().join(file)).unwrap();
        for edit in edits.iter().filter(|edit| edit.file == file) {
            let start = text.find(edit.after).expect(edit.after);
            let at = text[start..].find(edit.from).expect(edit.from) + start;
            text.replace_range(at..at + edit.from.len(), edit.to);
        }
        let mut name = file;
        if moved {
            let place = MOVED.iter().find(|(from, _)| *from == file);
            name = place.map_or(file, |(_, to)| to);
            if file == ESPERER {
                text = text.replace('\n', "\r\n");
            }
        }
        write(&folder.path().join(name), text);
    }
    folder
}

fn diff(old: &Path, new: &Path, more: &[&str]) -> Ran {
    let arguments = [&["diff", argument(old), argument(new)], more].concat();
    run(&mut impact(&arguments))
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).expect(&ran.err)
}

/// Every effect above « no effect » of a change: indicator, respect, class.
fn found(document: &Value) -> BTreeSet<(String, String, String)> {
    let mut found = BTreeSet::new();
    for change in document["changes"].as_array().unwrap() {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        if change["class"] == "no-effect" {
            continue;
        }
        let touched = change["indicators"].as_array().unwrap();
        assert!(!touched.is_empty(), "{change}");
        for indicator in touched {
            found.insert((
                text(&indicator["id"]),
                text(&change["aspect"]),
                text(&indicator["class"]),
            ));
        }
    }
    found
}

#[test]
fn fifty_changes_that_change_nothing_have_no_effect() {
    assert!(COSMETIC.len() + MOVED.len() >= 50, "{}", COSMETIC.len());
    let edits: Vec<&Edit> = COSMETIC.iter().collect();
    let new = changed(&edits, true);
    let ran = diff(&shipped(), new.path(), &["--format", "json"]);
    let document = json(&ran);
    assert_eq!(found(&document), BTreeSet::new());
    // The version written is that of before: a patch is called for.
    assert_eq!(ran.err, "");
    assert_eq!(document["version"]["required"], "1.0.1");
    assert_eq!(ran.status, 1);
    // Nor back again, but for labels that cells may match: a translation that goes takes its cells away.
    let back = json(&diff(new.path(), &shipped(), &["--format", "json"]));
    let aspects: BTreeSet<String> = found(&back).into_iter().map(|it| it.1).collect();
    assert_eq!(aspects, BTreeSet::from(["code-label".to_owned()]));
}

#[test]
fn twelve_changes_of_meaning_are_found_among_fifty_that_change_nothing() {
    let mut edits: Vec<&Edit> = MEANT.iter().map(|(.., edit)| edit).collect();
    edits.extend(COSMETIC);
    let new = changed(&edits, true);
    let ran = diff(&shipped(), new.path(), &["--format", "json"]);
    let document = json(&ran);
    let found = found(&document);
    for (indicator, aspect, class, _) in &MEANT {
        let wanted = (
            (*indicator).to_owned(),
            (*aspect).to_owned(),
            (*class).to_owned(),
        );
        assert!(found.contains(&wanted), "{wanted:?} in {found:#?}");
    }
    // Nothing else: what is found is one of the twelve, in some indicator that uses it.
    let meant: BTreeSet<(&str, &str)> = MEANT.iter().map(|it| (it.1, it.2)).collect();
    for (indicator, aspect, class) in &found {
        let meant = meant.contains(&(aspect.as_str(), class.as_str()));
        assert!(meant, "{indicator} {aspect} {class}");
    }
    assert_eq!(document["version"]["required"], "2.0.0");
    assert_eq!(ran.status, 1);
    // Text and markdown tell the same, in both languages.
    for format in ["text", "markdown"] {
        for lang in ["fr", "en"] {
            let told = diff(
                &shipped(),
                new.path(),
                &["--format", format, "--lang", lang],
            );
            for (indicator, ..) in &MEANT {
                assert!(told.out.contains(indicator), "{format} {lang} {indicator}");
            }
            let last = told.out.lines().last().unwrap();
            assert!(last.contains("2.0.0"), "{last}");
        }
    }
}

#[test]
fn each_change_of_meaning_is_found_alone() {
    for (indicator, aspect, class, edit) in &MEANT {
        let new = changed(&[edit], false);
        let document = json(&diff(&shipped(), new.path(), &["--format", "json"]));
        let wanted = (
            (*indicator).to_owned(),
            (*aspect).to_owned(),
            (*class).to_owned(),
        );
        let found = found(&document);
        assert!(found.contains(&wanted), "{wanted:?} in {found:#?}");
        let aspects: BTreeSet<&String> = found.iter().map(|it| &it.1).collect();
        assert_eq!(aspects.len(), 1, "{found:#?}");
    }
}

/// A repository with these files, committed once under the tag `v1`.
fn repository(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        write(&folder.path().join(name), text);
    }
    git(folder.path(), &["init", "--quiet"]);
    commit(folder.path());
    git(folder.path(), &["tag", "v1"]);
    folder
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    let author = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    let commit = [&author[..], &["commit", "--quiet", "-m", "x"]].concat();
    git(folder, &commit);
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = std::process::Command::new("git");
    command.args(arguments).current_dir(folder);
    let status = command.status().expect("git is there");
    assert!(status.success(), "{arguments:?}");
}

const SMALL: &str = "referential: common
format: 1
id: mini
version: 1.0.0
language: fr
codelists: [{id: sexe, codes: [{code: F, label: Femme}, {code: H, label: Homme}]}]
variables: [{id: sexe, label: Sexe, type: {code: sexe}}]
indicators:
  - {id: femmes, label: Femmes, definition: Part de femmes., status: optional, level: context, direction: neutral, unit: percent, measure: {share: {of: {sexe: [F]}}}}
";

fn in_folder(folder: &Path, arguments: &[&str]) -> Ran {
    run(impact(arguments).current_dir(folder))
}

#[test]
fn revisions_are_read_from_the_repository_one_stands_in() {
    let own = "referential: association\nformat: 1\nid: a\nname: A\nextends: {id: mini}\n";
    let folder = repository(&[
        ("referentials/common.yaml", SMALL),
        ("referentials/associations/a.yaml", own),
        ("exports/a.csv", "x"),
    ]);
    let root = folder.path();
    let same = in_folder(root, &["diff", "git:v1", "git:HEAD:referentials"]);
    assert_eq!((same.status, same.err.as_str()), (0, ""));

    let turned = SMALL.replace("[F]", "[H]");
    write(&root.join("referentials/common.yaml"), &turned);
    for (stand, arguments) in [
        ("", ["diff", "git:v1", "referentials"]),
        ("exports", ["diff", "git:v1", "../referentials"]),
        (
            "exports",
            ["diff", "git:v1:../referentials", "../referentials"],
        ),
        (
            "referentials/associations",
            ["diff", "git:v1:a.yaml", "a.yaml"],
        ),
    ] {
        let ran = in_folder(&root.join(stand), &arguments);
        assert_eq!(ran.status, 1, "{stand} {arguments:?} {}", ran.err);
        assert!(ran.out.contains("`femmes`"), "{}", ran.out);
        assert!(
            ran.out.contains("git:v1:referentials/common.yaml:9 → "),
            "{}",
            ran.out
        );
    }
    commit(root);
    let both = in_folder(root, &["diff", "git:HEAD~1", "git:HEAD"]);
    assert_eq!(both.status, 1);

    for (arguments, said) in [
        (
            ["diff", "git:nowhere", "referentials"],
            "no revision of this repository",
        ),
        (
            ["diff", "git:--help", "referentials"],
            "no revision of this repository",
        ),
        (
            ["diff", "git:", "referentials"],
            "no revision of this repository",
        ),
        (
            ["diff", "git:v1:nowhere", "referentials"],
            "does not exist at the revision `v1`",
        ),
        (
            ["diff", "git:v1:../..", "referentials"],
            "does not exist at the revision `v1`",
        ),
        (
            ["diff", "nowhere", "referentials"],
            "`nowhere` does not exist",
        ),
        (
            ["diff", "git:v1:exports", "referentials"],
            "does not exist at the revision",
        ),
    ] {
        let ran = in_folder(root, &[&arguments[..], &["--lang", "en"]].concat());
        assert_eq!(ran.status, 2, "{arguments:?}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    let outside = tempfile::tempdir().unwrap();
    let mut command = impact(&["diff", "git:v1", argument(root), "--lang", "en"]);
    command.current_dir(outside.path());
    // Whatever repository holds the folder of temporary files is not looked for.
    command.env("GIT_CEILING_DIRECTORIES", outside.path().parent().unwrap());
    let ran = run(&mut command);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("the current folder is in none"),
        "{}",
        ran.err
    );
}

#[test]
fn the_exit_tells_ci_what_to_do() {
    let folder = repository(&[("referentials/common.yaml", SMALL)]);
    let root = folder.path();
    let after = |text: &str| {
        write(&root.join("referentials/common.yaml"), text);
        let ran = in_folder(root, &["diff", "git:v1", "referentials", "--lang", "en"]);
        (ran.status, ran.out + &ran.err)
    };
    // A label changed: a patch, which is asked for.
    let label = SMALL.replace("label: Femmes", "label: Part des femmes");
    let (status, said) = after(&label);
    assert_eq!(status, 1);
    assert!(said.contains("write `version: 1.0.1`"), "{said}");
    assert_eq!(after(&label.replace("1.0.0", "1.0.1")).0, 0);
    // A comment: nothing.
    assert_eq!(after(&format!("# Commentaire\n{SMALL}")).0, 0);
    // A break: a major version, and an entry in the ledger.
    let broken = SMALL.replace("[F]", "[H]").replace("1.0.0", "2.0.0");
    assert_eq!(after(&broken).0, 1);
    let declared = format!(
        "{broken}breaks: [{{indicator: femmes, from: 2026, because: On compte les hommes}}]\n"
    );
    let (status, said) = after(&declared);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("DECLARED BREAK"), "{said}");
    let (status, said) = after(&declared.replace("2.0.0", "1.9.0"));
    assert_eq!(status, 1);
    assert!(said.contains("write `version: 2.0.0`"), "{said}");
    // Faults of the new version: told, and compared where it can be read.
    let (status, said) = after(&broken.replace("[H]", "[X]"));
    assert_eq!(status, 1);
    assert!(
        said.contains("code-unknown") && said.contains("`femmes`"),
        "{said}"
    );
    let (status, said) = after(&broken.replace("status: optional, ", ""));
    assert_eq!(status, 1);
    assert!(
        said.contains("yaml-missing-key") && !said.contains("BREAKS"),
        "{said}"
    );

    // An old version that breaks rules that came after it is compared; one that cannot be read is not.
    write(
        &root.join("referentials/common.yaml"),
        SMALL.replace("[F]", "[X]"),
    );
    commit(root);
    write(&root.join("referentials/common.yaml"), SMALL);
    let ran = in_folder(root, &["diff", "git:HEAD", "referentials"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    write(
        &root.join("referentials/common.yaml"),
        "referential: common\na: [\n",
    );
    commit(root);
    write(&root.join("referentials/common.yaml"), SMALL);
    let ran = in_folder(root, &["diff", "git:HEAD", "referentials", "--lang", "en"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("yaml-syntax") && ran.err.contains("has faults of reading"),
        "{}",
        ran.err
    );
}
