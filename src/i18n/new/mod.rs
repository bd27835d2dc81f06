//! The sentences of `impact new`: what skeletons tell their readers, and what the command says when it is done.
//!
//! What is quoted in them comes ready: on one line, in quotation marks.

mod columns;
mod sources;

pub use columns::*;
pub use sources::*;

use std::fmt::Display;

use super::{Said, Text, plural_en, plural_fr};

/// The word that stands where something must be decided.
pub fn to_decide() -> Text {
    Text::new("À DÉCIDER", "TO DECIDE")
}

/// The first words of an association's skeleton.
pub fn opening() -> [Text; 2] {
    [
        Text::new(
            "Ébauche, à compléter. Rien n'y est décidé\u{a0}: ce qui est seulement probable est écrit `undetermined`, et n'alimente aucun chiffre.",
            "A skeleton, to be completed. Nothing in it is decided: what is only likely is written `undetermined`, and feeds no figure.",
        ),
        Text::new(
            "Les lignes `##` expliquent\u{a0}; les lignes `#` sont du YAML en attente\u{a0}: pour l'activer, effacez le `#` et l'espace qui le suit.",
            "Lines with `##` explain; lines with `#` are YAML that waits: to use it, take out the `#` and the space after it.",
        ),
    ]
}

/// What was copied of exports, and what was not.
pub fn copied(fewest: u64) -> Text {
    Text::new(
        format!(
            "Les intitulés sont recopiés des exports\u{a0}: avant de déposer ce fichier dans git, vérifiez qu'aucun ne nomme une personne. Des réponses, seules le sont celles que portent au moins {fewest} lignes."
        ),
        format!(
            "Headings are copied from the exports: before this file goes to git, see that none names a person. Of answers, only those that at least {fewest} rows hold are."
        ),
    )
}

/// A name that was not given.
pub fn name_to_change() -> Text {
    Text::new(
        "Son nom, tel qu'il sera affiché.",
        "Its name, as it will be shown.",
    )
}

/// Showing one's own figures to the others.
pub fn sharing() -> Text {
    Text::new(
        "À activer si les autres associations peuvent voir vos chiffres\u{a0}:",
        "To use where the other associations may see your figures:",
    )
}

/// What stands above the sources.
pub fn sources_section() -> Text {
    Text::new(
        "Sources\u{a0}: une par sorte d'export. Les chemins partent du dossier des exports.",
        "Sources: one for each kind of export. Paths begin at the folder of exports.",
    )
}

/// A source without an export to look at.
pub fn source_example() -> Text {
    Text::new(
        "`impact new association … --from EXPORT.csv` écrit ce qui suit d'après un export\u{a0}: intitulés, encodage, réponses.",
        "`impact new association … --from EXPORT.csv` writes what follows from an export: headings, encoding, answers.",
    )
}

/// An export whose first row looks like answers.
pub fn no_headings(path: &dyn Display) -> Said {
    Said::fact(
        format!("la première ligne de `{path}` ressemble à des réponses, et non à des intitulés"),
        format!("the first row of `{path}` looks like answers, not like headings"),
    )
    .help(
        "rien n'a été écrit\u{a0}: elle aurait été recopiée. Exportez avec les intitulés",
        "nothing was written: it would have been copied. Export it with its headings",
    )
}

/// An id that does not follow the rule.
pub fn id_refused(id: &str, better: &str) -> Said {
    Said::fact(
        format!("`{id}` n'est pas un identifiant"),
        format!("`{id}` is not an id"),
    )
    .help(
        format!("minuscules sans accent, chiffres, et traits d'union sauf au début\u{a0}: `{better}`"),
        format!("lower case letters without accent, digits, and hyphens but at the beginning: `{better}`"),
    )
}

/// A file that is there already.
pub fn already_there(path: &dyn Display) -> Said {
    Said::fact(
        format!("`{path}` existe déjà"),
        format!("`{path}` is there already"),
    )
    .help(
        "donnez un autre nom, ou `--force` pour l'écraser",
        "give another name, or `--force` to overwrite it",
    )
}

/// An id that an association already has.
pub fn id_taken(id: &str) -> Text {
    Text::new(
        format!(
            "une association s'appelle déjà `{id}` dans ces référentiels\u{a0}: ne gardez qu'un fichier"
        ),
        format!(
            "an association is already called `{id}` in these referentials: keep one file only"
        ),
    )
}

/// What was written of the exports.
pub fn matched(columns: usize, proposals: usize) -> Text {
    let (c, p) = (columns as u64, proposals as u64);
    Text::new(
        format!(
            "{c} {}, {p} {} à vérifier",
            plural_fr(c, "colonne lue", "colonnes lues"),
            plural_fr(p, "rapprochement probable", "rapprochements probables"),
        ),
        format!(
            "{c} {}, {p} {} to check",
            plural_en(c, "column read", "columns read"),
            plural_en(p, "likely match", "likely matches"),
        ),
    )
}

/// A skeleton that was written.
pub fn written(path: &dyn Display) -> Text {
    Text::new(
        format!(
            "ébauche écrite dans `{path}`\u{a0}: cherchez-y «\u{a0}À DÉCIDER\u{a0}» et `undetermined`, puis `impact validate`"
        ),
        format!(
            "skeleton written in `{path}`: look in it for `TO DECIDE` and `undetermined`, then `impact validate`"
        ),
    )
}

/// A common skeleton that was written.
pub fn common_written(path: &dyn Display) -> Text {
    Text::new(
        format!("ébauche écrite dans `{path}`\u{a0}: puis `impact validate`"),
        format!("skeleton written in `{path}`: then `impact validate`"),
    )
}
