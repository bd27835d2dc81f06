//! Headings that look like an identity: a name, an address, a place on the map, a phone, a social security
//! number.
//!
//! In: a heading. Out: yes or no, by whole words in French and English; cells are never looked at.

use crate::matching::folded;

/// Words that name an identity by themselves.
const WORDS: &[&str] = &[
    "prenom",
    "prenoms",
    "patronyme",
    "firstname",
    "lastname",
    "surname",
    "forename",
    "fullname",
    "username",
    "email",
    "emails",
    "mail",
    "courriel",
    "courriels",
    "telephones",
    "phones",
    "nir",
    "ip",
    "ipaddr",
    "ipaddress",
    "birthdate",
    "birthday",
    "dob",
];

/// Words that name an identity unless the heading speaks of a place or an organisation.
const PERSONAL_WORDS: &[&str] = &[
    "nom",
    "noms",
    "name",
    "names",
    "adresse",
    "adresses",
    "address",
    "addresses",
    "telephone",
    "phone",
    "latitude",
    "longitude",
    "geopoint",
];

/// Words that say that a name, an address or a place is not a person's.
const ORGANISATIONS: &[&str] = &[
    "structure",
    "service",
    "etablissement",
    "association",
    "dispositif",
    "site",
    "centre",
    "organisme",
    "commune",
    "ville",
    "organisation",
    "organization",
    "facility",
    "shelter",
];

/// Words in a row that name an identity.
const PHRASES: &[&[&str]] = &[
    &["securite", "sociale"],
    &["secu", "sociale"],
    &["social", "security"],
    &["date", "de", "naissance"],
    &["date", "naissance"],
    &["jour", "de", "naissance"],
    &["date", "of", "birth"],
    &["birth", "date"],
    &["ne", "le"],
    &["nee", "le"],
];

/// First words of a question answered by a number.
const HOW_MANY: &[&[&str]] = &[
    &["combien"],
    &["how", "many"],
    &["how", "much"],
    &["how", "often"],
];

/// First words of a question answered by yes or no: « Avez-vous un téléphone ? » asks for no number.
const YES_NO: &[&str] = &[
    "avez", "as", "a", "disposez", "dispose", "possedez", "possede", "acces", "have", "has", "do",
    "does", "did", "is", "are", "etes", "est",
];

/// Whether a column under `heading` probably holds an identity.
pub fn looks_like_identity(heading: &str) -> bool {
    let folded = folded(&without_code(heading).replace("(e)", ""));
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.first().is_some_and(|first| YES_NO.contains(first)) {
        return false;
    }
    if HOW_MANY.iter().any(|first| words.starts_with(first)) {
        return false;
    }
    let holds = |list: &[&str]| words.iter().any(|word| list.contains(word));
    holds(WORDS)
        || (holds(PERSONAL_WORDS) && !holds(ORGANISATIONS))
        || (words.len() <= 3 && holds(&["tel"]))
        || PHRASES
            .iter()
            .any(|phrase| words.windows(phrase.len()).any(|run| run == *phrase))
}

/// Whether the box under `heading` probably speaks of an identity: by its question, not by the option after it.
/// « Comment vous joindre ? (Téléphone) » is ticked, and holds no number.
pub fn box_looks_like_identity(heading: &str) -> bool {
    let bracketed = heading
        .trim_end()
        .strip_suffix(']')
        .and_then(|heading| heading.rsplit_once('['));
    let question = bracketed
        .or_else(|| heading.rsplit_once(" | "))
        .map(|(question, _)| question)
        .filter(|question| question.contains(char::is_whitespace));
    looks_like_identity(question.unwrap_or(heading))
}

/// The question under `heading`, without the code some tools write before it: `Q1[SQ001]. Question`.
fn without_code(heading: &str) -> &str {
    let coded = heading.split_once(". ");
    let coded = coded.filter(|(code, _)| !code.contains(char::is_whitespace));
    coded.map_or(heading, |(_, question)| question)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_are_seen_by_whole_words() {
        for heading in [
            "Nom",
            "PRÉNOM",
            "Nom d’usage",
            "Adresse e-mail",
            "Courriel",
            "Téléphone portable",
            "Tél.",
            "Adresse IP",
            "N° de sécurité sociale",
            "NIR",
            "Date de naissance",
            "Né(e) le ?",
            "Email Address",
            "First Name",
            "date_of_birth",
            "ipaddr",
            "_lieu_latitude",
            "q3. Nom",
            "id[SQ002]. Vos coordonnées [Courriel]",
            "What is your name?",
        ] {
            assert!(looks_like_identity(heading), "{heading}");
        }
        for heading in [
            "Nombre d'enfants",
            "Renommée",
            "Nom de la structure",
            "_site_longitude",
            "Avez-vous un téléphone ?",
            "Pays de naissance",
            "Âge",
            "Telle date",
            "Zip",
            "",
            "Mailing",
            "q4. Avez-vous un téléphone ?",
            "paper1[SQ001]. Do you put your name on papers? [Always]",
            "Combien d’appels au téléphone par semaine ?",
            "How many e-mail messages a day?",
        ] {
            assert!(!looks_like_identity(heading), "{heading}");
        }
    }

    #[test]
    fn a_box_is_known_by_its_question() {
        assert!(!box_looks_like_identity(
            "talk[SQ1]. How do you talk? [E-mail]"
        ));
        assert!(!box_looks_like_identity("Contacts [Téléphone]"));
        assert!(!box_looks_like_identity("Moyens de contact | Téléphone"));
        assert!(box_looks_like_identity(
            "q[SQ1]. Votre adresse e-mail [Oui]"
        ));
        assert!(box_looks_like_identity("[Téléphone]"));
        assert!(box_looks_like_identity("Téléphone"));
    }
}
