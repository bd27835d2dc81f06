//! For each object of the grammar, a smallest document that holds it, ready to be changed at that place.

use std::collections::BTreeSet;
use std::rc::Rc;

use impact::schema::Of;
use impact::schema::grammar::{self, Key, Object, Rule, Scalar, Shape};

/// What stands around an object.
type Around = Rc<dyn Fn(&str) -> String>;

/// A smallest value.
pub(super) fn sample(shape: &Shape) -> String {
    match shape {
        Shape::Scalar(scalar) => match scalar {
            Scalar::Id | Scalar::Reference => "a",
            Scalar::Code | Scalar::CodeOrNumber => "A",
            Scalar::Name | Scalar::Cell => "x",
            Scalar::Integer | Scalar::Number | Scalar::Format => "1",
            Scalar::Boolean => "true",
            Scalar::Character | Scalar::AsciiCharacter => ";",
            Scalar::Version => "1.0.0",
            Scalar::Day => "2026-12-31",
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

/// A smallest value of a key.
pub(super) fn sample_of(object: &Object, key: &Key) -> String {
    match (object.name, key.key) {
        // The two ends of a scale are not one point.
        ("scale", "to") => "2".to_owned(),
        _ => sample(&key.shape),
    }
}

/// Which of the keys that exclude one another is taken, and what is changed.
#[derive(Clone, Default)]
pub(super) struct Draw {
    pub(super) taken: Option<&'static str>,
    /// A key and its value, instead of or beside the smallest.
    pub(super) with: Option<(&'static str, String)>,
    /// A key left out.
    pub(super) without: Option<&'static str>,
    /// Whether a key that no object knows stands beside.
    pub(super) unknown: bool,
}

impl Draw {
    /// One for each of the keys of which one must stand.
    pub(super) fn variants(object: &Object) -> Vec<Self> {
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
    pub(super) fn holding(object: &Object, key: &str) -> Self {
        let variants = Self::variants(object);
        let own = variants.iter().find(|it| it.taken == Some(key));
        let any = variants.iter().find(|it| it.allows(object, key));
        own.or(any).unwrap().clone()
    }

    /// Whether the grammar lets `key` stand.
    pub(super) fn allows(&self, object: &Object, key: &str) -> bool {
        let taken = self.taken.unwrap_or_default();
        object.rules.iter().all(|rule| match rule {
            Rule::OneKey => key == taken,
            Rule::OneOf(keys) => !keys.contains(&key) || key == taken,
            Rule::Never(one, others) => !(taken == *one && others.contains(&key)),
            _ => true,
        })
    }

    /// The object, in braces.
    pub(super) fn text(&self, object: &Object) -> String {
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
                let value = sample_of(object, key);
                parts.push(format!("{}: {value}", key.key));
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

    /// With this value of that key.
    pub(super) fn with(&self, key: &'static str, value: String) -> Self {
        Self {
            with: Some((key, value)),
            ..self.clone()
        }
    }
}

/// An object, and the document around it.
#[derive(Clone)]
pub(super) struct Spot {
    pub(super) object: Object,
    pub(super) document: Around,
}

/// Objects within a shape, each with what stands around it there.
fn inside(shape: &Shape) -> Vec<(Object, Around)> {
    let within = |shapes: &[&Shape], around: fn(&str) -> String| {
        let found = shapes.iter().flat_map(|shape| inside(shape));
        let found = found.map(|(object, inner)| {
            let whole: Around = Rc::new(move |text: &str| around(&inner(text)));
            (object, whole)
        });
        found.collect()
    };
    match shape {
        Shape::Object(object) => vec![(object(), Rc::new(|text: &str| text.to_owned()))],
        Shape::List(item) | Shape::FilledList(item) => within(&[item], |text| format!("[{text}]")),
        Shape::Pairs(_, value, _) => within(&[value], |text| format!("{{a: {text}}}")),
        Shape::Either(shapes) => within(&shapes.iter().collect::<Vec<_>>(), str::to_owned),
        _ => Vec::new(),
    }
}

/// Every object of a kind of file, each once.
pub(super) fn spots(of: Of) -> Vec<Spot> {
    let mut found = vec![Spot {
        object: grammar::file(of),
        document: Rc::new(str::to_owned),
    }];
    let mut names = BTreeSet::from([found[0].object.name]);
    let mut at = 0;
    while at < found.len() {
        let spot = found[at].clone();
        at += 1;
        let mut places: Vec<(Object, Around)> = Vec::new();
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
