//! Which common formats read the dates that the declared one does not: proposed, never taken.

use crate::calendar::{DateFormat, is_spreadsheet_day};

/// Formats that exports are often written with. Day before month and month before day are both here: where
/// cells do not tell them apart, both are named.
const COMMON: [&str; 20] = [
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d/%m/%y",
    "%m/%d/%y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d-%m-%y",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d/%m/%Y %H:%M",
    "%m/%d/%Y %H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M:%S",
    "%d/%m/%y %H:%M",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%m/%Y",
    "%Y-%m",
    "%Y",
];

/// Counts the cells that each common format reads.
#[derive(Debug, Default)]
pub(super) struct Formats {
    formats: Vec<(&'static str, DateFormat, u64)>,
    /// Cells that a spreadsheet would count days with.
    days: u64,
}

impl Formats {
    /// The common formats, and `more` where they are not among them.
    pub(super) fn with(more: impl Iterator<Item = &'static str>) -> Self {
        let mut all = COMMON.to_vec();
        for format in more {
            if !all.contains(&format) {
                all.push(format);
            }
        }
        let format = |format| (format, DateFormat::new(format), 0);
        Self {
            formats: all.into_iter().map(format).collect(),
            days: 0,
        }
    }

    /// Counts for every format the `rows` rows that hold `text`, where it reads a moment.
    pub(super) fn try_many(&mut self, text: &str, rows: u64) {
        for (_, format, count) in &mut self.formats {
            *count += if format.moment(text).is_some() {
                rows
            } else {
                0
            };
        }
    }

    /// Tries every format on `text`; one that gives no day is tried only for a period.
    pub(super) fn try_on(&mut self, text: &str, period: bool) {
        if self.formats.is_empty() {
            let format = |format| (format, DateFormat::new(format), 0);
            self.formats = COMMON.into_iter().map(format).collect();
        }
        self.days += u64::from(is_spreadsheet_day(text));
        for (_, format, count) in &mut self.formats {
            let reads = if period {
                format.moment(text).is_some()
            } else {
                format.day(text).is_some()
            };
            *count += u64::from(reads);
        }
    }

    /// Adds what was counted over other cells.
    pub(super) fn append(&mut self, more: Self) {
        self.days += more.days;
        if self.formats.is_empty() {
            self.formats = more.formats;
            return;
        }
        for ((_, _, count), (_, _, more)) in self.formats.iter_mut().zip(more.formats) {
            *count += more;
        }
    }

    /// How many cells may be days as a spreadsheet counts them.
    pub(super) fn days(&self) -> u64 {
        self.days
    }

    /// The formats that read the most cells, and how many: several where cells do not tell them apart.
    pub(super) fn best(&self) -> Vec<(&'static str, u64)> {
        let most = self.formats.iter().map(|(_, _, count)| *count).max();
        self.formats
            .iter()
            .map(|(format, _, count)| (*format, *count))
            .filter(|(_, count)| *count > 0 && Some(*count) == most)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formats_that_read_the_most_are_named_and_none_is_chosen() {
        let best = |texts: &[&str], period| {
            let mut formats = Formats::default();
            for text in texts {
                formats.try_on(text, period);
            }
            formats.best()
        };
        assert_eq!(best(&["13/02/25", "01/02/25"], true), [("%d/%m/%y", 2)]);
        assert_eq!(
            best(&["01/02/25", "03/04/25"], true),
            [("%d/%m/%y", 2), ("%m/%d/%y", 2)]
        );
        assert_eq!(best(&["2025-03-24", "?"], false), [("%Y-%m-%d", 1)]);
        assert_eq!(best(&["24/03/2025 10:00"], false), [("%d/%m/%Y %H:%M", 1)]);
        assert_eq!(best(&["03/2025"], true), [("%m/%Y", 1)]);
        assert_eq!(best(&["03/2025"], false), []);
        assert_eq!(best(&["printemps", ""], true), []);
    }
}
