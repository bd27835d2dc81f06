//! What must hold whatever the rows.

use super::*;
use crate::cells::Moves;
use crate::figure::Precision;

/// One respondent at one wave: day, score, sex.
type Once = Option<(i64, Result<i64, Missing>, u16)>;

fn once() -> impl Strategy<Value = Once> {
    let reason = prop_oneof![Just(NoAnswer), Just(NotConcerned)];
    let score = (0..11_i64, reason, 0..4_u8);
    let score =
        score.prop_map(|(score, why, silent)| if silent == 0 { Err(why) } else { Ok(score) });
    proptest::option::weighted(0.8, (0..300_i64, score, 0..2_u16))
}

fn persons() -> impl Strategy<Value = Vec<(Once, Once)>> {
    prop::collection::vec((once(), once()), 1..40)
}

/// A plan with a change of every measure, and what it reads: score and sex.
struct World {
    plan: Plan,
    score: VariableId,
    sex: VariableId,
}

fn world(associations: usize) -> World {
    let mut plan = plan();
    let sexes = list(&mut plan, &[("F", ""), ("M", "")]);
    let sex = variable(&mut plan, VariableType::Code(sexes));
    let score = number(&mut plan, 0);
    let share = Measure::Share {
        of: Condition::Range(score, Some(6), None),
        base: None,
    };
    for measure in [
        Measure::Mean(score),
        Measure::Sum(score),
        Measure::Median(score),
        Measure::Nps(score),
        Measure::Distribution(sex),
        share,
        Measure::Ratio {
            of: score,
            over: score,
            times: Decimal::whole(1),
        },
    ] {
        let id = twice(&mut plan, measure, &[&[sex]]);
        // What follows holds as well of a series that breaks in its middle.
        plan.indicators[id.0].breaks = vec![series_break("2025-05")];
    }
    for at in 0..associations {
        let own = association(&mut plan, &format!("a{at}"));
        plan.associations[own.0].sources[0].period = days();
    }
    World { plan, score, sex }
}

impl World {
    /// The rows of `persons`, numbered from `first`; `waves` are theirs.
    fn table(
        &mut self,
        own: usize,
        first: u64,
        persons: &[(Once, Once)],
        waves: [WaveId; 2],
    ) -> Table {
        let mut rows: Vec<(Seen, Result<i64, Missing>, u16)> = Vec::new();
        for (who, (before, after)) in (first..).zip(persons) {
            for (once, wave) in [before, after].into_iter().zip(waves) {
                rows.extend(once.map(|(day, score, sex)| ((who, wave, day), score, sex)));
            }
        }
        let seen_rows: Vec<Seen> = rows.iter().map(|row| row.0).collect();
        let columns = [
            (self.score, numbers(rows.iter().map(|row| row.1).collect())),
            (self.sex, codes(rows.iter().map(|row| Ok(row.2)).collect())),
        ];
        seen(&mut self.plan, AssociationId(own), &seen_rows, &columns)
    }
}

/// What a change says: key, value, base, silent, unmatched, moves and how precise it is.
type Said = (
    String,
    Option<f64>,
    i128,
    i128,
    Option<Unmatched>,
    Option<Moves>,
    Precision,
);

fn said(figures: &[Figure]) -> Vec<Said> {
    let each = figures.iter().map(|figure| {
        let numbers = &figure.numbers;
        (
            format!("{:?}", figure.key),
            numbers.value,
            numbers.n,
            numbers.no_answer,
            numbers.unmatched,
            numbers.moves,
            numbers.precision,
        )
    });
    each.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn neither_the_order_of_rows_nor_of_files_matters(
        persons in persons(), order in any::<u64>(), at in 0..80_usize,
    ) {
        let mut world = world(1);
        let whole = world.table(0, 0, &persons, [ENTRY, EXIT]);
        let mut places: Vec<usize> = (0..whole.rows()).collect();
        places.sort_by_key(|row| (*row as u64 + 1).wrapping_mul(order | 1));
        let (first, second) = places.split_at(at.min(places.len()));
        let parts = [first, second].map(|rows| taken(&whole, rows));
        prop_assert_eq!(add_up(&world.plan, &[whole]).0, add_up(&world.plan, &parts).0);
    }

    #[test]
    fn associations_add_up(persons in persons(), at in 0..40_usize) {
        let mut world = world(2);
        let whole = world.table(0, 0, &persons, [ENTRY, EXIT]);
        let (first, second) = persons.split_at(at.min(persons.len()));
        let halves = [
            world.table(0, 0, first, [ENTRY, EXIT]),
            world.table(1, first.len() as u64, second, [ENTRY, EXIT]),
        ];
        prop_assert_eq!(said(&changes(&world.plan, &[whole])), said(&changes(&world.plan, &halves)));
    }

    #[test]
    fn boxes_part_the_respondents(persons in persons()) {
        let mut world = world(1);
        let rows = world.table(0, 0, &persons, [ENTRY, EXIT]);
        let valued = |once: &Once| once.is_some_and(|(_, score, _)| score.is_ok());
        let counted = persons.iter().filter(|(before, after)| match (before, after) {
            (None, alone) | (alone, None) => valued(alone),
            (Some(before), Some(later)) => before.0 <= later.0 || valued(after),
        });
        let counted = i128::try_from(counted.count()).unwrap();
        let (cells, _) = add_up(&world.plan, &[rows]);
        let boxes = |cell: &Cell| cell.n + cell.missing.values().sum::<i128>() + cell.unmatched.all();
        // Of the whole, and of the two sexes together.
        for disaggregation in [0, 1] {
            let own = cells.cells.iter().filter(|(key, _)| {
                key.indicator == IndicatorId(0) && key.waves == CHANGE && key.disaggregation == disaggregation
            });
            prop_assert_eq!(own.map(|(_, cell)| boxes(cell)).sum::<i128>(), counted);
        }
    }

    #[test]
    fn seen_once_is_no_row_at_the_other_wave(persons in persons()) {
        let mut world = world(1);
        world.plan.indicators[0].among = Some(Condition::Range(world.score, Some(3), None));
        let rows = world.table(0, 0, &persons, [ENTRY, EXIT]);
        let eligible = |once: &Once| once.and_then(|(_, score, _)| Some(score.ok()? >= 3));
        let mut wanted = [0; 3];
        for (before, after) in &persons {
            let met = before.zip(*after).is_some_and(|(before, after)| before.0 <= after.0);
            let is = [before, after].map(eligible);
            let out = is.iter().filter(|is| **is == Some(false)).count();
            wanted[0] += i128::from(is[0] == Some(true) && after.is_none());
            wanted[1] += i128::from(is[1] == Some(true) && !met);
            wanted[2] += i128::from(met && out == 1);
        }
        let cells = add_up(&world.plan, &[rows]).0.cells;
        let own = cells.iter().filter(|(key, _)| {
            key.indicator == IndicatorId(0) && key.waves == CHANGE && key.disaggregation == 0
        });
        let mut found = [0; 3];
        for (_, cell) in own {
            found[0] += cell.unmatched.before;
            found[1] += cell.unmatched.after;
            found[2] += cell.not_concerned();
        }
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn the_change_the_other_way_is_the_opposite(persons in persons()) {
        let mut world = world(1);
        // On one day, so that no wave is before the other.
        let same_day = |once: &Once| once.map(|(_, score, sex)| (0, score, sex));
        let persons: Vec<_> = persons.iter().map(|(a, b)| (same_day(a), same_day(b))).collect();
        let there = world.table(0, 0, &persons, [ENTRY, EXIT]);
        let back = world.table(0, 0, &persons, [EXIT, ENTRY]);
        let whole = |rows| {
            let mut found = changes(&world.plan, &[rows]);
            found.retain(|figure| figure.key.disaggregation == 0);
            found
        };
        let (there, back) = (whole(there), whole(back));
        prop_assert_eq!(there.len(), back.len());
        for (there, back) in there.iter().zip(&back) {
            let (there, back) = (&there.numbers, &back.numbers);
            prop_assert_eq!(there.value.map(|value| 0.0 - value), back.value.map(|value| value + 0.0));
            prop_assert_eq!((there.n, there.no_answer), (back.n, back.no_answer));
            let swapped = there.unmatched.map(|it| Unmatched { before: it.after, after: it.before, ..it });
            prop_assert_eq!(swapped, back.unmatched);
            let turned = there.moves.map(|it| Moves { up: it.down, down: it.up, ..it });
            prop_assert_eq!(turned, back.moves);
            prop_assert!(there.moves.is_none_or(|it| it.each().iter().sum::<i128>() == there.n));
        }
    }
}

/// Some rows of a table, in the order given.
fn taken(table: &Table, rows: &[usize]) -> Table {
    let columns = table.columns.iter().map(|(id, column)| {
        let missing = rows.iter().map(|row| column.missing[*row]).collect();
        let values = match &column.values {
            crate::observation::Values::Number(held) => {
                crate::observation::Values::Number(rows.iter().map(|row| held[*row]).collect())
            }
            crate::observation::Values::Code(held) => {
                crate::observation::Values::Code(rows.iter().map(|row| held[*row]).collect())
            }
            other => other.clone(),
        };
        (*id, Column { values, missing })
    });
    Table {
        months: rows.iter().map(|row| table.months[*row]).collect(),
        moments: rows.iter().map(|row| table.moments[*row]).collect(),
        waves: rows.iter().map(|row| table.waves[*row]).collect(),
        respondents: rows.iter().map(|row| table.respondents[*row]).collect(),
        weights: Vec::new(),
        columns: columns.collect(),
        association: table.association,
        source: table.source,
    }
}
