//! What is computed, in sentences: the figure, its numerator, its denominator.

use super::words::{Noun, quoted};
use crate::i18n::Text;

/// `parmi les personnes dont …`, or all those of the population.
fn among(noun: Noun, eligible: Option<&Text>) -> Text {
    match eligible {
        Some(eligible) => Text::new(
            format!("parmi les {} {}", noun.many_fr, eligible.fr),
            format!("among {} {}", noun.many_en, eligible.en),
        ),
        None => Text::new(
            format!("parmi {} {} de la population", noun.all_the(), noun.many_fr),
            format!("among all {} of the population", noun.many_en),
        ),
    }
}

/// `nombre de personnes dont …`.
fn how_many(noun: Noun, eligible: Option<&Text>) -> Text {
    match eligible {
        Some(eligible) => Text::new(
            format!("nombre {} {}", noun.of_many(), eligible.fr),
            format!("number of {} {}", noun.many_en, eligible.en),
        ),
        None => Text::new(
            format!("nombre {} de la population", noun.of_many()),
            format!("number of {} of the population", noun.many_en),
        ),
    }
}

/// `nombre de personnes dont …` as a whole figure.
pub fn count(noun: Noun, eligible: Option<&Text>) -> Text {
    how_many(noun, eligible)
}

/// Respondents, each once.
pub fn distinct(noun: Noun, eligible: Option<&Text>) -> Text {
    let said = how_many(noun, eligible);
    Text::new(
        format!(
            "{}, {} n'étant compté{} qu'une fois par association",
            said.fr,
            if noun.one() == "une" {
                "chacune"
            } else {
                "chacun"
            },
            noun.e()
        ),
        format!("{}, each counted only once by association", said.en),
    )
}

/// Why respondents of several associations are not told apart.
pub fn distinct_only_inside() -> Text {
    Text::new(
        "Deux associations ne peuvent pas reconnaître la même personne\u{a0}: suivie par les deux, elle compte deux fois dans \
         le chiffre du secteur.",
        "Two associations cannot recognise the same person: one followed by both counts twice in the sector figure.",
    )
}

/// A sum over observations.
pub fn sum(noun: Noun, eligible: Option<&Text>, of: &Text) -> Text {
    let (among, of) = (among(noun, eligible), quoted(of));
    Text::new(
        format!("{}, somme de {}", among.fr, of.fr),
        format!("{}, sum of {}", among.en, of.en),
    )
}

/// A share.
pub fn share(noun: Noun, eligible: Option<&Text>, hit: &Text) -> Text {
    let among = among(noun, eligible);
    Text::new(
        format!("{}, part de {} {}", among.fr, noun.those(), hit.fr),
        format!("{}, share of those {}", among.en, hit.en),
    )
}

/// The numerator of a share.
pub fn share_numerator(noun: Noun, hit: &Text) -> Text {
    Text::new(
        format!("nombre {} du dénominateur {}", noun.of_many(), hit.fr),
        format!("number of {} in the denominator {}", noun.many_en, hit.en),
    )
}

/// How many observations stand in the denominator: `known` says what must be known of them.
pub fn denominator(noun: Noun, eligible: Option<&Text>, known: &Text) -> Text {
    let said = how_many(noun, eligible);
    if eligible.is_some() {
        return Text::new(
            format!("{}, et {}", said.fr, known.fr),
            format!("{}, and {}", said.en, known.en),
        );
    }
    Text::new(
        format!("{} {}", said.fr, known.fr),
        format!("{} {}", said.en, known.en),
    )
}

/// Where several variables decide of the numerator: whether it is met is known.
pub fn known_whether_met(noun: Noun) -> Text {
    Text::new(
        format!(
            "pour {} on sait si {} remplissent la condition du numérateur",
            noun.which(),
            noun.they()
        ),
        format!(
            "{} it is known whether they meet the condition of the numerator",
            noun.for_en
        ),
    )
}

/// One sum over another; `times`, where it is not 1.
pub fn ratio(
    noun: Noun,
    eligible: Option<&Text>,
    (of, over): (&Text, &Text),
    times: Option<&Text>,
) -> Text {
    let (of, over) = (quoted(of), quoted(over));
    let among = among(noun, eligible);
    let factor = times.map_or_else(
        || Text::same(""),
        |times| {
            Text::new(
                format!(", multipliée par {}", times.fr),
                format!(", times {}", times.en),
            )
        },
    );
    Text::new(
        format!(
            "{}, somme de {} divisée par la somme de {}{}",
            among.fr, of.fr, over.fr, factor.fr
        ),
        format!(
            "{}, sum of {} divided by the sum of {}{}",
            among.en, of.en, over.en, factor.en
        ),
    )
}

/// The numerator of a ratio.
pub fn ratio_numerator(noun: Noun, of: &Text) -> Text {
    let of = quoted(of);
    Text::new(
        format!(
            "somme de {}, sur les {} dont les deux valeurs sont connues",
            of.fr, noun.many_fr
        ),
        format!(
            "sum of {}, over the {} {} both values are known",
            of.en, noun.many_en, noun.for_en
        ),
    )
}

/// The denominator of a ratio.
pub fn ratio_denominator(noun: Noun, over: &Text) -> Text {
    let over = quoted(over);
    Text::new(
        format!("somme de {}, sur les mêmes {}", over.fr, noun.many_fr),
        format!("sum of {}, over the same {}", over.en, noun.many_en),
    )
}

/// A mean.
pub fn mean(noun: Noun, eligible: Option<&Text>, of: &Text) -> Text {
    let (among, of) = (among(noun, eligible), quoted(of));
    Text::new(
        format!("{}, moyenne de {}", among.fr, of.fr),
        format!("{}, mean of {}", among.en, of.en),
    )
}

/// A median; `by_value` where it is that of an ordered code.
pub fn median(noun: Noun, eligible: Option<&Text>, of: &Text, by_value: bool) -> Text {
    let (among, of) = (among(noun, eligible), quoted(of));
    let (fr, en) = if by_value {
        (
            ", chaque modalité comptant pour sa valeur",
            ", each code counting by its value",
        )
    } else {
        ("", "")
    };
    Text::new(
        format!("{}, médiane de {}{fr}", among.fr, of.fr),
        format!("{}, median of {}{en}", among.en, of.en),
    )
}

/// What a median is.
pub fn median_means(noun: Noun) -> Text {
    Text::new(
        format!(
            "La moitié des {} est en dessous, l'autre au-dessus\u{a0}; si leur nombre est pair, c'est la moyenne des deux valeurs du \
             milieu.",
            noun.many_fr
        ),
        format!(
            "Half of the {} are below, half above; of an even number, it is the mean of the two middle values.",
            noun.many_en
        ),
    )
}

/// A net promoter score.
pub fn nps(noun: Noun, eligible: Option<&Text>, of: &Text) -> Text {
    let (among, of) = (among(noun, eligible), quoted(of));
    Text::new(
        format!(
            "{}, part des notes de 9 ou 10 à {}, moins la part des notes de 0 à 6",
            among.fr, of.fr
        ),
        format!(
            "{}, share of scores of 9 or 10 to {}, less the share of scores of 0 to 6",
            among.en, of.en
        ),
    )
}

/// The numerator of a net promoter score.
pub fn nps_numerator() -> Text {
    Text::new(
        "nombre de notes de 9 ou 10, moins le nombre de notes de 0 à 6",
        "number of scores of 9 or 10, less the number of scores of 0 to 6",
    )
}

/// What the other scores are, and between what the figure lies.
pub fn nps_means() -> Text {
    Text::new(
        "Les notes de 7 et 8 ne comptent qu'au dénominateur. Le résultat va de \u{2212}100 à +100.",
        "Scores of 7 and 8 count in the denominator alone. The result lies between \u{2212}100 and +100.",
    )
}

/// A distribution; `several` where one observation may hold several codes.
pub fn distribution(noun: Noun, eligible: Option<&Text>, of: &Text, several: bool) -> Text {
    let (among, of) = (among(noun, eligible), quoted(of));
    let (fr, en) = if several {
        (
            "\u{a0}; plusieurs réponses étant possibles, la somme des parts peut dépasser 100\u{a0}%",
            "; since several answers are possible, shares may add up to more than 100%",
        )
    } else {
        ("", "")
    };
    Text::new(
        format!("{}, part de chaque modalité de {}{fr}", among.fr, of.fr),
        format!("{}, share of each code of {}{en}", among.en, of.en),
    )
}

/// The numerator of each part of a distribution.
pub fn distribution_numerator(noun: Noun) -> Text {
    Text::new(
        format!(
            "pour chaque modalité, nombre {} du dénominateur qui la portent",
            noun.of_many()
        ),
        format!(
            "for each code, number of {} in the denominator that hold it",
            noun.many_en
        ),
    )
}

/// The numerator of a mean.
pub fn mean_numerator(noun: Noun, of: &Text) -> Text {
    let of = quoted(of);
    Text::new(
        format!(
            "somme de {}, sur les {} du dénominateur",
            of.fr, noun.many_fr
        ),
        format!(
            "sum of {}, over the {} of the denominator",
            of.en, noun.many_en
        ),
    )
}

/// How a sector figure adds up.
pub fn sector_adds_up() -> Text {
    Text::new(
        "Le chiffre du secteur est la somme des numérateurs des associations sur la somme de leurs dénominateurs\u{a0}: ce n'est jamais \
         une moyenne de pourcentages ou de moyennes.",
        "The sector figure is the sum of the numerators of associations over the sum of their denominators: never a mean of \
         percentages or of means.",
    )
}
