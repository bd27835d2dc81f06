//! What is said of the columns of a file.

use crate::i18n::{Said, Text, plural_en, plural_fr, ticked};

/// A mapped column that the file does not have.
pub fn column_missing(heading: &str, is_code: bool, near: Option<&str>) -> Said {
    let said = if is_code {
        Said::fact(
            format!("aucun en-tête ne porte le code `{heading}`"),
            format!("no heading carries the code `{heading}`"),
        )
    } else {
        Said::fact(
            format!("colonne absente\u{a0}: `{heading}`"),
            format!("column missing: `{heading}`"),
        )
    };
    match near {
        Some(near) => said.help(
            format!("vouliez-vous dire `{near}`\u{a0}?"),
            format!("did you mean `{near}`?"),
        ),
        None => said.help(
            "vérifiez les en-têtes du fichier, et `skip-rows` ou `header-rows` dans `dialect:`",
            "check the headings of the file, `skip-rows` and `header-rows` of `dialect:`",
        ),
    }
}

/// A mapped heading that stands several times in the file; `path` separates groups and question in it.
pub fn column_duplicate(heading: &str, columns: &[usize], path: Option<char>) -> Said {
    let numbers = columns
        .iter()
        .map(|at| (at + 1).to_string())
        .collect::<Vec<_>>()
        .join(", ");
    Said::fact(
        format!("l'en-tête `{heading}` désigne plusieurs colonnes\u{a0}: {numbers}"),
        format!("the heading `{heading}` names several columns: {numbers}"),
    )
    .help(
        match path {
            Some(mark) => format!(
                "renommez-les dans l'export, ou écrivez l'en-tête entier (`groupe{mark}question`)"
            ),
            None => {
                "renommez-les dans l'export, ou écrivez l'en-tête entier (`haut | bas`)".to_owned()
            }
        },
        match path {
            Some(mark) => format!(
                "rename them in the export, or write the whole heading (`group{mark}question`)"
            ),
            None => {
                "rename them in the export, or write the whole heading (`upper | lower`)".to_owned()
            }
        },
    )
}

/// The file of a repeated group, told by its heading `parent`.
pub fn csv_repeats_file(parent: &str) -> Said {
    Said::fact(
        format!("fichier d'un groupe répété (`{parent}`)\u{a0}: une ligne n'y est pas une réponse au questionnaire"),
        format!("file of a repeated group (`{parent}`): a row of it is not one answer to the questionnaire"),
    )
    .help(
        "lisez le fichier principal de l'export\u{a0}; si vous comptez bien ce que le groupe répète, écrivez `profile: plain`",
        "read the main file of the export; where what the group repeats is what you count, write `profile: plain`",
    )
}

/// Columns of a repeated group that something reads.
pub fn csv_repeats_columns(headings: &[&str]) -> Said {
    let count = headings.len() as u64;
    let what_fr = plural_fr(
        count,
        "colonne d'un groupe répété",
        "colonnes d'un groupe répété",
    );
    let what_en = plural_en(
        count,
        "column of a repeated group",
        "columns of a repeated group",
    );
    Said::fact(
        format!("{what_fr}\u{a0}: {}", ticked(headings)),
        format!("{what_en}: {}", ticked(headings)),
    )
    .help(
        "une personne y répond autant de fois que le groupe se répète\u{a0}: calculez dans le formulaire la valeur à lire (un nombre, un total), hors du groupe",
        "one person answers there as often as the group repeats: work out what is to be read (a number, a total) in the form, outside the group",
    )
}

/// The place in a referential that asks for a column.
pub fn asked_here() -> Text {
    Text::new("demandée ici", "asked for here")
}

/// Columns without a heading that hold something: each from 1, with how many rows.
pub fn column_blank(columns: &[(usize, u64)]) -> Said {
    let count = columns.len() as u64;
    let each = |row: [&str; 2]| {
        let one =
            |(at, rows): &(usize, u64)| format!("{at} ({rows} {})", row[usize::from(*rows > 1)]);
        columns.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let (fr, en) = (each(["ligne", "lignes"]), each(["row", "rows"]));
    let held_fr = plural_fr(
        count,
        "une colonne sans en-tête porte",
        "des colonnes sans en-tête portent",
    );
    let held_en = plural_en(
        count,
        "a column without a heading holds",
        "columns without a heading hold",
    );
    Said::fact(
        format!("{held_fr} des réponses\u{a0}: {fr}"),
        format!("{held_en} answers: {en}"),
    )
    .help(
        plural_fr(
            count,
            "elle n'est pas lue\u{a0}: donnez-lui un en-tête, ou videz-la",
            "elles ne sont pas lues\u{a0}: donnez-leur un en-tête, ou videz-les",
        ),
        plural_en(
            count,
            "it is not read: give it a heading, or empty it",
            "they are not read: give them a heading, or empty them",
        ),
    )
}

/// Numbers of one column that could be thousands as well as fractions.
pub fn number_ambiguous() -> Said {
    Said::fact(
        "des nombres comme `1.500` se lisent mille cinq cents ou un et demi, et rien dans ce fichier ne dit lequel",
        "numbers such as `1.500` are fifteen hundred or one and a half, and nothing in this file tells which",
    )
    .help(
        "déclarez la marque décimale de la source\u{a0}: `dialect: {decimal: \",\", group: \".\"}` si le point sépare les milliers, `dialect: {decimal: \".\"}` s'il sépare les décimales",
        "declare the decimal mark of the source: `dialect: {decimal: \",\", group: \".\"}` if the dot separates thousands, `dialect: {decimal: \".\"}` if it separates decimals",
    )
}

/// Unmapped columns that look like identities.
pub fn personal_data_found(headings: &[&str]) -> Said {
    let count = headings.len() as u64;
    let (what_fr, what_en) = (
        plural_fr(
            count,
            "une colonne semble identifier",
            "des colonnes semblent identifier",
        ),
        plural_en(
            count,
            "a column seems to identify",
            "columns seem to identify",
        ),
    );
    Said::fact(
        format!("{what_fr} des personnes\u{a0}: {}", ticked(headings)),
        format!("{what_en} persons: {}", ticked(headings)),
    )
    .help(
        plural_fr(
            count,
            "elle n'est pas lue\u{a0}; mieux vaut ne pas l'exporter",
            "elles ne sont pas lues\u{a0}; mieux vaut ne pas les exporter",
        ),
        plural_en(
            count,
            "it is not read; better not to export it",
            "they are not read; better not to export them",
        ),
    )
}
