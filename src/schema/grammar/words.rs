//! The words of closed lists, from where the decoder takes them.

use crate::diagnostic::Code;
use crate::i18n::Text;
use crate::i18n::schema::words as said;
use crate::referential::Missing;
use crate::schema::Of;

/// A word of a closed list, and what is said of it.
#[derive(Clone, Debug)]
pub struct Word {
    /// The word.
    pub word: &'static str,
    /// What is said of it.
    pub said: Option<Text>,
}

/// The words of a list the decoder reads.
pub(super) fn of<T>(list: &[(&'static str, T)], said: fn(&str) -> Option<Text>) -> Vec<Word> {
    all(list.iter().map(|(word, _)| *word), said)
}

/// These words.
pub(super) fn all(
    words: impl IntoIterator<Item = &'static str>,
    said: fn(&str) -> Option<Text>,
) -> Vec<Word> {
    let words = words.into_iter();
    words
        .map(|word| Word {
            word,
            said: said(word),
        })
        .collect()
}

/// The kinds of files.
pub(super) fn kinds() -> Vec<Word> {
    let kinds = Of::ALL.into_iter().filter(|of| *of != Of::Any);
    all(kinds.map(Of::word), said::referential)
}

/// The languages of a file.
pub(super) fn languages() -> Vec<Word> {
    all(["fr", "en"], said::language)
}

/// The reasons why a value is not there.
pub(super) fn reasons() -> Vec<Word> {
    all(Missing::ALL.map(Missing::name), said::missing)
}

/// The codes of the catalogue that a referential may accept, each said as the first paragraph of its page.
pub(super) fn diagnostics() -> Vec<Word> {
    let codes = Code::ALL.iter().filter(|code| code.can_be_accepted());
    codes
        .map(|code| {
            let page = code.page();
            Word {
                word: code.name(),
                said: Some(Text::new(opening(page.fr), opening(page.en))),
            }
        })
        .collect()
}

/// The first paragraph below the title of a page, on one line.
fn opening(page: &str) -> String {
    let paragraphs = page.split("\n\n").map(str::trim);
    let mut paragraphs = paragraphs.filter(|text| !text.is_empty() && !text.starts_with('#'));
    let opening = paragraphs.next().unwrap_or_default();
    opening.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}
