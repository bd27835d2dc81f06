//! Against what R's metafor 3.8-1 gives of the same associations: `escalc(measure = "PLO")` or `"MN"`, then `rma`, `confint`
//! and `predict`.

use super::super::tests::{figures, sector};
use crate::derive::fixture::{
    association, codes, indicator, list, number, numbers, plan, table, variable,
};
use crate::figure::{Flag, Heterogeneity, Numbers, Variation};
use crate::plan::{CodeId, Condition, Measure, VariableType};

fn assert_near(found: f64, known: f64) {
    assert!((found - known).abs() <= 1e-9, "{found}, not {known}");
}

/// The sector's share of what associations answer, yes and no.
fn of_shares(answers: &[[usize; 2]]) -> Numbers {
    let mut plan = plan();
    let list = list(&mut plan, &[("O", ""), ("N", "")]);
    let asked = variable(&mut plan, VariableType::Code(list));
    let of = Condition::Codes(asked, [CodeId(0)].into());
    let id = indicator(&mut plan, Measure::Share { of, base: None }, &[]);
    let mut tables = Vec::new();
    for (at, [yes, no]) in answers.iter().enumerate() {
        let own = association(&mut plan, &format!("a{at}"));
        let cells = std::iter::repeat_n(Ok(0), *yes).chain(std::iter::repeat_n(Ok(1), *no));
        tables.push(table(own, &[(asked, codes(cells.collect()))]));
    }
    sector(&figures(&plan, tables), id).clone()
}

/// The sector's mean of what associations answer.
fn of_means(answers: &[&[i64]]) -> Numbers {
    let mut plan = plan();
    let x = number(&mut plan, 1);
    let id = indicator(&mut plan, Measure::Mean(x), &[]);
    let mut tables = Vec::new();
    for (at, answers) in answers.iter().enumerate() {
        let own = association(&mut plan, &format!("a{at}"));
        let cells = answers.iter().map(|answer| Ok(*answer)).collect();
        tables.push(table(own, &[(x, numbers(cells))]));
    }
    sector(&figures(&plan, tables), id).clone()
}

fn assert_all(found: &Heterogeneity, associations: usize, known: [f64; 5]) {
    assert_eq!(found.associations, associations);
    let [low, high] = found.bounds;
    let [least, most] = found.prediction;
    for (found, known) in [found.tau, low, high, least, most].into_iter().zip(known) {
        assert_near(found, known);
    }
}

/// Six departments of Berkeley (R's `UCBAdmissions`), men and women together.
const DEPARTMENTS: [[usize; 2]; 6] = [
    [601, 332],
    [370, 215],
    [322, 596],
    [269, 523],
    [147, 437],
    [46, 668],
];

#[test]
fn departments_vary_much() {
    let found = of_shares(&DEPARTMENTS);
    let known = [
        1.196_236_080_942_173_7,
        0.742_012_830_534_201_4,
        2.954_111_129_293_787_4,
        1.849_838_987_471_741_8,
        93.563_273_619_080_66,
    ];
    assert_all(&found.heterogeneity.unwrap(), 6, known);
    assert!(found.flags.contains(&Flag::Varies(Variation::Much)));
    // Four are too few to say how four differ.
    let few = of_shares(&DEPARTMENTS[..4]);
    assert_eq!(few.heterogeneity, None);
    assert!(!few.bears(|flag| matches!(flag, Flag::Varies(_))));
    assert!(of_shares(&DEPARTMENTS[..5]).heterogeneity.is_some());
    // Who brings no answer is none of five.
    let silent = [&DEPARTMENTS[..4], &[[0, 0]]].concat();
    assert_eq!(of_shares(&silent).heterogeneity, None);
}

#[test]
fn none_and_all_count_for_a_half_more() {
    let found = of_shares(&[[0, 8], [12, 8], [7, 8], [20, 0], [5, 6], [9, 21]]);
    let known = [
        0.799_432_098_691_971_9,
        0.341_063_272_359_482_4,
        5.037_778_870_074_268,
        6.547_262_337_171_493,
        92.029_589_950_760_57,
    ];
    assert_all(&found.heterogeneity.unwrap(), 6, known);
}

#[test]
fn the_word_follows_tau() {
    let word = |hits: [usize; 5]| {
        let found = of_shares(&hits.map(|yes| [yes, 1000 - yes]));
        let found = found.heterogeneity.unwrap();
        (found.tau, found.variation)
    };
    assert_eq!(word([498, 510, 492, 505, 500]), (0.0, Variation::Little));
    let (tau, variation) = word([450, 520, 480, 540, 500]);
    assert_near(tau, 0.124_794_142_949_268_48);
    assert_eq!(variation, Variation::Some);
}

#[test]
fn means_vary_beside_the_spread_of_answers() {
    let answers: [&[i64]; 6] = [
        &[10, 12, 15, 11, 13],
        &[20, 22, 25, 21, 28, 24],
        &[14, 15, 13, 18, 16],
        &[9, 12, 8, 13, 10, 11, 7],
        &[15, 19, 17, 16, 18],
        // Four answers tell no variance to rely on.
        &[1, 2, 3, 400],
    ];
    let found = of_means(&answers).heterogeneity.unwrap();
    let known = [
        0.497_866_867_659_043_87,
        0.288_025_541_396_819_35,
        1.467_254_374_453_907_3,
        0.030_537_638_504_223_53,
        3.070_319_299_216_005_8,
    ];
    assert_all(&found, 5, known);
    // Half a point, where answers of one association are 0.22 from their mean.
    assert_eq!(found.variation, Variation::Much);
    // The same distances among answers that are far from each other.
    let wide: Vec<Vec<i64>> = answers[..5]
        .iter()
        .map(|answers| answers.iter().flat_map(|it| [it - 90, it + 90]).collect())
        .collect();
    let wide: Vec<&[i64]> = wide.iter().map(Vec::as_slice).collect();
    let found = of_means(&wide).heterogeneity.unwrap();
    assert_eq!(found.variation, Variation::Little);
    // All answers of one association equal: their variance is not known.
    let flat: [&[i64]; 6] = [
        answers[0],
        answers[1],
        answers[2],
        answers[3],
        answers[4],
        &[12, 12, 12, 12, 12],
    ];
    assert_eq!(of_means(&flat).heterogeneity, None);
}
