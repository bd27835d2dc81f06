//! Rows added up one by one where they fall, where each stands for a respondent of its own and weighs nothing.
//!
//! In: tables of one source, one after the other. Out: what they bring to the finest crossings of each indicator. Sums stay where
//! the next rows find them by a number: nothing is grouped, and no row is held.

use std::collections::BTreeMap;

use anyhow::Context;

use super::entering;
use super::finest::{Finest, Gathered, crossings, finest};
use super::packing::{STANDINGS, number};
use super::places::{Asked, NOWHERE, Places};
use super::reading::{self, Reading, Standing};
use super::tally::is_several;
use crate::cells::{Cell, Left, LeftOut, Tally};
use crate::observation::Table;
use crate::plan::{AssociationId, CodeId, IndicatorId, Measure, Plan, SourceId};
use crate::referential::{Comparability, Missing};
use crate::statistics::frequencies::Gathering;

/// What the rows of one source bring.
#[derive(Default)]
pub(super) struct Lanes {
    places: Places,
    /// For each indicator and each of its finest crossings, what is asked for and one lane a place.
    tracks: BTreeMap<(IndicatorId, usize), (Asked, Vec<Lane>)>,
}

/// What rows bring to one place.
struct Lane {
    /// How many there are of each standing.
    standings: [u64; STANDINGS],
    /// What those with a value add up to, codes and values aside.
    tally: Tally,
    /// How many have each code.
    codes: Vec<u64>,
    values: Gathering,
}

impl Lanes {
    /// Adds the rows of `table` to all the indicators that it feeds.
    ///
    /// # Errors
    /// Where a sum passes 128 bits.
    pub(super) fn add(&mut self, plan: &Plan, table: &Table) -> anyhow::Result<()> {
        self.places.turn();
        for (id, indicator) in plan.indicators() {
            let Some(feed) = entering(indicator, table) else {
                continue;
            };
            let readings = reading::read(plan, indicator, table);
            let several = is_several(plan, &indicator.measure);
            let crossings = crossings(indicator);
            for at in finest(&crossings) {
                let (asked, lanes) = self.tracks.entry((id, at)).or_insert_with(|| {
                    let asked = Asked::by(indicator, feed, crossings[at]);
                    (asked, Vec::new())
                });
                let places = self.places.read(plan, table, asked)?;
                for (reading, place) in readings.iter().zip(places) {
                    if *place == NOWHERE {
                        continue;
                    }
                    let place = *place as usize;
                    if place >= lanes.len() {
                        lanes.resize_with(place + 1, || Lane::of(&indicator.measure));
                    }
                    lanes[place].add(reading, several)?;
                }
            }
        }
        Ok(())
    }

    /// Adds all of it to the finest crossings of each indicator, those of `source` in `finest`.
    ///
    /// # Errors
    /// Where a sum passes 128 bits.
    pub(super) fn settle(
        self,
        plan: &Plan,
        (association, source): (AssociationId, SourceId),
        finest: &mut BTreeMap<(AssociationId, SourceId, IndicatorId), Finest>,
    ) -> anyhow::Result<()> {
        for ((id, crossing), (asked, lanes)) in self.tracks {
            let held = finest.entry((association, source, id)).or_default();
            held.fill(self.places.filled(&asked));
            let measure = &plan.indicator(id).measure;
            for ((slot, splits), lane) in self.places.all(&asked).iter().zip(lanes) {
                let left = lane.left();
                if !left.is_empty() {
                    held.leave((crossing, *slot, splits.clone()), &left)?;
                }
                if let Some(gathered) = lane.gathered(measure) {
                    held.gather((crossing, 0, *slot, splits.clone()), gathered)?;
                }
            }
        }
        Ok(())
    }
}

impl Lane {
    fn of(measure: &Measure) -> Self {
        Self {
            standings: [0; STANDINGS],
            tally: Tally::empty(measure),
            codes: Vec::new(),
            values: Gathering::default(),
        }
    }

    /// Adds one row; `several` where a value is a set of codes.
    fn add(&mut self, reading: &Reading, several: bool) -> anyhow::Result<()> {
        self.standings[number(reading.standing) as usize] += 1;
        if reading.standing != Standing::Valued {
            return Ok(());
        }
        let (x, y) = (i128::from(reading.x), i128::from(reading.y));
        // Two numbers of 64 bits have a product of 127; counts stay far below 128.
        let add = |sum: &mut i128, more: i128| {
            *sum = sum.checked_add(more).context("a sum passes 128 bits")?;
            anyhow::Ok(())
        };
        match &mut self.tally {
            Tally::Base | Tally::Turns(_) | Tally::CodeTurns(_) | Tally::PairsTwice { .. } => {}
            Tally::Hits(hits) => *hits += x,
            Tally::Sums { x: sum, xx } => {
                add(sum, x)?;
                add(xx, x * x)?;
            }
            Tally::Pairs {
                x: above,
                y: below,
                xx,
                xy,
                yy,
            } => {
                add(above, x)?;
                add(below, y)?;
                add(xx, x * x)?;
                add(xy, x * y)?;
                add(yy, y * y)?;
            }
            Tally::Values(_) => self.values.add(reading.x),
            Tally::Nps {
                promoters,
                passives,
                detractors,
            } => match x {
                9.. => *promoters += 1,
                7..=8 => *passives += 1,
                _ => *detractors += 1,
            },
            Tally::Codes(_) if several => {
                let mut set = reading::set(reading.x, reading.y);
                while set != 0 {
                    count(&mut self.codes, set.trailing_zeros() as usize);
                    set &= set - 1;
                }
            }
            Tally::Codes(_) => {
                if let Ok(code) = u16::try_from(x) {
                    count(&mut self.codes, usize::from(code));
                }
            }
        }
        Ok(())
    }

    /// Who was left out.
    fn left(&self) -> LeftOut {
        let why = [
            (Standing::NotEligible, Left::NotEligible),
            (Standing::OutOfBase, Left::OutOfBase),
        ];
        let left = why.map(|(standing, why)| (why, self.rows(standing)));
        left.into_iter().filter(|(_, rows)| *rows > 0).collect()
    }

    fn rows(&self, standing: Standing) -> i128 {
        i128::from(self.standings[number(standing) as usize])
    }

    /// What the others bring; none where there are no others. What brings a value is held to be exact: whose it is tells better.
    fn gathered(self, measure: &Measure) -> Option<Gathered> {
        let mut cell = Cell::empty(measure);
        let missing = Missing::ALL.map(|reason| (reason, self.rows(Standing::Missing(reason))));
        cell.missing = missing.into_iter().filter(|(_, rows)| *rows > 0).collect();
        cell.eligibility_unknown = self.rows(Standing::Doubtful);
        cell.n = self.rows(Standing::Valued);
        cell.persons = cell.n;
        cell.comparability = (cell.n > 0).then_some(Comparability::Exact);
        if cell.n == 0 && cell.eligibility_unknown == 0 && cell.missing.is_empty() {
            return None;
        }
        cell.tally = self.tally;
        if let Tally::Codes(counts) = &mut cell.tally {
            let codes = (0..).map(CodeId).zip(self.codes);
            let codes = codes.filter(|(_, count)| *count > 0);
            counts.extend(codes.map(|(code, count)| (code, i128::from(count))));
        }
        Some(Gathered {
            cell,
            values: self.values,
        })
    }
}

/// Counts once more what stands at a position.
fn count(counts: &mut Vec<u64>, at: usize) {
    if at >= counts.len() {
        counts.resize(at + 1, 0);
    }
    counts[at] += 1;
}
