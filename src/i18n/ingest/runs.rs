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
        "elle est refusée dans le second dossier\u{a0}; lisez ensemble les exports d'origine\u{a0}: les doublons y seront départagés",
        "it is refused in the second folder; read the original exports together, and duplicates will be settled",
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
        format!("les observations ont `{what}`, que le référentiel ne connaît pas"),
        format!("the observations have `{what}`, which the referential does not know"),
    )
    .help(
        "refaites `impact ingest` avec ce référentiel",
        "run `impact ingest` again with this referential",
    )
}

/// A source whose files were already read.
pub fn source_read_again(association: &str, source: &str) -> Said {
    Said::fact(
        format!("la source `{source}` de `{association}` a déjà été lue, dans un autre dossier"),
        format!("the source `{source}` of `{association}` was already read, in another folder"),
    )
    .help(
        "elle est refusée ici, pour ne rien compter deux fois\u{a0}: donnez soit les exports, soit ce qu'`ingest` en a écrit",
        "it is refused here, so that nothing counts twice: give either the exports or what `ingest` wrote of them",
    )
}
