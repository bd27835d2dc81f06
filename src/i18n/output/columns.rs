//! What each column of the tidy output says, for those who have the file alone.

use crate::i18n::Text;

/// What the column `name` says; none of a disaggregation, which is a variable of the referential.
pub fn column(name: &str) -> Option<Text> {
    let (fr, en) = match name {
        "referential" => (
            "Référentiel auquel le chiffre répond",
            "Referential the figure answers to",
        ),
        "version" => ("Version de ce référentiel", "Version of that referential"),
        "indicator" => ("Indicateur", "Indicator"),
        "period" => (
            "Période dont le chiffre parle, écrite comme en SDMX\u{a0}: `2025`, `2025-S1`, `2025-Q3`, `2025-10`",
            "Period the figure speaks of, as SDMX writes it: `2025`, `2025-S1`, `2025-Q3`, `2025-10`",
        ),
        "wave" => (
            "Vague\u{a0}; `avant>après` pour une évolution, `_Z` si elle ne joue pas",
            "Wave; `before>after` for a change, `_Z` where it plays no part",
        ),
        "association" => (
            "Association\u{a0}; `_T` pour le secteur",
            "Association; `_T` for the sector",
        ),
        "measure" => ("Ce qui est calculé", "What is computed"),
        "code" => (
            "Modalité d'une répartition\u{a0}; `_Z` sinon",
            "Code of a distribution; `_Z` otherwise",
        ),
        "unit" => ("Unité de la valeur", "Unit of the value"),
        "value" => (
            "Valeur\u{a0}; les parts vont de 0 à 100\u{a0}; vide si elle est secrète ou absente",
            "Value; shares run from 0 to 100; empty where it is withheld or not there",
        ),
        "ci_low" => (
            "Borne basse de l'intervalle de confiance",
            "Lower bound of the confidence interval",
        ),
        "ci_high" => (
            "Borne haute de l'intervalle de confiance",
            "Upper bound of the confidence interval",
        ),
        "ci_level" => (
            "Niveau de confiance de l'intervalle, en pour cent",
            "Level of confidence of the interval, in percent",
        ),
        "ci_method" => (
            "Méthode de l'intervalle, ou `none:` et pourquoi il n'y en a pas",
            "Method of the interval, or `none:` and why there is none",
        ),
        "n" => (
            "Observations qui ont une valeur\u{a0}: la base",
            "Observations with a value: the base",
        ),
        "n_effective" => (
            "Taille effective (Kish) d'un chiffre pondéré",
            "Effective size (Kish) of a weighted figure",
        ),
        "numerator" => ("Ce qui est au-dessus, exactement", "What is above, exactly"),
        "denominator" => (
            "Ce qui est au-dessous, exactement",
            "What is below, exactly",
        ),
        "no_answer" => (
            "Observations concernées et sans réponse",
            "Eligible observations without an answer",
        ),
        "not_concerned" => ("Observations non concernées", "Observations not concerned"),
        "unmatched_before" => (
            "Pour une évolution, répondants vus avant seulement",
            "Of a change, respondents seen before only",
        ),
        "unmatched_after" => (
            "Pour une évolution, répondants vus après seulement",
            "Of a change, respondents seen after only",
        ),
        "associations" => (
            "Associations qui contribuent au chiffre",
            "Associations that contribute to the figure",
        ),
        "associations_expected" => (
            "Associations qui pouvaient y contribuer",
            "Associations that could contribute to it",
        ),
        "mean_of_associations" => (
            "Moyenne de ce que disent les associations, chacune comptant une fois",
            "Mean of what associations say, each counted once",
        ),
        "min_association" => (
            "Plus petite valeur d'une association",
            "Smallest value of an association",
        ),
        "max_association" => (
            "Plus grande valeur d'une association",
            "Largest value of an association",
        ),
        "comparability" => (
            "Comparabilité la plus faible de ce qui contribue",
            "Weakest comparability of what contributes",
        ),
        "flags" => (
            "Ce qu'il faut savoir encore pour lire le chiffre, en mots séparés par une espace",
            "What else must be known to read the figure, in words separated by a space",
        ),
        "obs_status" => (
            "Qualité\u{a0}: `A` normale, `B` rupture de série, `M` aucune donnée, `U` peu fiable",
            "Quality: `A` normal, `B` break in series, `M` no data, `U` low reliability",
        ),
        "conf_status" => (
            "Confidentialité\u{a0}: `F` libre, `C` secret, `N` document de travail, à ne pas publier",
            "Confidentiality: `F` free, `C` withheld, `N` working document, not for publication",
        ),
        _ => return None,
    };
    Some(Text::new(fr, en))
}
