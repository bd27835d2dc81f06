//! Numberings of one association whose names differ by a slip: the persons of one would be strangers to the other.

use std::collections::BTreeMap;

use super::super::draft::Draft;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::plan as said;
use crate::referential::{Association, Respondent};
use crate::source_text::Place;

/// The most names of one association that are held against one another.
const MOST: usize = 256;

/// Warns of each name that one letter keeps from an earlier one.
pub(super) fn check(draft: &mut Draft<'_>, associations: &[&Association]) {
    for association in associations {
        let mut seen: Vec<(&str, Place)> = Vec::new();
        let mut used: BTreeMap<&str, usize> = BTreeMap::new();
        for source in &association.sources {
            if let Some(Respondent::Column { space, .. }) = &source.habits.respondent {
                let times = used.entry(&space.value).or_default();
                *times += 1;
                if *times == 1 && seen.len() < MOST {
                    seen.push((&space.value, space.place));
                }
            }
        }
        for (at, second) in seen.iter().enumerate() {
            let near = |(first, _): &&(&str, Place)| is_slip(first, second.0);
            let Some(first) = seen[..at].iter().find(near) else {
                continue;
            };
            // The rarer is the slip; of two as rare, the later.
            let (wrong, right) = if used[first.0] < used[second.0] {
                (first, second)
            } else {
                (second, first)
            };
            let fault = said::spaces_near(wrong.0, right.0);
            let fault = Diagnostic::new(Code::RespondentsMixed, wrong.1, fault);
            draft.push(fault.label(right.1, said::first_space()));
        }
    }
}

/// Whether two names differ by one letter too many, one too few, two exchanged, or one for another in a long word.
/// A number or a letter that stands for a rank (`site-a`, `site-b`) tells numberings apart.
fn is_slip(one: &str, other: &str) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let ranked = |text: &str| text.split('-').any(|part| part.len() < 2);
    let shortest = one.len().min(other.len());
    let far = one.len().abs_diff(other.len()) > 1 || strsim::damerau_levenshtein(one, other) != 1;
    let one_for_another = one.len() == other.len() && strsim::levenshtein(one, other) == 1;
    !far && shortest >= 4
        && digits(one) == digits(other)
        && !ranked(one)
        && !ranked(other)
        && (!one_for_another || shortest >= 7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::resolve::trial::resolved_with;

    #[test]
    fn a_slip_is_no_other_name() {
        for (one, other) in [
            ("dossier", "dossiers"),
            ("dosier", "dossier"),
            ("dossiers", "dossiesr"),
            ("domicile", "domicule"),
        ] {
            assert!(is_slip(one, other) && is_slip(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("dossier", "dossier"),
            ("site-a", "site-b"),
            ("site", "site-a"),
            ("base-2024", "base-2025"),
            ("n", "ns"),
            ("lieu", "lien"),
            ("menage", "personne"),
            ("dossier-ch", "dossier-chrs"),
        ] {
            assert!(!is_slip(one, other), "{one} {other}");
        }
    }

    #[test]
    fn the_rarer_of_two_near_names_is_told() {
        let common = "variables: [{id: x, label: X, type: {integer: {}}}]\nindicators:\n  - {id: i, label: I, definition: I, status: optional, level: outcome, direction: increase, unit: points, measure: {mean: {of: x}}}\n";
        let told = |spaces: &[&str]| {
            let sources = spaces.iter().enumerate().map(|(at, space)| {
                format!("  - {{id: s{at}, files: [s{at}.csv], period: {{constant: 2025}}, respondent: {{column: N, space: {space}}}, mappings: [{{variable: x, column: X}}]}}\n")
            });
            resolved_with(
                common,
                &[&format!("sources:\n{}", sources.collect::<String>())],
            )
        };
        let near = |line| vec![("respondents-mixed", line)];
        assert_eq!(told(&["dossier", "dossiers"]), near(8));
        assert_eq!(told(&["dossier", "dossiers", "dossiers"]), near(7));
        assert_eq!(told(&["dossier", "dossier", "menage"]), []);
    }
}
