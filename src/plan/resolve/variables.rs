//! Variables: their types, and for derived ones what they come from, in an order that never looks ahead.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Owner, published};
use super::{asked, codelists, conditions, derivations};
use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::plan::{AssociationId, Variable, VariableId, VariableType};
use crate::referential::{self, Association, Bounds, Common, Derived, Name, Test, Written};

/// Variables as written, each with whose it is, by their ids.
pub(super) type Definitions<'a> = BTreeMap<VariableId, (Owner, &'a referential::Variable)>;

/// Every variable as written, with whose it is, in the order of their ids.
pub(super) fn written<'a>(
    common: &'a Common,
    associations: &[&'a Association],
) -> impl Iterator<Item = (Owner, &'a referential::Variable)> {
    let own: Vec<_> = associations
        .iter()
        .enumerate()
        .flat_map(|(at, association)| {
            association
                .variables
                .iter()
                .map(move |v| (Some(AssociationId(at)), v))
        })
        .collect();
    common
        .variables
        .iter()
        .map(|variable| (None, variable))
        .chain(own)
}

/// Gives every variable its id, so that any may name any other. Types come with [`resolve`].
pub(super) fn register(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    for (owner, variable) in written(common, associations) {
        let id = VariableId(draft.variables.len());
        if !draft.define(owner, &variable.id, id, |draft| &mut draft.variable_names) {
            continue;
        }
        draft.typed.push(false);
        draft.variables.push(Variable {
            id: published(associations, owner, &variable.id.value),
            owner,
            label: variable.label.clone(),
            kind: VariableType::Date,
            derivation: None,
            exclusive: BTreeSet::new(),
            unit: variable.unit.clone(),
            recall: variable.recall.clone(),
            population: variable.population.clone(),
            sensitive: variable.sensitive,
            question: variable.question.clone(),
            instrument: variable.instrument.as_ref().map(|it| it.value.clone()),
            note: variable.note.clone(),
            asked_when: None,
        });
    }
}

/// Settles types: collected variables first, then derived ones, parts before what comes from them.
pub(super) fn resolve(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    // The first of two variables of one name is the one that counts; the second was told.
    let mut definitions = Definitions::new();
    for (owner, variable) in written(common, associations) {
        let id = draft.variable_names.get(owner, &variable.id.value);
        if let Some(id) = id.filter(|id| draft.variables[id.0].owner == owner) {
            definitions.entry(id).or_insert((owner, variable));
        }
    }
    for (id, (owner, variable)) in &definitions {
        if variable.derived.is_none()
            && let Some(kind) = &variable.kind
            && let Some(kind) = collected_type(draft, *owner, variable, kind)
        {
            draft.variables[id.0].kind = kind;
            draft.typed[id.0] = true;
        }
    }
    let mut walk = Walk {
        definitions: &definitions,
        path: Vec::new(),
        done: BTreeSet::new(),
    };
    for id in definitions.keys() {
        walk.visit(draft, *id);
    }
    for (id, (owner, variable)) in &definitions {
        finish(draft, *id, *owner, variable);
    }
    asked::check(draft, &definitions);
}

/// The type of a variable that is collected.
fn collected_type(
    draft: &mut Draft<'_>,
    owner: Owner,
    variable: &referential::Variable,
    kind: &referential::VariableType,
) -> Option<VariableType> {
    match kind {
        referential::VariableType::Code(list) => {
            codelists::named_or_inline(draft, owner, variable, list).map(VariableType::Code)
        }
        referential::VariableType::Several(list) => {
            let id = codelists::named_or_inline(draft, owner, variable, list)?;
            let list = &draft.codelists[id.0];
            if list.codes.len() > 128 {
                let fault = said::too_many_codes(&list.id);
                draft.fault(Code::VariableType, variable.id.place, fault);
                return None;
            }
            Some(VariableType::Several(id))
        }
        referential::VariableType::Integer(bounds) => number(draft, &variable.id.value, 0, bounds),
        referential::VariableType::Decimal { decimals, bounds } => {
            let places = u8::try_from(decimals.value)
                .ok()
                .filter(|d| *d <= Decimal::MAX_DECIMALS);
            if places.is_none() {
                draft.fault(
                    Code::TypeWrong,
                    decimals.place,
                    said::decimals_out_of_range(&variable.id.value),
                );
            }
            number(draft, &variable.id.value, places?, bounds)
        }
        referential::VariableType::Date => Some(VariableType::Date),
    }
}

fn number(draft: &mut Draft<'_>, id: &str, decimals: u8, bounds: &Bounds) -> Option<VariableType> {
    let mut units = |bound: &Option<Written<Decimal>>| -> Option<Option<i64>> {
        let Some(bound) = bound else {
            return Some(None);
        };
        let units = bound
            .value
            .exactly(decimals)
            .and_then(|units| i64::try_from(units).ok());
        if units.is_none() {
            draft.fault(
                Code::TypeWrong,
                bound.place,
                said::bins_precision(&bound.value.to_string(), id),
            );
        }
        units.map(Some)
    };
    let (min, max) = (units(&bounds.min), units(&bounds.max));
    let (min, max) = (min?, max?);
    if let (Some(low), Some(high), Some(first), Some(last)) = (min, max, &bounds.min, &bounds.max)
        && low > high
    {
        let fault = said::bounds_reversed(&first.value.to_string(), &last.value.to_string());
        draft.fault(Code::TypeWrong, first.place, fault);
        return None;
    }
    Some(VariableType::Number { decimals, min, max })
}

/// Longest chain of variables derived one from another.
const LONGEST_CHAIN: usize = 64;

/// A walk through derived variables, parts first; its path is the proof of a cycle.
struct Walk<'a> {
    definitions: &'a Definitions<'a>,
    path: Vec<VariableId>,
    done: BTreeSet<VariableId>,
}

impl Walk<'_> {
    fn visit(&mut self, draft: &mut Draft<'_>, id: VariableId) {
        if self.done.contains(&id) {
            return;
        }
        let Some((owner, variable)) = self.definitions.get(&id).copied() else {
            return;
        };
        let Some(derived) = &variable.derived else {
            return;
        };
        if let Some(at) = self.path.iter().position(|seen| *seen == id) {
            let mut cycle: Vec<String> = self.path[at..]
                .iter()
                .map(|id| draft.variables[id.0].id.clone())
                .collect();
            cycle.push(draft.variables[id.0].id.clone());
            let cycle: Vec<&str> = cycle.iter().map(String::as_str).collect();
            draft.fault(
                Code::DerivedCycle,
                derived.place,
                said::derived_cycle(&cycle),
            );
            // Told once, whichever member the walk came from.
            self.done.extend(self.path[at..].iter().copied());
            return;
        }
        if self.path.len() == LONGEST_CHAIN {
            // Told once for the chain, where it begins: the rest of it is not walked again.
            let first = self.path[0];
            let id = draft.variables[first.0].id.clone();
            let (_, variable) = self.definitions[&first];
            let place = variable.id.place;
            let fault = said::derived_too_deep(&id, LONGEST_CHAIN);
            draft.fault(Code::YamlLimit, place, fault);
            self.done.extend(self.path.iter().copied());
            return;
        }
        self.path.push(id);
        for name in names_read(&derived.value) {
            if let Some(part) = draft.variable_names.get(owner, name) {
                self.visit(draft, part);
            }
        }
        self.path.pop();
        if !self.done.insert(id) {
            return;
        }
        if let Some((kind, derivation)) = derivations::resolve(draft, owner, variable, derived) {
            draft.variables[id.0].kind = kind;
            draft.variables[id.0].derivation = Some(derivation);
            draft.typed[id.0] = true;
            draft.derivation_order.push(id);
        }
    }
}

/// The names a derived variable reads, as written.
fn names_read(derived: &Derived) -> Vec<&str> {
    match derived {
        Derived::Bins { of, .. }
        | Derived::Score { of }
        | Derived::CountCodes { of, .. }
        | Derived::Regroup { of, .. } => vec![&of.value],
        Derived::Sum { of, .. } | Derived::Mean { of, .. } => {
            of.iter().map(|part| part.variable.value.as_str()).collect()
        }
        Derived::Difference { of, less } => vec![&of.value, &less.value],
        Derived::Product { of } => of.iter().map(|name| name.value.as_str()).collect(),
        Derived::Quotient { of, by, .. } => vec![&of.value, &by.value],
        Derived::DaysBetween { from, to } => vec![&from.value, &to.value],
        Derived::Case { arms, .. } => arms
            .iter()
            .flat_map(|(condition, _)| names_tested(condition))
            .map(|name| name.value.as_str())
            .collect(),
    }
}

/// The names a condition reads, as written.
pub(super) fn names_tested(condition: &referential::Condition) -> Vec<&Name> {
    match &condition.test {
        Test::Codes(name, _) | Test::Range(name, ..) => vec![name],
        Test::All(parts) | Test::Any(parts) => parts.iter().flat_map(names_tested).collect(),
        Test::Not(part) => names_tested(part),
    }
}

/// What needs every type to be known: exclusive codes, `asked-when`, the instrument.
fn finish(draft: &mut Draft<'_>, id: VariableId, owner: Owner, variable: &referential::Variable) {
    if let (Some(kind), Some(first)) = (draft.type_of(id), variable.exclusive.first()) {
        if matches!(kind, VariableType::Several(_)) {
            for code in &variable.exclusive {
                if let Some(code) = conditions::find_category(draft, owner, id, code) {
                    draft.variables[id.0].exclusive.insert(code);
                }
            }
        } else {
            draft.fault(
                Code::VariableType,
                first.place,
                said::exclusive_not_several(&variable.id.value),
            );
        }
    }
    if let Some(asked_when) = &variable.asked_when {
        draft.variables[id.0].asked_when = conditions::resolve(draft, owner, asked_when);
    }
    if let Some(instrument) = &variable.instrument {
        draft.find(None, instrument, |draft| &draft.instrument_names);
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::LONGEST_CHAIN;
    use crate::plan::resolve::trial::resolved;

    /// What is told of `length` variables, each derived from the next; the first stands on line 8.
    fn chain(length: usize) -> Vec<(&'static str, usize)> {
        let mut common = String::from("variables:\n");
        for id in 0..length {
            let next = id + 1;
            writeln!(
                common,
                "  - {{id: v{id}, label: V{id}, derived: {{product: {{of: [v{next}]}}}}}}"
            )
            .unwrap();
        }
        writeln!(
            common,
            "  - {{id: v{length}, label: V, type: {{integer: {{}}}}}}"
        )
        .unwrap();
        resolved(&common, "")
    }

    #[test]
    fn a_chain_of_derived_variables_has_an_end() {
        assert_eq!(chain(LONGEST_CHAIN), []);
        assert_eq!(chain(LONGEST_CHAIN + 1), [("yaml-limit", 8)]);
        assert_eq!(chain(50_000).len(), (50_000 - 1) / LONGEST_CHAIN);
    }
}
