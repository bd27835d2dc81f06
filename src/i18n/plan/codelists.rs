//! What is said of codelists and their codes.

use crate::i18n::{Said, ticked};

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

/// A code its list does not have.
pub fn code_unknown(code: &str, list: &str, nearest: Option<&str>, codes: &[&str]) -> Said {
    let said = Said::fact(
        format!("la modalité `{code}` n'est pas dans la nomenclature `{list}`"),
        format!("the code `{code}` is not in the codelist `{list}`"),
    );
    if let Some(near) = nearest {
        said.help(
            format!("vouliez-vous dire `{near}`\u{a0}?"),
            format!("did you mean `{near}`?"),
        )
    } else if codes.is_empty() {
        said.help(
            "la nomenclature n'a aucune modalité\u{a0}: ajoutez-les dans `codes:`",
            "the codelist has no code: add it in `codes:`",
        )
    } else {
        let shown = ticked(codes.iter().take(12));
        let more = if codes.len() > 12 { "…" } else { "" };
        said.help(
            format!("modalités de la nomenclature\u{a0}: {shown}{more}"),
            format!("codes of the list: {shown}{more}"),
        )
    }
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
