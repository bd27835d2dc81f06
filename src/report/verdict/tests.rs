//! What may be concluded, by hand.

use super::*;
use crate::figure::{Method, Numbers};
use crate::i18n::Lang;
use crate::output::sample;
use crate::release::{Audience, Content, Release};
use crate::statistics::Confidence;

/// The sample release, its first row and those of sexes with these values and bounds; none is withheld.
fn with(values: [(f64, Option<[f64; 2]>); 2]) -> Release {
    let mut release = sample::release(Audience::Public);
    let numbers = release.rows[0].numbers().unwrap().clone();
    for (row, (value, bounds)) in release.rows[1..3].iter_mut().zip(values) {
        let precision = bounds.map(|bounds| Precision::Interval {
            bounds,
            confidence: Confidence::default(),
            method: Method::Wilson,
            weighted: false,
            finite: false,
        });
        row.content = Content::Free(Numbers {
            value: Some(value),
            precision: precision.unwrap_or(Precision::Unknown(crate::figure::Unknown::Records)),
            ..numbers.clone()
        });
    }
    release
}

#[test]
fn two_figures_differ_where_their_intervals_are_apart_and_nowhere_else() {
    let plan = sample::plan();
    let compared = |a: [f64; 2], b: [f64; 2]| {
        let release = with([(a[0] + 1.0, Some(a)), (b[0] + 1.0, Some(b))]);
        let desk = Desk::of(&plan, &release, Lang::Fr, false);
        desk.compared(&release.rows[1], &release.rows[2])
    };
    assert_eq!(compared([40.0, 50.0], [50.1, 60.0]), Some(Verdict::Higher));
    assert_eq!(
        compared([40.0, 50.0], [50.0, 60.0]),
        Some(Verdict::Unsettled)
    );
    assert_eq!(compared([40.0, 50.0], [30.0, 39.9]), Some(Verdict::Lower));
    assert_eq!(
        compared([40.0, 50.0], [30.0, 40.0]),
        Some(Verdict::Unsettled)
    );
}

#[test]
fn nothing_is_compared_with_what_has_no_interval_is_withheld_or_broken_off() {
    let plan = sample::plan();
    let mut release = with([(40.0, None), (60.0, Some([55.0, 65.0]))]);
    let compared = |release: &Release| {
        let desk = Desk::of(&plan, release, Lang::Fr, false);
        desk.compared(&release.rows[1], &release.rows[2])
    };
    assert_eq!(compared(&release), Some(Verdict::NoInterval));
    release.rows[1].content = Content::Withheld;
    assert_eq!(compared(&release), Some(Verdict::Unread));
    release.rows[2].breaks = 0..1;
    assert_eq!(compared(&release), Some(Verdict::Broken));
}

#[test]
fn the_highest_category_is_named_where_it_stands_apart_from_the_lowest() {
    let plan = sample::plan();
    let split = |values| {
        let release = with(values);
        let rows: Vec<&Row> = release.rows[1..3].iter().collect();
        Desk::of(&plan, &release, Lang::Fr, false).split(&rows)
    };
    let apart = split([(60.0, Some([55.0, 65.0])), (40.0, Some([35.0, 45.0]))]);
    let Some(Split::Apart(high, low)) = apart else {
        panic!("{apart:?}");
    };
    assert_eq!((high.fr.as_str(), low.fr.as_str()), ("Femme", "Homme"));
    let alike = split([(60.0, Some([45.0, 75.0])), (40.0, Some([35.0, 45.0]))]);
    assert_eq!(alike, Some(Split::Alike));
    let bare = split([(60.0, None), (40.0, Some([35.0, 45.0]))]);
    assert_eq!(bare, Some(Split::NoInterval));
}

#[test]
fn a_target_is_missed_or_met_by_the_whole_interval() {
    let at = |low, high| beside(Shown::Value(90.0, Some([low, high])), 95.0);
    assert_eq!(at(85.0, 94.9), Some(Beside::Below));
    assert_eq!(at(85.0, 95.0), Some(Beside::Within));
    assert_eq!(at(95.1, 99.0), Some(Beside::Above));
    assert_eq!(
        beside(Shown::Value(90.0, None), 95.0),
        Some(Beside::SeenBelow)
    );
    assert_eq!(beside(Shown::Counted, 95.0), None);
    assert_eq!(beside(Shown::Withheld, 95.0), None);
}
