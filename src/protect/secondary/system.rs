//! What ties the figures of one group to each other: the parts of a whole, the associations of the sector.
//!
//! In: the bundles of one indicator, period and wave, with what they count. Out: cells, and the equations between them. A margin
//! that is published nowhere and that two crossings share is a cell too, never published.
//!
//! Parts add up to their whole over a variable of one code; the codes of a multiple choice do not. The groups of a `regroup` are
//! wholes of the codes within them. Distinct persons are nearly always of one part: they are held to add up.

use std::collections::{BTreeMap, BTreeSet};

use crate::cells::Split;
use crate::figure::Figure;
use crate::plan::{
    AssociationId, CodeId, Derivation, IndicatorId, Plan, Publish, VariableId, VariableType,
};
use crate::protect::bundle::Bundle;
use crate::protect::primary;

/// A part, by variable: in the order of variables, whatever the author's.
type Part = Vec<(VariableId, Split)>;
/// Where a cell stands in its group.
type At = (Who, Part);
/// What is counted of a cell.
type Counted = BTreeMap<Count, i128>;

/// Whose observations a cell counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    /// All that are pooled.
    Sector,
    /// Those of an association whose rows members read.
    Association(AssociationId),
    /// Those of all associations whose rows nobody reads.
    Silent,
}

/// What is counted of a cell, each of which adds up by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Count {
    /// Observations with a value.
    Base(IndicatorId),
    /// Of whom what is counted is true, on a sensitive variable.
    Hits(IndicatorId, Option<CodeId>, usize),
    /// Of whom it is not.
    Others(IndicatorId, Option<CodeId>, usize),
}

/// One cell of a group.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// What is withheld or published together; none for a margin that is published nowhere.
    pub(super) bundle: Option<Bundle>,
    /// Whether it is withheld by itself.
    pub(super) sensitive: bool,
    /// What it counts.
    pub(super) counts: Counted,
    /// Whether it tells of eligible observations of which none has a value.
    pub(super) unanswered: bool,
}

impl Cell {
    /// The largest of its bases.
    pub(super) fn size(&self) -> i128 {
        let bases = self.counts.iter();
        let bases = bases.filter(|(count, _)| matches!(count, Count::Base(_)));
        bases.map(|(_, size)| *size).max().unwrap_or(0)
    }

    /// Whether it says that there is nobody in the sector: it is published, and hides nothing. That an association has nobody is
    /// withheld as anything else: with it, who alone has somebody would know the sector's number.
    pub(super) fn is_empty(&self) -> bool {
        !self.is_of_association() && !self.sensitive && self.size() == 0
    }

    /// Whether it is a row of an association.
    pub(super) fn is_of_association(&self) -> bool {
        self.bundle
            .as_ref()
            .is_some_and(|it| it.association.is_some())
    }
}

/// What somebody knows of the cells of a group, beside what is published.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The cells that are known.
    pub(super) rows: BTreeSet<usize>,
    /// What is at least in others: what the association that looks brings to them.
    pub(super) least: BTreeMap<usize, Counted>,
}

/// The cells of one group, and the equations between them: Σ ± cell = 0.
#[derive(Debug, Default)]
pub(super) struct System {
    pub(super) cells: Vec<Cell>,
    pub(super) equations: Vec<Vec<(usize, i8)>>,
    /// What each association knows by its own figures.
    pub(super) insiders: BTreeMap<AssociationId, Known>,
    index: BTreeMap<At, usize>,
    /// What associations bring to cells that are not theirs alone.
    brought: BTreeMap<AssociationId, BTreeMap<At, Counted>>,
}

impl System {
    /// Adds what a figure says to its cell; of one whose rows nobody reads, to what its association knows. Where rows are
    /// `shown` of some associations, those of others make one cell together, [`Self::tie`]d to the sector.
    pub(super) fn add(
        &mut self,
        plan: &Plan,
        bundle: Bundle,
        figure: &Figure,
        (sensitive, shown): (bool, bool),
    ) {
        let part = part(&bundle);
        let counts = counts(plan, figure);
        if let Some(own) = bundle.association {
            let shares = plan.association(own).share_with_members;
            let pooled = [Some(Who::Sector), (shown && !shares).then_some(Who::Silent)];
            let brought = self.brought.entry(own).or_default();
            for who in pooled.into_iter().flatten() {
                let held = brought.entry((who, part.clone())).or_default();
                held.extend(counts.iter().copied());
            }
            if !shown || !shares {
                return;
            }
        }
        let who = bundle.association.map_or(Who::Sector, Who::Association);
        let at = self.cell((who, part));
        if let Some(own) = bundle.association {
            self.insiders.entry(own).or_default().rows.insert(at);
        }
        let cell = &mut self.cells[at];
        cell.bundle = Some(bundle);
        cell.sensitive |= sensitive;
        let apart = figure.numbers.no_answer + figure.numbers.not_concerned;
        cell.unanswered |= figure.numbers.n == 0 && apart > 0;
        cell.counts.extend(counts);
    }

    /// What the strongest would know of each cell, were all associations one.
    pub(super) fn strongest(&self) -> Known {
        let mut strongest = Known::default();
        let brought = self.insiders.values().flat_map(|it| &it.least);
        for (cell, counts) in brought {
            let held = strongest.least.entry(*cell).or_default();
            for (count, value) in counts {
                let most = held.entry(*count).or_default();
                *most = (*most).max(*value);
            }
        }
        strongest
    }

    fn cell(&mut self, at: At) -> usize {
        let cells = &mut self.cells;
        *self.index.entry(at).or_insert_with(|| {
            cells.push(Cell::default());
            cells.len() - 1
        })
    }

    /// Ties the cells that were added: those of associations add up to those of the sector.
    pub(super) fn tie(&mut self, plan: &Plan, publish: &Publish, persons: bool) {
        self.silent(publish, persons);
        self.parts_of_margins(plan);
        self.codes_of_groups(plan);
        self.associations_of_sector();
        for (association, brought) in &self.brought {
            let known = self.insiders.entry(*association).or_default();
            for (at, counts) in brought {
                if let Some(cell) = self.index.get(at) {
                    known.least.insert(*cell, counts.clone());
                }
            }
        }
    }

    /// The cells of all whose rows nobody reads: published nowhere, and not to be known where they are of few associations, of few
    /// persons where these are counted, or mostly of one association.
    fn silent(&mut self, publish: &Publish, persons: bool) {
        let mut each: BTreeMap<At, Vec<Counted>> = BTreeMap::new();
        for brought in self.brought.values() {
            for (at, counts) in brought.iter().filter(|((who, _), _)| *who == Who::Silent) {
                each.entry(at.clone()).or_default().push(counts.clone());
            }
        }
        for (at, brought) in each {
            let is_base = |count: &Count| matches!(count, Count::Base(_));
            let bases: BTreeSet<Count> = brought.iter().flat_map(BTreeMap::keys).copied().collect();
            let sensitive = bases.into_iter().filter(is_base).any(|base| {
                let each = brought.iter().filter_map(|it| it.get(&base).copied());
                let each: Vec<i128> = each.filter(|n| *n > 0).collect();
                let (most, all) = (each.iter().max().copied(), each.iter().sum::<i128>());
                let few = persons && all < i128::from(publish.persons);
                let most = most.unwrap_or(0).saturating_mul(100);
                let one = most > all.saturating_mul(i128::from(publish.dominance));
                all > 0 && (few || one || (each.len() as u64) < publish.associations)
            });
            let at = self.cell(at);
            let cell = &mut self.cells[at];
            cell.sensitive = sensitive;
            for (count, value) in brought.into_iter().flatten() {
                *cell.counts.entry(count).or_default() += value;
            }
        }
    }

    /// Over each variable of one code, parts make their margin; crossings first, for their margins may be of none.
    fn parts_of_margins(&mut self, plan: &Plan) {
        let longest = self.index.keys().map(|(_, part)| part.len()).max();
        for length in (1..=longest.unwrap_or(0)).rev() {
            let mut margins: BTreeMap<(VariableId, At), Vec<usize>> = BTreeMap::new();
            for ((who, part), cell) in &self.index {
                if part.len() != length {
                    continue;
                }
                for (at, (variable, _)) in part.iter().enumerate() {
                    if matches!(plan.variable(*variable).kind, VariableType::Code(_)) {
                        let mut rest = part.clone();
                        rest.remove(at);
                        let key = (*variable, (*who, rest));
                        margins.entry(key).or_default().push(*cell);
                    }
                }
            }
            for ((_, margin), parts) in margins {
                // The whole is always published, where it is there.
                if margin.1.is_empty() && !self.index.contains_key(&margin) {
                    continue;
                }
                let at = self.cell(margin.clone());
                // A margin tells of each indicator that the same are asked, though it is published of another alone.
                for (count, value) in self.sum(&parts) {
                    self.cells[at].counts.entry(count).or_insert(value);
                }
                self.bring(&margin, &parts);
                self.equation(at, &parts);
            }
        }
    }

    /// What `parts` count together.
    fn sum(&self, parts: &[usize]) -> Counted {
        let mut sum = Counted::new();
        for (count, value) in parts.iter().flat_map(|part| &self.cells[*part].counts) {
            let of = sum.entry(*count).or_default();
            *of = of.saturating_add(*value);
        }
        sum
    }

    /// What each association brings to `parts`, it brings to their margin.
    fn bring(&mut self, margin: &At, parts: &[usize]) {
        let places = self.index.iter();
        let places = places.filter(|(_, cell)| parts.contains(cell));
        let places: Vec<At> = places.map(|(at, _)| at.clone()).collect();
        for brought in self.brought.values_mut() {
            let mut sum = Counted::new();
            for (count, value) in places.iter().filter_map(|at| brought.get(at)).flatten() {
                let of = sum.entry(*count).or_default();
                *of = of.saturating_add(*value);
            }
            if !sum.is_empty() {
                let held = brought.entry(margin.clone()).or_default();
                for (count, value) in sum {
                    held.entry(count).or_insert(value);
                }
            }
        }
    }

    /// The codes within a group make it, in every table that is published by code and by group.
    fn codes_of_groups(&mut self, plan: &Plan) {
        let mut tied = Vec::new();
        for ((who, part), group) in &self.index {
            for (at, (variable, split)) in part.iter().enumerate() {
                let Some(Derivation::Regroup { of, to }) = &plan.variable(*variable).derivation
                else {
                    continue;
                };
                let Split::Code(code) = split else { continue };
                let within = to.iter().enumerate();
                let within = within.filter(|(_, group)| **group == Some(*code));
                let codes = within.filter_map(|(code, _)| u16::try_from(code).ok());
                let found = codes.filter_map(|code| {
                    let mut finer = part.clone();
                    finer[at] = (*of, Split::Code(CodeId(code)));
                    finer.sort_unstable();
                    self.index.get(&(*who, finer)).copied()
                });
                let found: Vec<usize> = found.collect();
                if !found.is_empty() {
                    tied.push((*group, found));
                }
            }
        }
        for (group, codes) in tied {
            self.equation(group, &codes);
        }
    }

    fn associations_of_sector(&mut self) {
        let mut sector: BTreeMap<&Part, Vec<usize>> = BTreeMap::new();
        for ((who, part), cell) in &self.index {
            if *who != Who::Sector {
                sector.entry(part).or_default().push(*cell);
            }
        }
        let tied: Vec<(usize, Vec<usize>)> = sector
            .into_iter()
            .filter_map(|(part, own)| {
                let sector = self.index.get(&(Who::Sector, part.clone()))?;
                Some((*sector, own))
            })
            .collect();
        for (sector, own) in tied {
            self.equation(sector, &own);
        }
    }

    /// `whole = Σ parts`, of which those that say nobody are known.
    fn equation(&mut self, whole: usize, parts: &[usize]) {
        let parts = parts.iter().map(|part| (*part, 1));
        let terms = parts.chain([(whole, -1)]);
        let terms = terms.filter(|(cell, _)| !self.cells[*cell].is_empty());
        let terms: Vec<(usize, i8)> = terms.collect();
        if !terms.is_empty() {
            self.equations.push(terms);
        }
    }

    /// The cells of nobody that tell how many are eligible there, in parts of `withheld` ones where nobody at all answered the same indicator:
    /// added up they would tell how many another may be of at most, for the same are asked.
    pub(super) fn unanswered_within(&self, withheld: &BTreeSet<usize>) -> Vec<usize> {
        let is_within = |(who, part): &At, (of, whole): &At| {
            who == of && whole.iter().all(|it| part.contains(it))
        };
        let is_base = |count: &&Count| matches!(count, Count::Base(_));
        let places = self.index.iter();
        let (wholes, others): (Vec<_>, Vec<_>) =
            places.partition(|(_, cell)| withheld.contains(cell));
        let nobody = others.into_iter().filter(|(_, cell)| {
            let cell = &self.cells[**cell];
            cell.unanswered && cell.is_empty()
        });
        let within = nobody.filter(|(at, cell)| {
            let mut bases = self.cells[**cell].counts.keys().filter(is_base);
            bases.any(|base| {
                let mut wholes = wholes.iter().filter(|(whole, _)| is_within(at, whole));
                wholes.any(|(whole, beside)| {
                    let mut parts = self.index.iter().filter(|(part, _)| is_within(part, whole));
                    self.cells[**beside].size() > 0
                        && parts.all(|(_, cell)| {
                            self.cells[*cell].counts.get(base).is_none_or(|it| *it == 0)
                        })
                })
            })
        });
        within.map(|(_, cell)| *cell).collect()
    }

    /// The equations between what is counted by `count`. Who does not bring it at all is known to bring none, though its cell may be withheld
    /// for another count; and a whole that is not split by it is no sum of parts.
    pub(super) fn equations_of(&self, count: Count) -> Vec<Vec<(usize, i8)>> {
        let counts = |cell: usize| self.cells[cell].counts.contains_key(&count);
        let equations = self.equations.iter().filter_map(|equation| {
            let held = equation.iter().filter(|(cell, _)| counts(*cell)).copied();
            let held: Vec<(usize, i8)> = held.collect();
            let is_split = held.iter().any(|(_, by)| *by > 0);
            let has_whole = equation.iter().any(|(_, by)| *by < 0);
            let whole_counts = held.iter().any(|(_, by)| *by < 0);
            (is_split && whole_counts == has_whole).then_some(held)
        });
        equations.collect()
    }

    /// The cells that the sensitive ones hang together with through `unknown` ones, in groups.
    pub(super) fn components(&self, unknown: &BTreeSet<usize>) -> Vec<BTreeSet<usize>> {
        let mut of: BTreeMap<usize, usize> = unknown.iter().map(|cell| (*cell, *cell)).collect();
        for equation in &self.equations {
            let mut held = equation.iter().map(|(cell, _)| *cell);
            let Some(first) = held.find(|cell| unknown.contains(cell)) else {
                continue;
            };
            for other in held.filter(|cell| unknown.contains(cell)) {
                let (a, b) = (root(&of, first), root(&of, other));
                of.insert(a.max(b), a.min(b));
            }
        }
        let mut components: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for cell in unknown {
            components
                .entry(root(&of, *cell))
                .or_default()
                .insert(*cell);
        }
        components.into_values().collect()
    }
}

/// The part of a bundle.
fn part(bundle: &Bundle) -> Part {
    let mut part = bundle.splits.clone();
    part.sort_unstable();
    part
}

/// What a figure counts.
fn counts(plan: &Plan, figure: &Figure) -> Vec<(Count, i128)> {
    let (id, code) = (figure.key.indicator, figure.key.code);
    let numbers = &figure.numbers;
    let mut counts = vec![(Count::Base(id), numbers.n)];
    if primary::is_of_sensitive(plan, plan.indicator(id)) {
        for (place, hits) in numbers.hits.iter().enumerate() {
            counts.push((Count::Hits(id, code, place), *hits));
            counts.push((Count::Others(id, code, place), numbers.n - hits));
        }
    }
    counts
}

/// The first of the cells that `cell` hangs together with.
fn root(of: &BTreeMap<usize, usize>, mut cell: usize) -> usize {
    while of[&cell] != cell {
        cell = of[&cell];
    }
    cell
}
