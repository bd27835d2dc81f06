//! Ids that are given up: they are never used again.

use super::draft::Draft;
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::referential::Common;

/// Refuses the ids that `reserved` keeps.
pub(super) fn check(draft: &mut Draft<'_>, common: &Common) {
    for retired in &common.reserved {
        let used = [
            draft.indicator_names.place(None, &retired.value),
            draft.variable_names.place(None, &retired.value),
            draft.codelist_names.place(None, &retired.value),
        ];
        if let Some(place) = used.into_iter().flatten().next() {
            draft.fault(Code::IdReserved, place, said::id_retired(&retired.value));
        }
    }
}
