//! Each rule at its threshold, and what each audience sees.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::cells::{Split, Unmatched};
use crate::decimal::Decimal;
use crate::derive::fixture::{JANUARY, association, indicator, list, number, plan, variable};
use crate::figure::{
    Contribution, Estimator, FigureKey, Flag, Method, Numbers, Precision, Quality, Reached, Unknown,
};
use crate::period::Period;
use crate::plan::{
    AssociationId, CodeId, Condition, IndicatorId, Measure, VariableId, VariableType, WaveId, Waves,
};
use crate::referential::{Comparability, Every, Missing, Observes};
use crate::release::Confidentiality::{Free, Withheld, Working};
use crate::statistics::Confidence;

mod beside;
mod lost;
mod moves;
mod others;
mod standardised;
mod way;

/// A figure of one association, or of the sector: what each brings, observations and magnitude.
fn figure(
    id: usize,
    association: Option<usize>,
    persons: i128,
    brought: &[(i128, i128)],
) -> Figure {
    let contributions: BTreeMap<_, _> = brought
        .iter()
        .enumerate()
        .filter(|(_, (n, _))| *n > 0)
        .map(|(at, (n, magnitude))| {
            let (n, magnitude) = (*n, *magnitude);
            let contribution = Contribution {
                n,
                magnitude,
                unmatched: 0,
                lost: 0,
            };
            (AssociationId(at), contribution)
        })
        .collect();
    Figure {
        key: FigureKey {
            indicator: IndicatorId(id),
            period: Period::holding(JANUARY, Every::Year),
            waves: Waves::None,
            disaggregation: 0,
            splits: Vec::new(),
            code: None,
            association: association.map(AssociationId),
            estimator: Estimator::Pooled,
        },
        associations_expected: 3,
        breaks: 0..0,
        numbers: Numbers {
            value: Some(1.0),
            n: brought.iter().map(|(n, _)| n).sum(),
            persons,
            n_effective: None,
            numerator: None,
            denominator: None,
            no_answer: 0,
            not_concerned: 0,
            hits: Vec::new(),
            unmatched: None,
            moves: None,
            d_z: None,
            contributions,
            comparability: Some(Comparability::Exact),
            quality: Quality::Normal,
            precision: Precision::Exact,
            reached: Reached::Indication,
            flags: BTreeSet::new(),
            spread: None,
            heterogeneity: None,
            way: None,
        },
    }
}

fn measured(measure: Measure) -> Plan {
    let mut plan = plan();
    indicator(&mut plan, measure, &[]);
    for name in ["a", "b", "c"] {
        association(&mut plan, name);
    }
    plan
}

fn withheld(plan: &Plan, figure: Figure) -> bool {
    let release = protect(plan, vec![figure], Coverage::default(), Audience::Public);
    release.rows[0].numbers().is_none()
}

#[test]
fn each_threshold_is_where_it_is_said_to_be() {
    let plan = measured(Measure::Count);
    let even = [(10, 0), (10, 0), (10, 0)];
    assert!(withheld(&plan, figure(0, None, 10, &even)));
    assert!(!withheld(&plan, figure(0, None, 11, &even)));
    assert!(withheld(
        &plan,
        figure(0, None, 30, &[(15, 0), (15, 0), (0, 0)])
    ));
    assert!(!withheld(
        &plan,
        figure(0, None, 100, &[(85, 0), (10, 0), (5, 0)])
    ));
    assert!(withheld(
        &plan,
        figure(0, None, 100, &[(86, 0), (9, 0), (5, 0)])
    ));
    // No one behind a zero.
    assert!(!withheld(&plan, figure(0, None, 0, &[])));
}

#[test]
fn magnitudes_are_weighed_where_they_are_published() {
    let mut spare = plan();
    let x = number(&mut spare, 0);
    let owed = [(10, -900), (10, 50), (10, 50)];
    assert!(withheld(
        &measured(Measure::Sum(x)),
        figure(0, None, 30, &owed)
    ));
    assert!(!withheld(
        &measured(Measure::Median(x)),
        figure(0, None, 30, &owed)
    ));
    assert!(!withheld(
        &measured(Measure::Sum(x)),
        figure(0, None, 30, &[(10, 0); 3])
    ));
}

#[test]
fn behind_sites_only_associations_are_protected() {
    let mut plan = measured(Measure::Count);
    plan.indicators[0].observes = Observes::Site;
    assert!(!withheld(
        &plan,
        figure(0, None, 3, &[(1, 0), (1, 0), (1, 0)])
    ));
    assert!(withheld(&plan, figure(0, None, 2, &[(1, 0), (1, 0)])));
}

#[test]
fn a_thinner_statistic_takes_down_the_one_beside_it() {
    let mut plan = measured(Measure::Count);
    for id in ["i0.also", "i0-other", "i0-same"] {
        let mut more = plan.indicators[0].clone();
        more.id = id.into();
        plan.indicators.push(more);
    }
    // Each month are other observations than each year; those of the last are the same.
    plan.indicators[2].every = Every::Month;
    let even = [(10, 0), (10, 0), (10, 0)];
    let mut figures: Vec<_> = (0..4).map(|id| figure(id, None, 30, &even)).collect();
    figures[1].numbers.persons = 9;
    let mut coded = figure(1, None, 30, &even);
    coded.key.code = Some(CodeId(1));
    figures.push(coded);
    let release = protect(&plan, figures, Coverage::default(), Audience::Public);
    let status: Vec<_> = release.rows.iter().map(Row::confidentiality).collect();
    assert_eq!(status, [Withheld, Withheld, Withheld, Free, Withheld]);
    assert_eq!(release.rows[0].associations_expected, 3);
}

#[test]
fn few_with_or_without_what_is_sensitive_are_not_told() {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let of = Condition::Range(x, Some(1), None);
    indicator(&mut plan, Measure::Share { of, base: None }, &[]);
    let told = |plan: &Plan, hits: i128| {
        let mut share = figure(0, None, 60, &[(20, 0), (20, 0), (20, 0)]);
        share.numbers.hits = vec![hits];
        !withheld(plan, share)
    };
    assert!(
        [0, 10, 11, 49, 50, 60]
            .iter()
            .all(|hits| told(&plan, *hits))
    );
    plan.variables[x.0].sensitive = true;
    let seen = [0, 10, 11, 49, 50, 60].map(|hits| told(&plan, hits));
    assert_eq!(seen, [false, false, true, true, false, false]);
}

const CHANGE: Waves = Waves::Change {
    from: WaveId(0),
    to: WaveId(1),
};

/// A change of the sector, `matched` by each of three associations, and those seen at one wave alone.
fn change(id: usize, matched: i128, alone: [i128; 3]) -> Figure {
    let mut change = figure(id, None, 3 * matched, &[(matched, 0); 3]);
    change.key.waves = CHANGE;
    change.numbers.contributions = (0..)
        .zip(alone)
        .map(|(at, unmatched)| {
            let (n, magnitude) = (matched, 0);
            let brought = Contribution {
                n,
                magnitude,
                unmatched,
                lost: 0,
            };
            (AssociationId(at), brought)
        })
        .collect();
    change.numbers.unmatched = Some(Unmatched {
        before: alone.iter().sum(),
        ..Unmatched::default()
    });
    change
}

#[test]
fn a_change_obeys_the_rules_of_those_it_compares() {
    let mut plan = measured(Measure::Count);
    assert!(!withheld(&plan, change(0, 20, [1, 1, 1])));
    assert!(withheld(&plan, change(0, 3, [20, 20, 20])));
    // On a sensitive variable, those of whom it was true, or not, at either wave.
    let x = number(&mut plan, 0);
    let of = Condition::Range(x, Some(1), None);
    plan.indicators[0].measure = Measure::Share { of, base: None };
    plan.variables[x.0].sensitive = true;
    let told = |hits: [i128; 2]| {
        let mut change = change(0, 20, [0; 3]);
        change.numbers.hits = hits.to_vec();
        !withheld(&plan, change)
    };
    let seen = [[11, 49], [49, 11], [10, 30], [30, 10], [50, 30], [30, 60]].map(told);
    assert_eq!(seen, [true, true, false, false, false, false]);
}

/// Of a change that the public may read, those it does not compare.
fn not_compared(change: Figure) -> Option<Unmatched> {
    let plan = measured(Measure::Count);
    let release = protect(&plan, vec![change], Coverage::default(), Audience::Public);
    release.rows[0].numbers().unwrap().unmatched
}

#[test]
fn where_nobody_is_compared_those_seen_once_are_counted_only_where_they_are_many() {
    let told = [[0, 0, 0], [4, 4, 3], [4, 4, 2], [10, 10, 0], [90, 5, 5]];
    let told = told.map(|alone| not_compared(change(0, 0, alone)).is_some());
    assert_eq!(told, [true, true, false, false, false]);
    // Beside a base they say how far it may be trusted.
    assert!(not_compared(change(0, 20, [1, 1, 0])).is_some());
}

#[test]
fn those_seen_once_are_counted_of_the_sector_as_a_whole_alone() {
    let mut plan = measured(Measure::Count);
    let list = list(&mut plan, &[("H", ""), ("F", "")]);
    let sexe = variable(&mut plan, VariableType::Code(list));
    plan.indicators[0].disaggregations = vec![vec![sexe]];
    let mut part = change(0, 20, [20, 20, 20]);
    part.key.disaggregation = 1;
    part.key.splits = vec![(sexe, Split::Code(CodeId(0)))];
    part.numbers.flags = [Flag::Attrition(50), Flag::Weighted].into();
    let figures = vec![change(0, 20, [20, 20, 20]), part];
    let release = protect(&plan, figures, Coverage::default(), Audience::Public);
    let told = release.rows.iter().map(|row| {
        let numbers = row.numbers().unwrap();
        (numbers.unmatched.map(|it| it.before), numbers.flags.len())
    });
    assert_eq!(told.collect::<Vec<_>>(), [(Some(60), 0), (None, 1)]);
    let mut own = change(0, 20, [20, 20, 20]);
    own.key.association = Some(AssociationId(0));
    let told = unmatched::published(&plan.indicators[0], &own.key, own.numbers);
    assert_eq!(told.unmatched, None);
}

#[test]
fn a_refused_change_is_told_and_those_it_leaves_out_where_they_are_many() {
    let told = [[4, 4, 2], [40, 5, 5], [20, 20, 20]].map(|apart| {
        let mut refused = change(0, 0, apart);
        refused.numbers.unmatched = Some(Unmatched {
            across: apart.iter().sum(),
            ..Unmatched::default()
        });
        refused.breaks = 0..1;
        not_compared(refused).map(|it| it.across)
    });
    assert_eq!(told, [None, Some(50), Some(60)]);
}

#[test]
fn a_change_falls_with_that_of_its_also_and_not_with_a_level() {
    let mut plan = measured(Measure::Count);
    let mut also = plan.indicators[0].clone();
    also.id = "i0.also".into();
    plan.indicators.push(also);
    let mut level = figure(0, None, 30, &[(10, 0); 3]);
    level.key.waves = Waves::One(WaveId(1));
    let figures = vec![level, change(0, 20, [0; 3]), change(1, 3, [0; 3])];
    let release = protect(&plan, figures, Coverage::default(), Audience::Public);
    let status: Vec<_> = release.rows.iter().map(Row::confidentiality).collect();
    assert_eq!(status, [Free, Withheld, Withheld]);
}

#[test]
fn each_audience_sees_its_rows() {
    let mut plan = measured(Measure::Count);
    for association in &mut plan.associations {
        association.share_with_members = true;
    }
    let figures = vec![
        figure(0, None, 90, &[(30, 0), (30, 0), (30, 0)]),
        figure(0, Some(0), 30, &[(30, 0)]),
        figure(0, Some(1), 30, &[(30, 0)]),
        figure(0, Some(2), 30, &[(30, 0)]),
    ];
    let seen = |audience| -> Vec<_> {
        let release = protect(&plan, figures.clone(), Coverage::default(), audience);
        let rows = release.rows.iter();
        rows.map(|row| (row.key.association, row.confidentiality()))
            .collect()
    };
    let each = [None, Some(0), Some(1), Some(2)].map(|it| it.map(AssociationId));
    assert_eq!(seen(Audience::Public), [(None, Free)]);
    assert_eq!(seen(Audience::Members), each.map(|it| (it, Free)));
    assert_eq!(seen(Audience::Working), each.map(|it| (it, Working)));
}

#[test]
fn a_table_that_is_withdrawn_is_withheld_whole_but_for_who_it_is_of() {
    let mut plan = measured(Measure::Count);
    let other = indicator(&mut plan, Measure::Count, &[]);
    let brought = [(30, 0), (30, 0), (30, 0)];
    let figures = vec![
        figure(0, None, 90, &brought),
        figure(0, Some(0), 30, &[(30, 0)]),
        figure(other.0, None, 90, &brought),
    ];
    let tables = BTreeSet::from([(IndicatorId(0), figures[0].key.period, figures[0].key.waves)]);
    let own = Audience::Association(AssociationId(0));
    let seen = |audience| -> Vec<_> {
        let release = protect(&plan, figures.clone(), Coverage::default(), audience);
        let release = withdraw(&plan, release, &tables);
        release.rows.iter().map(Row::confidentiality).collect()
    };
    assert_eq!(seen(Audience::Public), [Withheld, Free]);
    assert_eq!(seen(own), [Withheld, Working, Free]);
}

/// Whose rows members read, of so many associations of which so many share: by what each brings, which of them are withheld.
fn rows_of_members(sharing: usize, brought: &[i128]) -> Vec<(usize, bool)> {
    let mut plan = plan();
    indicator(&mut plan, Measure::Count, &[]);
    for at in 0..brought.len() {
        let id = association(&mut plan, &format!("a{at}"));
        plan.associations[id.0].share_with_members = at < sharing;
    }
    let each: Vec<(i128, i128)> = brought.iter().map(|n| (*n, 0)).collect();
    let own = |(at, n): (usize, &i128)| figure(0, Some(at), *n, &[(*n, 0)]);
    let mut figures: Vec<Figure> = brought.iter().enumerate().map(own).collect();
    figures.push(figure(0, None, brought.iter().sum(), &each));
    let release = protect(&plan, figures, Coverage::default(), Audience::Members);
    let rows = release.rows.iter();
    rows.filter_map(|row| Some((row.key.association?.0, row.numbers().is_none())))
        .collect()
}

#[test]
fn what_an_association_keeps_to_itself_does_not_follow_by_subtraction() {
    let free = |count: usize| (0..count).map(|at| (at, false)).collect::<Vec<_>>();
    assert_eq!(rows_of_members(5, &[30; 5]), free(5));
    // One or two that keep theirs would be told; three are not.
    assert_eq!(rows_of_members(4, &[30; 5]), []);
    assert_eq!(rows_of_members(3, &[30; 5]), []);
    assert_eq!(rows_of_members(2, &[30; 5]), free(2));
    // Nor are they where only two of them bring somebody, or few.
    let [first, second] = rows_of_members(2, &[30, 30, 30, 30, 0])[..] else {
        panic!("two rows")
    };
    assert!(first.1 || second.1);
    // Of two that feed it each knows the other.
    assert_eq!(rows_of_members(2, &[30; 2]), []);
}

/// Who withholds nothing of their own knows it: of a row that must be hidden, two others are, for each of them is asked what is
/// left by who has the other.
#[test]
fn two_are_withheld_beside_one_that_is() {
    let rows = rows_of_members(5, &[30, 30, 30, 30, 6]);
    let withheld = rows.iter().filter(|(_, withheld)| *withheld).count();
    assert!(rows[4].1);
    assert_eq!(withheld, 3, "{rows:?}");
}

#[test]
fn the_bounds_of_a_median_are_rounded_or_kept_back() {
    let published = |step: Option<&str>, n: i128, audience| {
        let mut plan = measured(Measure::Median(VariableId(0)));
        plan.indicators[0].publish.step = step.map(|step| Decimal::parse(step).unwrap());
        let brought = [(n, 0), (n, 0), (n, 0)];
        let mut median = figure(0, None, 3 * n, &brought);
        median.numbers.value = Some(1234.5);
        median.numbers.precision = Precision::Interval {
            bounds: [1100.0, 1352.5],
            confidence: Confidence::default(),
            method: Method::OrderStatistic,
            weighted: false,
            finite: false,
        };
        let release = protect(&plan, vec![median], Coverage::default(), audience);
        let numbers = release.rows[0].numbers().unwrap();
        let bounds = match numbers.precision {
            Precision::Interval { bounds, .. } => Ok(bounds),
            other => Err(other),
        };
        (numbers.value, bounds)
    };
    let rounded = (Some(1200.0), Ok([1100.0, 1400.0]));
    assert_eq!(published(Some("100"), 50, Audience::Public), rounded);
    // Without a step, each would be the answer of one person.
    let kept_back = Err(Precision::Unknown(Unknown::Unrounded));
    let unrounded = (Some(1234.5), kept_back);
    assert_eq!(published(None, 50, Audience::Members), unrounded);
    let clear = (Some(1234.5), Ok([1100.0, 1352.5]));
    assert_eq!(published(None, 50, Audience::Working), clear);
    // Of eleven at 99 %, the bounds would be the smallest answer and the largest: they are kept back too.
    let ranks = crate::statistics::median::ranks(11, Confidence::percent(99));
    assert_eq!(ranks, Some([1, 11]));
}
