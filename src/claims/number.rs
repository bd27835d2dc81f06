//! The quantities of a sentence: what is said, and how.
//!
//! In: the tokens of a sentence. Out: each [`Quantity`] with its unit, its sign and the words before it that weaken it. What counts pages,
//! articles, figures or days is none; nor is a number in words, unless it is a fraction.

#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use super::token::{Digits, Read, Token};
use words::{HEDGES, MONTHS, NAMED, PARTS, WORDS};

/// A quantity that a text says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    /// Where it stands among the words, with its unit.
    pub(super) span: Range<usize>,
    /// The tokens it is made of, its hedge left out.
    pub(super) tokens: Range<usize>,
    /// How much.
    pub(super) said: Said,
    /// In what.
    pub(super) shape: Shape,
    /// More than, about, and so on.
    pub(super) hedge: Hedge,
    /// Whether a sign says that it rose or fell.
    pub(super) rises: Option<bool>,
}

/// How much, as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Said {
    /// All its digits, with its sign.
    pub(super) units: i128,
    /// How many stand after the mark; below 0 where the last digits are not told (`1,3 million`).
    pub(super) decimals: i32,
}

impl Said {
    /// Its value.
    pub(super) fn value(self) -> f64 {
        scaled(self.units, -self.decimals)
    }
}

/// `units` times as many tens.
#[expect(clippy::cast_precision_loss, reason = "no text writes so many digits")]
fn scaled(units: i128, tens: i32) -> f64 {
    let power = (0..tens.unsigned_abs()).fold(1.0, |power, _| power * 10.0);
    if tens < 0 {
        units as f64 / power
    } else {
        units as f64 * power
    }
}

/// In what a quantity is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// In percent.
    Percent,
    /// In points.
    Points,
    /// So many out of so many, or a fraction.
    Of(i128),
    /// As a number, whose unit is a noun.
    Plain,
}

/// What weakens a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hedge {
    /// Nothing: it is said to be so much.
    None,
    /// More than.
    Over,
    /// At least.
    AtLeast,
    /// Less than.
    Under,
    /// At most.
    AtMost,
    /// Nearly: somewhat less.
    Nearly,
    /// About.
    About,
}

/// The quantities of `tokens`, which are those of one sentence; at the head of a heading a number is that of the heading.
pub(super) fn quantities(tokens: &[Token], heading: bool) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let one = fraction(tokens, at).or_else(|| number(tokens, at, heading));
        match one {
            None => at += 1,
            Some(quantity) => {
                at = quantity.tokens.end;
                found.push(quantity);
            }
        }
    }
    share_units(&mut found, tokens);
    found
}

fn token(tokens: &[Token], at: usize, by: isize) -> Option<&Token> {
    tokens.get(at.checked_add_signed(by)?)
}

/// A quantity that begins at `at` with a number.
fn number(tokens: &[Token], at: usize, heading: bool) -> Option<Quantity> {
    let digits = tokens[at].number()?;
    let before = token(tokens, at, -1);
    let after = token(tokens, at, 1);
    if (heading && at == 0) || is_named(tokens, at) {
        return None;
    }
    let months = |it: Option<&Token>| it.is_some_and(|it| it.is_any(MONTHS));
    // `31 décembre 2026`; in English `March 31, 2026` too, and not `in March 31 people`, of which nothing else tells.
    let year_near = |from: usize| {
        tokens[from..]
            .iter()
            .take(2)
            .any(|it| matches!(it.what, Read::Year(_)))
    };
    if months(after) || (months(before) && year_near(at + 1)) {
        return None;
    }
    if after.is_some_and(|it| it.is_any(&["h", "heures", "heure"]))
        && digits.units <= 24
        && digits.decimals == 0
    {
        return None;
    }
    if let Some(out_of) = out_of(tokens, at, digits) {
        return Some(out_of);
    }
    let (shape, mut end, tens) = unit(tokens, at + 1);
    let mut start = at;
    let mut rises = None;
    if let Some(sign) = before {
        let glued = sign.span.end == tokens[at].span.start;
        let apart = token(tokens, at, -2)
            .is_none_or(|it| it.span.end < sign.span.start || it.is_sign('(') || it.is_sign('['));
        rises = match sign.what {
            Read::Sign('+') => Some(true),
            Read::Sign('\u{2212}') => Some(false),
            Read::Sign('-' | '\u{2013}') if glued && apart => Some(false),
            _ => None,
        };
        start -= usize::from(rises.is_some());
    }
    end = end.max(at + 1);
    let units = if rises == Some(false) {
        -digits.units
    } else {
        digits.units
    };
    Some(built(
        tokens,
        start..end,
        said(units, digits, tens),
        shape,
        rises,
    ))
}

fn said(units: i128, digits: Digits, tens: i32) -> Said {
    Said {
        units,
        decimals: i32::from(digits.decimals) - tens,
    }
}

fn built(
    tokens: &[Token],
    which: Range<usize>,
    said: Said,
    shape: Shape,
    rises: Option<bool>,
) -> Quantity {
    let span = tokens[which.start].span.start..tokens[which.end - 1].span.end;
    Quantity {
        span,
        hedge: hedge(tokens, which.start),
        tokens: which,
        said,
        shape,
        rises,
    }
}

/// The unit at `at`: what it is, where it ends, by how many tens it multiplies.
fn unit(tokens: &[Token], at: usize) -> (Shape, usize, i32) {
    let word = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|it| it.is_any(words));
    if tokens.get(at).is_some_and(|it| it.is_sign('%')) || word(at, &["percent"]) {
        return if word(at + 1, &["points", "point"]) {
            (Shape::Points, at + 2, 0)
        } else {
            (Shape::Percent, at + 1, 0)
        };
    }
    if word(at, &["pour", "per"]) && word(at + 1, &["cent"]) {
        return (Shape::Percent, at + 2, 0);
    }
    if word(at, &["points", "point", "pts", "pt"]) {
        return match (word(at + 1, &["de"]), word(at + 2, &["pourcentage"])) {
            (true, true) => (Shape::Points, at + 3, 0),
            _ => (Shape::Points, at + 1, 0),
        };
    }
    if word(at, &["percentage"]) && word(at + 1, &["points", "point"]) {
        return (Shape::Points, at + 2, 0);
    }
    if word(at, &["million", "millions"]) {
        return (Shape::Plain, at + 1, 6);
    }
    if word(at, &["milliard", "milliards", "billion"]) {
        return (Shape::Plain, at + 1, 9);
    }
    (Shape::Plain, at, 0)
}

/// Whether what stands before makes a name of the number: `page 12`, `n° 3`, `§ 2`.
fn is_named(tokens: &[Token], at: usize) -> bool {
    let Some(before) = token(tokens, at, -1) else {
        return false;
    };
    match before.what {
        Read::Sign('§' | '#' | '№') => true,
        // `L. 345-2`
        Read::Sign('-') => at
            .checked_sub(2)
            .is_some_and(|named| tokens[named].number().is_some() && is_named(tokens, named)),
        // `n° 12`, `p. 12`, `L. 345`
        Read::Sign('°' | '.') => token(tokens, at, -2).is_some_and(|it| {
            let letter = matches!(&it.what, Read::Word(word) if word.len() == 1);
            it.span.end == before.span.start && (letter || it.is_any(NAMED))
        }),
        _ => before.is_any(NAMED),
    }
}

/// The number of one to ten that a token is in words or digits.
fn small(token: &Token) -> Option<i128> {
    if let Some(digits) = token.number() {
        return (digits.decimals == 0).then_some(digits.units);
    }
    let at = WORDS.iter().position(|words| token.is_any(words))?;
    i128::try_from(at + 1).ok()
}

/// `deux tiers`, `la moitié`, `three quarters`, `une personne sur trois`.
fn fraction(tokens: &[Token], at: usize) -> Option<Quantity> {
    let part_at = |at: usize| {
        let token = tokens.get(at)?;
        let mut parts = PARTS.iter().filter(|(words, _)| token.is_any(words));
        parts.next().map(|(_, parts)| *parts)
    };
    // Halves and quarters of years are periods.
    let is_period = |past: usize| {
        let ordinals = [
            "first",
            "second",
            "third",
            "fourth",
            "premier",
            "deuxieme",
            "troisieme",
            "quatrieme",
            "1st",
            "2nd",
            "3rd",
            "4th",
        ];
        let before = token(tokens, at, -1).is_some_and(|it| it.is_any(&ordinals));
        let mut after = tokens[past.min(tokens.len())..].iter().take(2);
        before
            || tokens[at].is_any(&ordinals) && part_at(at).is_none()
            || after.any(|it| matches!(it.what, Read::Year(_)) || it.is_any(&["year", "heure"]))
    };
    let single = tokens[at].is_any(&["moitie", "half"]);
    if single && !is_period(at + 1) {
        return Some(built(
            tokens,
            at..at + 1,
            Said {
                units: 1,
                decimals: 0,
            },
            Shape::Of(2),
            None,
        ));
    }
    if tokens[at].is("a") && !single && !is_period(at + 2) {
        // `a third`; `à` is no article.
        let part = part_at(at + 1).filter(|_| tokens[at].span.len() == 1);
        if let Some(parts) = part.filter(|parts| *parts != 2) {
            return Some(built(
                tokens,
                at..at + 2,
                Said {
                    units: 1,
                    decimals: 0,
                },
                Shape::Of(parts),
                None,
            ));
        }
    }
    let above = small(&tokens[at])?;
    let hyphen = usize::from(token(tokens, at, 1).is_some_and(|it| it.is_sign('-')));
    if let Some(parts) =
        part_at(at + 1 + hyphen).filter(|parts| *parts > above && !is_period(at + 2 + hyphen))
    {
        let units = Said {
            units: above,
            decimals: 0,
        };
        return Some(built(
            tokens,
            at..at + 2 + hyphen,
            units,
            Shape::Of(parts),
            None,
        ));
    }
    let above = Digits {
        units: above,
        decimals: 0,
    };
    out_of(tokens, at, above)
}

/// `3 personnes sur 4`, `29 sur 81`, `one in three`, `5,7 sur 10`: what begins at `at` with so many.
fn out_of(tokens: &[Token], at: usize, above: Digits) -> Option<Quantity> {
    for nouns in 0..=2 {
        let join = at + 1 + nouns;
        let noun = |it: &Token| matches!(it.what, Read::Word(_)) && small(it).is_none();
        if !tokens.get(at + 1..join)?.iter().all(noun) {
            return None;
        }
        let joined = match tokens.get(join)? {
            it if it.is_any(&["sur", "in"]) => join + 1,
            it if it.is("out") && tokens.get(join + 1).is_some_and(|it| it.is("of")) => join + 2,
            it if it.is("of") && nouns == 0 => join + 1,
            _ => continue,
        };
        let joined = joined
            + usize::from(
                tokens
                    .get(joined)
                    .is_some_and(|it| it.is_any(&["les", "the", "des"])),
            );
        let Some(below) = tokens.get(joined).and_then(small) else {
            continue;
        };
        // `119 personnes dans 4 associations` divides nothing.
        let many = said(above.units, above, 0);
        #[expect(clippy::cast_precision_loss, reason = "no text writes so many digits")]
        if (below as f64) < many.value() || below < 2 {
            return None;
        }
        let english_in =
            tokens[join].is("in") && (above.units > 10 || below > 10 || above.decimals > 0);
        let more = unit(tokens, joined + 1).0 != Shape::Plain;
        if english_in || more {
            return None;
        }
        return Some(built(tokens, at..joined + 1, many, Shape::Of(below), None));
    }
    None
}

/// What stands before a quantity and weakens it.
fn hedge(tokens: &[Token], at: usize) -> Hedge {
    let small = |it: &Token| it.is_any(&["la", "the", "un", "une", "a", "de"]);
    let mut ends = vec![at];
    if let Some(before) = at.checked_sub(1).filter(|it| small(&tokens[*it])) {
        ends.push(before);
    }
    for end in ends {
        for (words, hedge) in &HEDGES {
            let Some(start) = end.checked_sub(words.len()) else {
                continue;
            };
            let mut pairs = tokens[start..end].iter().zip(*words);
            if pairs.all(|(token, word)| token.is(word)) {
                return *hedge;
            }
        }
    }
    Hedge::None
}

/// `de 71 à 73 %`, `60-65 %`, `[71 ; 79 %]`: the first is in the unit of the second.
fn share_units(found: &mut [Quantity], tokens: &[Token]) {
    for at in (1..found.len()).rev() {
        let [one, other] = &mut found[at - 1..=at] else {
            continue;
        };
        let between = &tokens[one.tokens.end..other.tokens.start];
        let is_joined = match between {
            [join] => {
                join.is_any(&["a", "et", "to", "and"])
                    || ['-', '\u{2013}', ';', ',']
                        .iter()
                        .any(|it| join.is_sign(*it))
            }
            _ => false,
        };
        if is_joined
            && one.shape == Shape::Plain
            && matches!(other.shape, Shape::Percent | Shape::Points)
        {
            one.shape = other.shape;
        }
    }
}
