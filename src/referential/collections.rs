//! Lists and mappings of free keys.
//!
//! In: a node of the tree and what decodes one item. Out: the items; every fault is pushed and the reading goes on.

use crate::diagnostic::Code;
use crate::i18n::referential as said;
use crate::referential::Name;
use crate::source_text::Place;
use crate::yaml::{Entry, Kind, Mapping, Node, Scalar};

use super::french::meant;
use super::reader::Reader;
use super::scalar::inside_curly;

/// The items of a list.
pub(super) fn list<T>(
    node: &Node,
    reader: &mut Reader<'_>,
    mut item: impl FnMut(&Node, &mut Reader<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let Kind::Sequence(items) = &node.kind else {
        if let Kind::Scalar(scalar) = &node.kind {
            let said = said::list_wanted(&scalar.text);
            reader.fault(Code::TypeWrong, node.spot, said);
        } else if matches!(node.kind, Kind::Mapping(_)) {
            let said = said::list_of_keys_wanted();
            reader.fault(Code::TypeWrong, node.spot, said);
        } else {
            reader.wrong_kind(node, &said::a_list());
        }
        return None;
    };
    let mut found = Vec::with_capacity(items.len());
    for node in items {
        if reader.is_full() {
            break;
        }
        if matches!(node.kind, Kind::Empty) {
            reader.fault(Code::KeyEmpty, node.spot, said::value_empty());
        } else {
            found.extend(item(node, reader));
        }
    }
    Some(found)
}

/// The items of a list that must hold something.
pub(super) fn filled_list<T>(
    node: &Node,
    reader: &mut Reader<'_>,
    item: impl FnMut(&Node, &mut Reader<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    if matches!(&node.kind, Kind::Sequence(items) if items.is_empty()) {
        reader.fault(Code::KeyEmpty, node.spot, said::list_empty());
    }
    list(node, reader, item)
}

/// What a mapping of free keys holds, in the author's order.
pub(super) fn pairs<T>(
    node: &Node,
    reader: &mut Reader<'_>,
    mut value: impl FnMut(&Node, &mut Reader<'_>) -> Option<T>,
) -> Option<Vec<(Name, T)>> {
    let Kind::Mapping(mapping) = &node.kind else {
        reader.wrong_kind(node, &said::a_mapping());
        return None;
    };
    let mut found = Vec::with_capacity(mapping.entries.len());
    let mut told = Vec::new();
    for entry in &mapping.entries {
        if told.contains(&entry.place) {
            continue;
        }
        if matches!(entry.value.kind, Kind::Empty) {
            reader.fault(Code::KeyEmpty, entry.place, said::stray_key(&entry.key));
            continue;
        }
        if let Some(inner) = inside_curly(&entry.key).filter(|_| is_plain(entry)) {
            let said = said::curly_quotes(&entry.key, inner);
            reader.fault(Code::TypeWrong, entry.place, said);
            continue;
        }
        let name = Name {
            value: entry.key.clone(),
            place: entry.place,
        };
        let cut = decimal_comma(mapping, entry);
        let losses = reader.losses();
        let node = cut.as_ref().map_or(&entry.value, |(number, _)| number);
        if let Some(value) = value(node, reader) {
            found.push((name, value));
        }
        if reader.losses() > losses {
            told.extend(cut.map(|(_, rest)| rest));
        }
    }
    Some(found)
}

/// Whether a key was written without quotes.
fn is_plain(entry: &Entry) -> bool {
    entry.place.end() - entry.place.start() == entry.key.len()
}

/// One key of a closed list, as in `measure: {share: …}`: its entry.
pub(super) fn tagged<'n>(
    node: &'n Node,
    reader: &mut Reader<'_>,
    words: &[&'static str],
) -> Option<&'n Entry> {
    let Kind::Mapping(mapping) = &node.kind else {
        match &node.kind {
            Kind::Scalar(scalar) if words.contains(&scalar.text.as_str()) => {
                let said = said::word_alone(&scalar.text);
                reader.fault(Code::TypeWrong, node.spot, said);
            }
            Kind::Scalar(scalar) if let Some(near) = meant(&scalar.text, words.iter().copied()) => {
                let said = said::key_meant(&scalar.text, &said::one_key_of(words), near);
                reader.fault(Code::TypeWrong, node.spot, said);
            }
            _ => reader.wrong_kind(node, &said::one_key_of(words)),
        }
        return None;
    };
    let mut known = None;
    let mut alone = true;
    for entry in &mapping.entries {
        let key = entry.key.as_str();
        if !words.contains(&key) {
            let near = meant(key, words.iter().copied());
            let said = said::key_unknown(key, near, words);
            reader.fault(Code::KeyUnknown, entry.place, said);
            alone = false;
        } else if known.is_some() {
            let said = said::one_key_only(words);
            reader.fault(Code::KeysConflict, entry.place, said);
            alone = false;
        } else {
            known = Some(entry);
        }
    }
    if mapping.entries.is_empty() {
        reader.wrong_kind(node, &said::one_key_of(words));
    }
    let entry = known.filter(|_| alone)?;
    if matches!(entry.value.kind, Kind::Empty) {
        let said = said::key_empty(&entry.key);
        reader.fault(Code::KeyEmpty, entry.place, said);
        return None;
    }
    Some(entry)
}

/// A number that braces cut at its comma, `{times: 0,5}`, as one value, and where the rest of it stands as a key.
pub(super) fn decimal_comma(mapping: &Mapping, entry: &Entry) -> Option<(Node, Place)> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let Kind::Scalar(scalar) = &entry.value.kind else {
        return None;
    };
    let whole = scalar.text.strip_prefix('-').unwrap_or(&scalar.text);
    if !mapping.braces || scalar.quoted || !digits(whole) {
        return None;
    }
    let place = entry.value.place;
    let follows = |rest: &&Entry| rest.place.start() == place.end() + 1;
    let rest = mapping.entries.iter().find(follows)?;
    if !digits(&rest.key) || !matches!(rest.value.kind, Kind::Empty) {
        return None;
    }
    let text = format!("{},{}", scalar.text, rest.key).as_str().into();
    let place = Place::new(place.file, place.start(), rest.place.end());
    let node = Node {
        kind: Kind::Scalar(Scalar {
            text,
            quoted: false,
        }),
        place,
        spot: place,
    };
    Some((node, rest.place))
}
