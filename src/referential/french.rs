//! The French words for those of the grammar, and what an author meant by a word that is none of it.
//!
//! In: a key or a word as written, and those known where it stands. Out: the one to propose. It is never taken: a
//! grammar that also read French would have two ways to write each thing.

use crate::matching::{folded, nearest, normal_form};

/// A French word, without accents, and the words of the grammar it may stand for, likeliest first.
const WORDS: &[(&str, &[&str])] = &[
    // What a file is and holds.
    ("commun", &["common"]),
    ("couts", &["costs"]),
    ("langue", &["language"]),
    ("titre", &["title", "label", "name"]),
    ("nom", &["name", "label", "id"]),
    ("identifiant", &["id"]),
    ("univers", &["universe"]),
    ("vague", &["wave", "waves"]),
    ("vagues", &["waves", "wave"]),
    ("nomenclature", &["codelist", "codelists"]),
    ("nomenclatures", &["codelists"]),
    ("indicateur", &["indicator", "indicators"]),
    ("indicateurs", &["indicators", "indicator"]),
    ("ruptures", &["breaks"]),
    ("etend", &["extends"]),
    ("recodages", &["recodes"]),
    ("recodage", &["recode", "recodes"]),
    ("non-collecte", &["not-collected"]),
    ("non-collectes", &["not-collected"]),
    // How an export is read.
    ("nature", &["kind"]),
    ("genre", &["kind"]),
    ("observe", &["observes"]),
    ("unite-observee", &["observes"]),
    ("fichier", &["files"]),
    ("fichiers", &["files"]),
    ("profil", &["profile"]),
    ("encodage", &["encoding"]),
    ("separateur", &["delimiter", "split"]),
    ("lignes", &["rows"]),
    ("reponses", &["answers"]),
    ("manquant", &["missing"]),
    ("manquants", &["missing"]),
    ("manquantes", &["missing"]),
    ("coche", &["checked"]),
    ("decoche", &["unchecked"]),
    ("non-coche", &["unchecked"]),
    ("repondant", &["respondent"]),
    ("doublons", &["duplicates"]),
    ("periode", &["period"]),
    ("correspondances", &["mappings"]),
    ("controles", &["edits"]),
    ("echantillon", &["sample"]),
    ("poids", &["weights"]),
    ("garder", &["keep"]),
    ("ecarter", &["drop"]),
    ("colonne", &["column", "columns"]),
    ("colonnes", &["columns", "column"]),
    ("est", &["is"]),
    ("parce-que", &["because"]),
    ("raison", &["because"]),
    ("espace", &["space"]),
    ("par", &["by"]),
    ("ordre", &["order"]),
    ("constante", &["constant"]),
    ("modalites", &["codes"]),
    ("premier-de", &["first-of"]),
    ("comparabilite", &["comparability"]),
    // What is measured.
    ("libelle", &["label"]),
    ("intitule", &["label", "title"]),
    ("niveau", &["level"]),
    ("sens", &["direction"]),
    ("unite", &["unit"]),
    ("parmi", &["among"]),
    ("mesure", &["measure"]),
    ("ventilation", &["disaggregate"]),
    ("ventilations", &["disaggregate"]),
    ("ventiler", &["disaggregate"]),
    ("rythme", &["every"]),
    ("chaque", &["every"]),
    ("aussi", &["also"]),
    ("reperes", &["references"]),
    ("normes", &["standards"]),
    ("publication", &["publish"]),
    ("remplace", &["replaces"]),
    ("valeur", &["value"]),
    ("sensible", &["sensitive"]),
    ("ordonnee", &["ordered"]),
    ("statut", &["status"]),
    ("calcul", &["derived"]),
    ("derivee", &["derived"]),
    ("exclusif", &["exclusive"]),
    ("entier", &["integer"]),
    ("nombre", &["integer", "decimal", "count"]),
    ("modalite", &["code"]),
    ("plusieurs", &["several"]),
    ("choix-multiple", &["several"]),
    ("compte", &["count"]),
    ("comptage", &["count"]),
    ("somme", &["sum"]),
    ("part", &["share"]),
    ("taux", &["share", "ratio"]),
    ("rapport", &["ratio"]),
    ("moyenne", &["mean"]),
    ("mediane", &["median"]),
    ("repartition", &["distribution"]),
    ("de", &["of", "from"]),
    ("sur", &["over", "base"]),
    ("bornes", &["breaks"]),
    ("seuils", &["breaks"]),
    ("tranches", &["bins"]),
    ("ecart", &["difference"]),
    ("moins", &["less"]),
    ("produit", &["product"]),
    ("regroupement", &["regroup"]),
    ("cas", &["case"]),
    ("quand", &["when"]),
    ("si", &["when"]),
    ("alors", &["then"]),
    ("sinon", &["otherwise"]),
    ("fois", &["times"]),
    // What things cost.
    ("cout", &["cost"]),
    ("valorise", &["valued"]),
    ("annee", &["year"]),
    ("annees", &["years", "year"]),
    ("bas", &["low"]),
    ("haut", &["high"]),
    ("attribue", &["attributed"]),
    // Words that are values.
    ("personne", &["person"]),
    ("personnes", &["persons", "person"]),
    ("menage", &["household"]),
    ("menages", &["household"]),
    ("foyer", &["household"]),
    ("sejour", &["stay"]),
    ("nuit", &["night"]),
    ("nuitee", &["night"]),
    ("demande", &["request"]),
    ("lieu", &["site"]),
    ("enquete", &["survey"]),
    ("questionnaire", &["survey"]),
    ("dossiers", &["records"]),
    ("registre", &["records"]),
    ("fiches", &["records"]),
    ("noyau", &["core"]),
    ("recommande", &["recommended"]),
    ("facultatif", &["optional"]),
    ("optionnel", &["optional"]),
    ("moyens", &["input"]),
    ("activite", &["activity"]),
    ("realisation", &["output"]),
    ("resultat", &["outcome"]),
    ("effet", &["outcome"]),
    ("contexte", &["context"]),
    ("hausse", &["increase"]),
    ("augmentation", &["increase"]),
    ("baisse", &["decrease"]),
    ("diminution", &["decrease"]),
    ("neutre", &["neutral"]),
    ("cible", &["target"]),
    ("objectif", &["target"]),
    ("depart", &["baseline"]),
    ("point-de-depart", &["baseline"]),
    ("dernier", &["last"]),
    ("derniere", &["last"]),
    ("premier", &["first"]),
    ("premiere", &["first"]),
    ("erreur", &["error"]),
    ("libelles", &["labels"]),
    ("exhaustif", &["census"]),
    ("recensement", &["census"]),
    ("aleatoire", &["random"]),
    ("hasard", &["random"]),
    ("volontaires", &["self-selected"]),
    ("exacte", &["exact"]),
    ("identique", &["exact"]),
    ("proche", &["close"]),
    ("large", &["broad"]),
    ("aucune", &["none"]),
    ("an", &["year"]),
    ("semestre", &["half-year"]),
    ("trimestre", &["quarter"]),
    ("mois", &["month"]),
    ("non-reponse", &["no-answer"]),
    ("sans-reponse", &["no-answer"]),
    ("ne-sait-pas", &["dont-know"]),
    ("nsp", &["dont-know"]),
    ("refus", &["refused"]),
    ("illisible", &["illegible"]),
    ("inconnu", &["unknown"]),
    ("inconnue", &["unknown"]),
    ("invalide", &["invalid"]),
    ("non-concerne", &["not-concerned"]),
    ("anonyme", &["anonymous"]),
];

/// What `written` stands for among `known`: the word it is the French for, else the one it is a near miss of, else the
/// one whose French it is a near miss of.
pub(super) fn meant<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let known: Vec<&str> = known.into_iter().collect();
    let plain = folded(&normal_form(written)).replace([' ', '_', '\''], "-");
    let of = |french: &str| {
        let (_, words) = WORDS.iter().find(|(word, _)| *word == french)?;
        let mut words = words.iter();
        words.find_map(|word| known.iter().copied().find(|known| known == word))
    };
    let by_french = || {
        let french = WORDS.iter().map(|(french, _)| *french);
        nearest(&plain, french.filter(|french| of(french).is_some())).and_then(of)
    };
    of(&plain)
        .or_else(|| nearest(written, known.iter().copied()))
        .or_else(by_french)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_words_lead_to_those_of_the_grammar() {
        let keys = [
            "id", "label", "measure", "columns", "column", "of", "because",
        ];
        for (written, expected) in [
            ("libellé", Some("label")),
            ("Libelle", Some("label")),
            ("libélé", Some("label")),
            ("mesure", Some("measure")),
            ("colonne", Some("column")),
            ("colones", Some("columns")),
            ("de", Some("of")),
            ("parce que", Some("because")),
            ("parce_que", Some("because")),
            ("lable", Some("label")),
            ("vague", None),
            ("zzz", None),
        ] {
            assert_eq!(meant(written, keys), expected, "{written}");
        }
        assert_eq!(meant("colonne", ["columns", "code"]), Some("columns"));
        assert_eq!(meant("part", ["mean", "share"]), Some("share"));
    }

    #[test]
    fn each_french_word_is_told_once_without_accents() {
        let mut seen = std::collections::BTreeSet::new();
        for (french, words) in WORDS {
            assert_eq!(*french, folded(french));
            assert!(!french.contains([' ', '_']), "{french}");
            assert!(seen.insert(french), "{french}");
            assert!(!words.is_empty() && !words.contains(french), "{french}");
        }
    }
}
