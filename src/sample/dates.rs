//! Dates of a row, so that what days separate is never negative.
//!
//! In: the dates to tell, the moment of each row. Out: a column for each. A date that shares the column of the
//! period is the day of the moment; what a `days-between` ties to a date already told is told from it, earlier
//! dates first; what nothing ties is some time before the moment.

use std::collections::{BTreeMap, BTreeSet};

use super::chance::Topic;
use super::defaults;
use super::law::Around;
use super::rules::same;
use super::scene::Scene;
use super::schedule::Seat;
use crate::calendar::day_of;
use crate::observation::{Column, Table, Values};
use crate::plan::{Derivation, Filling, Heading, PeriodFrom, Source, VariableId, VariableType};

/// How one date is told.
enum Step {
    /// The day of the moment.
    Moment,
    /// The same day as another date of the same column.
    Same(VariableId),
    /// Before the first of some dates, by a duration to one of them.
    Before(Tie, Vec<VariableId>),
    /// After another, by a duration.
    After(Tie),
    /// Some time before the moment.
    Free,
}

/// A duration from or to a date already told.
#[derive(Clone, Copy)]
struct Tie {
    duration: VariableId,
    other: VariableId,
}

/// The columns of the dates of a scene.
pub(super) fn columns(
    scene: &Scene<'_>,
    table: &Table,
    seats: &[Seat],
) -> Vec<(VariableId, Column)> {
    let anchored: BTreeSet<VariableId> = scene
        .dates
        .iter()
        .copied()
        .filter(|id| stands_with_period(scene.source, *id))
        .collect();
    let steps = steps(scene, &anchored);
    let mut told: BTreeMap<VariableId, Vec<i32>> = BTreeMap::new();
    for (id, step) in &steps {
        let days = tell(scene, table, seats, (*id, step), &told, &anchored);
        told.insert(*id, days);
    }
    let column = |days: Vec<i32>| Column {
        missing: vec![None; days.len()],
        values: Values::Date(days),
    };
    told.into_iter()
        .map(|(id, days)| (id, column(days)))
        .collect()
}

/// Whether the source reads `id` from the column that tells its period.
pub(super) fn stands_with_period(source: &Source, id: VariableId) -> bool {
    let PeriodFrom::Column { column, .. } = &source.period else {
        return false;
    };
    headings(source, id).is_some_and(|headings| headings.iter().any(|other| same(other, column)))
}

fn headings(source: &Source, id: VariableId) -> Option<&[Heading]> {
    let mapping = source.mappings.iter().find(|m| m.variable == id)?;
    match &mapping.filling {
        Filling::Date { headings, .. } => Some(headings),
        _ => None,
    }
}

/// The dates in the order in which they are told, and how.
fn steps(scene: &Scene<'_>, anchored: &BTreeSet<VariableId>) -> Vec<(VariableId, Step)> {
    let ties: Vec<(VariableId, VariableId, VariableId)> = scene
        .plan
        .derivation_order
        .iter()
        .filter_map(|id| match scene.plan.variable(*id).derivation.as_ref()? {
            Derivation::DaysBetween { from, to } => Some((*id, *from, *to)),
            _ => None,
        })
        .filter(|(_, from, to)| scene.dates.contains(from) && scene.dates.contains(to))
        .collect();
    let mut steps: Vec<(VariableId, Step)> =
        anchored.iter().map(|id| (*id, Step::Moment)).collect();
    let mut left: Vec<VariableId> = scene.dates.clone();
    left.retain(|id| !anchored.contains(id));
    while !left.is_empty() {
        let told: BTreeSet<VariableId> = steps.iter().map(|(id, _)| *id).collect();
        let twin = |id: VariableId| {
            let mine = headings(scene.source, id)?.first()?;
            let is_mine = |other: &&VariableId| {
                let theirs = headings(scene.source, **other).and_then(<[Heading]>::first);
                theirs.is_some_and(|theirs| same(theirs, mine))
            };
            told.iter().find(is_mine).map(|other| Step::Same(*other))
        };
        let before = |id: VariableId| {
            let later: Vec<_> = ties
                .iter()
                .filter(|(_, from, to)| *from == id && told.contains(to))
                .collect();
            let (duration, _, other) = **later.first()?;
            let tie = Tie { duration, other };
            Some(Step::Before(
                tie,
                later.iter().map(|(.., to)| *to).collect(),
            ))
        };
        let after = |id: VariableId| {
            let reaches =
                |(_, from, to): &&(_, VariableId, VariableId)| *to == id && told.contains(from);
            let (duration, other, _) = *ties.iter().find(reaches)?;
            Some(Step::After(Tie { duration, other }))
        };
        // Nothing told ties what is left: the last of a chain comes first.
        let last = |id: VariableId| {
            let goes_on =
                |(_, from, to): &(_, VariableId, VariableId)| *from == id && left.contains(to);
            (!ties.iter().any(goes_on)).then_some(Step::Free)
        };
        let ways: [&dyn Fn(VariableId) -> Option<Step>; 4] = [&twin, &before, &after, &last];
        let next = ways.iter().find_map(|way| {
            let mut found = left.iter().enumerate();
            found.find_map(|(at, id)| Some((at, way(*id)?)))
        });
        // A circle of durations has no last date: any will do.
        let (at, step) = next.unwrap_or((0, Step::Free));
        steps.push((left.remove(at), step));
    }
    steps
}

fn tell(
    scene: &Scene<'_>,
    table: &Table,
    seats: &[Seat],
    (id, step): (VariableId, &Step),
    told: &BTreeMap<VariableId, Vec<i32>>,
    anchored: &BTreeSet<VariableId>,
) -> Vec<i32> {
    // From a date of the moment, what does not change is told as it was on the first row.
    let from = |other: VariableId, row: usize, seat: &Seat| {
        if anchored.contains(&other) {
            Some(day_of(seat.origin))
        } else {
            told.get(&other).and_then(|days| days.get(row)).copied()
        }
    };
    let days: Vec<i32> = match step {
        Step::Moment => return seats.iter().map(|seat| day_of(seat.moment)).collect(),
        Step::Same(other) => return told.get(other).cloned().unwrap_or_default(),
        Step::Before(tie, all) => {
            let durations = durations(scene, table, seats, tie.duration);
            let day = |(row, seat): (usize, &Seat)| {
                let last = all.iter().filter_map(|other| from(*other, row, seat)).min();
                let last = last.unwrap_or_else(|| day_of(seat.origin));
                let start = from(tie.other, row, seat).unwrap_or(last);
                let floor = seat.floor.unwrap_or(i32::MIN);
                (start - durations.get(row).copied().unwrap_or(0))
                    .max(floor)
                    .min(last)
            };
            seats.iter().enumerate().map(day).collect()
        }
        Step::After(tie) => {
            let durations = durations(scene, table, seats, tie.duration);
            let day = |(row, seat): (usize, &Seat)| {
                let start = from(tie.other, row, seat).unwrap_or_else(|| day_of(seat.origin));
                let end = start + durations.get(row).copied().unwrap_or(0);
                // Nothing is known of the future, but for what begins at the moment itself: that comes within
                // the time asked, later in what is left of it where it would have come after.
                if anchored.contains(&tie.other) {
                    let left = scene.last_day.max(start) - start;
                    if end - start > left {
                        start + (end - start) % (left + 1)
                    } else {
                        end
                    }
                } else {
                    end.min(day_of(seat.origin)).max(start)
                }
            };
            seats.iter().enumerate().map(day).collect()
        }
        Step::Free => {
            let topic = scene.row_topic("free date", id);
            let day = |seat: &Seat| {
                let floor = seat.floor.unwrap_or(i32::MIN);
                let end = day_of(seat.origin);
                (end - long(scene, seat, topic, defaults::DURATION))
                    .max(floor)
                    .min(end)
            };
            seats.iter().map(day).collect()
        }
    };
    days
}

/// How long each row's duration `id` is, in days.
fn durations(scene: &Scene<'_>, table: &Table, seats: &[Seat], id: VariableId) -> Vec<i32> {
    let topic = scene.row_topic("duration", id);
    let (least, most) = match scene.plan.variable(id).kind {
        VariableType::Number { min, max, .. } => (min, max),
        _ => (None, None),
    };
    let bound =
        |bound: Option<i64>, other| bound.and_then(|b| i32::try_from(b).ok()).unwrap_or(other);
    let (least, most) = (bound(least, 0).max(0), bound(most, i32::MAX));
    let landmarks = scene.landmarks;
    // Told from a first row, they are those of its wave.
    let waves: BTreeSet<_> = seats.iter().map(|seat| seat.began).collect();
    let mut days = vec![0; seats.len()];
    for wave in waves {
        let chosen = landmarks.choose(scene.plan, table, id, |entry| entry.law_in(wave)?.around());
        for ((day, seat), law) in days.iter_mut().zip(seats).zip(chosen) {
            if seat.began == wave {
                let law = law.unwrap_or(defaults::DURATION);
                *day = long(scene, seat, topic, law)
                    .max(least)
                    .min(most.max(least));
            }
        }
    }
    days
}

/// A duration at random: the same in every row whose dates are those of a first one.
fn long(scene: &Scene<'_>, seat: &Seat, topic: Topic, law: Around) -> i32 {
    let ordinal = if seat.origin == seat.moment {
        seat.ordinal
    } else {
        0
    };
    let row = ordinal * 64 + seat.attempt;
    let days = defaults::to_units(law.at(scene.keys.normal(seat.number, topic, row)));
    // A century at most: dates stay dates.
    i32::try_from(days.clamp(0, 36_525)).unwrap_or(0)
}
