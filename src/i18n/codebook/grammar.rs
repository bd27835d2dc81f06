//! The words of the grammar as a reader says them: statuses, levels, directions, rhythms, causes, standards.

use crate::i18n::Text;

/// A status, from the word of the grammar.
pub fn status(word: &str) -> Text {
    match word {
        "core" => Text::new(
            "noyau\u{a0}: chaque association l'alimente, ou dit pourquoi elle ne le fait pas",
            "core: every association feeds it, or says why it does not",
        ),
        "recommended" => Text::new("recommandé", "recommended"),
        "optional" => Text::new("facultatif", "optional"),
        _ => Text::new("propre à une association", "of one association"),
    }
}

/// A link of the chain of results, from the word of the grammar.
pub fn level(word: &str) -> Text {
    match word {
        "input" => Text::new("moyens", "input"),
        "activity" => Text::new("activité", "activity"),
        "output" => Text::new("réalisation", "output"),
        "outcome" => Text::new("résultat", "outcome"),
        "impact" => Text::new("impact", "impact"),
        _ => Text::new("contexte", "context"),
    }
}

/// Which way is better, from the word of the grammar.
pub fn direction(word: &str) -> Text {
    match word {
        "increase" => Text::new("une hausse est favorable", "a rise is favourable"),
        "decrease" => Text::new("une baisse est favorable", "a fall is favourable"),
        "target" => Text::new(
            "à rapprocher d'une cible",
            "to be brought close to a target",
        ),
        _ => Text::new(
            "neutre\u{a0}: ni la hausse ni la baisse n'est favorable en soi",
            "neutral: neither a rise nor a fall is favourable in itself",
        ),
    }
}

/// A kind of source, from the word of the grammar.
pub fn kind_of_source(word: &str) -> Text {
    match word {
        "records" => Text::new("dossiers de l'association", "files of the association"),
        _ => Text::new("enquête auprès des personnes", "survey of persons"),
    }
}

/// A rhythm, from the word of the grammar.
pub fn every(word: &str) -> Text {
    match word {
        "half-year" => Text::new("chaque semestre", "every half-year"),
        "quarter" => Text::new("chaque trimestre", "every quarter"),
        "month" => Text::new("chaque mois", "every month"),
        _ => Text::new("chaque année", "every year"),
    }
}

/// A role of a reference, from the word of the grammar.
pub fn role(word: &str) -> Text {
    match word {
        "target" => Text::new("cible", "target"),
        "baseline" => Text::new("point de départ", "baseline"),
        _ => Text::new("repère", "benchmark"),
    }
}

/// What may be said of cause, from the word of the grammar; none where nothing is declared.
pub fn attribution(word: Option<&str>) -> Text {
    match word {
        Some("declared") => Text::new(
            "Les personnes disent elles-mêmes ce que l'accompagnement a changé\u{a0}: c'est leur appréciation, et non une preuve de cause à effet.",
            "Persons say themselves what the support has changed: it is their own judgement, not a proof of cause and effect.",
        ),
        Some("not-measured") => Text::new(
            "L'indicateur constate une situation\u{a0}; il ne permet pas de dire qu'elle est due à l'accompagnement.",
            "The indicator records a situation; it does not tell that the support is its cause.",
        ),
        Some("counterfactual") => Text::new(
            "L'écart est mesuré par comparaison avec ce qui se serait passé sans l'accompagnement (groupe ou situation de comparaison).",
            "The difference is measured against what would have happened without the support (a comparison group or situation).",
        ),
        _ => Text::new(
            "Le référentiel ne dit rien de la cause\u{a0}: le chiffre décrit, il n'explique pas.",
            "The referential says nothing of cause: the figure describes, it does not explain.",
        ),
    }
}

/// That the very wording matters.
pub fn strict() -> Text {
    Text::new(
        "La formulation même de la question compte\u{a0}: une question seulement proche mesure autre chose.",
        "The very wording of the question matters: one that is only close measures something else.",
    )
}

/// A scheme, by its word.
pub fn scheme(word: &str) -> Text {
    match word {
        "sdg" => Text::new(
            "Objectifs de développement durable (ODD)",
            "Sustainable Development Goals (SDG)",
        ),
        "iris" => Text::same("IRIS+ (GIIN)"),
        "ethos" => Text::same("ETHOS (FEANTSA)"),
        "gali" => Text::new(
            "Indicateur global de limitation d'activité (GALI)",
            "Global Activity Limitation Indicator (GALI)",
        ),
        "mehm" => Text::new(
            "Mini-module européen de santé (MEHM)",
            "Minimum European Health Module (MEHM)",
        ),
        other => Text::same(other),
    }
}

/// What a code of a scheme is called.
pub fn scheme_code(word: &str, code: &str) -> Text {
    match word {
        "sdg" if code.contains('.') => Text::new(format!("cible {code}"), format!("target {code}")),
        "sdg" => Text::new(format!("objectif {code}"), format!("goal {code}")),
        "mehm" => Text::new(format!("question {code}"), format!("question {code}")),
        _ => Text::same(code),
    }
}

/// What a correspondence says.
pub fn standards_mean() -> Text {
    Text::new(
        "L'indicateur éclaire ces objectifs ou s'inspire de ces cadres\u{a0}; il n'en est pas l'indicateur officiel.",
        "The indicator sheds light on these goals or draws on these schemes; it is not their official indicator.",
    )
}
