//! What moves a total most: each assumption by itself, from its low to its high, all others central.

use std::collections::BTreeSet;

use super::{End, Line, exact};
use crate::decimal::Decimal;
use crate::plan::{CostTable, Effect, Range};

/// One assumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Parameter {
    /// The amount of a cost, by its position: of all effects that it values at once.
    Cost(usize),
    /// The years of an effect, by its position.
    Years(usize),
    /// What is attributed of it.
    Attributed(usize),
    /// What would have come anyway.
    Deadweight(usize),
}

/// What one assumption does to a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swing {
    /// Which.
    pub parameter: Parameter,
    /// The total at its low.
    pub at_low: Decimal,
    /// The total at its high.
    pub at_high: Decimal,
}

/// What an effect of so many is the product of; `end` says of each assumption at which of its ends it makes the product low, central
/// or high.
pub(super) fn factors(
    table: &CostTable,
    effect: &Effect,
    number: Decimal,
    end: impl Fn(&Kind) -> End,
) -> Vec<Decimal> {
    let mut factors = vec![number, end(&Kind::Cost).of(table.costs[effect.cost].amount)];
    factors.extend(effect.years.map(|years| end(&Kind::Years).of(years)));
    let attributed = end(&Kind::Attributed).of(effect.attributed);
    factors.push(exact::part(attributed));
    let deadweight = effect.deadweight;
    factors.extend(deadweight.map(|it| exact::rest(end(&Kind::Deadweight).turned().of(it))));
    factors
}

/// Which of the assumptions of an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Cost,
    Years,
    Attributed,
    Deadweight,
}

/// The swings of a total of `lines`, widest first; none of an assumption that does not move it, or past what can be counted.
pub(super) fn swings(table: &CostTable, lines: &[&Line<'_>]) -> Vec<Swing> {
    let mut parameters = BTreeSet::new();
    for line in lines {
        let effect = &table.effects[line.effect];
        parameters.insert(Parameter::Cost(effect.cost));
        parameters.insert(Parameter::Attributed(line.effect));
        if effect.years.is_some() {
            parameters.insert(Parameter::Years(line.effect));
        }
        if effect.deadweight.is_some() {
            parameters.insert(Parameter::Deadweight(line.effect));
        }
    }
    let mut swings: Vec<(Decimal, Swing)> = Vec::new();
    for parameter in parameters {
        let at = |end| total(table, lines, parameter, end);
        // A low deadweight makes a high total.
        let (low, high) = match parameter {
            Parameter::Deadweight(_) => (End::High, End::Low),
            _ => (End::Low, End::High),
        };
        let Some((at_low, at_high)) = at(low).zip(at(high)) else {
            continue;
        };
        let Some(width) = between(at_low, at_high).filter(|width| width.units > 0) else {
            continue;
        };
        let swing = Swing {
            parameter,
            at_low,
            at_high,
        };
        swings.push((width, swing));
    }
    // Widest first; a stable sort keeps the order of the table between equals.
    swings.sort_by(|(one, _), (two, _)| compare(*two, *one));
    swings.into_iter().map(|(_, swing)| swing).collect()
}

/// The total where `parameter` makes it as low or as high as it may, and all else is central.
fn total(
    table: &CostTable,
    lines: &[&Line<'_>],
    parameter: Parameter,
    end: End,
) -> Option<Decimal> {
    let products = lines.iter().map(|line| {
        let effect = &table.effects[line.effect];
        let number = line.worth.ok()?.number;
        let moved = |kind: &Kind| {
            let this = match kind {
                Kind::Cost => Parameter::Cost(effect.cost),
                Kind::Years => Parameter::Years(line.effect),
                Kind::Attributed => Parameter::Attributed(line.effect),
                Kind::Deadweight => Parameter::Deadweight(line.effect),
            };
            if this == parameter { end } else { End::Central }
        };
        exact::product(&factors(table, effect, number, moved))
    });
    exact::sum(products.collect::<Option<Vec<Decimal>>>()?)
}

fn between(one: Decimal, two: Decimal) -> Option<Decimal> {
    let minus = |it: Decimal| Decimal {
        units: -it.units,
        ..it
    };
    let gap = exact::sum([one, minus(two)])?;
    Some(if gap.units < 0 { minus(gap) } else { gap })
}

fn compare(one: Decimal, two: Decimal) -> std::cmp::Ordering {
    let minus = Decimal {
        units: -two.units,
        ..two
    };
    // What cannot be counted apart is the same.
    exact::sum([one, minus]).map_or(std::cmp::Ordering::Equal, |gap| gap.units.cmp(&0))
}

impl Parameter {
    /// Between what and what it is moved.
    pub fn range(self, table: &CostTable) -> Range {
        let effect = |at: usize| &table.effects[at];
        match self {
            Self::Cost(at) => table.costs[at].amount,
            Self::Years(at) => effect(at).years.unwrap_or(effect(at).attributed),
            Self::Attributed(at) => effect(at).attributed,
            Self::Deadweight(at) => effect(at).deadweight.unwrap_or(effect(at).attributed),
        }
    }

    /// The word that programs read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cost(_) => "cost",
            Self::Years(_) => "years",
            Self::Attributed(_) => "attributed",
            Self::Deadweight(_) => "deadweight",
        }
    }
}
