//! The rows of an association that count for one indicator, all its sources together, column by column.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;

use super::Fed;
use super::reading::{self, Reading, Standing};
use super::weights::Weight;
use crate::cells::Left;
use crate::observation::{Table, Values};
use crate::period::Period;
use crate::plan::{CodeId, Feed, Indicator, PeriodFrom, Plan, VariableId, WaveId};

/// The first month of a period, and a wave.
pub(super) type Slot = (i32, Option<WaveId>);

/// Rows, column by column.
pub(super) struct Rows {
    /// The periods and waves that hold at least one row, eligible or not.
    pub(super) slots: Vec<Slot>,
    /// Those that each source fills.
    pub(super) filled: Vec<BTreeSet<u32>>,
    /// Position of the source of each row among those that feed.
    pub(super) source: Vec<u32>,
    /// Position in `slots` of each row.
    pub(super) slot: Vec<u32>,
    /// Respondent of each row.
    pub(super) respondents: Vec<u32>,
    /// When each row was collected.
    pub(super) moments: Vec<i64>,
    /// The last day on which each row may have been collected, as far as its source tells; empty where no change
    /// is asked for.
    pub(super) last_days: Vec<i64>,
    /// What the measure reads of each row.
    pub(super) readings: Vec<Reading>,
    /// What each row weighs, none where its source weighs nothing; empty where no source does, or the measure takes no
    /// weights.
    pub(super) weights: Vec<Option<Weight>>,
    /// For each disaggregating variable, the common code of each row; none where it is not known.
    pub(super) dimensions: Dimensions,
    /// The rows left out.
    pub(super) left: LeftRows,
}

/// The common codes of rows, by disaggregating variable.
pub(super) type Dimensions = BTreeMap<VariableId, Vec<Option<CodeId>>>;

/// Rows left out, column by column: enough to count them where they would have counted.
#[derive(Default)]
pub(super) struct LeftRows {
    /// Why each is.
    pub(super) why: Vec<Left>,
    /// Position in [`Rows::slots`] of each.
    pub(super) slot: Vec<u32>,
    /// As [`Rows::dimensions`].
    pub(super) dimensions: Dimensions,
}

impl Rows {
    /// The rows of `fed` that may count for `indicator`; where it has changes, with those that are not eligible.
    ///
    /// # Errors
    /// Where there are more than 2³² rows.
    pub(super) fn of(plan: &Plan, indicator: &Indicator, fed: &[Fed]) -> anyhow::Result<Self> {
        let variables: BTreeSet<VariableId> = indicator
            .disaggregations
            .iter()
            .flatten()
            .copied()
            .collect();
        let mut rows = Self {
            slots: Vec::new(),
            filled: Vec::new(),
            source: Vec::new(),
            slot: Vec::new(),
            respondents: Vec::new(),
            moments: Vec::new(),
            last_days: Vec::new(),
            readings: Vec::new(),
            weights: Vec::new(),
            dimensions: variables.iter().map(|id| (*id, Vec::new())).collect(),
            left: LeftRows {
                dimensions: variables.into_iter().map(|id| (id, Vec::new())).collect(),
                ..LeftRows::default()
            },
        };
        let mut known = BTreeMap::new();
        for fed in fed {
            rows.read(plan, indicator, fed, &mut known)?;
        }
        Ok(rows)
    }

    fn read(
        &mut self,
        plan: &Plan,
        indicator: &Indicator,
        fed: &Fed,
        known: &mut BTreeMap<Slot, u32>,
    ) -> anyhow::Result<()> {
        let table = fed.table;
        let readings = reading::read(plan, indicator, table);
        let period = &plan.source(table.association, table.source).period;
        let has_changes = !indicator.changes().is_empty();
        let source = u32::try_from(self.filled.len()).context("more sources than 2³²")?;
        let mut filled = BTreeSet::new();
        let (mut kept, mut left) = (Vec::new(), Vec::new());
        let mut seen = Seen::of(table);
        for (row, reading) in readings.iter().enumerate() {
            let wave = table.waves[row].filter(|_| !indicator.waves.is_empty());
            if !indicator.waves.is_empty() && !wave.is_some_and(|w| indicator.waves.contains(&w)) {
                continue;
            }
            let month = table.months[row];
            let slot = if let Some(number) = seen.get(month, wave) {
                number
            } else {
                let first = Period::holding(month, indicator.every).first_month();
                let next = u32::try_from(self.slots.len()).context("more periods than 2³²")?;
                let number = *known.entry((first, wave)).or_insert(next);
                if number == next {
                    self.slots.push((first, wave));
                }
                filled.insert(number);
                seen.set(month, wave, number);
                number
            };
            // A change has to know that a respondent was seen, were it outside what is measured.
            if reading.standing == Standing::NotEligible && !has_changes {
                left.push(row);
                self.left.why.push(Left::NotEligible);
                self.left.slot.push(slot);
                continue;
            }
            kept.push(row);
            self.source.push(source);
            self.slot.push(slot);
            self.respondents.push(fed.respondents[row]);
            self.moments.push(table.moments[row]);
            if has_changes {
                let last = last_day(period, table.months[row], table.moments[row]);
                self.last_days.push(last);
            }
            self.readings.push(*reading);
        }
        if indicator.measure.weighs() && !(fed.weights.is_empty() && self.weights.is_empty()) {
            self.weights.resize(self.readings.len() - kept.len(), None);
            let weights = kept.iter().map(|row| fed.weights.get(*row).copied());
            self.weights.extend(weights);
        }
        for (variable, codes) in &mut self.dimensions {
            append(plan, *variable, fed.feed, table, &kept, codes);
        }
        for (variable, codes) in &mut self.left.dimensions {
            append(plan, *variable, fed.feed, table, &left, codes);
        }
        self.filled.push(filled);
        u32::try_from(self.slot.len()).context("more rows than 2³²")?;
        Ok(())
    }

    /// Leaves out the rows that are not eligible, once changes have seen whose they are.
    pub(super) fn leave_not_eligible(&mut self) {
        self.leave(Standing::NotEligible, Left::NotEligible);
    }

    /// Leaves out the rows outside the base, once it is settled which row of a respondent counts.
    pub(super) fn leave_out_of_base(&mut self) {
        self.leave(Standing::OutOfBase, Left::OutOfBase);
    }

    fn leave(&mut self, standing: Standing, why: Left) {
        let out = |reading: &Reading| reading.standing == standing;
        if self.readings.iter().any(out) {
            let keep: Vec<bool> = self.readings.iter().map(|reading| !out(reading)).collect();
            self.retain(&keep, why);
        }
    }

    /// Leaves out the rows that nothing can weigh, which was said.
    pub(super) fn leave_out_unweighed(&mut self) {
        let cannot = |weight: &Option<Weight>| weight.is_some_and(|it| it == Weight::NONE);
        if self.weights.iter().any(cannot) {
            let keep: Vec<bool> = self.weights.iter().map(|weight| !cannot(weight)).collect();
            self.retain(&keep, Left::Unweighed);
        }
    }

    /// The first day on which a row may have been collected.
    pub(super) fn day(&self, row: usize) -> i64 {
        self.moments[row].div_euclid(DAY)
    }

    /// Keeps the rows marked, and leaves out the others for the reason `why`.
    pub(super) fn retain(&mut self, keep: &[bool], why: Left) {
        let others = || keep.iter().enumerate().filter(|(_, kept)| !**kept);
        self.left.why.extend(others().map(|_| why));
        let slots = others().map(|(row, _)| self.slot[row]);
        self.left.slot.extend(slots);
        for (variable, codes) in &mut self.left.dimensions {
            let own = self.dimensions.get(variable);
            let own = others().map(|(row, _)| own.and_then(|own| own[row]));
            codes.extend(own);
        }
        filter(&mut self.source, keep);
        filter(&mut self.slot, keep);
        filter(&mut self.respondents, keep);
        filter(&mut self.moments, keep);
        filter(&mut self.last_days, keep);
        filter(&mut self.readings, keep);
        filter(&mut self.weights, keep);
        for codes in self.dimensions.values_mut() {
            filter(codes, keep);
        }
    }
}

/// Which slot each month and wave of a table fall in, as far as is known.
pub(super) struct Seen {
    first: i32,
    months: usize,
    slots: Vec<Option<u32>>,
}

impl Seen {
    /// Most places looked up directly: exports of more months and waves than that are looked up each time.
    const MOST: usize = 1 << 16;

    pub(super) fn of(table: &Table) -> Self {
        let first = table.months.iter().min().copied().unwrap_or(0);
        let last = table.months.iter().max().copied().unwrap_or(0);
        let months = usize::try_from(last.abs_diff(first)).map_or(Self::MOST, |it| it + 1);
        Self {
            first,
            months: months.min(Self::MOST),
            slots: Vec::new(),
        }
    }

    fn place(&self, month: i32, wave: Option<WaveId>) -> Option<usize> {
        let month = usize::try_from(month.abs_diff(self.first)).ok()?;
        let wave = wave.map_or(0, |wave| 1 + usize::from(wave.0));
        let place = wave.checked_mul(self.months)? + month;
        (month < self.months && place < Self::MOST).then_some(place)
    }

    pub(super) fn get(&self, month: i32, wave: Option<WaveId>) -> Option<u32> {
        self.slots.get(self.place(month, wave)?).copied().flatten()
    }

    pub(super) fn set(&mut self, month: i32, wave: Option<WaveId>, slot: u32) {
        let Some(place) = self.place(month, wave) else {
            return;
        };
        if place >= self.slots.len() {
            self.slots.resize(place + 1, None);
        }
        self.slots[place] = Some(slot);
    }
}

/// Seconds in a day.
const DAY: i64 = 86_400;

/// The last day on which a row may have been collected: where its source tells a year alone, that of the year.
fn last_day(period: &PeriodFrom, month: i32, moment: i64) -> i64 {
    let every = match period {
        PeriodFrom::Column { day: true, .. } => return moment.div_euclid(DAY),
        PeriodFrom::Column { finest, .. } => *finest,
        PeriodFrom::Constant(period) => period.every(),
    };
    i64::from(Period::holding(month, every).last_day())
}

fn filter<T>(values: &mut Vec<T>, keep: &[bool]) {
    let mut marks = keep.iter();
    values.retain(|_| marks.next().copied().unwrap_or(false));
}

/// The common codes of a disaggregating variable over the rows `kept` of a table. A multiple choice would put one
/// row in several parts: it splits nothing, and is unknown.
fn append(
    plan: &Plan,
    variable: VariableId,
    feed: &Feed,
    table: &Table,
    kept: &[usize],
    codes: &mut Vec<Option<CodeId>>,
) {
    let column = table
        .columns
        .get(&variable)
        .filter(|_| fills(feed, variable))
        .zip(plan.codelist_of(variable));
    let Some((column, list)) = column else {
        codes.resize(codes.len() + kept.len(), None);
        return;
    };
    let Values::Code(values) = &column.values else {
        codes.resize(codes.len() + kept.len(), None);
        return;
    };
    codes.extend(kept.iter().map(|row| match column.missing[*row] {
        None => Some(list.common(values[*row])),
        Some(_) => None,
    }));
}

/// Whether `feed` fills a disaggregating variable comparably enough to be added.
pub(super) fn fills(feed: &Feed, variable: VariableId) -> bool {
    feed.dimensions
        .get(&variable)
        .is_some_and(|comparability| comparability.enters())
}
