//! The JSON Schema against the decoder and a real editor: what the one refuses the other refuses, at the same
//! place.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use impact::diagnostic::{Diagnostic, Diagnostics, Location};
use impact::i18n::Lang;
use impact::referential;
use impact::schema::{self, Draft, Of};
use impact::source_text::SourceTexts;
use impact::yaml::{self, Kind, Node};
use jsonschema::Validator;
use tempfile::TempDir;

#[path = "schema/completeness.rs"]
mod completeness;
#[path = "schema/drawn.rs"]
mod drawn;
#[path = "schema/editor.rs"]
mod editor;
#[path = "schema/mutations.rs"]
mod mutations;
#[path = "schema/server.rs"]
mod server;
#[path = "schema/spots.rs"]
mod spots;
#[path = "schema/typing.rs"]
mod typing;

/// The schema as text.
fn written(of: Of, draft: Draft, lang: Lang) -> String {
    let mut bytes = Vec::new();
    schema::write(&mut bytes, of, draft, lang).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The schema as JSON.
fn json(of: Of, draft: Draft, lang: Lang) -> serde_json::Value {
    serde_json::from_str(&written(of, draft, lang)).unwrap()
}

fn validator(of: Of, draft: Draft) -> Validator {
    let schema = json(of, draft, Lang::Fr);
    match draft {
        Draft::Seven => jsonschema::draft7::new(&schema).unwrap(),
        Draft::Of2020 => jsonschema::draft202012::new(&schema).unwrap(),
    }
}

/// A text read by the program as one file alone.
struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    /// What the decoder says of a text; nothing of what crosses files.
    fn faults(&self, text: &str) -> Vec<Diagnostic> {
        self.placed(text)
            .into_iter()
            .map(|(_, fault)| fault)
            .collect()
    }

    /// The lines on which the decoder finds a fault.
    fn lines(&self, text: &str) -> BTreeSet<usize> {
        self.placed(text)
            .into_iter()
            .map(|(line, _)| line)
            .collect()
    }

    fn placed(&self, text: &str) -> Vec<(usize, Diagnostic)> {
        // Deep enough that no common referential is looked for above.
        let file = self.folder.path().join("a/b/c/d/file.yaml");
        if !file.is_file() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
        }
        fs::write(&file, text).unwrap();
        let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
        referential::load(&[file], &mut texts, &mut diagnostics).unwrap();
        let found = diagnostics.sorted(&texts).into_iter();
        let line = |fault: &Diagnostic| match fault.location {
            Location::Text(place) => texts.line_column(place.file, place.start()).0,
            _ => 0,
        };
        found.map(|fault| (line(&fault), fault)).collect()
    }
}

/// The tree of a text; none where it cannot be read.
fn tree(text: &str) -> Option<Node> {
    let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
    let file = texts.add("file.yaml".into(), text.into());
    let node = yaml::parse(file, text, &mut diagnostics)?;
    (!diagnostics.has_errors()).then_some(node)
}

/// What a file says it is.
fn kind_of(node: &Node) -> Option<Of> {
    let Kind::Mapping(mapping) = &node.kind else {
        return None;
    };
    let mut entries = mapping.entries.iter();
    let said = entries.find(|entry| entry.key == "referential")?;
    let Kind::Scalar(scalar) = &said.value.kind else {
        return None;
    };
    let known = Of::ALL.into_iter().filter(|of| *of != Of::Any);
    known.into_iter().find(|of| of.word() == scalar.text)
}

/// Every YAML file below a folder that says which referential it is, in the order of names.
fn referentials_below(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = walkdir::WalkDir::new(folder).sort_by_file_name();
    let files = files.into_iter().map(Result::unwrap);
    let files = files.filter(|file| file.path().extension().is_some_and(|end| end == "yaml"));
    let texts = files.filter_map(|file| {
        let text = fs::read_to_string(file.path()).ok()?;
        let path = file.path().strip_prefix(env!("CARGO_MANIFEST_DIR"));
        let path = path.unwrap().display().to_string();
        text.contains("referential:").then_some((path, text))
    });
    texts.collect()
}

#[test]
fn every_schema_is_one_by_the_rules_of_its_draft() {
    for of in Of::ALL {
        for lang in [Lang::Fr, Lang::En] {
            let seven = json(of, Draft::Seven, lang);
            assert_eq!(
                seven["$schema"], "http://json-schema.org/draft-07/schema#",
                "{of:?}"
            );
            jsonschema::draft7::meta::validate(&seven).unwrap();
            let of2020 = json(of, Draft::Of2020, lang);
            jsonschema::draft202012::meta::validate(&of2020).unwrap();
            assert_eq!(of2020["title"], seven["title"]);
        }
    }
}

#[test]
fn the_same_bytes_every_time_and_every_definition_serves() {
    for of in Of::ALL {
        let text = written(of, Draft::Seven, Lang::Fr);
        assert_eq!(text, written(of, Draft::Seven, Lang::Fr));
        assert!(text.ends_with("}\n"));
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
        for name in schema["definitions"].as_object().unwrap().keys() {
            let pointer = format!("\"$ref\": \"#/definitions/{name}\"");
            assert!(text.contains(&pointer), "{of:?}: {name}");
        }
    }
}

/// Calls `visit` with every schema within a schema, and where it stands.
fn each(schema: &serde_json::Value, place: &str, visit: &mut dyn FnMut(&str, &serde_json::Value)) {
    match schema {
        serde_json::Value::Object(keys) => {
            visit(place, schema);
            for (key, value) in keys {
                each(value, &format!("{place}/{key}"), visit);
            }
        }
        serde_json::Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                each(item, &format!("{place}/{at}"), visit);
            }
        }
        _ => {}
    }
}

#[test]
fn every_key_and_every_word_is_explained_in_both_languages() {
    for lang in [Lang::Fr, Lang::En] {
        let schema = json(Of::Any, Draft::Seven, lang);
        let (mut keys, mut words) = (0, 0);
        each(&schema, "", &mut |place, one| {
            let above = place.rsplit('/').nth(1);
            let asked = above == Some("properties") && !place.contains("/dependencies/");
            // What a condition on a kind of file repeats is no key of its own.
            if asked && !place.contains("/if/") {
                let said = one["description"].as_str().unwrap_or_default();
                assert!(said.ends_with(['.', '…']), "{place}: {said}");
                assert!(
                    said.starts_with(|c: char| c.is_uppercase() || c == '`'),
                    "{place}: {said}"
                );
                keys += 1;
            }
            if let Some(list) = one.get("enum") {
                let list = list.as_array().unwrap();
                let said = one["enumDescriptions"].as_array().unwrap();
                assert_eq!(list.len(), said.len(), "{place}");
                for (word, said) in list.iter().zip(said) {
                    assert!(!said.as_str().unwrap().is_empty(), "{place}: {word}");
                    words += 1;
                }
            }
        });
        assert!(keys > 200 && words > 100, "{keys} keys, {words} words");
    }
}

/// French sets `:`, `;`, `?`, `!` and guillemets apart by a no-break space.
#[test]
fn french_is_spaced_as_french() {
    let schema = json(Of::Any, Draft::Seven, Lang::Fr);
    each(&schema, "", &mut |place, one| {
        let said = ["title", "description", "patternErrorMessage"];
        let said = said.iter().filter_map(|key| one.get(key)?.as_str());
        let words = one.get("enumDescriptions").and_then(|it| it.as_array());
        let words = words.into_iter().flatten().filter_map(|it| it.as_str());
        for said in said.chain(words) {
            // What stands in backticks is the grammar's.
            let prose: String = said.split('`').step_by(2).collect();
            for mark in [" :", " ;", " ?", " !", "« ", " »"] {
                assert!(!prose.contains(mark), "{place}: {said}");
            }
            for mark in [':', ';', '?', '!'] {
                let mut before = ' ';
                for c in prose.chars() {
                    assert!(c != mark || before == '\u{a0}', "{place}: {said}");
                    before = c;
                }
            }
        }
    });
}
