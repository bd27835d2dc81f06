//! Known answers, measure by measure.

use super::*;

#[test]
fn the_same_persons_are_compared_and_not_two_crowds() {
    let mut plan = plan();
    let score = number(&mut plan, 0);
    let id = twice(&mut plan, Measure::Mean(score), &[]);
    let own = association(&mut plan, "a");
    let (entry, exit) = (
        [(1, 3), (2, 4), (3, 5), (4, 2), (5, 6)],
        [(1, 5), (2, 6), (3, 5), (6, 8), (7, 9)],
    );
    let rows = entry.map(|(who, _)| (who, ENTRY, 0)).into_iter();
    let rows: Vec<Seen> = rows.chain(exit.map(|(who, _)| (who, EXIT, 200))).collect();
    let scores = entry
        .iter()
        .chain(&exit)
        .map(|(_, score)| Ok(*score))
        .collect();
    let rows = seen(&mut plan, own, &rows, &[(score, numbers(scores))]);
    let found = change(&plan, &[rows], id, None);
    close(found.value, 4.0 / 3.0);
    assert_eq!((found.n, found.persons), (3, 3));
    assert_eq!(found.numerator, Some(Decimal::whole(4)));
    assert_eq!(found.denominator, Some(Decimal::whole(3)));
    let (before, after) = (2, 2);
    assert_eq!(
        found.unmatched,
        Some(Unmatched {
            before,
            after,
            ..Unmatched::default()
        })
    );
    assert_eq!(found.quality, Quality::Low);
    assert_eq!(found.contributions[&own].magnitude, 4);
}

/// Extra sleep in hours under two drugs (R, `sleep`): beside the surveys where they are, else passed over.
#[test]
fn extra_sleep_changes_as_published() {
    let corpus = std::env::var_os("IMPACT_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/surveys"),
        PathBuf::from,
    );
    let Ok(text) = std::fs::read_to_string(corpus.join("../reference/sleep.csv")) else {
        return;
    };
    let mut plan = plan();
    let extra = number(&mut plan, 1);
    let mean = twice(&mut plan, Measure::Mean(extra), &[]);
    let own = association(&mut plan, "a");
    let (mut rows, mut hours) = (Vec::new(), Vec::new());
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        // The second drug first: the published difference is of the first less the second.
        let wave = if cells[2] == "2" { ENTRY } else { EXIT };
        rows.push((cells[3].parse().unwrap(), wave, 0));
        let hour = Decimal::parse(cells[1]).unwrap();
        hours.push(Ok(i64::try_from(hour.exactly(1).unwrap()).unwrap()));
    }
    let rows = [seen(&mut plan, own, &rows, &[(extra, numbers(hours))])];
    close(change(&plan, &rows, mean, None).value, -1.58);
    // The squares give back the published t.
    let (cells, _) = add_up(&plan, &rows);
    let found = cells.cells.iter().find(|(key, _)| key.waves == CHANGE);
    let Tally::Sums { x, xx } = found.unwrap().1.tally else {
        panic!("a mean adds up");
    };
    assert_eq!(x, -158);
    let mean = -1.58_f64;
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let variance = (xx as f64 / 100.0 - 10.0 * mean * mean) / 9.0;
    close(
        Some(mean / (variance / 10.0).sqrt()),
        -4.062_127_683_382_037,
    );
}

/// A yes before and after: 794 twice, 86 gained, 150 lost, 570 never (the table of `mcnemar.test` in
/// textbooks).
#[test]
fn a_share_changes_by_those_who_turn() {
    let mut plan = plan();
    let yes_no = list(&mut plan, &[("O", ""), ("N", "")]);
    let of = variable(&mut plan, VariableType::Code(yes_no));
    let share = Measure::Share {
        of: Condition::Codes(of, [CodeId(0)].into()),
        base: None,
    };
    let id = twice(&mut plan, share, &[]);
    let spread = twice(&mut plan, Measure::Distribution(of), &[]);
    let own = association(&mut plan, "a");
    let counts = [((0, 0), 794), ((1, 0), 86), ((0, 1), 150), ((1, 1), 570)];
    let pairs = counts
        .iter()
        .flat_map(|(pair, n)| std::iter::repeat_n(*pair, *n));
    let (rows, answers) = paired(&pairs.collect::<Vec<(u16, u16)>>());
    let rows = [seen(&mut plan, own, &rows, &[(of, codes(answers))])];
    let found = change(&plan, &rows, id, None);
    close(found.value, -4.0);
    assert_eq!(found.numerator, Some(Decimal::whole(-64)));
    assert_eq!(found.denominator, Some(Decimal::whole(1600)));
    assert_eq!(found.hits, [944, 880]);
    assert_eq!(found.quality, Quality::Normal);
    let (cells, _) = add_up(&plan, &rows);
    let (_, cell) = cells
        .cells
        .iter()
        .find(|(key, _)| key.waves == CHANGE)
        .unwrap();
    let (both, gained, lost) = (794, 86, 150);
    assert_eq!(cell.tally, Tally::Turns(Turns { both, gained, lost }));
    // Each code of the distribution gains what the other loses.
    close(change(&plan, &rows, spread, Some(0)).value, -4.0);
    let no = change(&plan, &rows, spread, Some(1));
    close(no.value, 4.0);
    assert_eq!(no.hits, [656, 720]);
}

#[test]
fn every_measure_changes_by_its_own_rule() {
    let mut plan = plan();
    let rights = list(&mut plan, &[("rsa", ""), ("css", "")]);
    let (x, y, score) = (
        number(&mut plan, 1),
        number(&mut plan, 0),
        number(&mut plan, 0),
    );
    let held = variable(&mut plan, VariableType::Several(rights));
    let times = Decimal::whole(100);
    let (of, over) = (x, y);
    let [sum, median, nps, ratio, codes, count, distinct] = [
        Measure::Sum(x),
        Measure::Median(x),
        Measure::Nps(score),
        Measure::Ratio { of, over, times },
        Measure::Distribution(held),
        Measure::Count,
        Measure::Distinct,
    ]
    .map(|measure| twice(&mut plan, measure, &[]));
    let own = association(&mut plan, "a");
    let (rows, xs) = paired(&[(10, 35), (20, 15), (40, 47), (30, 40)]);
    let (_, ys) = paired(&[(1, 2), (1, 2), (2, 2), (1, 4)]);
    let (_, scores) = paired(&[(3, 9), (8, 8), (10, 7), (6, 7)]);
    let (_, sets) = paired(&[(0b00, 0b01), (0b01, 0b11), (0b10, 0b11), (0b01, 0b00)]);
    let columns = [
        (x, numbers(xs)),
        (y, numbers(ys)),
        (score, numbers(scores)),
        (held, several(sets)),
    ];
    let rows = [seen(&mut plan, own, &rows, &columns)];
    let value = |id| change(&plan, &rows, id, None);
    // +2.5, -0.5, +0.7, +1: their sum, and the mean of the two middle ones.
    close(value(sum).value, 3.7);
    assert_eq!(value(sum).numerator, None);
    close(value(median).value, 0.85);
    // Classes before -1, 0, 1, -1, after 1, 0, 0, 0.
    close(value(nps).value, 50.0);
    assert_eq!(value(nps).numerator, Some(Decimal::whole(2)));
    // 100 × 13.7 / 10 after, 100 × 10 / 5 before.
    close(value(ratio).value, 137.0 - 200.0);
    assert_eq!(value(ratio).denominator, None);
    assert_eq!(value(ratio).contributions[&own].magnitude, 237);
    close(change(&plan, &rows, codes, Some(0)).value, 25.0);
    close(change(&plan, &rows, codes, Some(1)).value, 25.0);
    let changing = changes(&plan, &rows);
    let has = |id| changing.iter().any(|figure| figure.key.indicator == id);
    assert!(has(sum) && !has(count) && !has(distinct));
}

#[test]
fn a_change_is_fragile_under_thirty_or_where_many_do_not_answer() {
    let mut plan = plan();
    let (x, score) = (number(&mut plan, 0), number(&mut plan, 0));
    let sum = twice(&mut plan, Measure::Sum(x), &[]);
    let nps = twice(&mut plan, Measure::Nps(score), &[]);
    let own = association(&mut plan, "a");
    let mut quality = |known: usize, silent: usize, id| {
        let (rows, mut values) = paired(&vec![(1, 1); known + silent]);
        for value in values.iter_mut().take(2 * silent).step_by(2) {
            *value = Err(NoAnswer);
        }
        let columns = [(x, numbers(values.clone())), (score, numbers(values))];
        let rows = [seen(&mut plan, own, &rows, &columns)];
        change(&plan, &rows, id, None).quality
    };
    assert_eq!(
        [quality(29, 0, sum), quality(30, 0, sum)],
        [Quality::Low, Quality::Normal]
    );
    assert_eq!(
        [quality(49, 0, nps), quality(50, 0, nps)],
        [Quality::Low, Quality::Normal]
    );
    assert_eq!(
        [quality(70, 30, sum), quality(70, 31, sum)],
        [Quality::Normal, Quality::Low]
    );
}
