//! The sentences of the room `aggregate`.

use super::{Said, plural_en, plural_fr};

/// `one-per-tie`: some respondents of an association have several observations at the same moment that do not
/// agree on what the indicator uses.
pub fn one_per_tie(indicator: &str, association: &str, respondents: u64) -> Said {
    let said = Said::fact(
        format!(
            "`{indicator}` laisse de côté {respondents} {} de `{association}`\u{a0}: plusieurs observations au même \
             moment, qui se contredisent",
            plural_fr(respondents, "répondant", "répondants"),
        ),
        format!(
            "`{indicator}` leaves out {respondents} {} of `{association}`: several observations at the same moment, \
             which contradict each other",
            plural_en(respondents, "respondent", "respondents"),
        ),
    );
    said.help(
        "donnez à la source une date plus précise, ou une règle `duplicates` qui dit quelle ligne compte",
        "give the source a more precise date, or a `duplicates` rule that says which row counts",
    )
}

/// `respondent-repeated`: some observations are of a person, or a household, that already counts in the same
/// period and wave.
pub fn respondent_repeated(indicator: &str, association: &str, observations: u64) -> Said {
    let said = Said::fact(
        format!(
            "`{indicator}` compte plusieurs fois un même répondant sur la même période\u{a0}: {observations} {} de \
             `{association}` en plus de la première",
            plural_fr(observations, "observation", "observations"),
        ),
        format!(
            "`{indicator}` counts {observations} {} of `{association}` beside that of the same person, in the same \
             period",
            plural_en(observations, "observation", "observations"),
        ),
    );
    said.help(
        "dites laquelle compte\u{a0}: `one-per: {respondent: last}` à l'indicateur, ou `duplicates` à la source",
        "say which one counts: `one-per: {respondent: last}` in the indicator, or `duplicates` in the source",
    )
}

/// `one-per-tie`: some respondents of an association have several observations at the same moment of one wave, that do
/// not agree on what the change compares.
pub fn change_tie(indicator: &str, association: &str, respondents: u64) -> Said {
    let said = Said::fact(
        format!(
            "l'évolution de `{indicator}` laisse de côté {respondents} {} de `{association}`\u{a0}: plusieurs \
             observations au même moment, qui se contredisent",
            plural_fr(respondents, "répondant", "répondants"),
        ),
        format!(
            "the change of `{indicator}` leaves out {respondents} {} of `{association}`: several observations at the \
             same moment, which contradict each other",
            plural_en(respondents, "respondent", "respondents"),
        ),
    );
    said.help(
        "donnez à la source une date plus précise, ou une règle `duplicates` qui dit quelle ligne compte",
        "give the source a more precise date, or a `duplicates` rule that says which row counts",
    )
}

/// `pair-reversed`: some observations of the later of two `waves` are dated before all those that the same respondent
/// has at the earlier one.
pub fn pair_reversed(
    indicator: &str,
    association: &str,
    waves: [&str; 2],
    observations: u64,
) -> Said {
    let [from, to] = waves;
    Said::fact(
        format!(
            "l'évolution de `{indicator}` laisse de côté {observations} {} de `{association}`\u{a0}: vague `{to}`, \
             mais date antérieure à celle de la vague `{from}` du même répondant",
            plural_fr(observations, "observation", "observations"),
        ),
        format!(
            "the change of `{indicator}` leaves out {observations} {} of `{association}`: wave `{to}`, but a date \
             before wave `{from}` of the same respondent",
            plural_en(observations, "observation", "observations"),
        ),
    )
    .help(
        "vérifiez dans l'export la vague et la date des répondants vus plusieurs fois",
        "check in the export the wave and the date of the respondents seen several times",
    )
}
