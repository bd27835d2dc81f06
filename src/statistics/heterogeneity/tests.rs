//! What papers publish of real groups, to the digits that R's metafor 3.8-1 gives where its iteration is let run to the end
//! (`control = list(threshold = 1e-14)`), and what must hold of any.

use super::*;

fn assert_near(found: f64, known: f64, what: &str) {
    let error = (found - known).abs();
    assert!(
        error <= 1e-10 * known.abs().max(1e-3),
        "{what}: {found}, not {known}"
    );
}

fn of(groups: &[Group]) -> RandomEffects {
    random_effects(groups, Confidence::default()).unwrap()
}

/// The moment estimate of R. `DerSimonian` and N. Laird (Controlled Clinical Trials 7, 1986, 177–188), in closed form; the
/// mean and the error that come with it.
fn by_moments(groups: &[Group]) -> [f64; 3] {
    let fixed = Weighed::of(groups, 0.0);
    let df = float(groups.len() as i128 - 1);
    let squared = (fixed.q - df) / (fixed.weight - fixed.squares / fixed.weight);
    let at = Weighed::of(groups, squared.max(0.0));
    [squared.max(0.0), at.mean, (1.0 / at.weight).sqrt()]
}

/// Thirteen trials of a vaccine against tuberculosis (G. A. Colditz and others, JAMA 271, 1994, 698–702; `dat.bcg`): cases and
/// others among the vaccinated, then among the others. The effect is the logarithm of the ratio of risks.
const TRIALS: [[i32; 4]; 13] = [
    [4, 119, 11, 128],
    [6, 300, 29, 274],
    [3, 228, 11, 209],
    [62, 13536, 248, 12619],
    [33, 5036, 47, 5761],
    [180, 1361, 372, 1079],
    [8, 2537, 10, 619],
    [505, 87886, 499, 87892],
    [29, 7470, 45, 7232],
    [17, 1699, 65, 1600],
    [186, 50448, 141, 27197],
    [5, 2493, 3, 2338],
    [27, 16886, 29, 17825],
];

fn trials() -> Vec<Group> {
    let trials = TRIALS.iter().map(|counts| {
        let [a, b, c, d] = counts.map(f64::from);
        Group {
            effect: libm::log(a / (a + b) / (c / (c + d))),
            variance: 1.0 / a - 1.0 / (a + b) + 1.0 / c - 1.0 / (c + d),
        }
    });
    trials.collect()
}

#[test]
fn trials_of_a_vaccine() {
    let trials = trials();
    let found = of(&trials);
    assert_near(found.mean, -0.714_532_342_158_139_4, "mean");
    assert_near(found.tau * found.tau, 0.313_243_258_136_480_85, "τ²");
    assert_near(found.error, 0.180_791_744_092_847_87, "error");
    let [low, high] = found.bounds;
    assert_near(low, 0.346_003_412_037_021_3, "lower τ");
    assert_near(high, 1.054_267_083_836_410_5, "upper τ");
    let [low, high] = found.prediction;
    assert_near(low, -1.996_016_834_196_202_3, "lower prediction");
    assert_near(high, 0.566_952_149_879_923_6, "upper prediction");
    // Published with the error of the model: −0.7145 and 0.1798, Q 152.2330.
    let at = Weighed::of(&trials, found.tau * found.tau);
    assert_near(
        (1.0 / at.weight).sqrt(),
        0.179_781_516_105_205_74,
        "error of the model",
    );
    assert_near(Weighed::of(&trials, 0.0).q, 152.233_008_082_373_3, "Q");
    let [squared, mean, error] = by_moments(&trials);
    assert_near(squared, 0.308_760_262_862_376_2, "τ² by moments");
    assert_near(mean, -0.714_117_222_073_226_9, "mean by moments");
    assert_near(error, 0.178_742_089_535_403_1, "error by moments");
    let found = random_effects(&trials, Confidence::percent(90)).unwrap();
    let [low, high] = found.bounds;
    assert_near(low, 0.375_502_651_898_971_9, "lower τ at 90 %");
    assert_near(high, 0.953_837_235_566_284_8, "upper τ at 90 %");
    let [low, high] = found.prediction;
    assert_near(low, -1.762_797_632_236_251_3, "lower prediction at 90 %");
    assert_near(high, 0.333_732_947_919_972_5, "upper prediction at 90 %");
}

/// Nineteen experiments on what teachers expect (S. W. Raudenbush and A. S. Bryk, Journal of Educational Statistics 10, 1985,
/// 75–98; `dat.raudenbush1985`): published as 0.0837, 0.0516 and τ² 0.0188, Q 35.8295.
#[test]
fn experiments_on_teachers() {
    let effects = [
        0.03, 0.12, -0.14, 1.18, 0.26, -0.06, -0.02, -0.32, 0.27, 0.8, 0.54, 0.18, -0.02, 0.23,
        -0.18, -0.06, 0.3, 0.07, -0.07,
    ];
    let variances = [
        0.0156, 0.0216, 0.0279, 0.1391, 0.1362, 0.0106, 0.0106, 0.0484, 0.0269, 0.063, 0.0912,
        0.0497, 0.0835, 0.0841, 0.0253, 0.0279, 0.0193, 0.0088, 0.0303,
    ];
    let groups = effects.into_iter().zip(variances);
    let groups: Vec<Group> = groups
        .map(|(effect, variance)| Group { effect, variance })
        .collect();
    let found = of(&groups);
    assert_near(found.mean, 0.083_701_241_882_603_75, "mean");
    assert_near(found.tau * found.tau, 0.018_818_288_140_229_05, "τ²");
    assert_near(found.error, 0.061_579_319_469_036_34, "error");
    assert_near(found.bounds[0], 0.076_560_607_469_234_13, "lower τ");
    assert_near(found.bounds[1], 0.444_635_430_774_41, "upper τ");
    assert_near(
        Weighed::of(&groups, 0.0).q,
        35.829_536_299_592_79,
        "Q of all",
    );
    let at = Weighed::of(&groups, found.tau * found.tau);
    let error = (1.0 / at.weight).sqrt();
    assert_near(error, 0.051_640_671_364_095_93, "error of the model");
    assert_near(by_moments(&groups)[0], 0.025_903_672_299_806_09, "moments");
}

/// Six trials of lidocaine (S.-L. T. Normand, Statistics in Medicine 18, 1999, 321–359): differences of risks in points, which
/// agree better than chance. Published: 2.9444, and τ² 0.
#[test]
fn what_agrees_better_than_chance_has_no_heterogeneity_and_promises_no_more_for_it() {
    let groups = [
        [2, 39, 1, 43],
        [4, 44, 4, 44],
        [6, 107, 4, 110],
        [7, 103, 5, 100],
        [7, 110, 3, 106],
        [11, 154, 4, 146],
    ]
    .map(|counts| {
        let [cases, treated, others, untreated] = counts.map(f64::from);
        let [risk, other] = [cases / treated, others / untreated];
        let error = |risk: f64, of: f64| risk * (1.0 - risk) / of;
        Group {
            effect: 100.0 * (risk - other),
            variance: 10_000.0 * (error(risk, treated) + error(other, untreated)),
        }
    });
    let found = of(&groups);
    assert_near(found.mean, 2.944_432_034_476_396_3, "mean");
    assert_eq!(found.tau.to_bits(), 0);
    assert_eq!(found.bounds[0].to_bits(), 0);
    assert_near(found.bounds[1], 0.562_687_064_248_240_3, "upper τ");
    // `test = "adhoc"` of metafor; without it the error would be 0.54.
    assert_near(found.error, 1.306_831_696_981_829_2, "error");
    let [low, high] = found.prediction;
    assert_near(low, -0.414_885_788_018_875, "lower prediction");
    assert_near(high, 6.303_749_856_971_668, "upper prediction");
    // Groups that are all the same.
    let same = [0.1, 0.2, 0.3, 0.4, 0.5].map(|variance| Group {
        effect: 1.0,
        variance,
    });
    let found = of(&same);
    assert_eq!(found.bounds.map(f64::to_bits), [0, 0]);
    assert_near(found.error, 0.209_274_031_924_546_72, "error of the same");
    assert_near(found.prediction[0], 0.418_962_138_418_085_16, "lower");
}

#[test]
fn too_few_groups_or_one_of_no_variance_tell_nothing() {
    let group = |effect, variance| Group { effect, variance };
    let few = [group(1.0, 1.0), group(2.0, 1.0)];
    assert_eq!(random_effects(&few, Confidence::default()), None);
    let flat = [group(1.0, 1.0), group(2.0, 0.0), group(3.0, 1.0)];
    assert_eq!(random_effects(&flat, Confidence::default()), None);
}

/// One group is known a thousand times better than the others: the likelihood has a top at 0 and another, which is higher.
#[test]
fn of_two_tops_the_higher_is_found() {
    let group = |effect, variance| Group { effect, variance };
    for (distance, higher) in [(1.0, false), (2.5, true)] {
        let groups = [
            group(0.0, 1e-3),
            group(distance, 1.0),
            group(distance, 1.0),
            group(-distance, 1.0),
            group(distance, 1.0),
        ];
        let found = of(&groups);
        let squared = found.tau * found.tau;
        assert_eq!(found.tau > 0.0, higher, "{distance}: {squared}");
        let top = likelihood(&groups, squared);
        for step in 0..400 {
            let other = likelihood(&groups, 0.05 * f64::from(step));
            assert!(other <= top + 1e-9, "{distance}: {other} over {top}");
        }
    }
}

#[test]
fn the_law_of_chi_squared_is_that_of_r() {
    for (p, known) in [
        (
            0.005,
            [
                3.927_042_222_051_59e-5,
                0.206_989_093_496_182_05,
                0.411_741_903_832_498_87,
                152.240_991_687_378_37,
                1_841.807_369_772_032_6,
            ],
        ),
        (
            0.025,
            [
                9.820_691_171_752_56e-4,
                0.484_418_557_087_929_75,
                0.831_211_613_486_663,
                162.727_982_501_846_3,
                1_878.915_048_288_337_6,
            ],
        ),
        (
            0.975,
            [
                5.023_886_187_314_885,
                11.143_286_781_877_798,
                12.832_501_994_030_025,
                241.057_895_506_310_96,
                2_126.873_291_113_057,
            ],
        ),
    ] {
        for (df, known) in [1.0, 4.0, 5.0, 200.0, 2001.0].into_iter().zip(known) {
            let found = law::chi_squared_quantile(p, df);
            let error = (found - known).abs() / known;
            // What is lost grows with the logarithm of gamma.
            assert!(
                error <= 1e-14 * df.max(100.0),
                "{p} of {df}: {found}, not {known}"
            );
        }
    }
}
