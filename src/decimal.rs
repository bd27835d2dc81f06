//! Exact decimals: a whole number of units and how many decimals it carries.
//!
//! Numbers in surveys are decimals. They stay so, without floating point, until `estimate`.

use std::fmt;

/// `units` × 10^-`decimals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// The number without its point.
    pub units: i128,
    /// Digits after the point, at most [`Decimal::MAX_DECIMALS`].
    pub decimals: u8,
}

impl Decimal {
    /// More decimals than any survey, few enough that products stay in 128 bits.
    pub const MAX_DECIMALS: u8 = 9;

    /// A whole number.
    pub fn whole(units: i128) -> Self {
        Self { units, decimals: 0 }
    }

    /// Reads `-12`, `0.5`, `+3.25`: digits, a dot, digits; nothing else, no exponent.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let has_point = digits.len() != whole.len();
        if whole.is_empty()
            || (has_point && fraction.is_empty())
            || whole.len() + fraction.len() > 30
        {
            return None;
        }
        let decimals = u8::try_from(fraction.len())
            .ok()
            .filter(|d| *d <= Self::MAX_DECIMALS)?;
        let mut units: i128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return None;
            }
            units = units * 10 + i128::from(byte - b'0');
        }
        Some(Self {
            units: if negative { -units } else { units },
            decimals,
        })
    }

    /// The units of the same number with `decimals` decimals; `None` where digits would be lost or
    /// overflow.
    pub fn exactly(self, decimals: u8) -> Option<i128> {
        if decimals >= self.decimals {
            self.units.checked_mul(power(decimals - self.decimals))
        } else {
            let step = power(self.decimals - decimals);
            (self.units % step == 0).then_some(self.units / step)
        }
    }

    /// The number as floating point: where estimates begin.
    #[expect(
        clippy::cast_precision_loss,
        reason = "an estimate is a float; sums stay exact before it"
    )]
    pub fn to_f64(self) -> f64 {
        self.units as f64 / power(self.decimals) as f64
    }
}

/// `10^exponent`.
pub fn power(exponent: u8) -> i128 {
    10_i128.pow(u32::from(exponent))
}

/// `numerator / denominator` rounded half away from zero; `None` when the denominator is 0.
pub fn divide_rounded(numerator: i128, denominator: i128) -> Option<i128> {
    if denominator == 0 {
        return None;
    }
    let quotient = numerator.checked_div(denominator)?;
    let rest = numerator.checked_rem(denominator)?;
    let away = rest.unsigned_abs() >= denominator.unsigned_abs() - rest.unsigned_abs();
    let step = if (numerator < 0) == (denominator < 0) {
        1
    } else {
        -1
    };
    Some(if away { quotient + step } else { quotient })
}

impl fmt::Display for Decimal {
    /// The shortest exact form: `12`, `-0.5`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut units = self.units.unsigned_abs();
        let mut decimals = usize::from(self.decimals);
        while decimals > 0 && units.is_multiple_of(10) {
            units /= 10;
            decimals -= 1;
        }
        let sign = if self.units < 0 { "-" } else { "" };
        if decimals == 0 {
            return write!(out, "{sign}{units}");
        }
        let step = 10_u128.pow(u32::try_from(decimals).unwrap_or(0));
        write!(out, "{sign}{}.{:0decimals$}", units / step, units % step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_decimals_exactly() {
        for (text, shown) in [
            ("12", "12"),
            ("-0.50", "-0.5"),
            ("+3.25", "3.25"),
            ("007", "7"),
            ("-0", "0"),
        ] {
            assert_eq!(Decimal::parse(text).expect(text).to_string(), shown);
        }
        for text in [
            "",
            "-",
            "1e3",
            "1,5",
            ".5",
            "5.",
            "1_000",
            "NaN",
            "1.2.3",
            "0.1234567891",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn rescales_without_losing_a_digit() {
        let half = Decimal {
            units: 50,
            decimals: 2,
        };
        assert_eq!(half.exactly(1), Some(5));
        assert_eq!(half.exactly(0), None);
        assert_eq!(half.exactly(4), Some(5000));
    }

    #[test]
    fn rounds_half_away_from_zero() {
        for (n, d, rounded) in [
            (5, 2, 3),
            (-5, 2, -3),
            (5, -2, -3),
            (4, 3, 1),
            (-4, 3, -1),
            (1, 3, 0),
            (0, 7, 0),
        ] {
            assert_eq!(divide_rounded(n, d), Some(rounded), "{n}/{d}");
        }
        assert_eq!(divide_rounded(1, 0), None);
    }
}
