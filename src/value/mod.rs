//! Avoided costs: published numbers of those who knew an effect, times unit costs.
//!
//! In: a table of costs, and the rows of a protected [`Release`]: nothing that is withheld can enter a product. Out: a [`Valuation`],
//! one line an effect and period, then for each period the totals of what may be added up, each with what moves it most.
//!
//! Amounts are exact: numbers of persons and the decimals of the table are multiplied and added as they are written. Low, central and
//! high are the products of all that is low, central and high: ends, not an interval of confidence.
//!
//! What is never added up: two costs of which one excludes the other; one cost avoided by two indicators, whose persons may be the
//! same; two periods. Where lines exclude one another there is no total of all, but one of each largest set that holds together.

mod exact;
mod found;
mod sensitivity;
mod totals;

#[cfg(test)]
mod tests;

pub use sensitivity::{Parameter, Swing};
pub use totals::{Conflict, Left, Total, Totals};

use std::collections::BTreeSet;

use crate::decimal::Decimal;
use crate::period::Period;
use crate::plan::{AssociationId, CostTable, Effect, Plan, Range, UnitCost};
use crate::release::{Release, Row};

/// What effects are worth, by the costs of one table.
#[derive(Debug)]
pub struct Valuation<'a> {
    /// What the referentials say.
    pub plan: &'a Plan,
    /// The table.
    pub table: &'a CostTable,
    /// One line an effect and period that has figures, by period, then in the order of the table.
    pub lines: Vec<Line<'a>>,
    /// The totals of each period.
    pub totals: Vec<Totals>,
}

/// An effect in one period.
#[derive(Debug)]
pub struct Line<'a> {
    /// Position of the effect in the table.
    pub effect: usize,
    /// The period.
    pub period: Period,
    /// The published figures that hold its number.
    pub rows: Vec<&'a Row>,
    /// What it is worth; else why nothing.
    pub worth: Result<Worth, Unvalued>,
}

/// What an effect is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// How many knew it.
    pub number: Decimal,
    /// The product.
    pub amount: Range,
}

/// Why an effect is worth nothing that can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unvalued {
    /// A figure is withheld.
    Withheld,
    /// There is no data.
    NoData,
    /// So few answered that the figure is not put forward.
    NoHeadline,
    /// The figure is weighted, or below zero: no number stands behind it.
    NoNumber,
    /// More digits than can be counted.
    TooLarge,
}

impl Unvalued {
    /// The word that programs read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Withheld => "withheld",
            Self::NoData => "no-data",
            Self::NoHeadline => "no-headline",
            Self::NoNumber => "no-number",
            Self::TooLarge => "too-large",
        }
    }
}

impl<'a> Valuation<'a> {
    /// Of the rows of the sector in `release`, or of those of `association`.
    pub fn of(
        plan: &'a Plan,
        table: &'a CostTable,
        release: &'a Release,
        association: Option<AssociationId>,
    ) -> Self {
        let mut lines: Vec<Line<'a>> = Vec::new();
        for (effect, it) in table.effects.iter().enumerate() {
            for (period, rows) in found::by_period(it, release, association) {
                let number = found::number(plan, it, &rows);
                let worth = number.and_then(|number| worth(table, it, number));
                lines.push(Line {
                    effect,
                    period,
                    rows,
                    worth,
                });
            }
        }
        lines.sort_by_key(|line| (line.period, line.effect));
        let periods: BTreeSet<Period> = lines.iter().map(|line| line.period).collect();
        let totals = periods.into_iter();
        let totals = totals
            .map(|period| Totals::of(table, &lines, period))
            .collect();
        Self {
            plan,
            table,
            lines,
            totals,
        }
    }

    /// The effect of a line.
    pub fn effect(&self, line: &Line<'_>) -> &'a Effect {
        &self.table.effects[line.effect]
    }

    /// The cost of a line.
    pub fn cost(&self, line: &Line<'_>) -> &'a UnitCost {
        &self.table.costs[self.effect(line).cost]
    }
}

/// `number` × cost × years × attributed × what is left once deadweight is taken off, at each end.
fn worth(table: &CostTable, effect: &Effect, number: Decimal) -> Result<Worth, Unvalued> {
    let at = |end: End| {
        exact::product(&sensitivity::factors(table, effect, number, |_| end))
            .ok_or(Unvalued::TooLarge)
    };
    Ok(Worth {
        number,
        amount: Range {
            low: at(End::Low)?,
            central: at(End::Central)?,
            high: at(End::High)?,
        },
    })
}

/// An end of a range, as far as the product is concerned: the low deadweight makes a high product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Low,
    Central,
    High,
}

impl End {
    fn of(self, range: Range) -> Decimal {
        match self {
            Self::Low => range.low,
            Self::Central => range.central,
            Self::High => range.high,
        }
    }

    fn turned(self) -> Self {
        match self {
            Self::Low => Self::High,
            Self::Central => Self::Central,
            Self::High => Self::Low,
        }
    }
}
