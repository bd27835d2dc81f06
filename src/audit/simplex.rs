//! The simplex method in whole numbers: tables that satisfy equations, from one corner to the next.
//!
//! In: equations over whole numbers that are not negative. Out: corners of what they leave possible, and the smallest and the
//! largest value of one unknown. Each row of the tableau is kept in whole numbers without a common factor, so nothing is
//! rounded; a product past 128 bits, or too many pivots, give no answer rather than a wrong one. After twenty pivots that
//! gain nothing, the next is chosen as Bland says (R. G. Bland, New finite pivoting rules for the simplex method, 1977),
//! which cannot go round in circles.

use super::system::Equation;

/// Pivots that gain nothing before the rule that cannot cycle is followed.
const PATIENCE: usize = 20;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stuck {
    /// No table satisfies the equations.
    Impossible,
    /// The budget ended, or a product passed 128 bits.
    NoVerdict,
}

/// How far an unknown goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The best corner is reached.
    Best,
    /// Whoever asked has seen enough.
    Enough,
    /// Nothing stops it upwards: what each unknown gains, at a step of whole numbers.
    Boundless,
}

/// One equation: the coefficient of its basic unknown is above 0, and so is its value or it is 0.
#[derive(Clone, Debug)]
struct Row {
    basic: usize,
    terms: Vec<(usize, i128)>,
    value: i128,
}

/// Equations solved for as many basic unknowns; all others are 0 at the corner.
#[derive(Clone, Debug)]
pub(super) struct Tableau {
    unknowns: usize,
    rows: Vec<Row>,
    /// The row of each basic unknown.
    row_of: Vec<Option<usize>>,
    /// What is left of the budget.
    pivots: u64,
}

impl Row {
    fn coefficient(&self, column: usize) -> i128 {
        self.terms
            .binary_search_by_key(&column, |(at, _)| *at)
            .map_or(0, |at| self.terms[at].1)
    }

    /// What is left of this row once `by` has taken `column` out of it.
    fn without(&self, by: &Self, column: usize) -> Result<Self, Stuck> {
        let (mine, its) = (self.coefficient(column), by.coefficient(column));
        if mine == 0 {
            return Ok(self.clone());
        }
        let common = gcd(mine, its);
        let (times, less) = (its / common, mine / common);
        let combined = |a: i128, b: i128| {
            let a = product(a, times).ok_or(Stuck::NoVerdict)?;
            let b = product(b, less).ok_or(Stuck::NoVerdict)?;
            a.checked_sub(b).ok_or(Stuck::NoVerdict)
        };
        let mut terms = Vec::with_capacity(self.terms.len() + by.terms.len());
        let (mut left, mut right) = (self.terms.iter().peekable(), by.terms.iter().peekable());
        loop {
            let at = match (left.peek(), right.peek()) {
                (None, None) => break,
                (Some((a, _)), None) => *a,
                (None, Some((b, _))) => *b,
                (Some((a, _)), Some((b, _))) => *a.min(b),
            };
            let a = left.next_if(|(a, _)| *a == at).map_or(0, |(_, it)| *it);
            let b = right.next_if(|(b, _)| *b == at).map_or(0, |(_, it)| *it);
            let both = combined(a, b)?;
            if both != 0 {
                terms.push((at, both));
            }
        }
        let value = combined(self.value, by.value)?;
        Ok(Self {
            basic: self.basic,
            terms,
            value,
        }
        .reduced())
    }

    fn reduced(mut self) -> Self {
        let mut common = self.value.abs();
        for (_, coefficient) in &self.terms {
            common = gcd(common, *coefficient);
            if common == 1 {
                return self;
            }
        }
        if common > 1 {
            self.value /= common;
            for (_, coefficient) in &mut self.terms {
                *coefficient /= common;
            }
        }
        self
    }

    fn negated(mut self) -> Self {
        self.value = -self.value;
        for (_, coefficient) in &mut self.terms {
            *coefficient = -*coefficient;
        }
        self
    }
}

impl Tableau {
    /// A tableau of no equation over so many unknowns, which may pivot so often.
    pub(super) fn new(unknowns: usize, pivots: u64) -> Self {
        Self {
            unknowns,
            rows: Vec::new(),
            row_of: vec![None; unknowns + 1],
            pivots,
        }
    }

    /// Adds an equation, and goes to a corner that satisfies it as well.
    pub(super) fn add(&mut self, equation: &Equation) -> Result<(), Stuck> {
        let mut terms = equation.terms.clone();
        terms.sort_unstable();
        let mut row = Row {
            basic: self.unknowns,
            terms,
            value: equation.value,
        };
        for (column, _) in row.terms.clone() {
            if let Some(at) = self.row_of[column] {
                row = row.without(&self.rows[at], column)?;
            }
        }
        if row.value < 0 {
            row = row.negated();
        }
        if row.terms.is_empty() {
            return if row.value == 0 {
                Ok(())
            } else {
                Err(Stuck::Impossible)
            };
        }
        // What is missing to satisfy it is an unknown of its own, driven to 0.
        let missing = self.unknowns;
        row.terms.push((missing, 1));
        self.row_of[missing] = Some(self.rows.len());
        self.rows.push(row);
        self.optimise(missing, false, |_| false)?;
        if let Some(at) = self.row_of[missing] {
            if self.rows[at].value > 0 {
                return Err(Stuck::Impossible);
            }
            let real = self.rows[at].terms.iter();
            match real.map(|(column, _)| *column).find(|it| *it != missing) {
                None => self.drop_row(at),
                Some(column) => {
                    if self.rows[at].coefficient(column) < 0 {
                        self.rows[at] = self.rows[at].clone().negated();
                    }
                    self.pivot(at, column)?;
                }
            }
        }
        for row in &mut self.rows {
            row.terms.retain(|(column, _)| *column != missing);
        }
        Ok(())
    }

    fn drop_row(&mut self, at: usize) {
        let gone = self.rows.swap_remove(at);
        self.row_of[gone.basic] = None;
        if let Some(moved) = self.rows.get(at) {
            self.row_of[moved.basic] = Some(at);
        }
    }

    /// Makes `column` basic in the row `at`, where its coefficient is above 0.
    fn pivot(&mut self, at: usize, column: usize) -> Result<(), Stuck> {
        self.pivots = self.pivots.checked_sub(1).ok_or(Stuck::NoVerdict)?;
        let mut by = self.rows[at].clone();
        self.row_of[by.basic] = None;
        by.basic = column;
        for (other, row) in self.rows.iter_mut().enumerate() {
            if other != at && row.coefficient(column) != 0 {
                *row = row.without(&by, column)?;
            }
        }
        self.rows[at] = by;
        self.row_of[column] = Some(at);
        Ok(())
    }

    /// The row that stops `column` from rising, and leaves the basis; `first` where it is one of them.
    fn leaving(&self, column: usize, first: usize) -> Result<Option<usize>, Stuck> {
        let mut best: Option<(usize, i128, i128)> = None;
        for (at, row) in self.rows.iter().enumerate() {
            let coefficient = row.coefficient(column);
            if coefficient <= 0 {
                continue;
            }
            let nearer = match best {
                None => true,
                Some((held, value, by)) => {
                    let mine = row.value.checked_mul(by).ok_or(Stuck::NoVerdict)?;
                    let its = value.checked_mul(coefficient).ok_or(Stuck::NoVerdict)?;
                    let goes_first = self.rows[held].basic != first
                        && (row.basic == first || row.basic < self.rows[held].basic);
                    mine < its || (mine == its && goes_first)
                }
            };
            if nearer {
                best = Some((at, row.value, coefficient));
            }
        }
        Ok(best.map(|(at, ..)| at))
    }

    /// Takes `unknown` to its largest or its smallest value, and shows each corner on the way to `enough`.
    pub(super) fn optimise(
        &mut self,
        unknown: usize,
        up: bool,
        mut enough: impl FnMut(&Self) -> bool,
    ) -> Result<End, Stuck> {
        if up && self.row_of[unknown].is_none() {
            match self.leaving(unknown, unknown)? {
                None => return Ok(End::Boundless),
                Some(at) => self.pivot(at, unknown)?,
            }
        }
        let mut idle = 0;
        loop {
            if enough(self) {
                return Ok(End::Enough);
            }
            let Some(at) = self.row_of[unknown] else {
                return Ok(End::Best);
            };
            let row = &self.rows[at];
            let mut gains = row.terms.iter().filter(|(column, coefficient)| {
                *column != unknown
                    && if up {
                        *coefficient < 0
                    } else {
                        *coefficient > 0
                    }
            });
            let entering = if idle > PATIENCE {
                gains.next()
            } else {
                gains.max_by_key(|(column, coefficient)| (coefficient.abs(), usize::MAX - column))
            };
            let Some((column, _)) = entering.copied() else {
                return Ok(End::Best);
            };
            let Some(leaving) = self.leaving(column, unknown)? else {
                return Ok(End::Boundless);
            };
            idle = if self.rows[leaving].value == 0 {
                idle + 1
            } else {
                0
            };
            self.pivot(leaving, column)?;
        }
    }

    /// Whole part of the value of `unknown` at the corner, rounded up or down.
    pub(super) fn value(&self, unknown: usize, up: bool) -> i128 {
        let Some(at) = self.row_of[unknown] else {
            return 0;
        };
        let row = &self.rows[at];
        let by = row.coefficient(unknown);
        row.value / by + i128::from(up && row.value % by != 0)
    }

    /// The corner, where it is in whole numbers; else an unknown that is not.
    pub(super) fn corner(&self) -> Result<Vec<i128>, usize> {
        let mut values = vec![0; self.unknowns];
        let mut broken: Option<usize> = None;
        for row in &self.rows {
            let by = row.coefficient(row.basic);
            if row.value % by != 0 {
                broken = Some(broken.map_or(row.basic, |held| held.min(row.basic)));
            }
            values[row.basic] = row.value / by;
        }
        match broken {
            None => Ok(values),
            Some(unknown) => Err(unknown),
        }
    }

    /// What each unknown gains where `unknown` can rise without end, in whole numbers.
    pub(super) fn ray(&self, unknown: usize) -> Result<Option<Vec<i128>>, Stuck> {
        let column = match self.row_of[unknown] {
            None => Some(unknown),
            Some(at) => {
                let mut terms = self.rows[at].terms.iter();
                let free = terms.find(|(column, coefficient)| {
                    *coefficient < 0 && self.rows.iter().all(|row| row.coefficient(*column) <= 0)
                });
                free.map(|(column, _)| *column)
            }
        };
        let Some(column) = column else {
            return Ok(None);
        };
        let moved = self.rows.iter().filter(|row| row.coefficient(column) != 0);
        let mut step: i128 = 1;
        for row in moved.clone() {
            let by = row.coefficient(row.basic);
            step = (step / gcd(step, by))
                .checked_mul(by)
                .ok_or(Stuck::NoVerdict)?;
        }
        let mut ray = vec![0; self.unknowns];
        ray[column] = step;
        for row in moved {
            let by = row.coefficient(row.basic);
            let gain = (step / by).checked_mul(-row.coefficient(column));
            ray[row.basic] = gain.ok_or(Stuck::NoVerdict)?;
        }
        Ok(Some(ray))
    }
}

/// The product, where it is within 128 bits: that of two short numbers always is, and takes far less time.
fn product(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => Some(i128::from(a) * i128::from(b)),
        _ => a.checked_mul(b),
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    if let (Ok(mut short), Ok(mut other)) = (u64::try_from(a), u64::try_from(b)) {
        while other != 0 {
            (short, other) = (other, short % other);
        }
        return i128::from(short.max(1));
    }
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}
