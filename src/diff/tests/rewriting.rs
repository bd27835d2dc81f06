//! Referentials written otherwise at random: the same meaning, hence no finding above « no effect ».

use proptest::prelude::*;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

use super::{Class, compared};
use crate::diagnostic::Diagnostics;
use crate::source_text::SourceTexts;
use crate::yaml::{self, Entry, Kind, Node, Scalar};

const FILES: &[(&str, &str)] = &[
    (
        "common.yaml",
        include_str!("../../../referentials/common.yaml"),
    ),
    (
        "costs.yaml",
        include_str!("../../../referentials/costs.yaml"),
    ),
    (
        "profils/impact-track.yaml",
        include_str!("../../../referentials/profils/impact-track.yaml"),
    ),
    (
        "a/ais35.yaml",
        include_str!("../../../referentials/associations/ais35.yaml"),
    ),
    (
        "a/armee-du-salut.yaml",
        include_str!("../../../referentials/associations/armee-du-salut.yaml"),
    ),
    (
        "a/emergence-s.yaml",
        include_str!("../../../referentials/associations/emergence-s.yaml"),
    ),
    (
        "a/esperer95.yaml",
        include_str!("../../../referentials/associations/esperer95.yaml"),
    ),
    (
        "a/rheso.yaml",
        include_str!("../../../referentials/associations/rheso.yaml"),
    ),
];

/// Lists whose order says something.
const ORDERED: &[&str] = &[
    "breaks",
    "bins",
    "case",
    "first-of",
    "shares",
    "by",
    "waves-of-the-programme",
    "order",
];

struct Writer {
    chance: ChaCha8Rng,
}

impl Writer {
    fn flip(&mut self) -> bool {
        self.chance.random_bool(0.5)
    }

    /// A file written otherwise.
    fn file(&mut self, node: &Node) -> String {
        let mut out = String::from("# Réécrit au hasard.\n");
        self.block(node, "", 0, &mut out);
        if self.flip() {
            out = out.replace('\n', "\r\n");
        }
        out
    }

    fn scalar(&mut self, scalar: &Scalar) -> String {
        let text = &scalar.text;
        let safe = !scalar.quoted
            && !text.contains([',', '[', ']', '{', '}', '#', '\n', '"', '\''])
            && !text.contains(": ")
            && !text.ends_with(':');
        if safe && self.flip() {
            return text.to_string();
        }
        if self.flip() && !text.contains('\n') {
            return format!("'{}'", text.replace('\'', "''"));
        }
        let escaped = text
            .replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\n");
        format!("\"{escaped}\"")
    }

    fn key(&mut self, key: &str) -> String {
        let plain = key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if plain && !key.is_empty() && !key.starts_with('-') {
            return key.to_owned();
        }
        self.scalar(&Scalar {
            text: key.into(),
            quoted: true,
        })
    }

    fn entries<'n>(&mut self, entries: &'n [Entry]) -> Vec<&'n Entry> {
        let mut entries: Vec<&Entry> = entries.iter().collect();
        entries.shuffle(&mut self.chance);
        entries
    }

    fn items<'n>(&mut self, items: &'n [Node], key: &str) -> Vec<&'n Node> {
        let mut items: Vec<&Node> = items.iter().collect();
        if !ORDERED.contains(&key) {
            items.shuffle(&mut self.chance);
        }
        items
    }

    fn flow(&mut self, node: &Node, key: &str) -> String {
        match &node.kind {
            Kind::Scalar(scalar) => self.scalar(scalar),
            Kind::Sequence(items) => {
                let items = self.items(items, key);
                let items: Vec<String> = items.into_iter().map(|it| self.flow(it, key)).collect();
                format!("[{}]", items.join(", "))
            }
            Kind::Mapping(mapping) => {
                let entries = self.entries(&mapping.entries);
                let under = inner(mapping, key);
                let entries: Vec<String> = entries
                    .into_iter()
                    .map(|entry| {
                        let value = self.flow(&entry.value, &child(entry, &under));
                        format!("{}: {value}", self.key(&entry.key))
                    })
                    .collect();
                format!("{{{}}}", entries.join(", "))
            }
            Kind::Empty | Kind::Refused => String::new(),
        }
    }

    fn block(&mut self, node: &Node, key: &str, depth: usize, out: &mut String) {
        let indent = "  ".repeat(depth);
        match &node.kind {
            Kind::Mapping(mapping) => {
                let under = inner(mapping, key);
                for entry in self.entries(&mapping.entries) {
                    if self.chance.random_bool(0.1) {
                        out.extend([format!("{indent}# Ici, rien.\n")]);
                    }
                    let name = self.key(&entry.key);
                    out.extend([format!("{indent}{name}:")]);
                    self.value(&entry.value, &child(entry, &under), depth, out);
                }
            }
            Kind::Sequence(items) => {
                for item in self.items(items, key) {
                    out.extend([format!("{indent}-")]);
                    self.value(item, key, depth, out);
                }
            }
            Kind::Scalar(_) | Kind::Empty | Kind::Refused => {}
        }
    }

    fn value(&mut self, node: &Node, key: &str, depth: usize, out: &mut String) {
        let filled = match &node.kind {
            Kind::Mapping(mapping) => !mapping.entries.is_empty(),
            Kind::Sequence(items) => !items.is_empty(),
            _ => false,
        };
        if filled && self.flip() {
            out.push('\n');
            self.block(node, key, depth + 1, out);
        } else {
            let flow = self.flow(node, key);
            out.extend([format!(" {flow}\n")]);
        }
    }
}

/// What is said of the lists of a mapping: whether the codes of this one have an order.
fn inner(mapping: &yaml::Mapping, key: &str) -> String {
    let ordered = mapping.entries.iter().any(|entry| {
        entry.key == "ordered" && matches!(&entry.value.kind, Kind::Scalar(it) if it.text == "true")
    });
    if ordered {
        "ordered".to_owned()
    } else {
        key.to_owned()
    }
}

fn child(entry: &Entry, under: &str) -> String {
    match (entry.key.as_str(), under) {
        // The waves of the programme have an order, those of an indicator do not.
        ("waves", "") => "waves-of-the-programme".to_owned(),
        ("codes", "ordered") => "breaks".to_owned(),
        // The list of breaks of the ledger has none, that of bins has.
        (key, _) => key.to_owned(),
    }
}

fn rewritten(seed: u64) -> Vec<(&'static str, String)> {
    let mut writer = Writer {
        chance: ChaCha8Rng::seed_from_u64(seed),
    };
    let files = FILES.iter().map(|(name, text)| {
        let mut texts = SourceTexts::default();
        let file = texts.add((*name).to_owned(), (*text).to_owned());
        let node = yaml::parse(file, texts.text(file), &mut Diagnostics::default()).unwrap();
        (*name, writer.file(&node))
    });
    files.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn referentials_written_otherwise_mean_the_same(seed: u64) {
        let new = rewritten(seed);
        let new: Vec<(&str, &str)> = new.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let comparison = compared(FILES, &new);
        for change in &comparison.changes {
            prop_assert_eq!(change.class, Class::NoEffect, "{:#?}", change);
        }
        prop_assert!(comparison.worst <= Some(Class::NoEffect));
    }
}
