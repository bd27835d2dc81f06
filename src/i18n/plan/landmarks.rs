//! What is said of the landmarks of a made-up population.

use super::Kind;
use crate::i18n::Said;

/// A landmark on a variable that comes from others.
pub fn landmark_derived(variable: &str) -> Said {
    Said::fact(
        format!("`{variable}` se calcule à partir d'autres variables\u{a0}: ce repère est sans effet sur elle"),
        format!("`{variable}` is computed from other variables: this landmark does not steer it"),
    )
    .help(
        "donnez un repère aux variables dont elle vient\u{a0}; seules les tranches (`shares`) et les durées (`mean`, `spread`) se règlent directement",
        "give a landmark to the variables it comes from; only bins (`shares`) and durations (`mean`, `spread`) are steered themselves",
    )
}

/// A landmark whose key does not suit the type of its variable.
pub fn landmark_form(variable: &str, is: Kind, key: &str) -> Said {
    let said = Said::fact(
        format!(
            "`{key}` ne convient pas à `{variable}`, qui est {}",
            is.fr()
        ),
        format!("`{key}` does not suit `{variable}`, which is {}", is.en()),
    );
    match is {
        Kind::Code | Kind::Several => said.help(
            "écrivez `shares: {code: pourcentage}`",
            "write `shares: {code: percentage}`",
        ),
        Kind::Number => said.help("écrivez `mean: …, spread: …`", "write `mean: …, spread: …`"),
        Kind::Date => said.help(
            "donnez un repère à une durée entre deux dates (`days-between`)",
            "give a landmark to a duration between two dates (`days-between`)",
        ),
    }
}
