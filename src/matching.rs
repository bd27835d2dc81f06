//! How texts that people typed are compared: headings, cells, names.
//!
//! Two texts are the same when their normal forms are equal; a near miss is proposed, never taken.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

/// The normal form of a heading or a cell: Unicode NFC, U+FEFF dropped, trimmed, no-break and thin spaces
/// and typographic apostrophes made plain, inner spaces kept single. Case and accents count.
pub fn normal_form(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii_graphic()) {
        return Cow::Borrowed(text);
    }
    let composed: Cow<'_, str> = if is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    };
    let mut plain = String::with_capacity(composed.len());
    for character in composed.chars() {
        match character {
            '\u{feff}' => {}
            '\u{2019}' | '\u{2bc}' | '\u{2018}' => plain.push('\''),
            space if space.is_whitespace() => {
                if !plain.is_empty() && !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            other => plain.push(other),
        }
    }
    if plain.ends_with(' ') {
        plain.pop();
    }
    if plain == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(plain)
    }
}

/// Letters of other alphabets, and joined ones, that a keyboard here does not write, and those they look like.
const LOOKALIKES: &[(char, &str)] = &[
    ('а', "a"),
    ('е', "e"),
    ('о', "o"),
    ('р', "p"),
    ('с', "c"),
    ('х', "x"),
    ('у', "y"),
    ('і', "i"),
    ('ѕ', "s"),
    ('ј', "j"),
    ('А', "A"),
    ('В', "B"),
    ('Е', "E"),
    ('К', "K"),
    ('М', "M"),
    ('Н', "H"),
    ('О', "O"),
    ('Р', "P"),
    ('С', "C"),
    ('Т', "T"),
    ('Х', "X"),
    ('У', "Y"),
    ('І', "I"),
    ('Ѕ', "S"),
    ('Ј', "J"),
    ('Α', "A"),
    ('Β', "B"),
    ('Ε', "E"),
    ('Ζ', "Z"),
    ('Η', "H"),
    ('Ι', "I"),
    ('Κ', "K"),
    ('Μ', "M"),
    ('Ν', "N"),
    ('Ο', "O"),
    ('Ρ', "P"),
    ('Τ', "T"),
    ('Υ', "Y"),
    ('Χ', "X"),
    ('ο', "o"),
    ('œ', "oe"),
    ('Œ', "Oe"),
    ('æ', "ae"),
    ('Æ', "Ae"),
];

/// The text as a keyboard here writes it: one hyphen for every dash, Latin letters for those that only look like them.
pub fn keyboard(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}') {
            plain.push('-');
        } else if let Some((_, latin)) = LOOKALIKES.iter().find(|(other, _)| *other == c) {
            plain.push_str(latin);
        } else {
            plain.push(c);
        }
    }
    plain
}

/// Whether a letter only looks like a Latin one.
pub fn is_lookalike(c: char) -> bool {
    !c.is_ascii() && !"œŒæÆ".contains(c) && LOOKALIKES.iter().any(|(other, _)| *other == c)
}

/// The text without accents and in lower case: how near two texts are is measured on this.
pub fn folded(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The text without the endings that write two genders, or two numbers, at once: `satisfait·e`, `satisfait(e)`,
/// `seul-e-s`, `né.e`.
pub fn ungendered(text: &str) -> String {
    const MARKS: [char; 8] = ['·', '•', '⋅', '‧', '∙', '-', '.', '('];
    // A hyphen and a full stop join words too: only these endings are none.
    const SHORT: [&str; 4] = ["e", "s", "es", "ne"];
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(MARKS) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let mark = from.chars().next().unwrap_or_default();
        let after = &from[mark.len_utf8()..];
        let end = after.find(|c: char| !c.is_alphabetic());
        let (ending, then) = after.split_at(end.unwrap_or(after.len()));
        let closed = mark != '(' || then.starts_with(')');
        let short = SHORT.contains(&ending.to_lowercase().as_str());
        let long = !matches!(mark, '-' | '.') && (1..=5).contains(&ending.chars().count());
        let in_word = plain.ends_with(char::is_alphabetic);
        if in_word && closed && (short || long) {
            rest = if mark == '(' { &then[1..] } else { then };
        } else {
            plain.push(mark);
            rest = after;
        }
    }
    plain.push_str(rest);
    plain
}

/// The candidate nearest to `text`, where one is near enough to be what was meant: within a third of its
/// length in Damerau-Levenshtein distance, case and accents aside. Ties go to the first in order.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Longer texts are never a slip of the pen, and the distance costs the product of the lengths.
    const LONGEST: usize = 200;
    if text.len() > LONGEST {
        return None;
    }
    let wanted = folded(&keyboard(&normal_form(text)));
    let length = wanted.chars().count();
    // One letter for another is another word, not a slip.
    let reach = if length < 2 { 0 } else { (length / 3).max(1) };
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| (folded(&normal_form(candidate)), candidate))
        // Each letter more or less is one step at least.
        .filter(|(plain, _)| plain.chars().count().abs_diff(length) <= reach)
        .map(|(plain, candidate)| (strsim::damerau_levenshtein(&wanted, &plain), candidate))
        .filter(|(distance, _)| *distance <= reach)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_look_the_same_are_the_same() {
        assert_eq!(
            normal_form("  Rene\u{301}\u{a0}: l\u{2019}a\u{202f}b  \u{feff}"),
            "René : l'a b"
        );
        assert_eq!(normal_form("a\r\n b"), "a b");
        assert_ne!(normal_form("Age"), normal_form("Âge"));
        assert_eq!(normal_form("\u{a0}"), "");
    }

    #[test]
    fn endings_of_two_genders_are_left_out_and_other_words_are_not() {
        for text in [
            "Satisfait·e",
            "Satisfait(e)",
            "Satisfait-e",
            "Satisfait.e",
            "Satisfait•e",
        ] {
            assert_eq!(ungendered(text), "Satisfait", "{text}");
        }
        assert_eq!(ungendered("Seul·e·s, né(e)s"), "Seul, nés");
        assert_eq!(ungendered("Directeur·rice"), "Directeur");
        for text in [
            "Rendez-vous",
            "e-mail",
            "a. b.",
            "18-25",
            "Autre (e)",
            "CDD (6 mois)",
            "Aide-moi",
            "·e",
            "a(e",
        ] {
            assert_eq!(ungendered(text), text);
        }
    }

    #[test]
    fn a_near_miss_is_proposed_and_a_far_one_is_not() {
        assert_eq!(nearest("libele", ["label", "libelle"]), Some("libelle"));
        assert_eq!(nearest("SEXE", ["age", "sexe"]), Some("sexe"));
        assert_eq!(nearest("zzz", ["age", "sexe"]), None);
        assert_eq!(nearest("ab", ["ac", "aa"]), Some("aa"));
        assert_eq!(nearest("lable", ["label", "level"]), Some("label"));
        assert_eq!(
            nearest("M", ["F", "H"]),
            None,
            "another letter is another code"
        );
        assert_eq!(nearest("m", ["F", "M"]), Some("M"));
        assert_eq!(nearest(&"a".repeat(1_000_000), ["a"]), None);
    }
}
