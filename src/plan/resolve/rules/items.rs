//! Scores of items: a reversed item that is only taken away, and lists whose values leave their order.

use std::collections::BTreeMap;

use super::super::draft::Draft;
use super::super::variables;
use super::bounds;
use super::ordinal::Direction;
use crate::decimal::Decimal;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::plan as said;
use crate::plan::{AssociationId, Codelist, Derivation, Part, VariableId};
use crate::referential::{self, Association, Common, Derived};
use crate::source_text::Place;

/// Looks at every sum and mean of coded answers, and at the values of every ordered list.
pub(super) fn check(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    for (owner, variable) in variables::written(common, associations) {
        let names = &draft.variable_names;
        let first = names.place(owner, &variable.id.value) == Some(variable.id.place);
        if let Some(id) = names.get(owner, &variable.id.value).filter(|_| first) {
            check_score(draft, id, variable.id.place);
            check_items(draft, id, variable);
        }
    }
    let own = associations.iter().enumerate();
    let own = own.flat_map(|(at, it)| {
        it.codelists
            .iter()
            .map(move |list| (Some(AssociationId(at)), list))
    });
    for (owner, list) in common.codelists.iter().map(|list| (None, list)).chain(own) {
        let names = &draft.codelist_names;
        if !list.extends
            && names.place(owner, &list.id.value) == Some(list.id.place)
            && let Some(id) = names.get(owner, &list.id.value)
        {
            check_values(draft, &draft.codelists[id.0].clone(), list);
        }
    }
}

/// An item counts once: what weighs double says `times: 2`.
fn check_items(draft: &mut Draft<'_>, id: VariableId, written: &referential::Variable) {
    let derived = written.derived.as_ref().map(|derived| &derived.value);
    let Some(Derived::Sum { of, .. } | Derived::Mean { of, .. }) = derived else {
        return;
    };
    let mut seen = BTreeMap::new();
    for part in of {
        let name = &part.variable;
        if let Some(first) = seen.insert(name.value.as_str(), name.place) {
            let fault = said::item_twice(&name.value, &draft.variables[id.0].id);
            let fault = Diagnostic::new(Code::NamedTwice, name.place, fault);
            draft.push(fault.label(first, said::already_here()));
        }
    }
}

/// Items whose answers count from 0 or more give a score that is never below 0: a reversed one takes the sum of
/// its ends and leaves the answer, which is a `plus`. A mean has none.
fn check_score(draft: &mut Draft<'_>, id: VariableId, place: Place) {
    let variable = &draft.variables[id.0];
    let (parts, is_mean) = match &variable.derivation {
        Some(Derivation::Sum { parts, .. }) => (parts, false),
        Some(Derivation::Mean { parts, .. }) => (parts, true),
        _ => return,
    };
    let coded = |part: &Part| draft.variables[part.variable.0].kind.codelist().is_some();
    let reversed = parts.iter().find(|part| part.times.units < 0);
    let Some(reversed) = reversed.filter(|_| parts.len() > 1 && parts.iter().all(coded)) else {
        return;
    };
    let least = parts
        .iter()
        .map(|part| bounds::values(draft, part.variable));
    let from_nought = least.flatten().all(|(low, _)| low.units >= 0);
    let below = is_mean || bounds::of(draft, id).0.is_some_and(|min| min < 0);
    if !from_nought || !below {
        return;
    }
    let item = &draft.variables[reversed.variable.0].id;
    let plus = bounds::values(draft, reversed.variable).and_then(|(low, high)| {
        // The ends of the reversed item, times its weight.
        let ends = low.units.checked_add(high.units)?;
        let units = ends.checked_mul(reversed.times.units.checked_neg()?)?;
        let decimals = low.decimals.checked_add(reversed.times.decimals)?;
        Some(Decimal { units, decimals }.to_string())
    });
    let plus = plus.filter(|_| !is_mean);
    let fault = said::item_reversed(item, &variable.id, plus.as_deref());
    draft.fault(Code::ItemReversed, place, fault);
}

/// The values of an ordered list go up with it, or down with it.
fn check_values(draft: &mut Draft<'_>, list: &Codelist, written: &referential::Codelist) {
    if !list.ordered {
        return;
    }
    let values = list
        .categories()
        .map(|code| list.code(code).value?.exactly(9));
    let Some(values) = values.collect::<Option<Vec<i128>>>() else {
        return;
    };
    if Direction::of(&values) != Direction::Mixed {
        return;
    }
    // The first that turns back.
    let rising = values.first() < values.last();
    let turns = values
        .windows(2)
        .position(|pair| pair[0] != pair[1] && (pair[0] < pair[1]) != rising);
    let code = turns.and_then(|at| list.categories().nth(at + 1));
    let Some(code) = code.map(|code| list.code(code).code.clone()) else {
        return;
    };
    let place = written.codes.iter().find(|it| it.code.value == code);
    let place = place
        .and_then(|it| it.value.as_ref())
        .map_or(written.id.place, |it| it.place);
    draft.fault(Code::ScaleOrder, place, said::values_order(&list.id, &code));
}
