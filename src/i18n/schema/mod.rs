//! The sentences of `impact schema`: what an editor explains of each key and of each word of the grammar.

/// Sentences that take no fact: a name, in French, in English.
macro_rules! sentences {
    ($($name:ident = $fr:literal, $en:literal;)+) => { $(
        #[doc = $en]
        pub fn $name() -> crate::i18n::Text {
            crate::i18n::Text::new($fr, $en)
        }
    )+ };
}

pub mod files;
pub mod indicators;
pub mod sources;
pub mod titles;
pub mod values;
pub mod variables;
pub mod words;
