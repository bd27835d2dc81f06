//! When respondents stand in a source: which rows each has, of which wave, at which moment.
//!
//! In: a source and the days asked. Out: the [`Seat`]s of one respondent at a time, whatever the number of
//! rows wanted. A respondent never stands twice where the source counts them once: per wave and period.

use std::collections::BTreeSet;

use super::chance::{Chance, Keys, Topic};
use super::days::{Days, moment};
use super::moments::written;
use super::rules::Rules;
use crate::calendar::{DAY, day_of, month_of};
use crate::period::{Every, Period};
use crate::plan::{DuplicateKey, PeriodFrom, Source, WaveFrom, WaveId};
use crate::referential::Observes;

/// Days between one wave and the next: six months.
const BETWEEN_WAVES: i32 = 182;
/// Share of respondents who are there at both waves, and then of those who are there at the first alone.
const PAIRED: f64 = 0.70;
const BEFORE_ALONE: f64 = 0.18;
/// Chance that one comes to a third wave, and so on.
const NEXT_WAVE: f64 = 0.6;
/// Chance that a respondent stands in the next period too.
const AGAIN: f64 = 0.4;
/// Chance of one more stay, or request, in the time asked.
const ANOTHER: f64 = 0.08;

/// One row to fill.
#[derive(Clone, Debug)]
pub(super) struct Seat {
    /// The respondent's number.
    pub(super) number: u32,
    /// Which of the respondent's rows, from 0.
    pub(super) ordinal: u32,
    /// How often the row was drawn again.
    pub(super) attempt: u32,
    /// Its wave.
    pub(super) wave: Option<WaveId>,
    /// How many waves of the source come before.
    pub(super) rank: u32,
    /// When it was collected, in seconds since 1970-01-01.
    pub(super) moment: i64,
    /// The moment from which dates that do not change are told: that of the respondent's first row, or
    /// of this very row where each row has dates of its own.
    pub(super) origin: i64,
    /// The wave of the row at `origin`.
    pub(super) began: Option<WaveId>,
    /// The day before which none of its dates stands, where an earlier row ended.
    pub(super) floor: Option<i32>,
}

/// When respondents stand in one source.
#[derive(Debug)]
pub(super) struct Schedule<'p> {
    source: &'p Source,
    topic: Topic,
    days: Days,
    /// Parts of time in each of which a respondent stands once at most.
    slots: Vec<Days>,
    waves: Vec<WaveId>,
}

impl<'p> Schedule<'p> {
    /// The schedule of `source` over `periods`; a source of one constant period ignores them.
    pub(super) fn new(source: &'p Source, periods: &[Period]) -> Self {
        let days = match &source.period {
            PeriodFrom::Constant(period) => Days::of(&[*period]),
            PeriodFrom::Column { column, format, .. } => {
                let rules = Rules::on(source, std::slice::from_ref(column));
                let counts = |day: i32| {
                    let cell = written(i64::from(day) * DAY, format);
                    cell.is_none_or(|cell| rules.allow(&cell))
                };
                Days::of(periods).only(counts)
            }
        };
        let waves = match &source.wave {
            Some(WaveFrom::Column { column, codes }) => {
                let rules = Rules::on(source, std::slice::from_ref(column));
                let counted = codes.iter().filter(|(cell, _)| rules.allow(cell));
                counted.map(|(_, wave)| *wave).collect()
            }
            Some(WaveFrom::Constant(wave)) => BTreeSet::from([*wave]),
            None => BTreeSet::new(),
        };
        Self {
            slots: days.slots(rhythm(source)),
            topic: Topic::of(&["agenda", &source.id]),
            waves: waves.into_iter().collect(),
            source,
            days,
        }
    }

    /// The rows of respondent `number`, in order of time.
    pub(super) fn of(&self, keys: &Keys, number: u32) -> Vec<Seat> {
        let mut chance = keys.of(number, self.topic, 0);
        let chance = &mut chance;
        let anonymous = self.source.respondent.is_none();
        let seats = match (self.source.observes, self.waves.len()) {
            (Observes::Site, 0 | 1) => self.every_slot(number, chance),
            (_, 2..) if anonymous => self.any_wave(number, chance),
            (_, 2..) => self.by_waves(number, chance),
            _ if anonymous => self.once(number, chance),
            (Observes::Stay | Observes::Night | Observes::Request, _) => self.stays(number, chance),
            (_, 0) => self.some_slots(number, chance),
            _ => self.once(number, chance),
        };
        self.apart(seats)
    }

    fn seat(&self, number: u32, ordinal: usize, wave: Option<usize>, moment: i64) -> Seat {
        let rank = wave.unwrap_or(0);
        Seat {
            number,
            ordinal: u32::try_from(ordinal).unwrap_or(u32::MAX),
            attempt: 0,
            wave: self.waves.get(rank).copied(),
            rank: u32::try_from(rank).unwrap_or(0),
            moment,
            origin: moment,
            began: self.waves.get(rank).copied(),
            floor: None,
        }
    }

    fn once(&self, number: u32, chance: &mut Chance) -> Vec<Seat> {
        let day = self.days.any(chance);
        let seat = |day| self.seat(number, 0, None, moment(day, chance));
        day.map(seat).into_iter().collect()
    }

    fn any_wave(&self, number: u32, chance: &mut Chance) -> Vec<Seat> {
        let wave = chance.below(u32::try_from(self.waves.len()).unwrap_or(1)) as usize;
        let day = self.days.any(chance);
        let seat = |day| self.seat(number, 0, Some(wave), moment(day, chance));
        day.map(seat).into_iter().collect()
    }

    fn every_slot(&self, number: u32, chance: &mut Chance) -> Vec<Seat> {
        let days = self.slots.iter().filter_map(|slot| slot.any(chance));
        let days: Vec<i32> = days.collect();
        self.same_person(number, days.iter().map(|day| (None, *day)), chance)
    }

    /// A first slot at random, then each next one by chance.
    fn some_slots(&self, number: u32, chance: &mut Chance) -> Vec<Seat> {
        let count = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        let first = chance.below(count) as usize;
        let mut days = Vec::new();
        for slot in self.slots.iter().skip(first) {
            if !days.is_empty() && chance.uniform() >= AGAIN {
                break;
            }
            days.extend(slot.any(chance));
        }
        self.same_person(number, days.iter().map(|day| (None, *day)), chance)
    }

    /// Most come back some six months later; some are there before only, some after only.
    fn by_waves(&self, number: u32, chance: &mut Chance) -> Vec<Seat> {
        let fate = chance.uniform();
        let last = self.waves.len() - 1;
        if fate >= PAIRED {
            let alone = if fate < PAIRED + BEFORE_ALONE {
                0
            } else {
                last
            };
            let day = self.days.any(chance);
            return self.same_person(number, day.map(|day| (Some(alone), day)), chance);
        }
        // Between 5 and 7 months and a half.
        let mut later = || BETWEEN_WAVES - 30 + i32::try_from(chance.below(75)).unwrap_or(0);
        let gaps: Vec<i32> = (0..last).map(|_| later()).collect();
        let Some((start, second)) = self.days.pair(chance, gaps[0]) else {
            return Vec::new();
        };
        let mut days = vec![(Some(0), start), (Some(1), second)];
        for (wave, gap) in (2..).zip(gaps.iter().skip(1)) {
            let Some((_, before)) = days.last().copied() else {
                break;
            };
            match self.days.from(before + gap) {
                Some(day) if chance.uniform() < NEXT_WAVE => days.push((Some(wave), day)),
                _ => break,
            }
        }
        self.same_person(number, days, chance)
    }

    /// Stays of one person, each after the one before.
    fn stays(&self, number: u32, chance: &mut Chance) -> Vec<Seat> {
        let mut days: Vec<i32> = self.days.any(chance).into_iter().collect();
        while chance.uniform() < ANOTHER {
            days.extend(self.days.any(chance));
        }
        days.sort_unstable();
        days.dedup();
        let mut seats: Vec<Seat> = Vec::with_capacity(days.len());
        for (ordinal, day) in days.into_iter().enumerate() {
            let floor = seats.last().map(|before| day_of(before.moment) + 1);
            let seat = self.seat(number, ordinal, None, moment(day, chance));
            seats.push(Seat { floor, ..seat });
        }
        seats
    }

    /// Rows of one respondent whose dates stay the same.
    fn same_person(
        &self,
        number: u32,
        days: impl IntoIterator<Item = (Option<usize>, i32)>,
        chance: &mut Chance,
    ) -> Vec<Seat> {
        let mut seats: Vec<Seat> = Vec::new();
        for (ordinal, (wave, day)) in days.into_iter().enumerate() {
            let before = seats.last().map(|before| before.moment);
            let moment = moment(day, chance).max(before.map_or(i64::MIN, |before| before + 1));
            let seat = self.seat(number, ordinal, wave, moment);
            let (origin, began) = seats
                .first()
                .map_or((moment, seat.wave), |first| (first.moment, first.wave));
            seats.push(Seat {
                origin,
                began,
                ..seat
            });
        }
        seats
    }

    /// The seats that the source does not take for duplicates of one another, as far as time and wave tell.
    fn apart(&self, mut seats: Vec<Seat>) -> Vec<Seat> {
        let default = [DuplicateKey::Wave, DuplicateKey::Period];
        let counts_once = matches!(self.source.observes, Observes::Person | Observes::Household);
        let keys: &[DuplicateKey] = match &self.source.duplicates {
            Some(rule) => &rule.by,
            None if counts_once => &default,
            None => return seats,
        };
        if keys
            .iter()
            .any(|key| matches!(key, DuplicateKey::Variable(_)))
        {
            return seats;
        }
        let mut seen = BTreeSet::new();
        seats.retain(|seat| {
            let wave = keys.contains(&DuplicateKey::Wave).then_some(seat.wave);
            let period = keys
                .contains(&DuplicateKey::Period)
                .then(|| period_of(self.source, seat.moment));
            seen.insert((wave, period))
        });
        seats
    }
}

/// The period of a row, at the rhythm of its source.
pub(super) fn period_of(source: &Source, moment: i64) -> Period {
    Period::holding(month_of(moment), source.every)
}

/// How often a source that repeats its respondents does: at the rhythm its column tells, where it tells no
/// day, else at that of its indicators.
fn rhythm(source: &Source) -> Every {
    match &source.period {
        PeriodFrom::Column { format, finest, .. } if source.observes == Observes::Site => {
            if tells_a_day(format) {
                source.every
            } else {
                *finest
            }
        }
        _ => source.every,
    }
}

/// Whether `format`, as `strftime` writes it, tells one day from the next.
pub(super) fn tells_a_day(format: &str) -> bool {
    // The plan has checked the format; one that cannot be written tells nothing.
    written(4 * DAY, format) != written(5 * DAY, format)
}
