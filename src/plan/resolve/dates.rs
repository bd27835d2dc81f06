//! Dates and periods as they are written: what a format, as `strftime` writes it, can tell.

use chrono::format::{Item, Parsed, StrftimeItems};
use chrono::{DateTime, NaiveDate};

use super::draft::Draft;
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::period::Period;
use crate::referential::{Every, Name};

/// The finest rhythm `format` can tell, and whether it tells a day; a fault where it is no format, gives no
/// year, or (where a `date` is wanted) no day.
pub(super) fn check(draft: &mut Draft<'_>, format: &Name, date: bool) -> Option<(Every, bool)> {
    let told = tells(&format.value);
    let fault = match told {
        None => said::format_invalid(&format.value),
        Some(Told { stray: true, .. }) => said::format_minutes(&format.value),
        Some(Told { day: false, .. }) if date => said::format_lacks(&format.value, true),
        Some(Told { finest: None, .. }) => said::format_lacks(&format.value, false),
        Some(Told {
            finest: Some(finest),
            day,
            ..
        }) => return Some((finest, day)),
    };
    draft.fault(Code::DateFormat, format.place, fault);
    None
}

/// The period written `name`; a fault where it is none.
pub(super) fn check_period(draft: &mut Draft<'_>, name: &Name) -> Option<Period> {
    let period = Period::parse(&name.value);
    if period.is_none() {
        draft.fault(
            Code::DateFormat,
            name.place,
            said::period_invalid(&name.value),
        );
    }
    period
}

/// What a format tells of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Told {
    /// The finest rhythm; none where it tells no year.
    finest: Option<Every>,
    /// Whether it tells a day.
    day: bool,
    /// Whether it tells minutes of no hour, or the day of no month: `%M` for `%m`, most often.
    stray: bool,
}

/// Writes a moment with `format` and reads it back: what comes back is what it tells.
fn tells(format: &str) -> Option<Told> {
    let items: Vec<Item<'_>> = StrftimeItems::new(format).collect();
    if items.iter().any(|item| matches!(item, Item::Error)) {
        return None;
    }
    let moment = DateTime::from_timestamp(981_173_106, 0)?; // 2001-02-03T04:05:06Z
    let text = moment.format_with_items(items.iter()).to_string();
    let mut parsed = Parsed::new();
    chrono::format::parse(&mut parsed, &text, items.iter()).ok()?;
    let day = parsed.to_naive_date().ok() == NaiveDate::from_ymd_opt(2001, 2, 3);
    let year = day || parsed.year().is_some() || parsed.year_mod_100().is_some();
    let finest = if day || parsed.month().is_some() {
        Every::Month
    } else if parsed.quarter().is_some() {
        Every::Quarter
    } else {
        Every::Year
    };
    let minutes = parsed.minute().is_some() && parsed.hour_mod_12().is_none();
    let alone = !day && year && parsed.day().is_some() && parsed.month().is_none();
    Some(Told {
        finest: year.then_some(finest),
        day,
        stray: minutes || alone,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_tells_what_it_holds() {
        let told = |finest, day| {
            Some(Told {
                finest,
                day,
                stray: false,
            })
        };
        for format in [
            "%d/%m/%Y",
            "%Y-%m-%d %H:%M:%S",
            "%d/%m/%Y - %H:%M",
            "%d/%m/%y",
            "%Y/%m/%d %I:%M:%S %p %Z",
        ] {
            assert_eq!(tells(format), told(Some(Every::Month), true), "{format}");
        }
        assert_eq!(tells("%m/%Y"), told(Some(Every::Month), false));
        assert_eq!(tells("%Y-T%q"), told(Some(Every::Quarter), false));
        assert_eq!(tells("%Y"), told(Some(Every::Year), false));
        assert_eq!(tells("%m"), told(None, false));
        assert_eq!(tells("%!"), None);
    }

    #[test]
    fn minutes_for_months_are_seen() {
        for (format, stray) in [
            ("%d/%M/%Y", true),
            ("%Y-%M-%d", true),
            ("%M/%Y", true),
            ("%d/%Y", true),
            ("%d %B %Y", false),
            ("%Y-%j", false),
            ("%d/%m/%Y %I:%M %p", false),
            ("%Y-%m-%dT%H:%M", false),
            ("%s", false),
        ] {
            let told = tells(format).unwrap();
            assert_eq!(told.stray, stray, "{format}");
        }
    }
}
