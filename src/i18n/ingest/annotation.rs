//! What the annotated copies of exports say, to whoever has the file open.

use crate::i18n::{Lang, Text, plural_en, plural_fr};

use super::rows::reject;

/// The headings of the two cells before each row: by these a copy is known when it comes back.
pub fn annotation_headings() -> [Text; 2] {
    [
        Text::new("Fautes (impact)", "Faults (impact)"),
        Text::new("Correction (impact)", "Mend (impact)"),
    ]
}

/// A fault of one column.
pub fn of_column(column: &str, what: &Text) -> Text {
    Text::new(
        format!("{column}\u{a0}: {}", what.fr),
        format!("{column}: {}", what.en),
    )
}

/// The answers that can be read.
pub fn answers_read(answers: &[Text]) -> Text {
    let join = |lang: Lang| {
        let answers = answers.iter().map(|answer| answer.in_lang(lang));
        answers.collect::<Vec<_>>().join(" / ")
    };
    Text::new(
        format!("réponses admises\u{a0}: {}", join(Lang::Fr)),
        format!("answers taken: {}", join(Lang::En)),
    )
}

/// Between what and what a number can be read; at least one bound.
pub fn bounds_read(min: Option<String>, max: Option<String>) -> Text {
    match (min, max) {
        (Some(min), Some(max)) => Text::new(
            format!("un nombre de {min} à {max}"),
            format!("a number from {min} to {max}"),
        ),
        (Some(min), None) => Text::new(
            format!("un nombre, {min} au moins"),
            format!("a number, {min} at least"),
        ),
        (None, Some(max)) => Text::new(
            format!("un nombre, {max} au plus"),
            format!("a number, {max} at most"),
        ),
        (None, None) => reject_mend("number-invalid"),
    }
}

/// How whoever has the file open mends what was rejected with this code.
pub fn reject_mend(code: &str) -> Text {
    match code {
        "csv-row-short" => Text::new(
            "rendez à la ligne ses cellules\u{a0}: un saut de ligne l'a sans doute coupée",
            "give the row its cells back: a line break probably cut it",
        ),
        "csv-row-long" => Text::new(
            "mettez entre guillemets la cellule qui contient le séparateur",
            "put the cell that holds the delimiter in quotes",
        ),
        "csv-quote-stray" | "csv-quote-open" => Text::new(
            "supprimez ou fermez le guillemet, là où finit sa cellule",
            "delete the quote, or close it where its cell ends",
        ),
        "csv-second-table" => Text::new(
            "enregistrez ce tableau dans un fichier à part",
            "save this table in a file of its own",
        ),
        "row-is-header" | "row-total" => Text::new("supprimez la ligne", "delete the row"),
        "period-invalid" => Text::new(
            "écrivez la date comme sur les autres lignes",
            "write the date as in the other rows",
        ),
        "wave-unknown" => Text::new(
            "écrivez la vague comme sur les autres lignes",
            "write the wave as in the other rows",
        ),
        "weight-invalid" => Text::new(
            "écrivez le poids, un nombre au-dessus de 0",
            "write the weight, a number above 0",
        ),
        "id-duplicate" | "duplicate-tie" => Text::new(
            "gardez une seule des lignes de cette personne",
            "keep one row of this person",
        ),
        "number-invalid" => Text::new("écrivez un nombre, ou rien", "write a number, or nothing"),
        "edit-invalid" => Text::new(
            "corrigez cette réponse, ou celles qui la contredisent",
            "mend this answer, or those that gainsay it",
        ),
        "number-nonfinite" => Text::new(
            "corrigez la formule, ou n'écrivez rien",
            "mend the formula, or write nothing",
        ),
        "personal-data-value" => Text::new(
            "effacez la cellule, et vérifiez que la ligne n'est pas décalée",
            "delete the cell, and check that the row is not shifted",
        ),
        "number-precision" => Text::new("écrivez moins de décimales", "write fewer decimals"),
        "date-invalid" => Text::new(
            "écrivez la date comme sur les autres lignes, ou rien",
            "write the date as in the other rows, or nothing",
        ),
        "exclusive-broken" => Text::new(
            "gardez la réponse exclusive, ou les autres",
            "keep the exclusive answer, or the others",
        ),
        "value-unknown" => Text::new(
            "écrivez une des réponses proposées, ou rien",
            "write one of the answers offered, or nothing",
        ),
        "value-range" => Text::new(
            "écrivez un nombre dans les bornes, ou rien",
            "write a number within the bounds, or nothing",
        ),
        _ => Text::new("corrigez la ligne", "mend the row"),
    }
}

/// The title of the recap of a file.
pub fn recap_title(file: &str) -> Text {
    Text::new(
        format!("À corriger dans `{file}`"),
        format!("To mend in `{file}`"),
    )
}

/// How many rows were read and left out, how many answers and rows are to be looked at, and what to do with the copy.
pub fn recap_opening(read: u64, rejected: u64, cells: u64, doubted: u64) -> Text {
    let (doubted_fr, doubted_en) = match doubted {
        0 => (String::new(), String::new()),
        n => (
            format!(
                ", {n} {}",
                plural_fr(n, "ligne gardée à vérifier", "lignes gardées à vérifier")
            ),
            format!(", {n} {} to check", plural_en(n, "row kept", "rows kept")),
        ),
    };
    Text::new(
        format!(
            "{read} {} {}, {rejected} {}\u{a0}; {cells} {}{doubted_fr}.\n\nLa copie à côté de ce récapitulatif est votre fichier, dans le même ordre, \
             avec deux colonnes de plus au début\u{a0}: ce qui ne va pas, et comment le corriger. Corrigez-la, laissez les deux \
             colonnes, et renvoyez-la sous le même nom.",
            plural_fr(read, "ligne", "lignes"),
            plural_fr(read, "lue", "lues"),
            plural_fr(rejected, "rejetée", "rejetées"),
            plural_fr(cells, "réponse à revoir", "réponses à revoir"),
        ),
        format!(
            "{read} {} read, {rejected} rejected; {cells} {}{doubted_en}.\n\nThe copy beside this recap is your file, in the same order, with two columns \
             more at the beginning: what is wrong, and how to mend it. Mend it, leave the two columns, and send it back under the same name.",
            plural_en(read, "row", "rows"),
            plural_en(cells, "answer to look at", "answers to look at"),
        ),
    )
}

/// What may be wrong of a row that is kept.
pub fn doubt(code: &str) -> Text {
    match code {
        "value-outlier" => Text::new(
            "valeur très éloignée de celles de la période précédente",
            "value far from those of the former period",
        ),
        _ => Text::new("règle non tenue", "edit that does not hold"),
    }
}

/// What is asked of whoever looks at a doubt.
pub fn doubt_mend() -> Text {
    Text::new(
        "vérifiez\u{a0}; laissez tel quel si c'est juste",
        "check; leave it as it is where it is right",
    )
}

/// The headings of the recap's table: question, fault, how many, where, mend.
pub fn recap_headings() -> [Text; 5] {
    [
        Text::new("Question", "Question"),
        Text::new("Ce qui ne va pas", "What is wrong"),
        Text::new("Lignes", "Rows"),
        Text::new("Où", "Where"),
        Text::new("Comment corriger", "How to mend"),
    ]
}

/// What stands for a question where the whole row is at fault.
pub fn whole_row() -> Text {
    Text::new("la ligne entière", "the whole row")
}

/// The first lines of a fault.
pub fn recap_lines(first: &[u64], count: u64) -> Text {
    let lines = first
        .iter()
        .map(u64::to_string)
        .collect::<Vec<_>>()
        .join(", ");
    if first.len() as u64 == count {
        return Text::same(lines);
    }
    Text::new(format!("{lines}, …"), format!("{lines}, …"))
}

/// What a fault is, as the recap says it.
pub fn recap_fault(code: &str) -> Text {
    reject(code)
}

/// How many copies were written, and where.
pub fn annotated(files: usize, path: &dyn std::fmt::Display) -> Text {
    let n = files as u64;
    if n == 0 {
        return Text::new("aucun export à corriger", "no export to mend");
    }
    Text::new(
        format!(
            "{n} {} dans `{path}`\u{a0}: chacune ne va qu'à son association, elle contient des réponses",
            plural_fr(n, "copie annotée écrite", "copies annotées écrites")
        ),
        format!(
            "{n} {} written to `{path}`: each goes to its own association alone, for it holds answers",
            plural_en(n, "annotated copy", "annotated copies")
        ),
    )
}
