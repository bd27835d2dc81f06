//! The schema in a real editor: nothing to say of what is sound, faults where `validate` shows them, French under the
//! pointer.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use impact::i18n::Lang;
use impact::schema::{Draft, Of};
use serde_json::Value;
use tempfile::TempDir;

use super::server::Editor;
use super::typing::typed;
use super::{Bench, referentials_below, tree, validator, written};
use crate::binary::{impact, printed, write};

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder that patterns of files see: they pass by those whose name begins with a dot.
fn home() -> TempDir {
    tempfile::Builder::new().prefix("home-").tempdir().unwrap()
}

/// A schema in a folder of its own, in French.
fn schema_file(home: &TempDir, draft: Draft) -> PathBuf {
    let path = home.path().join("referentiel.schema.json");
    write(&path, written(Of::Any, draft, Lang::Fr));
    path
}

#[test]
fn an_editor_finds_nothing_to_say_of_sound_referentials() {
    let home = home();
    for draft in [Draft::Seven, Draft::Of2020] {
        let mut editor = Editor::on(repository(), &schema_file(&home, draft));
        let folders = [
            "referentials",
            "tests/data/grammar",
            "tests/miniature",
            "examples",
        ];
        let files = folders.iter().flat_map(|folder| referentials_below(folder));
        let files = files.map(|(path, _)| path);
        editor.documents = files
            .filter(|path| !path.contains("premier-jet") && !path.contains("landmarks"))
            .collect();
        assert!(editor.documents.len() > 12, "{:?}", editor.documents);
        let broken = "tests/editor/broken/common.yaml".to_owned();
        let sound = editor.documents.clone();
        editor.documents.push(broken.clone());
        let Some(shown) = editor.shown() else { return };
        for document in &sound {
            assert_eq!(shown.lines[document], BTreeSet::new(), "{document}");
        }
        // The schema was there: it is not for want of it that nothing was said.
        assert!(!shown.lines[&broken].is_empty());
    }
}

/// Files in which each line that has a fault says so.
#[test]
fn an_editor_shows_the_faults_that_validate_shows_where_it_shows_them() {
    let home = home();
    let folder = repository().join("tests/editor/broken");
    let mut editor = Editor::on(&folder, &schema_file(&home, Draft::Seven));
    editor.documents = vec!["association.yaml".into(), "common.yaml".into()];
    let shown = editor.shown();
    let bench = Bench::new();
    for document in &editor.documents {
        let text = fs::read_to_string(folder.join(document)).unwrap();
        let lines = text.lines().enumerate();
        let marked = lines.filter(|(_, line)| line.ends_with("# faute"));
        let marked: BTreeSet<usize> = marked.map(|(at, _)| at + 1).collect();
        assert!(marked.len() > 19);
        assert_eq!(bench.lines(&text), marked, "{document}, by the decoder");
        if let Some(shown) = &shown {
            assert_eq!(shown.lines[document], marked, "{document}, in an editor");
        }
    }
}

/// The cases of `validate`: a fault that a schema can say is on the line where `validate` shows it.
#[test]
fn an_editor_shows_the_cases_of_validate_on_their_lines() {
    let home = home();
    let mut editor = Editor::on(repository(), &schema_file(&home, Draft::Seven));
    let schema = validator(Of::Any, Draft::Seven);
    let bench = Bench::new();
    let mut expected = BTreeMap::new();
    for (path, text) in referentials_below("tests/cmd/validate") {
        // What is no readable YAML is for the editor's own parser.
        if let Some(json) = tree(&text).and_then(|node| typed(&node)) {
            let lines = bench.lines(&text);
            let refused = !schema.is_valid(&json);
            assert!(!refused || !lines.is_empty(), "{path}");
            editor.documents.push(path.clone());
            expected.insert(path, (refused, lines));
        }
    }
    let refused = expected.values().filter(|(refused, _)| *refused).count();
    assert!(refused > 8, "{refused}");
    let Some(shown) = editor.shown() else { return };
    for (path, (refused, lines)) in expected {
        let found = &shown.lines[&path];
        if refused {
            assert!(
                found.is_subset(&lines) && !found.is_empty(),
                "{path}: {found:?}, {lines:?}"
            );
        } else {
            assert!(found.is_empty(), "{path}: {found:?}");
        }
    }
}

const TYPED: &str = "\
referential: association
format: 1
id: essai
name: Essai
extends: {id: lcep}
sources:
  - id: enquete
    files: [enquete.csv]
    period: {constant: 2025}
    kind: survey
    mappings:
      - variable: age
        column: Âge
        comparability: close
        because: Arrondi
        
indicators:
  - id: part
    label: Part
    definition: Part
    level: outcome
    direction: neutral
    unit: percent
    among: {sexe: [F]}
    measure: {share: {of: {sexe: [F]}}}
    
";

#[test]
fn an_editor_completes_and_explains_in_french() {
    let home = home();
    let mut editor = Editor::on(home.path(), &schema_file(&home, Draft::Seven));
    write(&home.path().join("essai.yaml"), TYPED);
    editor.documents = vec!["essai.yaml".into()];
    for (before, _) in HOVERS {
        editor.ask("hover", "essai.yaml", before);
    }
    for (before, ..) in COMPLETIONS {
        editor.ask("completion", "essai.yaml", before);
    }
    let Some(shown) = editor.shown() else { return };
    let (hovers, completions) = shown.answers.split_at(HOVERS.len());
    for ((before, expected), hover) in HOVERS.iter().zip(hovers) {
        let hover = hover.as_str().unwrap();
        assert!(hover.contains(expected), "{before}: {hover}");
    }
    for ((before, word, said, inserted), proposed) in COMPLETIONS.iter().zip(completions) {
        let proposed = &proposed[word];
        assert_eq!(proposed["said"], *said, "{before} {word}");
        assert_eq!(proposed["written"], *inserted, "{before} {word}");
    }
}

/// Where, and what is explained.
const HOVERS: &[(&str, &str)] = &[
    (
        "  - id: enquete\n    fil",
        "Les fichiers, sous le dossier donné à la commande.",
    ),
    ("    kin", "Ce qu'est cette source."),
    (
        "    kind: sur",
        "`survey`: une enquête\u{a0}: ce que répondent des personnes",
    ),
    (
        "        comparab",
        "Si ce qui est demandé est bien ce que définit le référentiel commun. Ce qui n'est pas `exact` se justifie par `because`.",
    ),
    ("    amo", "Qui est éligible, par une condition."),
    ("measure: {sha", "Une part, en pourcentage."),
    ("measure: {share: {o", "Ce qui compte au numérateur."),
    ("among: {se", "La clé est une variable."),
    ("exten", "Le référentiel commun que celui-ci prolonge."),
];

/// Where, a word among those proposed, what is said of it, what is written.
const COMPLETIONS: &[(&str, &str, &str, &str)] = &[
    (
        "    kind: ",
        "records",
        "des fichiers de gestion\u{a0}: ce que l'association enregistre",
        "records",
    ),
    (
        "comparability: ",
        "broad",
        "du même sujet\u{a0}; ne s'additionne jamais",
        "broad",
    ),
    (
        "because: Arrondi\n        ",
        "codes",
        "La modalité de chaque réponse. Seulement les différences\u{a0}: les libellés se reconnaissent seuls.",
        "codes:\n  ",
    ),
    (
        "because: Arrondi\n        ",
        "format",
        "Comment les dates sont écrites\u{a0}: `%d` le jour, `%m` le mois, `%Y` l'année.",
        "format: ",
    ),
    (
        "{of: {sexe: [F]}}}\n    ",
        "waves",
        "La ou les vagues où il est mesuré. Deux ou plus\u{a0}: s'y ajoute l'évolution des mêmes personnes.",
        "waves:\n  - ",
    ),
    (
        "{of: {sexe: [F]}}}\n    ",
        "population",
        "De qui il parle, en clair.",
        "population: ",
    ),
    (
        "{of: {sexe: [F]}}}\n    ",
        "status",
        "Sa place dans le programme.",
        "status: ",
    ),
];

/// The blocks of a page in one language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = fs::read_to_string(repository().join(page)).unwrap();
    let opening = format!("```{language}\n");
    let blocks = text.split(opening.as_str()).skip(1);
    let blocks = blocks.filter_map(|after| after.split_once("```"));
    blocks.map(|(block, _)| block.to_owned()).collect()
}

/// What the pages tell to type and to set, typed and set.
#[test]
fn the_pages_set_an_editor_up() {
    for page in ["README.md", "LISEZMOI.md"] {
        let home = home();
        let commands = blocks(page, "sh");
        let commands = commands.iter().flat_map(|block| block.lines());
        let commands = commands.filter_map(|line| line.strip_prefix("impact schema "));
        let commands: Vec<&str> = commands.collect();
        assert!(!commands.is_empty(), "{page}");
        for command in commands {
            let arguments: Vec<&str> = command.split_whitespace().collect();
            fs::create_dir_all(home.path().join("referentials")).unwrap();
            printed(impact(&["schema"]).args(arguments).current_dir(home.path()));
        }
        let settings: Vec<Value> = blocks(page, "json")
            .iter()
            .filter_map(|block| serde_json::from_str(block).ok())
            .filter(|block: &Value| block.get("yaml.schemas").is_some())
            .collect();
        let [settings] = &settings[..] else {
            panic!("{page}");
        };
        let modeline = fs::read_to_string(repository().join(page)).unwrap();
        let modeline = modeline.lines().map(str::trim);
        let mut modeline = modeline.filter(|line| line.starts_with("# yaml-language-server: "));
        let modeline = modeline.next().unwrap();
        let text = TYPED.replace("kind: survey", "kind: sondage");
        let folder = home.path().join("referentials/associations");
        write(&folder.join("essai.yaml"), &text);
        write(
            &home.path().join("ailleurs/essai.yaml"),
            format!("{modeline}\n{text}"),
        );
        // The modeline speaks of a file beside the document's folder.
        let beside = home.path().join("referentials");
        for file in fs::read_dir(&beside).unwrap().map(Result::unwrap) {
            if file.path().is_file() {
                fs::copy(file.path(), home.path().join(file.file_name())).unwrap();
            }
        }
        let editor = Editor {
            folder: home.path().to_owned(),
            schemas: settings["yaml.schemas"].clone(),
            documents: vec![
                "referentials/associations/essai.yaml".into(),
                "ailleurs/essai.yaml".into(),
            ],
            questions: Vec::new(),
        };
        let Some(shown) = editor.shown() else {
            continue;
        };
        assert_eq!(
            shown.lines[&editor.documents[0]],
            BTreeSet::from([10]),
            "{page}, by the settings"
        );
        assert_eq!(
            shown.lines[&editor.documents[1]],
            BTreeSet::from([11]),
            "{page}, by the modeline"
        );
    }
}
