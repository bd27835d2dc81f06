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
