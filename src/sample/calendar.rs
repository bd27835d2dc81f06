//! Days within the periods asked, and moments of these days.

use chrono::{Datelike as _, NaiveDate};

use super::keys::Chance;
use crate::period::{Every, Period, months};

/// The days of some periods, each once, in order.
#[derive(Clone, Debug)]
pub(super) struct Calendar {
    days: Vec<i32>,
}

impl Calendar {
    /// The days of `periods`.
    pub(super) fn of(periods: &[Period]) -> Self {
        let mut days: Vec<i32> = periods.iter().flat_map(|period| days_of(*period)).collect();
        days.sort_unstable();
        days.dedup();
        Self { days }
    }

    /// A day at random; none where there is no day.
    pub(super) fn any(&self, chance: &mut Chance) -> Option<i32> {
        chance.one(&self.days).copied()
    }

    /// A day at random that has another one `later` days after it, or as late as can be; and that other one.
    pub(super) fn pair(&self, chance: &mut Chance, later: i32) -> Option<(i32, i32)> {
        let (first, last) = (*self.days.first()?, *self.days.last()?);
        // Where the periods are too short for both, half of them separates the two.
        let later = later.min((last - first) / 2);
        let starts = self.days.partition_point(|day| *day <= last - later);
        let start = *chance.one(self.days.get(..starts)?)?;
        Some((start, self.from(start + later)?))
    }

    /// The first day on or after `day`; none past the last.
    pub(super) fn from(&self, day: i32) -> Option<i32> {
        let at = self.days.partition_point(|other| *other < day);
        self.days.get(at).copied()
    }

    /// The same days, cut where `every` cuts time.
    pub(super) fn slots(&self, every: Every) -> Vec<Self> {
        let slot = |day: &i32| Period::holding(month_of(*day), every);
        let cut = self.days.chunk_by(|a, b| slot(a) == slot(b));
        cut.map(|days| Self {
            days: days.to_vec(),
        })
        .collect()
    }
}

/// A moment of `day` at which people work, in seconds since 1970-01-01.
pub(super) fn moment(day: i32, chance: &mut Chance) -> i64 {
    const OPENS: u32 = 8 * 3600;
    const OPEN: u32 = 11 * 3600;
    i64::from(day) * 86_400 + i64::from(OPENS + chance.below(OPEN))
}

/// The day of a moment, in days since 1970-01-01.
pub(super) fn day_of(moment: i64) -> i32 {
    i32::try_from(moment.div_euclid(86_400)).unwrap_or(0)
}

/// The month of a day, as `year × 12 + month − 1`.
pub(super) fn month_of(day: i32) -> i32 {
    let date = NaiveDate::from_epoch_days(day).unwrap_or_default();
    date.year() * 12 + date.month0().cast_signed()
}

fn days_of(period: Period) -> std::ops::Range<i32> {
    let first = period.first_month();
    start_of(first)..start_of(first + months(period.every()))
}

/// The first day of a month.
fn start_of(month: i32) -> i32 {
    let month0 = u32::try_from(month.rem_euclid(12)).unwrap_or(0);
    let date = NaiveDate::from_ymd_opt(month.div_euclid(12), month0 + 1, 1);
    date.unwrap_or_default().to_epoch_days()
}

#[cfg(test)]
mod tests {
    use super::super::keys::{Keys, Topic};
    use super::*;

    fn calendar(periods: &[&str]) -> Calendar {
        let periods: Vec<Period> = periods.iter().filter_map(|p| Period::parse(p)).collect();
        Calendar::of(&periods)
    }

    fn date(day: i32) -> String {
        NaiveDate::from_epoch_days(day).unwrap().to_string()
    }

    #[test]
    fn periods_hold_their_days_once() {
        let days = calendar(&["2024-02", "2024-Q1"]).days;
        assert_eq!(days.len(), 31 + 29 + 31);
        assert_eq!(date(days[0]), "2024-01-01");
        assert_eq!(date(*days.last().unwrap()), "2024-03-31");
        let slots = calendar(&["2023-12", "2024"]).slots(Every::Quarter);
        assert_eq!(slots.len(), 5);
        assert_eq!(slots[0].days.len(), 31);
    }

    #[test]
    fn pairs_stay_within_the_periods() {
        let keys = Keys::new(1, "", "");
        for periods in [
            &["2025"][..],
            &["2025-01"],
            &["2024-S1", "2025-S2"],
            &["2025-Q1", "2025-Q4"],
        ] {
            let calendar = calendar(periods);
            for number in 0..200 {
                let mut chance = keys.of(number, Topic::of(&["pair"]), 0);
                let (before, after) = calendar.pair(&mut chance, 182).unwrap();
                assert!(before <= after && calendar.days.contains(&before));
                assert!(calendar.days.contains(&after), "{}", date(after));
                let day = i64::from(after);
                let moment = moment(after, &mut chance);
                assert!((day * 86_400..(day + 1) * 86_400).contains(&moment));
            }
        }
    }
}
