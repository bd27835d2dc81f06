//! How many move, measure by measure and from the least that counts.

use super::*;
use crate::cells::Moves;

const fn moves(up: i128, stable: i128, down: i128) -> Moves {
    Moves { up, stable, down }
}

#[test]
fn each_measure_counts_those_whose_own_weight_moves() {
    let mut plan = plan();
    let (x, y, score) = (
        number(&mut plan, 1),
        number(&mut plan, 0),
        number(&mut plan, 0),
    );
    let share = Measure::Share {
        of: Condition::Range(x, Some(20), None),
        base: None,
    };
    let ratio = Measure::Ratio {
        of: x,
        over: y,
        times: Decimal::whole(1),
    };
    let [sum, mean, median, nps, share, ratio] = [
        Measure::Sum(x),
        Measure::Mean(x),
        Measure::Median(x),
        Measure::Nps(score),
        share,
        ratio,
    ]
    .map(|measure| twice(&mut plan, measure, &[]));
    let own = association(&mut plan, "a");
    // +2.5, -0.5, +0.7, +1 and 0; a class higher, the same, one lower, one higher, and the same though a score lower.
    let (rows, xs) = paired(&[(10, 35), (20, 15), (40, 47), (30, 40), (12, 12)]);
    let (_, scores) = paired(&[(3, 9), (8, 8), (10, 7), (6, 7), (6, 5)]);
    let columns = [
        (x, numbers(xs.clone())),
        (y, numbers(xs)),
        (score, numbers(scores)),
    ];
    let rows = [seen(&mut plan, own, &rows, &columns)];
    let found = |plan: &Plan, id| change(plan, &rows, id, None).moves;
    for id in [sum, mean, median] {
        assert_eq!(found(&plan, id), Some(moves(3, 1, 1)));
    }
    assert_eq!(found(&plan, nps), Some(moves(2, 2, 1)));
    // One becomes true, one ceases to be.
    assert_eq!(found(&plan, share), Some(moves(1, 3, 1)));
    assert_eq!(found(&plan, ratio), None);
    // What is less than the least is no move, the least is one, whatever the unit of a share.
    for indicator in &mut plan.indicators {
        indicator.sheet.minimal_change = Some(Decimal::parse("1").unwrap());
    }
    for id in [sum, mean, median] {
        assert_eq!(found(&plan, id), Some(moves(2, 3, 0)));
    }
    assert_eq!(found(&plan, nps), Some(moves(2, 2, 1)));
    assert_eq!(found(&plan, share), Some(moves(1, 3, 1)));
}

/// Extra sleep in tenths of an hour under two drugs (R, `sleep`).
#[test]
fn a_change_of_a_mean_says_how_large_it_is() {
    let mut plan = plan();
    let x = number(&mut plan, 1);
    let id = twice(&mut plan, Measure::Mean(x), &[]);
    let own = association(&mut plan, "a");
    let first = [7, -16, -2, -12, -1, 34, 37, 8, 0, 20];
    let second = [19, 8, 11, 1, -1, 44, 55, 16, 46, 34];
    let pairs: Vec<(i64, i64)> = second.into_iter().zip(first).collect();
    let (rows, xs) = paired(&pairs);
    let rows = [seen(&mut plan, own, &rows, &[(x, numbers(xs))])];
    let found = change(&plan, &rows, id, None);
    close(found.d_z, -1.284_557_562_591_054_6);
    assert_eq!(found.moves, Some(moves(0, 1, 9)));
    let levels = estimate(
        &plan,
        &add_up(&plan, &rows).0,
        crate::statistics::Confidence::default(),
    );
    let mut levels = levels.iter().filter(|it| !it.key.waves.is_change());
    assert!(levels.all(|it| it.numbers.d_z.is_none() && it.numbers.moves.is_none()));
}
