//! « Did you mean »: the nearest of a list of known words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The known word nearest to `word`, case and accents apart, if near enough to be a slip of the pen.
/// Equally near ones: the first in alphabetical order.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Longer words are never a slip, and the distance costs the product of the lengths.
    const LONGEST: usize = 100;
    if word.len() > LONGEST {
        return None;
    }
    let written = folded(word);
    let allowed = (written.chars().count() / 3).max(1);
    known
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| {
            let distance = strsim::damerau_levenshtein(&written, &folded(candidate));
            (distance, candidate)
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Lower case, without accents.
pub(super) fn folded(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proposes_a_slip_of_the_pen_and_nothing_further() {
        let known = ["label", "level", "unit", "codes"];
        assert_eq!(nearest("lable", known), Some("label"));
        assert_eq!(nearest("Unité", known), Some("unit"));
        assert_eq!(nearest("code", known), Some("codes"));
        assert_eq!(nearest("libelle", known), None);
        assert_eq!(nearest("lavel", known), Some("label"), "first of two ties");
        assert_eq!(nearest(&"a".repeat(1_000_000), known), None);
    }
}
