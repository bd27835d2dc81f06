//! Against `svymean` of R's survey, with its strata, its weights and its correction, and bounds by Student's law.

use super::super::tests::figures;
use crate::derive::fixture::{
    JANUARY, association, codes, indicator, list, number, numbers, plan, table, variable,
};
use crate::figure::{Estimator, Figure, Flag, Method, Precision, Unknown};
use crate::observation::Table;
use crate::period::Period;
use crate::plan::{CodeId, Condition, IndicatorId, Measure, Plan, Sample, VariableType};
use crate::referential::{Design, Every, Missing};

/// What an association declares: how many were eligible, and how they were reached.
type Told = Option<(u64, Design)>;

fn declare(plan: &mut Plan, told: Told, period: Period) {
    let source = &mut plan.associations.last_mut().unwrap().sources[0];
    let samples = told.map(|(eligible, design)| Sample {
        period,
        eligible: Some(eligible),
        invited: None,
        design,
        place: source.place,
    });
    source.samples = samples.into_iter().collect();
}

fn year() -> Period {
    Period::holding(JANUARY, Every::Year)
}

/// The share of the sector: of each association who said yes, no and nothing.
fn shares(told: &[(Told, [usize; 3])], period: Period) -> (Plan, Vec<Table>) {
    let mut plan = plan();
    let list = list(&mut plan, &[("O", ""), ("N", "")]);
    let asked = variable(&mut plan, VariableType::Code(list));
    let of = Condition::Codes(asked, [CodeId(0)].into());
    indicator(&mut plan, Measure::Share { of, base: None }, &[&[asked]]);
    let mut tables = Vec::new();
    for (at, (told, [yes, no, silent])) in told.iter().enumerate() {
        let own = association(&mut plan, &format!("a{at}"));
        declare(&mut plan, *told, period);
        let answers = [(Ok(0), yes), (Ok(1), no), (Err(Missing::NoAnswer), silent)];
        let cells = answers
            .into_iter()
            .flat_map(|(answer, count)| std::iter::repeat_n(answer, *count));
        tables.push(table(own, &[(asked, codes(cells.collect()))]));
    }
    (plan, tables)
}

fn means(told: &[(Told, &[i64])]) -> (Plan, Vec<Table>) {
    let mut plan = plan();
    let x = number(&mut plan, 1);
    indicator(&mut plan, Measure::Mean(x), &[]);
    let mut tables = Vec::new();
    for (at, (told, answers)) in told.iter().enumerate() {
        let own = association(&mut plan, &format!("a{at}"));
        declare(&mut plan, *told, year());
        let cells = answers.iter().map(|answer| Ok(*answer)).collect();
        tables.push(table(own, &[(x, numbers(cells))]));
    }
    (plan, tables)
}

/// All stratified estimates.
fn stratified((plan, tables): (Plan, Vec<Table>)) -> Vec<Figure> {
    let mut all = figures(&plan, tables);
    all.retain(|it| it.key.estimator == Estimator::Stratified);
    all
}

fn assert_near(found: f64, known: f64) {
    assert!((found - known).abs() <= 1e-10, "{found}, not {known}");
}

/// The value, the bounds, and the method with whether it is narrowed.
fn assert_is(figure: &Figure, known: [f64; 3], how: (Method, bool)) {
    let Precision::Interval {
        bounds: [low, high],
        method,
        finite,
        ..
    } = figure.numbers.precision
    else {
        panic!("{:?}", figure.numbers.precision);
    };
    let value = figure.numbers.value.unwrap();
    for (found, known) in [value, low, high].into_iter().zip(known) {
        assert_near(found, known);
    }
    assert_eq!((method, finite), how);
}

#[test]
fn associations_weigh_as_many_as_were_eligible() {
    let drawn = |eligible| Some((eligible, Design::Random));
    let told = [(drawn(60), [40, 5, 5]), (drawn(140), [16, 9, 25])];
    let found = stratified(shares(&told, year()));
    // Of the whole alone: how many were eligible of a part is not declared.
    let [figure] = found.as_slice() else {
        panic!("{found:?}");
    };
    let known = [
        71.466_666_666_666_65,
        59.316_135_092_765_2,
        81.142_046_295_603_8,
    ];
    assert_is(figure, known, (Method::Logit, true));
    assert_eq!((figure.numbers.n, figure.numbers.no_answer), (70, 30));
    assert_eq!(figure.numbers.numerator, None);
    // 140 of 200 is more than half, though 45 answers of 70 are the other's.
    assert!(figure.numbers.flags.contains(&Flag::CarriedByOne));
}

#[test]
fn means_are_narrowed_by_the_part_that_was_drawn_and_no_other() {
    let answers: [&[i64]; 3] = [
        &[10, 12, 15, 11, 13],
        &[20, 22, 25, 21, 28, 24],
        &[14, 15, 13, 18, 16],
    ];
    let by = |design| {
        let told = |eligible| Some((eligible, design));
        let told = [
            (told(20), answers[0]),
            (told(300), answers[1]),
            (told(80), answers[2]),
        ];
        stratified(means(&told)).remove(0)
    };
    let known = [2.115, 1.918_728_694_380_948_3, 2.311_271_305_619_052_4];
    assert_is(&by(Design::Random), known, (Method::Student, true));
    let known = [2.115, 1.916_533_949_854_760_9, 2.313_466_050_145_239_5];
    assert_is(&by(Design::SelfSelected), known, (Method::Student, false));
    // Who were all asked and did not all come are no draw.
    assert_is(&by(Design::Census), known, (Method::Student, false));
}

#[test]
fn a_census_needs_no_interval() {
    let all = |eligible| Some((eligible, Design::Census));
    let told = [(all(45), [40, 5, 0]), (all(25), [16, 9, 0])];
    let found = stratified(shares(&told, year()));
    assert_eq!(found[0].numbers.precision, Precision::Census);
    // Each weighs as many as answered: it is the pooled figure.
    assert_near(found[0].numbers.value.unwrap(), 80.0);
}

#[test]
fn nothing_is_estimated_where_one_number_is_not_declared_or_stands_for_others() {
    let drawn = |eligible| Some((eligible, Design::Random));
    let two = [(drawn(60), [40, 5, 5]), (drawn(140), [16, 9, 25])];
    assert_eq!(stratified(shares(&two, year())).len(), 1);
    for told in [
        [(drawn(60), [40, 5, 5]), (None, [16, 9, 25])],
        // More came than were eligible.
        [(drawn(60), [40, 5, 5]), (drawn(49), [16, 9, 25])],
        // One answer tells no variance.
        [(drawn(60), [40, 5, 5]), (drawn(140), [1, 0, 25])],
        // One association is the pooled figure.
        [(drawn(60), [40, 5, 5]), (drawn(140), [0, 0, 25])],
    ] {
        assert!(stratified(shares(&told, year())).is_empty(), "{told:?}");
    }
    // Who brings no answer weighs nothing.
    let three = [two[0], two[1], (None, [0, 0, 3])];
    assert_eq!(stratified(shares(&three, year())).len(), 1);
    // Half a year is not the year.
    let half = Period::parse("2025-S1").unwrap();
    assert!(stratified(shares(&two, half)).is_empty());
    // Of those who are eligible for the indicator alone.
    let (mut plan, tables) = shares(&two, year());
    plan.indicators[0].among = Some(Condition::Codes(
        crate::plan::VariableId(0),
        [CodeId(0), CodeId(1)].into(),
    ));
    assert!(stratified((plan, tables)).is_empty());
}

#[test]
fn what_does_not_vary_has_no_interval() {
    let drawn = |eligible| Some((eligible, Design::Random));
    let told = [(drawn(60), [40, 0, 0]), (drawn(140), [0, 25, 0])];
    let found = stratified(shares(&told, year())).remove(0);
    let why = Precision::Unknown(Unknown::NoVariance);
    assert_eq!(found.numbers.precision, why);
    assert_near(found.numbers.value.unwrap(), 30.0);
    assert_eq!(found.key.indicator, IndicatorId(0));
}
