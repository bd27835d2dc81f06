//! The cells that exist whatever the rows: a code that was offered and never chosen is a zero, not a hole.

use std::collections::BTreeSet;

use super::Fed;
use super::rows::{Rows, fills};
use crate::cells::Split;
use crate::plan::{CodeId, Constant, Feed, Filling, Plan, VariableId};

/// Past this many a crossing is a mistake: only the cells that hold rows are then given.
const MOST_CELLS: usize = 100_000;

/// The cells of a disaggregation that the sources can give: position of the period and wave, and splits.
///
/// A source gives each category of the codelists of `variables`, in the periods and waves it fills, where it fills
/// all of them; a source that fills one with a constant gives only that code.
pub(super) fn cells(
    plan: &Plan,
    rows: &Rows,
    fed: &[Fed],
    variables: &[VariableId],
) -> BTreeSet<(usize, Vec<Split>)> {
    let mut offered = BTreeSet::new();
    for (fed, filled) in fed.iter().zip(&rows.filled) {
        let Some(crossings) = crossings(plan, fed.feed, variables) else {
            continue;
        };
        if crossings.len().saturating_mul(filled.len()) > MOST_CELLS {
            continue;
        }
        for slot in filled.iter().filter_map(|slot| usize::try_from(*slot).ok()) {
            offered.extend(crossings.iter().map(|splits| (slot, splits.clone())));
        }
    }
    offered
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
        let codes = codes(plan, feed, *variable);
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

/// The codes a source can give to a disaggregating variable.
fn codes(plan: &Plan, feed: &Feed, variable: VariableId) -> Vec<CodeId> {
    let Some(list) = plan.codelist_of(variable) else {
        return Vec::new();
    };
    let mappings = &plan.source(feed.association, feed.source).mappings;
    let filling = mappings.iter().find(|mapping| mapping.variable == variable);
    match filling.map(|mapping| &mapping.filling) {
        Some(Filling::Constant(Constant::Code(code))) => vec![list.common(*code)],
        _ => list.categories().collect(),
    }
}
