//! Cells to figures.
//!
//! In: [`Cells`]. Out: one [`Figure`] for each association's cell, and one for the sector, where associations are
//! merged by addition: a sector share is Σ numerators over Σ denominators, never an average of percentages.
//! Floating point begins here, on sums that are exact.

mod attrition;
mod crossed;
mod design;
mod flags;
mod heterogeneity;
mod interval;
mod quality;
mod series;
mod simpson;
mod spread;
mod standardised;
mod stratified;
mod value;
mod way;
mod weighted;

use std::collections::BTreeMap;

use crate::cells::{Cell, CellKey, Cells, Split, Tally};
use crate::figure::{Contribution, Estimator, Figure, FigureKey, Flag, Numbers};
use crate::plan::{AssociationId, CodeId, Indicator, Plan, VariableId, Waves};
use crate::statistics::{Confidence, weights};

/// Estimates every figure of `plan`: sector and associations, totals and disaggregations, with intervals of this
/// `confidence`. Figures come in the order of their keys.
pub fn estimate(plan: &Plan, cells: &Cells, confidence: Confidence) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut rest = cells.cells.iter().peekable();
    // Cells that differ by their association alone follow each other.
    while let Some((key, cell)) = rest.next() {
        let mut own = BTreeMap::from([(key.association, cell)]);
        while let Some((next, cell)) = rest.next_if(|(next, _)| beside(key, next)) {
            own.insert(next.association, cell);
        }
        let indicator = plan.indicator(key.indicator);
        let Some(splits) = splits(indicator, key) else {
            continue;
        };
        let place = Place {
            plan,
            cells,
            confidence,
            indicator,
            key,
            splits,
        };
        for (association, cell) in &own {
            let one = BTreeMap::from([(*association, *cell)]);
            place.figures(Some(*association), cell, &one, &mut figures);
        }
        if indicator.owner.is_none()
            && let Some(sector) = merged(&own)
        {
            let at = figures.len();
            place.figures(None, &sector, &own, &mut figures);
            let others: Vec<Figure> = figures[at..]
                .iter()
                .filter(|_| sector.weighed.is_none())
                .filter_map(|pooled| stratified::beside(&place, pooled, &own))
                .collect();
            figures.extend(others);
        }
    }
    figures.extend(standardised::figures(plan, cells, confidence));
    figures.sort_by(|a, b| a.key.cmp(&b.key));
    series::mark_breaks(plan, &mut figures);
    simpson::mark(plan, &mut figures);
    crossed::mark(plan, &mut figures);
    figures
}

/// Whether two cells differ by their association alone.
fn beside(a: &CellKey, b: &CellKey) -> bool {
    (a.indicator, a.period, a.waves, a.disaggregation)
        == (b.indicator, b.period, b.waves, b.disaggregation)
        && a.splits == b.splits
}

/// The variables of a cell's disaggregation and their values.
fn splits(indicator: &Indicator, key: &CellKey) -> Option<Vec<(VariableId, Split)>> {
    let variables: &[VariableId] = match key.disaggregation.checked_sub(1) {
        None => &[],
        Some(at) => indicator.disaggregations.get(at)?,
    };
    Some(
        variables
            .iter()
            .copied()
            .zip(key.splits.iter().copied())
            .collect(),
    )
}

/// The variables of a figure that are split by a code: what is unknown asks nothing of an association.
fn known(splits: &[(VariableId, Split)]) -> Vec<VariableId> {
    let known = splits.iter().filter(|(_, split)| *split != Split::Unknown);
    known.map(|(variable, _)| *variable).collect()
}

/// The sum of associations. Aggregation has checked that it fits.
fn merged(own: &BTreeMap<AssociationId, &Cell>) -> Option<Cell> {
    Cell::sum(own.values().copied()).ok()?
}

/// What the figures of one cell share.
struct Place<'a> {
    plan: &'a Plan,
    cells: &'a Cells,
    confidence: Confidence,
    indicator: &'a Indicator,
    key: &'a CellKey,
    splits: Vec<(VariableId, Split)>,
}

impl Place<'_> {
    /// What is unknown has a row only where there is some; a code that was offered has one in any case.
    fn says_nothing(&self, cell: &Cell) -> bool {
        let unknown = self
            .splits
            .iter()
            .any(|(_, split)| *split == Split::Unknown);
        unknown
            && cell.n == 0
            && cell.missing.is_empty()
            && cell.eligibility_unknown == 0
            && cell.unmatched.all() == 0
    }

    /// The figures of `cell`: one, or one a code for a distribution.
    fn figures(
        &self,
        association: Option<AssociationId>,
        cell: &Cell,
        own: &BTreeMap<AssociationId, &Cell>,
        figures: &mut Vec<Figure>,
    ) {
        if self.says_nothing(cell) {
            return;
        }
        let codes: Vec<Option<CodeId>> = match &cell.tally {
            Tally::Codes(counts) => counts.keys().copied().map(Some).collect(),
            Tally::CodeTurns(turns) => turns.keys().copied().map(Some).collect(),
            _ => vec![None],
        };
        let known = known(&self.splits);
        let waves = self.key.waves;
        let expected = self.indicator.expected(&known, waves);
        let contributions = contributions(own, waves);
        let brought = contributions.iter().filter(|(_, brought)| brought.n > 0);
        let contributors = brought.map(|(association, _)| *association).collect();
        let at = (self.key.period, waves);
        let drawn = design::of(
            self.plan,
            self.cells,
            self.indicator,
            at,
            &contributors,
            cell,
        );
        let measure = &self.indicator.measure;
        let heterogeneity = match association {
            // What is weighted is not told by what is not.
            None if cell.weighed.is_none() => {
                heterogeneity::of(self.plan, measure, waves, own, self.confidence)
            }
            _ => None,
        };
        let response = if waves.is_change() || !self.splits.is_empty() {
            None
        } else {
            design::response(self.plan, self.cells, self.indicator, at, &contributors)
        };
        let weighed = cell.weighed.as_ref();
        let are_weighed =
            design::are_weighed(self.plan, self.cells, self.indicator, at, &contributors);
        let way = way::of(self.cells, self.indicator, self.key, association, cell);
        for code in codes {
            let estimate = value::of(self.plan, measure, cell, code);
            let hits = value::hits(cell, code);
            // What is weighted is not to be given back by what is not.
            let counted = if weighed.is_none() { &hits[..] } else { &[] };
            let is_sector = association.is_none();
            let mut flags = flags::of(self.indicator, cell, is_sector, &contributions, counted);
            flags.extend(response.map(Flag::ResponseRate));
            flags.extend(flags::of_weights(cell, are_weighed));
            if waves.is_change()
                && self.splits.is_empty()
                && attrition::is_whole(self.plan, self.cells, self.key, association)
            {
                flags.extend(attrition::of(measure, cell, self.confidence));
            }
            flags.extend(heterogeneity.map(|it| Flag::Varies(it.variation)));
            figures.push(Figure {
                key: FigureKey {
                    indicator: self.key.indicator,
                    period: self.key.period,
                    waves,
                    disaggregation: self.key.disaggregation,
                    splits: self.splits.clone(),
                    code,
                    association,
                    estimator: Estimator::Pooled,
                },
                associations_expected: match association {
                    None => expected.len(),
                    Some(association) => usize::from(expected.contains(&association)),
                },
                // Known once its series is: see `series`.
                breaks: 0..0,
                numbers: Numbers {
                    value: estimate.value,
                    n: cell.n,
                    persons: cell.persons,
                    n_effective: weighed.and_then(|it| weights::effective(it.w, it.ww)),
                    numerator: estimate.numerator,
                    denominator: estimate.denominator,
                    no_answer: cell.no_answer(),
                    not_concerned: cell.not_concerned(),
                    hits,
                    unmatched: waves.is_change().then_some(cell.unmatched),
                    moves: Some(cell.moves).filter(|moves| moves.each() != [0; 3]),
                    d_z: interval::d_z(measure, waves, cell),
                    contributions: contributions.clone(),
                    comparability: cell.comparability,
                    quality: quality::of(self.indicator, waves, cell, estimate.value),
                    precision: interval::of(self.plan, measure, cell, code, drawn, self.confidence),
                    reached: drawn.reached,
                    flags,
                    spread: match association {
                        None => spread::of(self.plan, measure, own.values().copied(), code),
                        Some(_) => None,
                    },
                    heterogeneity,
                    way: Some(way.clone()),
                },
            });
        }
    }
}

/// What each association brings that has a base, or respondents of a change who are not compared.
fn contributions(
    own: &BTreeMap<AssociationId, &Cell>,
    waves: Waves,
) -> BTreeMap<AssociationId, Contribution> {
    let apart = |cell: &Cell| {
        let missing = cell.missing.values();
        let seen = cell.unmatched.all();
        let seen = missing.fold(seen, |sum, count| sum.saturating_add(*count));
        if waves.is_change() { seen } else { 0 }
    };
    own.iter()
        .filter(|(_, cell)| cell.n > 0 || apart(cell) > 0)
        .map(|(association, cell)| {
            let magnitude = match cell.tally {
                Tally::Sums { x, .. } | Tally::Pairs { x, .. } => x,
                Tally::PairsTwice { before, after, .. } => before[0].saturating_add(after[0]),
                _ => 0,
            };
            let contribution = Contribution {
                n: cell.n,
                magnitude,
                unmatched: apart(cell),
                lost: cell.unmatched.before,
            };
            (*association, contribution)
        })
        .collect()
}

#[cfg(test)]
mod tests;
