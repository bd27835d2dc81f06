//! What stands outside a figure: who does not answer, whom a question does not concern, of whom it is not known.

use super::words::{Noun, each_of, one_of, quoted};
use crate::i18n::Text;

/// Answers of one variable that are no category, by label and reason, outside the denominator.
pub fn outside(label: &Text, codes: &[(Text, Option<Text>)]) -> Text {
    let codes: Vec<Text> = codes
        .iter()
        .map(|(code, reason)| coded(code, reason.as_ref()))
        .collect();
    let (codes, label) = (each_of(&codes), quoted(label));
    Text::new(
        format!("à {}\u{a0}: {}", label.fr, codes.fr),
        format!("to {}: {}", label.en, codes.en),
    )
}

/// `« Inconnue », compté comme « inconnu »`; the reason is left where the label already says it, or there is none.
fn coded(code: &Text, reason: Option<&Text>) -> Text {
    let label = quoted(code);
    let Some(reason) = reason else {
        return label;
    };
    let same = code.fr.to_lowercase() == reason.fr || code.en.to_lowercase() == reason.en;
    if same {
        return label;
    }
    Text::new(
        format!("{}, compté comme «\u{a0}{}\u{a0}»", label.fr, reason.fr),
        format!("{}, counted as “{}”", label.en, reason.en),
    )
}

/// Item non-response, counted by reason beside the figure: outside the denominator where there is one. `asked` where
/// persons answer; `listed` where codes follow.
pub fn non_response(denominator: bool, asked: bool, listed: bool) -> Text {
    let (apart_fr, apart_en) = if denominator {
        ("Ne comptent pas au dénominateur", "outside the denominator")
    } else {
        ("Ne sont pas prises en compte", "left out")
    };
    let (what_fr, what_en) = if asked {
        (
            "réponses absentes, refusées, illisibles ou non valides",
            "Answers that are absent, refused, illegible or not valid",
        )
    } else {
        (
            "informations absentes, illisibles ou non valides",
            "Entries that are absent, illegible or not valid",
        )
    };
    let (stop_fr, stop_en) = if listed {
        (", dont\u{a0}:", ", among them:")
    } else {
        (".", ".")
    };
    Text::new(
        format!("{apart_fr}, et sont dénombrées à part selon leur motif, les {what_fr}{stop_fr}"),
        format!("{what_en} are {apart_en}, and counted apart by reason{stop_en}"),
    )
}

/// Those whom a question does not concern: outside the eligible base; who they are follows.
pub fn not_concerned() -> Text {
    Text::new(
        "N'entrent pas dans la population, et sont dénombrés à part, les cas non concernés\u{a0}:",
        "Cases that are not concerned are outside the population, and counted apart:",
    )
}

/// Where a question is asked only of some.
pub fn asked_only(noun: Noun, label: &Text, when: &Text) -> Text {
    let label = quoted(label);
    Text::new(
        format!(
            "{} ne se demande que pour les {} {}\u{a0}; sans réponse, les autres sont non concerné{}s",
            label.fr,
            noun.many_fr,
            when.fr,
            noun.e(),
        ),
        format!(
            "{} is asked only of {} {}; without an answer, the others are not concerned",
            label.en, noun.many_en, when.en
        ),
    )
}

/// Those of whom it is not known whether they belong to the population; `labels` of what decides.
pub fn doubtful(noun: Noun, labels: &[Text]) -> Text {
    let labels: Vec<Text> = labels.iter().map(quoted).collect();
    let lacking = one_of(&labels);
    Text::new(
        format!(
            "Quand {} ne permet pas de savoir si {} {} fait partie de la population, {} est laissé{} de côté et compté{} à part.",
            lacking.fr,
            noun.one(),
            noun.fr,
            if noun.one() == "une" { "elle" } else { "il" },
            noun.e(),
            noun.e(),
        ),
        format!(
            "Where {} does not tell whether a {} belongs to the population, it is left out and counted apart.",
            lacking.en, noun.en
        ),
    )
}

/// Which observation counts where there are several of one respondent.
pub fn one_per(noun: Noun, keep: &str, by_wave: bool) -> Text {
    let (within_fr, within_en) = if by_wave {
        (
            "au cours d'une même période, à une même vague",
            "within one period and wave",
        )
    } else {
        ("au cours d'une même période", "within one period")
    };
    let (a, e) = (noun.one(), noun.e());
    let counting = |fr: &str, en: &str| {
        Text::new(
            format!(
                "Quand {a} {} est observé{e} plusieurs fois {within_fr}, seule la {fr} observation compte.",
                noun.fr
            ),
            format!(
                "Where a {} is observed several times {within_en}, only the {en} observation counts.",
                noun.en
            ),
        )
    };
    match keep {
        "first" => counting("première", "first"),
        "last" => counting("dernière", "last"),
        _ => Text::new(
            format!(
                "Quand {a} {} est observé{e} plusieurs fois {within_fr}, c'est une faute de l'export.",
                noun.fr
            ),
            format!(
                "Where a {} is observed several times {within_en}, it is a fault of the export.",
                noun.en
            ),
        ),
    }
}
