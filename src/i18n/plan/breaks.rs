//! What is said of breaks of series.

use crate::i18n::{Said, Text};

/// A break that its indicator already has.
pub fn break_duplicate(indicator: &str, from: &Text) -> Said {
    Said::fact(
        format!(
            "`{indicator}` a déjà une rupture de série au début de {}",
            from.fr
        ),
        format!(
            "`{indicator}` already has a break of series at the start of {}",
            from.en
        ),
    )
    .help(
        "gardez une seule des deux entrées, avec toutes ses raisons\u{a0}; la rupture d'un indicateur vaut aussi pour ses `also`",
        "keep one of the two entries, with all its reasons; a break of an indicator is one of its `also` too",
    )
}
