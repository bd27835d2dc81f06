//! Values in words: conditions, codes, measures, derivations.

use crate::i18n::Text;

/// An id or a word of the grammar.
pub fn ticked(text: &str) -> Text {
    Text::same(format!("`{text}`"))
}

/// Several of them.
pub fn ticked_all(texts: &[&str]) -> Text {
    if texts.is_empty() {
        return Text::new("rien", "nothing");
    }
    Text::same(crate::i18n::ticked(texts))
}

/// A text that an author wrote.
pub fn quoted(text: &Text) -> Text {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Text::new(
        format!("«\u{a0}{}\u{a0}»", line(&text.fr)),
        format!("“{}”", line(&text.en)),
    )
}

/// Whether.
pub fn yes_no(holds: bool) -> Text {
    if holds {
        Text::new("oui", "yes")
    } else {
        Text::new("non", "no")
    }
}

/// A code and its label.
pub fn labelled(code: &str, label: &Text) -> Text {
    if label.fr == code {
        return ticked(code);
    }
    Text::new(
        format!("`{code}` ({})", label.fr),
        format!("`{code}` ({})", label.en),
    )
}

/// A code of a list.
pub fn code_of(code: &str, list: &str) -> Text {
    Text::new(
        format!("`{code}` de `{list}`"),
        format!("`{code}` of `{list}`"),
    )
}

/// A list written in place.
pub fn in_place(variable: &str) -> Text {
    Text::new(
        format!("sur place, dans la variable `{variable}`"),
        format!("in place, in the variable `{variable}`"),
    )
}

/// Several texts, with commas.
pub fn joined(texts: &[Text]) -> Text {
    linked(texts, ", ", ", ")
}

fn linked(texts: &[Text], fr: &str, en: &str) -> Text {
    let all =
        |text: fn(&Text) -> &str, by: &str| texts.iter().map(text).collect::<Vec<_>>().join(by);
    Text::new(all(|it| &it.fr, fr), all(|it| &it.en, en))
}

/// `A`, `B` ou `C`.
fn either(texts: &[Text]) -> Text {
    match texts.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            let rest = joined(rest);
            Text::new(
                format!("{} ou {}", rest.fr, last.fr),
                format!("{} or {}", rest.en, last.en),
            )
        }
        _ => joined(texts),
    }
}

/// A coded variable is one of these; a multiple choice holds one of them.
pub fn holds(variable: &str, several: bool, codes: &[Text]) -> Text {
    let codes = either(codes);
    let (fr, en) = if several {
        ("comprend", "holds")
    } else {
        ("est", "is")
    };
    Text::new(
        format!("`{variable}` {fr} {}", codes.fr),
        format!("`{variable}` {en} {}", codes.en),
    )
}

/// A number or a date lies within bounds.
pub fn lies(variable: &str, min: Option<&str>, max: Option<&str>) -> Text {
    let (fr, en) = match (min, max) {
        (Some(min), Some(max)) => (format!("de {min} à {max}"), format!("from {min} to {max}")),
        (Some(min), None) => (format!("d'au moins {min}"), format!("of {min} at least")),
        (None, Some(max)) => (format!("d'au plus {max}"), format!("of {max} at most")),
        (None, None) => ("connu".to_owned(), "known".to_owned()),
    };
    Text::new(format!("`{variable}` {fr}"), format!("`{variable}` {en}"))
}

/// All hold.
pub fn all_hold(parts: &[Text], inside: bool) -> Text {
    within(linked(parts, " et ", " and "), inside)
}

/// At least one holds.
pub fn any_holds(parts: &[Text], inside: bool) -> Text {
    within(linked(parts, " ou ", " or "), inside)
}

fn within(text: Text, inside: bool) -> Text {
    if inside {
        Text::new(format!("({})", text.fr), format!("({})", text.en))
    } else {
        text
    }
}

/// It does not hold.
pub fn does_not_hold(part: &Text) -> Text {
    Text::new(format!("non ({})", part.fr), format!("not ({})", part.en))
}

/// A measure and what it is of.
pub fn measure(word: &str, parts: &[&Text]) -> Text {
    let part = |at: usize| parts.get(at).map(|it| (it.fr.as_str(), it.en.as_str()));
    let first = part(0).unwrap_or_default();
    let (fr, en) = match (word, part(1), part(2)) {
        ("count", ..) => (
            "nombre d'observations".to_owned(),
            "number of observations".to_owned(),
        ),
        ("distinct", ..) => (
            "nombre de répondants".to_owned(),
            "number of respondents".to_owned(),
        ),
        ("sum", ..) => (
            format!("somme de {}", first.0),
            format!("sum of {}", first.1),
        ),
        ("mean", ..) => (
            format!("moyenne de {}", first.0),
            format!("mean of {}", first.1),
        ),
        ("median", ..) => (
            format!("médiane de {}", first.0),
            format!("median of {}", first.1),
        ),
        ("nps", ..) => (format!("NPS de {}", first.0), format!("NPS of {}", first.1)),
        ("distribution", ..) => (
            format!("répartition selon {}", first.0),
            format!("distribution over {}", first.1),
        ),
        ("share", None, _) => (
            format!("part où {}", first.0),
            format!("share where {}", first.1),
        ),
        ("share", Some(base), _) => (
            format!("part où {}, parmi {}", first.0, base.0),
            format!("share where {}, among {}", first.1, base.1),
        ),
        (_, over, times) => {
            let over = over.unwrap_or_default();
            let times = times.map_or_else(Default::default, |it| {
                (format!(" × {}", it.0), format!(" × {}", it.1))
            });
            (
                format!("rapport de {} à {}{}", first.0, over.0, times.0),
                format!("ratio of {} to {}{}", first.1, over.1, times.1),
            )
        }
    };
    Text::new(fr, en)
}

/// How a variable comes from others.
pub fn derived_by(word: &str) -> Text {
    let (fr, en) = match word {
        "bins" => ("tranches", "bins"),
        "score" => ("score", "score"),
        "sum" => ("somme", "sum"),
        "mean" => ("moyenne", "mean"),
        "difference" => ("différence", "difference"),
        "product" => ("produit", "product"),
        "quotient" => ("quotient", "quotient"),
        "count-codes" => ("nombre de modalités", "number of codes"),
        "days-between" => ("jours écoulés", "days between"),
        "regroup" => ("regroupement", "groups"),
        _ => ("cas", "cases"),
    };
    Text::new(fr, en)
}

/// A derivation and its parts.
pub fn derivation(word: &Text, parts: &[Text]) -> Text {
    let parts = linked(parts, " · ", " · ");
    Text::new(
        format!("{}\u{a0}: {}", word.fr, parts.fr),
        format!("{}: {}", word.en, parts.en),
    )
}

/// How many parts are required.
pub fn required(count: &str, of: usize) -> Text {
    if count == of.to_string() {
        Text::new("toutes requises", "all required")
    } else {
        Text::new(
            format!("au moins {count} sur {of}"),
            format!("{count} of {of} at least"),
        )
    }
}

/// Decimals kept.
pub fn rounded(decimals: i64) -> Text {
    Text::new(
        format!("décimales gardées\u{a0}: {decimals}"),
        format!("decimals kept: {decimals}"),
    )
}

/// Codes left out.
pub fn except(codes: &Text) -> Text {
    Text::new(format!("sauf {}", codes.fr), format!("except {}", codes.en))
}

/// One case.
pub fn arm(when: &Text, then: &str) -> Text {
    Text::new(
        format!("`{then}` si {}", when.fr),
        format!("`{then}` if {}", when.en),
    )
}

/// What is left.
pub fn otherwise(code: &str) -> Text {
    Text::new(
        format!("`{code}` dans les autres cas"),
        format!("`{code}` otherwise"),
    )
}

/// Lowest and highest value.
pub fn bounds(min: Option<&str>, max: Option<&str>) -> Text {
    match (min, max) {
        (Some(min), Some(max)) => {
            Text::new(format!("de {min} à {max}"), format!("from {min} to {max}"))
        }
        (Some(min), None) => Text::new(format!("au moins {min}"), format!("{min} at least")),
        (None, Some(max)) => Text::new(format!("au plus {max}"), format!("{max} at most")),
        (None, None) => Text::new("sans bornes", "no bounds"),
    }
}

/// Why a value is not there; a category where nothing is said.
pub fn reason(word: &str) -> Text {
    if word.is_empty() {
        Text::new("modalité de réponse", "an answer")
    } else {
        Text::new(
            format!("absence de réponse (`{word}`)"),
            format!("no answer (`{word}`)"),
        )
    }
}

/// How a variable is filled.
pub fn filling(word: &str) -> Text {
    match word {
        "impossible" => Text::new("impossible", "impossible"),
        "undetermined" => Text::new("pas encore tranché", "undetermined"),
        _ => Text::new("rien", "nothing"),
    }
}

/// The first period after a break.
pub fn from(period: &str) -> Text {
    Text::new(format!("à partir de {period}"), format!("from {period} on"))
}
