//! Of what members read the rows of associations.
//!
//! In: a plan, and all figures. Out: the tables of which members read the totals of the associations that agreed.
//!
//! Totals alone: of what an association says by sex or by age most is of few persons, and hiding the rest from those who know their own
//! takes figures of the sector with it (on five associations that agreed all, one public figure in ten more, to show one of their
//! rows in six). Its own sheet gives an association all that is its own.
//!
//! What an association keeps to itself would follow by subtraction, wholly where it is the only one to do so, and for the other where
//! two are: rows are shown where all who feed an indicator agreed, or as many kept theirs as must stand behind a figure of the
//! sector. What is left of those is then held as the sector is ([`super::secondary`]). No row is shown either where fewer feed an
//! indicator than must stand behind its figures, for each would know the other's; nor where they are too many to be held together.

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::{Bundle, Bundles};
use crate::figure::Figure;
use crate::period::Period;
use crate::plan::{AssociationId, IndicatorId, Plan, Waves};

/// The most figures that are held together. Sixty associations of which all rows were read, in one system of 1,900 cells, took
/// minutes.
const MOST: usize = 500;

/// All tables of an indicator, one period and one wave.
pub type Tables = (IndicatorId, Period, Waves);

/// The tables of which rows of associations are shown.
pub(super) struct Sharing(BTreeSet<Tables>);

impl Sharing {
    /// Those of `figures`.
    pub(super) fn of(plan: &Plan, bundles: &Bundles, figures: &[Figure]) -> Self {
        let mut sizes: BTreeMap<Tables, usize> = BTreeMap::new();
        let rows = figures
            .iter()
            .filter(|figure| figure.key.association.is_none() || figure.key.splits.is_empty());
        for figure in rows {
            *sizes
                .entry(tables(&bundles.holding(&figure.key)))
                .or_default() += 1;
        }
        let small = sizes.into_iter().filter(|(_, size)| *size <= MOST);
        let tables = small.map(|(tables, _)| tables);
        Self(tables.filter(|tables| agreed(plan, tables.0)).collect())
    }

    /// Whether members read what each association says in the place of `bundle`.
    pub(super) fn shows(&self, bundle: &Bundle) -> bool {
        bundle.splits.is_empty() && self.0.contains(&tables(bundle))
    }
}

/// The tables that a bundle is of.
pub(super) fn tables(bundle: &Bundle) -> Tables {
    (bundle.indicator, bundle.period, bundle.waves)
}

/// Whether those that feed an indicator agreed all, or enough of them did not.
fn agreed(plan: &Plan, indicator: IndicatorId) -> bool {
    let indicator = plan.indicator(indicator);
    let entering = indicator
        .feeds
        .iter()
        .filter(|it| it.comparability.enters());
    let all: BTreeSet<AssociationId> = entering.map(|feed| feed.association).collect();
    let shares = |id: &&AssociationId| plan.association(**id).share_with_members;
    let silent = all.len() - all.iter().filter(shares).count();
    let are_enough = |count: usize| count as u64 >= indicator.publish.associations;
    let is_pooled = indicator.owner.is_none();
    (silent == 0 || are_enough(silent)) && (are_enough(all.len()) || !is_pooled)
}
