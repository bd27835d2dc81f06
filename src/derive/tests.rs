//! Known answers and edge cases of derived variables and conditions.

use super::condition::Truth::{False, True};
use super::fixture::{
    association, codes, derived, list, number, numbers, plan, read, several, table, variable,
};
use super::*;
use crate::decimal::Decimal;
use crate::observation::Values;
use crate::plan::{CodeId, Condition, Part, VariableType};
use crate::referential::Missing::{Invalid, NoAnswer, NotConcerned, Refused, Unknown};

const WHOLE: VariableType = VariableType::Number {
    decimals: 0,
    min: None,
    max: None,
};
const CENTS: VariableType = VariableType::Number {
    decimals: 2,
    min: None,
    max: None,
};

fn part(variable: VariableId, times: &str) -> Part {
    let times = Decimal::parse(times).unwrap();
    Part { variable, times }
}

fn complete_one(
    plan: &Plan,
    columns: &[(VariableId, Column)],
    id: VariableId,
) -> Vec<Result<i64, Missing>> {
    let mut table = table(AssociationId(0), columns);
    complete(plan, &mut table);
    let once = table.columns.clone();
    complete(plan, &mut table);
    assert_eq!(once, table.columns, "twice is as once");
    read(&table.columns[&id])
}

#[test]
fn who_5_and_ucla_give_their_reference_scores() {
    let mut plan = plan();
    let items: Vec<_> = (0..5).map(|_| number(&mut plan, 0)).collect();
    let sum = |items: &[VariableId], times| Derivation::Sum {
        parts: items.iter().map(|item| part(*item, times)).collect(),
        plus: Decimal::whole(0),
        requires: items.len(),
    };
    let who = derived(&mut plan, WHOLE, sum(&items, "4"));
    let ucla = derived(&mut plan, WHOLE, sum(&items[..3], "1"));
    let answers = |answers: [i64; 5]| -> Vec<_> {
        items
            .iter()
            .copied()
            .zip(answers.map(|x| numbers(vec![Ok(x)])))
            .collect()
    };
    assert_eq!(
        complete_one(&plan, &answers([3, 3, 2, 3, 2]), who),
        [Ok(52)]
    );
    assert_eq!(
        complete_one(&plan, &answers([2, 2, 2, 0, 0]), ucla),
        [Ok(6)]
    );
}

#[test]
fn epices_goes_from_0_to_100() {
    let mut plan = plan();
    let yes_no = list(&mut plan, &[("oui", "1"), ("non", "0")]);
    let weights = [
        "10.06", "-11.83", "-8.28", "-8.28", "14.80", "-6.51", "-7.10", "-7.10", "-9.47", "-9.47",
        "-7.10",
    ];
    let items = weights.map(|_| variable(&mut plan, VariableType::Code(yes_no)));
    let score = derived(
        &mut plan,
        CENTS,
        Derivation::Sum {
            parts: items
                .iter()
                .zip(weights)
                .map(|(id, times)| part(*id, times))
                .collect(),
            plus: Decimal::parse("75.14").unwrap(),
            requires: 11,
        },
    );
    // Questions 1 and 5 weigh towards precarity, all others away from it.
    let columns: Vec<_> = items
        .iter()
        .enumerate()
        .map(|(at, id)| {
            let (precarious, not) = if at == 0 || at == 4 { (0, 1) } else { (1, 0) };
            (*id, codes(vec![Ok(precarious), Ok(not)]))
        })
        .collect();
    assert_eq!(complete_one(&plan, &columns, score), [Ok(10_000), Ok(0)]);
}

#[test]
fn reasons_pass_on_and_requires_is_enough() {
    let mut plan = plan();
    let (a, b) = (number(&mut plan, 0), number(&mut plan, 0));
    let parts = vec![part(a, "1"), part(b, "1")];
    let all = derived(
        &mut plan,
        WHOLE,
        Derivation::Sum {
            parts: parts.clone(),
            plus: Decimal::whole(0),
            requires: 2,
        },
    );
    let one = derived(&mut plan, CENTS, Derivation::Mean { parts, requires: 1 });
    let columns = [
        (
            a,
            numbers(vec![
                Ok(1),
                Err(NotConcerned),
                Err(NotConcerned),
                Err(Refused),
                Ok(2),
            ]),
        ),
        (
            b,
            numbers(vec![
                Ok(2),
                Err(NotConcerned),
                Err(Refused),
                Err(NoAnswer),
                Err(NotConcerned),
            ]),
        ),
    ];
    assert_eq!(
        complete_one(&plan, &columns, all),
        [
            Ok(3),
            Err(NotConcerned),
            Err(Refused),
            Err(Refused),
            Err(NotConcerned)
        ]
    );
    assert_eq!(
        complete_one(&plan, &columns, one),
        [
            Ok(150),
            Err(NotConcerned),
            Err(Refused),
            Err(Refused),
            Ok(200)
        ]
    );
}

#[test]
fn numbers_are_exact_rounded_once_and_never_overflow() {
    let mut plan = plan();
    let (a, b) = (number(&mut plan, 2), number(&mut plan, 1));
    let quotient = derived(&mut plan, CENTS, Derivation::Quotient { of: a, by: b });
    let product = derived(
        &mut plan,
        VariableType::Number {
            decimals: 3,
            min: None,
            max: None,
        },
        Derivation::Product { of: vec![a, b] },
    );
    let less = derived(&mut plan, CENTS, Derivation::Difference { of: a, less: b });
    // 1.00 and 0.3; -0.05 and 1.0; 1.00 and 0.0; the largest.
    let columns = [
        (a, numbers(vec![Ok(100), Ok(-5), Ok(100), Ok(i64::MAX)])),
        (b, numbers(vec![Ok(3), Ok(10), Ok(0), Ok(i64::MAX)])),
    ];
    assert_eq!(
        complete_one(&plan, &columns, quotient),
        [Ok(333), Ok(-5), Err(Invalid), Ok(10)]
    );
    assert_eq!(
        complete_one(&plan, &columns, product),
        [Ok(300), Ok(-50), Ok(0), Err(Invalid)]
    );
    assert_eq!(
        complete_one(&plan, &columns, less),
        [Ok(70), Ok(-105), Ok(100), Err(Invalid)]
    );
}

#[test]
fn bins_hold_their_lower_bound_and_days_never_run_backwards() {
    let mut plan = plan();
    let age = number(&mut plan, 0);
    let ages = list(&mut plan, &[("0-17", ""), ("18-24", ""), ("25-plus", "")]);
    let band = derived(
        &mut plan,
        VariableType::Code(ages),
        Derivation::Bins {
            of: age,
            breaks: vec![18, 25],
            codes: vec![CodeId(0), CodeId(1), CodeId(2)],
        },
    );
    let columns = [(
        age,
        numbers(vec![Ok(0), Ok(17), Ok(18), Ok(24), Ok(25), Err(Refused)]),
    )];
    assert_eq!(
        complete_one(&plan, &columns, band),
        [Ok(0), Ok(0), Ok(1), Ok(1), Ok(2), Err(Refused)]
    );

    let (from, to) = (
        variable(&mut plan, VariableType::Date),
        variable(&mut plan, VariableType::Date),
    );
    let stay = derived(&mut plan, WHOLE, Derivation::DaysBetween { from, to });
    let days = |days: Vec<i32>| Column {
        missing: vec![None; days.len()],
        values: Values::Date(days),
    };
    let columns = [(from, days(vec![10, 10, 10])), (to, days(vec![10, 40, 9]))];
    assert_eq!(
        complete_one(&plan, &columns, stay),
        [Ok(0), Ok(30), Err(Invalid)]
    );
}

#[test]
fn a_mapped_column_wins_and_a_part_not_held_leaves_none() {
    let mut plan = plan();
    let age = number(&mut plan, 0);
    let double = derived(&mut plan, WHOLE, Derivation::Product { of: vec![age, age] });
    let mapped = [(double, numbers(vec![Ok(7)])), (age, numbers(vec![Ok(2)]))];
    assert_eq!(complete_one(&plan, &mapped, double), [Ok(7)]);
    let mut alone = table(AssociationId(0), &[]);
    complete(&plan, &mut alone);
    assert!(alone.columns.is_empty());
}

#[test]
fn a_case_is_unknown_only_where_it_matters() {
    let mut plan = plan();
    let yes_no = list(&mut plan, &[("O", ""), ("N", "")]);
    let (a, b) = (
        variable(&mut plan, VariableType::Code(yes_no)),
        variable(&mut plan, VariableType::Code(yes_no)),
    );
    let when = |id| Condition::Codes(id, BTreeSet::from([CodeId(0)]));
    let same = derived(
        &mut plan,
        VariableType::Code(yes_no),
        Derivation::Case {
            arms: vec![(when(a), CodeId(0)), (when(b), CodeId(0))],
            otherwise: Some(CodeId(1)),
        },
    );
    let other = derived(
        &mut plan,
        VariableType::Code(yes_no),
        Derivation::Case {
            arms: vec![(when(a), CodeId(0)), (when(b), CodeId(1))],
            otherwise: None,
        },
    );
    let columns = [
        (a, codes(vec![Ok(0), Err(Refused), Err(Refused), Ok(1)])),
        (b, codes(vec![Err(NoAnswer), Ok(0), Ok(1), Ok(1)])),
    ];
    assert_eq!(
        complete_one(&plan, &columns, same),
        [Ok(0), Ok(0), Err(Refused), Ok(1)]
    );
    assert_eq!(
        complete_one(&plan, &columns, other),
        [Ok(0), Err(Refused), Err(Refused), Err(Unknown)]
    );
}

#[test]
fn what_was_not_asked_does_not_concern_and_says_so_downstream() {
    let mut plan = plan();
    let yes_no = list(&mut plan, &[("O", ""), ("N", "")]);
    association(&mut plan, "a");
    let works = variable(&mut plan, VariableType::Code(yes_no));
    let hours = number(&mut plan, 0);
    plan.variables[hours.0].asked_when = Some(Condition::Codes(works, BTreeSet::from([CodeId(0)])));
    let double = derived(
        &mut plan,
        WHOLE,
        Derivation::Sum {
            parts: vec![part(hours, "2")],
            plus: Decimal::whole(0),
            requires: 1,
        },
    );
    let columns = [
        (
            works,
            codes(vec![Ok(0), Ok(0), Ok(1), Ok(1), Ok(1), Err(NoAnswer)]),
        ),
        (
            hours,
            numbers(vec![
                Ok(35),
                Err(NoAnswer),
                Err(NoAnswer),
                Err(Refused),
                Ok(1),
                Err(NoAnswer),
            ]),
        ),
    ];
    let settled = [
        Ok(35),
        Err(NoAnswer),
        Err(NotConcerned),
        Err(Refused),
        Ok(1),
        Err(NoAnswer),
    ];
    assert_eq!(complete_one(&plan, &columns, hours), settled);
    assert_eq!(
        complete_one(&plan, &columns, double),
        settled.map(|cell| cell.map(|hours| 2 * hours))
    );
    // Where a blank is said to be a refusal, it is none of those who were not asked.
    let source = &mut plan.associations[0].sources[0];
    source.missing.insert(String::new(), Refused);
    let refusals = [
        (works, codes(vec![Ok(0), Ok(1)])),
        (hours, numbers(vec![Err(Refused); 2])),
    ];
    assert_eq!(
        complete_one(&plan, &refusals, hours),
        [Err(Refused), Err(NotConcerned)]
    );
}

#[test]
fn codes_of_a_multiple_choice_are_counted_but_those_left_out() {
    let mut plan = plan();
    let rights = list(&mut plan, &[("rsa", ""), ("css", ""), ("aucune", "")]);
    let held = variable(&mut plan, VariableType::Several(rights));
    let count = derived(
        &mut plan,
        WHOLE,
        Derivation::CountCodes {
            of: held,
            except: BTreeSet::from([CodeId(2)]),
        },
    );
    let columns = [(
        held,
        several(vec![Ok(0), Ok(0b011), Ok(0b100), Err(NoAnswer)]),
    )];
    assert_eq!(
        complete_one(&plan, &columns, count),
        [Ok(0), Ok(2), Ok(0), Err(NoAnswer)]
    );
}

#[test]
fn finer_codes_fold_only_when_asked() {
    let mut plan = plan();
    let kinds = list(&mut plan, &[("AUT", "3"), ("CHRS", "1"), ("cpca", "")]);
    plan.codelists[kinds.0].codes[2].finer = Some((AssociationId(0), CodeId(0)));
    let kind = variable(&mut plan, VariableType::Code(kinds));
    let columns = BTreeMap::from([(kind, codes(vec![Ok(0), Ok(1), Ok(2), Err(NoAnswer)]))]);
    let other = Condition::Codes(kind, BTreeSet::from([CodeId(0)]));
    let holds = |finer| condition::evaluate(&plan, &other, &columns, 4, finer);
    assert_eq!(holds(Finer::Folded), [True, False, True, Truth::Unknown]);
    assert_eq!(holds(Finer::Apart), [True, False, False, Truth::Unknown]);
    let score = quantity::Quantity::of(&plan, kind, &columns[&kind], Finer::Folded);
    assert_eq!(
        [0, 1, 2, 3].map(|row| score.at(row)),
        [Ok(3), Ok(1), Ok(3), Err(NoAnswer)]
    );
}

#[test]
fn unknown_goes_through_logic_as_kleene_says() {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let columns = BTreeMap::from([(x, numbers(vec![Ok(1), Ok(5), Err(NoAnswer)]))]);
    let small = || Condition::Range(x, None, Some(2));
    let evaluate = |condition| condition::evaluate(&plan, &condition, &columns, 3, Finer::Folded);
    assert_eq!(
        evaluate(Condition::Not(Box::new(small()))),
        [False, True, Truth::Unknown]
    );
    assert_eq!(
        evaluate(Condition::Any(vec![small(), Condition::All(vec![])])),
        [True, True, True]
    );
    assert_eq!(
        evaluate(Condition::All(vec![small(), Condition::Any(vec![])])),
        [False, False, False]
    );
    assert_eq!(
        evaluate(Condition::All(vec![small(), small()])),
        [True, False, Truth::Unknown]
    );
}
