//! The sentences of the room `render`.

use super::{Text, plural_en, plural_fr};

/// The name of the weight « error ».
pub fn error() -> Text {
    Text::new("erreur", "error")
}

/// The name of the weight « warning ».
pub fn warning() -> Text {
    Text::new("avertissement", "warning")
}

/// The name of what counts for nothing, because a referential accepts it.
pub fn accepted() -> Text {
    Text::new("accepté", "accepted")
}

/// Why it is accepted, and until when.
pub fn accepted_because(because: &Text, until: Option<&str>) -> Text {
    match until {
        None => because.clone(),
        Some(until) => Text::new(
            format!("{} (jusqu'au {until})", because.fr),
            format!("{} (until {until})", because.en),
        ),
    }
}

/// Before what mends a fault.
pub fn help() -> Text {
    Text::new("aide", "help")
}

/// Before the heading of a column.
pub fn column() -> Text {
    Text::new("colonne", "column")
}

/// Faults that are not shown one by one.
pub fn more(count: u64) -> Text {
    Text::new(
        format!(
            "… et {count} {}",
            plural_fr(
                count,
                "autre faute, qui n'est pas affichée",
                "autres fautes, qui ne sont pas affichées"
            )
        ),
        format!(
            "… and {count} more {}",
            plural_en(
                count,
                "fault, which is not shown",
                "faults, which are not shown"
            )
        ),
    )
}

/// How many errors and warnings there were, and how many accepted; `None` where there was nothing.
pub fn summary(errors: u64, warnings: u64, accepted: u64) -> Option<Text> {
    let parts = [
        (errors, "erreur", "erreurs", "error", "errors"),
        (
            warnings,
            "avertissement",
            "avertissements",
            "warning",
            "warnings",
        ),
        (
            accepted,
            "diagnostic accepté",
            "diagnostics acceptés",
            "accepted diagnostic",
            "accepted diagnostics",
        ),
    ];
    let found: Vec<(String, String)> = parts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one_fr, many_fr, one_en, many_en)| {
            (
                format!("{count} {}", plural_fr(count, one_fr, many_fr)),
                format!("{count} {}", plural_en(count, one_en, many_en)),
            )
        })
        .collect();
    if found.is_empty() {
        return None;
    }
    let (fr, en): (Vec<String>, Vec<String>) = found.into_iter().unzip();
    Some(Text::new(fr.join(", "), en.join(", ")))
}
