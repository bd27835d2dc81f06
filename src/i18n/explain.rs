//! The sentences of `impact explain`.

use super::{Said, Text, shown};

/// A word that is neither a code nor a profile.
pub fn unknown(word: &str, near: Option<&str>) -> Said {
    let word = shown(word);
    let said = Said::fact(
        format!("`{word}` n'est ni le code d'un diagnostic, ni un profil"),
        format!("`{word}` is neither the code of a diagnostic nor a profile"),
    );
    match near {
        Some(near) => said.help(
            format!("vouliez-vous dire `{near}`\u{a0}?"),
            format!("did you mean `{near}`?"),
        ),
        None => said.help(
            "`impact explain --list` donne tous les codes, `impact explain --profiles` les profils",
            "`impact explain --list` gives all codes, `impact explain --profiles` the profiles",
        ),
    }
}

/// The first line of the page of a profile.
pub fn profile(name: &str) -> Text {
    Text::new(
        format!("{name}\u{a0}: profil d'outil"),
        format!("{name}: profile of a tool"),
    )
}

/// How a source names a profile.
pub fn profile_named(name: &str) -> Text {
    Text::new(
        format!("une source l'emploie par `profile: {name}`"),
        format!("a source uses it by `profile: {name}`"),
    )
}

/// The weight of a code that is an error unless it is lowered.
pub fn presumed_error() -> Text {
    Text::new("erreur présumée", "presumed error")
}

/// What can be done of the weight of an error.
pub fn error_stays() -> Text {
    Text::new(
        "se corrige\u{a0}; ne s'abaisse ni ne s'accepte",
        "is mended; cannot be lowered or accepted",
    )
}

/// What can be done of the weight of a presumed error.
pub fn presumed_error_moves() -> Text {
    Text::new(
        "s'abaisse par `--warn` ou `--allow`, s'accepte par `accept:`",
        "is lowered by `--warn` or `--allow`, accepted by `accept:`",
    )
}

/// What can be done of the weight of a warning.
pub fn warning_moves() -> Text {
    Text::new(
        "se règle par `--deny` ou `--allow`, s'accepte par `accept:`",
        "is set by `--deny` or `--allow`, accepted by `accept:`",
    )
}

/// What can be done of the weight of what is said of acceptances.
pub fn acceptance_moves() -> Text {
    Text::new(
        "se règle par `--deny` ou `--allow`",
        "is set by `--deny` or `--allow`",
    )
}

/// The first line of a page: the code, its weight, the step that finds it.
pub fn headline(code: &str, severity: &Text, phase: &Text) -> Text {
    Text::new(
        format!("{code}\u{a0}: {}, {}", severity.fr, phase.fr),
        format!("{code}: {}, {}", severity.en, phase.en),
    )
}

/// The step that reads YAML.
pub fn yaml() -> Text {
    Text::new("à la lecture du YAML", "while reading YAML")
}

/// The step that decodes referentials.
pub fn decoding() -> Text {
    Text::new(
        "à la lecture d'un référentiel",
        "while reading a referential",
    )
}

/// The step that resolves referentials.
pub fn resolving() -> Text {
    Text::new(
        "à la mise en rapport des référentiels",
        "while putting referentials together",
    )
}

/// The step that reads exports.
pub fn reading() -> Text {
    Text::new("à la lecture des exports", "while reading exports")
}

/// The step that aggregates.
pub fn aggregating() -> Text {
    Text::new("au calcul des chiffres", "while making figures")
}

/// The step that checks texts.
pub fn claiming() -> Text {
    Text::new(
        "à la vérification des textes",
        "while checking the claims of texts",
    )
}

/// The step that weighs what the others found.
pub fn weighing() -> Text {
    Text::new(
        "à l'examen des acceptations",
        "while looking at acceptances",
    )
}
