//! Codelists: common ones, those of associations, and the finer codes associations add.

use std::collections::BTreeMap;

use super::draft::{Draft, Owner};
use crate::diagnostic::{Code as Fault, Diagnostic};
use crate::i18n::Text;
use crate::i18n::plan as said;
use crate::matching::normal_form;
use crate::plan::{AssociationId, Code, CodeId, Codelist, CodelistId, Derivation, Variable};
use crate::referential::{self, Association, CodelistRef, Common, Name};
use crate::source_text::Place;

/// Gives every codelist its id; finer codes join the list they extend.
pub(super) fn register(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    for list in common.codelists.iter().filter(|list| !list.extends) {
        add_named(draft, None, list);
    }
    for (at, association) in associations.iter().enumerate() {
        let id = AssociationId(at);
        for list in &association.codelists {
            if list.extends {
                extend(draft, id, list);
            } else {
                add_named(draft, Some(id), list);
            }
        }
    }
}

fn add_named(draft: &mut Draft<'_>, owner: Owner, list: &referential::Codelist) {
    let id = CodelistId(draft.codelists.len());
    if draft.define(owner, &list.id, id, |draft| &mut draft.codelist_names) {
        add(
            draft,
            owner,
            &list.id.value,
            list.label.clone(),
            list.note.clone(),
            list.ordered,
            &list.codes,
        );
    }
}

/// Adds a list without a name of its own, or whose name is settled.
pub(super) fn add(
    draft: &mut Draft<'_>,
    owner: Owner,
    id: &str,
    label: Text,
    note: Option<Text>,
    ordered: bool,
    written: &[referential::Code],
) -> CodelistId {
    let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
    let mut codes = Vec::new();
    let mut groups = Vec::new();
    for code in written {
        if is_new(draft, &mut seen, id, &code.code) {
            check_label(draft, &codes, id, code);
            codes.push(resolve(code));
            groups.push(code.within.clone());
        }
    }
    draft.codelists.push(Codelist {
        id: id.to_owned(),
        owner,
        label,
        note,
        ordered,
        codes,
    });
    draft.groups.push(groups);
    CodelistId(draft.codelists.len() - 1)
}

/// A list drawn from a derived variable that names none: codes and their labels.
pub(super) fn drawn(
    draft: &mut Draft<'_>,
    owner: Owner,
    variable: &referential::Variable,
    ordered: bool,
    codes: Vec<(String, Text)>,
) -> CodelistId {
    let code = |(code, label)| Code {
        code,
        label,
        value: None,
        missing: None,
        within: None,
        sensitive: false,
        note: None,
        finer: None,
    };
    draft.groups.push(vec![None; codes.len()]);
    draft.codelists.push(Codelist {
        id: variable.id.value.clone(),
        owner,
        label: variable.label.clone(),
        note: None,
        ordered,
        codes: codes.into_iter().map(code).collect(),
    });
    CodelistId(draft.codelists.len() - 1)
}

fn is_new<'a>(
    draft: &mut Draft<'_>,
    seen: &mut BTreeMap<&'a str, Place>,
    list: &str,
    code: &'a Name,
) -> bool {
    let Some(first) = seen.get(code.value.as_str()) else {
        seen.insert(&code.value, code.place);
        return true;
    };
    let fault = Diagnostic::new(
        Fault::CodeDuplicate,
        code.place,
        said::code_duplicate(&code.value, list),
    );
    draft.push(fault.label(*first, said::first_here()));
    false
}

/// Two codes under one label: a cell that holds it would have no certain code.
fn check_label(draft: &mut Draft<'_>, before: &[Code], list: &str, code: &referential::Code) {
    let same = |other: &&Code| {
        let (a, b) = (&other.label, &code.label);
        normal_form(&a.fr) == normal_form(&b.fr) || normal_form(&a.en) == normal_form(&b.en)
    };
    if let Some(other) = before.iter().find(same) {
        let fault = said::label_duplicate(&code.label.fr, &other.code, list);
        draft.fault(Fault::CodeDuplicate, code.code.place, fault);
    }
}

fn resolve(code: &referential::Code) -> Code {
    Code {
        code: code.code.value.clone(),
        label: code.label.clone(),
        value: code.value.as_ref().map(|value| value.value),
        missing: code.missing,
        within: code.within.as_ref().map(|within| within.value.clone()),
        sensitive: code.sensitive,
        note: code.note.clone(),
        finer: None,
    }
}

/// Finer codes of an association fall back into a common code of the list.
fn extend(draft: &mut Draft<'_>, association: AssociationId, list: &referential::Codelist) {
    let Some(id) = draft.find(None, &list.id, |draft| &draft.codelist_names) else {
        return;
    };
    let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
    for finer in &list.codes {
        if !is_new(draft, &mut seen, &list.id.value, &finer.code) {
            continue;
        }
        if draft.codelists[id.0]
            .find(&finer.code.value, None)
            .is_some()
        {
            let fault = said::code_duplicate(&finer.code.value, &list.id.value);
            draft.fault(Fault::CodeDuplicate, finer.code.place, fault);
            continue;
        }
        let parent = if let Some(within) = &finer.within {
            find(draft, id, None, within)
        } else {
            let fault = said::within_missing(&finer.code.value, &list.id.value);
            draft.fault(Fault::KeyMissing, finer.code.place, fault);
            None
        };
        // What does not hold was told; the code stays, so that what names it is not accused too.
        let parent = parent.unwrap_or(CodeId(0));
        draft.codelists[id.0].codes.push(Code {
            finer: Some((association, parent)),
            ..resolve(finer)
        });
        draft.groups[id.0].push(None);
    }
}

/// The code `name` of a list, as `owner` sees it; a fault where it has none.
pub(super) fn find(
    draft: &mut Draft<'_>,
    list: CodelistId,
    owner: Owner,
    name: &Name,
) -> Option<CodeId> {
    let codelist = &draft.codelists[list.0];
    if let Some(id) = codelist.find(&name.value, owner) {
        return Some(id);
    }
    let seen: Vec<(&str, &Text)> = codelist
        .codes
        .iter()
        .filter(|code| code.finer.is_none_or(|(of, _)| Some(of) == owner))
        .map(|code| (code.code.as_str(), &code.label))
        .collect();
    // Bands are named by their bounds: the nearest name is another band.
    let is_bands = |it: &&Variable| {
        it.kind.codelist() == Some(list) && matches!(it.derivation, Some(Derivation::Bins { .. }))
    };
    let fault = match draft.variables.iter().find(is_bands) {
        Some(variable) => said::band_unknown(&name.value, &variable.id, &seen),
        None => said::code_unknown(&name.value, &codelist.id, &seen),
    };
    draft.fault(Fault::CodeUnknown, name.place, fault);
    None
}

/// Whether answers and codes stand each where the other is wanted: each answer is a code of the list, and no code is.
/// That is a fault, told once.
pub(super) fn are_swapped<'n>(
    draft: &mut Draft<'_>,
    list: CodelistId,
    owner: Owner,
    pairs: impl Iterator<Item = (&'n Name, &'n Name)>,
) -> bool {
    let codelist = &draft.codelists[list.0];
    let is_code = |name: &Name| codelist.find(&name.value, owner).is_some();
    let is_label = |name: &Name| {
        let text = normal_form(&name.value);
        let mut labels = codelist.codes.iter().map(|code| &code.label);
        labels.any(|label| normal_form(&label.fr) == text || normal_form(&label.en) == text)
    };
    let (mut first, mut labels) = (None, false);
    let mut places = Vec::new();
    for (left, right) in pairs {
        places.push(right.place);
        if is_code(right) || !is_code(left) {
            return false;
        }
        labels |= right.value.contains(|c: char| c == ' ' || !c.is_ascii()) || is_label(right);
        first.get_or_insert((left, right));
    }
    let Some((left, right)) = first.filter(|_| labels) else {
        return false;
    };
    let fault = said::sides_swapped(&left.value, &right.value, &codelist.id);
    draft.fault(Fault::CodeUnknown, right.place, fault);
    draft.understood.extend(places);
    true
}

/// The codelist a type names, or writes in place.
pub(super) fn named_or_inline(
    draft: &mut Draft<'_>,
    owner: Owner,
    variable: &referential::Variable,
    list: &CodelistRef,
) -> Option<CodelistId> {
    match list {
        CodelistRef::Named(name) => draft.find(owner, name, |draft| &draft.codelist_names),
        CodelistRef::Inline(_, codes) => Some(add(
            draft,
            owner,
            &variable.id.value,
            variable.label.clone(),
            None,
            false,
            codes,
        )),
    }
}
