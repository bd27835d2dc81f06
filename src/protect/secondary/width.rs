//! Within what withheld counts lie, for who knows all that is published.
//!
//! In: equations between withheld counts, each Σ ± count = a number that is known, the least that each can be, and what it is.
//! Out: those of which less is left open than asked for, by linear programming.
//!
//! Each solution is a table that fits all that is published: what it says of every count shows how far apart two such tables
//! can be, so that one program serves many counts. A program without an answer shows nothing: its count is held to be known.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome, Variable};

use crate::statistics::float;

/// What the solver's own rounding may take from a whole number.
const SLACK: f64 = 1e-6;
/// How many times the width asked for a count may go from what it is.
const REACH: i128 = 16;

/// One equation: Σ coefficient × count, and what it makes.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) terms: Vec<(usize, i8)>,
    pub(super) makes: i128,
}

/// Counts that hang together.
#[derive(Debug)]
pub(super) struct Counts {
    pub(super) sums: Vec<Sum>,
    /// The least that each can be.
    pub(super) least: Vec<i128>,
    /// What each is, which fits the sums.
    pub(super) truth: Vec<i128>,
}

impl Counts {
    /// Those of `wanted` that are known within less than `width`.
    ///
    /// Many counts are told by few programs: first all are drawn the same way, then every other one against the rest, every
    /// other two, and so on; those of which this does not tell are asked for one by one.
    pub(super) fn narrow(&self, wanted: &[usize], width: i128) -> BTreeSet<usize> {
        let least = float(width) - SLACK;
        let mut seen: Vec<[f64; 2]> = self.truth.iter().map(|it| [float(*it); 2]).collect();
        let is_open = |seen: &[[f64; 2]], count: usize| seen[count][1] - seen[count][0] >= least;
        let rounds = wanted.len().ilog2() + 1;
        let together = (0..=rounds).map(|round| {
            let places = wanted.iter().enumerate();
            let pull = places.map(|(at, count)| {
                let against = round > 0 && at >> (round - 1) & 1 == 1;
                (*count, if against { -1.0 } else { 1.0 })
            });
            pull.collect::<Vec<(usize, f64)>>()
        });
        let alone = wanted.iter().map(|count| vec![(*count, 1.0)]);
        for pull in together.chain(alone) {
            for sign in [1.0, -1.0] {
                if pull.iter().all(|(count, _)| is_open(&seen, *count)) {
                    break;
                }
                let pull: Vec<(usize, f64)> =
                    pull.iter().map(|(count, by)| (*count, by * sign)).collect();
                let Some(table) = self.farthest(&pull, width) else {
                    break;
                };
                for (seen, value) in seen.iter_mut().zip(table) {
                    *seen = [seen[0].min(value), seen[1].max(value)];
                }
            }
        }
        let narrow = wanted.iter().filter(|count| !is_open(&seen, **count));
        narrow.copied().collect()
    }

    /// A table that goes as far as it can the way that counts are pulled, none of them further from the truth than a few times
    /// `width`; none where the solver gives none.
    fn farthest(&self, pull: &[(usize, f64)], width: i128) -> Option<Vec<f64>> {
        let reach = width.saturating_mul(REACH);
        // It says that it may panic on a hard program.
        let solved = catch_unwind(AssertUnwindSafe(|| {
            let mut problem = Problem::new(OptimizationDirection::Maximize);
            let mut weights = vec![0.0; self.truth.len()];
            for (count, by) in pull {
                weights[*count] = *by;
            }
            let bounds = self.least.iter().zip(&self.truth).zip(weights);
            let variables: Vec<Variable> = bounds
                .map(|((least, truth), weight)| {
                    let low = truth.saturating_sub(reach).max(*least);
                    let high = truth.saturating_add(reach);
                    problem.add_var(weight, (float(low), float(high)))
                })
                .collect();
            for sum in &self.sums {
                let terms = sum.terms.iter();
                let terms: Vec<(Variable, f64)> = terms
                    .map(|(at, coefficient)| (variables[*at], f64::from(*coefficient)))
                    .collect();
                problem.add_constraint(&terms, ComparisonOp::Eq, float(sum.makes));
            }
            (problem.solve(), variables)
        }));
        let (outcome, variables) = solved.ok()?;
        let outcome = outcome.ok().filter(SolveOutcome::is_optimal)?;
        let solution = outcome.solution()?;
        Some(variables.iter().map(|it| solution[*it]).collect())
    }
}
