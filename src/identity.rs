//! Headings that look like an identity: a name, an address, a place on the map, a phone, a social security
//! number.
//!
//! In: a heading, or a cell that cannot be read. Out: yes or no; headings by whole words in French and English, cells by
//! their shape.

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

/// Whether a cell, in normal form, holds what identifies someone: an e-mail address, a French or international phone
/// number, a French social security number, an address on a network.
pub fn value_looks_like_identity(text: &str) -> bool {
    let is_mail = text.split_once('@').is_some_and(|(user, host)| {
        let labels: Vec<&str> = host.split('.').collect();
        !user.is_empty()
            && !text.contains(char::is_whitespace)
            && labels.len() > 1
            && labels.iter().all(|label| !label.is_empty())
    });
    is_mail || is_number_of_someone(text) || text.parse::<std::net::IpAddr>().is_ok()
}

/// Whether `text` is a phone number, or the number by which French social security knows a person.
fn is_number_of_someone(text: &str) -> bool {
    let parts = |c: char| matches!(c, ' ' | '.' | '-' | '(' | ')' | '/');
    let plain: String = text.chars().filter(|c| !parts(*c)).collect();
    let (international, digits) = match plain.strip_prefix('+') {
        Some(digits) => (true, digits),
        None => (false, plain.as_str()),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        // The two departments of Corsica have a letter.
        let corsican =
            plain.len() >= 13 && matches!(plain.get(5..7), Some("2A" | "2B" | "2a" | "2b"));
        return corsican && is_social_security(&plain.replace(['A', 'a', 'B', 'b'], "0"));
    }
    let french = digits.len() == 10 && digits.starts_with('0') && !digits.starts_with("00");
    let abroad =
        digits.len() >= 11 && (international || digits.starts_with("00")) && digits.len() <= 15;
    french || abroad || is_social_security(digits)
}

/// Sex, year and month of birth (months above 12 stand for unknown ones), department: thirteen digits, and a key of two.
fn is_social_security(digits: &str) -> bool {
    let known_length = matches!(digits.len(), 13 | 15);
    let month = digits.get(3..5).and_then(|month| month.parse::<u8>().ok());
    let is_month = month.is_some_and(|month| matches!(month, 1..=12 | 20..=42 | 50..=99));
    known_length
        && digits.starts_with(['1', '2'])
        && is_month
        && digits.bytes().all(|b| b.is_ascii_digit())
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
    fn a_cell_that_identifies_is_seen() {
        for cell in [
            "prenom.nom@exemple.org",
            "06 12 34 56 78",
            "0612345678",
            "01.23.45.67.89",
            "+33 6 12 34 56 78",
            "0033612345678",
            "1 85 05 78 006 084 36",
            "2850578006084",
            "1 85 05 2A 006 084",
            "192.168.10.24",
        ] {
            assert!(value_looks_like_identity(cell), "{cell}");
        }
        for cell in [
            "12",
            "1 234,5",
            "2025-04-30",
            "30/04/2025",
            "à 5@6",
            "@SUM",
            "Oui",
            "",
            "3,58E+14",
            "1.500",
            "1 250 300",
            "00000123",
            "9000000000",
            "a@b",
        ] {
            assert!(!value_looks_like_identity(cell), "{cell}");
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
