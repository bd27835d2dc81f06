//! The sentences of the room `sample`: what made-up exports hold beside answers.

use super::Text;

/// The heading of how a questionnaire was filled, which no referential asks.
pub fn manner() -> Text {
    Text::new("Mode de passation", "How it was filled in")
}

/// How a questionnaire may be filled.
pub fn manners() -> [Text; 3] {
    [
        Text::new("En entretien", "In an interview"),
        Text::new("En autonomie", "Alone"),
        Text::new("À distance", "Remotely"),
    ]
}

/// The heading of how long it took.
pub fn minutes() -> Text {
    Text::new(
        "Durée de remplissage (minutes)",
        "Time to fill in (minutes)",
    )
}

/// The heading of the version of the software that keeps records.
pub fn version() -> Text {
    Text::new("Version du logiciel", "Software version")
}

/// An answer that no questionnaire offers.
pub fn free_answer() -> Text {
    Text::new("Autre, à préciser avec l'équipe", "Other, to be discussed")
}

/// A cell where someone left a date for later.
pub fn to_be_completed() -> Text {
    Text::new("à compléter", "to be completed")
}

/// What stands above the headings of a made-up export, where its tool writes a title.
pub fn title() -> Text {
    Text::new(
        "Export d'essai (données fictives)",
        "Test export (invented data)",
    )
}
