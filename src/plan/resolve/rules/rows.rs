//! Rows that a source would lose without a word: rules that keep none of them, duplicates found whatever the wave.

use std::collections::BTreeSet;

use super::super::draft::Draft;
use super::super::filled::waves_of;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::Text;
use crate::i18n::plan as said;
use crate::i18n::ticked;
use crate::plan::{DuplicateKey, RowRule, Source, WaveFrom};
use crate::referential::{self, Association};

/// Looks at every source.
pub(super) fn check(draft: &mut Draft<'_>, associations: &[&Association]) {
    let mut faults = Vec::new();
    for (at, association) in associations.iter().enumerate() {
        let sources = draft.associations[at].sources.iter();
        for (source, written) in sources.zip(&association.sources) {
            faults.extend(none_kept(source));
            faults.extend(waves_dropped(draft, source, written));
        }
    }
    for fault in faults {
        draft.push(fault);
    }
}

/// A row must meet every `keep` and no `drop`: two that share no cell, or one all the cells of which are left out,
/// keep nothing. Where some cells are left, another rule has only said more.
fn none_kept(source: &Source) -> Option<Diagnostic> {
    let same = |a: &RowRule, b: &RowRule| {
        a.column.text == b.column.text && a.column.is_code == b.column.is_code
    };
    let keeps = source.keep.iter().enumerate();
    keeps.into_iter().find_map(|(at, keep)| {
        let apart = |other: &&RowRule| same(keep, other) && keep.is.is_disjoint(&other.is);
        let before = source.keep[..at].iter().find(apart);
        let dropped: Vec<&RowRule> = source.drop.iter().filter(|it| same(keep, it)).collect();
        let left_out = !keep.is.is_empty()
            && keep
                .is
                .iter()
                .all(|cell| dropped.iter().any(|it| it.is.contains(cell)));
        let other = before.or(dropped.first().copied().filter(|_| left_out))?;
        let place = keep.column.place;
        let fault = said::rows_none_kept(&keep.column.text, before.is_none());
        let fault = Diagnostic::new(Code::ConditionImpossible, place, fault);
        let here = Text::new("l'autre règle", "the other rule");
        Some(fault.label(other.column.place, here))
    })
}

/// One respondent answers at each wave that a column tells: those rows are no duplicates of one another. A variable
/// among the keys, a date say, may tell them apart.
fn waves_dropped(
    draft: &Draft<'_>,
    source: &Source,
    written: &referential::Source,
) -> Option<Diagnostic> {
    let duplicates = source.duplicates.as_ref()?;
    let keys: BTreeSet<&str> = duplicates
        .by
        .iter()
        .map(|key| word(*key))
        .collect::<Option<_>>()?;
    // A key that does not hold was told, and might have told waves apart.
    let whole = written.habits.duplicates.as_ref()?.by.len() == duplicates.by.len();
    let waves = waves_of(source);
    let mixes = matches!(source.wave, Some(WaveFrom::Column { .. })) && waves.len() > 1;
    if !whole || !mixes || !keys.contains("respondent") || keys.contains("wave") {
        return None;
    }
    let by: Vec<&str> = keys.into_iter().rev().collect();
    let waves = waves.iter().map(|id| &draft.waves[usize::from(id.0)].id);
    let fault = said::duplicates_drop_waves(&source.id, &by.join(", "), &ticked(waves));
    Some(Diagnostic::new(Code::WavesPooled, duplicates.place, fault))
}

/// The word of a key that is no variable.
fn word(key: DuplicateKey) -> Option<&'static str> {
    match key {
        DuplicateKey::Respondent => Some("respondent"),
        DuplicateKey::Wave => Some("wave"),
        DuplicateKey::Period => Some("period"),
        DuplicateKey::Variable(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::resolve::trial::resolved_with;

    const COMMON: &str = "\
waves: [{id: entry, label: E}, {id: exit, label: X}]
variables:
  - {id: x, label: X, type: {integer: {min: 0, max: 9}}}
  - {id: jour, label: J, type: {date: {}}}
indicators:
  - {id: i, label: I, definition: I, status: optional, level: outcome, direction: increase, unit: points, waves: [entry, exit], measure: {mean: {of: x}}}
";

    /// What is told of a source with these lines, from line 12 on.
    fn told(lines: &str) -> Vec<(&'static str, usize)> {
        let source = format!(
            "sources:\n  - id: s\n    files: [s.csv]\n    period: {{constant: 2025}}\n    respondent: {{column: N, space: n}}\n    mappings: [{{variable: x, column: X}}, {{variable: jour, column: J, format: \"%d/%m/%Y\"}}]\n{lines}"
        );
        resolved_with(COMMON, &[&source])
    }

    #[test]
    fn rows_of_two_waves_are_no_duplicates() {
        let wave = "    wave: {column: V, codes: {T0: entry, T1: exit}}\n";
        let by = |wave: &str, by: &str| {
            told(&format!(
                "{wave}    duplicates: {{by: [{by}], keep: last, order: jour}}\n"
            ))
        };
        assert_eq!(by(wave, "respondent"), [("waves-pooled", 13)]);
        assert_eq!(by(wave, "respondent, period"), [("waves-pooled", 13)]);
        assert_eq!(by(wave, "respondent, wave"), []);
        // The day tells waves apart.
        assert_eq!(by(wave, "respondent, jour"), []);
        assert_eq!(by("    wave: exit\n", "respondent"), []);
        let one = "    wave: {column: V, codes: {T1: exit, Fin: exit}}\n";
        assert_eq!(by(one, "respondent"), []);
    }

    #[test]
    fn rules_on_rows_keep_some() {
        let rows = |rules: &str| {
            let wave = "    wave: {column: V, codes: {T0: entry, T1: exit}}\n";
            told(&format!("{wave}    rows: {{{rules}}}\n"))
        };
        let never = [("condition-impossible", 13)];
        let keep = "keep: [{column: S, is: [Fini]}]";
        assert_eq!(
            rows(&format!("{keep}, drop: [{{column: S, is: [Fini]}}]")),
            never
        );
        let both = "keep: [{column: S, is: [Fini]}, {column: S, is: [Clos]}]";
        assert_eq!(rows(both), never);
        assert_eq!(
            rows(&format!("{keep}, drop: [{{column: T, is: [Fini]}}]")),
            []
        );
        let some = "keep: [{column: S, is: [Fini, Clos]}], drop: [{column: S, is: [Clos]}]";
        assert_eq!(rows(some), []);
        let all = "keep: [{column: S, is: [Fini, Clos]}], drop: [{column: S, is: [Clos]}, {column: S, is: [Fini]}]";
        assert_eq!(rows(all), never);
    }
}
