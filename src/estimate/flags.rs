//! What must be known to read a figure, and its numbers do not tell by themselves.
//!
//! In: a cell and what each association brings to it. Out: flags. What may be read of them is for [`crate::protect`].

use std::collections::{BTreeMap, BTreeSet};

use super::quality;
use crate::cells::Cell;
use crate::figure::{Contribution, Flag};
use crate::plan::{AssociationId, Indicator, Measure};
use crate::referential::Observes;
use crate::statistics::weights;

/// Item non-response, in percent of those who should have answered, past which it is told.
const TOLD: i128 = 10;

/// The flags of a figure that `cell` gives, of which something is true of `hits` where it is counted once: of the sector where
/// `is_sector`, and then of what each association brings.
pub(super) fn of(
    indicator: &Indicator,
    cell: &Cell,
    is_sector: bool,
    brought: &BTreeMap<AssociationId, Contribution>,
    hits: &[i128],
) -> BTreeSet<Flag> {
    let mut flags = BTreeSet::new();
    if cell.eligibility_unknown > 0 {
        flags.insert(Flag::EligibilityUnknown(Some(cell.eligibility_unknown)));
    }
    let silent = cell.no_answer();
    let asked = cell.n.saturating_add(silent);
    if quality::passes(silent, asked, TOLD) {
        flags.insert(Flag::NonResponse(percent(silent, asked)));
        if let [hits] = hits {
            let above = |part: i128| part.saturating_mul(100);
            let [none, all] = [above(*hits), above(hits.saturating_add(silent))];
            flags.insert(Flag::WorstCase(
                none / asked,
                all.saturating_add(asked - 1) / asked,
            ));
        }
    }
    if quality::passes(silent, asked, quality::HIGH_NON_RESPONSE) {
        flags.insert(Flag::NoHeadline);
    }
    let contributors = brought.values().filter(|brought| brought.n > 0).count();
    if is_sector && contributors > 1 {
        if counts_persons(indicator) {
            let largest = brought.values().map(|brought| brought.n).max();
            flags.insert(Flag::UpperBound);
            flags.insert(Flag::LowerBound(largest.unwrap_or(0)));
        }
        if is_carried(indicator, brought) {
            flags.insert(Flag::CarriedByOne);
        }
    }
    flags
}

/// The flags of a figure that `cell` gives, of which some source has weights where `are_weighed`.
pub(super) fn of_weights(cell: &Cell, are_weighed: bool) -> BTreeSet<Flag> {
    let mut flags = BTreeSet::new();
    match &cell.weighed {
        None if are_weighed => {
            flags.insert(Flag::Unweighted);
        }
        Some(weighed) if cell.n > 0 => {
            flags.insert(Flag::Weighted);
            let largest = weights::largest_over_mean(weighed.largest, cell.n, weighed.w);
            flags.extend(largest.map(Flag::MaxWeight));
            flags.extend(weighed.caps.iter().copied().map(Flag::Cap));
        }
        None | Some(_) => {}
    }
    flags
}

/// Part of a whole in percent, half up.
pub(super) fn percent(part: i128, whole: i128) -> i128 {
    part.saturating_mul(200).saturating_add(whole) / whole.saturating_mul(2).max(1)
}

/// Whether what is counted is persons, of whom two associations may know the same: no identifier goes from one to another.
fn counts_persons(indicator: &Indicator) -> bool {
    match indicator.measure {
        Measure::Distinct => true,
        Measure::Count => indicator.observes == Observes::Person,
        _ => false,
    }
}

/// Whether one association brings more than half of the observations, or of what is added up.
fn is_carried(indicator: &Indicator, brought: &BTreeMap<AssociationId, Contribution>) -> bool {
    let most = |of: fn(&Contribution) -> i128| {
        let parts = brought.values().map(|brought| of(brought).unsigned_abs());
        let largest = parts.clone().max().unwrap_or(0);
        let others = parts.fold(0_u128, u128::saturating_add) - largest;
        largest > others
    };
    let adds_up = matches!(
        indicator.measure,
        Measure::Sum(_) | Measure::Mean(_) | Measure::Ratio { .. }
    );
    most(|brought| brought.n) || (adds_up && most(|brought| brought.magnitude))
}

#[cfg(test)]
mod tests;
