//! What is said of what is checked and not used yet.

use crate::i18n::Said;

/// Things declared that this version does not use.
pub fn not_used_yet(key: &str, fr: &str, en: &str) -> Said {
    Said::fact(
        format!("`{key}` est vérifié et gardé, mais pas encore utilisé\u{a0}: {fr}"),
        format!("`{key}` is checked and kept, but not used yet: {en}"),
    )
    .help(
        "tenez-en compte en lisant les chiffres",
        "read the figures with this in mind",
    )
}

/// Shares of a standard population that do not match its codes.
pub fn shares_count(id: &str, shares: usize, cells: usize) -> Said {
    Said::fact(
        format!("la population type `{id}` donne {shares} parts pour {cells} cases"),
        format!("the standard population `{id}` gives {shares} shares for {cells} cells"),
    )
    .help(
        "écrivez une part par combinaison de modalités, dans l'ordre des modalités",
        "one share for each combination of codes, in the order of codes",
    )
}
