//! Conditions on an observation.

use crate::diagnostic::Code;
use crate::i18n::referential as said;
use crate::referential::Name;
use crate::source_text::Place;
use crate::yaml::{Entry, Kind, Node};

use super::collections::filled_list;
use super::fields::Fields;
use super::ids::reference;
use super::reader::Reader;
use super::scalar::{cell, name};

/// A condition on an observation.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What it says.
    pub test: Test,
    /// Where.
    pub place: Place,
}

/// What a condition says.
#[derive(Clone, Debug)]
pub enum Test {
    /// A variable holds one of these codes.
    Codes(Name, Vec<Name>),
    /// A variable lies within bounds: text, for dates have them too.
    Range(Name, Option<Name>, Option<Name>),
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

/// `{variable: [codes]}`, `{variable: {min: a, max: b}}`, `{all: […]}`, `{any: […]}`, `{not: {…}}`; several
/// keys together mean *and*.
pub(super) fn condition(node: &Node, reader: &mut Reader<'_>) -> Option<Condition> {
    let Kind::Mapping(mapping) = &node.kind else {
        reader.wrong_kind(node, &said::a_mapping());
        return None;
    };
    if mapping.entries.is_empty() {
        reader.fault(Code::KeyEmpty, node.spot, said::value_empty());
        return None;
    }
    let written = mapping.entries.len();
    let mut parts: Vec<Condition> = mapping
        .entries
        .iter()
        .filter_map(|entry| part(entry, reader))
        .collect();
    // A condition with a part that could not be read would say something else.
    if parts.len() < written {
        return None;
    }
    if parts.len() == 1 {
        return parts.pop();
    }
    Some(Condition {
        test: Test::All(parts),
        place: node.spot,
    })
}

fn part(entry: &Entry, reader: &mut Reader<'_>) -> Option<Condition> {
    if matches!(entry.value.kind, Kind::Empty) {
        let said = said::stray_key(&entry.key);
        reader.fault(Code::KeyEmpty, entry.place, said);
        return None;
    }
    let test = match entry.key.as_str() {
        "all" => Test::All(conditions(&entry.value, reader)?),
        "any" => Test::Any(conditions(&entry.value, reader)?),
        "not" => Test::Not(Box::new(condition(&entry.value, reader)?)),
        _ => on_variable(entry, reader)?,
    };
    Some(Condition {
        test,
        place: entry.place,
    })
}

fn conditions(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<Condition>> {
    let Kind::Sequence(items) = &node.kind else {
        reader.wrong_kind(node, &said::a_list());
        return None;
    };
    let read = filled_list(node, reader, condition)?;
    (read.len() == items.len() && !read.is_empty()).then_some(read)
}

fn on_variable(entry: &Entry, reader: &mut Reader<'_>) -> Option<Test> {
    let variable = key_name(entry, reader)?;
    let node = &entry.value;
    if matches!(node.kind, Kind::Mapping(_)) {
        let mut fields = Fields::open(node, reader)?;
        let min = fields.optional("min", name);
        let max = fields.optional("max", name);
        fields.any_of(&["min", "max"]);
        fields.finish();
        return (min.is_some() || max.is_some()).then_some(Test::Range(variable, min, max));
    }
    let codes = filled_list(node, reader, super::ids::code)?;
    (!codes.is_empty()).then_some(Test::Codes(variable, codes))
}

/// The key of an entry as the id of a variable.
fn key_name(entry: &Entry, reader: &mut Reader<'_>) -> Option<Name> {
    reference(&key_node(entry), reader)
}

/// The key of an entry as a value, so that it is checked like one.
pub(super) fn key_node(entry: &Entry) -> Node {
    Node {
        kind: Kind::Scalar(crate::yaml::Scalar {
            text: entry.key.as_str().into(),
            // A key is a text, whatever it looks like.
            quoted: true,
        }),
        place: entry.place,
        spot: entry.place,
    }
}

/// The cells of a rule on rows.
pub(super) fn cells(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<Name>> {
    filled_list(node, reader, cell)
}
