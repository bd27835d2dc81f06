//! Moments to texts, in the format a source declares: the inverse of [`DateFormat`](crate::calendar::DateFormat).

use std::fmt::Write;

use chrono::Datelike as _;
use chrono::format::{Parsed, StrftimeItems, parse};

use crate::calendar::{DateFormat, time_of};

/// The moment, in seconds since 1970-01-01, as `format` writes it; nothing where it cannot.
///
/// Exports hold local times: where a format names the time zone, it is that of France.
pub(super) fn written(moment: i64, format: &str) -> Option<String> {
    let time = time_of(moment);
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

/// What `format` reads in `text`.
fn parsed(text: &str, format: &str) -> Option<Parsed> {
    let mut parsed = Parsed::new();
    parse(&mut parsed, text, StrftimeItems::new(format)).ok()?;
    Some(parsed)
}

/// Whether `text` can be read with `format` at all.
pub(super) fn is_read(text: &str, format: &str) -> bool {
    DateFormat::new(format).moment(text).is_some()
}

/// The moment as its tool writes it, in the format `own`, where `format` reads there what it would have written.
pub(super) fn written_by_tool(moment: i64, own: &str, format: &str) -> Option<String> {
    let text = written(moment, own)?;
    let wanted = parsed(&written(moment, format)?, format)?;
    (parsed(&text, format)? == wanted).then_some(text)
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
    fn a_tool_keeps_its_own_habits_where_they_are_read_the_same() {
        let declared = "%Y/%m/%d %I:%M:%S %p %Z";
        let own = |own| written_by_tool(MOMENT, own, declared);
        let text = own("%Y/%m/%d %-I:%M:%S %p UTC+2");
        assert_eq!(text.as_deref(), Some("2025/07/29 9:00:00 AM UTC+2"));
        assert_eq!(own("%d/%m/%Y %H:%M:%S"), None);
        assert_eq!(written_by_tool(MOMENT, "%Y-%m-%d", "%Y-%m-%d %H:%M"), None);
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
