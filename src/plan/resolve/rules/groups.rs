//! Codes that no group takes, where a variable regroups them, and groups that lead to another group.

use std::collections::BTreeSet;

use super::super::draft::Draft;
use super::super::variables;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::Text;
use crate::i18n::plan as said;
use crate::plan::{CodelistId, Derivation};
use crate::referential::{self, Association, CodelistRef, Common, Derived, VariableType};
use crate::source_text::Place;

/// Looks at every list that a `regroup` reads; a list is told once.
pub(super) fn check(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    let mut told = BTreeSet::new();
    for (owner, variable) in variables::written(common, associations) {
        let names = &draft.variable_names;
        if names.place(owner, &variable.id.value) != Some(variable.id.place) {
            continue;
        }
        let Some(id) = names.get(owner, &variable.id.value) else {
            continue;
        };
        let (Some(Derivation::Regroup { of, to }), Some(derived)) =
            (&draft.variables[id.0].derivation, &variable.derived)
        else {
            continue;
        };
        let Derived::Regroup { of: written, .. } = &derived.value else {
            continue;
        };
        let Some(from) = draft
            .type_of(*of)
            .and_then(crate::plan::VariableType::codelist)
        else {
            continue;
        };
        let list = &draft.codelists[from.0];
        let group = |code: crate::plan::CodeId| to.get(usize::from(code.0)).copied().flatten();
        // A group that is named and leads nowhere was told; none at all was too.
        let named = |code: crate::plan::CodeId| draft.groups[from.0][usize::from(code.0)].is_some();
        if list.categories().all(|code| !named(code)) || !told.insert(from) {
            continue;
        }
        let alone = list.categories().filter(|code| !named(*code));
        let alone: Vec<String> = alone.map(|code| list.code(code).code.clone()).collect();
        let same_list = draft
            .type_of(id)
            .and_then(crate::plan::VariableType::codelist)
            == Some(from);
        let chained = list.categories().find_map(|code| {
            let middle = group(code).filter(|_| same_list)?;
            let last = group(middle).filter(|last| *last != middle)?;
            Some([code, middle, last].map(|code| list.code(code).code.clone()))
        });
        let list_id = list.id.clone();
        let mut faults = Vec::new();
        if !alone.is_empty() {
            let codes: Vec<&str> = alone.iter().map(String::as_str).collect();
            let place = place_of(common, associations, draft, from, &alone[0]);
            let fault = said::group_missing(&codes, &list_id, &variable.id.value);
            faults.push((place, fault));
        }
        if let Some([code, middle, last]) = chained {
            let place = place_of(common, associations, draft, from, &code);
            faults.push((place, said::group_chained(&code, &middle, &last)));
        }
        for (place, fault) in faults {
            let fault = Diagnostic::new(Code::GroupMissing, place.unwrap_or(written.place), fault);
            let here = Text::new("regroupée ici", "regrouped here");
            draft.push(fault.label(written.place, here));
        }
    }
}

/// Where a code of a list is written.
fn place_of(
    common: &Common,
    associations: &[&Association],
    draft: &Draft<'_>,
    list: CodelistId,
    code: &str,
) -> Option<Place> {
    let resolved = &draft.codelists[list.0];
    let named: &[referential::Codelist] = match resolved.owner {
        None => &common.codelists,
        Some(owner) => &associations[owner.0].codelists,
    };
    let named = named
        .iter()
        .find(|it| !it.extends && it.id.value == resolved.id);
    let codes = named.map(|it| it.codes.as_slice()).or_else(|| {
        let mut all = variables::written(common, associations);
        all.find_map(|(owner, variable)| match &variable.kind {
            Some(VariableType::Code(CodelistRef::Inline(_, codes)))
                if owner == resolved.owner && variable.id.value == resolved.id =>
            {
                Some(codes.as_slice())
            }
            _ => None,
        })
    });
    let found = codes.into_iter().flatten().find(|it| it.code.value == code);
    found.map(|it| it.code.place)
}
