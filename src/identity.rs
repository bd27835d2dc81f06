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

/// First words of a question answered by yes or no: « Avez-vous un téléphone ? » asks for no number.
const YES_NO: &[&str] = &[
    "avez", "as", "a", "disposez", "dispose", "possedez", "possede", "acces", "have", "has", "do",
    "does", "did", "is", "are", "etes", "est",
];

/// Whether a column under `heading` probably holds an identity.
pub fn looks_like_identity(heading: &str) -> bool {
    let folded = folded(&heading.replace("(e)", ""));
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.first().is_some_and(|first| YES_NO.contains(first)) {
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
        ] {
            assert!(!looks_like_identity(heading), "{heading}");
        }
    }
}
