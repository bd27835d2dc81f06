//! Numbers as a reader of French or English expects them: `1 234,5` and `1,234.5`.

use crate::decimal::{Decimal, power};
use crate::i18n::Lang;

/// `12345` → `12 345` (U+202F between groups) or `12,345`.
pub(crate) fn whole(number: i128, lang: Lang) -> String {
    exact(Decimal::whole(number), lang)
}

/// Every digit of an exact decimal.
pub(crate) fn exact(number: Decimal, lang: Lang) -> String {
    dress(&number.to_string(), lang)
}

/// An exact decimal with all its decimals, zeros at the end too.
pub(crate) fn fixed(number: Decimal, lang: Lang) -> String {
    let scale = power(number.decimals).max(1);
    let sign = if number.units < 0 { "-" } else { "" };
    let units = number.units.abs();
    let (whole, rest) = (units / scale, units % scale);
    let decimals = usize::from(number.decimals);
    let digits = if decimals == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest:0>decimals$}")
    };
    dress(&digits, lang)
}

/// Rounded half away from zero to `decimals` digits after the mark, all of them written.
pub(crate) fn rounded(number: f64, decimals: u8, lang: Lang) -> String {
    let scale = 10_f64.powi(i32::from(decimals));
    // Adding 0 turns -0 into 0.
    let number = (number * scale).round() / scale + 0.0;
    dress(&format!("{number:.*}", usize::from(decimals)), lang)
}

/// Digits as [`rounded`] and [`exact`] write them, with a plus where they are above 0.
pub(crate) fn signed(digits: &str) -> String {
    let below = digits.starts_with('\u{2212}');
    let zero = !digits.contains(|c: char| ('1'..='9').contains(&c));
    if below || zero {
        digits.to_owned()
    } else {
        format!("+{digits}")
    }
}

/// `45 %` in French (U+00A0), `45%` in English.
pub(crate) fn percent(number: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{number}\u{a0}%"),
        Lang::En => format!("{number}%"),
    }
}

/// Plain digits with groups, the decimal mark and the minus sign of the language.
fn dress(digits: &str, lang: Lang) -> String {
    let (group, mark) = match lang {
        Lang::Fr => ('\u{202f}', ','),
        Lang::En => (',', '.'),
    };
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits), |rest| ("\u{2212}", rest));
    let (units, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut shown = sign.to_owned();
    for (at, digit) in units.chars().enumerate() {
        if at > 0 && (units.len() - at).is_multiple_of(3) {
            shown.push(group);
        }
        shown.push(digit);
    }
    if !fraction.is_empty() {
        shown.push(mark);
        shown.push_str(fraction);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_by_the_habits_of_the_language() {
        for (number, fr, en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1\u{202f}000", "1,000"),
            (
                -1_234_567,
                "\u{2212}1\u{202f}234\u{202f}567",
                "\u{2212}1,234,567",
            ),
        ] {
            assert_eq!(whole(number, Lang::Fr), fr);
            assert_eq!(whole(number, Lang::En), en);
        }
    }

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!(rounded(12.5, 0, Lang::Fr), "13");
        assert_eq!(rounded(-12.5, 0, Lang::Fr), "\u{2212}13");
        assert_eq!(rounded(12.25, 1, Lang::Fr), "12,3");
        assert_eq!(rounded(3.0, 2, Lang::En), "3.00");
        assert_eq!(rounded(-0.2, 0, Lang::Fr), "0");
        assert_eq!(rounded(1234.56, 1, Lang::Fr), "1\u{202f}234,6");
    }

    #[test]
    fn only_what_is_above_zero_takes_a_plus() {
        for (number, shown) in [(0.84, "+0,8"), (-0.84, "\u{2212}0,8"), (0.04, "0,0")] {
            assert_eq!(signed(&rounded(number, 1, Lang::Fr)), shown);
        }
    }

    #[test]
    fn exact_decimals_keep_every_digit() {
        let number = Decimal {
            units: 123_456,
            decimals: 2,
        };
        assert_eq!(exact(number, Lang::Fr), "1\u{202f}234,56");
        assert_eq!(exact(number, Lang::En), "1,234.56");
    }

    #[test]
    fn percent_signs_stand_apart_in_french_alone() {
        assert_eq!(percent("45", Lang::Fr), "45\u{a0}%");
        assert_eq!(percent("45", Lang::En), "45%");
    }
}
