//! What is said of variables, their kinds and the conditions on them.

use crate::i18n::Said;

/// Kinds of variables, as sentences name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Coded.
    Code,
    /// Multiple choice.
    Several,
    /// Number.
    Number,
    /// Date.
    Date,
}

impl Kind {
    pub(super) fn fr(self) -> &'static str {
        match self {
            Self::Code => "codée",
            Self::Several => "à choix multiple",
            Self::Number => "numérique",
            Self::Date => "de type date",
        }
    }

    pub(super) fn en(self) -> &'static str {
        match self {
            Self::Code => "coded",
            Self::Several => "a multiple choice",
            Self::Number => "a number",
            Self::Date => "a date",
        }
    }
}

/// A variable of a type that its use cannot carry.
pub fn variable_type(user: &str, variable: &str, is: Kind, wanted: &[Kind]) -> Said {
    let fr = wanted
        .iter()
        .map(|kind| kind.fr())
        .collect::<Vec<_>>()
        .join(" ou ");
    let en = wanted
        .iter()
        .map(|kind| kind.en())
        .collect::<Vec<_>>()
        .join(" or ");
    let said = Said::fact(
        format!(
            "`{user}` demande une variable {fr}\u{a0}; `{variable}` est {}",
            is.fr()
        ),
        format!("`{user}` wants {en}; `{variable}` is {}", is.en()),
    );
    match (is, wanted) {
        (Kind::Number | Kind::Date, [Kind::Code, ..]) => said.help(
            "découpez-la d'abord en tranches\u{a0}: `derived: {bins: {of: …, breaks: […]}}`",
            "cut it into bins first: `derived: {bins: {of: …, breaks: […]}}`",
        ),
        (Kind::Code, [Kind::Number, ..]) => said.help(
            "prenez d'abord la valeur de ses codes\u{a0}: `derived: {score: {of: …}}`, ou mesurez une part",
            "take the values of its codes first: `derived: {score: {of: …}}`, or measure a share",
        ),
        (Kind::Several, [Kind::Number, ..]) => said.help(
            "comptez d'abord les réponses\u{a0}: `derived: {count-codes: {of: …}}`",
            "count the answers first: `derived: {count-codes: {of: …}}`",
        ),
        _ => said.help("choisissez une autre variable", "choose another variable"),
    }
}

/// A number where a coded variable is wanted, and `bands` that it is cut into already.
pub fn variable_in_bands(user: &str, variable: &str, is: Kind, bands: &str) -> Said {
    let said = variable_type(user, variable, is, &[Kind::Code]);
    said.help(
        format!("prenez `{bands}`, qui la découpe en tranches"),
        format!("take `{bands}`, which cuts it into bins"),
    )
}

/// A condition of the wrong form.
pub fn condition_form(variable: &str, is: Kind) -> Said {
    match is {
        Kind::Code | Kind::Several => Said::fact(
            format!(
                "`{variable}` est {}\u{a0}: une condition sur elle est une liste de codes",
                is.fr()
            ),
            format!(
                "`{variable}` is {}: a condition on it is a list of codes",
                is.en()
            ),
        )
        .help(
            format!("écrivez `{{{variable}: [code, code]}}`"),
            format!("write `{{{variable}: [code, code]}}`"),
        ),
        Kind::Number | Kind::Date => Said::fact(
            format!(
                "`{variable}` est {}\u{a0}: une condition sur elle est un intervalle",
                is.fr()
            ),
            format!("`{variable}` is {}: a condition on it is a range", is.en()),
        )
        .help(
            format!("écrivez `{{{variable}: {{min: …, max: …}}}}`"),
            format!("write `{{{variable}: {{min: …, max: …}}}}`"),
        ),
    }
}

/// A bound that is not a value of the variable.
pub fn bound_invalid(bound: &str, variable: &str, is: Kind) -> Said {
    let (fr, en) = match is {
        Kind::Date => (
            "une date, comme `2025-03-24`",
            "a date, such as `2025-03-24`",
        ),
        _ => (
            "un nombre, comme `12` ou `0.5`",
            "a number, such as `12` or `0.5`",
        ),
    };
    Said::fact(
        format!("`{bound}` n'est pas une borne de `{variable}`"),
        format!("`{bound}` is not a bound of `{variable}`"),
    )
    .help(format!("écrivez {fr}"), format!("write {en}"))
}

/// Bounds the wrong way round.
pub fn bounds_reversed(min: &str, max: &str) -> Said {
    Said::fact(
        format!("`min: {min}` dépasse `max: {max}`"),
        format!("`min: {min}` is above `max: {max}`"),
    )
    .help("échangez-les", "swap them")
}

/// A variable whose `asked-when` reads its own answer.
pub fn asked_by_itself(path: &[&str]) -> Said {
    let path = super::derivations::way(path);
    Said::fact(
        format!("la question se pose selon sa propre réponse\u{a0}: {path}"),
        format!("the question is asked depending on its own answer: {path}"),
    )
    .help(
        "écrivez dans `asked-when` ce que l'on sait avant de la poser",
        "write in `asked-when` what is known before it is asked",
    )
}

/// A key that this type of variable does not take.
pub fn exclusive_not_several(variable: &str) -> Said {
    Said::fact(
        format!(
            "`exclusive` ne vaut que pour un choix multiple\u{a0}; `{variable}` n'en est pas un"
        ),
        format!("`exclusive` is for a multiple choice; `{variable}` is none"),
    )
    .help(
        "retirez `exclusive`, ou écrivez `type: {several: …}`",
        "remove `exclusive`, or write `type: {several: …}`",
    )
}
