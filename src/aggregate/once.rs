//! One observation a respondent, period and wave, where an indicator asks for it.

use std::collections::BTreeSet;

use super::reading::Standing;
use super::rows::Rows;
use crate::cells::Left;
use crate::referential::Keep;

/// Keeps, of each respondent in each period and wave, the first or the last eligible row, and says how many
/// respondents are left out because rows of the same moment do not agree.
///
/// Rows that agree on all the indicator uses are one, whichever is kept. [`Keep::Error`] asks that all agree.
/// Rows of which it is not known whether they are eligible are not choices: they stay, to be counted as such.
pub(super) fn keep_one(rows: &mut Rows, keep: Keep) -> u64 {
    let mut order: Vec<usize> = (0..rows.readings.len())
        .filter(|row| rows.readings[*row].standing != Standing::Doubtful)
        .collect();
    order.sort_unstable_by_key(|row| {
        (
            rows.respondents[*row],
            rows.slot[*row],
            rows.moments[*row],
            *row,
        )
    });
    let mut kept: Vec<bool> = rows
        .readings
        .iter()
        .map(|reading| reading.standing == Standing::Doubtful)
        .collect();
    let mut tied = BTreeSet::new();
    let same = |a: &usize, b: &usize| {
        (rows.respondents[*a], rows.slot[*a]) == (rows.respondents[*b], rows.slot[*b])
    };
    for own in order.chunk_by(same) {
        if let Some(chosen) = choose(rows, own, keep) {
            kept[chosen] = true;
        } else {
            tied.extend(own.first().map(|row| rows.respondents[*row]));
        }
    }
    rows.retain(&kept, Left::SetAside);
    tied.len() as u64
}

/// The row of `own`, in the order of their moments, that counts; none where there is none, or where those that could
/// do not agree.
pub(super) fn choose(rows: &Rows, own: &[usize], keep: Keep) -> Option<usize> {
    let end = if keep == Keep::First {
        own.first()
    } else {
        own.last()
    };
    let moment = rows.moments[*end?];
    let mut choices = own
        .iter()
        .copied()
        .filter(|row| keep == Keep::Error || rows.moments[*row] == moment);
    let chosen = choices.next()?;
    choices
        .all(|other| agree(rows, chosen, other))
        .then_some(chosen)
}

/// How many rows with a value stand beside another of the same respondent, in the same period and wave.
pub(super) fn repeated(rows: &Rows) -> u64 {
    let valued = |row: &usize| rows.readings[*row].standing == Standing::Valued;
    let mut own: Vec<(u32, u32)> = (0..rows.readings.len())
        .filter(valued)
        .map(|row| (rows.respondents[row], rows.slot[row]))
        .collect();
    own.sort_unstable();
    let all = own.len();
    own.dedup();
    (all - own.len()) as u64
}

/// Whether two rows are the same in all that the indicator uses.
fn agree(rows: &Rows, a: usize, b: usize) -> bool {
    rows.readings[a] == rows.readings[b]
        && rows.weights.get(a) == rows.weights.get(b)
        && rows.dimensions.values().all(|codes| codes[a] == codes[b])
}
