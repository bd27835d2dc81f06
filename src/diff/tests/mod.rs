//! Two versions side by side: every field mutated, renames, the ledger, rewriting at random.

mod fields;
mod ledger;
mod rewriting;

use std::path::{Path, PathBuf};

use super::{Aspect, Class, Comparison, compare};
use crate::diagnostic::Diagnostics;
use crate::referential::{Given, Referentials, load_given};
use crate::source_text::SourceTexts;

/// Referentials of these files; what cannot be read fails the test.
fn read(files: &[(&str, &str)], texts: &mut SourceTexts) -> Referentials {
    let given = Given {
        from: String::new(),
        files: files
            .iter()
            .map(|(name, text)| (PathBuf::from(name), Some(text.as_bytes().to_vec())))
            .collect(),
    };
    let mut found = Diagnostics::default();
    let read = load_given(Path::new("."), &given, texts, &mut found).unwrap();
    let faults: Vec<_> = found.iter().map(|it| (it.code.name(), &it.said)).collect();
    assert!(!found.has_errors(), "{faults:?}");
    read
}

fn compared(old: &[(&str, &str)], new: &[(&str, &str)]) -> Comparison {
    let mut texts = SourceTexts::default();
    let old = read(old, &mut texts);
    let new = read(new, &mut texts);
    compare(&old, &new, &texts).unwrap()
}

/// What was found: respect, class.
fn found(comparison: &Comparison) -> Vec<(Aspect, Class)> {
    let changes = comparison.changes.iter();
    changes.map(|it| (it.aspect, it.class)).collect()
}
