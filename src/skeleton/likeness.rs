//! How alike two short texts are: a heading and a question, an answer and a label.
//!
//! In: texts. Out: a likeness from 0 to 1, by the words they share, each weighing the more the fewer texts hold it.
//! It proposes and never decides: what it finds is written as `undetermined`.

use std::collections::{BTreeMap, BTreeSet};

use crate::matching::folded;

/// Words that tell nothing of what is asked.
const EMPTY: &[&str] = &[
    "a", "ai", "as", "au", "aux", "avec", "avez", "ce", "ces", "cette", "d", "dans", "de", "des",
    "du", "elle", "en", "est", "et", "etes", "il", "j", "je", "l", "la", "le", "les", "leur", "m",
    "ma", "mes", "mon", "on", "ou", "par", "plus", "pour", "qu", "que", "quel", "quelle",
    "quelles", "quels", "qui", "s", "sa", "se", "ses", "son", "sur", "t", "un", "une", "vos",
    "votre", "vous", "y", "are", "at", "do", "for", "have", "how", "i", "in", "is", "my", "of",
    "or", "the", "to", "what", "which", "with", "you", "your",
];

/// Words that turn the sense round, all taken for one.
const NOT: &[&str] = &[
    "aucun", "aucune", "jamais", "ne", "ni", "no", "non", "none", "not", "pas", "rien", "sans",
    "without", "without",
];

/// What stands for every word that turns the sense round.
const NOT_MARK: &str = "¬";

/// The words of a text that tell something, without accents, case, plural nor feminine.
pub(super) fn words(text: &str) -> BTreeSet<String> {
    let mut plain = folded(text).replace("(e)", "").replace("(s)", "");
    for middle in ["·e·s", "·es", "·e", "·s", ".e.s"] {
        plain = plain.replace(middle, "");
    }
    let all: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let told: BTreeSet<String> = all
        .iter()
        .filter(|word| !EMPTY.contains(*word))
        .map(|word| stem(word))
        .collect();
    if told.is_empty() {
        return all.iter().map(|word| (*word).to_owned()).collect();
    }
    told
}

fn stem(word: &str) -> String {
    if NOT.contains(&word) {
        return NOT_MARK.to_owned();
    }
    if word.len() < 4 {
        return word.to_owned();
    }
    let singular = word.trim_end_matches(['s', 'x']);
    let stem = singular.trim_end_matches('e');
    // « Bonne » is « bon », « réelle » is « réel ».
    let doubled = stem.len() < singular.len() && (stem.ends_with("nn") || stem.ends_with("ll"));
    let stem = if doubled {
        &stem[..stem.len() - 1]
    } else {
        stem
    };
    if stem.len() < 3 { word } else { stem }.to_owned()
}

/// What each word weighs: the fewer texts hold it, the more.
#[derive(Debug, Default)]
pub(super) struct Weights {
    held: BTreeMap<String, usize>,
    texts: usize,
}

impl Weights {
    /// The weights of the words of `texts`.
    pub(super) fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut weights = Self::default();
        for text in texts {
            weights.texts += 1;
            for word in words(text) {
                *weights.held.entry(word).or_default() += 1;
            }
        }
        weights
    }

    #[expect(clippy::cast_precision_loss, reason = "a count of words is small")]
    fn weight(&self, word: &str) -> f64 {
        let held = self.held.get(word).copied().unwrap_or(0);
        libm::log(1.0 + (self.texts.max(1) as f64) / ((held + 1) as f64))
    }

    fn sum<'w>(&self, words: impl IntoIterator<Item = &'w String>) -> f64 {
        words.into_iter().map(|word| self.weight(word)).sum()
    }

    /// How alike two sets of words are: 1 where they are the same.
    pub(super) fn alike(&self, one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
        let shared = self.sum(one.intersection(other));
        let (a, b) = (self.sum(one), self.sum(other));
        if a * b > 0.0 {
            shared / libm::sqrt(a * b)
        } else {
            0.0
        }
    }

    /// How much of `one` stands in `other`; 0 where they share one word only, which is chance.
    pub(super) fn within(&self, one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
        let whole = self.sum(one);
        if one.intersection(other).count() < 2 || whole == 0.0 {
            return 0.0;
        }
        self.sum(one.intersection(other)) / whole
    }
}

/// Whether one says no and the other does not.
pub(super) fn opposed(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    one.contains(NOT_MARK) != other.contains(NOT_MARK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_accents_plural_and_feminine() {
        assert_eq!(words("Seul·e avec enfant(s)"), words("seule avec enfants"));
        assert_eq!(words("Dettes"), words("dette"));
        assert_eq!(words("Moyenne"), words("moyen"));
        assert_eq!(words("Sans dette"), words("Pas de dette"));
        assert!(!words("Avez-vous une dette ?").contains("vous"));
        assert_eq!(words("Vous").len(), 1, "something must be left");
        assert!(words(" ?! ").is_empty());
    }

    #[test]
    fn rare_words_tell_more_than_common_ones() {
        let weights = Weights::of(["Date d'entrée", "Date de sortie", "Date de l'enquête"]);
        let alike = |a, b| weights.alike(&words(a), &words(b));
        assert!((alike("Date d'entrée", "date-entree") - 1.0).abs() < 1e-9);
        assert!(alike("Sortie", "Date de sortie") > alike("Date", "Date de sortie"));
        assert!(alike("Sortie", "Date d'entrée") < 1e-9);
        assert!(opposed(&words("Pas du tout"), &words("Tout à fait")));
    }
}
