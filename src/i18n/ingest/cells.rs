//! What is said of cells that cannot be read.

use crate::i18n::{Said, Text, plural_en, plural_fr};

use super::rows::rows_said;

/// Cells of one column that cannot be read. `seen` are texts that may be shown, each with the answer it is
/// near to and its rows; `hidden` counts the other texts.
pub fn cells(
    code: &str,
    variable: &str,
    rows: (u64, u64),
    seen: &[(&str, Option<&str>, u64)],
    hidden: u64,
) -> Said {
    let Text { fr, en } = rows_said(rows);
    let (what_fr, what_en) = match code {
        "value-unknown" => ("ne correspond à aucune modalité de", "matches no code of"),
        "number-invalid" => (
            "ne se lit pas comme un nombre pour",
            "is not a number that can be read for",
        ),
        "number-precision" => (
            "a plus de décimales que n'en déclare",
            "has more decimals than declared by",
        ),
        "value-range" => ("sort des bornes de", "lies outside the bounds of"),
        "date-invalid" => (
            "n'est pas une date au format déclaré pour",
            "is not a date in the format declared for",
        ),
        "exclusive-broken" => (
            "donne une réponse exclusive à côté d'une autre pour",
            "gives an exclusive answer beside another for",
        ),
        _ => ("ne peut pas être lue pour", "cannot be read for"),
    };
    let said = Said::fact(
        format!("la cellule {what_fr} `{variable}`\u{a0}: {fr}"),
        format!("the cell {what_en} `{variable}`: {en}"),
    );
    let mut help = vec![mend(code)];
    help.extend(seen.iter().map(|(text, near, count)| {
        let lines = plural_fr(*count, "ligne", "lignes");
        let rows = plural_en(*count, "row", "rows");
        let fr = format!("«\u{a0}{text}\u{a0}» ({count} {lines})");
        let en = format!("\"{text}\" ({count} {rows})");
        let Some(near) = near else {
            return Text::new(fr, en);
        };
        Text::new(
            format!("{fr}\u{a0}: vouliez-vous dire «\u{a0}{near}\u{a0}»\u{a0}?"),
            format!("{en}: did you mean \"{near}\"?"),
        )
    }));
    if hidden > 0 {
        let values = plural_fr(hidden, "valeur non affichée", "valeurs non affichées");
        let values_en = plural_en(hidden, "value not shown", "values not shown");
        help.push(Text::new(
            format!("{hidden} {values}"),
            format!("{hidden} {values_en}"),
        ));
    }
    let lines = |of: fn(&Text) -> &str| help.iter().map(of).collect::<Vec<_>>().join("\n");
    said.help(lines(|text| &text.fr), lines(|text| &text.en))
}

/// What to do about a cell that cannot be read; its variable is missing there, the row is kept.
fn mend(code: &str) -> Text {
    match code {
        "value-unknown" => Text::new(
            "corrigez l'export, ou ajoutez la cellule à `codes:` ou à `missing:` de la correspondance",
            "mend the export, or add the cell to `codes:` or `missing:` of the mapping",
        ),
        "number-invalid" => Text::new(
            "déclarez dans `dialect:` comment le nombre s'écrit (`decimal`, `group`, `suffix`), ou la cellule dans `missing:`, avec son motif",
            "declare `dialect:` (`decimal`, `group`, `suffix`), or the missing reason in `missing:`",
        ),
        "number-precision" => Text::new(
            "les nombres ne sont jamais arrondis à la lecture\u{a0}: déclarez plus de décimales, ou corrigez l'export",
            "numbers are never rounded when read: declare more decimals, or mend the export",
        ),
        "value-range" => Text::new(
            "corrigez l'export, ou déclarez la cellule dans `missing:`, avec son motif (`\"999\": unknown`)",
            "mend the export, or declare the missing reason in `missing:` (`\"999\": unknown`)",
        ),
        "date-invalid" => Text::new(
            "écrivez dans `format:` la date telle que le fichier l'écrit, heure comprise (`%d/%m/%Y %H:%M:%S`), ou corrigez l'export",
            "write in `format:` the date as the file writes it, time included (`%d/%m/%Y %H:%M:%S`), or mend the export",
        ),
        _ => Text::new("corrigez l'export", "mend the export"),
    }
}
