//! What follows at once: bounds handed from equation to equation, then the equations that are left, in pieces that share no unknown.
//!
//! In: equations over whole numbers, each unknown with its lowest value. Out: the unknowns that bounds alone fix, and components.

use std::collections::BTreeMap;

use super::system::{Equation, System};

/// Times that bounds go round: each fixed unknown is so for good, however many others more rounds would fix.
const ROUNDS: usize = 60;

/// Whole numbers after the first look.
pub(super) struct Presolved {
    /// The unknowns that are known now.
    pub(super) fixed: BTreeMap<usize, i128>,
    /// The rest, in pieces.
    pub(super) components: Vec<Component>,
    /// Whether an equation cannot hold.
    pub(super) contradicts: bool,
}

/// Unknowns tied to each other and to no others.
pub(super) struct Component {
    /// Its unknowns, in order.
    pub(super) unknowns: Vec<usize>,
    /// Its equations, what is fixed taken out.
    pub(super) equations: Vec<Equation>,
}

/// Fixes what bounds fix in `system`, and cuts the rest into pieces.
pub(super) fn presolve(system: &System) -> Presolved {
    let mut low: Vec<i128> = system.unknowns.iter().map(|it| it.lowest).collect();
    let mut high: Vec<Option<i128>> = vec![None; low.len()];
    let mut contradicts = false;
    for _ in 0..ROUNDS {
        let mut moved = false;
        for equation in &system.equations {
            moved |= tighten(equation, &mut low, &mut high);
        }
        contradicts |= low
            .iter()
            .zip(&high)
            .any(|(low, high)| high.is_some_and(|it| it < *low));
        if !moved || contradicts {
            break;
        }
    }
    let fixed: BTreeMap<usize, i128> = (0..low.len())
        .filter(|at| high[*at] == Some(low[*at]))
        .map(|at| (at, low[at]))
        .collect();
    let mut left: Vec<Equation> = Vec::new();
    for equation in &system.equations {
        let mut rest = equation.clone();
        rest.terms
            .retain(|(unknown, coefficient)| match fixed.get(unknown) {
                None => true,
                Some(value) => {
                    rest.value -= coefficient * value;
                    false
                }
            });
        if rest.terms.is_empty() {
            contradicts |= rest.value != 0;
        } else {
            left.push(rest);
        }
    }
    let free = (0..low.len()).filter(|at| !fixed.contains_key(at));
    Presolved {
        components: components(free, left),
        fixed,
        contradicts,
    }
}

/// Each unknown of `equation` within what the bounds of the others leave it; whether one moved.
fn tighten(equation: &Equation, low: &mut [i128], high: &mut [Option<i128>]) -> bool {
    // The least that the others can add up to, and how many of them have none.
    let mut moved = false;
    for up in [true, false] {
        let sign = if up { 1 } else { -1 };
        let least = |unknown: usize, coefficient: i128, low: &[i128], high: &[Option<i128>]| {
            if coefficient * sign > 0 {
                Some(coefficient * sign * low[unknown])
            } else {
                high[unknown].map(|it| coefficient * sign * it)
            }
        };
        let mut sum = 0;
        let mut boundless = Vec::new();
        for (unknown, coefficient) in &equation.terms {
            match least(*unknown, *coefficient, low, high) {
                Some(it) => sum += it,
                None => boundless.push(*unknown),
            }
        }
        if boundless.len() > 1 {
            continue;
        }
        for (unknown, coefficient) in &equation.terms {
            if boundless.iter().any(|it| it != unknown) {
                continue;
            }
            let own = least(*unknown, *coefficient, low, high).unwrap_or(0);
            let coefficient = coefficient * sign;
            let room = equation.value * sign - (sum - own);
            if coefficient > 0 {
                let most = room.div_euclid(coefficient);
                if high[*unknown].is_none_or(|held| most < held) {
                    high[*unknown] = Some(most);
                    moved = true;
                }
            } else {
                // coefficient × unknown ≤ room, the coefficient below 0: rounded up.
                let fewest = -room.div_euclid(-coefficient);
                if fewest > low[*unknown] {
                    low[*unknown] = fewest;
                    moved = true;
                }
            }
            if moved {
                return true;
            }
        }
    }
    moved
}

fn components(free: impl Iterator<Item = usize>, equations: Vec<Equation>) -> Vec<Component> {
    let mut parent: BTreeMap<usize, usize> = free.map(|at| (at, at)).collect();
    for equation in &equations {
        let mut roots = equation.terms.iter().map(|(at, _)| *at);
        let Some(first) = roots.next() else { continue };
        for other in roots {
            let (a, b) = (root(&mut parent, first), root(&mut parent, other));
            parent.insert(a.max(b), a.min(b));
        }
    }
    let all: Vec<usize> = parent.keys().copied().collect();
    let mut pieces: BTreeMap<usize, Component> = BTreeMap::new();
    let piece = || Component {
        unknowns: Vec::new(),
        equations: Vec::new(),
    };
    for at in all {
        let of = root(&mut parent, at);
        pieces.entry(of).or_insert_with(piece).unknowns.push(at);
    }
    for equation in equations {
        let of = root(&mut parent, equation.terms[0].0);
        pieces
            .entry(of)
            .or_insert_with(piece)
            .equations
            .push(equation);
    }
    pieces.into_values().collect()
}

fn root(parent: &mut BTreeMap<usize, usize>, at: usize) -> usize {
    let mut here = at;
    while let Some(up) = parent.get(&here).copied().filter(|up| *up != here) {
        let over = parent.get(&up).copied().unwrap_or(up);
        parent.insert(here, over);
        here = up;
    }
    here
}
