//! Which figures a source feeds, in one version: those a change of it can move.
//!
//! The rules are those by which sources are connected to indicators, on what is written: kind, unit of observation,
//! waves, and all that the measure and `among` read.

use std::collections::BTreeSet;

use crate::referential::{
    Association, Condition, Derived, Indicator, Measure, Name, Observes, Source, Test, WaveFrom,
};

use super::readers;
use super::version::{Owned, Owner, Version};

/// The statistics that a source feeds, under their names in the new version.
pub(super) fn fed(
    version: &Version<'_>,
    association: &Association,
    source: &Source,
) -> BTreeSet<String> {
    let who = association.header.id.value.as_str();
    let filled: BTreeSet<String> = readers::mappings(version, association, source)
        .into_keys()
        .collect();
    let mut fed = BTreeSet::new();
    for owned in version.indicators.values() {
        let own = owned.owner.is_none_or(|owner| owner == who);
        if !own || !suits(version, owned.thing, source) {
            continue;
        }
        let key = version.indicator(owned.owner, &owned.thing.id.value);
        let among = owned.thing.among.as_ref();
        let among = among.map(tested).unwrap_or_default();
        let can = |measure: Option<&Measure>| {
            let read = measure.map(measured).unwrap_or_default();
            let mut read = read.into_iter().chain(among.iter().copied());
            read.all(|name| fills(version, owned.owner, name, &filled, 0))
        };
        if can(owned.thing.measure.as_ref().map(|it| &it.value)) {
            fed.insert(key.clone());
        }
        for also in &owned.thing.also {
            if can(also.measure.as_ref().map(|it| &it.value)) {
                fed.insert(format!("{key}.{}", also.id.value));
            }
        }
    }
    fed
}

/// Whether a source is of the kind, the unit and the waves an indicator asks for.
fn suits(version: &Version<'_>, indicator: &Indicator, source: &Source) -> bool {
    let usual = &version.common.defaults;
    let observes = indicator.observes.unwrap_or(usual.observes);
    let finer = indicator.one_per.is_some()
        && matches!(
            source.observes,
            Observes::Stay | Observes::Night | Observes::Request
        )
        && matches!(observes, Observes::Person | Observes::Household);
    let given: Vec<&str> = match &source.habits.wave {
        None => Vec::new(),
        Some(WaveFrom::Constant(wave)) => vec![&wave.value],
        Some(WaveFrom::Column { column: _, codes }) => {
            codes.iter().map(|(_, wave)| wave.value.as_str()).collect()
        }
    };
    let mut waves = indicator.waves.iter();
    source.kind == indicator.from.unwrap_or(usual.from)
        && (source.observes == observes || finer)
        && (indicator.waves.is_empty() || waves.any(|wave| given.contains(&wave.value.as_str())))
}

/// Whether a variable is filled, itself or by what it comes from.
fn fills(
    version: &Version<'_>,
    owner: Owner<'_>,
    name: &Name,
    filled: &BTreeSet<String>,
    depth: usize,
) -> bool {
    /// Deeper than any derivation that is none of itself.
    const DEEPEST: usize = 32;
    if filled.contains(&version.variable(owner, &name.value)) {
        return true;
    }
    let found = version.variables.get(&version.variable_key(owner, name));
    let Some(Owned { owner, thing }) = found else {
        return false;
    };
    let Some(derived) = thing.derived.as_ref().filter(|_| depth < DEEPEST) else {
        return false;
    };
    let parts = parts(&derived.value);
    let mut parts = parts.into_iter();
    parts.all(|part| fills(version, *owner, part, filled, depth + 1))
}

fn measured(measure: &Measure) -> Vec<&Name> {
    match measure {
        Measure::Count | Measure::Distinct => Vec::new(),
        Measure::Sum(of)
        | Measure::Mean(of)
        | Measure::Median(of)
        | Measure::Nps(of)
        | Measure::Distribution(of) => vec![of],
        Measure::Share { of, base } => {
            let base = base.iter().flat_map(tested);
            tested(of).into_iter().chain(base).collect()
        }
        Measure::Ratio { of, over, times: _ } => vec![of, over],
    }
}

fn tested(condition: &Condition) -> Vec<&Name> {
    match &condition.test {
        Test::Codes(name, _) | Test::Range(name, ..) => vec![name],
        Test::All(parts) | Test::Any(parts) => parts.iter().flat_map(tested).collect(),
        Test::Not(part) => tested(part),
    }
}

fn parts(derived: &Derived) -> Vec<&Name> {
    match derived {
        Derived::Bins { of, .. }
        | Derived::Score { of }
        | Derived::CountCodes { of, .. }
        | Derived::Regroup { of, .. } => vec![of],
        Derived::Sum { of, .. } | Derived::Mean { of, .. } => {
            of.iter().map(|part| &part.variable).collect()
        }
        Derived::Difference { of, less } => vec![of, less],
        Derived::Product { of } => of.iter().collect(),
        Derived::Quotient { of, by, .. } => vec![of, by],
        Derived::DaysBetween { from, to } => vec![from, to],
        Derived::Case { arms, .. } => arms.iter().flat_map(|(when, _)| tested(when)).collect(),
    }
}
