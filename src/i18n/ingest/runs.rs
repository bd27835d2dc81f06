//! What is said of several folders, or several runs, read together.

use crate::i18n::{Said, plural_en, plural_fr};

/// Duplicates between folders read together.
pub fn duplicates_across_folders(association: &str, source: &str, count: u64) -> Said {
    let (rows_fr, rows_en) = (
        plural_fr(count, "ligne", "lignes"),
        plural_en(count, "row", "rows"),
    );
    Said::fact(
        format!("la source `{source}` de `{association}` donne {count} {rows_fr} de trop d'un dossier à l'autre"),
        format!("the source `{source}` of `{association}` gives {count} {rows_en} too many from one folder to another"),
    )
    .help(
        "lisez ensemble les exports d'origine\u{a0}: les doublons seront départagés",
        "read the original exports together: duplicates will then be settled",
    )
}

/// Respondents numbered or keyed apart.
pub fn respondents_across_runs(association: &str) -> Said {
    Said::fact(
        format!("les répondants de `{association}` ont été numérotés dans plusieurs exécutions"),
        format!("the respondents of `{association}` were numbered in several runs"),
    )
    .help(
        "refaites `impact ingest` partout avec le même secret, ou lisez les exports ensemble",
        "run `impact ingest` again everywhere with the same secret, or read the exports together",
    )
}

/// Observations of another referential.
pub fn observations_foreign(found: &str, wanted: &str) -> Said {
    Said::fact(
        format!("observations de `{found}`, alors que le référentiel est `{wanted}`"),
        format!("observations of `{found}`, while the referential is `{wanted}`"),
    )
    .help(
        "refaites `impact ingest` avec ce référentiel",
        "run `impact ingest` again with this referential",
    )
}

/// Observations that the plan does not know.
pub fn observations_unknown(what: &str) -> Said {
    Said::fact(
        format!("les observations ont `{what}`, que le référentiel ne connaît plus"),
        format!("the observations have `{what}`, which the referential no longer knows"),
    )
    .help(
        "refaites `impact ingest` avec ce référentiel",
        "run `impact ingest` again with this referential",
    )
}
