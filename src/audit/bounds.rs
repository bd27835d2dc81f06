//! How far each cell can go, and tables that show it.
//!
//! In: one component, and of some of its unknowns how far apart two values must be. Out: of each whether it is safe, and whole
//! tables that satisfy every equation, checked by addition, among which two are as far apart as asked. The simplex method
//! proposes; only the tables prove. Where it finds no two of them, the cell has failed or there is no verdict.

use std::collections::BTreeMap;

use super::presolve::Component;
use super::simplex::{End, Stuck, Tableau};
use super::system::{Equation, System};

/// Past so many unknowns a component is not looked into: no verdict means no release.
const MOST_UNKNOWNS: usize = 5_000;
/// Pivots for each component.
const MOST_PIVOTS: u64 = 200_000;

/// What is known of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Two tables are as far apart as asked.
    Safe,
    /// Its value may be one of several, all too near each other.
    Narrow,
    /// It has one value.
    Recovered,
    /// The budget ended first, or no whole tables were found.
    Undecided,
}

/// What was found in one component.
pub(super) struct Found {
    /// Each cell asked for.
    pub(super) standings: BTreeMap<usize, Standing>,
    /// Tables, the unknowns in the order of the component.
    pub(super) tables: Vec<Vec<i128>>,
    /// Whether no table satisfies it.
    pub(super) impossible: bool,
}

/// Looks for two values of each of `asked` that are so far apart.
pub(super) fn explore(
    system: &System,
    component: &Component,
    asked: &BTreeMap<usize, i128>,
) -> Found {
    let all = |standing| Found {
        standings: asked.keys().map(|at| (*at, standing)).collect(),
        tables: Vec::new(),
        impossible: false,
    };
    if asked.is_empty() {
        return all(Standing::Safe);
    }
    if component.unknowns.len() > MOST_UNKNOWNS {
        return all(Standing::Undecided);
    }
    let lowest: Vec<i128> = component
        .unknowns
        .iter()
        .map(|at| system.unknowns[*at].lowest)
        .collect();
    let equations = shifted(component, &lowest);
    let mut tableau = Tableau::new(lowest.len(), MOST_PIVOTS);
    for equation in &equations {
        match tableau.add(equation) {
            Ok(()) => {}
            Err(Stuck::NoVerdict) => return all(Standing::Undecided),
            Err(Stuck::Impossible) => {
                return Found {
                    impossible: true,
                    ..all(Standing::Undecided)
                };
            }
        }
    }
    let mut seen = Seen::new(&equations, lowest.len());
    seen.look(&tableau);
    let mut standings = BTreeMap::new();
    for (unknown, apart) in asked {
        let standing = match component.unknowns.binary_search(unknown) {
            Ok(at) => go(&mut tableau, &mut seen, at, *apart),
            Err(_) => Standing::Recovered,
        };
        standings.insert(*unknown, standing);
    }
    let tables = seen.kept(asked, &component.unknowns);
    let unshifted = |table: Vec<i128>| table.iter().zip(&lowest).map(|(x, low)| x + low).collect();
    Found {
        standings,
        tables: tables.into_iter().map(unshifted).collect(),
        impossible: false,
    }
}

/// The equations of `component` over its unknowns by position, each less its lowest value.
fn shifted(component: &Component, lowest: &[i128]) -> Vec<Equation> {
    let equations = component.equations.iter().map(|equation| {
        let mut value = equation.value;
        let terms = equation.terms.iter().filter_map(|(unknown, coefficient)| {
            let at = component.unknowns.binary_search(unknown).ok()?;
            value -= coefficient * lowest[at];
            Some((at, *coefficient))
        });
        let terms = terms.collect();
        Equation { terms, value }
    });
    equations.collect()
}

/// Whole tables met so far, by what each unknown is at least and at most in them.
struct Seen<'a> {
    equations: &'a [Equation],
    tables: Vec<Vec<i128>>,
    /// The smallest and the largest value of each unknown, each with its table.
    ends: Vec<Option<[(i128, usize); 2]>>,
}

impl<'a> Seen<'a> {
    fn new(equations: &'a [Equation], unknowns: usize) -> Self {
        Self {
            equations,
            tables: Vec::new(),
            ends: vec![None; unknowns],
        }
    }

    fn look(&mut self, tableau: &Tableau) {
        if let Ok(table) = tableau.corner() {
            self.take(table);
        }
    }

    /// Keeps `table` where it satisfies every equation and goes further than others.
    fn take(&mut self, table: Vec<i128>) {
        if !fits(self.equations, &table) {
            return;
        }
        let number = self.tables.len();
        let mut further = false;
        for (end, value) in self.ends.iter_mut().zip(&table) {
            match end {
                None => {
                    *end = Some([(*value, number); 2]);
                    further = true;
                }
                Some([low, high]) => {
                    if *value < low.0 {
                        *low = (*value, number);
                        further = true;
                    }
                    if *value > high.0 {
                        *high = (*value, number);
                        further = true;
                    }
                }
            }
        }
        if further {
            self.tables.push(table);
        }
    }

    fn apart(&self, at: usize) -> i128 {
        self.ends[at].map_or(-1, |[low, high]| high.0 - low.0)
    }

    /// The tables in which one of `asked` is smallest or largest.
    fn kept(mut self, asked: &BTreeMap<usize, i128>, unknowns: &[usize]) -> Vec<Vec<i128>> {
        let mut used = vec![false; self.tables.len()];
        for unknown in asked.keys() {
            let ends = unknowns.binary_search(unknown).ok();
            for (_, table) in ends.and_then(|at| self.ends[at]).into_iter().flatten() {
                used[table] = true;
            }
        }
        let mut used = used.into_iter();
        self.tables.retain(|_| used.next() == Some(true));
        self.tables
    }
}

/// Whether `table` is of numbers not below 0 that add up as every equation says.
fn fits(equations: &[Equation], table: &[i128]) -> bool {
    let adds_up = |equation: &Equation| {
        let sum = equation.terms.iter().try_fold(0_i128, |sum, (at, times)| {
            sum.checked_add(times.checked_mul(table[*at])?)
        });
        sum == Some(equation.value)
    };
    table.iter().all(|it| *it >= 0) && equations.iter().all(adds_up)
}

/// Takes the unknown `at` to both its ends, until two tables are `apart`.
fn go(tableau: &mut Tableau, seen: &mut Seen<'_>, at: usize, apart: i128) -> Standing {
    let mut ends = [0, 0];
    for up in [true, false] {
        if seen.apart(at) >= apart {
            return Standing::Safe;
        }
        let end = tableau.optimise(at, up, |corner| {
            seen.look(corner);
            seen.apart(at) >= apart
        });
        match end {
            Ok(End::Enough) => return Standing::Safe,
            Ok(End::Best) => {}
            Ok(End::Boundless) => {
                return match along(tableau, seen, at, apart) {
                    Some(()) if seen.apart(at) >= apart => Standing::Safe,
                    _ => Standing::Undecided,
                };
            }
            Err(_) => return Standing::Undecided,
        }
        // Whole numbers lie between the real bounds: rounded inwards.
        ends[usize::from(up)] = tableau.value(at, !up);
        if tableau.corner().is_err() {
            let end = ends[usize::from(up)];
            if let Some(table) = whole(tableau, at, end) {
                seen.take(table);
            }
        }
    }
    if seen.apart(at) >= apart {
        return Standing::Safe;
    }
    match ends[1] - ends[0] {
        ..=0 => Standing::Recovered,
        // Between the real ends there may be one whole number alone that a table has: two tables tell that there are more.
        width if width < apart && seen.apart(at) > 0 => Standing::Narrow,
        _ => Standing::Undecided,
    }
}

/// A table far along what nothing stops.
fn along(tableau: &Tableau, seen: &mut Seen<'_>, at: usize, apart: i128) -> Option<()> {
    let ray = tableau.ray(at).ok()??;
    let from = match tableau.corner() {
        Ok(table) => table,
        Err(_) => whole(tableau, at, tableau.value(at, true))?,
    };
    let further = from.iter().zip(&ray).map(|(x, gain)| {
        let gain = gain.checked_mul(apart)?;
        x.checked_add(gain)
    });
    let further: Option<Vec<i128>> = further.collect();
    seen.take(from);
    seen.take(further?);
    Some(())
}

/// A table in whole numbers where the unknown `at` is `value`: what is not whole is set to its whole part, or one more, one
/// unknown after the other.
fn whole(tableau: &Tableau, at: usize, value: i128) -> Option<Vec<i128>> {
    let set = |tableau: &Tableau, at: usize, value: i128| {
        let mut further = tableau.clone();
        let terms = vec![(at, 1)];
        further.add(&Equation { terms, value }).ok()?;
        Some(further)
    };
    let mut here = set(tableau, at, value)?;
    loop {
        match here.corner() {
            Ok(table) => return Some(table),
            Err(broken) => {
                let part = here.value(broken, false);
                here = set(&here, broken, part).or_else(|| set(&here, broken, part + 1))?;
            }
        }
    }
}
