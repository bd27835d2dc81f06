//! What a source of a skeleton tells its readers: where it was read, what is to decide of it.

use crate::i18n::{Text, plural_en, plural_fr, ticked};

/// Where a source was read from.
pub fn read_from(name: &str, columns: usize, rows: Option<u64>) -> Text {
    let c = columns as u64;
    let (fr, en) = match rows {
        Some(rows) => (format!("{rows} lignes"), format!("{rows} rows")),
        None => ("très peu de lignes".to_owned(), "very few rows".to_owned()),
    };
    Text::new(
        format!(
            "D'après {name}\u{a0}: {c} {}, {fr}.",
            plural_fr(c, "colonne", "colonnes")
        ),
        format!(
            "From {name}: {c} {}, {en}.",
            plural_en(c, "column", "columns")
        ),
    )
}

/// What a row is.
pub fn kind_and_unit() -> Text {
    Text::new(
        "Une enquête (`survey`) ou une extraction de dossiers (`records`)\u{a0}? Une ligne est-elle une personne (`person`), un ménage (`household`), un séjour (`stay`), une nuitée (`night`), une demande (`request`), un établissement (`site`)\u{a0}? Sans réponse\u{a0}: `survey`, `person`.",
        "A survey (`survey`) or an extract of records (`records`)? Is a row a person (`person`), a household (`household`), a stay (`stay`), a night (`night`), a request (`request`), a site (`site`)? Without an answer: `survey`, `person`.",
    )
}

/// The profile that was known, by which columns.
pub fn profile_known(marks: &[String]) -> Text {
    let marks = marks.join(", ");
    Text::new(
        format!("Outil reconnu à ses colonnes {marks}."),
        format!("The tool is known by its columns {marks}."),
    )
}

/// The profile of a French spreadsheet.
pub fn profile_french() -> Text {
    Text::new(
        "Tableur français\u{a0}: séparateur «\u{a0};\u{a0}», encodage de Windows ou marque d'Excel au début.",
        "A French spreadsheet: `;` between cells, the encoding of Windows, or Excel's mark at the beginning.",
    )
}

/// No tool was known.
pub fn profile_unknown(known: &[&str]) -> Text {
    let known = ticked(known);
    Text::new(
        format!("Aucun outil reconnu. S'il s'agit de l'un d'eux, écrivez `profile:` ({known})."),
        format!("No tool was known. If it is one of them, write `profile:` ({known})."),
    )
}

/// How the file is written, as its bytes tell.
pub fn dialect_seen(ascii: bool) -> Text {
    if ascii {
        return Text::new(
            "Ainsi écrit, à lire ses octets. L'encodage ne s'y voit pas\u{a0}: le fichier ne contient aucun accent.",
            "Written so, by its bytes. They do not tell its encoding: the file holds no accent.",
        );
    }
    Text::new(
        "Ainsi écrit, à lire ses octets.",
        "Written so, by its bytes.",
    )
}

/// The sheet of a workbook, and its others.
pub fn sheet_seen(name: &str, others: &[String]) -> Text {
    if others.is_empty() {
        return Text::new(
            format!("Un classeur d'une feuille, {name}."),
            format!("A workbook of one sheet, {name}."),
        );
    }
    let named = others.join(", ");
    Text::new(
        format!("La feuille {name} d'un classeur qui a aussi {named}."),
        format!("The sheet {name} of a workbook that also has {named}."),
    )
}

/// Rows above the headings.
pub fn rows_above(rows: usize) -> Text {
    let r = rows as u64;
    Text::new(
        format!(
            "{r} {} au-dessus des intitulés\u{a0}: moins remplie que le reste.",
            plural_fr(r, "ligne", "lignes")
        ),
        format!(
            "{r} {} above the headings, less full than the others.",
            plural_en(r, "row", "rows")
        ),
    )
}

/// Columns without a heading: there may be another row of them.
pub fn headings_blank(columns: usize) -> Text {
    let c = columns as u64;
    Text::new(
        format!(
            "{c} {} sans intitulé\u{a0}: si une seconde ligne d'intitulés suit la première, ajoutez `header-rows: 2`.",
            plural_fr(c, "colonne", "colonnes")
        ),
        format!(
            "{c} {} without a heading: if a second row of headings follows the first, add `header-rows: 2`.",
            plural_en(c, "column", "columns")
        ),
    )
}

/// Numbers that the profile would not read.
pub fn numbers_seen(columns: &[String]) -> Text {
    let columns = columns.join(", ");
    Text::new(
        format!("Nombres écrits autrement que d'habitude\u{a0}: {columns}."),
        format!("Numbers not written as usual: {columns}."),
    )
}

/// The respondent of a source that was not read.
pub fn respondent_unread() -> Text {
    Text::new(
        "Qui répond\u{a0}? Anonyme, sauf si une colonne porte un numéro qui ne dit rien de la personne\u{a0}:",
        "Who answers? Anonymous, unless a column holds a number that tells nothing of the person:",
    )
}

/// The respondent is not decided.
pub fn respondent(any: bool) -> Text {
    if any {
        return Text::new(
            "Qui répond\u{a0}? Anonyme, sauf si une colonne porte un numéro qui ne dit rien de la personne. Colonnes possibles\u{a0}:",
            "Who answers? Anonymous, unless a column holds a number that tells nothing of the person. Columns that may:",
        );
    }
    Text::new(
        "Qui répond\u{a0}? Anonyme, sauf si une colonne porte un numéro qui ne dit rien de la personne\u{a0}; aucune n'y ressemble.",
        "Who answers? Anonymous, unless a column holds a number that tells nothing of the person; none looks like one.",
    )
}

/// The period is not decided.
pub fn period(any: bool) -> Text {
    if any {
        return Text::new(
            "De quand parle la ligne\u{a0}? Remplacez la ligne `period:` par l'une de celles-ci, ou par une période fixe\u{a0}:",
            "Of when does a row speak? Put one of these in place of the line `period:`, or a fixed period:",
        );
    }
    Text::new(
        "De quand parle la ligne\u{a0}? Indiquez la colonne de date et son format, ou une période fixe\u{a0}:",
        "Of when does a row speak? Give the column of the date and its format, or a fixed period:",
    )
}

/// Formats that cells do not tell apart.
pub fn formats_apart(formats: &[String]) -> Text {
    Text::new(
        format!(
            "{}\u{a0}: aucune cellule ne les départage, à vous de dire lequel.",
            formats.join(" ou ")
        ),
        format!(
            "{}: no cell tells them apart, say which.",
            formats.join(" or ")
        ),
    )
}

/// The wave is not decided.
pub fn wave(waves: &[String]) -> Text {
    let waves = waves.join(", ");
    Text::new(
        format!(
            "À quel moment du parcours\u{a0}? Un seul, ou une colonne qui le dit. Vagues communes\u{a0}: {waves}."
        ),
        format!(
            "At which point of the support? One only, or a column that tells. Common waves: {waves}."
        ),
    )
}
