//! What is said of what holds together and is probably a slip: values out of reach, shares that say something else,
//! definitions that serve nothing.

use crate::i18n::Said;

/// A value that a figure or a variable cannot have; `ends`, what it can, as far as it is known.
pub fn value_out_of_reach(value: &str, of: &str, ends: &[Option<String>; 2]) -> Said {
    let (fr, en) = match ends {
        [Some(low), Some(high)] => (
            format!("va de {low} à {high}"),
            format!("runs from {low} to {high}"),
        ),
        [Some(low), None] => (
            format!("n'est jamais sous {low}"),
            format!("is never below {low}"),
        ),
        [None, Some(high)] => (
            format!("ne dépasse jamais {high}"),
            format!("is never above {high}"),
        ),
        [None, None] => ("n'a pas de bornes".into(), "has no bounds".into()),
    };
    Said::fact(
        format!("`{of}` {fr}\u{a0}: `{value}` est hors de portée"),
        format!("`{of}` {en}: `{value}` is out of reach"),
    )
    .help(
        "écrivez la valeur dans l'unité de ce qui est mesuré",
        "write the value in the unit of what is measured",
    )
}

/// More invited than there are.
pub fn invited_too_many(invited: i64, eligible: i64) -> Said {
    Said::fact(
        format!("{invited} personnes invitées pour {eligible} concernées"),
        format!("{invited} invited, and {eligible} eligible"),
    )
    .help(
        "`eligible` compte toutes les personnes concernées, et `invited` celles d'entre elles à qui la question a été posée",
        "`eligible` counts all those concerned, and `invited` those of them who were asked",
    )
}

/// A census of some of those concerned.
pub fn census_of_some(invited: i64, eligible: i64) -> Said {
    Said::fact(
        format!("un recensement (`design: census`) de {invited} personnes sur {eligible}"),
        format!("a census (`design: census`) of {invited} out of {eligible}"),
    )
    .help(
        "corrigez `invited` ou `eligible`\u{a0}; si une partie seulement a été invitée, dites `random` ou `self-selected`",
        "mend `invited` or `eligible`; if only some were invited, say `random` or `self-selected`",
    )
}

/// A code of no goal of sustainable development.
pub fn not_a_target(code: &str) -> Said {
    Said::fact(
        format!("`sdg: {code}` n'est ni un objectif ni une cible de développement durable"),
        format!("`sdg: {code}` is neither a goal nor a target of sustainable development"),
    )
    .help(
        "de `1.1` à `17.19`, les lettres comprises (`1.a`)\u{a0}; un indicateur s'écrit `11.1.1`",
        "from `1.1` to `17.19`, letters included (`1.a`); an indicator is written `11.1.1`",
    )
}

/// A code that stands alone, counted with those it excludes.
pub fn exclusive_counted(code: &str, variable: &str) -> Said {
    Said::fact(
        format!("`{code}` exclut les autres réponses de `{variable}`, et compte ici avec elles"),
        format!("`{code}` excludes the other answers of `{variable}`, and counts with them here"),
    )
    .help(
        format!("retirez `{code}` du numérateur\u{a0}: qui le choisit n'a aucune des autres"),
        format!("remove `{code}` from the numerator: who chooses it has none of the others"),
    )
}

/// A share split by the variable that decides it.
pub fn split_by_itself(indicator: &str, variable: &str) -> Said {
    Said::fact(
        format!("`{indicator}` ventilé par `{variable}` vaut 0 ou 100 dans chaque case\u{a0}: `{variable}` décide seule du numérateur"),
        format!("`{indicator}` split by `{variable}` is 0 or 100 in each cell: `{variable}` alone decides the numerator"),
    )
    .help(
        "ventilez par autre chose\u{a0}; pour la part de chaque modalité, mesurez `distribution`",
        "split by something else; for the share of each code, measure `distribution`",
    )
}

/// A recode that no source names.
pub fn recode_unused(recode: &str) -> Said {
    Said::fact(
        format!("la table `{recode}` ne sert à aucune source"),
        format!("no source uses the recode `{recode}`"),
    )
    .help(
        format!("nommez-la dans `fill: [{{recode: {recode}, …}}]`, ou retirez-la"),
        format!("name it in `fill: [{{recode: {recode}, …}}]`, or remove it"),
    )
}

/// An own variable that nothing fills and nothing reads.
pub fn variable_unused(variable: &str) -> Said {
    Said::fact(
        format!("aucune source ne remplit `{variable}`, et rien ne la lit"),
        format!("no source fills `{variable}`, and nothing reads it"),
    )
    .help(
        "ajoutez sa correspondance, ou retirez-la",
        "add its mapping, or remove it",
    )
}

/// A smallest change where nothing changes.
pub fn minimal_change_unused(indicator: &str) -> Said {
    Said::fact(
        format!("`minimal-change` ne sert à rien\u{a0}: `{indicator}` n'a pas d'évolution"),
        format!("`minimal-change` serves nothing: `{indicator}` has no change"),
    )
    .help(
        "une évolution demande deux vagues\u{a0}: `waves: [entrée, sortie]`",
        "a change wants two waves: `waves: [entry, exit]`",
    )
}
