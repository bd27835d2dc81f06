//! What is said of conditions that decide nothing, of shares, and of what is published of them.

use crate::i18n::{Said, Text, plural_en, plural_fr, ticked};
use crate::sensitivity::Category;

/// A population that no observation can be of.
pub fn among_impossible(indicator: &str) -> Said {
    Said::fact(
        format!("aucune observation ne peut être de la population de `{indicator}`\u{a0}: ses conditions se contredisent"),
        format!("no observation can be of the population of `{indicator}`: its conditions contradict one another"),
    )
    .help(
        "plusieurs clés ensemble veulent dire «\u{a0}et\u{a0}»\u{a0}: pour «\u{a0}ou\u{a0}», écrivez `{any: [{…}, {…}]}`\u{a0}; vérifiez aussi les bornes et `asked-when`",
        "several keys together mean \"and\": for \"or\", write `{any: [{…}, {…}]}`; check bounds and `asked-when` too",
    )
}

/// A denominator that no observation of the population is in.
pub fn base_impossible(indicator: &str) -> Said {
    Said::fact(
        format!("aucune observation de la population de `{indicator}` ne peut être dans son dénominateur (`base`)"),
        format!("no observation of the population of `{indicator}` can be in its denominator (`base`)"),
    )
    .help(
        "accordez `base` et `among`\u{a0}: toutes les deux doivent pouvoir être vraies ensemble",
        "make `base` and `among` agree: both must be able to hold together",
    )
}

/// A variable that is never asked of the population.
pub fn never_asked(indicator: &str, variable: &str) -> Said {
    Said::fact(
        format!("`{variable}` n'est jamais demandée à la population de `{indicator}`"),
        format!("`{variable}` is never asked of the population of `{indicator}`"),
    )
    .help(
        "accordez `among` et le `asked-when` de la variable",
        "make `among` and the variable's `asked-when` agree",
    )
}

/// A share of which nobody of the population can answer.
pub fn share_never_answered(indicator: &str) -> Said {
    Said::fact(
        format!(
            "personne, dans la population de `{indicator}`, ne peut répondre à ce que compte `of`"
        ),
        format!("nobody in the population of `{indicator}` can answer what `of` counts"),
    )
    .help(
        "accordez `among` et le `asked-when` des variables de `of`",
        "make `among` and the `asked-when` of the variables of `of` agree",
    )
}

/// A question that is never asked.
pub fn asked_when_impossible(variable: &str) -> Said {
    Said::fact(
        format!("`asked-when` ne peut jamais être vrai\u{a0}: `{variable}` ne serait jamais demandée"),
        format!("`asked-when` can never hold: `{variable}` would never be asked"),
    )
    .help(
        "plusieurs clés ensemble veulent dire «\u{a0}et\u{a0}»\u{a0}: pour «\u{a0}ou\u{a0}», écrivez `{any: [{…}, {…}]}`",
        "several keys together mean \"and\": for \"or\", write `{any: [{…}, {…}]}`",
    )
}

/// A share that is the same whatever is collected: 0 or 100.
pub fn share_constant(indicator: &str, value: u8) -> Said {
    let said = Said::fact(
        format!("`{indicator}` vaut toujours {value}\u{a0}%, quelles que soient les réponses"),
        format!("`{indicator}` is always {value}%, whatever is answered"),
    );
    if value == 0 {
        said.help(
            "rien de ce que compte `of` n'est dans la population\u{a0}: accordez `of`, `base` et `among`, et les bornes de la variable",
            "nothing that `of` counts is in the population: make `of`, `base` and `among` agree, and the bounds of the variable",
        )
    } else {
        said.help(
            "toutes les réponses possibles sont dans `of`\u{a0}: n'y laissez que celles qui comptent, ou élargissez la population",
            "every possible answer is in `of`: leave there those that count, or widen the population",
        )
    }
}

/// A code of a numerator that no observation of the denominator holds.
pub fn numerator_outside(code: &str, variable: &str, indicator: &str) -> Said {
    Said::fact(
        format!("`{code}` de `{variable}` est au numérateur de `{indicator}` et jamais à son dénominateur"),
        format!("`{code}` of `{variable}` is in the numerator of `{indicator}` and never in its denominator"),
    )
    .help(
        format!("ajoutez `{code}` à `base` (ou à `among`), ou retirez-le de `of`"),
        format!("add `{code}` to `base` (or to `among`), or remove it from `of`"),
    )
}

/// An arm of a `case` that gives its code to nobody; `alone` where its own condition contradicts itself.
pub fn case_unreachable(code: &str, variable: &str, alone: bool) -> Said {
    if alone {
        return Said::fact(
            format!("la condition de `{code}` dans `{variable}` ne peut jamais être vraie"),
            format!("the condition of `{code}` in `{variable}` can never hold"),
        )
        .help(
            "plusieurs clés ensemble veulent dire «\u{a0}et\u{a0}»\u{a0}: pour «\u{a0}ou\u{a0}», écrivez `{any: [{…}, {…}]}`",
            "several keys together mean \"and\": for \"or\", write `{any: [{…}, {…}]}`",
        );
    }
    Said::fact(
        format!("`{code}` n'est jamais atteint dans `{variable}`\u{a0}: ce qui précède prend déjà tout ce que sa condition prendrait"),
        format!("`{code}` is never reached in `{variable}`: what comes before takes all that its condition would"),
    )
    .help(
        "la première condition vraie l'emporte\u{a0}: mettez la plus étroite d'abord",
        "the first condition that holds prevails: put the narrowest first",
    )
}

/// Two shares of one indicator that partly overlap; `codes` that both count, where codes are what they count.
pub fn shares_overlap(first: &str, second: &str, variable: &str, codes: &[&str]) -> Said {
    let (fr, en) = if codes.is_empty() {
        (
            format!("des valeurs de `{variable}`"),
            format!("values of `{variable}`"),
        )
    } else {
        let codes = ticked(codes);
        (
            format!("{codes} de `{variable}`"),
            format!("{codes} of `{variable}`"),
        )
    };
    Said::fact(
        format!("`{first}` et `{second}` comptent toutes deux {fr}, et chacune autre chose\u{a0}: on ne peut ni les additionner ni les emboîter"),
        format!("`{first}` and `{second}` both count {en}, and each something else: they neither add up nor nest"),
    )
    .help(
        "séparez-les, ou emboîtez-les\u{a0}; les deux bornes d'un intervalle sont comprises\u{a0}: après `{max: 50}` vient `{min: 51}`",
        "part them, or nest them; both bounds of a range are included: after `{max: 50}` comes `{min: 51}`",
    )
}

/// Codes that no group takes.
pub fn group_missing(codes: &[&str], list: &str, variable: &str) -> Said {
    let n = codes.len() as u64;
    let ids = ticked(codes);
    Said::fact(
        format!(
            "{ids} de `{list}` {} dans aucun groupe\u{a0}: `{variable}` y serait sans valeur",
            plural_fr(n, "n'est", "ne sont")
        ),
        format!(
            "{ids} of `{list}` {} in no group: `{variable}` would have no value there",
            plural_en(n, "is", "are")
        ),
    )
    .help(
        "donnez-lui un groupe par `within`, quitte à en créer un pour le reste",
        "give it a group by `within`, one for the rest if need be",
    )
}

/// A group that is itself in another.
pub fn group_chained(code: &str, middle: &str, last: &str) -> Said {
    Said::fact(
        format!(
            "`{code}` est dans `{middle}`, qui est lui-même dans `{last}`\u{a0}: on n'y remonte pas"
        ),
        format!("`{code}` is in `{middle}`, which is itself in `{last}`: that is not followed"),
    )
    .help(
        format!("écrivez `within: {last}`, ou sortez `{middle}` de `{last}`"),
        format!("write `within: {last}`, or take `{middle}` out of `{last}`"),
    )
}

/// A disaggregation most cells of which must be withheld: of `cells`, at most `possible` reach the threshold.
pub fn disaggregation_fine(
    variables: &[&str],
    cells: u64,
    persons: u64,
    threshold: u64,
    possible: u64,
) -> Said {
    let names = variables.join(" × ");
    Said::fact(
        format!(
            "`{names}` fait {cells} cases\u{a0}; avec {persons} {} au plus et un seuil de {threshold}, {possible} au plus {} être {}",
            plural_fr(persons, "personne", "personnes"),
            plural_fr(possible, "pourra", "pourront"),
            plural_fr(possible, "publiée", "publiées"),
        ),
        format!(
            "`{names}` makes {cells} cells; with at most {persons} {} and a threshold of {threshold}, at most {possible} can be published",
            plural_en(persons, "person", "persons"),
        ),
    )
    .help(
        "regroupez les modalités (`regroup`, `bins`), retirez un croisement, ou publiez sur une période plus longue (`every`)",
        "group the codes (`regroup`, `bins`), remove a crossing, or publish over a longer period (`every`)",
    )
}

/// A question written where an instrument may not be reproduced.
pub fn question_not_reproduced(place: &str, instrument: &str) -> Said {
    Said::fact(
        format!("`{place}` porte une question de `{instrument}`, qui ne peut être reproduite"),
        format!("`{place}` carries a question of `{instrument}`, which may not be reproduced"),
    )
    .help(
        "retirez `question:`\u{a0}: elle se lit chez son détenteur",
        "remove `question:`: it is to be read where its holder publishes it",
    )
}

/// A label that is a question, where an instrument may not be reproduced.
pub fn label_not_reproduced(variable: &str, instrument: &str) -> Said {
    Said::fact(
        format!("le libellé de `{variable}` est une question de `{instrument}`, qui ne peut être reproduite"),
        format!("the label of `{variable}` is a question of `{instrument}`, which may not be reproduced"),
    )
    .help(
        "nommez-la par son rang\u{a0}: «\u{a0}Question 1\u{a0}»",
        "name it by its number: \"Item 1\"",
    )
}

/// A column that looks like a sensitive category; `own` where the variable is the association's.
pub fn sensitive_undeclared(heading: &str, variable: &str, category: Category, own: bool) -> Said {
    let category = sensitive_category(category);
    let heading = crate::i18n::shown(heading);
    let (fr, en) = if own {
        ("", "")
    } else {
        (
            ", dans le référentiel commun",
            ", in the common referential",
        )
    };
    Said::fact(
        format!("la colonne «\u{a0}{heading}\u{a0}» semble toucher {}, et `{variable}` n'est pas dite sensible", category.fr),
        format!("the column \"{heading}\" seems to tell of {}, and `{variable}` is not said to be sensitive", category.en),
    )
    .help(
        format!("écrivez `sensitive: true` sur la variable{fr}\u{a0}; si la colonne n'en dit rien, acceptez ce signalement avec son motif (`accept`)"),
        format!("write `sensitive: true` on the variable{en}; if the column tells nothing of it, accept this warning with its reason (`accept`)"),
    )
}

fn sensitive_category(category: Category) -> Text {
    let (fr, en) = match category {
        Category::Beliefs => ("aux croyances", "beliefs"),
        Category::Origin => ("à l'origine ethnique", "ethnic origin"),
        Category::Politics => ("aux opinions politiques", "political opinions"),
        Category::Union => ("à l'appartenance syndicale", "trade-union membership"),
        Category::Sexuality => ("à la vie sexuelle", "sex life"),
        Category::Health => ("à la santé", "health"),
        Category::Justice => ("à des condamnations", "convictions"),
        Category::Status => ("à la situation administrative", "legal status"),
    };
    Text::new(fr, en)
}
