//! French typography: the spaces that signs take, in all words of a page, those of authors too.
//!
//! Narrow no-break before `;`, `!`, `?` and `%`, no-break before `:` and inside « guillemets »: no line begins with a sign.

use std::borrow::Cow;

use crate::i18n::Lang;

const NARROW: char = '\u{202f}';
const WIDE: char = '\u{a0}';

/// `text` as `lang` sets it.
pub(super) fn set(text: &str, lang: Lang) -> Cow<'_, str> {
    match lang {
        Lang::En => Cow::Borrowed(text),
        Lang::Fr => Cow::Owned(french(text)),
    }
}

fn french(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut set = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        let is_space = matches!(letter, ' ' | &NARROW | &WIDE);
        let after = letters.get(at + 1).copied();
        let before = at.checked_sub(1).and_then(|it| letters.get(it)).copied();
        set.push(match (is_space, before, after) {
            (true, _, Some(';' | '!' | '?' | '%')) => NARROW,
            (true, _, Some(':' | '»')) | (true, Some('«'), _) => WIDE,
            (false, _, _) if *letter == '\'' => '’',
            _ => *letter,
        });
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_never_begin_a_line() {
        let set = set("Part : 75 % « bon » ; l'écart ?", Lang::Fr);
        assert_eq!(
            set,
            "Part\u{a0}: 75\u{202f}% «\u{a0}bon\u{a0}»\u{202f}; l’écart\u{202f}?"
        );
        assert_eq!(super::set("45% ; 'a'", Lang::En), "45% ; 'a'");
    }
}
