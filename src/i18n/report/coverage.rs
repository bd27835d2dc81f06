//! Who is covered, who answered, what is withheld.

use crate::i18n::{Text, plural_en, plural_fr};

/// The one sentence that comes before any figure.
pub fn in_brief(contributing: usize, expected: usize, files: &str, files_count: usize) -> Text {
    let (c, e, f) = (contributing as u64, expected as u64, files_count as u64);
    Text::new(
        format!(
            "Ce rapport repose sur {files} {} de {c} {} sur {e} {}.",
            plural_fr(f, "fichier", "fichiers"),
            plural_fr(c, "association", "associations"),
            plural_fr(e, "attendue", "attendues"),
        ),
        format!(
            "This report rests on {files} {} of {c} of the {e} {} expected.",
            plural_en(f, "file", "files"),
            plural_en(e, "association", "associations"),
        ),
    )
}

/// Which associations contribute; members alone read it.
pub fn contributors(names: &str) -> Text {
    Text::new(
        format!("Associations contributrices : {names}."),
        format!("Contributing associations: {names}."),
    )
}

/// Which associations are expected and bring nothing.
pub fn absent(names: &str) -> Text {
    Text::new(
        format!("Attendues, sans donnée : {names}."),
        format!("Expected, without data: {names}."),
    )
}

/// Why names are not told.
pub fn unnamed() -> Text {
    Text::new(
        "Les associations ne sont pas nommées dans la version publique ; les membres du programme en ont la liste.",
        "Associations are not named in the public version; members of the programme have the list.",
    )
}

/// Files that were refused.
pub fn refused(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "{n} {} : les chiffres ne les comptent pas.",
            plural_fr(n, "fichier refusé", "fichiers refusés")
        ),
        format!(
            "{n} {} refused: figures do not count them.",
            plural_en(n, "file", "files")
        ),
    )
}

/// What the figures speak of, and what they do not.
pub fn not_the_sector() -> Text {
    Text::new(
        "Les chiffres décrivent le public de ces associations. Ils ne s'étendent pas au reste du secteur.",
        "Figures describe the public of these associations. They do not extend to the rest of the sector.",
    )
}

/// How many figures are shown and withheld.
pub fn withheld_counted(shown: [usize; 2], digits: [&str; 2]) -> Text {
    let [n, w] = shown.map(|it| it as u64);
    let [shown, withheld] = digits;
    let published = Text::new(
        format!(
            "{shown} {}",
            plural_fr(
                n,
                "chiffre d'ensemble est publié",
                "chiffres d'ensemble sont publiés"
            )
        ),
        format!(
            "{shown} overall {} published",
            plural_en(n, "figure is", "figures are")
        ),
    );
    if w == 0 {
        return Text::new(
            format!("{} ; aucun n'est sous secret statistique.", published.fr),
            format!("{}; none is withheld.", published.en),
        );
    }
    Text::new(
        format!(
            "{} ; {withheld} {} dans les graphiques. Ce qui est sous secret existe, n'est pas montré, et rien n'est mis à sa place.",
            published.fr,
            plural_fr(
                w,
                "est sous secret statistique, hachuré",
                "sont sous secret statistique, hachurés"
            ),
        ),
        format!(
            "{}; {withheld} {} withheld, hatched in charts. What is withheld exists, is not shown, and nothing stands in its place.",
            published.en,
            plural_en(w, "is", "are"),
        ),
    )
}

/// Heading: who contributes.
pub fn who_heading() -> Text {
    Text::new("Qui contribue", "Who contributes")
}

/// Heading: how many associations stand behind each figure.
pub fn heat_heading() -> Text {
    Text::new(
        "Combien d'associations derrière chaque chiffre",
        "How many associations behind each figure",
    )
}

/// The title of a map of coverage.
pub fn heat_title(rhythm: &Text) -> Text {
    Text::new(
        format!(
            "Associations derrière chaque chiffre, sur celles qui peuvent le nourrir ({})",
            rhythm.fr
        ),
        format!(
            "Associations behind each figure, of those that can feed it ({})",
            rhythm.en
        ),
    )
}

/// How to read a cell of the map.
pub fn heat_reading(label: &Text, when: &Text, associations: usize, expected: usize) -> Text {
    Text::new(
        format!(
            "pour « {} » {}, {associations} des {expected} associations qui peuvent nourrir le chiffre y apportent des réponses. Hachures et « s » : chiffre sous secret statistique. Case vide : rien de prévu.",
            label.fr, when.fr
        ),
        format!(
            "for “{}” {}, {associations} of the {expected} associations that can feed the figure bring answers. Hatched, “s”: withheld. Blank: nothing is planned.",
            label.en, when.en
        ),
    )
}

/// The title of the map of who collects what.
pub fn collected_title() -> Text {
    Text::new(
        "Qui collecte quoi, et à quelle distance de la définition commune",
        "Who collects what, and how far from the common definition",
    )
}

/// What that map speaks of.
pub fn collected_field() -> Text {
    Text::new(
        "les associations du programme, d'après leurs référentiels",
        "the associations of the programme, by their referentials",
    )
}

/// Where that map comes from.
pub fn collected_source(id: &str, version: &str) -> Text {
    Text::new(
        format!("référentiel {id} {version} et référentiels des associations ; aucun export."),
        format!("referential {id} {version} and those of associations; no export."),
    )
}

/// Caption of the table of reasons.
pub fn reasons_table() -> Text {
    Text::new(
        "Ce que les associations disent de ce qui manque ou diffère",
        "What associations say of what is missing or differs",
    )
}

/// The rhythm of indicators, by the word of the grammar.
pub fn rhythm(word: &str) -> Text {
    match word {
        "year" => Text::new("indicateurs annuels", "yearly indicators"),
        "half-year" => Text::new("indicateurs semestriels", "half-yearly indicators"),
        "quarter" => Text::new("indicateurs trimestriels", "quarterly indicators"),
        _ => Text::new("indicateurs mensuels", "monthly indicators"),
    }
}

/// Key indicators that too few associations can feed.
pub fn too_few(names: &str, count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "{} par trop peu d'associations pour qu'un chiffre du secteur soit jamais publié : {names}.",
            plural_fr(n, "Indicateur clé collecté", "Indicateurs clés collectés")
        ),
        format!(
            "Key {} collected by too few associations for a sector figure ever to be published: {names}.",
            plural_en(n, "indicator", "indicators")
        ),
    )
}

/// No key indicator lacks associations.
pub fn enough(count: usize) -> Text {
    let n = count as u64;
    if n == 1 {
        return Text::new(
            "L'indicateur clé est collecté par assez d'associations pour qu'un chiffre du secteur puisse être publié.",
            "The key indicator is collected by enough associations for a sector figure to be published.",
        );
    }
    Text::new(
        format!(
            "Les {n} indicateurs clés sont chacun collectés par assez d'associations pour qu'un chiffre du secteur puisse être publié."
        ),
        format!(
            "Each of the {n} key indicators is collected by enough associations for a sector figure to be published."
        ),
    )
}

/// Key indicators of which nothing is published at all.
pub fn all_withheld(names: &str) -> Text {
    Text::new(
        format!("Aucun chiffre d'ensemble publié, sur aucune période : {names}."),
        format!("No overall figure published in any period: {names}."),
    )
}

/// Heading: who answered.
pub fn answered_heading() -> Text {
    Text::new(
        "Qui a répondu, indicateur par indicateur",
        "Who answered, indicator by indicator",
    )
}

/// The title of the chart of answers.
pub fn answered_title(lowest: Option<(&Text, &str)>) -> Text {
    match lowest {
        None => Text::new(
            "Réponses par indicateur, dernier chiffre publié",
            "Answers by indicator, last published figure",
        ),
        Some((label, percent)) => Text::new(
            format!(
                "La réponse la plus faible est de {percent} (« {} »)",
                label.fr
            ),
            format!("The lowest response is {percent} (“{}”)", label.en),
        ),
    }
}

/// Parts of the chart of answers.
pub fn answered_parts() -> [Text; 2] {
    [
        Text::new("avec une réponse (n)", "with an answer (n)"),
        Text::new(
            "sans réponse : ne sait pas, refus, illisible, vide",
            "no answer: does not know, refused, illegible, blank",
        ),
    ]
}

/// How to read the chart of answers.
pub fn answered_reading(label: &Text, n: &str, silent: &str, percent: &str) -> Text {
    Text::new(
        format!(
            "pour « {} », {n} ont une réponse et {silent} n'en ont pas, soit {percent} de réponse parmi ceux que la question concerne.",
            label.fr
        ),
        format!(
            "for “{}”, {n} have an answer and {silent} have none: {percent} of those concerned answered.",
            label.en
        ),
    )
}

/// What response is measured.
pub fn answered_means() -> Text {
    Text::new(
        "Il s'agit de la réponse à chaque question, parmi les personnes ou les dossiers recueillis. Elle ne dit pas combien de personnes sollicitées ont participé : cette part n'est connue que là où chaque source déclare combien elle en a invité.",
        "This is the response to each question, among those who were collected. It does not tell how many of those invited took part: that is known only where each source declares how many it invited.",
    )
}

/// How many of those invited came, for one indicator.
pub fn invited(label: &Text, when: &Text, percent: i128) -> Text {
    Text::new(
        format!(
            "« {} » {} : {percent} % des personnes sollicitées ont participé.",
            label.fr, when.fr
        ),
        format!(
            "“{}” {}: {percent}% of those invited took part.",
            label.en, when.en
        ),
    )
}
