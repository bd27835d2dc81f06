//! Days, months and moments, and the texts that name them.
//!
//! Texts are read with the declared format and no other: day and month are never guessed. A day is counted from
//! 1970-01-01, a moment in seconds from its beginning, a month as `year × 12 + month − 1`; none has a time zone.

use chrono::format::{Item, Parsed, StrftimeItems, parse};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

/// A declared format, read once.
#[derive(Clone, Debug)]
pub struct DateFormat {
    items: Vec<Item<'static>>,
}

impl DateFormat {
    /// What `format` says; the plan has checked that it can be read.
    pub fn new(format: &str) -> Self {
        let items = StrftimeItems::new(format).parse_to_owned();
        Self {
            items: items.unwrap_or_else(|_| vec![Item::Error]),
        }
    }

    fn parsed(&self, text: &str) -> Option<Parsed> {
        let mut parsed = Parsed::new();
        parse(&mut parsed, text, self.items.iter()).ok()?;
        Some(parsed)
    }

    /// The day `text` names, in days since 1970-01-01.
    pub fn day(&self, text: &str) -> Option<i32> {
        let date = self
            .parsed(text)?
            .to_naive_date()
            .ok()
            .filter(|date| is_plausible(*date))?;
        Some(date.num_days_from_ce() - NaiveDate::default().num_days_from_ce())
    }

    /// The time `text` names, in seconds since 1970-01-01: the first day of what the format tells.
    pub fn moment(&self, text: &str) -> Option<i64> {
        let mut parsed = self.parsed(text)?;
        let time = parsed.to_naive_time().unwrap_or(NaiveTime::MIN);
        let date = match parsed.to_naive_date() {
            Ok(date) => date,
            Err(_) if parsed.isoyear().is_some() && parsed.weekday().is_none() => {
                parsed.set_weekday(Weekday::Mon).ok()?;
                parsed.to_naive_date().ok()?
            }
            Err(_) if parsed.day().is_none() && parsed.ordinal().is_none() => {
                first_day(&mut parsed)?
            }
            Err(_) => return None,
        };
        is_plausible(date).then(|| date.and_time(time).and_utc().timestamp())
    }
}

/// The first day of a year, a quarter or a month.
fn first_day(parsed: &mut Parsed) -> Option<NaiveDate> {
    if parsed.month().is_none() {
        let quarter = parsed.quarter().unwrap_or(1);
        parsed.set_month(i64::from(quarter) * 3 - 2).ok()?;
    }
    parsed.set_day(1).ok()?;
    parsed.to_naive_date().ok()
}

/// A year of four digits: `24/03/25` read with `%Y` is not a date of the year 25.
fn is_plausible(date: NaiveDate) -> bool {
    (1000..=9999).contains(&date.year())
}

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// The day of a moment; 1970-01-01 for one that is billions of days away.
pub fn day_of(moment: i64) -> i32 {
    i32::try_from(moment.div_euclid(DAY)).unwrap_or(0)
}

/// The month of a moment, as `year × 12 + month − 1`.
pub fn month_of(moment: i64) -> i32 {
    let date = time_of(moment).date();
    date.year() * 12 + date.month0().cast_signed()
}

/// The moment at which a month begins.
pub fn start_of(month: i32) -> i64 {
    let month0 = u32::try_from(month.rem_euclid(12)).unwrap_or(0);
    NaiveDate::from_ymd_opt(month.div_euclid(12), month0 + 1, 1).map_or(0, |date| {
        date.and_time(NaiveTime::MIN).and_utc().timestamp()
    })
}

/// The first day of a year; 1970-01-01 for one that is thousands of years away.
pub fn first_day_of(year: i64) -> i32 {
    let month = i32::try_from(year.saturating_mul(12)).unwrap_or(1970 * 12);
    day_of(start_of(month))
}

/// A moment, to show.
pub fn time_of(moment: i64) -> NaiveDateTime {
    chrono::DateTime::from_timestamp(moment, 0)
        .map_or_else(NaiveDateTime::default, |t| t.naive_utc())
}

/// A day, to show.
pub fn date_of(day: i32) -> NaiveDate {
    time_of(i64::from(day) * DAY).date()
}

/// Whether `text` is a day as a spreadsheet counts them, from the last of 1899 on, between 1990 and 2060; its hours may
/// stand after a decimal mark.
pub fn is_spreadsheet_day(text: &str) -> bool {
    let days = text.split(['.', ',']).next().unwrap_or_default();
    let whole = days.bytes().all(|it| it.is_ascii_digit());
    whole
        && days
            .parse()
            .is_ok_and(|days: u32| (32_874..58_807).contains(&days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_with_their_format_alone() {
        let french = DateFormat::new("%d/%m/%Y");
        assert_eq!(french.day("01/01/1970"), Some(0));
        assert_eq!(french.day("2/1/1970"), Some(1));
        assert_eq!(
            date_of(french.day("29/02/2024").unwrap()).to_string(),
            "2024-02-29"
        );
        for text in [
            "31/02/2025",
            "24/03/25",
            "24/03/2025 10:00",
            "45000",
            "",
            "03/2025",
            "é/03/2025",
        ] {
            assert_eq!(french.day(text), None, "{text}");
        }
        assert_eq!(DateFormat::new("%Y").day("2025"), None);
        assert_eq!(DateFormat::new("%").day("2025"), None);
    }

    #[test]
    fn moments_of_google_forms_are_read_whatever_their_zone() {
        let format = DateFormat::new("%Y/%m/%d %I:%M:%S %p %Z");
        let read = |text| {
            format
                .moment(text)
                .map(|moment| time_of(moment).to_string())
        };
        for (text, moment) in [
            ("2026/07/29 9:00:00 AM UTC+3", "2026-07-29 09:00:00"),
            ("2026/07/29 09:05:07 PM GMT+1", "2026-07-29 21:05:07"),
            ("2026/7/9 11:59:59 pm AST", "2026-07-09 23:59:59"),
            ("2026/07/29 12:00:00 AM UTC\u{2212}3", "2026-07-29 00:00:00"),
            ("2026/07/29 12:30:00 PM UTC+5:30", "2026-07-29 12:30:00"),
        ] {
            assert_eq!(read(text).as_deref(), Some(moment), "{text}");
        }
        for text in ["2026/07/29 13:00:00 AM UTC+3", "2026/07/29 9:00:00 UTC+3"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(
            date_of(format.day("2026/07/29 12:00:00 AM UTC+3").unwrap()).to_string(),
            "2026-07-29"
        );
    }

    #[test]
    fn a_period_may_lack_its_day_or_its_month() {
        let month = |format, text| DateFormat::new(format).moment(text).map(month_of);
        assert_eq!(month("%Y", "2025"), Some(2025 * 12));
        assert_eq!(month("%m/%Y", "10/2025"), Some(2025 * 12 + 9));
        assert_eq!(month("%Y-T%q", "2025-T3"), Some(2025 * 12 + 6));
        assert_eq!(month("%G-W%V", "2025-W20"), Some(2025 * 12 + 4));
        assert_eq!(month("%d/%m/%Y", "31/02/2025"), None);
        assert_eq!(month("%d/%m/%y", "24/03/25"), Some(2025 * 12 + 2));
        let moment = DateFormat::new("%Y-%m-%d %H:%M:%S")
            .moment("2025-03-24 10:12:05")
            .unwrap();
        assert_eq!(time_of(moment).to_string(), "2025-03-24 10:12:05");
        assert_eq!(
            start_of(month_of(moment)),
            DateFormat::new("%Y-%m").moment("2025-03").unwrap()
        );
        assert_eq!(
            month("%Y/%m/%d %I:%M:%S %p", "2026/07/29 9:00:00 AM"),
            Some(2026 * 12 + 6)
        );
    }

    #[test]
    fn days_of_a_spreadsheet_are_those_of_our_time() {
        for day in ["32874", "45658", "45658.5", "45658,25", "58806"] {
            assert!(is_spreadsheet_day(day), "{day}");
        }
        for text in [
            "", "32873", "58807", "75011", "2025", "+45658", "45658 ", "a",
        ] {
            assert!(!is_spreadsheet_day(text), "{text}");
        }
    }
}
