//! What is said of those who are reached: of the sector, of those invited, of those asked.

use crate::i18n::Text;
use crate::plan::Universe;
use crate::referential::Observes;

/// How many of the sector are reached at most in a period, and what part that is.
pub fn sector_reached(
    universe: &Universe,
    period: &Text,
    count: &Text,
    total: &Text,
    part: &Text,
) -> Text {
    let (unit, known) = (unit(universe), known(universe));
    Text::new(
        format!(
            "{} du secteur, {}\u{a0}: au plus {} sur {}, soit {}{}",
            unit.fr, period.fr, count.fr, total.fr, part.fr, known.fr
        ),
        format!(
            "{} of the sector, {}: at most {} out of {}, that is {}{}",
            unit.en, period.en, count.en, total.en, part.en, known.en
        ),
    )
}

/// How many of those invited came.
pub fn response_rate(percent: i128) -> Text {
    Text::new(
        format!("taux de réponse\u{a0}: {percent}\u{a0}% des personnes sollicitées"),
        format!("response rate: {percent}% of those invited"),
    )
}

/// Between what a percentage lies, whatever those who did not answer would have said.
pub fn worst_case(low: i128, high: i128) -> Text {
    Text::new(
        format!("bornes extrêmes\u{a0}: {low} à {high}\u{a0}%"),
        format!("extreme bounds: {low} to {high}%"),
    )
}

/// What these bounds say.
pub fn worst_case_means() -> Text {
    Text::new(
        "bornes extrêmes\u{a0}: ce que serait le pourcentage si aucun de ceux qui n'ont pas répondu n'était compté, et si \
         tous l'étaient",
        "extreme bounds: what the percentage would be if none of those who did not answer were counted, and if all were",
    )
}

/// A part too small for a whole percent.
pub fn under_one_percent() -> Text {
    Text::new("moins de 1\u{a0}%", "less than 1%")
}

fn unit(universe: &Universe) -> Text {
    match universe.observed() {
        Some(Observes::Person) => Text::new("personnes", "people"),
        _ => Text::same(&universe.unit),
    }
}

/// When it was counted and where that was read, between brackets.
fn known(universe: &Universe) -> Text {
    let (when, source) = (universe.as_of.as_deref(), universe.source.as_ref());
    let between = |source: Option<&str>| {
        let parts: Vec<&str> = when.into_iter().chain(source).collect();
        if parts.is_empty() {
            String::new()
        } else {
            format!(" ({})", parts.join(", "))
        }
    };
    Text::new(
        between(source.map(|it| it.fr.as_str())),
        between(source.map(|it| it.en.as_str())),
    )
}
