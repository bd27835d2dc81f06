//! Texts for readers, compared as readers would: a typographic change, a slip mended, the same words otherwise, or
//! another thing said.

use std::collections::BTreeMap;

use crate::i18n::Text;
use crate::matching::{folded, normal_form};

/// How far apart two wordings are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wording {
    /// The same, to the letter.
    Same,
    /// Typography, spelling, or a translation that was added.
    Form,
    /// The same words that carry meaning, in another order or with other small words between.
    Reworded,
    /// Other words.
    Other,
}

/// How far `new` is from `old`; the worst of both languages.
pub(super) fn compare(old: &Text, new: &Text) -> Wording {
    if old == new {
        return Wording::Same;
    }
    // Written once, a text stands for both languages: where one of them keeps it, a translation came or went.
    let kept = old.fr == new.fr || old.en == new.en;
    if kept && (old.fr == old.en || new.fr == new.en) {
        return Wording::Form;
    }
    one(&old.fr, &new.fr).max(one(&old.en, &new.en))
}

fn one(old: &str, new: &str) -> Wording {
    if old == new {
        return Wording::Same;
    }
    let (before, after) = (words(old), words(new));
    let alike = |(a, b): (&String, &String)| a == b || is_slip(a, b);
    if before.len() == after.len() && before.iter().zip(&after).all(alike) {
        return Wording::Form;
    }
    if content(&before) == content(&after) {
        return Wording::Reworded;
    }
    Wording::Other
}

/// The words of a text, without case, accents or punctuation.
fn words(text: &str) -> Vec<String> {
    let text = folded(&normal_form(text));
    // « écouté·e » is one word.
    let text = text.replace('œ', "oe").replace('æ', "ae").replace('·', "");
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether one word is the other with one letter amiss. Numbers and short words say too much for one letter.
fn is_slip(a: &str, b: &str) -> bool {
    const SHORTEST: usize = 5;
    let long = a.chars().count().min(b.chars().count()) >= SHORTEST;
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    long && letters(a) && letters(b) && strsim::damerau_levenshtein(a, b) <= 1
}

/// How often each word that carries meaning stands, with its plural.
fn content(words: &[String]) -> BTreeMap<&str, usize> {
    /// Articles, prepositions of relation, « et », « and ». « ou », « sans », « hors », « non » say something.
    const SMALL: &[&str] = &[
        "a", "an", "and", "au", "aux", "ce", "ces", "d", "de", "des", "du", "en", "et", "in", "l",
        "la", "le", "les", "leur", "leurs", "of", "on", "par", "pour", "qui", "sa", "se", "ses",
        "son", "sur", "that", "the", "their", "to", "un", "une", "who",
    ];
    let mut content = BTreeMap::new();
    for word in words.iter().filter(|word| !SMALL.contains(&word.as_str())) {
        let root = word.trim_end_matches(['s', 'e']);
        *content.entry(root).or_insert(0) += 1;
    }
    content
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_are_as_far_apart_as_a_reader_would_say() {
        let far = |a: &str, b: &str| compare(&Text::same(a), &Text::same(b));
        let same = "Personnes répondantes de 18 à 64 ans";
        assert_eq!(far(same, same), Wording::Same);
        for (a, b) in [
            ("L'état de santé", "L\u{2019}ETAT  de santé."),
            (
                "Part des personnes : 12 mois",
                "Part des personnes\u{a0}: 12 mois",
            ),
            ("acompagnement", "accompagnement"),
            ("être écouté·e", "être écoutée"),
            ("Personne répondante", "Personnes répondantes"),
        ] {
            assert_eq!(far(a, b), Wording::Form, "{a} / {b}");
        }
        let turned = "Personnes de 18 à 64 ans, et répondantes";
        assert_eq!(far(same, turned), Wording::Reworded);
        for (a, b) in [
            (same, "Personnes répondantes de 16 à 64 ans"),
            ("12 derniers mois", "24 derniers mois"),
            ("issues inconnues comprises", "issues inconnues exclues"),
            ("avec enfants", "sans enfants"),
        ] {
            assert_eq!(far(a, b), Wording::Other, "{a} / {b}");
        }
    }

    #[test]
    fn a_translation_added_changes_nothing() {
        let once = Text::same("Santé");
        let twice = Text::new("Santé", "Health");
        assert_eq!(compare(&once, &twice), Wording::Form);
        assert_eq!(compare(&twice, &once), Wording::Form);
        assert_eq!(
            compare(&twice, &Text::new("Santé", "Wealth of all")),
            Wording::Other
        );
    }
}
