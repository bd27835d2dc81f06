//! What is said of codelists and their codes.

use crate::i18n::{Said, Text, shown, ticked};
use crate::matching::{nearest, normal_form};

/// Names listed in one help.
const MOST_SHOWN: usize = 12;

/// A code twice in a list.
pub fn code_duplicate(code: &str, list: &str) -> Said {
    Said::fact(
        format!("la modalité `{code}` figure deux fois dans la nomenclature `{list}`"),
        format!("the code `{code}` stands twice in the codelist `{list}`"),
    )
    .help(
        "renommez ou supprimez l'une des deux",
        "rename or remove one of them",
    )
}

/// A code its list does not have; `codes` are those of the list, each with its label.
pub fn code_unknown(code: &str, list: &str, codes: &[(&str, &Text)]) -> Said {
    let written = shown(code);
    let said = Said::fact(
        format!("la modalité `{written}` n'est pas dans la nomenclature `{list}`"),
        format!("the code `{written}` is not in the codelist `{list}`"),
    );
    if codes.is_empty() {
        return said.help(
            "la nomenclature n'a aucune modalité\u{a0}: ajoutez-les dans `codes:`",
            "the codelist has no code: add it in `codes:`",
        );
    }
    let list = Text::new("modalités de la nomenclature", "codes of the list");
    among(said, code, codes, &list)
}

/// A code that is no band of a variable cut into `bands`.
pub fn band_unknown(code: &str, variable: &str, bands: &[(&str, &Text)]) -> Said {
    let bands = ticked(bands.iter().map(|(name, _)| name));
    Said::fact(
        format!("`{code}` n'est pas une tranche de `{variable}`"),
        format!("`{code}` is no band of `{variable}`"),
    )
    .help(
        format!(
            "ses `breaks:` donnent {bands}\u{a0}; s'ils ont changé par erreur, remettez-les\u{a0}: une réponse donnée par tranche ne \
             passe pas dans une autre"
        ),
        format!(
            "its `breaks:` give {bands}; if they changed by mistake, put them back: an answer given by band does not move to another"
        ),
    )
}

/// A wave that nothing defines; `waves` are those of the programme, each with its label.
pub fn wave_unknown(wave: &str, waves: &[(&str, &Text)]) -> Said {
    let said = super::reference_unknown(super::Thing::Wave, &shown(wave), None);
    if waves.is_empty() {
        return said;
    }
    among(said, wave, waves, &Text::new("vagues", "waves"))
}

/// A theme that nothing defines; `themes` are those of the programme, each with its label.
pub fn theme_unknown(theme: &str, themes: &[(&str, &Text)]) -> Said {
    let said = super::reference_unknown(super::Thing::Theme, &shown(theme), None);
    if themes.is_empty() {
        return said;
    }
    among(said, theme, themes, &Text::new("thèmes", "themes"))
}

/// Answers and codes of which each stands where the other is wanted; `right` is what is written where a code is wanted.
pub fn sides_swapped(left: &str, right: &str, list: &str) -> Said {
    let (left, right) = (shown(left), shown(right));
    Said::fact(
        format!(
            "`{left}` est une modalité de `{list}`, et `{right}` n'en est pas une\u{a0}: les deux côtés sont inversés"
        ),
        format!("`{left}` is a code of `{list}`, and `{right}` is none: the two sides are swapped"),
    )
    .help(
        format!("à gauche, ce que contient l'export\u{a0}; à droite, la modalité\u{a0}: `{right}: {left}`, et de même les autres"),
        format!("to the left, what the export holds; to the right, the code: `{right}: {left}`, and so the others"),
    )
}

/// Headings and variables of which each stands where the other is wanted.
pub fn columns_swapped(left: &str, right: &str) -> Said {
    let (left, right) = (shown(left), shown(right));
    Said::fact(
        format!(
            "`{left}` est une variable, et `{right}` n'en est pas une\u{a0}: les deux côtés sont inversés"
        ),
        format!("`{left}` is a variable, and `{right}` is none: the two sides are swapped"),
    )
    .help(
        format!("à gauche, l'en-tête de la colonne\u{a0}; à droite, la variable\u{a0}: `{right}: {left}`, et de même les autres"),
        format!("to the left, the heading of the column; to the right, the variable: `{right}: {left}`, and so the others"),
    )
}

/// What `written` may have meant among `known`: the one whose label it is, one it is near to by name or by
/// label; else all of them, as `list`.
fn among(said: Said, written: &str, known: &[(&str, &Text)], list: &Text) -> Said {
    let plain = normal_form(written);
    let labels = |label: &&Text| [label.fr.clone(), label.en.clone()];
    let of_label = known.iter().find(|(_, label)| {
        let mut labels = labels(label).into_iter();
        labels.any(|label| normal_form(&label) == plain)
    });
    if let Some((name, _)) = of_label {
        let written = shown(written);
        return said.help(
            format!("`{written}` est le libellé de `{name}`"),
            format!("`{written}` is the label of `{name}`"),
        );
    }
    let named = |(name, label): &(&str, &Text), lang: fn(&Text) -> &str| {
        let label = lang(label);
        if label == *name {
            format!("`{name}`")
        } else {
            format!("`{name}` ({label})")
        }
    };
    let fr: fn(&Text) -> &str = |text| &text.fr;
    let en: fn(&Text) -> &str = |text| &text.en;
    let by_name = nearest(written, known.iter().map(|(name, _)| *name));
    let near = match by_name {
        Some(near) => known.iter().find(|(name, _)| *name == near),
        None => known.iter().find(|(_, label)| {
            let labels = labels(label);
            nearest(written, labels.iter().map(String::as_str)).is_some()
        }),
    };
    if let Some(near) = near {
        return said.help(
            format!("vouliez-vous dire {}\u{a0}?", named(near, fr)),
            format!("did you mean {}?", named(near, en)),
        );
    }
    let all = |lang| {
        let shown = known.iter().take(MOST_SHOWN).map(|one| named(one, lang));
        let more = if known.len() > MOST_SHOWN { "…" } else { "" };
        shown.collect::<Vec<_>>().join(", ") + more
    };
    said.help(
        format!("{}\u{a0}: {}", list.fr, all(fr)),
        format!("{}: {}", list.en, all(en)),
    )
}

/// A missing reason used as a category.
pub fn code_is_missing(code: &str, reason: &str) -> Said {
    Said::fact(
        format!("`{code}` est un motif de valeur manquante (`{reason}`), et non une réponse"),
        format!("the code `{code}` is a missing reason (`{reason}`), not a category"),
    )
    .help(
        "retirez-le\u{a0}: les valeurs manquantes sont comptées à part, par motif",
        "remove it: item non-response is counted apart, by reason",
    )
}

/// A code without the value its use needs.
pub fn value_missing(user: &str, list: &str, code: &str) -> Said {
    Said::fact(
        format!(
            "`{user}` compte les modalités par leur valeur\u{a0}; `{code}`, dans `{list}`, n'en a pas"
        ),
        format!("`{user}` counts codes by their value; `{code}`, in `{list}`, has none"),
    )
    .help("ajoutez `value:` à cette modalité", "add `value:` to this code")
}

/// A list without an order where one is needed.
pub fn not_ordered(list: &str) -> Said {
    Said::fact(
        format!("`median` demande un ordre\u{a0}; la nomenclature `{list}` n'est pas ordonnée"),
        format!("`median` needs an order; the codelist `{list}` is not ordered"),
    )
    .help(
        "écrivez `ordered: true` et une `value:` à chaque modalité",
        "write `ordered: true` and a `value:` for each code",
    )
}

/// More codes than a multiple choice holds.
pub fn too_many_codes(list: &str) -> Said {
    Said::fact(
        format!(
            "la nomenclature `{list}` dépasse 128 modalités, le maximum pour un choix multiple"
        ),
        format!(
            "the codelist `{list}` has more than 128 codes, the most a multiple choice carries"
        ),
    )
    .help("regroupez des modalités", "group some codes")
}

/// A finer code without the common one it falls back into.
pub fn within_missing(code: &str, list: &str) -> Said {
    Said::fact(
        format!("la modalité `{code}`, ajoutée à `{list}`, ne dit pas à quelle modalité commune elle se rattache"),
        format!(
            "the code `{code}`, added to `{list}`, does not say which common code it falls into"
        ),
    )
    .help("ajoutez `within: CODE`", "add `within: CODE`")
}

/// Two codes under one label.
pub fn label_duplicate(label: &str, code: &str, list: &str) -> Said {
    Said::fact(
        format!("dans `{list}`, le libellé «\u{a0}{label}\u{a0}» est aussi celui de `{code}`"),
        format!("in `{list}`, the label \"{label}\" is also that of `{code}`"),
    )
    .help(
        "changez l'un des deux\u{a0}; sinon, une cellule qui le porte peut désigner deux modalités",
        "change one of them: a cell that holds it would have no certain code",
    )
}
