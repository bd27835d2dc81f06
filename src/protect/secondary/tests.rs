//! Patterns and intervals that others publish, and small tables against every possibility.

use super::*;

/// A table with its margins: cells row by row, each row followed by its total, the totals of the columns last; and its
/// equations.
struct Crossing {
    columns: usize,
    values: Vec<i128>,
    equations: Vec<Vec<(usize, i8)>>,
}

impl Crossing {
    fn of(inner: &[&[i128]]) -> Self {
        let columns = inner[0].len();
        let mut values: Vec<i128> = Vec::new();
        for row in inner {
            values.extend(*row);
            values.push(row.iter().sum());
        }
        for column in 0..=columns {
            let total = (0..inner.len()).map(|row| values[row * (columns + 1) + column]);
            values.push(total.sum());
        }
        let at = |row: usize, column: usize| row * (columns + 1) + column;
        let mut equations = Vec::new();
        for row in 0..=inner.len() {
            let parts = (0..columns).map(|column| (at(row, column), 1));
            equations.push(parts.chain([(at(row, columns), -1)]).collect());
        }
        for column in 0..=columns {
            let parts = (0..inner.len()).map(|row| (at(row, column), 1));
            equations.push(parts.chain([(at(inner.len(), column), -1)]).collect());
        }
        Self {
            columns,
            values,
            equations,
        }
    }

    fn at(&self, row: usize, column: usize) -> usize {
        row * (self.columns + 1) + column
    }

    /// Totals are worth most, then large cells.
    fn beside(&self, sensitive: &BTreeSet<usize>) -> BTreeSet<usize> {
        let rows = self.values.len() / (self.columns + 1);
        let is_margin = |cell: usize| {
            let margins = usize::from(cell / (self.columns + 1) + 1 == rows)
                + usize::from(cell % (self.columns + 1) == self.columns);
            std::cmp::Reverse(margins)
        };
        let mut order: Vec<usize> = (0..self.values.len()).collect();
        order.sort_by_key(|cell| {
            (
                is_margin(*cell),
                std::cmp::Reverse(self.values[*cell]),
                *cell,
            )
        });
        let mut worth = vec![Worth::Never; self.values.len()];
        for (rank, cell) in order.iter().enumerate() {
            worth[*cell] = Worth::Rank(rank);
        }
        for cell in sensitive {
            worth[*cell] = Worth::Sensitive;
        }
        withheld_beside(&self.equations, &worth)
    }

    /// Whether just `width` is left open of a cell where `withheld` are.
    fn leaves(&self, width: i128, cell: usize, withheld: &BTreeSet<usize>) -> bool {
        let places: BTreeMap<usize, usize> = withheld.iter().copied().zip(0..).collect();
        let sums = self.equations.iter().map(|equation| {
            let held = equation
                .iter()
                .filter(|(cell, _)| places.contains_key(cell));
            let makes = held
                .clone()
                .map(|(cell, by)| i128::from(*by) * self.values[*cell]);
            Sum {
                makes: makes.sum(),
                terms: held.map(|(cell, by)| (places[cell], *by)).collect(),
            }
        });
        let counts = Counts {
            sums: sums.filter(|sum| !sum.terms.is_empty()).collect(),
            least: vec![0; withheld.len()],
            truth: withheld.iter().map(|cell| self.values[*cell]).collect(),
        };
        let is_narrow = |width| !counts.narrow(&[places[&cell]], width).is_empty();
        !is_narrow(width) && is_narrow(width + 1)
    }
}

/// Whether `cell` is a combination of what is published: by elimination on fractions, one cell at a time.
fn is_recovered(equations: &[Vec<(usize, i8)>], withheld: &BTreeSet<usize>, cell: usize) -> bool {
    let columns: Vec<usize> = withheld.iter().copied().filter(|it| *it != cell).collect();
    let mut rows: Vec<(Vec<i128>, i128)> = equations
        .iter()
        .map(|equation| {
            let of = |cell: usize| {
                let terms = equation.iter().filter(|(at, _)| *at == cell);
                terms.map(|(_, by)| i128::from(*by)).sum()
            };
            (columns.iter().map(|cell| of(*cell)).collect(), of(cell))
        })
        .collect();
    // A row without any other cell and with this one tells it.
    for at in 0..columns.len() {
        let Some(pivot) = rows.iter().position(|(row, _)| row[at] != 0) else {
            continue;
        };
        let (pivot, last) = rows.swap_remove(pivot);
        for (row, own) in &mut rows {
            let (a, b) = (pivot[at], row[at]);
            for (value, other) in row.iter_mut().zip(&pivot) {
                *value = *value * a - other * b;
            }
            *own = *own * a - last * b;
        }
    }
    rows.iter().any(|(_, own)| *own != 0)
}

/// sdcTable, `microdata1`: its Gaussian elimination withholds cells 5, 6, 14 and 15.
#[test]
fn the_pattern_of_a_published_example() {
    let table = Crossing::of(&[&[178, 20], &[140, 204], &[118, 106], &[366, 152]]);
    let sensitive = BTreeSet::from([table.at(0, 1)]);
    let beside = table.beside(&sensitive);
    let mut all = beside.clone();
    all.extend(&sensitive);
    let wanted = [(0, 0), (0, 1), (2, 0), (2, 1)].map(|(row, column)| table.at(row, column));
    // The smallest that hide it: the elimination of sdcTable takes 366 and 152, in an order of its own.
    assert_eq!(all, BTreeSet::from(wanted));
    assert!(table.leaves(126, table.at(0, 1), &all));
    let theirs = [(0, 0), (0, 1), (3, 0), (3, 1)].map(|(row, column)| table.at(row, column));
    assert!(table.leaves(172, table.at(0, 1), &BTreeSet::from(theirs)));
}

/// A table, its holes, and how much each leaves open.
type Toy<'a> = (&'a [&'a [i128]], &'a [(usize, usize)], &'a [i128]);

/// Five toys whose intervals were computed apart: one hole, a rectangle, one through a small cell, one through zeros, two holes of
/// one row.
#[test]
fn how_far_apart_the_bounds_of_a_hole_are() {
    let toys: [Toy; 5] = [
        (
            &[&[20, 3, 17], &[15, 25, 10], &[9, 12, 30]],
            &[(0, 1)],
            &[0],
        ),
        (
            &[&[20, 3, 17], &[15, 25, 10], &[9, 12, 30]],
            &[(0, 1), (0, 2), (1, 1), (1, 2)],
            &[20; 4],
        ),
        (
            &[&[20, 3, 17], &[2, 25, 10], &[9, 12, 30]],
            &[(0, 1), (0, 0), (1, 0), (1, 1)],
            &[22; 4],
        ),
        (
            &[&[0, 3, 17], &[15, 0, 10], &[9, 12, 30]],
            &[(0, 1), (0, 0), (1, 1), (1, 0)],
            &[3; 4],
        ),
        (
            &[&[5, 3, 17], &[15, 25, 10], &[9, 12, 30]],
            &[(0, 1), (0, 0)],
            &[0; 2],
        ),
    ];
    for (inner, holes, widths) in toys {
        let table = Crossing::of(inner);
        let withheld = holes.iter().map(|(row, column)| table.at(*row, *column));
        let withheld: BTreeSet<usize> = withheld.collect();
        for ((row, column), width) in holes.iter().zip(widths) {
            let cell = table.at(*row, *column);
            assert!(table.leaves(*width, cell, &withheld), "{inner:?} {cell}");
        }
    }
}

/// No sensitive cell of any small table is recovered; and each cell that is withheld beside one is needed: publishing it gives
/// some away.
#[test]
fn no_cell_too_few_and_none_too_many_in_small_tables() {
    let table = Crossing::of(&[&[4, 7, 9], &[12, 3, 8], &[5, 11, 6]]);
    let inner: Vec<usize> = (0..3)
        .flat_map(|row| (0..3).map(move |column| (row, column)))
        .map(|(row, column)| table.at(row, column))
        .collect();
    for pattern in 1..1_usize << inner.len() {
        let chosen = inner.iter().enumerate();
        let chosen = chosen.filter(|(at, _)| pattern >> at & 1 == 1);
        let sensitive: BTreeSet<usize> = chosen.map(|(_, cell)| *cell).collect();
        let beside = table.beside(&sensitive);
        let mut all = beside.clone();
        all.extend(&sensitive);
        let told = |withheld: &BTreeSet<usize>| {
            let mut cells = sensitive.iter();
            cells.any(|cell| is_recovered(&table.equations, withheld, *cell))
        };
        assert!(!told(&all), "{sensitive:?} {beside:?}");
        for cell in &beside {
            let mut fewer = all.clone();
            fewer.remove(cell);
            assert!(told(&fewer), "{sensitive:?}: {cell} for nothing");
        }
    }
}
