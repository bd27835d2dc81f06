//! The sentences of the room `audit`.

use std::fmt::Display;

use super::{Said, Text, plural_en, plural_fr, ticked};

/// A line that cannot be read.
pub fn row_unreadable(name: &str, line: u64) -> Said {
    Said::fact(
        format!("`{name}`, ligne {line}\u{a0}: ce n'est pas une ligne de chiffres de ce référentiel"),
        format!("`{name}`, line {line}: this is no row of figures of this referential"),
    )
    .help(
        "donnez un fichier écrit par `impact consolidate --format csv`, et par `-r` les référentiels d'alors",
        "give a file that `impact consolidate --format csv` wrote, and by `-r` the referentials of the time",
    )
}

/// Tables that were withheld whole before figures were shown, each by its indicator, period and wave.
pub fn withdrawn(tables: &[String]) -> Text {
    const TOLD: usize = 10;
    let count = tables.len() as u64;
    let first: Vec<&str> = tables.iter().take(TOLD).map(String::as_str).collect();
    let first = first.join(", ");
    let more = count.saturating_sub(TOLD as u64);
    let (others, autres) = match more {
        0 => (String::new(), String::new()),
        more => (format!(" and {more} more"), format!(" et {more} de plus")),
    };
    Text {
        fr: format!(
            "{count} {} en entier, où ce qui est masqué se serait retrouvé par le calcul\u{a0}: {first}{autres}",
            plural_fr(count, "tableau masqué", "tableaux masqués")
        ),
        en: format!(
            "{count} {} withheld whole, where what is withheld could have been worked out: {first}{others}",
            plural_en(count, "table", "tables"),
        ),
    }
}

/// An audit that does not pass whatever is withheld.
pub fn not_released() -> Said {
    Said::fact(
        "rien n'est montré\u{a0}: l'audit ne prouve pas que ce qui est masqué le reste",
        "nothing is shown: the audit does not prove that what is withheld stays so",
    )
    .help(
        "`--audience working` donne les chiffres en clair à qui les établit\u{a0}; signalez ce cas",
        "`--audience working` gives figures in clear to those who make them; report this case",
    )
}

/// A heading that is not there.
pub fn column_missing(name: &str, heading: &str) -> Said {
    Said::fact(
        format!("`{name}` n'a pas de colonne `{heading}`"),
        format!("`{name}` has no column `{heading}`"),
    )
    .help(
        "donnez un fichier écrit par `impact consolidate --format csv`",
        "give a file that `impact consolidate --format csv` wrote",
    )
}

/// Figures of another referential.
pub fn other_referential(name: &str, id: &str, version: &str) -> Said {
    Said::fact(
        format!("`{name}` n'est pas fait de chiffres de `{id}` {version}"),
        format!("`{name}` is not made of figures of `{id}` {version}"),
    )
    .help(
        "donnez par `-r` les référentiels de la diffusion",
        "give the referentials of the release by `-r`",
    )
}

/// Nothing is withheld there.
pub fn release_is_working(path: &dyn Display) -> Said {
    Said::fact(
        format!("`{path}` est un fichier de travail\u{a0}: rien n'y est masqué"),
        format!("`{path}` is a working file: nothing is withheld in it"),
    )
    .help("donnez-le par `--working`", "give it by `--working`")
}

/// What should be in clear is a release.
pub fn working_is_release(path: &dyn Display) -> Said {
    Said::fact(
        format!("`{path}` n'est pas un fichier de travail"),
        format!("`{path}` is no working file"),
    )
    .help(
        "écrivez-le par `impact consolidate --audience working --format csv`",
        "write it by `impact consolidate --audience working --format csv`",
    )
}

/// The verdict.
pub fn verdict(safe: bool) -> Text {
    if safe {
        Text::new(
            "rien de ce qui est masqué ne se retrouve par le calcul",
            "nothing that is withheld can be worked out",
        )
    } else {
        Text::new(
            "à ne pas diffuser\u{a0}: ce qui est masqué se retrouve, ou rien ne prouve le contraire",
            "not to be released: what is withheld can be worked out, or nothing proves that it cannot",
        )
    }
}

/// One file.
pub fn release(name: &str, rows: usize, sha256: &str) -> Text {
    let n = rows as u64;
    Text::new(
        format!(
            "`{name}`\u{a0}: {n} {}, SHA-256 {sha256}",
            plural_fr(n, "ligne", "lignes")
        ),
        format!(
            "`{name}`: {n} {}, SHA-256 {sha256}",
            plural_en(n, "row", "rows")
        ),
    )
}

/// How many rows are withheld.
pub fn withheld(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!("{n} {}", plural_fr(n, "ligne masquée", "lignes masquées")),
        format!("{n} {} withheld", plural_en(n, "row", "rows")),
    )
}

/// Releases that do not speak of the same data.
pub fn corrections(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "des chiffres ont été corrigés {n} fois d'une diffusion à l'autre\u{a0}: qui lit les deux connaît les deux valeurs"
        ),
        format!(
            "figures were corrected {n} {} between releases: who reads both knows both values",
            plural_en(n, "time", "times")
        ),
    )
}

/// Rows that tell of few by having changed.
pub fn changed(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "{n} {} trop peu d'une diffusion à l'autre\u{a0}: la différence parle de moins de personnes que le seuil",
            plural_fr(n, "ligne change de", "lignes changent de")
        ),
        format!(
            "{n} {} by too few between releases: the difference tells of fewer persons than the threshold",
            plural_en(n, "row changes", "rows change")
        ),
    )
}

/// The working file is not of these figures.
pub fn untrue(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "{n} {} que le fichier de travail ne vérifie pas\u{a0}: il n'est pas de ces chiffres",
            plural_fr(n, "équation", "équations")
        ),
        format!(
            "{n} {} that the working file does not satisfy: it is not of these figures",
            plural_en(n, "equation", "equations")
        ),
    )
}

/// Who attacks.
pub fn attacker(names: &[&str]) -> Text {
    match names.len() {
        0 => Text::new("un inconnu", "a stranger"),
        1 => Text::new(
            format!("{}, avec ses propres chiffres", ticked(names)),
            format!("{}, with its own figures", ticked(names)),
        ),
        _ => Text::new(
            format!("{} ensemble, pour information", ticked(names)),
            format!("{} together, for information", ticked(names)),
        ),
    }
}

/// What one attacker finds.
pub fn found(failing: usize, narrow: usize, components: usize, largest: usize) -> Text {
    let (f, n, c, u) = (
        failing as u64,
        narrow as u64,
        components as u64,
        largest as u64,
    );
    Text::new(
        format!(
            "\u{a0}: {f} {}, {n} {} à moins du seuil près ({c} {}, {u} {} dans le plus grand)",
            plural_fr(f, "ligne masquée en défaut", "lignes masquées en défaut"),
            plural_fr(n, "base connue", "bases connues"),
            plural_fr(c, "morceau", "morceaux"),
            plural_fr(u, "inconnue", "inconnues"),
        ),
        format!(
            ": {f} withheld {} failing, {n} {} known within the threshold ({c} {}, {u} {} in the largest)",
            plural_en(f, "row", "rows"),
            plural_en(n, "base", "bases"),
            plural_en(c, "component", "components"),
            plural_en(u, "unknown", "unknowns"),
        ),
    )
}

/// Figures that do not add up.
pub fn impossible() -> Text {
    Text::new(
        "les chiffres publiés ne s'additionnent pas\u{a0}: aucun tableau ne les vérifie tous",
        "the published figures do not add up: no table satisfies them all",
    )
}

/// One cell that fails.
pub fn failing(key: &str, standing: &str) -> Text {
    let fr = match standing {
        "recovered" => "retrouvée",
        "narrow" => "trop près",
        _ => "sans verdict",
    };
    let en = match standing {
        "recovered" => "recovered",
        "narrow" => "too near",
        _ => "no verdict",
    };
    Text::new(format!("{fr}\u{a0}: {key}"), format!("{en}: {key}"))
}

/// Cells not shown.
pub fn and_more(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "et {n} {}\u{a0}: `--format json` les donne toutes",
            plural_fr(n, "autre", "autres")
        ),
        format!("and {n} more: `--format json` gives them all"),
    )
}

/// What is not known without the working file.
pub fn without_working() -> Text {
    Text::new(
        "sans `--working`, aucune association n'est jouée, et rien ne dit quelles lignes sont masquées pour elles-mêmes",
        "without `--working`, no association is played, and nothing tells which rows are withheld for themselves",
    )
}
