//! The grammar of the schema is that of the decoder, key by key and word by word, both ways.
//!
//! For each object a smallest document that holds it is made from the grammar, then changed at that place: an
//! unknown key, for the decoder then names those it knows; a key less; a key more; each word of a list, and one that is
//! none. What the decoder answers must be what the grammar says.

use std::collections::BTreeSet;
use std::rc::Rc;

use impact::diagnostic::{Code, Diagnostic};
use impact::i18n::Lang;
use impact::schema::grammar::{self, Key, Object, Rule, Scalar, Shape};
use impact::schema::{Draft, Of};
use jsonschema::Validator;

use super::typing::typed;
use super::{Bench, tree, validator};

/// A smallest value.
fn sample(shape: &Shape) -> String {
    match shape {
        Shape::Scalar(scalar) => match scalar {
            Scalar::Id | Scalar::Reference => "a",
            Scalar::Code | Scalar::CodeOrNumber => "A",
            Scalar::Name | Scalar::Cell => "x",
            Scalar::Integer | Scalar::Number | Scalar::Format => "1",
            Scalar::Boolean => "true",
            Scalar::Character | Scalar::AsciiCharacter => ";",
            Scalar::Version => "1.0.0",
            Scalar::VersionReq => "^1.0",
        }
        .to_owned(),
        Shape::Words(words) => words[0].word.to_owned(),
        Shape::Text => "Texte".to_owned(),
        Shape::List(_) => "[]".to_owned(),
        Shape::FilledList(item) => format!("[{}]", sample(item)),
        Shape::Pairs(..) => "{}".to_owned(),
        Shape::Object(object) => {
            let object = object();
            Draw::variants(&object)[0].text(&object)
        }
        Shape::Either(shapes) => sample(&shapes[0]),
    }
}

/// Which of the keys that exclude one another is taken, and what is changed.
#[derive(Clone, Default)]
struct Draw {
    taken: Option<&'static str>,
    /// A key and its value, instead of or beside the smallest.
    with: Option<(&'static str, String)>,
    without: Option<&'static str>,
    unknown: bool,
}

impl Draw {
    /// One for each of the keys of which one must stand.
    fn variants(object: &Object) -> Vec<Self> {
        let taken = |keys: &[&'static str]| {
            let taken = keys.iter().map(|key| Self {
                taken: Some(key),
                ..Self::default()
            });
            taken.collect::<Vec<_>>()
        };
        for rule in &object.rules {
            match rule {
                Rule::OneOf(keys) | Rule::SomeOf(keys) => return taken(keys),
                Rule::OneKey => {
                    return taken(&object.keys.iter().map(|key| key.key).collect::<Vec<_>>());
                }
                Rule::SomeKey if object.others.is_none() => return taken(&[object.keys[0].key]),
                _ => {}
            }
        }
        vec![Self::default()]
    }

    /// One that lets `key` stand: alone where it can.
    fn holding(object: &Object, key: &str) -> Self {
        let variants = Self::variants(object);
        let own = variants.iter().find(|it| it.taken == Some(key));
        let any = variants.iter().find(|it| it.allows(object, key));
        own.or(any).unwrap().clone()
    }

    /// Whether the grammar lets `key` stand.
    fn allows(&self, object: &Object, key: &str) -> bool {
        let taken = self.taken.unwrap_or_default();
        object.rules.iter().all(|rule| match rule {
            Rule::OneKey => key == taken,
            Rule::OneOf(keys) => !keys.contains(&key) || key == taken,
            Rule::Never(one, others) => !(taken == *one && others.contains(&key)),
            _ => true,
        })
    }

    /// The object, in braces.
    fn text(&self, object: &Object) -> String {
        let mut wanted: Vec<&str> = object
            .keys
            .iter()
            .filter(|it| it.required)
            .map(|it| it.key)
            .collect();
        wanted.extend(self.taken);
        for rule in &object.rules {
            match rule {
                Rule::Needs(key, other) if self.taken == Some(key) => wanted.push(other),
                Rule::Unless { required, some, .. } => {
                    wanted.extend(*required);
                    wanted.push(some[0]);
                }
                _ => {}
            }
        }
        let mut parts = Vec::new();
        for key in &object.keys {
            let changed = self.with.as_ref().filter(|(with, _)| *with == key.key);
            if let Some((_, value)) = changed {
                parts.push(format!("{}: {value}", key.key));
            } else if wanted.contains(&key.key) && self.without != Some(key.key) {
                parts.push(format!("{}: {}", key.key, sample(&key.shape)));
            }
        }
        if let Some((_, shape, _)) = object.others.as_ref().filter(|_| parts.is_empty()) {
            parts.push(format!("a: {}", sample(shape)));
        }
        if self.unknown {
            parts.push("cle-inconnue: x".to_owned());
        }
        format!("{{{}}}", parts.join(", "))
    }

    fn with(&self, key: &'static str, value: String) -> Self {
        Self {
            with: Some((key, value)),
            ..self.clone()
        }
    }
}

/// An object, and the document around it.
#[derive(Clone)]
struct Spot {
    object: Object,
    document: Rc<dyn Fn(&str) -> String>,
}

/// Objects within a shape, each with what stands around it there.
fn inside(shape: &Shape) -> Vec<(Object, Rc<dyn Fn(&str) -> String>)> {
    let within = |shapes: &[&Shape], around: fn(&str) -> String| {
        let found = shapes.iter().flat_map(|shape| inside(shape));
        let found = found.map(|(object, inner)| {
            let whole: Rc<dyn Fn(&str) -> String> = Rc::new(move |text: &str| around(&inner(text)));
            (object, whole)
        });
        found.collect()
    };
    match shape {
        Shape::Object(object) => vec![(object(), Rc::new(|text: &str| text.to_owned()))],
        Shape::List(item) | Shape::FilledList(item) => within(&[item], |text| format!("[{text}]")),
        Shape::Pairs(_, value, _) => within(&[value], |text| format!("{{a: {text}}}")),
        Shape::Either(shapes) => within(&shapes.iter().collect::<Vec<_>>(), |text| text.to_owned()),
        _ => Vec::new(),
    }
}

/// Every object of a kind of file, each once.
fn spots(of: Of) -> Vec<Spot> {
    let mut found = vec![Spot {
        object: grammar::file(of),
        document: Rc::new(str::to_owned),
    }];
    let mut names = BTreeSet::from([found[0].object.name]);
    let mut at = 0;
    while at < found.len() {
        let spot = found[at].clone();
        at += 1;
        let mut places: Vec<(Object, Rc<dyn Fn(&str) -> String>)> = Vec::new();
        for key in &spot.object.keys {
            let (object, name) = (spot.object.clone(), key.key);
            let variant = Draw::holding(&object, name);
            for (inner, around) in inside(&key.shape) {
                let (object, variant, outer) =
                    (object.clone(), variant.clone(), Rc::clone(&spot.document));
                places.push((
                    inner,
                    Rc::new(move |text: &str| {
                        outer(&variant.with(name, around(text)).text(&object))
                    }),
                ));
            }
        }
        if let Some((_, shape, _)) = &spot.object.others {
            for (inner, around) in inside(shape) {
                let outer = Rc::clone(&spot.document);
                places.push((
                    inner,
                    Rc::new(move |text: &str| outer(&format!("{{a: {}}}", around(text)))),
                ));
            }
        }
        for (object, document) in places {
            if names.insert(object.name) {
                found.push(Spot { object, document });
            }
        }
    }
    found
}

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
    let mut objects = 0;
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
            assert_eq!(
                ours, known,
                "the keys of `{}`, here and in the decoder",
                object.name
            );
            objects += 1;
        }
    }
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
    let value = sample(&key.shape);
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

/// Lists of words within a shape, each with what stands around a word there.
fn lists(shape: &Shape) -> Vec<(Vec<&'static str>, fn(&str) -> String)> {
    match shape {
        Shape::Words(words) => {
            let words = words.iter().map(|word| word.word).collect();
            vec![(words, |word| word.to_owned())]
        }
        Shape::Pairs(_, value, _) => {
            let found = lists(value).into_iter();
            found
                .map(|(words, _)| {
                    let around: fn(&str) -> String = |word| format!("{{a: {word}}}");
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
                        ("accept", "code") => {
                            Code::ALL.iter().map(|it| it.name().to_owned()).collect()
                        }
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
