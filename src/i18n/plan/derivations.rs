//! What is said of derived variables.

use crate::i18n::{Said, plural_fr};

/// Variables derived one from another, too many in a row.
pub fn derived_too_deep(id: &str, limit: usize) -> Said {
    Said::fact(
        format!("`{id}` se calcule à travers plus de {limit} variables dérivées à la suite"),
        format!("`{id}` is derived through more than {limit} derived variables in a row"),
    )
    .help(
        "calculez-la à partir de moins d'intermédiaires",
        "derive it through fewer steps",
    )
}

/// The way from one variable to another; of a long one its two ends.
pub(super) fn way(path: &[&str]) -> String {
    const LONGEST: usize = 10;
    let ids: Vec<String> = path.iter().map(|id| format!("`{id}`")).collect();
    match ids.len().checked_sub(LONGEST) {
        None | Some(0) => ids.join(" → "),
        Some(left_out) => {
            let (first, last) = ids.split_at(LONGEST / 2);
            format!(
                "{} → … → {}",
                first.join(" → "),
                last[left_out..].join(" → ")
            )
        }
    }
}

/// A derived variable that comes from itself.
pub fn derived_cycle(path: &[&str]) -> Said {
    let path = way(path);
    Said::fact(
        format!("la variable se calcule à partir d'elle-même\u{a0}: {path}"),
        format!("the variable is derived from itself: {path}"),
    )
    .help(
        "brisez la boucle\u{a0}: une de ces variables doit être recueillie",
        "break the loop: one of these must be collected",
    )
}

/// A factor of 0.
pub fn times_zero() -> Said {
    Said::fact(
        "`times` multiplie par zéro\u{a0}: il ne resterait rien",
        "`times` multiplies by zero: nothing would be left",
    )
    .help(
        "écrivez un autre facteur, ou retirez `times`, qui vaut alors 1",
        "write another factor, or remove `times`, which then is 1",
    )
}

/// Bounds of bins that do not rise.
pub fn bins_not_rising(above: &str, below: &str) -> Said {
    Said::fact(
        format!("les bornes des tranches doivent croître\u{a0}: `{below}` suit `{above}`"),
        format!("the bounds of bins must rise: `{below}` follows `{above}`"),
    )
    .help(
        "rangez-les de la plus petite à la plus grande, chacune une seule fois",
        "put them in rising order, each once",
    )
}

/// A bound the variable cannot reach.
pub fn bins_unreachable(bound: &str, variable: &str, min: &str, max: &str) -> Said {
    Said::fact(
        format!(
            "la borne `{bound}` laisse une tranche vide\u{a0}: `{variable}` va de {min} à {max}"
        ),
        format!("the bound `{bound}` leaves an empty bin: `{variable}` runs from {min} to {max}"),
    )
    .help(
        "corrigez la borne, ou les limites de la variable",
        "correct the bound, or the limits of the variable",
    )
}

/// No bound at all.
pub fn bins_empty() -> Said {
    Said::fact("les tranches n'ont aucune borne", "bins without a bound").help(
        "écrivez au moins une borne\u{a0}: `breaks: [18, 25]`",
        "write at least one bound: `breaks: [18, 25]`",
    )
}

/// A bound with more decimals than the variable.
pub fn bins_precision(bound: &str, variable: &str) -> Said {
    Said::fact(
        format!("la borne `{bound}` a plus de décimales que `{variable}`"),
        format!("the bound `{bound}` has more decimals than `{variable}`"),
    )
    .help("arrondissez la borne", "round the bound")
}

/// A list that does not have one category a bin.
pub fn bins_codelist(list: &str, codes: usize, bins: usize) -> Said {
    Said::fact(
        format!(
            "la nomenclature `{list}` a {codes} {} pour {bins} tranches",
            plural_fr(codes as u64, "modalité", "modalités")
        ),
        format!("the codelist `{list}` has {codes} categories for {bins} bins"),
    )
    .help(
        "écrivez une modalité par tranche, dans l'ordre",
        "one category a bin, in order",
    )
}

/// Too many decimals once multiplied.
pub fn too_many_decimals(variable: &str) -> Said {
    Said::fact(
        format!("`{variable}` demanderait plus de 9 décimales"),
        format!("`{variable}` would need more than 9 decimals"),
    )
    .help(
        "déclarez moins de décimales pour les variables dont elle vient",
        "declare fewer decimals on its parts",
    )
}

/// More parts required than there are.
pub fn requires_invalid(requires: &str, parts: usize) -> Said {
    Said::fact(
        format!(
            "`requires: {requires}` ne convient pas à {parts} {}",
            plural_fr(parts as u64, "partie", "parties")
        ),
        format!("`requires: {requires}` for {parts} parts"),
    )
    .help(
        format!("écrivez `all`, ou un nombre de 1 à {parts}"),
        format!("write `all`, or a number from 1 to {parts}"),
    )
}

/// Decimals declared beyond what is kept.
pub fn decimals_out_of_range(variable: &str) -> Said {
    Said::fact(
        format!("`{variable}` ne peut avoir que de 0 à 9 décimales"),
        format!("`{variable}` can carry 0 to 9 decimals"),
    )
    .help(
        "écrivez `decimals: 9` ou moins",
        "write `decimals: 9` or fewer",
    )
}

/// A codelist of which no code says its group.
pub fn groups_missing(list: &str) -> Said {
    Said::fact(
        format!("aucune modalité de `{list}` ne dit son groupe"),
        format!("no code of `{list}` says its group"),
    )
    .help(
        "ajoutez `within: GROUPE` à chaque modalité à regrouper",
        "add `within: GROUP` to each code to be grouped",
    )
}
