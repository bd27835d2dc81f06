//! Names of what changed, and what a change comes down to.

use std::collections::BTreeSet;

use crate::i18n::{Text, plural_en, plural_fr, ticked};

/// Respects, by their name for programs: in French, in English.
const TITLES: &[(&str, &str, &str)] = &[
    (
        "referential-id",
        "identifiant du référentiel",
        "id of the referential",
    ),
    ("language", "langue", "language"),
    ("title", "titre", "title"),
    ("universe", "univers", "universe"),
    ("themes", "thème", "theme"),
    ("waves", "vague", "wave"),
    ("wave-order", "ordre des vagues", "order of waves"),
    ("instruments", "instrument", "instrument"),
    (
        "reproduce",
        "reproduction de l'instrument",
        "reproduction of the instrument",
    ),
    (
        "standard-population",
        "population type",
        "standard population",
    ),
    ("edits", "contrôle", "edit"),
    ("edit-label", "libellé du contrôle", "label of the edit"),
    ("accept", "diagnostics acceptés", "accepted diagnostics"),
    (
        "ledger-break",
        "rupture déclarée dans `breaks`",
        "break declared in `breaks`",
    ),
    (
        "ledger-reason",
        "motif d'une rupture déclarée",
        "reason of a declared break",
    ),
    (
        "reserved",
        "identifiant dans `reserved`",
        "id in `reserved`",
    ),
    ("indicator", "indicateur", "indicator"),
    ("label", "libellé", "label"),
    ("definition", "définition", "definition"),
    ("theme", "thème", "theme"),
    ("status", "statut", "status"),
    ("level", "niveau", "level"),
    ("direction", "sens", "direction"),
    ("observes", "unité d'observation", "unit of observation"),
    ("from", "nature des sources", "kind of source"),
    ("unit", "unité", "unit"),
    (
        "population",
        "population, en toutes lettres",
        "population, in words",
    ),
    (
        "among",
        "population éligible (`among`)",
        "eligible population (`among`)",
    ),
    ("measure", "mesure", "measure"),
    ("numerator", "numérateur", "numerator"),
    ("denominator", "dénominateur", "denominator"),
    ("times", "facteur", "factor"),
    ("disaggregation", "ventilation", "disaggregation"),
    ("standardised", "standardisation", "standardisation"),
    ("wave", "vague publiée", "published wave"),
    (
        "one-per",
        "observation retenue par répondant",
        "observation kept per respondent",
    ),
    ("every", "rythme", "rhythm"),
    ("reference", "valeur de référence", "reference value"),
    ("plausible", "valeurs plausibles", "plausible values"),
    ("standard", "correspondance", "correspondence"),
    (
        "comparability-strict",
        "formulation exigée à la lettre",
        "wording required to the letter",
    ),
    ("attribution", "attribution", "attribution"),
    (
        "publish-persons",
        "seuil de personnes",
        "threshold of persons",
    ),
    (
        "publish-associations",
        "seuil d'associations",
        "threshold of associations",
    ),
    (
        "publish-dominance",
        "seuil de dominance",
        "threshold of dominance",
    ),
    ("publish-step", "pas d'arrondi", "rounding step"),
    ("publish-bins", "tranches d'échange", "bins of partials"),
    ("minimal-change", "évolution minimale", "minimal change"),
    ("question", "question", "question"),
    ("note", "note", "note"),
    ("replaces", "`replaces`", "`replaces`"),
    ("variable", "variable", "variable"),
    ("type", "type", "type"),
    ("bounds", "bornes", "bounds"),
    ("decimals", "décimales", "decimals"),
    ("derivation", "calcul", "derivation"),
    ("exclusive", "modalités exclusives", "exclusive codes"),
    ("sensitive", "donnée sensible", "sensitive"),
    (
        "asked-when",
        "filtre de la question (`asked-when`)",
        "filter of the question (`asked-when`)",
    ),
    (
        "recall",
        "période rappelée par la question",
        "recall period of the question",
    ),
    ("asked-of", "personnes interrogées", "persons asked"),
    ("instrument", "instrument", "instrument"),
    ("codelist", "nomenclature", "codelist"),
    ("ordered", "nomenclature ordonnée", "ordered codelist"),
    ("code-order", "ordre des modalités", "order of codes"),
    ("code", "modalité", "code"),
    ("code-merged", "modalités fusionnées", "codes merged"),
    ("code-renamed", "code renommé", "code renamed"),
    ("code-label", "libellé de la modalité", "label of the code"),
    ("code-value", "valeur de la modalité", "value of the code"),
    ("code-within", "groupe de la modalité", "group of the code"),
    ("code-missing", "rôle de la modalité", "role of the code"),
    ("code-sensitive", "modalité sensible", "sensitive code"),
    ("association", "association", "association"),
    ("name", "nom", "name"),
    ("extends", "référentiel étendu", "extended referential"),
    (
        "share-with-members",
        "chiffres montrés aux membres",
        "figures shown to members",
    ),
    (
        "not-collected",
        "indicateur non collecté",
        "indicator not collected",
    ),
    ("source", "source", "source"),
    ("kind", "nature de la source", "kind of source"),
    ("row", "ce qu'est une ligne", "what a row is"),
    ("files", "fichiers lus", "files read"),
    ("profile", "profil", "profile"),
    ("dialect", "écriture des fichiers", "dialect"),
    ("answers", "contenu des cellules", "what cells hold"),
    ("missing", "cellule sans réponse", "cell without an answer"),
    ("rows", "lignes retenues", "rows kept"),
    ("respondent", "répondant", "respondent"),
    ("duplicates", "doublons", "duplicates"),
    ("period", "période", "period"),
    ("row-wave", "vague des lignes", "wave of rows"),
    ("sample", "échantillon", "sample"),
    ("weights", "pondération", "weights"),
    ("feeds", "comptage de tous", "counts everyone"),
    ("mapping", "correspondance", "mapping"),
    ("columns", "colonne", "column"),
    ("cells", "cellule", "cell"),
    ("format", "format des dates", "format of dates"),
    (
        "marks",
        "repères du choix multiple",
        "marks of the multiple choice",
    ),
    ("convert", "conversion", "conversion"),
    (
        "asks",
        "ce que demande la question de la source",
        "what the source's question asks",
    ),
    ("comparability", "comparabilité", "comparability"),
    ("because", "motif ou source", "reason or source"),
    ("costs", "table de coûts", "table of costs"),
    ("cost", "coût unitaire", "unit cost"),
    ("valued", "effet valorisé", "valued effect"),
    ("written-profile", "profil", "profile"),
];

/// The title of a respect.
pub fn title(name: &str) -> Text {
    let found = TITLES.iter().find(|it| it.0 == name);
    found.map_or_else(|| Text::same(name), |it| Text::new(it.1, it.2))
}

/// Whether a respect has its title.
pub fn has_title(name: &str) -> bool {
    TITLES.iter().any(|it| it.0 == name)
}

/// It selects more.
pub fn wider() -> Text {
    Text::new("élargi", "wider")
}

/// It selects less.
pub fn narrower() -> Text {
    Text::new("restreint", "narrower")
}

/// The words that carry meaning are the same.
pub fn same_words() -> Text {
    Text::new(
        "mêmes mots, tournés autrement",
        "the same words, put otherwise",
    )
}

/// A list goes on under another id, or in place.
pub fn list_moved() -> Text {
    Text::new("les modalités continuent", "its codes go on")
}

/// A series goes on under another id.
pub fn series_goes_on() -> Text {
    Text::new(
        "la série continue sous son nouvel identifiant",
        "the series goes on under its new id",
    )
}

/// Nothing but the name changed.
pub fn renamed_only() -> Text {
    Text::new("renommée", "renamed")
}

/// Associations that would lose answers.
pub fn answers_lost(associations: &BTreeSet<String>) -> Text {
    let n = associations.len() as u64;
    let ids = ticked(associations);
    Text::new(
        format!(
            "des cellules ne seraient plus reconnues chez {} {ids}",
            plural_fr(n, "l'association", "les associations")
        ),
        format!(
            "cells would no longer be recognised in {} {ids}",
            plural_en(n, "association", "associations")
        ),
    )
}

/// What keeps those answers.
pub fn declare_answers() -> Text {
    Text::new(
        "si leurs exports portent encore l'ancien texte, déclarez-le sous `codes` dans leurs correspondances",
        "where their exports still hold the former text, declare it under `codes` in their mappings",
    )
}

/// What to do with an id that is gone.
pub fn reserve(id: &str) -> Text {
    Text::new(
        format!("écrivez `reserved: [{id}]` pour qu'il ne serve jamais à autre chose"),
        format!("write `reserved: [{id}]`, so that it is never used for something else"),
    )
}

/// What to do with an indicator that is gone.
pub fn reserve_or_replace(id: &str) -> Text {
    Text::new(
        format!(
            "s'il est abandonné, écrivez `reserved: [{id}]`\u{a0}; s'il continue sous un autre identifiant, écrivez-y `replaces: [{id}]`"
        ),
        format!(
            "where it is given up, write `reserved: [{id}]`; where it goes on under another id, write `replaces: [{id}]` there"
        ),
    )
}

/// How to say that a variable was renamed.
pub fn say_replaces(id: &str) -> Text {
    Text::new(
        format!("écrivez `replaces: [{id}]` sur la nouvelle variable, pour que ce soit dit"),
        format!("write `replaces: [{id}]` on the new variable, so that it is said"),
    )
}

/// The ledger keeps what it holds.
pub fn ledger_stays() -> Text {
    Text::new(
        "rétablissez l'entrée\u{a0}: une rupture passée ne s'efface pas",
        "put the entry back: a past break is not wiped out",
    )
}

/// An id never to be used again is used.
pub fn used_again() -> Text {
    Text::new("de nouveau employé", "used again")
}

/// An id never to be used again is no longer kept.
pub fn left_reserved() -> Text {
    Text::new("retiré de la liste", "taken off the list")
}

/// What to do then.
pub fn reserved_stays(id: &str) -> Text {
    Text::new(
        format!(
            "gardez `{id}` dans `reserved`, et donnez un autre identifiant à ce qui est nouveau"
        ),
        format!("keep `{id}` in `reserved`, and give another id to what is new"),
    )
}

/// An entry of the ledger that no change calls for.
pub fn declares_nothing() -> Text {
    Text::new(
        "aucun changement ne rompt cette série ici",
        "no change here breaks this series",
    )
}
