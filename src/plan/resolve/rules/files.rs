//! Files that two sources ask for, as far as patterns alone prove it: the same pattern, or one that takes in all that
//! another names.

use super::super::draft::Draft;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::Text;
use crate::i18n::plan as said;
use crate::plan::{AssociationId, Source, WaveFrom};
use crate::referential::Association;
use crate::source_text::Place;

/// The most patterns that are held against one another.
const MOST: usize = 1_000;

/// One pattern of a source.
struct Asked<'d> {
    who: AssociationId,
    source_at: usize,
    source: &'d Source,
    pattern: &'d str,
    place: Place,
}

/// Refuses files of two associations; warns of those of two sources of one, where nothing tells why.
pub(super) fn check(draft: &mut Draft<'_>, associations: &[&Association]) {
    let mut all = Vec::new();
    for (at, association) in associations.iter().enumerate() {
        let sources = draft.associations[at].sources.iter();
        for (source_at, (source, written)) in sources.zip(&association.sources).enumerate() {
            for (pattern, name) in source.files.iter().zip(&written.files) {
                all.push(Asked {
                    who: AssociationId(at),
                    source_at,
                    source,
                    pattern,
                    place: name.place,
                });
            }
        }
    }
    if all.len() > MOST {
        return;
    }
    let mut faults = Vec::new();
    for (at, second) in all.iter().enumerate() {
        // One word a pattern is enough.
        let fault = all[..at]
            .iter()
            .find_map(|first| shared(draft, first, second));
        faults.extend(fault);
    }
    for fault in faults {
        draft.push(fault);
    }
}

fn shared(draft: &Draft<'_>, first: &Asked<'_>, second: &Asked<'_>) -> Option<Diagnostic> {
    if (first.who, first.source_at) == (second.who, second.source_at) {
        return None;
    }
    let same = first.pattern == second.pattern;
    // Of two that differ, the wider one is to be narrowed.
    let (at, other) = match (
        covers(first.pattern, second.pattern),
        covers(second.pattern, first.pattern),
    ) {
        (_, true) => (second, first),
        (true, false) => (first, second),
        (false, false) => return None,
    };
    let label = |fault: Diagnostic| {
        fault.label(
            other.place,
            Text::new("demandés ici aussi", "asked for here too"),
        )
    };
    if first.who != second.who {
        let ids = [at, other].map(|it| draft.associations[it.who.0].id.as_str());
        let fault = said::files_of_another(at.pattern, ids[1]);
        return Some(label(Diagnostic::new(Code::FileDuplicate, at.place, fault)));
    }
    if same && !reads_alike(at.source, other.source) {
        return None;
    }
    let profiles = [at, other].map(|it| it.source.profile.name);
    let (id, others) = (&at.source.id, &other.source.id);
    let fault = if same && profiles[0] != profiles[1] {
        said::files_of_two_tools(id, others, profiles)
    } else {
        said::files_overlap(at.pattern, id, others)
    };
    Some(label(Diagnostic::new(Code::FilesOverlap, at.place, fault)))
}

/// Whether two sources of one pattern do the same with it, or what cannot both be right: one table may well hold two
/// waves, two units, two kinds of data, or rows that rules tell apart, but no file is written in two ways.
fn reads_alike(one: &Source, other: &Source) -> bool {
    let wave = |source: &Source| match source.wave {
        Some(WaveFrom::Constant(wave)) => Some(wave),
        _ => None,
    };
    let rules = |source: &Source| !source.keep.is_empty() || !source.drop.is_empty();
    let apart = one.kind != other.kind
        || one.observes != other.observes
        || wave(one) != wave(other)
        || rules(one)
        || rules(other);
    one.profile.name != other.profile.name || !apart
}

/// Whether every file that `narrow` asks for is asked for by `wide` too, as far as stars alone tell.
fn covers(wide: &str, narrow: &str) -> bool {
    if wide == narrow {
        return true;
    }
    let (wide, narrow): (Vec<&str>, Vec<&str>) =
        (wide.split('/').collect(), narrow.split('/').collect());
    wide.len() == narrow.len() && wide.iter().zip(&narrow).all(|(a, b)| covers_part(a, b))
}

/// The same of one folder or name: `s*.csv` takes in `sorties-*.csv`.
fn covers_part(wide: &str, narrow: &str) -> bool {
    if wide == narrow {
        return true;
    }
    let special =
        |text: &str| text.contains(['?', '[', ']', '{', '}', '\\', '!']) || text.contains("**");
    let Some((head, tail)) = wide.split_once('*') else {
        return false;
    };
    if special(wide) || special(narrow) || tail.contains('*') {
        return false;
    }
    // What stands before the first star of the narrow one, and after its last, is in all that it names.
    let before = narrow.split('*').next().unwrap_or_default();
    let after = narrow.rsplit('*').next().unwrap_or_default();
    let room = narrow.contains('*') || narrow.len() >= head.len() + tail.len();
    room && before.starts_with(head) && after.ends_with(tail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::resolve::trial::resolved_with;

    #[test]
    fn one_pattern_takes_in_another_or_does_not() {
        for (wide, narrow) in [
            ("a/s*.csv", "a/sorties-*.csv"),
            ("a/*.csv", "a/b.csv"),
            ("a/*", "a/*.csv"),
            ("*/b.csv", "a/b.csv"),
            ("a/*-2025.csv", "a/e-2025.csv"),
            ("a/[b]*.csv", "a/[b]*.csv"),
        ] {
            assert!(covers(wide, narrow), "{wide} {narrow}");
        }
        for (wide, narrow) in [
            ("a/sorties-*.csv", "a/s*.csv"),
            ("a/s*.csv", "b/sorties-*.csv"),
            ("a/*.csv", "a/b/c.csv"),
            ("a/e-*-x.csv", "a/e-x.csv"),
            ("a/*-2025.csv", "a/e-*.csv"),
            ("a/sorties-2*.csv", "a/sorties-*.csv"),
            ("a/s*.csv", "a/[st]*.csv"),
            ("a/?.csv", "a/b.csv"),
        ] {
            assert!(!covers(wide, narrow), "{wide} {narrow}");
        }
        // A name too short for both ends of the pattern.
        assert!(!covers("aba*ba", "aba"));
    }

    const COMMON: &str = "\
waves: [{id: entry, label: E}, {id: exit, label: X}]
variables:
  - {id: x, label: X, type: {integer: {min: 0, max: 9}}}
indicators:
  - {id: i, label: I, definition: I, status: optional, level: outcome, direction: increase, unit: points, waves: [entry, exit], measure: {mean: {of: x}}}
  - {id: j, label: J, definition: J, status: optional, level: outcome, direction: increase, unit: points, from: records, waves: [entry, exit], measure: {mean: {of: x}}}
";

    fn source(id: &str, pattern: &str, more: &str) -> String {
        format!(
            "  - {{id: {id}, files: [{pattern}], period: {{constant: 2025}}, respondent: {{column: N, space: n}}, mappings: [{{variable: x, column: X}}]{more}}}\n"
        )
    }

    #[test]
    fn two_sources_of_one_association_may_read_one_file_for_a_reason() {
        let told = |pattern: &str, one: &str, other: &str| {
            let sources = [source("s", "a/e-*.csv", one), source("t", pattern, other)].concat();
            resolved_with(COMMON, &[&format!("sources:\n{sources}")])
        };
        let overlap = |line| vec![("files-overlap", line)];
        let entry = ", wave: entry";
        assert_eq!(told("a/e-*.csv", entry, entry), overlap(8));
        assert_eq!(told("a/*.csv", entry, ", wave: exit"), overlap(8));
        assert_eq!(told("a/e-2025.csv", entry, entry), overlap(7));
        assert_eq!(told("a/f-*.csv", entry, entry), []);
        // One table of two waves, of two kinds of data, of rows told apart.
        assert_eq!(told("a/e-*.csv", entry, ", wave: exit"), []);
        assert_eq!(told("a/e-*.csv", entry, ", wave: entry, kind: records"), []);
        let rows = ", wave: entry, rows: {keep: [{column: T, is: [A]}]}";
        assert_eq!(told("a/e-*.csv", entry, rows), []);
        // But not written by two tools.
        assert_eq!(
            told("a/e-*.csv", entry, ", wave: exit, profile: excel-fr"),
            overlap(8)
        );
    }

    #[test]
    fn two_associations_read_other_files() {
        let told = |one: &str, other: &str| {
            let [one, other] = [one, other]
                .map(|pattern| format!("sources:\n{}", source("s", pattern, ", wave: exit")));
            resolved_with(COMMON, &[&one, &other])
        };
        assert_eq!(told("a/e-*.csv", "a/e-*.csv"), [("file-duplicate", 7)]);
        assert_eq!(told("a/*.csv", "a/b.csv"), [("file-duplicate", 7)]);
        assert_eq!(told("a/e-*.csv", "b/e-*.csv"), []);
        assert_eq!(told("a/e-*.csv", "a/f-*.csv"), []);
    }
}
