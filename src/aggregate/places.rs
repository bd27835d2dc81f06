//! Where rows fall, read once for all the indicators that ask for it alike.
//!
//! In: tables of one source, one after the other. Out: the number of the place of each row: a period and wave, and for each variable
//! of a crossing a code or none. Numbers are given as places come, and hold from one table to the next.

use std::collections::BTreeMap;

use anyhow::Context;

use super::finest::Splits;
use super::rows::{Seen, Slot, fills};
use crate::cells::Split;
use crate::observation::{Table, Values};
use crate::period::Period;
use crate::plan::{CodeId, Feed, Indicator, Plan, VariableId, WaveId};
use crate::referential::Every;

/// The place of a row that is of no wave asked for.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Combinations that are looked up directly, at most.
const MOST_DIRECT: u64 = 1 << 20;

/// By which periods and waves rows are counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Timing {
    every: Every,
    /// None: whatever the wave.
    waves: Vec<WaveId>,
}

/// What is asked for: periods and waves, and the variables of a crossing, none for those that the source does not fill.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Asked {
    timing: Timing,
    variables: Vec<Option<VariableId>>,
}

impl Asked {
    /// What `indicator` asks of the source of `feed`, split by `variables`.
    pub(super) fn by(indicator: &Indicator, feed: &Feed, variables: &[VariableId]) -> Self {
        let filled = |id: &VariableId| Some(*id).filter(|id| fills(feed, *id));
        Self {
            timing: Timing {
                every: indicator.every,
                waves: indicator.waves.clone(),
            },
            variables: variables.iter().map(filled).collect(),
        }
    }
}

/// The places of one source.
#[derive(Default)]
pub(super) struct Places {
    calendars: BTreeMap<Timing, Calendar>,
    crossings: BTreeMap<Asked, Crossing>,
}

/// The periods and waves of one timing.
#[derive(Default)]
struct Calendar {
    known: BTreeMap<Slot, u32>,
    slots: Vec<Slot>,
    /// That of each row of the table at hand, where it was read.
    rows: Option<Vec<u32>>,
}

/// The places of one crossing.
#[derive(Default)]
struct Crossing {
    /// The place of each combination of slot and codes, in mixed radix, up to the greatest seen.
    direct: Vec<u32>,
    /// Those of the combinations past [`MOST_DIRECT`].
    others: BTreeMap<u64, u32>,
    places: Vec<(Slot, Splits)>,
    rows: Option<Vec<u32>>,
}

impl Places {
    /// Turns to another table.
    pub(super) fn turn(&mut self) {
        for calendar in self.calendars.values_mut() {
            calendar.rows = None;
        }
        for crossing in self.crossings.values_mut() {
            crossing.rows = None;
        }
    }

    /// The place of each row of `table`, the one at hand, as it is `asked` for.
    ///
    /// # Errors
    /// Where there are too many to be numbered.
    pub(super) fn read(
        &mut self,
        plan: &Plan,
        table: &Table,
        asked: &Asked,
    ) -> anyhow::Result<&[u32]> {
        let crossing = self.crossings.entry(asked.clone()).or_default();
        if crossing.rows.is_none() {
            let calendar = self.calendars.entry(asked.timing.clone()).or_default();
            let slots = calendar.read(table, &asked.timing)?;
            crossing.read(plan, table, &asked.variables, slots)?;
        }
        Ok(crossing.rows.as_deref().unwrap_or_default())
    }

    /// The periods and waves that rows fill, of what is `asked` for.
    pub(super) fn filled(&self, asked: &Asked) -> impl Iterator<Item = Slot> {
        let calendar = self.calendars.get(&asked.timing);
        calendar
            .into_iter()
            .flat_map(|calendar| calendar.slots.iter().copied())
    }

    /// Each place of what is `asked` for, in the order of their numbers.
    pub(super) fn all(&self, asked: &Asked) -> &[(Slot, Splits)] {
        self.crossings
            .get(asked)
            .map_or(&[], |crossing| &crossing.places)
    }
}

/// The slots of a calendar, and that of each row.
type Slots<'c> = (&'c [Slot], &'c [u32]);

impl Calendar {
    /// Reads the slot of each row of `table`, once.
    fn read(&mut self, table: &Table, timing: &Timing) -> anyhow::Result<Slots<'_>> {
        if self.rows.is_none() {
            let mut rows = Vec::with_capacity(table.rows());
            let mut seen = Seen::of(table);
            for (month, wave) in table.months.iter().zip(&table.waves) {
                let wave = wave.filter(|_| !timing.waves.is_empty());
                if !timing.waves.is_empty() && !wave.is_some_and(|w| timing.waves.contains(&w)) {
                    rows.push(NOWHERE);
                    continue;
                }
                let slot = if let Some(slot) = seen.get(*month, wave) {
                    slot
                } else {
                    let first = Period::holding(*month, timing.every).first_month();
                    let slot = self.number((first, wave))?;
                    seen.set(*month, wave, slot);
                    slot
                };
                rows.push(slot);
            }
            self.rows = Some(rows);
        }
        Ok((&self.slots, self.rows.as_deref().unwrap_or_default()))
    }

    fn number(&mut self, slot: Slot) -> anyhow::Result<u32> {
        let next = u32::try_from(self.slots.len()).context("more periods than 2³²")?;
        let number = *self.known.entry(slot).or_insert(next);
        if number == next {
            self.slots.push(slot);
        }
        Ok(number)
    }
}

impl Crossing {
    /// Reads the place of each row of `table`.
    fn read(
        &mut self,
        plan: &Plan,
        table: &Table,
        variables: &[Option<VariableId>],
        (slots, of_rows): Slots,
    ) -> anyhow::Result<()> {
        let size = |variable: &Option<VariableId>| {
            let list = variable.and_then(|id| plan.codelist_of(id));
            list.map_or(1, |list| list.codes.len() as u64 + 1)
        };
        let sizes: Vec<u64> = variables.iter().map(size).collect();
        let all = sizes
            .iter()
            .try_fold(slots.len() as u64, |all, size| all.checked_mul(*size));
        all.context("a crossing has more cells than 2⁶⁴")?;
        let mut combined: Vec<u64> = of_rows.iter().map(|slot| u64::from(*slot)).collect();
        for (variable, size) in variables.iter().zip(&sizes) {
            combine(plan, table, *variable, *size, &mut combined);
        }
        let mut rows = Vec::with_capacity(combined.len());
        for (combined, slot) in combined.into_iter().zip(of_rows) {
            if *slot == NOWHERE {
                rows.push(NOWHERE);
                continue;
            }
            let known = self.known(combined);
            rows.push(match known {
                Some(place) => place,
                None => self.number(combined, slots[*slot as usize], &sizes)?,
            });
        }
        self.rows = Some(rows);
        Ok(())
    }

    fn known(&self, combined: u64) -> Option<u32> {
        let direct = usize::try_from(combined).ok();
        match direct.and_then(|at| self.direct.get(at)) {
            Some(place) => Some(*place).filter(|place| *place != NOWHERE),
            None => self.others.get(&combined).copied(),
        }
    }

    /// Gives the next number to a combination.
    fn number(&mut self, combined: u64, slot: Slot, sizes: &[u64]) -> anyhow::Result<u32> {
        let place = u32::try_from(self.places.len()).ok();
        let place = place.filter(|place| *place != NOWHERE);
        let place = place.context("more cells than 2³²")?;
        match usize::try_from(combined) {
            Ok(at) if combined < MOST_DIRECT => {
                if at >= self.direct.len() {
                    self.direct.resize(at + 1, NOWHERE);
                }
                self.direct[at] = place;
            }
            _ => {
                self.others.insert(combined, place);
            }
        }
        self.places.push((slot, splits(combined, sizes)));
        Ok(place)
    }
}

/// Adds one more variable, which has `size` codes, that for unknown included, to the combination that each row is of. A multiple
/// choice would put one row in several parts: it splits nothing, and is unknown.
fn combine(
    plan: &Plan,
    table: &Table,
    variable: Option<VariableId>,
    size: u64,
    combined: &mut [u64],
) {
    let unknown = size - 1;
    let column = variable.and_then(|id| table.columns.get(&id).zip(plan.codelist_of(id)));
    let codes = column.and_then(|(column, list)| match &column.values {
        Values::Code(codes) => Some((codes, &column.missing, list)),
        Values::Several(_) | Values::Number(_) | Values::Date(_) => None,
    });
    let Some((codes, missing, list)) = codes else {
        for combined in combined {
            *combined = combined.wrapping_mul(size).wrapping_add(unknown);
        }
        return;
    };
    let common = (0..list.codes.len()).filter_map(|at| u16::try_from(at).ok().map(CodeId));
    let common: Vec<u64> = common.map(|code| u64::from(list.common(code).0)).collect();
    let cells = codes.iter().zip(missing);
    for (combined, (code, missing)) in combined.iter_mut().zip(cells) {
        let known = common
            .get(usize::from(code.0))
            .filter(|_| missing.is_none());
        let digit = known.copied().unwrap_or(unknown);
        *combined = combined.wrapping_mul(size).wrapping_add(digit);
    }
}

/// The splits of a combination.
fn splits(combined: u64, sizes: &[u64]) -> Splits {
    let mut rest = combined;
    let mut splits: Splits = Vec::with_capacity(sizes.len());
    for size in sizes.iter().rev() {
        let code = rest % size;
        rest /= size;
        splits.push(match u16::try_from(code) {
            Ok(code_id) if code + 1 < *size => Split::Code(CodeId(code_id)),
            _ => Split::Unknown,
        });
    }
    splits.reverse();
    splits
}
