//! The words around the sheets: title, contents, annexes, search.

use crate::i18n::{Text, plural_en, plural_fr};

/// The title of the book.
pub fn title(referential: &Text) -> Text {
    Text::new(
        format!("Fiches des indicateurs\u{a0}: {}", referential.fr),
        format!("Indicator sheets: {}", referential.en),
    )
}

/// The name of the book, short enough for a window.
pub fn name(id: &str, version: &str) -> Text {
    Text::new(
        format!("Fiches des indicateurs, {id} {version}"),
        format!("Indicator sheets, {id} {version}"),
    )
}

/// Which referential, which version.
pub fn version(id: &str, version: &str) -> Text {
    Text::new(
        format!("Référentiel `{id}`, version {version}."),
        format!("Referential `{id}`, version {version}."),
    )
}

/// What the book is drawn from.
pub fn drawn_from() -> Text {
    Text::new(
        "Tout ce qui suit est tiré des référentiels seuls, la comparabilité aussi\u{a0}: aucun export n'est lu, aucun chiffre n'est montré. \
         Les phrases de calcul sont composées d'après les conditions mêmes qu'applique le programme.",
        "All that follows is drawn from referentials alone, comparability included: no export is read and no figure is shown. The \
         sentences on computation are composed from the very conditions that the program applies.",
    )
}

/// In which language the author's words stand.
pub fn words_of_author() -> Text {
    Text::new(
        "Les libellés et les textes sont ceux du référentiel, dans sa langue quand il n'en donne pas d'autre.",
        "Labels and texts are those of the referential, in its language where it gives no other.",
    )
}

/// How many sheets there are.
pub fn counted(common: usize, own: usize) -> Text {
    let (c, o) = (common as u64, own as u64);
    let fr = format!(
        "{c} {}",
        plural_fr(c, "indicateur commun", "indicateurs communs")
    );
    let en = format!("{c} common {}", plural_en(c, "indicator", "indicators"));
    if own == 0 {
        return Text::new(format!("{fr}."), format!("{en}."));
    }
    Text::new(
        format!(
            "{fr}, {o} {}.",
            plural_fr(o, "propre à une association", "propres à une association")
        ),
        format!("{en}, {o} of one association."),
    )
}

/// Heading of the contents.
pub fn contents() -> Text {
    Text::new("Sommaire", "Contents")
}

/// Theme of indicators that have none.
pub fn no_theme() -> Text {
    Text::new("Sans thème", "Without theme")
}

/// Heading of the own indicators of an association.
pub fn own(association: &Text) -> Text {
    Text::new(
        format!("Indicateurs propres\u{a0}: {}", association.fr),
        format!("Own indicators: {}", association.en),
    )
}

/// What own indicators are.
pub fn own_means() -> Text {
    Text::new(
        "Ces indicateurs n'engagent que l'association\u{a0}; ils n'ont pas de chiffre du secteur.",
        "These indicators are the association's alone; they have no sector figure.",
    )
}

/// Heading of the annex of codelists.
pub fn codelists() -> Text {
    Text::new("Annexe\u{a0}: nomenclatures", "Annex: codelists")
}

/// Heading of the annex of edits.
pub fn edits() -> Text {
    Text::new("Annexe\u{a0}: contrôles", "Annex: edits")
}

/// What edits are.
pub fn edits_mean() -> Text {
    Text::new(
        "Ce qui doit être vrai de chaque observation. Un contrôle qui échoue est signalé\u{a0}; les réponses qu'il tient pour \
         invalides n'entrent alors dans aucun chiffre.",
        "What must be true of each observation. An edit that fails is told; the answers that it holds to be invalid then \
         enter no figure.",
    )
}

/// Headings of the table of edits: id, what it asks, of what, what it holds to be invalid.
pub fn edit_headings() -> [Text; 4] {
    [
        Text::new("Contrôle", "Edit"),
        Text::new("Ce qu'il demande", "What it asks"),
        Text::new("Réponses lues", "Answers read"),
        Text::new("Tenues pour invalides", "Held to be invalid"),
    ]
}

/// Labels, one after the other.
pub fn one_after_another(labels: &[Text]) -> Text {
    let all = |of: fn(&Text) -> &str| labels.iter().map(of).collect::<Vec<_>>().join(", ");
    Text::new(all(|text| &text.fr), all(|text| &text.en))
}

/// Heading of the annex of instruments.
pub fn instruments() -> Text {
    Text::new("Annexe\u{a0}: instruments", "Annex: instruments")
}

/// Heading of the legend.
pub fn legend() -> Text {
    Text::new("Légende de la comparabilité", "Legend of comparability")
}

/// Whether an instrument may be written out.
pub fn reproduced(reproduce: bool) -> Text {
    if reproduce {
        Text::new(
            "ses questions peuvent être reproduites",
            "its questions may be written out",
        )
    } else {
        Text::new(
            "ses questions ne peuvent pas être reproduites",
            "its questions may not be written out",
        )
    }
}

/// Heading: whether questions may be written out.
pub fn reproduction() -> Text {
    Text::new("Reproduction", "Reproduction")
}

/// A codelist whose codes have an order.
pub fn ordered() -> Text {
    Text::new("Les modalités sont ordonnées.", "The codes have an order.")
}

/// The codelist of an association.
pub fn codelist_of(association: &Text) -> Text {
    Text::new(
        format!("Nomenclature propre à {}.", association.fr),
        format!("Codelist of {}.", association.en),
    )
}

/// Caption of a table of codes.
pub fn codes_of(label: &Text) -> Text {
    let label = super::words::quoted(label);
    Text::new(
        format!("Modalités de {}", label.fr),
        format!("Codes of {}", label.en),
    )
}

/// Caption of the table of comparability.
pub fn comparability_of(label: &Text) -> Text {
    let label = super::words::quoted(label);
    Text::new(
        format!("Ce que chaque association peut apporter à {}", label.fr),
        format!("What each association can bring to {}", label.en),
    )
}

/// Caption of the table of breaks.
pub fn breaks_of(label: &Text) -> Text {
    let label = super::words::quoted(label);
    Text::new(
        format!("Ruptures de série de {}", label.fr),
        format!("Breaks of series of {}", label.en),
    )
}

/// Caption of the table of references.
pub fn references_of(label: &Text) -> Text {
    let label = super::words::quoted(label);
    Text::new(
        format!("Valeurs de référence de {}", label.fr),
        format!("Reference values of {}", label.en),
    )
}

/// Caption of the table of standards.
pub fn standards_of(label: &Text) -> Text {
    let label = super::words::quoted(label);
    Text::new(
        format!("Correspondances de {}", label.fr),
        format!("Correspondences of {}", label.en),
    )
}

/// How many associations enter the sector figure.
pub fn entering(count: usize, of: usize, threshold: u64) -> Text {
    let (n, all) = (count as u64, of as u64);
    let short = n < threshold;
    let (fr, en) = if short {
        (
            "\u{a0}: c'est moins que le seuil, et le chiffre du secteur ne peut pas être publié, quelles que soient les données.",
            ": under the threshold, so that the sector figure cannot be published, whatever the data.",
        )
    } else {
        (".", ".")
    };
    let said = if n == 0 {
        format!("Aucune association sur {all} n'entre dans le chiffre du secteur")
    } else {
        format!(
            "{n} {} sur {all} {} dans le chiffre du secteur",
            plural_fr(n, "association", "associations"),
            plural_fr(n, "entre", "entrent")
        )
    };
    let said_en = if n == 0 {
        format!("None of {all} associations enters the sector figure")
    } else {
        format!(
            "{n} of {all} {} {} the sector figure",
            plural_en(all, "association", "associations"),
            plural_en(n, "enters", "enter")
        )
    };
    Text::new(format!("{said}{fr}"), format!("{said_en}{en}"))
}

/// An indicator that no association speaks of.
pub fn no_association() -> Text {
    Text::new(
        "Aucune association n'étend encore ce référentiel.",
        "No association extends this referential yet.",
    )
}

/// Above the contents: to the sheets at once.
pub fn skip() -> Text {
    Text::new("Aller aux fiches", "Skip to the sheets")
}

/// The label of the search field.
pub fn search() -> Text {
    Text::new("Chercher dans les fiches", "Search the sheets")
}

/// What the search says of what it found, before a count.
pub fn found() -> Text {
    Text::new("fiches montrées\u{a0}:", "sheets shown:")
}

/// Back to the contents.
pub fn back() -> Text {
    Text::new("Retour au sommaire", "Back to contents")
}

/// Where no indicator is left to show.
pub fn nothing() -> Text {
    Text::new("Aucun indicateur à montrer.", "No indicator to show.")
}

/// Which association alone is told of.
pub fn one_association(name: &Text) -> Text {
    Text::new(
        format!("La comparabilité est dite pour {} seulement.", name.fr),
        format!("Comparability is told of {} alone.", name.en),
    )
}

/// The name of a link to a codelist.
pub fn codelist(label: &Text) -> Text {
    let label = super::words::quoted(label);
    Text::new(
        format!("nomenclature {}", label.fr),
        format!("codelist {}", label.en),
    )
}

/// A reason that holds of a wave, a change or a disaggregation alone.
pub fn of_part(of: &Text, reason: &Text) -> Text {
    Text::new(
        format!("{}, {}", of.fr, reason.fr),
        format!("{}, {}", of.en, reason.en),
    )
}

/// The title of the set of mappings to standards.
pub fn standards_set(referential: &Text) -> Text {
    Text::new(
        format!(
            "Indicateurs et cadres auxquels ils se rapportent\u{a0}: {}",
            referential.fr
        ),
        format!(
            "Indicators and the standards they relate to: {}",
            referential.en
        ),
    )
}

/// The title of the set of mappings of associations.
pub fn associations_set(referential: &Text) -> Text {
    Text::new(
        format!(
            "Sources des associations et variables communes\u{a0}: {}",
            referential.fr
        ),
        format!(
            "Sources of associations and common variables: {}",
            referential.en
        ),
    )
}

/// What fills a variable without a column.
pub fn constant() -> Text {
    Text::new(
        "même valeur pour toutes les lignes",
        "the same value on every row",
    )
}
