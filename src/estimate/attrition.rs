//! Who is not seen again: how many of those seen at the earlier wave of a change, and whether they started elsewhere.
//!
//! In: the cell of a change, not split. Out: flags. Those not seen again count in the period they were seen in, those compared in that
//! of the later wave: the two make a whole, and their part in it a rate, only where each of those compared was seen first in that very
//! period too, and nobody who was is compared in another. Of any other change nothing is told. Those who came last may not be due yet:
//! they count among those not seen again.
//!
//! They started elsewhere where the interval of the difference of their earlier answers leaves out 0: of shares Newcombe's, of means
//! Welch's. What is then said of change is said of those who stay. No difference found is no proof that there is none.

use crate::cells::{Cell, CellKey, Cells, Left};
use crate::figure::Flag;
use crate::plan::{AssociationId, Measure, Plan};
use crate::statistics::welch::{self, Group};
use crate::statistics::{Bounds, Confidence, proportion};

use super::{flags, quality};

/// Part not seen again, in percent, past which it is told.
const TOLD: i128 = 10;

/// Whether who is counted in the cell of `key`, of `association` or of the sector, is all of those seen at the earlier wave in its period.
pub(super) fn is_whole(
    plan: &Plan,
    cells: &Cells,
    key: &CellKey,
    association: Option<AssociationId>,
) -> bool {
    let all = (0..plan.associations.len()).map(AssociationId);
    let mut own = all.filter(|id| association.is_none_or(|own| own == *id));
    own.all(|association| {
        let key = CellKey {
            association,
            ..key.clone()
        };
        let left = cells.left.get(&key);
        left.is_none_or(|left| !left.contains_key(&Left::ComparedLater))
    })
}

/// The flags of a change that `cell` gives, where who is counted in it is a whole.
pub(super) fn of(measure: &Measure, cell: &Cell, confidence: Confidence) -> Vec<Flag> {
    let lost = cell.unmatched.before;
    let all = cell.n.saturating_add(lost);
    let mut found = Vec::new();
    if cell.n == 0 || lost == 0 || cell.starts.elsewhere > 0 {
        return found;
    }
    if quality::passes(lost, all, TOLD) {
        found.push(Flag::Attrition(flags::percent(lost, all)));
    }
    if difference(measure, cell, confidence).is_some_and(|[low, high]| low > 0.0 || high < 0.0) {
        found.push(Flag::SelectiveAttrition);
    }
    found
}

/// The interval of what is said at the earlier wave by those not seen again, less what those compared say; none of other measures.
fn difference(measure: &Measure, cell: &Cell, confidence: Confidence) -> Option<Bounds> {
    let [compared, lost] = [
        (cell.n, cell.starts.compared),
        (cell.unmatched.before, cell.starts.lost),
    ];
    match measure {
        Measure::Share { .. } => {
            let [compared, lost] = [compared, lost].map(|(n, [hits, _])| [hits, n]);
            Some(proportion::difference(lost, compared, confidence))
        }
        Measure::Mean(_) => {
            let [compared, lost] = [compared, lost].map(|(n, [x, xx])| Group { n, x, xx });
            welch::difference(lost, compared, confidence)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::{Starts, Tally, Turns};
    use crate::plan::{Condition, VariableId};

    fn cell(n: i128, before: i128, starts: Starts) -> Cell {
        let mut cell = Cell::of(Tally::Turns(Turns::default()));
        cell.n = n;
        cell.unmatched.before = before;
        cell.starts = starts;
        cell
    }

    /// Newcombe, 1998, table II: 56 of 70 and 48 of 80 are .0524 to .3339 apart; 5 of 56 and 0 of 29, −.0381 to .1926.
    #[test]
    fn shares_at_the_start_are_apart_where_newcombe_says_so() {
        let share = Measure::Share {
            of: Condition::All(Vec::new()),
            base: None,
        };
        let told = |[compared, n]: [i128; 2], [lost, m]: [i128; 2]| {
            let starts = Starts {
                compared: [compared; 2],
                lost: [lost; 2],
                elsewhere: 0,
            };
            of(&share, &cell(n, m, starts), Confidence::default())
        };
        let selective = |percent| vec![Flag::Attrition(percent), Flag::SelectiveAttrition];
        assert_eq!(told([48, 80], [56, 70]), selective(47));
        assert_eq!(told([56, 70], [48, 80]), selective(53));
        assert_eq!(told([5, 56], [0, 29]), [Flag::Attrition(34)]);
        // One in ten is not past it; nobody is nobody.
        assert_eq!(told([45, 90], [5, 10]), []);
        assert_eq!(told([45, 90], [0, 0]), []);
        assert_eq!(told([0, 0], [5, 10]), []);
    }

    /// R's `sleep` as two groups, whose interval by Welch is −3.365 to 0.205 (`t.test`, with its degrees of freedom cut to 17: −3.371 to
    /// 0.211); and the same a little further apart.
    #[test]
    fn means_at_the_start_are_apart_where_welch_says_so() {
        let first = [7, -16, -2, -12, -1, 34, 37, 8, 0, 20];
        let second = [19, 8, 11, 1, -1, 44, 55, 16, 46, 34];
        let sums = |values: &[i128]| [values.iter().sum(), values.iter().map(|x| x * x).sum()];
        let told = |more: i128, elsewhere: i128| {
            let starts = Starts {
                compared: sums(&second.map(|x| x + more)),
                lost: sums(&first),
                elsewhere,
            };
            let mean = Measure::Mean(VariableId(0));
            of(&mean, &cell(10, 10, starts), Confidence::default())
        };
        assert_eq!(told(0, 0), [Flag::Attrition(50)]);
        assert_eq!(told(2, 0), [Flag::Attrition(50)]);
        assert_eq!(told(3, 0), [Flag::Attrition(50), Flag::SelectiveAttrition]);
        // One who came in another period, and the two are no whole.
        assert_eq!(told(3, 1), []);
    }
}
