//! Dates and periods as they are written: what a format, as `strftime` writes it, can tell.

use chrono::format::{Item, Parsed, StrftimeItems};
use chrono::{DateTime, NaiveDate};

use super::draft::Draft;
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::period::Period;
use crate::referential::{Every, Name};

/// The finest rhythm `format` can tell; a fault where it is no format, gives no year, or (where a `date`
/// is wanted) no day.
pub(super) fn check(draft: &mut Draft<'_>, format: &Name, date: bool) -> Option<Every> {
    let told = tells(&format.value);
    match told {
        None => draft.fault(
            Code::DateFormat,
            format.place,
            said::format_invalid(&format.value),
        ),
        Some(Told { day: false, .. }) if date => {
            draft.fault(
                Code::DateFormat,
                format.place,
                said::format_lacks(&format.value, true),
            );
        }
        Some(Told { year: false, .. }) => {
            draft.fault(
                Code::DateFormat,
                format.place,
                said::format_lacks(&format.value, false),
            );
        }
        Some(Told { month: true, .. }) => return Some(Every::Month),
        Some(_) => return Some(Every::Year),
    }
    None
}

/// What a format tells of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Told {
    year: bool,
    month: bool,
    day: bool,
}

/// Writes two moments with `format` and reads them back: what comes back is what it tells.
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
    Some(Told {
        year,
        month: year && (day || parsed.month().is_some()),
        day,
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_tells_what_it_holds() {
        let told = |year, month, day| Some(Told { year, month, day });
        assert_eq!(tells("%d/%m/%Y"), told(true, true, true));
        assert_eq!(tells("%Y-%m-%d %H:%M:%S"), told(true, true, true));
        assert_eq!(tells("%d/%m/%Y - %H:%M"), told(true, true, true));
        assert_eq!(tells("%d/%m/%y"), told(true, true, true));
        assert_eq!(tells("%m/%Y"), told(true, true, false));
        assert_eq!(tells("%Y"), told(true, false, false));
        assert_eq!(tells("%m"), told(false, false, false));
        assert_eq!(tells("%!"), None);
    }
}
