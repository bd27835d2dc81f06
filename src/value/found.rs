//! The published figures of an effect, and the number that they hold.

use std::collections::BTreeMap;

use super::{Unvalued, exact};
use crate::cells::Split;
use crate::decimal::Decimal;
use crate::figure::{Estimator, Flag, Numbers};
use crate::period::Period;
use crate::plan::{AssociationId, Effect, Measure, Plan};
use crate::release::{Release, Row};

/// The rows that hold the number of `effect`, by period.
pub(super) fn by_period<'a>(
    effect: &Effect,
    release: &'a Release,
    association: Option<AssociationId>,
) -> BTreeMap<Period, Vec<&'a Row>> {
    let mut found: BTreeMap<Period, Vec<&'a Row>> = BTreeMap::new();
    let rows = release.rows.iter();
    for row in rows.filter(|row| row.key.association == association && is_of(effect, row)) {
        found.entry(row.key.period).or_default().push(row);
    }
    found
}

fn is_of(effect: &Effect, row: &Row) -> bool {
    let key = &row.key;
    let wanted = |(variable, split): &(_, Split)| match split {
        Split::Code(code) => effect
            .part
            .get(variable)
            .is_some_and(|it| it.contains(code)),
        Split::Unknown => false,
    };
    let answer = match key.code {
        Some(code) => effect.codes.contains(&code),
        None => effect.codes.is_empty(),
    };
    key.indicator == effect.indicator
        && key.waves == effect.waves
        && key.estimator == Estimator::Pooled
        && answer
        && key.splits.len() == effect.part.len()
        && key.splits.iter().all(wanted)
}

/// How many knew the effect. One figure that may not be read, or put forward, takes the whole number away.
pub(super) fn number(plan: &Plan, effect: &Effect, rows: &[&Row]) -> Result<Decimal, Unvalued> {
    let numbers: Option<Vec<&Numbers>> = rows.iter().map(|row| row.numbers()).collect();
    let numbers = numbers.ok_or(Unvalued::Withheld)?;
    if numbers
        .iter()
        .any(|it| it.bears(|flag| flag == Flag::NoHeadline))
    {
        return Err(Unvalued::NoHeadline);
    }
    let there: Vec<&&Numbers> = numbers.iter().filter(|it| it.value.is_some()).collect();
    if there.is_empty() {
        return Err(Unvalued::NoData);
    }
    let measure = &plan.indicator(effect.indicator).measure;
    let each: Option<Vec<Decimal>> = there.into_iter().map(|it| counted(measure, it)).collect();
    let each = each.ok_or(Unvalued::NoNumber)?;
    let sum = exact::sum(each).ok_or(Unvalued::TooLarge)?;
    if sum.units < 0 {
        return Err(Unvalued::NoNumber);
    }
    Ok(sum)
}

/// The number that one figure holds.
fn counted(measure: &Measure, numbers: &Numbers) -> Option<Decimal> {
    match measure {
        Measure::Count | Measure::Distinct | Measure::Sum(_) => {
            // The shortest decimal that reads back is the sum that it was made of.
            Decimal::parse(&numbers.value?.to_string())
        }
        _ => numbers.numerator,
    }
}
