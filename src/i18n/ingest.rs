//! The sentences of the room `ingest`.

use super::{Said, Text, plural_en, plural_fr, ticked};
use crate::diagnostic::Code;

/// « 12 lignes, la première à la ligne 34 ».
fn rows_said((count, first): (u64, u64)) -> Text {
    if count == 1 {
        return Text::new(
            format!("1 ligne, la ligne {first}"),
            format!("1 row, line {first}"),
        );
    }
    Text::new(
        format!("{count} lignes, la première à la ligne {first}"),
        format!("{count} rows, the first on line {first}"),
    )
}

/// Cells of one column that cannot be read. `seen` are texts that may be shown, each with the answer it is
/// near to and its rows; `hidden` counts the other texts.
pub fn cells(
    code: Code,
    variable: &str,
    rows: (u64, u64),
    seen: &[(&str, Option<&str>, u64)],
    hidden: u64,
) -> Said {
    let Text { fr, en } = rows_said(rows);
    let (what_fr, what_en) = match code {
        Code::ValueUnknown => ("ne correspond à aucune modalité de", "matches no code of"),
        Code::NumberInvalid => (
            "n'est pas un nombre lisible pour",
            "is not a number that can be read for",
        ),
        Code::NumberPrecision => (
            "a plus de décimales que n'en déclare",
            "has more decimals than declared by",
        ),
        Code::ValueRange => ("sort des bornes de", "lies outside the bounds of"),
        Code::DateInvalid => (
            "n'est pas une date au format déclaré pour",
            "is not a date in the format declared for",
        ),
        Code::ExclusiveBroken => (
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
fn mend(code: Code) -> Text {
    match code {
        Code::ValueUnknown => Text::new(
            "corrigez l'export, ou ajoutez la cellule à `codes:` ou à `missing:` de la correspondance",
            "mend the export, or add the cell to `codes:` or `missing:` of the mapping",
        ),
        Code::NumberInvalid => Text::new(
            "déclarez `dialect:` (`decimal`, `group`, `suffix`), ou le motif de non-réponse dans `missing:`",
            "declare `dialect:` (`decimal`, `group`, `suffix`), or the missing reason in `missing:`",
        ),
        Code::NumberPrecision => Text::new(
            "les nombres ne sont jamais arrondis à la lecture\u{a0}: déclarez plus de décimales, ou corrigez l'export",
            "numbers are never rounded when read: declare more decimals, or mend the export",
        ),
        Code::ValueRange => Text::new(
            "corrigez l'export, ou déclarez le motif de non-réponse dans `missing:` (`\"999\": unknown`)",
            "mend the export, or declare the missing reason in `missing:` (`\"999\": unknown`)",
        ),
        Code::DateInvalid => Text::new(
            "écrivez dans `format:` la date telle que le fichier l'écrit, heure comprise (`%d/%m/%Y %H:%M:%S`)",
            "write in `format:` the date as the file writes it, time included (`%d/%m/%Y %H:%M:%S`)",
        ),
        _ => Text::new("corrigez l'export", "mend the export"),
    }
}

/// Rows rejected, or remarked, for one column; `column` is empty where the whole row is at fault.
pub fn rows(code: Code, column: &str, rows: (u64, u64)) -> Said {
    let Text { fr, en } = rows_said(rows);
    match code {
        Code::CsvRowShort => Said::fact(
            format!("moins de cellules que d'en-têtes\u{a0}: {fr}"),
            format!("fewer cells than headings: {en}"),
        )
        .help(
            "ces lignes sont rejetées\u{a0}: un saut de ligne ou un guillemet mal fermé a pu les couper",
            "these rows are rejected: a line break or an ill-closed quote may have cut them",
        ),
        Code::CsvRowLong => Said::fact(
            format!("plus de cellules que d'en-têtes\u{a0}: {fr}"),
            format!("more cells than headings: {en}"),
        )
        .help(
            "ces lignes sont rejetées\u{a0}: une cellule contient sans doute le séparateur sans guillemets",
            "these rows are rejected: a cell probably holds the delimiter without quotes",
        ),
        Code::PeriodInvalid => Said::fact(
            format!("la période ne peut pas être lue dans la colonne `{column}`\u{a0}: {fr}"),
            format!("the period cannot be read in the column `{column}`: {en}"),
        )
        .help(
            "ces lignes sont rejetées\u{a0}: corrigez `format:` de `period:`, ou écartez-les par `rows:`",
            "these rows are rejected: mend `format:` of `period:`, or leave them out with `rows:`",
        ),
        Code::WaveUnknown => Said::fact(
            format!("la vague est inconnue dans la colonne `{column}`\u{a0}: {fr}"),
            format!("the wave is unknown in the column `{column}`: {en}"),
        )
        .help(
            "ces lignes sont rejetées\u{a0}: ajoutez la cellule à `codes:` de `wave:`, ou écartez-les par `rows:`",
            "these rows are rejected: add the cell to `codes:` of `wave:`, or leave them out with `rows:`",
        ),
        Code::IdMissing => Said::fact(
            format!("répondant absent\u{a0}: {fr}"),
            format!("respondent missing: {en}"),
        )
        .help(
            "chacune de ces lignes compte pour une personne à part",
            "each of these rows counts as a person of its own",
        ),
        Code::IdScientific => Said::fact(
            format!("identifiant abîmé par un tableur (`3,58E+14`)\u{a0}: {fr}"),
            format!("id damaged by a spreadsheet (`3.58E+14`): {en}"),
        )
        .help(
            "exportez de nouveau avec la colonne au format texte\u{a0}; d'ici là, chaque ligne compte pour une personne à part",
            "export again with the column as text; until then, each row counts as a person of its own",
        ),
        Code::RespondentTwice => Said::fact(
            format!("même répondant plusieurs fois dans une vague d'une période\u{a0}: {fr}"),
            format!("the same respondent more than once in one wave of one period: {en}"),
        )
        .help(
            "toutes ces lignes sont rejetées\u{a0}: déclarez `duplicates:` (`keep: first` ou `last`) pour dire laquelle compte",
            "all these rows are rejected: declare `duplicates:` (`keep: first` or `last`) to say which one counts",
        ),
        Code::DuplicateTie => Said::fact(
            format!("doublons que la règle ne départage pas\u{a0}: {fr}"),
            format!("duplicates that the rule cannot tell apart: {en}"),
        )
        .help(
            "ces lignes sont rejetées, car elles diffèrent\u{a0}: précisez `order:` de `duplicates:`, ou corrigez l'export",
            "these rows are rejected, for they differ: sharpen `order:` of `duplicates:`, or mend the export",
        ),
        other => Said::fact(format!("{other:?}\u{a0}: {fr}"), format!("{other:?}: {en}")),
    }
}

/// The reason of blank rows in the accounting.
pub fn blank_row() -> Text {
    Text::new("ligne vide", "blank row")
}

/// A source whose patterns match no file.
pub fn source_no_file(association: &str, source: &str, patterns: &[String]) -> Said {
    let patterns = ticked(patterns);
    Said::fact(
        format!("aucun fichier pour la source `{source}` de `{association}`\u{a0}: {patterns}"),
        format!("no file for the source `{source}` of `{association}`: {patterns}"),
    )
    .help(
        "les motifs de `files:` se lisent depuis le dossier donné à la commande",
        "the patterns of `files:` are read from the folder given to the command",
    )
}

/// A file that no source claims.
pub fn file_unclaimed() -> Said {
    Said::fact(
        "aucune source ne demande ce fichier\u{a0}: il n'est pas lu",
        "no source asks for this file: it is not read",
    )
    .help(
        "ajoutez un motif à `files:` d'une source, ou rangez ce fichier ailleurs",
        "add a pattern to `files:` of a source, or keep this file elsewhere",
    )
}

/// A file two associations claim.
pub fn file_claimed_twice(first: &str, second: &str) -> Said {
    Said::fact(
        format!("deux associations demandent ce fichier\u{a0}: `{first}` et `{second}`"),
        format!("two associations ask for this file: `{first}` and `{second}`"),
    )
    .help(
        format!("il est refusé pour `{second}`\u{a0}: resserrez les motifs de `files:`"),
        format!("it is refused for `{second}`: narrow the patterns of `files:`"),
    )
}

/// A file of the same content as another.
pub fn file_same_content(other: &str) -> Said {
    Said::fact(
        format!("même contenu que `{other}`, octet pour octet"),
        format!("the same content as `{other}`, byte for byte"),
    )
    .help(
        "il est refusé, pour ne rien compter deux fois",
        "it is refused, so that nothing counts twice",
    )
}

/// A file that cannot be read.
pub fn file_unreadable(cause: &str) -> Said {
    Said::fact(
        format!("fichier illisible\u{a0}: {cause}"),
        format!("the file cannot be read: {cause}"),
    )
}

/// A file past the limit of size.
pub fn limit_file_size(size: u64, limit: u64) -> Said {
    Said::fact(
        format!("fichier de {size} octets, au-delà de la limite de {limit}"),
        format!("a file of {size} bytes, past the limit of {limit}"),
    )
    .help(
        "coupez l'export en plusieurs fichiers",
        "split the export into several files",
    )
}

/// A workbook or an archive under the name of a CSV.
pub fn format_not_csv(kind: &'static str) -> Said {
    Said::fact(
        format!("ce fichier n'est pas un CSV mais {kind}"),
        format!("this file is not CSV but {kind}"),
    )
    .help(
        "enregistrez la feuille en CSV\u{a0}; rien n'est jamais décompressé",
        "save the sheet as CSV; nothing is ever unpacked",
    )
}

/// A file of 0 byte, or without a heading.
pub fn csv_empty() -> Said {
    Said::fact("le fichier est vide", "the file is empty")
        .help("demandez de nouveau l'export", "ask for the export again")
}

/// A heading and no row.
pub fn csv_no_rows() -> Said {
    Said::fact("des en-têtes, aucune ligne", "headings and no row")
}

/// A NUL byte.
pub fn csv_nul(line: u64) -> Said {
    Said::fact(
        format!("octet NUL à la ligne {line}"),
        format!("a NUL byte on line {line}"),
    )
    .help(
        "le fichier est abîmé, ou en UTF-16 sans marque\u{a0}: enregistrez-le en UTF-8",
        "the file is damaged, or UTF-16 without a mark: save it as UTF-8",
    )
}

/// A quote that is never closed.
pub fn csv_quote_open(line: u64) -> Said {
    Said::fact(
        format!("le guillemet ouvert à la ligne {line} n'est jamais fermé"),
        format!("the quote opened on line {line} is never closed"),
    )
    .help(
        "le fichier est refusé\u{a0}: fermez ce guillemet",
        "the file is refused: close this quote",
    )
}

/// A delimiter other than the one declared.
pub fn csv_delimiter(declared: char, found: char) -> Said {
    let (declared, found) = (shown(declared), shown(found));
    Said::fact(
        format!("le séparateur déclaré est {declared}, le fichier semble utiliser {found}"),
        format!("the declared delimiter is {declared}, the file seems to use {found}"),
    )
    .help(
        format!("écrivez `dialect: {{delimiter: {found}}}`"),
        format!("write `dialect: {{delimiter: {found}}}`"),
    )
}

fn shown(delimiter: char) -> String {
    match delimiter {
        '\t' => "\"\\t\"".to_owned(),
        other => format!("\"{other}\""),
    }
}

/// Bytes that are not of the encoding.
pub fn encoding_invalid(encoding: &str, line: u64) -> Said {
    Said::fact(
        format!("le texte n'est pas en {encoding} à la ligne {line}"),
        format!("the text is not {encoding} on line {line}"),
    )
    .help(
        "corrigez `dialect: {encoding: …}` (`windows-1252` pour un CSV d'Excel), ou enregistrez en UTF-8",
        "mend `dialect: {encoding: …}` (`windows-1252` for a CSV of Excel), or save as UTF-8",
    )
}

/// An encoding that had to be guessed, or that is not the one declared.
pub fn encoding_guessed(encoding: &str, declared: Option<&str>) -> Said {
    let (fr, en) = match declared {
        Some(declared) => (
            format!("lu en {encoding}, alors que {declared} est déclaré"),
            format!("read as {encoding}, while {declared} is declared"),
        ),
        None => (
            format!("encodage non déclaré, lu en {encoding}"),
            format!("encoding not declared, read as {encoding}"),
        ),
    };
    Said::fact(fr, en).help(
        format!(
            "vérifiez les accents, puis écrivez `dialect: {{encoding: {}}}`",
            encoding.to_lowercase()
        ),
        format!(
            "check the accents, then write `dialect: {{encoding: {}}}`",
            encoding.to_lowercase()
        ),
    )
}

/// Text encoded twice, or read in the wrong encoding.
pub fn encoding_double(count: u64, headings: &[String]) -> Said {
    let (places_fr, places_en) = (
        plural_fr(count, "endroit", "endroits"),
        plural_en(count, "place", "places"),
    );
    let (among_fr, among_en) = match headings {
        [] => (String::new(), String::new()),
        some => (
            format!(", dont les en-têtes {}", ticked(some)),
            format!(", the headings {} among them", ticked(some)),
        ),
    };
    Said::fact(
        format!("texte encodé deux fois ou mal décodé\u{a0}: {count} {places_fr}{among_fr}"),
        format!("text encoded twice or decoded wrongly: {count} {places_en}{among_en}"),
    )
    .help(
        "exportez de nouveau en UTF-8, ou déclarez l'encodage (`macintosh` pour un ancien Mac)",
        "export again as UTF-8, or declare the encoding (`macintosh` for an old Mac)",
    )
}

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
            "vérifiez les en-têtes du fichier, `skip-rows` et `header-rows` de `dialect:`",
            "check the headings of the file, `skip-rows` and `header-rows` of `dialect:`",
        ),
    }
}

/// A mapped heading that stands several times in the file.
pub fn column_duplicate(heading: &str, columns: &[usize]) -> Said {
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
        "renommez-les dans l'export, ou écrivez l'en-tête entier (`haut | bas`)",
        "rename them in the export, or write the whole heading (`upper | lower`)",
    )
}

/// The place in a referential that asks for a column.
pub fn asked_here() -> Text {
    Text::new("demandée ici", "asked for here")
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
        "elles ne sont pas lues\u{a0}; mieux vaut ne pas les exporter",
        "they are not read; better not to export them",
    )
}

/// Duplicates between folders read together.
pub fn duplicates_across_folders(association: &str, source: &str, count: u64) -> Said {
    let (rows_fr, rows_en) = (
        plural_fr(count, "ligne", "lignes"),
        plural_en(count, "row", "rows"),
    );
    Said::fact(
        format!("la source `{source}` de `{association}` donne {count} {rows_fr} de trop d'un dossier à l'autre"),
        format!("the source `{source}` of `{association}` gives {count} {rows_en} too many from one folder to another"),
    )
    .help(
        "lisez ensemble les exports d'origine\u{a0}: les doublons seront départagés",
        "read the original exports together: duplicates will then be settled",
    )
}

/// Respondents numbered or keyed apart.
pub fn respondents_across_runs(association: &str) -> Said {
    Said::fact(
        format!("les répondants de `{association}` ont été numérotés dans plusieurs exécutions"),
        format!("the respondents of `{association}` were numbered in several runs"),
    )
    .help(
        "refaites `impact ingest` partout avec le même secret, ou lisez les exports ensemble",
        "run `impact ingest` again everywhere with the same secret, or read the exports together",
    )
}

/// Observations of another referential.
pub fn observations_foreign(found: &str, wanted: &str) -> Said {
    Said::fact(
        format!("observations de `{found}`, alors que le référentiel est `{wanted}`"),
        format!("observations of `{found}`, while the referential is `{wanted}`"),
    )
    .help(
        "refaites `impact ingest` avec ce référentiel",
        "run `impact ingest` again with this referential",
    )
}

/// Observations that the plan does not know.
pub fn observations_unknown(what: &str) -> Said {
    Said::fact(
        format!("les observations ont `{what}`, que le référentiel ne connaît plus"),
        format!("the observations have `{what}`, which the referential no longer knows"),
    )
    .help(
        "refaites `impact ingest` avec ce référentiel",
        "run `impact ingest` again with this referential",
    )
}

/// What `rejets.csv` says of a row or a cell.
pub fn reject(code: &str) -> Text {
    match code {
        "csv-row-short" => Text::new(
            "moins de cellules que d'en-têtes",
            "fewer cells than headings",
        ),
        "csv-row-long" => Text::new(
            "plus de cellules que d'en-têtes",
            "more cells than headings",
        ),
        "period-invalid" => Text::new("période illisible", "period not readable"),
        "wave-unknown" => Text::new("vague inconnue", "wave unknown"),
        "id-duplicate" => Text::new(
            "même répondant plusieurs fois",
            "same respondent more than once",
        ),
        "duplicate-tie" => Text::new(
            "doublon que la règle ne départage pas",
            "duplicate the rule cannot tell apart",
        ),
        "value-unknown" => Text::new("aucune modalité ne correspond", "no code matches"),
        "number-invalid" => Text::new("nombre illisible", "number not readable"),
        "number-precision" => Text::new("trop de décimales", "too many decimals"),
        "value-range" => Text::new("hors bornes", "out of bounds"),
        "date-invalid" => Text::new("date illisible", "date not readable"),
        "exclusive-broken" => Text::new(
            "réponse exclusive à côté d'une autre",
            "exclusive answer beside another",
        ),
        other => Text::same(other),
    }
}
