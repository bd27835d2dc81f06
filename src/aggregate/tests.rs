//! Known answers, edge cases, and what must hold whatever the rows.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

mod sources;

use super::*;
use crate::cells::Split;
use crate::decimal::Decimal;
use crate::derive::fixture::{
    JANUARY, association, codes, indicator, list, number, numbers, plan, several, table, variable,
};
use crate::estimate::estimate;
use crate::figure::Figure;
use crate::observation::{Column, Respondent, Values};
use crate::plan::{
    CodeId, Condition, Constant, Filling, Mapping, Measure, VariableId, VariableType, WaveId,
};
use crate::referential::Missing::{DontKnow, NoAnswer, NotConcerned, Refused};
use crate::referential::{Comparability, Every, Keep, Missing};

fn cells_of(plan: &Plan, tables: Vec<Table>) -> Cells {
    let collection = Collection {
        tables,
        ..Collection::default()
    };
    aggregate(plan, &collection, &mut Diagnostics::default()).unwrap()
}

fn holds(variable: VariableId, codes: &[u16]) -> Condition {
    Condition::Codes(variable, codes.iter().copied().map(CodeId).collect())
}

/// The cell of an indicator's disaggregation, of the first association in 2025.
fn cell(cells: &Cells, disaggregation: usize, splits: &[Split]) -> Option<Cell> {
    let mut found = cells.cells.iter().filter(|(key, _)| {
        key.association == AssociationId(0)
            && key.disaggregation == disaggregation
            && key.splits == splits
    });
    let (_, cell) = found.next()?;
    assert!(found.next().is_none(), "one period, one wave");
    Some(cell.clone())
}

const fn code(at: u16) -> Split {
    Split::Code(CodeId(at))
}

#[test]
fn a_share_counts_hits_bases_and_reasons() {
    let mut plan = plan();
    let yes_no = list(&mut plan, &[("O", ""), ("N", "")]);
    let of = variable(&mut plan, VariableType::Code(yes_no));
    let age = number(&mut plan, 0);
    let base = Some(Condition::Range(age, Some(18), None));
    let id = indicator(
        &mut plan,
        Measure::Share {
            of: holds(of, &[0]),
            base,
        },
        &[],
    );
    let asked = variable(&mut plan, VariableType::Code(yes_no));
    plan.indicators[id.0].among = Some(holds(asked, &[0]));
    association(&mut plan, "a");
    let rows = table(
        AssociationId(0),
        &[
            (
                asked,
                codes(vec![
                    Ok(0),
                    Ok(0),
                    Ok(0),
                    Ok(0),
                    Ok(0),
                    Ok(0),
                    Ok(1),
                    Err(Refused),
                ]),
            ),
            (
                of,
                codes(vec![
                    Ok(0),
                    Ok(1),
                    Ok(0),
                    Ok(0),
                    Err(NoAnswer),
                    Err(NotConcerned),
                    Ok(0),
                    Ok(0),
                ]),
            ),
            (
                age,
                numbers(vec![
                    Ok(18),
                    Ok(40),
                    Ok(17),
                    Err(DontKnow),
                    Ok(30),
                    Ok(30),
                    Ok(30),
                    Ok(30),
                ]),
            ),
        ],
    );
    let total = cell(&cells_of(&plan, vec![rows]), 0, &[]).unwrap();
    assert_eq!(
        (total.n, total.persons, total.eligibility_unknown),
        (2, 2, 1)
    );
    assert_eq!(total.tally, Tally::Hits(1));
    assert_eq!(
        total.missing,
        BTreeMap::from([(NoAnswer, 1), (DontKnow, 1), (NotConcerned, 1)])
    );
    assert_eq!((total.no_answer(), total.not_concerned()), (2, 1));
}

#[test]
fn a_code_offered_and_never_chosen_is_a_zero_and_the_unknown_has_its_row() {
    let mut plan = plan();
    let sexes = list(&mut plan, &[("F", ""), ("M", ""), ("X", "")]);
    let kinds = list(&mut plan, &[("CHRS", ""), ("CADA", ""), ("CHRS-fin", "")]);
    plan.codelists[kinds.0].codes[2].finer = Some((AssociationId(0), CodeId(0)));
    let sex = variable(&mut plan, VariableType::Code(sexes));
    let kind = variable(&mut plan, VariableType::Code(kinds));
    indicator(&mut plan, Measure::Count, &[&[sex], &[kind], &[sex, kind]]);
    association(&mut plan, "a");
    let place = plan.associations[0].sources[0].place;
    plan.associations[0].sources[0].mappings.push(Mapping {
        variable: kind,
        filling: Filling::Constant(Constant::Code(CodeId(2))),
        comparability: Comparability::Exact,
        differs: Vec::new(),
        because: None,
        missing: BTreeMap::new(),
        place,
    });
    let rows = table(
        AssociationId(0),
        &[
            (sex, codes(vec![Ok(0), Ok(0), Err(NoAnswer)])),
            (kind, codes(vec![Ok(2); 3])),
        ],
    );
    let cells = cells_of(&plan, vec![rows.clone()]);
    let n = |disaggregation, splits: &[Split]| cell(&cells, disaggregation, splits).map(|c| c.n);
    assert_eq!(n(0, &[]), Some(3));
    assert_eq!(
        [code(0), code(1), code(2), Split::Unknown].map(|sex| n(1, &[sex])),
        [Some(2), Some(0), Some(0), Some(1)]
    );
    // The finer code falls back into the common one; the other is not offered.
    assert_eq!(
        [code(0), code(1), code(2)].map(|kind| n(2, &[kind])),
        [Some(3), None, None]
    );
    assert_eq!(n(3, &[code(1), code(0)]), Some(0));
    assert_eq!(n(3, &[Split::Unknown, code(0)]), Some(1));

    // A dimension that does not compare is unknown, and offers nothing.
    plan.indicators[0].feeds[0]
        .dimensions
        .insert(sex, Comparability::Broad);
    let cells = cells_of(&plan, vec![rows]);
    assert_eq!(cell(&cells, 1, &[Split::Unknown]).unwrap().n, 3);
    assert_eq!(cell(&cells, 1, &[code(0)]), None);
}

#[test]
fn sums_are_exact_and_overflow_is_an_error() {
    let mut plan = plan();
    let x = number(&mut plan, 2);
    indicator(&mut plan, Measure::Sum(x), &[]);
    association(&mut plan, "a");
    let rows = |values: Vec<i64>| {
        table(
            AssociationId(0),
            &[(x, numbers(values.into_iter().map(Ok).collect()))],
        )
    };
    let cells = cells_of(&plan, vec![rows(vec![10, 10, -3])]);
    assert_eq!(
        cell(&cells, 0, &[]).unwrap().tally,
        Tally::Sums { x: 17, xx: 209 }
    );
    let collection = Collection {
        tables: vec![rows(vec![i64::MIN; 2])],
        ..Collection::default()
    };
    assert!(aggregate(&plan, &collection, &mut Diagnostics::default()).is_err());
}

#[test]
fn one_observation_a_respondent_and_ties_that_differ_are_said() {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let id = indicator(&mut plan, Measure::Sum(x), &[]);
    association(&mut plan, "a");
    let mut rows = table(
        AssociationId(0),
        &[(
            x,
            numbers(vec![
                Ok(1),
                Ok(10),
                Ok(100),
                Ok(100),
                Ok(1000),
                Ok(2000),
                Err(NoAnswer),
            ]),
        )],
    );
    // One changes, one repeats, one contradicts itself at the last moment, one answers last nothing.
    rows.respondents = [1, 1, 2, 2, 3, 3, 1].map(Respondent::Numbered).to_vec();
    rows.moments = vec![5, 3, 1, 1, 2, 2, 4];
    let collection = Collection {
        tables: vec![rows],
        ..Collection::default()
    };
    for (keep, x, xx) in [(Keep::Last, 101, 10_001), (Keep::First, 110, 10_100)] {
        plan.indicators[id.0].one_per = Some(keep);
        let mut diagnostics = Diagnostics::default();
        let cells = aggregate(&plan, &collection, &mut diagnostics).unwrap();
        let found = cell(&cells, 0, &[]).unwrap();
        assert_eq!((found.n, found.tally), (2, Tally::Sums { x, xx }));
        let said: Vec<_> = diagnostics
            .iter()
            .map(|d| d.said.message.en.as_str())
            .collect();
        assert_eq!(said.len(), 1);
        assert!(said[0].contains("1 respondent of `a`"), "{said:?}");
    }
}

#[test]
fn waves_and_periods_are_apart_and_respondents_count_once() {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let by_wave = indicator(&mut plan, Measure::Count, &[]);
    let all = indicator(&mut plan, Measure::Distinct, &[]);
    plan.indicators[by_wave.0].waves = vec![WaveId(1)];
    plan.indicators[by_wave.0].every = Every::HalfYear;
    association(&mut plan, "a");
    let mut rows = table(AssociationId(0), &[(x, numbers(vec![Ok(0); 4]))]);
    rows.waves = vec![Some(WaveId(0)), Some(WaveId(1)), Some(WaveId(1)), None];
    rows.months = vec![JANUARY, JANUARY, JANUARY + 6, JANUARY];
    rows.respondents = [1, 1, 1, 2].map(Respondent::Numbered).to_vec();
    let cells = cells_of(&plan, vec![rows]);
    let of = |id| -> Vec<_> {
        let own = cells
            .cells
            .iter()
            .filter(move |(key, _)| key.indicator == id);
        own.map(|(key, cell)| (key.period.to_string(), key.waves, cell.n, cell.persons))
            .collect()
    };
    assert_eq!(
        of(by_wave),
        [
            ("2025-S1".to_owned(), Waves::One(WaveId(1)), 1, 1),
            ("2025-S2".to_owned(), Waves::One(WaveId(1)), 1, 1),
        ]
    );
    assert_eq!(of(all), [("2025".to_owned(), Waves::None, 2, 2)]);
}

#[test]
fn a_multiple_choice_counts_each_code_over_those_who_answered() {
    let mut plan = plan();
    let rights = list(&mut plan, &[("rsa", ""), ("css", ""), ("none", "")]);
    let held = variable(&mut plan, VariableType::Several(rights));
    indicator(&mut plan, Measure::Distribution(held), &[]);
    association(&mut plan, "a");
    let rows = table(
        AssociationId(0),
        &[(
            held,
            several(vec![Ok(0), Ok(0b11), Ok(0b01), Err(NoAnswer)]),
        )],
    );
    let total = cell(&cells_of(&plan, vec![rows]), 0, &[]).unwrap();
    assert_eq!(total.n, 3);
    let counts = [(0, 2), (1, 1), (2, 0)].map(|(at, count)| (CodeId(at), count));
    assert_eq!(total.tally, Tally::Codes(BTreeMap::from(counts)));
}

#[test]
fn sets_too_far_apart_to_be_packed_are_counted_all_the_same() {
    let mut plan = plan();
    let names: Vec<String> = (0..128).map(|at| format!("c{at}")).collect();
    let names: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    let long = list(&mut plan, &names);
    let held = variable(&mut plan, VariableType::Several(long));
    indicator(&mut plan, Measure::Distribution(held), &[]);
    association(&mut plan, "a");
    let set = 1 << 127 | 1 << 63 | 1 << 64;
    let rows = table(AssociationId(0), &[(held, several(vec![Ok(set), Ok(1)]))]);
    let Tally::Codes(counts) = cell(&cells_of(&plan, vec![rows]), 0, &[]).unwrap().tally else {
        panic!("a distribution counts codes");
    };
    let chosen: Vec<u16> = counts
        .iter()
        .filter(|(_, n)| **n == 1)
        .map(|(code, _)| code.0)
        .collect();
    assert_eq!(chosen, [0, 63, 64, 127]);
}

/// One row of any content.
#[derive(Clone, Debug)]
struct Any {
    respondent: u64,
    moment: i64,
    month: i32,
    sex: Result<u16, Missing>,
    kind: Result<u16, Missing>,
    x: Result<i64, Missing>,
    y: Result<i64, Missing>,
    score: Result<i64, Missing>,
    several: Result<u128, Missing>,
}

fn maybe<T: Clone + std::fmt::Debug>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = Result<T, Missing>> {
    let reason = prop_oneof![Just(NoAnswer), Just(Refused), Just(NotConcerned)];
    (value, reason, 0..5_u8).prop_map(
        |(value, reason, missing)| {
            if missing == 0 { Err(reason) } else { Ok(value) }
        },
    )
}

prop_compose! {
    fn any_row()(
        respondent in 0..12_u64,
        moment in 0..4_i64,
        month in JANUARY..JANUARY + 14,
        sex in maybe(0..3_u16),
        kind in maybe(0..4_u16),
        x in maybe(-500..500_i64),
        y in maybe(0..50_i64),
        score in maybe(0..11_i64),
        several in maybe(0..8_u128),
    ) -> Any {
        Any { respondent, moment, month, sex, kind, x, y, score, several }
    }
}

/// A plan with an indicator of every measure, and the columns of [`Any`].
struct World {
    plan: Plan,
    columns: [VariableId; 6],
}

fn world(associations: usize) -> World {
    let mut plan = plan();
    let sexes = list(&mut plan, &[("F", ""), ("M", ""), ("X", "")]);
    let kinds = list(
        &mut plan,
        &[("A", "1"), ("B", "2.5"), ("C", "4"), ("A-fine", "")],
    );
    plan.codelists[kinds.0].codes[3].finer = Some((AssociationId(0), CodeId(0)));
    let sex = variable(&mut plan, VariableType::Code(sexes));
    let kind = variable(&mut plan, VariableType::Code(kinds));
    let (x, y, score) = (
        number(&mut plan, 2),
        number(&mut plan, 1),
        number(&mut plan, 0),
    );
    let held = variable(&mut plan, VariableType::Several(sexes));
    let measures = [
        Measure::Count,
        Measure::Distinct,
        Measure::Sum(x),
        Measure::Mean(x),
        Measure::Median(x),
        Measure::Median(kind),
        Measure::Nps(score),
        Measure::Distribution(kind),
        Measure::Distribution(held),
        Measure::Ratio {
            of: x,
            over: y,
            times: Decimal::whole(100),
        },
        Measure::Share {
            of: Condition::Any(vec![holds(kind, &[0]), holds(held, &[1])]),
            base: Some(Condition::Range(score, Some(2), None)),
        },
    ];
    for measure in measures {
        let once = matches!(measure, Measure::Mean(_) | Measure::Count);
        let id = indicator(&mut plan, measure, &[&[sex], &[kind, sex]]);
        plan.indicators[id.0].among = once.then_some(Condition::Range(score, None, Some(8)));
        plan.indicators[id.0].one_per = once.then_some(Keep::Last);
    }
    for at in 0..associations {
        association(&mut plan, &format!("a{at}"));
    }
    World {
        plan,
        columns: [sex, kind, x, y, score, held],
    }
}

impl World {
    fn table(&self, association: usize, rows: &[Any]) -> Table {
        let [sex, kind, x, y, score, held] = self.columns;
        let each =
            |value: fn(&Any) -> Result<i64, Missing>| numbers(rows.iter().map(value).collect());
        let mut table = table(
            AssociationId(association),
            &[
                (sex, codes(rows.iter().map(|row| row.sex).collect())),
                (kind, codes(rows.iter().map(|row| row.kind).collect())),
                (x, each(|row| row.x)),
                (y, each(|row| row.y)),
                (score, each(|row| row.score)),
                (held, several(rows.iter().map(|row| row.several).collect())),
            ],
        );
        table.months = rows.iter().map(|row| row.month).collect();
        table.moments = rows.iter().map(|row| row.moment).collect();
        table.respondents = rows
            .iter()
            .map(|row| Respondent::Numbered(row.respondent))
            .collect();
        table
    }
}

/// What the sector says, but for persons: value and base of each figure.
fn sector(plan: &Plan, cells: &Cells) -> Vec<(String, Option<f64>, i128, i128)> {
    let figures = estimate(plan, cells, crate::statistics::Confidence::default()).into_iter();
    figures
        .filter(|figure: &Figure| figure.key.association.is_none())
        .map(|figure| {
            let numbers = figure.numbers;
            (
                format!("{:?}", figure.key),
                numbers.value,
                numbers.n,
                numbers.no_answer,
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn neither_the_order_of_rows_nor_of_files_matters(
        (rows, shuffled) in prop::collection::vec(any_row(), 1..60)
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        at in 0..60_usize,
    ) {
        let world = world(1);
        let whole = cells_of(&world.plan, vec![world.table(0, &rows)]);
        let (first, second) = shuffled.split_at(at.min(shuffled.len()));
        let tables = vec![world.table(0, first), world.table(0, second)];
        prop_assert_eq!(whole, cells_of(&world.plan, tables));
    }

    #[test]
    fn two_halves_of_an_association_are_as_one_to_the_sector(
        rows in prop::collection::vec(any_row(), 1..60),
    ) {
        let world = world(2);
        // A respondent is in one half only: told apart inside an association, they would not add.
        let (first, second): (Vec<Any>, Vec<Any>) =
            rows.iter().cloned().partition(|row| row.respondent < 6);
        let whole = cells_of(&world.plan, vec![world.table(0, &rows)]);
        let halves = cells_of(&world.plan, vec![world.table(0, &first), world.table(1, &second)]);
        prop_assert_eq!(sector(&world.plan, &whole), sector(&world.plan, &halves));
    }

    #[test]
    fn every_row_is_in_the_base_or_was_left_at_a_step(
        rows in prop::collection::vec(any_row(), 1..60),
        others in prop::collection::vec(any_row(), 1..60),
    ) {
        let world = world(2);
        let tables = vec![world.table(0, &rows), world.table(1, &others)];
        let figures = estimate(
            &world.plan,
            &cells_of(&world.plan, tables),
            crate::statistics::Confidence::default(),
        );
        for figure in figures.iter().filter(|it| !it.key.waves.is_change()) {
            let way = figure.numbers.way.clone().unwrap();
            let found = way.left().map(|left| left + figure.numbers.n);
            prop_assert_eq!(way.from, found, "{:?}", figure.key);
            let mut left = way.steps.values();
            prop_assert!(left.all(|count| matches!(count, crate::figure::Count::Exact(1..))));
        }
    }

    #[test]
    fn parts_add_up_to_the_total(rows in prop::collection::vec(any_row(), 1..60)) {
        let world = world(1);
        let cells = cells_of(&world.plan, vec![world.table(0, &rows)]);
        let mut sums: BTreeMap<_, Cell> = BTreeMap::new();
        for (key, cell) in &cells.cells {
            let measure = &world.plan.indicator(key.indicator).measure;
            if matches!(measure, Measure::Distinct) {
                continue;
            }
            let sum = sums
                .entry((key.indicator, key.period, key.disaggregation))
                .or_insert_with(|| Cell::empty(measure));
            // One respondent may be in several parts.
            sum.merge(&Cell { persons: 0, ..cell.clone() }).unwrap();
        }
        for ((indicator, period, disaggregation), sum) in &sums {
            prop_assert_eq!(sum, &sums[&(*indicator, *period, 0)], "{}", disaggregation);
        }
    }
}

#[test]
fn an_association_that_merges_its_cells_later_gives_the_same() {
    let world = world(2);
    let row = |respondent, x| Any {
        respondent,
        moment: 0,
        month: JANUARY,
        sex: Ok(1),
        kind: Ok(3),
        x: Ok(x),
        y: Ok(2),
        score: Ok(7),
        several: Ok(5),
    };
    let (a, b) = ([row(1, 3), row(2, 4)], [row(1, 5)]);
    let together = cells_of(&world.plan, vec![world.table(0, &a), world.table(1, &b)]);
    let mut apart = cells_of(&world.plan, vec![world.table(1, &b)]);
    apart
        .merge(cells_of(&world.plan, vec![world.table(0, &a)]))
        .unwrap();
    assert_eq!(together, apart);
}

#[test]
fn no_row_is_an_empty_base_and_not_a_fault() {
    let world = world(1);
    assert_eq!(
        cells_of(&world.plan, vec![world.table(0, &[])]),
        Cells::default()
    );
    let odd = Column {
        values: Values::Number(vec![4]),
        missing: vec![None],
    };
    // A column of another type than its variable is missing everywhere, and nothing breaks.
    let mut table = world.table(0, &[]);
    table.months = vec![JANUARY];
    table.moments = vec![0];
    table.waves = vec![None];
    table.respondents = vec![Respondent::Anonymous(0)];
    table.columns = world.columns.iter().map(|id| (*id, odd.clone())).collect();
    let periods: BTreeSet<_> = cells_of(&world.plan, vec![table])
        .cells
        .into_keys()
        .map(|key| key.period)
        .collect();
    assert_eq!(periods.len(), 1);
}
