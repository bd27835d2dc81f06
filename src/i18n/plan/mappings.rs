//! What is said of how variables are filled.

use crate::i18n::Said;

use super::variables::Kind;

/// A variable mapped twice.
pub fn mapping_duplicate(variable: &str, source: &str) -> Said {
    Said::fact(
        format!("la variable `{variable}` est remplie deux fois dans la source `{source}`"),
        format!("the variable `{variable}` is mapped twice in the source `{source}`"),
    )
    .help(
        "gardez une correspondance\u{a0}; `first-of` réunit plusieurs colonnes",
        "keep one mapping; `first-of` joins several columns",
    )
}

/// A mapping that does not suit its variable.
pub fn mapping_invalid(variable: &str, is: Kind, key: &str) -> Said {
    let (fr, en) = match is {
        Kind::Code => (
            "`column`, et `codes` s'il le faut",
            "`column`, with `codes` where needed",
        ),
        Kind::Several => (
            "`columns: {colonne: code}`, ou `column` et `split`",
            "`columns: {column: code}`, or `column` and `split`",
        ),
        Kind::Number => (
            "`column`, et `convert` s'il le faut",
            "`column`, with `convert` where needed",
        ),
        Kind::Date => ("`column` et `format`", "`column` and `format`"),
    };
    Said::fact(
        format!(
            "`{variable}` est {}\u{a0}: `{key}` ne lui convient pas",
            is.fr()
        ),
        format!("`{variable}` is {}: `{key}` does not suit it", is.en()),
    )
    .help(format!("écrivez {fr}"), format!("write {en}"))
}

/// A year of birth for a variable that is no whole number.
pub fn birth_year_not_whole(variable: &str) -> Said {
    Said::fact(
        format!("`{variable}` n'est pas un nombre entier\u{a0}: `convert: {{from: birth-year}}` ne lui convient pas"),
        format!("`{variable}` is not a whole number: `convert: {{from: birth-year}}` does not suit it"),
    )
    .help(
        "un âge en années révolues est `type: {integer: {min: 0, max: 120}}`",
        "an age in completed years is `type: {integer: {min: 0, max: 120}}`",
    )
}

/// A choice of several answers without a way to tell them apart.
pub fn split_missing(variable: &str) -> Said {
    Said::fact(
        format!(
            "`{variable}` est à choix multiple\u{a0}: rien ne dit comment séparer ses réponses"
        ),
        format!("`{variable}` is a multiple choice: nothing says how to tell its answers apart"),
    )
    .help(
        "ajoutez `split: \";\"`, ou une colonne par code dans `columns`",
        "add `split: \";\"`, or one column a code in `columns`",
    )
}

/// Two lists of answers that are written the same once joined; `several` where more than one separator is
/// tried.
pub fn multi_ambiguous(variable: &str, one: &[String], other: &[String], several: bool) -> Said {
    let fr = |list: &[String]| {
        let quoted: Vec<String> = list.iter().map(|text| format!("« {text} »")).collect();
        quoted.join(" + ")
    };
    let en = |list: &[String]| {
        let quoted: Vec<String> = list.iter().map(|text| format!("\"{text}\"")).collect();
        quoted.join(" + ")
    };
    let said = Said::fact(
        format!(
            "les réponses de `{variable}`, jointes dans une cellule, ont deux lectures\u{a0}: {} s'écrit comme {}",
            fr(one),
            fr(other)
        ),
        format!(
            "the answers of `{variable}`, joined in one cell, can be read in two ways: {} is written like {}",
            en(one),
            en(other)
        ),
    );
    if several {
        said.help(
            "écrivez dans `split` le seul séparateur de l'export, s'il lève le doute, ou lisez une colonne par réponse (`columns`)",
            "write in `split` the one separator of the export, where it settles the doubt, or read one column an answer (`columns`)",
        )
    } else {
        said.help(
            "lisez une colonne par réponse (`columns`), ou renommez l'une de ces réponses dans l'outil",
            "read one column an answer (`columns`), or rename one of these answers in the tool",
        )
    }
}

/// A constant that is not a value of the variable.
pub fn constant_invalid(constant: &str, variable: &str) -> Said {
    Said::fact(
        format!("`{constant}` n'est pas une valeur de `{variable}`"),
        format!("`{constant}` is not a value of `{variable}`"),
    )
    .help(
        "écrivez une valeur de son type, entre ses bornes",
        "write a value of its type, within its bounds",
    )
}

/// A mapped column that looks like an identity.
pub fn personal_data(column: &str, variable: &str) -> Said {
    Said::fact(
        format!("la colonne `{column}` semble porter une identité, et `{variable}` la lirait"),
        format!("the column `{column}` looks like an identity, and `{variable}` would read it"),
    )
    .help(
        "retirez la correspondance\u{a0}; pour reconnaître une personne, `respondent:` suffit",
        "remove the mapping; to tell persons apart, `respondent:` is enough",
    )
}

/// No reason for what is not exact.
pub fn reason_missing(variable: &str, comparability: &str) -> Said {
    Said::fact(
        format!("`{variable}` est déclarée `{comparability}` sans dire pourquoi"),
        format!("`{variable}` is declared `{comparability}` without saying why"),
    )
    .help(
        "ajoutez `because:`\u{a0}: le lecteur du chiffre en a besoin",
        "add `because:`: the reader of the figure needs it",
    )
}

/// One cell that stands for two answers, or for an answer and the lack of one.
pub fn cell_twice(cell: &str) -> Said {
    Said::fact(
        format!("la cellule « {cell} » est donnée pour deux réponses différentes"),
        format!("the cell \"{cell}\" is given for two different answers"),
    )
    .help(
        "n'en gardez qu'une\u{a0}: espaces doubles et apostrophes typographiques ne comptent pas",
        "keep one of them: double spaces and typographic apostrophes do not count",
    )
}
