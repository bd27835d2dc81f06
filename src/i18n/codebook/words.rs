//! How sentences are put together: quotation marks, enumerations, numbers with their units, and the nouns that
//! observations are called by.

use crate::i18n::{Text, output};

/// What the author wrote, between quotation marks; those it holds already become inner ones.
pub fn quoted(words: &Text) -> Text {
    let inner = words.fr.replace("«\u{a0}", "“").replace("\u{a0}»", "”");
    let inner = inner.replace("« ", "“").replace(" »", "”");
    let inner = inner.replace('«', "“").replace('»', "”");
    Text::new(
        format!("«\u{a0}{inner}\u{a0}»"),
        format!("“{}”", words.en.replace('“', "‘").replace('”', "’")),
    )
}

/// `a, b ou c`.
pub fn one_of(texts: &[Text]) -> Text {
    enumerated(texts, " ou ", " or ")
}

/// `a, b et c`.
pub fn each_of(texts: &[Text]) -> Text {
    enumerated(texts, " et ", " and ")
}

/// Texts one after the other, `by` in French and in English between them.
pub fn joined(texts: &[Text], fr: &str, en: &str) -> Text {
    let each = |of: fn(&Text) -> &str| texts.iter().map(of).collect::<Vec<_>>();
    Text::new(each(|it| &it.fr).join(fr), each(|it| &it.en).join(en))
}

fn enumerated(texts: &[Text], fr: &str, en: &str) -> Text {
    let Some((last, before)) = texts.split_last() else {
        return Text::same("");
    };
    if before.is_empty() {
        return last.clone();
    }
    joined(&[joined(before, ", ", ", "), last.clone()], fr, en)
}

/// A sentence: a capital first, a full stop last.
pub fn sentence(words: &Text) -> Text {
    let whole = |words: &str, stop: &str| {
        let mut letters = words.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string());
        let stop = if words.ends_with(['.', '…']) {
            ""
        } else {
            stop
        };
        format!("{}{}{stop}", first.unwrap_or_default(), letters.as_str())
    };
    Text::new(whole(&words.fr, "."), whole(&words.en, "."))
}

/// A number, already written for each language, and its unit where it has one.
pub fn quantity(digits: &Text, unit: Option<&str>) -> Text {
    let Some(unit) = unit else {
        return digits.clone();
    };
    if matches!(unit, "percent" | "%") {
        return Text::new(format!("{}\u{a0}%", digits.fr), format!("{}%", digits.en));
    }
    let one_fr = !digits.fr.contains(',') && matches!(size(&digits.fr), "0" | "1");
    let one_en = size(&digits.en) == "1";
    Text::new(
        output::with_unit(&digits.fr, &singular(unit, one_fr)).fr,
        output::with_unit(&digits.en, &singular(unit, one_en)).en,
    )
}

/// A number without its sign.
fn size(digits: &str) -> &str {
    digits.trim_start_matches(|c: char| !c.is_ascii_digit())
}

/// `jours` of one day is `jour`; units of several words keep what their author wrote, and those that sentences know
/// by name are left to them.
fn singular(unit: &str, one: bool) -> String {
    let known = matches!(unit, "points" | "euros");
    let plain = unit.chars().all(char::is_alphabetic);
    match unit.strip_suffix('s') {
        Some(stem) if one && plain && !known && !stem.ends_with('i') => stem.to_owned(),
        _ => unit.to_owned(),
    }
}

/// A unit as a sheet names it.
pub fn unit(unit: &str) -> Text {
    match unit {
        "percent" | "%" => Text::new("pour cent", "percent"),
        other => Text::same(other),
    }
}

/// What observations are called.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// `personne`.
    pub fr: &'static str,
    /// `personnes`.
    pub many_fr: &'static str,
    /// Whether it is feminine.
    feminine: bool,
    /// `person`.
    pub en: &'static str,
    /// `people`.
    pub many_en: &'static str,
    /// `for whom` or `for which`.
    pub for_en: &'static str,
}

impl Noun {
    /// By the word of the grammar for what one observation is.
    pub fn of(observes: &str) -> Self {
        let noun = |fr, many_fr, feminine, en, many_en| Self {
            fr,
            many_fr,
            feminine,
            en,
            many_en,
            for_en: "for which",
        };
        match observes {
            "household" => noun("ménage", "ménages", false, "household", "households"),
            "stay" => noun("séjour", "séjours", false, "stay", "stays"),
            "night" => noun("nuitée", "nuitées", true, "night", "nights"),
            "request" => noun("demande", "demandes", true, "request", "requests"),
            "case" => noun("cas", "cas", false, "case", "cases"),
            "site" => noun("établissement", "établissements", false, "site", "sites"),
            _ => Self {
                for_en: "for whom",
                ..noun("personne", "personnes", true, "person", "people")
            },
        }
    }

    /// `celles` or `ceux`.
    pub fn those(self) -> &'static str {
        if self.feminine { "celles" } else { "ceux" }
    }

    /// `toutes les` or `tous les`.
    pub fn all_the(self) -> &'static str {
        if self.feminine {
            "toutes les"
        } else {
            "tous les"
        }
    }

    /// `lesquelles` or `lesquels`.
    pub fn which(self) -> &'static str {
        if self.feminine {
            "lesquelles"
        } else {
            "lesquels"
        }
    }

    /// `e` where it is feminine, nothing else.
    pub fn e(self) -> &'static str {
        if self.feminine { "e" } else { "" }
    }

    /// `une` or `un`.
    pub fn one(self) -> &'static str {
        if self.feminine { "une" } else { "un" }
    }

    /// `elles` or `ils`.
    pub fn they(self) -> &'static str {
        if self.feminine { "elles" } else { "ils" }
    }

    /// The plural after `de`: `de personnes`, `d'établissements`.
    pub fn of_many(self) -> String {
        if self.many_fr.starts_with('é') {
            format!("d'{}", self.many_fr)
        } else {
            format!("de {}", self.many_fr)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fr(text: &Text) -> String {
        text.fr.replace('\u{a0}', " ")
    }

    #[test]
    fn what_is_quoted_holds_no_quotation_mark_of_the_same_kind() {
        let label = Text::new("un « mot » dit", "a “word” said");
        assert_eq!(fr(&quoted(&label)), "« un “mot” dit »");
        assert_eq!(quoted(&label).en, "“a ‘word’ said”");
    }

    #[test]
    fn enumerations_end_with_their_word() {
        let texts: Vec<Text> = ["a", "b", "c"].map(Text::same).to_vec();
        assert_eq!(one_of(&texts).fr, "a, b ou c");
        assert_eq!(each_of(&texts[..2]).en, "a and b");
        assert_eq!(one_of(&texts[..1]).fr, "a");
        assert_eq!(one_of(&[]).fr, "");
    }

    #[test]
    fn units_agree_with_their_number() {
        let shown = |digits: &str, unit| {
            let said = quantity(&Text::same(digits), Some(unit));
            (fr(&said), said.en)
        };
        let both = |fr: &str, en: &str| (fr.to_owned(), en.to_owned());
        assert_eq!(shown("1", "jours"), both("1 jour", "1 jour"));
        assert_eq!(shown("0", "jours"), both("0 jour", "0 jours"));
        assert_eq!(shown("304", "jours"), both("304 jours", "304 jours"));
        assert_eq!(shown("1", "mois"), both("1 mois", "1 mois"));
        assert_eq!(shown("1", "points"), both("1 point", "1 point"));
        assert_eq!(shown("60", "percent"), both("60 %", "60%"));
        assert_eq!(shown("5", "euros"), both("5 €", "€5"));
    }

    #[test]
    fn a_sentence_begins_and_ends_as_one() {
        assert_eq!(sentence(&Text::same("écrit")).fr, "Écrit.");
        assert_eq!(sentence(&Text::same("etc.")).fr, "Etc.");
        assert_eq!(sentence(&Text::same("")).fr, ".");
    }

    #[test]
    fn nouns_elide() {
        assert_eq!(Noun::of("site").of_many(), "d'établissements");
        assert_eq!(Noun::of("stay").of_many(), "de séjours");
    }
}
