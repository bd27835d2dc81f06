//! What is said of sources: their files, dates, periods and respondents.

use crate::i18n::{Said, Text, shown};

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

/// A format that tells minutes of no hour, or the day of no month.
pub fn format_minutes(format: &str) -> Said {
    Said::fact(
        format!("le format `{format}` dit des minutes sans heure, ou un jour sans mois"),
        format!("the format `{format}` tells minutes of no hour, or the day of no month"),
    )
    .help(
        "le mois s'écrit `%m`, et les minutes `%M`\u{a0}: `%d/%m/%Y`",
        "the month is `%m`, and minutes are `%M`: `%d/%m/%Y`",
    )
}

/// One mark for decimals and between groups of digits.
pub fn decimal_is_group(mark: char) -> Said {
    Said::fact(
        format!("`{mark}` est à la fois la marque décimale et le séparateur de milliers"),
        format!("`{mark}` is both the decimal mark and the mark between groups of digits"),
    )
    .help(
        "écrivez dans `group` ce qui sépare les milliers dans l'export, ou retirez-le",
        "write in `group` what stands between thousands in the export, or remove it",
    )
}

/// A number of rows that no file has.
pub fn rows_too_few(key: &str, least: i64) -> Said {
    Said::fact(
        format!("`{key}` est un nombre de lignes, au moins {least}"),
        format!("`{key}` is a number of rows, at least {least}"),
    )
    .help(
        format!(
            "écrivez `{key}: {least}` ou plus\u{a0}; les colonnes se trouvent par leur en-tête"
        ),
        format!("write `{key}: {least}` or more; columns are found by their heading"),
    )
}

/// Rows that a rule keeps, all of which another leaves out.
pub fn rows_none_kept(column: &str, dropped: bool) -> Said {
    let said = if dropped {
        Said::fact(
            format!(
                "toutes les lignes que `keep` garde par la colonne `{column}`, `drop` les écarte"
            ),
            format!(
                "all the rows that `keep` keeps by the column `{column}` are left out by `drop`"
            ),
        )
    } else {
        Said::fact(
            format!("aucune ligne ne répond à la fois aux deux `keep` de la colonne `{column}`"),
            format!("no row can meet both `keep` on the column `{column}`"),
        )
    };
    said.help(
        "une ligne doit répondre à tous les `keep` et à aucun `drop`\u{a0}: réunissez les valeurs voulues dans un seul `is`",
        "a row must meet every `keep` and no `drop`: put the values wanted in one `is`",
    )
}

/// Duplicates by a rule that takes the answers of two waves for one.
pub fn duplicates_drop_waves(source: &str, by: &str, waves: &str) -> Said {
    Said::fact(
        format!("les doublons de `{source}` se reconnaissent sans la vague\u{a0}: de chaque personne vue à {waves}, une seule ligne resterait"),
        format!("duplicates of `{source}` are found whatever the wave: of each person seen at {waves}, one row would remain"),
    )
    .help(
        format!("ajoutez `wave`\u{a0}: `by: [{by}, wave]`"),
        format!("add `wave`: `by: [{by}, wave]`"),
    )
}

/// Files that two associations ask for.
pub fn files_of_another(pattern: &str, other: &str) -> Said {
    Said::fact(
        format!("le motif `{pattern}` demande des fichiers de l'association `{other}`"),
        format!("the pattern `{pattern}` asks for files of the association `{other}`"),
    )
    .help(
        "un fichier n'est lu que pour une association\u{a0}: écrivez le dossier de celle-ci, ou resserrez le motif",
        "a file is read for one association only: write the folder of this one, or narrow the pattern",
    )
}

/// Files that two sources of one association read.
pub fn files_overlap(pattern: &str, source: &str, other: &str) -> Said {
    Said::fact(
        format!("`{source}` lit aussi les fichiers de `{other}`\u{a0}: `{pattern}` les comprend tous"),
        format!("`{source}` reads the files of `{other}` too: `{pattern}` takes them all in"),
    )
    .help(
        "resserrez le motif\u{a0}; si un fichier contient bien les deux, dites ce qui les distingue\u{a0}: `rows`, `wave`, `kind` ou `observes`",
        "narrow the pattern; if one file does hold both, say what tells them apart: `rows`, `wave`, `kind` or `observes`",
    )
}

/// Files that two sources of one association read as those of two tools.
pub fn files_of_two_tools(source: &str, other: &str, profiles: [&str; 2]) -> Said {
    let [own, others] = profiles;
    Said::fact(
        format!("`{source}` lit les fichiers de `{other}` comme ceux d'un autre outil\u{a0}: `{own}` et `{others}`"),
        format!("`{source}` reads the files of `{other}` as those of another tool: `{own}` and `{others}`"),
    )
    .help(
        "écrivez dans chaque source le nom de ses propres fichiers\u{a0}; si ce sont bien les mêmes, donnez-leur le même `profile`",
        "write in each source the name of its own files; if they are indeed the same, give both the same `profile`",
    )
}

/// Two numberings whose names differ by a letter.
pub fn spaces_near(wrong: &str, right: &str) -> Said {
    Said::fact(
        format!("`space: {wrong}` n'est pas `space: {right}`\u{a0}: les mêmes personnes n'y seraient pas reconnues"),
        format!("`space: {wrong}` is not `space: {right}`: the same persons would not be recognised"),
    )
    .help(
        "si ces sources numérotent les personnes de la même façon, écrivez le même nom\u{a0}; sinon, donnez-leur des noms qui ne se confondent pas",
        "if these sources number persons alike, write the same name; else give them names that cannot be mistaken",
    )
}

/// Where the other numbering is named.
pub fn first_space() -> Text {
    Text::new("l'autre numérotation", "the other numbering")
}

/// A column that fills two variables in the same way.
pub fn column_read_twice(column: &str, first: &str, second: &str) -> Said {
    let column = shown(column);
    Said::fact(
        format!("la colonne `{column}` remplit `{second}` comme elle remplit `{first}`\u{a0}: l'une vaudrait toujours l'autre"),
        format!("the column `{column}` fills `{second}` as it fills `{first}`: each would always be the other"),
    )
    .help(
        format!("écrivez la colonne de `{second}`\u{a0}; si c'est bien la même question, dites pour l'une `comparability: close` et pourquoi (`because`)"),
        format!("write the column of `{second}`; if it is indeed the same question, say `comparability: close` for one of them and why (`because`)"),
    )
}

/// Where the same name already stands.
pub fn already_here() -> Text {
    Text::new("déjà ici", "already here")
}

/// A number read from the column that tells respondents apart.
pub fn column_of_respondents(column: &str, variable: &str) -> Said {
    let column = shown(column);
    Said::fact(
        format!("`{variable}` est un nombre, et se lit dans `{column}`, la colonne qui dit qui répond"),
        format!("`{variable}` is a number, and is read from `{column}`, the column that says who answers"),
    )
    .help(
        format!("écrivez la colonne de `{variable}`"),
        format!("write the column of `{variable}`"),
    )
}

/// Where the column of respondents is named.
pub fn respondents_here() -> Text {
    Text::new("qui répond", "who answers")
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

/// A largest weight that is not above the mean one.
pub fn cap_too_low(cap: &str) -> Said {
    Said::fact(
        format!("`cap` est un plafond en multiples du poids moyen, et dépasse 1\u{a0}: `{cap}` ne le dépasse pas"),
        format!("`cap` is a largest weight in times the mean one, above 1: `{cap}` is not"),
    )
    .help(
        "écrivez un plafond d'usage, de 3 à 5, ou retirez `cap`",
        "write a usual cap, from 3 to 5, or remove `cap`",
    )
}

/// A margin by a variable that the source does not fill.
pub fn margin_not_filled(variable: &str, source: &str) -> Said {
    Said::fact(
        format!("`rake` utilise `{variable}`, que la source `{source}` ne remplit pas"),
        format!("`rake` uses `{variable}`, which the source `{source}` does not fill"),
    )
    .help(
        "ajoutez sa correspondance, ou calez sur une autre variable",
        "add its mapping, or rake by another variable",
    )
}

/// A margin that is not above 0.
pub fn margin_empty(code: &str, total: &str) -> Said {
    Said::fact(
        format!("une marge est un effectif ou une part au-dessus de 0\u{a0}: `{code}` a `{total}`"),
        format!("a margin is a count or a share above 0: `{code}` has `{total}`"),
    )
    .help(
        format!("écrivez ce que `{code}` représente dans la population, ou retirez-le\u{a0}: ses réponses gardent alors le poids que leur donnent les autres marges"),
        format!("write what `{code}` has in the population, or remove it: its answers then keep the weight that the other margins give them"),
    )
}

/// Margins that nearly make a whole, and do not.
pub fn margins_sum(variable: &str, sum: &str) -> Said {
    Said::fact(
        format!("la somme des marges de `{variable}` est {sum}\u{a0}: ni un tout, ni sans doute un effectif"),
        format!("the margins of `{variable}` add up to {sum}: neither a whole, nor probably a count"),
    )
    .help(
        "vérifiez les marges\u{a0}: des pourcentages font 100, des parts font 1, des effectifs n'importe quelle somme",
        "check the margins: percentages make 100, fractions make 1, counts any sum",
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
