//! The sentences of `impact inspect`.

use crate::i18n::{Text, plural_en, plural_fr, shown, ticked};
use crate::ingest::Sheet;
use crate::ingest::opened::{Evidence, SheetOpened};
use crate::inspection::{Cells, Remark};

use crate::sensitivity::Category;

/// Most lines named for one kind of ill-written row.
const MOST_LINES: usize = 5;

/// The sheet of a workbook, whether it was asked for, and the others.
pub fn sheet(of: &SheetOpened, asked: bool) -> Text {
    let name = shown(&of.name);
    let (fr, en) = match (asked, of.sheets.len(), of.several) {
        (true, ..) => ("comme demandé", "as asked"),
        (_, 1, _) => ("la seule", "the only one"),
        (_, _, true) => (
            "la plus remplie de celles qui ne sont pas masquées",
            "the fullest of those that are not hidden",
        ),
        _ => (
            "la seule qui ne soit ni masquée ni vide",
            "the only one that is neither hidden nor empty",
        ),
    };
    let others = of.sheets.iter().filter(|sheet| sheet.name != of.name);
    let others: Vec<Text> = others.map(other_sheet).collect();
    let joined = |of: fn(&Text) -> &str| others.iter().map(of).collect::<Vec<_>>().join(", ");
    let (mut also, mut hint) = (Text::same(""), Text::same(""));
    if !others.is_empty() {
        also = Text::new(
            format!("\u{a0}; il a aussi {}", joined(|text| &text.fr)),
            format!("; it also has {}", joined(|text| &text.en)),
        );
    }
    if of.several && !asked {
        hint = Text::new(
            "\u{a0}; `--sheet` en montre une autre",
            "; `--sheet` shows another one",
        );
    }
    Text::new(
        format!(
            "classeur\u{a0}: feuille «\u{a0}{name}\u{a0}», {fr}{}{}",
            also.fr, hint.fr
        ),
        format!("workbook: sheet “{name}”, {en}{}{}", also.en, hint.en),
    )
}

fn other_sheet(sheet: &Sheet) -> Text {
    let name = shown(&sheet.name);
    let (fr, en) = match (sheet.visible, sheet.filled) {
        (true, true) => ("", ""),
        (false, true) => (" (masquée)", " (hidden)"),
        (true, false) => (" (vide)", " (empty)"),
        (false, false) => (" (masquée, vide)", " (hidden, empty)"),
    };
    Text::new(format!("«\u{a0}{name}\u{a0}»{fr}"), format!("“{name}”{en}"))
}

/// The encoding, and what told it.
pub fn encoding(name: Option<&str>, evidence: Evidence) -> Text {
    let name = name.unwrap_or("UTF-8");
    match evidence {
        Evidence::Asked => Text::new(
            format!("encodage\u{a0}: {name}, comme demandé"),
            format!("encoding: {name}, as asked"),
        ),
        Evidence::Mark => Text::new(
            format!("encodage\u{a0}: {name}, d'après la marque au début du fichier"),
            format!("encoding: {name}, by the mark at the beginning of the file"),
        ),
        Evidence::Ascii => Text::new(
            "encodage\u{a0}: aucune lettre accentuée ne le dit\u{a0}; UTF-8 convient",
            "encoding: no accented letter tells it; UTF-8 will do",
        ),
        Evidence::Valid => Text::new(
            "encodage\u{a0}: UTF-8, car tout s'y lit",
            "encoding: UTF-8, for all of it can be read so",
        ),
        Evidence::Guessed => Text::new(
            format!(
                "encodage\u{a0}: ce n'est pas de l'UTF-8\u{a0}; {name} est le plus probable, d'après les lettres voisines des accents"
            ),
            format!(
                "encoding: not UTF-8; {name} is the likeliest, by the letters beside the accented ones"
            ),
        ),
    }
}

/// Places that look encoded twice.
pub fn doubtful(places: u64) -> Text {
    Text::new(
        format!(
            "attention\u{a0}: {places} {} encodés deux fois ou dans un autre encodage (« Ã© »)",
            plural_fr(places, "endroit semble", "endroits semblent")
        )
        .replace("« ", "«\u{a0}")
        .replace(" »", "\u{a0}»"),
        format!(
            "beware: {places} {} encoded twice, or in another encoding (“Ã©”)",
            plural_en(places, "place looks", "places look")
        ),
    )
}

/// How lines end.
pub fn line_ends([crlf, lf, cr]: [u64; 3]) -> Text {
    let ends = [("CRLF", crlf), ("LF", lf), ("CR", cr)];
    let found: Vec<String> = ends
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{count} {name}"))
        .collect();
    let mixed = found.len() > 1;
    let found = found.join(", ");
    match (found.is_empty(), mixed) {
        (true, _) => Text::new("fins de ligne\u{a0}: aucune", "line ends: none"),
        (_, false) => Text::new(
            format!("fins de ligne\u{a0}: {found}"),
            format!("line ends: {found}"),
        ),
        (_, true) => Text::new(
            format!("fins de ligne mêlées, ou dans des cellules\u{a0}: {found}"),
            format!("line ends mixed, or inside cells: {found}"),
        ),
    }
}

fn mark(delimiter: char) -> (String, String) {
    match delimiter {
        '\t' => ("tabulation".to_owned(), "tab".to_owned()),
        other => (format!("«\u{a0}{other}\u{a0}»"), format!("“{other}”")),
    }
}

/// The delimiter, and how records vote for each that cuts them.
pub fn delimiter(chosen: char, ballots: &[(char, u64, u64)]) -> Text {
    let (fr, en) = mark(chosen);
    let votes = |lang: fn((String, String)) -> String, of: &str, cells: &str| {
        let votes = ballots.iter().map(|(delimiter, share, count)| {
            let name = lang(mark(*delimiter));
            format!("{name} {count} {cells} ({}\u{a0}% {of})", share / 10)
        });
        votes.collect::<Vec<_>>().join(", ")
    };
    let fr_votes = votes(|(fr, _)| fr, "des lignes", "cellules");
    let en_votes = votes(|(_, en)| en, "of rows", "cells").replace('\u{a0}', "");
    if ballots.is_empty() {
        return Text::new(
            format!("séparateur\u{a0}: {fr}\u{a0}; aucun ne coupe les lignes"),
            format!("delimiter: {en}; none cuts the rows"),
        );
    }
    Text::new(
        format!("séparateur\u{a0}: {fr}\u{a0}; au vote des premières lignes\u{a0}: {fr_votes}"),
        format!("delimiter: {en}; the first rows vote: {en_votes}"),
    )
}

/// Where the headings stand.
pub fn top(skipped: usize, rows: usize) -> Text {
    let (s, r) = (skipped as u64, rows as u64);
    let above = match skipped {
        0 => Text::new("en haut du fichier", "at the top of the file"),
        _ => Text::new(
            format!("sous {s} {} à sauter", plural_fr(s, "ligne", "lignes")),
            format!("below {s} {} to skip", plural_en(s, "row", "rows")),
        ),
    };
    Text::new(
        format!(
            "en-têtes\u{a0}: {r} {}, {}",
            plural_fr(r, "ligne", "lignes"),
            above.fr
        ),
        format!(
            "headings: {r} {}, {}",
            plural_en(r, "row", "rows"),
            above.en
        ),
    )
}

/// Headings that look like answers.
pub fn headless() -> Text {
    Text::new(
        "attention\u{a0}: ces en-têtes ressemblent à des réponses, et ne sont pas recopiés\u{a0}; dites `--delimiter`, `--skip-rows` ou `--header-rows`",
        "beware: these headings look like answers, and are not copied; say `--delimiter`, `--skip-rows` or `--header-rows`",
    )
}

/// The profile, and the columns that told it.
pub fn profile(name: &str, marks: &[String]) -> Text {
    if name == "excel-fr" {
        return Text::new(
            "profil\u{a0}: `excel-fr`, au point-virgule et à l'encodage",
            "profile: `excel-fr`, by its semicolon and its encoding",
        );
    }
    if marks.is_empty() {
        return Text::new(
            format!("profil\u{a0}: `{name}`, car aucune colonne d'un outil connu n'y est"),
            format!("profile: `{name}`, for no column of a known tool is there"),
        );
    }
    let marks = ticked(marks);
    Text::new(
        format!("profil\u{a0}: `{name}`, à ses colonnes {marks}"),
        format!("profile: `{name}`, by its columns {marks}"),
    )
}

/// How many rows and columns.
pub fn rows(rows: u64, columns: usize) -> Text {
    let c = columns as u64;
    Text::new(
        format!(
            "{rows} {}, {c} {}",
            plural_fr(rows, "ligne", "lignes"),
            plural_fr(c, "colonne", "colonnes")
        ),
        format!(
            "{rows} {}, {c} {}",
            plural_en(rows, "row", "rows"),
            plural_en(c, "column", "columns")
        ),
    )
}

/// Rows that are none, or are ill written.
pub fn misshapen(code: &str, lines: &[u64]) -> Text {
    let n = lines.len() as u64;
    let what = super::ingest::reject(code);
    let shown: Vec<String> = lines.iter().take(MOST_LINES).map(u64::to_string).collect();
    let more = if lines.len() > MOST_LINES {
        ", …"
    } else {
        ""
    };
    let shown = shown.join(", ") + more;
    Text::new(
        format!(
            "{n} {} (`{code}`)\u{a0}: {}, {} {shown}",
            plural_fr(n, "ligne à rejeter", "lignes à rejeter"),
            what.fr,
            plural_fr(n, "à la ligne", "aux lignes"),
        ),
        format!(
            "{n} {} (`{code}`): {}, on {} {shown}",
            plural_en(n, "row to reject", "rows to reject"),
            what.en,
            plural_en(n, "line", "lines"),
        ),
    )
}

/// The headings of the table of columns.
pub fn headings() -> [Text; 6] {
    [
        Text::new("N°", "No."),
        Text::new("En-tête", "Heading"),
        Text::new("Contenu", "Content"),
        Text::new("Rempli", "Filled"),
        Text::new("Distincts", "Distinct"),
        Text::new("À savoir", "To know"),
    ]
}

/// What the cells of a column are.
pub fn cells(of: &Cells) -> Text {
    match of {
        Cells::Blank => Text::new("vide", "blank"),
        Cells::Integer => Text::new("nombre entier", "whole number"),
        Cells::Decimal(mark, suffix) => {
            let suffix = suffix.map(|it| format!(" {it}")).unwrap_or_default();
            Text::new(
                format!("nombre (décimales «\u{a0}{mark}\u{a0}»){suffix}"),
                format!("number (decimal mark “{mark}”){suffix}"),
            )
        }
        Cells::Date(formats) => {
            let formats = ticked(formats);
            Text::new(format!("date {formats}"), format!("date {formats}"))
        }
        Cells::Answers => Text::new("réponses", "answers"),
        Cells::Text => Text::new("texte", "text"),
    }
}

/// What else is worth saying of a column.
pub fn remark(of: &Remark) -> Text {
    match of {
        Remark::Added => Text::new("ajoutée par l'outil", "added by the tool"),
        Remark::Identity => Text::new(
            "identité probable\u{a0}: à ne pas faire correspondre",
            "probably an identity: not to be mapped",
        ),
        Remark::Numbering => Text::new(
            "numérote des personnes\u{a0}: répondant possible",
            "numbers persons: may be the respondent",
        ),
        Remark::Sensitive(of) => {
            let (fr, en) = category(*of);
            Text::new(format!("sensible\u{a0}: {fr}"), format!("sensitive: {en}"))
        }
        Remark::Ambiguous => Text::new(
            "jour et mois ne se distinguent pas\u{a0}: demandez le format",
            "day and month cannot be told apart: ask for the format",
        ),
        Remark::Serial => Text::new(
            "jours comptés par un tableur (45000)\u{a0}: exportez en format date",
            "days as a spreadsheet counts them (45000): export as dates",
        ),
        Remark::Damaged => Text::new(
            "identifiants abîmés par un tableur (3,58E+14)\u{a0}: exportez en format texte",
            "ids damaged by a spreadsheet (3,58E+14): export as text",
        ),
        Remark::Joined(mark) => Text::new(
            format!("plusieurs réponses dans une cellule, séparées par «\u{a0}{mark}\u{a0}»"),
            format!("several answers in one cell, separated by “{mark}”"),
        ),
    }
}

fn category(of: Category) -> (&'static str, &'static str) {
    match of {
        Category::Beliefs => ("croyances", "beliefs"),
        Category::Origin => ("origine ethnique", "ethnic origin"),
        Category::Politics => ("opinions politiques", "political opinions"),
        Category::Union => ("appartenance syndicale", "trade-union membership"),
        Category::Sexuality => ("vie sexuelle", "sex life"),
        Category::Health => ("santé", "health"),
        Category::Justice => ("condamnations", "convictions"),
        Category::Status => ("titre de séjour", "residence status"),
    }
}

/// A column without heading.
pub fn no_heading() -> Text {
    Text::new("(sans en-tête)", "(no heading)")
}

/// A heading that is not copied.
pub fn masked() -> Text {
    Text::new("(en-tête non recopié)", "(heading not copied)")
}

/// Another column has the same heading.
pub fn twin() -> Text {
    Text::new("en-tête en double", "heading twice")
}

/// A share of rows.
pub fn percent(of: u64) -> Text {
    Text::new(format!("{of}\u{a0}%"), format!("{of}%"))
}

/// The answers of a column that enough rows hold.
pub fn answers(heading: &str, answers: &[(String, u64)]) -> Text {
    let quoted = |open: &str, close: &str| {
        let answers = answers
            .iter()
            .map(|(text, rows)| format!("{open}{text}{close} {rows}"));
        answers.collect::<Vec<_>>().join(", ")
    };
    Text::new(
        format!("{heading}\u{a0}: {}", quoted("«\u{a0}", "\u{a0}»")),
        format!("{heading}: {}", quoted("“", "”")),
    )
}

/// What is not shown.
pub fn discretion(fewest: u64) -> Text {
    Text::new(
        format!("Seules sont montrées les réponses que {fewest} lignes au moins portent."),
        format!("Only answers that at least {fewest} rows hold are shown."),
    )
}

/// What stands above the block to paste.
pub fn to_paste() -> Text {
    Text::new(
        "À coller dans le référentiel de l'association, puis à relire\u{a0}:",
        "To paste into the association's referential, then to read over:",
    )
}

/// A common referential is wanted for the block to paste.
pub fn no_common() -> Text {
    Text::new(
        "sans référentiel commun (`-r`), aucun bloc `sources:` n'est proposé",
        "without a common referential (`-r`), no `sources:` block is proposed",
    )
}

/// An encoding that is not known.
pub fn encoding_unknown(name: &str) -> crate::i18n::Said {
    crate::i18n::Said::fact(
        format!("l'encodage `{name}` n'est pas connu"),
        format!("the encoding `{name}` is not known"),
    )
    .help(
        "par exemple `utf-8`, `windows-1252`, `iso-8859-15`, `macintosh`, `utf-16le`",
        "for instance `utf-8`, `windows-1252`, `iso-8859-15`, `macintosh`, `utf-16le`",
    )
}
