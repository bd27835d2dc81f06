//! What rows bring to a cell by their weight, in whole numbers.
//!
//! The same measure is added up twice beside the plain one: each row counted as many times as its weight has millionths,
//! then as many times as the square of that. The first gives estimates, both give their precision. A row that nothing weighs
//! weighs one, so that the rows of associations that weigh and of others add.

use std::collections::BTreeSet;

use anyhow::Context;

use super::{Tally, add};
use crate::plan::Measure;
use crate::statistics::frequencies::Frequencies;
use crate::statistics::weights::ONE;

/// Weighted sums of one cell, over the rows with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// Σw.
    pub w: i128,
    /// Σw².
    pub ww: i128,
    /// What the measure adds up, each row by its weight.
    pub once: Tally,
    /// The same by the square of its weight; of values, nothing.
    pub twice: Tally,
    /// The largest weight; 0 where there is no row.
    pub largest: i64,
    /// The caps that cut a weight of the samples these rows are of.
    pub caps: BTreeSet<i64>,
}

impl Weighed {
    /// Nothing added up yet, for `measure`.
    pub fn empty(measure: &Measure) -> Self {
        Self {
            w: 0,
            ww: 0,
            once: Tally::empty(measure),
            twice: Tally::empty(measure),
            largest: 0,
            caps: BTreeSet::new(),
        }
    }

    /// `n` rows that add up to `tally` and weigh one each.
    ///
    /// # Errors
    /// Where a sum passes 128 bits.
    pub(super) fn of_equal(n: i128, tally: &Tally) -> anyhow::Result<Self> {
        let one = i128::from(ONE);
        Ok(Self {
            w: times(n, one)?,
            ww: times(n, one * one)?,
            once: tally.times(one)?,
            twice: tally.squared(one * one)?,
            largest: if n > 0 { ONE } else { 0 },
            caps: BTreeSet::new(),
        })
    }

    /// Adds `other`.
    ///
    /// # Errors
    /// Where a sum passes 128 bits, or the tallies are of two measures.
    pub(super) fn merge(&mut self, other: &Self) -> anyhow::Result<()> {
        add(&mut self.w, other.w)?;
        add(&mut self.ww, other.ww)?;
        self.once.merge(&other.once)?;
        self.twice.merge(&other.twice)?;
        self.largest = self.largest.max(other.largest);
        self.caps.extend(&other.caps);
        Ok(())
    }
}

fn times(sum: i128, factor: i128) -> anyhow::Result<i128> {
    sum.checked_mul(factor).context("a sum passes 128 bits")
}

impl Tally {
    /// Each sum `factor` times. Changes are not weighted: theirs stay as they are.
    fn times(&self, factor: i128) -> anyhow::Result<Self> {
        let mut tally = self.clone();
        let scale = |sum: &mut i128| {
            *sum = times(*sum, factor)?;
            anyhow::Ok(())
        };
        match &mut tally {
            Self::Base | Self::Turns(_) | Self::CodeTurns(_) | Self::PairsTwice { .. } => {}
            Self::Hits(hits) => scale(hits)?,
            Self::Sums { x, xx } => [x, xx].into_iter().try_for_each(scale)?,
            Self::Pairs { x, y, xx, xy, yy } => {
                [x, y, xx, xy, yy].into_iter().try_for_each(scale)?;
            }
            Self::Values(counts) => *counts = counts.change(|count| times(count, factor))?,
            Self::Nps {
                promoters,
                passives,
                detractors,
            } => [promoters, passives, detractors]
                .into_iter()
                .try_for_each(scale)?,
            Self::Codes(counts) => counts.values_mut().try_for_each(scale)?,
        }
        Ok(tally)
    }

    /// The same, without values: nothing is made of their squares.
    fn squared(&self, factor: i128) -> anyhow::Result<Self> {
        match self {
            Self::Values(_) => Ok(Self::Values(Frequencies::default())),
            other => other.times(factor),
        }
    }
}
