//! Conditions read aloud: a clause for each variable, and clauses that stand together without a parenthesis.

use super::words::{Noun, each_of, joined, one_of, quoted};
use crate::i18n::Text;

/// How what is known of an observation is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The answer to a question.
    Answer,
    /// What a file says under a heading.
    Entry,
    /// A number.
    Value,
    /// A date.
    Date,
}

/// One thing held to be true: what is spoken of, and what is said of it.
#[derive(Clone, Debug)]
pub struct Clause {
    /// `réponse à « Santé perçue »`, which is feminine whatever it is.
    subject: Text,
    /// `the answer to “Self-rated health”`, where no possessive stands before it.
    alone_en: String,
    /// `est « Bon » ou « Très bon »`.
    predicate: Text,
}

impl Clause {
    /// Says `predicate` of the variable of a label.
    fn new(told: Told, label: &Text, predicate: Text) -> Self {
        let name = quoted(label);
        let subject = subject(told, label);
        let alone_en = match told {
            Told::Answer => format!("the answer to {}", name.en),
            Told::Entry | Told::Value | Told::Date => name.en,
        };
        Self {
            subject,
            alone_en,
            predicate,
        }
    }

    /// `dont la réponse à … est …`.
    fn relative(&self) -> Text {
        Text::new(
            format!("dont la {} {}", self.subject.fr, self.predicate.fr),
            format!("whose {} {}", self.subject.en, self.predicate.en),
        )
    }

    /// `la réponse à … est …`.
    pub fn alone(&self) -> Text {
        Text::new(
            format!("la {} {}", self.subject.fr, self.predicate.fr),
            format!("{} {}", self.alone_en, self.predicate.en),
        )
    }
}

/// What a clause speaks of, without an article.
fn subject(told: Told, label: &Text) -> Text {
    let name = quoted(label);
    match told {
        Told::Answer => Text::new(
            format!("réponse à {}", name.fr),
            format!("answer to {}", name.en),
        ),
        Told::Entry => Text::new(format!("rubrique {}", name.fr), name.en),
        Told::Value => Text::new(format!("valeur de {}", name.fr), name.en),
        Told::Date => Text::new(format!("date {}", name.fr), name.en),
    }
}

/// A coded variable holds one of some codes, by their labels, or none of them.
pub fn is_among(told: Told, label: &Text, codes: &[Text], holds: bool) -> Clause {
    let codes: Vec<Text> = codes.iter().map(quoted).collect();
    let verb = if told == Told::Answer {
        "est"
    } else {
        "indique"
    };
    let predicate = match (holds, codes.as_slice()) {
        (_, []) => known(told, !holds),
        (true, codes) => {
            let any = one_of(codes);
            Text::new(format!("{verb} {}", any.fr), format!("is {}", any.en))
        }
        (false, [one]) => Text::new(
            format!("n'{verb} pas {}", one.fr),
            format!("is not {}", one.en),
        ),
        (false, [a, b]) => Text::new(
            format!("n'{verb} ni {} ni {}", a.fr, b.fr),
            format!("is neither {} nor {}", a.en, b.en),
        ),
        (false, codes) => Text::new(
            format!("n'{verb} ni {}", joined(codes, " ni ", "").fr),
            format!("is none of {}", each_of(codes).en),
        ),
    };
    Clause::new(told, label, predicate)
}

/// A multiple choice holds at least one of some codes, by their labels, or none of them.
pub fn includes(told: Told, label: &Text, codes: &[Text], holds: bool) -> Clause {
    let codes: Vec<Text> = codes.iter().map(quoted).collect();
    let predicate = match (holds, codes.as_slice()) {
        (_, []) => known(told, !holds),
        (true, [one]) => Text::new(
            format!("comprend {}", one.fr),
            format!("includes {}", one.en),
        ),
        (false, [one]) => Text::new(
            format!("ne comprend pas {}", one.fr),
            format!("does not include {}", one.en),
        ),
        (holds, codes) => {
            let each = each_of(codes);
            let (fr, en) = if holds {
                (
                    "comprend au moins un choix parmi",
                    "includes at least one of",
                )
            } else {
                ("ne comprend aucun choix parmi", "includes none of")
            };
            Text::new(format!("{fr} {}", each.fr), format!("{en} {}", each.en))
        }
    };
    Clause::new(told, label, predicate)
}

/// Whether something is known: what is left of a condition without codes or bounds.
fn known(told: Told, holds: bool) -> Text {
    let known = if told == Told::Entry {
        "renseignée"
    } else {
        "connue"
    };
    if holds {
        Text::new(format!("est {known}"), "is known")
    } else {
        Text::new(format!("n'est pas {known}"), "is not known")
    }
}

/// A number lies within bounds, both included, already written with their units; or does not.
pub fn lies_within(
    told: Told,
    label: &Text,
    min: Option<&Text>,
    max: Option<&Text>,
    holds: bool,
) -> Clause {
    let predicate = match (min, max) {
        (None, None) => known(told, holds),
        (Some(min), Some(max)) if min == max => {
            let (fr, en) = if holds {
                ("est égale à", "is equal to")
            } else {
                ("est différente de", "is different from")
            };
            Text::new(format!("{fr} {}", min.fr), format!("{en} {}", min.en))
        }
        (Some(min), Some(max)) if holds => Text::new(
            format!("est comprise entre {} et {} inclus", min.fr, max.fr),
            format!("is between {} and {} inclusive", min.en, max.en),
        ),
        (Some(min), Some(max)) => Text::new(
            format!("est inférieure à {} ou supérieure à {}", min.fr, max.fr),
            format!("is below {} or above {}", min.en, max.en),
        ),
        (Some(min), None) if holds => Text::new(
            format!("est d'au moins {}", min.fr),
            format!("is at least {}", min.en),
        ),
        (Some(min), None) => Text::new(
            format!("est inférieure à {}", min.fr),
            format!("is below {}", min.en),
        ),
        (None, Some(max)) if holds => Text::new(
            format!("est d'au plus {}", max.fr),
            format!("is at most {}", max.en),
        ),
        (None, Some(max)) => Text::new(
            format!("est supérieure à {}", max.fr),
            format!("is above {}", max.en),
        ),
    };
    Clause::new(told, label, predicate)
}

/// A date lies within bounds, both included; or does not.
pub fn falls_within(label: &Text, min: Option<&Text>, max: Option<&Text>, holds: bool) -> Clause {
    let predicate = match (min, max) {
        (None, None) => known(Told::Date, holds),
        (Some(min), Some(max)) if min == max => {
            let (fr, en) = if holds {
                ("est le", "is")
            } else {
                ("n'est pas le", "is not")
            };
            Text::new(format!("{fr} {}", min.fr), format!("{en} {}", min.en))
        }
        (Some(min), Some(max)) if holds => Text::new(
            format!("est comprise entre le {} et le {} inclus", min.fr, max.fr),
            format!("is between {} and {} inclusive", min.en, max.en),
        ),
        (Some(min), Some(max)) => Text::new(
            format!("est antérieure au {} ou postérieure au {}", min.fr, max.fr),
            format!("is before {} or after {}", min.en, max.en),
        ),
        (Some(min), None) if holds => Text::new(
            format!("est le {} ou après", min.fr),
            format!("is {} or later", min.en),
        ),
        (Some(min), None) => Text::new(
            format!("est antérieure au {}", min.fr),
            format!("is before {}", min.en),
        ),
        (None, Some(max)) if holds => Text::new(
            format!("est le {} ou avant", max.fr),
            format!("is {} or earlier", max.en),
        ),
        (None, Some(max)) => Text::new(
            format!("est postérieure au {}", max.fr),
            format!("is after {}", max.en),
        ),
    };
    Clause::new(Told::Date, label, predicate)
}

/// A day: `1er janvier 2024`, `1 January 2024`.
pub fn day(year: i32, month: u32, day: u32) -> Text {
    const MONTHS: [(&str, &str); 12] = [
        ("janvier", "January"),
        ("février", "February"),
        ("mars", "March"),
        ("avril", "April"),
        ("mai", "May"),
        ("juin", "June"),
        ("juillet", "July"),
        ("août", "August"),
        ("septembre", "September"),
        ("octobre", "October"),
        ("novembre", "November"),
        ("décembre", "December"),
    ];
    let at = usize::try_from(month.saturating_sub(1)).unwrap_or(0);
    let (fr, en) = MONTHS.get(at).copied().unwrap_or_default();
    let ordinal = if day == 1 { "er" } else { "" };
    Text::new(
        format!("{day}{ordinal} {fr} {year}"),
        format!("{day} {en} {year}"),
    )
}

/// One clause, said of observations.
pub fn relative(clause: &Clause) -> Text {
    clause.relative()
}

/// Clauses that all hold, or of which one holds.
pub fn together(parts: &[Text], all: bool) -> Text {
    if all {
        joined(parts, ", et ", ", and ")
    } else {
        joined(parts, ", ou ", ", or ")
    }
}

/// Parts that all hold, or of which one holds, where some are several clauses themselves: a semicolon parts them.
pub fn apart(parts: &[Text], all: bool) -> Text {
    if all {
        joined(parts, "\u{a0}; et ", "; and ")
    } else {
        joined(parts, "\u{a0}; ou ", "; or ")
    }
}

/// Several clauses inside others: `dont soit A, soit B`, or `dont à la fois A et B`.
pub fn inner(clauses: &[Clause], all: bool, noun: Noun) -> Text {
    let alone: Vec<Text> = clauses.iter().map(Clause::alone).collect();
    let whom = noun.for_en;
    if all {
        let said = joined(&alone, ", et ", ", and ");
        return Text::new(
            format!("dont à la fois {}", said.fr),
            format!("{whom} {}", said.en),
        );
    }
    let said = joined(&alone, ", soit ", ", or ");
    Text::new(
        format!("dont soit {}", said.fr),
        format!("{whom} either {}", said.en),
    )
}

/// Conditions too deep for a sentence, which stand in a list below.
pub fn listed_below() -> Text {
    Text::new(
        "qui remplissent les conditions énumérées ci-dessous",
        "who meet the conditions listed below",
    )
}

/// Conditions too deep for a sentence, of what is no person.
pub fn listed_below_for(noun: Noun) -> Text {
    let below = listed_below();
    if noun.for_en == "for whom" {
        return below;
    }
    Text::new(below.fr, "that meet the conditions listed below")
}

/// Heading of conditions in a list.
pub fn list_head(all: bool) -> Text {
    if all {
        Text::new("toutes ces conditions\u{a0}:", "all of these conditions:")
    } else {
        Text::new(
            "au moins une de ces conditions\u{a0}:",
            "at least one of these conditions:",
        )
    }
}

/// A condition that nothing can meet.
pub fn never() -> Text {
    Text::new(
        "qu'aucune condition ne retient",
        "that no condition lets through",
    )
}

/// What it takes for a value to be known: `dont la réponse à « Santé perçue » est connue`.
pub fn is_known(told: Told, label: &Text) -> Clause {
    Clause::new(told, label, known(told, true))
}
