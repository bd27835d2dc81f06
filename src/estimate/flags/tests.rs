//! Each flag at its threshold.

use super::super::tests::{figures, sector};
use crate::derive::fixture::{JANUARY, association, indicator, number, numbers, plan, table};
use crate::figure::{Flag, Numbers, Quality};
use crate::observation::Respondent;
use crate::plan::{Condition, IndicatorId, Measure};
use crate::referential::{Missing, Observes};

#[test]
fn what_is_not_answered_is_told_from_ten_percent_and_not_put_forward_from_thirty() {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let id = indicator(&mut plan, Measure::Mean(x), &[]);
    let own = association(&mut plan, "a");
    let flags = |answered: usize, silent: usize| -> Vec<String> {
        let cells = std::iter::repeat_n(Ok(1), answered);
        let cells = cells.chain(std::iter::repeat_n(Err(Missing::NoAnswer), silent));
        let rows = table(own, &[(x, numbers(cells.collect()))]);
        let figures = figures(&plan, vec![rows]);
        let flags = &sector(&figures, id).flags;
        flags.iter().map(|flag| flag.word(&plan)).collect()
    };
    assert!(flags(90, 10).is_empty());
    // 10.8 %, then 12.5 %, which is rounded up.
    assert_eq!(flags(33, 4), ["non-response:11"]);
    assert_eq!(flags(35, 5), ["non-response:13"]);
    assert_eq!(flags(70, 30), ["non-response:30"]);
    assert_eq!(flags(70, 31), ["non-response:31", "no-headline"]);
}

#[test]
fn a_share_lies_between_what_those_who_did_not_answer_could_make_it() {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let of = Condition::Range(x, Some(1), None);
    let id = indicator(&mut plan, Measure::Share { of, base: None }, &[]);
    let own = association(&mut plan, "a");
    let flags = |[yes, no, silent]: [usize; 3]| -> Vec<String> {
        let answers = [(Ok(1), yes), (Ok(0), no), (Err(Missing::NoAnswer), silent)];
        let cells = answers.into_iter();
        let cells = cells.flat_map(|(answer, count)| std::iter::repeat_n(answer, count));
        let rows = table(own, &[(x, numbers(cells.collect()))]);
        let figures = figures(&plan, vec![rows]);
        let flags = &sector(&figures, id).flags;
        flags.iter().map(|flag| flag.word(&plan)).collect()
    };
    assert!(flags([45, 45, 10]).is_empty());
    // 29 of 67, then 35 of 67: 43.3 % and 52.2 %, rounded outwards.
    assert_eq!(flags([29, 32, 6]), Vec::<String>::new());
    assert_eq!(flags([29, 31, 7]), ["non-response:10", "worst-case:43-54"]);
    assert_eq!(flags([50, 25, 25]), ["non-response:25", "worst-case:50-75"]);
    assert_eq!(
        flags([0, 4, 6]),
        ["non-response:60", "no-headline", "worst-case:0-60"]
    );
}

#[test]
fn who_may_not_be_concerned_weighs_as_who_did_not_answer() {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let asked = number(&mut plan, 0);
    let id = indicator(&mut plan, Measure::Mean(x), &[]);
    plan.indicators[0].among = Some(Condition::Range(asked, Some(1), None));
    let own = association(&mut plan, "a");
    let told = |doubtful: usize| {
        let known = std::iter::repeat_n(Ok(1), 70);
        let concerned = known.chain(std::iter::repeat_n(Err(Missing::NoAnswer), doubtful));
        let columns = [
            (x, numbers(vec![Ok(1); 70 + doubtful])),
            (asked, numbers(concerned.collect())),
        ];
        let figures = figures(&plan, vec![table(own, &columns)]);
        let Numbers {
            n, quality, flags, ..
        } = sector(&figures, id).clone();
        let words = flags.iter().map(|flag| flag.word(&plan));
        (n, quality, words.collect::<Vec<_>>())
    };
    assert_eq!(told(0), (70, Quality::Normal, vec![]));
    let unknown = |count: usize| vec![format!("eligibility-unknown:{count}")];
    assert_eq!(told(30), (70, Quality::Normal, unknown(30)));
    assert_eq!(told(31), (70, Quality::Low, unknown(31)));
}

#[test]
fn persons_of_two_associations_are_at_most_their_sum_and_at_least_the_larger() {
    let flags = |measure: Measure, observes: Observes, sizes: &[usize]| -> Vec<String> {
        let mut plan = plan();
        indicator(&mut plan, measure, &[]);
        plan.indicators[0].observes = observes;
        let tables = sizes.iter().enumerate().map(|(at, size)| {
            let own = association(&mut plan, &format!("a{at}"));
            let mut table = table(own, &[]);
            table.months = vec![JANUARY; *size];
            table.moments = vec![0; *size];
            table.waves = vec![None; *size];
            let respondents = (0..*size as u64).map(Respondent::Numbered);
            table.respondents = respondents.collect();
            table
        });
        let tables = tables.collect();
        let figures = figures(&plan, tables);
        let flags = &sector(&figures, IndicatorId(0)).flags;
        flags.iter().map(|flag| flag.word(&plan)).collect()
    };
    let persons = Observes::Person;
    for measure in [Measure::Distinct, Measure::Count] {
        assert_eq!(
            flags(measure.clone(), persons, &[20, 30, 20]),
            ["upper-bound", "lower-bound:30"]
        );
        // One association alone knows whom it counts.
        assert!(flags(measure, persons, &[20]).is_empty());
    }
    assert!(flags(Measure::Count, Observes::Stay, &[20, 20]).is_empty());
    // Half is not more than half.
    assert_eq!(
        flags(Measure::Count, Observes::Stay, &[21, 20]),
        ["carried-by-one"]
    );
}

#[test]
fn what_is_added_up_may_be_carried_where_observations_are_not() {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let mean = indicator(&mut plan, Measure::Mean(x), &[]);
    let median = indicator(&mut plan, Measure::Median(x), &[]);
    let tables = [("a", 61), ("b", 30), ("c", 30)].map(|(name, each)| {
        let own = association(&mut plan, name);
        table(own, &[(x, numbers(vec![Ok(each); 10]))])
    });
    let figures = figures(&plan, tables.to_vec());
    assert!(sector(&figures, mean).flags.contains(&Flag::CarriedByOne));
    assert!(!sector(&figures, median).flags.contains(&Flag::CarriedByOne));
}
