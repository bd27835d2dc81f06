//! Known intervals, and every table of a small size.

mod editions;
mod enumerated;
mod waves;

use super::presolve::presolve;
use super::simplex::Tableau;
use super::*;
use crate::cells::Split;
use crate::derive::fixture::{JANUARY, association, indicator, list, plan, variable};
use crate::period::Period;
use crate::plan::{CodeId, IndicatorId, Measure, VariableId, VariableType, Waves};
use crate::referential::Every;

/// A count crossed by two variables, of so many codes.
fn crossed(sizes: [usize; 2]) -> Plan {
    let mut plan = plan();
    let codes = ["a", "b", "c", "d", "e"];
    let variables = sizes.map(|size| {
        let codes: Vec<(&str, &str)> = codes[..size].iter().map(|code| (*code, "")).collect();
        let codes = list(&mut plan, &codes);
        variable(&mut plan, VariableType::Code(codes))
    });
    plan.dimensions = variables.to_vec();
    let [a, b] = variables;
    indicator(&mut plan, Measure::Count, &[&[a], &[b], &[a, b]]);
    // A statistic beside it: what is withheld may then be nobody.
    let beside = indicator(&mut plan, Measure::Count, &[]);
    plan.indicators[beside.0].id = "i0.beside".to_owned();
    plan.indicators[beside.0].waves = vec![crate::plan::WaveId(0)];
    for name in ["x", "y", "z"] {
        association(&mut plan, name);
    }
    plan
}

fn key(place: [Option<usize>; 2], association: Option<usize>) -> Key {
    let splits = place.iter().enumerate().filter_map(|(at, code)| {
        let code = CodeId(u16::try_from((*code)?).unwrap());
        Some((VariableId(at), Split::Code(code)))
    });
    Key {
        series: Series {
            indicator: IndicatorId(0),
            period: Period::holding(JANUARY, Every::Year),
            waves: Waves::None,
            edition: Edition::At(0),
        },
        splits: splits.collect(),
        code: None,
        association: association.map(AssociationId),
    }
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "as a row that is not withheld is kept"
)]
fn counts(n: i128) -> Option<Counts> {
    Some(Counts {
        n,
        ..Counts::default()
    })
}

/// `table` with all its margins, the cells of `holes` withheld; a position past the end is a margin.
fn published(table: &[Vec<i128>], holes: &[(usize, usize)]) -> Rows {
    let (height, width) = (table.len(), table[0].len());
    let mut rows = Rows::default();
    for row in 0..=height {
        for column in 0..=width {
            let here = |at: usize, end: usize, here: usize| here == end || at == here;
            let cells = (0..height).flat_map(|r| (0..width).map(move |c| (r, c)));
            let inside = cells.filter(|(r, c)| here(*r, height, row) && here(*c, width, column));
            let n = inside.map(|(r, c)| table[r][c]).sum();
            let place = [
                (row < height).then_some(row),
                (column < width).then_some(column),
            ];
            let hidden = holes.contains(&(row, column));
            rows.rows
                .insert(key(place, None), if hidden { None } else { counts(n) });
        }
    }
    rows
}

/// Between what and what the simplex method finds one cell.
fn interval(plan: &Plan, rows: &Rows, (row, column): (usize, usize)) -> [i128; 2] {
    let system = System::of(plan, rows, &BTreeMap::new(), &BTreeSet::new());
    let target = targets(plan, &key([Some(row), Some(column)], None));
    let at = system.index[&target[0]];
    let whole = Component {
        unknowns: (0..system.unknowns.len()).collect(),
        equations: system.equations.clone(),
    };
    let mut tableau = Tableau::new(whole.unknowns.len(), 10_000);
    for equation in &whole.equations {
        tableau.add(equation).unwrap();
    }
    [false, true].map(|up| {
        tableau.optimise(at, up, |_| false).unwrap();
        tableau.value(at, !up)
    })
}

#[test]
fn five_toys_have_the_intervals_that_linear_programming_gives() {
    let first = vec![vec![20, 3, 17], vec![15, 25, 10], vec![9, 12, 30]];
    let second = vec![vec![20, 3, 17], vec![2, 25, 10], vec![9, 12, 30]];
    let zeros = vec![vec![0, 3, 17], vec![15, 0, 10], vec![9, 12, 30]];
    let row = vec![vec![5, 3, 17], vec![15, 25, 10], vec![9, 12, 30]];
    let plan = crossed([3, 3]);
    for (table, known) in [
        (&first, &[((0, 1), [3, 3])][..]),
        (
            &first,
            &[
                ((0, 1), [0, 20]),
                ((0, 2), [0, 20]),
                ((1, 1), [8, 28]),
                ((1, 2), [7, 27]),
            ],
        ),
        (
            &second,
            &[
                ((0, 1), [1, 23]),
                ((0, 0), [0, 22]),
                ((1, 0), [0, 22]),
                ((1, 1), [5, 27]),
            ],
        ),
        (
            &zeros,
            &[
                ((0, 1), [0, 3]),
                ((0, 0), [0, 3]),
                ((1, 1), [0, 3]),
                ((1, 0), [12, 15]),
            ],
        ),
        (&row, &[((0, 1), [3, 3]), ((0, 0), [5, 5])]),
    ] {
        let holes: Vec<(usize, usize)> = known.iter().map(|(at, _)| *at).collect();
        let rows = published(table, &holes);
        for (at, bounds) in known {
            assert_eq!(interval(&plan, &rows, *at), *bounds, "{at:?} of {table:?}");
        }
        let found = audit(&plan, &rows, None);
        let recovered = known.iter().filter(|(_, [low, high])| low == high).count();
        assert_eq!(found.attacks[0].failing.len(), recovered);
        assert_eq!(found.is_safe(), recovered == 0);
        let near = known
            .iter()
            .filter(|(_, [low, high])| (1..11).contains(&(high - low)));
        assert_eq!(found.attacks[0].narrow, near.count());
    }
}

#[test]
fn microdata1_of_sdctable_has_its_intervals() {
    let plan = crossed([4, 2]);
    let table = vec![
        vec![178, 20],
        vec![140, 204],
        vec![118, 106],
        vec![366, 152],
    ];
    let alone = published(&table, &[(0, 1)]);
    assert_eq!(interval(&plan, &alone, (0, 1)), [20, 20]);
    assert!(!audit(&plan, &alone, None).is_safe());
    for (partner, known) in [
        (2, [[72, 198], [0, 126], [98, 224], [0, 126]]),
        (3, [[26, 198], [0, 172], [346, 518], [0, 172]]),
    ] {
        let holes = [(0, 0), (0, 1), (partner, 0), (partner, 1)];
        let rows = published(&table, &holes);
        for (at, bounds) in holes.iter().zip(known) {
            assert_eq!(interval(&plan, &rows, *at), bounds, "{at:?}");
        }
        assert!(audit(&plan, &rows, None).is_safe());
    }
}

#[test]
fn two_of_width_are_not_enough_for_a_cell_that_is_primary() {
    // GaussSuppression's example1: no cell is recovered, each within two.
    let plan = crossed([2, 3]);
    let table = vec![vec![5, 2, 0], vec![6, 3, 4]];
    let holes = [(0, 1), (0, 2), (1, 1), (1, 2)];
    let rows = published(&table, &holes);
    let known = [[0, 2], [0, 2], [3, 5], [2, 4]];
    for (at, bounds) in holes.iter().zip(known) {
        assert_eq!(interval(&plan, &rows, *at), bounds, "{at:?}");
    }
    assert!(audit(&plan, &rows, None).is_safe());
    let mut truth = published(&table, &[]);
    truth.working = true;
    let found = audit(&plan, &rows, Some(&truth));
    assert_eq!(found.untrue, Some(0));
    assert_eq!(found.attacks[0].failing.len(), 4);
    assert!(
        found.attacks[0]
            .failing
            .values()
            .all(|it| *it == Standing::Narrow)
    );
    assert!(!found.is_safe());
}

/// Every way to fill `holes` so that rows and columns add up as those of `table` do: the values of each hole.
fn fillings(table: &[Vec<i128>], holes: &[(usize, usize)]) -> Vec<BTreeSet<i128>> {
    fn fill(
        here: &mut Vec<Vec<i128>>,
        left: &mut [Vec<i128>; 2],
        holes: &[(usize, usize)],
        next: usize,
        found: &mut Vec<BTreeSet<i128>>,
    ) {
        let Some((row, column)) = holes.get(next).copied() else {
            if left.iter().flatten().all(|it| *it == 0) {
                for (values, (row, column)) in found.iter_mut().zip(holes) {
                    values.insert(here[*row][*column]);
                }
            }
            return;
        };
        for value in 0..=left[0][row].min(left[1][column]) {
            here[row][column] = value;
            left[0][row] -= value;
            left[1][column] -= value;
            fill(here, left, holes, next + 1, found);
            left[0][row] += value;
            left[1][column] += value;
        }
    }
    let mut left = [vec![0; table.len()], vec![0; table[0].len()]];
    for (row, column) in holes {
        left[0][*row] += table[*row][*column];
        left[1][*column] += table[*row][*column];
    }
    let mut found = vec![BTreeSet::new(); holes.len()];
    fill(&mut table.to_vec(), &mut left, holes, 0, &mut found);
    found
}

/// Compares the verdict on every pattern of `patterns` with all ways to fill it.
fn compare(table: &[Vec<i128>], patterns: impl Iterator<Item = u32>) {
    let (height, width) = (table.len(), table[0].len());
    let plan = crossed([height, width]);
    for pattern in patterns {
        let cells = (0..height).flat_map(|r| (0..width).map(move |c| (r, c)));
        let holes = cells.enumerate().filter(|(at, _)| pattern >> at & 1 == 1);
        let holes: Vec<(usize, usize)> = holes.map(|(_, cell)| cell).collect();
        let rows = published(table, &holes);
        let found = audit(&plan, &rows, None);
        let all = fillings(table, &holes);
        let alone = holes
            .iter()
            .zip(&all)
            .filter(|(_, values)| values.len() == 1);
        let alone: BTreeSet<Key> = alone
            .map(|((r, c), _)| key([Some(*r), Some(*c)], None))
            .collect();
        let failing: BTreeSet<Key> = found.attacks[0].failing.keys().cloned().collect();
        assert_eq!(failing, alone, "{pattern:b} of {table:?}");
        let near = all.iter().filter(|values| {
            let width = values.last().unwrap() - values.first().unwrap();
            (1..11).contains(&width)
        });
        assert_eq!(
            found.attacks[0].narrow,
            near.count(),
            "{pattern:b} of {table:?}"
        );
        for (hole, values) in holes.iter().zip(&all) {
            let bounds = [*values.first().unwrap(), *values.last().unwrap()];
            assert_eq!(interval(&plan, &rows, *hole), bounds);
        }
    }
}

#[test]
fn every_pattern_of_small_tables_is_judged_as_all_fillings_are() {
    compare(&[vec![1, 0, 2], vec![3, 1, 0]], 0..64);
    compare(&[vec![2, 0, 1], vec![1, 1, 0], vec![0, 3, 1]], 0..512);
    compare(&[vec![0, 0, 1], vec![1, 4, 0], vec![0, 2, 0]], 0..512);
    let four = [
        vec![1, 0, 2, 1],
        vec![0, 1, 1, 0],
        vec![2, 0, 0, 1],
        vec![1, 1, 0, 0],
    ];
    compare(&four, (0..65_536).step_by(1_311));
}

#[test]
fn one_hole_a_row_fails_wherever_it_is() {
    let plan = crossed([3, 3]);
    let table = vec![vec![20, 30, 17], vec![15, 25, 10], vec![9, 12, 30]];
    let rows = published(&table, &[(0, 1), (1, 2), (2, 0)]);
    let found = audit(&plan, &rows, None);
    assert_eq!(found.attacks[0].failing.len(), 3);
    // So does what is withheld of the margins, each found from its own cells.
    let margins = published(&table, &[(3, 0), (3, 1)]);
    assert_eq!(audit(&plan, &margins, None).attacks[0].failing.len(), 2);
}

#[test]
fn an_association_finds_what_a_stranger_does_not() {
    let mut plan = crossed([2, 2]);
    plan.indicators[0].disaggregations = vec![vec![VariableId(0)]];
    // Of 40 women withheld, and 40 men, one association has 35 and 38: the others have 7 between them.
    let each = [[35, 38], [4, 1], [1, 1]];
    let sector = [40, 40];
    let mut rows = Rows::default();
    let mut truth = Rows::default();
    rows.rows.insert(key([None, None], None), counts(80));
    truth.rows.insert(key([None, None], None), counts(80));
    for (code, all) in sector.iter().enumerate() {
        rows.rows.insert(key([Some(code), None], None), None);
        truth
            .rows
            .insert(key([Some(code), None], None), counts(*all));
        for (id, own) in each.iter().enumerate() {
            truth
                .rows
                .insert(key([Some(code), None], Some(id)), counts(own[code]));
        }
    }
    for (id, own) in each.iter().enumerate() {
        truth
            .rows
            .insert(key([None, None], Some(id)), counts(own.iter().sum()));
    }
    assert!(audit(&plan, &rows, None).is_safe());
    let found = audit(&plan, &rows, Some(&truth));
    assert_eq!(found.untrue, Some(0));
    let of = |id: usize| {
        let crowd = BTreeSet::from([AssociationId(id)]);
        found
            .attacks
            .iter()
            .find(|it| it.insiders == crowd)
            .unwrap()
    };
    // Both cells are primary, for one association brings more than 85 %.
    assert!(found.attacks[0].is_held_off());
    assert_eq!(of(0).failing.len(), 2);
    assert!(of(1).is_held_off() && of(2).is_held_off());
    assert!(!found.is_safe());
}

#[test]
fn what_one_release_lifts_and_what_two_contradict() {
    let plan = crossed([3, 3]);
    let table = vec![vec![20, 3, 17], vec![15, 25, 10], vec![9, 12, 30]];
    let mut rows = published(&table, &[(0, 1), (0, 2), (1, 1), (1, 2)]);
    assert!(audit(&plan, &rows, None).is_safe());
    // A second release that shows one corner gives the three others.
    rows.rows.insert(key([Some(0), Some(1)], None), counts(3));
    let found = audit(&plan, &rows, None);
    assert_eq!((found.withheld, found.attacks[0].failing.len()), (3, 3));
    rows.rows.insert(key([None, None], None), counts(1));
    assert!(audit(&plan, &rows, None).attacks[0].impossible);
}

#[test]
fn a_margin_of_zero_tells_its_parts() {
    let plan = crossed([3, 3]);
    let table = vec![vec![0, 0, 0], vec![1, 2, 3], vec![4, 5, 6]];
    let rows = published(&table, &[(0, 0), (0, 1), (1, 0), (1, 1)]);
    let system = System::of(&plan, &rows, &BTreeMap::new(), &BTreeSet::new());
    assert_eq!(presolve(&system).fixed.len(), system.unknowns.len());
    assert_eq!(audit(&plan, &rows, None).attacks[0].failing.len(), 4);
}
