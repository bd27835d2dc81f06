//! What is said of the words of closed lists.

use crate::i18n::Text;

/// Words of closed lists: for each, in French and in English; nothing of a word that is not described yet, which
/// a test refuses.
macro_rules! words {
    ($($(#[doc = $doc:literal])+ $name:ident { $($word:literal = $fr:literal, $en:literal;)+ })+) => { $(
        $(#[doc = $doc])+
        pub fn $name(word: &str) -> Option<Text> {
            match word {
                $($word => Some(Text::new($fr, $en)),)+
                _ => None,
            }
        }
    )+ };
}

words! {
    /// The kinds of files.
    referential {
        "common" = "ce dont le secteur est convenu", "what the sector agreed on";
        "association" = "ce qui est propre à une association", "what is one association's own";
        "profile" = "les habitudes d'un outil", "the habits of a tool";
        "costs" = "des coûts unitaires", "unit costs";
    }
    /// Languages.
    language {
        "fr" = "français", "French";
        "en" = "anglais", "English";
    }
    /// What one observation is.
    observes {
        "person" = "une personne", "a person";
        "household" = "un ménage", "a household";
        "stay" = "un séjour", "a stay";
        "night" = "une nuit", "a night";
        "request" = "une demande", "a request";
        "site" = "un site, un établissement", "a site";
    }
    /// Of what one a cost is.
    per {
        "person" = "par personne", "a person";
        "household" = "par ménage", "a household";
        "stay" = "par séjour", "a stay";
        "night" = "par nuit", "a night";
        "request" = "par demande", "a request";
        "site" = "par site ou établissement", "a site";
        "unit" = "par unité de ce qu'une somme additionne", "a unit of what a sum adds up";
    }
    /// When a cost is borne.
    paid {
        "yearly" = "chaque année que dure la situation", "every year that the situation lasts";
        "once" = "une seule fois", "once";
    }
    /// Kinds of sources.
    source_kind {
        "survey" = "une enquête\u{a0}: ce que répondent des personnes", "a survey: what persons answer";
        "records" = "des fichiers de gestion\u{a0}: ce que l'association enregistre", "records: what the association keeps";
    }
    /// Rhythms.
    every {
        "year" = "chaque année", "every year";
        "half-year" = "chaque semestre", "every half-year";
        "quarter" = "chaque trimestre", "every quarter";
        "month" = "chaque mois", "every month";
    }
    /// Places in the programme.
    status {
        "core" = "noyau\u{a0}: chaque association l'alimente, ou dit pourquoi non", "core: every association feeds it, or says why not";
        "recommended" = "recommandé", "recommended";
        "optional" = "facultatif", "optional";
    }
    /// Links of the chain of results.
    level {
        "input" = "les moyens", "means";
        "activity" = "l'activité", "activity";
        "output" = "ce qui a été fait", "what was done";
        "outcome" = "ce que cela a changé pour les personnes", "what it changed for persons";
        "impact" = "ce qui n'aurait pas eu lieu sans cela", "what would not have happened otherwise";
        "context" = "le contexte", "setting";
    }
    /// Which way is better.
    direction {
        "increase" = "une hausse est souhaitée", "up is better";
        "decrease" = "une baisse est souhaitée", "down is better";
        "neutral" = "ni l'un ni l'autre", "neither";
        "target" = "se rapprocher d'une cible", "towards a target";
    }
    /// Which observation counts.
    keep {
        "first" = "la première", "the first";
        "last" = "la dernière", "the last";
        "error" = "aucune ne doit être en double\u{a0}: c'est une faute", "none may be double: it is a fault";
    }
    /// What may be said of the cause.
    attribution {
        "declared" = "déclarée par les personnes", "declared by the persons";
        "not-measured" = "non mesurée", "not measured";
        "counterfactual" = "par comparaison à ce qui se serait passé sinon", "against what would have happened otherwise";
    }
    /// Roles of values to compare with.
    reference_role {
        "target" = "une cible à atteindre", "a target";
        "baseline" = "un point de départ", "a baseline";
        "benchmark" = "un repère extérieur", "an outside benchmark";
    }
    /// What cells hold.
    answers {
        "labels" = "les libellés des modalités", "the labels of codes";
        "codes" = "les codes des modalités", "the codes themselves";
    }
    /// How a sample was drawn.
    design {
        "census" = "tout le monde", "everyone";
        "random" = "au hasard", "at random";
        "self-selected" = "qui voulait", "who would";
    }
    /// Likeness to the common definition.
    comparability {
        "exact" = "la même chose\u{a0}; entre dans le chiffre du secteur", "the same; enters the sector figure";
        "close" = "assez semblable pour s'additionner, et le chiffre le dit", "alike enough to be added, and the figure says so";
        "broad" = "du même sujet\u{a0}; ne s'additionne jamais", "of the same subject; never added";
        "none" = "non comparable", "not comparable";
    }
    /// Why a value is not there.
    missing {
        "no-answer" = "pas de réponse", "no answer";
        "dont-know" = "ne sait pas", "does not know";
        "refused" = "refus de répondre", "refused";
        "illegible" = "illisible", "illegible";
        "unknown" = "inconnu, et connu comme tel", "known to be unknown";
        "not-reached" = "personne non jointe", "not reached";
        "invalid" = "la cellule ne contient pas une réponse", "the cell holds no answer";
        "not-concerned" = "non concerné\u{a0}: hors de la base", "not concerned: outside the base";
    }
    /// How strict the wording is.
    strictness {
        "strict" = "la formulation même de la question importe", "the very wording of the question matters";
    }
    /// What a number in a cell is.
    convert_from {
        "birth-year" = "une année de naissance\u{a0}: la valeur est l'âge dans l'année de la ligne", "a year of birth: the value is the age in the row's year";
    }
    /// Who answers, where no column tells.
    respondent {
        "anonymous" = "personne ne sait qui répond", "no one knows who answers";
    }
    /// How many parts are required.
    requires {
        "all" = "toutes", "all of them";
    }
}
