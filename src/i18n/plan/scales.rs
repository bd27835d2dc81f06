//! What is said of scales: turned round, out of order, of another length.

use crate::i18n::{Said, Text, shown};

/// A scale said to be turned round, that nothing puts right.
pub fn scale_reversed_declared(variable: &str, from: &str, to: &str) -> Said {
    Said::fact(
        format!("l'échelle de la question est dite renversée, et rien ne la remet à l'endroit pour `{variable}`"),
        format!("the scale of the question is said to be turned round, and nothing puts it right for `{variable}`"),
    )
    .help(
        format!("donnez dans `codes` la valeur de chaque réponse, de {from} à {to}, ou retirez `reversed: true`"),
        format!("give in `codes` the value of each answer, from {from} to {to}, or remove `reversed: true`"),
    )
}

/// Labels of the common list, all sent the other way; `known` where the cell is the label to the letter, and would be
/// read without being written.
pub fn scale_reversed_labels(
    variable: &str,
    cell: &str,
    own: &str,
    sent: &str,
    known: bool,
) -> Said {
    let cell = shown(cell);
    let said = Said::fact(
        format!(
            "les réponses de `{variable}` sont à l'envers\u{a0}: «\u{a0}{cell}\u{a0}» est le libellé de `{own}`, et va à `{sent}`"
        ),
        format!(
            "the answers of `{variable}` are upside down: \"{cell}\" is the label of `{own}`, and goes to `{sent}`"
        ),
    );
    if known {
        said.help(
            format!("écrivez `{cell}: {own}`, et de même les autres\u{a0}; un libellé commun n'a pas besoin d'être écrit"),
            format!("write `{cell}: {own}`, and the others likewise; a common label need not be written"),
        )
    } else {
        said.help(
            format!("écrivez `{cell}: {own}`, et de même les autres"),
            format!("write `{cell}: {own}`, and the others likewise"),
        )
    }
}

/// Numbered answers that run against the scale; each cell with its code, and the first and last numbers.
pub fn scale_direction(
    variable: &str,
    sent: &[(String, String)],
    ends: (Option<i64>, Option<i64>),
) -> Said {
    let shown = pairs(sent);
    let (from, to) = (ends.0.unwrap_or(1), ends.1.unwrap_or(2));
    Said::fact(
        format!("les réponses numérotées de `{variable}` vont à rebours de l'échelle\u{a0}: {shown}"),
        format!("the numbered answers of `{variable}` run against the scale: {shown}"),
    )
    .help(
        format!("si la question est bien ainsi posée, dites-le\u{a0}: `asks: {{scale: {{from: {from}, to: {to}, reversed: true}}}}`\u{a0}; sinon, remettez les codes à l'endroit"),
        format!("if the question is asked so, say it: `asks: {{scale: {{from: {from}, to: {to}, reversed: true}}}}`; else put the codes right"),
    )
}

/// Numbered answers that follow no order of the scale.
pub fn scale_order(variable: &str, sent: &[(String, String)]) -> Said {
    let shown = pairs(sent);
    Said::fact(
        format!("les réponses numérotées de `{variable}` ne suivent l'échelle dans aucun sens\u{a0}: {shown}"),
        format!("the numbered answers of `{variable}` follow the scale neither way: {shown}"),
    )
    .help(
        "deux codes ont sans doute été intervertis\u{a0}; si les réponses sont vraiment dans ce désordre, écrivez leurs libellés ou dites `comparability: broad`",
        "two codes have probably been swapped; if the answers really are in that disorder, write their labels or say `comparability: broad`",
    )
}

/// Values of an ordered list that turn back at a code.
pub fn values_order(list: &str, code: &str) -> Said {
    Said::fact(
        format!("les valeurs de la liste ordonnée `{list}` changent de sens à `{code}`"),
        format!("the values of the ordered list `{list}` turn back at `{code}`"),
    )
    .help(
        "donnez des valeurs qui montent, ou qui descendent, d'un bout à l'autre\u{a0}; sinon la liste n'est pas ordonnée",
        "give values that go up, or down, from one end to the other; else the list is not ordered",
    )
}

fn pairs(sent: &[(String, String)]) -> String {
    const MOST: usize = 8;
    let each = sent.iter().take(MOST);
    let each: Vec<String> = each
        .map(|(cell, code)| format!("{} → {code}", shown(cell)))
        .collect();
    let more = if sent.len() > MOST { "…" } else { "" };
    format!("{}{more}", each.join(", "))
}

/// A scale filled from more answers, or from fewer, than it has categories.
pub fn scale_length_counted(variable: &str, asked: usize, list: &str, wanted: usize) -> Said {
    Said::fact(
        format!("`{variable}` est remplie par {asked} réponses numérotées, et `{list}` a {wanted} modalités\u{a0}: ce n'est pas la même échelle"),
        format!("`{variable}` is filled by {asked} numbered answers, and `{list}` has {wanted} categories: that is another scale"),
    )
    .help(
        "dites `comparability: close` et pourquoi (`because`), ou complétez `codes`",
        "say `comparability: close` and why (`because`), or complete `codes`",
    )
}

/// A question on a scale of another length; `turned` where each answer is brought onto the variable's.
pub fn scale_length_declared(variable: &str, asked: &Text, wanted: &Text, turned: bool) -> Said {
    let said = Said::fact(
        format!(
            "la question a une échelle de {}, et `{variable}` de {}\u{a0}: ce n'est pas la même",
            asked.fr, wanted.fr
        ),
        format!(
            "the question has a scale of {}, and `{variable}` of {}: that is another one",
            asked.en, wanted.en
        ),
    );
    if turned {
        said.help(
            "dites `comparability: close` (ou `broad`) et pourquoi (`because`)",
            "say `comparability: close` (or `broad`) and why (`because`)",
        )
    } else {
        said.help(
            "ramenez-la à l'échelle de la variable (`convert: {times: …}`, ou `codes`) et dites `comparability: close`\u{a0}; sinon `broad`",
            "bring it to the variable's scale (`convert: {times: …}`, or `codes`) and say `comparability: close`; else `broad`",
        )
    }
}

/// The ends of a scale, inside a sentence.
pub fn scale_ends_shown(from: &str, to: &str) -> Text {
    Text::new(format!("{from} à {to}"), format!("{from} to {to}"))
}

/// The points of a scale, inside a sentence.
pub fn points_shown(points: usize) -> Text {
    Text::new(format!("{points} réponses"), format!("{points} answers"))
}

/// A label of one code sent to another; `exchanged` where the other's label is sent back.
pub fn answer_crossed(cell: &str, own: &str, sent: &str, exchanged: bool) -> Said {
    let cell = shown(cell);
    let said = Said::fact(
        format!("«\u{a0}{cell}\u{a0}» est le libellé de `{own}`, et va à `{sent}`"),
        format!("\"{cell}\" is the label of `{own}`, and goes to `{sent}`"),
    );
    if exchanged {
        said.help(
            format!(
                "`{own}` et `{sent}` sont intervertis\u{a0}: remettez chaque libellé à son code"
            ),
            format!("`{own}` and `{sent}` are swapped: give each label back its code"),
        )
    } else {
        said.help(
            format!("écrivez `{cell}: {own}`\u{a0}; si le mot a ici un autre sens, dites `comparability: close` et pourquoi (`because`)"),
            format!("write `{cell}: {own}`; if the word means something else here, say `comparability: close` and why (`because`)"),
        )
    }
}

/// An item that stands twice in a score.
pub fn item_twice(item: &str, score: &str) -> Said {
    Said::fact(
        format!("`{item}` entre deux fois dans `{score}`"),
        format!("`{item}` enters `{score}` twice"),
    )
    .help(
        format!("écrivez l'autre question\u{a0}; si elle doit peser double, `{{variable: {item}, times: 2}}`"),
        format!("write the other item; if this one is to weigh double, `{{variable: {item}, times: 2}}`"),
    )
}

/// A reversed item that is only taken away; `plus` the constant that puts it right, where a sum can take one.
pub fn item_reversed(item: &str, score: &str, plus: Option<&str>) -> Said {
    let said = Said::fact(
        format!(
            "`{item}` est seulement retranché de `{score}`\u{a0}: une question inversée se compte à rebours de son échelle, elle ne se soustrait pas"
        ),
        format!(
            "`{item}` is only taken away from `{score}`: a reversed item counts backwards along its scale, it is not subtracted"
        ),
    );
    match plus {
        Some(plus) => said.help(
            format!("ajoutez à la somme `plus: {plus}`, la somme des deux bouts de son échelle"),
            format!("add `plus: {plus}` to the sum, the sum of both ends of its scale"),
        ),
        None => said.help(
            "donnez à cette question une liste dont les valeurs sont renversées, et retirez le poids négatif",
            "give this item a list whose values are turned round, and remove the negative weight",
        ),
    }
}
