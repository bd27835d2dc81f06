//! What is said of edits: what they may read, and what they may make invalid.

use crate::i18n::{Said, ticked};

/// An edit that reads a derived variable.
pub fn edit_of_derived(variable: &str) -> Said {
    Said::fact(
        format!("`{variable}` est calculée, et un contrôle ne lit que ce qui est collecté"),
        format!("`{variable}` is derived, and an edit reads only what is collected"),
    )
    .help(
        "écrivez le contrôle sur les variables dont elle est tirée",
        "write the edit on the variables that it comes from",
    )
}

/// An edit that would make invalid what it does not read.
pub fn edit_invalid_outside(variable: &str, read: &[&str]) -> Said {
    Said::fact(
        format!("ce contrôle ne lit pas `{variable}`, et ne peut donc la tenir pour invalide"),
        format!("this edit does not read `{variable}`, and cannot hold it to be invalid"),
    )
    .help(
        format!("il lit {}", ticked(read)),
        format!("it reads {}", ticked(read)),
    )
}

/// An order of dates and numbers, or of numbers of other decimals.
pub fn edit_order_mixed(first: &str, other: &str) -> Said {
    Said::fact(
        format!("`{first}` et `{other}` n'ont pas d'ordre commun"),
        format!("`{first}` and `{other}` have no order in common"),
    )
    .help(
        "ordonnez des dates entre elles, ou des nombres qui ont autant de décimales",
        "order dates among themselves, or numbers of as many decimals",
    )
}

/// An order of one variable.
pub fn edit_order_of_one(variable: &str) -> Said {
    Said::fact(
        format!("`{variable}` est seule\u{a0}: un ordre en demande deux au moins"),
        format!("`{variable}` is alone: an order wants two at least"),
    )
    .help(
        "ajoutez la variable qui ne peut la précéder",
        "add the variable that cannot come before it",
    )
}

/// A variable that stands twice on one side.
pub fn edit_names_twice(variable: &str) -> Said {
    Said::fact(
        format!("`{variable}` est nommée deux fois\u{a0}: contre elle-même, elle ne dit rien"),
        format!("`{variable}` is named twice: against itself it says nothing"),
    )
    .help(
        "retirez-en une, ou nommez l'autre variable",
        "take one away, or name the other variable",
    )
}

/// A difference allowed that is below 0.
pub fn edit_within_negative() -> Said {
    Said::fact(
        "l'écart admis ne peut être négatif",
        "the difference allowed cannot be negative",
    )
    .help(
        "`within: 2` admet deux de plus comme deux de moins",
        "`within: 2` allows two more as well as two fewer",
    )
}

/// An edit whose variables no source collects together.
pub fn edit_unfed(edit: &str) -> Said {
    Said::fact(
        format!("le contrôle `{edit}` ne juge rien\u{a0}: aucune source ne collecte toutes ses variables"),
        format!("the edit `{edit}` judges nothing: no source collects all its variables"),
    )
    .help(
        "supprimez-le, ou écrivez-le sur ce qu'une même source collecte",
        "delete it, or write it on what one source collects",
    )
}
