//! What a variable is, how it is asked, and the codes of its answers.

use super::words::{each_of, quoted};
use crate::i18n::{Text, plural_en, plural_fr};

/// A kind of variable, in a word.
pub fn coded() -> Text {
    Text::new("une modalité au choix", "one code")
}

/// A multiple choice.
pub fn several() -> Text {
    Text::new("plusieurs choix possibles", "several codes")
}

/// A multiple choice of which some codes stand alone.
pub fn exclusive(codes: &[Text]) -> Text {
    let quoted: Vec<Text> = codes.iter().map(quoted).collect();
    let n = codes.len() as u64;
    let named = each_of(&quoted);
    Text::new(
        format!(
            "{} {} les autres choix\u{a0}; à côté d'un autre, la réponse n'est pas valide",
            named.fr,
            plural_fr(n, "exclut", "excluent")
        ),
        format!(
            "{} {} the other choices; beside another, the answer is not valid",
            named.en,
            plural_en(n, "excludes", "exclude")
        ),
    )
}

/// A date.
pub fn date() -> Text {
    Text::new("date", "date")
}

/// A number: its decimals, and its bounds with their unit.
pub fn number(decimals: u8, min: Option<&Text>, max: Option<&Text>, unit: Option<&str>) -> Text {
    let n = u64::from(decimals);
    let mut said = if n == 0 {
        Text::new("nombre entier", "whole number")
    } else {
        Text::new(
            format!("nombre à {n} {}", plural_fr(n, "décimale", "décimales")),
            format!("number with {n} {}", plural_en(n, "decimal", "decimals")),
        )
    };
    let bounds = match (min, max) {
        (Some(min), Some(max)) => Text::new(
            format!(", de {} à {}", min.fr, max.fr),
            format!(", from {} to {}", min.en, max.en),
        ),
        (Some(min), None) => Text::new(
            format!(", au moins {}", min.fr),
            format!(", at least {}", min.en),
        ),
        (None, Some(max)) => Text::new(
            format!(", au plus {}", max.fr),
            format!(", at most {}", max.en),
        ),
        (None, None) => Text::same(""),
    };
    said.fr.push_str(&bounds.fr);
    said.en.push_str(&bounds.en);
    if let Some(unit) = unit {
        let unit = super::words::unit(unit);
        let (fr, en) = (format!(" (en {})", unit.fr), format!(" (in {})", unit.en));
        said = Text::new(said.fr + &fr, said.en + &en);
    }
    said
}

/// No question is written in the referential: it is read in files.
pub fn no_question() -> Text {
    Text::new(
        "Le référentiel ne propose pas de question\u{a0}: l'information se relève dans les dossiers, ou chaque association garde sa \
         formulation.",
        "The referential gives no question: the information is taken from files, or each association keeps its own wording.",
    )
}

/// A question that may not be written out.
pub fn not_reproduced(instrument: &Text, holder: Option<&Text>, licence: Option<&Text>) -> Text {
    let name = quoted(instrument);
    let holder = holder.map(|it| {
        Text::new(
            format!("détenteur\u{a0}: {}", it.fr),
            format!("holder: {}", it.en),
        )
    });
    let licence = licence.map(|it| {
        Text::new(
            format!("licence\u{a0}: {}", it.fr),
            format!("licence: {}", it.en),
        )
    });
    let known: Vec<Text> = holder.into_iter().chain(licence).collect();
    let whose = if known.is_empty() {
        Text::same("")
    } else {
        let known = super::words::joined(&known, "\u{a0}; ", "; ");
        Text::new(format!(", {}", known.fr), format!(", {}", known.en))
    };
    Text::new(
        format!(
            "Question de l'instrument {}{}. Ni la question ni ses modalités de réponse ne sont reproduites ici\u{a0}: elles se demandent \
             au détenteur.",
            name.fr, whose.fr
        ),
        format!(
            "Question of the instrument {}{}. Neither the question nor its answers are reproduced here: ask the holder for them.",
            name.en, whose.en
        ),
    )
}

/// A question of an instrument that may be written out.
pub fn of_instrument(instrument: &Text, holder: Option<&Text>, licence: Option<&Text>) -> Text {
    let parts = [Some(instrument), holder];
    let named = |of: fn(&Text) -> &str| {
        parts
            .iter()
            .flatten()
            .map(|it| of(it))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let licence = licence.map_or_else(
        || Text::same(""),
        |licence| {
            Text::new(
                format!(", licence\u{a0}: {}", licence.fr),
                format!(", licence: {}", licence.en),
            )
        },
    );
    Text::new(
        format!("{}{}", named(|it| &it.fr), licence.fr),
        format!("{}{}", named(|it| &it.en), licence.en),
    )
}

/// `oui`.
pub fn yes() -> Text {
    Text::new("oui", "yes")
}

/// Codes are those of a variable above.
pub fn codes_above(label: &Text) -> Text {
    let label = quoted(label);
    Text::new(
        format!("les mêmes que pour {}, ci-dessus", label.fr),
        format!("the same as for {}, above", label.en),
    )
}

/// The finer code of an association: whose, and of which common code.
pub fn finer(association: &Text, parent: &Text) -> Text {
    let parent = quoted(parent);
    Text::new(
        format!("{} ({})", parent.fr, association.fr),
        format!("{} ({})", parent.en, association.en),
    )
}

/// Whose finer codes these are, and where they are counted.
pub fn finer_means() -> Text {
    Text::new(
        "Les codes plus fins d'une association comptent, dans le chiffre du secteur, avec le code commun qu'ils détaillent.",
        "In the sector figure, the finer codes of an association count with the common code that they detail.",
    )
}
