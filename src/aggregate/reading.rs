//! What an indicator reads of each row of a table: whether it counts, and the numbers its measure adds up.

use std::collections::BTreeSet;

use crate::decimal::power;
use crate::derive::condition::{self, Truth};
use crate::derive::quantity::Quantity;
use crate::derive::{Finer, Reasons, combine};
use crate::observation::{Table, Values};
use crate::plan::{CodeId, Condition, Indicator, Measure, Plan, VariableId};
use crate::referential::Missing;

/// What one row is to an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It has a value.
    Valued,
    /// It is not known whether it is eligible.
    Doubtful,
    /// It is not eligible.
    NotEligible,
    /// It is eligible, outside the base of a share.
    OutOfBase,
    /// It is eligible and has no value.
    Missing(Missing),
}

/// What one row is to an indicator, and what it adds.
///
/// `x` is a hit for a share, a position for a code, units for a number; `y` is what is below a ratio. A
/// multiple choice is a set of bits, `x` the lower half, `y` the upper one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) standing: Standing,
    pub(super) x: i64,
    pub(super) y: i64,
}

impl Reading {
    const OUT_OF_BASE: Self = Self::without(Standing::OutOfBase);

    /// A row without a value.
    pub(super) const fn without(standing: Standing) -> Self {
        Self {
            standing,
            x: 0,
            y: 0,
        }
    }

    fn missing(reason: Missing) -> Self {
        Self::without(Standing::Missing(reason))
    }

    fn value(x: i64) -> Self {
        Self::pair(x, 0)
    }

    fn pair(x: i64, y: i64) -> Self {
        Self {
            standing: Standing::Valued,
            x,
            y,
        }
    }
}

/// What `indicator` reads of each row of `table`.
pub(super) fn read(plan: &Plan, indicator: &Indicator, table: &Table) -> Vec<Reading> {
    let finer = Finer::owned_by(indicator.owner);
    let reader = Reader { plan, table, finer };
    let mut readings = match &indicator.measure {
        Measure::Count | Measure::Distinct => vec![Reading::value(0); table.rows()],
        Measure::Share { of, base } => reader.share(of, base.as_ref()),
        Measure::Sum(of) | Measure::Mean(of) | Measure::Median(of) => reader.number(*of),
        Measure::Ratio { of, over, .. } => reader.ratio(*of, *over),
        Measure::Nps(of) => reader.score(*of),
        Measure::Distribution(of) => reader.codes(*of),
    };
    if let Some(among) = &indicator.among {
        for (reading, eligible) in readings.iter_mut().zip(reader.holds(among)) {
            match eligible {
                Truth::True => {}
                Truth::Unknown => *reading = Reading::without(Standing::Doubtful),
                Truth::False => *reading = Reading::without(Standing::NotEligible),
            }
        }
    }
    readings
}

struct Reader<'a> {
    plan: &'a Plan,
    table: &'a Table,
    finer: Finer,
}

impl Reader<'_> {
    fn holds(&self, condition: &Condition) -> Vec<Truth> {
        let (columns, rows) = (&self.table.columns, self.table.rows());
        condition::evaluate(self.plan, condition, columns, rows, self.finer)
    }

    fn quantity(&self, variable: VariableId) -> Option<Quantity<'_>> {
        let column = self.table.columns.get(&variable)?;
        Some(Quantity::of(self.plan, variable, column, self.finer))
    }

    fn each(&self, read: impl Fn(usize) -> Reading) -> Vec<Reading> {
        (0..self.table.rows()).map(read).collect()
    }

    fn share(&self, of: &Condition, base: Option<&Condition>) -> Vec<Reading> {
        let hits = self.holds(of);
        let based = base.map(|base| self.holds(base));
        let why = |variables: BTreeSet<_>| Reasons::of(variables, &self.table.columns);
        let why_hit = why(of.variables());
        let why_based = why(base.map(Condition::variables).unwrap_or_default());
        let unknown =
            |why: &Reasons, row| Reading::missing(why.at(row).unwrap_or(Missing::Unknown));
        self.each(|row| {
            match based.as_ref().map(|based| based[row]) {
                Some(Truth::False) => return Reading::OUT_OF_BASE,
                Some(Truth::Unknown) => return unknown(&why_based, row),
                Some(Truth::True) | None => {}
            }
            match hits[row] {
                Truth::True => Reading::value(1),
                Truth::False => Reading::value(0),
                Truth::Unknown => unknown(&why_hit, row),
            }
        })
    }

    fn number(&self, of: VariableId) -> Vec<Reading> {
        let Some(of) = self.quantity(of) else {
            return self.each(|_| Reading::missing(Missing::Unknown));
        };
        self.each(|row| of.at(row).map_or_else(Reading::missing, Reading::value))
    }

    fn ratio(&self, of: VariableId, over: VariableId) -> Vec<Reading> {
        let (Some(of), Some(over)) = (self.quantity(of), self.quantity(over)) else {
            return self.each(|_| Reading::missing(Missing::Unknown));
        };
        self.each(|row| match (of.at(row), over.at(row)) {
            (Ok(x), Ok(y)) => Reading::pair(x, y),
            (x, y) => {
                let reasons = [x.err(), y.err()].into_iter().flatten();
                Reading::missing(combine(reasons).unwrap_or(Missing::Invalid))
            }
        })
    }

    /// Whole numbers from 0 to 10; anything else is invalid.
    fn score(&self, of: VariableId) -> Vec<Reading> {
        let Some(of) = self.quantity(of) else {
            return self.each(|_| Reading::missing(Missing::Unknown));
        };
        let one = i64::try_from(power(of.decimals.min(18))).unwrap_or(i64::MAX);
        self.each(|row| match of.at(row) {
            Ok(x) if x % one == 0 && (0..=10).contains(&(x / one)) => Reading::value(x / one),
            Ok(_) => Reading::missing(Missing::Invalid),
            Err(reason) => Reading::missing(reason),
        })
    }

    fn codes(&self, of: VariableId) -> Vec<Reading> {
        let column = self.table.columns.get(&of);
        let (Some(column), Some(list)) = (column, self.plan.codelist_of(of)) else {
            return self.each(|_| Reading::missing(Missing::Unknown));
        };
        let counted: Vec<CodeId> = (0..list.codes.len())
            .filter_map(|at| u16::try_from(at).ok().map(CodeId))
            .map(|code| match self.finer {
                Finer::Folded => list.common(code),
                Finer::Apart => code,
            })
            .collect();
        self.each(|row| match (column.missing[row], &column.values) {
            (Some(reason), _) => Reading::missing(reason),
            (None, Values::Code(codes)) => counted
                .get(usize::from(codes[row].0))
                .map_or(Reading::missing(Missing::Invalid), |code| {
                    Reading::value(i64::from(code.0))
                }),
            (None, Values::Several(sets)) => {
                let mut held = 0_u128;
                for (at, code) in counted.iter().take(128).enumerate() {
                    if sets[row] >> at & 1 == 1 {
                        held |= 1_u128.checked_shl(u32::from(code.0)).unwrap_or(0);
                    }
                }
                let (x, y) = halves(held);
                Reading::pair(x, y)
            }
            (None, Values::Number(_) | Values::Date(_)) => Reading::missing(Missing::Invalid),
        })
    }
}

/// A set of bits as two numbers, the lower half first.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "bits are carried, not a quantity"
)]
fn halves(set: u128) -> (i64, i64) {
    (set as u64 as i64, (set >> 64) as u64 as i64)
}

/// The set of bits of two halves.
#[expect(clippy::cast_sign_loss, reason = "bits are carried, not a quantity")]
pub(super) fn set(x: i64, y: i64) -> u128 {
    u128::from(x as u64) | u128::from(y as u64) << 64
}
