//! Which two observations of one respondent a change compares.
//!
//! In: the rows of an association at two waves. Out: one [`Pair`] a respondent and period of the later wave, and
//! one a respondent who was never seen there; so that each is in one box, and in one only.
//!
//! In a period and a wave one row counts: the last, or the one that `one-per` says. That of the later wave is compared
//! with that of the last period of the earlier one, among the rows that are not after it, as far as the sources tell
//! days. Anonymous respondents cannot be known again: they take no part.
//!
//! Which two rows is settled first, whatever breaks the series; two that stand on both sides of a break, or may, are not
//! compared.

use std::collections::BTreeSet;

use super::once;
use super::reading::{Reading, Standing};
use super::rows::Rows;
use crate::cells::Left;
use crate::derive::combine;
use crate::plan::WaveId;
use crate::referential::{Keep, Missing};

/// Which respondents are compared.
#[derive(Clone, Copy)]
pub(super) struct Between<'a> {
    /// The earlier wave.
    pub(super) from: WaveId,
    /// The later one.
    pub(super) to: WaveId,
    /// Which row counts in one period and wave.
    pub(super) keep: Keep,
    /// Respondents from this number on are anonymous.
    pub(super) named: u32,
    /// The first days of the breaks of the series, in order.
    pub(super) breaks: &'a [i64],
}

/// What became of one respondent.
pub(super) struct Pair {
    /// The row whose period it counts in: the later one where there is one.
    pub(super) counts_in: usize,
    /// The row whose codes split it: the earlier one where there is one.
    pub(super) split_by: usize,
    /// Its box.
    pub(super) outcome: Outcome,
}

impl Pair {
    /// Whether it is compared.
    pub(super) fn is_matched(&self) -> bool {
        matches!(self.outcome, Outcome::Matched(..))
    }
}

/// The box of a respondent.
pub(super) enum Outcome {
    /// A value at both waves.
    Matched(Reading, Reading),
    /// Seen at both, without a value at one.
    Missing(Missing),
    /// Seen at both, and not eligible at one, whatever it says there or at the other.
    NotConcerned,
    /// Seen at both, and at neither is it known whether it is eligible.
    Doubtful,
    /// A value at the earlier wave, not seen at the later one.
    OnlyBefore,
    /// A value at the later wave, not seen at the earlier one, or not before.
    OnlyAfter,
    /// Seen at both, on both sides of a break of series.
    Across,
    /// Seen at both, and at least one date does not tell on which side of a break.
    Unplaced,
}

/// A respondent who was seen and left out.
pub(super) struct LeftPair {
    /// As [`Pair::counts_in`].
    pub(super) counts_in: usize,
    /// As [`Pair::split_by`].
    pub(super) split_by: usize,
    /// Why.
    pub(super) why: Left,
}

/// The pairs of an association, and what could not be paired.
#[derive(Default)]
pub(super) struct Pairs {
    /// One a respondent and period.
    pub(super) found: Vec<Pair>,
    /// One a respondent and period of whom nothing can be said: they make no cell by themselves.
    pub(super) left: Vec<LeftPair>,
    /// Respondents of whom rows of the same moment do not agree: they are left out.
    pub(super) tied: BTreeSet<u32>,
    /// Observations of the later wave dated before all those of the earlier one.
    pub(super) reversed: u64,
}

/// Rows of one moment that do not agree.
struct Tie;

impl Pairs {
    /// The pairs of `rows`.
    pub(super) fn of(rows: &Rows, between: Between<'_>) -> Self {
        let wave = |row: usize| rows.slots[rows.slot[row] as usize].1;
        let named = (0..rows.slot.len()).filter(|row| rows.respondents[*row] < between.named);
        let mut order: Vec<usize> = named
            .filter(|row| [Some(between.from), Some(between.to)].contains(&wave(*row)))
            .collect();
        let is_later = |row: usize| wave(row) == Some(between.to);
        order.sort_unstable_by_key(|row| {
            let later = is_later(*row).then_some(rows.slot[*row]);
            (rows.respondents[*row], later, rows.moments[*row], *row)
        });
        let mut pairs = Self::default();
        for own in order.chunk_by(|a, b| rows.respondents[*a] == rows.respondents[*b]) {
            if !own.iter().any(|row| may_be_eligible(rows, *row)) {
                continue;
            }
            let (before, after) = own.split_at(own.partition_point(|row| !is_later(*row)));
            if after.is_empty() {
                let settled = pairs.see_once(rows, before, between.keep);
                pairs.settle(rows, settled, before, before);
            }
            for after in after.chunk_by(|a, b| rows.slot[*a] == rows.slot[*b]) {
                // A tie in one period says nothing of the others.
                let settled = pairs.see_again(rows, before, after, between);
                pairs.settle(rows, settled, before, after);
            }
        }
        pairs
    }

    /// Leaves out a respondent of whom rows of the same moment do not agree.
    fn settle(&mut self, rows: &Rows, settled: Result<(), Tie>, before: &[usize], after: &[usize]) {
        if let (Err(Tie), Some(last)) = (settled, after.last()) {
            self.tied.insert(rows.respondents[*last]);
            let split_by = before.last().unwrap_or(last);
            self.leave(*last, *split_by, Left::SetAside);
        }
    }

    /// A respondent of the earlier wave who is not seen at the later one counts in the period it was last seen in:
    /// nothing tells when it should have been seen again. It is not, or not yet, of those who were compared in that period,
    /// and no rate is to be made of both.
    fn see_once(&mut self, rows: &Rows, before: &[usize], keep: Keep) -> Result<(), Tie> {
        match pick(rows, before, keep)? {
            Some(row) if rows.readings[row].standing == Standing::Valued => {
                self.push(row, row, Outcome::OnlyBefore);
            }
            Some(row) => self.leave(row, row, Left::SeenOnce),
            None => {}
        }
        Ok(())
    }

    /// A respondent seen at the later wave, in one period.
    fn see_again(
        &mut self,
        rows: &Rows,
        before: &[usize],
        after: &[usize],
        between: Between<'_>,
    ) -> Result<(), Tie> {
        let keep = between.keep;
        let Some(later) = pick(rows, after, keep)? else {
            return Ok(());
        };
        let not_after = |row: &usize| rows.day(*row) <= rows.last_days[later];
        let earlier: Vec<usize> = before.iter().copied().filter(not_after).collect();
        if let Some(earlier) = pick(rows, &earlier, keep)? {
            if let Some(outcome) = compare(rows.readings[earlier], rows.readings[later]) {
                // Whoever is not known to be concerned is nobody that a break keeps from being compared.
                let may_be_apart = !matches!(outcome, Outcome::Doubtful | Outcome::NotConcerned);
                let apart = kept_apart(rows, between.breaks, earlier, later);
                let outcome = apart.filter(|_| may_be_apart).unwrap_or(outcome);
                self.push(later, earlier, outcome);
            } else {
                self.leave(later, earlier, Left::OutOfBase);
            }
        } else {
            let is_reversed = may_be_eligible(rows, later)
                && before.iter().any(|row| may_be_eligible(rows, *row));
            self.reversed += u64::from(is_reversed);
            if rows.readings[later].standing == Standing::Valued {
                self.push(later, later, Outcome::OnlyAfter);
            } else {
                self.leave(later, later, Left::SeenOnce);
            }
        }
        Ok(())
    }

    fn leave(&mut self, counts_in: usize, split_by: usize, why: Left) {
        self.left.push(LeftPair {
            counts_in,
            split_by,
            why,
        });
    }

    fn push(&mut self, counts_in: usize, split_by: usize, outcome: Outcome) {
        self.found.push(Pair {
            counts_in,
            split_by,
            outcome,
        });
    }
}

/// Whether a row is eligible, or nobody knows.
fn may_be_eligible(rows: &Rows, row: usize) -> bool {
    rows.readings[row].standing != Standing::NotEligible
}

/// The one of `own`, in the order of their moments, that counts: of the last period, the one that counts there; none
/// where there is none. A row of which it is not known whether it is eligible counts only where none is eligible, and one
/// that is not eligible only where there is no other.
fn pick(rows: &Rows, own: &[usize], keep: Keep) -> Result<Option<usize>, Tie> {
    let rank = |row: &usize| match rows.readings[*row].standing {
        Standing::Valued | Standing::OutOfBase | Standing::Missing(_) => 0,
        Standing::Doubtful => 1,
        Standing::NotEligible => 2,
    };
    let best = own.iter().map(rank).min();
    let mut own: Vec<usize> = own
        .iter()
        .copied()
        .filter(|row| Some(rank(row)) == best)
        .collect();
    let Some(last) = own.last().copied() else {
        return Ok(None);
    };
    own.retain(|row| rows.slot[*row] == rows.slot[last]);
    once::choose(rows, &own, keep).map(Some).ok_or(Tie)
}

/// Why two rows may not be compared, given the first days of `breaks`; none where both are known to stand between the
/// same two.
fn kept_apart(rows: &Rows, breaks: &[i64], earlier: usize, later: usize) -> Option<Outcome> {
    let passed = |day: i64| breaks.partition_point(|first| *first <= day);
    let range = |row: usize| (passed(rows.day(row)), passed(rows.last_days[row]));
    let ((least, most), after) = (range(earlier), range(later));
    if most < after.0 {
        Some(Outcome::Across)
    } else if least == most && (least, most) == after {
        None
    } else {
        Some(Outcome::Unplaced)
    }
}

/// The box of a respondent seen at both waves; none where it is outside what is measured at both.
fn compare(before: Reading, after: Reading) -> Option<Outcome> {
    let why = |reading: Reading| match reading.standing {
        Standing::Valued => None,
        Standing::Doubtful => Some(Missing::Unknown),
        Standing::NotEligible | Standing::OutOfBase => Some(Missing::NotConcerned),
        Standing::Missing(reason) => Some(reason),
    };
    match (before.standing, after.standing) {
        (Standing::Doubtful, Standing::Doubtful) => Some(Outcome::Doubtful),
        (
            Standing::NotEligible | Standing::OutOfBase,
            Standing::NotEligible | Standing::OutOfBase,
        ) => None,
        (Standing::NotEligible, _) | (_, Standing::NotEligible) => Some(Outcome::NotConcerned),
        _ => Some(match combine([before, after].into_iter().filter_map(why)) {
            Some(reason) => Outcome::Missing(reason),
            None => Outcome::Matched(before, after),
        }),
    }
}
