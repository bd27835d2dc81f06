//! What is said of questions that are not the variable's.

use crate::i18n::{Said, Text};

/// A question on another time.
pub fn recall_differs(variable: &str, asked: &Text, wanted: &Text) -> Said {
    close(Said::fact(
        format!(
            "la question porte sur «\u{a0}{}\u{a0}», et `{variable}` sur «\u{a0}{}\u{a0}»\u{a0}: ce n'est pas exact",
            asked.fr, wanted.fr
        ),
        format!(
            "the question asks about \"{}\", and `{variable}` about \"{}\": that is not exact",
            asked.en, wanted.en
        ),
    ))
}

/// A question put to other people.
pub fn population_differs(variable: &str, asked: &Text, wanted: &Text) -> Said {
    close(Said::fact(
        format!(
            "la question est posée à «\u{a0}{}\u{a0}», et `{variable}` à «\u{a0}{}\u{a0}»\u{a0}: ce n'est pas exact",
            asked.fr, wanted.fr
        ),
        format!(
            "the question is put to \"{}\", and `{variable}` to \"{}\": that is not exact",
            asked.en, wanted.en
        ),
    ))
}

fn close(said: Said) -> Said {
    said.help(
        "dites `comparability: close` (ou `broad`) et pourquoi (`because`)",
        "say `comparability: close` (or `broad`) and why (`because`)",
    )
}
