//! Corrected tables: what two editions tell together, worked out by hand.

use super::*;

/// The numbers of one edition, and which of them are withheld.
type Edited<'a> = (&'a [Vec<i128>], &'a [(usize, usize)]);

/// The releases of one table, each with its holes.
fn released(editions: &[Edited]) -> Rows {
    let mut rows = Rows::default();
    for (table, holes) in editions {
        rows.take(published(table, holes).rows);
    }
    rows
}

fn cell(row: usize, column: usize) -> Key {
    key([Some(row), Some(column)], None)
}

const RECTANGLE: [(usize, usize); 4] = [(0, 0), (0, 1), (1, 0), (1, 1)];

#[test]
fn the_same_twice_is_one_edition_and_tells_no_more() {
    let plan = crossed([2, 2]);
    let table = [vec![20, 30], vec![40, 50]];
    let once = audit(&plan, &released(&[(&table, &RECTANGLE)]), None);
    let rows = released(&[(&table, &RECTANGLE), (&table, &RECTANGLE)]);
    assert_eq!(rows.edition, 0);
    let twice = audit(&plan, &rows, None);
    assert_eq!((twice.corrections, twice.withheld), (0, 4));
    assert_eq!(twice.attacks[0].largest, once.attacks[0].largest);
    assert!(once.is_safe() && twice.is_safe());
}

#[test]
fn what_is_added_is_of_nobody_or_not_of_few() {
    let plan = crossed([2, 2]);
    let table = [vec![20, 30], vec![40, 50]];
    let changed = |later: [Vec<i128>; 2]| {
        let found = audit(&plan, &released(&[(&table, &[]), (&later, &[])]), None);
        assert_eq!(found.corrections, 1);
        assert_eq!(found.is_safe(), found.changed.is_empty());
        found.changed
    };
    // Eleven more is as many as the threshold, ten is not; so of fewer.
    assert!(changed([vec![31, 30], vec![40, 50]]).is_empty());
    assert!(changed([vec![20, 30], vec![40, 39]]).is_empty());
    for few in [30, 10, 21] {
        let all = [
            cell(0, 0),
            key([Some(0), None], None),
            key([None, Some(0)], None),
            key([None, None], None),
        ];
        assert_eq!(changed([vec![few, 30], vec![40, 50]]), BTreeSet::from(all));
    }
    // One who was counted in the wrong row: margins of columns do not tell.
    let moved = changed([vec![19, 30], vec![41, 50]]);
    assert_eq!(moved.len(), 4);
    assert!(!moved.contains(&key([None, None], None)));
    // A row of nobody that is of three now.
    let rows = released(&[
        (&[vec![0, 30], vec![40, 50]], &[]),
        (&[vec![3, 30], vec![40, 50]], &[]),
    ]);
    assert!(audit(&plan, &rows, None).changed.contains(&cell(0, 0)));
}

#[test]
fn a_hole_is_found_from_a_later_edition_where_nobody_was_added_there() {
    let plan = crossed([2, 2]);
    let table = [vec![20, 30], vec![40, 50]];
    // Twenty more in the last cell alone: the first row and the first column did not change, so neither did their cells.
    let later = [vec![20, 30], vec![40, 70]];
    let rows = released(&[(&table, &RECTANGLE), (&later, &[])]);
    let found = audit(&plan, &rows, None);
    assert!(found.changed.is_empty());
    let failing: BTreeSet<Key> = found.attacks[0].failing.keys().cloned().collect();
    assert_eq!(
        failing,
        RECTANGLE.map(|(row, column)| cell(row, column)).into()
    );
    // The same holes in both: all four stay within ten of what they may be.
    let rows = released(&[(&table, &RECTANGLE), (&later, &RECTANGLE)]);
    let held = audit(&plan, &rows, None);
    assert!(held.is_safe(), "{held:?}");
    // Twenty more here and twenty fewer there: no answer of before is known from after.
    let mixed = [vec![0, 30], vec![40, 70]];
    let rows = released(&[(&table, &RECTANGLE), (&mixed, &[])]);
    assert!(audit(&plan, &rows, None).is_safe());
    // Twenty withdrawn tell as twenty added do.
    let fewer = [vec![20, 30], vec![40, 30]];
    let rows = released(&[(&table, &RECTANGLE), (&fewer, &[])]);
    assert_eq!(audit(&plan, &rows, None).attacks[0].failing.len(), 4);
}

#[test]
fn few_who_were_added_are_found_between_two_holes() {
    let plan = crossed([3, 3]);
    let table = [vec![40, 50, 60], vec![70, 80, 90], vec![20, 30, 50]];
    // By rows and columns: 0 0 15 / 0 3 12 / 14 11 0. No margin moves by 1 to 10.
    let later = [vec![40, 50, 75], vec![70, 83, 102], vec![34, 41, 50]];
    let rows = released(&[(&table, &RECTANGLE), (&later, &RECTANGLE)]);
    let found = audit(&plan, &rows, None);
    assert_eq!(found.changed, BTreeSet::from([cell(1, 1)]));
    assert!(found.attacks[0].failing.is_empty());
    assert!(!found.is_safe());
}

#[test]
fn what_did_not_change_is_one_number_in_both_editions() {
    let plan = crossed([3, 3]);
    let table = [vec![20, 3, 17], vec![15, 25, 10], vec![9, 12, 30]];
    let beside = |n: i128| {
        let mut total = key([None, None], None);
        total.series.indicator = IndicatorId(1);
        (total, counts(n))
    };
    let mut rows = Rows::default();
    let holes = [(0, 1), (0, 2), (1, 1), (1, 2)];
    for (n, holes) in [(100, &holes[..]), (130, &holes[1..])] {
        let mut all = published(&table, holes).rows;
        all.extend([beside(n)]);
        rows.take(all);
    }
    // Another indicator was corrected: this one was not, and what the second release lifts gives the rest of the first.
    assert_eq!(rows.edition, 1);
    let found = audit(&plan, &rows, None);
    assert_eq!((found.withheld, found.attacks[0].failing.len()), (3, 3));
}

#[test]
fn an_edition_ends_where_a_row_is_no_longer_true() {
    let table = [vec![20, 30], vec![40, 50]];
    let mut rows = released(&[(&table, &RECTANGLE)]);
    rows.end_where_untrue(&published(&table, &[]));
    assert_eq!(rows.edition, 0);
    rows.end_where_untrue(&published(&[vec![20, 30], vec![40, 62]], &[]));
    assert_eq!(rows.edition, 1);
}

#[test]
fn what_is_true_is_checked_against_the_last_edition_alone() {
    let plan = crossed([2, 2]);
    let table = [vec![20, 30], vec![40, 50]];
    let later = [vec![20, 30], vec![40, 70]];
    let rows = released(&[(&table, &RECTANGLE), (&later, &RECTANGLE)]);
    let found = audit_one_by_one(&plan, &rows, &published(&later, &[]));
    assert_eq!(found.untrue, Some(0));
    let found = audit_one_by_one(&plan, &rows, &published(&table, &[]));
    assert!(found.untrue.unwrap() > 0 && !found.is_safe());
}

#[test]
fn who_did_not_change_knows_its_own_figures_of_before_too() {
    let mut plan = crossed([2, 2]);
    plan.indicators[0].disaggregations = vec![vec![VariableId(0)]];
    // The first brings 73 of 80, then of 100: the others had 7 between them, and have 27.
    let edition = |each: [[i128; 2]; 3]| {
        let (mut rows, mut truth) = (Rows::default(), Rows::default());
        let total = each.iter().flatten().sum();
        for (whole, n) in [(&mut rows, total), (&mut truth, total)] {
            whole.rows.insert(key([None, None], None), counts(n));
        }
        for code in 0..2 {
            let all = each.iter().map(|own| own[code]).sum();
            let place = [Some(code), None];
            rows.rows.insert(key(place, None), None);
            truth.rows.insert(key(place, None), counts(all));
            for (id, own) in each.iter().enumerate() {
                let own_key = |place| key(place, Some(id));
                truth.rows.insert(own_key(place), counts(own[code]));
                let n = own.iter().sum();
                truth.rows.insert(own_key([None, None]), counts(n));
            }
        }
        (rows, truth)
    };
    let (before, _) = edition([[35, 38], [4, 1], [1, 1]]);
    let (after, truth) = edition([[35, 38], [14, 11], [1, 1]]);
    let mut rows = before;
    rows.take(after.rows);
    assert_eq!(rows.edition, 1);
    let failing = |rows: &Rows| {
        let found = audit_one_by_one(&plan, rows, &truth);
        assert!(found.changed.is_empty() && found.attacks[0].is_held_off());
        found.attacks[1].failing.len()
    };
    assert_eq!(failing(&rows), 0);
    rows.keep(0, AssociationId(0));
    assert_eq!(failing(&rows), 2);
}
