//! Every row at the step where it was left, worked out by hand.

use super::*;
use crate::derive::fixture::{
    JANUARY, association, codes, indicator, list, number, numbers, plan, table, variable,
};
use crate::estimate::tests::figures;
use crate::figure::{Count, Figure};
use crate::observation::{Respondent, Table};
use crate::plan::{CodeId, Condition, Measure, Plan, SourceId, VariableId, VariableType, WaveId};
use crate::referential::Missing::{NoAnswer, NotConcerned, Refused};
use crate::referential::{Comparability, Keep, Missing};

fn holds(variable: VariableId, code: u16) -> Condition {
    Condition::Codes(variable, [CodeId(code)].into())
}

/// Where the way of a figure of the sector begins, its steps, and its base.
fn way(figures: &[Figure], splits: usize, waves: Waves) -> (i128, Vec<(&'static str, i128)>, i128) {
    let mut found = figures.iter().filter(|it| {
        let key = &it.key;
        key.association.is_none()
            && key.disaggregation == splits
            && key.waves == waves
            && key
                .splits
                .first()
                .is_none_or(|(_, split)| *split == crate::cells::Split::Code(CodeId(0)))
            && key.period == Period::holding(JANUARY, crate::referential::Every::Year)
    });
    let numbers = &found.next().expect("a figure").numbers;
    let way = numbers.way.clone().unwrap();
    let steps = way.steps.iter().map(|(step, count)| match count {
        Count::Exact(count) => (step.word(), *count),
        other => panic!("{other:?}"),
    });
    (way.from.unwrap(), steps.collect(), numbers.n)
}

/// A code, or why there is none.
type Answer = Result<u16, Missing>;
/// Of a row: what is answered, whether it is concerned, its age, its sex.
type Told = (Answer, Answer, i64, u16);

/// A share among the concerned, on a base, of one observation a respondent, split by sex, fed by two sources of which the
/// second does not compare.
fn world() -> (Plan, Vec<Table>) {
    let mut plan = plan();
    let yes_no = list(&mut plan, &[("O", ""), ("N", "")]);
    let [of, concerned, sex] = [(); 3].map(|()| variable(&mut plan, VariableType::Code(yes_no)));
    let age = number(&mut plan, 0);
    let measure = Measure::Share {
        of: holds(of, 0),
        base: Some(Condition::Range(age, Some(18), None)),
    };
    let id = indicator(&mut plan, measure, &[&[sex]]);
    plan.indicators[id.0].among = Some(holds(concerned, 0));
    plan.indicators[id.0].one_per = Some(Keep::Last);
    let own = association(&mut plan, "a");
    let mut second = plan.associations[own.0].sources[0].clone();
    second.id = "second".into();
    plan.associations[own.0].sources.push(second);
    let mut feed = plan.indicators[id.0].feeds[0].clone();
    feed.source = SourceId(1);
    feed.comparability = Comparability::Broad;
    plan.indicators[id.0].feeds.push(feed);
    let rows: [Told; 11] = [
        (Ok(0), Ok(0), 40, 0),             // counts
        (Ok(1), Ok(0), 40, 1),             // counts
        (Ok(1), Ok(0), 40, 0),             // counts, after the next
        (Ok(0), Ok(0), 40, 0),             // the same respondent, before
        (Ok(0), Ok(1), 40, 0),             // not eligible
        (Ok(0), Ok(1), 40, 1),             // not eligible, of the other sex
        (Ok(0), Err(NoAnswer), 40, 0),     // not known
        (Ok(0), Ok(0), 12, 0),             // too young
        (Err(Refused), Ok(0), 40, 0),      // no value
        (Err(NotConcerned), Ok(0), 40, 1), // no value
        (Ok(0), Ok(0), 40, 0),             // of another year
    ];
    let column = |of: fn(&Told) -> Answer| codes(rows.iter().map(of).collect());
    let columns = [
        (of, column(|row| row.0)),
        (concerned, column(|row| row.1)),
        (age, numbers(rows.iter().map(|row| Ok(row.2)).collect())),
        (sex, column(|row| Ok(row.3))),
    ];
    let mut first = table(own, &columns);
    first.respondents[3] = Respondent::Numbered(2);
    first.moments[2] = 86_400;
    first.months[10] = JANUARY + 12;
    let mut second = table(own, &columns);
    second.source = SourceId(1);
    (plan, vec![first, second])
}

#[test]
fn a_level_begins_with_what_was_collected_and_ends_with_its_base() {
    let (plan, tables) = world();
    let figures = figures(&plan, tables);
    let whole = vec![
        ("other-period-or-wave", 1),
        ("not-comparable", 11),
        ("not-eligible", 2),
        ("set-aside", 1),
        ("out-of-base", 1),
        ("eligibility-unknown", 1),
        ("refused", 1),
        ("not-concerned", 1),
    ];
    assert_eq!(way(&figures, 0, Waves::None), (22, whole, 3));
    let first_sex = vec![
        ("other-period-or-wave", 1),
        ("not-comparable", 11),
        ("other-category", 3),
        ("not-eligible", 1),
        ("set-aside", 1),
        ("out-of-base", 1),
        ("eligibility-unknown", 1),
        ("refused", 1),
    ];
    assert_eq!(way(&figures, 1, Waves::None), (22, first_sex, 2));
}

#[test]
fn where_respondents_are_counted_the_observations_of_each_beyond_one_are_a_step() {
    let (mut plan, mut tables) = world();
    plan.indicators[0].measure = Measure::Distinct;
    plan.indicators[0].one_per = None;
    tables.truncate(1);
    let figures = figures(&plan, tables);
    let (from, steps, n) = way(&figures, 0, Waves::None);
    assert_eq!((from, n), (11, 6));
    assert!(steps.contains(&("repeated", 1)), "{steps:?}");
    assert_eq!(from - steps.iter().map(|(_, count)| count).sum::<i128>(), n);
}

#[test]
fn a_change_says_what_became_of_each_respondent() {
    let mut plan = plan();
    let of = number(&mut plan, 0);
    let id = indicator(&mut plan, Measure::Mean(of), &[]);
    plan.indicators[id.0].waves = vec![WaveId(0), WaveId(1)];
    let own = association(&mut plan, "a");
    // By respondent: the value at the earlier wave, then at the later one; seen where there is one.
    let seen = [
        (Some(Ok(1)), Some(Ok(2))),
        (Some(Ok(1)), Some(Err(Refused))),
        (Some(Ok(1)), None),
        (None, Some(Ok(1))),
        (Some(Err(Refused)), None),
        (None, Some(Err(Refused))),
        (Some(Ok(1)), Some(Ok(1))), // and another row of the same moment that does not agree
    ];
    let mut rows: Vec<(u64, u8, Result<i64, _>)> = Vec::new();
    for (who, (before, after)) in (0..).zip(seen) {
        rows.extend(before.map(|it| (who, 0, it)));
        rows.extend(after.map(|it| (who, 1, it)));
    }
    rows.push((6, 1, Ok(9)));
    let column = numbers(rows.iter().map(|row| row.2).collect());
    let mut table = table(own, &[(of, column)]);
    table.respondents = rows.iter().map(|row| Respondent::Numbered(row.0)).collect();
    table.waves = rows.iter().map(|row| Some(WaveId(row.1))).collect();
    let change = Waves::Change {
        from: WaveId(0),
        to: WaveId(1),
    };
    let steps = vec![
        ("set-aside", 1),
        ("only-before", 1),
        ("only-after", 1),
        ("seen-once-without-value", 2),
        ("refused", 1),
    ];
    assert_eq!(way(&figures(&plan, vec![table]), 0, change), (7, steps, 1));
}
