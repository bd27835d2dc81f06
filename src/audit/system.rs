//! What is published, as equations: who reads knows the referential, and that tables add up.
//!
//! In: the rows of releases, and those that an attacker holds. Out: a [`System`] over the whole numbers that no row gives.
//!
//! - The parts of a disaggregation by a variable of one code, `_U` among them, add up to their margin; a row that is not
//!   there, where the disaggregation is, is a row of zeros; a margin that is not published is an unknown. The codes of a group of
//!   a `regroup` add up to it, where all that feeds the indicator derives it.
//! - The sector is the sum of its associations; those that no row names are one unknown together, and none where every
//!   association that feeds the indicator is named. So are all but who attacks, in a disaggregation of which no association has rows.
//! - What is counted, and what is not, add up to the base; so do the codes of a distribution over a variable of one code.
//! - Indicators that read the same observations have as many that are eligible: base, no answer and not concerned, together.
//! - Who is compared at two waves counts in the level of each ([`waves`]).
//!
//! Magnitudes and differences between waves may have any sign: they are equations of the same shape, whose values nobody
//! needs to tell what they determine.

mod groups;
mod ties;
mod waves;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::alike::{are_told_of_the_same, classes};
use super::editions::Stages;
use super::reading::{Counts, Edition, Key, Rows, Series, Splits};
use super::told::{counted, targets, value};
use crate::cells::Split;
use crate::plan::{
    AssociationId, CodeId, Indicator, IndicatorId, Measure, Plan, VariableId, VariableType,
};

/// Whose numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// All associations together.
    Sector,
    /// One that rows name.
    Association(AssociationId),
    /// Those that no row names, together.
    Others,
}

/// What is counted at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantity {
    /// The base.
    Answers,
    /// Eligible, without an answer.
    NoAnswer,
    /// Outside the base.
    NotConcerned,
    /// All that is eligible, of all indicators that read the same.
    Eligible,
    /// What is counted.
    True(Option<CodeId>),
    /// What is in the base and not counted.
    Untrue(Option<CodeId>),
    /// Seen at the earlier wave alone.
    Before,
    /// Seen at the later wave alone.
    After,
    /// Of those that the level of the earlier wave counts up to a period, who is not compared up to it.
    NotSeenAgain,
    /// Of those that the level of the later wave counts in a period, who is not compared in it.
    NotSeenBefore,
    /// A magnitude, or a difference: any number.
    Sum(Option<CodeId>),
}

/// One number of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// Its table.
    pub series: Series,
    /// Whose.
    pub who: Who,
    /// Its place in the table.
    pub splits: Splits,
    /// What is counted there.
    pub quantity: Quantity,
}

impl Number {
    /// The same number of the data as they were in `edition`.
    fn at(&self, edition: u16) -> Self {
        Self {
            series: self.series.in_edition(Edition::At(edition)),
            ..self.clone()
        }
    }
}

/// A number that no row gives.
#[derive(Clone, Debug)]
pub(super) struct Unknown {
    pub(super) number: Number,
    /// It is known to be no less.
    pub(super) lowest: i128,
}

/// Σ coefficient × unknown = value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Equation {
    pub(super) terms: Vec<(usize, i128)>,
    pub(super) value: i128,
}

/// The variables of a disaggregation.
type Shape = BTreeSet<VariableId>;

/// All that an attacker can write down.
#[derive(Debug, Default)]
pub(super) struct System {
    pub(super) unknowns: Vec<Unknown>,
    pub(super) index: BTreeMap<Number, usize>,
    /// Over whole numbers not below 0.
    pub(super) equations: Vec<Equation>,
    /// Over numbers of any sign, their values left out.
    pub(super) reals: Vec<Equation>,
    /// Whether what is published contradicts itself.
    pub(super) contradicts: bool,
    /// The editions in which a quantity is the same.
    stages: Stages,
    /// Rows whose two published values tell of few.
    pub(super) changed: BTreeSet<Key>,
}

/// What there is of a row.
enum Row {
    /// Its counts.
    Shown(Counts),
    /// That it is withheld.
    Withheld,
}

/// One published number, or one to be found.
enum Term {
    Known(i128),
    Unknown(usize),
}

struct Builder<'a> {
    plan: &'a Plan,
    rows: &'a Rows,
    /// Rows that the attacker holds: those of associations.
    own: &'a BTreeMap<Key, Counts>,
    /// Those who attack, in each edition of which they hold their own rows.
    insiders: BTreeMap<Edition, BTreeSet<AssociationId>>,
    /// Associations that rows name.
    named: BTreeMap<Series, BTreeSet<AssociationId>>,
    /// What disaggregations are published of each table, and the values of each variable.
    shown: BTreeMap<(Series, Option<AssociationId>), BTreeSet<Shape>>,
    /// Whose numbers there are in each disaggregation of each table, and whether associations have rows there.
    whose: BTreeMap<Series, BTreeMap<Shape, (Vec<Who>, bool)>>,
    system: System,
}

impl System {
    /// What who reads `rows`, and holds `own` rows of `insiders`, can write down.
    pub(super) fn of(
        plan: &Plan,
        rows: &Rows,
        own: &BTreeMap<Key, Counts>,
        insiders: &BTreeSet<AssociationId>,
    ) -> Self {
        let hold = |at: u16| -> BTreeSet<AssociationId> {
            let insiders = insiders.iter().copied();
            insiders.filter(|id| rows.are_held(at, *id)).collect()
        };
        let insiders: BTreeMap<Edition, BTreeSet<AssociationId>> = (0..=rows.edition)
            .map(|at| (Edition::At(at), hold(at)))
            .collect();
        // Where rows of associations are shown, who shows one anywhere and has none here brings nothing.
        let sharing: BTreeSet<AssociationId> =
            rows.rows.keys().filter_map(|key| key.association).collect();
        let mut named: BTreeMap<Series, BTreeSet<AssociationId>> = BTreeMap::new();
        let mut shown: BTreeMap<_, BTreeSet<Shape>> = BTreeMap::new();
        let mut series: BTreeMap<Series, BTreeSet<Splits>> = BTreeMap::new();
        let own_keys = own
            .keys()
            .filter(|key| series_is_published(rows, key.series));
        for key in rows.rows.keys().chain(own_keys) {
            let attacking = insiders.get(&key.series.edition);
            let here = named
                .entry(key.series)
                .or_insert_with(|| attacking.cloned().unwrap_or_default());
            if rows.rows.contains_key(key) && key.association.is_some() {
                here.extend(&sharing);
            }
            let variables = key.splits.keys().copied().collect();
            let held = shown.entry((key.series, key.association)).or_default();
            held.insert(variables);
            series
                .entry(key.series)
                .or_default()
                .insert(key.splits.clone());
        }
        let mut builder = Builder {
            plan,
            rows,
            own,
            insiders,
            named,
            shown,
            whose: BTreeMap::new(),
            system: Self::default(),
        };
        let classes = classes(plan);
        let moved = builder.compare_editions();
        for (series, places) in &series {
            builder.table(*series, places, &classes);
        }
        builder.tie_waves(&series);
        builder.tie_editions(&moved);
        builder.system
    }

    /// `number`, under the name that it has in the first edition in which it is the same.
    pub(super) fn canonical<'a>(&self, number: &'a Number) -> Cow<'a, Number> {
        match self.stage(number).first() {
            None => Cow::Borrowed(number),
            Some(first) => Cow::Owned(number.at(*first)),
        }
    }

    /// The editions in which `number` is the same; none where it is in one alone.
    fn stage(&self, number: &Number) -> &[u16] {
        if self.stages.is_empty() {
            return &[];
        }
        let column = (number.series, number.who, number.quantity);
        self.stages.get(&column).map_or(&[], Vec::as_slice)
    }

    /// Whether `number` is that of the last edition too.
    pub(super) fn is_last(&self, number: &Number, last: u16) -> bool {
        number.series.edition == Edition::At(last) || self.stage(number).contains(&last)
    }
}

fn series_is_published(rows: &Rows, series: Series) -> bool {
    let mut rows = rows.rows.range(first_key(series)..);
    rows.next().is_some_and(|(key, _)| key.series == series)
}

/// The key before all others of `series`.
fn first_key(series: Series) -> Key {
    Key {
        series,
        splits: Splits::new(),
        code: None,
        association: None,
    }
}

impl Builder<'_> {
    fn table(
        &mut self,
        series: Series,
        given: &BTreeSet<Splits>,
        classes: &BTreeMap<IndicatorId, IndicatorId>,
    ) {
        let indicator = self.plan.indicator(series.indicator);
        // Every margin of what is given.
        let mut places: BTreeSet<Splits> = BTreeSet::new();
        let mut values: BTreeMap<VariableId, BTreeSet<Split>> = BTreeMap::new();
        for splits in given {
            let all: Vec<_> = splits.iter().collect();
            for chosen in 0..1_u32 << all.len().min(8) {
                let kept = all
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| chosen >> at & 1 == 1);
                places.insert(kept.map(|(_, (id, split))| (**id, **split)).collect());
            }
            for (id, split) in splits {
                values.entry(*id).or_default().insert(*split);
            }
        }
        let shapes: BTreeSet<Shape> = places
            .iter()
            .map(|it| it.keys().copied().collect())
            .collect();
        let feeding: BTreeSet<AssociationId> = indicator
            .feeds
            .iter()
            .filter(|feed| feed.comparability.enters())
            .map(|feed| feed.association)
            .collect();
        let mut whose = vec![Who::Sector];
        let named = self.named.get(&series).cloned().unwrap_or_default();
        let of_associations = named.iter().any(|id| feeding.contains(id));
        if indicator.owner.is_some() || of_associations {
            let known = named.iter().filter(|id| feeding.contains(id));
            whose.extend(known.map(|id| Who::Association(*id)));
            if feeding.iter().any(|id| !named.contains(id)) {
                whose.push(Who::Others);
            }
        }
        let has_sector = indicator.owner.is_none() && self.shown.contains_key(&(series, None));
        if !has_sector {
            whose.retain(|who| matches!(who, Who::Association(_)));
        }
        let codes = self.codes(series);
        let quantities = self.quantities(series, &codes);
        // Whose numbers there are in each shape, and whether associations have rows there.
        let at: BTreeMap<Shape, (Vec<Who>, bool)> = shapes
            .into_iter()
            .map(|shape| {
                let by_rows = indicator.owner.is_some() || self.has_rows(series, &shape);
                let here = if by_rows {
                    whose.clone()
                } else {
                    self.pooled(series, &whose, &feeding)
                };
                (shape, (here, by_rows))
            })
            .collect();
        for who in &whose {
            for quantity in &quantities {
                for margin in &places {
                    for (variable, values) in &values {
                        let whole: Shape = margin.keys().copied().collect();
                        let mut shape = whole.clone();
                        if !shape.insert(*variable) || !self.is_single(*variable) {
                            continue;
                        }
                        let (Some((here, rows)), Some((there, margins))) =
                            (at.get(&shape), at.get(&whole))
                        else {
                            continue;
                        };
                        // The others are not the same everywhere.
                        let same = *who != Who::Others || rows == margins;
                        if !same || !here.contains(who) || !there.contains(who) {
                            continue;
                        }
                        let parts = values.iter().map(|split| {
                            let mut part = margin.clone();
                            part.insert(*variable, *split);
                            (part, 1)
                        });
                        let mut terms: Vec<(Splits, i128)> = parts.collect();
                        terms.push((margin.clone(), -1));
                        let terms = terms.into_iter().map(|(splits, times)| {
                            (
                                Number {
                                    series,
                                    who: *who,
                                    splits,
                                    quantity: *quantity,
                                },
                                times,
                            )
                        });
                        self.equation(terms.collect());
                    }
                }
            }
            for splits in &places {
                let shape: Shape = splits.keys().copied().collect();
                if !at.get(&shape).is_some_and(|(here, _)| here.contains(who)) {
                    continue;
                }
                for finer in self.codes_of_groups(indicator, splits, &values) {
                    let fine: Shape = finer[0].keys().copied().collect();
                    let (Some((there, rows)), Some((_, groups))) = (at.get(&fine), at.get(&shape))
                    else {
                        continue;
                    };
                    let same = *who != Who::Others || rows == groups;
                    if !same || !there.contains(who) {
                        continue;
                    }
                    for quantity in &quantities {
                        let number = |splits: &Splits| Number {
                            series,
                            who: *who,
                            splits: splits.clone(),
                            quantity: *quantity,
                        };
                        let codes = finer.iter().map(|splits| (number(splits), 1));
                        self.equation(codes.chain([(number(splits), -1)]).collect());
                    }
                }
                self.parts_of_base(series, *who, splits, &codes);
                // The others are what the sector leaves of those that are named, who may be more in one table than in another.
                let is_tied = !series.waves.is_change() && *who != Who::Others;
                if let (Some(first), true) = (classes.get(&series.indicator), is_tied) {
                    let at = |series, quantity| Number {
                        series,
                        who: *who,
                        splits: splits.clone(),
                        quantity,
                    };
                    let shared = Series {
                        indicator: *first,
                        ..series
                    };
                    self.equation(vec![
                        (at(series, Quantity::Answers), 1),
                        (at(series, Quantity::NoAnswer), 1),
                        (at(series, Quantity::NotConcerned), 1),
                        (at(shared, Quantity::Eligible), -1),
                    ]);
                }
            }
        }
        if has_sector {
            for splits in &places {
                let shape: Shape = splits.keys().copied().collect();
                let here = at.get(&shape).map_or(&[][..], |(here, _)| here);
                if here.len() < 2 {
                    continue;
                }
                for quantity in &quantities {
                    let each = here.iter().map(|who| {
                        let times = if *who == Who::Sector { -1 } else { 1 };
                        let number = Number {
                            series,
                            who: *who,
                            splits: splits.clone(),
                            quantity: *quantity,
                        };
                        (number, times)
                    });
                    self.equation(each.collect());
                }
            }
        }
        self.whose.insert(series, at);
        // What is withheld is unknown even where nothing is said of it.
        let withheld: Vec<Key> = self
            .rows
            .withheld()
            .filter(|key| key.series == series)
            .cloned()
            .collect();
        for key in withheld {
            for number in targets(self.plan, &key) {
                self.term(&number);
            }
        }
    }

    /// Whether an association that does not attack has rows of `shape`, or of one that it is a margin of.
    fn has_rows(&self, series: Series, shape: &Shape) -> bool {
        let named = self.named.get(&series).into_iter().flatten();
        let mut others = named.filter(|id| !self.attacks(series, **id));
        others.any(|id| {
            let shown = self.shown.get(&(series, Some(*id)));
            shown.is_some_and(|shown| shown.iter().any(|it| it.is_superset(shape)))
        })
    }

    /// Who attacks, and all the others together, where no rows tell these apart.
    fn pooled(&self, series: Series, whose: &[Who], feeding: &BTreeSet<AssociationId>) -> Vec<Who> {
        let apart = |who: &&Who| match who {
            Who::Sector => true,
            Who::Association(id) => self.attacks(series, *id),
            Who::Others => false,
        };
        let mut here: Vec<Who> = whose.iter().filter(apart).copied().collect();
        if here.len() > 1 && feeding.iter().any(|id| !self.attacks(series, *id)) {
            here.push(Who::Others);
        }
        here
    }

    /// Whether an association attacks, and holds its own rows of this table.
    fn attacks(&self, series: Series, id: AssociationId) -> bool {
        let here = self.insiders.get(&series.edition);
        here.is_some_and(|here| here.contains(&id))
    }

    fn is_single(&self, variable: VariableId) -> bool {
        matches!(self.plan.variable(variable).kind, VariableType::Code(_))
    }

    /// What rows of `series` tell, that adds up over their parts.
    fn quantities(&self, series: Series, codes: &BTreeSet<Option<CodeId>>) -> Vec<Quantity> {
        let mut all = vec![
            Quantity::Answers,
            Quantity::NoAnswer,
            Quantity::NotConcerned,
        ];
        let counted = codes
            .iter()
            .filter_map(|code| counted(self.plan, series, *code));
        all.extend(counted);
        all
    }

    fn codes(&self, series: Series) -> BTreeSet<Option<CodeId>> {
        let from = first_key(series);
        let of = |key: &Key| key.series == series;
        let published = self.rows.rows.range(from.clone()..).map(|(key, _)| key);
        let own = self.own.range(from..).map(|(key, _)| key);
        let keys = published.take_while(|key| of(key));
        keys.chain(own.take_while(|key| of(key)))
            .map(|key| key.code)
            .collect()
    }

    /// What is counted and what is not add up to the base.
    fn parts_of_base(
        &mut self,
        series: Series,
        who: Who,
        splits: &Splits,
        codes: &BTreeSet<Option<CodeId>>,
    ) {
        if series.waves.is_change() {
            return;
        }
        let at = |quantity| Number {
            series,
            who,
            splits: splits.clone(),
            quantity,
        };
        match &self.plan.indicator(series.indicator).measure {
            Measure::Distribution(of) if self.is_single(*of) => {
                let mut terms: Vec<_> = codes
                    .iter()
                    .map(|code| (at(Quantity::True(*code)), 1))
                    .collect();
                terms.push((at(Quantity::Answers), -1));
                self.equation(terms);
            }
            Measure::Distribution(_) | Measure::Share { .. } => {
                for code in codes {
                    self.equation(vec![
                        (at(Quantity::True(*code)), 1),
                        (at(Quantity::Untrue(*code)), 1),
                        (at(Quantity::Answers), -1),
                    ]);
                }
            }
            _ => {}
        }
    }

    fn equation(&mut self, numbers: Vec<(Number, i128)>) {
        let mut equation = Equation {
            terms: Vec::new(),
            value: 0,
        };
        let real = numbers
            .iter()
            .any(|(number, _)| matches!(number.quantity, Quantity::Sum(_)));
        // What is not counted is worth an unknown only beside another.
        let made = |it: &Number| matches!(it.quantity, Quantity::Untrue(_));
        let told = |it: &Number| made(it) || self.known(it).is_some();
        let made_up = numbers.iter().any(|(it, _)| made(it));
        if made_up && numbers.iter().all(|(it, _)| told(it)) {
            return;
        }
        // Who changes code is one respondent in the total, and one in each part.
        let distinct = numbers.iter().any(|(it, _)| {
            let indicator = self.plan.indicator(it.series.indicator);
            matches!(indicator.measure, Measure::Distinct)
        });
        for (number, times) in numbers {
            match self.term(&number) {
                Term::Known(value) => equation.value -= times * value,
                Term::Unknown(at) => equation.terms.push((at, times)),
            }
        }
        if equation.terms.is_empty() {
            self.system.contradicts |= equation.value != 0 && !real && !distinct;
        } else if real {
            self.system.reals.push(equation);
        } else {
            self.system.equations.push(equation);
        }
    }

    fn term(&mut self, number: &Number) -> Term {
        if let Some(value) = self.known(number) {
            return Term::Known(value);
        }
        let canonical = self.system.canonical(number);
        let number: &Number = &canonical;
        if let Some(at) = self.system.index.get(number) {
            return Term::Unknown(*at);
        }
        let at = self.system.unknowns.len();
        self.system.index.insert(number.clone(), at);
        self.system.unknowns.push(Unknown {
            number: number.clone(),
            lowest: i128::from(self.is_some(number)),
        });
        Term::Unknown(at)
    }

    /// Zeros of the sector are not withheld: what is withheld by itself is of one observation at least. A statistic beside another, or of
    /// the same observations as another, may be withheld with it; and an association's row of nobody, to hide others.
    fn is_some(&self, number: &Number) -> bool {
        let indicator = self.plan.indicator(number.series.indicator);
        let id = &indicator.id;
        let beside = |other: &Indicator| {
            let longer =
                |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.starts_with('.'));
            longer(&other.id, id)
                || longer(id, &other.id)
                || other.id != *id && are_told_of_the_same(indicator, other)
        };
        number.who == Who::Sector
            && number.quantity == Quantity::Answers
            && self.is_withheld(number)
            && !self.plan.indicators.iter().any(beside)
    }

    /// Whether an edition withholds it.
    fn is_withheld(&self, number: &Number) -> bool {
        let withheld = |it: &Number| matches!(self.found(it), Some(Row::Withheld));
        let mut stage = self.system.stage(number).iter();
        withheld(number) || stage.any(|at| withheld(&number.at(*at)))
    }

    /// The row of `number`; none where there is none.
    fn found(&self, number: &Number) -> Option<Row> {
        let association = match number.who {
            Who::Sector => None,
            Who::Association(id) => Some(id),
            Who::Others => return None,
        };
        let key = |code| Key {
            series: number.series,
            splits: number.splits.clone(),
            code,
            association,
        };
        match number.quantity {
            Quantity::True(code) | Quantity::Sum(code) => self.row(&key(code)),
            _ => {
                // The base is that of every code.
                let rows = self.codes_at(&key(None)).into_iter();
                let rows = rows.filter_map(|code| self.row(&key(code)));
                rows.max_by_key(|row| matches!(row, Row::Shown(_)))
            }
        }
    }

    fn codes_at(&self, key: &Key) -> Vec<Option<CodeId>> {
        let indicator = self.plan.indicator(key.series.indicator);
        match indicator.measure {
            Measure::Distribution(of) => {
                let codes = self.plan.codelist_of(of).map_or(0, |list| list.codes.len());
                let codes = (0..codes).filter_map(|at| u16::try_from(at).ok());
                codes.map(|at| Some(CodeId(at))).collect()
            }
            _ => vec![None],
        }
    }

    fn row(&self, key: &Key) -> Option<Row> {
        let held = key.association.filter(|id| self.attacks(key.series, *id));
        let own = held.and_then(|_| self.own.get(key)).copied();
        let published = self.rows.rows.get(key);
        let published = published.map(|counts| counts.map_or(Row::Withheld, Row::Shown));
        own.map(Row::Shown).or(published)
    }

    fn known(&self, number: &Number) -> Option<i128> {
        let elsewhere = || {
            let mut stage = self.system.stage(number).iter();
            stage.find_map(|at| self.told(&number.at(*at)))
        };
        self.told(number).or_else(elsewhere)
    }

    /// What its own edition tells of it.
    fn told(&self, number: &Number) -> Option<i128> {
        if number.who == Who::Others
            || matches!(
                number.quantity,
                Quantity::Untrue(_)
                    | Quantity::Eligible
                    | Quantity::NotSeenAgain
                    | Quantity::NotSeenBefore
            )
            || matches!(number.series.edition, Edition::Since(_))
        {
            return None;
        }
        match self.found(number) {
            Some(Row::Shown(counts)) => return value(&counts, number.quantity),
            Some(Row::Withheld) => return None,
            None => {}
        }
        let shape: BTreeSet<VariableId> = number.splits.keys().copied().collect();
        let whole = |who| {
            let shown = self.shown.get(&(number.series, who));
            shown.is_some_and(|it| it.contains(&shape))
        };
        let zero = match number.who {
            Who::Association(id) if self.attacks(number.series, id) => {
                whole(Some(id)) || whole(None) || number.splits.is_empty()
            }
            // Who has no row where others have one has nobody there.
            Who::Association(_) => {
                let named = self.named.get(&number.series).into_iter().flatten();
                named
                    .copied()
                    .any(|it| whole(Some(it)) && !self.attacks(number.series, it))
            }
            _ => whole(None),
        };
        zero.then_some(0)
    }
}
