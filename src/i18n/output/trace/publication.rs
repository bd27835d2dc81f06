//! Thresholds, whether they hold, and where to check a figure.

use crate::i18n::Text;

/// That the thresholds hold.
pub fn holds() -> Text {
    Text::new(
        "Ces seuils sont tenus\u{a0}: le chiffre est publié.",
        "These thresholds hold: the figure is published.",
    )
}

/// What is brought, and whether it passes a threshold.
pub fn persons(count: &str, threshold: u64, holds: bool) -> Text {
    let (fr, en) = kept(holds);
    Text::new(
        format!("personnes distinctes\u{a0}: {count}, pour {threshold} au moins\u{a0}: {fr}"),
        format!("distinct persons: {count}, {threshold} at least: {en}"),
    )
}

/// The same of associations.
pub fn associations(count: usize, threshold: u64, holds: bool) -> Text {
    let (fr, en) = kept(holds);
    Text::new(
        format!(
            "associations qui contribuent\u{a0}: {count}, pour {threshold} au moins\u{a0}: {fr}"
        ),
        format!("contributing associations: {count}, {threshold} at least: {en}"),
    )
}

/// The same of the largest share of the base that one association brings.
pub fn largest(percent: &str, threshold: u64, holds: bool) -> Text {
    let (fr, en) = kept(holds);
    Text::new(
        format!(
            "plus grande part d'une association dans la base\u{a0}: {percent}\u{a0}%, pour {threshold}\u{a0}% au plus\u{a0}: {fr}"
        ),
        format!(
            "largest part of one association in the base: {percent}%, {threshold}% at most: {en}"
        ),
    )
}

fn kept(holds: bool) -> (&'static str, &'static str) {
    if holds {
        ("tenu", "holds")
    } else {
        ("non tenu", "does not hold")
    }
}

/// What becomes of a working figure where it is released.
pub fn verdict(audience: &Text, free: bool) -> Text {
    let (fr, en) = if free {
        ("ce chiffre est publié", "this figure is published")
    } else {
        (
            "ce chiffre n'est pas publié",
            "this figure is not published",
        )
    };
    Text::new(
        format!("En diffusion {}, {fr}.", audience.fr),
        format!("In a release to {}, {en}.", audience.en),
    )
}

/// The public, after « en diffusion » or “in a release to”.
pub fn to_public() -> Text {
    Text::new("publique", "the public")
}

/// Members, the same.
pub fn to_members() -> Text {
    Text::new("aux membres du programme", "the members of the programme")
}

/// Where the sheet of an indicator is.
pub fn sheet(indicator: &str) -> Text {
    Text::new(
        format!("La fiche de l'indicateur\u{a0}: `impact codebook --indicator {indicator}`."),
        format!("The sheet of the indicator: `impact codebook --indicator {indicator}`."),
    )
}

/// The command that gives the figure.
pub fn again(command: &str) -> Text {
    Text::new(
        format!("Le chiffre, à nouveau\u{a0}: `{command}`."),
        format!("The figure, again: `{command}`."),
    )
}

/// The version of the program that computed it.
pub fn program(version: &str) -> Text {
    Text::new(
        format!("Calculé par impact {version}."),
        format!("Computed by impact {version}."),
    )
}

/// What tells the files that were read from any others.
pub fn fingerprint(digest: &str) -> Text {
    Text::new(
        format!("Empreinte de tous les fichiers lus (SHA-256)\u{a0}: {digest}."),
        format!("Fingerprint of all the files that were read (SHA-256): {digest}."),
    )
}
