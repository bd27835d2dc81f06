//! What sentences are put together from: periods, nouns, names with a small letter first.

use crate::i18n::Text;
use crate::period::{Every, Period};
use crate::referential::{Observes, SourceKind};

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

/// A period as it is said: `2025`, `2e semestre 2025`, `octobre 2025`.
pub fn period_said(period: Period) -> Text {
    let (year, month) = (
        period.first_month().div_euclid(12),
        period.first_month().rem_euclid(12),
    );
    let nth_fr = |nth: i32| {
        if nth == 1 {
            "1er"
        } else {
            ["", "", "2e", "3e", "4e"][at(nth)]
        }
    };
    let nth_en = |nth: i32| ["", "first", "second", "third", "fourth"][at(nth)];
    match period.every() {
        Every::Year => Text::same(year.to_string()),
        Every::HalfYear => {
            let nth = month / 6 + 1;
            Text::new(
                format!("{} semestre {year}", nth_fr(nth)),
                format!("{} half of {year}", nth_en(nth)),
            )
        }
        Every::Quarter => {
            let nth = month / 3 + 1;
            Text::new(
                format!("{} trimestre {year}", nth_fr(nth)),
                format!("{} quarter of {year}", nth_en(nth)),
            )
        }
        Every::Month => {
            let (fr, en) = MONTHS[usize::try_from(month).unwrap_or(0) % 12];
            Text::new(format!("{fr} {year}"), format!("{en} {year}"))
        }
    }
}

fn at(nth: i32) -> usize {
    usize::try_from(nth).unwrap_or(0).min(4)
}

/// When: `en 2025`, `au 2e semestre 2025`.
pub fn when(period: Period) -> Text {
    let said = period_said(period);
    match period.every() {
        Every::Year | Every::Month => {
            Text::new(format!("en {}", said.fr), format!("in {}", said.en))
        }
        Every::HalfYear | Every::Quarter => {
            Text::new(format!("au {}", said.fr), format!("in the {}", said.en))
        }
    }
}

/// When, and at which wave.
pub fn when_at(period: Period, wave: Option<&Text>) -> Text {
    let when = when(period);
    match wave {
        None => when,
        Some(wave) => Text::new(
            format!("{} ({})", when.fr, wave.fr),
            format!("{} ({})", when.en, wave.en),
        ),
    }
}

/// So many of what one observation is. Answers of persons who answered more than once are answers.
pub fn counted(
    count: i128,
    digits: &str,
    observes: Observes,
    from: SourceKind,
    repeated: bool,
) -> Text {
    let survey = from == SourceKind::Survey;
    let one = count.abs() < 2;
    let (fr, en) = match (observes, survey) {
        _ if repeated && survey => (["réponse", "réponses"], ["answer", "answers"]),
        (Observes::Person, true) => (
            ["personne répondante", "personnes répondantes"],
            ["respondent", "respondents"],
        ),
        (Observes::Person, false) => (["personne", "personnes"], ["person", "people"]),
        (Observes::Household, true) => (
            ["ménage répondant", "ménages répondants"],
            ["responding household", "responding households"],
        ),
        (Observes::Household, false) => (["ménage", "ménages"], ["household", "households"]),
        (Observes::Stay, _) => (["séjour", "séjours"], ["stay", "stays"]),
        (Observes::Night, _) => (["nuitée", "nuitées"], ["night", "nights"]),
        (Observes::Request, _) => (
            ["relevé de demandes", "relevés de demandes"],
            ["record of requests", "records of requests"],
        ),
        (Observes::Site, _) => (
            ["relevé d'établissement", "relevés d'établissements"],
            ["site record", "site records"],
        ),
    };
    Text::new(
        format!("{digits} {}", if one { fr[0] } else { fr[1] }),
        format!("{digits} {}", if count == 1 { en[0] } else { en[1] }),
    )
}

/// A label inside a sentence: its capital is lowered, unless it begins an acronym.
pub fn inside(label: &Text) -> Text {
    let lowered = |words: &str| {
        let mut letters = words.chars();
        match (letters.next(), letters.clone().next()) {
            (Some(first), Some(second)) if second.is_lowercase() => {
                format!("{}{}", first.to_lowercase(), letters.as_str())
            }
            _ => words.to_owned(),
        }
    };
    Text::new(lowered(&label.fr), lowered(&label.en))
}

/// Between what and what: the bounds as digits, percent signs where they are percentages.
pub fn bracketed(bounds: &[String; 2], percent: bool) -> Text {
    let [low, high] = bounds;
    if percent {
        Text::new(
            format!("[{low}\u{202f}%\u{202f};\u{a0}{high}\u{202f}%]"),
            format!("[{low}%\u{a0}to\u{a0}{high}%]"),
        )
    } else {
        Text::new(
            format!("[{low}\u{202f};\u{a0}{high}]"),
            format!("[{low}\u{a0}to\u{a0}{high}]"),
        )
    }
}

/// The base of a line.
pub fn base_is(n: &str) -> Text {
    Text::same(format!("n\u{a0}=\u{a0}{n}"))
}

/// A value and its interval.
pub fn with_interval(value: &str, between: Option<&Text>) -> Text {
    match between {
        None => Text::same(value),
        Some(between) => Text::new(
            format!("{value} {}", between.fr),
            format!("{value} {}", between.en),
        ),
    }
}

/// What begins a sentence of a label.
pub fn headed(label: &Text, words: &Text) -> Text {
    Text::new(
        format!("{} : {}", label.fr, words.fr),
        format!("{}: {}", label.en, words.en),
    )
}
