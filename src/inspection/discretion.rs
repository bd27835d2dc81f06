//! What may be copied out of an export into a file that will be shared, and kept for ever in its history.
//!
//! Headings are: without them nothing can be mapped. Of cells, only answers that enough rows hold, and enough
//! persons where a column tells them apart; nothing that looks like an identity, however often it is repeated.

use crate::identity::looks_like_identity;
use crate::matching::folded;

/// Rows, and persons, that must hold an answer for it to be shown.
pub(crate) const FEWEST: u64 = 11;

/// The longest answer shown: longer ones are sentences.
const LONGEST: usize = 80;

/// Words that say that a column names who works there, or who typed the answers in.
const WORKERS: &[&str] = &[
    "referent",
    "referente",
    "referents",
    "intervenant",
    "intervenante",
    "intervenants",
    "travailleur",
    "travailleuse",
    "travailleurs",
    "conseiller",
    "conseillere",
    "educateur",
    "educatrice",
    "accompagnant",
    "accompagnante",
    "accompagnateur",
    "accompagnatrice",
    "enqueteur",
    "enquetrice",
    "redacteur",
    "redactrice",
    "auteur",
    "saisi",
    "operateur",
    "medecin",
    "utilisateur",
    "user",
    "username",
    "author",
    "worker",
    "caseworker",
    "submitted",
    "interviewer",
];

/// Words that say that a column numbers persons or households.
const NUMBERINGS: &[&str] = &[
    "dossier",
    "dossiers",
    "numdos",
    "participant",
    "participante",
    "carnet",
    "matricule",
    "identifiant",
    "respondent",
    "repondant",
    "usager",
    "beneficiaire",
    "token",
    "uuid",
    "n°",
    "numero",
];

/// Words that say so where nearly every cell is another one.
const LIKE_NUMBERINGS: &[&str] = &["id", "code", "ref", "reference", "num", "no", "sid", "seed"];

/// Words that say that what is numbered is a place.
const PLACES: &[&str] = &[
    "site",
    "etablissement",
    "structure",
    "service",
    "dispositif",
    "association",
    "postal",
    "commune",
    "insee",
    "departement",
    "shelter",
    "facility",
    "zip",
    "postcode",
];

fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    let parts = folded.split(|c: char| !c.is_alphanumeric() && c != '°');
    parts
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn holds(words: &[String], list: &[&str]) -> bool {
    words.iter().any(|word| list.contains(&word.as_str()))
}

/// Whether cells under `heading` are left alone: an identity, or the name of who works there.
pub(crate) fn names_someone(heading: &str) -> bool {
    looks_like_identity(heading) || holds(&words(heading), WORKERS) && !heading.contains('?')
}

/// Whether cells under `heading` number persons or households; `apart`: nearly every cell is another one.
pub(crate) fn numbers_persons(heading: &str, apart: bool) -> bool {
    let words = words(heading);
    let numbers = holds(&words, NUMBERINGS) || (apart && holds(&words, LIKE_NUMBERINGS));
    numbers && !holds(&words, PLACES) && !looks_like_identity(heading)
}

/// Whether `text` looks like an identity, or like a sentence that may hold one.
pub(crate) fn is_personal(text: &str) -> bool {
    bears_identity(text) || looks_like_a_name(text) || text.chars().count() > LONGEST
}

/// Whether `text` bears an address of e-mail or of the web, or digits enough for a phone, a bank account or a social
/// security number.
pub(crate) fn bears_identity(text: &str) -> bool {
    if is_an_amount(text) {
        return false;
    }
    // A date and its hour are no number of anyone.
    let written = text.replace([' ', '.', '-', '(', ')', '\u{2011}', '\u{2013}'], "");
    let mut longest = 0;
    let mut run = 0;
    for character in written.chars() {
        run = if character.is_ascii_digit() {
            run + 1
        } else {
            0
        };
        longest = longest.max(run);
    }
    let numbers = text
        .split('.')
        .filter(|part| part.parse::<u8>().is_ok())
        .count();
    text.contains('@') || text.contains("://") || longest >= 9 || numbers == 4
}

/// Whether `text` is digits with one decimal mark: `0.100000` is no phone number.
fn is_an_amount(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '+', '\u{2212}']);
    let mut parts = text.split(['.', ',']);
    let whole = parts.next().unwrap_or_default();
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit() || c == ' ');
    match (parts.next(), parts.next()) {
        (Some(decimals), None) => digits(whole) && digits(decimals) && whole.len() < 9,
        _ => false,
    }
}

/// Whether `text` is two or three words that all begin with a capital: `Prénom NOM`.
fn looks_like_a_name(text: &str) -> bool {
    const PLAIN: &[&str] = &[
        "a", "au", "aux", "avec", "chez", "de", "du", "en", "hors", "non", "oui", "pas", "sans",
        "sous", "no", "not", "yes", "very",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    if words
        .iter()
        .any(|word| PLAIN.contains(&folded(word).as_str()))
    {
        return false;
    }
    let is_name = |word: &&str| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let only = word.chars().all(|c| c.is_alphabetic() || "-'.".contains(c));
        let initial = letters.next().is_some_and(char::is_uppercase);
        only && initial && letters.next().is_some()
    };
    let spelled = words
        .iter()
        .any(|word| word.chars().any(char::is_lowercase));
    let titled = words.first().is_some_and(|first| {
        ["m.", "mme", "mlle", "mr", "mrs", "dr"].contains(&folded(first).as_str())
    });
    titled && words.len() > 1
        || (2..=3).contains(&words.len()) && spelled && words.iter().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_an_identity_is_never_copied() {
        for text in [
            "a.b@exemple.fr",
            "06 12 34 56 78",
            "+33 (0)6.12.34.56.78",
            "1 85 05 78 006 084 36",
            "https://exemple.fr/x",
            "192.168.10.4",
            "Marie Dupont",
            "Jean-Luc DURAND",
            "Mme Martin",
            "une phrase qui dit beaucoup de choses d'une seule personne, et qui n'a rien d'une réponse fermée",
        ] {
            assert!(is_personal(text), "{text}");
        }
        for text in [
            "Femme",
            "CHRS insertion",
            "35 à 49 ans",
            "Oui, un peu",
            "1 200,50",
            "0.1000000000",
            "24/03/2026 09:12",
            "Seul·e avec enfant(s)",
            "RSA",
            "Plan d'apurement",
            "HLM",
            "CDD ou IAE",
            "En CDI",
        ] {
            assert!(!is_personal(text), "{text}");
        }
    }

    #[test]
    fn columns_that_name_or_number_someone_are_known_by_their_heading() {
        for heading in ["Nom", "Référent social", "Saisi par", "_submitted_by"] {
            assert!(names_someone(heading), "{heading}");
        }
        assert!(!names_someone(
            "Avez-vous renoncé à voir un médecin ou un dentiste ?"
        ));
        assert!(!names_someone("Service"));
        for heading in [
            "N° de dossier",
            "NUMDOS",
            "Code participant",
            "Numéro de série",
        ] {
            assert!(numbers_persons(heading, false), "{heading}");
        }
        assert!(numbers_persons("Code personne", true));
        assert!(!numbers_persons("Code personne", false));
        assert!(!numbers_persons("Code site", true));
    }
}
