//! What may be read of the way to a base.

use super::*;
use crate::figure::{Count, Step, Way};

/// A way of these steps, in clear.
fn way(steps: &[(Step, i128)]) -> Way {
    let mut way = Way {
        from: Some(1_000),
        ..Way::default()
    };
    for (step, count) in steps {
        way.leave(*step, *count);
    }
    way
}

/// What the public reads of the way of a sector to which associations bring these.
fn read(own: &[&[(Step, i128)]]) -> Option<Vec<(Step, Count)>> {
    let plan = measured(Measure::Count);
    let brought: Vec<(i128, i128)> = own.iter().map(|_| (100, 0)).collect();
    let mut all: BTreeMap<Step, i128> = BTreeMap::new();
    let mut figures = Vec::new();
    for (at, steps) in own.iter().enumerate() {
        for (step, count) in *steps {
            *all.entry(*step).or_default() += count;
        }
        let mut own = figure(0, Some(at), 100, &[(100, 0)]);
        own.numbers.way = Some(way(steps));
        figures.push(own);
    }
    let mut sector = figure(0, None, 300, &brought);
    sector.numbers.way = Some(way(&all.into_iter().collect::<Vec<_>>()));
    figures.push(sector);
    let release = protect(&plan, figures, Coverage::default(), Audience::Public);
    let told = release.rows[0].numbers().unwrap().way.clone()?;
    assert_eq!(
        told.from, None,
        "where it begins would give back what is hidden"
    );
    Some(told.steps.into_iter().collect())
}

#[test]
fn few_are_told_as_few_and_many_to_the_nearest_ten() {
    let own = [(Step::NotEligible, 12), (Step::OutOfBase, 3)];
    let told = read(&[&own, &own, &own]);
    let wanted = vec![
        (Step::NotEligible, Count::About(40)),
        (Step::OutOfBase, Count::Under(11)),
    ];
    assert_eq!(told, Some(wanted));
    // What is of another period would tell what all periods have in common.
    let elsewhere = [(Step::Elsewhere, 100)];
    assert_eq!(read(&[&elsewhere, &elsewhere, &elsewhere]), Some(vec![]));
}

#[test]
fn a_step_that_one_association_brings_is_told_without_its_number() {
    let own: &[(Step, i128)] = &[(Step::SetAside, 40)];
    let told = |own: &[&[(Step, i128)]]| read(own).unwrap()[0].1;
    assert_eq!(told(&[own, own, &[]]), Count::Withheld);
    assert_eq!(told(&[own, own, own]), Count::About(120));
    let alone: &[(Step, i128)] = &[(Step::SetAside, 1)];
    assert_eq!(told(&[own, alone, alone]), Count::Withheld);
}

#[test]
fn reasons_are_told_apart_where_each_is_of_enough() {
    let reason = |reason| Step::Missing(reason);
    let enough = [
        (reason(Missing::Refused), 4),
        (reason(Missing::DontKnow), 5),
    ];
    let told = read(&[&enough, &enough, &enough]).unwrap();
    let wanted = [
        (reason(Missing::DontKnow), Count::About(20)),
        (reason(Missing::Refused), Count::About(10)),
    ];
    assert_eq!(told, wanted);
    // Their sum is published: two of which one is of few would give it back.
    let few = [
        (reason(Missing::Refused), 1),
        (reason(Missing::DontKnow), 5),
        (reason(Missing::NotConcerned), 4),
    ];
    let told = read(&[&few, &few, &few]).unwrap();
    let wanted = [
        (Step::Unanswered, Count::About(20)),
        (reason(Missing::NotConcerned), Count::About(10)),
    ];
    assert_eq!(told, wanted);
}

#[test]
fn the_parts_of_a_whole_tell_no_step_and_working_figures_all() {
    let mut plan = measured(Measure::Count);
    let split = number(&mut plan, 0);
    let even = [(100, 0), (100, 0), (100, 0)];
    let mut part = figure(0, None, 300, &even);
    part.key.splits = vec![(split, Split::Unknown)];
    part.numbers.way = Some(way(&[(Step::NotEligible, 40)]));
    let read = |audience| {
        let release = protect(&plan, vec![part.clone()], Coverage::default(), audience);
        release.rows[0].numbers().unwrap().way.clone()
    };
    assert_eq!(read(Audience::Public), None);
    assert_eq!(read(Audience::Members), None);
    assert_eq!(read(Audience::Working), part.numbers.way);
}
