//! What stands around the changes: headings, subjects, the last line, what stops the tool.

use std::fmt::Display;

use crate::i18n::{Said, Text, plural_en, plural_fr};

/// The heading of a class.
pub fn class_heading(class: &str) -> Text {
    match class {
        "breaks" => Text::new("Rompt la série", "Breaks the series"),
        "declared" => Text::new("Rupture déclarée", "Declared break"),
        "to-check" => Text::new("À vérifier", "To check"),
        _ => Text::new("Sans effet", "No effect"),
    }
}

/// Beside a break that the ledger declares.
pub fn declared() -> Text {
    Text::new("rupture déclarée", "declared break")
}

/// The common referential as a whole.
pub fn referential() -> Text {
    Text::new("référentiel commun", "common referential")
}

/// A variable.
pub fn variable(id: &str) -> Text {
    Text::new(format!("variable `{id}`"), format!("variable `{id}`"))
}

/// A codelist.
pub fn codelist(id: &str) -> Text {
    Text::new(format!("nomenclature `{id}`"), format!("codelist `{id}`"))
}

/// An association.
pub fn association(id: &str) -> Text {
    Text::new(format!("association `{id}`"), format!("association `{id}`"))
}

/// A source.
pub fn source(association: &str, id: &str) -> Text {
    Text::new(
        format!("association `{association}`, source `{id}`"),
        format!("association `{association}`, source `{id}`"),
    )
}

/// A mapping.
pub fn mapping(association: &str, source: &str, variable: &str) -> Text {
    Text::new(
        format!("association `{association}`, source `{source}`, variable `{variable}`"),
        format!("association `{association}`, source `{source}`, variable `{variable}`"),
    )
}

/// A table of costs.
pub fn costs(id: &str) -> Text {
    Text::new(
        format!("table de coûts `{id}`"),
        format!("table of costs `{id}`"),
    )
}

/// A profile.
pub fn profile(id: &str) -> Text {
    Text::new(format!("profil `{id}`"), format!("profile `{id}`"))
}

/// Before what is new, before what is gone.
pub fn added_removed(added: bool) -> Text {
    if added {
        Text::new("ajout", "added")
    } else {
        Text::new("retrait", "removed")
    }
}

/// The part that what changed plays.
pub fn role(word: &str) -> Text {
    match word {
        "numerator" => Text::new("numérateur", "numerator"),
        "denominator" => Text::new("dénominateur", "denominator"),
        "eligible" => Text::new("population éligible", "eligible population"),
        "breakdown" => Text::new("ventilation", "disaggregation"),
        "feeds" => Text::new("apport d'une association", "contribution of an association"),
        "default" => Text::new("valeur par défaut", "default"),
        _ => Text::new("l'indicateur lui-même", "the indicator itself"),
    }
}

/// The heading of what several indicators share.
pub fn shared_heading() -> Text {
    Text::new(
        "Changements partagés par plusieurs indicateurs ou par aucun",
        "Changes that several indicators share, or none",
    )
}

/// The heading of what associations changed.
pub fn associations_heading() -> Text {
    Text::new("Chez les associations", "In associations")
}

/// Which figures a change of an association touches.
pub fn figures(ids: &str, count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "{} {}\u{a0}: {ids}",
            n,
            plural_fr(n, "chiffre concerné", "chiffres concernés")
        ),
        format!("{} {} touched: {ids}", n, plural_en(n, "figure", "figures")),
    )
}

/// Before what mends it.
pub fn help(text: &Text) -> Text {
    Text::new(
        format!("aide\u{a0}: {}", text.fr),
        format!("help: {}", text.en),
    )
}

/// What declares a break.
pub fn declare_break(id: &str) -> Text {
    Text::new(
        format!(
            "si la rupture de `{id}` est voulue, ajoutez à `breaks` une entrée `{{indicator: {id}, from: PÉRIODE, because: MOTIF}}`\u{a0}; sinon, revenez à l'ancienne écriture"
        ),
        format!(
            "where the break of `{id}` is meant, add an entry `{{indicator: {id}, from: PERIOD, because: REASON}}` to `breaks`; else go back to the former writing"
        ),
    )
}

/// What declares breaks, where there are many.
pub fn declare_breaks() -> Text {
    Text::new(
        "si ces ruptures sont voulues, ajoutez à `breaks` une entrée `{indicator: …, from: PÉRIODE, because: MOTIF}` par indicateur commun, et donnez un autre identifiant à ceux d'une association\u{a0}; sinon, revenez à l'ancienne écriture",
        "where these breaks are meant, add an entry `{indicator: …, from: PERIOD, because: REASON}` to `breaks` for each common indicator, and give another id to those of an association; else go back to the former writing",
    )
}

/// What an own indicator that changes meaning calls for: the common ledger cannot declare it.
pub fn new_id(id: &str) -> Text {
    Text::new(
        format!(
            "si le changement de `{id}` est voulu, donnez-lui un autre identifiant\u{a0}: c'est une autre série"
        ),
        format!("where the change of `{id}` is meant, give it another id: it is another series"),
    )
}

/// Nothing changed.
pub fn nothing() -> Text {
    Text::new(
        "aucun changement de sens, ni d'écriture qui compte",
        "nothing changed, neither in meaning nor in writing that counts",
    )
}

/// The counts of the last line.
pub fn counts(breaks: usize, declared: usize, check: usize, nothing: usize) -> Text {
    let (b, d, n) = (breaks as u64, declared as u64, nothing as u64);
    let declared_fr = if d > 0 {
        format!(" (dont {d} {})", plural_fr(d, "déclaré", "déclarés"))
    } else {
        String::new()
    };
    let declared_en = if d > 0 {
        format!(" ({d} declared)")
    } else {
        String::new()
    };
    Text::new(
        format!(
            "{b} {} la série{declared_fr}, {check} à vérifier, {n} sans effet",
            plural_fr(b, "changement rompt", "changements rompent")
        ),
        format!(
            "{b} {} the series{declared_en}, {check} to check, {n} without effect",
            plural_en(b, "change breaks", "changes break")
        ),
    )
}

/// What the version must be, and whether it is.
pub fn version(required: &dyn Display, written: &dyn Display, enough: bool) -> Text {
    if enough {
        Text::new(
            format!("version requise {required}, écrite {written}"),
            format!("version required {required}, written {written}"),
        )
    } else {
        Text::new(
            format!(
                "version requise {required}, écrite {written}\u{a0}: écrivez `version: {required}`"
            ),
            format!("version required {required}, written {written}: write `version: {required}`"),
        )
    }
}

/// The version of one of the referentials could not be read.
pub fn version_unknown() -> Text {
    Text::new("version requise inconnue", "version required unknown")
}

/// The new version has faults that keep parts of it from being read.
pub fn new_unreadable() -> Text {
    Text::new(
        "la nouvelle version a des fautes de lecture\u{a0}: corrigez-les, la comparaison viendra ensuite",
        "the new version has faults of reading: mend them, the comparison comes next",
    )
}

/// The old version has faults that keep parts of it from being read.
pub fn old_unreadable(name: &dyn Display) -> Said {
    Said::fact(
        format!("`{name}` a des fautes de lecture\u{a0}: ce qui ne se lit pas ne se compare pas"),
        format!("`{name}` has faults of reading: what cannot be read cannot be compared"),
    )
    .help(
        "comparez à une version qui se lit, ou corrigez celle-ci",
        "compare with a version that can be read, or mend this one",
    )
}

/// No common referential.
pub fn no_common(name: &dyn Display) -> Said {
    Said::fact(
        format!("`{name}` n'a pas de référentiel commun à comparer"),
        format!("`{name}` has no common referential to compare"),
    )
    .help(
        "donnez le dossier qui contient `common.yaml`",
        "name the folder that holds `common.yaml`",
    )
}

/// `git` cannot be run.
pub fn git_missing() -> Said {
    Said::fact(
        "`git` ne peut pas être lancé, et il faut le lancer pour lire une révision",
        "`git` cannot be run, and a revision is read by running it",
    )
    .help(
        "installez `git`, ou donnez deux fichiers ou dossiers",
        "install `git`, or name two files or folders",
    )
}

/// Not in a repository.
pub fn git_outside(name: &dyn Display) -> Said {
    Said::fact(
        format!("`{name}` se lit dans un dépôt git, et le dossier courant n'est dans aucun"),
        format!("`{name}` is read in a git repository, and the current folder is in none"),
    )
    .help(
        "placez-vous dans le dépôt, ou donnez deux fichiers ou dossiers",
        "go into the repository, or name two files or folders",
    )
}

/// No such revision.
pub fn git_revision(revision: &dyn Display) -> Said {
    Said::fact(
        format!("`{revision}` n'est pas une révision de ce dépôt"),
        format!("`{revision}` is no revision of this repository"),
    )
    .help(
        "donnez une branche, une étiquette ou un commit, `git:v1.0.0` par exemple\u{a0}; un clone partiel peut en manquer (`git fetch --unshallow --tags`)",
        "name a branch, a tag or a commit, `git:v1.0.0` for instance; a shallow clone may lack it (`git fetch --unshallow --tags`)",
    )
}

/// Nothing there at that revision.
pub fn git_path(revision: &dyn Display, path: &dyn Display) -> Said {
    Said::fact(
        format!("`{path}` n'existe pas dans la révision `{revision}`"),
        format!("`{path}` does not exist at the revision `{revision}`"),
    )
    .help(
        format!("donnez le chemin\u{a0}: `git:{revision}:dossier/des/referentiels`"),
        format!("name the path: `git:{revision}:folder/of/referentials`"),
    )
}

/// `git` failed.
pub fn git_failed(said: &str) -> Said {
    Said::fact(
        format!("`git` a échoué\u{a0}: {said}"),
        format!("`git` failed: {said}"),
    )
}
