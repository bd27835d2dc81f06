//! The spread between associations: what the typical one says, beside what all respondents say.
//!
//! In: the cell of each association. Out: the mean, the smallest and the largest of their values, each counting once however
//! many it speaks of. Floats are added in the order of associations. What may be read of it is for [`crate::protect`].

use crate::cells::{Cell, Tally};
use crate::figure::Spread;
use crate::plan::{CodeId, Measure, Plan};
use crate::statistics::float;

use super::value;

/// The spread of what `cells` say by `measure`; of one `code` for a distribution, over those who offer it. None where none
/// has a value.
pub(super) fn of<'a>(
    plan: &Plan,
    measure: &Measure,
    cells: impl Iterator<Item = &'a Cell>,
    code: Option<CodeId>,
) -> Option<Spread> {
    let values = cells
        .filter(|cell| offers(cell, code))
        .filter_map(|cell| value::of(plan, measure, cell, code).value);
    let (mut count, mut sum, mut range) = (0, 0.0, None);
    for value in values {
        count += 1;
        sum += value;
        let [low, high] = range.unwrap_or([value, value]);
        range = Some([value.min(low), value.max(high)]);
    }
    range.map(|range| Spread {
        mean: sum / float(count),
        range: Some(range),
    })
}

/// Whether a cell has a figure of its own for `code`.
fn offers(cell: &Cell, code: Option<CodeId>) -> bool {
    match (&cell.tally, code) {
        (Tally::Codes(counts), Some(code)) => counts.contains_key(&code),
        (Tally::CodeTurns(turns), Some(code)) => turns.contains_key(&code),
        _ => true,
    }
}
