//! What is said of how variables are filled.

use crate::i18n::{Said, shown, ticked};

use super::variables::Kind;

/// An indicator where a variable is asked for; `variables`, those it is computed from.
pub fn indicator_mapped(indicator: &str, variables: &[&str]) -> Said {
    let said = Said::fact(
        format!("`{indicator}` est un indicateur, non une variable"),
        format!("`{indicator}` is an indicator, not a variable"),
    );
    let ids = ticked(variables);
    match variables {
        [] => said.help(
            "retirez la correspondance\u{a0}: il compte des lignes, et ne se calcule d'aucune variable",
            "remove the mapping: it counts rows, and is computed from no variable",
        ),
        [_] => said.help(
            format!("faites correspondre la variable dont il se calcule, {ids}"),
            format!("map the variable it is computed from, {ids}"),
        ),
        _ => said.help(
            format!("faites correspondre les variables dont il se calcule, {ids}"),
            format!("map the variables it is computed from, {ids}"),
        ),
    }
}

/// A variable mapped twice.
pub fn mapping_duplicate(variable: &str, source: &str) -> Said {
    Said::fact(
        format!("la variable `{variable}` est remplie deux fois dans la source `{source}`"),
        format!("the variable `{variable}` is mapped twice in the source `{source}`"),
    )
    .help(
        "gardez une seule correspondance\u{a0}; `first-of` réunit plusieurs colonnes",
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
        let quoted: Vec<String> = list
            .iter()
            .map(|text| format!("«\u{a0}{text}\u{a0}»"))
            .collect();
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
        format!("`{variable}` est déclarée `{comparability}` sans qu'il soit dit pourquoi"),
        format!("`{variable}` is declared `{comparability}` without saying why"),
    )
    .help(
        "ajoutez `because:`\u{a0}: le lecteur du chiffre en a besoin",
        "add `because:`: the reader of the figure needs it",
    )
}

/// A word where a reason is asked for, of what is `impossible` or `undetermined`.
pub fn reason_is_a_word(variable: &str, key: &str, word: &str) -> Said {
    Said::fact(
        format!("`{key}: {word}` ne dit pas pourquoi `{variable}` n'est pas remplie"),
        format!("`{key}: {word}` does not say why `{variable}` is not filled"),
    )
    .help(
        format!("écrivez la raison, en une phrase\u{a0}: `{key}: \"La question n'est pas posée\"`"),
        format!("write the reason, in one sentence: `{key}: \"The question is not asked\"`"),
    )
}

/// A cell that would mean both checked and not.
pub fn cell_checked_and_not(cell: &str, variable: &str) -> Said {
    let cell = shown(cell);
    Said::fact(
        format!("la cellule «\u{a0}{cell}\u{a0}» veut dire à la fois coché et non coché, pour `{variable}`"),
        format!("the cell \"{cell}\" means both checked and unchecked, for `{variable}`"),
    )
    .help(
        "gardez-la dans `checked` ou dans `unchecked`, selon ce que l'export écrit",
        "keep it in `checked` or in `unchecked`, as the export writes it",
    )
}

/// A reason beside what is held to be exact.
pub fn reason_unused(variable: &str) -> Said {
    Said::fact(
        format!("`{variable}` a un motif, `because`, mais passe pour exacte sans `comparability`"),
        format!(
            "`{variable}` has a reason, `because`, but counts as exact without `comparability`"
        ),
    )
    .help(
        "écrivez `comparability: close` (ou `broad`), ou ôtez le motif",
        "write `comparability: close` (or `broad`), or remove the reason",
    )
}

/// One cell that stands for two answers, or for an answer and the lack of one.
pub fn cell_twice(cell: &str) -> Said {
    Said::fact(
        format!("la cellule «\u{a0}{cell}\u{a0}» est donnée pour deux réponses différentes"),
        format!("the cell \"{cell}\" is given for two different answers"),
    )
    .help(
        "n'en gardez qu'une\u{a0}: ni l'espace double ni l'apostrophe typographique ne font une autre cellule",
        "keep one of them: double spaces and typographic apostrophes do not count",
    )
}
