//! What is being done, and what to run next: for who sits before a screen.

use crate::i18n::{Text, plural_en, plural_fr};

/// Exports are read.
pub fn reading(folders: usize) -> Text {
    let n = folders as u64;
    Text::new(
        format!("lecture de {n} {}…", plural_fr(n, "dossier", "dossiers")),
        format!("reading {n} {}…", plural_en(n, "folder", "folders")),
    )
}

/// What was read is counted.
pub fn counting(files: usize) -> Text {
    let n = files as u64;
    Text::new(
        format!("calcul sur {n} {}…", plural_fr(n, "fichier", "fichiers")),
        format!("counting over {n} {}…", plural_en(n, "file", "files")),
    )
}

/// Figures are protected, and what is withheld is attacked.
pub fn protecting() -> Text {
    Text::new(
        "secret statistique et audit…",
        "disclosure control and audit…",
    )
}

/// What to run once referentials are sound.
pub fn after_sound(ingest: &str, consolidate: &str) -> Text {
    Text::new(
        format!("ensuite\u{a0}: `{ingest}` lit les exports, `{consolidate}` en fait des chiffres"),
        format!("next: `{ingest}` reads exports, `{consolidate}` makes figures of them"),
    )
}

/// What to run where there is no association yet.
pub fn after_common(new: &str) -> Text {
    Text::new(
        format!("ensuite\u{a0}: `{new}` ébauche le référentiel d'une association"),
        format!("next: `{new}` sketches the referential of an association"),
    )
}

/// What to run where there are faults.
pub fn after_faults(explain: &str) -> Text {
    Text::new(
        format!("ensuite\u{a0}: `{explain}` dit ce que c'est et comment corriger"),
        format!("next: `{explain}` says what it is and how to mend it"),
    )
}

/// What to run where rows or cells could not be read.
pub fn after_rejects(annotate: &str) -> Text {
    Text::new(
        format!(
            "ensuite\u{a0}: `{annotate}` écrit des copies où chaque faute dit comment la corriger"
        ),
        format!("next: `{annotate}` writes copies in which each fault says how to mend it"),
    )
}

/// What to run once copies were written.
pub fn after_copies() -> Text {
    Text::new(
        "ensuite\u{a0}: corrigez les copies, mettez-les à la place des exports, et relancez la même commande",
        "next: mend the copies, put them in place of the exports, and run the same command again",
    )
}

/// What to run once exports were read.
pub fn after_reading(consolidate: &str) -> Text {
    Text::new(
        format!("ensuite\u{a0}: `{consolidate}` en fait des chiffres"),
        format!("next: `{consolidate}` makes figures of them"),
    )
}

/// What to run once figures were shown.
pub fn after_figures(report: &str, trace: &str) -> Text {
    Text::new(
        format!(
            "ensuite\u{a0}: `{report}` en fait un rapport, `{trace}` dit comment un chiffre est né"
        ),
        format!("next: `{report}` makes a report of them, `{trace}` tells how a figure came about"),
    )
}

/// What to run once a report was written.
pub fn after_report(claims: &str) -> Text {
    Text::new(
        format!("ensuite\u{a0}: `{claims}` vérifie les chiffres d'un texte qui le cite"),
        format!("next: `{claims}` checks the figures of a text that quotes it"),
    )
}

/// What to run once avoided costs were shown.
pub fn after_value(report: &str) -> Text {
    Text::new(
        format!("ensuite\u{a0}: `{report}` les ajoute au rapport, avec leurs hypothèses"),
        format!("next: `{report}` adds them to the report, with their assumptions"),
    )
}

/// What to run once an export was looked into.
pub fn after_inspection(new: &str) -> Text {
    Text::new(
        format!("ensuite\u{a0}: `{new}` écrit l'ébauche de son référentiel"),
        format!("next: `{new}` writes a sketch of its referential"),
    )
}
