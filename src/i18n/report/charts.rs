//! Titles of charts, and what stands under each: how to read it, whom it speaks of, where it comes from.

use crate::i18n::{Text, plural_en, plural_fr};

/// The field of a figure: whom it speaks of, where nobody wrote it.
pub fn field_unwritten() -> Text {
    Text::new(
        "personnes ou dossiers des associations contributrices",
        "people or files of the contributing associations",
    )
}

/// The source of a figure; `notice` is what exports say of their data; `own_in_clear`: those who read it have their own figures in clear.
pub fn source_of(
    files: &str,
    count: usize,
    contributing: usize,
    id: &str,
    version: &str,
    notice: Option<&str>,
    own_in_clear: bool,
) -> Text {
    let to = if own_in_clear {
        Text::new(" aux chiffres du secteur", " to figures of the sector")
    } else {
        Text::same("")
    };
    let (f, c) = (count as u64, contributing as u64);
    let notice = notice.map_or(String::new(), |it| format!(" {it}."));
    Text::new(
        format!(
            "{files} {} de {c} {}, référentiel {id} {version} ; secret statistique appliqué{}.{notice}",
            plural_fr(f, "fichier", "fichiers"),
            plural_fr(c, "association", "associations"),
            to.fr
        ),
        format!(
            "{files} {} of {c} {}, referential {id} {version}; statistical disclosure control applied{}.{notice}",
            plural_en(f, "file", "files"),
            plural_en(c, "association", "associations"),
            to.en
        ),
    )
}

/// The title of the chart of all percentages.
pub fn overview_title(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "{n} {} d'un coup d'œil, avec {} intervalle là où il y en a un",
            plural_fr(n, "proportion", "proportions"),
            plural_fr(n, "son", "leur"),
        ),
        format!(
            "{n} {} at a glance, with {} interval where there is one",
            plural_en(n, "share", "shares"),
            plural_en(n, "its", "their"),
        ),
    )
}

/// Periods side by side.
pub fn side_by_side(rhythm: &Text) -> Text {
    Text::new(
        format!("Plusieurs périodes côte à côte : {}", rhythm.fr),
        format!("Several periods side by side: {}", rhythm.en),
    )
}

/// Only the last periods are shown.
pub fn last_periods(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!("Seules les {n} dernières périodes sont montrées ici ; toutes sont en annexe."),
        format!("Only the last {n} periods are shown here; all are in the annex."),
    )
}

/// What is seen of a disaggregation, before its verdict.
pub fn by_variable(label: &Text, variable: &Text, verdict: &Text) -> Text {
    Text::new(
        format!("{}, par {} : {}", label.fr, variable.fr, verdict.fr),
        format!("{}, by {}: {}", label.en, variable.en, verdict.en),
    )
}

/// The whole, beside its categories.
pub fn whole(value: &str) -> Text {
    Text::new(format!("ensemble : {value}"), format!("all: {value}"))
}

/// Categories without data are not in a chart.
pub fn empty_categories(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "{n} {} dans ce graphique.",
            plural_fr(
                n,
                "catégorie sans donnée n'est pas montrée",
                "catégories sans donnée ne sont pas montrées"
            )
        ),
        format!(
            "{n} {} not in this chart.",
            plural_en(n, "category without data is", "categories without data are")
        ),
    )
}

/// Nothing of a disaggregation can be read.
pub fn split_unread(variables: &str) -> Text {
    Text::new(
        format!(
            "Sans aucune catégorie qui se lise (secret statistique, trop petite base, ou pas de donnée) : {variables}."
        ),
        format!(
            "Without any category that can be read (withheld, too small a base, or no data): {variables}."
        ),
    )
}

/// Categories of which nothing is shown, on one line of a chart.
pub fn withheld_categories(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!("{n} {}", plural_fr(n, "catégorie", "catégories")),
        format!("{n} {}", plural_en(n, "category", "categories")),
    )
}

/// What stands after the base of a line.
pub fn remarks_are() -> Text {
    Text::new(
        "Les mots qui suivent n dans les graphiques (proche, fragile, porté…) sont des réserves ; le glossaire les explique.",
        "Words after n in charts (close, fragile, carried…) are reservations; the glossary explains them.",
    )
}

/// Heading of the words of reservations.
pub fn remarks_heading() -> Text {
    Text::new(
        "Réserves employées dans ce rapport",
        "Reservations used in this report",
    )
}

/// The coverage, put forward: how many associations out of how many.
pub fn coverage_card(contributing: usize, expected: usize) -> (Text, Text, Text) {
    let e = expected as u64;
    (
        Text::new("Couverture", "Coverage"),
        Text::same(format!("{contributing}\u{a0}/\u{a0}{expected}")),
        Text::new(
            plural_fr(e, "association", "associations"),
            plural_en(e, "association", "associations"),
        ),
    )
}

/// How many of those invited came.
pub fn took_part(percent: i128) -> Text {
    Text::new(
        format!("{percent} % des personnes sollicitées ont participé."),
        format!("{percent}% of those invited took part."),
    )
}

/// Reservations on a figure.
pub fn reserved(remarks: &str) -> Text {
    Text::new(
        format!("Réserves : {remarks}."),
        format!("Reservations: {remarks}."),
    )
}

/// A value, of a category.
pub fn of_category(category: &Text, words: &Text) -> Text {
    Text::new(
        format!("pour « {} », {}", category.fr, words.fr),
        format!("for “{}”, {}", category.en, words.en),
    )
}

/// What is not known of what splits a figure.
pub fn unknown_category() -> Text {
    Text::new("Non renseigné", "Unknown")
}

/// The title of the chart of changes of one indicator.
pub fn changes_of(label: &Text, verdict: &Text) -> Text {
    Text::new(
        format!("{} : {}", label.fr, verdict.fr),
        format!("{}: {}", label.en, verdict.en),
    )
}

/// The title of the chart of all changes in points of percentage.
pub fn changes_title(apart: usize, of: usize) -> Text {
    let (a, n) = (apart as u64, of as u64);
    Text::new(
        format!(
            "{a} {} sur {n} {} chez les mêmes personnes, en points, dernière période publiée",
            plural_fr(a, "évolution établie", "évolutions établies"),
            plural_fr(n, "mesurée", "mesurées"),
        ),
        format!(
            "{a} of {n} measured {} established among the same people, in points, last published period",
            plural_en(n, "change is", "changes are")
        ),
    )
}

/// A distribution.
pub fn distribution_title(label: &Text, when: &Text, largest: Option<(&Text, &str)>) -> Text {
    match largest {
        None => Text::new(
            format!("{}, {}", label.fr, when.fr),
            format!("{}, {}", label.en, when.en),
        ),
        Some((category, value)) => Text::new(
            format!(
                "{}, {} : d'abord « {} » ({value})",
                label.fr, when.fr, category.fr
            ),
            format!(
                "{}, {}: first “{}” ({value})",
                label.en, when.en, category.en
            ),
        ),
    }
}

/// Figures of a table of an annex.
pub fn all_figures(label: &Text) -> Text {
    Text::new(
        format!("{} : tous les chiffres d'ensemble", label.fr),
        format!("{}: all overall figures", label.en),
    )
}

/// A value, and when.
pub fn value_in(value: &str, period: &Text) -> Text {
    Text::new(
        format!("{value} en {}", period.fr),
        format!("{value} in {}", period.en),
    )
}

/// One thing, then another.
pub fn and_then(first: &Text, then: &Text) -> Text {
    Text::new(
        format!("{}, {}", first.fr, then.fr),
        format!("{}, {}", first.en, then.en),
    )
}

/// Whom a change speaks of.
pub fn seen_twice() -> Text {
    Text::new(
        "personnes vues aux deux vagues, avec une réponse à chacune",
        "people seen at both waves, with an answer at each",
    )
}

/// What a change is, before any.
pub fn changes_are() -> Text {
    Text::new(
        "Ces évolutions suivent les mêmes personnes d'une vague à l'autre. Elles disent ce qui a changé pour elles, non pourquoi : rien ne dit ce qui se serait passé sans l'action des associations.",
        "These changes follow the same people from one wave to the other. They tell what changed for them, not why: nothing tells what would have happened without the action of associations.",
    )
}

/// Caption of the table of changes.
pub fn changes_table() -> Text {
    Text::new(
        "Toutes les évolutions, dernière période publiée",
        "All changes, last published period",
    )
}

/// What references are, before any.
pub fn references_are() -> Text {
    Text::new(
        "Une cible et une situation de départ sont celles du programme. Un repère vient d'une autre source, d'un autre champ et d'un autre calcul : il situe un ordre de grandeur.",
        "A target and a baseline are those of the programme. A benchmark comes from another source, field and computation: it gives an order of magnitude.",
    )
}

/// Caption of the table of references.
pub fn references_table() -> Text {
    Text::new(
        "Cibles, situations de départ et repères",
        "Targets, baselines and benchmarks",
    )
}

/// What the other indicators are.
pub fn others_are() -> Text {
    Text::new(
        "Indicateurs recommandés ou facultatifs : dernière période, sans détail. `impact report EXPORTS --indicator ID` en fait un rapport complet.",
        "Recommended or optional indicators: last period, without detail. `impact report EXPORTS --indicator ID` makes a whole report of one.",
    )
}

/// Caption of the table of other indicators.
pub fn others_table() -> Text {
    Text::new(
        "Autres indicateurs, dernière période",
        "Other indicators, last period",
    )
}

/// What is shown of associations.
pub fn associations_are() -> Text {
    Text::new(
        "Associations qui partagent leurs chiffres avec les membres, dans leur ordre et sans classement : elles n'accueillent pas le même public, et un écart peut ne tenir qu'à lui (`impact compare` le dit).",
        "Associations that share their figures with members, in their own order and unranked: they do not welcome the same public, and a gap may come from that alone (`impact compare` tells).",
    )
}

/// Indicators of which every association's own figure is withheld.
pub fn associations_withheld(names: &str) -> Text {
    Text::new(
        format!("Chiffres des associations tous sous secret statistique : {names}."),
        format!("Figures of associations all withheld: {names}."),
    )
}

/// The title of the chart of associations.
pub fn associations_title(when: &Text) -> Text {
    Text::new(
        format!("ce que disent les associations qui partagent, {}", when.fr),
        format!("what the associations that share say, {}", when.en),
    )
}

/// The sector, beside its associations.
pub fn sector_is(value: &str) -> Text {
    Text::new(format!("secteur : {value}"), format!("sector: {value}"))
}

/// How to read the line of the sector.
pub fn sector_reading(sentence: &Text) -> Text {
    Text::new(
        format!("le trait est celui du secteur : {}", sentence.fr),
        format!("the line is that of the sector: {}", sentence.en),
    )
}

/// What associations say each by itself.
pub fn spread(mean: &str, range: Option<&[String; 2]>) -> Text {
    match range {
        None => Text::new(
            format!("Moyenne des valeurs des associations : {mean}."),
            format!("Mean of the values of associations: {mean}."),
        ),
        Some([low, high]) => Text::new(
            format!("Valeurs des associations : de {low} à {high}, {mean} en moyenne."),
            format!("Values of associations: from {low} to {high}, {mean} on average."),
        ),
    }
}

/// Heading of the tables of the annex.
pub fn all_heading() -> Text {
    Text::new("Tous les chiffres d'ensemble", "All overall figures")
}

/// What brackets are.
pub fn brackets(level: u8) -> Text {
    Text::new(
        format!(
            "Entre crochets, l'intervalle à {level} % : plus il est large, moins on en sait. « 3 associations sur 4 » : trois des quatre qui peuvent nourrir ce chiffre l'ont fait."
        ),
        format!(
            "In brackets, the interval at {level}%: the wider, the less is known. “3 of 4 associations”: three of the four that can feed this figure did."
        ),
    )
}

/// What stands under a value put forward: of whom, unless the value is itself how many.
pub fn under_card(of: Option<&Text>, when: &Text, reach: &Text) -> Text {
    match of {
        Some(of) => Text::new(
            format!("{} {}, {}.", of.fr, when.fr, reach.fr),
            format!("{} {}, {}.", of.en, when.en, reach.en),
        ),
        None => Text::new(
            format!(
                "Au plus, {} : une personne connue de deux associations compte deux fois. {}.",
                when.fr, reach.fr
            ),
            format!(
                "At most, {}: one known to two associations counts twice. {}.",
                when.en, reach.en
            ),
        ),
    }
}
