//! Which observations meet, and in which box the others are.

use super::*;

/// One period of a change: its name, value, base, missing by reason, and those seen at the first wave alone, then at the
/// second alone.
type OnePeriod = (
    String,
    Option<f64>,
    i128,
    BTreeMap<Missing, i128>,
    [i128; 2],
);

/// What is said of one change of a score, of rows and their answers.
struct Told {
    rows: Vec<OnePeriod>,
    said: Vec<&'static str>,
}

fn told(rows: &[(Seen, Result<i64, Missing>)], ask: impl Fn(&mut Plan, IndicatorId)) -> Told {
    let mut plan = plan();
    let score = number(&mut plan, 0);
    let id = twice(&mut plan, Measure::Mean(score), &[]);
    plan.indicators[id.0].every = Every::HalfYear;
    plan.indicators[id.0].among = Some(Condition::Range(score, None, Some(50)));
    let own = association(&mut plan, "a");
    let (rows, scores): (Vec<Seen>, _) = rows.iter().copied().unzip();
    let tables = [seen(&mut plan, own, &rows, &[(score, numbers(scores))])];
    ask(&mut plan, id);
    let (cells, diagnostics) = add_up(&plan, &tables);
    let value: BTreeMap<_, _> = changes(&plan, &tables)
        .into_iter()
        .map(|figure| (figure.key.period, figure.numbers.value))
        .collect();
    let rows = cells.cells.iter().filter(|(key, _)| key.waves == CHANGE);
    Told {
        rows: rows
            .map(|(key, cell)| {
                let unmatched = [cell.unmatched.before, cell.unmatched.after];
                let (period, missing) = (key.period.to_string(), cell.missing.clone());
                (period, value[&key.period], cell.n, missing, unmatched)
            })
            .collect(),
        said: diagnostics.iter().map(|it| it.code.name()).collect(),
    }
}

fn as_is(_: &mut Plan, _: IndicatorId) {}

const fn row(who: u64, wave: WaveId, day: i64, score: i64) -> (Seen, Result<i64, Missing>) {
    ((who, wave, day), Ok(score))
}

#[test]
fn a_later_observation_meets_the_last_one_before_it() {
    let rows = [
        row(1, ENTRY, 0, 1),
        row(1, ENTRY, 50, 2),
        row(1, EXIT, 60, 10),
        row(1, EXIT, 70, 20),
        row(1, ENTRY, 80, 3),
        row(1, EXIT, 250, 30),
    ];
    let none = BTreeMap::new;
    let both = |first: f64, second: f64| {
        [("2025-S1", first), ("2025-S2", second)]
            .map(|(period, value)| (period.to_owned(), Some(value), 1, none(), [0, 0]))
    };
    // Of a half-year the last counts, at the exit and at the entry before it.
    assert_eq!(told(&rows, as_is).rows, both(18.0, 27.0));
    // The first one, at both, where that is the one that levels count.
    let first =
        |plan: &mut Plan, id: IndicatorId| plan.indicators[id.0].one_per = Some(Keep::First);
    assert_eq!(told(&rows, first).rows, both(9.0, 29.0));
}

#[test]
fn an_observation_before_every_entry_is_not_paired_and_said() {
    let rows = [
        row(1, EXIT, 10, 5),
        row(1, ENTRY, 40, 1),
        row(2, ENTRY, 40, 1),
        row(2, EXIT, 40, 4),
    ];
    let found = told(&rows, as_is);
    assert_eq!(
        found.rows,
        [("2025-S1".into(), Some(3.0), 1, BTreeMap::new(), [0, 1])]
    );
    assert_eq!(found.said, [Code::PairReversed.name()]);
    // A source that tells the year alone does not tell that it is before.
    let vague = |plan: &mut Plan, _| {
        plan.associations[0].sources[0].period =
            PeriodFrom::Constant(Period::holding(JANUARY, Every::Year));
    };
    let found = told(&rows, vague);
    assert_eq!((found.rows[0].2, found.said.len()), (2, 0));
}

#[test]
fn each_respondent_is_in_one_box() {
    let silent = |who, wave, day, why| ((who, wave, day), Err(why));
    let rows = [
        // A value at one wave only, the other seen without one.
        row(1, ENTRY, 0, 1),
        silent(1, EXIT, 9, NotConcerned),
        // Not known whether it is eligible, at one wave, then at both.
        silent(2, ENTRY, 0, NoAnswer),
        row(2, EXIT, 9, 1),
        silent(3, ENTRY, 0, NoAnswer),
        silent(3, EXIT, 9, NoAnswer),
        // Not eligible at one wave: seen there all the same, and whatever is said at the other.
        row(4, ENTRY, 0, 1),
        row(4, EXIT, 9, 99),
        row(5, ENTRY, 0, 99),
        row(5, EXIT, 9, 1),
        row(9, ENTRY, 0, 99),
        silent(9, EXIT, 9, NoAnswer),
        // Not eligible at both, then at the one where it was seen, whatever else it says then.
        row(10, ENTRY, 0, 99),
        row(10, EXIT, 9, 99),
        row(11, ENTRY, 0, 99),
        row(12, ENTRY, 0, 1),
        row(12, ENTRY, 4, 99),
        row(12, EXIT, 9, 3),
        // Seen once, without a value.
        silent(6, ENTRY, 0, NoAnswer),
        // Last seen in the second half-year, and never again.
        row(7, ENTRY, 0, 1),
        row(7, ENTRY, 220, 1),
        // Rows of one moment that do not agree.
        row(8, ENTRY, 3, 1),
        row(8, ENTRY, 3, 2),
        row(8, EXIT, 9, 2),
    ];
    let found = told(&rows, as_is);
    let missing = BTreeMap::from([(Unknown, 2), (NotConcerned, 3)]);
    assert_eq!(
        found.rows,
        [
            ("2025-S1".into(), Some(2.0), 1, missing, [0, 0]),
            ("2025-S2".into(), None, 0, BTreeMap::new(), [1, 0]),
        ]
    );
    assert_eq!(
        found.said,
        [Code::OnePerTie.name(), Code::RespondentRepeated.name()]
    );
    let all = |plan: &mut Plan, id: IndicatorId| plan.indicators[id.0].among = None;
    let found = told(&rows, all);
    let missing = BTreeMap::from([(NoAnswer, 3), (NotConcerned, 1)]);
    assert_eq!((found.rows[0].2, &found.rows[0].3), (4, &missing));
}

#[test]
fn outside_the_base_at_one_wave_is_not_concerned() {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let share = Measure::Share {
        of: Condition::Range(x, Some(5), None),
        base: Some(Condition::Range(x, Some(1), None)),
    };
    let id = twice(&mut plan, share, &[]);
    let own = association(&mut plan, "a");
    let (rows, xs) = paired(&[(0, 5), (5, 0), (0, 0), (1, 5)]);
    let rows = [seen(&mut plan, own, &rows, &[(x, numbers(xs))])];
    let found = change(&plan, &rows, id, None);
    assert_eq!(
        (found.value, found.n, found.no_answer, found.not_concerned),
        (Some(100.0), 1, 0, 2)
    );
}

#[test]
fn a_change_is_split_by_what_was_true_before() {
    let mut plan = plan();
    let homes = list(&mut plan, &[("street", ""), ("home", ""), ("hotel", "")]);
    let home = variable(&mut plan, VariableType::Code(homes));
    let x = number(&mut plan, 0);
    twice(&mut plan, Measure::Mean(x), &[&[home]]);
    let own = association(&mut plan, "a");
    let rows = [
        (1, ENTRY, 0),
        (1, EXIT, 9),
        (2, ENTRY, 0),
        (2, EXIT, 9),
        (3, EXIT, 9),
        (4, ENTRY, 9),
    ];
    let places = [Ok(0), Ok(1), Err(NoAnswer), Ok(1), Ok(1), Ok(0)];
    let xs = [1, 4, 2, 4, 9, 9].map(Ok).to_vec();
    let columns = [(home, codes(places.to_vec())), (x, numbers(xs))];
    let rows = [seen(&mut plan, own, &rows, &columns)];
    let found: Vec<_> = changes(&plan, &rows)
        .into_iter()
        .filter(|figure| figure.key.disaggregation == 1)
        .map(|figure| {
            let unmatched = figure.numbers.unmatched.unwrap();
            let split = figure.key.splits[0].1;
            (
                split,
                figure.numbers.value,
                [unmatched.before, unmatched.after],
            )
        })
        .collect();
    let code = |at| Split::Code(CodeId(at));
    assert_eq!(
        found,
        [
            (code(0), Some(3.0), [1, 0]),
            // Who was not seen before is split by what is known of it.
            (code(1), None, [0, 1]),
            (code(2), None, [0, 0]),
            (Split::Unknown, Some(2.0), [0, 0]),
        ]
    );
}

/// Adds a second source to an association: its wave alone, its numbering.
fn second_source(plan: &mut Plan, own: AssociationId, wave: WaveId, space: Option<&str>) {
    let source = plan.associations[own.0].sources[0].clone();
    plan.associations[own.0].sources.push(source);
    for indicator in &mut plan.indicators {
        indicator.feeds.push(Feed {
            association: own,
            source: SourceId(1),
            comparability: Comparability::Close,
            dimensions: BTreeMap::new(),
            waves: [wave].into(),
            space: space.map(str::to_owned),
        });
    }
}

#[test]
fn only_named_respondents_of_one_numbering_meet() {
    let mut base = plan();
    let x = number(&mut base, 0);
    let id = twice(&mut base, Measure::Mean(x), &[]);
    let a = association(&mut base, "a");
    let b = association(&mut base, "b");
    base.indicators[id.0].feeds[0].waves = [ENTRY].into();
    base.indicators[id.0].feeds[1].waves = [EXIT].into();
    let entry = seen(
        &mut base,
        a,
        &[(1, ENTRY, 0), (2, ENTRY, 0)],
        &[(x, numbers(vec![Ok(1); 2]))],
    );
    let exit = seen(
        &mut base,
        a,
        &[(1, EXIT, 9), (3, EXIT, 9)],
        &[(x, numbers(vec![Ok(4); 2]))],
    );
    let exit = Table {
        source: SourceId(1),
        ..exit
    };
    let other = seen(&mut base, b, &[(1, EXIT, 9)], &[(x, numbers(vec![Ok(9)]))]);
    let tables = [entry, exit, other];

    let mut one = base;
    second_source(&mut one, a, EXIT, Some("files"));
    let found = changes(&one, &tables);
    let [figure] = found.as_slice() else {
        panic!("one change: {found:?}");
    };
    // The association of one wave is not waited for, and its respondents are not unmatched.
    assert_eq!(figure.associations_expected, 1);
    assert_eq!((figure.numbers.value, figure.numbers.n), (Some(3.0), 1));
    let (before, after) = (1, 1);
    assert_eq!(
        figure.numbers.unmatched,
        Some(Unmatched {
            before,
            after,
            ..Unmatched::default()
        })
    );
    assert_eq!(figure.numbers.comparability, Some(Comparability::Close));
    let levels: Vec<_> = estimate(
        &one,
        &add_up(&one, &tables).0,
        crate::statistics::Confidence::default(),
    )
    .into_iter()
    .filter(|it| it.key.association.is_none() && !it.key.waves.is_change())
    .map(|it| {
        (
            it.key.waves,
            it.associations_expected,
            it.numbers.comparability,
        )
    })
    .collect();
    let (exact, close) = (Some(Comparability::Exact), Some(Comparability::Close));
    assert_eq!(
        levels,
        [(Waves::One(ENTRY), 1, exact), (Waves::One(EXIT), 2, close)]
    );

    // Another numbering, or none, and nobody can be known again: no row at all.
    for space in [Some("cards".to_owned()), None] {
        one.indicators[id.0].feeds[2].space = space;
        assert!(changes(&one, &tables).is_empty());
    }
    // A row without its respondent takes no part.
    one.indicators[id.0].feeds[2].space = Some("files".into());
    let mut tables = tables;
    tables[0].respondents[1] = Respondent::Anonymous(0);
    let found = changes(&one, &tables);
    let (before, after) = (0, 1);
    assert_eq!(
        found[0].numbers.unmatched,
        Some(Unmatched {
            before,
            after,
            ..Unmatched::default()
        })
    );
}

#[test]
fn the_first_wave_is_compared_with_each_other_in_the_order_of_the_programme() {
    let mut plan = plan();
    plan.waves.push(Wave {
        id: "later".into(),
        label: plan.waves[0].label.clone(),
    });
    let x = number(&mut plan, 0);
    let id = indicator(&mut plan, Measure::Mean(x), &[]);
    let later = WaveId(2);
    plan.indicators[id.0].waves = vec![later, ENTRY, EXIT];
    let own = association(&mut plan, "a");
    let rows = [(1, ENTRY, 0), (1, EXIT, 9), (1, later, 20)];
    let rows = [seen(
        &mut plan,
        own,
        &rows,
        &[(x, numbers(vec![Ok(1), Ok(2), Ok(7)]))],
    )];
    let found: Vec<_> = changes(&plan, &rows)
        .into_iter()
        .map(|it| (it.key.waves, it.numbers.value))
        .collect();
    let to = later;
    assert_eq!(
        found,
        [
            (CHANGE, Some(1.0)),
            (Waves::Change { from: ENTRY, to }, Some(6.0))
        ]
    );
}

#[test]
fn a_source_that_meets_no_other_takes_no_part() {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let id = twice(&mut plan, Measure::Mean(x), &[]);
    let own = association(&mut plan, "a");
    second_source(&mut plan, own, EXIT, None);
    let both = [(1, ENTRY, 0), (1, EXIT, 9)];
    let both = seen(&mut plan, own, &both, &[(x, numbers(vec![Ok(1), Ok(4)]))]);
    let other = seen(
        &mut plan,
        own,
        &[(2, EXIT, 9)],
        &[(x, numbers(vec![Ok(9)]))],
    );
    let other = Table {
        source: SourceId(1),
        ..other
    };
    let found = change(&plan, &[both, other], id, None);
    assert_eq!((found.value, found.n), (Some(3.0), 1));
    assert_eq!(found.unmatched, Some(Unmatched::default()));
    assert_eq!(found.comparability, Some(Comparability::Exact));
}
