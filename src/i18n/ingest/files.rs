//! What is said of files: found or not, their format and their encoding.

use std::fmt::Display;

use crate::i18n::{Said, plural_en, plural_fr, ticked};

/// A path given for a folder of exports that is not one.
pub fn not_a_folder(path: &dyn Display) -> Said {
    Said::fact(
        format!("`{path}` n'est pas un dossier"),
        format!("`{path}` is not a folder"),
    )
    .help(
        "donnez le dossier qui contient les exports",
        "give the folder that holds the exports",
    )
}

/// A folder below which no source asks for any file; `above`, the folder that holds it, where patterns match
/// from there; `example` is one of the patterns.
pub fn nothing_read(folder: &str, above: Option<&str>, example: &str) -> Said {
    let said = Said::fact(
        format!(
            "aucun fichier lu dans `{folder}`\u{a0}: les motifs de `files:` se lisent depuis le dossier donné"
        ),
        format!(
            "no file read in `{folder}`: the patterns of `files:` are read from the folder given"
        ),
    );
    match above {
        Some(above) => said.help(format!("donnez `{above}`"), format!("give `{above}`")),
        None => said.help(
            format!("donnez le dossier d'où se lit `{example}`, ou corrigez `files:` des sources"),
            format!(
                "give the folder from which `{example}` is read, or mend `files:` of the sources"
            ),
        ),
    }
}

/// An association without a file for any of its sources.
pub fn association_no_file(association: &str, sources: &[&str]) -> Said {
    let sources = ticked(sources);
    Said::fact(
        format!("aucun fichier pour `{association}`, dont les sources sont {sources}"),
        format!("no file for `{association}`, whose sources are {sources}"),
    )
    .help(
        "les motifs de `files:` se lisent depuis le dossier donné à la commande",
        "the patterns of `files:` are read from the folder given to the command",
    )
}

/// A source whose patterns match no file.
pub fn source_no_file(association: &str, source: &str, patterns: &[String]) -> Said {
    let patterns = ticked(patterns);
    Said::fact(
        format!("aucun fichier pour la source `{source}` de `{association}`\u{a0}: {patterns}"),
        format!("no file for the source `{source}` of `{association}`: {patterns}"),
    )
    .help(
        "vérifiez les motifs de `files:`, qui se lisent depuis le dossier donné à la commande",
        "check the patterns of `files:`, which are read from the folder given to the command",
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
        format!("fichier de {size} octets, au-delà de la limite de {limit} octets"),
        format!("a file of {size} bytes, past the limit of {limit}"),
    )
    .help(
        "coupez l'export en plusieurs fichiers",
        "split the export into several files",
    )
}

/// A table of more columns than a spreadsheet has.
pub fn limit_columns(columns: usize, limit: usize) -> Said {
    Said::fact(
        format!("{columns} colonnes, au-delà de la limite de {limit}"),
        format!("{columns} columns, past the limit of {limit}"),
    )
    .help(
        "vérifiez le séparateur, ou n'exportez que les colonnes utiles",
        "check the delimiter, or export only the columns that serve",
    )
}

/// A row past the limit of size.
pub fn limit_row_size(size: usize, limit: usize) -> Said {
    Said::fact(
        format!("une ligne de {size} octets, au-delà de la limite de {limit} octets"),
        format!("a row of {size} bytes, past the limit of {limit}"),
    )
    .help(
        "un guillemet ouvert ou un fichier abîmé en est sans doute la cause\u{a0}: demandez de nouveau l'export",
        "an open quote or a damaged file is probably the cause: ask for the export again",
    )
}

/// Something under the name of an export that is no regular file.
pub fn file_not_regular() -> Said {
    Said::fact(
        "ce n'est pas un fichier ordinaire\u{a0}: un lien, un tube ou un périphérique n'est jamais lu",
        "not a regular file: a link, a pipe or a device is never read",
    )
    .help(
        "mettez à cette place une copie du fichier",
        "put a copy of the file in this place",
    )
}

/// A file of 0 byte, or without a heading.
pub fn csv_empty() -> Said {
    Said::fact("le fichier est vide", "the file is empty")
        .help("demandez de nouveau l'export", "ask for the export again")
}

/// A heading and no row.
pub fn csv_no_rows() -> Said {
    Said::fact(
        "le fichier a des en-têtes, mais aucune ligne",
        "headings and no row",
    )
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

/// Rows, the first on line `first`, in which a quote may have swallowed others: `lines` lines in all.
pub fn csv_quote_swallowed(rows: usize, first: u64, lines: u64) -> Said {
    let said = if rows == 1 {
        Said::fact(
            format!(
                "un guillemet mal fermé a pu avaler {lines} lignes, à partir de la ligne {first}"
            ),
            format!("an ill-closed quote may have swallowed {lines} lines, from line {first} on"),
        )
    } else {
        Said::fact(
            format!(
                "{rows} guillemets mal fermés ont pu avaler {lines} lignes, les premières à partir de la ligne {first}"
            ),
            format!(
                "{rows} ill-closed quotes may have swallowed {lines} lines, the first from line {first} on"
            ),
        )
    };
    said.help(
        "ce qu'un guillemet a avalé compte pour une seule ligne, rejetée\u{a0}: fermez ce guillemet là où finit sa cellule",
        "what a quote swallowed counts as one row, rejected: close this quote where its cell ends",
    )
}

/// Headings, from line `line` on, in which a quote may have swallowed rows: `lines` lines in all.
pub fn csv_quote_in_headings(line: u64, lines: u64) -> Said {
    Said::fact(
        format!(
            "un guillemet mal fermé dans les en-têtes a pu avaler {lines} lignes, à partir de la ligne {line}"
        ),
        format!(
            "an ill-closed quote in the headings may have swallowed {lines} lines, from line {line} on"
        ),
    )
    .help(
        "le fichier est refusé\u{a0}: fermez ce guillemet là où finit son en-tête",
        "the file is refused: close this quote where its heading ends",
    )
}

/// Blank cells past the headings, in many rows.
pub fn csv_trailing_delimiter(delimiter: char) -> Said {
    let delimiter = shown(delimiter);
    Said::fact(
        format!("des lignes finissent par un séparateur de trop ({delimiter})"),
        format!("rows end with a delimiter too many ({delimiter})"),
    )
    .help(
        "rien n'est perdu\u{a0}: ces cellules vides sont au-delà des en-têtes",
        "nothing is lost: these blank cells are past the headings",
    )
}

/// Rows above the headings that are not declared: `rows` to skip in all, the headings on line `line`.
pub fn csv_preamble(rows: usize, line: u64) -> Said {
    Said::fact(
        format!("les en-têtes demandés sont à la ligne {line}, sous des lignes qui ne sont pas déclarées"),
        format!("the headings asked for are on line {line}, below rows that are not declared"),
    )
    .help(
        format!("le fichier est refusé\u{a0}: écrivez `dialect: {{skip-rows: {rows}}}`"),
        format!("the file is refused: write `dialect: {{skip-rows: {rows}}}`"),
    )
}

/// Another number of heading rows than the one declared, under `skipped` rows to skip.
pub fn csv_header_rows(declared: usize, rows: usize, skipped: usize) -> Said {
    let (fr, en) = (
        plural_fr(rows as u64, "ligne", "lignes"),
        plural_en(rows as u64, "row", "rows"),
    );
    let skip = match skipped {
        0 => String::new(),
        rows => format!("skip-rows: {rows}, "),
    };
    Said::fact(
        format!("les en-têtes demandés tiennent sur {rows} {fr}, et non {declared}"),
        format!("the headings asked for take {rows} {en}, not {declared}"),
    )
    .help(
        format!("le fichier est refusé\u{a0}: écrivez `dialect: {{{skip}header-rows: {rows}}}`"),
        format!("the file is refused: write `dialect: {{{skip}header-rows: {rows}}}`"),
    )
}

/// A delimiter other than the one declared.
pub fn csv_delimiter(declared: char, found: char) -> Said {
    let (declared, found) = (shown(declared), shown(found));
    Said::fact(
        format!("le séparateur déclaré est {declared}, mais le fichier semble utiliser {found}"),
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
pub fn encoding_guessed(encoding: &str, declared: Option<&str>, accented: &[&str]) -> Said {
    let headings: Vec<String> = accented
        .iter()
        .map(|heading| format!("`{heading}`"))
        .collect();
    let (seen_fr, seen_en) = match headings.as_slice() {
        [] => (String::new(), String::new()),
        headings => (
            format!(", lus ainsi\u{a0}: {}", headings.join(", ")),
            format!(", which are read so: {}", headings.join(", ")),
        ),
    };
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
            "vérifiez les accents{seen_fr}\u{a0}; puis écrivez `dialect: {{encoding: {}}}`",
            encoding.to_lowercase()
        ),
        format!(
            "check the accents{seen_en}; then write `dialect: {{encoding: {}}}`",
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
