//! Columns that look like a sensitive category, mapped to a variable that is not said to be one.

use std::collections::BTreeSet;

use super::super::draft::Draft;
use super::written::mapped;
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::plan::VariableId;
use crate::referential::{Association, Observes};
use crate::sensitivity;

/// Warns of each variable once, at the first column. A file of sites tells of places and counts, not of persons.
pub(super) fn check(draft: &mut Draft<'_>, associations: &[&Association]) {
    let mut told = BTreeSet::new();
    for mapped in mapped(associations) {
        let owner = Some(mapped.association);
        let Some(id) = draft.variable_names.get(owner, &mapped.variable.value) else {
            continue;
        };
        if draft.variables[id.0].sensitive || mapped.source.observes == Observes::Site {
            continue;
        }
        let seen = mapped.headings().into_iter().find_map(|(heading, code)| {
            let category = sensitivity::category(&heading.value)?;
            let said = code.is_some_and(|code| is_sensitive(draft, id, &code.value));
            (!said).then_some((heading, category))
        });
        if let Some((heading, category)) = seen.filter(|_| told.insert(id)) {
            let own = draft.variables[id.0].owner.is_some();
            let fault =
                said::sensitive_undeclared(&heading.value, &mapped.variable.value, category, own);
            draft.fault(Code::SensitiveUndeclared, heading.place, fault);
        }
    }
}

/// Whether a code of a variable is sensitive by itself.
fn is_sensitive(draft: &Draft<'_>, variable: VariableId, code: &str) -> bool {
    let variable = &draft.variables[variable.0];
    let list = variable
        .kind
        .codelist()
        .map(|list| &draft.codelists[list.0]);
    list.is_some_and(|list| list.codes.iter().any(|it| it.code == code && it.sensitive))
}
