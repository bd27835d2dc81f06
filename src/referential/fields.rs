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
use crate::yaml::{Entry, Kind, Mapping, Node};

use super::collections::{decimal_comma, filled_list, list, pairs};
use super::french::meant;
use super::reader::Reader;

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
