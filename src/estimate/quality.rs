//! What speaks of a figure's quality: an empty base, a small one, many without an answer.

use crate::cells::Cell;
use crate::figure::Quality;
use crate::plan::{Indicator, Measure, Waves};
use crate::referential::Observes;

/// Fewest observations below which an estimate is said to be of low reliability.
const SMALL: i128 = 30;
/// The same for a net promoter score, which takes two shares.
const SMALL_NPS: i128 = 50;
/// Item non-response, in percent of those who should have answered, past which an estimate is.
pub(super) const HIGH_NON_RESPONSE: i128 = 30;

/// The quality of a figure that `cell` gives.
pub(super) fn of(indicator: &Indicator, waves: Waves, cell: &Cell, value: Option<f64>) -> Quality {
    if value.is_none() {
        Quality::NoData
    } else if small(indicator, waves, cell.n) || poorly_answered(cell) {
        Quality::Low
    } else {
        Quality::Normal
    }
}

fn small(indicator: &Indicator, waves: Waves, n: i128) -> bool {
    match indicator.measure {
        // What is added up over those who were seen again speaks for the others as a mean does.
        Measure::Sum(_) if waves.is_change() => indicator.observes != Observes::Site && n < SMALL,
        Measure::Count | Measure::Distinct | Measure::Sum(_) => false,
        // Sites are few and all there.
        Measure::Ratio { .. } => indicator.observes != Observes::Site && n < SMALL,
        Measure::Share { .. }
        | Measure::Mean(_)
        | Measure::Median(_)
        | Measure::Distribution(_) => n < SMALL,
        Measure::Nps(_) => n < SMALL_NPS,
    }
}

/// Those who may be concerned and of whom nobody knows it weigh as those who did not answer.
fn poorly_answered(cell: &Cell) -> bool {
    let silent = cell.no_answer().saturating_add(cell.eligibility_unknown);
    passes(silent, cell.n.saturating_add(silent), HIGH_NON_RESPONSE)
}

/// Whether a part of a whole is more than `percent` of it.
pub(super) fn passes(part: i128, whole: i128, percent: i128) -> bool {
    part.saturating_mul(100) > whole.saturating_mul(percent)
}
