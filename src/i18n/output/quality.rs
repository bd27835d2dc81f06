//! The sentences of the account of quality.

use crate::i18n::{Text, plural_en, plural_fr, shown, ticked};

/// Headings of the account of variables: variable, valid, missing, invalid.
pub fn variable_headings() -> [Text; 4] {
    [
        Text::new("Variable", "Variable"),
        Text::new("Valides", "Valid"),
        Text::new("Manquantes", "Missing"),
        Text::new("Invalides", "Invalid"),
    ]
}

/// How a file was read: encoding and delimiter, each with whether it was detected rather than declared.
pub fn dialect(encoding: (&str, bool), delimiter: (char, bool)) -> Text {
    let encoding = detected(&Text::same(encoding.0), encoding.1);
    let sign = match delimiter.0 {
        '\t' => Text::new("tabulation", "tab"),
        ' ' => Text::new("espace", "space"),
        other => Text::new(
            format!("«\u{a0}{other}\u{a0}»"),
            format!("\u{201c}{other}\u{201d}"),
        ),
    };
    let delimiter = detected(&sign, delimiter.1);
    Text::new(
        format!("encodage {}, séparateur {}", encoding.fr, delimiter.fr),
        format!("encoding {}, delimiter {}", encoding.en, delimiter.en),
    )
}

/// What became of an edit: rows judged, failed, undetermined; `shown` writes a count.
pub fn edit(id: &str, rows: [u64; 3], shown: impl Fn(u64) -> String) -> Text {
    let [judged, failed, undetermined] = rows;
    let unknown = plural_fr(undetermined, "indéterminée", "indéterminées");
    let rows_fr = plural_fr(judged, "ligne jugée", "lignes jugées");
    let rows_en = plural_en(judged, "row judged", "rows judged");
    let [judged, failed, undetermined] = [judged, failed, undetermined].map(shown);
    Text::new(
        format!(
            "contrôle `{id}`\u{a0}: {judged}\u{a0}{rows_fr}, {failed}\u{a0}en échec, {undetermined}\u{a0}{unknown}"
        ),
        format!(
            "edit `{id}`: {judged}\u{a0}{rows_en}, {failed}\u{a0}failed, {undetermined}\u{a0}undetermined"
        ),
    )
}

/// Headings named in one line.
const MOST_HEADINGS: usize = 8;

/// Columns that nothing reads, at least one.
pub fn unread_columns(headings: &[String]) -> Text {
    let count = headings.len() as u64;
    let named = headings.iter().take(MOST_HEADINGS);
    let named = ticked(named.map(|heading| shown(heading)));
    let more = headings.len().saturating_sub(MOST_HEADINGS);
    let (more_fr, more_en) = if more == 0 {
        (String::new(), String::new())
    } else {
        (
            format!(" et {more} {}", plural_fr(more as u64, "autre", "autres")),
            format!(" and {more} {}", plural_en(more as u64, "other", "others")),
        )
    };
    Text::new(
        format!(
            "{count}\u{a0}{}\u{a0}: {named}{more_fr}",
            plural_fr(count, "colonne non lue", "colonnes non lues")
        ),
        format!(
            "{count}\u{a0}{}: {named}{more_en}",
            plural_en(count, "column not read", "columns not read")
        ),
    )
}

fn detected(what: &Text, detected: bool) -> Text {
    if detected {
        Text::new(
            format!("{} (détecté)", what.fr),
            format!("{} (detected)", what.en),
        )
    } else {
        what.clone()
    }
}

/// What became of the rows of a file: read, kept, excluded, duplicate, rejected; `shown` writes a count.
pub fn account(rows: [u64; 5], shown: impl Fn(u64) -> String) -> Text {
    let [read, kept, excluded, duplicate, rejected] = rows;
    let fr = |n: u64, one, many| format!("{}\u{a0}{}", shown(n), plural_fr(n, one, many));
    let en = |n: u64, word| format!("{}\u{a0}{word}", shown(n));
    Text::new(
        format!(
            "{} = {} + {} + {} + {}",
            fr(read, "ligne lue", "lignes lues"),
            fr(kept, "retenue", "retenues"),
            fr(excluded, "exclue", "exclues"),
            fr(duplicate, "doublon", "doublons"),
            fr(rejected, "rejetée", "rejetées"),
        ),
        format!(
            "{} = {} + {} + {} + {}",
            en(read, plural_en(read, "row read", "rows read")),
            en(kept, "kept"),
            en(excluded, "excluded"),
            en(duplicate, "duplicate"),
            en(rejected, "rejected"),
        ),
    )
}

/// Why rows of a file were excluded.
pub fn excluded(because: &Text, rows: u64, shown: &str) -> Text {
    Text::new(
        format!(
            "{shown} {}\u{a0}: {}",
            plural_fr(rows, "exclue", "exclues"),
            because.fr
        ),
        format!("{shown} excluded: {}", because.en),
    )
}

/// Why rows of a file were rejected.
pub fn rejected(code: &str, rows: u64, shown: &str) -> Text {
    Text::new(
        format!(
            "{shown} {}\u{a0}: `{code}`",
            plural_fr(rows, "rejetée", "rejetées")
        ),
        format!("{shown} rejected: `{code}`"),
    )
}

/// Why a file was refused.
pub fn refused(because: &Text) -> Text {
    Text::new(
        format!("fichier refusé\u{a0}: {}", because.fr),
        format!("file refused: {}", because.en),
    )
}

/// A reason for a value not to be there, from the word of the grammar.
pub fn missing(reason: &str) -> Text {
    match reason {
        "no-answer" => Text::new("sans réponse", "no answer"),
        "dont-know" => Text::new("ne sait pas", "don't know"),
        "refused" => Text::new("refus", "refused"),
        "illegible" => Text::new("illisible", "illegible"),
        "unknown" => Text::new("inconnu", "unknown"),
        "not-reached" => Text::new("non joint", "not reached"),
        "invalid" => Text::new("invalide", "invalid"),
        "not-concerned" => Text::new("non concerné", "not concerned"),
        other => Text::same(other),
    }
}
