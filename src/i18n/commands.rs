//! The sentences of the room `commands`: what stops the tool, and what it says when it is done.

use std::fmt::Display;
use std::io;

use super::{Said, Text, plural_en, plural_fr, shown, ticked};

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

/// A folder of copies to mend that stands among the exports.
pub fn copies_among_exports(path: &dyn Display) -> Said {
    Said::fact(
        format!("`{path}` est dans le dossier des exports\u{a0}: les copies annotées y compteraient une seconde fois"),
        format!("`{path}` is in the folder of exports: the annotated copies would count a second time there"),
    )
    .help("donnez un autre dossier à `--annotate`", "give `--annotate` another folder")
}

/// A secret that can be guessed.
pub fn secret_too_short(length: usize, shortest: usize) -> Said {
    let n = length as u64;
    Said::fact(
        format!(
            "le secret a {n} {}\u{a0}; il en faut au moins {shortest}",
            plural_fr(n, "octet", "octets")
        ),
        format!(
            "the secret has {n} {}, it takes {shortest} at least",
            plural_en(n, "byte", "bytes")
        ),
    )
    .help(
        "gardez un secret tiré au hasard dans un fichier hors du dépôt, et donnez ce fichier par `--secret-file`",
        "keep a random secret in a file outside the repository and name it with `--secret-file`",
    )
}

/// `SOURCE_DATE_EPOCH` says no day.
pub fn date_unreadable(text: &str) -> Said {
    let text = shown(text);
    Said::fact(
        format!("`SOURCE_DATE_EPOCH` vaut `{text}`, qui n'est pas un nombre de secondes"),
        format!("`SOURCE_DATE_EPOCH` is `{text}`, which is no number of seconds"),
    )
    .help(
        "effacez cette variable, ou donnez-lui les secondes écoulées depuis le 1970-01-01",
        "unset it, or give it the seconds since 1970-01-01",
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

/// A workbook would go to a screen.
pub fn workbook_on_screen() -> Said {
    Said::fact(
        "un classeur ne s'affiche pas à l'écran",
        "a workbook cannot be shown on a screen",
    )
    .help(
        "donnez le fichier à écrire\u{a0}: `-o chiffres.xlsx`",
        "name the file to write: `-o figures.xlsx`",
    )
}

/// More than a workbook can hold.
pub fn no_workbook(error: &dyn Display) -> Said {
    Said::fact(
        format!("ces chiffres ne tiennent pas dans un classeur ({error})"),
        format!("these figures do not fit in a workbook ({error})"),
    )
    .help(
        "choisissez-en moins par `--indicator`, `--period` ou `--by`, ou écrivez un CSV",
        "choose fewer with `--indicator`, `--period` or `--by`, or write a CSV",
    )
}

/// A report is for others: none is made of what is not protected.
pub fn report_of_working() -> Said {
    Said::fact(
        "un rapport est fait pour circuler\u{a0}: il n'y en a pas de document de travail",
        "a report is made to be passed on: there is none of a working document",
    )
    .help(
        "prenez `--audience public` ou `--audience members`\u{a0}; pour travailler, `impact consolidate --audience working`",
        "take `--audience public` or `--audience members`; to work, `impact consolidate --audience working`",
    )
}

/// A folder that holds what `ingest` did not write.
pub fn folder_not_ours(path: &dyn Display) -> Said {
    Said::fact(
        format!("le dossier `{path}` n'est pas vide, et `impact ingest` ne l'a pas écrit"),
        format!("the folder `{path}` is not empty and was not written by `impact ingest`"),
    )
    .help(
        "donnez un nouveau dossier, ou un dossier vide",
        "name a folder that is new or empty",
    )
}

/// Several files are to go where only one can.
pub fn folder_wanted() -> Said {
    Said::fact(
        "ce format est fait de plusieurs fichiers",
        "this format is made of several files",
    )
    .help(
        "donnez un dossier\u{a0}: `-o DOSSIER`",
        "name a folder: `-o FOLDER`",
    )
}

/// A folder that holds what this format is not made of.
pub fn folder_holds(path: &dyn Display, other: &str) -> Said {
    Said::fact(
        format!("le dossier `{path}` contient `{other}`, qui n'est pas de ce format"),
        format!("the folder `{path}` holds `{other}`, which is no part of this format"),
    )
    .help(
        "donnez un nouveau dossier, ou un dossier vide",
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

/// A key has no file to stand beside.
pub fn key_without_file() -> Said {
    Said::fact(
        "sans fichier à écrire, la liste des fautes glissées n'aurait pas de place",
        "faults without a file would have no key",
    )
    .help(
        "donnez le fichier à écrire par `-o`\u{a0}: la liste sera à côté",
        "name the file to write with `-o`",
    )
}

/// `--association` names none.
pub fn unknown_association(name: &str, near: Option<&str>) -> Said {
    let said = Said::fact(
        format!("l'association `{name}` n'a pas de référentiel"),
        format!("the association `{name}` has no referential"),
    );
    match near {
        Some(near) => meant(said, near),
        None => said,
    }
}

/// `--association` before the public.
pub fn association_not_public(name: &str) -> Said {
    Said::fact(
        format!("les chiffres de l'association `{name}` ne se publient pas"),
        format!("the figures of the association `{name}` are not published"),
    )
    .help(
        "`--audience members` les montre si elle les partage, `--audience working` dans tous les cas",
        "`--audience members` shows them where it shares them, `--audience working` in any case",
    )
}

/// `--for` an association of which no row is kept.
pub fn association_without_data(name: &str) -> Said {
    Said::fact(
        format!("l'association `{name}` n'a aucune donnée dans ces exports"),
        format!("the association `{name}` has no data in these exports"),
    )
    .help(
        "sa feuille n'aurait rien à montrer\u{a0}: ses fichiers sont-ils là où `files:` de ses sources les cherche\u{a0}? \
         `impact ingest EXPORTS` dit ce qui a été lu",
        "its sheet would have nothing to show: are its files where `files:` of its sources look for them? `impact ingest EXPORTS` \
         tells what was read",
    )
}

/// `--association` before members of whom it shares nothing.
pub fn association_not_shared(name: &str) -> Said {
    Said::fact(
        format!("l'association `{name}` ne partage pas ses chiffres avec les membres du programme"),
        format!(
            "the association `{name}` does not share its figures with the members of the programme"
        ),
    )
    .help(
        "`--audience working` les montre à qui fait les chiffres",
        "`--audience working` shows them to those who make the figures",
    )
}

/// `--source` names none of the association.
pub fn unknown_source<'a>(
    name: &str,
    association: &str,
    near: Option<&str>,
    known: impl Iterator<Item = &'a str>,
) -> Said {
    let said = Said::fact(
        format!("l'association `{association}` n'a pas de source `{name}`"),
        format!("the association `{association}` has no source `{name}`"),
    );
    let known = ticked(known);
    match near {
        Some(near) => meant(said, near),
        None if known.is_empty() => said,
        None => said.help(
            format!("ses sources\u{a0}: {known}"),
            format!("its sources: {known}"),
        ),
    }
}

fn meant(said: Said, near: &str) -> Said {
    said.help(
        format!("vouliez-vous dire `{near}`\u{a0}?"),
        format!("did you mean `{near}`?"),
    )
}

/// What `sample` wrote.
pub fn sampled(rows: usize, path: &dyn Display) -> Text {
    let n = rows as u64;
    Text::new(
        format!(
            "{n} {} dans `{path}`",
            plural_fr(n, "ligne écrite", "lignes écrites")
        ),
        format!("{n} {} written to `{path}`", plural_en(n, "row", "rows")),
    )
}

/// Where the planted faults are named.
pub fn key_written(faults: usize, path: &dyn Display) -> Text {
    let n = faults as u64;
    Text::new(
        format!(
            "{n} {} dans `{path}`",
            plural_fr(
                n,
                "faute glissée, décrite",
                "fautes glissées, toutes décrites"
            )
        ),
        format!(
            "{n} {} in `{path}`",
            plural_en(n, "fault planted, and named", "faults planted, all named")
        ),
    )
}

/// What must never be forgotten of a made-up export.
pub fn invented() -> Text {
    Text::new(
        "données fictives\u{a0}: gardez avec elles un `AVERTISSEMENT.txt` qui le dise à sa première ligne",
        "invented data: keep with them an `AVERTISSEMENT.txt` that says so on its first line",
    )
}
