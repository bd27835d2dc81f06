//! Known products, what is never added up, and properties over drawn tables.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::i18n::Text;
use crate::output::sample;
use crate::plan::{CodeId, IndicatorId, VariableId, Waves};
use crate::referential::{Paid, Per};
use crate::release::Audience;
use crate::source_text::SourceTexts;

fn of(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn range(low: &str, central: &str, high: &str) -> Range {
    Range {
        low: of(low),
        central: of(central),
        high: of(high),
    }
}

fn cost(id: usize, amount: Range) -> UnitCost {
    UnitCost {
        id: format!("c{id}"),
        label: Text::same("C"),
        scope: Text::same("S"),
        unit: Text::same("euros"),
        per: Per::Person,
        paid: Paid::Yearly,
        amount,
        year: "2023".into(),
        source: Text::same("S"),
        excludes: BTreeSet::new(),
    }
}

/// Of the indicator at `indicator` of the sample, whole, by the cost at `cost`.
fn effect(indicator: usize, cost: usize) -> Effect {
    Effect {
        indicator: IndicatorId(indicator),
        waves: Waves::None,
        codes: BTreeSet::new(),
        part: BTreeMap::new(),
        cost,
        years: Some(range("0.5", "0.75", "1")),
        attributed: range("20", "35", "50"),
        deadweight: None,
        because: Text::same("B"),
    }
}

fn answers(codes: &[u16], cost: usize) -> Effect {
    Effect {
        codes: codes.iter().map(|code| CodeId(*code)).collect(),
        ..effect(2, cost)
    }
}

fn table(costs: Vec<UnitCost>, effects: Vec<Effect>) -> CostTable {
    CostTable {
        id: "t".into(),
        version: None,
        file: SourceTexts::default().add("t.yaml".into(), String::new()),
        currency: "EUR".into(),
        prices: "2023".into(),
        costs,
        effects,
    }
}

fn thousand() -> UnitCost {
    cost(0, range("900", "1000", "1100"))
}

/// What each line of `table` is worth on the sample, and the totals.
fn valued(table: &CostTable) -> (Vec<Result<Worth, Unvalued>>, Vec<Totals>) {
    let (plan, release) = (sample::plan(), sample::release(Audience::Public));
    let valuation = Valuation::of(&plan, table, &release, None);
    let worth = valuation.lines.iter().map(|line| line.worth).collect();
    (worth, valuation.totals)
}

#[test]
fn a_product_is_of_its_ends() {
    let mut lessened = effect(0, 0);
    lessened.deadweight = Some(range("0", "10", "20"));
    let mut once = effect(0, 0);
    once.years = None;
    let both = table(vec![thousand()], vec![effect(0, 0), lessened, once]);
    let (worth, _) = valued(&both);
    let amounts: Vec<Range> = worth.iter().map(|it| it.unwrap().amount).collect();
    // 561 persons in the sample.
    assert_eq!(amounts[0], range("50490", "147262.5", "308550"));
    assert_eq!(amounts[1], range("40392", "132536.25", "308550"));
    assert_eq!(amounts[2], range("100980", "196350", "308550"));
    assert_eq!(worth[0].unwrap().number, Decimal::whole(561));
}

#[test]
fn answers_of_one_question_are_added_and_one_withheld_takes_the_whole_away() {
    let sex = |codes: &[u16]| Effect {
        part: BTreeMap::from([(VariableId(0), codes.iter().map(|it| CodeId(*it)).collect())]),
        ..effect(0, 0)
    };
    let of = |effect: Effect| valued(&table(vec![thousand()], vec![effect])).0;
    let number = |effect: Effect| of(effect)[0].map(|it| it.number.to_string());
    assert_eq!(number(answers(&[0], 0)), Ok("300".into()));
    assert_eq!(number(answers(&[0, 1], 0)), Ok("400".into()));
    assert_eq!(number(sex(&[0])), Ok("12".into()));
    assert_eq!(number(sex(&[1])), Err(Unvalued::Withheld));
    assert_eq!(number(sex(&[0, 1])), Err(Unvalued::Withheld));
}

#[test]
fn a_figure_that_may_not_be_put_forward_is_not_valued() {
    let (plan, mut release) = (sample::plan(), sample::release(Audience::Public));
    let table = table(vec![thousand()], vec![effect(0, 0)]);
    for (change, why) in [
        (0, Unvalued::NoHeadline),
        (1, Unvalued::NoNumber),
        (2, Unvalued::NoData),
    ] {
        let row = &mut release.rows[0];
        let mut numbers = sample::release(Audience::Public).rows[0]
            .numbers()
            .unwrap()
            .clone();
        match change {
            0 => {
                numbers.flags.insert(crate::figure::Flag::NoHeadline);
            }
            1 => numbers.numerator = None,
            _ => numbers.value = None,
        }
        row.content = crate::release::Content::Free(numbers);
        let valuation = Valuation::of(&plan, &table, &release, None);
        assert_eq!(valuation.lines[0].worth, Err(why));
        assert!(valuation.totals[0].each.is_empty());
    }
}

#[test]
fn what_is_too_large_to_count_is_said() {
    let huge = cost(0, range("1", "1", "1"));
    let mut huge = UnitCost {
        amount: Range {
            high: Decimal::whole(i128::MAX / 2),
            ..huge.amount
        },
        ..huge
    };
    huge.amount.central = of("2");
    let (worth, totals) = valued(&table(vec![huge], vec![effect(0, 0)]));
    assert_eq!(worth, [Err(Unvalued::TooLarge)]);
    assert!(totals[0].each.is_empty());
}

#[test]
fn costs_that_exclude_one_another_are_never_in_one_total() {
    let mut costs: Vec<UnitCost> = (0..3)
        .map(|at| UnitCost {
            id: format!("c{at}"),
            ..thousand()
        })
        .collect();
    costs[0].excludes.insert(1);
    costs[1].excludes.insert(0);
    let effects = vec![answers(&[0], 0), answers(&[1], 1), answers(&[0, 1], 2)];
    let (_, totals) = valued(&table(costs, effects));
    let [period] = &totals[..] else {
        panic!("one period")
    };
    let adds: Vec<&[usize]> = period.each.iter().map(|it| it.adds.as_slice()).collect();
    assert_eq!(adds, [[0, 2], [1, 2]]);
    assert_eq!(
        period.each[0].left,
        [(1, Left::Beside(0, Conflict::Exclusive))]
    );
    // 700 and 500 persons.
    assert_eq!(period.each[0].amount.central, of("183750"));
    assert_eq!(period.each[1].amount.central, of("131250"));
}

#[test]
fn one_cost_of_two_indicators_is_not_added_up_and_periods_never_are() {
    let mut plan = sample::plan();
    // Two indicators of the year.
    plan.indicators[3].measure = crate::plan::Measure::Count;
    let mut release = sample::release(Audience::Public);
    let wellbeing = release.rows.len() - 2;
    release.rows[wellbeing].key.waves = Waves::None;
    let table = table(
        vec![thousand()],
        vec![answers(&[0], 0), effect(3, 0), effect(0, 0)],
    );
    let valuation = Valuation::of(&plan, &table, &release, None);
    let quarter = &valuation.totals[valuation.totals.len() - 1];
    let year = &valuation.totals[0];
    assert_ne!(year.period, quarter.period);
    assert_eq!(year.each.len(), 2);
    let left: Vec<_> = year.each.iter().map(|it| it.left.clone()).collect();
    let same = |at, beside| vec![(at, Left::Beside(beside, Conflict::SameCost))];
    assert_eq!(left, [same(1, 0), same(0, 1)]);
    assert_eq!(year.missing, [2]);
    assert_eq!(quarter.missing, [0, 1]);
}

#[test]
fn the_widest_swing_comes_first() {
    let mut costs = vec![thousand(), cost(1, range("1", "1000", "1100"))];
    costs[1].id = "c1".into();
    let table = table(costs, vec![answers(&[0], 0), answers(&[1], 1)]);
    let (_, totals) = valued(&table);
    let total = &totals[0].each[0];
    // 300 × 1000 × 0.75 × 0.35 + 100 × 1000 × 0.75 × 0.35
    assert_eq!(total.amount.central, of("105000"));
    let swings: Vec<(Parameter, String, String)> = total
        .swings
        .iter()
        .map(|it| (it.parameter, it.at_low.to_string(), it.at_high.to_string()))
        .collect();
    let swing = |parameter, low: &str, high: &str| (parameter, low.to_owned(), high.to_owned());
    assert_eq!(
        swings,
        [
            swing(Parameter::Attributed(0), "71250", "138750"),
            swing(Parameter::Years(0), "78750", "131250"),
            swing(Parameter::Cost(1), "78776.25", "107625"),
            swing(Parameter::Attributed(1), "93750", "116250"),
            swing(Parameter::Years(1), "96250", "113750"),
            swing(Parameter::Cost(0), "97125", "112875"),
        ]
    );
}

/// All sets of `count` things that hold no pair of `against` and to which none can be added: by trying every one.
fn largest(count: usize, against: &BTreeSet<(usize, usize)>) -> Vec<Vec<usize>> {
    let holds = |set: u32| {
        let of = |at: &usize| set & (1 << at) != 0;
        let all: Vec<usize> = (0..count).filter(of).collect();
        let mut pairs = all
            .iter()
            .flat_map(|one| all.iter().map(move |two| (*one, *two)));
        !pairs.any(|pair| against.contains(&pair))
    };
    let sets = (0..1_u32 << count).filter(|set| holds(*set));
    let whole =
        sets.filter(|set| (0..count).all(|at| set & (1 << at) != 0 || !holds(set | (1 << at))));
    let mut found: Vec<Vec<usize>> = whole
        .map(|set| (0..count).filter(|at| set & (1 << at) != 0).collect())
        .collect();
    found.sort();
    found
}

fn drawn_range(most: i128) -> impl Strategy<Value = Range> {
    proptest::collection::vec(0..=most, 3).prop_map(|mut units| {
        units.sort_unstable();
        let at = |at: usize| Decimal {
            units: units[at],
            decimals: 2,
        };
        Range {
            low: at(0),
            central: at(1),
            high: at(2),
        }
    })
}

/// A table whose effects are each of its own cost, some of which exclude others.
fn drawn() -> impl Strategy<Value = (CostTable, BTreeSet<(usize, usize)>)> {
    let one = (
        drawn_range(5_000_000),
        drawn_range(500),
        drawn_range(10_000),
        proptest::option::of(drawn_range(10_000)),
        0..3_usize,
    )
        .boxed();
    (1..8_usize).prop_flat_map(move |count| {
        let pairs = proptest::collection::btree_set((0..count, 0..count), 0..10);
        (proptest::collection::vec(one.clone(), count), pairs).prop_map(|(drawn, pairs)| {
            let pairs: BTreeSet<(usize, usize)> =
                pairs.into_iter().filter(|(one, two)| one != two).collect();
            let mirrored = pairs.iter().map(|(one, two)| (*two, *one));
            let against: BTreeSet<(usize, usize)> = pairs.iter().copied().chain(mirrored).collect();
            let (mut costs, mut effects) = (Vec::new(), Vec::new());
            for (at, (amount, years, attributed, deadweight, which)) in
                drawn.into_iter().enumerate()
            {
                let excludes = against
                    .iter()
                    .filter(|(one, _)| *one == at)
                    .map(|(_, two)| *two);
                costs.push(UnitCost {
                    excludes: excludes.collect(),
                    ..cost(at, amount)
                });
                let codes: &[u16] = [&[0][..], &[1], &[0, 1]][which];
                effects.push(Effect {
                    years: Some(years),
                    attributed,
                    deadweight,
                    ..answers(codes, at)
                });
            }
            (table(costs, effects), against)
        })
    })
}

proptest! {
    #[test]
    fn totals_are_the_largest_sets_that_hold_together((table, against) in drawn()) {
        let (worth, totals) = valued(&table);
        let expected = largest(table.effects.len(), &against);
        let [period] = &totals[..] else { panic!("one period") };
        prop_assert_eq!(period.too_many, expected.len() > 6);
        if !period.too_many {
            let adds: Vec<Vec<usize>> = period.each.iter().map(|it| it.adds.clone()).collect();
            prop_assert_eq!(adds, expected);
        }
        for total in &period.each {
            for (one, two) in &against {
                prop_assert!(!(total.adds.contains(one) && total.adds.contains(two)));
            }
            prop_assert_eq!(total.adds.len() + total.left.len(), worth.len());
            let [low, central, high] = [total.amount.low, total.amount.central, total.amount.high].map(Decimal::to_f64);
            prop_assert!(low <= central && central <= high);
            let sum: f64 = total.adds.iter().map(|at| worth[*at].unwrap().amount.central.to_f64()).sum();
            prop_assert!((sum - central).abs() <= 1e-9 * central.max(1.0));
            let mut widest = f64::INFINITY;
            for swing in &total.swings {
                let ends = [swing.at_low, swing.at_high].map(Decimal::to_f64);
                prop_assert!(ends.iter().all(|it| low <= it + 1e-6 && *it <= high + 1e-6));
                let falls = matches!(swing.parameter, Parameter::Deadweight(_));
                prop_assert_eq!(ends[0] > ends[1], falls);
                let width = (ends[1] - ends[0]).abs();
                prop_assert!(width > 0.0 && width <= widest + 1e-6);
                widest = width;
            }
        }
    }
}
