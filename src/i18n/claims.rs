//! The sentences of the room `claims`.

use std::fmt::Display;

use super::{Said, Text, plural_en, plural_fr, shown, ticked};

/// Anchors to paste, one a line.
fn anchors(keys: &[String]) -> String {
    let anchors: Vec<String> = keys
        .iter()
        .map(|key| format!("<!-- impact: {key} -->"))
        .collect();
    anchors.join("\n")
}

/// An anchor that names nothing.
pub fn anchor_empty() -> Said {
    Said::fact("l'ancre ne nomme aucun indicateur", "the anchor names no indicator").help(
        "écrivez `<!-- impact: INDICATEUR PERIODE -->`, puis la vague et les ventilations s'il y en a",
        "write `<!-- impact: INDICATOR PERIOD -->`, then the wave and the disaggregations where there are any",
    )
}

/// A word of an anchor that nothing defines.
pub fn anchor_unknown(word: &str, near: Option<&str>) -> Said {
    let word = shown(word);
    let said = Said::fact(
        format!("l'ancre nomme `{word}`, que le référentiel ne connaît pas"),
        format!("the anchor names `{word}`, which the referential does not know"),
    );
    match near {
        Some(near) => said.help(format!("vouliez-vous dire `{near}`\u{202f}?"), format!("did you mean `{near}`?")),
        None => said.help(
            "prenez les ids du référentiel : indicateur, période, vague, `variable=code`, `association=id`, puis une colonne comme `n`"
                .replace(" :", "\u{a0}:"),
            "take the ids of the referential: indicator, period, wave, `variable=code`, `association=id`, then a column such as `n`",
        ),
    }
}

/// An anchor without a period.
pub fn anchor_without_period(periods: &[String]) -> Said {
    let said = Said::fact(
        "l'ancre ne dit pas de quelle période est le chiffre",
        "the anchor does not say of which period the figure is",
    );
    if periods.is_empty() {
        return said.help(
            "aucune diffusion ne donne cet indicateur",
            "no release gives this indicator",
        );
    }
    said.help(
        format!("ajoutez l'une de celles-ci\u{a0}: {}", ticked(periods)),
        format!("add one of these: {}", ticked(periods)),
    )
}

/// An anchor of which no release has a row, or several.
pub fn anchor_of_nothing(keys: &[String]) -> Said {
    let said = Said::fact(
        "aucun chiffre publié n'est exactement celui que l'ancre désigne",
        "no published figure is exactly the one that the anchor names",
    );
    if keys.is_empty() {
        return said.help(
            "aucune diffusion ne donne cette ventilation de l'indicateur\u{a0}: vérifiez l'ancre, ou donnez la diffusion qui la contient",
            "no release gives this disaggregation of the indicator: check the anchor, or give the release that holds it",
        );
    }
    said.help(
        format!("sont publiés\u{a0}:\n{}", anchors(keys)),
        format!("these are published:\n{}", anchors(keys)),
    )
}

/// An anchor that follows no figure.
pub fn anchor_alone() -> Said {
    Said::fact(
        "l'ancre ne suit aucun chiffre, ou un chiffre qui a déjà la sienne",
        "the anchor follows no figure, or one that has its own already",
    )
    .help(
        "mettez-la juste après le chiffre, dans la même phrase et sur la même ligne",
        "put it just after the figure, in the same sentence and on the same line",
    )
}

/// A figure that is tied to nothing.
pub fn untied(keys: &[String]) -> Said {
    let said = Said::fact(
        "ce chiffre n'est rattaché à aucun chiffre publié",
        "this figure is tied to no published figure",
    );
    let (fr, en) = (
        "s'il est d'ailleurs, écrivez après lui `(source\u{a0}: …)`\u{202f}; si ce n'en est pas un, écrivez-le en toutes lettres",
        "if it is of others, write `(source: …)` after it; if it is no figure, write it in words",
    );
    if keys.is_empty() {
        return said.help(
            format!("ajoutez après lui son ancre, `<!-- impact: INDICATEUR PERIODE -->`\n{fr}"),
            format!("add its anchor after it, `<!-- impact: INDICATOR PERIOD -->`\n{en}"),
        );
    }
    said.help(
        format!(
            "ajoutez après lui son ancre, peut-être\u{a0}:\n{}\n{fr}",
            anchors(keys)
        ),
        format!("add its anchor after it, perhaps:\n{}\n{en}", anchors(keys)),
    )
}

/// A figure that several published ones could be.
pub fn ambiguous(keys: &[String]) -> Said {
    Said::fact(
        "plusieurs chiffres publiés peuvent être celui-ci",
        "several published figures could be this one",
    )
    .help(
        format!("ajoutez après lui l'ancre du bon\u{a0}:\n{}", anchors(keys)),
        format!(
            "add the anchor of the right one after it:\n{}",
            anchors(keys)
        ),
    )
}

/// A figure that is withheld.
pub fn withheld(key: &str) -> Said {
    Said::fact(
        format!("ce chiffre est sous secret\u{a0}: `{key}` n'est pas publié"),
        format!("this figure is withheld: `{key}` is not published"),
    )
    .help(
        "retirez-le\u{202f}; le total ou une période plus longue est peut-être publié",
        "take it away; the total or a longer period may be published",
    )
}

/// Another value.
pub fn value(key: &str, column: &str, right: &Text) -> Said {
    Said::fact(
        format!("ce n'est pas la valeur publiée de `{key}` (`{column}`)"),
        format!("this is not the published value of `{key}` (`{column}`)"),
    )
    .help(
        format!("est publié\u{a0}: {}", right.fr),
        format!("published is: {}", right.en),
    )
}

/// The other way.
pub fn other_way(key: &str, right: &Text) -> Said {
    Said::fact(
        format!("la phrase dit une évolution de sens contraire à celle de `{key}`"),
        format!("the sentence says that `{key}` changed the other way"),
    )
    .help(
        format!("est publié\u{a0}: {}", right.fr),
        format!("published is: {}", right.en),
    )
}

/// A row that has no such number.
pub fn no_value(key: &str, column: &str) -> Said {
    Said::fact(
        format!("la diffusion ne donne pas de `{column}` à `{key}`"),
        format!("the release gives no `{column}` to `{key}`"),
    )
    .help(
        "retirez ce chiffre, ou corrigez l'ancre",
        "take this figure away, or correct the anchor",
    )
}

/// Too many decimals.
pub fn too_fine(key: &str, right: &Text, decimals: u8) -> Said {
    let count = u64::from(decimals);
    let (fr, en) = match decimals {
        0 => (
            "cette base ne permet aucune décimale".to_owned(),
            "this base bears no decimal".to_owned(),
        ),
        _ => (
            format!(
                "cette base permet {count} {}",
                plural_fr(count, "décimale", "décimales")
            ),
            format!(
                "this base bears {count} {}",
                plural_en(count, "decimal", "decimals")
            ),
        ),
    };
    Said::fact(
        format!("plus de décimales que la base de `{key}` n'en permet"),
        format!("more decimals than the base of `{key}` bears"),
    )
    .help(
        format!("{fr}\u{a0}: écrivez {}", right.fr),
        format!("{en}: write {}", right.en),
    )
}

/// Rounded the wrong way.
pub fn misrounded(key: &str, right: &Text) -> Said {
    Said::fact(
        format!("ce n'est pas l'arrondi de la valeur publiée de `{key}`"),
        format!("this is not how the published value of `{key}` is rounded"),
    )
    .help(
        format!(
            "écrivez {}, ou « environ » devant un chiffre rond",
            right.fr
        )
        .replace("« environ »", "«\u{a0}environ\u{a0}»"),
        format!("write {}, or “about” before a round number", right.en),
    )
}

/// A percentage of few.
pub fn few(key: &str, right: &Text) -> Said {
    Said::fact(
        format!("moins de 30 observations sont derrière `{key}`\u{a0}: pas de pourcentage"),
        format!("fewer than 30 observations stand behind `{key}`: no percentage"),
    )
    .help(
        format!("écrivez {}", right.fr),
        format!("write {}", right.en),
    )
}

/// Another unit.
pub fn unit(key: &str, unit: &str, right: &Text) -> Said {
    Said::fact(
        format!("`{key}` n'est pas dans cette unité, mais en `{unit}`"),
        format!("`{key}` is not in this unit, but in `{unit}`"),
    )
    .help(
        format!(
            "écrivez {}\u{202f}; l'écart de deux pourcentages se dit en points",
            right.fr
        ),
        format!(
            "write {}; the gap between two percentages is told in points",
            right.en
        ),
    )
}

/// A bound that does not hold.
pub fn bound(key: &str, over: bool, right: &Text) -> Said {
    let (fr, en) = if over {
        ("plus", "more")
    } else {
        ("moins", "less")
    };
    Said::fact(
        format!("la valeur publiée de `{key}` n'est pas {fr} que cela"),
        format!("the published value of `{key}` is not {en} than this"),
    )
    .help(
        format!("est publié\u{a0}: {}", right.fr),
        format!("published is: {}", right.en),
    )
}

/// No base near a figure.
pub fn base(key: &str, n: &Text) -> Said {
    Said::fact(
        format!("la base de `{key}` n'est pas dite près du chiffre"),
        format!("the base of `{key}` is not told near the figure"),
    )
    .help(
        format!(
            "dites-la dans la phrase ou dans une note\u{a0}: n = {}",
            n.fr
        ),
        format!("tell it in the sentence or in a footnote: n = {}", n.en),
    )
}

/// No period near a figure.
pub fn period(key: &str, period: &Text) -> Said {
    Said::fact(
        format!("la période de `{key}` n'est pas dite près du chiffre"),
        format!("the period of `{key}` is not told near the figure"),
    )
    .help(
        format!(
            "dites-la dans la phrase ou dans une note\u{a0}: {}",
            period.fr
        ),
        format!("tell it in the sentence or in a footnote: {}", period.en),
    )
}

/// A figure of a broken series.
pub fn broken(key: &str) -> Said {
    Said::fact(
        format!("`{key}` suit une rupture de série, et le texte ne le dit pas"),
        format!("`{key}` comes after a break in series, and the text does not say so"),
    )
    .help(
        "dites «\u{a0}rupture de série\u{a0}» dans la phrase ou dans une note, et ne le comparez pas à ce qui précède",
        "say “break in series” in the sentence or in a footnote, and do not compare it with what comes before",
    )
}

/// Two figures across a break.
pub fn across(keys: &[String; 2]) -> Said {
    Said::fact(
        format!(
            "une rupture de série sépare `{}` de `{}`\u{a0}: ils ne se comparent pas",
            keys[0], keys[1]
        ),
        format!(
            "a break in series parts `{}` from `{}`: they do not compare",
            keys[0], keys[1]
        ),
    )
    .help(
        "donnez chacun dans sa phrase, sans les comparer",
        "give each in its own sentence, without comparing them",
    )
}

/// A change that its interval does not bear.
pub fn change(key: &str, bounds: &[Text; 2]) -> Said {
    let [low, high] = bounds;
    Said::fact(
        format!("aucune évolution ne peut être conclue de `{key}`\u{a0}: son intervalle contient zéro"),
        format!("no change can be concluded from `{key}`: its interval holds zero"),
    )
    .help(
        format!("il va de {} à {}\u{a0}: retirez ce chiffre, ou dites qu'aucune évolution ne peut être conclue", low.fr, high.fr),
        format!("it goes from {} to {}: take this figure away, or say that no change can be concluded", low.en, high.en),
    )
}

/// Two levels whose intervals overlap.
pub fn overlap(keys: &[String; 2]) -> Said {
    Said::fact(
        format!("aucune différence ne peut être conclue entre `{}` et `{}`\u{a0}: leurs intervalles se recouvrent", keys[0], keys[1]),
        format!("no difference can be concluded between `{}` and `{}`: their intervals overlap", keys[0], keys[1]),
    )
    .help(
        "ne les opposez pas, ou dites qu'aucune différence ne peut être conclue\u{202f}; une évolution des mêmes personnes a sa propre ligne",
        "do not oppose them, or say that no difference can be concluded; a change of the same persons has its own row",
    )
}

/// Two levels of different people.
pub fn snapshots(keys: &[String; 2]) -> Said {
    Said::fact(
        format!("`{}` et `{}` ne sont pas des mêmes personnes\u{a0}: leur écart n'est pas une évolution", keys[0], keys[1]),
        format!("`{}` and `{}` are not of the same persons: the gap between them is no change", keys[0], keys[1]),
    )
    .help(
        "donnez l'évolution publiée des mêmes personnes, ou chaque niveau dans sa phrase",
        "give the published change of the same persons, or each level in its own sentence",
    )
}

/// Words that say why.
pub fn cause(words: &str) -> Said {
    let words = shown(words);
    Said::fact(
        format!("«\u{a0}{words}\u{a0}» attribue une évolution que rien ne compare à ce qui serait arrivé sans cela"),
        format!("“{words}” gives a cause to a change that nothing compares with what would have happened otherwise"),
    )
    .help(
        "dites ce qui est observé, sans en dire la cause",
        "say what is observed, without saying why",
    )
}

/// Coverage is low.
pub fn coverage(key: &str, reasons: &[Text]) -> Said {
    let join = |of: fn(&Text) -> &str| reasons.iter().map(of).collect::<Vec<&str>>().join(", ");
    Said::fact(
        format!(
            "la couverture de `{key}` est faible\u{a0}: {}",
            join(|it| &it.fr)
        ),
        format!("coverage of `{key}` is low: {}", join(|it| &it.en)),
    )
    .help(
        "dites cette réserve dans la phrase ou dans une note",
        "tell this reservation in the sentence or in a footnote",
    )
}

/// Few of those invited came.
pub fn response_rate(percent: i128) -> Text {
    Text::new(
        format!("taux de réponse de {percent}\u{a0}%"),
        format!("response rate of {percent}%"),
    )
}

/// Many did not answer the question.
pub fn non_response(percent: i128) -> Text {
    Text::new(
        format!("{percent}\u{a0}% de non-réponse"),
        format!("{percent}% non-response"),
    )
}

/// One association brings most of it.
pub fn carried() -> Text {
    Text::new(
        "une seule association en apporte plus de la moitié",
        "one association brings more than half of it",
    )
}

/// A small base or much non-response.
pub fn low_reliability() -> Text {
    Text::new("chiffre fragile", "a fragile figure")
}

/// No release and no exports.
pub fn nothing_published() -> Said {
    Said::fact(
        "il n'y a rien à quoi comparer ces textes",
        "there is nothing to compare these texts with",
    )
    .help(
        "donnez une diffusion par `--release`, ou des exports par `--exports`",
        "give a release by `--release`, or exports by `--exports`",
    )
}

/// Figures in clear in place of a release.
pub fn working(path: &dyn Display) -> Said {
    Said::fact(
        format!("`{path}` est un fichier de travail\u{a0}: rien n'y est masqué"),
        format!("`{path}` is a working file: nothing is withheld in it"),
    )
    .help(
        "donnez ce que le public a lu\u{a0}: `impact consolidate --format csv`",
        "give what the public read: `impact consolidate --format csv`",
    )
}

/// A text that is not UTF-8.
pub fn not_utf8(path: &dyn Display) -> Said {
    Said::fact(
        format!("`{path}` n'est pas en UTF-8"),
        format!("`{path}` is not UTF-8"),
    )
    .help("enregistrez-le en UTF-8", "save it as UTF-8")
}

/// How many figures a text holds, what became of them, and how many errors and warnings it has.
pub fn counted(name: &str, figures: u64, tied: u64, foreign: u64, told: [u64; 2]) -> Text {
    let [errors, warnings] = told;
    Text::new(
        format!(
            "{name}\u{a0}: {figures} {}, {tied} {}, {foreign} d'ailleurs, {errors} {}, {warnings} {}",
            plural_fr(figures, "chiffre", "chiffres"),
            plural_fr(
                tied,
                "rattaché à un chiffre publié",
                "rattachés à des chiffres publiés"
            ),
            plural_fr(errors, "erreur", "erreurs"),
            plural_fr(warnings, "avertissement", "avertissements"),
        ),
        format!(
            "{name}: {figures} {}, {tied} tied to {}, {foreign} of others, {errors} {}, {warnings} {}",
            plural_en(figures, "figure", "figures"),
            plural_en(tied, "a published one", "published ones"),
            plural_en(errors, "error", "errors"),
            plural_en(warnings, "warning", "warnings"),
        ),
    )
}

/// The headings of the list.
pub fn headings() -> [Text; 4] {
    [
        Text::new("Ligne", "Line"),
        Text::new("Écrit", "Written"),
        Text::new("Chiffre publié", "Published figure"),
        Text::new("Valeur", "Value"),
    ]
}

/// A figure of others.
pub fn foreign(source: &str) -> Text {
    Text::new(
        format!("source\u{a0}: {source}"),
        format!("source: {source}"),
    )
}

/// A figure tied to nothing.
pub fn nothing() -> Text {
    Text::new("rien", "nothing")
}
