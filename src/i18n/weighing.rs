//! The sentences of the room `weighing`.

use std::fmt::Display;

use super::{Said, shown};

/// A word that names no code and no group.
pub fn code_unknown(word: &str, near: Option<&str>) -> Said {
    let word = shown(word);
    let said = Said::fact(
        format!("`{word}` n'est le code d'aucun diagnostic"),
        format!("`{word}` is the code of no diagnostic"),
    );
    match near {
        Some(near) => said.help(
            format!("vouliez-vous dire `{near}`\u{a0}?"),
            format!("did you mean `{near}`?"),
        ),
        None => said.help(
            "`impact explain --list` donne tous les codes",
            "`impact explain --list` gives all codes",
        ),
    }
}

/// `--warn` or `--allow` of what cannot be trusted.
pub fn error_lowered(code: &str) -> Said {
    Said::fact(
        format!("`{code}` est une erreur\u{a0}: aucun résultat n'est sûr tant qu'elle est là, et rien ne l'abaisse"),
        format!("`{code}` is an error: no result can be trusted while it stands, and nothing lowers it"),
    )
    .help(
        format!("corrigez-la\u{a0}: `impact explain {code}` dit comment"),
        format!("mend it: `impact explain {code}` says how"),
    )
}

/// An acceptance whose last day is past.
pub fn expired(code: &str, until: &dyn Display) -> Said {
    Said::fact(
        format!("l'acceptation de `{code}` a pris fin le {until}"),
        format!("the acceptance of `{code}` ended on {until}"),
    )
    .help(
        "corrigez ce qu'elle acceptait, puis retirez-la\u{a0}; ou reportez sa date, en redisant pourquoi",
        "mend what it accepted, then remove it; or put its date off, and say why once more",
    )
}

/// An acceptance that nothing answers to.
pub fn unused(code: &str) -> Said {
    Said::fact(
        format!("l'acceptation de `{code}` ne sert à rien\u{a0}: ce diagnostic ne se présente pas"),
        format!("the acceptance of `{code}` serves nothing: this diagnostic does not occur"),
    )
    .help("retirez-la", "remove it")
}

/// An acceptance of a place where its code is not found.
pub fn unused_there(code: &str, place: &str) -> Said {
    let place = shown(place);
    Said::fact(
        format!("l'acceptation de `{code}` ne sert à rien\u{a0}: ce diagnostic ne se présente pas à `{place}`"),
        format!("the acceptance of `{code}` serves nothing: this diagnostic does not occur at `{place}`"),
    )
    .help(
        "retirez-la, ou revoyez `where`",
        "remove it, or look at `where` again",
    )
}

/// An acceptance of a place that is not in its file.
pub fn unused_nowhere(code: &str, id: &str, near: Option<&str>) -> Said {
    let id = shown(id);
    let said = Said::fact(
        format!(
            "l'acceptation de `{code}` ne sert à rien\u{a0}: rien ne s'appelle `{id}` dans ce fichier"
        ),
        format!("the acceptance of `{code}` serves nothing: nothing is called `{id}` in this file"),
    );
    match near {
        Some(near) => said.help(
            format!("vouliez-vous dire `{near}`\u{a0}?"),
            format!("did you mean `{near}`?"),
        ),
        None => said.help(
            "retirez-la, ou revoyez `where`",
            "remove it, or look at `where` again",
        ),
    }
}
