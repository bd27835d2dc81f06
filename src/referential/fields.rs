//! The keys of one mapping: each type's decoding reads as the list of its keys.
//!
//! In: a node of the tree. Out: decoded values. Every fault is pushed into the [`Reader`] and the reading
//! goes on, so that one run shows them all. A key that is asked for is a known key: [`Fields::finish`]
//! reports the others, then the keys that lack, save those that one of the others was meant to be.

use crate::diagnostic::Code;
use crate::i18n::Said;
use crate::i18n::referential as said;
use crate::matching::keyboard;
use crate::referential::Name;
use crate::source_text::Place;
use crate::yaml::{Entry, Kind, Mapping, Node, Scalar};

use super::french::meant;
use super::reader::Reader;
use super::scalar::inside_curly;

/// The keys of one mapping, while they are read.
pub(super) struct Fields<'n, 'r, 'd> {
    mapping: &'n Mapping,
    /// Where to point when a key is not there.
    pub(super) spot: Place,
    asked: Vec<&'static str>,
    lacking: Vec<Lacking>,
    /// Unknown keys that were told with another.
    told: Vec<Place>,
    pub(super) reader: &'r mut Reader<'d>,
}

/// Keys of which one must be there and none is.
struct Lacking {
    keys: Vec<&'static str>,
    code: Code,
    said: Said,
    /// Whether what it holds has keys of its own, which may have been written without it.
    around: bool,
}

impl<'n, 'r, 'd> Fields<'n, 'r, 'd> {
    /// The keys of `node`, where it is a mapping.
    pub(super) fn open(node: &'n Node, reader: &'r mut Reader<'d>) -> Option<Self> {
        let Kind::Mapping(mapping) = &node.kind else {
            reader.wrong_kind(node, &said::a_mapping());
            return None;
        };
        Some(Self {
            mapping,
            spot: node.spot,
            asked: Vec::new(),
            lacking: Vec::new(),
            told: Vec::new(),
            reader,
        })
    }

    /// The keys of `node`; a single value in its place was likely written for `key`.
    pub(super) fn open_around(
        node: &'n Node,
        reader: &'r mut Reader<'d>,
        key: &str,
    ) -> Option<Self> {
        if let Kind::Scalar(scalar) = &node.kind {
            let said = said::keys_wanted(&scalar.text, &said::a_mapping(), key);
            reader.fault(Code::TypeWrong, node.spot, said);
            return None;
        }
        Self::open(node, reader)
    }

    /// The entry of a key, which becomes a known one.
    pub(super) fn entry(&mut self, key: &'static str) -> Option<&'n Entry> {
        self.asked.push(key);
        self.mapping.entries.iter().find(|entry| entry.key == key)
    }

    /// Whether a key was written.
    pub(super) fn has(&self, key: &str) -> bool {
        self.mapping.entries.iter().any(|entry| entry.key == key)
    }

    /// The value of a key that may lack.
    pub(super) fn optional<T>(
        &mut self,
        key: &'static str,
        decode: impl FnOnce(&Node, &mut Reader<'_>) -> Option<T>,
    ) -> Option<T> {
        let entry = self.entry(key)?;
        if matches!(entry.value.kind, Kind::Empty) {
            self.reader
                .fault(Code::KeyEmpty, entry.place, said::key_empty(key));
            return None;
        }
        let Some((number, rest)) = decimal_comma(self.mapping, entry) else {
            return decode(&entry.value, self.reader);
        };
        let losses = self.reader.losses();
        let value = decode(&number, self.reader);
        if self.reader.losses() > losses {
            self.told.push(rest);
        }
        value
    }

    /// The value of a key that must be there.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        decode: impl FnOnce(&Node, &mut Reader<'_>) -> Option<T>,
    ) -> Option<T> {
        if !self.has(key) {
            self.lack(&[key], Code::KeyMissing, said::key_missing(key));
        }
        self.optional(key, decode)
    }

    /// The value of a key that must be there, around keys that are free: what an author may write without it.
    pub(super) fn required_around<T>(
        &mut self,
        key: &'static str,
        decode: impl FnOnce(&Node, &mut Reader<'_>) -> Option<T>,
    ) -> Option<T> {
        let value = self.required(key, decode);
        if let Some(last) = self.lacking.last_mut().filter(|lack| lack.keys == [key]) {
            last.around = true;
        }
        value
    }

    /// The items of a list that may lack.
    pub(super) fn list<T>(
        &mut self,
        key: &'static str,
        item: impl FnMut(&Node, &mut Reader<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.optional(key, |node, reader| list(node, reader, item))
            .unwrap_or_default()
    }

    /// The items of a list that must be there and hold something.
    pub(super) fn required_list<T>(
        &mut self,
        key: &'static str,
        item: impl FnMut(&Node, &mut Reader<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.required(key, |node, reader| filled_list(node, reader, item))
            .unwrap_or_default()
    }

    /// What a key maps: the author's words to values.
    pub(super) fn pairs<T>(
        &mut self,
        key: &'static str,
        value: impl FnMut(&Node, &mut Reader<'_>) -> Option<T>,
    ) -> Vec<(Name, T)> {
        self.optional(key, |node, reader| pairs(node, reader, value))
            .unwrap_or_default()
    }

    /// What a key that must be there maps.
    pub(super) fn required_pairs<T>(
        &mut self,
        key: &'static str,
        value: impl FnMut(&Node, &mut Reader<'_>) -> Option<T>,
    ) -> Vec<(Name, T)> {
        self.required(key, |node, reader| pairs(node, reader, value))
            .unwrap_or_default()
    }

    /// Exactly one of several keys: its entry, or a fault.
    pub(super) fn one_of(&mut self, keys: &[&'static str]) -> Option<&'n Entry> {
        self.any_of(keys);
        self.at_most_one_of(keys)
    }

    /// At least one of several keys, or a fault.
    pub(super) fn any_of(&mut self, keys: &[&'static str]) {
        if !keys.iter().any(|key| self.has(key)) {
            self.lack(keys, Code::KeysConflict, said::one_of_missing(keys));
        }
    }

    /// None of `keys` is there, and one must be: that is told at the end, unless another key was meant for it.
    pub(super) fn lack(&mut self, keys: &[&'static str], code: Code, said: Said) {
        let keys = keys.to_vec();
        self.lacking.push(Lacking {
            keys,
            code,
            said,
            around: false,
        });
    }

    /// Whether a key was written that nothing asked for so far.
    pub(super) fn has_unknown(&self) -> bool {
        let mut entries = self.mapping.entries.iter();
        entries.any(|entry| !self.asked.contains(&entry.key.as_str()))
    }

    /// The entry whose unknown key was meant to be `key`, among those asked for so far.
    pub(super) fn mistyped(&self, key: &str) -> Option<&'n Entry> {
        // With more of them than that, nothing can be said of what was meant.
        const MOST: usize = 50;
        let entries = self.mapping.entries.iter();
        let unknown = entries.filter(|entry| !self.asked.contains(&entry.key.as_str()));
        let unwritten = self.unwritten();
        unknown
            .take(MOST)
            .find(|entry| self.meant(entry, &unwritten) == Some(key))
    }

    /// The known key that an unknown one was meant to be: one that lacks, rather than one that is there.
    fn meant(&self, entry: &Entry, unwritten: &[&'static str]) -> Option<&'static str> {
        let lacking = unwritten.iter().copied();
        meant(&entry.key, lacking).or_else(|| meant(&entry.key, self.asked.iter().copied()))
    }

    /// The keys asked for so far that nobody wrote: looked for once, for there may be many that nobody asked for.
    fn unwritten(&self) -> Vec<&'static str> {
        let asked = self.asked.iter().copied();
        asked.filter(|key| !self.has(key)).collect()
    }

    /// At most one of several keys: its entry, or a fault where there are more.
    pub(super) fn at_most_one_of(&mut self, keys: &[&'static str]) -> Option<&'n Entry> {
        self.asked.extend(keys);
        let mut written = self
            .mapping
            .entries
            .iter()
            .filter(|entry| keys.contains(&entry.key.as_str()));
        let first = written.next()?;
        if let Some(second) = written.next() {
            let said = said::keys_together(&first.key, &second.key);
            self.reader.fault(Code::KeysConflict, second.place, said);
            return None;
        }
        if matches!(first.value.kind, Kind::Empty) {
            let said = said::key_empty(&first.key);
            self.reader.fault(Code::KeyEmpty, first.place, said);
            return None;
        }
        Some(first)
    }

    /// Reports keys that were written and that nothing asked for, then keys that lack. Gives how often something was lost
    /// so far in the file.
    pub(super) fn finish(mut self) -> usize {
        let lacking = std::mem::take(&mut self.lacking);
        let around = lacking
            .iter()
            .any(|lacking| lacking.around && self.mistyped(lacking.keys[0]).is_none());
        let (mut meant, mut inside) = (Vec::new(), Vec::new());
        let unwritten = self.unwritten();
        for entry in &self.mapping.entries {
            let key = entry.key.as_str();
            if self.asked.contains(&key) || self.told.contains(&entry.place) {
                continue;
            }
            if self.reader.is_full() {
                break;
            }
            let near = self.meant(entry, &unwritten);
            if matches!(entry.value.kind, Kind::Empty) && self.mapping.braces {
                // `{label: Oui, le même}`: the comma made a key of the end of a text.
                self.reader
                    .fault(Code::KeyEmpty, entry.place, said::stray_key(key));
            } else if near.is_none() && around {
                inside.push(entry);
            } else {
                meant.extend(near);
                let said = match near {
                    Some(near) if only_looks_other(key, near) => said::key_invisible(near),
                    _ => said::key_unknown(key, near, &self.asked),
                };
                self.reader.fault(Code::KeyUnknown, entry.place, said);
            }
        }
        for lacking in lacking {
            if lacking.keys.iter().any(|key| meant.contains(key)) {
                continue;
            }
            let first = inside.first().filter(|_| lacking.around);
            let (place, said) = match first {
                Some(first) => (first.place, said::key_around(lacking.keys[0], &first.key)),
                None => (self.spot, lacking.said),
            };
            self.reader.fault(lacking.code, place, said);
        }
        self.reader.losses()
    }
}

/// Whether a text differs from `other` by nothing that can be seen.
fn only_looks_other(text: &str, other: &str) -> bool {
    let invisible =
        |c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}');
    keyboard(text.trim_matches(invisible)) == other
}

/// A number that braces cut at its comma, `{times: 0,5}`, as one value, and where the rest of it stands as a key.
fn decimal_comma(mapping: &Mapping, entry: &Entry) -> Option<(Node, Place)> {
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
