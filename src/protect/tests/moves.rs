//! How many of a change moved, and what it would say of them.

use super::*;
use crate::cells::{Moves, Split};
use crate::derive::fixture::{list, variable};
use crate::plan::VariableType;

/// A change of a mean, of so many who moved up, not, and down.
fn moved(id: usize, [up, stable, down]: [i128; 3]) -> Figure {
    let mut figure = change(id, (up + stable + down) / 3, [0; 3]);
    figure.numbers.moves = Some(Moves { up, stable, down });
    figure
}

/// Of each row, whether its numbers are read, and its moves.
fn read(plan: &Plan, figures: Vec<Figure>, audience: Audience) -> Vec<(bool, bool)> {
    let release = protect(plan, figures, Coverage::default(), audience);
    let rows = release.rows.iter().map(Row::numbers);
    rows.map(|numbers| {
        let moves = numbers.is_some_and(|it| it.moves.is_some());
        (numbers.is_some(), moves)
    })
    .collect()
}

#[test]
fn few_who_moved_are_not_told_and_their_change_is() {
    let mut plan = measured(Measure::Count);
    let x = number(&mut plan, 0);
    plan.indicators[0].measure = Measure::Mean(x);
    let told = |plan: &Plan, counts| read(plan, vec![moved(0, counts)], Audience::Public)[0];
    assert_eq!(told(&plan, [30, 18, 12]), (true, true));
    assert_eq!(told(&plan, [30, 19, 11]), (true, true));
    assert_eq!(told(&plan, [30, 20, 10]), (true, false));
    assert_eq!(told(&plan, [1, 47, 12]), (true, false));
    assert_eq!(told(&plan, [30, 30, 0]), (true, true));
    assert_eq!(told(&plan, [0, 60, 0]), (true, true));
    let working = read(&plan, vec![moved(0, [30, 20, 10])], Audience::Working);
    assert_eq!(working, [(true, true)]);
    // On a sensitive variable, none says it of everyone.
    plan.variables[x.0].sensitive = true;
    assert_eq!(told(&plan, [30, 18, 12]), (true, true));
    assert_eq!(told(&plan, [30, 30, 0]), (true, false));
    // Behind sites there are no persons.
    plan.indicators[0].observes = Observes::Site;
    assert_eq!(told(&plan, [30, 20, 10]), (true, true));
}

#[test]
fn a_part_is_not_what_others_leave_of_the_total() {
    let mut plan = measured(Measure::Count);
    let x = number(&mut plan, 0);
    plan.indicators[0].measure = Measure::Mean(x);
    let mut also = plan.indicators[0].clone();
    also.id = "i0.also".into();
    plan.indicators.push(also);
    let sexes = list(&mut plan, &[("F", ""), ("M", "")]);
    let sex = variable(&mut plan, VariableType::Code(sexes));
    let part = |id, code, counts| {
        let mut figure = moved(id, counts);
        figure.key.disaggregation = 1;
        figure.key.splits = vec![(sex, Split::Code(CodeId(code)))];
        figure
    };
    let read = |first, second, also| {
        let figures = vec![
            moved(0, [60, 30, 30]),
            part(0, 0, first),
            part(0, 1, second),
            moved(1, also),
        ];
        read(&plan, figures, Audience::Public)
    };
    let (whole, apart, nothing) = ((true, true), (true, false), (false, false));
    let many = [30, 15, 15];
    assert_eq!(read(many, many, [60, 30, 30]), [whole; 4]);
    assert_eq!(
        read([45, 25, 20], [15, 5, 10], [60, 30, 30]),
        [whole, apart, apart, whole]
    );
    // One that is withheld would be read by subtraction: so is the other.
    assert_eq!(
        read([55, 29, 30], [5, 1, 0], [60, 30, 30]),
        [whole, nothing, nothing, whole]
    );
    assert_eq!(read(many, many, [65, 30, 5]), [apart, whole, whole, apart]);
}

#[test]
fn an_association_that_shares_shows_its_change_and_not_its_moves() {
    let mut plan = measured(Measure::Count);
    let x = number(&mut plan, 0);
    plan.indicators[0].measure = Measure::Mean(x);
    for association in &mut plan.associations {
        association.share_with_members = true;
    }
    let mut own = figure(0, Some(1), 60, &[(60, 0)]);
    own.key.waves = moved(0, [0; 3]).key.waves;
    own.numbers.moves = Some(Moves {
        up: 20,
        stable: 20,
        down: 20,
    });
    let figures = vec![moved(0, [30, 18, 12]), own];
    let found = read(&plan, figures, Audience::Members);
    assert_eq!(found, [(true, true), (true, false)]);
}
