//! Tables of unit costs, and the effects that they value.
//!
//! In: tables as written. Out: [`CostTable`]s, in which every amount is of one currency at the prices of one year, every effect has
//! figures that hold a number of what its cost is of, and no cost counts anyone twice. What is refused here would be a wrong
//! product, or a sum of what does not add up.

mod amounts;
mod effects;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::plan::{self as said, Thing};
use crate::matching::nearest;
use crate::plan::{CostTable, Effect, UnitCost};
use crate::referential::{Cost, Costs, Name};
use crate::source_text::Place;
use amounts::{currency, prices, range, year};

/// Resolves the tables.
pub(super) fn resolve(draft: &mut Draft<'_>, tables: &[Costs]) {
    let mut ids: BTreeMap<&str, Place> = BTreeMap::new();
    for table in tables {
        let id = &table.header.id;
        if let Some(first) = ids.insert(&id.value, id.place) {
            duplicate(draft, Thing::CostTable, id, first);
        }
        if let Some(resolved) = self::table(draft, table) {
            draft.costs.push(resolved);
        }
    }
}

fn table(draft: &mut Draft<'_>, table: &Costs) -> Option<CostTable> {
    let currency = currency(draft, table);
    let prices = prices(draft, &table.costs);
    let positions = positions(draft, &table.costs);
    let costs: Vec<Option<UnitCost>> = table
        .costs
        .iter()
        .map(|cost| unit_cost(draft, cost))
        .collect();
    let excluded = exclusions(draft, &table.costs, &positions);
    let named = table.valued.iter().map(|it| it.cost.value.as_str());
    let named: BTreeSet<&str> = named.collect();
    for cost in &table.costs {
        if !named.contains(cost.id.value.as_str()) {
            let fault = said::cost_unused(&cost.id.value);
            draft.fault(Code::DefinitionUnused, cost.id.place, fault);
        }
    }
    let mut effects: Vec<(Effect, Place)> = Vec::new();
    for valued in &table.valued {
        let Some(effect) = effects::resolve(draft, valued, &table.costs, &positions) else {
            continue;
        };
        effects::check_counted_once(draft, &effect, &table.costs, &effects, valued);
        effects.push((effect, valued.indicator.place));
    }
    let costs: Vec<UnitCost> = costs.into_iter().collect::<Option<_>>()?;
    let costs = costs.into_iter().zip(excluded);
    Some(CostTable {
        id: table.header.id.value.clone(),
        version: table.version.as_ref().map(|it| it.value.to_string()),
        file: table.header.file,
        currency: currency?,
        prices: prices?,
        costs: costs
            .map(|(cost, excludes)| UnitCost { excludes, ..cost })
            .collect(),
        effects: effects.into_iter().map(|(effect, _)| effect).collect(),
    })
}

/// Where each cost stands, by its id; a fault where two have one.
fn positions<'a>(draft: &mut Draft<'_>, costs: &'a [Cost]) -> BTreeMap<&'a str, usize> {
    let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, cost) in costs.iter().enumerate() {
        let id = &cost.id;
        match positions.get(id.value.as_str()) {
            Some(first) => duplicate(draft, Thing::Cost, id, costs[*first].id.place),
            None => {
                positions.insert(&id.value, at);
            }
        }
    }
    positions
}

fn duplicate(draft: &mut Draft<'_>, thing: Thing, id: &Name, first: Place) {
    let fault = said::id_duplicate(thing, &id.value);
    let fault = Diagnostic::new(Code::IdDuplicate, id.place, fault);
    draft.push(fault.label(first, said::first_here()));
}

/// The cost that a name leads to; a fault where it leads nowhere.
fn find(draft: &mut Draft<'_>, positions: &BTreeMap<&str, usize>, name: &Name) -> Option<usize> {
    let found = positions.get(name.value.as_str()).copied();
    if found.is_none() {
        let near = nearest(&name.value, positions.keys().copied());
        let fault = said::reference_unknown(Thing::Cost, &name.value, near);
        draft.fault(Code::ReferenceUnknown, name.place, fault);
    }
    found
}

fn unit_cost(draft: &mut Draft<'_>, cost: &Cost) -> Option<UnitCost> {
    let amount = range(draft, &cost.spread);
    let years = [("year", &cost.year), ("price-base", &cost.price_base)]
        .map(|(key, written)| year(draft, key, cost, written));
    let [year, _] = years;
    Some(UnitCost {
        id: cost.id.value.clone(),
        label: cost.label.clone(),
        scope: cost.scope.clone(),
        unit: cost.unit.clone(),
        per: cost.per.as_ref()?.value,
        paid: cost.paid?,
        amount: amount?,
        year: year?,
        source: cost.source.clone(),
        excludes: BTreeSet::new(),
    })
}

/// For each cost, those that it is never added to: what one says of another, the other says of it.
fn exclusions(
    draft: &mut Draft<'_>,
    costs: &[Cost],
    positions: &BTreeMap<&str, usize>,
) -> Vec<BTreeSet<usize>> {
    let mut excluded = vec![BTreeSet::new(); costs.len()];
    for (at, cost) in costs.iter().enumerate() {
        for name in &cost.exclusive_with {
            if let Some(other) = find(draft, positions, name).filter(|other| *other != at) {
                excluded[at].insert(other);
                excluded[other].insert(at);
            }
        }
    }
    excluded
}
