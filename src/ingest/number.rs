//! Texts to numbers in fixed point, as a file writes them: decimal mark, marks between groups of three
//! digits, what follows.

use crate::decimal::{Decimal, divide_rounded};
use crate::diagnostic::Code;
use crate::matching::normal_form;
use crate::plan::{Dialect, VariableType};
use crate::profiles::Profile;
use crate::referential::Convert;
use crate::statistics::weights::DECIMALS;

/// How a source writes numbers.
#[derive(Clone, Debug)]
pub(super) struct Notation {
    decimal: char,
    /// Whether nothing declares the decimal mark.
    guessed: bool,
    groups: Vec<char>,
    suffix: String,
}

/// What a number tells of the decimal mark of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkTold {
    /// Nothing, or nothing that is not declared.
    Nothing,
    /// `1.500` and `1,500` are one and a half here and fifteen hundred there.
    Either,
    /// The mark expected is the mark: `12.5` cannot be read otherwise.
    Expected,
}

impl Notation {
    /// What the source declares, else the profile's habits. Texts are compared in normal form, in which
    /// every space is a plain one.
    pub(super) fn of(dialect: &Dialect, profile: &Profile) -> Self {
        let plain = |mark: char| match mark {
            '\u{2019}' | '\u{2bc}' | '\u{2018}' => '\'',
            space if space.is_whitespace() => ' ',
            other => other,
        };
        let groups = match dialect.group {
            Some(mark) => vec![plain(mark)],
            None => profile.groups.iter().copied().map(plain).collect(),
        };
        let suffix = dialect.suffix.as_deref().unwrap_or_default();
        Self {
            decimal: dialect.decimal.unwrap_or(profile.decimal),
            guessed: dialect.decimal.is_none() && profile.decimal_guessed,
            groups,
            suffix: normal_form(suffix).into_owned(),
        }
    }

    /// Whether `text`, in normal form, writes a number.
    pub(super) fn reads(&self, text: &str) -> bool {
        self.decimal_of(text).is_ok()
    }

    /// What `text`, in normal form, tells of the decimal mark where nothing declares it.
    pub(super) fn mark_told(&self, text: &str) -> MarkTold {
        if !self.guessed {
            return MarkTold::Nothing;
        }
        let number = text.strip_suffix(self.suffix.as_str()).unwrap_or(text);
        let number = number.trim_start_matches(['-', '\u{2212}', '+']).trim_end();
        if let Some((whole, fraction)) = number.split_once(['.', ',']) {
            let is_group = matches!(whole.len(), 1..=3) && !whole.starts_with('0');
            if is_group && fraction.len() == 3 && digits(whole).and(digits(fraction)).is_ok() {
                return MarkTold::Either;
            }
        }
        if number.contains(self.decimal) && self.reads(text) {
            MarkTold::Expected
        } else {
            MarkTold::Nothing
        }
    }

    /// The number that `text`, in normal form, writes.
    fn decimal_of(&self, text: &str) -> Result<Decimal, Code> {
        let text = match text.strip_suffix(self.suffix.as_str()) {
            Some(rest) => rest.trim_end(),
            None => text,
        };
        let mut plain = String::with_capacity(text.len());
        let mut rest = text;
        if let Some(unsigned) = rest.strip_prefix(['-', '\u{2212}']) {
            plain.push('-');
            rest = unsigned;
        } else if let Some(unsigned) = rest.strip_prefix('+') {
            rest = unsigned;
        }
        let (whole, fraction) = match rest.split_once(self.decimal) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (rest, None),
        };
        self.push_whole(whole, &mut plain)?;
        if let Some(fraction) = fraction {
            let digits = digits(fraction)?.trim_end_matches('0');
            if digits.len() > usize::from(Decimal::MAX_DECIMALS) {
                return Err(Code::NumberPrecision);
            }
            if !digits.is_empty() {
                plain.push('.');
                plain.push_str(digits);
            }
        }
        Decimal::parse(&plain).ok_or(Code::NumberInvalid)
    }

    /// The weight that `text`, in normal form, writes, to the nearest millionth: tools write more digits than any weight
    /// has.
    pub(super) fn weight(&self, text: &str) -> Option<i64> {
        let (whole, fraction) = text.split_once(self.decimal).unwrap_or((text, ""));
        let digits = fraction.trim_end_matches(|c: char| !c.is_ascii_digit());
        let kept = digits.get(..usize::from(DECIMALS) + 1).unwrap_or(digits);
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let text = if kept.len() == digits.len() {
            text.to_owned()
        } else {
            format!("{whole}{}{kept}", self.decimal)
        };
        let number = self.decimal_of(&text).ok()?;
        let units = number.exactly(DECIMALS + 1)?;
        i64::try_from(divide_rounded(units, 10)?).ok()
    }

    /// Why `text`, in normal form, is no number: one that is none, or an error of a spreadsheet, has its own name.
    fn unread(text: &str, code: Code) -> Code {
        let folded = text.to_lowercase();
        let unsigned = folded.trim_start_matches(['-', '+']);
        let power = unsigned.split_once('e').map(|(_, power)| power);
        let power = power.and_then(|power| power.trim_start_matches('+').parse::<i64>().ok());
        let endless = power.is_some_and(|power| power.abs() >= 100);
        let none = matches!(
            unsigned,
            "nan" | "inf" | "infinity" | "infini" | "\u{221e}" | "1.#inf" | "1.#qnan"
        );
        if code == Code::NumberInvalid && (none || endless || unsigned.starts_with('#')) {
            Code::NumberNonfinite
        } else {
            code
        }
    }

    /// The digits of the whole part: groups, where there are any, are of three.
    fn push_whole(&self, whole: &str, plain: &mut String) -> Result<(), Code> {
        let mark = whole.chars().find(|c| self.groups.contains(c));
        let Some(mark) = mark else {
            plain.push_str(digits(whole)?);
            return Ok(());
        };
        for (at, group) in whole.split(mark).enumerate() {
            let right_length = group.len() == 3 || (at == 0 && group.len() < 3);
            if !right_length {
                return Err(Code::NumberInvalid);
            }
            plain.push_str(digits(group)?);
        }
        Ok(())
    }

    /// The whole years from the year of birth that `text`, in normal form, writes, to `year`; a year that is
    /// no one's, and an age out of bounds, are out of range.
    pub(super) fn age(&self, text: &str, year: i64, kind: VariableType) -> Result<i64, Code> {
        let VariableType::Number { min, max, .. } = kind else {
            return Err(Code::NumberInvalid);
        };
        let born = self
            .decimal_of(text)
            .map_err(|code| Self::unread(text, code))?;
        let born = born.exactly(0).ok_or(Code::NumberPrecision)?;
        let born = i64::try_from(born).map_err(|_| Code::ValueRange)?;
        let age = year - born;
        let plausible = (Convert::FIRST_BIRTH..=year).contains(&born);
        let within = min.is_none_or(|min| age >= min) && max.is_none_or(|max| age <= max);
        (plausible && within).then_some(age).ok_or(Code::ValueRange)
    }

    /// The value of `text`, in normal form, in the units of a variable: times a factor, exactly.
    pub(super) fn units(
        &self,
        text: &str,
        times: Decimal,
        kind: VariableType,
    ) -> Result<i64, Code> {
        let VariableType::Number { decimals, min, max } = kind else {
            return Err(Code::NumberInvalid);
        };
        let too_low = |units: i64| min.is_some_and(|min| units < min);
        let too_high = |units: i64| max.is_some_and(|max| units > max);
        let plain = self.plain(text, decimals);
        if let Some(units) = plain.filter(|_| times == Decimal::whole(1)) {
            let within = !too_low(units) && !too_high(units);
            return within.then_some(units).ok_or(Code::ValueRange);
        }
        let number = self
            .decimal_of(text)
            .map_err(|code| Self::unread(text, code))?;
        let product = number
            .units
            .checked_mul(times.units)
            .ok_or(Code::ValueRange)?;
        let product = Decimal {
            units: product,
            decimals: number.decimals + times.decimals,
        };
        let lost = || {
            if decimals < product.decimals {
                Code::NumberPrecision
            } else {
                Code::ValueRange
            }
        };
        let units = product.exactly(decimals).ok_or_else(lost)?;
        let units = i64::try_from(units).map_err(|_| Code::ValueRange)?;
        if too_low(units) || too_high(units) {
            Err(Code::ValueRange)
        } else {
            Ok(units)
        }
    }

    /// The units of a number written with digits and the decimal mark alone, as nearly all are: read without copying it. None
    /// where there is more to see.
    fn plain(&self, text: &str, decimals: u8) -> Option<i64> {
        /// No more digits, with those of the units: they stay in 64 bits.
        const MOST: usize = 18;
        let bytes = text.as_bytes();
        let mark = u8::try_from(self.decimal).ok()?;
        if bytes.is_empty() || bytes.len() + usize::from(decimals) > MOST || mark >= 0x80 {
            return None;
        }
        let (mut units, mut point) = (0_i64, None);
        for (at, byte) in bytes.iter().enumerate() {
            if byte.is_ascii_digit() {
                units = units * 10 + i64::from(byte - b'0');
            } else if *byte == mark && point.is_none() && at > 0 && at + 1 < bytes.len() {
                point = Some(at);
            } else {
                return None;
            }
        }
        let fraction = point.map_or(0, |point| bytes.len() - point - 1);
        let more = usize::from(decimals).checked_sub(fraction)?;
        Some((0..more).fold(units, |units, _| units * 10))
    }
}

/// `text` where it holds digits and nothing else.
fn digits(text: &str) -> Result<&str, Code> {
    let are_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    are_digits.then_some(text).ok_or(Code::NumberInvalid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french() -> Notation {
        Notation {
            decimal: ',',
            guessed: false,
            groups: vec![' '],
            suffix: "€".into(),
        }
    }

    const CENTS: VariableType = VariableType::Number {
        decimals: 2,
        min: Some(-500_000),
        max: Some(500_000),
    };

    fn read(notation: &Notation, text: &str) -> Result<i64, Code> {
        notation.units(&normal_form(text), Decimal::whole(1), CENTS)
    }

    #[test]
    fn a_thousand_and_a_fraction_are_told_apart_where_something_tells() {
        let guess = Notation {
            decimal: '.',
            guessed: true,
            groups: vec![],
            suffix: String::new(),
        };
        for text in ["1.500", "1,500", "-12.345", "999.000"] {
            assert_eq!(guess.mark_told(text), MarkTold::Either, "{text}");
        }
        for text in ["12.5", "0.500", "1234.500", "1.5000"] {
            assert_eq!(guess.mark_told(text), MarkTold::Expected, "{text}");
        }
        for text in ["1500", "12,5", "1.234.567", "a.500", ""] {
            assert_eq!(guess.mark_told(text), MarkTold::Nothing, "{text}");
        }
        assert_eq!(french().mark_told("1,500"), MarkTold::Nothing);
    }

    #[test]
    fn what_is_read_without_copying_is_the_same() {
        let mut plain = 0;
        for text in [
            "0",
            "7",
            "007",
            "12,5",
            "12,50",
            "12,500",
            "0,01",
            "5,",
            ",5",
            "1,2,3",
            "1.5",
            "",
            "-1",
            "1 234",
            "1234567890123456",
            "12345678901234567",
            "é",
            "4e3",
        ] {
            for decimals in 0..4 {
                let exactly = |number: Decimal| number.exactly(decimals);
                let slow = french().decimal_of(text).ok().and_then(exactly);
                let fast = french().plain(text, decimals);
                plain += u32::from(fast.is_some());
                assert!(
                    fast.is_none() || fast.map(i128::from) == slow,
                    "{text} {decimals}"
                );
            }
        }
        assert_eq!(plain, 25);
    }

    #[test]
    fn numbers_are_read_as_the_file_writes_them() {
        for (text, cents) in [
            ("12", 1200),
            ("1 234,5", 123_450),
            ("1\u{202f}234,50 €", 123_450),
            ("-0,01€", -1),
            ("+3,250", 325),
            ("1\u{a0}234", 123_400),
            ("\u{2212}7", -700),
            ("007", 700),
            ("-0", 0),
        ] {
            assert_eq!(read(&french(), text), Ok(cents), "{text}");
        }
        for (text, code) in [
            ("1,234", Code::NumberPrecision),
            ("1.5", Code::NumberInvalid),
            ("12 34", Code::NumberInvalid),
            ("1 234 5", Code::NumberInvalid),
            ("NaN", Code::NumberNonfinite),
            ("-inf", Code::NumberNonfinite),
            ("1e400", Code::NumberNonfinite),
            ("#DIV/0!", Code::NumberNonfinite),
            ("3E+05", Code::NumberInvalid),
            ("néant", Code::NumberInvalid),
            ("", Code::NumberInvalid),
            (",5", Code::NumberInvalid),
            ("5,", Code::NumberInvalid),
            ("5000,01", Code::ValueRange),
            ("--1", Code::NumberInvalid),
            ("99999999999999999999", Code::ValueRange),
            ("0,33333333333", Code::NumberPrecision),
            ("9999999999999999999999999999999999", Code::NumberInvalid),
            ("€", Code::NumberInvalid),
        ] {
            assert_eq!(read(&french(), text), Err(code), "{text}");
        }
        let point = Notation {
            guessed: false,
            decimal: '.',
            groups: Vec::new(),
            suffix: String::new(),
        };
        assert_eq!(read(&point, "1,234"), Err(Code::NumberInvalid));
        let comma_groups = Notation {
            guessed: false,
            decimal: '.',
            groups: vec![','],
            suffix: String::new(),
        };
        assert_eq!(read(&comma_groups, "1,234.5"), Ok(123_450));
    }

    #[test]
    fn a_weight_keeps_six_decimals() {
        for (text, weight) in [
            ("1", Some(1_000_000)),
            ("0,714026871", Some(714_027)),
            ("1,7140259720000001", Some(1_714_026)),
            ("0,0000005", Some(1)),
            ("0,0000004999", Some(0)),
            ("1 250,5", Some(1_250_500_000)),
            ("2,5 €", Some(2_500_000)),
            ("-1", Some(-1_000_000)),
            ("1,5e3", None),
            ("1,23456789x1", None),
            ("", None),
            ("n/a", None),
            ("0.5", None),
        ] {
            assert_eq!(french().weight(&normal_form(text)), weight, "{text}");
        }
    }

    #[test]
    fn an_age_is_the_year_less_that_of_birth() {
        let age = VariableType::Number {
            decimals: 0,
            min: Some(0),
            max: Some(110),
        };
        let read = |text: &str| french().age(text, 2025, age);
        for (text, years) in [("1985", 40), ("2025", 0), ("1 985", 40), ("1985,0", 40)] {
            assert_eq!(read(text), Ok(years), "{text}");
        }
        for (text, code) in [
            ("34", Code::ValueRange),
            ("1899", Code::ValueRange),
            ("1910", Code::ValueRange),
            ("2026", Code::ValueRange),
            ("-1985", Code::ValueRange),
            ("1985,5", Code::NumberPrecision),
            ("1985 ?", Code::NumberInvalid),
        ] {
            assert_eq!(read(text), Err(code), "{text}");
        }
    }

    #[test]
    fn a_factor_is_exact() {
        let times = |factor| {
            let whole = VariableType::Number {
                decimals: 0,
                min: None,
                max: None,
            };
            french().units("2,5", factor, whole)
        };
        assert_eq!(times(Decimal::whole(12)), Ok(30));
        assert_eq!(times(Decimal::whole(3)), Err(Code::NumberPrecision));
        assert_eq!(
            times(Decimal {
                units: 4,
                decimals: 1
            }),
            Ok(1)
        );
    }
}
