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
//! Nothing is shown where an association's own row would be withheld: it would stand in the spread as the smallest or the
//! largest. The public, who reads no row of an association, reads no spread either.

use std::collections::BTreeMap;

use super::bundle::Withheld;
use crate::figure::{Figure, FigureKey, Numbers, Spread};
use crate::plan::{AssociationId, Plan};
use crate::release::Audience;

/// Fewest associations, and fewest of them that do not share, behind a mean.
const MEAN_FROM: usize = 5;
/// The same behind a range.
const RANGE_FROM: usize = 7;

/// Which associations have a value of their own, by the figure of the sector.
pub(super) struct Spreads(BTreeMap<FigureKey, Vec<AssociationId>>);

impl Spreads {
    /// Those of `figures`, for who may read some.
    pub(super) fn of(figures: &[Figure], audience: Audience) -> Self {
        let mut own: BTreeMap<FigureKey, Vec<AssociationId>> = BTreeMap::new();
        let valued = figures.iter().filter(|it| it.numbers.value.is_some());
        for figure in valued.filter(|_| audience == Audience::Members) {
            if let Some(association) = figure.key.association {
                let sector = of_association(&figure.key, None);
                own.entry(sector).or_default().push(association);
            }
        }
        Self(own)
    }

    /// What the figure of `key` says, with what may be read of its spread.
    pub(super) fn published(
        &self,
        plan: &Plan,
        key: &FigureKey,
        numbers: Numbers,
        withheld: &Withheld,
    ) -> Numbers {
        let own = self.0.get(key).map_or(&[][..], Vec::as_slice);
        let is_withheld = |id: &AssociationId| withheld.holds(&of_association(key, Some(*id)));
        let silent = own
            .iter()
            .filter(|id| !plan.association(**id).share_with_members)
            .count();
        let from = |fewest: usize| own.len() >= fewest && (silent == 0 || silent >= fewest);
        let may = from(MEAN_FROM) && !own.iter().any(is_withheld);
        let spread = numbers.spread.filter(|_| may).map(|spread| Spread {
            mean: spread.mean,
            range: spread.range.filter(|_| from(RANGE_FROM)),
        });
        Numbers { spread, ..numbers }
    }
}

/// The same figure, of an association or of the sector.
fn of_association(key: &FigureKey, association: Option<AssociationId>) -> FigureKey {
    FigureKey {
        association,
        ..key.clone()
    }
}
