//! Against published admissions, and against hand and R (`svymean`, strata the parts, weights their shares over their answers).

use super::super::tests::figures;
use crate::decimal::Decimal;
use crate::derive::fixture::{
    association, codes, indicator, list, number, numbers, plan, table, variable,
};
use crate::figure::{Estimator, Figure, Flag, Method, Precision, Quality, Unknown};
use crate::i18n::Text;
use crate::observation::Table;
use crate::plan::{
    AssociationId, CodeId, Condition, Measure, Plan, StandardId, StandardPopulation, VariableId,
    VariableType,
};
use crate::referential::Missing;

/// A structure by one variable.
fn standard(plan: &mut Plan, by: VariableId, shares: &[i128]) -> StandardId {
    let codes = (0..).map(|at| vec![CodeId(at)]);
    let shares = codes.zip(shares.iter().map(|share| Decimal::whole(*share)));
    plan.standards.push(StandardPopulation {
        id: "type".into(),
        by: vec![by],
        shares: shares.collect(),
        source: Text::same("source"),
    });
    StandardId(plan.standards.len() - 1)
}

/// A share by part, standardised: by association, then by part and where it is not known, who said yes and no.
fn shares(told: &[&[[usize; 2]]], shares: &[i128]) -> (Plan, Vec<Table>) {
    let mut plan = plan();
    let list_of = |plan: &mut Plan, count: usize| {
        let codes = ["A", "B", "C", "D", "E", "F"].map(|code| (code, ""));
        list(plan, &codes[..count])
    };
    let (yes_no, parts) = (list_of(&mut plan, 2), list_of(&mut plan, shares.len()));
    let asked = variable(&mut plan, VariableType::Code(yes_no));
    let part = variable(&mut plan, VariableType::Code(parts));
    let of = Condition::Codes(asked, [CodeId(0)].into());
    indicator(&mut plan, Measure::Share { of, base: None }, &[&[part]]);
    plan.indicators[0].standardise = vec![standard(&mut plan, part, shares)];
    let mut tables = Vec::new();
    for (at, told) in told.iter().enumerate() {
        let own = association(&mut plan, &format!("a{at}"));
        let (mut said, mut of) = (Vec::new(), Vec::new());
        for (at, counts) in told.iter().enumerate() {
            let code = u16::try_from(at).unwrap();
            let split = if at < shares.len() {
                Ok(code)
            } else {
                Err(Missing::NoAnswer)
            };
            for (answer, count) in [0, 1].into_iter().zip(counts) {
                said.extend(std::iter::repeat_n(Ok(answer), *count));
                of.extend(std::iter::repeat_n(split, *count));
            }
        }
        tables.push(table(own, &[(asked, codes(said)), (part, codes(of))]));
    }
    (plan, tables)
}

/// The standardised estimates: of associations, and of the sector.
fn standardised((plan, tables): (Plan, Vec<Table>)) -> Vec<Figure> {
    let mut all = figures(&plan, tables);
    all.retain(|it| it.key.estimator == Estimator::Standardised(StandardId(0)));
    all
}

fn of(figures: &[Figure], association: Option<usize>) -> &Figure {
    let association = association.map(AssociationId);
    let mut all = figures.iter();
    all.find(|it| it.key.association == association).unwrap()
}

#[track_caller]
fn assert_is(figure: &Figure, known: [f64; 3], how: Method) {
    let Precision::Interval {
        bounds: [low, high],
        method,
        finite: false,
        weighted: false,
        ..
    } = figure.numbers.precision
    else {
        panic!("{:?}", figure.numbers.precision);
    };
    let value = figure.numbers.value.unwrap();
    for (found, known) in [value, low, high].into_iter().zip(known) {
        assert!((found - known).abs() <= 1e-10, "{found}, not {known}");
    }
    assert_eq!(method, how);
}

const APPLICANTS: [i128; 6] = [933, 585, 918, 792, 584, 714];
const WOMEN: [[usize; 2]; 6] = [
    [89, 19],
    [17, 8],
    [202, 391],
    [131, 244],
    [94, 299],
    [24, 317],
];
const MEN: [[usize; 2]; 6] = [
    [512, 313],
    [353, 207],
    [120, 205],
    [138, 279],
    [53, 138],
    [22, 351],
];

/// R's `UCBAdmissions`: known answers of [`crate::statistics::strata`].
#[test]
fn women_and_men_as_if_they_had_asked_the_same_departments() {
    let found = standardised(shares(&[&WOMEN, &MEN], &APPLICANTS));
    assert_eq!(found.len(), 3);
    let women = [
        42.995_538_046_072_51,
        39.890_908_341_693_97,
        46.156_255_500_741_21,
    ];
    assert_is(of(&found, Some(0)), women, Method::Logit);
    let men = [
        38.731_858_268_942_22,
        36.927_209_496_834_346,
        40.567_975_269_648_39,
    ];
    assert_is(of(&found, Some(1)), men, Method::Logit);
    // Of all applicants the structure is their own.
    let sector = of(&found, None);
    let value = sector.numbers.value.unwrap();
    assert!((value - 100.0 * 1755.0 / 4526.0).abs() < 1e-10, "{value}");
    assert_eq!((sector.numbers.n, sector.numbers.denominator), (4526, None));
}

#[test]
fn those_of_no_known_part_are_in_no_share_and_counted() {
    let known = [[10, 10], [15, 5]];
    let with = [[10, 10], [15, 5], [0, 7]];
    let found = standardised(shares(&[&with, &known], &[40, 60]));
    let own = of(&found, Some(0));
    // 0.4 × 10/20 + 0.6 × 15/20, and not 25/47 of those who answered.
    assert!((own.numbers.value.unwrap() - 65.0).abs() < 1e-12);
    assert_eq!(own.numbers.n, 40);
    assert!(own.numbers.flags.contains(&Flag::UnknownLeftOut(7)));
    let sector = &of(&found, None).numbers;
    assert_eq!((sector.n, sector.contributors()), (80, 2));
    assert!(sector.flags.contains(&Flag::UnknownLeftOut(7)));
    let clean = &of(&found, Some(1)).numbers;
    assert!(!clean.bears(|it| matches!(it, Flag::UnknownLeftOut(_))));
    assert_eq!(clean.value, own.numbers.value);
}

#[test]
fn no_value_is_made_of_the_other_parts_alone() {
    for (told, shares_of, why) in [
        // One observation, then none, of a part that weighs.
        ([[10, 10], [1, 0]], [40, 60], Some(Unknown::ThinPart)),
        ([[10, 10], [0, 0]], [40, 60], Some(Unknown::ThinPart)),
        // A part of no weight is missed by nobody.
        ([[10, 10], [0, 0]], [100, 0], None),
        ([[10, 10], [2, 0]], [40, 60], None),
    ] {
        let whole = [[10, 10], [15, 5]];
        let found = standardised(shares(&[&told, &whole], &shares_of));
        let own = &of(&found, Some(0)).numbers;
        assert_eq!(own.value.is_none(), why.is_some(), "{told:?}");
        if let Some(why) = why {
            assert_eq!(own.precision, Precision::Unknown(why));
            assert_eq!(own.quality, Quality::NoData);
        }
        assert!(of(&found, None).numbers.value.is_some());
    }
}

/// By hand: 0.25 × 12 + 0.75 × 24, and the error √(0.25² × 2.5/5 + 0.75² × 8/6) with 9 degrees of freedom; R's `qt`.
#[test]
fn a_mean_by_two_variables_whatever_their_order() {
    let mut plan = plan();
    let parts = list(&mut plan, &[("A", ""), ("B", "")]);
    let one = list(&mut plan, &[("Z", "")]);
    let x = number(&mut plan, 1);
    let part = variable(&mut plan, VariableType::Code(parts));
    let other = variable(&mut plan, VariableType::Code(one));
    indicator(&mut plan, Measure::Mean(x), &[&[other, part]]);
    let id = standard(&mut plan, part, &[25, 75]);
    plan.standards[0].by = vec![part, other];
    let shares = [(0, 25), (1, 75)];
    let shares = shares.map(|(code, share)| (vec![CodeId(code), CodeId(0)], Decimal::whole(share)));
    plan.standards[0].shares = shares.into();
    plan.indicators[0].standardise = vec![id];
    let own = association(&mut plan, "a");
    let of_a = [100, 110, 120, 130, 140];
    let of_b = [200, 220, 240, 260, 280, 240];
    let answers = of_a.iter().chain(&of_b).map(|x| Ok(*x)).collect();
    let of_part = (0..11).map(|at| Ok(u16::from(at >= 5))).collect();
    let columns = [
        (x, numbers(answers)),
        (part, codes(of_part)),
        (other, codes(vec![Ok(0); 11])),
    ];
    let tables = vec![table(own, &columns)];
    let found = standardised((plan, tables));
    // s² of the parts: 2.5, and 8 over 6 answers.
    let error = (0.0625_f64 * 2.5 / 5.0 + 0.5625 * 8.0 / 6.0).sqrt();
    let half = 2.262_157_162_798_205 * error;
    let known = [21.0, 21.0 - half, 21.0 + half];
    assert_is(of(&found, None), known, Method::Student);
}
