//! What may be written in a referential: objects, their keys, what each key holds.
//!
//! Declared once, in the order of readers. Words come from the lists the decoder reads; sentences from
//! [`crate::i18n::schema`]. To add a key, add its line to its object; tests compare every object with what the
//! decoder knows.

use crate::i18n::Text;
use crate::i18n::schema::{files as said, titles};

mod association;
mod codelists;
mod common;
mod costs;
mod derived;
mod habits;
mod indicators;
mod mappings;
mod measures;
mod words;

pub use words::Word;

use super::Of;

/// A mapping with keys of its own.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its name among the definitions of a schema.
    pub name: &'static str,
    /// How readers call it.
    pub title: Text,
    /// Its keys, in the order of readers.
    pub keys: Vec<Key>,
    /// What its keys owe one another.
    pub rules: Vec<Rule>,
    /// Whether the author's own keys stand beside: which, and what they hold.
    pub others: Option<(Scalar, Shape, Text)>,
}

/// One key of an object.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key.
    pub key: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// What is said of it.
    pub said: Text,
    /// What holds where it is not written.
    pub default: Option<Plain>,
    /// What it may look like.
    pub examples: Vec<&'static str>,
}

/// A value of one word or number.
#[derive(Clone, Copy, Debug)]
pub enum Plain {
    /// A word.
    Word(&'static str),
    /// A truth.
    Truth(bool),
    /// A number.
    Number(i64),
}

/// What a key holds.
#[derive(Clone, Debug)]
pub enum Shape {
    /// One value.
    Scalar(Scalar),
    /// A word of a closed list.
    Words(Vec<Word>),
    /// A text for readers, in one language or in two.
    Text,
    /// A list.
    List(Box<Shape>),
    /// A list that holds something.
    FilledList(Box<Shape>),
    /// What the author's own keys map to: which keys, what they hold.
    Pairs(Scalar, Box<Shape>, Text),
    /// An object.
    Object(fn() -> Object),
    /// One shape or another: a value, a list, an object.
    Either(Vec<Shape>),
}

/// One value. Its text is kept as written, whatever it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// An id.
    Id,
    /// The id of something defined elsewhere.
    Reference,
    /// A code.
    Code,
    /// A code, or a number.
    CodeOrNumber,
    /// A text that holds something.
    Name,
    /// What a cell holds: anything.
    Cell,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// One character.
    Character,
    /// One character of ASCII.
    AsciiCharacter,
    /// Three numbers.
    Version,
    /// The versions that suit.
    VersionReq,
    /// A day: `2026-12-31`.
    Day,
    /// The format of the file: 1.
    Format,
}

/// What keys owe one another.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// Exactly one key of the object.
    OneKey,
    /// One key of the object at least.
    SomeKey,
    /// Exactly one of these keys.
    OneOf(&'static [&'static str]),
    /// One of these keys at least.
    SomeOf(&'static [&'static str]),
    /// The first key never stands beside the others.
    Never(&'static str, &'static [&'static str]),
    /// The first key never stands without the second.
    Needs(&'static str, &'static str),
    /// Unless the first key is there, `required` all are, and one of `some` at least.
    Unless {
        /// The key that excuses.
        key: &'static str,
        /// What must be there without it.
        required: &'static [&'static str],
        /// Of which one must be there without it.
        some: &'static [&'static str],
    },
    /// Beside the first key, the second holds an object without these keys.
    NeverWithin(&'static str, &'static str, &'static [&'static str]),
}

impl Key {
    /// With what holds where it is not written.
    fn default(mut self, default: Plain) -> Self {
        self.default = Some(default);
        self
    }

    /// With what it may look like.
    fn like(mut self, examples: impl IntoIterator<Item = &'static str>) -> Self {
        self.examples.extend(examples);
        self
    }
}

/// A key that must be there.
fn required(key: &'static str, shape: impl Into<Shape>, said: Text) -> Key {
    Key {
        required: true,
        ..optional(key, shape, said)
    }
}

/// A key that may lack.
fn optional(key: &'static str, shape: impl Into<Shape>, said: Text) -> Key {
    Key {
        key,
        shape: shape.into(),
        required: false,
        said,
        default: None,
        examples: Vec::new(),
    }
}

/// An object whose keys owe one another nothing.
fn object(name: &'static str, title: Text, keys: Vec<Key>) -> Object {
    Object {
        name,
        title,
        keys,
        rules: Vec::new(),
        others: None,
    }
}

impl Object {
    /// With what its keys owe one another.
    fn rules<const N: usize>(mut self, rules: [Rule; N]) -> Self {
        self.rules.extend(rules);
        self
    }
}

impl From<Scalar> for Shape {
    fn from(scalar: Scalar) -> Self {
        Self::Scalar(scalar)
    }
}

impl From<Vec<Word>> for Shape {
    fn from(words: Vec<Word>) -> Self {
        Self::Words(words)
    }
}

impl From<fn() -> Object> for Shape {
    fn from(object: fn() -> Object) -> Self {
        Self::Object(object)
    }
}

/// A list.
fn list(item: impl Into<Shape>) -> Shape {
    Shape::List(Box::new(item.into()))
}

/// A list of objects.
fn objects(item: fn() -> Object) -> Shape {
    list(item)
}

/// A list that holds something.
fn filled(item: impl Into<Shape>) -> Shape {
    Shape::FilledList(Box::new(item.into()))
}

/// What the author's own keys map to.
fn pairs(key: Scalar, value: impl Into<Shape>, said: Text) -> Shape {
    Shape::Pairs(key, Box::new(value.into()), said)
}

/// A word of a list the decoder reads.
fn words<T>(list: &[(&'static str, T)], said: fn(&str) -> Option<Text>) -> Shape {
    Shape::Words(words::of(list, said))
}

/// The id and the label of a thing.
fn identity() -> [Key; 2] {
    [
        required("id", Scalar::Id, said::id()),
        required("label", Shape::Text, said::label()),
    ]
}

/// A note.
fn note() -> Key {
    optional("note", Shape::Text, said::note())
}

/// A question.
fn question() -> Key {
    optional("question", Shape::Text, said::question())
}

/// What every file says of itself; `referential` apart, which differs.
fn header() -> [Key; 2] {
    [
        required("format", Scalar::Format, said::format()).default(Plain::Number(1)),
        required("id", Scalar::Id, said::id()),
    ]
}

/// The key `referential` of one kind of file.
fn kind(of: Of) -> Key {
    let mut known = words::kinds();
    known.retain(|word| word.word == of.word());
    required("referential", known, said::referential()).default(Plain::Word(of.word()))
}

/// The language of texts written once.
fn language() -> Shape {
    Shape::Words(words::languages())
}

/// The keys of a whole file of one kind; of any, the key that tells the kind.
pub fn file(of: Of) -> Object {
    match of {
        Of::Any => Object {
            others: None,
            ..object(
                "any",
                titles::any(),
                vec![required("referential", words::kinds(), said::referential())],
            )
        },
        Of::Common => common::common(),
        Of::Association => association::association(),
        Of::Costs => costs::costs(),
        Of::Profile => habits::profile(),
    }
}

/// What is said of a whole file.
pub fn said_of(of: Of) -> Text {
    match of {
        Of::Any => said::any(),
        Of::Common => said::common(),
        Of::Association => said::association(),
        Of::Costs => said::costs(),
        Of::Profile => said::profile(),
    }
}
