//! Dates and moments to texts, in the format a source declares.

use std::fmt::Write;

use chrono::format::{Parsed, StrftimeItems, parse};
use chrono::{DateTime, Datelike, NaiveDateTime};

/// Seconds of a day.
pub(super) const DAY: i64 = 86_400;

/// The moment, in seconds since 1970-01-01, as `format` writes it; nothing where it cannot.
///
/// Exports hold local times: where a format names the time zone, it is that of France.
pub(super) fn written(moment: i64, format: &str) -> Option<String> {
    let time = time_of(moment)?;
    // Summer time to within a few days: what a reader makes of the time does not depend on it.
    let hours = if (4..=10).contains(&time.month()) {
        2
    } else {
        1
    };
    let format = format
        .replace("%Z", &format!("UTC+{hours}"))
        .replace("%:z", &format!("+0{hours}:00"))
        .replace("%z", &format!("+0{hours}00"));
    let mut text = String::new();
    write!(text, "{}", time.format(&format)).ok()?;
    Some(text)
}

/// Whether `text` can be read with `format` at all.
pub(super) fn is_read(text: &str, format: &str) -> bool {
    let mut parsed = Parsed::new();
    let is_read = parse(&mut parsed, text, StrftimeItems::new(format)).is_ok();
    // A 31st of February is well formed, and no date.
    let no_date = parsed.day().is_some() && parsed.to_naive_date().is_err();
    is_read && !no_date
}

/// A date that does not exist, where `format` gives a day and a month as numbers, as this moment's year would
/// have it.
pub(super) fn impossible(moment: i64, format: &str) -> Option<String> {
    let replaced = ["%d", "%-d", "%e"]
        .into_iter()
        .find(|day| format.contains(day))?;
    let month = ["%m", "%-m"]
        .into_iter()
        .find(|month| format.contains(month))?;
    written(moment, &format.replace(replaced, "31").replace(month, "02"))
}

fn time_of(moment: i64) -> Option<NaiveDateTime> {
    DateTime::from_timestamp(moment, 0).map(|time| time.naive_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOMENT: i64 = 1_753_779_600; // 2025-07-29 09:00:00

    #[test]
    fn moments_are_written_as_the_format_says() {
        for (format, text) in [
            ("%d/%m/%Y", "29/07/2025"),
            ("%Y/%m/%d %-I:%M:%S %p %Z", "2025/07/29 9:00:00 AM UTC+2"),
            ("%Y-%m-%dT%H:%M:%S%:z", "2025-07-29T09:00:00+02:00"),
            ("%Y", "2025"),
        ] {
            assert_eq!(written(MOMENT, format).as_deref(), Some(text));
            assert!(is_read(text, format), "{format}");
        }
        assert_eq!(written(MOMENT, "%Q"), None);
    }

    #[test]
    fn an_impossible_date_is_well_formed_and_is_none() {
        for format in ["%d/%m/%Y", "%Y-%m-%d %H:%M:%S", "%e/%m/%y"] {
            let text = impossible(MOMENT, format).unwrap();
            assert!(text.contains("31"), "{text}");
            assert!(!is_read(&text, format), "{text}");
        }
        assert_eq!(impossible(MOMENT, "%Y"), None);
    }
}
