//! What a small referential is told, for the tests of this room.

use std::fs;
use std::path::Path;

use super::resolve;
use crate::diagnostic::{Diagnostics, Location};
use crate::referential;
use crate::source_text::SourceTexts;

/// Resolves a common referential, whose keys are `common` from its line 7 on, and where there are some the
/// `mappings` of the one source of an association, from its line 11 on: the codes of the faults, and
/// the lines where they stand.
pub(super) fn resolved(common: &str, mappings: &str) -> Vec<(&'static str, usize)> {
    if mappings.is_empty() {
        return resolved_with(common, &[]);
    }
    let head =
        "sources:\n  - id: s\n    files: [s.csv]\n    period: {constant: 2025}\n    mappings:\n";
    resolved_with(common, &[&format!("{head}{mappings}")])
}

/// The same of associations, whose keys are `associations` from their line 6 on; their ids are `a`, `b`…
pub(super) fn resolved_with(common: &str, associations: &[&str]) -> Vec<(&'static str, usize)> {
    let folder = tempfile::tempdir().unwrap();
    let head = "referential: common\nformat: 1\nid: c\nversion: 1.0.0\nlanguage: fr\ntitle: C\n";
    fs::write(folder.path().join("c.yaml"), format!("{head}{common}")).unwrap();
    for (id, keys) in ('a'..='z').zip(associations) {
        let head =
            format!("referential: association\nformat: 1\nid: {id}\nname: A\nextends: {{id: c}}\n");
        fs::write(
            folder.path().join(format!("{id}.yaml")),
            format!("{head}{keys}"),
        )
        .unwrap();
    }
    told(folder.path())
}

/// What is told of a table of costs, whose keys are `costs` from its line 6 on, beside indicators: `i` a count of persons, and those of
/// `more`, whose lines are keys of the common referential.
pub(super) fn resolved_costs(more: &str, costs: &str) -> Vec<(&'static str, usize)> {
    let folder = tempfile::tempdir().unwrap();
    let mut common =
        "referential: common\nformat: 1\nid: c\nversion: 1.0.0\nlanguage: fr\n".to_owned();
    if !more.contains("indicators:") {
        common.push_str("indicators:\n");
    }
    common.push_str(more);
    common.push_str("  - {id: i, label: I, definition: I, status: optional, level: outcome, direction: increase, unit: personnes, measure: {count: {}}}\n");
    fs::write(folder.path().join("c.yaml"), common).unwrap();
    let head = "referential: costs\nformat: 1\nid: k\nversion: 1.0.0\nlanguage: fr\n";
    fs::write(folder.path().join("k.yaml"), format!("{head}{costs}")).unwrap();
    told(folder.path())
}

fn told(folder: &Path) -> Vec<(&'static str, usize)> {
    let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
    let paths = [folder.to_owned()];
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
