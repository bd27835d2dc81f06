//! What may be added up in one period, and what may not.

use std::collections::BTreeSet;

use super::{Line, Swing, Unvalued, exact, sensitivity};
use crate::decimal::Decimal;
use crate::period::Period;
use crate::plan::{CostTable, Effect, Range};

/// More totals than this tell nothing: only what excludes nothing is then added up.
const MOST: usize = 6;

/// The totals of a period.
#[derive(Debug)]
pub struct Totals {
    /// The period.
    pub period: Period,
    /// One where all may be added up; else one of each largest set of lines that may.
    pub each: Vec<Total>,
    /// Whether there would be too many of them: what is given is then of the lines that exclude none.
    pub too_many: bool,
    /// Positions of the effects without a figure of this period.
    pub missing: Vec<usize>,
}

/// One total.
#[derive(Debug)]
pub struct Total {
    /// Positions of the lines that it adds.
    pub adds: Vec<usize>,
    /// The sum, at each end.
    pub amount: Range,
    /// The lines of its period that it leaves out, by position, and why.
    pub left: Vec<(usize, Left)>,
    /// What moves it most, widest first.
    pub swings: Vec<Swing>,
}

/// Why a line is left out of a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It is worth nothing that can be said.
    Unvalued(Unvalued),
    /// It may not be added to this line.
    Beside(usize, Conflict),
}

/// Why two lines may not be added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// One cost holds what the other counts.
    Exclusive,
    /// One cost, avoided by two indicators: who it is avoided for may be the same.
    SameCost,
}

impl Conflict {
    /// The word that programs read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exclusive => "exclusive",
            Self::SameCost => "same-cost",
        }
    }
}

fn conflict(table: &CostTable, one: &Effect, two: &Effect) -> Option<Conflict> {
    if table.costs[one.cost].excludes.contains(&two.cost) {
        return Some(Conflict::Exclusive);
    }
    // Of one indicator, those that had anyone in common were refused.
    (one.cost == two.cost && one.indicator != two.indicator).then_some(Conflict::SameCost)
}

impl Totals {
    /// Those of `period`.
    pub(super) fn of(table: &CostTable, lines: &[Line<'_>], period: Period) -> Self {
        let mine = || {
            let all = lines.iter().enumerate();
            all.filter(move |(_, line)| line.period == period)
        };
        let valued: Vec<usize> = mine()
            .filter(|(_, line)| line.worth.is_ok())
            .map(|(at, _)| at)
            .collect();
        let effect = |at: usize| &table.effects[lines[at].effect];
        let against = |one: usize, two: usize| conflict(table, effect(one), effect(two));
        let mut sets = Sets {
            against: &|one, two| one != two && against(one, two).is_some(),
            found: Vec::new(),
        };
        sets.grow(Vec::new(), valued.clone(), Vec::new());
        let too_many = sets.found.len() > MOST;
        let mut found = sets.found;
        if too_many {
            let free = |one: &usize| {
                valued
                    .iter()
                    .all(|two| against(*one, *two).is_none() || one == two)
            };
            found = vec![valued.iter().copied().filter(free).collect()];
        }
        found.retain(|set| !set.is_empty());
        found.sort();
        let each = found.into_iter().filter_map(|adds| {
            let added: Vec<&Line<'_>> = adds.iter().map(|at| &lines[*at]).collect();
            let amount = amount(&added)?;
            let left = mine().filter(|(at, _)| !adds.contains(at));
            let left = left.filter_map(|(at, line)| {
                if let Err(why) = line.worth {
                    return Some((at, Left::Unvalued(why)));
                }
                let beside = if too_many { &valued } else { &adds };
                let mut beside = beside.iter().filter(|it| **it != at);
                let (other, why) = beside.find_map(|it| Some((*it, against(at, *it)?)))?;
                Some((at, Left::Beside(other, why)))
            });
            Some(Total {
                amount,
                left: left.collect(),
                swings: sensitivity::swings(table, &added),
                adds,
            })
        });
        let each = each.collect();
        let there: BTreeSet<usize> = mine().map(|(_, line)| line.effect).collect();
        let missing = (0..table.effects.len()).filter(|effect| !there.contains(effect));
        Self {
            period,
            each,
            too_many,
            missing: missing.collect(),
        }
    }
}

fn amount(lines: &[&Line<'_>]) -> Option<Range> {
    let sum = |end: fn(&Range) -> Decimal| {
        let amounts = lines.iter().filter_map(|line| line.worth.ok());
        exact::sum(amounts.map(|worth| end(&worth.amount)))
    };
    Some(Range {
        low: sum(|it| it.low)?,
        central: sum(|it| it.central)?,
        high: sum(|it| it.high)?,
    })
}

/// All largest sets of lines of which none is against another (C. Bron and J. Kerbosch, Communications of the ACM 16, 1973, with
/// a pivot), as long as there are few.
struct Sets<'f> {
    against: &'f dyn Fn(usize, usize) -> bool,
    found: Vec<Vec<usize>>,
}

impl Sets<'_> {
    /// The sets that hold `chosen`, some of `open` and none of `closed`.
    fn grow(&mut self, chosen: Vec<usize>, open: Vec<usize>, closed: Vec<usize>) {
        if self.found.len() > MOST {
            return;
        }
        // Of the lines that the pivot goes with, each set holds one only where it holds the pivot too, or one against it.
        let pivot = open.iter().chain(&closed).copied();
        let pivot = pivot.max_by_key(|one| {
            let with = open.iter().filter(|two| !(self.against)(*one, **two));
            (with.count(), std::cmp::Reverse(*one))
        });
        let Some(pivot) = pivot else {
            let mut set = chosen;
            set.sort_unstable();
            self.found.push(set);
            return;
        };
        let (mut open, mut closed) = (open, closed);
        let tried = open.iter().copied();
        let tried: Vec<usize> = tried
            .filter(|one| *one == pivot || (self.against)(*one, pivot))
            .collect();
        for one in tried {
            let goes = |two: &usize| *two != one && !(self.against)(one, *two);
            let with = |all: &[usize]| all.iter().copied().filter(goes).collect::<Vec<_>>();
            let mut more = chosen.clone();
            more.push(one);
            self.grow(more, with(&open), with(&closed));
            open.retain(|it| *it != one);
            closed.push(one);
        }
    }
}
