//! The spread between associations: to whom it may be shown.
//!
//! In: all figures, and what is withheld. Out: of each sector figure, how much of its spread may be read.
//!
//! Each number is one equation in what associations say. Of k associations, one that reads knows what it says itself, and
//! every member knows what those say that share their rows: what is to be found is the h − 1 others of the h that do not. The
//! pooled figure and the mean give two equations, the smallest and the largest value two more, each of which is moreover what
//! somebody says, if not who. Two unknowns at least are left where h − 1 is 2 + 2, then 4 + 2: five associations that do not
//! share for the mean, seven for the range. Where all share, nothing is to be found that their rows do not tell. The numbers
//! that each association brings are taken as known, as they mostly are from reports.
//!
//! τ with its bounds, and the bounds of what one more association would find, are five equations more: 9 + 2 unknowns, twelve
//! associations. The word for τ is none: it tells on which side of two values τ lies, and is told as soon as the mean may be, to
//! the public too.
//!
//! A stratified estimate is an equation too, and to the public as to members: it is shown from five associations, and all that is
//! above then takes one more. What these counts leave is for the audit of releases: that values are fractions of small bases, that
//! two periods or two indicators are tied, that of the numbers of a figure some are known better than others.
//!
//! Nothing is shown where an association's own row would be withheld: it would stand in the spread as the smallest or the
//! largest. The public, who reads no row of an association, reads no number of the spread either.

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::Withheld;
use crate::figure::{Estimator, Figure, FigureKey, Flag, Heterogeneity, Numbers, Spread};
use crate::plan::{AssociationId, Plan};
use crate::release::Audience;

/// Fewest associations, and fewest of them that do not share, behind a stratified estimate.
const STRATIFIED_FROM: usize = 5;
/// The same behind a mean.
const MEAN_FROM: usize = 5;
/// The same behind a range.
const RANGE_FROM: usize = 7;
/// The same behind τ.
const TAU_FROM: usize = 12;

/// What may be read of the spread between associations.
pub(super) struct Spreads {
    /// Which have a value of their own, by the figure of the sector.
    own: BTreeMap<FigureKey, Vec<AssociationId>>,
    /// Which of those figures have a stratified estimate beside them.
    stratified: BTreeSet<FigureKey>,
    audience: Audience,
}

impl Spreads {
    /// Those of `figures`, for who will read.
    pub(super) fn of(figures: &[Figure], audience: Audience) -> Self {
        let mut own: BTreeMap<FigureKey, Vec<AssociationId>> = BTreeMap::new();
        let mut stratified = BTreeSet::new();
        let valued = figures.iter().filter(|it| it.numbers.value.is_some());
        for figure in valued {
            let sector = pooled(&figure.key, None);
            if let Estimator::Standardised(_) = figure.key.estimator {
                continue;
            }
            if let Some(association) = figure.key.association {
                own.entry(sector).or_default().push(association);
            } else if figure.key.estimator == Estimator::Stratified {
                stratified.insert(sector);
            }
        }
        Self {
            own,
            stratified,
            audience,
        }
    }

    /// Whether the figure of `key` may be read as far as the equation goes that it is beside the pooled one.
    pub(super) fn may_stand(&self, plan: &Plan, key: &FigureKey, withheld: &Withheld) -> bool {
        match key.estimator {
            // What is standardised is made of figures that are published: it is no equation more.
            Estimator::Pooled | Estimator::Standardised(_) => true,
            Estimator::Stratified => {
                self.leaves(plan, &pooled(key, None), withheld, STRATIFIED_FROM)
            }
        }
    }

    /// Whether `fewest` associations at least stand behind the figure of `key`, and as many of them that do not share, or none,
    /// and no row of theirs is withheld.
    fn leaves(&self, plan: &Plan, key: &FigureKey, withheld: &Withheld, fewest: usize) -> bool {
        let own = self.own.get(key).map_or(&[][..], Vec::as_slice);
        let is_withheld = |id: &AssociationId| withheld.holds(&pooled(key, Some(*id)));
        let silent = own
            .iter()
            .filter(|id| !plan.association(**id).share_with_members)
            .count();
        let enough = own.len() >= fewest && (silent == 0 || silent >= fewest);
        enough && !own.iter().any(is_withheld)
    }

    /// What the figure of `key` says, with what may be read of its spread.
    pub(super) fn published(
        &self,
        plan: &Plan,
        key: &FigureKey,
        numbers: Numbers,
        withheld: &Withheld,
    ) -> Numbers {
        let from = |fewest: usize| self.leaves(plan, key, withheld, fewest);
        let mut flags = numbers.flags;
        if !from(MEAN_FROM) {
            flags.retain(|flag| !matches!(flag, Flag::Varies(_)));
        }
        let beside = usize::from(self.stratified.contains(key));
        let may = |fewest| self.audience != Audience::Public && from(fewest + beside);
        let spread = numbers.spread.filter(|_| may(MEAN_FROM));
        let spread = spread.map(|spread| Spread {
            mean: spread.mean,
            range: spread.range.filter(|_| may(RANGE_FROM)),
        });
        let all = |it: &Heterogeneity| may(TAU_FROM) && it.associations >= TAU_FROM + beside;
        Numbers {
            flags,
            spread,
            heterogeneity: numbers.heterogeneity.filter(all),
            ..numbers
        }
    }
}

/// The pooled figure that one stands beside, or is: of an association or of the sector.
fn pooled(key: &FigureKey, association: Option<AssociationId>) -> FigureKey {
    FigureKey {
        association,
        estimator: Estimator::Pooled,
        ..key.clone()
    }
}
