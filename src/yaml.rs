//! Text to spanned tree, within limits; the only user of the YAML parser.
//!
//! In: the bytes of a file. Out: a [`Node`] in which every key and value knows its [`Place`] and every
//! scalar keeps the text written: nothing is guessed to be a number, a date or a boolean. What referentials
//! do not use (anchors, aliases, tags, directives, several documents) is refused, all of it in one pass.
//! A syntax error ends the file, for no parser can tell what was meant after it.

use compact_str::CompactString;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n::yaml as said;
use crate::source_text::{FileId, Place};

mod builder;
mod conflict;
mod encoding;
mod lines;
mod marks;
mod syntax;
pub use encoding::{EncodingFault, decode};

/// Largest file read, in bytes.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;
/// Deepest nesting.
pub const MAX_DEPTH: usize = 64;
/// Most keys and values in one file.
pub const MAX_NODES: usize = 2_000_000;
/// Most faults reported of one file: past it, the file is something else than a referential.
pub const MAX_FAULTS: usize = 1_000;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// From its first to its last byte; empty where nothing was written.
    pub place: Place,
    /// Where to point when the value as a whole is spoken of: one short place on one line. A scalar itself,
    /// else its key, else its own first key.
    pub spot: Place,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Nothing was written.
    Empty,
    /// A text.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values, in the author's order; a key written twice is kept once, save in braces without a value.
    Mapping(Mapping),
    /// Something refused and already reported.
    Refused,
}

/// A text as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    /// The text, escapes resolved; most are short enough to need no memory of their own.
    pub text: CompactString,
    /// Whether it stood in quotes or in a block.
    pub quoted: bool,
}

/// Keys and values.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    /// In the author's order.
    pub entries: Vec<Entry>,
    /// Whether it stands in braces.
    pub braces: bool,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The text of the key.
    pub key: String,
    /// Where the key is.
    pub place: Place,
    /// Its value.
    pub value: Node,
}

/// Reads one text, already among the source texts as `file`. `None` where it holds no usable tree; why was
/// pushed.
pub fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    let start = Place::new(file, 0, 0);
    if let Some(at) = text.find('\0') {
        let place = Place::new(file, at, at + 1);
        diagnostics.push(Diagnostic::new(Code::YamlEncoding, place, said::nul()));
        return None;
    }
    let root = builder::build(file, text, diagnostics)?;
    if matches!(root.kind, Kind::Empty) {
        diagnostics.push(Diagnostic::new(Code::YamlEmpty, start, said::empty()));
        return None;
    }
    Some(root)
}

#[cfg(test)]
mod tests;
