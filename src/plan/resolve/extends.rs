//! What the associations extend: the one common referential, and who extends it.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::plan::{self as said, Thing};
use crate::referential::{Association, Common, Referentials};

/// The one common referential.
pub(super) fn choose_common<'a>(
    referentials: &'a Referentials,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Common> {
    let Some((first, others)) = referentials.commons.split_first() else {
        let location = match referentials.associations.first() {
            Some(association) => Location::Text(association.extends_id.place),
            None => Location::File("referentials".to_owned()),
        };
        diagnostics.push(Diagnostic::new(
            Code::CommonMissing,
            location,
            said::common_missing(),
        ));
        return None;
    };
    for other in others {
        let id = &other.header.id;
        let fault = Diagnostic::new(
            Code::CommonSeveral,
            id.place,
            said::common_several(&id.value),
        );
        diagnostics.push(fault.label(first.header.id.place, said::first_here()));
    }
    Some(first)
}

/// The associations that extend `common`, sorted by id: their place in this list is their id in the plan.
pub(super) fn order_associations<'a>(
    referentials: &'a Referentials,
    common: &Common,
    diagnostics: &mut Diagnostics,
) -> Vec<&'a Association> {
    let mut kept: BTreeMap<&str, &Association> = BTreeMap::new();
    for association in &referentials.associations {
        let id = &association.header.id;
        if let Some(first) = kept.get(id.value.as_str()) {
            let fault = said::id_duplicate(Thing::Association, &id.value);
            let fault = Diagnostic::new(Code::IdDuplicate, id.place, fault);
            diagnostics.push(fault.label(first.header.id.place, said::first_here()));
            continue;
        }
        kept.insert(&id.value, association);
        check_extends(association, common, diagnostics);
    }
    kept.into_values().collect()
}

fn check_extends(association: &Association, common: &Common, diagnostics: &mut Diagnostics) {
    let wanted = &association.extends_id;
    let id = &common.header.id;
    if wanted.value != id.value {
        let fault = said::extends_unresolved(&wanted.value, &id.value);
        diagnostics.push(Diagnostic::new(
            Code::ExtendsUnresolved,
            wanted.place,
            fault,
        ));
    } else if let (Some(version), Some(common)) = (&association.extends_version, &common.version)
        && !version.value.matches(&common.value)
    {
        let fault = said::extends_version(&version.value.to_string(), &common.value.to_string());
        diagnostics.push(Diagnostic::new(Code::ExtendsVersion, version.place, fault));
    }
}
