//! What stands beside a figure: its flags, and the spread between associations.

use super::*;
use crate::cells::Split;
use crate::derive::fixture::{list, variable};
use crate::figure::{Flag, Heterogeneity, Spread, Variation};
use crate::plan::VariableType;
use crate::statistics::Confidence;

#[test]
fn flags_that_count_persons_do_not_count_few() {
    let plan = measured(Measure::Mean(VariableId(0)));
    let few = i128::from(plan.indicators[0].publish.persons);
    let told = |doubtful: i128, audience| {
        let mut figure = figure(0, None, 90, &[(30, 0), (30, 0), (30, 0)]);
        figure.numbers.flags = BTreeSet::from([
            Flag::EligibilityUnknown(Some(doubtful)),
            Flag::UpperBound,
            Flag::LowerBound(30),
            Flag::CarriedByOne,
        ]);
        let release = protect(&plan, vec![figure], Coverage::default(), audience);
        let numbers = release.rows[0].numbers().unwrap();
        let words = numbers.flags.iter().map(|flag| flag.word(&plan));
        words.collect::<Vec<_>>().join(" ")
    };
    for audience in [Audience::Public, Audience::Members] {
        assert_eq!(
            told(few - 1, audience),
            "eligibility-unknown upper-bound carried-by-one"
        );
        assert_eq!(
            told(few, audience),
            format!("eligibility-unknown:{few} upper-bound carried-by-one")
        );
    }
    assert_eq!(
        told(1, Audience::Working),
        "eligibility-unknown:1 upper-bound lower-bound:30 carried-by-one"
    );
}

/// What the sector's figure says of the spread, and whether it says that results vary: to the public, then to members. Of `all`
/// associations the first `sharing` share their rows with members.
fn read(sharing: usize, all: usize, few_of_last: bool) -> [(Numbers, bool); 2] {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    indicator(&mut plan, Measure::Mean(x), &[]);
    for at in 0..all {
        let id = association(&mut plan, &format!("a{at}"));
        plan.associations[id.0].share_with_members = at < sharing;
    }
    let own = |at: usize| {
        let persons = if few_of_last && at + 1 == all { 10 } else { 20 };
        figure(0, Some(at), persons, &[(persons, 0)])
    };
    let mut figures: Vec<Figure> = (0..all).map(own).collect();
    let mut sector = figure(0, None, 200, &vec![(20, 0); all]);
    sector.numbers.spread = Some(Spread {
        mean: 2.5,
        range: Some([1.0, 4.0]),
    });
    sector.numbers.heterogeneity = Some(Heterogeneity {
        associations: all,
        tau: 0.6,
        bounds: [0.3, 1.2],
        prediction: [1.5, 3.5],
        confidence: Confidence::default(),
        variation: Variation::Much,
    });
    let varies = Flag::Varies(Variation::Much);
    sector.numbers.flags.insert(varies);
    figures.push(sector);
    let read = |audience| {
        let release = protect(&plan, figures.clone(), Coverage::default(), audience);
        let found = release
            .rows
            .iter()
            .find(|row| row.key.association.is_none());
        let numbers = found.unwrap().numbers().unwrap().clone();
        let varied = numbers.flags.contains(&varies);
        (numbers, varied)
    };
    let (all, varied) = read(Audience::Working);
    assert!(all.spread.is_some_and(|it| it.range.is_some()));
    assert!(all.heterogeneity.is_some() && varied);
    [Audience::Public, Audience::Members].map(read)
}

fn spread_for_members(sharing: usize, all: usize, few_of_last: bool) -> Option<Spread> {
    let [(public, _), (members, _)] = read(sharing, all, few_of_last);
    assert_eq!(public.spread, None);
    members.spread
}

#[test]
fn an_estimate_beside_the_pooled_one_takes_one_association_more() {
    for (all, mean, range) in [
        (5, false, false),
        (6, true, false),
        (7, true, false),
        (8, true, true),
    ] {
        let mut plan = plan();
        let x = number(&mut plan, 0);
        indicator(&mut plan, Measure::Mean(x), &[]);
        for at in 0..all {
            association(&mut plan, &format!("a{at}"));
        }
        let mut sector = figure(0, None, 200, &vec![(20, 20); all]);
        sector.numbers.spread = Some(Spread {
            mean: 2.5,
            range: Some([1.0, 4.0]),
        });
        let mut beside = sector.clone();
        beside.key.estimator = Estimator::Stratified;
        let own = (0..all).map(|at| figure(0, Some(at), 20, &[(20, 0)]));
        let figures = own.chain([sector, beside]).collect();
        let release = protect(&plan, figures, Coverage::default(), Audience::Members);
        let spread = release.rows[0].numbers().unwrap().spread;
        assert_eq!(spread.is_some(), mean, "{all}");
        assert_eq!(spread.is_some_and(|it| it.range.is_some()), range, "{all}");
    }
}

#[test]
fn how_far_associations_stand_takes_twelve_and_the_word_for_it_five() {
    for (sharing, all, word, numbers) in [
        (0, 4, false, false),
        (0, 5, true, false),
        (0, 11, true, false),
        (0, 12, true, true),
        (12, 12, true, true),
        (3, 14, true, false),
        (2, 14, true, true),
        (10, 14, false, false),
    ] {
        let [(public, told), (members, told_to_members)] = read(sharing, all, false);
        assert_eq!(public.heterogeneity, None);
        assert_eq!([told, told_to_members], [word; 2], "{sharing} of {all}");
        assert_eq!(members.heterogeneity.is_some(), numbers);
        // One whose own row is withheld counts in τ.
        let [(_, told), (members, _)] = read(sharing, all, true);
        assert!(!told && members.heterogeneity.is_none());
    }
}

#[test]
fn a_spread_leaves_two_associations_to_be_found_at_least() {
    let (mean, range) = (2.5, Some([1.0, 4.0]));
    for (sharing, all, expected) in [
        (0, 4, None),
        (0, 5, Some(None)),
        (0, 6, Some(None)),
        (0, 7, Some(range)),
        // Where all share, their rows tell as much.
        (4, 4, None),
        (5, 5, Some(None)),
        (7, 7, Some(range)),
        // Where few do not, it would give them back.
        (6, 7, None),
        (3, 7, None),
        (2, 7, Some(None)),
        (2, 9, Some(range)),
    ] {
        let expected = expected.map(|range| Spread { mean, range });
        assert_eq!(
            spread_for_members(sharing, all, false),
            expected,
            "{sharing} of {all}"
        );
        // One whose own row is withheld would stand in it.
        assert_eq!(spread_for_members(sharing, all, true), None);
    }
}

#[test]
fn a_contrast_is_told_where_both_that_it_compares_may_be_read() {
    let told = |of_the_first: i128, audience| {
        let mut plan = measured(Measure::Nps(VariableId(0)));
        let sexes = list(&mut plan, &[("M", ""), ("F", "")]);
        let sex = variable(&mut plan, VariableType::Code(sexes));
        let of = |code: u16, n: i128| {
            let mut figure = figure(0, None, 3 * n, &[(n, 0), (n, 0), (n, 0)]);
            figure.key.disaggregation = 1;
            figure.key.splits = vec![(sex, Split::Code(CodeId(code)))];
            figure
        };
        let mut second = of(1, 40);
        second.numbers.flags.insert(Flag::Simpson(sex));
        let figures = vec![of(0, of_the_first), second];
        let release = protect(&plan, figures, Coverage::default(), audience);
        let numbers = release.rows[1].numbers().unwrap();
        numbers.bears(|flag| flag == Flag::Simpson(sex))
    };
    assert!(told(40, Audience::Public));
    assert!(!told(1, Audience::Public));
    assert!(!told(1, Audience::Members));
    assert!(told(1, Audience::Working));
}
