//! The methods of intervals, in words and with the paper that each is from, and how those asked were reached.

use crate::figure::{Method, Reached, Unknown};
use crate::i18n::Text;

/// How an interval is computed.
pub fn method(method: Method) -> Text {
    match method {
        Method::Wilson => Text::new(
            "Intervalle du score de Wilson, sans correction de continuité\u{a0}: les parts que les réponses ne contredisent pas, \
             sans jamais sortir de 0 à 100\u{a0}%.",
            "Score interval of Wilson, without continuity correction: the shares that the answers do not contradict, never outside \
             0 to 100%.",
        ),
        Method::Student => Text::new(
            "Moyenne, plus ou moins le quantile de Student fois l'erreur type (n \u{2212} 1 degrés de liberté).",
            "Mean, more or less the quantile of Student times the standard error (n \u{2212} 1 degrees of freedom).",
        ),
        Method::OrderStatistic => Text::new(
            "Deux réponses rangées de part et d'autre de la médiane, choisies par la loi binomiale\u{a0}: exact quelle que soit la \
             loi des réponses.",
            "Two ordered answers on both sides of the median, chosen by the binomial law: exact whatever the law of the answers.",
        ),
        Method::Linearised => Text::new(
            "Rapport linéarisé\u{a0}: la variance de ce qui s'écarte du rapport, puis le quantile de Student.",
            "Linearised ratio: the variance of what departs from the ratio, then the quantile of Student.",
        ),
        Method::Logit => Text::new(
            "Part estimée par strates, plus ou moins le quantile de Student fois l'erreur type, sur l'échelle des cotes.",
            "Share estimated by strata, more or less the quantile of Student times the standard error, on the scale of log-odds.",
        ),
        Method::Nps => Text::new(
            "Promoteurs moins détracteurs, plus ou moins le quantile normal fois l'erreur type de leur différence.",
            "Promoters less detractors, more or less the normal quantile times the standard error of their difference.",
        ),
        Method::NewcombePaired => Text::new(
            "Différence de deux parts chez les mêmes personnes, par les intervalles de Wilson de chacune et leur corrélation.",
            "Difference of two shares among the same persons, by the Wilson interval of each and their correlation.",
        ),
    }
}

/// Where a method is published.
pub fn reference(method: Method) -> &'static str {
    match method {
        Method::Wilson => {
            "E. B. Wilson, JASA 22, 1927, p. 209–212; L. D. Brown, T. T. Cai, A. DasGupta, Statistical Science 16, 2001, p. 101–133"
        }
        Method::Student => "Student, Biometrika 6, 1908, p. 1–25",
        Method::OrderStatistic => {
            "H. A. David, H. N. Nagaraja, Order Statistics, 3rd ed., 2003, § 7.1"
        }
        Method::Linearised => "W. G. Cochran, Sampling Techniques, 3rd ed., 1977, § 2.11",
        Method::Logit => "W. G. Cochran, Sampling Techniques, 3rd ed., 1977, ch. 5",
        Method::Nps => "B. Rocks, The American Statistician 70, 2016, p. 365–372",
        Method::NewcombePaired => {
            "R. G. Newcombe, Statistics in Medicine 17, 1998, p. 2635–2650, method 10"
        }
    }
}

/// Where it is published, as a line of a page.
pub fn reference_line(method: Method) -> Text {
    let reference = reference(method);
    Text::new(
        format!(
            "Référence\u{a0}: {}.",
            reference
                .replace("; ", "\u{a0}; ")
                .replace("3rd ed.", "3ᵉ éd.")
                .replace("method 10", "méthode 10")
        ),
        format!("Reference: {reference}."),
    )
}

/// The level of an interval, and of whom it speaks.
pub fn confidence(percent: u8) -> Text {
    Text::new(
        format!(
            "Niveau de confiance\u{a0}: {percent}\u{a0}%. Il parle des personnes que les répondants des associations contributrices \
             représentent, et non de tout le secteur."
        ),
        format!(
            "Level of confidence: {percent}%. It speaks of those whom the respondents of the contributing associations stand for, \
             not of the whole sector."
        ),
    )
}

/// That the part that was drawn narrows an interval.
pub fn finite() -> Text {
    Text::new(
        "Correction de population finie\u{a0}: la part tirée au hasard de la population déclarée resserre l'intervalle (√(1 \
         \u{2212} n/N)).",
        "Finite population correction: the part drawn at random of the declared population narrows the interval (√(1 \u{2212} n/N)).",
    )
}

/// What weights do to an interval.
pub fn weighted() -> Text {
    Text::new(
        "Les réponses sont pondérées\u{a0}: l'intervalle tient compte de ce que les poids coûtent de précision (L. Kish, Survey \
         Sampling, 1965, chapitre 11).",
        "Answers are weighted: the interval allows for what weights cost in precision (L. Kish, Survey Sampling, 1965, chapter 11).",
    )
}

/// Nothing is estimated.
pub fn exact() -> Text {
    Text::new(
        "Pas d'intervalle\u{a0}: la valeur compte ce qui a été recueilli, elle n'estime rien d'autre.",
        "No interval: the value counts what was collected, it estimates nothing else.",
    )
}

/// Everyone answered.
pub fn census() -> Text {
    Text::new(
        "Pas d'intervalle\u{a0}: recensement, toutes les personnes concernées ont répondu.",
        "No interval: a census, everyone concerned answered.",
    )
}

/// Why there is no interval.
pub fn unknown(why: Unknown) -> Text {
    let (fr, en) = match why {
        Unknown::NoData => ("la base est vide", "the base is empty"),
        Unknown::SmallBase => (
            "trop peu d'observations pour la loi de la méthode",
            "too few observations for the law of the method",
        ),
        Unknown::NoVariance => (
            "toutes les observations sont égales, un intervalle de largeur nulle tromperait",
            "all observations are equal, an interval of no width would mislead",
        ),
        Unknown::Repeated => (
            "des répondants apportent plusieurs observations, qui dépendent les unes des autres",
            "some respondents bring several observations, which depend on each other",
        ),
        Unknown::Records => (
            "ce sont des enregistrements de gestion, tenus pour tous, et non un échantillon",
            "these are records that the service keeps of everyone, and no sample",
        ),
        Unknown::NotInCells => (
            "aucune méthode retenue ne le donne pour cette mesure",
            "no method that is used gives one for this measure",
        ),
        Unknown::Weighted => (
            "aucun n'est calculé pour une médiane pondérée",
            "none is computed of a weighted median",
        ),
        Unknown::ThinPart => (
            "une case qui pèse dans la population type a moins de deux observations",
            "a part that weighs in the standard population has fewer than two observations",
        ),
        Unknown::Unrounded => (
            "ses bornes seraient les réponses d'une personne chacune, et aucun pas n'est déclaré pour les arrondir",
            "its bounds would be the answers of one person each, and no step is declared to round them to",
        ),
    };
    Text::new(
        format!("Pas d'intervalle\u{a0}: {fr}."),
        format!("No interval: {en}."),
    )
}

/// How those that a figure speaks of were reached.
pub fn reached(reached: Reached) -> Text {
    match reached {
        Reached::Census => Text::new(
            "Recueil\u{a0}: recensement déclaré par toutes les sources.",
            "Collection: a census, as every source declares.",
        ),
        Reached::Random => Text::new(
            "Recueil\u{a0}: tirage au sort déclaré par les sources.",
            "Collection: drawn at random, as sources declare.",
        ),
        Reached::Records => Text::new(
            "Recueil\u{a0}: enregistrements de gestion, sans échantillon déclaré.",
            "Collection: records of services, no sample declared.",
        ),
        Reached::Indication => Text::new(
            "Recueil\u{a0}: les répondants sont venus d'eux-mêmes, ou une source ne dit pas comment ils ont été choisis\u{a0}; un \
             intervalle est une indication, et non une marge d'erreur de sondage.",
            "Collection: respondents came by themselves, or a source does not say how they were chosen; an interval is an indication, \
             and no margin of error.",
        ),
    }
}

/// What a source declares of a sample: how, and out of how many.
pub fn sample(source: &str, period: &Text, design: &str, eligible: Option<&str>) -> Text {
    let design = match design {
        "census" => ("recensement", "census"),
        "random" => ("tirage au sort", "drawn at random"),
        _ => ("réponses volontaires", "self-selected"),
    };
    let out_of = eligible.map_or(
        (
            "effectif non déclaré".to_owned(),
            "number not declared".to_owned(),
        ),
        |n| (format!("{n} personnes éligibles"), format!("{n} eligible")),
    );
    Text::new(
        format!(
            "`{source}`, {}\u{a0}: {}, {}",
            period.fr, design.0, out_of.0
        ),
        format!("`{source}`, {}: {}, {}", period.en, design.1, out_of.1),
    )
}
