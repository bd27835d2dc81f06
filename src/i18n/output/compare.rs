//! Why an association differs from the rest of the sector, in sentences.

use crate::i18n::Text;

/// What is compared, and with what.
pub fn title(association: &Text) -> Text {
    Text::new(
        format!("{} comparée au reste du secteur", association.fr),
        format!("{} compared with the rest of the sector", association.en),
    )
}

/// Nothing can be compared.
pub fn nothing() -> Text {
    Text::new("aucun chiffre à comparer", "no figure to compare")
}

/// What a figure is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// A share.
    Rate,
    /// A mean.
    Mean,
}

impl Noun {
    fn fr(self) -> &'static str {
        match self {
            Self::Rate => "taux",
            Self::Mean => "moyenne",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Self::Rate => "rate",
            Self::Mean => "mean",
        }
    }

    fn e(self) -> &'static str {
        match self {
            Self::Rate => "",
            Self::Mean => "e",
        }
    }
}

/// Which of two is above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// The first.
    Above,
    /// Neither, as far as it is shown.
    Level,
    /// The second.
    Below,
}

impl Stand {
    /// By the sign of the first less the second, as it is written.
    pub fn of(gap: i64) -> Self {
        match gap {
            1.. => Self::Above,
            0 => Self::Level,
            _ => Self::Below,
        }
    }
}

/// Where the association stands: its value and its base, those of the others, and by how much they differ, in words with its unit.
pub fn stands(noun: Noun, stand: Stand, own: [&str; 2], others: [&str; 2], gap: &Text) -> Text {
    let ([value, n], [other, m]) = (own, others);
    let e = noun.e();
    let (fr, en) = (noun.fr(), noun.en());
    let yours = format!("Votre {fr} ({value}, n\u{a0}= {n})");
    let your = format!("Your {en} ({value}, n = {n})");
    let rest = match noun {
        Noun::Rate => format!("celui du reste du secteur ({other}, n\u{a0}= {m})"),
        Noun::Mean => format!("celle du reste du secteur ({other}, n\u{a0}= {m})"),
    };
    let theirs = format!("that of the rest of the sector ({other}, n = {m})");
    match stand {
        Stand::Above => Text::new(
            format!("{yours} est supérieur{e} de {} à {rest}.", gap.fr),
            format!("{your} is {} above {theirs}.", gap.en),
        ),
        Stand::Below => Text::new(
            format!("{yours} est inférieur{e} de {} à {rest}.", gap.fr),
            format!("{your} is {} below {theirs}.", gap.en),
        ),
        Stand::Level => Text::new(
            format!("{yours} est égal{e} à {rest}, à l'arrondi près."),
            format!("{your} is that of the rest of the sector ({other}, n = {m}), once rounded."),
        ),
    }
}

/// Between what and what the gap lies.
pub fn interval(percent: u8, between: &Text, open: bool, indication: bool) -> Text {
    let fr = if open {
        "il contient 0, l'écart n'est donc pas établi"
    } else {
        "il ne contient pas 0"
    };
    let en = if open {
        "it holds 0, so the gap is not established"
    } else {
        "it does not hold 0"
    };
    let mut said = Text::new(
        format!(
            "Intervalle de l'écart à {percent}\u{a0}%\u{a0}: {}\u{a0}; {fr}.",
            between.fr
        ),
        format!("Interval of the gap at {percent}%: {}; {en}.", between.en),
    );
    if indication {
        said.fr
            .push_str(" C'est une indication, et non une marge d'erreur de sondage.");
        said.en
            .push_str(" It is an indication, and no margin of error.");
    }
    said
}

/// No interval, since one side has none.
pub fn no_interval() -> Text {
    Text::new(
        "Pas d'intervalle de l'écart\u{a0}: l'un des deux chiffres n'en a pas.",
        "No interval of the gap: one of both figures has none.",
    )
}

/// What composition and results each bring, both in the direction of the gap.
pub fn parts_alike(label: &Text, structure: &Text, rate: &Text) -> Text {
    let [verb, come] = if is_one(&structure.fr) {
        ["tient", "comes"]
    } else {
        ["tiennent", "come"]
    };
    Text::new(
        format!(
            "{} {verb} à la composition de votre public ({}), {} à des résultats différents à public égal.",
            structure.fr, label.fr, rate.fr
        ),
        format!(
            "{} {come} from the composition of your public ({}), {} from different results at equal composition.",
            structure.en, label.en, rate.en
        ),
    )
}

/// Whether a quantity is one, as French counts: below two.
fn is_one(quantity: &str) -> bool {
    let whole: String = quantity.chars().take_while(char::is_ascii_digit).collect();
    matches!(whole.as_str(), "0" | "1")
}

/// What composition and results bring, one against the other: `lowers` where it is composition that lowers.
pub fn parts_against(
    noun: Noun,
    label: &Text,
    structure: &Text,
    rate: &Text,
    lowers: bool,
) -> Text {
    let (fr, en) = if lowers {
        ("l'abaisse de", "lowers it by")
    } else {
        ("le relève de", "raises it by")
    };
    let (fr, yours) = match noun {
        Noun::Mean if !lowers => ("la relève de", "votre moyenne"),
        Noun::Mean => (fr, "votre moyenne"),
        Noun::Rate => (fr, "votre taux"),
    };
    let (then, then_en) = if lowers {
        ("supérieur", "above")
    } else {
        ("inférieur", "below")
    };
    let e = noun.e();
    Text::new(
        format!(
            "La composition de votre public ({}) {fr} {}\u{a0}; à public égal, {yours} serait {then}{e} de {}.",
            label.fr, structure.fr, rate.fr
        ),
        format!(
            "The composition of your public ({}) {en} {}; at equal composition, your {} would be {} {then_en}.",
            label.en,
            structure.en,
            noun.en(),
            rate.en
        ),
    )
}

/// Composition has no part in the gap.
pub fn all_rate(label: &Text) -> Text {
    Text::new(
        format!(
            "La composition de votre public ({}) n'y est pour rien\u{a0}: l'écart se retrouve à public égal.",
            label.fr
        ),
        format!(
            "The composition of your public ({}) has no part in it: the gap is the same at equal composition.",
            label.en
        ),
    )
}

/// Composition is the whole of the gap.
pub fn all_structure(label: &Text) -> Text {
    Text::new(
        format!(
            "Tout l'écart tient à la composition de votre public ({})\u{a0}: à public égal, il disparaît.",
            label.fr
        ),
        format!(
            "All of the gap comes from the composition of your public ({}): at equal composition, it is gone.",
            label.en
        ),
    )
}

/// Neither differs.
pub fn neither(label: &Text) -> Text {
    Text::new(
        format!(
            "Ni la composition de votre public ({}) ni les résultats à public égal ne diffèrent, à l'arrondi près.",
            label.fr
        ),
        format!(
            "Neither the composition of your public ({}) nor results at equal composition differ, once rounded.",
            label.en
        ),
    )
}

/// By which variables a gap is not parted, and why, from the word that programs read.
pub fn not_parted(labels: &[Text], why: &str) -> Text {
    let (fr, en) = match why {
        "few-observations" => (
            "moins de 30 réponses d'un côté dans une modalité",
            "fewer than 30 answers on one side in a category",
        ),
        "few-others" => (
            "moins de 4 autres associations dans une modalité",
            "fewer than 4 other associations in a category",
        ),
        "withheld" => (
            "une modalité est couverte par le secret statistique",
            "a category is withheld by statistical disclosure control",
        ),
        _ => ("données absentes", "no data"),
    };
    let listed = |of: fn(&Text) -> &str| labels.iter().map(of).collect::<Vec<_>>().join(", ");
    Text::new(
        format!(
            "Sans décomposition par {}\u{a0}: {fr}.",
            listed(|it| &it.fr)
        ),
        format!("Not parted by {}: {en}.", listed(|it| &it.en)),
    )
}

/// What is not compared, after all that is, and why, from the word that programs read.
pub fn not_compared(why: &str) -> Text {
    match why {
        "few-observations" => Text::new(
            "Non comparés, moins de 30 réponses d'un côté\u{a0}:",
            "Not compared, fewer than 30 answers on one side:",
        ),
        "few-others" => Text::new(
            "Non comparés, moins de 4 autres associations\u{a0}: le reste du secteur se déduit du secteur, et dirait ce que chacune \
             apporte\u{a0}:",
            "Not compared, fewer than 4 other associations: the rest of the sector follows from the sector, and would tell what each \
             brings:",
        ),
        "withheld" => Text::new(
            "Non comparés, l'un des deux chiffres est couvert par le secret statistique\u{a0}:",
            "Not compared, one of both figures is withheld by statistical disclosure control:",
        ),
        _ => Text::new(
            "Non comparés, l'un des deux côtés n'a pas de donnée\u{a0}:",
            "Not compared, one side has no data:",
        ),
    }
}

/// Between what and what, in French and in English, each with its unit after.
pub fn between(fr: [&str; 2], en: [&str; 2]) -> Text {
    Text::new(
        format!("de {} à {}", fr[0], fr[1]),
        format!("from {} to {}", en[0], en[1]),
    )
}

/// How a gap is parted, and what that does not say.
pub fn method() -> Text {
    Text::new(
        "Décomposition de Kitagawa (JASA 50, 1955, p. 1168–1194)\u{a0}: effet de structure Σ(s₁ \u{2212} s₂)(r₁ + r₂)/2, effet de taux Σ(r₁ \u{2212} \
         r₂)(s₁ + s₂)/2\u{a0}; leur somme est l'écart, calculé avant tout arrondi. C'est un calcul, et non une cause\u{a0}: chaque variable est prise seule, \
         et ce qu'elle ne dit pas reste dans l'effet de taux.",
        "Decomposition of Kitagawa (JASA 50, 1955, p. 1168–1194): structure Σ(s₁ − s₂)(r₁ + r₂)/2, rate Σ(r₁ − r₂)(s₁ + s₂)/2; they add \
         up to the gap, computed before any rounding. It is a computation, and no cause: each variable is taken alone, and what it does not tell stays in the rate.",
    )
}

/// How the interval of a gap is computed.
pub fn interval_method() -> Text {
    Text::new(
        "Intervalle de l'écart\u{a0}: Newcombe, score hybride, pour deux parts indépendantes (Statistics in Medicine 17, 1998, p. 873–890, \
         méthode 10)\u{a0}; pour deux moyennes, à partir de l'intervalle de chacune (Zou et Donner, Statistics in Medicine 27, 2008, \
         p. 1693–1702).",
        "Interval of the gap: Newcombe, hybrid score, for two independent shares (Statistics in Medicine 17, 1998, p. 873–890, method \
         10); for two means, from the interval of each (Zou and Donner, Statistics in Medicine 27, 2008, p. 1693–1702).",
    )
}
