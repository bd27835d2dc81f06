//! Publication thresholds: an indicator may be stricter than the programme, never looser.

use super::draft::Draft;
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::plan::Publish;
use crate::referential::{self, Written};

/// The thresholds of `written` over those of the programme; looser ones are faults.
pub(super) fn stricter(draft: &mut Draft<'_>, written: &referential::Publish) -> Publish {
    let floor = draft.publish.clone();
    let mut threshold = |key: &str, value: &Option<Written<i64>>, floor: u64, up: bool| -> u64 {
        let Some(value) = value else { return floor };
        let wanted = u64::try_from(value.value).unwrap_or(0);
        if (up && wanted >= floor) || (!up && wanted <= floor && wanted > 0) {
            return wanted;
        }
        let shown = i64::try_from(floor).unwrap_or(i64::MAX);
        draft.fault(
            Code::PublishLooser,
            value.place,
            said::publish_looser(key, value.value, shown),
        );
        floor
    };
    Publish {
        persons: threshold("persons", &written.persons, floor.persons, true),
        associations: threshold(
            "associations",
            &written.associations,
            floor.associations,
            true,
        ),
        dominance: threshold("dominance", &written.dominance, floor.dominance, false),
        step: written.step.as_ref().map(|step| step.value).or(floor.step),
    }
}
