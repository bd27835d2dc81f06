//! What is said of cells that cannot be read.

use crate::i18n::{Said, Text, plural_en, plural_fr};

use super::lines::rows_said;

/// What the faulty cells of one column tell beyond their number.
#[derive(Clone, Debug, Default)]
pub struct Hints<'a> {
    /// Texts that may be shown.
    pub seen: Vec<Seen<'a>>,
    /// How many other texts.
    pub hidden: u64,
    /// Formats of dates that read the most of them, each with how many.
    pub formats: Vec<(&'a str, u64)>,
    /// Cells that may be days as a spreadsheet counts them.
    pub days: u64,
    /// Whether most look like years of birth.
    pub years: bool,
}

/// A text that may be shown.
#[derive(Clone, Debug)]
pub struct Seen<'a> {
    /// The text.
    pub text: &'a str,
    /// On how many rows it stands.
    pub rows: u64,
    /// What it may stand for.
    pub proposal: Option<Proposal<'a>>,
}

/// What a text that is no answer may stand for.
#[derive(Clone, Copy, Debug)]
pub enum Proposal<'a> {
    /// The answer it is near to.
    Near(&'a str),
    /// It is the code of this label, where labels are expected.
    CodeOf(&'a Text),
    /// It is the label of this code, where codes are expected.
    LabelOf(&'a str),
}

/// Cells of one column that cannot be read.
pub fn cells(code: &str, variable: &str, rows: (u64, u64), hints: &Hints<'_>) -> Said {
    let Text { fr, en } = rows_said(rows);
    let (what_fr, what_en) = match code {
        "value-unknown" => ("ne correspond à aucune modalité de", "matches no code of"),
        "number-invalid" => (
            "ne se lit pas comme un nombre pour",
            "is not a number that can be read for",
        ),
        "number-nonfinite" => (
            "n'est pas un nombre, ou est l'erreur d'un tableur, pour",
            "is no number, or the error of a spreadsheet, for",
        ),
        "date-period" => (
            "est une date à plus d'un an de l'année de sa ligne, ou antérieure à 1900, pour",
            "is a date more than a year after the year of its row, or before 1900, for",
        ),
        "personal-data-value" => (
            "semble identifier une personne, et n'est pas lue pour",
            "seems to identify a person, and is not read for",
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
    let mend = if hints.years {
        Text::new(
            "on dirait des années de naissance\u{a0}: `convert: {from: birth-year}`",
            "these look like years of birth: `convert: {from: birth-year}`",
        )
    } else {
        mend(code)
    };
    with_hints(said, mend, hints)
}

/// `said` with its mend, and below it a line for each hint.
pub(super) fn with_hints(said: Said, mend: Text, hints: &Hints<'_>) -> Said {
    let mut help = vec![mend];
    help.extend(formats(&hints.formats));
    help.extend(days(hints.days));
    help.extend(hints.seen.iter().map(seen));
    let hidden = hints.hidden;
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

/// « « femme » (1 ligne) : vouliez-vous dire « Femme » ? ».
fn seen(seen: &Seen<'_>) -> Text {
    let Seen {
        text,
        rows,
        proposal,
    } = seen;
    let lines = plural_fr(*rows, "ligne", "lignes");
    let rows_en = plural_en(*rows, "row", "rows");
    let fr = format!("«\u{a0}{text}\u{a0}» ({rows} {lines})");
    let en = format!("\"{text}\" ({rows} {rows_en})");
    match proposal {
        None => Text::new(fr, en),
        Some(Proposal::Near(near)) => Text::new(
            format!("{fr}\u{a0}: vouliez-vous dire «\u{a0}{near}\u{a0}»\u{a0}?"),
            format!("{en}: did you mean \"{near}\"?"),
        ),
        Some(Proposal::CodeOf(label)) => {
            // What YAML could take for a number is quoted.
            let cell = match text.chars().next() {
                Some(first) if first.is_alphabetic() => (*text).to_owned(),
                _ => format!("\"{text}\""),
            };
            Text::new(
                format!(
                    "{fr} est le code de «\u{a0}{}\u{a0}»\u{a0}: `answers: codes`, ou `codes: {{{cell}: {cell}}}`",
                    label.fr
                ),
                format!(
                    "{en} is the code of \"{}\": `answers: codes`, or `codes: {{{cell}: {cell}}}`",
                    label.en
                ),
            )
        }
        Some(Proposal::LabelOf(code)) => Text::new(
            format!("{fr} est le libellé de `{code}`\u{a0}: `answers: labels`"),
            format!("{en} is the label of `{code}`: `answers: labels`"),
        ),
    }
}

/// Cells that may be days as a spreadsheet counts them.
fn days(cells: u64) -> Option<Text> {
    (cells > 0).then(|| {
        Text::new(
            format!(
                "{cells} {} (45000)\u{a0}: exportez de nouveau, la colonne au format date",
                plural_fr(
                    cells,
                    "cellule est sans doute un jour compté par un tableur",
                    "cellules sont sans doute des jours comptés par un tableur"
                )
            ),
            format!(
                "{cells} {} (45000): export again, the column as dates",
                plural_en(
                    cells,
                    "cell is probably a day counted by a spreadsheet",
                    "cells are probably days counted by a spreadsheet"
                )
            ),
        )
    })
}

/// What reads the most dates; several formats that read as many are all named.
fn formats(formats: &[(&str, u64)]) -> Option<Text> {
    let (_, count) = formats.first()?;
    let gloss = |format: &str| {
        let mut gloss = Vec::new();
        if format.starts_with("%m/%d") {
            gloss.push(Text::new("le mois avant le jour", "month before day"));
        }
        if format.contains("%y") {
            gloss.push(Text::new("année à deux chiffres", "year of two digits"));
        }
        if format.contains("%H") {
            gloss.push(Text::new("heure comprise", "time included"));
        }
        gloss
    };
    let named = |of: fn(&Text) -> &str| -> Vec<String> {
        let name = |(format, _): &(&str, u64)| {
            let gloss = gloss(format);
            if gloss.is_empty() {
                return format!("`{format}`");
            }
            let gloss: Vec<&str> = gloss.iter().map(of).collect();
            format!("`{format}` ({})", gloss.join(", "))
        };
        formats.iter().map(name).collect()
    };
    let lines = plural_fr(*count, "ligne se lit", "lignes se lisent");
    let rows = plural_en(*count, "row reads", "rows read");
    let (fr, en) = (named(|text| &text.fr), named(|text| &text.en));
    let (doubt_fr, doubt_en) = if formats.len() > 1 {
        (
            "\u{a0}; rien ici ne les départage, demandez à qui a fait l'export",
            "; nothing here tells which, ask whoever made the export",
        )
    } else {
        ("", "")
    };
    Some(Text::new(
        format!("{count} {lines} avec {}{doubt_fr}", fr.join(" comme avec ")),
        format!(
            "{count} {rows} with {}{doubt_en}",
            en.join(" as well as with ")
        ),
    ))
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
        "number-nonfinite" => Text::new(
            "corrigez la formule ou le calcul qui la donne, puis exportez de nouveau\u{a0}; d'ici là, la valeur manque",
            "mend the formula or the computation that gives it, then export again; until then the value is missing",
        ),
        "date-period" => Text::new(
            "elle est gardée\u{a0}: vérifiez l'année dans l'export\u{a0}; s'il s'agit d'échéances, acceptez ce code sur cette colonne (`accept:`)",
            "it is kept: check the year in the export; if these are days to come, accept this code on this column (`accept:`)",
        ),
        "personal-data-value" => Text::new(
            "effacez ces cellules de l'export, et vérifiez que les colonnes n'y sont pas décalées\u{a0}; elles ne sont jamais montrées",
            "delete these cells from the export, and check that its columns are not shifted; they are never shown",
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
