//! The cells that exist whatever the rows: a code that was offered and never chosen is a zero, not a hole.

use std::collections::BTreeSet;

use super::rows::{Slot, fills};
use crate::cells::Split;
use crate::derive::Finer;
use crate::plan::{CodeId, Constant, Feed, Filling, Indicator, Measure, Plan, VariableId};

/// Past this many a crossing is a mistake: only the cells that hold rows are then given.
const MOST_CELLS: usize = 100_000;

/// The cells of a disaggregation that each source can give: position of the source among `feeds`, period and wave, and
/// splits; `filled` are the periods and waves that each fills.
///
/// A source gives each category of the codelists of `variables`, in the periods and waves it fills, where it fills
/// all of them; a source that fills one with a constant gives only that code.
pub(super) fn spots(
    plan: &Plan,
    filled: &BTreeSet<(usize, Slot)>,
    feeds: &[&Feed],
    variables: &[VariableId],
) -> Vec<(usize, Slot, Vec<Split>)> {
    let mut offered = Vec::new();
    for (source, feed) in feeds.iter().enumerate() {
        let Some(crossings) = crossings(plan, feed, variables) else {
            continue;
        };
        let own = filled.iter().filter(|(by, _)| *by == source);
        if crossings.len().saturating_mul(own.clone().count()) > MOST_CELLS {
            continue;
        }
        for (_, slot) in own {
            let splits = crossings.iter();
            offered.extend(splits.map(|splits| (source, *slot, splits.clone())));
        }
    }
    offered
}

/// The codes of a distribution that each source can give; none for another measure.
pub(super) fn chosen_from(plan: &Plan, indicator: &Indicator, feed: &Feed) -> Vec<CodeId> {
    match indicator.measure {
        Measure::Distribution(of) => codes(plan, feed, of, Finer::owned_by(indicator.owner)),
        _ => Vec::new(),
    }
}

/// Every combination of codes that a source can give; none where it does not fill a variable.
pub(super) fn crossings(
    plan: &Plan,
    feed: &Feed,
    variables: &[VariableId],
) -> Option<Vec<Vec<Split>>> {
    let mut crossings = vec![Vec::new()];
    for variable in variables {
        if !fills(feed, *variable) {
            return None;
        }
        let codes = codes(plan, feed, *variable, Finer::Folded);
        if crossings.len().saturating_mul(codes.len()) > MOST_CELLS {
            return None;
        }
        crossings = crossings
            .iter()
            .flat_map(|crossing| {
                codes.iter().map(move |code| {
                    let mut longer = crossing.clone();
                    longer.push(Split::Code(*code));
                    longer
                })
            })
            .collect();
    }
    Some(crossings)
}

/// The codes that a source can give to a variable: those that its mapping leads to; of a derived one, all. A code
/// that stands for a missing reason is none.
fn codes(plan: &Plan, feed: &Feed, variable: VariableId, finer: Finer) -> Vec<CodeId> {
    let Some(list) = plan.codelist_of(variable) else {
        return Vec::new();
    };
    let mappings = &plan.source(feed.association, feed.source).mappings;
    let filling = mappings.iter().find(|mapping| mapping.variable == variable);
    let all = (0_u16..).zip(&list.codes);
    let seen = all.filter(|(_, code)| {
        code.finer
            .is_none_or(|(owner, _)| owner == feed.association)
    });
    let seen = seen.map(|(at, _)| CodeId(at));
    let given: BTreeSet<CodeId> = match filling.map(|mapping| &mapping.filling) {
        Some(Filling::Constant(Constant::Code(code))) => BTreeSet::from([*code]),
        Some(Filling::Constant(Constant::Several(set))) => seen
            .filter(|code| code.0 < 128 && set >> code.0 & 1 == 1)
            .collect(),
        Some(Filling::Several { columns, .. }) => columns.iter().map(|it| it.code).collect(),
        Some(Filling::Code { answers, .. } | Filling::Split { answers, .. }) => {
            answers.values().copied().collect()
        }
        _ => seen.collect(),
    };
    let categories = given
        .into_iter()
        .filter(|id| list.code(*id).missing.is_none());
    let read: BTreeSet<CodeId> = categories
        .map(|code| match finer {
            Finer::Folded => list.common(code),
            Finer::Apart => code,
        })
        .collect();
    read.into_iter().collect()
}
