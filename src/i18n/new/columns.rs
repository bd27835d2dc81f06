//! What is told of columns and of variables: what probably fills what, what was seen, what is lacking.

use crate::i18n::{Text, plural_en, plural_fr, ticked};

/// What stands above the mappings that were proposed.
pub fn proposals_section() -> Text {
    Text::new(
        "Rapprochements probables, d'après les intitulés et les réponses. Pour en retenir un\u{a0}: effacez sa ligne `undetermined` et activez celles d'en dessous. Sinon\u{a0}: `impossible` et le motif, ou rien. Les réponses rares n'y sont pas\u{a0}: `impact ingest` dira, sur votre poste, celles qui ne sont pas reconnues.",
        "Likely matches, by headings and answers. To keep one, delete its line `undetermined` and wake those below it. Else: `impossible` and the reason, or nothing. Rare answers are not there: `impact ingest` will tell, on your machine, those that are not known.",
    )
}

/// Why a mapping is not decided yet: the column that may fill it, or the first of them.
pub fn to_check(heading: &str, several: bool) -> Text {
    let more = if several { "…" } else { "" };
    Text::new(
        format!("À vérifier\u{a0}: «\u{a0}{heading}\u{a0}»{more}"),
        format!("To be checked: “{heading}”{more}"),
    )
}

/// Parts of what is told of a column.
pub fn parts(parts: &[String]) -> Text {
    Text::new(parts.join("\u{a0}; "), parts.join("; "))
}

/// Why nothing is mapped to a variable of the core.
pub fn no_column() -> Text {
    Text::new(
        "À décider\u{a0}: aucune colonne ne lui correspond encore",
        "To be decided: no column is mapped to it yet",
    )
}

/// Variables of the core that nothing fills.
pub fn core_section(read: bool) -> Text {
    if read {
        return Text::new(
            "Variables du noyau qu'aucune colonne n'évoque. Pour chacune\u{a0}: sa colonne, ou `impossible` et le motif. Si l'indicateur entier n'est pas recueilli, effacez-les et déclarez-le sous `not-collected`.",
            "Variables of the core that no column suggests. For each: its column, or `impossible` and the reason. Where a whole indicator is not collected, delete them and declare it under `not-collected`.",
        );
    }
    Text::new(
        "Variables du noyau. Pour chacune\u{a0}: sa colonne, ou `impossible` et le motif. Si l'indicateur entier n'est pas recueilli, effacez-les et déclarez-le sous `not-collected`.",
        "Variables of the core. For each: its column, or `impossible` and the reason. Where a whole indicator is not collected, delete them and declare it under `not-collected`.",
    )
}

/// Variables that split figures.
pub fn splits_section() -> Text {
    Text::new(
        "Variables qui ventilent ces indicateurs\u{a0}: facultatives.",
        "Variables that split these indicators: optional.",
    )
}

/// Variables that no column suggests.
pub fn others(ids: &[&str]) -> Text {
    let ids = ticked(ids);
    Text::new(
        format!("Autres variables communes qu'aucune colonne n'évoque\u{a0}: {ids}."),
        format!("Other common variables that no column suggests: {ids}."),
    )
}

/// A variable, and what it asks.
pub fn variable(label: &str, question: Option<&str>) -> Text {
    match question {
        None => Text::same(label),
        Some(question) => Text::new(
            format!("{label}. Question\u{a0}: «\u{a0}{question}\u{a0}»"),
            format!("{label}. Question: “{question}”"),
        ),
    }
}

/// A variable, and what was seen of the column that may fill it.
pub fn proposal(label: &str, headings: &str, seen: &str) -> Text {
    if seen.is_empty() {
        return Text::new(
            format!("{label}, d'après {headings}"),
            format!("{label}, after {headings}"),
        );
    }
    Text::new(
        format!("{label}, d'après {headings}\u{a0}: {seen}"),
        format!("{label}, after {headings}: {seen}"),
    )
}

/// An indicator above its variables.
pub fn indicator(id: &str, label: &str) -> Text {
    Text::new(format!("`{id}`\u{a0}: {label}"), format!("`{id}`: {label}"))
}

/// Columns that suggest nothing.
pub fn columns_section() -> Text {
    Text::new(
        "Autres colonnes, que rien n'évoque dans le référentiel commun\u{a0}:",
        "Other columns, which suggest nothing of the common referential:",
    )
}

/// Columns to leave alone.
pub fn identities_section() -> Text {
    Text::new(
        "À ne pas lire\u{a0}: ces colonnes semblent nommer quelqu'un. Mieux vaut ne pas les exporter.",
        "Not to be read: these columns seem to name someone. Better not export them.",
    )
}

/// A heading that is not copied.
pub fn heading_masked(place: usize) -> Text {
    Text::new(
        format!(
            "colonne {place}\u{a0}: intitulé non recopié, il ressemble à une adresse, à un numéro de téléphone ou à un identifiant"
        ),
        format!(
            "column {place}: its heading is not copied, it looks like an address, a phone number or an identifier"
        ),
    )
}

/// A heading that stands twice.
pub fn heading_twice() -> Text {
    Text::new(
        "intitulé en double\u{a0}: à renommer dans l'outil pour pouvoir la lire",
        "a heading that stands twice: rename it in the tool to have it read",
    )
}

/// How often a column is filled.
pub enum Fill {
    /// In every row.
    Always,
    /// In all rows but a few.
    Nearly,
    /// In about so many rows of a hundred.
    About(u64),
    /// In a few rows.
    Hardly,
    /// Never.
    Never,
}

/// How often a column is filled.
pub fn fill(fill: &Fill) -> Text {
    match fill {
        Fill::Always => Text::new("toujours remplie", "always filled"),
        Fill::Nearly => Text::new("presque toujours remplie", "nearly always filled"),
        Fill::About(percent) => Text::new(
            format!("remplie à {percent}\u{a0}% environ"),
            format!("about {percent}% filled"),
        ),
        Fill::Hardly => Text::new("presque jamais remplie", "hardly ever filled"),
        Fill::Never => Text::new("jamais remplie", "never filled"),
    }
}

/// A column of numbers.
pub fn of_numbers() -> Text {
    Text::new("nombres", "numbers")
}

/// A column of moments.
pub fn of_dates(formats: &[String]) -> Text {
    Text::new(
        format!("dates {}", formats.join(" ou ")),
        format!("dates {}", formats.join(" or ")),
    )
}

/// A column of answers or of texts.
pub fn of_texts() -> Text {
    Text::new("réponses ou textes", "answers or texts")
}

/// How many different cells a column has; none where they were not all told apart.
pub fn different(count: Option<u64>) -> Text {
    match count {
        None => Text::new("beaucoup de valeurs différentes", "many different values"),
        Some(n) => Text::new(
            format!(
                "{n} {}",
                plural_fr(n, "valeur différente", "valeurs différentes")
            ),
            format!("{n} {}", plural_en(n, "value", "different values")),
        ),
    }
}

/// Answers that enough rows hold, and whether there are others.
pub fn answers(shown: &[String], others: bool) -> Text {
    let list = shown.join(", ");
    let (fr, en) = if others {
        (", et d'autres, plus rares", ", and rarer ones")
    } else {
        ("", "")
    };
    Text::new(format!("{list}{fr}"), format!("{list}{en}"))
}

/// Answers that match by themselves.
pub fn read_alone(shown: &[String]) -> Text {
    let list = shown.join(", ");
    Text::new(
        format!("Reconnues d'elles-mêmes\u{a0}: {list}."),
        format!("Read by themselves: {list}."),
    )
}

/// What a question mark stands for.
pub fn question_marks() -> Text {
    Text::new(
        "Un «\u{a0}?\u{a0}» attend son code\u{a0}:",
        "A `?` waits for its code:",
    )
}

/// The codes of a list.
pub fn codes(list: &[String]) -> Text {
    let list = list.join(", ");
    Text::new(format!("Codes\u{a0}: {list}."), format!("Codes: {list}."))
}

/// Indicators of the core that no variable tells.
pub fn uncollected_section() -> Text {
    Text::new(
        "Indicateurs du noyau qu'aucune variable ne porte\u{a0}: ils comptent les lignes d'une source. Pour chacun\u{a0}: soit la source qui le remplit (`feeds`), et sa ligne s'efface\u{a0}; soit un vrai motif à la place de celui-ci.",
        "Indicators of the core that no variable tells: they count the rows of a source. For each: either the source that fills it (`feeds`), and its line goes; or a true reason in place of this one.",
    )
}

/// Why an indicator of the core is not collected, for now.
pub fn uncollected() -> Text {
    Text::new(
        "À DÉCIDER\u{a0}: ni recueilli, ni écarté à ce jour",
        "TO DECIDE: neither collected nor set aside so far",
    )
}

/// What is not collected.
pub fn not_collected_section() -> Text {
    Text::new(
        "Ce que vous ne recueillez pas, avec le motif. Il sera lu par les autres associations.",
        "What you do not collect, with the reason. The other associations will read it.",
    )
}

/// Why, in an example.
pub fn never_asked() -> Text {
    Text::new("Question jamais posée", "Question never asked")
}

/// One's own variables and indicators.
pub fn own_section() -> Text {
    Text::new(
        "Vos propres variables et indicateurs, s'il en faut\u{a0}: ils restent à vous, et n'entrent dans aucun chiffre du secteur.",
        "Your own variables and indicators, if need be: they stay yours, and enter no figure of the sector.",
    )
}

/// The parts of the example of an own indicator: its id and that of its variable, labels of both, its definition.
pub fn own_example() -> [Text; 5] {
    [
        Text::new("repas", "meals"),
        Text::new("repas-servis", "meals-served"),
        Text::new("Repas servis", "Meals served"),
        Text::new("Repas servis", "Meals served"),
        Text::new(
            "Somme des repas servis sur la période.",
            "Sum of the meals served over the period.",
        ),
    ]
}
