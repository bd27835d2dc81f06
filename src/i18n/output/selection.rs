//! What is said of a selection that chooses nothing.

use std::collections::BTreeSet;

use crate::i18n::{Said, ticked};

/// `--indicator` names nothing.
pub fn unknown_indicator(name: &str, near: Option<&str>) -> Said {
    let said = Said::fact(
        format!("l'indicateur `{name}` n'existe pas dans le référentiel"),
        format!("the referential has no indicator `{name}`"),
    );
    meant(said, near)
}

/// `--period` cannot be read.
pub fn unknown_period(text: &str) -> Said {
    Said::fact(
        format!("`{text}` n'est pas une période"),
        format!("`{text}` is not a period"),
    )
    .help(
        "écrivez `2025`, `2025-S1`, `2025-T3` ou `2025-10`",
        "write `2025`, `2025-S1`, `2025-Q3` or `2025-10`",
    )
}

/// `--by` names no disaggregation.
pub fn unknown_disaggregation(name: &str, near: Option<&str>, known: &BTreeSet<&str>) -> Said {
    let said = Said::fact(
        format!("aucun indicateur n'est ventilé par `{name}`"),
        format!("no indicator is disaggregated by `{name}`"),
    );
    if near.is_some() || known.is_empty() {
        return meant(said, near);
    }
    let known = ticked(known);
    said.help(
        format!("ventilations du référentiel\u{a0}: {known}, ou `all`"),
        format!("disaggregations of the referential: {known}, or `all`"),
    )
}

fn meant(said: Said, near: Option<&str>) -> Said {
    match near {
        Some(near) => said.help(
            format!("vouliez-vous dire `{near}`\u{a0}?"),
            format!("did you mean `{near}`?"),
        ),
        None => said,
    }
}
