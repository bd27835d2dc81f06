//! Who is found in a source: the numbers of its respondents.
//!
//! Numbers are taken in order. A person whom the source cannot describe (a service it does not run), or whom
//! the landmarks leave out of it, is passed over: they are somebody of another source.

use super::Answer;
use super::column;
use super::landmarks::Population;
use super::rows::persons;
use super::scene::Scene;
use super::schedule::Seat;
use crate::derive::Finer;
use crate::derive::condition::{self, Truth};
use crate::observation::Table;
use crate::plan::VariableType;

/// How many numbers are looked at together.
const BATCH: u32 = 512;
/// How many may be passed over, in all, before everybody is taken.
const PATIENCE: u32 = 200_000;

/// The numbers of the respondents of a source, in order.
pub(super) struct Respondents<'s, 'p> {
    scene: &'s Scene<'p>,
    next: u32,
    passed: u32,
    taken: std::vec::IntoIter<u32>,
}

impl<'s, 'p> Respondents<'s, 'p> {
    pub(super) fn new(scene: &'s Scene<'p>) -> Self {
        Self {
            scene,
            next: 1,
            passed: 0,
            taken: Vec::new().into_iter(),
        }
    }

    /// The numbers of the next batch who are found in the source.
    fn take_batch(&mut self) -> Option<Vec<u32>> {
        let end = self.next.checked_add(BATCH)?;
        let seats: Vec<Seat> = (self.next..end).map(anybody).collect();
        self.next = end;
        let everybody = self.passed >= PATIENCE || self.scene.stable.is_empty();
        let table = if everybody {
            return Some(seats.iter().map(|seat| seat.number).collect());
        } else {
            persons(self.scene, &seats)
        };
        let found = self.found(&table);
        let taken = seats.iter().zip(found).filter(|(_, found)| *found);
        let taken: Vec<u32> = taken.map(|(seat, _)| seat.number).collect();
        self.passed += BATCH - u32::try_from(taken.len()).unwrap_or(BATCH);
        Some(taken)
    }

    fn found(&self, table: &Table) -> Vec<bool> {
        let scene = self.scene;
        let mut found = vec![true; table.rows()];
        for (id, reach) in &scene.reaches {
            let coded = matches!(scene.plan.variable(*id).kind, VariableType::Code(_));
            let Some(column) = table.columns.get(id).filter(|_| coded) else {
                continue;
            };
            for (row, found) in found.iter_mut().enumerate() {
                if let Some(Answer::Code(code)) = column::answer(column, row) {
                    *found &= reach.codes.contains(&code);
                }
            }
        }
        let applies = |who: &&Population| {
            who.association.is_none_or(|only| only == scene.association)
                && who.from.is_none_or(|only| only == scene.source.kind)
        };
        for who in scene.landmarks.population.iter().filter(applies) {
            let finer = Finer::owned_by(who.association);
            let truths =
                condition::evaluate(scene.plan, &who.among, &table.columns, table.rows(), finer);
            for (found, truth) in found.iter_mut().zip(truths) {
                *found &= truth != Truth::False;
            }
        }
        found
    }
}

impl Iterator for Respondents<'_, '_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        loop {
            if let Some(number) = self.taken.next() {
                return Some(number);
            }
            self.taken = self.take_batch()?.into_iter();
        }
    }
}

/// A person of whom no row is known yet.
fn anybody(number: u32) -> Seat {
    Seat {
        number,
        ordinal: 0,
        attempt: 0,
        wave: None,
        rank: 0,
        moment: i64::from(super::values::AGES_AT) * 86_400,
        origin: 0,
        began: None,
        floor: None,
    }
}
