//! The grammar of the schema is that of the decoder, key by key and word by word, both ways.
//!
//! For each object a smallest document that holds it is made from the grammar, then changed at that place: an
//! unknown key, for the decoder then names those it knows; a key less; a key more; each word of a list, and one that is
//! none. What the decoder answers must be what the grammar says.

use std::collections::BTreeSet;

use impact::diagnostic::{Code, Diagnostic};
use impact::i18n::Lang;
use impact::schema::grammar::{self, Key, Scalar, Shape};
use impact::schema::{Draft, Of};
use jsonschema::Validator;

use super::spots::{Draw, Spot, sample_of, spots};
use super::typing::typed;
use super::{Bench, tree, validator};

/// Words in backticks after `opening` in the English help of a fault.
fn listed(fault: &Diagnostic, opening: &str) -> Option<BTreeSet<String>> {
    let help = &fault.said.help.as_ref()?.en;
    let list = help.split_once(opening)?.1;
    let words = list.split('`').skip(1).step_by(2);
    Some(words.map(str::to_owned).collect())
}

fn with_code(faults: &[Diagnostic], code: Code) -> Vec<&Diagnostic> {
    faults.iter().filter(|fault| fault.code == code).collect()
}

/// What is tried, and by whom it is read.
struct Trial {
    of: Of,
    bench: Bench,
    schema: Validator,
}

impl Trial {
    fn new(of: Of) -> Self {
        Self {
            of,
            bench: Bench::new(),
            schema: validator(of, Draft::Seven),
        }
    }

    /// The faults the decoder finds; the schema must refuse exactly where there is one.
    fn agreed(&self, document: &str) -> Vec<Diagnostic> {
        let faults = self.bench.faults(document);
        let json = typed(&tree(document).unwrap()).unwrap();
        let taken = self.schema.is_valid(&json);
        assert_eq!(
            taken,
            faults.is_empty(),
            "{:?} {document}\n{faults:?}",
            self.of
        );
        faults
    }
}

/// Kinds of files; for each, every object in it.
fn all() -> Vec<(Trial, Vec<Spot>)> {
    let kinds = Of::ALL.into_iter().filter(|of| *of != Of::Any);
    kinds.map(|of| (Trial::new(of), spots(of))).collect()
}

#[test]
fn the_decoder_knows_the_keys_of_every_object_and_no_other() {
    let (mut objects, mut apart) = (0, Vec::new());
    for (trial, spots) in all() {
        for spot in spots {
            let object = &spot.object;
            if object.others.is_some() {
                // Any key is a variable there.
                continue;
            }
            let mut known = BTreeSet::new();
            for variant in Draw::variants(object) {
                let draw = Draw {
                    unknown: true,
                    ..variant
                };
                let document = (spot.document)(&draw.text(object));
                let faults = trial.agreed(&document);
                let faults = with_code(&faults, Code::KeyUnknown);
                let [fault] = faults[..] else {
                    panic!("{document}\n{faults:?}");
                };
                let keys = listed(fault, "nown keys: ").unwrap_or_default();
                known.extend(keys);
            }
            let ours: BTreeSet<String> = object.keys.iter().map(|it| it.key.to_owned()).collect();
            if ours != known {
                let alone = |one: &BTreeSet<String>, other| {
                    let keys: Vec<&str> = one.difference(other).map(String::as_str).collect();
                    keys.join(", ")
                };
                apart.push(format!(
                    "`{}`: the decoder alone knows [{}], the schema alone [{}]",
                    object.name,
                    alone(&known, &ours),
                    alone(&ours, &known)
                ));
            }
            objects += 1;
        }
    }
    assert!(apart.is_empty(), "{}", apart.join("\n"));
    assert!(objects > 80, "{objects}");
}

#[test]
fn the_same_keys_are_required_and_the_same_go_together() {
    for (trial, spots) in all() {
        for spot in spots {
            let object = &spot.object;
            for variant in Draw::variants(object) {
                // The smallest document has all that is required.
                let document = (spot.document)(&variant.text(object));
                let faults = trial.agreed(&document);
                assert!(faults.is_empty(), "{}: {document}\n{faults:?}", object.name);
                for key in &object.keys {
                    less(&trial, &spot, &variant, key);
                    more(&trial, &spot, &variant, key);
                }
            }
        }
    }
}

/// Without a key that must be there.
fn less(trial: &Trial, spot: &Spot, variant: &Draw, key: &Key) {
    if !key.required {
        return;
    }
    let draw = Draw {
        without: Some(key.key),
        ..variant.clone()
    };
    let document = (spot.document)(&draw.text(&spot.object));
    let faults = trial.agreed(&document);
    let missing = with_code(&faults, Code::KeyMissing);
    assert_eq!(missing.len(), 1, "{document}\n{faults:?}");
    assert!(
        missing[0]
            .said
            .message
            .en
            .contains(&format!("`{}`", key.key))
    );
}

/// With a key that may be there, and with it empty.
fn more(trial: &Trial, spot: &Spot, variant: &Draw, key: &Key) {
    let object = &spot.object;
    let value = sample_of(object, key);
    let document = (spot.document)(&variant.with(key.key, value).text(object));
    let faults = trial.agreed(&document);
    let allowed = variant.allows(object, key.key);
    assert_eq!(faults.is_empty(), allowed, "{document}\n{faults:?}");
    let nullable = matches!(
        key.shape,
        Shape::Scalar(Scalar::Cell | Scalar::Character | Scalar::AsciiCharacter)
    );
    if !nullable {
        let document = (spot.document)(&variant.with(key.key, String::new()).text(object));
        assert!(!trial.agreed(&document).is_empty(), "{document}");
    }
}

/// What stands around a word.
type Around = fn(&str) -> String;

/// Lists of words within a shape, each with what stands around a word there.
fn lists(shape: &Shape) -> Vec<(Vec<&'static str>, Around)> {
    match shape {
        Shape::Words(words) => {
            let words = words.iter().map(|word| word.word).collect();
            vec![(words, |word| word.to_owned())]
        }
        Shape::Pairs(_, value, _) => {
            let found = lists(value).into_iter();
            found
                .map(|(words, _)| {
                    let around: Around = |word| format!("{{a: {word}}}");
                    (words, around)
                })
                .collect()
        }
        Shape::Either(shapes) => shapes.iter().flat_map(lists).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_word_is_the_decoder_s_and_every_word_of_the_decoder_is_there() {
    let mut seen = 0;
    for (trial, spots) in all() {
        for spot in spots {
            let object = &spot.object;
            for key in &object.keys {
                let variant = Draw::holding(object, key.key);
                let document =
                    |value: String| (spot.document)(&variant.with(key.key, value).text(object));
                for (words, around) in lists(&key.shape) {
                    for word in &words {
                        let document = document(around(word));
                        let faults = trial.agreed(&document);
                        assert!(faults.is_empty(), "{document}\n{faults:?}");
                    }
                    let document = document(around("aucun-mot"));
                    let faults = trial.agreed(&document);
                    let [fault] = &faults[..] else {
                        panic!("{document}\n{faults:?}");
                    };
                    let ours: BTreeSet<String> = words.iter().map(|it| (*it).to_owned()).collect();
                    let theirs = match (object.name, key.key) {
                        // The kind of a file decides how it is read: the schema of one kind knows one.
                        (_, "referential") => ours.clone(),
                        // Too many to be listed.
                        ("accept", "code") => Code::ALL
                            .iter()
                            .filter(|it| it.can_be_accepted())
                            .map(|it| it.name().to_owned())
                            .collect(),
                        // `all`, or a number.
                        (_, "requires") => BTreeSet::from(["all".to_owned()]),
                        _ => listed(fault, "llowed: ").unwrap_or_default(),
                    };
                    assert_eq!(ours, theirs, "{}.{}", object.name, key.key);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn the_decoder_knows_the_same_kinds_of_files() {
    let faults = Bench::new().faults("referential: aucun-genre\nformat: 1\n");
    let kinds = listed(&faults[0], "nown kinds: ").unwrap();
    let ours = grammar::file(Of::Any);
    let [key] = &ours.keys[..] else { panic!() };
    let [(words, _)] = &lists(&key.shape)[..] else {
        panic!()
    };
    assert_eq!(kinds, words.iter().map(|it| (*it).to_owned()).collect());
}

/// The schema of any file says of each kind what the schema of that kind says.
#[test]
fn the_schema_of_any_file_is_made_of_the_schemas_of_each() {
    let any = super::json(Of::Any, Draft::Seven, Lang::Fr);
    for of in Of::ALL.into_iter().filter(|of| *of != Of::Any) {
        let one = super::json(of, Draft::Seven, Lang::Fr);
        let within = &any["definitions"][of.word()];
        for key in ["properties", "required", "additionalProperties", "title"] {
            assert_eq!(within[key], one[key], "{of:?} {key}");
        }
        for (name, definition) in one["definitions"].as_object().unwrap() {
            assert_eq!(&any["definitions"][name], definition, "{of:?} {name}");
        }
    }
}
