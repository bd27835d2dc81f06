//! What respondents said at the earlier wave, whether they are seen again or not.

use super::*;
use crate::cells::Starts;
use crate::figure::Flag;

/// Of a share and a mean of the same numbers: who is seen twice, who once, and one who came the year before.
#[test]
fn who_stays_and_who_does_not_are_added_up_apart() {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let share = Measure::Share {
        of: Condition::Range(x, Some(5), None),
        base: None,
    };
    let [share, mean, median] =
        [share, Measure::Mean(x), Measure::Median(x)].map(|measure| twice(&mut plan, measure, &[]));
    let own = association(&mut plan, "a");
    // Two compared, one of whom has no later answer, then who is not seen again.
    let mut rows: Vec<Seen> = vec![
        (0, ENTRY, 0),
        (0, EXIT, 100),
        (1, ENTRY, 10),
        (1, EXIT, 110),
        (2, ENTRY, 20),
        (2, EXIT, 120),
        (3, ENTRY, 30),
        (4, ENTRY, 30),
        (5, EXIT, 30),
    ];
    let mut said = vec![Ok(2), Ok(9), Ok(6), Ok(7), Ok(4), Err(NoAnswer)];
    said.extend([Ok(8), Ok(5), Ok(1)]);
    let of = |plan: &mut Plan, rows: &[Seen], said: &[Result<i64, Missing>], id: IndicatorId| {
        let tables = [seen(plan, own, rows, &[(x, numbers(said.to_vec()))])];
        let cells = add_up(plan, &tables).0;
        let found = cells.cells.iter().find(|(key, _)| {
            key.indicator == id && key.waves == CHANGE && key.period.to_string() == "2025"
        });
        let flags = change(plan, &tables, id, None).flags;
        (found.unwrap().1.starts, flags)
    };
    let starts = |compared, lost, elsewhere| Starts {
        compared,
        lost,
        elsewhere,
    };
    let (found, flags) = of(&mut plan, &rows, &said, mean);
    assert_eq!(found, starts([8, 40], [13, 89], 0));
    assert!(flags.contains(&Flag::Attrition(50)));
    let (found, _) = of(&mut plan, &rows, &said, share);
    assert_eq!(found, starts([1, 1], [2, 2], 0));
    let (found, flags) = of(&mut plan, &rows, &said, median);
    assert_eq!(found, Starts::default());
    assert!(flags.contains(&Flag::Attrition(50)));
    // One who is compared in 2026 is of the same whole, and not counted in it yet.
    let mut later = rows.clone();
    later.extend([(6, ENTRY, 50), (6, EXIT, 400)]);
    let mut answers = said.clone();
    answers.extend([Ok(3), Ok(3)]);
    let tables = [seen(&mut plan, own, &later, &[(x, numbers(answers))])];
    for figure in changes(&plan, &tables) {
        let told = figure.numbers.flags.iter();
        assert_eq!(
            told.filter(|it| matches!(it, Flag::Attrition(_))).count(),
            0
        );
    }
    // One who came in 2024 is of another whole: nothing is told of any.
    rows.extend([(6, ENTRY, -20), (6, EXIT, 50)]);
    said.extend([Ok(3), Ok(3)]);
    for (id, known) in [
        (mean, starts([11, 49], [13, 89], 1)),
        (median, starts([0, 0], [0, 0], 1)),
    ] {
        let (found, flags) = of(&mut plan, &rows, &said, id);
        assert_eq!(found, known);
        assert!(!flags.iter().any(|it| matches!(it, Flag::Attrition(_))));
    }
}
