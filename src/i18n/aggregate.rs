//! The sentences of the room `aggregate`.

use super::{Said, Text, plural_en, plural_fr};

/// `sample-exceeded`: more respondents than eligible persons.
pub fn more_than_eligible(association: &str, answered: u64, eligible: u64) -> Said {
    let said = Said::fact(
        format!(
            "{answered} {} de `{association}` à cette source et sur cette période, pour {eligible} {} d'après `sample`",
            plural_fr(answered, "répondant", "répondants"),
            plural_fr(eligible, "personne éligible", "personnes éligibles"),
        ),
        format!(
            "{answered} {} of `{association}` in this source and period, for {eligible} eligible {} according to `sample`",
            plural_en(answered, "respondent", "respondents"),
            plural_en(eligible, "person", "persons"),
        ),
    );
    said.help(
        "corrigez `eligible`, ou `period`\u{a0}; en attendant, ni recensement ni correction de population finie ne s'y fient",
        "correct `eligible`, or `period`; until then, neither census nor finite population correction relies on it",
    )
}

/// `sample-exceeded`: more respondents than invited persons.
pub fn more_than_invited(association: &str, answered: u64, invited: u64) -> Said {
    let said = Said::fact(
        format!(
            "{answered} {} de `{association}` à cette source et sur cette période, pour {invited} {} d'après `sample`",
            plural_fr(answered, "répondant", "répondants"),
            plural_fr(invited, "personne sollicitée", "personnes sollicitées"),
        ),
        format!(
            "{answered} {} of `{association}` in this source and period, for {invited} invited {} according to `sample`",
            plural_en(answered, "respondent", "respondents"),
            plural_en(invited, "person", "persons"),
        ),
    );
    said.help(
        "corrigez `invited`, ou `period`\u{a0}; ou dites à `respondent` qui répond, si des personnes comptent deux fois",
        "correct `invited`, or `period`; or say in `respondent` who answers, if persons count twice",
    )
}

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

/// `change-across-break`: over some `periods`, all the `respondents` that a change of the sector would compare answered
/// before and after one of its `breaks`; some may have, where their dates leave it `unplaced`.
pub fn change_across_break(
    (indicator, waves): (&str, &str),
    periods: &[Text],
    breaks: &[Text],
    respondents: u64,
    unplaced: bool,
) -> Said {
    let listed = |texts: &[Text], of: fn(&Text) -> &str| {
        let texts: Vec<&str> = texts.iter().map(of).collect();
        texts.join(", ")
    };
    let several = respondents > 1;
    let answered_fr = match (several, unplaced) {
        (false, false) => "le seul répondant à comparer a répondu avant, puis après".to_owned(),
        (false, true) => "le seul répondant à comparer a pu répondre avant, puis après".to_owned(),
        (true, false) => {
            format!("les {respondents} répondants à comparer ont répondu avant, puis après")
        }
        (true, true) => format!(
            "les {respondents} répondants à comparer ont répondu, ou ont pu répondre, avant, puis après"
        ),
    };
    let answered_en = match (several, unplaced) {
        (false, false) => "the only respondent to compare answered before, then after".to_owned(),
        (false, true) => {
            "the only respondent to compare may have answered before, then after".to_owned()
        }
        (true, false) => {
            format!("the {respondents} respondents to compare answered before, then after")
        }
        (true, true) => format!(
            "the {respondents} respondents to compare answered, or may have answered, before, then after"
        ),
    };
    let (which_fr, which_en) = if breaks.len() > 1 {
        (
            "une des ruptures de série de",
            "one of the breaks of series of",
        )
    } else {
        ("la rupture de série de", "the break of series of")
    };
    let said = Said::fact(
        format!(
            "l'évolution `{waves}` de `{indicator}` est refusée ({})\u{a0}: {answered_fr} {which_fr} {}",
            listed(periods, |it| &it.fr),
            listed(breaks, |it| &it.fr),
        ),
        format!(
            "the change `{waves}` of `{indicator}` is refused ({}): {answered_en} {which_en} {}",
            listed(periods, |it| &it.en),
            listed(breaks, |it| &it.en),
        ),
    );
    if unplaced {
        return said.help(
            "donnez aux sources une date plus précise, au mois ou au jour\u{a0}; à défaut, lisez chaque vague à part, ou \
             attendez des répondants vus deux fois après la rupture",
            "give the sources a more precise date, to the month or the day; failing that, read each wave by itself, or \
             wait for respondents seen twice after the break",
        );
    }
    said.help(
        "lisez chaque vague à part, ou attendez des répondants vus deux fois après la rupture\u{a0}; si elle ne touche \
         pas cet indicateur, retirez-la de `breaks`",
        "read each wave by itself, or wait for respondents seen twice after the break; if it does not touch this \
         indicator, take it out of `breaks`",
    )
}

/// A source, its period and its wave.
type Sample<'a> = (&'a str, &'a str, Option<&'a str>);

fn sample_said((source, period, wave): Sample<'_>) -> Text {
    let (fr, en) = wave.map_or_else(Default::default, |wave| {
        (format!(", vague `{wave}`"), format!(", wave `{wave}`"))
    });
    Text::new(
        format!("la source `{source}` en {period}{fr}"),
        format!("the source `{source}` in {period}{en}"),
    )
}

/// `margin-unreachable`: nobody answered who stands for a code that has a margin.
pub fn margin_unanswered(variable: &str, code: &str, sample: Sample<'_>) -> Said {
    let Text { fr, en } = sample_said(sample);
    let said = Said::fact(
        format!(
            "aucun poids ne peut caler {fr}\u{a0}: personne n'y a `{code}` à `{variable}`, qui a une marge"
        ),
        format!(
            "no weights can rake {en}: nobody there has `{code}` of `{variable}`, which has a margin"
        ),
    );
    left_out(
        said,
        "calez sur des groupes qui ont tous des réponses, ou retirez ce code de `margins`",
        "rake by groups that all hold answers, or remove this code from `margins`",
    )
}

/// `margin-unreachable`: the margins exclude each other among those who answered.
pub fn margins_apart(sample: Sample<'_>) -> Said {
    let Text { fr, en } = sample_said(sample);
    let said = Said::fact(
        format!(
            "aucun poids ne peut caler {fr}\u{a0}: parmi ceux qui y ont répondu, les marges s'excluent"
        ),
        format!(
            "no weights can rake {en}: among those who answered there, the margins exclude each other"
        ),
    );
    left_out(
        said,
        "calez sur moins de variables, ou sur des groupes plus larges",
        "rake by fewer variables, or by wider groups",
    )
}

fn left_out(said: Said, fr: &str, en: &str) -> Said {
    said.help(
        format!("ces lignes n'entrent dans aucun chiffre pondéré\u{a0}: {fr}"),
        format!("these rows enter no weighted figure: {en}"),
    )
}
