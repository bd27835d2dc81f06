//! Edits: names to collected variables, whose kinds can be held against each other.

use std::collections::BTreeMap;

use super::conditions;
use super::draft::{Draft, Owner};
use crate::decimal::{Decimal, power};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::plan::{self as said, Kind, Thing};
use crate::plan::{AssociationId, Edit, EditTest, VariableId};
use crate::referential::{self, Association, Common, Name};
use crate::source_text::Place;

/// Resolves the edits of all referentials: the common ones, then those of each association.
pub(super) fn resolve(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    of_one(draft, None, "", &common.edits);
    for (at, association) in associations.iter().enumerate() {
        let prefix = format!("{}.", association.header.id.value);
        of_one(draft, Some(AssociationId(at)), &prefix, &association.edits);
    }
}

fn of_one(draft: &mut Draft<'_>, owner: Owner, prefix: &str, edits: &[referential::Edit]) {
    let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
    for written in edits {
        if let Some(first) = seen.insert(&written.id.value, written.id.place) {
            let fault = said::id_duplicate(Thing::Edit, &written.id.value);
            let fault = Diagnostic::new(Code::IdDuplicate, written.id.place, fault);
            draft.push(fault.label(first, said::first_here()));
        }
        let asks = asked(draft, owner, &written.asks);
        let invalid: Vec<Option<VariableId>> = written
            .invalid
            .iter()
            .map(|name| collected(draft, owner, name))
            .collect();
        let (Some(asks), Some(invalid)) = (asks, invalid.into_iter().collect()) else {
            continue;
        };
        let edit = Edit {
            id: format!("{prefix}{}", written.id.value),
            owner,
            label: written.label.clone(),
            asks,
            invalid,
            place: written.place,
        };
        check_invalid(draft, &edit, &written.invalid);
        check_once(draft, written);
        draft.edits.push(edit);
    }
}

/// What is made invalid is what the edit reads: nothing tells that another value is wrong.
fn check_invalid(draft: &mut Draft<'_>, edit: &Edit, names: &[Name]) {
    let read = edit.variables();
    for (variable, name) in edit.invalid.iter().zip(names) {
        if !read.contains(variable) {
            let read: Vec<&str> = read
                .iter()
                .map(|id| draft.variables[id.0].id.as_str())
                .collect();
            let fault = said::edit_invalid_outside(&name.value, &read);
            draft.fault(Code::KeysConflict, name.place, fault);
        }
    }
}

/// A variable stands once on each side: against itself it says nothing.
fn check_once(draft: &mut Draft<'_>, written: &referential::Edit) {
    let sides: Vec<Vec<&Name>> = match &written.asks {
        referential::EditTest::Order(of) => vec![of.iter().collect()],
        referential::EditTest::Sum { of, equals, .. } => vec![of.iter().chain([equals]).collect()],
        referential::EditTest::Then(..) | referential::EditTest::Never(_) => Vec::new(),
    };
    let invalid = written.invalid.iter().collect();
    for side in sides.into_iter().chain([invalid]) {
        let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
        for name in side {
            if let Some(first) = seen.insert(&name.value, name.place) {
                let fault = Diagnostic::new(
                    Code::KeysConflict,
                    name.place,
                    said::edit_names_twice(&name.value),
                );
                draft.push(fault.label(first, said::first_here()));
            }
        }
    }
}

/// Tells the own edits of associations that none of their sources can be judged on. A common one may wait for others.
pub(super) fn check_fed(draft: &mut Draft<'_>) {
    let mut faults = Vec::new();
    for edit in &draft.edits {
        let Some(owner) = edit.owner else {
            continue;
        };
        let read = edit.variables();
        let mut sources = draft.associations[owner.0].sources.iter();
        let fed = sources.any(|source| {
            let mut read = read.iter();
            read.all(|id| source.mappings.iter().any(|it| it.variable == *id))
        });
        // What was lost of a source, and told, may be just what the edit reads.
        if !fed && !draft.lost.keys().any(|(lost, _)| *lost == owner) {
            faults.push((edit.place, said::edit_unfed(&edit.id)));
        }
    }
    for (place, fault) in faults {
        draft.fault(Code::DefinitionUnused, place, fault);
    }
}

fn asked(draft: &mut Draft<'_>, owner: Owner, written: &referential::EditTest) -> Option<EditTest> {
    match written {
        referential::EditTest::Then(when, then) => {
            let when = condition(draft, owner, when);
            let then = condition(draft, owner, then);
            when.zip(then)
                .map(|(when, then)| EditTest::Then(when, then))
        }
        referential::EditTest::Never(never) => condition(draft, owner, never).map(EditTest::Never),
        referential::EditTest::Order(names) => order(draft, owner, names),
        referential::EditTest::Sum { of, equals, within } => {
            let whole = number(draft, owner, equals);
            let parts: Vec<Option<(VariableId, u8)>> =
                of.iter().map(|name| number(draft, owner, name)).collect();
            let parts: Option<Vec<(VariableId, u8)>> = parts.into_iter().collect();
            let (parts, whole) = parts.zip(whole)?;
            let below = within.as_ref().filter(|within| within.value.units < 0);
            if let Some(below) = below {
                draft.fault(Code::TypeWrong, below.place, said::edit_within_negative());
                return None;
            }
            let within = within
                .as_ref()
                .map_or(Decimal::whole(0), |within| within.value);
            let decimals = parts
                .iter()
                .chain([&whole])
                .map(|(_, decimals)| *decimals)
                .fold(within.decimals, u8::max);
            let scaled = |(variable, own): (VariableId, u8)| (variable, power(decimals - own));
            Some(EditTest::Sum {
                of: parts.into_iter().map(scaled).collect(),
                equals: scaled(whole),
                within: within.exactly(decimals).unwrap_or(0),
            })
        }
    }
}

/// A condition that reads collected variables alone: an edit acts before anything is derived.
fn condition(
    draft: &mut Draft<'_>,
    owner: Owner,
    written: &referential::Condition,
) -> Option<crate::plan::Condition> {
    let condition = conditions::resolve(draft, owner, written)?;
    let derived = condition
        .variables()
        .into_iter()
        .find(|id| is_derived(draft, *id));
    if let Some(derived) = derived {
        let fault = said::edit_of_derived(&draft.variables[derived.0].id);
        draft.fault(Code::VariableType, written.place, fault);
        return None;
    }
    Some(condition)
}

fn is_derived(draft: &Draft<'_>, id: VariableId) -> bool {
    draft.variables[id.0].derivation.is_some()
}

/// A variable that is collected, and not derived.
fn collected(draft: &mut Draft<'_>, owner: Owner, name: &Name) -> Option<VariableId> {
    let variable = draft.find_variable(owner, name)?;
    if is_derived(draft, variable) {
        let fault = said::edit_of_derived(&name.value);
        draft.fault(Code::VariableType, name.place, fault);
        return None;
    }
    Some(variable)
}

fn number(draft: &mut Draft<'_>, owner: Owner, name: &Name) -> Option<(VariableId, u8)> {
    let variable = collected(draft, owner, name)?;
    let suits = draft.suits("sum", name.place, variable, &[Kind::Number]);
    let decimals = draft
        .type_of(variable)
        .and_then(crate::plan::VariableType::decimals);
    decimals
        .filter(|_| suits)
        .map(|decimals| (variable, decimals))
}

/// Dates, or numbers of as many decimals: nothing else has an order that two variables share.
fn order(draft: &mut Draft<'_>, owner: Owner, names: &[Name]) -> Option<EditTest> {
    let found: Vec<Option<VariableId>> = names
        .iter()
        .map(|name| {
            let variable = collected(draft, owner, name)?;
            let suits = draft.suits("order", name.place, variable, &[Kind::Date, Kind::Number]);
            suits.then_some(variable)
        })
        .collect();
    let found: Vec<VariableId> = found.into_iter().collect::<Option<_>>()?;
    let kind = |draft: &Draft<'_>, id: &VariableId| {
        let kind = draft.type_of(*id)?;
        Some((super::draft::kind(kind), kind.decimals()))
    };
    let first = found.first().and_then(|id| kind(draft, id));
    let other = found.iter().position(|id| kind(draft, id) != first);
    if let Some(at) = other {
        let fault = said::edit_order_mixed(&names[0].value, &names[at].value);
        draft.fault(Code::VariableType, names[at].place, fault);
        return None;
    }
    if let [_] = names {
        let fault = said::edit_order_of_one(&names[0].value);
        draft.fault(Code::KeysConflict, names[0].place, fault);
        return None;
    }
    Some(EditTest::Order(found))
}

#[cfg(test)]
mod tests {
    use crate::plan::resolve::trial::resolved;

    /// What is told of `edits`, each on a line of its own from line 17 on.
    fn told(edits: &str) -> Vec<(&'static str, usize)> {
        let variables = "variables:\n  - {id: a, label: A, type: {integer: {}}}\n  - {id: b, label: B, type: {decimal: {decimals: 2}}}\n  - {id: c, label: C, type: {integer: {}}}\n  - {id: d, label: D, type: {date: {}}}\n  - {id: e, label: E, type: {date: {}}}\n  - {id: f, label: F, derived: {difference: {of: a, less: c}}}\n  - {id: g, label: G, type: {code: [{code: x, label: X}, {code: y, label: Y}]}}\n";
        let found = resolved(&format!("{variables}edits:\n{edits}"), "");
        found
            .into_iter()
            .filter(|(code, _)| *code != "definition-unused")
            .collect()
    }

    #[test]
    fn what_an_edit_holds_against_another_can_be() {
        for sound in [
            "when: {a: {min: 1}}, then: {g: [x]}",
            "never: {all: [{a: {max: 3}}, {g: [y]}]}",
            "order: [d, e], invalid: [e]",
            "order: [a, c]",
            "sum: {of: [a, c], equals: b, within: 0.5}, invalid: [b]",
        ] {
            let edit = format!("  - {{id: t, label: T, {sound}}}\n");
            assert_eq!(told(&edit), [], "{sound}");
        }
        for (faulty, code) in [
            ("order: [d, a]", "variable-type"),
            ("order: [a, b]", "variable-type"),
            ("order: [d]", "keys-conflict"),
            ("order: [g, d]", "variable-type"),
            ("order: [d, z]", "reference-unknown"),
            ("sum: {of: [a, f], equals: c}", "variable-type"),
            ("sum: {of: [a, d], equals: c}", "variable-type"),
            ("never: {f: {min: 1}}", "variable-type"),
            ("never: {g: [z]}", "code-unknown"),
            ("never: {g: [x]}, invalid: [a]", "keys-conflict"),
            ("never: {g: [x]}, order: [d, e]", "keys-conflict"),
            ("order: [d, e, d]", "keys-conflict"),
            ("sum: {of: [a, c], equals: a}", "keys-conflict"),
            ("order: [d, e], invalid: [e, e]", "keys-conflict"),
            ("sum: {of: [a], equals: c, within: -1}", "type-wrong"),
            ("when: {g: [x]}", "yaml-missing-key"),
            ("invalid: [a]", "keys-conflict"),
        ] {
            let edit = format!("  - {{id: t, label: T, {faulty}}}\n");
            let found: Vec<_> = told(&edit).into_iter().map(|(code, _)| code).collect();
            assert_eq!(found, [code], "{faulty}");
        }
        let twice = "  - {id: t, label: T, order: [d, e]}\n".repeat(2);
        let found: Vec<_> = told(&twice).into_iter().map(|(code, _)| code).collect();
        assert_eq!(found, ["referential-duplicate-id"]);
    }
}
