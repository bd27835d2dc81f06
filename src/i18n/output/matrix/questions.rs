//! What a mapping says of its question, beside the variable's.

use super::{reason, standing};
use crate::i18n::Text;

/// How a question differs from the variable's, by the word of the grammar for what they differ in.
pub fn difference(aspect: &str, asked: &Text, wanted: &Text) -> Text {
    let (a, b) = (asked, wanted);
    match aspect {
        "recall" => Text::new(
            format!(
                "porte sur «\u{a0}{}\u{a0}» et non «\u{a0}{}\u{a0}»",
                a.fr, b.fr
            ),
            format!("asks about \"{}\", not \"{}\"", a.en, b.en),
        ),
        "population" => Text::new(
            format!(
                "posée à «\u{a0}{}\u{a0}» et non à «\u{a0}{}\u{a0}»",
                a.fr, b.fr
            ),
            format!("put to \"{}\", not to \"{}\"", a.en, b.en),
        ),
        "unit" => Text::new(
            format!("en «\u{a0}{}\u{a0}» et non en «\u{a0}{}\u{a0}»", a.fr, b.fr),
            format!("in \"{}\", not in \"{}\"", a.en, b.en),
        ),
        _ => Text::new(
            format!("échelle de {} et non de {}", a.fr, b.fr),
            format!("scale of {}, not of {}", a.en, b.en),
        ),
    }
}

/// What the association wrote of a mapping, how it stands where that is not the whole's standing, and how its
/// question differs.
pub fn mapping_reason(
    variable: &str,
    source: &str,
    word: Option<&str>,
    because: &Text,
    differs: &[Text],
) -> Text {
    let stands = word.map(standing);
    let because = reason(because);
    let after = |of: fn(&Text) -> &str| -> String {
        let each = differs.iter().map(|it| format!(", {}", of(it)));
        each.collect()
    };
    let (differs_fr, differs_en) = (after(|it| &it.fr), after(|it| &it.en));
    let (fr, en) = stands.map_or_else(Default::default, |it| {
        (format!(", {}", it.fr), format!(", {}", it.en))
    });
    Text::new(
        format!(
            "`{variable}` de `{source}`{fr}\u{a0}: {}{differs_fr}",
            because.fr
        ),
        format!("`{variable}` of `{source}`{en}: {}{differs_en}", because.en),
    )
}
