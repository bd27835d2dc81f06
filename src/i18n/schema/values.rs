//! What an editor says of a value that is not written as it must be.

sentences! {
    id =
        "Un identifiant\u{a0}: minuscules sans accent, chiffres et traits d'union, sauf au début.",
        "An id: lower-case letters without accents, digits and hyphens but at the start.";
    reference =
        "Un identifiant (minuscules sans accent, chiffres, traits d'union), ou `association.identifiant`.",
        "An id (lower-case letters without accents, digits, hyphens), or `association.id`.";
    code =
        "Un code\u{a0}: lettres sans accent, chiffres, point, tiret, souligné\u{a0}; il commence par une lettre ou un chiffre.",
        "A code: letters without accents, digits, dot, hyphen, underscore; it begins with a letter or a digit.";
    code_or_number = "Un code, ou un nombre.", "A code, or a number.";
    integer =
        "Un nombre entier, en chiffres seulement\u{a0}: `1000`.",
        "A whole number, in digits alone: `1000`.";
    number =
        "Un nombre, avec un point pour la décimale\u{a0}: `12.5`.",
        "A number, with a dot for the decimals: `12.5`.";
    boolean = "`true` ou `false`.", "`true` or `false`.";
    character = "Un seul caractère.", "A single character.";
    ascii_character = "Un seul caractère, sans accent.", "A single ASCII character.";
    version = "Trois nombres\u{a0}: `1.0.0`.", "Three numbers: `1.0.0`.";
    day = "Année, mois, jour\u{a0}: `2026-12-31`.", "Year, month, day: `2026-12-31`.";
    version_req = "Des versions\u{a0}: `^1.0`.", "Versions: `^1.0`.";
    one_of_many =
        "Ce mot n'est pas dans la liste. L'éditeur les propose tous (Ctrl + Espace).",
        "This word is not in the list. The editor proposes them all (Ctrl + Space).";
    in_french = "Le texte en français.", "The text in French.";
    in_english = "Le texte en anglais.", "The text in English.";
}
