//! The standardised estimate: what a figure would say if those it speaks of were made up as a standard population is.
//!
//! In: the cells of one disaggregation, and the shares of a population by its variables. Out: beside the total of the sector and of
//! each association, the mean of what the parts say, each weighed by its share in that population (direct standardisation:
//! see [`strata`](crate::statistics::strata)). Two associations, or two years, then compare as if the same people had answered.
//!
//! Observations whose part is not known are in no share: they are left out of the rates too, out of the base, and their number is
//! told. A part that weighs and has fewer than two observations has no rate that is known: there is no value, and never one of the
//! other parts alone. Nor is there one of weighted answers.
//!
//! Each number is a function of those of the parts, which are published beside it: the strata are the rows of a disaggregation.

use std::collections::BTreeMap;

use super::{Place, contributions, design, flags, merged, quality};
use crate::cells::{Cell, CellKey, Cells, Split, Tally};
use crate::decimal::{Decimal, power};
use crate::derive::quantity;
use crate::figure::{
    Estimator, Figure, FigureKey, Flag, Method, Numbers, Precision, Reached, Unknown,
};
use crate::plan::{AssociationId, Measure, Plan, StandardId, VariableId};
use crate::statistics::strata::{self, Combined, Stratum, combined};
use crate::statistics::{Confidence, float, mean};

/// The parts of one whole: the codes that split each, and its cell.
type Parts<'a> = BTreeMap<&'a [Split], BTreeMap<AssociationId, &'a Cell>>;

/// The standardised estimates of the indicators that declare some.
pub(super) fn figures(plan: &Plan, cells: &Cells, confidence: Confidence) -> Vec<Figure> {
    let mut found = Vec::new();
    for (id, indicator) in plan.indicators() {
        for standard in &indicator.standardise {
            let Some(at) = plan.standard(*standard).split_of(indicator) else {
                continue;
            };
            let mut wholes: BTreeMap<_, (&CellKey, Parts)> = BTreeMap::new();
            let own = cells.cells.iter();
            let own = own.filter(|(key, _)| key.indicator == id && !key.waves.is_change());
            for (key, cell) in own.filter(|(key, _)| key.disaggregation == at + 1) {
                let (_, parts) = wholes
                    .entry((key.period, key.waves))
                    .or_insert_with(|| (key, Parts::new()));
                let part = parts.entry(key.splits.as_slice()).or_default();
                part.insert(key.association, cell);
            }
            for (key, parts) in wholes.values() {
                let place = Place {
                    plan,
                    cells,
                    confidence,
                    indicator,
                    key,
                    splits: Vec::new(),
                };
                let whole = Whole {
                    place: &place,
                    standard: *standard,
                    by: &indicator.disaggregations[at],
                };
                let all = parts.values().flat_map(BTreeMap::keys);
                let mut owners: Vec<Option<AssociationId>> = all.copied().map(Some).collect();
                owners.sort_unstable();
                owners.dedup();
                owners.extend(indicator.owner.is_none().then_some(None));
                found.extend(
                    owners
                        .into_iter()
                        .filter_map(|owner| whole.figure(owner, parts)),
                );
            }
        }
    }
    found
}

/// What is standardised, and to what.
struct Whole<'a> {
    place: &'a Place<'a>,
    standard: StandardId,
    by: &'a [VariableId],
}

impl Whole<'_> {
    /// The figure of `association`, or of the sector, whose parts are among `parts`.
    fn figure(&self, association: Option<AssociationId>, parts: &Parts) -> Option<Figure> {
        let (plan, indicator) = (self.place.plan, self.place.indicator);
        let (period, waves) = (self.place.key.period, self.place.key.waves);
        let mut own: BTreeMap<AssociationId, Cell> = BTreeMap::new();
        let mut weights: Vec<(f64, Option<Cell>)> = Vec::new();
        let mut left_out = 0_i128;
        for (splits, part) in parts {
            let part = part.iter();
            let part: BTreeMap<AssociationId, &Cell> = part
                .filter(|(id, _)| association.is_none_or(|own| own == **id))
                .map(|(id, cell)| (*id, *cell))
                .collect();
            let Some(share) = self.share(splits) else {
                let counts = part.values().map(|cell| cell.n);
                left_out = counts.fold(left_out, i128::saturating_add);
                continue;
            };
            for (id, cell) in &part {
                match own.get_mut(id) {
                    Some(held) => held.merge(cell).ok()?,
                    None => drop(own.insert(*id, Cell::clone(cell))),
                }
            }
            weights.push((share, merged(&part)));
        }
        let own: BTreeMap<AssociationId, &Cell> = own.iter().map(|(id, it)| (*id, it)).collect();
        let cell = merged(&own)?;
        let contributions = contributions(&own, waves);
        let brought = contributions.iter().filter(|(_, brought)| brought.n > 0);
        let contributors = brought.map(|(association, _)| *association).collect();
        let at = (period, waves);
        let drawn = design::of(plan, self.place.cells, indicator, at, &contributors, &cell);
        // Of those who are left out nothing is known that would make it a census.
        let reached = match drawn.reached {
            Reached::Census if left_out > 0 => Reached::Indication,
            reached => reached,
        };
        let (value, precision) = self.estimate(&cell, &weights, reached);
        let expected = indicator.expected(self.by, waves);
        let mut flags = flags::of(indicator, &cell, false, &contributions, &[]);
        flags.retain(|flag| matches!(flag, Flag::NonResponse(_) | Flag::NoHeadline));
        flags.extend((left_out > 0).then_some(Flag::UnknownLeftOut(left_out)));
        Some(Figure {
            key: FigureKey {
                indicator: self.place.key.indicator,
                period,
                waves,
                disaggregation: 0,
                splits: Vec::new(),
                code: None,
                association,
                estimator: Estimator::Standardised(self.standard),
            },
            associations_expected: match association {
                None => expected.len(),
                Some(association) => usize::from(expected.contains(&association)),
            },
            breaks: 0..0,
            numbers: Numbers {
                value,
                n: cell.n,
                persons: cell.persons,
                n_effective: None,
                numerator: None,
                denominator: None,
                no_answer: cell.no_answer(),
                not_concerned: cell.not_concerned(),
                hits: Vec::new(),
                unmatched: None,
                moves: None,
                d_z: None,
                contributions,
                comparability: cell.comparability,
                quality: quality::of(indicator, waves, &cell, value),
                precision,
                reached,
                flags,
                spread: None,
                heterogeneity: None,
                way: None,
            },
        })
    }

    /// The share of the part with these codes; none where one is not known.
    fn share(&self, splits: &[Split]) -> Option<f64> {
        let codes = self
            .by
            .iter()
            .zip(splits)
            .map(|(variable, split)| match split {
                Split::Code(code) => Some((*variable, *code)),
                Split::Unknown => None,
            });
        let codes: BTreeMap<_, _> = codes.collect::<Option<_>>()?;
        let standard = self.place.plan.standard(self.standard);
        standard.share(&codes).map(Decimal::to_f64)
    }

    /// The value and its interval, of the parts and what each weighs.
    fn estimate(
        &self,
        whole: &Cell,
        parts: &[(f64, Option<Cell>)],
        reached: Reached,
    ) -> (Option<f64>, Precision) {
        let without = |why| (None, Precision::Unknown(why));
        if whole.n == 0 {
            return without(Unknown::NoData);
        }
        if whole.weighed.is_some() {
            return without(Unknown::Weighted);
        }
        let standard = self.place.plan.standard(self.standard);
        let weighing = parts.iter().filter(|(weight, _)| *weight > 0.0);
        let found = standard.shares.values().filter(|it| it.units > 0).count();
        // A code that nobody offered has no row, and its share is missed all the same.
        if weighing.clone().count() < found {
            return without(Unknown::ThinPart);
        }
        let strata: Option<Vec<Stratum>> = weighing
            .map(|(weight, cell)| {
                let cell = cell.as_ref()?;
                let [x, xx] = match cell.tally {
                    Tally::Hits(hits) => [hits, hits],
                    Tally::Sums { x, xx } => [x, xx],
                    _ => return None,
                };
                Some(Stratum {
                    weight: *weight,
                    n: cell.n,
                    x,
                    xx,
                    taken: 0.0,
                })
            })
            .collect();
        let strata = strata.unwrap_or_default();
        let Some(found) = combined(&strata) else {
            return without(Unknown::ThinPart);
        };
        let (scale, fewest) = match self.place.indicator.measure {
            Measure::Mean(of) => {
                let decimals = quantity::decimals(self.place.plan, of);
                (1.0 / float(power(decimals)), mean::FEWEST)
            }
            _ => (100.0, strata::FEWEST),
        };
        let precision = match reached {
            Reached::Census => Precision::Census,
            Reached::Records => Precision::Unknown(Unknown::Records),
            _ if whole.n > whole.persons => Precision::Unknown(Unknown::Repeated),
            // Its own row says as little of how such a part varies.
            _ if strata.iter().any(|it| it.n < fewest) => Precision::Unknown(Unknown::SmallBase),
            _ => self.interval(found, scale),
        };
        (Some(scale * found.value), precision)
    }

    fn interval(&self, found: Combined, scale: f64) -> Precision {
        let confidence = self.place.confidence;
        let (method, bounds) = match self.place.indicator.measure {
            Measure::Share { .. } => (Method::Logit, found.of_share(confidence)),
            _ => (Method::Student, found.of_mean(confidence)),
        };
        match bounds {
            None => Precision::Unknown(Unknown::NoVariance),
            Some(bounds) => Precision::Interval {
                bounds: bounds.map(|bound| scale * bound),
                confidence,
                method,
                weighted: false,
                finite: false,
            },
        }
    }
}

#[cfg(test)]
mod tests;
