//! What is said of what feeds an indicator, and of what does not.

use crate::i18n::{Said, ticked};

/// Several waves pooled.
pub fn waves_pooled(indicator: &str, waves: &[&str], association: &str) -> Said {
    let waves = ticked(waves);
    Said::fact(
        format!("`{indicator}` mêlerait plusieurs vagues des mêmes personnes ({waves}, association `{association}`)"),
        format!("`{indicator}` would pool several waves of the same persons ({waves}, association `{association}`)"),
    )
    .help(
        format!("dites lesquelles\u{a0}: `waves: [{}]`", waves.replace('`', "")),
        format!("say which: `waves: [{}]`", waves.replace('`', "")),
    )
}

/// A core indicator neither fed nor declared.
pub fn core_not_fed(indicator: &str, association: &str, wanting: Option<(&str, &[&str])>) -> Said {
    let said = Said::fact(
        format!(
            "l'indicateur du noyau `{indicator}` n'est ni alimenté par `{association}` ni déclaré `not-collected`"
        ),
        format!(
            "the core indicator `{indicator}` is neither fed by `{association}` nor declared `not-collected`"
        ),
    );
    let declare = format!("`not-collected: [{{indicators: [{indicator}], because: …}}]`");
    match wanting {
        Some((source, variables)) if !variables.is_empty() => {
            let variables = ticked(variables);
            said.help(
                format!("à la source `{source}`, faites correspondre {variables}\u{a0}; ou déclarez {declare}"),
                format!("in the source `{source}`, map {variables}; or declare {declare}"),
            )
        }
        _ => said.help(
            format!("ajoutez une source qui l'alimente, ou déclarez {declare}"),
            format!("add a source that feeds it, or declare {declare}"),
        ),
    }
}

/// A core indicator counted by no source that says so.
pub fn core_not_counted(indicator: &str, association: &str, source: &str) -> Said {
    Said::fact(
        format!("l'indicateur du noyau `{indicator}` n'est ni alimenté par `{association}` ni déclaré `not-collected`"),
        format!("the core indicator `{indicator}` is neither fed by `{association}` nor declared `not-collected`"),
    )
    .help(
        format!("si la source `{source}` compte tout le monde, écrivez-y `feeds: [{indicator}]`\u{a0}; sinon déclarez `not-collected`"),
        format!("if the source `{source}` counts everyone, write `feeds: [{indicator}]` in it; otherwise declare `not-collected`"),
    )
}

/// Declared not collected, yet fed.
pub fn not_collected_fed(indicator: &str, source: &str) -> Said {
    Said::fact(
        format!("`{indicator}` est déclaré `not-collected`, mais la source `{source}` l'alimente"),
        format!("`{indicator}` is declared `not-collected`, but the source `{source}` feeds it"),
    )
    .help(
        "retirez la déclaration, ou ce qui alimente l'indicateur\u{a0}; d'ici là, la déclaration l'emporte",
        "remove one of the two; the declaration prevails",
    )
}

/// An own indicator that nothing feeds.
pub fn indicator_not_fed(indicator: &str) -> Said {
    Said::fact(
        format!("aucune source n'alimente l'indicateur `{indicator}`"),
        format!("no source feeds the indicator `{indicator}`"),
    )
    .help(
        "vérifiez `from`, `observes`, `waves` et les variables qu'il utilise",
        "check `from`, `observes`, `waves` and the variables it uses",
    )
}

/// Core indicators that a source would feed, did it say of which of their waves it is.
pub fn wave_missing(source: &str, indicators: &[&str], waves: &[&str]) -> Said {
    let ids = ticked(indicators);
    let (fr, en) = match indicators {
        [_] => (
            format!("l'indicateur du noyau {ids} n'en est pas alimenté"),
            format!("the core indicator {ids} is not fed by it"),
        ),
        _ => (
            format!("les indicateurs du noyau {ids} n'en sont pas alimentés"),
            format!("the core indicators {ids} are not fed by it"),
        ),
    };
    add_wave(
        Said::fact(
            format!("la source `{source}` ne dit pas sa vague\u{a0}: {fr}"),
            format!("the source `{source}` does not say its wave: {en}"),
        ),
        waves,
    )
}

fn add_wave(said: Said, waves: &[&str]) -> Said {
    let waves = ticked(waves);
    said.help(
        format!("ajoutez `wave:` ({waves})"),
        format!("add `wave:` ({waves})"),
    )
}

/// A source that feeds nothing; `waves`, those it would feed, did it say its own.
pub fn source_feeds_nothing(source: &str, waves: &[&str]) -> Said {
    let said = Said::fact(
        format!("la source `{source}` n'alimente aucun indicateur"),
        format!("the source `{source}` feeds no indicator"),
    );
    if !waves.is_empty() {
        return add_wave(said, waves);
    }
    said.help(
        "vérifiez `kind`, `observes`, `wave` et les variables qu'elle remplit",
        "check `kind`, `observes`, `wave` and the variables it fills",
    )
}

/// `feeds` of a source that cannot feed it.
pub fn feeds_impossible(indicator: &str, source: &str) -> Said {
    Said::fact(
        format!("la source `{source}` dit alimenter `{indicator}`, mais ne le peut pas"),
        format!("the source `{source}` says it feeds `{indicator}`, but cannot"),
    )
    .help(
        "vérifiez `kind`, `observes`, `wave` et les variables que l'indicateur utilise, ou retirez-le de `feeds:`",
        "check `kind`, `observes`, `wave` and the variables the indicator uses, or take it out of `feeds:`",
    )
}

/// Periods too coarse for an indicator.
pub fn period_too_coarse(source: &str, indicator: &str, every: &str) -> Said {
    Said::fact(
        format!("la source `{source}` ne donne pas de période assez fine pour `{indicator}` (`every: {every}`)"),
        format!("the source `{source}` knows no period fine enough for `{indicator}` (`every: {every}`)"),
    )
    .help("donnez-lui une colonne de date, ou une période constante plus fine", "give it a date column, or a finer constant period")
}

/// A respondent among anonymous ones.
pub fn respondents_mixed(indicator: &str, anonymous: &str) -> Said {
    Said::fact(
        format!("plusieurs sources alimentent `{indicator}`, et `{anonymous}` est anonyme\u{a0}: une personne peut y compter deux fois"),
        format!("several sources feed `{indicator}`, and `{anonymous}` is anonymous: a person may count twice"),
    )
    .help("déclarez `respondent:` dans chacune, ou réservez l'indicateur à une seule avec `feeds:`", "declare `respondent:` in each, or keep the indicator to one of them with `feeds:`")
}

/// Respondents counted where nobody is known.
pub fn respondents_unknown(indicator: &str, anonymous: &str) -> Said {
    Said::fact(
        format!("`{indicator}` compte des personnes, et la source `{anonymous}` est anonyme\u{a0}: chaque ligne y vaut une personne"),
        format!("`{indicator}` counts persons, and the source `{anonymous}` is anonymous: each row counts as one"),
    )
    .help(
        "déclarez `respondent: {column: …, space: …}` dans la source",
        "declare `respondent: {column: …, space: …}` in the source",
    )
}
