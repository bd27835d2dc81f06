//! Cells: additive statistics, in whole numbers, of one indicator in one period, wave, association and
//! disaggregation.
//!
//! Cells of two files, two threads or two associations merge by addition, in any order, to the same bytes.
//! Floating point begins after them, in [`crate::estimate`].

mod weighed;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use anyhow::{Context, bail};

use crate::period::Period;
use crate::plan::{AssociationId, CodeId, IndicatorId, Measure, SourceId, WaveId, Waves};
use crate::referential::{Comparability, Missing};
use crate::statistics::frequencies::Frequencies;

mod left;
mod starts;

pub use left::{Left, LeftOut};
pub use starts::{Starts, add_value};
pub use weighed::Weighed;

/// What a cell speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellKey {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period, at the indicator's rhythm.
    pub period: Period,
    /// The wave, or the two of a change; a change is of the period of the later one.
    pub waves: Waves,
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

/// Additive statistics: of observations, or for a change of respondents, each known at two waves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Observations with a value: the base. Of a change, respondents with a value at both waves.
    pub n: i128,
    /// Distinct respondents among them.
    pub persons: i128,
    /// Eligible observations without a value, by reason; `not-concerned` among them. Of a change, respondents
    /// seen at both waves, without a value at one; those who are not eligible at one are `not-concerned`.
    pub missing: BTreeMap<Missing, i128>,
    /// Observations of which it is not known whether they are eligible.
    pub eligibility_unknown: i128,
    /// Of a change, respondents who are not compared.
    pub unmatched: Unmatched,
    /// Of a change, how many respondents moved; nothing where what is measured has no way up.
    pub moves: Moves,
    /// Of a change, what respondents said at the earlier wave.
    pub starts: Starts,
    /// Worst comparability of the sources that bring a value; none where none does.
    pub comparability: Option<Comparability>,
    /// What the measure adds up.
    pub tally: Tally,
    /// The same by weight, where a row has one. Boxed: most cells have none.
    pub weighed: Option<Box<Weighed>>,
}

/// Respondents of a change who are not compared: seen at one wave, or at both without being comparable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unmatched {
    /// With a value at the earlier wave, last seen there in this period, and not seen at the later one: who is compared in
    /// this period may have been seen first in another.
    pub before: i128,
    /// With a value at the later one, and not seen at the earlier one.
    pub after: i128,
    /// Seen at both, on both sides of a break of series.
    pub across: i128,
    /// Seen at both, and their dates do not tell on which side of a break.
    pub unplaced: i128,
}

impl Unmatched {
    /// How many there are.
    pub fn all(self) -> i128 {
        let once = self.before.saturating_add(self.after);
        once.saturating_add(self.by_breaks())
    }

    /// How many a break of series keeps from being compared.
    pub fn by_breaks(self) -> i128 {
        self.across.saturating_add(self.unplaced)
    }

    /// Adds `other`.
    ///
    /// # Errors
    /// Where a sum passes 128 bits.
    pub fn merge(&mut self, other: Self) -> anyhow::Result<()> {
        add(&mut self.before, other.before)?;
        add(&mut self.after, other.after)?;
        add(&mut self.across, other.across)?;
        add(&mut self.unplaced, other.unplaced)
    }
}

/// How many of the respondents that a change compares moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Upwards, by as much as counts.
    pub up: i128,
    /// By less, or not at all.
    pub stable: i128,
    /// Downwards, by as much as counts.
    pub down: i128,
}

impl Moves {
    /// Upwards, not, and downwards.
    pub fn each(self) -> [i128; 3] {
        [self.up, self.stable, self.down]
    }

    fn merge(&mut self, other: Self) -> anyhow::Result<()> {
        add(&mut self.up, other.up)?;
        add(&mut self.stable, other.stable)?;
        add(&mut self.down, other.down)
    }
}

/// Of how many respondents something became true, or ceased to be, between two waves. Of the others, up to the
/// base, it was true at neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    /// True at both.
    pub both: i128,
    /// True at the later one alone.
    pub gained: i128,
    /// True at the earlier one alone.
    pub lost: i128,
}

impl Turns {
    fn merge(&mut self, other: &Self) -> anyhow::Result<()> {
        add(&mut self.both, other.both)?;
        add(&mut self.gained, other.gained)?;
        add(&mut self.lost, other.lost)
    }
}

/// What a measure adds up. Numbers are in the units of their variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tally {
    /// `count`, `distinct`: nothing more than `n` and `persons`.
    Base,
    /// `share`: observations that count.
    Hits(i128),
    /// `sum`, `mean`; for their change, of the differences, as for that of `nps`, which turns scores into 1, 0
    /// and -1.
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
    /// `median`: observations by value; for its change, respondents by difference.
    Values(Frequencies),
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
    /// Change of `share`.
    Turns(Turns),
    /// Change of `distribution`: by code.
    CodeTurns(BTreeMap<CodeId, Turns>),
    /// Change of `ratio`: Σx above and Σy below, over the same respondents.
    PairsTwice {
        /// At the earlier wave.
        before: [i128; 2],
        /// At the later one.
        after: [i128; 2],
        /// Sums of products of two of these four, in the order of [`crate::statistics::ratio_change::Sums`].
        products: [i128; 10],
    },
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
            Measure::Median(_) => Self::Values(Frequencies::default()),
            Measure::Nps(_) => Self::Nps {
                promoters: 0,
                passives: 0,
                detractors: 0,
            },
            Measure::Distribution(_) => Self::Codes(BTreeMap::new()),
        }
    }

    /// Nothing added up yet, for the change of `measure`; none where it has no change.
    pub fn unchanged(measure: &Measure) -> Option<Self> {
        Some(match measure {
            Measure::Count | Measure::Distinct => return None,
            Measure::Share { .. } => Self::Turns(Turns::default()),
            Measure::Sum(_) | Measure::Mean(_) | Measure::Nps(_) => Self::Sums { x: 0, xx: 0 },
            Measure::Ratio { .. } => Self::PairsTwice {
                before: [0; 2],
                after: [0; 2],
                products: [0; 10],
            },
            Measure::Median(_) => Self::Values(Frequencies::default()),
            Measure::Distribution(_) => Self::CodeTurns(BTreeMap::new()),
        })
    }

    /// Of a distribution or its change, counts 0 for each of `codes` not seen yet: they could be chosen.
    pub fn offer(&mut self, codes: &[CodeId]) {
        match self {
            Self::Codes(counts) => {
                for code in codes {
                    counts.entry(*code).or_insert(0);
                }
            }
            Self::CodeTurns(turns) => {
                for code in codes {
                    turns.entry(*code).or_default();
                }
            }
            _ => {}
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
            (Self::Values(held), Self::Values(more)) => {
                held.merge(more).context("a sum passes 128 bits")
            }
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
            (Self::Turns(held), Self::Turns(more)) => held.merge(more),
            (Self::CodeTurns(held), Self::CodeTurns(more)) => more
                .iter()
                .try_for_each(|(code, turns)| held.entry(*code).or_default().merge(turns)),
            (
                Self::PairsTwice {
                    before,
                    after,
                    products,
                },
                Self::PairsTwice {
                    before: more_before,
                    after: more_after,
                    products: more_products,
                },
            ) => {
                let held = before.iter_mut().chain(after).chain(products);
                let more = more_before.iter().chain(more_after).chain(more_products);
                let mut sums = held.zip(more);
                sums.try_for_each(|(sum, more)| add(sum, *more))
            }
            _ => bail!("cells of two measures do not add"),
        }
    }
}

impl Cell {
    /// A cell of no observation, for `measure`.
    pub fn empty(measure: &Measure) -> Self {
        Self::of(Tally::empty(measure))
    }

    /// A cell of no observation, in which `tally` will add up.
    pub fn of(tally: Tally) -> Self {
        Self {
            n: 0,
            persons: 0,
            missing: BTreeMap::new(),
            eligibility_unknown: 0,
            unmatched: Unmatched::default(),
            moves: Moves::default(),
            starts: Starts::default(),
            comparability: None,
            tally,
            weighed: None,
        }
    }

    /// Adds `other`: the only addition there is, whatever the cells come from.
    ///
    /// # Errors
    /// Where a sum passes 128 bits, or the cells are of two measures.
    pub fn merge(&mut self, other: &Self) -> anyhow::Result<()> {
        self.merge_beside(other)?;
        self.tally.merge(&other.tally)
    }

    /// The sum of `cells`, none of none: as if they were merged one after the other, but for the values of medians, which are
    /// added all at once.
    ///
    /// # Errors
    /// As [`Cell::merge`].
    pub fn sum<'c>(cells: impl IntoIterator<Item = &'c Self>) -> anyhow::Result<Option<Self>> {
        let cells: Vec<&Self> = cells.into_iter().collect();
        let Some((first, others)) = cells.split_first() else {
            return Ok(None);
        };
        let values = cells.iter().map(|cell| match &cell.tally {
            Tally::Values(values) if cell.weighed.is_none() => Some(values),
            _ => None,
        });
        let values: Option<Vec<&Frequencies>> = values.collect();
        let mut sum = Self::clone(first);
        for cell in others {
            match values {
                Some(_) => sum.merge_beside(cell)?,
                None => sum.merge(cell)?,
            }
        }
        if let Some(values) = values {
            let all = Frequencies::sum(&values).context("a sum passes 128 bits")?;
            sum.tally = Tally::Values(all);
        }
        Ok(Some(sum))
    }

    /// Adds all of `other` but its tally.
    fn merge_beside(&mut self, other: &Self) -> anyhow::Result<()> {
        self.merge_weighed(other)?;
        add(&mut self.n, other.n)?;
        add(&mut self.persons, other.persons)?;
        add_each(&mut self.missing, &other.missing)?;
        add(&mut self.eligibility_unknown, other.eligibility_unknown)?;
        self.unmatched.merge(other.unmatched)?;
        self.moves.merge(other.moves)?;
        self.starts.merge(other.starts)?;
        self.comparability = self.comparability.max(other.comparability);
        Ok(())
    }

    /// Adds what `other` brings by weight, before the rest: rows of a cell that has no weights weigh one each.
    fn merge_weighed(&mut self, other: &Self) -> anyhow::Result<()> {
        let more = match (&self.weighed, &other.weighed) {
            (None, None) => return Ok(()),
            (_, Some(more)) => Weighed::clone(more),
            (Some(_), None) => Weighed::of_equal(other.n, &other.tally)?,
        };
        if let Some(held) = &mut self.weighed {
            return held.merge(&more);
        }
        let mut held = Weighed::of_equal(self.n, &self.tally)?;
        held.merge(&more)?;
        self.weighed = Some(Box::new(held));
        Ok(())
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

/// Adds who else was left out.
///
/// # Errors
/// Where a sum passes 128 bits.
pub fn add_left(held: &mut LeftOut, more: &LeftOut) -> anyhow::Result<()> {
    add_each(held, more)
}

/// All cells of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// By what they speak of.
    pub cells: BTreeMap<CellKey, Cell>,
    /// Rows that each source brought, whatever they say: of those who were eligible, how many were reached.
    pub reached: BTreeMap<Reach, i128>,
    /// Who was left out on the way to a cell, by what it speaks of: there may be some where there is no cell.
    pub left: BTreeMap<CellKey, LeftOut>,
}

/// Where rows were reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reach {
    /// Whose.
    pub association: AssociationId,
    /// By which source.
    pub source: SourceId,
    /// At which wave.
    pub wave: Option<WaveId>,
    /// In which month, as `year × 12 + month − 1`.
    pub month: i32,
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

    /// All of it but what an association brings.
    #[must_use]
    pub fn without(&self, association: AssociationId) -> Self {
        let mut rest = self.clone();
        rest.cells.retain(|key, _| key.association != association);
        rest.left.retain(|key, _| key.association != association);
        rest.reached
            .retain(|reach, _| reach.association != association);
        rest
    }

    /// Adds who was left out on the way to the cell of `key`.
    ///
    /// # Errors
    /// Where a sum passes 128 bits.
    pub fn leave(&mut self, key: CellKey, more: &LeftOut) -> anyhow::Result<()> {
        add_left(self.left.entry(key).or_default(), more)
    }

    /// Adds all the cells of `other`.
    ///
    /// # Errors
    /// As [`Cell::merge`].
    pub fn merge(&mut self, other: Self) -> anyhow::Result<()> {
        for (key, cell) in other.cells {
            self.add(key, cell)?;
        }
        for (key, more) in &other.left {
            self.leave(key.clone(), more)?;
        }
        add_each(&mut self.reached, &other.reached)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::VariableId;

    #[test]
    fn medians_add_up_all_at_once_as_one_by_one() {
        let cell = |at: i64| {
            let mut cell = Cell::empty(&Measure::Median(VariableId(0)));
            let values = [(at, 1), (at + 3, 2), (at + 40 * (at % 3), 5)];
            let values: BTreeMap<i64, i128> = values.into();
            cell.n = values.values().sum();
            cell.missing.insert(Missing::Refused, i128::from(at));
            cell.tally = Tally::Values(values.into_iter().collect());
            cell
        };
        let mut cells: Vec<Cell> = (1..7).map(cell).collect();
        for weighed in [false, true] {
            if weighed {
                let own = Weighed::of_equal(cells[2].n, &cells[2].tally).unwrap();
                cells[2].weighed = Some(Box::new(own));
            }
            let mut merged = cells[0].clone();
            for more in &cells[1..] {
                merged.merge(more).unwrap();
            }
            assert_eq!(Cell::sum(&cells).unwrap(), Some(merged), "{weighed}");
        }
        assert_eq!(Cell::sum([]).unwrap(), None);
    }
}
