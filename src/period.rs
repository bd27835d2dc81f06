//! Periods: the time a figure speaks of, and the time a row was collected.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::i18n::Text;

/// Rhythm of publication, from the longest period to the shortest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Every {
    /// Year.
    Year,
    /// Half-year.
    HalfYear,
    /// Quarter.
    Quarter,
    /// Month.
    Month,
}

impl Every {
    /// The words of the grammar, in order.
    pub const WORDS: &'static [(&'static str, Self)] = &[
        ("year", Self::Year),
        ("half-year", Self::HalfYear),
        ("quarter", Self::Quarter),
        ("month", Self::Month),
    ];

    /// The word of the grammar.
    pub fn word(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::HalfYear => "half-year",
            Self::Quarter => "quarter",
            Self::Month => "month",
        }
    }
}

/// A published period, written as SDMX writes it: `2025`, `2025-S1`, `2025-Q3`, `2025-10`.
///
/// Ordered by its start, then from the longest to the shortest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Months since year 0: `year × 12 + month − 1` of its first month.
    start: i32,
    every: Every,
}

impl Period {
    /// The period of rhythm `every` that holds the month `month` (`year × 12 + month − 1`).
    pub fn holding(month: i32, every: Every) -> Self {
        let length = months(every);
        Self {
            start: month.div_euclid(length) * length,
            every,
        }
    }

    /// Its rhythm.
    pub fn every(self) -> Every {
        self.every
    }

    /// Its first month, as `year × 12 + month − 1`.
    pub fn first_month(self) -> i32 {
        self.start
    }

    /// Its last month, as `year × 12 + month − 1`.
    pub fn last_month(self) -> i32 {
        self.start + months(self.every) - 1
    }

    /// The period before it, of the same rhythm.
    #[must_use]
    pub fn previous(self) -> Self {
        Self {
            start: self.start - months(self.every),
            every: self.every,
        }
    }

    /// Its first day, in days since 1970-01-01.
    pub fn first_day(self) -> i32 {
        first_day_of(self.start)
    }

    /// Its last day, in days since 1970-01-01.
    pub fn last_day(self) -> i32 {
        first_day_of(self.last_month() + 1).saturating_sub(1)
    }

    /// As each language reads it: a quarter is `Q3`, in French `T3`.
    pub fn text(self) -> Text {
        let written = self.to_string();
        Text::new(written.replace('Q', "T"), written)
    }

    /// Whether `other` lies within it.
    pub fn holds(self, other: Self) -> bool {
        other.every >= self.every && Self::holding(other.start, self.every) == self
    }

    /// Reads `2025`, `2025-S1`, `2025-Q3` (also `2025-T3`, as French writes it), `2025-10`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text
            .split_once('-')
            .map_or((text, None), |(year, rest)| (year, Some(rest)));
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let year: i32 = year.parse().ok()?;
        let (every, number) = match rest {
            None => (Every::Year, 1),
            Some(rest) => match rest.as_bytes() {
                [b'S', n @ b'1'..=b'2'] => (Every::HalfYear, i32::from(n - b'0')),
                [b'Q' | b'T', n @ b'1'..=b'4'] => (Every::Quarter, i32::from(n - b'0')),
                [_, _] => {
                    let month = rest
                        .bytes()
                        .all(|b| b.is_ascii_digit())
                        .then(|| rest.parse().ok())??;
                    (Every::Month, Some(month).filter(|m| (1..=12).contains(m))?)
                }
                _ => return None,
            },
        };
        Some(Self {
            start: year * 12 + (number - 1) * months(every),
            every,
        })
    }
}

/// How many months a rhythm spans.
pub fn months(every: Every) -> i32 {
    match every {
        Every::Year => 12,
        Every::HalfYear => 6,
        Every::Quarter => 3,
        Every::Month => 1,
    }
}

/// The first day of a month, in days since 1970-01-01; past what the calendar can tell, the last day there is.
fn first_day_of(month: i32) -> i32 {
    let number = u32::try_from(month.rem_euclid(12)).unwrap_or(0) + 1;
    NaiveDate::from_ymd_opt(month.div_euclid(12), number, 1).map_or(i32::MAX, |first| {
        first.num_days_from_ce() - NaiveDate::default().num_days_from_ce()
    })
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.start.div_euclid(12), self.start.rem_euclid(12));
        match self.every {
            Every::Year => write!(out, "{year:04}"),
            Every::HalfYear => write!(out, "{year:04}-S{}", month / 6 + 1),
            Every::Quarter => write!(out, "{year:04}-Q{}", month / 3 + 1),
            Every::Month => write!(out, "{year:04}-{:02}", month + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_read_back_as_written() {
        for text in [
            "2025", "2025-S1", "2025-S2", "2025-Q3", "2025-10", "0001-01",
        ] {
            assert_eq!(Period::parse(text).expect(text).to_string(), text);
        }
        assert_eq!(Period::parse("2025-T3"), Period::parse("2025-Q3"));
        for text in [
            "",
            "25",
            "2025-S3",
            "2025-13",
            "2025-00",
            "2025-Q5",
            "2025-1",
            "2025-+1",
            "2025-10-01",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_period_ends_on_its_last_day() {
        let last = |text| Period::parse(text).unwrap().last_day();
        assert_eq!(last("1970-01"), 30);
        assert_eq!(last("1970"), 364);
        assert_eq!(last("2024-02") - last("2024-01"), 29);
        assert_eq!(last("2025-Q4"), last("2025"));
        let first = |text| Period::parse(text).unwrap().first_day();
        assert_eq!(first("1970"), 0);
        for (period, before) in [
            ("2025", "2024"),
            ("2025-S1", "2024-S2"),
            ("2025-01", "2024-12"),
        ] {
            assert_eq!(first(period), last(before) + 1);
            assert_eq!(
                Period::parse(period).map(Period::previous),
                Period::parse(before)
            );
        }
    }

    #[test]
    fn a_month_falls_into_its_period() {
        let october = 2025 * 12 + 9;
        let shown = |every| Period::holding(october, every).to_string();
        assert_eq!(
            [Every::Year, Every::HalfYear, Every::Quarter, Every::Month].map(shown),
            ["2025", "2025-S2", "2025-Q4", "2025-10"]
        );
        let year = Period::parse("2025").unwrap();
        assert!(year.holds(Period::parse("2025-S2").unwrap()));
        assert!(!Period::parse("2025-S1").unwrap().holds(year));
        assert!(!year.holds(Period::parse("2026-01").unwrap()));
    }
}
