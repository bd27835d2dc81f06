//! Headings that look like a sensitive category, as articles 9 and 10 of the GDPR list them, and what the field
//! treats like one: legal status.
//!
//! In: a heading. Out: the category, by whole words in French and English; cells are never looked at.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::matching::folded;

/// A sensitive category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Religious or philosophical beliefs.
    Beliefs,
    /// Racial or ethnic origin.
    Origin,
    /// Political opinions.
    Politics,
    /// Trade-union membership.
    Union,
    /// Sex life or sexual orientation.
    Sexuality,
    /// Health, disability included.
    Health,
    /// Convictions and offences.
    Justice,
    /// Residence, asylum.
    Status,
}

/// Words in a row that name a category by themselves.
const NAMES: &[(&str, Category)] = &[
    ("religion", Category::Beliefs),
    ("religions", Category::Beliefs),
    ("religieux", Category::Beliefs),
    ("religieuse", Category::Beliefs),
    ("religieuses", Category::Beliefs),
    ("religious", Category::Beliefs),
    ("confession", Category::Beliefs),
    ("croyance", Category::Beliefs),
    ("croyances", Category::Beliefs),
    ("beliefs", Category::Beliefs),
    ("ethnie", Category::Origin),
    ("ethnique", Category::Origin),
    ("ethniques", Category::Origin),
    ("ethnic", Category::Origin),
    ("ethnicity", Category::Origin),
    ("race", Category::Origin),
    ("raciale", Category::Origin),
    ("racial", Category::Origin),
    ("couleur de peau", Category::Origin),
    ("opinion politique", Category::Politics),
    ("opinions politiques", Category::Politics),
    ("parti politique", Category::Politics),
    ("orientation politique", Category::Politics),
    ("political opinion", Category::Politics),
    ("political opinions", Category::Politics),
    ("political party", Category::Politics),
    ("syndicat", Category::Union),
    ("syndique", Category::Union),
    ("syndiquee", Category::Union),
    ("appartenance syndicale", Category::Union),
    ("adhesion syndicale", Category::Union),
    ("trade union", Category::Union),
    ("orientation sexuelle", Category::Sexuality),
    ("vie sexuelle", Category::Sexuality),
    ("sexualite", Category::Sexuality),
    ("homosexuel", Category::Sexuality),
    ("sexual orientation", Category::Sexuality),
    ("sex life", Category::Sexuality),
    ("sexuality", Category::Sexuality),
    ("etat de sante", Category::Health),
    ("probleme de sante", Category::Health),
    ("problemes de sante", Category::Health),
    ("sante mentale", Category::Health),
    ("sante psychique", Category::Health),
    ("sante physique", Category::Health),
    ("votre sante", Category::Health),
    ("ma sante", Category::Health),
    ("maladie", Category::Health),
    ("maladies", Category::Health),
    ("pathologie", Category::Health),
    ("pathologies", Category::Health),
    ("handicap", Category::Health),
    ("handicaps", Category::Health),
    ("handicape", Category::Health),
    ("handicapee", Category::Health),
    ("rqth", Category::Health),
    ("vih", Category::Health),
    ("hiv", Category::Health),
    ("sida", Category::Health),
    ("seropositif", Category::Health),
    ("seropositive", Category::Health),
    ("seropositivite", Category::Health),
    ("hepatite", Category::Health),
    ("addiction", Category::Health),
    ("addictions", Category::Health),
    ("toxicomanie", Category::Health),
    ("trouble psychique", Category::Health),
    ("troubles psychiques", Category::Health),
    ("depression", Category::Health),
    ("diagnostic medical", Category::Health),
    ("traitement medical", Category::Health),
    ("health status", Category::Health),
    ("mental health", Category::Health),
    ("your health", Category::Health),
    ("health problem", Category::Health),
    ("health problems", Category::Health),
    ("illness", Category::Health),
    ("disease", Category::Health),
    ("disability", Category::Health),
    ("disabled", Category::Health),
    ("condamnation", Category::Justice),
    ("condamnations", Category::Justice),
    ("casier judiciaire", Category::Justice),
    ("incarceration", Category::Justice),
    ("incarcere", Category::Justice),
    ("incarceree", Category::Justice),
    ("en detention", Category::Justice),
    ("de detention", Category::Justice),
    ("prison", Category::Justice),
    ("main de justice", Category::Justice),
    ("obligations judiciaires", Category::Justice),
    ("criminal conviction", Category::Justice),
    ("criminal convictions", Category::Justice),
    ("criminal record", Category::Justice),
    // The French word is another: « Vos convictions ».
    ("convictions", Category::Beliefs),
    ("titre de sejour", Category::Status),
    ("situation administrative", Category::Status),
    ("statut administratif", Category::Status),
    ("droit au sejour", Category::Status),
    ("droits au sejour", Category::Status),
    ("sans papiers", Category::Status),
    ("oqtf", Category::Status),
    ("asile", Category::Status),
    ("refugie", Category::Status),
    ("refugiee", Category::Status),
    ("protection internationale", Category::Status),
    ("residence permit", Category::Status),
    ("immigration status", Category::Status),
    ("legal status", Category::Status),
    ("asylum", Category::Status),
    ("refugee", Category::Status),
];

/// Where the [`NAMES`] that begin with a word stand: few headings hold any.
static BY_FIRST_WORD: LazyLock<BTreeMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (name, _)) in NAMES.iter().enumerate() {
        let first = name.split(' ').next().unwrap_or(name);
        places.entry(first).or_default().push(at);
    }
    places
});

/// Headings of this one word alone.
const ALONE: &[(&str, Category)] = &[("sante", Category::Health), ("health", Category::Health)];

/// Words that say that something else is spoken of: a place, a service, an animal, an adviser.
const ELSEWHERE: &[&str] = &[
    "chien",
    "animal",
    "animaux",
    "dog",
    "pet",
    "arret",
    "conge",
    "assurance",
    "caisse",
    "accessible",
    "accessibilite",
    "parking",
    "adapte",
    "adaptee",
    "stationnement",
    "association",
    "structure",
    "referent",
    "referente",
    "partenaire",
    "partenaires",
];

/// The sensitive category that a column under `heading` probably tells of.
pub fn category(heading: &str) -> Option<Category> {
    let folded = folded(heading);
    let parts = folded.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = parts.filter(|word| !word.is_empty()).collect();
    if words.iter().any(|word| ELSEWHERE.contains(word)) {
        return None;
    }
    if let [only] = words.as_slice()
        && let Some((_, category)) = ALONE.iter().find(|(word, _)| word == only)
    {
        return Some(*category);
    }
    let starts = words.iter().enumerate().filter_map(|(at, word)| {
        let names = BY_FIRST_WORD.get(word)?.iter();
        names.copied().find(|name| {
            let (name, _) = NAMES[*name];
            let mut rest = words[at..].iter();
            name.split(' ').all(|word| rest.next() == Some(&word))
        })
    });
    // The first of the list counts, not the first of the heading.
    starts.min().map(|name| NAMES[name].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sensitive_categories_are_seen_by_whole_words() {
        for (heading, wanted) in [
            ("Religion", Category::Beliefs),
            ("Origine ethnique", Category::Origin),
            ("Opinions politiques", Category::Politics),
            ("Êtes-vous syndiqué ?", Category::Union),
            ("Orientation sexuelle", Category::Sexuality),
            ("Santé", Category::Health),
            ("État de santé", Category::Health),
            ("Reconnaissance du handicap", Category::Health),
            ("RQTH", Category::Health),
            ("Séropositivité (VIH)", Category::Health),
            ("q4. Votre santé", Category::Health),
            ("Condamnations", Category::Justice),
            ("Sortie de prison", Category::Justice),
            ("Titre de séjour", Category::Status),
            ("Demande d’asile", Category::Status),
            ("Immigration status", Category::Status),
            ("HIV status", Category::Health),
        ] {
            assert_eq!(category(heading), Some(wanted), "{heading}");
        }
    }

    #[test]
    fn what_only_sounds_like_one_is_none() {
        for heading in [
            "Origine de la demande",
            "Orientation proposée",
            "Accompagnement santé",
            "Centre de santé le plus proche",
            "Carte de santé remise",
            "Race du chien",
            "Caisse d'assurance maladie",
            "Arrêt maladie",
            "Diagnostic social",
            "Place accessible (handicap)",
            "Refuge",
            "Culture",
            "Sexe",
            "Traitement de la demande",
            "Nationalité",
            "Parti le",
            "Syndic",
            "Détention d'un compte bancaire",
            "Séjour",
            "Partenaire santé mentale",
            "",
        ] {
            assert_eq!(category(heading), None, "{heading}");
        }
    }
}
