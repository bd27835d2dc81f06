//! The words of the workbook: names of sheets, headings, and what stands beside figures there and nowhere else.

use crate::i18n::Text;
use crate::output::number;
use crate::plan::Reference;
use crate::referential::{Every, ReferenceRole};

/// Name of the first sheet.
pub fn contents() -> Text {
    Text::new("Sommaire", "Contents")
}

/// Its title.
pub fn cover() -> Text {
    Text::new("Chiffres du secteur", "Sector figures")
}

/// A link to it.
pub fn back() -> Text {
    Text::new("← Sommaire", "← Contents")
}

/// Its headings.
pub fn contents_headings() -> [Text; 2] {
    [
        Text::new("Feuille", "Sheet"),
        Text::new("Ce qu'elle contient", "What it holds"),
    ]
}

/// Name of the sheet of key figures.
pub fn key_figures() -> Text {
    Text::new("Chiffres clés", "Key figures")
}

/// What it holds: the core, or all where there is none.
pub fn key_means(core: bool) -> Text {
    if core {
        Text::new(
            "Les indicateurs du noyau, pour la dernière période de chacun\u{a0}: valeur, intervalle, nombre de réponses et d'associations",
            "The core indicators, each over its last period: value, interval, number of answers and of associations",
        )
    } else {
        Text::new(
            "Les indicateurs communs, pour la dernière période de chacun\u{a0}: valeur, intervalle, nombre de réponses et d'associations",
            "The common indicators, each over its last period: value, interval, number of answers and of associations",
        )
    }
}

/// Name of the sheet of what has no theme.
pub fn other_indicators() -> Text {
    Text::new("Autres indicateurs", "Other indicators")
}

/// Labels in a row.
pub fn listed(labels: &[&Text]) -> Text {
    let joined = |of: fn(&Text) -> &str| {
        let labels = labels.iter().map(|it| of(it));
        labels.collect::<Vec<_>>().join(" · ")
    };
    Text::new(joined(|it| &it.fr), joined(|it| &it.en))
}

/// Name of the sheet of coverage.
pub fn coverage() -> Text {
    Text::new("Couverture", "Coverage")
}

/// What it holds.
pub fn coverage_means() -> Text {
    Text::new(
        "Ce qui a été lu, et pour chaque chiffre du secteur combien d'associations y contribuent et combien de personnes ont répondu",
        "What was read, and for each sector figure how many associations contribute and how many people answered",
    )
}

/// Its headings.
pub fn coverage_headings() -> [Text; 10] {
    [
        super::indicator(),
        super::period(),
        Text::new("Associations contributrices", "Contributing associations"),
        Text::new("sur", "out of"),
        Text::new("Part (%)", "Part (%)"),
        super::base(),
        Text::new("Sans réponse", "No answer"),
        Text::new("Ont répondu à la question (%)", "Answered the question (%)"),
        Text::new("Non concernés", "Not concerned"),
        Text::new("Ont répondu à l'enquête (%)", "Answered the survey (%)"),
    ]
}

/// Figures that may be read.
pub fn figures_read() -> Text {
    Text::new("Chiffres lisibles", "Figures that may be read")
}

/// Figures that are withheld.
pub fn figures_withheld() -> Text {
    Text::new("Chiffres sous secret statistique", "Figures withheld")
}

/// Figures without data.
pub fn figures_empty() -> Text {
    Text::new("Chiffres sans donnée", "Figures without data")
}

/// Name of the sheet of comparability.
pub fn comparability() -> Text {
    Text::new("Comparabilité", "Comparability")
}

/// What it holds.
pub fn comparability_means() -> Text {
    Text::new(
        "Quelles questions se comparent à la définition commune, d'après les référentiels seuls",
        "Which questions compare with the common definition, from the referentials alone",
    )
}

/// Name of the sheet of the method.
pub fn method() -> Text {
    Text::new("Méthode", "Method")
}

/// What it holds.
pub fn method_means() -> Text {
    Text::new(
        "Comment lire les chiffres, ce qu'il ne faut pas en écrire, et la définition de chaque indicateur",
        "How to read figures, what is not to be written of them, and the definition of each indicator",
    )
}

/// Title: reading.
pub fn to_read() -> Text {
    Text::new("Pour lire les chiffres", "To read the figures")
}

/// Title: limits.
pub fn not_to_write() -> Text {
    Text::new("Ce qu'il ne faut pas écrire", "What is not to be written")
}

/// What figures do not bear.
pub fn limits() -> Vec<Text> {
    vec![
        Text::new(
            "«\u{a0}grâce à\u{a0}», «\u{a0}a permis de\u{a0}»\u{a0}: rien ne dit ce qui se serait passé sans l'accompagnement, un résultat n'est pas \
             un impact",
            "“thanks to”, “made it possible to”: nothing tells what would have happened without support, a result is no impact",
        ),
        Text::new(
            "un écart entre deux chiffres dont les intervalles se recouvrent\u{a0}: il peut tenir au hasard",
            "a gap between two figures whose intervals overlap: it may come from chance",
        ),
        Text::new(
            "un classement d'associations\u{a0}: leurs publics et leurs dispositifs diffèrent",
            "a ranking of associations: their publics and their services differ",
        ),
        Text::new(
            "un total pour tout le secteur\u{a0}: les chiffres parlent des associations qui contribuent, et de ceux qui ont répondu",
            "a total for the whole sector: figures speak of the associations that contribute, and of those who answered",
        ),
        Text::new(
            "un pourcentage de moins de 30 réponses\u{a0}: écrire «\u{a0}12 sur 18\u{a0}»",
            "a percentage of fewer than 30 answers: write “12 of 18”",
        ),
    ]
}

/// Title: formats.
pub fn formats() -> Text {
    Text::new("Les nombres de ce classeur", "The numbers of this workbook")
}

/// How numbers are written.
pub fn how_numbers_are_written() -> Vec<Text> {
    vec![
        Text::new(
            "un pourcentage est un nombre de 0 à 100, l'unité à côté\u{a0}: le même nombre que dans le CSV et le rapport\u{a0}; l'évolution d'un \
             pourcentage est en points",
            "a percentage is a number from 0 to 100, its unit beside it: the same number as in the CSV and the report; the change of a percentage \
             is in points",
        ),
        Text::new(
            "l'affichage est arrondi à ce que le nombre de réponses permet de dire\u{a0}; la cellule garde tous les chiffres",
            "what is shown is rounded to what the number of answers bears; the cell keeps every digit",
        ),
    ]
}

/// Title: definitions.
pub fn definitions() -> Text {
    Text::new("Les indicateurs", "The indicators")
}

/// Headings of definitions.
pub fn definition_headings() -> [Text; 7] {
    [
        super::indicator(),
        Text::new("Statut", "Status"),
        unit_heading(),
        Text::new("Définition", "Definition"),
        Text::new("Population", "Population"),
        Text::new("Rythme", "Every"),
        Text::new("Seuil de personnes", "Fewest persons"),
    ]
}

/// A rhythm of publication.
pub fn every(every: Every) -> Text {
    match every {
        Every::Year => Text::new("année", "year"),
        Every::HalfYear => Text::new("semestre", "half-year"),
        Every::Quarter => Text::new("trimestre", "quarter"),
        Every::Month => Text::new("mois", "month"),
    }
}

/// Name of the sheet of data.
pub fn data() -> Text {
    Text::new("Données", "Data")
}

/// Name of its table, as formulas write it.
pub fn data_table() -> Text {
    Text::new("Donnees", "Figures")
}

/// What it holds.
pub fn data_means() -> Text {
    Text::new(
        "Tous les chiffres, ventilations croisées comprises, avec filtres\u{a0}: les colonnes du CSV\u{a0}; `C` en grisé, secret statistique",
        "Every figure, crossed disaggregations too, with filters: the columns of the CSV; `C` in grey, statistical disclosure control",
    )
}

/// Name of the sheet of what charts draw.
pub fn plotted() -> Text {
    Text::new("Tracés", "Drawn")
}

/// What it holds.
pub fn plotted_means() -> Text {
    Text::new(
        "Ce que tracent les graphiques, par renvoi aux cellules des autres feuilles\u{a0}; ce qui est sous secret n'est pas tracé",
        "What charts draw, by reference to the cells of other sheets; what is withheld is not drawn",
    )
}

/// How far an interval goes below the value.
pub fn below() -> Text {
    Text::new("vers le bas", "below")
}

/// How far it goes above.
pub fn above() -> Text {
    Text::new("vers le haut", "above")
}

/// Title: signs.
pub fn how_to_read() -> Text {
    Text::new("Les signes", "Signs")
}

/// Signs, whether they stand for what is withheld, and their meanings.
pub fn signs() -> [(Text, bool, Text); 5] {
    let withheld = Text::new(
        "secret statistique\u{a0}: le chiffre existe, il n'est pas diffusé parce qu'il parlerait de trop peu de personnes ou d'associations, ou \
         permettrait d'en calculer un qui le ferait",
        "statistical disclosure control: the figure is there, and is not released since it would speak of too few people or \
         associations, or give away one that does",
    );
    [
        (Text::same(super::WITHHELD), true, withheld),
        (
            super::no_data(),
            false,
            Text::new("aucune donnée sur la période", "no data over the period"),
        ),
        (
            super::out_of("12", "18"),
            false,
            Text::new(
                "moins de 30 réponses\u{a0}: un nombre, et non un pourcentage",
                "fewer than 30 answers: a count, and no percentage",
            ),
        ),
        (
            Text::new("en italique gris", "grey italics"),
            false,
            Text::new(
                "fragile\u{a0}: petite base ou forte non-réponse",
                "fragile: small base or high non-response",
            ),
        ),
        (
            Text::same("~"),
            false,
            Text::new(
                "intervalle indicatif, et non marge d'erreur de sondage\u{a0}: les répondants sont venus d'eux-mêmes",
                "an interval that is an indication, and no margin of error: respondents came by themselves",
            ),
        ),
    ]
}

/// Remark: withheld.
pub fn withheld() -> Text {
    Text::new("secret statistique", "withheld")
}

/// Heading: unit.
pub fn unit_heading() -> Text {
    Text::new("Unité", "Unit")
}

/// Heading: lower bound.
pub fn low() -> Text {
    Text::new("de", "from")
}

/// Heading: upper bound.
pub fn high() -> Text {
    Text::new("à", "to")
}

/// Heading: how many associations could.
pub fn out_of() -> Text {
    Text::new("sur", "of")
}

/// A unit in a column of its own.
pub fn unit(unit: &str) -> Text {
    match unit {
        "percent" => Text::same("%"),
        "euros" => Text::same("€"),
        _ => Text::same(unit),
    }
}

/// The unit of persons of whom one may count once for each of two associations.
pub fn persons_of_associations() -> Text {
    Text::new("personnes-associations", "person-associations")
}

/// Title of disaggregations, over a period.
pub fn split_over(period: &Text) -> Text {
    Text::new(
        format!(
            "Ventilations, {} (toutes sont dans la feuille Données)",
            period.fr
        ),
        format!("Disaggregations, {} (all are in the sheet Data)", period.en),
    )
}

/// A variable none of whose categories is told.
pub fn none_told(variable: &Text) -> Text {
    Text::new(
        format!("{}\u{a0}: aucune modalité diffusée", variable.fr),
        format!("{}: no category is released", variable.en),
    )
}

/// Title of a chart: levels.
pub fn levels_seen() -> Text {
    Text::new(
        "Où en sont les indicateurs, en % (trait\u{a0}: intervalle)",
        "Where indicators stand, in % (line: interval)",
    )
}

/// Title of a chart: changes.
pub fn changes_seen() -> Text {
    Text::new(
        "Évolution chez les mêmes personnes, en points (trait\u{a0}: intervalle)",
        "Change in the same people, in points (line: interval)",
    )
}

/// A value to compare with.
pub fn reference(reference: &Reference, unit: &str) -> Text {
    let role = match reference.role {
        ReferenceRole::Target => Text::new("Cible", "Target"),
        ReferenceRole::Baseline => Text::new("Point de départ", "Baseline"),
        ReferenceRole::Benchmark => Text::new("Repère", "Benchmark"),
    };
    let (period, source) = (reference.period.text(), &reference.source);
    let told = |lang, unit: &str| format!("{}\u{a0}{unit}", number::exact(reference.value, lang));
    let unit = self::unit(unit);
    Text::new(
        format!(
            "{}, {}\u{a0}: {} ({})",
            role.fr,
            period.fr,
            told(crate::i18n::Lang::Fr, &unit.fr),
            source.fr
        ),
        format!(
            "{}, {}: {} ({})",
            role.en,
            period.en,
            told(crate::i18n::Lang::En, &unit.en),
            source.en
        ),
    )
}
