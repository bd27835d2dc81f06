//! What a value can be, as sentences name it.

use crate::i18n::{Text, shown, ticked};

/// A text, quoted, as what was found.
pub fn a_text(text: &str) -> Text {
    let text = shown(text);
    Text::new(format!("le texte `{text}`"), format!("the text `{text}`"))
}

/// A text, as what is expected.
pub fn a_plain_text() -> Text {
    Text::new("un texte", "a text")
}

/// A list.
pub fn a_list() -> Text {
    Text::new("une liste", "a list")
}

/// A mapping.
pub fn a_mapping() -> Text {
    Text::new(
        "un ensemble de clés (`clé: valeur`)",
        "a set of keys (`key: value`)",
    )
}

/// An id.
pub fn an_id() -> Text {
    Text::new("un identifiant", "an id")
}

/// A code.
pub fn a_code() -> Text {
    Text::new("un code", "a code")
}

/// A whole number.
pub fn an_integer() -> Text {
    Text::new("un nombre entier", "a whole number")
}

/// A decimal number.
pub fn a_decimal() -> Text {
    Text::new("un nombre", "a number")
}

/// A boolean.
pub fn a_boolean() -> Text {
    Text::new("`true` ou `false`", "`true` or `false`")
}

/// A word of a closed list.
pub fn a_word() -> Text {
    Text::new("un mot", "a word")
}

/// One character.
pub fn a_character() -> Text {
    Text::new("un seul caractère", "a single character")
}

/// One character of ASCII.
pub fn an_ascii_character() -> Text {
    Text::new("un seul caractère sans accent", "a single ASCII character")
}

/// A day.
pub fn a_day() -> Text {
    Text::new("une date, `2026-12-31`", "a date, `2026-12-31`")
}

/// A version.
pub fn a_version() -> Text {
    Text::new("une version", "a version")
}

/// One of several keys.
pub fn one_key_of(words: &[&str]) -> Text {
    let words = ticked(words);
    Text::new(
        format!("une clé parmi {words}"),
        format!("one key among {words}"),
    )
}
