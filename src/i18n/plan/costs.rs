//! What is said of tables of unit costs: amounts that do not add up, effects that cannot be multiplied, persons counted twice.

use crate::i18n::{Said, Text, ticked};

/// A currency that is no ISO code.
pub fn currency_wrong(written: &str) -> Said {
    let shown = crate::i18n::shown(written);
    Said::fact(
        format!("`currency: {shown}` n'est pas un code de monnaie"),
        format!("`currency: {shown}` is no code of a currency"),
    )
    .help(
        "écrivez les trois lettres de la norme ISO 4217\u{a0}: `EUR`",
        "write the three letters of ISO 4217: `EUR`",
    )
}

/// Two costs at the prices of two years.
pub fn prices_differ(cost: &str, base: &str, first: &str) -> Said {
    Said::fact(
        format!("le coût `{cost}` est aux prix de {base}, et d'autres aux prix de {first}"),
        format!("the cost `{cost}` is at the prices of {base}, and others at those of {first}"),
    )
    .help(
        "ramenez tous les montants aux prix d'une même année par un indice publié, écrivez-la dans `price-base`, et dites l'indice dans `source`",
        "bring all amounts to the prices of one year by a published index, write that year in `price-base`, and name the index in `source`",
    )
}

/// Where the other year of prices stands.
pub fn other_prices_here() -> Text {
    Text::new(
        "aux prix d'une autre année ici",
        "at the prices of another year here",
    )
}

/// What stands for a year is none.
pub fn not_a_year(key: &str, written: &str) -> Said {
    let shown = crate::i18n::shown(written);
    Said::fact(
        format!("`{key}: {shown}` n'est pas une année"),
        format!("`{key}: {shown}` is no year"),
    )
    .help(
        "écrivez quatre chiffres\u{a0}: `2023`",
        "write four digits: `2023`",
    )
}

/// An amount below zero.
pub fn spread_negative(low: &str) -> Said {
    Said::fact(
        format!("`low: {low}` est négatif"),
        format!("`low: {low}` is below zero"),
    )
    .help(
        "un coût et une durée partent de 0\u{a0}; ce qui coûte au lieu d'éviter ne se compte pas ici",
        "a cost and a duration start at 0; what costs and avoids nothing is not counted here",
    )
}

/// Low, central and high that fall.
pub fn spread_not_rising(low: &str, central: &str, high: &str) -> Said {
    Said::fact(
        format!("`low: {low}`, `central: {central}` et `high: {high}` ne se suivent pas"),
        format!("`low: {low}`, `central: {central}` and `high: {high}` do not rise"),
    )
    .help(
        "rangez-les de la plus basse à la plus haute",
        "put them from the lowest to the highest",
    )
}

/// A percentage outside 0 to 100.
pub fn percent_out_of_range(key: &str, value: &str) -> Said {
    Said::fact(
        format!("`{key}` va de 0 à 100, en pour cent\u{a0}: `{value}` en sort"),
        format!("`{key}` runs from 0 to 100, in percent: `{value}` does not"),
    )
    .help(
        "écrivez une part de l'effet, en pour cent",
        "write a share of the effect, in percent",
    )
}

/// Percentages that look like fractions.
pub fn percent_fractions(key: &str, high: &str) -> Said {
    Said::fact(
        format!("`{key}` est en pour cent, et ne dépasse pas ici {high}\u{a0}%"),
        format!("`{key}` is in percent, and does not pass {high}% here"),
    )
    .help(
        "un tiers s'écrit `33`, non `0.33`",
        "one third is written `33`, not `0.33`",
    )
}

/// A cost that values nothing.
pub fn cost_unused(cost: &str) -> Said {
    Said::fact(
        format!("le coût `{cost}` ne valorise aucun indicateur"),
        format!("the cost `{cost}` values no indicator"),
    )
    .help(
        "nommez-le dans `valued`, ou retirez-le",
        "name it in `valued`, or remove it",
    )
}

/// Years beside a cost that is borne once.
pub fn years_of_once(cost: &str) -> Said {
    Said::fact(
        format!(
            "`years` multiplierait le coût `{cost}`, qui n'est supporté qu'une fois (`paid: once`)"
        ),
        format!("`years` would multiply the cost `{cost}`, which is borne once (`paid: once`)"),
    )
    .help(
        "retirez `years`, ou écrivez `paid: yearly` si le coût revient chaque année",
        "remove `years`, or write `paid: yearly` where the cost comes back every year",
    )
}

/// No years beside a cost that is borne every year.
pub fn years_missing(cost: &str) -> Said {
    Said::fact(
        format!("le coût `{cost}` revient chaque année (`paid: yearly`), et rien ne dit pendant combien d'années il est évité"),
        format!("the cost `{cost}` comes back every year (`paid: yearly`), and nothing says for how many years it is avoided"),
    )
    .help(
        "ajoutez `years: {low: …, central: …, high: …}`",
        "add `years: {low: …, central: …, high: …}`",
    )
}

/// An indicator whose figures hold no number of anyone.
pub fn nothing_to_multiply(indicator: &str, measure: &str) -> Said {
    Said::fact(
        format!("`{indicator}` (`{measure}`) ne donne aucun effectif à multiplier par un coût"),
        format!("`{indicator}` (`{measure}`) gives no number to multiply by a cost"),
    )
    .help(
        "valorisez un effectif (`count`, `distinct`), une somme, une part ou les modalités d'une répartition",
        "value a number (`count`, `distinct`), a sum, a share, or the codes of a distribution",
    )
}

/// What `per` names: one in French, several in French, several in English.
fn things(per: &str) -> [&'static str; 3] {
    match per {
        "person" => ["personne", "personnes", "persons"],
        "household" => ["ménage", "ménages", "households"],
        "stay" => ["séjour", "séjours", "stays"],
        "night" => ["nuit", "nuits", "nights"],
        "request" => ["demande", "demandes", "requests"],
        "site" => ["site", "sites", "sites"],
        _ => ["unité", "unités", "units"],
    }
}

/// A cost of one thing for an indicator of another.
pub fn cost_of_another((cost, per): (&str, &str), (indicator, counts): (&str, &str)) -> Said {
    let ([each, _, _], [one, many, several]) = (things(per), things(counts));
    Said::fact(
        format!("le coût `{cost}` est par {each} (`per: {per}`), et `{indicator}` compte des {many}"),
        format!("the cost `{cost}` is `per: {per}`, and `{indicator}` counts {several}"),
    )
    .help(
        format!("prenez un coût par {one} (`per: {counts}`), ou un indicateur qui compte ce que vaut ce coût"),
        format!("take a cost that is `per: {counts}`, or an indicator that counts what this cost is of"),
    )
}

/// Where it is said of what a cost is.
pub fn cost_is_of() -> Text {
    Text::new("ce que vaut le coût", "what the cost is of")
}

/// Why it is not clear which figures are valued.
#[derive(Clone, Debug)]
pub enum Unclear<'a> {
    /// No wave of the indicator is named, or this one that it does not have; these are its waves.
    Wave(Option<&'a str>, Vec<&'a str>),
    /// A wave is named, and the indicator has none.
    NoWave,
    /// No code of the distribution is named.
    Codes,
    /// Codes are named, and the indicator is no distribution.
    NoCodes,
    /// The part is of no disaggregation of the indicator; these are its.
    Part(Vec<String>),
}

/// Figures of an indicator that are not told apart.
pub fn valued_unclear(indicator: &str, unclear: &Unclear<'_>) -> Said {
    let (fr, en, help_fr, help_en) = match unclear {
        Unclear::Wave(named, waves) => {
            let (fr, en) = match named {
                None => (
                    format!(
                        "`{indicator}` a plusieurs vagues, et rien ne dit laquelle est valorisée"
                    ),
                    format!("`{indicator}` has several waves, and nothing says which is valued"),
                ),
                Some(wave) => (
                    format!("`{wave}` n'est pas une vague de `{indicator}`"),
                    format!("`{wave}` is no wave of `{indicator}`"),
                ),
            };
            (
                fr,
                en,
                format!("nommez-en une dans `wave`\u{a0}: {}", ticked(waves)),
                format!("name one in `wave`: {}", ticked(waves)),
            )
        }
        Unclear::NoWave => (
            format!("`{indicator}` n'a pas de vagues"),
            format!("`{indicator}` has no waves"),
            "retirez `wave`".to_owned(),
            "remove `wave`".to_owned(),
        ),
        Unclear::Codes => (
            format!(
                "`{indicator}` est une répartition, et rien ne dit quelles modalités sont valorisées"
            ),
            format!("`{indicator}` is a distribution, and nothing says which codes are valued"),
            "nommez-les dans `codes`".to_owned(),
            "name them in `codes`".to_owned(),
        ),
        Unclear::NoCodes => (
            format!(
                "`{indicator}` n'est pas une répartition\u{a0}: il n'a pas de modalités à valoriser"
            ),
            format!("`{indicator}` is no distribution: it has no codes to value"),
            "retirez `codes`\u{a0}; pour une partie des personnes, écrivez `part`".to_owned(),
            "remove `codes`; for a part of the persons, write `part`".to_owned(),
        ),
        Unclear::Part(known) => {
            let known = ticked(known);
            let (help_fr, help_en) = if known.is_empty() {
                (
                    "retirez `part`\u{a0}: cet indicateur n'est pas ventilé".to_owned(),
                    "remove `part`: this indicator is not split".to_owned(),
                )
            } else {
                (
                    format!("prenez les variables d'une de ses ventilations\u{a0}: {known}"),
                    format!("take the variables of one of its disaggregations: {known}"),
                )
            };
            (
                format!("aucune ventilation de `{indicator}` ne donne l'effectif de cette partie"),
                format!("no disaggregation of `{indicator}` gives the number of this part"),
                help_fr,
                help_en,
            )
        }
    };
    Said::fact(fr, en).help(help_fr, help_en)
}

/// Several answers that one person may give, added up.
pub fn several_answers(variable: &str) -> Said {
    Said::fact(
        format!("une personne peut donner plusieurs réponses à `{variable}`\u{a0}: elle compterait une fois pour chacune"),
        format!("a person may give several answers to `{variable}`: they would count once for each"),
    )
    .help(
        "gardez une seule modalité, ou valorisez une part qui compte chaque personne une fois",
        "keep one code, or value a share that counts each person once",
    )
}

/// One cost avoided twice for the same persons.
pub fn counted_twice(indicator: &str, cost: &str) -> Said {
    Said::fact(
        format!(
            "`{indicator}` est valorisé deux fois par le coût `{cost}`, pour les mêmes personnes"
        ),
        format!("`{indicator}` is valued twice by the cost `{cost}`, for the same persons"),
    )
    .help(
        "gardez une seule ligne, ou des modalités ou des parties qui n'ont personne en commun",
        "keep one line, or codes or parts that have nobody in common",
    )
}

/// Where it was first valued.
pub fn counted_first_here() -> Text {
    Text::new("valorisé ici une première fois", "first valued here")
}
