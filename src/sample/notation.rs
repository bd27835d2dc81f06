//! Numbers to texts, as a file writes them: decimal mark, marks between groups of three digits, what follows;
//! and what such a text holds.

use chrono::{DateTime, Datelike};

use crate::decimal::{Decimal, power};
use crate::matching::normal_form;
use crate::plan::{Filling, Plan, Source};
use crate::referential::Convert;

/// How a source writes numbers.
#[derive(Clone, Debug)]
pub(super) struct Notation {
    decimal: char,
    group: Option<char>,
    suffix: Option<String>,
    /// Whether what follows numbers follows whole ones too: where the source has no others.
    suffix_on_whole: bool,
}

impl Notation {
    /// What the source declares, else its profile's habits.
    pub(super) fn of(plan: &Plan, source: &Source) -> Self {
        let decimals = source.mappings.iter().filter_map(|mapping| {
            let is_read = !matches!(mapping.filling, Filling::Constant(_));
            let kind = plan.variable(mapping.variable).kind;
            kind.decimals().filter(|_| is_read)
        });
        let group = source.dialect.group;
        let group = group.or_else(|| source.profile.groups.first().copied());
        Self {
            decimal: source.dialect.decimal.unwrap_or(source.profile.decimal),
            // A space inside a number does not break at the end of a line.
            group: group.map(|mark| if mark.is_whitespace() { '\u{a0}' } else { mark }),
            suffix: source.dialect.suffix.clone(),
            suffix_on_whole: decimals.max().unwrap_or(0) == 0,
        }
    }

    /// The mark before decimals.
    pub(super) fn decimal(&self) -> char {
        self.decimal
    }

    /// `value`, all its decimals written, as the cell of a variable of this many `decimals`.
    pub(super) fn text(&self, value: Decimal, decimals: u8) -> String {
        let suffixed = self.suffix_on_whole || decimals > 0;
        let width = usize::from(value.decimals) + 1;
        let digits = format!("{:0>width$}", value.units.unsigned_abs());
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(value.decimals));
        let mut text = String::new();
        if value.units < 0 {
            text.push('-');
        }
        for (at, digit) in whole.char_indices() {
            if let Some(mark) = self.group
                && at > 0
                && (whole.len() - at) % 3 == 0
            {
                text.push(mark);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(self.decimal);
            text.push_str(fraction);
        }
        if let Some(suffix) = self.suffix.as_deref().filter(|_| suffixed) {
            text.push('\u{a0}');
            text.push_str(suffix.trim());
        }
        text
    }

    /// The number that `text` holds; none where it is no number.
    pub(super) fn value(&self, text: &str) -> Option<Decimal> {
        let text = normal_form(text);
        let suffix = self.suffix.as_deref().unwrap_or_default();
        let bare = text.strip_suffix(normal_form(suffix).as_ref());
        let mut plain = bare.unwrap_or(&text).replace(char::is_whitespace, "");
        if let Some(mark) = self.group {
            plain = plain.replace(mark, "");
        }
        let plain = plain.replace(self.decimal, ".");
        Decimal::parse(&plain.replace('\u{2212}', "-"))
    }
}

/// What `value`, read in a file, is worth once multiplied by `times`, in units of `decimals`; none where it is
/// not exact.
pub(super) fn after(value: Decimal, decimals: u8, times: Decimal) -> Option<i64> {
    let product = Decimal {
        units: value.units.checked_mul(times.units)?,
        decimals: value.decimals.checked_add(times.decimals)?,
    };
    i64::try_from(product.exactly(decimals)?).ok()
}

/// What a file must hold for `units`, of a variable of `decimals` decimals, to come out once multiplied by
/// `times`; none where no number of few decimals does.
pub(super) fn before(units: i64, decimals: u8, times: Decimal) -> Option<Decimal> {
    if times == Decimal::whole(1) {
        return Some(Decimal {
            units: i128::from(units),
            decimals,
        });
    }
    let above = i128::from(units).checked_mul(power(times.decimals))?;
    let below = times.units.checked_mul(power(decimals))?;
    (0..=Decimal::MAX_DECIMALS).find_map(|more| {
        let above = above.checked_mul(power(more))?;
        let rest = above.checked_rem(below)?;
        (rest == 0).then(|| Decimal {
            units: above / below,
            decimals: more,
        })
    })
}

/// The year of birth of somebody of this age in the year of `moment`.
pub(super) fn born(age: i64, moment: i64) -> Option<String> {
    let year = i64::from(DateTime::from_timestamp(moment, 0)?.year());
    let born = year.checked_sub(age)?;
    (Convert::FIRST_BIRTH..=year)
        .contains(&born)
        .then(|| born.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(units: i128, decimals: u8) -> Decimal {
        Decimal { units, decimals }
    }

    #[test]
    fn numbers_are_written_as_the_file_has_them() {
        let french = Notation {
            decimal: ',',
            group: Some('\u{a0}'),
            suffix: Some("€".into()),
            suffix_on_whole: false,
        };
        for (value, text) in [
            (decimal(1200, 2), "12,00\u{a0}€"),
            (decimal(123_450, 2), "1\u{a0}234,50\u{a0}€"),
            (decimal(-5, 2), "-0,05\u{a0}€"),
            (decimal(1_234_567, 0), "1\u{a0}234\u{a0}567\u{a0}€"),
            (decimal(0, 0), "0\u{a0}€"),
        ] {
            assert_eq!(french.text(value, 2), text);
            assert_eq!(french.value(text).unwrap().exactly(2), value.exactly(2));
        }
        assert_eq!(french.text(decimal(123, 0), 0), "123");
        assert_eq!(french.value("douze"), None);
    }

    #[test]
    fn a_factor_is_undone_exactly_or_not_at_all() {
        assert_eq!(before(30, 0, Decimal::whole(12)), Some(decimal(25, 1)));
        assert_eq!(before(24, 0, Decimal::whole(12)), Some(decimal(2, 0)));
        assert_eq!(before(1, 0, Decimal::whole(12)), None);
        assert_eq!(before(150, 2, Decimal::whole(1)), Some(decimal(150, 2)));
        assert_eq!(before(3, 0, decimal(1, 1)), Some(decimal(30, 0)));
        assert_eq!(before(3, 0, Decimal::whole(0)), None);
        assert_eq!(after(decimal(25, 1), 0, Decimal::whole(12)), Some(30));
        assert_eq!(after(decimal(21, 1), 0, Decimal::whole(12)), None);
    }

    #[test]
    fn a_year_of_birth_gives_its_age_back() {
        let moment = 1_742_774_400; // 2025-03-24
        assert_eq!(born(40, moment).as_deref(), Some("1985"));
        assert_eq!(born(0, moment).as_deref(), Some("2025"));
        assert_eq!(born(126, moment), None);
        assert_eq!(born(-1, moment), None);
    }
}
