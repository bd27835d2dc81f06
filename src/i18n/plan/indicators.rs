//! What is said of indicators and their publication.

use crate::i18n::Said;

/// A score that is no whole number from 0 to 10.
pub fn nps_range(variable: &str) -> Said {
    Said::fact(
        format!(
            "`nps` demande une note entière de 0 à 10\u{a0}; `{variable}` est déclarée autrement"
        ),
        format!("`nps` wants a whole number from 0 to 10; `{variable}` is declared otherwise"),
    )
    .help(
        "déclarez `type: {integer: {min: 0, max: 10}}`",
        "declare `type: {integer: {min: 0, max: 10}}`",
    )
}

/// What would sum or average something that does not aggregate.
pub fn not_aggregable(measure: &str, variable: &str, why: NotAggregable) -> Said {
    let (fr, en) = match why {
        NotAggregable::Percent => ("un pourcentage", "a percentage"),
        NotAggregable::Points => ("un score en points", "a score in points"),
        NotAggregable::Mean => ("déjà une moyenne", "already a mean"),
        NotAggregable::Quotient => ("déjà un quotient", "already a quotient"),
        NotAggregable::Score => ("la valeur d'une modalité", "the value of a code"),
    };
    if measure == "mean" {
        return Said::fact(
            format!("`mean` de `{variable}`\u{a0}: c'est {fr}, et en faire la moyenne ignorerait les bases"),
            format!("`mean` of `{variable}`: it is {en}, whose mean would ignore what each one stands on"),
        )
        .help(
            "rapportez l'une à l'autre les sommes dont elle vient\u{a0}: `ratio: {of, over, times: 100}`",
            "add up what it comes from: `ratio: {of, over, times: 100}`",
        );
    }
    Said::fact(
        format!("`{measure}` de `{variable}`\u{a0}: c'est {fr}, qui ne s'additionne pas d'une observation à l'autre"),
        format!("`{measure}` of `{variable}`: it is {en}, which does not add up from one observation to the next"),
    )
    .help(
        "rapportez l'une à l'autre les sommes dont elle vient (`ratio: {of, over}`), ou prenez une moyenne, une médiane ou une part",
        "add up what it comes from (`ratio: {of, over}`), or take a mean, a median or a share",
    )
}

/// Why a variable does not add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAggregable {
    /// Its unit is a percentage.
    Percent,
    /// Its unit is points.
    Points,
    /// It is a mean.
    Mean,
    /// It is a quotient.
    Quotient,
    /// It is a score.
    Score,
}

/// A disaggregation that stands twice; a crossing, whatever the order of its variables.
pub fn split_twice(indicator: &str, variables: &[&str]) -> Said {
    let written = variables.join(", ");
    let (fr, en) = if variables.len() > 1 {
        (
            "gardez l'un des deux croisements\u{a0}; l'ordre des variables ne change pas leurs cases",
            "keep one of the two crossings; the order of the variables does not change their cells",
        )
    } else {
        ("retirez l'une des deux", "remove one of the two")
    };
    Said::fact(
        format!("l'indicateur `{indicator}` est ventilé deux fois par `{written}`"),
        format!("the indicator `{indicator}` is split twice by `{written}`"),
    )
    .help(fr, en)
}

/// A crossing that names a variable twice.
pub fn crossed_with_itself(variables: &str) -> Said {
    Said::fact(
        format!("la ventilation `{variables}` croise une variable avec elle-même"),
        format!("the disaggregation `{variables}` crosses a variable with itself"),
    )
    .help(
        "nommez chaque variable une seule fois",
        "name each variable once",
    )
}

/// Looser than the programme.
pub fn publish_looser(key: &str, value: i64, floor: i64) -> Said {
    let (fr, en) = if key == "dominance" {
        ("au plus", "at most")
    } else {
        ("au moins", "at least")
    };
    Said::fact(
        format!("`{key}: {value}` est moins strict que le programme, qui demande {floor}"),
        format!("`{key}: {value}` is looser than the programme, which asks for {floor}"),
    )
    .help(
        format!("écrivez {fr} {floor}, ou retirez la clé"),
        format!("write {en} {floor}, or remove the key"),
    )
}
