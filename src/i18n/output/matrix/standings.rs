//! Where an association stands: the word, its count, and what its sign means.

use crate::i18n::{Text, plural_fr};

/// A standing, by its word.
pub fn standing(word: &str) -> Text {
    match word {
        "exact" => Text::new("exact", "exact"),
        "close" => Text::new("proche", "close"),
        "broad" => Text::new("éloigné", "broad"),
        "none" => Text::new("non comparable", "not comparable"),
        "unpaired" => Text::new("non apparié", "unpaired"),
        "not-asked" => Text::new("non demandé", "not asked"),
        "undetermined" => Text::new("à préciser", "undetermined"),
        "impossible" => Text::new("impossible", "impossible"),
        "not-collected" => Text::new("non collecté", "not collected"),
        _ => Text::new("non alimenté", "not fed"),
    }
}

/// How many stand so.
pub fn standing_counted(word: &str, count: usize) -> Text {
    let n = count as u64;
    let fr = match word {
        "exact" => plural_fr(n, "exact", "exacts"),
        "close" => plural_fr(n, "proche", "proches"),
        "broad" => plural_fr(n, "éloigné", "éloignés"),
        "none" => plural_fr(n, "non comparable", "non comparables"),
        "unpaired" => plural_fr(n, "non apparié", "non appariés"),
        "not-asked" => plural_fr(n, "non demandé", "non demandés"),
        "undetermined" => "à préciser",
        "impossible" => plural_fr(n, "impossible", "impossibles"),
        "not-collected" => plural_fr(n, "non collecté", "non collectés"),
        _ => plural_fr(n, "non alimenté", "non alimentés"),
    };
    Text::new(
        format!("{n}\u{a0}{fr}"),
        format!("{n}\u{a0}{}", standing(word).en),
    )
}

/// What a sign means.
pub fn standing_meaning(sign: char, word: &str) -> Text {
    let name = standing(word);
    let (fr, en) = match word {
        "exact" => ("la définition commune", "the common definition"),
        "close" => (
            "entre dans le chiffre du secteur, qui le signale",
            "enters the sector figure, which says so",
        ),
        "broad" => (
            "même sujet, n'entre pas dans le chiffre du secteur",
            "same subject, does not enter the sector figure",
        ),
        "none" => (
            "n'entre pas dans le chiffre du secteur",
            "does not enter the sector figure",
        ),
        "unpaired" => (
            "demandé aux deux vagues, sans qu'on y reconnaisse les mêmes personnes",
            "asked at both waves, where the same persons cannot be recognised",
        ),
        "not-asked" => (
            "pas à cette vague ou, pour une évolution, pas aux deux",
            "not at this wave or, for a change, not at both",
        ),
        "undetermined" => (
            "l'association ne sait pas encore",
            "the association does not know yet",
        ),
        "impossible" => (
            "les questions de l'association ne permettent pas de le dire",
            "its questions do not tell",
        ),
        "not-collected" => ("l'association le déclare", "the association declares it"),
        _ => (
            "l'association n'en dit rien",
            "the association says nothing of it",
        ),
    };
    Text::new(
        format!("{sign} {}\u{a0}: {fr}", name.fr),
        format!("{sign} {}: {en}", name.en),
    )
}
