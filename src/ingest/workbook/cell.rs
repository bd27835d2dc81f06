//! Cells of a sheet to the texts that the pipeline of CSV reads.
//!
//! In: what a cell holds, and how its source spells numbers and booleans. Out: its text. A number is written with the
//! fifteen digits that Excel shows of it, without the noise of the two more that it stores (`0.1+0.2` is `0.3`); past
//! fifteen digits before the mark, in scientific notation, for the last ones are lost: an id is then told as damaged. A
//! percentage is written as it is shown, `25%`. A date is `2025-03-04`, a moment `2025-03-04T10:20:00`, an hour alone
//! `10:20:00`; of the whole thing, what Excel stores and not what it shows: no digit that a format hides is lost.
//!
//! Numbers and dates bear a [`MARK`] before their text, which no text of a file can bear: a file that holds a NUL is
//! refused. By it a date is read whatever format the source declares, and a copy of the workbook has numbers and dates
//! where it had them. [`plain`] takes it off.

use std::fmt::Write;

use calamine::{DataRef, ExcelDateTime};
use chrono::{NaiveDate, NaiveDateTime};

use crate::plan::{Filling, Source};

/// What stands before the text of a number or a date.
const MARK: char = '\0';

/// Digits that a spreadsheet shows of a number.
const DIGITS: i32 = 15;

/// The day after the last one that a spreadsheet counts to.
const PAST_DAYS: f64 = 2_958_466.0;

/// How a source spells what a sheet holds as numbers and booleans: as the CSV would that a spreadsheet saves for it.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) struct Spelling {
    /// Between units and decimals.
    pub(in crate::ingest) decimal: char,
    /// True, then false.
    pub(in crate::ingest) booleans: [&'static str; 2],
}

const ENGLISH: [&str; 2] = ["TRUE", "FALSE"];
const FRENCH: [&str; 2] = ["VRAI", "FAUX"];

impl Spelling {
    /// That of a program that writes numbers with this mark: a French one has a comma, and `VRAI`.
    pub(in crate::ingest) fn with(decimal: char) -> Self {
        let booleans = if decimal == ',' { FRENCH } else { ENGLISH };
        Self { decimal, booleans }
    }

    /// That of `source`: its decimal mark, and the booleans that its answers name; where they name none, or both, those
    /// that go with the mark.
    pub(in crate::ingest) fn of(source: &Source) -> Self {
        let decimal = source.dialect.decimal;
        let usual = Self::with(decimal.unwrap_or(source.profile.decimal));
        let names = |words: [&str; 2]| words.iter().any(|word| has_answer(source, word));
        match (names(ENGLISH), names(FRENCH)) {
            (true, false) => Self {
                booleans: ENGLISH,
                ..usual
            },
            (false, true) => Self {
                booleans: FRENCH,
                ..usual
            },
            _ => usual,
        }
    }
}

/// Whether a mapping of `source` knows what to make of a cell that holds `word`.
fn has_answer(source: &Source, word: &str) -> bool {
    source
        .mappings
        .iter()
        .any(|mapping| match &mapping.filling {
            Filling::Code { answers, .. } | Filling::Split { answers, .. } => {
                answers.contains_key(word)
            }
            Filling::Several { columns, unchecked } => {
                let mut columns = columns.iter();
                unchecked.contains(word) || columns.any(|column| column.checked.contains(word))
            }
            Filling::Number { .. } | Filling::Date { .. } | Filling::Constant(_) => false,
        })
}

/// Appends the text of `value`, of a cell that is shown as a percentage or not; nothing for an empty one.
pub(super) fn push(text: &mut String, value: &DataRef<'_>, percent: bool, spelling: Spelling) {
    match value {
        DataRef::Empty => {}
        DataRef::String(written) | DataRef::DurationIso(written) => push_plain(text, written),
        DataRef::SharedString(written) => push_plain(text, written),
        DataRef::Bool(it) => text.push_str(spelling.booleans[usize::from(!it)]),
        DataRef::Error(error) => text.push_str(&error.to_string()),
        DataRef::Int(number) => {
            text.push(MARK);
            // Writing to a string cannot fail.
            let _ = write!(text, "{number}");
        }
        DataRef::Float(number) => push_number(text, *number, percent, spelling.decimal),
        DataRef::DateTime(moment) => push_moment(text, *moment, spelling.decimal),
        DataRef::DateTimeIso(written) => match iso(written) {
            Some(moment) => push_iso(text, moment),
            None => push_plain(text, written),
        },
    }
}

/// A text as it stands in one line: breaks are spaces, as the pipeline has them in the end, and a mark cannot be forged.
fn push_plain(text: &mut String, written: &str) {
    let flat = |it: char| if it.is_control() { ' ' } else { it };
    text.extend(written.chars().map(flat));
}

fn push_number(text: &mut String, number: f64, percent: bool, decimal: char) {
    if !number.is_finite() {
        text.push_str("#NUM!");
        return;
    }
    text.push(MARK);
    // `-1.23456789012346e-7`: sign, digits, and where the mark stands among them.
    let written = format!("{:.*e}", usize::try_from(DIGITS - 1).unwrap_or(0), number);
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let shift = if percent { 2 } else { 0 };
    let exponent = exponent.parse::<i32>().unwrap_or(0) + shift;
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        text.push('0');
    } else {
        if number < 0.0 {
            text.push('-');
        }
        push_digits(text, digits, exponent, decimal);
    }
    if percent {
        text.push('%');
    }
}

/// `digits`, the first of which is worth ten to the `exponent`.
fn push_digits(text: &mut String, digits: &str, exponent: i32, decimal: char) {
    let whole = usize::try_from(exponent + 1).unwrap_or(0);
    if exponent >= DIGITS {
        let (first, rest) = digits.split_at(1);
        text.push_str(first);
        if !rest.is_empty() {
            text.push(decimal);
            text.push_str(rest);
        }
        let _ = write!(text, "E+{exponent}");
    } else if whole == 0 {
        text.push('0');
        text.push(decimal);
        text.extend((exponent + 1..0).map(|_| '0'));
        text.push_str(digits);
    } else if digits.len() <= whole {
        text.push_str(digits);
        text.extend((digits.len()..whole).map(|_| '0'));
    } else {
        text.push_str(&digits[..whole]);
        text.push(decimal);
        text.push_str(&digits[whole..]);
    }
}

fn push_moment(text: &mut String, moment: ExcelDateTime, decimal: char) {
    let days = moment.as_f64();
    if !(0.0..PAST_DAYS).contains(&days) {
        push_number(text, days, false, decimal);
        return;
    }
    // A day of seconds is far below what 64 bits hold.
    #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
    let seconds = (days * 86_400.0).round() as i64;
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if moment.is_duration() || days < 1.0 {
        text.push(MARK);
        let _ = write!(text, "{hours:02}:{minutes:02}:{rest:02}");
        return;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    let midnight = date.and_then(|date| date.and_hms_opt(0, 0, 0));
    // The hours are of the seconds rounded, which may be those of the day after.
    let whole = days.floor();
    #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
    let time = ((days - whole) * 86_400.0).round() as i64;
    match midnight {
        Some(midnight) => push_iso(text, midnight + chrono::TimeDelta::seconds(time)),
        // 29 February 1900 never was.
        None => {
            let _ = write!(text, "{year}-{month:02}-{day:02}");
        }
    }
}

fn push_iso(text: &mut String, moment: NaiveDateTime) {
    text.push(MARK);
    let _ = write!(text, "{}", moment.format("%Y-%m-%d"));
    if moment.time() != chrono::NaiveTime::MIN {
        let _ = write!(text, "{}", moment.format("T%H:%M:%S"));
    }
}

/// The moment that `text` writes as ISO 8601 does, without a zone.
fn iso(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim_end_matches('Z');
    let date = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok();
    moment.or_else(|| date()?.and_hms_opt(0, 0, 0))
}

/// A cell without its mark.
pub(in crate::ingest) fn plain(cell: &[u8]) -> &[u8] {
    cell.strip_prefix(&[MARK as u8]).unwrap_or(cell)
}

/// Whether a cell holds a number or a date, and not a text.
pub(in crate::ingest) fn is_marked(cell: &[u8]) -> bool {
    cell.first() == Some(&(MARK as u8))
}

/// The time that a cell holds as a date, not as a text, in seconds since 1970-01-01; none in any file but a workbook.
pub(in crate::ingest) fn moment(cell: &[u8]) -> Option<i64> {
    date(cell).map(|date| date.and_utc().timestamp())
}

/// The same, as a date.
pub(super) fn date(cell: &[u8]) -> Option<NaiveDateTime> {
    let marked = cell.strip_prefix(&[MARK as u8])?;
    iso(std::str::from_utf8(marked).ok()?)
}

/// The number that a cell holds as a number, where `decimal` is its mark.
pub(super) fn number(cell: &[u8], decimal: char) -> Option<f64> {
    let marked = cell.strip_prefix(&[MARK as u8])?;
    let text = std::str::from_utf8(marked).ok()?;
    text.replace(decimal, ".").parse().ok()
}

/// Whether a format shows a number as a percentage.
pub(super) fn is_percent(format: &str) -> bool {
    let (mut quoted, mut literal) = (false, false);
    format.chars().any(|it| {
        let plain = !std::mem::take(&mut literal) && !quoted;
        match it {
            '"' if plain || quoted => quoted = !quoted,
            '\\' | '_' | '*' if plain => literal = true,
            _ => {}
        }
        plain && it == '%'
    })
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    use super::*;

    const COMMA: Spelling = Spelling {
        decimal: ',',
        booleans: FRENCH,
    };

    fn written(value: &DataRef<'_>, percent: bool) -> String {
        let mut text = String::new();
        push(&mut text, value, percent, COMMA);
        text
    }

    fn number(number: f64) -> String {
        written(&DataRef::Float(number), false)
    }

    #[test]
    fn numbers_have_the_fifteen_digits_that_excel_shows() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-12.5, "-12,5"),
            (0.1 + 0.2, "0,3"),
            (1.0 / 3.0, "0,333333333333333"),
            (0.000_000_1, "0,0000001"),
            (1_234_567.25, "1234567,25"),
            (100.0, "100"),
            (123_456_789_012_345.0, "123456789012345"),
            (999_999_999_999_999.9, "1E+15"),
            (1_234_567_890_123_456.0, "1,23456789012346E+15"),
            (-2e20, "-2E+20"),
        ] {
            assert_eq!(number(value), format!("{MARK}{text}"), "{value}");
        }
        assert_eq!(number(f64::NAN), "#NUM!");
        assert_eq!(number(f64::INFINITY), "#NUM!");
    }

    #[test]
    fn a_percentage_is_written_as_it_is_shown() {
        let percent = |number| written(&DataRef::Float(number), true);
        assert_eq!(percent(0.25), "\u{0}25%");
        assert_eq!(percent(0.07), "\u{0}7%");
        assert_eq!(percent(0.123), "\u{0}12,3%");
        assert_eq!(percent(1.0), "\u{0}100%");
        assert_eq!(percent(0.0), "\u{0}0%");
        for format in ["0%", "0.00%", "[Red]0 %;-0 %"] {
            assert!(is_percent(format), "{format}");
        }
        for format in ["General", "0\" %\"", "0\\%", "0_%", "\"taux % \"0"] {
            assert!(!is_percent(format), "{format}");
        }
    }

    #[test]
    fn dates_are_those_of_both_systems_and_hours_are_hours() {
        let of = |days, kind, since_1904| {
            let moment = ExcelDateTime::new(days, kind, since_1904);
            written(&DataRef::DateTime(moment), false)
        };
        for (days, text) in [
            (45_720.0, "\u{0}2025-03-04"),
            (45_720.430_555_555_6, "\u{0}2025-03-04T10:20:00"),
            (45_720.999_999_9, "\u{0}2025-03-05"),
            (1.0, "\u{0}1900-01-01"),
            (59.0, "\u{0}1900-02-28"),
            (60.0, "1900-02-29"),
            (61.0, "\u{0}1900-03-01"),
            (0.430_555_555_6, "\u{0}10:20:00"),
            (-1.0, "\u{0}-1"),
            (2_958_466.0, "\u{0}2958466"),
        ] {
            assert_eq!(of(days, DateTime, false), text, "{days}");
        }
        assert_eq!(of(44_258.0, DateTime, true), "\u{0}2025-03-04");
        assert_eq!(of(1.5, TimeDelta, false), "\u{0}36:00:00");
        let iso = |text: &str| written(&DataRef::DateTimeIso(text.into()), false);
        assert_eq!(iso("2025-03-04T00:00:00Z"), "\u{0}2025-03-04");
        assert_eq!(iso("2025-03-04"), "\u{0}2025-03-04");
        assert_eq!(iso("mars"), "mars");
    }

    #[test]
    fn only_a_marked_date_is_a_moment() {
        let at = |cell: &str| date(cell.as_bytes()).map(|it| it.to_string());
        assert_eq!(
            at("\u{0}2025-03-04").as_deref(),
            Some("2025-03-04 00:00:00")
        );
        for cell in ["2025-03-04", "\u{0}45720", "\u{0}10:20:00", ""] {
            assert_eq!(at(cell), None, "{cell}");
        }
        assert_eq!(plain(b"\x0012"), b"12");
        assert_eq!(plain(b"12"), b"12");
    }

    #[test]
    fn texts_stand_in_one_line_and_forge_no_mark() {
        let text = |text: &str| written(&DataRef::String(text.into()), false);
        assert_eq!(text("a\r\nb\u{0}c"), "a  b c");
        assert_eq!(text("\u{0}2025-03-04"), " 2025-03-04");
        assert_eq!(written(&DataRef::Bool(true), false), "VRAI");
        assert_eq!(written(&DataRef::Bool(false), false), "FAUX");
        let error = DataRef::Error(calamine::CellErrorType::NA);
        assert_eq!(written(&error, false), "#N/A");
    }
}
