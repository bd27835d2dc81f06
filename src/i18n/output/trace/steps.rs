//! The steps on the way to a base.

use crate::i18n::Text;
use crate::i18n::codebook::Noun;
use crate::i18n::output::missing;

/// Rows of files, before anything.
pub fn rows_read() -> Text {
    Text::new(
        "lignes lues dans les fichiers qui renseignent l'indicateur",
        "rows read in the files that feed the indicator",
    )
}

/// Rows left out by a declared rule.
pub fn rows_excluded() -> Text {
    Text::new(
        "exclues par une règle déclarée, ou vides",
        "excluded by a declared rule, or blank",
    )
}

/// Rows of a respondent of whom another counts.
pub fn rows_duplicate() -> Text {
    Text::new(
        "doublons\u{a0}: une autre ligne du même répondant compte",
        "duplicates: another row of the same respondent counts",
    )
}

/// Rows that could not be read.
pub fn rows_rejected() -> Text {
    Text::new(
        "rejetées, faute d'être lisibles",
        "rejected: they could not be read",
    )
}

/// Rows that became observations.
pub fn observations() -> Text {
    Text::new(
        "observations, toutes périodes et vagues",
        "observations, of any period and wave",
    )
}

/// Respondents with whom a change begins.
pub fn respondents() -> Text {
    Text::new(
        "répondants concernés, connus à l'une des deux vagues ou aux deux",
        "respondents concerned, known at one of both waves or at both",
    )
}

/// Those who are left in the end.
pub fn base(of_change: bool) -> Text {
    if of_change {
        Text::new(
            "base (n)\u{a0}: répondants qui ont une valeur aux deux vagues",
            "base (n): respondents with a value at both waves",
        )
    } else {
        Text::new("base (n)", "base (n)")
    }
}

/// Who was left at a step, from the word that programs read.
pub fn step(word: &str, noun: Noun, of_change: bool) -> Text {
    let at = |fr: &str, en: &str| Text::new(fr, en);
    match (word, of_change) {
        ("other-period-or-wave", _) => at(
            "d'une autre période ou d'une autre vague",
            "of another period or wave",
        ),
        ("not-comparable", _) => at(
            "d'une source trop éloignée de la définition commune pour entrer",
            "of a source too far from the common definition to enter",
        ),
        ("other-category", _) => at("d'une autre modalité", "of another category"),
        ("not-eligible", _) => at(
            "hors de la population de l'indicateur",
            "outside the population of the indicator",
        ),
        ("set-aside", false) => at(
            "mises de côté\u{a0}: une autre observation du même répondant compte, ou celles du même moment ne s'accordent pas",
            "set aside: another observation of the same respondent counts, or those of one moment do not agree",
        ),
        ("set-aside", true) => at(
            "mis de côté\u{a0}: leurs réponses du même moment ne s'accordent pas",
            "set aside: their answers of one moment do not agree",
        ),
        ("out-of-base", false) => at(
            "dans la population, hors de la base de la part",
            "in the population, outside the base of the share",
        ),
        ("out-of-base", true) => at(
            "hors de la base aux deux vagues",
            "outside the base at both waves",
        ),
        ("eligibility-unknown", _) => Text::new(
            format!(
                "dont on ne sait pas si {} sont concerné{}s",
                noun.they(),
                noun.e()
            ),
            "of which it is not known whether they are concerned",
        ),
        ("only-before", _) => at(
            "une valeur à la première vague, absents de la seconde",
            "a value at the earlier wave, not seen at the later one",
        ),
        ("only-after", _) => at(
            "une valeur à la seconde vague, absents de la première",
            "a value at the later wave, not seen at the earlier one",
        ),
        ("seen-once-without-value", _) => at(
            "vus à une seule vague, sans valeur",
            "seen at one wave alone, without a value",
        ),
        ("across-break", _) => at(
            "vus de part et d'autre d'une rupture de série",
            "seen on both sides of a break of series",
        ),
        ("beside-break", _) => at(
            "vus d'un côté d'une rupture que les dates ne disent pas",
            "seen on a side of a break that dates do not tell",
        ),
        ("repeated", _) => at(
            "autres observations de répondants déjà comptés",
            "further observations of respondents already counted",
        ),
        ("unanswered", _) => at(
            "sans valeur, toutes raisons ensemble",
            "without a value, for any reason",
        ),
        (reason, _) => {
            let why = missing(reason);
            Text::new(
                format!("sans valeur\u{a0}: {}", why.fr),
                format!("without a value: {}", why.en),
            )
        }
    }
}

/// Fewer than a threshold.
pub fn fewer_than(threshold: u64) -> Text {
    Text::new(
        format!("moins de {threshold}"),
        format!("fewer than {threshold}"),
    )
}

/// To the nearest ten.
pub fn about(count: &str) -> Text {
    Text::new(format!("environ {count}"), format!("about {count}"))
}

/// A number that too few associations stand behind.
pub fn untold() -> Text {
    Text::new("non publié", "not published")
}

/// Nobody was left out.
pub fn nobody_left() -> Text {
    Text::new(
        "Rien de ce que la période et la vague ont apporté n'est laissé de côté.",
        "Nothing of what the period and the wave brought is left out.",
    )
}

/// How the steps of a protected page are written, and why.
pub fn rounded() -> Text {
    Text::new(
        "Les étapes sont arrondies à la dizaine, chacune pour elle-même, et les petites ne sont pas chiffrées\u{a0}: avec le \
         point de départ, elles rendraient par soustraction de petits effectifs. Le décompte exact est dans le document de \
         travail.",
        "Steps are rounded to the nearest ten, each by itself, and small ones bear no number: with where the way begins, they would \
         give small numbers back by subtraction. The exact account is in the working document.",
    )
}

/// Why a part of a whole has no way.
pub fn on_the_whole() -> Text {
    Text::new(
        "Le décompte ne se publie que pour l'ensemble\u{a0}: l'ensemble moins les autres modalités rendrait de petits effectifs.",
        "The account is published for the whole alone: the whole less the other categories would give small numbers back.",
    )
}

/// That an account adds up.
pub fn adds_up(from: &str, left: &str, n: &str) -> Text {
    Text::new(
        format!("{from} \u{2212} {left} = {n}\u{a0}: le compte est exact."),
        format!("{from} \u{2212} {left} = {n}: the account is exact."),
    )
}
