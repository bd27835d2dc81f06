//! What is said of sources: their files, dates, periods and respondents.

use crate::i18n::Said;

/// A pattern that leaves the folder.
pub fn path_outside(pattern: &str) -> Said {
    Said::fact(
        format!("le motif de fichiers `{pattern}` sort du dossier des exports"),
        format!("the file pattern `{pattern}` leaves the folder of exports"),
    )
    .help(
        "écrivez un chemin relatif, sans `..`, ni lecteur, ni `/` au début",
        "write a relative path, without `..`, a drive or a leading `/`",
    )
}

/// A pattern that is not one.
pub fn pattern_invalid(pattern: &str) -> Said {
    Said::fact(
        format!("`{pattern}` n'est pas un motif de fichiers"),
        format!("`{pattern}` is not a file pattern"),
    )
    .help(
        "exemple\u{a0}: `rheso/sorties-*.csv`",
        "for example: `rheso/sorties-*.csv`",
    )
}

/// A format that is not one.
pub fn format_invalid(format: &str) -> Said {
    Said::fact(
        format!("`{format}` n'est pas un format de date"),
        format!("`{format}` is not a date format"),
    )
    .help(
        "exemples\u{a0}: `%d/%m/%Y`, `%Y-%m-%d %H:%M:%S`, `%m/%Y`, `%Y`",
        "for example: `%d/%m/%Y`, `%Y-%m-%d %H:%M:%S`, `%m/%Y`, `%Y`",
    )
}

/// A format without what it must give.
pub fn format_lacks(format: &str, date: bool) -> Said {
    let (fr, en) = if date {
        ("un jour, un mois et une année", "a day, a month and a year")
    } else {
        ("une année", "a year")
    };
    Said::fact(
        format!("le format `{format}` ne donne pas {fr}"),
        format!("the format `{format}` does not give {en}"),
    )
    .help(
        "exemples\u{a0}: `%d/%m/%Y`, `%Y-%m-%d`",
        "for example: `%d/%m/%Y`, `%Y-%m-%d`",
    )
}

/// A date without its format.
pub fn format_missing(variable: &str) -> Said {
    Said::fact(
        format!("`{variable}` est de type date\u{a0}: son format n'est pas dit, et l'ordre jour/mois ne se devine pas"),
        format!("`{variable}` is a date: its format is not said, and the order of day and month is not guessed"),
    )
    .help("ajoutez par exemple `format: \"%d/%m/%Y\"`", "add for example `format: \"%d/%m/%Y\"`")
}

/// A period that is not one.
pub fn period_invalid(period: &str) -> Said {
    Said::fact(
        format!("`{period}` n'est pas une période"),
        format!("`{period}` is not a period"),
    )
    .help(
        "exemples\u{a0}: `2025`, `2025-S1`, `2025-T3`, `2025-10`",
        "for example: `2025`, `2025-S1`, `2025-Q3`, `2025-10`",
    )
}

/// Nothing orders rows, or what should is not mapped.
pub fn order_not_filled(variable: &str, source: &str) -> Said {
    Said::fact(
        format!("`duplicates` utilise `{variable}`, que la source `{source}` ne remplit pas"),
        format!("`duplicates` uses `{variable}`, which the source `{source}` does not fill"),
    )
    .help(
        "ajoutez sa correspondance, ou choisissez une autre variable",
        "add its mapping, or choose another variable",
    )
}

/// `respondent` is used and not declared.
pub fn respondent_missing(source: &str) -> Said {
    Said::fact(
        format!(
            "la source `{source}` reconnaît les doublons par `respondent`, mais ne le déclare pas"
        ),
        format!("the source `{source}` finds duplicates by `respondent`, but declares none"),
    )
    .help(
        "ajoutez `respondent: {column: …, space: …}`",
        "add `respondent: {column: …, space: …}`",
    )
}
