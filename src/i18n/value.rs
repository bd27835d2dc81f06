//! What is said of avoided costs: headings, totals, what moves them, what must be known to read them.

use std::fmt::Display;

use crate::i18n::{Lang, Said, Text, plural_en, plural_fr, ticked};

/// No table of costs among the referentials.
pub fn no_table() -> Said {
    Said::fact(
        "aucune table de coûts parmi les référentiels",
        "no table of costs among the referentials",
    )
    .help(
        "écrivez-en une (`referential: costs`), ou nommez-la par `--costs FICHIER`",
        "write one (`referential: costs`), or name it with `--costs FILE`",
    )
}

/// A file that holds no table of costs.
pub fn not_a_table(file: &dyn Display) -> Said {
    Said::fact(
        format!("`{file}` n'est pas une table de coûts"),
        format!("`{file}` is no table of costs"),
    )
    .help(
        "une table de coûts commence par `referential: costs`",
        "a table of costs begins with `referential: costs`",
    )
}

/// Working figures are not valued.
pub fn of_working() -> Said {
    Said::fact(
        "un coût évité se calcule sur des chiffres publiés, pas sur des chiffres de travail",
        "an avoided cost is computed from published figures, not from working ones",
    )
    .help(
        "prenez `--audience public` ou `members`",
        "take `--audience public` or `members`",
    )
}

/// The title of a valuation.
pub fn title(id: &str, version: Option<&str>, currency: &str, prices: &str) -> Text {
    let named = version.map_or(id.to_owned(), |version| format!("{id} {version}"));
    Text::new(
        format!("Coûts évités (estimation), table {named}\u{a0}: {currency} aux prix de {prices}"),
        format!("Estimated avoided costs, table {named}: {currency} at the prices of {prices}"),
    )
}

/// What the number is, in one sentence that comes first.
pub fn caution() -> Text {
    Text::new(
        "Ordre de grandeur sous hypothèses, et non économie constatée\u{a0}: sans comparaison avec des personnes non accompagnées, la part \
         attribuée à l'action est supposée.",
        "An order of magnitude under assumptions, and no saving that was observed: without a comparison with people who were not \
         supported, the part attributed to the action is assumed.",
    )
}

/// No figure of any effect.
pub fn nothing() -> Text {
    Text::new(
        "aucun chiffre des indicateurs valorisés",
        "no figure of the indicators that are valued",
    )
}

/// Headings of the table of effects.
pub fn headings() -> [Text; 7] {
    [
        Text::new("N°", "No."),
        Text::new("Effet", "Effect"),
        Text::new("Nombre", "Number"),
        Text::new("Coût unitaire", "Unit cost"),
        Text::new("Années", "Years"),
        Text::new("Part attribuée", "Attributed"),
        Text::new("Coût évité", "Avoided cost"),
    ]
}

/// An effect: what is counted, times what.
pub fn effect(counted: &str, cost: &str) -> Text {
    Text::same(format!("{counted}\u{a0}× {cost}"))
}

/// A cost that is borne once.
pub fn once() -> Text {
    Text::new("une fois", "once")
}

/// What would have come anyway, beside what is attributed.
pub fn less(percent: &str) -> Text {
    Text::new(format!("moins {percent}"), format!("less {percent}"))
}

/// What is taken off what is attributed.
pub fn less_means() -> Text {
    Text::new(
        "moins\u{a0}: part qui aurait connu l'effet sans l'action, retirée avant ce qui est attribué",
        "less: part that would have known the effect anyway, taken off before what is attributed",
    )
}

/// Why an effect is worth nothing that can be said.
pub fn unvalued(word: &str) -> Text {
    match word {
        "withheld" => Text::new("s", "s"),
        "no-headline" => Text::new("trop de non-réponses", "too many did not answer"),
        "no-number" => Text::new("pas d'effectif", "no number"),
        "too-large" => Text::new("trop grand", "too large"),
        _ => Text::new("pas de données", "no data"),
    }
}

/// What stands for a number that is not there, in a sentence.
pub fn left_unvalued(word: &str) -> Text {
    match word {
        "withheld" => Text::new("secret statistique", "withheld"),
        other => unvalued(other),
    }
}

/// An amount of money.
pub fn money(digits: &str, currency: &str, lang: Lang) -> String {
    let sign = if currency == "EUR" { "€" } else { currency };
    match lang {
        Lang::Fr => format!("{digits}\u{a0}{sign}"),
        Lang::En if sign == "€" => format!("€{digits}"),
        Lang::En => format!("{sign}\u{a0}{digits}"),
    }
}

/// Between what and what.
pub fn between(low: &str, high: &str) -> Text {
    Text::new(
        format!("[{low}\u{a0};\u{a0}{high}]"),
        format!("[{low}\u{a0}to\u{a0}{high}]"),
    )
}

/// Numbers of effects in a row, as they are read: `1`, `1 et 2`, `1, 2 et 3`.
pub fn listed(numbers: &[usize]) -> Text {
    let joined = |and: &str| {
        let all: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        match all.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
            _ => all.concat(),
        }
    };
    Text::new(joined("et"), joined("and"))
}

/// A total: of which effects, of how much.
pub fn total(effects: &[usize], central: &str, between: &Text, only: bool) -> Text {
    let count = effects.len() as u64;
    let numbers = listed(effects);
    let (fr, en) = if only {
        ("Total", "Total")
    } else {
        ("Un total possible", "One possible total")
    };
    Text::new(
        format!(
            "{fr}, {} {}\u{a0}: {central} {}",
            plural_fr(count, "effet", "effets"),
            numbers.fr,
            between.fr
        ),
        format!(
            "{en}, {} {}: {central} {}",
            plural_en(count, "effect", "effects"),
            numbers.en,
            between.en
        ),
    )
}

/// Why a line is left out of a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Out<'a> {
    /// It is worth nothing that can be said: this word of it.
    Unvalued(&'a str),
    /// Its cost excludes that of this effect.
    Exclusive(usize),
    /// Its cost is that of this effect, of another indicator.
    SameCost(usize),
    /// No figure of this period.
    NoFigure,
}

/// Effects that are left out of a total for one reason.
pub fn left_out(effects: &[usize], out: Out<'_>) -> Text {
    let (fr, en) = match out {
        Out::Unvalued(word) => {
            let why = left_unvalued(word);
            (why.fr, why.en)
        }
        Out::Exclusive(other) => (
            format!("son coût et celui de l'effet {other} comptent la même chose"),
            format!("its cost and that of effect {other} count the same thing"),
        ),
        Out::SameCost(other) => (
            format!("même coût que l'effet {other}, peut-être pour les mêmes personnes"),
            format!("the same cost as effect {other}, perhaps for the same persons"),
        ),
        Out::NoFigure => (
            "pas de chiffre de cette période".to_owned(),
            "no figure of this period".to_owned(),
        ),
    };
    let (count, numbers) = (effects.len() as u64, listed(effects));
    let without_fr = plural_fr(count, "sans l'effet", "sans les effets");
    let without_en = plural_en(count, "without effect", "without effects");
    Text::new(
        format!("{without_fr} {}\u{a0}: {fr}", numbers.fr),
        format!("{without_en} {}: {en}", numbers.en),
    )
}

/// No total of all.
pub fn no_total_of_all() -> Text {
    Text::new(
        "Pas de total de tous les effets\u{a0}: certains comptent la même chose, ou les mêmes personnes. Un total ne réunit que ce qui s'additionne.",
        "No total of all effects: some count the same thing, or the same persons. A total gathers only what adds up.",
    )
}

/// So many totals are possible that they tell nothing.
pub fn too_many() -> Text {
    Text::new(
        "Trop de totaux seraient possibles\u{a0}: seuls les effets qui n'en excluent aucun autre sont additionnés.",
        "Too many totals would be possible: only the effects that exclude no other are added up.",
    )
}

/// No total at all.
pub fn no_total() -> Text {
    Text::new(
        "Pas de total\u{a0}: aucun effet ne peut être valorisé.",
        "No total: no effect can be valued.",
    )
}

/// What moves a total most.
pub fn moved_by() -> Text {
    Text::new(
        "Ce qui le fait le plus varier, une hypothèse à la fois, les autres à leur valeur centrale\u{a0}:",
        "What moves it most, one assumption at a time, the others at their central value:",
    )
}

/// What moves a total of these effects most, as the caption of a table.
pub fn moved_in(effects: &[usize]) -> Text {
    let (count, numbers) = (effects.len() as u64, listed(effects));
    Text::new(
        format!(
            "Ce qui fait le plus varier le total {} {}, une hypothèse à la fois, les autres à leur valeur centrale",
            plural_fr(count, "de l'effet", "des effets"),
            numbers.fr
        ),
        format!(
            "What moves the total of {} {} most, one assumption at a time, the others at their central value",
            plural_en(count, "effect", "effects"),
            numbers.en
        ),
    )
}

/// The effects of a period, as the caption of a table.
pub fn effects_of(period: &str) -> Text {
    Text::new(
        format!("{period}\u{a0}: effets valorisés et hypothèses"),
        format!("{period}: effects valued, and assumptions"),
    )
}

/// The heading of what all of it rests on.
pub fn grounds() -> Text {
    Text::new("Hypothèses et sources", "Assumptions and sources")
}

/// The heading of how to read it.
pub fn how_to_read() -> Text {
    Text::new("Comment lire ces montants", "How to read these amounts")
}

/// Headings of the table of what moves a total.
pub fn swing_headings() -> [Text; 3] {
    [
        Text::new("Hypothèse", "Assumption"),
        Text::new("De, à", "From, to"),
        Text::new("Total", "Total"),
    ]
}

/// An assumption, of an effect by its number or of a cost by its id.
pub fn assumption(word: &str, of: &str) -> Text {
    match word {
        "cost" => Text::new(format!("coût unitaire `{of}`"), format!("unit cost `{of}`")),
        "years" => Text::new(format!("années, effet {of}"), format!("years, effect {of}")),
        "deadweight" => Text::new(
            format!("part sans l'action, effet {of}"),
            format!("part anyway, effect {of}"),
        ),
        _ => Text::new(
            format!("part attribuée, effet {of}"),
            format!("part attributed, effect {of}"),
        ),
    }
}

/// What the part attributed rests on.
pub fn attribution(effect: usize, because: &Text) -> Text {
    Text::new(
        format!("Effet {effect}, part attribuée\u{a0}: {}", because.fr),
        format!("Effect {effect}, part attributed: {}", because.en),
    )
}

/// A cost: what it is, whose, of when, from where.
pub fn cost(id: &str, [label, unit, scope, source]: [&Text; 4], year: &str) -> Text {
    let (id, fr, en) = (
        ticked([id]),
        |it: &Text| it.fr.clone(),
        |it: &Text| it.en.clone(),
    );
    Text::new(
        format!(
            "Coût {id}\u{a0}: {}, {}. Périmètre\u{a0}: {}. Estimation de {year}. Source\u{a0}: {}",
            fr(label),
            fr(unit),
            fr(scope),
            fr(source)
        ),
        format!(
            "Cost {id}: {}, {}. Scope: {}. Estimate of {year}. Source: {}",
            en(label),
            en(unit),
            en(scope),
            en(source)
        ),
    )
}

/// How to read it, and what it does not say.
pub fn notes() -> Vec<Text> {
    vec![
        Text::new(
            "Coût évité\u{a0}: nombre publié × coût unitaire × années × part attribuée. Le nombre est celui des observations comptées (d'une part, le numérateur)\u{a0}: rien n'est extrapolé au secteur.",
            "Avoided cost: published number × unit cost × years × part attributed. The number is that of the observations counted (of a share, its numerator): nothing is extrapolated to the sector.",
        ),
        Text::new(
            "Entre crochets\u{a0}: toutes les hypothèses à leur valeur basse, puis haute. Ce ne sont pas des bornes de confiance, et les deux bouts sont peu probables.",
            "In brackets: all assumptions at their low value, then at their high. They are no confidence limits, and both ends are unlikely.",
        ),
        Text::new(
            "Montants évités arrondis à trois chiffres\u{a0}; les années à venir ne sont pas actualisées\u{a0}; le coût de l'accompagnement n'est pas déduit\u{a0}; deux périodes ne s'additionnent pas.",
            "Amounts avoided are rounded to three digits; years to come are not discounted; the cost of the support is not taken off; two periods are never added up.",
        ),
    ]
}

/// What is withheld is never used.
pub fn withheld_means() -> Text {
    Text::new(
        "s\u{a0}: secret statistique\u{a0}; aucun produit n'en est fait, et le total est sans lui",
        "s: statistical disclosure control; no product is made of it, and the total is without it",
    )
}

/// The heading of one period.
pub fn period(period: &Text) -> Text {
    Text::new(
        format!("Période {}", period.fr),
        format!("Period {}", period.en),
    )
}
