//! Where each key of a thing is written.
//!
//! What was decoded knows the place of names and of numbers, not of every key. The trees of the files are read once
//! more, and a thing is found again by the place of its id.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::source_text::{FileId, Place, SourceTexts};
use crate::yaml::{self, Kind, Node};

/// Places of keys, by the place of what names their thing.
#[derive(Debug, Default)]
pub(super) struct Places {
    keys: BTreeMap<Place, BTreeMap<String, Place>>,
    tops: BTreeMap<FileId, BTreeMap<String, Place>>,
}

impl Places {
    /// The places of the keys of these files.
    pub(super) fn of(files: impl IntoIterator<Item = FileId>, texts: &SourceTexts) -> Self {
        let mut places = Self::default();
        for file in files {
            // What does not parse was told when it was first read.
            let mut told = Diagnostics::default();
            let Some(node) = yaml::parse(file, texts.text(file), &mut told) else {
                continue;
            };
            if let Kind::Mapping(top) = &node.kind {
                let keys = top.entries.iter();
                let keys = keys.map(|entry| (entry.key.clone(), entry.place));
                places.tops.insert(file, keys.collect());
            }
            places.walk(&node);
        }
        places
    }

    fn walk(&mut self, node: &Node) {
        match &node.kind {
            Kind::Mapping(mapping) => {
                let keys: BTreeMap<String, Place> = mapping
                    .entries
                    .iter()
                    .map(|entry| (entry.key.clone(), entry.place))
                    .collect();
                for entry in &mapping.entries {
                    let names = ["id", "code", "extends", "variable", "indicator"];
                    let scalar = matches!(entry.value.kind, Kind::Scalar(_));
                    if scalar && names.contains(&entry.key.as_str()) {
                        self.keys.insert(entry.value.place, keys.clone());
                    }
                    self.walk(&entry.value);
                }
            }
            Kind::Sequence(items) => items.iter().for_each(|item| self.walk(item)),
            Kind::Scalar(_) | Kind::Empty | Kind::Refused => {}
        }
    }

    /// Where `key` is written in the thing whose id stands at `id`; its id where the key is not written.
    pub(super) fn key(&self, id: Place, key: &str) -> Place {
        let found = self.keys.get(&id).and_then(|keys| keys.get(key));
        found.copied().unwrap_or(id)
    }

    /// Where `key` is written at the top of a file; `id` where it is not.
    pub(super) fn top(&self, id: Place, key: &str) -> Place {
        let found = self.tops.get(&id.file).and_then(|keys| keys.get(key));
        found.copied().unwrap_or(id)
    }
}
