//! What a file names and where each thing stands, so that a path of ids leads to a part of it.
//!
//! In: the tree of a file. Out: its named blocks. A block is a mapping that says what it is: `id: enquete`,
//! `variable: sexe`, `code: F` or `extends: dispositif`.

use crate::source_text::Place;
use crate::yaml::{Kind, Node};

/// The keys whose value names the mapping they stand in.
const NAMING: [&str; 4] = ["id", "variable", "code", "extends"];

/// The named blocks of one file.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// In the order in which they begin: what holds a block comes before it.
    blocks: Vec<Block>,
}

#[derive(Clone, Debug)]
struct Block {
    names: Vec<String>,
    place: Place,
    /// The block around it.
    within: Option<usize>,
}

impl Outline {
    /// The outline of a tree.
    pub(super) fn of(root: &Node) -> Self {
        let mut outline = Self::default();
        outline.add(root, None);
        outline
    }

    fn add(&mut self, node: &Node, within: Option<usize>) {
        match &node.kind {
            Kind::Sequence(items) => {
                for item in items {
                    self.add(item, within);
                }
            }
            Kind::Mapping(mapping) => {
                let naming = mapping.entries.iter();
                let naming = naming.filter(|entry| NAMING.contains(&entry.key.as_str()));
                let names = naming.filter_map(|entry| match &entry.value.kind {
                    Kind::Scalar(scalar) => Some(scalar.text.to_string()),
                    _ => None,
                });
                let names: Vec<String> = names.collect();
                let inside = if names.is_empty() {
                    within
                } else {
                    self.blocks.push(Block {
                        names,
                        place: node.place,
                        within,
                    });
                    Some(self.blocks.len() - 1)
                };
                for entry in &mapping.entries {
                    self.add(&entry.value, inside);
                }
            }
            Kind::Empty | Kind::Scalar(_) | Kind::Refused => {}
        }
    }

    /// Every name given in the file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let blocks = self.blocks.iter();
        blocks.flat_map(|block| block.names.iter().map(String::as_str))
    }

    /// Whether `place` stands inside the block that `path` leads to: each id names a block inside that of the id
    /// before it.
    pub fn leads_to(&self, path: &[&str], place: Place) -> bool {
        let mut wanted = path.iter().rev().peekable();
        for block in self.around(place) {
            let Some(id) = wanted.peek() else {
                break;
            };
            if block.names.iter().any(|name| name == **id) {
                wanted.next();
            }
        }
        wanted.peek().is_none()
    }

    /// The blocks that hold `place`, the innermost first.
    fn around(&self, place: Place) -> impl Iterator<Item = &Block> {
        let after = self
            .blocks
            .partition_point(|block| block.place.start() <= place.start());
        let above = |block: &&Block| block.within.map(|at| &self.blocks[at]);
        let innermost = after.checked_sub(1).map(|at| &self.blocks[at]);
        std::iter::successors(innermost, above)
            .filter(move |block| place.start() < block.place.end().max(block.place.start() + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source_text::SourceTexts;
    use crate::yaml;

    const FILE: &str = "\
id: demo
extends: {id: mini}
sources:
  - id: enquete
    mappings:
      - {variable: sexe, column: Sexe}
      - variable: age
        code: Q7

  # Between two sources.
  - id: sorties
    mappings: [{variable: sexe, column: Genre}]
after: x
";

    #[test]
    fn a_path_leads_to_blocks_inside_one_another() {
        let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
        let file = texts.add("a.yaml".into(), FILE.into());
        let root = yaml::parse(file, FILE, &mut diagnostics).unwrap();
        let outline = Outline::of(&root);
        let leads = |path: &str, to: &str| {
            let start = FILE.find(to).unwrap();
            let end = start + to.len();
            let path: Vec<&str> = path.split('/').collect();
            outline.leads_to(&path, Place::new(file, start, end))
        };
        for (path, to) in [
            ("demo", "after"),
            ("demo", "Genre"),
            ("enquete", "enquete"),
            ("enquete", "mappings"),
            ("sexe", "Sexe"),
            ("sexe", "Genre"),
            ("enquete/sexe", "Sexe"),
            ("demo/sexe", "Sexe"),
            ("demo/enquete/age", "Q7"),
            ("enquete/Q7", "age"),
            ("mini", "mini"),
        ] {
            assert!(leads(path, to), "{path} to {to}");
        }
        for (path, to) in [
            ("enquete", "Genre"),
            ("enquete", "# Between"),
            ("enquete/sexe", "Genre"),
            ("sexe/enquete", "Sexe"),
            ("enquete/enquete", "Sexe"),
            ("age", "Sexe"),
            ("mini", "after"),
            ("sorties", "after"),
            ("", "Sexe"),
        ] {
            assert!(!leads(path, to), "{path} to {to}");
        }
        assert_eq!(outline.names().count(), 8);
    }
}
