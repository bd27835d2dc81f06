//! From the grammar to JSON Schema.
//!
//! A schema reads typed values where the decoder reads text: `01` is a number to an editor, a code here. So a text may
//! be a string, a number or a truth, its rule holding for strings alone; only where nothing was written is
//! refused. Beside the standard keywords stand those that editors show and validators ignore: `markdownDescription`,
//! `enumDescriptions`, `markdownEnumDescriptions`, `patternErrorMessage`, `errorMessage`. A key that may not stand beside another is refused by its own name (`dependencies`), not by
//! `oneOf`, so that an editor underlines it and not its whole object.

use std::collections::BTreeMap;

use crate::i18n::schema::{titles, values as said};
use crate::i18n::{Lang, Text};

use super::grammar::{self, Key, Object, Plain, Scalar, Shape, Word};
use super::owed::rules;
use super::tree::{Map, Tree, map, texts};
use super::values::{Pattern, Rules};
use super::{Draft, Of};

/// The schema of files of one kind.
pub(super) fn schema(of: Of, draft: Draft, lang: Lang) -> Tree {
    let mut emission = Emission {
        draft,
        lang,
        definitions: BTreeMap::new(),
    };
    let file = grammar::file(of);
    let mut schema = map([
        ("$schema", draft.uri().into()),
        (
            "$id",
            format!("urn:impact:schema:1:{}", of.word()).as_str().into(),
        ),
        ("title", file.title.in_lang(lang).into()),
    ]);
    schema.extend(emission.described(&grammar::said_of(of)));
    schema.extend(if of == Of::Any {
        emission.any(&file)
    } else {
        emission.object(&file)
    });
    let mut definitions = Map::default();
    for (name, definition) in emission.definitions {
        definitions.put(&name, definition);
    }
    schema.put(draft.definitions(), definitions);
    schema.into()
}

impl Draft {
    /// Where its rules are.
    fn uri(self) -> &'static str {
        match self {
            Self::Seven => "http://json-schema.org/draft-07/schema#",
            Self::Of2020 => "https://json-schema.org/draft/2020-12/schema",
        }
    }

    /// Where definitions stand.
    fn definitions(self) -> &'static str {
        match self {
            Self::Seven => "definitions",
            Self::Of2020 => "$defs",
        }
    }

    /// What a key owes others.
    pub(super) fn dependencies(self) -> &'static str {
        match self {
            Self::Seven => "dependencies",
            Self::Of2020 => "dependentSchemas",
        }
    }
}

/// Most words that an editor should list where one is wrong.
const MOST_SHOWN: usize = 20;

/// What is being written: objects met on the way become definitions.
struct Emission {
    draft: Draft,
    lang: Lang,
    definitions: BTreeMap<String, Map>,
}

impl Emission {
    fn say(&self, text: &Text) -> Tree {
        text.in_lang(self.lang).into()
    }

    /// The keywords of any referential: its kind, then the keys of that kind.
    fn any(&mut self, file: &Object) -> Map {
        let mut schema = map([("type", "object".into())]);
        schema.put("properties", self.properties(&file.keys));
        schema.put("required", texts(["referential"]));
        let kinds = Of::ALL.into_iter().filter(|of| *of != Of::Any);
        let branches = kinds.map(|of| {
            let is = map([("const", of.word().into())]);
            let condition = map([
                ("type", "object".into()),
                ("properties", map([("referential", is.into())]).into()),
                ("required", texts(["referential"])),
            ]);
            let then = self.reference(&grammar::file(of));
            map([("if", condition.into()), ("then", then.into())]).into()
        });
        let branches = branches.collect();
        schema.put_list("allOf", branches);
        schema
    }

    /// A pointer to the definition of an object, made where it is met first.
    fn reference(&mut self, object: &Object) -> Map {
        if !self.definitions.contains_key(object.name) {
            // Before its keys are read: a condition holds conditions.
            self.definitions
                .insert(object.name.to_owned(), Map::default());
            let mut definition = map([("title", self.say(&object.title))]);
            definition.extend(self.object(object));
            self.definitions.insert(object.name.to_owned(), definition);
        }
        self.pointer(object.name)
    }

    fn pointer(&self, name: &str) -> Map {
        let path = format!("#/{}/{name}", self.draft.definitions());
        map([("$ref", path.as_str().into())])
    }

    /// The keywords of an object.
    fn object(&mut self, object: &Object) -> Map {
        let mut schema = map([("type", "object".into())]);
        schema.put("properties", self.properties(&object.keys));
        match &object.others {
            Some((key, shape, about)) => {
                if let Some(names) = self.names(*key) {
                    schema.put("propertyNames", names);
                }
                let mut others = self.described(about);
                others.extend(self.shape(shape));
                schema.put("additionalProperties", others);
            }
            None => schema.put("additionalProperties", false),
        }
        let needed = object.keys.iter().filter(|key| key.required);
        let needed: Vec<Tree> = needed.map(|key| key.key.into()).collect();
        schema.put_list("required", needed);
        schema.extend(rules(&object.rules, self.draft));
        schema
    }

    /// What is said; twice where it holds words of the grammar in backticks, which editors show as such in
    /// Markdown alone.
    fn described(&self, said: &Text) -> Map {
        let mut schema = map([("description", self.say(said))]);
        if said.in_lang(self.lang).contains('`') {
            schema.put("markdownDescription", self.say(said));
        }
        schema
    }

    fn properties(&mut self, keys: &[Key]) -> Map {
        let mut properties = Map::default();
        for key in keys {
            properties.put(key.key, self.key(key));
        }
        properties
    }

    fn key(&mut self, key: &Key) -> Map {
        let mut schema = self.described(&key.said);
        schema.extend(self.shape(&key.shape));
        schema.put_some("default", key.default.map(plain));
        let examples = key.examples.iter().map(|example| (*example).into());
        schema.put_list("examples", examples.collect());
        schema
    }

    fn shape(&mut self, shape: &Shape) -> Map {
        match shape {
            Shape::Scalar(scalar) => self.scalar(*scalar),
            Shape::Words(words) => self.words(words),
            Shape::Text => self.text(),
            Shape::List(item) => self.list(item),
            Shape::FilledList(item) => {
                let mut schema = self.list(item);
                schema.put("minItems", 1);
                schema
            }
            Shape::Pairs(key, value, about) => {
                let mut schema = map([("type", "object".into())]);
                if let Some(names) = self.names(*key) {
                    schema.put("propertyNames", names);
                }
                let mut values = self.described(about);
                values.extend(self.shape(value));
                schema.put("additionalProperties", values);
                schema
            }
            Shape::Object(object) => self.reference(&object()),
            Shape::Either(shapes) => {
                let shapes = shapes.iter().map(|shape| self.shape(shape).into());
                let shapes = shapes.collect();
                let mut schema = Map::default();
                schema.put_list("anyOf", shapes);
                schema
            }
        }
    }

    fn list(&mut self, item: &Shape) -> Map {
        let items = self.shape(item);
        map([("type", "array".into()), ("items", items.into())])
    }

    fn words(&self, words: &[Word]) -> Map {
        let mut schema = map([("type", "string".into())]);
        schema.put("enum", texts(words.iter().map(|word| word.word)));
        let said = words.iter().map(|word| word.said.as_ref());
        let said: Vec<&str> = said
            .map(|said| said.map_or("", |said| said.in_lang(self.lang)))
            .collect();
        schema.put("enumDescriptions", texts(said.iter().copied()));
        if said.iter().any(|said| said.contains('`')) {
            schema.put("markdownEnumDescriptions", texts(said));
        }
        if words.len() > MOST_SHOWN {
            schema.put("errorMessage", self.say(&said::one_of_many()));
        }
        schema
    }

    /// A text, in one language or in two.
    fn text(&mut self) -> Map {
        let name = "text";
        if !self.definitions.contains_key(name) {
            let mut languages = Map::default();
            for (language, about) in [("fr", said::in_french()), ("en", said::in_english())] {
                let mut schema = self.described(&about);
                schema.extend(self.scalar(Scalar::Name));
                languages.put(language, schema);
            }
            let both = map([
                ("type", "object".into()),
                ("properties", languages.into()),
                ("additionalProperties", false.into()),
                ("minProperties", 1.into()),
            ]);
            let alone = self.scalar(Scalar::Name);
            let alternatives = Tree::List(vec![alone.into(), both.into()]);
            let definition = map([
                ("title", self.say(&titles::text())),
                ("anyOf", alternatives),
            ]);
            self.definitions.insert(name.to_owned(), definition);
        }
        self.pointer(name)
    }

    /// What the author's own keys must look like; nothing where anything does.
    fn names(&self, key: Scalar) -> Option<Map> {
        let rule = Rules::of(key);
        let Pattern {
            rule: pattern,
            about,
        } = rule.pattern?;
        Some(map([
            ("pattern", pattern.into()),
            ("patternErrorMessage", self.say(&about())),
        ]))
    }

    fn scalar(&self, scalar: Scalar) -> Map {
        let rule = Rules::of(scalar);
        let mut schema = match rule.types {
            [only] => map([("type", (*only).into())]),
            types => map([("type", texts(types.iter().copied()))]),
        };
        if let Some(Pattern {
            rule: pattern,
            about,
        }) = rule.pattern
        {
            schema.put("pattern", pattern);
            schema.put("patternErrorMessage", self.say(&about()));
        } else if scalar == Scalar::Name {
            schema.put("minLength", 1);
        }
        let (minimum, maximum) = rule.bounds;
        schema.put_some("minimum", minimum);
        schema.put_some("maximum", maximum);
        schema
    }
}

fn plain(value: Plain) -> Tree {
    match value {
        Plain::Word(word) => word.into(),
        Plain::Truth(truth) => truth.into(),
        Plain::Number(number) => number.into(),
    }
}
