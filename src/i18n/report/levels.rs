//! What a figure says, and what two of them say together: never more than their intervals bear.

use crate::i18n::{Text, plural_en, plural_fr};

/// What kind of figure a sentence is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A part of a whole, in percent.
    Share,
    /// As few as a count tells.
    Counted,
    /// A mean.
    Mean,
    /// A median.
    Median,
    /// One sum over another.
    Ratio,
    /// How many there are.
    Number,
    /// How many persons there are at most: one may count for two associations.
    AtMost,
    /// What something adds up to.
    Sum,
    /// A score.
    Score,
}

/// What a figure says: its value with its interval, of whom, when, and how many associations.
pub fn level(kind: Kind, value: &Text, of: &Text, when: &Text, reach: &Text) -> Text {
    let (v, e) = (&value.fr, &value.en);
    let (n, m) = (&of.fr, &of.en);
    let (fr, en) = match kind {
        Kind::Share => (format!("{v} des {n}"), format!("{e} of {m}")),
        Kind::Counted => (
            format!("{v} ({n}), trop peu pour un pourcentage"),
            format!("{e} ({m}), too few for a percentage"),
        ),
        Kind::Mean => (
            format!("{v} en moyenne, pour {n}"),
            format!("{e} on average, over {m}"),
        ),
        Kind::Median => (
            format!("{v} en valeur médiane, pour {n}"),
            format!("{e} as the median, over {m}"),
        ),
        Kind::Ratio => (
            format!("{v}, calculé sur {n}"),
            format!("{e}, computed over {m}"),
        ),
        Kind::Number => (v.clone(), e.clone()),
        Kind::AtMost => (
            format!(
                "{v} : il y a au plus autant de personnes, une personne connue de deux associations comptant deux fois"
            ),
            format!(
                "{e}: there are at most as many persons, for one known to two associations counts twice"
            ),
        ),
        Kind::Sum => (
            format!("{v} au total, pour {n}"),
            format!("{e} in all, over {m}"),
        ),
        Kind::Score => (format!("{v}, pour {n}"), format!("{e}, over {m}")),
    };
    Text::new(
        format!("{fr}, {} ; {}.", when.fr, reach.fr),
        format!("{en}, {}; {}.", when.en, reach.en),
    )
}

/// How many associations stand behind a figure out of how many could, and what part of those who should have answered did.
pub fn reach(associations: usize, expected: usize, answered: Option<&str>, survey: bool) -> Text {
    let (a, e) = (associations as u64, expected as u64);
    let fr = format!(
        "{a} {} sur {e}",
        plural_fr(a, "association", "associations")
    );
    let en = format!("{a} of {e} {}", plural_en(e, "association", "associations"));
    match answered {
        None => Text::new(fr, en),
        Some(percent) if survey => Text::new(
            format!("{fr} ; {percent} ont répondu à cette question"),
            format!("{en}; {percent} answered this question"),
        ),
        Some(percent) => Text::new(
            format!("{fr} ; information connue pour {percent}"),
            format!("{en}; known of {percent}"),
        ),
    }
}

/// A figure that is withheld.
pub fn withheld_level(when: &Text) -> Text {
    Text::new(
        format!(
            "Chiffre sous secret statistique {} : il n'est pas publié.",
            when.fr
        ),
        format!(
            "Withheld by statistical disclosure control {}: it is not published.",
            when.en
        ),
    )
}

/// Nothing was collected.
pub fn no_data_level(when: &Text) -> Text {
    Text::new(
        format!("Aucune donnée {}.", when.fr),
        format!("No data {}.", when.en),
    )
}

/// What two figures of two periods say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Their intervals are apart, the later one above.
    Higher,
    /// Their intervals are apart, the later one below.
    Lower,
    /// Their intervals overlap.
    Unsettled,
    /// One has no interval.
    NoInterval,
    /// One is not there to be read.
    Unread,
    /// A break of series stands between them.
    Broken,
}

/// The verdict on two periods, for a title.
pub fn periods_title(verdict: Verdict, before: &Text, after: &Text) -> Text {
    match verdict {
        Verdict::Higher => Text::new(
            format!("plus élevé en {} qu'en {}", after.fr, before.fr),
            format!("higher in {} than in {}", after.en, before.en),
        ),
        Verdict::Lower => Text::new(
            format!("plus bas en {} qu'en {}", after.fr, before.fr),
            format!("lower in {} than in {}", after.en, before.en),
        ),
        Verdict::Unsettled => Text::new(
            format!(
                "pas de différence établie entre {} et {}",
                before.fr, after.fr
            ),
            format!(
                "no difference established between {} and {}",
                before.en, after.en
            ),
        ),
        Verdict::NoInterval => Text::new(
            format!("valeurs relevées en {} et en {}", before.fr, after.fr),
            format!("values recorded in {} and in {}", before.en, after.en),
        ),
        Verdict::Unread => Text::new(
            format!(
                "un chiffre sous secret, {} et {} ne se comparent pas",
                before.fr, after.fr
            ),
            format!(
                "one figure withheld, {} and {} cannot be compared",
                before.en, after.en
            ),
        ),
        Verdict::Broken => Text::new(
            format!(
                "{} et {} ne se comparent pas, rupture de série",
                before.fr, after.fr
            ),
            format!(
                "{} and {} do not compare, break in series",
                before.en, after.en
            ),
        ),
    }
}

/// The verdict on two periods, in a sentence.
pub fn periods_compared(verdict: Verdict, before: &Text, after: &Text) -> Text {
    let both_fr = format!("Entre {} et {}", before.fr, after.fr);
    let both_en = format!("Between {} and {}", before.en, after.en);
    match verdict {
        Verdict::Higher => Text::new(
            format!(
                "{both_fr}, les intervalles ne se recouvrent pas : le chiffre est plus élevé en {}. Ce ne sont pas toujours les mêmes personnes : cet écart ne dit pas que chacune a changé.",
                after.fr
            ),
            format!(
                "{both_en}, the intervals do not overlap: the figure is higher in {}. They are not always the same people: the gap does not say that each of them changed.",
                after.en
            ),
        ),
        Verdict::Lower => Text::new(
            format!(
                "{both_fr}, les intervalles ne se recouvrent pas : le chiffre est plus bas en {}. Ce ne sont pas toujours les mêmes personnes : cet écart ne dit pas que chacune a changé.",
                after.fr
            ),
            format!(
                "{both_en}, the intervals do not overlap: the figure is lower in {}. They are not always the same people: the gap does not say that each of them changed.",
                after.en
            ),
        ),
        Verdict::Unsettled => Text::new(
            format!(
                "{both_fr}, les intervalles se recouvrent : on ne peut pas conclure à une différence."
            ),
            format!("{both_en}, the intervals overlap: no difference can be concluded."),
        ),
        Verdict::NoInterval => Text::new(
            format!(
                "{both_fr}, faute d'intervalle, l'écart se constate sans qu'on puisse dire s'il dépasse le hasard."
            ),
            format!(
                "{both_en}, for want of an interval, the gap is seen and nothing says whether it is beyond chance."
            ),
        ),
        Verdict::Unread => Text::new(
            format!(
                "{both_fr}, l'un des deux chiffres au moins n'est pas publié : pas de comparaison."
            ),
            format!("{both_en}, one figure at least is not published: no comparison."),
        ),
        Verdict::Broken => Text::new(
            format!(
                "{both_fr}, une rupture de série sépare les deux chiffres : ils ne se comparent pas."
            ),
            format!(
                "{both_en}, a break in series stands between the two figures: they do not compare."
            ),
        ),
    }
}

/// The last figure that is published, where the last one is not.
pub fn last_published(sentence: &Text) -> Text {
    Text::new(
        format!("Dernier chiffre publié : {}", sentence.fr),
        format!("Last published figure: {}", sentence.en),
    )
}

/// What the categories of a disaggregation say together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Split {
    /// The highest and the lowest have intervals that are apart.
    Apart(Text, Text),
    /// All intervals overlap.
    Alike,
    /// They have no intervals.
    NoInterval,
    /// How many there are of each: this one has most.
    Most(Text),
    /// The gap turns round once associations are compared each within itself.
    Reversed,
}

/// The verdict on categories, for a title.
pub fn split_title(split: &Split) -> Text {
    match split {
        Split::Apart(high, low) => Text::new(
            format!("plus élevé pour « {} » que pour « {} »", high.fr, low.fr),
            format!("higher for “{}” than for “{}”", high.en, low.en),
        ),
        Split::Alike => Text::new(
            "on ne peut pas conclure à une différence",
            "no difference can be concluded",
        ),
        Split::NoInterval => Text::new(
            "valeurs relevées, sans intervalle",
            "recorded values, without intervals",
        ),
        Split::Most(category) => Text::new(
            format!("d'abord « {} », parmi les catégories publiées", category.fr),
            format!("first “{}”, of the published categories", category.en),
        ),
        Split::Reversed => Text::new(
            "un écart qui tient au poids de chaque association",
            "a gap that comes from the part of each association",
        ),
    }
}

/// The verdict on categories, in a sentence; nothing of what is simply counted.
pub fn split_compared(split: &Split) -> Option<Text> {
    Some(match split {
        Split::Apart(high, low) => Text::new(
            format!(
                "les intervalles de « {} » et de « {} » ne se recouvrent pas. L'écart décrit ces publics ; il ne dit pas d'où il vient.",
                high.fr, low.fr
            ),
            format!(
                "the intervals of “{}” and “{}” do not overlap. The gap describes these publics; it does not tell where it comes from.",
                high.en, low.en
            ),
        ),
        Split::Alike => Text::new(
            "les intervalles des catégories se recouvrent : on ne peut pas conclure à une différence entre elles.",
            "the intervals of the categories overlap: no difference between them can be concluded.",
        ),
        Split::NoInterval => Text::new(
            "faute d'intervalle, les écarts entre catégories se constatent sans qu'on puisse dire s'ils dépassent le hasard.",
            "for want of intervals, gaps between categories are seen and nothing says whether they are beyond chance.",
        ),
        Split::Most(_) => return None,
        Split::Reversed => Text::new(
            "l'écart entre catégories change de sens dès qu'on compare à l'intérieur de chaque association : il tient à la part de chacune, ne pas le lire comme un effet de la catégorie.",
            "the gap between categories changes sign once associations are compared each within itself: it comes from the part of each, do not read it as an effect of the category.",
        ),
    })
}

/// A disaggregation of which one category alone can be read with a value that compares.
pub fn split_of_one(variable: &Text, category: &Text, words: &Text) -> Text {
    Text::new(
        format!(
            "Par {}, une seule catégorie se lit : « {} », {} Les autres sont sous secret statistique, de trop petite base ou sans donnée.",
            variable.fr, category.fr, words.fr
        ),
        format!(
            "By {}, one category alone can be read: “{}”, {} The others are withheld, of too small a base or without data.",
            variable.en, category.en, words.en
        ),
    )
}

/// What a value to compare with is.
pub fn role(word: &str) -> Text {
    match word {
        "target" => Text::new("Cible", "Target"),
        "baseline" => Text::new("Situation de départ", "Baseline"),
        _ => Text::new("Repère", "Benchmark"),
    }
}

/// Where a figure stands beside a value to compare with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Its interval is above.
    Above,
    /// Its interval is below.
    Below,
    /// Its interval holds it.
    Within,
    /// It has no interval, and is above.
    SeenAbove,
    /// It has no interval, and is below.
    SeenBelow,
    /// It has no interval, and is the same.
    SeenAt,
}

/// Where a figure stands beside a target or a baseline, in a cell.
pub fn beside(beside: Beside) -> Text {
    match beside {
        Beside::Above => Text::new("au-dessus, intervalle compris", "above, with its interval"),
        Beside::Below => Text::new("en dessous, intervalle compris", "below, with its interval"),
        Beside::Within => Text::new(
            "dans l'intervalle : pas d'écart établi",
            "within the interval: no gap established",
        ),
        Beside::SeenAbove => Text::new("au-dessus, sans intervalle", "above, without an interval"),
        Beside::SeenBelow => Text::new("en dessous, sans intervalle", "below, without an interval"),
        Beside::SeenAt => Text::new("égal, à l'arrondi près", "equal, once rounded"),
    }
}

/// A benchmark is of another field.
pub fn beside_benchmark() -> Text {
    Text::new(
        "situe, ne compare pas : champ et calcul diffèrent",
        "gives a bearing, no comparison: field and computation differ",
    )
}
