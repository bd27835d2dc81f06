//! Which cells of a column let their row count: what the rules of a source on rows leave of its words.

use std::collections::BTreeSet;

use crate::matching::normal_form;
use crate::plan::{Heading, RowRule, Source};

/// The rules on some columns.
#[derive(Clone, Debug)]
pub(super) struct Rules<'p> {
    keep: Vec<&'p BTreeSet<String>>,
    drop: Vec<&'p BTreeSet<String>>,
}

impl<'p> Rules<'p> {
    /// The rules of `source` on the columns under `headings`.
    pub(super) fn on(source: &'p Source, headings: &[Heading]) -> Self {
        let here = |rule: &&RowRule| headings.iter().any(|heading| same(heading, &rule.column));
        let texts = |rules: &'p [RowRule]| rules.iter().filter(here).map(|rule| &rule.is).collect();
        Self {
            keep: texts(&source.keep),
            drop: texts(&source.drop),
        }
    }

    /// Whether a row in which the cell holds `text` counts.
    pub(super) fn allow(&self, text: &str) -> bool {
        let text = normal_form(text);
        let holds = |is: &&BTreeSet<String>| is.contains(text.as_ref());
        self.keep.iter().all(holds) && !self.drop.iter().any(holds)
    }

    /// The only texts that count; none where all count but for some.
    pub(super) fn only(&self) -> Option<impl Iterator<Item = &'p str> + use<'p>> {
        let texts = self.keep.first()?.iter();
        Some(texts.map(String::as_str))
    }

    /// How many texts do not count.
    pub(super) fn refused(&self) -> usize {
        self.drop.iter().map(|is| is.len()).sum()
    }
}

/// Whether two headings name one column in the same way.
pub(super) fn same(a: &Heading, b: &Heading) -> bool {
    a.text == b.text && a.is_code == b.is_code
}
