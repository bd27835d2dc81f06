//! Rows that stand or fall together: what one says would give back another.
//!
//! The codes of one distribution have one base. An indicator and its `also` are mostly computed on the same
//! observations, and where one is a part of the other their difference is a small cell: they are held together on the
//! same cell, whether their bases are the same or not. So are indicators that ask the same observations: where nobody fails to answer
//! the one, the other tells its base.

use std::collections::BTreeSet;

use super::sharing::Sharing;
use super::{primary, secondary};
use crate::cells::Split;
use crate::figure::{Estimator, Figure, FigureKey};
use crate::period::Period;
use crate::plan::{AssociationId, Indicator, IndicatorId, Plan, VariableId, Waves};

/// One cell of an indicator and of its `also`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bundle {
    pub(super) indicator: IndicatorId,
    pub(super) period: Period,
    pub(super) waves: Waves,
    pub(super) splits: Vec<(VariableId, Split)>,
    pub(super) association: Option<AssociationId>,
}

/// All the rows of one disaggregation, of the sector or of an association.
type Table = (IndicatorId, Period, Waves, Option<AssociationId>, usize);

fn table(key: &FigureKey, disaggregation: usize) -> Table {
    (
        key.indicator,
        key.period,
        key.waves,
        key.association,
        disaggregation,
    )
}

/// The rows of which a standardised figure is a combination, those of what is unknown among them: its base is theirs less these. Where
/// all may be read it tells nothing that they do not; where one may not, it would give it back.
fn made_of(plan: &Plan, key: &FigureKey) -> Option<Table> {
    let Estimator::Standardised(id) = key.estimator else {
        return None;
    };
    let split = plan.standard(id).split_of(plan.indicator(key.indicator))?;
    Some(table(key, split + 1))
}

/// The bundles that are withheld, by themselves or to hide one that is; and other estimates that are withheld by themselves, which take
/// nothing with them.
pub(super) struct Withheld {
    bundles: Bundles,
    held: BTreeSet<Bundle>,
    alone: BTreeSet<FigureKey>,
    sharing: Sharing,
}

impl Withheld {
    /// Those of `figures`.
    pub(super) fn of(plan: &Plan, figures: &[Figure]) -> Self {
        let bundles = Bundles::of(plan);
        let sharing = Sharing::of(plan, &bundles, figures);
        let held = secondary::withheld(plan, &bundles, &sharing, figures);
        let parts = figures.iter().map(|figure| &figure.key);
        let parts = parts.filter(|key| held.contains(&bundles.holding(key)));
        let held_tables: BTreeSet<Table> =
            parts.map(|key| table(key, key.disaggregation)).collect();
        let others = figures.iter();
        let others = others.filter(|figure| figure.key.estimator != Estimator::Pooled);
        let alone = others.filter(|figure| {
            let made_of = made_of(plan, &figure.key);
            primary::withholds(plan, figure) || made_of.is_some_and(|it| held_tables.contains(&it))
        });
        let alone = alone.map(|figure| figure.key.clone()).collect();
        Self {
            bundles,
            held,
            alone,
            sharing,
        }
    }

    /// Nothing: for those who make the figures.
    pub(super) fn nothing(plan: &Plan) -> Self {
        let bundles = Bundles::of(plan);
        Self {
            sharing: Sharing::of(plan, &bundles, &[]),
            bundles,
            held: BTreeSet::new(),
            alone: BTreeSet::new(),
        }
    }

    /// The indicator that this one is an `also` of, or itself.
    pub(super) fn root(&self, indicator: IndicatorId) -> IndicatorId {
        let root = self.bundles.also.get(indicator.0).copied();
        root.unwrap_or(indicator)
    }

    /// Whether members read what associations say beside the figure of `key`.
    pub(super) fn shows_rows(&self, key: &FigureKey) -> bool {
        self.sharing.shows(&self.bundles.holding(key))
    }

    /// Whether the figure of `key` is withheld.
    pub(super) fn holds(&self, key: &FigureKey) -> bool {
        self.held.contains(&self.bundles.holding(key)) || self.alone.contains(key)
    }
}

/// For each indicator, the one it is an `also` of, or itself.
pub(super) struct Bundles {
    also: Vec<IndicatorId>,
    /// For each, the first of those that ask the same observations, and of what they are an `also`.
    roots: Vec<IndicatorId>,
}

impl Bundles {
    /// The bundles of `plan`, where each indicator is followed by its `also`.
    fn of(plan: &Plan) -> Self {
        let mut also: Vec<IndicatorId> = Vec::new();
        let mut roots: Vec<IndicatorId> = Vec::new();
        for (id, indicator) in plan.indicators() {
            let root = also.last().copied().filter(|root| {
                let root = plan.indicator(*root);
                let rest = indicator.id.strip_prefix(root.id.as_str());
                root.owner == indicator.owner && rest.is_some_and(|rest| rest.starts_with('.'))
            });
            let same = roots.iter().copied();
            let mut same = same.filter(|it| asks_the_same(plan.indicator(*it), indicator));
            let of_also = root.and_then(|root| roots.get(root.0).copied());
            roots.push(of_also.or_else(|| same.next()).unwrap_or(id));
            also.push(root.unwrap_or(id));
        }
        Self { also, roots }
    }

    /// The bundle that holds a figure.
    pub(super) fn holding(&self, key: &FigureKey) -> Bundle {
        // Breaks of series keep other pairs apart in each indicator: changes do not have the same observations.
        let roots = match key.waves {
            Waves::Change { .. } => &self.also,
            Waves::None | Waves::One(_) => &self.roots,
        };
        let root = roots.get(key.indicator.0).copied();
        Bundle {
            indicator: root.unwrap_or(key.indicator),
            period: key.period,
            waves: key.waves,
            splits: key.splits.clone(),
            association: key.association,
        }
    }
}

/// Whether two indicators of the sector have the same eligible observations: as many did or did not answer the one as the other, so
/// that what is published of one tells of the other who was asked.
fn asks_the_same(a: &Indicator, b: &Indicator) -> bool {
    let of = |it: &Indicator| {
        let feeds = it.feeds.iter().filter(|feed| feed.comparability.enters());
        let feeds: BTreeSet<_> = feeds.map(|feed| (feed.association, feed.source)).collect();
        (
            it.owner,
            it.observes,
            it.every,
            it.one_per,
            it.waves.clone(),
            feeds,
        )
    };
    of(a) == of(b) && a.among == b.among
}
