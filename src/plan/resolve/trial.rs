//! What a small referential is told, for the tests of this room.

use std::fs;

use super::resolve;
use crate::diagnostic::{Diagnostics, Location};
use crate::referential;
use crate::source_text::SourceTexts;

/// Resolves a common referential, whose keys are `common` from its line 7 on, and where there are some the
/// `mappings` of the one source of an association, from its line 11 on: the codes of the faults, and
/// the lines where they stand.
pub(super) fn resolved(common: &str, mappings: &str) -> Vec<(&'static str, usize)> {
    let folder = tempfile::tempdir().unwrap();
    let head = "referential: common\nformat: 1\nid: c\nversion: 1.0.0\nlanguage: fr\ntitle: C\n";
    fs::write(folder.path().join("c.yaml"), format!("{head}{common}")).unwrap();
    if !mappings.is_empty() {
        let head = "referential: association\nformat: 1\nid: a\nname: A\nextends: {id: c}\nsources:\n  - id: s\n    files: [s.csv]\n    period: {constant: 2025}\n    mappings:\n";
        fs::write(folder.path().join("a.yaml"), format!("{head}{mappings}")).unwrap();
    }
    let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
    let paths = [folder.path().to_owned()];
    let read = referential::load(&paths, &mut texts, &mut diagnostics).unwrap();
    resolve(&read, &mut diagnostics);
    let lines = diagnostics.iter().map(|it| match &it.location {
        Location::Text(place) => (
            it.code.name(),
            texts.line_column(place.file, place.start()).0,
        ),
        _ => (it.code.name(), 0),
    });
    lines.collect()
}
