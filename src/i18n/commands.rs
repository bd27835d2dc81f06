//! The sentences of the room `commands`: what stops the tool, and what it says when it is done.

use std::fmt::Display;
use std::io;

use super::{Said, Text, plural_en, plural_fr};

/// The last line of a run that could not be made.
pub fn could_not_run(because: &Text) -> Text {
    Text::new(
        format!("erreur\u{a0}: {}", because.fr),
        format!("error: {}", because.en),
    )
}

/// A fact, and its mend on the line below.
pub fn with_help(said: Said) -> Text {
    let Said { message, help } = said;
    match help {
        None => message,
        Some(help) => Text::new(
            format!("{}\n  aide\u{a0}: {}", message.fr, help.fr),
            format!("{}\n  help: {}", message.en, help.en),
        ),
    }
}

/// What `validate` read and found nothing against.
pub fn validated(files: usize, indicators: usize, associations: usize) -> Text {
    let (f, i, a) = (files as u64, indicators as u64, associations as u64);
    Text::new(
        format!(
            "{f} {}\u{a0}: {i} {}, {a} {}",
            plural_fr(f, "fichier lu", "fichiers lus"),
            plural_fr(i, "indicateur", "indicateurs"),
            plural_fr(a, "association", "associations"),
        ),
        format!(
            "{f} {} read: {i} {}, {a} {}",
            plural_en(f, "file", "files"),
            plural_en(i, "indicator", "indicators"),
            plural_en(a, "association", "associations"),
        ),
    )
}

/// A file that cannot be read.
pub fn cannot_read(path: &dyn Display, error: &io::Error) -> Said {
    Said::fact(
        format!("`{path}` ne peut pas être lu ({error})"),
        format!("`{path}` cannot be read ({error})"),
    )
}

/// A file or a folder that cannot be written.
pub fn cannot_write(path: &dyn Display, error: &io::Error) -> Said {
    Said::fact(
        format!("`{path}` ne peut pas être écrit ({error})"),
        format!("`{path}` cannot be written ({error})"),
    )
}

/// A secret that can be guessed.
pub fn secret_too_short(length: usize, shortest: usize) -> Said {
    let n = length as u64;
    Said::fact(
        format!(
            "le secret a {n} {}, il en faut {shortest} au moins",
            plural_fr(n, "octet", "octets")
        ),
        format!(
            "the secret has {n} {}, it takes {shortest} at least",
            plural_en(n, "byte", "bytes")
        ),
    )
    .help(
        "gardez un secret au hasard dans un fichier hors du dépôt et nommez-le par `--secret-file`",
        "keep a random secret in a file outside the repository and name it with `--secret-file`",
    )
}

/// Figures that are not protected would go under a name that does not say so.
pub fn name_without_working(path: &dyn Display) -> Said {
    Said::fact(
        format!("`{path}` recevrait des chiffres non protégés sous un nom qui ne le dit pas"),
        format!(
            "`{path}` would hold figures that are not protected under a name that does not say so"
        ),
    )
    .help(
        "mettez `working` dans le nom du fichier",
        "put `working` in the name of the file",
    )
}

/// A folder that holds what `ingest` did not write.
pub fn folder_not_ours(path: &dyn Display) -> Said {
    Said::fact(
        format!("le dossier `{path}` n'est pas vide et ne vient pas d'`impact ingest`"),
        format!("the folder `{path}` is not empty and was not written by `impact ingest`"),
    )
    .help(
        "nommez un dossier neuf ou vide",
        "name a folder that is new or empty",
    )
}

/// What `ingest` wrote.
pub fn ingested(files: usize, path: &dyn Display) -> Text {
    let n = files as u64;
    Text::new(
        format!(
            "{n} {} dans `{path}`",
            plural_fr(n, "fichier écrit", "fichiers écrits")
        ),
        format!("{n} {} written to `{path}`", plural_en(n, "file", "files")),
    )
}
