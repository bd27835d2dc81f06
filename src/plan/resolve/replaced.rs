//! `replaces`: a former id is gone for good, and lives on under one id alone.

use std::collections::BTreeMap;

use super::draft::{Draft, Owner};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::plan::{self as said, Thing};
use crate::plan::AssociationId;
use crate::referential::{self, Association, CodelistRef, Common, Name, VariableType};
use crate::source_text::Place;

/// Refuses former ids and codes that still exist, or that two things replace.
pub(super) fn check(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    check_files(
        draft,
        None,
        &common.indicators,
        &common.variables,
        &common.codelists,
    );
    for (at, association) in associations.iter().enumerate() {
        check_files(
            draft,
            Some(AssociationId(at)),
            &association.indicators,
            &association.variables,
            &association.codelists,
        );
    }
}

fn check_files(
    draft: &mut Draft<'_>,
    owner: Owner,
    indicators: &[referential::Indicator],
    variables: &[referential::Variable],
    codelists: &[referential::Codelist],
) {
    let named = indicators.iter().map(|it| (&it.id, &it.replaces));
    check_ids(draft, Thing::Indicator, named, |draft, id| {
        draft.indicator_names.place(owner, id)
    });
    let named = variables.iter().map(|it| (&it.id, &it.replaces));
    check_ids(draft, Thing::Variable, named, |draft, id| {
        draft.variable_names.place(owner, id)
    });
    let named = codelists.iter().map(|it| (&it.id, &it.replaces));
    check_ids(draft, Thing::Codelist, named, |draft, id| {
        draft.codelist_names.place(owner, id)
    });
    for list in codelists {
        check_codes(draft, &list.id.value, &list.codes);
    }
    for variable in variables {
        if let Some(VariableType::Code(list) | VariableType::Several(list)) = &variable.kind
            && let CodelistRef::Inline(_, codes) = list
        {
            check_codes(draft, &variable.id.value, codes);
        }
    }
}

fn check_ids<'a>(
    draft: &mut Draft<'_>,
    thing: Thing,
    named: impl Iterator<Item = (&'a Name, &'a Vec<Name>)>,
    still: impl Fn(&Draft<'_>, &str) -> Option<Place>,
) {
    let mut seen: BTreeMap<&str, (&str, Place)> = BTreeMap::new();
    for (id, former) in named.flat_map(|(id, all)| all.iter().map(move |former| (id, former))) {
        if let Some(place) = still(draft, &former.value) {
            let fault = said::replaced_exists(thing, &former.value);
            let fault = Diagnostic::new(Code::IdReserved, former.place, fault);
            draft.push(fault.label(place, said::still_here()));
        }
        if let Some((by, first)) = seen.get(former.value.as_str()) {
            let fault = said::replaced_twice(&former.value, by);
            let fault = Diagnostic::new(Code::IdDuplicate, former.place, fault);
            draft.push(fault.label(*first, said::first_replaced_here()));
        }
        seen.entry(&former.value)
            .or_insert((&id.value, former.place));
    }
}

fn check_codes(draft: &mut Draft<'_>, list: &str, codes: &[referential::Code]) {
    let mut seen: BTreeMap<&str, (&str, Place)> = BTreeMap::new();
    for (code, former) in codes
        .iter()
        .flat_map(|code| code.replaces.iter().map(move |former| (code, former)))
    {
        if let Some(living) = codes.iter().find(|it| it.code.value == former.value) {
            let fault = said::code_replaced_exists(&former.value, list);
            let fault = Diagnostic::new(Code::CodeDuplicate, former.place, fault);
            draft.push(fault.label(living.code.place, said::still_here()));
        }
        if let Some((by, first)) = seen.get(former.value.as_str()) {
            let fault = said::replaced_twice(&former.value, by);
            let fault = Diagnostic::new(Code::CodeDuplicate, former.place, fault);
            draft.push(fault.label(*first, said::first_replaced_here()));
        }
        seen.entry(&former.value)
            .or_insert((&code.code.value, former.place));
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::resolve::trial::resolved;

    #[test]
    fn a_former_id_is_gone_and_lives_on_once() {
        let codes = |first: &str, second: &str| {
            format!(
                "codelists:\n  - id: l\n    replaces: [m]\n    codes:\n      - {{code: a, label: A, replaces: [{first}]}}\n      - {{code: b, label: B, replaces: [{second}]}}\n"
            )
        };
        assert_eq!(resolved(&codes("x", "y"), ""), []);
        let both = [("referential-duplicate-code", 12)];
        assert_eq!(resolved(&codes("x", "x"), ""), both);
        assert_eq!(resolved(&codes("x", "a"), ""), both);
        let variables = |first: &str, second: &str| {
            format!(
                "variables:\n  - {{id: v, label: V, type: {{date: {{}}}}, replaces: [{first}]}}\n  - {{id: w, label: W, type: {{date: {{}}}}, replaces: [{second}]}}\n"
            )
        };
        assert_eq!(resolved(&variables("x", "y"), ""), []);
        let twice = [("referential-duplicate-id", 9)];
        assert_eq!(resolved(&variables("x", "x"), ""), twice);
        assert_eq!(resolved(&variables("x", "v"), ""), [("id-reserved", 9)]);
    }
}
