//! Ids and codes: the names by which things are defined and named.
//!
//! Each function takes a node and gives the name, or pushes why it is none, with the one that was meant.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::referential as said;
use crate::matching::{folded, keyboard};
use crate::referential::Name;
use crate::yaml::Node;

use super::reader::Reader;
use super::scalar::{filled, written};

/// An id: `[a-z0-9][a-z0-9-]*`.
pub(super) fn id(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::an_id)?;
    if is_id(&scalar.text) {
        return Some(written(scalar.text.to_string(), node));
    }
    let said = if let Some(items) = listed(&scalar.text, is_id) {
        said::ids_in_one(&scalar.text, &items)
    } else {
        let bad = misfits(&scalar.text, |c| is_id(&c.to_string()) || c == '-');
        said::id_invalid(&scalar.text, &bad, &as_id(&scalar.text))
    };
    reader.fault(Code::IdInvalid, node.spot, said);
    None
}

/// The id of something defined here. Where it breaks the rule, the one that was meant stands for it: what names it is
/// not said to name nothing.
pub(super) fn own_id(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::an_id)?;
    id(node, reader).or_else(|| Some(as_id(&scalar.text)).and_then(|id| stand_in(id, node)))
}

/// The id of something defined elsewhere: `id`, or `association.id`.
pub(super) fn reference(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::an_id)?;
    if is_own(&scalar.text) {
        return Some(written(scalar.text.to_string(), node));
    }
    id(node, reader)
}

/// The id of something that readers know by its label. A text that is none was told, and is kept: those who know the
/// labels may tell better.
pub(super) fn reference_or_label(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::an_id)?;
    let written = written(scalar.text.to_string(), node);
    id(node, reader).or_else(|| is_label(&scalar.text).then_some(written))
}

/// A code: `[A-Za-z0-9][A-Za-z0-9._-]*`.
pub(super) fn code(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::a_code)?;
    if is_code(&scalar.text) {
        return Some(written(scalar.text.to_string(), node));
    }
    code_fault(&scalar.text, node, reader);
    None
}

/// The code of something defined here; as [`own_id`].
pub(super) fn own_code(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::a_code)?;
    code(node, reader).or_else(|| Some(as_code(&scalar.text)).and_then(|code| stand_in(code, node)))
}

fn stand_in(meant: String, node: &Node) -> Option<Name> {
    (!meant.is_empty()).then(|| written(meant, node))
}

/// A code, or a number where the variable is one.
pub(super) fn code_or_number(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::a_code)?;
    if Decimal::parse(&scalar.text).is_some() {
        return Some(written(scalar.text.to_string(), node));
    }
    code_or_label(node, reader)
}

/// A code. A text that is none was told, and is kept: the two sides of its pair may be swapped, which those who know
/// the codes will say.
pub(super) fn code_or_label(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::a_code)?;
    let written = written(scalar.text.to_string(), node);
    code(node, reader).or_else(|| is_label(&scalar.text).then_some(written))
}

/// The id of what a heading fills; as [`code_or_label`].
pub(super) fn variable_or_heading(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::an_id)?;
    let written = written(scalar.text.to_string(), node);
    reference(node, reader).or_else(|| is_label(&scalar.text).then_some(written))
}

/// Whether a text can only have been written for readers.
fn is_label(text: &str) -> bool {
    let letters = |c: char| c == ' ' || (c.is_alphabetic() && !c.is_ascii());
    !text.trim().is_empty() && text.contains(letters)
}

fn code_fault(text: &str, node: &Node, reader: &mut Reader<'_>) {
    let said = match listed(text, is_code) {
        Some(items) => said::codes_in_one(text, &items),
        None => said::code_invalid(text, &misfits(text, is_code_char), &as_code(text)),
    };
    reader.fault(Code::IdInvalid, node.spot, said);
}

/// The items of a list written as one text: `emploi, alternance`.
fn listed(text: &str, good: fn(&str) -> bool) -> Option<Vec<&str>> {
    let items: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    (items.len() > 1 && items.iter().all(|item| good(item))).then_some(items)
}

/// Whether `text` follows the rule of ids.
pub fn is_id(text: &str) -> bool {
    let inside = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && !text.starts_with('-') && text.chars().all(inside)
}

/// Whether `text` is the id of what an association defines: `association.id`.
fn is_own(text: &str) -> bool {
    let own = text.split_once('.');
    own.is_some_and(|(association, rest)| is_id(association) && is_id(rest))
}

/// Whether `text` follows the rule of codes.
fn is_code(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.chars().all(is_code_char)
}

fn is_code_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')
}

/// The characters that break the rule, each once; the first one where only its position does.
fn misfits(text: &str, good: impl Fn(char) -> bool) -> Vec<char> {
    const MOST: usize = 5;
    let mut found = Vec::new();
    for c in text.chars() {
        if !good(c) && !found.contains(&c) && found.len() < MOST {
            found.push(c);
        }
    }
    if found.is_empty() {
        found.extend(text.chars().next());
    }
    found
}

/// The id an author meant: `Âge d’entrée` is `age-d-entree`.
pub fn as_id(text: &str) -> String {
    joined(&folded(&keyboard(text)), |c| c.is_ascii_alphanumeric())
}

/// The code an author meant: `Hébergé` is `Heberge`, `18–20` is `18-20`.
fn as_code(text: &str) -> String {
    let plain = keyboard(text);
    let plain: String = plain.nfd().filter(|c| !is_combining_mark(*c)).collect();
    joined(&plain, is_code_char)
}

/// Runs of good characters, one hyphen between them.
fn joined(text: &str, good: impl Fn(char) -> bool) -> String {
    let parts: Vec<&str> = text
        .split(|c| !good(c))
        .filter(|part| !part.is_empty())
        .collect();
    parts
        .join("-")
        .trim_start_matches(['-', '.', '_'])
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_typed_on_a_keyboard() {
        for (text, id, code) in [
            ("18–20", "18-20", "18-20"),
            ("tranche\u{2011}age", "tranche-age", "tranche-age"),
            ("s\u{435}x\u{435}", "sexe", "sexe"),
            ("\u{410}\u{412}1", "ab1", "AB1"),
            ("C\u{153}ur", "coeur", "Coeur"),
            ("Hébergé", "heberge", "Heberge"),
            ("“oui”", "oui", "oui"),
            ("oui_non", "oui-non", "oui_non"),
            ("É", "e", "E"),
            ("–", "", ""),
        ] {
            assert_eq!(
                (as_id(text), as_code(text)),
                (id.into(), code.into()),
                "{text}"
            );
        }
    }
}
