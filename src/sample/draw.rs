//! A plan to made-up rows.
//!
//! In: a plan, one of its sources, how many rows, a seed, what is known of the population. Out: [`Drawn`] rows
//! that the source can express and that are read back without a fault.
//!
//! ```text
//! source ─respondents─▶ numbers ─schedule─▶ seats (wave, moment) ─rows─▶ answers
//! ```

use std::collections::BTreeSet;

use super::respondents::Respondents;
use super::rows::{Answers, fill};
use super::scene::Scene;
use super::schedule::{Schedule, Seat, period_of, tells_a_day};
use super::{Answer, Drawn, Landmarks, Request};
use crate::calendar::month_of;
use crate::period::Period;
use crate::plan::{AssociationId, DuplicateKey, PeriodFrom, Plan, Source, SourceId, WaveId};

/// How often a row that cannot stand is drawn again.
const ATTEMPTS: u32 = 12;
/// How many respondents without a row end the search for rows.
const IDLE: u32 = 10_000;

/// Made-up rows of one source, in the order in which its tool would write them.
///
/// Fewer than asked come where the source cannot hold as many: when what tells its rows apart takes too few
/// values.
pub fn draw(
    plan: &Plan,
    association: AssociationId,
    source: SourceId,
    request: &Request,
    landmarks: &Landmarks,
) -> Vec<Drawn> {
    let scene = Scene::new(plan, (association, source), request, landmarks);
    let seats = seats(&scene, &request.periods(), request.rows);
    let mut rows = stand(&scene, seats);
    rows.sort_by_key(|(seat, _)| (order(scene.source, seat.moment), seat.number, seat.moment));
    let named = scene.source.respondent.is_some();
    let drawn = rows.into_iter().map(|(seat, answers)| Drawn {
        respondent: named.then(|| format!("FICTIF-{:05}", seat.number)),
        moment: seat.moment,
        wave: seat.wave,
        answers,
    });
    drawn.collect()
}

/// The seats of as many respondents as it takes for `rows` rows.
fn seats(scene: &Scene<'_>, periods: &[Period], rows: usize) -> Vec<Seat> {
    let schedule = Schedule::new(scene.source, periods);
    let mut seats = Vec::with_capacity(rows);
    let mut idle = 0;
    if rows == 0 {
        return seats;
    }
    for number in Respondents::new(scene) {
        let own = schedule.of(&scene.keys, number);
        idle = if own.is_empty() { idle + 1 } else { 0 };
        seats.extend(own);
        if seats.len() >= rows || idle >= IDLE {
            break;
        }
    }
    seats.truncate(rows);
    seats
}

/// Fills `seats`; those whose answers cannot stand, or would double others, are drawn again.
fn stand(scene: &Scene<'_>, seats: Vec<Seat>) -> Vec<(Seat, Answers)> {
    let mut standing = Vec::with_capacity(seats.len());
    let mut seen = BTreeSet::new();
    let mut left = seats;
    for attempt in 0..=ATTEMPTS {
        let filled = fill(scene, &left, attempt == ATTEMPTS);
        let mut again = Vec::new();
        for (seat, answers) in left.into_iter().zip(filled) {
            let answers = answers.filter(|answers| {
                apart(scene.source, &seat, answers).is_none_or(|key| seen.insert(key))
            });
            match answers {
                Some(answers) => standing.push((seat, answers)),
                None => again.push(Seat {
                    attempt: attempt + 1,
                    ..seat
                }),
            }
        }
        left = again;
        if left.is_empty() {
            break;
        }
    }
    standing
}

/// What tells a row apart from others of its source.
type Key = (
    Option<u32>,
    Option<Option<WaveId>>,
    Option<Period>,
    Vec<Option<(u8, u128)>>,
);

/// What the rule on duplicates compares; none where the source has no such rule.
fn apart(source: &Source, seat: &Seat, answers: &Answers) -> Option<Key> {
    let keys = &source.duplicates.as_ref()?.by;
    let by_respondent = keys.contains(&DuplicateKey::Respondent);
    if by_respondent && source.respondent.is_none() {
        return None;
    }
    let value = |key: &DuplicateKey| match key {
        DuplicateKey::Variable(id) => Some(answers.get(id).map(held)),
        _ => None,
    };
    Some((
        by_respondent.then_some(seat.number),
        keys.contains(&DuplicateKey::Wave).then_some(seat.wave),
        keys.contains(&DuplicateKey::Period)
            .then(|| period_of(source, seat.moment)),
        keys.iter().filter_map(value).collect(),
    ))
}

/// A value in a form that can be compared.
fn held(answer: &Answer) -> (u8, u128) {
    let signed = |value: i64| u128::from(value.cast_unsigned());
    match answer {
        Answer::Code(code) => (0, code.0.into()),
        Answer::Several(set) => (1, *set),
        Answer::Number(units) => (2, signed(*units)),
        Answer::Date(day) => (3, signed(i64::from(*day))),
        Answer::Missing(reason) => (4, *reason as u128),
    }
}

/// What the rows of a source are sorted by: time, as far as its column tells it; else respondents alone.
fn order(source: &Source, moment: i64) -> i64 {
    match &source.period {
        PeriodFrom::Constant(_) => 0,
        PeriodFrom::Column { format, .. } if tells_a_day(format) => moment,
        PeriodFrom::Column { finest, .. } => Period::holding(month_of(moment), *finest)
            .first_month()
            .into(),
    }
}
