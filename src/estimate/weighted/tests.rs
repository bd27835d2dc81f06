//! Known answers of weighted figures, by R's survey: `svymean`, `svyratio`, `rake`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::tests::{figures, sector};
use super::*;
use crate::aggregate::aggregate;
use crate::collection::Collection;
use crate::decimal::Decimal;
use crate::derive::fixture::{
    association, codes, indicator, list, number, numbers, plan, table, variable,
};
use crate::diagnostic::Diagnostics;
use crate::estimate::estimate;
use crate::figure::{Figure, Flag, Numbers, Reached};
use crate::observation::{Column, Table};
use crate::plan::{
    AssociationId, Condition, Heading, IndicatorId, Margin, Plan, VariableId, VariableType, Weights,
};
use crate::source_text::{Place, SourceTexts};

const X: [i64; 12] = [3, 5, 2, 8, 9, 4, 7, 6, 1, 10, 5, 4];
const Y: [i64; 12] = [4, 6, 3, 9, 12, 5, 9, 7, 2, 11, 8, 4];
const W: [i64; 12] = [50, 150, 200, 25, 125, 75, 100, 100, 175, 50, 80, 70];

fn place() -> Place {
    let file = SourceTexts::default().add("test.yaml".into(), String::new());
    Place::new(file, 0, 0)
}

/// Weights of a column, whichever.
fn column() -> Weights {
    Weights::Column(Heading {
        text: "Poids".into(),
        is_code: false,
        place: place(),
    })
}

/// A plan that measures all that can be weighed, and what cannot.
struct World {
    plan: Plan,
    columns: [VariableId; 3],
}

fn world() -> World {
    let mut plan = plan();
    let low_high = list(&mut plan, &[("low", ""), ("high", "")]);
    let x = number(&mut plan, 0);
    let y = number(&mut plan, 0);
    let high = variable(&mut plan, VariableType::Code(low_high));
    let of = Condition::Codes(high, [CodeId(1)].into());
    for measure in [
        Measure::Share { of, base: None },
        Measure::Mean(x),
        Measure::Ratio {
            of: x,
            over: y,
            times: Decimal::whole(1),
        },
        Measure::Nps(x),
        Measure::Distribution(high),
        Measure::Median(x),
        Measure::Count,
        Measure::Sum(x),
    ] {
        indicator(&mut plan, measure, &[]);
    }
    World {
        plan,
        columns: [x, y, high],
    }
}

const SHARE: IndicatorId = IndicatorId(0);
const MEAN: IndicatorId = IndicatorId(1);
const RATIO: IndicatorId = IndicatorId(2);
const NPS: IndicatorId = IndicatorId(3);
const MEDIAN: IndicatorId = IndicatorId(5);
const COUNT: IndicatorId = IndicatorId(6);
const SUM: IndicatorId = IndicatorId(7);

impl World {
    fn table(&self, association: AssociationId, x: &[i64], y: &[i64], w: &[i64]) -> Table {
        let [of_x, of_y, of_high] = self.columns;
        let of = |values: &[i64]| numbers(values.iter().copied().map(Ok).collect());
        let high: Column = codes(x.iter().map(|x| Ok(u16::from(*x >= 5))).collect());
        let mut table = table(
            association,
            &[(of_x, of(x)), (of_y, of(y)), (of_high, high)],
        );
        // In hundredths.
        table.weights = w.iter().map(|w| w * 10_000).collect();
        table
    }

    /// The figures of one association that has weights.
    fn alone(mut self, w: &[i64]) -> Vec<Figure> {
        let own = association(&mut self.plan, "a");
        self.plan.associations[0].sources[0].weights = Some(column());
        let table = self.table(own, &X, &Y, w);
        figures(&self.plan, vec![table])
    }
}

fn assert_near(found: f64, known: f64) {
    let error = (found - known).abs();
    assert!(
        error <= 1e-12 * known.abs().max(1.0),
        "{found}, not {known}"
    );
}

fn assert_interval(numbers: &Numbers, method: Method, value: f64, known: Bounds) {
    assert_near(numbers.value.unwrap(), value);
    let Precision::Interval {
        bounds,
        method: found,
        weighted: true,
        finite: false,
        ..
    } = numbers.precision
    else {
        panic!("{:?}", numbers.precision);
    };
    assert_eq!(found, method);
    for (found, known) in bounds.into_iter().zip(known) {
        assert_near(found, known);
    }
}

/// Bounds of the share: Wilson's with (Σw)² / Σw² = 9.5175; of the mean and the ratio: `confint(…, df = 11)`; of the score:
/// `svymean` of 1, 0 and −1 by the normal law, over n rather than n − 1.
#[test]
fn weighted_figures_are_those_of_r() {
    let figures = world().alone(&W);
    let of = |id| sector(&figures, id);
    let share = of(SHARE);
    let known = [24.992_852_933_626_37, 78.569_364_902_370_71];
    assert_interval(share, Method::Wilson, 52.5, known);
    assert_near(share.n_effective.unwrap(), 9.517_514_871_116_985);
    assert_eq!(
        (share.n, share.numerator, share.denominator),
        (12, None, None)
    );
    assert_eq!(share.hits, [7]);
    let known = [2.594_396_502_357_81, 6.705_603_497_642_19];
    assert_interval(of(MEAN), Method::Linearised, 4.65, known);
    let known = [0.708_983_785_393_960_6, 0.836_722_585_797_175];
    assert_interval(
        of(RATIO),
        Method::Linearised,
        0.772_853_185_595_567_8,
        known,
    );
    let known = [-103.543_891_121_700_95, -17.289_442_211_632_387];
    assert_interval(of(NPS), Method::Nps, -60.416_666_666_666_664, known);
    let high = figures.iter().find(|it| it.key.code == Some(CodeId(1)));
    let high = &high.unwrap().numbers;
    assert_eq!((high.value, high.precision), (share.value, share.precision));
    let median = of(MEDIAN);
    assert_eq!(median.value, Some(5.0));
    assert_eq!(median.precision, Precision::Unknown(Unknown::Weighted));
}

#[test]
fn what_is_weighted_says_so_and_what_is_not_too() {
    let figures = world().alone(&W);
    let told = BTreeSet::from([Flag::Weighted, Flag::MaxWeight(20)]);
    for id in [SHARE, MEAN, RATIO, NPS, MEDIAN] {
        assert_eq!(sector(&figures, id).flags, told);
    }
    for (id, value) in [(COUNT, 12.0), (SUM, 64.0)] {
        let numbers = sector(&figures, id);
        assert_eq!(numbers.value, Some(value));
        assert_eq!(numbers.n_effective, None);
        assert!(numbers.bears(|flag| flag == Flag::Unweighted));
    }
}

/// Equal weights change no value and no bound, but the law of a mean's.
#[test]
fn equal_weights_are_none() {
    let plain = {
        let mut world = world();
        let own = association(&mut world.plan, "a");
        let table = world.table(own, &X, &Y, &[]);
        figures(&world.plan, vec![table])
    };
    let same = world().alone(&[250; 12]);
    for (plain, same) in plain.iter().zip(&same) {
        assert_eq!(plain.numbers.value, same.numbers.value);
        let bounds = |numbers: &Numbers| match numbers.precision {
            Precision::Interval { bounds, .. } => Some(bounds),
            _ => None,
        };
        let pair = bounds(&plain.numbers).zip(bounds(&same.numbers));
        for (a, b) in pair.into_iter().flat_map(|(a, b)| a.into_iter().zip(b)) {
            assert_near(a, b);
        }
    }
    assert_eq!(sector(&same, SHARE).n_effective, Some(12.0));
    assert_eq!(sector(&plain, SHARE).n_effective, None);
}

/// An association that weighs and one that does not keep their sizes: 12 and 4.
#[test]
fn samples_are_pooled_by_their_sizes() {
    let mut world = world();
    let [first, second] = ["a", "b"].map(|id| association(&mut world.plan, id));
    world.plan.associations[0].sources[0].weights = Some(column());
    // Weights a hundred times as heavy say the same.
    let heavy = W.map(|w| w * 100);
    let tables = vec![
        world.table(first, &X, &Y, &heavy),
        world.table(second, &[1, 1, 9, 2], &[1, 1, 9, 2], &[]),
    ];
    let figures = figures(&world.plan, tables);
    let share = sector(&figures, SHARE);
    assert_near(share.value.unwrap(), (12.0 * 52.5 + 4.0 * 25.0) / 16.0);
    let squares = 12.0 * 12.0 / 9.517_514_871_116_985 + 4.0;
    assert_near(share.n_effective.unwrap(), 16.0 * 16.0 / squares);
    assert_near(
        sector(&figures, MEAN).value.unwrap(),
        (12.0 * 4.65 + 13.0) / 16.0,
    );
    let own = figures
        .iter()
        .find(|figure| figure.key.indicator == SHARE && figure.key.association == Some(second));
    let own = &own.unwrap().numbers;
    assert_eq!((own.value, own.n_effective), (Some(25.0), None));
    assert!(own.flags.is_empty());
}

/// A year whose weights are all heavier is another sample.
#[test]
fn each_period_is_a_sample_of_its_own() {
    let mut world = world();
    let own = association(&mut world.plan, "a");
    world.plan.associations[0].sources[0].weights = Some(column());
    let heavy = W.map(|w| w * 7);
    let twice = |values: [i64; 12]| [values, values].concat();
    let mut table = world.table(own, &twice(X), &twice(Y), &[W, heavy].concat());
    for month in &mut table.months[12..] {
        *month -= 12;
    }
    let figures = figures(&world.plan, vec![table]);
    let shares = figures
        .iter()
        .filter(|it| it.key.indicator == SHARE && it.key.association.is_none());
    let shares: Vec<&Numbers> = shares.map(|it| &it.numbers).collect();
    assert_eq!(shares.len(), 2);
    assert_eq!(shares[0], shares[1]);
    assert_near(shares[0].value.unwrap(), 52.5);
}

#[test]
fn no_order_of_rows_matters() {
    let mut world = world();
    let own = association(&mut world.plan, "a");
    let margin = Margin {
        variable: world.columns[2],
        shares: [(CodeId(0), 30), (CodeId(1), 70)]
            .map(|(code, share)| (code, Decimal::whole(share)))
            .into(),
    };
    let rake = Weights::Rake {
        margins: vec![margin],
        cap: Some(1_100_000),
        place: place(),
    };
    let turned = |mut values: [i64; 12]| {
        values.reverse();
        values
    };
    for weights in [column(), rake] {
        world.plan.associations[0].sources[0].weights = Some(weights);
        let cells = |x: [i64; 12], y: [i64; 12], w: [i64; 12]| {
            let collection = Collection {
                tables: vec![world.table(own, &x, &y, &w)],
                ..Collection::default()
            };
            aggregate(&world.plan, &collection, &mut Diagnostics::default()).unwrap()
        };
        let forth = cells(X, Y, W);
        assert_eq!(forth, cells(turned(X), turned(Y), turned(W)));
        assert!(forth.cells.values().any(|cell| cell.weighed.is_some()));
    }
}

#[test]
fn a_median_is_where_half_of_the_weight_is() {
    let median = |x: &[i64], w: &[i64]| {
        let mut world = world();
        let own = association(&mut world.plan, "a");
        world.plan.associations[0].sources[0].weights = Some(column());
        let table = world.table(own, x, x, w);
        sector(&figures(&world.plan, vec![table]), MEDIAN).value
    };
    assert_eq!(median(&[1, 2, 3], &[100, 100, 200]), Some(2.5));
    assert_eq!(median(&[3, 2, 1], &[210, 90, 100]), Some(3.0));
    assert_eq!(median(&[1, 2, 3], &[100, 100, 100]), Some(2.0));
}

/// Schools of California (`apisrs`): by kind and target, those that improved enough and those that did not.
fn schools(
    cap: Option<i64>,
    rows: &[(u16, u16, usize, usize)],
) -> (Vec<Figure>, Vec<&'static str>) {
    let mut plan = plan();
    let kinds = list(&mut plan, &[("E", ""), ("H", ""), ("M", "")]);
    let yes_no = list(&mut plan, &[("N", ""), ("Y", "")]);
    let [kind, target, improved] = [kinds, yes_no, yes_no]
        .map(VariableType::Code)
        .map(|of| variable(&mut plan, of));
    let of = Condition::Codes(improved, [CodeId(1)].into());
    indicator(&mut plan, Measure::Share { of, base: None }, &[]);
    indicator(&mut plan, Measure::Count, &[]);
    let own = association(&mut plan, "a");
    let margin = |variable, shares: &[i128]| Margin {
        variable,
        shares: (0..)
            .map(CodeId)
            .zip(shares.iter().copied().map(Decimal::whole))
            .collect(),
    };
    plan.associations[0].sources[0].weights = Some(Weights::Rake {
        margins: vec![
            margin(kind, &[4421, 755, 1018]),
            margin(target, &[1072, 5122]),
        ],
        cap,
        place: place(),
    });
    let each = rows.iter().flat_map(|(kind, target, no, yes)| {
        let rows = [(0, *no), (1, *yes)].into_iter();
        rows.flat_map(|(improved, count)| std::iter::repeat_n([*kind, *target, improved], count))
    });
    let each: Vec<[u16; 3]> = each.collect();
    let column = |at: usize| codes(each.iter().map(|row| Ok(row[at])).collect());
    let columns = [
        (kind, column(0)),
        (target, column(1)),
        (improved, column(2)),
    ];
    let collection = Collection {
        tables: vec![table(own, &columns)],
        ..Collection::default()
    };
    let mut found = Diagnostics::default();
    let cells = aggregate(&plan, &collection, &mut found).unwrap();
    let figures = estimate(&plan, &cells, Confidence::default());
    let codes = found.iter().map(|it| it.code.name()).collect();
    (figures, codes)
}

const SCHOOLS: [(u16, u16, usize, usize); 6] = [
    (0, 0, 14, 1),
    (0, 1, 20, 107),
    (1, 0, 12, 1),
    (1, 1, 2, 10),
    (2, 0, 9, 0),
    (2, 1, 10, 14),
];

#[test]
fn a_source_is_raked_to_its_margins() {
    let (figures, told) = schools(None, &SCHOOLS);
    assert_eq!(told, [""; 0]);
    let share = sector(&figures, SHARE);
    // Weights have six decimals.
    let error = share.value.unwrap() - 67.382_964_693_102_98;
    assert!(error.abs() < 1e-5, "{error}");
    let error = share.n_effective.unwrap() - 199.810_859_536_399_5;
    assert!(error.abs() < 1e-4, "{error}");
    assert_eq!(share.flags, [Flag::Weighted, Flag::MaxWeight(10)].into());
    assert_eq!(share.reached, Reached::Indication);
}

#[test]
fn a_cap_that_bites_is_told() {
    let few = [
        (0, 0, 1, 1),
        (0, 1, 1, 1),
        (1, 0, 60, 40),
        (1, 1, 2, 2),
        (2, 1, 2, 2),
    ];
    let capped = |cap| {
        let (figures, _) = schools(Some(cap), &few);
        sector(&figures, SHARE).flags.clone()
    };
    let flags = capped(5_000_000);
    assert!(flags.contains(&Flag::Cap(5_000_000)), "{flags:?}");
    assert!(flags.contains(&Flag::MaxWeight(50)), "{flags:?}");
    let flags = capped(1_000_000_000);
    assert!(
        !flags.iter().any(|it| matches!(it, Flag::Cap(_))),
        "{flags:?}"
    );
}

#[test]
fn a_sample_that_cannot_be_raked_enters_no_weighted_figure() {
    let no_middle = &SCHOOLS[..4];
    let (figures, told) = schools(None, no_middle);
    assert_eq!(told, ["margin-unreachable"]);
    let count: usize = no_middle.iter().map(|(_, _, no, yes)| no + yes).sum();
    let counted = sector(&figures, IndicatorId(1));
    assert_eq!(counted.n, i128::try_from(count).unwrap());
    let weighed: BTreeMap<_, _> = figures
        .iter()
        .filter(|figure| figure.key.indicator == SHARE)
        .map(|figure| (figure.key.association, figure.numbers.n))
        .collect();
    assert!(weighed.values().all(|n| *n == 0), "{weighed:?}");
}
