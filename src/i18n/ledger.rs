//! The sentences of the room `ledger`.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::{Said, Text, plural_en, plural_fr, shown, ticked};
use crate::ledger::{Broken, Why};

/// A day that is none.
pub fn date_unreadable(text: &str) -> Said {
    let text = shown(text);
    Said::fact(
        format!("`--date` vaut `{text}`, qui n'est pas un jour"),
        format!("`--date` is `{text}`, which is no day"),
    )
    .help("écrivez-le `2026-03-01`", "write it `2026-03-01`")
}

/// A release dated before the last one.
pub fn date_before(date: &str, last: &str, number: u32) -> Said {
    Said::fact(
        format!(
            "cette diffusion est du {date}, et la diffusion {number}, qui la précède, du {last}"
        ),
        format!("this release is of {date}, and release {number}, before it, of {last}"),
    )
    .help(
        "donnez par `--date` ce jour ou un jour d'après",
        "give that day or one after by `--date`",
    )
}

/// Nobody approves.
pub fn approver_empty() -> Said {
    Said::fact(
        "`--approver` ne nomme personne",
        "`--approver` names nobody",
    )
    .help(
        "donnez en une ligne le nom de qui répond de cette diffusion",
        "give in one line the name of who answers for this release",
    )
}

/// Another run writes the ledger.
pub fn taken(folder: &dyn Display) -> Said {
    Said::fact(
        format!("une autre commande écrit dans le registre `{folder}`, ou vient d'y écrire"),
        format!("another command is writing the ledger `{folder}`, or has just written it"),
    )
    .help(
        "attendez qu'elle ait fini, puis recommencez\u{a0}: ce qu'elle diffuse sera contrôlé avec le reste",
        "wait until it has ended, and begin again: what it releases will be audited with the rest",
    )
}

/// No release has that number.
pub fn unknown_release(number: u32, releases: usize) -> Said {
    let n = releases as u64;
    Said::fact(
        format!("le registre n'a pas de diffusion {number}\u{a0}: il en tient {n}"),
        format!("the ledger has no release {number}: it holds {n}"),
    )
    .help(
        "`impact release list` les donne toutes",
        "`impact release list` gives them all",
    )
}

/// The first link that does not hold.
pub fn broken(broken: &Broken) -> Said {
    let (number, folder) = (broken.number, &broken.folder);
    let fact = |fr: &str, en: &str| {
        Said::fact(
            format!("le registre est rompu à la diffusion {number}\u{a0}: {fr}"),
            format!("the ledger is broken at release {number}: {en}"),
        )
    };
    let said = match broken.why {
        Why::Missing => fact(
            "elle manque, et d'autres la suivent",
            "it is missing, and others follow it",
        ),
        Why::Twice => fact(
            &format!("plusieurs dossiers ont ce numéro ({folder})"),
            &format!("several folders have this number ({folder})"),
        ),
        Why::NoEntry => fact(
            &format!("`{folder}/entry.json` manque ou ne peut être lu"),
            &format!("`{folder}/entry.json` is missing or cannot be read"),
        ),
        Why::Entry => fact(
            &format!("`{folder}/entry.json` a été modifié"),
            &format!("`{folder}/entry.json` was changed"),
        ),
        Why::Order => fact(
            &format!(
                "le dossier `{folder}` ne porte pas le numéro, la date ou le public que son `entry.json` dit"
            ),
            &format!(
                "the folder `{folder}` has not the number, date or audience that its `entry.json` says"
            ),
        ),
        Why::Previous => fact(
            &format!(
                "`{folder}/entry.json` ne suit pas l'entrée d'avant\u{a0}: l'une des deux a été remplacée"
            ),
            &format!(
                "`{folder}/entry.json` does not follow the entry before: one of the two was replaced"
            ),
        ),
        Why::NoFigures => fact(
            &format!("`{folder}/figures.csv` manque ou ne peut être lu"),
            &format!("`{folder}/figures.csv` is missing or cannot be read"),
        ),
        Why::Figures => fact(
            &format!("`{folder}/figures.csv` a été modifié"),
            &format!("`{folder}/figures.csv` was changed"),
        ),
    };
    said.help(
        "remettez le dossier tel qu'il a été écrit, depuis une sauvegarde ou depuis git",
        "put the folder back as it was written, from a backup or from git",
    )
}

/// The chain holds.
pub fn whole(releases: usize) -> Text {
    let n = releases as u64;
    Text::new(
        format!(
            "le registre est tel qu'il a été écrit\u{a0}: {n} {}",
            plural_fr(n, "diffusion", "diffusions")
        ),
        format!(
            "the ledger is as it was written: {n} {}",
            plural_en(n, "release", "releases")
        ),
    )
}

/// The end of a ledger was taken away, or all of it written anew.
pub fn last_not_there(digest: &str) -> Said {
    // A digest is shown whole, so that it can be compared.
    let whole = digest.len() == 64 && digest.chars().all(|c| c.is_ascii_hexdigit());
    let digest = if whole {
        digest.to_owned()
    } else {
        shown(digest)
    };
    Said::fact(
        format!("aucune entrée de ce registre n'a l'empreinte `{digest}`\u{a0}: sa fin a été ôtée, ou il a été récrit"),
        format!("no entry of this ledger has the digest `{digest}`: its end was taken away, or it was written anew"),
    )
    .help(
        "remettez les dossiers qui manquent, depuis une sauvegarde ou depuis git",
        "put back the folders that are missing, from a backup or from git",
    )
}

/// A release was recorded.
pub fn recorded(number: u32, folder: &dyn Display) -> Text {
    Text::new(
        format!("diffusion {number} inscrite dans `{folder}`"),
        format!("release {number} recorded in `{folder}`"),
    )
}

/// A release could be recorded.
pub fn would_be_recorded() -> Text {
    Text::new(
        "rien n'est inscrit (`--dry-run`)\u{a0}: cette diffusion pourrait l'être",
        "nothing was recorded (`--dry-run`): this release could be",
    )
}

/// How many rows, and how many releases they were audited with.
pub fn audited(free: usize, withheld: usize, releases: usize) -> Text {
    let (f, w, n) = (free as u64, withheld as u64, releases as u64);
    let before_fr = match n {
        0 => "aucune diffusion ne la précède".to_owned(),
        _ => format!(
            "contrôlées avec {}",
            plural_fr(
                n,
                "celles de la diffusion d'avant",
                &format!("celles des {n} diffusions d'avant")
            )
        ),
    };
    let before_en = match n {
        0 => "no release comes before".to_owned(),
        1 => "audited with those of the release before".to_owned(),
        _ => format!("audited with those of the {n} releases before"),
    };
    Text::new(
        format!(
            "{f} {}, {w} {}\u{a0}; {before_fr}",
            plural_fr(f, "ligne donnée", "lignes données"),
            plural_fr(w, "masquée", "masquées"),
        ),
        format!(
            "{f} {} given, {w} withheld; {before_en}",
            plural_en(f, "row", "rows")
        ),
    )
}

/// Figures that were released before.
pub fn same_figures(number: u32) -> Text {
    Text::new(
        format!("ce sont les chiffres de la diffusion {number}, à l'octet près"),
        format!("these are the figures of release {number}, byte for byte"),
    )
}

/// Exports with faults are not released.
pub fn faults_first() -> Said {
    Said::fact(
        "rien n'est inscrit\u{a0}: les fautes ci-dessus d'abord",
        "nothing was recorded: the faults above come first",
    )
    .help(
        "corrigez-les, ou dites par `accept:` ou `--warn` pourquoi elles ne comptent pas",
        "mend them, or say by `accept:` or `--warn` that they do not count",
    )
}

/// Figures that tell what is withheld are not released.
pub fn refused(is_first: bool) -> Said {
    let fact = Said::fact("rien n'est inscrit", "nothing was recorded");
    if is_first {
        fact.help(
            "demandez moins de ventilations dans le référentiel commun, ou de plus hauts seuils",
            "ask for fewer disaggregations in the common referential, or for higher thresholds",
        )
    } else {
        fact.help(
            "attendez que davantage de personnes et d'associations changent, ou laissez ces chiffres comme ils ont été diffusés\u{a0}: `--keep-former` s'en charge, `--period` et `--indicator` choisissent ce qui est diffusé cette fois",
            "wait until more persons and associations change, or leave these figures as they were released: `--keep-former` sees to it, `--period` and `--indicator` choose what is released this time",
        )
    }
}

/// All that changed since a release was brought or withdrawn by few.
pub fn brought(number: u32, who: &[String], rows: usize) -> Text {
    let (n, w) = (rows as u64, who.len() as u64);
    let names = ticked(who);
    Text::new(
        format!(
            "depuis la diffusion {number}, seuls les fichiers de {names} ont changé\u{a0}: {n} {} du secteur {} ce que {} de plus ou de moins",
            plural_fr(n, "ligne", "lignes"),
            plural_fr(n, "dirait", "diraient"),
            plural_fr(
                w,
                "cette association seule a",
                "ces associations seules ont"
            ),
        ),
        format!(
            "since release {number}, only files of {names} changed: {n} {} of the sector would tell what {} more or less",
            plural_en(n, "row", "rows"),
            plural_en(
                w,
                "this association alone has",
                "these associations alone have"
            ),
        ),
    )
}

/// Tables that are not released anew.
pub fn kept(tables: &BTreeSet<String>) -> Text {
    let n = tables.len() as u64;
    let names = ticked(tables);
    Text::new(
        format!(
            "{} les chiffres déjà diffusés, que cette diffusion ne donne pas\u{a0}: {names}",
            plural_fr(n, "un tableau garde", "des tableaux gardent"),
        ),
        format!(
            "{} the figures released before, which this release does not give: {names}",
            plural_en(n, "one table keeps", "some tables keep"),
        ),
    )
}

/// Rows of another version of the referential.
pub fn unlike(number: u32, rows: usize) -> Text {
    let n = rows as u64;
    Text::new(
        format!(
            "diffusion {number}\u{a0}: {n} {} d'une autre version du référentiel {} pas le même sens dans celle-ci, et {} avec ces chiffres",
            plural_fr(n, "ligne", "lignes"),
            plural_fr(n, "n'a", "n'ont"),
            plural_fr(n, "n'est pas contrôlée", "ne sont pas contrôlées"),
        ),
        format!(
            "release {number}: {n} {} of another version of the referential {} not the same meaning in this one, and {} not audited with these figures",
            plural_en(n, "row", "rows"),
            plural_en(n, "has", "have"),
            plural_en(n, "is", "are"),
        ),
    )
}

/// The digest of an entry.
pub fn digest(digest: &str) -> Text {
    Text::new(
        format!("empreinte de cette entrée, à garder ailleurs aussi\u{a0}: {digest}"),
        format!("digest of this entry, to keep elsewhere too: {digest}"),
    )
}

/// The digest of the last entry.
pub fn last_digest(digest: &str) -> Text {
    Text::new(
        format!("empreinte de la dernière entrée\u{a0}: {digest}"),
        format!("digest of the last entry: {digest}"),
    )
}

/// Nothing was released.
pub fn empty() -> Text {
    Text::new("aucune diffusion", "no release")
}

/// The columns of the list.
pub fn list_headings() -> [Text; 7] {
    [
        Text::new("Nº", "No"),
        Text::new("Date", "Date"),
        Text::new("Public", "Audience"),
        Text::new("Approuvée par", "Approved by"),
        Text::new("Référentiel", "Referential"),
        Text::new("Lignes données", "Rows given"),
        Text::new("Masquées", "Withheld"),
    ]
}

/// The columns of the recap.
pub fn recap_headings() -> [Text; 4] {
    [
        Text::new("Indicateur", "Indicator"),
        Text::new("Période", "Period"),
        Text::new("Lignes données", "Rows given"),
        Text::new("Masquées", "Withheld"),
    ]
}

/// Who reads.
pub fn audience(word: &str) -> Text {
    match word {
        "members" => Text::new("membres", "members"),
        _ => Text::new("tout public", "public"),
    }
}

/// One release.
pub fn release(number: u32, date: &str, audience: &Text) -> Text {
    Text::new(
        format!("diffusion {number} du {date}, {}", audience.fr),
        format!("release {number} of {date}, {}", audience.en),
    )
}

/// Who approved it.
pub fn approved(name: &str) -> Text {
    Text::new(
        format!("approuvée par {name}"),
        format!("approved by {name}"),
    )
}

/// What it was made by.
pub fn made_by(id: &str, version: &str, digest: &str, program: &str) -> Text {
    Text::new(
        format!("référentiels `{id}` {version}, empreinte {digest}\u{a0}; `impact` {program}"),
        format!("referentials `{id}` {version}, digest {digest}; `impact` {program}"),
    )
}

/// What it published.
pub fn rows(free: usize, withheld: usize, digest: &str) -> Text {
    let (f, w) = (free as u64, withheld as u64);
    Text::new(
        format!(
            "{f} {}, {w} {}, empreinte {digest}",
            plural_fr(f, "ligne donnée", "lignes données"),
            plural_fr(w, "masquée", "masquées"),
        ),
        format!(
            "{f} {} given, {w} withheld, digest {digest}",
            plural_en(f, "row", "rows")
        ),
    )
}

/// What it holds on to.
pub fn previous(digest: Option<&str>) -> Text {
    match digest {
        None => Text::new("la première du registre", "the first of the ledger"),
        Some(digest) => Text::new(
            format!("suit l'entrée d'empreinte {digest}"),
            format!("follows the entry of digest {digest}"),
        ),
    }
}

/// What it was made of.
pub fn inputs(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!("{n} {}", plural_fr(n, "fichier lu", "fichiers lus")),
        format!("{n} {} read", plural_en(n, "file", "files")),
    )
}
