//! What changes of the same respondents say.

use crate::i18n::Text;

/// What a change says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Its interval is above 0.
    Up,
    /// Its interval is below 0.
    Down,
    /// Its interval holds 0.
    Unsettled,
    /// It has no interval.
    NoInterval,
}

/// What a change says, for a title; `better` where the indicator says whether the way it went is better.
pub fn change_title(change: Change, value: &str, better: Option<bool>) -> Text {
    let judged = |fr: &str, en: &str| {
        let (a, b) = match better {
            Some(true) => (" (sens favorable)", " (the better way)"),
            Some(false) => (" (sens défavorable)", " (the worse way)"),
            None => ("", ""),
        };
        Text::new(format!("{fr}{a}"), format!("{en}{b}"))
    };
    match change {
        Change::Up => judged(
            &format!("en hausse chez les mêmes personnes, {value}"),
            &format!("up among the same people, {value}"),
        ),
        Change::Down => judged(
            &format!("en baisse chez les mêmes personnes, {value}"),
            &format!("down among the same people, {value}"),
        ),
        Change::Unsettled => Text::new(
            "on ne peut pas conclure à une évolution chez les mêmes personnes",
            "no change can be concluded among the same people",
        ),
        Change::NoInterval => Text::new(
            format!("évolution relevée chez les mêmes personnes, {value}"),
            format!("change recorded among the same people, {value}"),
        ),
    }
}

/// Indicators of which no change can be concluded.
pub fn unsettled(names: &str) -> Text {
    Text::new(
        format!("On ne peut pas conclure à une évolution : {names}."),
        format!("No change can be concluded: {names}."),
    )
}

/// What a change says, in a sentence: value with interval, of how many, between which waves.
pub fn change(change: Change, value: &Text, of: &Text, when: &Text, waves: [&Text; 2]) -> Text {
    let [from, to] = waves;
    let fr = format!(
        "{} entre « {} » et « {} », chez {} aux deux vagues, {}",
        value.fr, from.fr, to.fr, of.fr, when.fr
    );
    let en = format!(
        "{} between “{}” and “{}”, among {} at both waves, {}",
        value.en, from.en, to.en, of.en, when.en
    );
    match change {
        Change::Up | Change::Down => Text::new(
            format!("{fr}. L'intervalle ne contient pas 0 ; il ne dit rien de la cause."),
            format!("{en}. The interval does not hold 0; it says nothing of the cause."),
        ),
        Change::Unsettled => Text::new(
            format!("{fr}. L'intervalle contient 0 : on ne peut pas conclure à une évolution."),
            format!("{en}. The interval holds 0: no change can be concluded."),
        ),
        Change::NoInterval => Text::new(
            format!("{fr}. Sans intervalle, rien ne dit si cette évolution dépasse le hasard."),
            format!(
                "{en}. Without an interval, nothing says whether this change is beyond chance."
            ),
        ),
    }
}

/// Who is not in the base of a change.
pub fn attrition(before: &str, after: &str) -> Text {
    Text::new(
        format!("À une seule vague, donc hors de ce calcul : {before} avant, {after} après."),
        format!(
            "At one wave only, and so outside this computation: {before} before, {after} after."
        ),
    )
}

/// The three parts of those who moved; where no way is better, up and down.
pub fn parts_of_moves(judged: bool) -> [Text; 3] {
    if judged {
        [
            Text::new("en progrès", "progress"),
            Text::new("stables", "stable"),
            Text::new("en recul", "decline"),
        ]
    } else {
        [
            Text::new("en hausse", "up"),
            Text::new("stables", "stable"),
            Text::new("en baisse", "down"),
        ]
    }
}

/// The title of the chart of moves.
pub fn moves_title(judged: bool) -> Text {
    if judged {
        Text::new(
            "Progrès, stabilité, recul : ce que devient chaque personne",
            "Progress, stability, decline: what becomes of each person",
        )
    } else {
        Text::new(
            "Hausse, stabilité, baisse : ce que devient chaque personne",
            "Up, stable, down: what becomes of each person",
        )
    }
}

/// How to read the chart of moves.
pub fn moves_reading(label: &Text, counts: [&str; 3], of: &str, parts: &[Text; 3]) -> Text {
    let told = |named: fn(&Text) -> &str| {
        let parts = counts.iter().zip(parts);
        let parts = parts.map(|(count, part)| format!("{count} {}", named(part)));
        parts.collect::<Vec<_>>().join(", ")
    };
    Text::new(
        format!(
            "« {} » : sur {of} personnes vues aux deux vagues, {}.",
            label.fr,
            told(|it| &it.fr)
        ),
        format!(
            "“{}”: out of {of} people seen at both waves, {}.",
            label.en,
            told(|it| &it.en)
        ),
    )
}

/// Why moves of some indicators are not shown.
pub fn moves_withheld() -> Text {
    Text::new(
        "Les trois parts ne sont montrées que là où aucune ne parle de trop peu de personnes.",
        "The three parts are shown only where none of them speaks of too few people.",
    )
}
