//! Cells: additive statistics, in whole numbers, of one indicator in one period, wave, association and
//! disaggregation.
//!
//! Cells of two files, two threads or two associations merge by addition, in any order, to the same bytes.
//! Floating point begins after them, in [`crate::estimate`].

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use anyhow::{Context, bail};

use crate::period::Period;
use crate::plan::{AssociationId, CodeId, IndicatorId, Measure, WaveId};
use crate::referential::Missing;

/// What a cell speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellKey {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period, at the indicator's rhythm.
    pub period: Period,
    /// The wave, where the indicator has some.
    pub wave: Option<WaveId>,
    /// 0 for the total, else 1 + position in the indicator's disaggregations.
    pub disaggregation: usize,
    /// One split for each variable of the disaggregation.
    pub splits: Vec<Split>,
    /// Whose observations.
    pub association: AssociationId,
}

/// The value of a disaggregating variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Split {
    /// A code of its (common) codelist.
    Code(CodeId),
    /// Missing, or not known comparably.
    Unknown,
}

/// Additive statistics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Observations with a value: the base.
    pub n: i128,
    /// Distinct respondents among them.
    pub persons: i128,
    /// Eligible observations without a value, by reason; `not-concerned` among them.
    pub missing: BTreeMap<Missing, i128>,
    /// Observations of which it is not known whether they are eligible.
    pub eligibility_unknown: i128,
    /// What the measure adds up.
    pub tally: Tally,
}

/// What a measure adds up. Numbers are in the units of their variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tally {
    /// `count`, `distinct`: nothing more than `n` and `persons`.
    Base,
    /// `share`: observations that count.
    Hits(i128),
    /// `sum`, `mean`.
    Sums {
        /// Σx.
        x: i128,
        /// Σx².
        xx: i128,
    },
    /// `ratio`.
    Pairs {
        /// Σx above.
        x: i128,
        /// Σy below.
        y: i128,
        /// Σx².
        xx: i128,
        /// Σxy.
        xy: i128,
        /// Σy².
        yy: i128,
    },
    /// `median`: observations by value.
    Values(BTreeMap<i64, i128>),
    /// `nps`.
    Nps {
        /// 9 and 10.
        promoters: i128,
        /// 7 and 8.
        passives: i128,
        /// 0 to 6.
        detractors: i128,
    },
    /// `distribution`: observations by code; those of a multiple choice add to more than `n`.
    Codes(BTreeMap<CodeId, i128>),
}

impl Tally {
    /// Nothing added up yet, for `measure`.
    pub fn empty(measure: &Measure) -> Self {
        match measure {
            Measure::Count | Measure::Distinct => Self::Base,
            Measure::Share { .. } => Self::Hits(0),
            Measure::Sum(_) | Measure::Mean(_) => Self::Sums { x: 0, xx: 0 },
            Measure::Ratio { .. } => Self::Pairs {
                x: 0,
                y: 0,
                xx: 0,
                xy: 0,
                yy: 0,
            },
            Measure::Median(_) => Self::Values(BTreeMap::new()),
            Measure::Nps(_) => Self::Nps {
                promoters: 0,
                passives: 0,
                detractors: 0,
            },
            Measure::Distribution(_) => Self::Codes(BTreeMap::new()),
        }
    }

    fn merge(&mut self, other: &Self) -> anyhow::Result<()> {
        match (self, other) {
            (Self::Base, Self::Base) => Ok(()),
            (Self::Hits(held), Self::Hits(more)) => add(held, *more),
            (Self::Sums { x, xx }, Self::Sums { x: dx, xx: dxx }) => {
                add(x, *dx)?;
                add(xx, *dxx)
            }
            (
                Self::Pairs { x, y, xx, xy, yy },
                Self::Pairs {
                    x: dx,
                    y: dy,
                    xx: dxx,
                    xy: dxy,
                    yy: dyy,
                },
            ) => {
                add(x, *dx)?;
                add(y, *dy)?;
                add(xx, *dxx)?;
                add(xy, *dxy)?;
                add(yy, *dyy)
            }
            (Self::Values(held), Self::Values(more)) => add_each(held, more),
            (
                Self::Nps {
                    promoters,
                    passives,
                    detractors,
                },
                Self::Nps {
                    promoters: more_promoters,
                    passives: more_passives,
                    detractors: more_detractors,
                },
            ) => {
                add(promoters, *more_promoters)?;
                add(passives, *more_passives)?;
                add(detractors, *more_detractors)
            }
            (Self::Codes(held), Self::Codes(more)) => add_each(held, more),
            _ => bail!("cells of two measures do not add"),
        }
    }
}

impl Cell {
    /// A cell of no observation, for `measure`.
    pub fn empty(measure: &Measure) -> Self {
        Self {
            n: 0,
            persons: 0,
            missing: BTreeMap::new(),
            eligibility_unknown: 0,
            tally: Tally::empty(measure),
        }
    }

    /// Adds `other`: the only addition there is, whatever the cells come from.
    ///
    /// # Errors
    /// Where a sum passes 128 bits, or the cells are of two measures.
    pub fn merge(&mut self, other: &Self) -> anyhow::Result<()> {
        add(&mut self.n, other.n)?;
        add(&mut self.persons, other.persons)?;
        add_each(&mut self.missing, &other.missing)?;
        add(&mut self.eligibility_unknown, other.eligibility_unknown)?;
        self.tally.merge(&other.tally)
    }

    /// Item non-response: eligible, no value, for any reason but `not-concerned`.
    pub fn no_answer(&self) -> i128 {
        let reasons = self.missing.iter();
        reasons
            .filter(|(reason, _)| **reason != Missing::NotConcerned)
            .fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }

    /// Outside the eligible base.
    pub fn not_concerned(&self) -> i128 {
        self.missing
            .get(&Missing::NotConcerned)
            .copied()
            .unwrap_or(0)
    }
}

fn add(held: &mut i128, more: i128) -> anyhow::Result<()> {
    *held = held.checked_add(more).context("a sum passes 128 bits")?;
    Ok(())
}

fn add_each<K: Ord + Copy>(
    held: &mut BTreeMap<K, i128>,
    more: &BTreeMap<K, i128>,
) -> anyhow::Result<()> {
    for (key, count) in more {
        add(held.entry(*key).or_insert(0), *count)?;
    }
    Ok(())
}

/// All cells of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// By what they speak of.
    pub cells: BTreeMap<CellKey, Cell>,
}

impl Cells {
    /// Adds `cell` to what is held under `key`.
    ///
    /// # Errors
    /// As [`Cell::merge`].
    pub fn add(&mut self, key: CellKey, cell: Cell) -> anyhow::Result<()> {
        match self.cells.entry(key) {
            Entry::Occupied(mut held) => held.get_mut().merge(&cell),
            Entry::Vacant(place) => {
                place.insert(cell);
                Ok(())
            }
        }
    }

    /// Adds all the cells of `other`.
    ///
    /// # Errors
    /// As [`Cell::merge`].
    pub fn merge(&mut self, other: Self) -> anyhow::Result<()> {
        for (key, cell) in other.cells {
            self.add(key, cell)?;
        }
        Ok(())
    }
}
