//! How the numbers and the moments of a column are written, where no source says it.
//!
//! In: cells. Out: what each way of writing reads of them; where several read as many, all are told and none is chosen.

use super::formats::Formats;
use super::number::Notation;
use crate::plan::Dialect;
use crate::profiles::{Content, Profile};

/// Moments with their zone, as Google Forms writes them.
const ZONED: &str = "%Y/%m/%d %I:%M:%S %p %Z";

/// Moments with their halves of the day, as SurveyMonkey writes them.
const AMERICAN: &str = "%m/%d/%Y %I:%M:%S %p";

/// Counts, over the cells of one column, what each way of writing a number or a date reads.
#[derive(Debug)]
pub struct Notations {
    numbers: Vec<(Number, Notation, u64)>,
    dates: Formats,
}

/// A way of writing numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The decimal mark.
    pub decimal: char,
    /// What follows the number.
    pub suffix: Option<&'static str>,
}

impl Notations {
    /// The ways of a file of this profile, its own first; with the decimal mark that was asked for alone, where one was.
    pub fn of(profile: &Profile, asked: Option<char>) -> Self {
        let other = if profile.decimal == ',' { '.' } else { ',' };
        let decimals = match asked {
            Some(decimal) => vec![decimal],
            None => vec![profile.decimal, other],
        };
        let ways = [None, Some("€"), Some("%")].into_iter().flat_map(|suffix| {
            let decimals = decimals.iter();
            decimals.map(move |decimal| Number {
                decimal: *decimal,
                suffix,
            })
        });
        let numbers = ways.map(|way| {
            let dialect = Dialect {
                decimal: Some(way.decimal),
                suffix: way.suffix.map(str::to_owned),
                ..Dialect::default()
            };
            (way, Notation::of(&dialect, profile), 0)
        });
        let extras = profile.shape.before.iter().chain(profile.shape.after);
        let moments = extras.filter_map(|extra| match extra.content {
            // A made-up export has one zone; a real one has that of summer and that of winter.
            Content::Moment(format) if format.contains("UTC") => Some(ZONED),
            Content::Moment(format) => Some(format),
            _ => None,
        });
        Self {
            numbers: numbers.collect(),
            dates: Formats::with(moments.chain([AMERICAN])),
        }
    }

    /// Tries every way on `text`, in normal form, which stands in `rows` rows.
    pub fn try_on(&mut self, text: &str, rows: u64) {
        for (_, notation, read) in &mut self.numbers {
            *read += if notation.reads(text) { rows } else { 0 };
        }
        self.dates.try_many(text, rows);
    }

    /// The first way of writing numbers that reads the most rows, and how many.
    pub fn number(&self) -> (Number, u64) {
        let most = self
            .numbers
            .iter()
            .map(|(_, _, read)| *read)
            .max()
            .unwrap_or(0);
        let best = self.numbers.iter().find(|(_, _, read)| *read == most);
        let plain = Number {
            decimal: '.',
            suffix: None,
        };
        best.map_or((plain, 0), |(way, _, read)| (*way, *read))
    }

    /// The formats that read the most rows as moments, and how many: several where cells do not tell them apart.
    pub fn dates(&self) -> Vec<(&'static str, u64)> {
        self.dates.best()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profiles;

    #[test]
    fn numbers_and_moments_are_told_apart() {
        let of = |profile: &str, texts: &[&str]| {
            let mut notations = Notations::of(profiles::find(profile).unwrap(), None);
            for text in texts {
                notations.try_on(text, 2);
            }
            let dates: Vec<&str> = notations
                .dates()
                .iter()
                .map(|(format, _)| *format)
                .collect();
            (notations.number(), dates)
        };
        let number = |decimal, suffix| Number { decimal, suffix };
        assert_eq!(
            of("excel-fr", &["1,5", "2"]),
            ((number(',', None), 4), vec![])
        );
        assert_eq!(of("plain", &["1,5", "2"]), ((number(',', None), 4), vec![]));
        assert_eq!(
            of("plain", &["1.5 €"]),
            ((number('.', Some("€")), 2), vec![])
        );
        let (_, dates) = of("plain", &["03/04/2025"]);
        assert_eq!(dates, ["%d/%m/%Y", "%m/%d/%Y"]);
        let (_, dates) = of("google-forms", &["2026/03/24 9:12:44 AM UTC+1"]);
        assert_eq!(dates, [ZONED]);
    }
}
