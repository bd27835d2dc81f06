//! How a variable comes from others, one sentence each.

use super::words::{each_of, joined, quoted};
use crate::i18n::{Text, plural_en, plural_fr};

/// `« Tranche d'âge » : …`, the whole sentence of a derived variable.
pub fn derived(label: &Text, how: &Text) -> Text {
    let label = quoted(label);
    Text::new(
        format!("{}\u{a0}: {}", label.fr, how.fr),
        format!("{}: {}", label.en, how.en),
    )
}

/// Intervals of a number, each by its code.
pub fn bins(of: &Text, bins: &[Text]) -> Text {
    let (of, bins) = (quoted(of), each_of(bins));
    Text::new(
        format!("tranches de {}, soit {}", of.fr, bins.fr),
        format!("bands of {}, namely {}", of.en, bins.en),
    )
}

/// One interval: below, from and below, or from; bounds already written with their units.
pub fn bin(low: Option<&Text>, high: Option<&Text>, code: &Text) -> Text {
    let code = quoted(code);
    let (fr, en) = match (low, high) {
        (Some(low), Some(high)) => (
            format!("de {} à moins de {}", low.fr, high.fr),
            format!("from {} to below {}", low.en, high.en),
        ),
        (None, Some(high)) => (
            format!("moins de {}", high.fr),
            format!("below {}", high.en),
        ),
        (Some(low), None) => (format!("{} ou plus", low.fr), format!("{} or more", low.en)),
        (None, None) => ("toute valeur".to_owned(), "any value".to_owned()),
    };
    Text::new(format!("{} ({fr})", code.fr), format!("{} ({en})", code.en))
}

/// The value of a code.
pub fn score(of: &Text) -> Text {
    let of = quoted(of);
    Text::new(
        format!("valeur attachée à la modalité de {}", of.fr),
        format!("value of the code of {}", of.en),
    )
}

/// A part of a sum: its sign, its weight where it is not 1, and its label.
#[derive(Clone, Debug)]
pub struct Term {
    /// Whether it is taken away.
    pub less: bool,
    /// Its weight, without its sign; none where it is 1.
    pub times: Option<Text>,
    /// The label of the variable.
    pub label: Text,
}

/// A sum of terms and a constant, if any, with its sign.
pub fn terms(terms: &[Term], plus: Option<(bool, &Text)>) -> Text {
    let plain = terms.iter().all(|term| !term.less && term.times.is_none());
    if plain && plus.is_none() {
        let labels: Vec<Text> = terms.iter().map(|term| quoted(&term.label)).collect();
        let labels = each_of(&labels);
        return Text::new(
            format!("somme de {}", labels.fr),
            format!("sum of {}", labels.en),
        );
    }
    if let Some(times) = same_factor(terms).filter(|_| plus.is_none()) {
        let labels: Vec<Text> = terms.iter().map(|term| quoted(&term.label)).collect();
        let labels = each_of(&labels);
        return match terms {
            [_] => Text::new(
                format!("{} fois {}", times.fr, labels.fr),
                format!("{} times {}", times.en, labels.en),
            ),
            _ => Text::new(
                format!("{} fois la somme de {}", times.fr, labels.fr),
                format!("{} times the sum of {}", times.en, labels.en),
            ),
        };
    }
    let mut said = Text::same("");
    for (at, term) in terms.iter().enumerate() {
        let label = quoted(&term.label);
        let factor = |times: &str, label: &str| format!("{times}\u{a0}×\u{a0}{label}");
        let (fr, en) = match &term.times {
            Some(times) => (factor(&times.fr, &label.fr), factor(&times.en, &label.en)),
            None => (label.fr, label.en),
        };
        let sign = sign(term.less, at == 0);
        said = Text::new(
            format!("{}{sign}{fr}", said.fr),
            format!("{}{sign}{en}", said.en),
        );
    }
    if let Some((less, plus)) = plus {
        let sign = sign(less, terms.is_empty());
        said = Text::new(
            format!("{}{sign}{}", said.fr, plus.fr),
            format!("{}{sign}{}", said.en, plus.en),
        );
    }
    said
}

/// The factor that all terms share.
fn same_factor(terms: &[Term]) -> Option<&Text> {
    let times = terms.first()?.times.as_ref()?;
    let same = |term: &Term| !term.less && term.times.as_ref() == Some(times);
    terms.iter().all(same).then_some(times)
}

fn sign(less: bool, first: bool) -> &'static str {
    match (less, first) {
        (false, true) => "",
        (true, true) => "\u{2212}",
        (false, false) => " + ",
        (true, false) => " \u{2212} ",
    }
}

/// A mean of the parts that have a value.
pub fn mean_of_terms(terms: &[Term], decimals: u8) -> Text {
    let weighted = terms.iter().any(|term| term.less || term.times.is_some());
    let said = if weighted {
        let sum = self::terms(terms, None);
        Text::new(
            format!(
                "{}, le tout divisé par le nombre de parties connues",
                sum.fr
            ),
            format!("{}, the whole divided by the number of known parts", sum.en),
        )
    } else {
        let labels: Vec<Text> = terms.iter().map(|term| quoted(&term.label)).collect();
        let labels = each_of(&labels);
        Text::new(
            format!("moyenne de {}", labels.fr),
            format!("mean of {}", labels.en),
        )
    };
    rounded(&said, decimals)
}

fn rounded(said: &Text, decimals: u8) -> Text {
    let n = u64::from(decimals);
    if n == 0 {
        return Text::new(
            format!("{}, à l'unité près", said.fr),
            format!("{}, to the nearest unit", said.en),
        );
    }
    Text::new(
        format!(
            "{}, à {n} {} près",
            said.fr,
            plural_fr(n, "décimale", "décimales")
        ),
        format!(
            "{}, to {n} {}",
            said.en,
            plural_en(n, "decimal", "decimals")
        ),
    )
}

/// How many of its parts a sum or a mean requires; `coded` where parts are codes, which count by their value.
pub fn requires(said: &Text, requires: usize, of: usize, coded: bool) -> Text {
    let (r, all) = (requires as u64, of as u64);
    let (value_fr, value_en) = if coded {
        (
            ", chaque réponse comptant pour sa valeur",
            ", each answer counting by its value",
        )
    } else {
        ("", "")
    };
    let (fr, en) = if of < 2 {
        (String::new(), String::new())
    } else if requires >= of {
        (
            format!(
                "\u{a0}; {} sont nécessaires",
                if all == 2 {
                    "les deux".to_owned()
                } else {
                    format!("les {all}")
                }
            ),
            format!(
                "; {} are required",
                if all == 2 {
                    "both".to_owned()
                } else {
                    format!("all {all}")
                }
            ),
        )
    } else {
        (
            format!(
                "\u{a0}; il en faut au moins {} sur {all}",
                if r < 2 {
                    "une".to_owned()
                } else {
                    r.to_string()
                }
            ),
            format!(
                "; at least {} of {all} {} required",
                r.max(1),
                plural_en(r.max(1), "is", "are")
            ),
        )
    };
    Text::new(
        format!("{}{value_fr}{fr}", said.fr),
        format!("{}{value_en}{en}", said.en),
    )
}

/// One less another.
pub fn difference(of: &Text, less: &Text) -> Text {
    let (of, less) = (quoted(of), quoted(less));
    Text::new(
        format!("{} moins {}", of.fr, less.fr),
        format!("{} less {}", of.en, less.en),
    )
}

/// A product.
pub fn product(of: &[Text]) -> Text {
    let factors: Vec<Text> = of.iter().map(quoted).collect();
    let factors = each_of(&factors);
    Text::new(
        format!("produit de {}", factors.fr),
        format!("product of {}", factors.en),
    )
}

/// One over another.
pub fn quotient(of: &Text, by: &Text, decimals: u8) -> Text {
    let (of, by) = (quoted(of), quoted(by));
    let said = rounded(
        &Text::new(
            format!("quotient de {} par {}", of.fr, by.fr),
            format!("{} divided by {}", of.en, by.en),
        ),
        decimals,
    );
    Text::new(
        format!("{}\u{a0}; non valide si le diviseur est nul", said.fr),
        format!("{}; not valid where the divisor is zero", said.en),
    )
}

/// How many codes of a multiple choice; `except` some, by their labels.
pub fn count_codes(of: &Text, except: &[Text]) -> Text {
    let of = quoted(of);
    let except: Vec<Text> = except.iter().map(quoted).collect();
    let without = if except.is_empty() {
        Text::same("")
    } else {
        let listed = each_of(&except);
        Text::new(
            format!(", sans compter {}", listed.fr),
            format!(", not counting {}", listed.en),
        )
    };
    Text::new(
        format!("nombre de choix cochés à {}{}", of.fr, without.fr),
        format!("number of boxes checked in {}{}", of.en, without.en),
    )
}

/// Days from one date to another.
pub fn days_between(from: &Text, to: &Text) -> Text {
    let (from, to) = (quoted(from), quoted(to));
    Text::new(
        format!(
            "nombre de jours de {} à {} (0 le même jour)\u{a0}; non valide si la seconde date précède la première",
            from.fr, to.fr
        ),
        format!(
            "number of days from {} to {} (0 on the same day); not valid where the second date comes first",
            from.en, to.en
        ),
    )
}

/// Codes put together, group by group.
pub fn regroup(of: &Text, groups: &[(Text, Vec<Text>)], lost: &[Text]) -> Text {
    let of = quoted(of);
    let said: Vec<Text> = groups
        .iter()
        .map(|(group, codes)| {
            let codes: Vec<Text> = codes.iter().map(quoted).collect();
            let (group, codes) = (quoted(group), each_of(&codes));
            Text::new(
                format!("{} pour {}", group.fr, codes.fr),
                format!("{} for {}", group.en, codes.en),
            )
        })
        .collect();
    let said = joined(&said, "\u{a0}; ", "; ");
    let rest = if lost.is_empty() {
        Text::same("")
    } else {
        let codes: Vec<Text> = lost.iter().map(quoted).collect();
        let codes = each_of(&codes);
        Text::new(
            format!("\u{a0}; sans groupe\u{a0}: {}", codes.fr),
            format!("; without a group: {}", codes.en),
        )
    };
    Text::new(
        format!("regroupement de {}, soit {}{}", of.fr, said.fr, rest.fr),
        format!("groups of {}, namely {}{}", of.en, said.en, rest.en),
    )
}

/// The first condition that holds, then what is left.
pub fn case(arms: &[(Text, Option<Text>)], otherwise: Option<&Text>) -> Text {
    let said: Vec<Text> = arms
        .iter()
        .map(|(code, when)| {
            let code = quoted(code);
            match when {
                Some(when) => Text::new(
                    format!("{} pour les cas {}", code.fr, when.fr),
                    format!("{} for cases {}", code.en, when.en),
                ),
                None => Text::new(
                    format!("{} dans tous les cas", code.fr),
                    format!("{} in every case", code.en),
                ),
            }
        })
        .collect();
    let said = joined(&said, "\u{a0}; sinon, ", "; else, ");
    let last = match otherwise {
        Some(code) => {
            let code = quoted(code);
            Text::new(
                format!("\u{a0}; dans tous les autres cas, {}", code.fr),
                format!("; in every other case, {}", code.en),
            )
        }
        None => Text::new(
            "\u{a0}; dans les autres cas, rien n'est dit",
            "; in other cases, nothing is said",
        ),
    };
    Text::new(
        format!("{}{}", said.fr, last.fr),
        format!("{}{}", said.en, last.en),
    )
}

/// An export may hold the variable itself.
pub fn may_be_read() -> Text {
    Text::new(
        "Un export peut aussi contenir directement une variable calculée\u{a0}: elle est alors lue telle quelle.",
        "An export may also hold a derived variable itself, which is then read as it stands.",
    )
}
