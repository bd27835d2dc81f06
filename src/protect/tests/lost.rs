//! What is told of those who are not seen again, and of levels that are no change.

use super::*;
use crate::figure::Flag;

/// The flags of the sector's change, of forty compared by each of three associations and of so many not seen again.
fn told(lost: [i128; 3], sensitive: bool, audience: Audience) -> BTreeSet<Flag> {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    plan.variables[0].sensitive = sensitive;
    let share = Measure::Share {
        of: Condition::Range(x, Some(5), None),
        base: None,
    };
    indicator(&mut plan, share, &[]);
    for at in 0..3 {
        association(&mut plan, &format!("a{at}"));
    }
    let mut sector = change(0, 40, lost);
    sector.numbers.hits = vec![60, 60];
    for (brought, lost) in sector.numbers.contributions.values_mut().zip(lost) {
        brought.lost = lost;
    }
    sector.numbers.flags = BTreeSet::from([Flag::Attrition(20), Flag::SelectiveAttrition]);
    let release = protect(&plan, vec![sector], Coverage::default(), audience);
    release.rows[0].numbers().unwrap().flags.clone()
}

#[test]
fn they_answered_otherwise_is_told_of_enough_of_them() {
    for (lost, is_told) in [
        ([4, 4, 3], true),
        ([4, 3, 3], false),
        // Of two associations, and of one nearly alone.
        ([20, 20, 0], false),
        ([60, 2, 2], false),
        ([34, 3, 3], true),
    ] {
        for audience in [Audience::Public, Audience::Members] {
            let found = told(lost, false, audience);
            assert_eq!(
                found.contains(&Flag::SelectiveAttrition),
                is_told,
                "{lost:?}"
            );
            // How many they are is written beside.
            assert!(found.contains(&Flag::Attrition(20)));
            let sensitive = told(lost, true, audience);
            assert!(!sensitive.contains(&Flag::SelectiveAttrition));
        }
        assert_eq!(told(lost, true, Audience::Working).len(), 2);
    }
}

#[test]
fn a_gap_is_spoken_of_where_both_levels_may_be_read() {
    let told = |first: i128, audience| {
        let mut plan = plan();
        let x = number(&mut plan, 0);
        indicator(&mut plan, Measure::Mean(x), &[]);
        plan.indicators[0].waves = vec![WaveId(0), WaveId(1)];
        for at in 0..3 {
            association(&mut plan, &format!("a{at}"));
        }
        let level = |wave, n: i128| {
            let mut level = figure(0, None, 3 * n, &[(n, 0); 3]);
            level.key.waves = Waves::One(WaveId(wave));
            level
        };
        let mut later = level(1, 40);
        later.numbers.flags.insert(Flag::NotSameAssociations);
        let figures = vec![level(0, first), later];
        let release = protect(&plan, figures, Coverage::default(), audience);
        let numbers = release.rows[1].numbers().unwrap();
        numbers.bears(|flag| flag == Flag::NotSameAssociations)
    };
    assert!(told(40, Audience::Public));
    assert!(!told(2, Audience::Public));
    assert!(!told(2, Audience::Members));
    assert!(told(2, Audience::Working));
}
