//! What is said of standard populations and of the indicators standardised to them.

use crate::i18n::{Said, ticked};

/// Shares of a standard population that do not match its codes.
pub fn shares_count(id: &str, shares: usize, cells: usize) -> Said {
    Said::fact(
        format!("la population type `{id}` donne {shares} parts pour {cells} cases"),
        format!("the standard population `{id}` gives {shares} shares for {cells} cells"),
    )
    .help(
        "écrivez une part par combinaison de modalités, dans l'ordre des modalités",
        "one share for each combination of codes, in the order of codes",
    )
}

/// A share under 0.
pub fn share_negative(id: &str, share: &str) -> Said {
    Said::fact(
        format!("la population type `{id}` a une part négative\u{a0}: `{share}`"),
        format!("the standard population `{id}` has a negative share: `{share}`"),
    )
    .help("une part va de 0 à 100", "a share runs from 0 to 100")
}

/// Shares that make no whole; `sum`, where it can be counted.
pub fn shares_sum(id: &str, sum: Option<&str>) -> Said {
    let sum = sum.unwrap_or("…");
    Said::fact(
        format!("les parts de la population type `{id}` font `{sum}`"),
        format!("the shares of the standard population `{id}` add up to `{sum}`"),
    )
    .help(
        "donnez des parts dont la somme fait 1 ou 100, aux arrondis près",
        "give shares that add up to 1 or to 100, but for rounding",
    )
}

/// An indicator that is not split by what a population is by.
pub fn standardised_not_split(population: &str, by: &[&str]) -> Said {
    let (names, wanted) = (ticked(by), by.join(", "));
    let wanted = if by.len() > 1 {
        format!("[{wanted}]")
    } else {
        wanted
    };
    Said::fact(
        format!("`standardise: [{population}]` demande une ventilation par {names}"),
        format!("`standardise: [{population}]` wants a disaggregation by {names}"),
    )
    .help(
        format!("ajoutez `{wanted}` à `disaggregate`\u{a0}: un chiffre standardisé se calcule sur des cases publiées"),
        format!("add `{wanted}` to `disaggregate`: a standardised figure is computed from cells that are published"),
    )
}

/// One population named twice.
pub fn standardised_twice(indicator: &str, population: &str) -> Said {
    Said::fact(
        format!("`{indicator}` est standardisé deux fois sur `{population}`"),
        format!("`{indicator}` is standardised to `{population}` twice"),
    )
    .help("retirez l'une des deux", "remove one of the two")
}

/// A measure that no structure can weigh part by part.
pub fn standardised_measure(indicator: &str) -> Said {
    Said::fact(
        format!("`standardise` demande une part ou une moyenne, et `{indicator}` n'en est pas une"),
        format!("`standardise` wants a share or a mean, which `{indicator}` is not"),
    )
    .help(
        "retirez la clé, ou mesurez `share` ou `mean`",
        "remove the key, or measure `share` or `mean`",
    )
}

/// A standard population that no indicator is standardised to.
pub fn standard_unused(population: &str) -> Said {
    Said::fact(
        format!("aucun indicateur n'est standardisé sur `{population}`"),
        format!("no indicator is standardised to `{population}`"),
    )
    .help(
        format!("écrivez `standardise: [{population}]` dans un indicateur, ou retirez-la"),
        format!("write `standardise: [{population}]` in an indicator, or remove it"),
    )
}
