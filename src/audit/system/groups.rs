//! Groups of codes: what a `regroup` derives, and what it is derived from, are told of the same.
//!
//! In: a place of a table. Out: the places of the finer codes that add up to it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Builder, Splits};
use crate::cells::Split;
use crate::plan::{Derivation, Indicator, VariableId};

impl Builder<'_> {
    /// For each group of codes that `splits` holds, the places of its codes: together they make it, where nobody fills the group by itself.
    pub(super) fn codes_of_groups(
        &self,
        indicator: &Indicator,
        splits: &Splits,
        values: &BTreeMap<VariableId, BTreeSet<Split>>,
    ) -> Vec<Vec<Splits>> {
        let groups = splits.iter().filter_map(|(variable, split)| {
            let Some(Derivation::Regroup { of, to }) = &self.plan.variable(*variable).derivation
            else {
                return None;
            };
            let Split::Code(group) = split else {
                return None;
            };
            let is_within = |split: &&Split| match split {
                Split::Code(code) => to.get(usize::from(code.0)) == Some(&Some(*group)),
                Split::Unknown => false,
            };
            let codes = values.get(of).into_iter().flatten().filter(is_within);
            let finer = codes.map(|code| {
                let mut finer = splits.clone();
                finer.remove(variable);
                finer.insert(*of, *code);
                finer
            });
            let finer: Vec<Splits> = finer.collect();
            // Crossed with its own codes a group is told by them.
            let is_made = !splits.contains_key(of)
                && self.is_single(*of)
                && !finer.is_empty()
                && self.is_derived(indicator, *variable, *of);
            is_made.then_some(finer)
        });
        groups.collect()
    }

    /// Whether all that feeds `indicator` knows the variable `from` another, or knows neither.
    fn is_derived(&self, indicator: &Indicator, variable: VariableId, from: VariableId) -> bool {
        let entering = indicator.feeds.iter();
        let mut entering = entering.filter(|feed| feed.comparability.enters());
        entering.all(|feed| {
            let source = self.plan.source(feed.association, feed.source);
            let mut mapped = source.mappings.iter().map(|mapping| mapping.variable);
            let fills = |id| feed.dimensions.get(&id);
            fills(variable) == fills(from) && !mapped.any(|id| id == variable)
        })
    }
}
