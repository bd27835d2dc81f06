//! What files for others say around figures.

use crate::i18n::{Text, plural_en, plural_fr};

/// Heading: what a row of a table speaks of, beside its indicator and its period.
pub fn figure() -> Text {
    Text::new("Chiffre", "Figure")
}

/// A sentence that stands under a table, after the row it speaks of.
pub fn of_row(row: &str, sentence: &str) -> Text {
    Text::new(
        format!("{row}\u{a0}: {sentence}"),
        format!("{row}: {sentence}"),
    )
}

/// The table of figures of a package.
pub fn figures_table() -> Text {
    Text::new("Chiffres, un par ligne", "Figures, one a row")
}

/// The table of indicators of a package.
pub fn indicators_table() -> Text {
    Text::new(
        "Indicateurs dont parlent les chiffres",
        "Indicators the figures speak of",
    )
}

/// The table of codes of a package.
pub fn codes_table() -> Text {
    Text::new(
        "Ce que disent les modalités, par colonne",
        "What codes say, by column",
    )
}

/// What a column of the tables beside the figures says.
pub fn beside_column(name: &str) -> Option<Text> {
    let (fr, en) = match name {
        "id" => (
            "Indicateur, comme dans la table des chiffres",
            "Indicator, as in the table of figures",
        ),
        "label_fr" => ("Libellé en français", "Label in French"),
        "label_en" => ("Libellé en anglais", "Label in English"),
        "definition_fr" => ("Définition en français", "Definition in French"),
        "definition_en" => ("Définition en anglais", "Definition in English"),
        "unit" => ("Unité", "Unit"),
        "level" => (
            "Maillon de la chaîne des résultats",
            "Link of the chain of results",
        ),
        "direction" => (
            "Sens dans lequel le chiffre est meilleur",
            "Which way the figure is better",
        ),
        "column" => (
            "Colonne de la table des chiffres",
            "Column of the table of figures",
        ),
        "indicator" => (
            "Indicateur, pour la colonne `code`, dont les modalités dépendent de lui",
            "Indicator, for the column `code`, whose codes depend on it",
        ),
        "code" => ("Modalité", "Code"),
        _ => return None,
    };
    Some(Text::new(fr, en))
}

/// Where waves play no part.
pub fn no_wave() -> Text {
    Text::new("sans vague", "no wave")
}

/// All associations together.
pub fn sector() -> Text {
    Text::new("secteur", "sector")
}

/// A disaggregating variable that is missing, or not known comparably.
pub fn not_known() -> Text {
    Text::new("inconnu", "unknown")
}

/// Where there is no distribution.
pub fn no_distribution() -> Text {
    Text::new("aucune répartition", "no distribution")
}

/// Two things that one code says, by indicator.
pub fn either(one: &Text, other: &Text) -> Text {
    let both = |one: &str, other: &str| {
        if one.split(" / ").any(|known| known == other) {
            one.to_owned()
        } else {
            format!("{one} / {other}")
        }
    };
    Text::new(both(&one.fr, &other.fr), both(&one.en, &other.en))
}

/// What is computed, by its word.
pub fn measure(word: &str) -> Text {
    let (fr, en) = match word {
        "count" => ("observations", "observations"),
        "distinct" => ("répondants distincts", "distinct respondents"),
        "sum" => ("somme", "sum"),
        "share" => ("part", "share"),
        "ratio" => ("rapport", "ratio"),
        "mean" => ("moyenne", "mean"),
        "median" => ("médiane", "median"),
        "nps" => ("score de recommandation net", "net promoter score"),
        "distribution" => ("répartition", "distribution"),
        "change" => (
            "évolution chez les mêmes répondants",
            "change of the same respondents",
        ),
        "stratified" => ("estimation stratifiée", "stratified estimate"),
        _ => {
            return match word.strip_prefix("standardised:") {
                Some(id) => Text::new(
                    format!("estimation standardisée sur la structure {id}"),
                    format!("estimate standardised to the structure {id}"),
                ),
                None => Text::same(word),
            };
        }
    };
    Text::new(fr, en)
}

/// How alike what contributes is, by its word.
pub fn comparability(word: &str) -> Text {
    let (fr, en) = match word {
        "exact" => ("exacte", "exact"),
        "close" => ("proche", "close"),
        "broad" => ("large", "broad"),
        "none" => ("aucune", "none"),
        _ => (word, word),
    };
    Text::new(fr, en)
}

/// The quality of a figure, by its letter.
pub fn obs_status(letter: &str) -> Text {
    let (fr, en) = match letter {
        "A" => ("normale", "normal"),
        "B" => ("rupture de série", "break in series"),
        "M" => ("aucune donnée", "no data"),
        "U" => ("peu fiable", "low reliability"),
        _ => (letter, letter),
    };
    Text::new(fr, en)
}

/// The confidentiality of a figure, by its letter.
pub fn conf_status(letter: &str) -> Text {
    let (fr, en) = match letter {
        "C" => ("secret", "withheld"),
        "F" => ("libre", "free"),
        "N" => (
            "document de travail, à ne pas publier",
            "working document, not for publication",
        ),
        _ => (letter, letter),
    };
    Text::new(fr, en)
}

/// Figures of an indicator that a format of values alone has no place for: so many withheld, so many without data.
pub fn not_reported(withheld: usize, empty: usize) -> Text {
    let (w, e) = (withheld as u64, empty as u64);
    let whole = withheld + empty;
    let parts = |withheld: String, empty: String, and: &str| match (w, e) {
        (_, 0) => withheld,
        (0, _) => empty,
        _ => format!("{withheld} {and} {empty}"),
    };
    let fr = parts(
        format!("{w} {}", plural_fr(w, "chiffre secret", "chiffres secrets")),
        format!("{e} {} sans donnée", plural_fr(e, "chiffre", "chiffres")),
        "et",
    );
    let en = parts(
        format!("{w} withheld {}", plural_en(w, "figure", "figures")),
        format!("{e} {} without data", plural_en(e, "figure", "figures")),
        "and",
    );
    let all = whole as u64;
    Text::new(
        format!(
            "{fr} {}",
            plural_fr(all, "n'est pas rapporté", "ne sont pas rapportés")
        ),
        format!("{en} {} not reported", plural_en(all, "is", "are")),
    )
}
