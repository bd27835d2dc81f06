//! Days within the periods asked, and moments of these days.

use super::chance::Chance;
use crate::calendar::{DAY, day_of, month_of, start_of};
use crate::period::{Every, Period, months};

/// The days of some periods, each once, in order.
#[derive(Clone, Debug)]
pub(super) struct Days {
    days: Vec<i32>,
}

impl Days {
    /// The days of `periods`.
    pub(super) fn of(periods: &[Period]) -> Self {
        let mut days: Vec<i32> = periods.iter().flat_map(|period| days_of(*period)).collect();
        days.sort_unstable();
        days.dedup();
        Self { days }
    }

    /// The same days, but those that `counts` leaves out.
    pub(super) fn only(mut self, counts: impl Fn(i32) -> bool) -> Self {
        self.days.retain(|day| counts(*day));
        self
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
        let slot = |day: &i32| Period::holding(month_of(i64::from(*day) * DAY), every);
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
    i64::from(day) * DAY + i64::from(OPENS + chance.below(OPEN))
}

fn days_of(period: Period) -> std::ops::Range<i32> {
    let first = period.first_month();
    day_of(start_of(first))..day_of(start_of(first + months(period.every())))
}

#[cfg(test)]
mod tests {
    use super::super::chance::{Keys, Topic};
    use super::*;

    fn of(periods: &[&str]) -> Days {
        let periods: Vec<Period> = periods.iter().filter_map(|p| Period::parse(p)).collect();
        Days::of(&periods)
    }

    fn date(day: i32) -> String {
        crate::calendar::date_of(day).to_string()
    }

    #[test]
    fn periods_hold_their_days_once() {
        let days = of(&["2024-02", "2024-Q1"]).days;
        assert_eq!(days.len(), 31 + 29 + 31);
        assert_eq!(date(days[0]), "2024-01-01");
        assert_eq!(date(*days.last().unwrap()), "2024-03-31");
        let slots = of(&["2023-12", "2024"]).slots(Every::Quarter);
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
            let asked = of(periods);
            for number in 0..200 {
                let mut chance = keys.of(number, Topic::of(&["pair"]), 0);
                let (before, after) = asked.pair(&mut chance, 182).unwrap();
                assert!(before <= after && asked.days.contains(&before));
                assert!(asked.days.contains(&after), "{}", date(after));
                let day = i64::from(after);
                let moment = moment(after, &mut chance);
                assert!((day * DAY..(day + 1) * DAY).contains(&moment));
            }
        }
    }
}
