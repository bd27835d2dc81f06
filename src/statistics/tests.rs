//! Known answers: what papers publish, what R prints, what was computed apart from this program.

use super::paired::Pairs;
use super::ratio::Sums;
use super::welch::{self, Group};
use super::{
    Bounds, Confidence, effect, float, law, mean, median, nps, paired, proportion, ratio,
    ratio_change,
};

const LEVEL: fn() -> Confidence = Confidence::default;

fn assert_near(found: f64, known: f64, tolerance: f64, what: &str) {
    let error = (found - known).abs();
    assert!(
        error <= tolerance * known.abs().max(1e-3),
        "{what}: {found}, not {known}"
    );
}

fn assert_bounds(found: Bounds, known: Bounds, what: &str) {
    for (found, known) in found.into_iter().zip(known) {
        assert_near(found, known, 1e-12, what);
    }
}

/// R's `qnorm` and `qt`; the last two are past where the search ends and the expansion begins.
#[test]
fn quantiles_are_those_of_r() {
    for (p, z) in [
        (0.9, 1.281_551_565_544_600_4),
        (0.975, 1.959_963_984_540_054),
        (0.995, 2.575_829_303_548_900_4),
    ] {
        assert_near(law::normal_quantile(p), z, 1e-15, "qnorm");
    }
    for (p, df, t) in [
        (0.975, 4.0, 2.776_445_105_197_793_4),
        (0.975, 9.0, 2.262_157_162_798_205),
        (0.975, 19.0, 2.093_024_054_408_309),
        (0.95, 99.0, 1.660_391_156_016_990_6),
        (0.975, 400.0, 1.965_912_343_229_46),
        (0.975, 1000.0, 1.962_339_080_826_408_3),
        (0.995, 400.0, 2.588_176_080_034_74),
        (0.995, 1000.0, 2.580_754_698_065_951),
        (0.975, 129_999.0, 1.959_982_233_087_674_6),
    ] {
        assert_near(law::student_quantile(p, df), t, 1e-12, "qt");
    }
}

/// The first four are those of R. G. Newcombe, Statistics in Medicine 17, 1998, 857–872, table I, method 3, which gives them
/// to four decimals; all are what `prop.test(correct = FALSE)` of R gives.
#[test]
fn wilson_as_published() {
    for (hits, n, low, high) in [
        (81, 263, 0.255_288_519_878_274_2, 0.366_209_576_982_800_04),
        (15, 148, 0.062_386_399_530_736_28, 0.160_487_241_723_308_03),
        (0, 20, 0.0, 0.161_125_158_052_819_4),
        (1, 29, 0.006_113_214_292_762_667, 0.171_755_218_793_202_94),
        (2, 100, 0.005_501_967_550_162_35, 0.070_011_790_728_543_91),
        (4, 100, 0.015_663_303_991_547_604, 0.098_370_714_358_879_23),
        (56, 70, 0.691_833_555_037_469_5, 0.876_952_607_516_370_5),
        (48, 80, 0.490_454_650_051_603_8, 0.700_381_724_041_290_6),
        (5, 10, 0.236_593_090_512_563_94, 0.763_406_909_487_436_1),
        (10, 10, 0.722_467_200_137_110_6, 1.0),
        (0, 1, 0.0, 0.793_450_685_622_762_7),
        (1, 1, 0.206_549_314_377_237_4, 1.0),
        (3, 3, 0.438_502_968_244_954_44, 1.0),
    ] {
        let found = proportion::wilson_of(hits, n, LEVEL());
        assert_bounds(found, [low, high], &format!("{hits}/{n}"));
    }
    // None and all leave nothing beyond them, to the bit.
    assert_eq!(proportion::wilson_of(0, 7, LEVEL())[0].to_bits(), 0);
    assert_eq!(
        proportion::wilson_of(7, 7, LEVEL())[1].to_bits(),
        1.0_f64.to_bits()
    );
}

/// The eight pairs of R. G. Newcombe, Statistics in Medicine 17, 1998, 873–890, table II, which gives method 10 to four
/// decimals; more of them computed apart.
#[test]
fn differences_of_shares_as_published() {
    for (first, second, low, high) in [
        (
            [56, 70],
            [48, 80],
            0.052_431_472_402_364_98,
            0.333_872_654_036_906_14,
        ),
        (
            [9, 10],
            [3, 10],
            0.170_522_723_934_502_9,
            0.809_017_973_535_488,
        ),
        (
            [6, 7],
            [2, 7],
            0.058_227_927_482_312_09,
            0.806_249_637_524_227_8,
        ),
        (
            [5, 56],
            [0, 29],
            -0.038_137_147_903_536_936,
            0.192_560_013_855_111_65,
        ),
        (
            [0, 10],
            [0, 20],
            -0.161_125_158_052_819_4,
            0.277_532_799_862_889_26,
        ),
        (
            [0, 10],
            [0, 10],
            -0.277_532_799_862_889_26,
            0.277_532_799_862_889_26,
        ),
        ([10, 10], [0, 20], 0.679_086_037_141_914_5, 1.0),
        ([10, 10], [0, 10], 0.607_509_350_430_524_1, 1.0),
    ] {
        let found = proportion::difference(first, second, LEVEL());
        assert_bounds(found, [low, high], &format!("{first:?} {second:?}"));
    }
}

/// The two examples of M. W. Fagerland, S. Lydersen and P. Laake, Statistical Analysis of Contingency Tables, 2017, chapter
/// 8, by Newcombe's method 10, as their R package `contingencytables` computes them, to the four decimals it prints: airways
/// (Bentur and others, 2009), where the correction leaves no correlation, and responses to a therapy (Cavo and others, 2012),
/// where it lessens it. More digits by `prop.test` of R, as is the approval of a prime minister, twice asked of 1,600 persons.
#[test]
fn differences_of_paired_shares() {
    for (counts, printed, known) in [
        (
            [1, 7, 1, 12],
            [0.0256, 0.5069],
            [0.025_559_124_164_859_892, 0.506_920_226_686_140_9],
        ),
        (
            [59, 6, 16, 80],
            [-0.1186, -0.0046],
            [-0.118_621_195_638_709_93, -0.004_625_113_933_050_075],
        ),
    ] {
        let [both, gained, lost, neither] = counts;
        let pairs = Pairs {
            both,
            gained,
            lost,
            neither,
        };
        let found = paired::difference(pairs, LEVEL());
        assert_bounds(found, known, &format!("{counts:?}"));
        for (found, printed) in found.into_iter().zip(printed) {
            assert!((found - printed).abs() < 5e-5, "{found}, not {printed}");
        }
    }
    let approval = Pairs {
        both: 794,
        gained: 86,
        lost: 150,
        neither: 570,
    };
    let found = paired::difference(approval, LEVEL());
    for (found, known) in found.into_iter().zip([-0.058_703_872_9, -0.021_230_424_0]) {
        assert_near(found, known, 1e-8, "approval");
    }
    // R: binom.test(86, 236)$p.value.
    assert_near(
        paired::mcnemar(approval),
        3.715_936_139_571_386_6e-5,
        1e-10,
        "McNemar",
    );
    let nobody = Pairs {
        both: 3,
        gained: 0,
        lost: 0,
        neither: 4,
    };
    assert_near(paired::mcnemar(nobody), 1.0, 0.0, "nobody changed");
}

/// The differences of sleep of ten patients under two drugs, `t.test(paired = TRUE)` of R, in tenths of an hour; then the
/// twenty values as one sample, and as a fifth of their population.
#[test]
fn means_as_r_prints_them() {
    let first = [7, -16, -2, -12, -1, 34, 37, 8, 0, 20];
    let second = [19, 8, 11, 1, -1, 44, 55, 16, 46, 34];
    let interval = |values: &[i128], taken| {
        let n = i128::try_from(values.len()).unwrap();
        let (x, xx) = values.iter().fold((0, 0), |(x, xx), v| (x + v, xx + v * v));
        let variance = mean::variance(n, x, xx).unwrap() / 100.0;
        mean::student(float(x) / float(n) / 10.0, variance, n, taken, LEVEL()).unwrap()
    };
    let differences: Vec<i128> = first.iter().zip(second).map(|(a, b)| a - b).collect();
    let known = [-2.459_885_763_276_983, -0.700_114_236_723_017_5];
    assert_bounds(interval(&differences, 0.0), known, "sleep, paired");
    let (x, xx) = differences
        .iter()
        .fold((0, 0), |(x, xx), v| (x + v, xx + v * v));
    let d_z = effect::d_z(10, x, xx).unwrap();
    assert_near(d_z, -1.284_557_562_591_054_6, 1e-15, "sleep, d_z");
    assert_eq!(effect::d_z(10, 30, 90), None);
    assert_eq!(effect::d_z(4, 3, 9), None);
    let all = [first, second].concat();
    let known = [0.595_584_499_619_604_5, 2.484_415_500_380_396];
    assert_bounds(interval(&all, 0.0), known, "sleep");
    let known = [0.695_289_096_857_982_9, 2.384_710_903_142_017_7];
    assert_bounds(interval(&all, 0.2), known, "sleep, of a hundred");
    assert_eq!(mean::student(1.0, 2.0, 4, 0.0, LEVEL()), None);
    assert_eq!(mean::student(1.0, 0.0, 40, 0.0, LEVEL()), None);
    // Past 128 bits, floats take over.
    let huge = i128::MAX / 4;
    assert!(mean::variance(8, huge, huge).is_some());
}

/// The same values as of two groups: those of `t.test` of R, but for its 17.776 degrees of freedom, which are 17.
#[test]
fn two_groups_as_r_computes_them() {
    let group = |values: [i128; 10]| Group {
        n: 10,
        x: values.iter().sum(),
        xx: values.iter().map(|value| value * value).sum(),
    };
    let first = group([7, -16, -2, -12, -1, 34, 37, 8, 0, 20]);
    let second = group([19, 8, 11, 1, -1, 44, 55, 16, 46, 34]);
    let known = [-3.371_425_455_168_677_3, 0.211_425_455_168_677_17];
    let found = welch::difference(first, second, LEVEL()).unwrap();
    assert_bounds(found.map(|bound| bound / 10.0), known, "sleep, two groups");
    let other = welch::difference(second, first, LEVEL()).unwrap();
    assert_bounds(
        other.map(|bound| bound / 10.0),
        [-known[1], -known[0]],
        "turned",
    );
    let few = Group { n: 4, ..first };
    assert_eq!(welch::difference(first, few, LEVEL()), None);
    let equal = Group {
        n: 10,
        x: 30,
        xx: 90,
    };
    assert_eq!(welch::difference(equal, equal, LEVEL()), None);
    assert!(welch::difference(first, equal, LEVEL()).is_some());
}

/// `qbinom(0.025, n, 0.5)` of R.
#[test]
fn medians_stand_between_these_ranks() {
    for (n, low, high) in [
        (6, 1, 6),
        (8, 1, 8),
        (10, 2, 9),
        (15, 4, 12),
        (20, 6, 15),
        (25, 8, 18),
        (30, 10, 21),
        (50, 18, 33),
        (100, 40, 61),
        (1000, 469, 532),
        (130_000, 64_647, 65_354),
    ] {
        assert_eq!(median::ranks(n, LEVEL()), Some([low, high]), "{n}");
    }
    assert_eq!(median::ranks(5, LEVEL()), None);
    assert_eq!(median::ranks(0, LEVEL()), None);
    assert_eq!(median::ranks(5, Confidence::percent(90)), Some([1, 5]));
    assert_eq!(median::ranks(8, Confidence::percent(99)), Some([1, 8]));
    assert_eq!(median::ranks(7, Confidence::percent(99)), None);
}

/// How often the median lies between those ranks, from below the lower to above the upper: `1 - 2 * pbinom(low - 1, n, 0.5)`
/// of R. One rank nearer, it would be less than 95 %.
#[test]
fn medians_are_covered_at_least_as_often_as_asked() {
    for (n, low, coverage) in [
        (6, 1, 0.96875),
        (8, 1, 0.992_187_5),
        (10, 2, 0.978_515_625),
        (15, 4, 0.964_843_75),
        (20, 6, 0.958_610_534_667_968_8),
        (25, 8, 0.956_714_749_336_242_7),
        (30, 10, 0.957_226_054_742_932_3),
        (50, 18, 0.967_160_862_435_731_5),
        (100, 40, 0.964_799_799_782_295_1),
    ] {
        let between = |rank: u64| 1.0 - 2.0 * law::fair_tail(n, rank - 1);
        assert_near(between(low), coverage, 1e-12, "coverage");
        assert!(between(low + 1) < 0.95, "{n}");
    }
}

/// The results of 200 Californian schools of 6,194 (`apisrs` of R's survey): `svymean(~api00)` of R gives 656.585 with an
/// error of 9.2497, with and without the correction for the 6,194; and the part that met its target, by `prop.test`, of 200
/// schools, and of as many as the correction makes of them.
#[test]
fn schools_drawn_of_all_schools() {
    let taken = 200.0 / 6194.0;
    let variance = mean::variance(200, 131_317, 89_739_575).unwrap();
    for (taken, known) in [
        (taken, [638.344_950_092_126_6, 674.825_049_907_873_4]),
        (0.0, [638.043_141_883_523_7, 675.126_858_116_476_3]),
    ] {
        let found = mean::student(131_317.0 / 200.0, variance, 200, taken, LEVEL()).unwrap();
        assert_bounds(found, known, "api00");
    }
    for (size, known) in [
        (200.0, [0.755_429_372_388_482_4, 0.862_698_071_993_839_5]),
        (
            200.0 / (1.0 - taken),
            [0.756_484_754_723_156_3, 0.862_019_050_850_047_4],
        ),
    ] {
        let found = proportion::wilson(163.0 / 200.0, size, LEVEL());
        assert_bounds(found, known, "sch.wide");
    }
}

/// Margins in points, with the size as divisor.
#[test]
fn scores_of_promoters() {
    for (promoters, n, detractors, score, margin) in [
        (50, 100, 20, 30.0, 15.307_808_195_788_71),
        (10, 20, 5, 25.0, 36.338_705_128_904_91),
        (120, 250, 70, 20.0, 10.518_270_569_885_754),
    ] {
        let [low, high] = nps::normal(promoters, detractors, n, 0.0, LEVEL()).unwrap();
        assert_near(100.0 * low, score - margin, 1e-6, "score, low");
        assert_near(100.0 * high, score + margin, 1e-6, "score, high");
    }
    assert_eq!(nps::normal(7, 0, 7, 0.0, LEVEL()), None);
}

/// The pupils tested over those enrolled in 200 Californian schools (`apisrs` of R's survey), with and without the
/// correction for 6,194 schools; the estimate and its error are those of `svyratio`.
#[test]
fn ratios_by_linearisation() {
    let sums = Sums {
        n: 200,
        x: 96_502,
        y: 116_922,
        xx: 66_823_346,
        xy: 80_539_290,
        yy: 99_159_766,
    };
    let known = 0.825_353_654_6;
    for (taken, error) in [(0.0, 0.010_235_429_7), (200.0 / 6194.0, 0.010_068_826_3)] {
        let [low, high] = ratio::linearised(sums, taken, LEVEL()).unwrap();
        let t = law::student_quantile(0.975, 199.0);
        assert_near(low, known - t * error, 1e-9, "low");
        assert_near(high, known + t * error, 1e-9, "high");
    }
    let all = Sums {
        xx: sums.yy,
        xy: sums.yy,
        x: sums.y,
        ..sums
    };
    assert_eq!(ratio::linearised(all, 0.0, LEVEL()), None);
}

/// `svycontrast(svytotal(~x0 + y0 + x1 + y1), quote(x1 / y1 - x0 / y0))` of R's survey: of eight rows, then of 200 Californian
/// schools (`apisrs`: score of 2000 to those enrolled, less score of 1999 to pupils tested).
#[test]
fn changes_of_ratios_by_linearisation() {
    let rows = [
        [7, 20, 9, 22],
        [12, 31, 11, 30],
        [9, 25, 12, 26],
        [15, 40, 14, 41],
        [11, 33, 15, 30],
        [8, 19, 9, 20],
        [14, 38, 13, 39],
        [10, 27, 13, 28],
    ];
    let found = ratio_change::linearised(summed(&rows), LEVEL()).unwrap();
    let known = [-0.030_953_508_866_261_706, 0.106_315_406_007_456_16];
    assert_bounds(found, known, "eight rows");
    let schools = ratio_change::Sums {
        n: 200,
        of: [124_937, 96_502, 131_317, 116_922],
        products: [
            81_758_309, 59_598_888, 85_557_313, 71_763_491, 66_823_346, 62_073_036, 80_539_290,
            89_739_575, 74_746_701, 99_159_766,
        ],
    };
    let found = ratio_change::linearised(schools, LEVEL()).unwrap();
    let known = [-0.204_352_528_116_593_19, -0.138_729_151_898_737_72];
    assert_bounds(found, known, "schools");
    // A ratio that everyone has at each wave leaves nothing to explain, whatever rounding does.
    let even = rows.map(|[_, y, _, z]| [3 * y, 7 * y, 5 * z, 11 * z]);
    assert_eq!(ratio_change::linearised(summed(&even), LEVEL()), None);
    let none = rows.map(|[x, _, y, z]| [x, 0, y, z]);
    assert_eq!(ratio_change::linearised(summed(&none), LEVEL()), None);
    assert_eq!(ratio_change::linearised(summed(&rows[..4]), LEVEL()), None);
}

fn summed(rows: &[[i128; 4]]) -> ratio_change::Sums {
    let pairs = (0..4).flat_map(|a| (a..4).map(move |b| (a, b)));
    let products: Vec<i128> = pairs
        .map(|(a, b)| rows.iter().map(|row| row[a] * row[b]).sum())
        .collect();
    ratio_change::Sums {
        n: i128::try_from(rows.len()).unwrap(),
        of: [0, 1, 2, 3].map(|at| rows.iter().map(|row| row[at]).sum()),
        products: products.try_into().unwrap(),
    }
}
