//! Estimates that stand beside a pooled figure.

use super::*;

/// The sector's pooled figure and the stratified one beside it, of associations of 20 persons each and of these eligible numbers:
/// whether each may be read.
fn read(eligible: &[i128], sharing: usize, persons: i128, audience: Audience) -> [bool; 2] {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    indicator(&mut plan, Measure::Mean(x), &[]);
    for at in 0..eligible.len() {
        let id = association(&mut plan, &format!("a{at}"));
        plan.associations[id.0].share_with_members = at < sharing;
    }
    let each: Vec<(i128, i128)> = eligible.iter().map(|_| (20, 20)).collect();
    let pooled = figure(0, None, persons, &each);
    let weighed: Vec<(i128, i128)> = eligible.iter().map(|eligible| (20, *eligible)).collect();
    let mut beside = figure(0, None, persons, &weighed);
    beside.key.estimator = Estimator::Stratified;
    let own = (0..eligible.len()).map(|at| figure(0, Some(at), 20, &[(20, 0)]));
    let figures = own.chain([pooled, beside]).collect();
    let release = protect(&plan, figures, Coverage::default(), audience);
    [Estimator::Pooled, Estimator::Stratified].map(|estimator| {
        let sector = |row: &&Row| (row.key.association, row.key.estimator) == (None, estimator);
        release
            .rows
            .iter()
            .find(sector)
            .unwrap()
            .numbers()
            .is_some()
    })
}

#[test]
fn a_stratified_estimate_takes_five_associations_and_falls_with_the_pooled_one() {
    let even = |count: usize| vec![100; count];
    for audience in [Audience::Public, Audience::Members] {
        assert_eq!(read(&even(4), 0, 80, audience), [true, false]);
        assert_eq!(read(&even(5), 0, 100, audience), [true, true]);
        // Who share are known to members, and members read what is public.
        assert_eq!(read(&even(7), 3, 100, audience), [true, false]);
        assert_eq!(read(&even(7), 7, 100, audience), [true, true]);
        // Too few persons.
        assert_eq!(read(&even(5), 0, 10, audience), [false, false]);
        // One association weighs nearly all of it: the pooled figure stays.
        let one = [10_000, 100, 100, 100, 100];
        assert_eq!(read(&one, 0, 100, audience), [true, false]);
    }
    assert_eq!(read(&even(3), 0, 10, Audience::Working), [true, true]);
}
