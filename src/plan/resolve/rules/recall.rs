//! The time a question asks about, as people write it: « au cours des 12 derniers mois » and « sur un an » are
//! one, « depuis l'entrée » is another.

use crate::i18n::Text;
use crate::matching::folded;

/// Whether two texts say the same time, in one language or the other.
pub(super) fn same_recall(a: &Text, b: &Text) -> bool {
    [(&a.fr, &b.fr), (&a.en, &b.en)]
        .iter()
        .any(|(a, b)| Recall::read(a) == Recall::read(b))
}

/// Whether two texts name the same people: small words, case and accents aside.
pub(super) fn same_people(a: &Text, b: &Text) -> bool {
    let same = |a: &str, b: &str| {
        let (a, b) = (folded(a), folded(b));
        words(&a) == words(&b)
    };
    same(&a.fr, &b.fr) || same(&a.en, &b.en)
}

#[derive(Debug, PartialEq, Eq)]
enum Recall {
    /// A length of time, in days or in months.
    Days(u32),
    Months(u32),
    /// Anything else, word by word.
    Words(Vec<String>),
}

impl Recall {
    fn read(text: &str) -> Self {
        let folded = folded(text);
        let said = words(&folded);
        Self::length(&said).unwrap_or_else(|| {
            let said = said.iter().map(|word| (*word).to_owned());
            Self::Words(said.collect())
        })
    }

    /// « 12 derniers mois », « an », « deux semaines », « quinze jours », which is what French calls two weeks.
    fn length(words: &[&str]) -> Option<Self> {
        // « le mois dernier » is the one in the calendar, not thirty days: only « derniers » may stand before.
        let last = |word: &&&str| !LAST.contains(*word);
        let bare: Vec<&str> = words.iter().filter(last).copied().collect();
        let (count, unit) = match bare.as_slice() {
            [unit] if words.last() == Some(unit) => (1, *unit),
            [count, unit] => (number(count)?, *unit),
            _ => return None,
        };
        match unit {
            "jour" | "jours" | "day" | "days" if count == 15 => Some(Self::Days(14)),
            "jour" | "jours" | "day" | "days" => Some(Self::Days(count)),
            "semaine" | "semaines" | "week" | "weeks" => Some(Self::Days(count.checked_mul(7)?)),
            "mois" | "month" | "months" => Some(Self::Months(count)),
            "an" | "ans" | "annee" | "annees" | "year" | "years" => {
                Some(Self::Months(count.checked_mul(12)?))
            }
            _ => None,
        }
    }
}

const LAST: &[&str] = &[
    "dernier",
    "derniers",
    "derniere",
    "dernieres",
    "passe",
    "passes",
    "passee",
    "passees",
    "last",
    "past",
];

/// Words that change nothing to what is said.
const SMALL: &[&str] = &[
    "au", "aux", "cours", "de", "des", "du", "d", "la", "le", "les", "l", "ces", "sur", "pendant",
    "durant", "dans", "in", "the", "over", "during", "within", "of", "for",
];

const NUMBERS: &[(&str, u32)] = &[
    ("un", 1),
    ("une", 1),
    ("one", 1),
    ("deux", 2),
    ("two", 2),
    ("trois", 3),
    ("three", 3),
    ("quatre", 4),
    ("four", 4),
    ("cinq", 5),
    ("five", 5),
    ("six", 6),
    ("sept", 7),
    ("seven", 7),
    ("huit", 8),
    ("eight", 8),
    ("neuf", 9),
    ("nine", 9),
    ("dix", 10),
    ("ten", 10),
    ("onze", 11),
    ("eleven", 11),
    ("douze", 12),
    ("twelve", 12),
    ("quinze", 15),
    ("fifteen", 15),
    ("dix-huit", 18),
    ("vingt-quatre", 24),
    ("trente", 30),
    ("thirty", 30),
];

fn number(word: &str) -> Option<u32> {
    let named = NUMBERS.iter().find(|(name, _)| *name == word);
    named.map_or_else(|| word.parse().ok(), |(_, number)| Some(*number))
}

/// The words that say something.
fn words(folded: &str) -> Vec<&str> {
    let parts = folded.split(|c: char| !c.is_alphanumeric() && c != '-');
    parts
        .filter(|word| !word.is_empty() && !SMALL.contains(word))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_time_in_other_words_is_the_same() {
        let same = |a: &str, b: &str| same_recall(&Text::same(a), &Text::same(b));
        for (a, b) in [
            ("12 derniers mois", "Au cours des douze derniers mois"),
            ("12 derniers mois", "sur un an"),
            ("12 derniers mois", "over the last 12 months"),
            ("deux dernières semaines", "15 derniers jours"),
            ("Depuis l'entrée", "depuis l’entrée"),
            ("la dernière semaine", "7 derniers jours"),
        ] {
            assert!(same(a, b), "{a}, {b}");
        }
        for (a, b) in [
            ("12 derniers mois", "6 derniers mois"),
            ("le mois dernier", "30 derniers jours"),
            ("12 derniers mois", "depuis l'entrée"),
            ("aujourd'hui", "12 derniers mois"),
        ] {
            assert!(!same(a, b), "{a}, {b}");
        }
    }

    #[test]
    fn the_same_people_in_the_same_words() {
        let same = |a: &str, b: &str| same_people(&Text::same(a), &Text::same(b));
        assert!(same("Personnes hébergées", "les personnes hébergées"));
        assert!(!same("Personnes hébergées", "Personnes sorties"));
    }
}
