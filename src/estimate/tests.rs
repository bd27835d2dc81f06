//! Known answers: reference values of the sector, and published tables.

use super::*;
use crate::aggregate::aggregate;
use crate::collection::Collection;
use crate::decimal::Decimal;
use crate::derive::fixture::{
    association, codes, indicator, list, number, numbers, plan, table, variable,
};
use crate::diagnostic::Diagnostics;
use crate::figure::Quality;
use crate::observation::Table;
use crate::plan::{Condition, IndicatorId, Measure, VariableType};
use crate::referential::{Comparability, Missing};

pub(super) fn figures(plan: &Plan, tables: Vec<Table>) -> Vec<Figure> {
    let collection = Collection {
        tables,
        ..Collection::default()
    };
    estimate(
        plan,
        &aggregate(plan, &collection, &mut Diagnostics::default()).unwrap(),
        Confidence::default(),
    )
}

/// The sector's total.
pub(super) fn sector(figures: &[Figure], indicator: IndicatorId) -> &Numbers {
    let total = figures.iter().find(|figure| {
        figure.key.indicator == indicator
            && figure.key.association.is_none()
            && figure.key.disaggregation == 0
    });
    &total.expect("a total").numbers
}

fn shown(value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(String::new, |value| format!("{value:.decimals$}"))
}

fn share(plan: &mut Plan, of: VariableId) -> IndicatorId {
    let of = Condition::Codes(of, [CodeId(0)].into());
    indicator(plan, Measure::Share { of, base: None }, &[])
}

/// `yes` rows of the first code, then the others of the second.
fn answers(yes: usize, n: usize) -> crate::observation::Column {
    codes((0..n).map(|row| Ok(u16::from(row >= yes))).collect())
}

#[test]
fn a_sector_share_is_pooled_and_never_an_average() {
    let mut plan = plan();
    let yes_no = list(&mut plan, &[("O", ""), ("N", "")]);
    let of = variable(&mut plan, VariableType::Code(yes_no));
    let id = share(&mut plan, of);
    let counts = [(180, 300), (12, 15), (45, 60), (20, 80), (30, 40)];
    let tables = counts.iter().enumerate().map(|(at, (yes, n))| {
        let own = association(&mut plan, &format!("a{at}"));
        table(own, &[(of, answers(*yes, *n))])
    });
    let tables = tables.collect();
    let figures = figures(&plan, tables);
    let pooled = sector(&figures, id);
    assert_eq!(shown(pooled.value, 2), "57.98");
    assert_eq!(pooled.numerator, Some(Decimal::whole(287)));
    assert_eq!(pooled.denominator, Some(Decimal::whole(495)));
    assert_eq!(pooled.contributions.len(), 5);
    assert_eq!(pooled.contributions[&AssociationId(0)].n, 300);
    assert_eq!(pooled.comparability, Some(Comparability::Exact));
    assert_eq!(pooled.quality, Quality::Normal);
    // Associations each by itself: 60, 80, 75, 25 and 75 %.
    let spread = pooled.spread.unwrap();
    assert_eq!((spread.mean, spread.range), (63.0, Some([25.0, 80.0])));
    let own: Vec<_> = figures
        .iter()
        .map(|f| (f.key.association, shown(f.numbers.value, 0)))
        .collect();
    assert_eq!(own[0], (None, "58".into()));
    assert_eq!(own[2], (Some(AssociationId(1)), "80".into()));
}

#[test]
fn nps_is_pooled_over_persons() {
    let mut plan = plan();
    let score = number(&mut plan, 0);
    let id = indicator(&mut plan, Measure::Nps(score), &[]);
    let mut tables = Vec::new();
    let scores = |counts: [usize; 3]| {
        let of = |value, count| std::iter::repeat_n(Ok(value), count);
        numbers(
            of(10, counts[0])
                .chain(of(7, counts[1]))
                .chain(of(6, counts[2]))
                .collect(),
        )
    };
    for (name, counts) in [("a", [40, 35, 25]), ("b", [2, 3, 5])] {
        let own = association(&mut plan, name);
        tables.push(table(own, &[(score, scores(counts))]));
    }
    let figures = figures(&plan, tables);
    assert_eq!(shown(sector(&figures, id).value, 2), "10.91");
    let own: Vec<_> = figures.iter().map(|f| shown(f.numbers.value, 0)).collect();
    assert_eq!(own, ["11", "15", "-30"]);
    assert_eq!(sector(&figures, id).numerator, Some(Decimal::whole(12)));
}

#[test]
fn means_medians_sums_and_ratios_of_durations() {
    let mut plan = plan();
    let (days, beds) = (number(&mut plan, 1), number(&mut plan, 0));
    let mean = indicator(&mut plan, Measure::Mean(days), &[]);
    let median = indicator(&mut plan, Measure::Median(days), &[]);
    let sum = indicator(&mut plan, Measure::Sum(days), &[]);
    let times = Decimal::parse("0.5").unwrap();
    let ratio = indicator(
        &mut plan,
        Measure::Ratio {
            of: days,
            over: beds,
            times,
        },
        &[],
    );
    let own = association(&mut plan, "a");
    let run = |tenths: &[i64]| {
        let days_column = numbers(tenths.iter().copied().map(Ok).collect());
        let beds_column = numbers(vec![Ok(7); tenths.len()]);
        let figures = figures(
            &plan,
            vec![table(own, &[(days, days_column), (beds, beds_column)])],
        );
        [mean, median, sum, ratio].map(|id| sector(&figures, id).clone())
    };
    let [mean, median, sum, ratio] = run(&[300, 450, 600, 4000, 9000]);
    assert_eq!(
        [mean.value, median.value, sum.value],
        [Some(287.0), Some(60.0), Some(1435.0)]
    );
    assert_eq!(ratio.value, Some(20.5));
    assert_eq!(
        mean.numerator.map(|sum| sum.to_string()),
        Some("1435".into())
    );
    assert_eq!(ratio.denominator, Some(Decimal::whole(35)));
    assert_eq!(sum.numerator, None);
    assert_eq!(sum.contributions[&own].magnitude, 14350);
    assert_eq!(mean.quality, Quality::Low);
    // An even number: the mean of the two middle values.
    let [_, median, ..] = run(&[300, 450, 601, 4000]);
    assert_eq!(median.value, Some(52.55));
}

#[test]
fn the_median_of_codes_is_that_of_their_values() {
    let mut plan = plan();
    let steps = list(&mut plan, &[("low", "1"), ("mid", "2.5"), ("high", "4")]);
    let step = variable(&mut plan, VariableType::Code(steps));
    let id = indicator(&mut plan, Measure::Median(step), &[]);
    let own = association(&mut plan, "a");
    let rows = codes(vec![Ok(0), Ok(1), Ok(1), Ok(2), Ok(2), Ok(2)]);
    assert_eq!(
        sector(&figures(&plan, vec![table(own, &[(step, rows)])]), id).value,
        Some(3.25)
    );
}

#[test]
fn an_empty_base_and_a_sum_over_nothing_give_no_value() {
    let mut plan = plan();
    let (x, y) = (number(&mut plan, 0), number(&mut plan, 0));
    let mean = indicator(&mut plan, Measure::Mean(x), &[]);
    let times = Decimal::whole(1);
    let ratio = indicator(
        &mut plan,
        Measure::Ratio {
            of: y,
            over: y,
            times,
        },
        &[],
    );
    let own = association(&mut plan, "a");
    let columns = [
        (
            x,
            numbers(vec![Err(Missing::Refused), Err(Missing::NotConcerned)]),
        ),
        (y, numbers(vec![Ok(0), Ok(0)])),
    ];
    let figures = figures(&plan, vec![table(own, &columns)]);
    let mean = sector(&figures, mean);
    assert_eq!(
        (mean.value, mean.n, mean.no_answer, mean.not_concerned),
        (None, 0, 1, 1)
    );
    assert_eq!((mean.quality, mean.comparability), (Quality::NoData, None));
    assert!(mean.contributions.is_empty());
    let ratio = sector(&figures, ratio);
    assert_eq!(
        (ratio.value, ratio.n, ratio.quality),
        (None, 2, Quality::NoData)
    );
}

#[test]
fn many_without_an_answer_make_a_figure_unreliable() {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let id = indicator(&mut plan, Measure::Mean(x), &[]);
    let own = association(&mut plan, "a");
    let quality = |silent: usize| {
        let cells = std::iter::repeat_n(Ok(1), 70);
        let cells = cells.chain(std::iter::repeat_n(Err(Missing::NoAnswer), silent));
        let rows = table(own, &[(x, numbers(cells.collect()))]);
        sector(&figures(&plan, vec![rows]), id).quality
    };
    assert_eq!([quality(30), quality(31)], [Quality::Normal, Quality::Low]);
}

/// Admissions to Berkeley in 1973, by department: men admitted and rejected, then women (Bickel, Hammel and
/// O'Connell, Science, 1975).
pub(super) const BERKELEY: [[usize; 4]; 6] = [
    [512, 313, 89, 19],
    [353, 207, 17, 8],
    [120, 205, 202, 391],
    [138, 279, 131, 244],
    [53, 138, 94, 299],
    [22, 351, 24, 317],
];

#[test]
fn departments_pool_as_published() {
    let mut plan = plan();
    let yes_no = list(&mut plan, &[("admitted", ""), ("rejected", "")]);
    let sexes = list(&mut plan, &[("M", ""), ("F", "")]);
    let admitted = variable(&mut plan, VariableType::Code(yes_no));
    let sex = variable(&mut plan, VariableType::Code(sexes));
    let of = Condition::Codes(admitted, [CodeId(0)].into());
    indicator(&mut plan, Measure::Share { of, base: None }, &[&[sex]]);
    indicator(&mut plan, Measure::Distribution(admitted), &[]);
    let mut tables = Vec::new();
    for (at, counts) in BERKELEY.iter().enumerate() {
        let own = association(&mut plan, &format!("department-{at}"));
        let repeat = |values: [u16; 4]| {
            let cells = values.into_iter().zip(counts);
            codes(
                cells
                    .flat_map(|(value, count)| std::iter::repeat_n(Ok(value), *count))
                    .collect(),
            )
        };
        let columns = [
            (admitted, repeat([0, 1, 0, 1])),
            (sex, repeat([0, 0, 1, 1])),
        ];
        tables.push(table(own, &columns));
    }
    let figures = figures(&plan, tables);
    let value = |association, splits: &[(VariableId, Split)]| {
        let found = figures.iter().find(|figure| {
            figure.key.association == association
                && figure.key.splits == splits
                && figure.key.indicator == IndicatorId(0)
        });
        found.and_then(|figure| figure.numbers.value)
    };
    let (men, women) = ((sex, Split::Code(CodeId(0))), (sex, Split::Code(CodeId(1))));
    let close = |value: Option<f64>, published: f64| {
        assert!(
            (value.unwrap() - published).abs() < 1e-9,
            "{value:?} {published}"
        );
    };
    close(value(None, &[men]), 44.518_766_257_896_69);
    close(value(None, &[women]), 30.354_223_433_242_505);
    close(
        value(Some(AssociationId(0)), &[women]),
        82.407_407_407_407_4,
    );
    close(
        value(Some(AssociationId(5)), &[women]),
        7.038_123_167_155_426,
    );
    // The codes of a distribution, sector first: all are there, and make the whole.
    let codes = figures
        .iter()
        .filter(|figure| figure.key.indicator == IndicatorId(1));
    let codes: Vec<_> = codes
        .filter(|figure| figure.key.association.is_none())
        .collect();
    assert_eq!(
        codes
            .iter()
            .map(|figure| figure.key.code)
            .collect::<Vec<_>>(),
        [Some(CodeId(0)), Some(CodeId(1))]
    );
    close(codes.iter().map(|figure| figure.numbers.value).sum(), 100.0);
}

#[test]
fn a_split_waits_only_for_those_who_can_fill_it() {
    let mut plan = plan();
    let sexes = list(&mut plan, &[("M", ""), ("F", "")]);
    let sex = variable(&mut plan, VariableType::Code(sexes));
    indicator(&mut plan, Measure::Count, &[&[sex]]);
    let tables = ["a", "b"].map(|name| {
        let own = association(&mut plan, name);
        table(own, &[(sex, codes(vec![Ok(0), Err(Missing::NoAnswer)]))])
    });
    plan.indicators[0].feeds[0]
        .dimensions
        .insert(sex, Comparability::Close);
    plan.indicators[0].feeds[1].dimensions.remove(&sex);
    let figures = figures(&plan, tables.to_vec());
    let sector: Vec<_> = figures
        .iter()
        .filter(|figure| figure.key.association.is_none())
        .map(|figure| {
            let numbers = &figure.numbers;
            let split = figure.key.splits.first().map(|(_, split)| *split);
            (
                split,
                numbers.n,
                figure.associations_expected,
                numbers.comparability,
            )
        })
        .collect();
    let (exact, close) = (Some(Comparability::Exact), Some(Comparability::Close));
    assert_eq!(
        sector,
        [
            (None, 4, 2, exact),
            (Some(Split::Code(CodeId(0))), 1, 1, close),
            (Some(Split::Code(CodeId(1))), 0, 1, None),
            (Some(Split::Unknown), 3, 2, exact),
        ]
    );
}

#[test]
fn an_association_s_own_indicator_keeps_its_finer_codes_and_has_no_sector_row() {
    let mut plan = plan();
    let kinds = list(&mut plan, &[("CHRS", ""), ("CADA", ""), ("cpca", "")]);
    let own = AssociationId(0);
    plan.codelists[kinds.0].codes[2].finer = Some((own, CodeId(1)));
    let kind = variable(&mut plan, VariableType::Code(kinds));
    let common = indicator(&mut plan, Measure::Distribution(kind), &[]);
    let finer = indicator(&mut plan, Measure::Distribution(kind), &[]);
    plan.indicators[finer.0].owner = Some(own);
    association(&mut plan, "a");
    let rows = codes(vec![Ok(0), Ok(2), Ok(2), Ok(1)]);
    let figures = figures(&plan, vec![table(own, &[(kind, rows)])]);
    let shares = |id| -> Vec<_> {
        let of = figures
            .iter()
            .filter(move |figure| figure.key.indicator == id);
        of.map(|f| {
            (
                f.key.association,
                f.key.code.map(|code| code.0),
                f.numbers.value,
            )
        })
        .collect()
    };
    assert_eq!(
        shares(common),
        [
            (None, Some(0), Some(25.0)),
            (Some(own), Some(0), Some(25.0)),
            (None, Some(1), Some(75.0)),
            (Some(own), Some(1), Some(75.0)),
        ]
    );
    assert_eq!(
        shares(finer),
        [(0, 25.0), (1, 25.0), (2, 50.0)].map(|(code, value)| (Some(own), Some(code), Some(value)))
    );
}
