//! The sentences of the room `output`: headings, signs and what stands under a table.

use std::collections::BTreeSet;

use super::{Said, Text, plural_en, plural_fr, ticked};

/// The sign of a withheld figure, in every language.
pub const WITHHELD: &str = "s";

/// The first line of what everyone may read.
pub fn public() -> Text {
    Text::new(
        "diffusion publique\u{a0}: chiffres du secteur, secret statistique appliqué",
        "public release: sector figures, statistical disclosure control applied",
    )
}

/// The first line of what the members of the programme may read.
pub fn members() -> Text {
    Text::new(
        "diffusion aux membres du programme, secret statistique appliqué\u{a0}: ne pas publier",
        "release to the members of the programme, statistical disclosure control applied: do not publish",
    )
}

/// The first line of what is not protected.
pub fn working() -> Text {
    Text::new(
        "document de travail, non protégé\u{a0}: ne pas diffuser",
        "working document, not protected: do not distribute",
    )
}

/// The referential the figures answer to.
pub fn title(title: &Text, id: &str, version: &str) -> Text {
    Text::new(
        format!("{} ({id} {version})", title.fr),
        format!("{} ({id} {version})", title.en),
    )
}

/// Nothing to show.
pub fn no_figure() -> Text {
    Text::new("aucun chiffre à afficher", "no figure to show")
}

/// Heading: indicator.
pub fn indicator() -> Text {
    Text::new("Indicateur", "Indicator")
}

/// Heading: period.
pub fn period() -> Text {
    Text::new("Période", "Period")
}

/// Heading: value.
pub fn value() -> Text {
    Text::new("Valeur", "Value")
}

/// Heading: base.
pub fn base() -> Text {
    Text::same("n")
}

/// Heading: associations that contribute, out of those that could.
pub fn associations() -> Text {
    Text::same("Assoc.")
}

/// Heading: remarks.
pub fn remarks() -> Text {
    Text::new("Remarques", "Remarks")
}

/// The total, among disaggregated rows.
pub fn whole() -> Text {
    Text::new("ensemble", "all")
}

/// The value of a disaggregating variable; none where it is not known.
pub fn split_value(variable: &Text, label: Option<&Text>) -> Text {
    let (fr, en) = label.map_or(("inconnu", "unknown"), |label| (&*label.fr, &*label.en));
    Text::new(
        format!("{}\u{a0}: {fr}", variable.fr),
        format!("{}: {en}", variable.en),
    )
}

/// A count where the base is too small for a percentage.
pub fn out_of(above: &str, below: &str) -> Text {
    Text::new(
        format!("{above}\u{a0}sur\u{a0}{below}"),
        format!("{above}\u{a0}of\u{a0}{below}"),
    )
}

/// A number and its unit, as the referential writes it.
pub fn with_unit(digits: &str, unit: &str) -> Text {
    match unit {
        "euros" => Text::new(format!("{digits}\u{a0}€"), format!("€{digits}")),
        "" => Text::same(digits),
        // A plain space: where the two do not fit on one line, it is here that they part.
        _ => Text::same(format!("{digits} {unit}")),
    }
}

/// The sign of a figure without data.
pub fn no_data() -> Text {
    Text::new("nd", "na")
}

/// What that sign means.
pub fn no_data_means() -> Text {
    Text::new(
        "nd\u{a0}: aucune donnée sur la période",
        "na: no data over the period",
    )
}

/// What may be remarked of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Low reliability.
    Low,
    /// Close to the common definition.
    Close,
    /// Further from it.
    Broad,
}

impl Remark {
    /// All remarks, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Low, Self::Close, Self::Broad];

    /// The word in the table.
    pub fn word(self) -> Text {
        match self {
            Self::Low => Text::new("fragile", "fragile"),
            Self::Close => Text::new("proche", "close"),
            Self::Broad => Text::new("éloigné", "broad"),
        }
    }

    /// What the word means.
    pub fn meaning(self) -> Text {
        match self {
            Self::Low => Text::new(
                "fragile\u{a0}: petite base ou forte non-réponse",
                "fragile: small base or high non-response",
            ),
            Self::Close => Text::new(
                "proche\u{a0}: une source au moins pose une question proche de la définition commune, sans être la même",
                "close: at least one source asks a question close to the common definition, though not the same",
            ),
            Self::Broad => Text::new(
                "éloigné\u{a0}: la question posée ne se compare pas à la définition commune",
                "broad: the question asked does not compare with the common definition",
            ),
        }
    }
}

/// How many files were read, and which were refused.
pub fn files(read: usize, refused: &[String]) -> Text {
    let (r, n) = (read as u64, refused.len() as u64);
    let files = plural_fr(r, "fichier lu", "fichiers lus");
    let read = Text::new(
        format!("{r} {files}"),
        format!("{r} {} read", plural_en(r, "file", "files")),
    );
    if refused.is_empty() {
        return Text::new(
            format!("{}, aucun refusé", read.fr),
            format!("{}, none refused", read.en),
        );
    }
    let names = refused.join(", ");
    let refused = plural_fr(n, "refusé", "refusés");
    Text::new(
        format!("{}, {n} {refused}\u{a0}: {names}", read.fr),
        format!("{}, {n} refused: {names}", read.en),
    )
}

/// How many associations contribute.
pub fn coverage(contributing: usize, expected: usize) -> Text {
    let (c, e) = (contributing as u64, expected as u64);
    Text::new(
        format!(
            "{c} {} sur {e} {}",
            plural_fr(
                c,
                "association contributrice",
                "associations contributrices"
            ),
            plural_fr(e, "attendue", "attendues"),
        ),
        format!(
            "{c} contributing {} out of {e} expected",
            plural_en(c, "association", "associations")
        ),
    )
}

/// How many associations contribute, and which.
pub fn coverage_named(contributing: &[Text], expected: usize) -> Text {
    let counted = coverage(contributing.len(), expected);
    if contributing.is_empty() {
        return counted;
    }
    let names = |of: fn(&Text) -> &str| contributing.iter().map(of).collect::<Vec<_>>().join(", ");
    Text::new(
        format!("{}\u{a0}: {}", counted.fr, names(|it| &it.fr)),
        format!("{}: {}", counted.en, names(|it| &it.en)),
    )
}

/// How many rows are withheld, and their sign.
pub fn withheld(rows: usize) -> Text {
    let n = rows as u64;
    Text::new(
        format!(
            "s\u{a0}: secret statistique, {n} {}",
            plural_fr(n, "chiffre retenu", "chiffres retenus")
        ),
        format!(
            "s: statistical disclosure control, {n} {} withheld",
            plural_en(n, "figure", "figures")
        ),
    )
}

/// How many disaggregated rows are not shown, and how to see them.
pub fn splits_hidden(rows: usize) -> Text {
    let n = rows as u64;
    Text::new(
        format!(
            "{n} {}\u{a0}: `--by all` les montre toutes, `--by VARIABLE` une ventilation",
            plural_fr(
                n,
                "ligne ventilée n'est pas affichée",
                "lignes ventilées ne sont pas affichées"
            )
        ),
        format!(
            "{n} {} not shown: `--by all` shows them all, `--by VARIABLE` one disaggregation",
            plural_en(n, "disaggregated row is", "disaggregated rows are")
        ),
    )
}

/// `--indicator` names nothing.
pub fn unknown_indicator(name: &str, near: Option<&str>) -> Said {
    let said = Said::fact(
        format!("l'indicateur `{name}` n'existe pas dans le référentiel"),
        format!("the referential has no indicator `{name}`"),
    );
    meant(said, near)
}

/// `--period` cannot be read.
pub fn unknown_period(text: &str) -> Said {
    Said::fact(
        format!("`{text}` n'est pas une période"),
        format!("`{text}` is not a period"),
    )
    .help(
        "écrivez `2025`, `2025-S1`, `2025-T3` ou `2025-10`",
        "write `2025`, `2025-S1`, `2025-Q3` or `2025-10`",
    )
}

/// `--by` names no disaggregation.
pub fn unknown_disaggregation(name: &str, near: Option<&str>, known: &BTreeSet<&str>) -> Said {
    let said = Said::fact(
        format!("aucun indicateur n'est ventilé par `{name}`"),
        format!("no indicator is disaggregated by `{name}`"),
    );
    if near.is_some() || known.is_empty() {
        return meant(said, near);
    }
    let known = ticked(known);
    said.help(
        format!("ventilations du référentiel\u{a0}: {known}, ou `all`"),
        format!("disaggregations of the referential: {known}, or `all`"),
    )
}

fn meant(said: Said, near: Option<&str>) -> Said {
    match near {
        Some(near) => said.help(
            format!("vouliez-vous dire `{near}`\u{a0}?"),
            format!("did you mean `{near}`?"),
        ),
        None => said,
    }
}

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
        format!("codage {}, séparateur {}", encoding.fr, delimiter.fr),
        format!("encoding {}, delimiter {}", encoding.en, delimiter.en),
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
