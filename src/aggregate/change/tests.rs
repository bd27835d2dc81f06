//! Known answers, which observations meet, and what must hold whatever the rows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use crate::aggregate::aggregate;
use crate::cells::{Cell, Cells, Split, Tally, Turns, Unmatched};
use crate::collection::Collection;
use crate::decimal::Decimal;
use crate::derive::fixture::{
    JANUARY, association, codes, indicator, list, number, numbers, plan, several, table, variable,
};
use crate::diagnostic::{Code, Diagnostics};
use crate::estimate::estimate;
use crate::figure::{Figure, Numbers, Quality};
use crate::observation::{Column, Respondent, Table};
use crate::period::Period;
use crate::plan::{
    AssociationId, CodeId, Condition, Feed, IndicatorId, Measure, PeriodFrom, Plan, SourceId,
    VariableId, VariableType, Wave, WaveId, Waves,
};
use crate::referential::Missing::{NoAnswer, NotConcerned, Unknown};
use crate::referential::{Comparability, Every, Keep, Missing};

const ENTRY: WaveId = WaveId(0);
const EXIT: WaveId = WaveId(1);
const CHANGE: Waves = Waves::Change {
    from: ENTRY,
    to: EXIT,
};

/// An indicator of two waves.
fn twice(plan: &mut Plan, measure: Measure, splits: &[&[VariableId]]) -> IndicatorId {
    let id = indicator(plan, measure, splits);
    plan.indicators[id.0].waves = vec![ENTRY, EXIT];
    id
}

/// One row: respondent, wave, and moment in days from January 2025.
type Seen = (u64, WaveId, i64);

/// A table of an association whose source tells days.
fn seen(
    plan: &mut Plan,
    own: AssociationId,
    rows: &[Seen],
    columns: &[(VariableId, Column)],
) -> Table {
    let source = &mut plan.associations[own.0].sources[0];
    source.period = days();
    let january = i64::from(Period::holding(JANUARY - 1, Every::Month).last_day()) + 1;
    let mut table = table(own, columns);
    table.respondents = rows.iter().map(|row| Respondent::Numbered(row.0)).collect();
    table.waves = rows.iter().map(|row| Some(row.1)).collect();
    table.moments = rows.iter().map(|row| (january + row.2) * 86_400).collect();
    // Near enough to months for tests.
    table.months = rows
        .iter()
        .map(|row| JANUARY + i32::try_from(row.2.div_euclid(31)).unwrap())
        .collect();
    table
}

fn days() -> PeriodFrom {
    PeriodFrom::Column {
        column: crate::plan::Heading {
            text: "Date".into(),
            is_code: false,
            place: crate::source_text::Place {
                file: crate::source_text::SourceTexts::default().add("x".into(), String::new()),
                start: 0,
                end: 0,
            },
        },
        format: "%d/%m/%Y".into(),
        finest: Every::Month,
        day: true,
    }
}

fn add_up(plan: &Plan, tables: &[Table]) -> (Cells, Diagnostics) {
    let collection = Collection {
        tables: tables.to_vec(),
        ..Collection::default()
    };
    let mut diagnostics = Diagnostics::default();
    let cells = aggregate(plan, &collection, &mut diagnostics).unwrap();
    (cells, diagnostics)
}

/// The figures of the sector's changes.
fn changes(plan: &Plan, tables: &[Table]) -> Vec<Figure> {
    let figures = estimate(plan, &add_up(plan, tables).0);
    let sector = figures.into_iter();
    sector
        .filter(|figure| figure.key.association.is_none() && figure.key.waves.is_change())
        .collect()
}

/// The one change of an indicator, not split, of one code.
fn change(plan: &Plan, tables: &[Table], id: IndicatorId, code: Option<u16>) -> Numbers {
    let found: Vec<_> = changes(plan, tables)
        .into_iter()
        .filter(|it| it.key.indicator == id && it.key.disaggregation == 0)
        .filter(|it| it.key.code == code.map(CodeId))
        .collect();
    assert_eq!(found.len(), 1, "one period");
    found[0].numbers.clone()
}

fn close(value: Option<f64>, expected: f64) {
    assert!(
        (value.unwrap() - expected).abs() < 1e-9,
        "{value:?} {expected}"
    );
}

/// Rows of a table that pairs `before` and `after`, by respondent from 0.
fn paired<T: Copy>(pairs: &[(T, T)]) -> (Vec<Seen>, Vec<Result<T, Missing>>) {
    let each = (0..).zip(pairs);
    each.flat_map(|(who, (before, after))| {
        [
            ((who, ENTRY, 0), Ok(*before)),
            ((who, EXIT, 100), Ok(*after)),
        ]
    })
    .unzip()
}

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
    assert_eq!(found.unmatched, Some(Unmatched { before, after }));
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
    let rows = seen(&mut plan, own, &rows, &[(extra, numbers(hours))]);
    close(change(&plan, &[rows.clone()], mean, None).value, -1.58);
    // The squares give back the published t.
    let (cells, _) = add_up(&plan, &[rows]);
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
    let rows = seen(&mut plan, own, &rows, &[(of, codes(answers))]);
    let found = change(&plan, &[rows.clone()], id, None);
    close(found.value, -4.0);
    assert_eq!(found.numerator, Some(Decimal::whole(-64)));
    assert_eq!(found.denominator, Some(Decimal::whole(1600)));
    assert_eq!(found.hits, [944, 880]);
    assert_eq!(found.quality, Quality::Normal);
    let (cells, _) = add_up(&plan, &[rows.clone()]);
    let (_, cell) = cells
        .cells
        .iter()
        .find(|(key, _)| key.waves == CHANGE)
        .unwrap();
    let (both, gained, lost) = (794, 86, 150);
    assert_eq!(cell.tally, Tally::Turns(Turns { both, gained, lost }));
    // Each code of the distribution gains what the other loses.
    close(change(&plan, &[rows.clone()], spread, Some(0)).value, -4.0);
    let no = change(&plan, &[rows], spread, Some(1));
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

/// What is said of one change of a score, of rows and their answers.
struct Told {
    /// By period: value, base, missing by reason, at the first wave alone, at the second alone.
    rows: Vec<(
        String,
        Option<f64>,
        i128,
        BTreeMap<Missing, i128>,
        [i128; 2],
    )>,
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
    // Of the first half-year the last counts, against the entry before it; of the second, the last entry.
    assert_eq!(told(&rows, as_is).rows, both(18.0, 27.0));
    let first =
        |plan: &mut Plan, id: IndicatorId| plan.indicators[id.0].one_per = Some(Keep::First);
    assert_eq!(told(&rows, first).rows, both(8.0, 27.0));
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
        // Not eligible at one wave: not seen there.
        row(4, ENTRY, 0, 1),
        row(4, EXIT, 9, 99),
        row(5, ENTRY, 0, 99),
        row(5, EXIT, 9, 1),
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
    let unknown = BTreeMap::from([(Unknown, 2)]);
    assert_eq!(
        found.rows,
        [
            ("2025-S1".into(), None, 0, unknown, [1, 1]),
            ("2025-S2".into(), None, 0, BTreeMap::new(), [1, 0]),
        ]
    );
    assert_eq!(
        found.said,
        [Code::OnePerTie.name(), Code::RespondentRepeated.name()]
    );
    let all = |plan: &mut Plan, id: IndicatorId| plan.indicators[id.0].among = None;
    let found = told(&rows, all);
    let missing = BTreeMap::from([(NoAnswer, 2), (NotConcerned, 1)]);
    assert_eq!((found.rows[0].2, &found.rows[0].3), (2, &missing));
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
    assert_eq!(figure.numbers.unmatched, Some(Unmatched { before, after }));
    assert_eq!(figure.numbers.comparability, Some(Comparability::Close));
    let levels: Vec<_> = estimate(&one, &add_up(&one, &tables).0)
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
        Some(Unmatched { before, after })
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
        twice(&mut plan, measure, &[&[sex]]);
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

/// What a change of the sector says: key, value, base, silent, unmatched.
fn said(figures: &[Figure]) -> Vec<(String, Option<f64>, i128, i128, Option<Unmatched>)> {
    let each = figures.iter().map(|figure| {
        let numbers = &figure.numbers;
        (
            format!("{:?}", figure.key),
            numbers.value,
            numbers.n,
            numbers.no_answer,
            numbers.unmatched,
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
            let swapped = there.unmatched.map(|Unmatched { before, after }| Unmatched { before: after, after: before });
            prop_assert_eq!(swapped, back.unmatched);
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
        columns: columns.collect(),
        association: table.association,
        source: table.source,
    }
}
