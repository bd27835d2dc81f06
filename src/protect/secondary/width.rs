//! Between what and what a withheld count lies, for who knows all that is published.
//!
//! In: equations between withheld counts, each Σ ± count = a number that is known, and the least of each. Out: the least and the most
//! that one of them can be, by linear programming; none where the program gives no answer, which is to be taken as no protection.
//! The true interval in whole numbers is as wide at most.

use std::panic::{AssertUnwindSafe, catch_unwind};

use microlp::{ComparisonOp, OptimizationDirection, Problem};

use crate::statistics::float;

/// One equation: Σ coefficient × count, and what it makes.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) terms: Vec<(usize, i8)>,
    pub(super) makes: i128,
}

/// How far apart the least and the most of `count` are; none where it is not known. `least` holds that of each count.
pub(super) fn of(count: usize, sums: &[Sum], least: &[i128]) -> Option<f64> {
    let [low, high] = [
        OptimizationDirection::Minimize,
        OptimizationDirection::Maximize,
    ]
    .map(|direction| bound(count, sums, least, direction));
    Some(high? - low?)
}

fn bound(
    count: usize,
    sums: &[Sum],
    least: &[i128],
    direction: OptimizationDirection,
) -> Option<f64> {
    // The solver says that it may panic on a hard program.
    let solved = catch_unwind(AssertUnwindSafe(|| {
        let mut problem = Problem::new(direction);
        let variables: Vec<_> = least
            .iter()
            .enumerate()
            .map(|(at, least)| {
                let weight = if at == count { 1.0 } else { 0.0 };
                problem.add_var(weight, (float(*least), f64::INFINITY))
            })
            .collect();
        for sum in sums {
            let terms: Vec<_> = sum
                .terms
                .iter()
                .map(|(at, coefficient)| (variables[*at], f64::from(*coefficient)))
                .collect();
            problem.add_constraint(&terms, ComparisonOp::Eq, float(sum.makes));
        }
        problem.solve()
    }));
    match solved {
        Ok(Ok(outcome)) if outcome.is_optimal() => outcome.solution().map(|it| it.objective()),
        Ok(Err(microlp::Error::Unbounded)) => Some(f64::INFINITY),
        _ => None,
    }
}
