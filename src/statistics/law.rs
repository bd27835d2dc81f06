//! Quantiles and tails of the laws that intervals rest on.
//!
//! Each is made of sums, products, roots, and a function of `libm`, which is Rust and so the same everywhere: never of the
//! system's logarithms and exponentials, whose last digit is each system's own, nor of a crate that may call them.

use std::f64::consts::{FRAC_2_PI, PI};

use super::float;

/// From these degrees of freedom on, an expansion is exact enough, and takes as long for any of them.
const MANY: f64 = 400.0;

/// From this half of a number of throws on, the series of the middle of the binomial law is exact enough.
const HALF: i128 = 20;

/// The value below which a standard normal variable is with probability `p`, from 1e-10 to less than 1 by as much.
///
/// M. J. Wichura, Applied Statistics 37, 1988, 477–484, algorithm AS 241, `PPND16`, without its outermost tails: about 16
/// digits.
pub fn normal_quantile(p: f64) -> f64 {
    let past = p - 0.5;
    if past.abs() <= 0.425 {
        let r = 0.180_625 - past * past;
        return past * polynomial(&MIDDLE[0], r) / polynomial(&MIDDLE[1], r);
    }
    let r = libm::log(p.min(1.0 - p)).abs().sqrt() - 1.6;
    let size = polynomial(&OUTER[0], r) / polynomial(&OUTER[1], r);
    size.copysign(past)
}

/// Numerator and denominator for what is within 0.425 of the middle, the constant first.
const MIDDLE: [[f64; 8]; 2] = [
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_854,
    ],
];

/// The same for what is further out.
const OUTER: [[f64; 8]; 2] = [
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
];

fn polynomial(coefficients: &[f64], at: f64) -> f64 {
    let terms = coefficients.iter().rev();
    terms.fold(0.0, |sum, coefficient| sum * at + coefficient)
}

/// The value below which a variable of Student's law is with probability `p` above one half, with `df` degrees of freedom,
/// a whole number from 2.
///
/// Below 400 of them, Newton's method on the sums that the law has for whole degrees; from there on, the expansion of Fisher
/// and Cornish (M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 26.7.5), whose rest is below 1e-12.
pub fn student_quantile(p: f64, df: f64) -> f64 {
    if df < 2.0 {
        return f64::NAN;
    }
    let mut t = expansion(normal_quantile(p), df);
    if df >= MANY {
        return t;
    }
    // The law is concave above 0: this comes from below, and stays. Ten steps are more than it ever took.
    for _ in 0..50 {
        let (within, slope) = student(t, df);
        let step = (2.0 * p - 1.0 - within) / slope;
        t += step;
        if step.abs() <= 1e-15 * t.abs() {
            break;
        }
    }
    t
}

fn expansion(z: f64, df: f64) -> f64 {
    let zz = z * z;
    let terms = [
        z,
        z * polynomial(&[1.0, 1.0], zz) / 4.0,
        z * polynomial(&[3.0, 16.0, 5.0], zz) / 96.0,
        z * polynomial(&[-15.0, 17.0, 19.0, 3.0], zz) / 384.0,
        z * polynomial(&[-945.0, -1920.0, 1482.0, 776.0, 79.0], zz) / 92160.0,
    ];
    polynomial(&terms, 1.0 / df)
}

/// The probability that a variable of Student's law is between −`t` and `t`, and its slope there (Abramowitz and Stegun,
/// 26.7.3 and 26.7.4).
fn student(t: f64, df: f64) -> (f64, f64) {
    let square = df / (df + t * t);
    let (cosine, sine) = (square.sqrt(), t / (df + t * t).sqrt());
    let odd = df % 2.0 > 0.5;
    let (mut term, mut at) = if odd { (cosine, 3.0) } else { (1.0, 2.0) };
    let mut sum = term;
    while at < df {
        term *= square * (at - 1.0) / at;
        sum += term;
        at += 2.0;
    }
    let slope = term * (df - 1.0) * cosine * square / df.sqrt();
    if odd {
        let angle = libm::atan(t / df.sqrt());
        (FRAC_2_PI * (angle + sine * sum), FRAC_2_PI * slope)
    } else {
        (sine * sum, slope)
    }
}

/// The value below which a variable of the law of chi-squared is with probability `p`, with `df` degrees of freedom, a whole
/// number from 1, by Newton's method from the approximation of Wilson and Hilferty (Abramowitz and Stegun, 26.4.17).
pub fn chi_squared_quantile(p: f64, df: f64) -> f64 {
    if df < 1.0 {
        return f64::NAN;
    }
    let part = 2.0 / (9.0 * df);
    let root = (1.0 - part + normal_quantile(p) * part.sqrt()).max(0.1);
    let mut x = df * root * root * root;
    // Ten steps are more than it ever took.
    for _ in 0..50 {
        let (beyond, slope) = chi_squared(x, df);
        let step = (beyond - (1.0 - p)) / slope;
        // What is to be found is above 0.
        x = (x + step).max(x / 2.0);
        if step.abs() <= 1e-15 * x {
            break;
        }
    }
    x
}

/// The probability that a variable of the law of chi-squared is above `x`, and its density there (Abramowitz and Stegun,
/// 26.4.4 and 26.4.5): terms that are all positive, added from the largest of their indices down.
fn chi_squared(x: f64, df: f64) -> (f64, f64) {
    let half = x / 2.0;
    let mut at = df / 2.0 - 1.0;
    let mut term = libm::exp(at * libm::log(half) - half - libm::lgamma(at + 1.0));
    let density = term / 2.0;
    let odd = df % 2.0 > 0.5;
    let mut sum = if odd { libm::erfc(half.sqrt()) } else { 0.0 };
    while at >= 0.0 {
        sum += term;
        term *= at / half;
        at -= 1.0;
    }
    (sum, density)
}

/// The probability that of `n` throws of a fair coin at most `k` are heads.
pub fn fair_tail(n: u64, k: u64) -> f64 {
    if k >= n {
        return 1.0;
    }
    if k >= n - n / 2 {
        return 1.0 - fair_tail(n, n - k - 1);
    }
    let half = i128::from(n / 2);
    let (n, k) = (i128::from(n), i128::from(k));
    // From the middle down to `k`, then on from there for as long as it adds anything. Floats count these steps: numbers of
    // throws stay far below those that they hold exactly.
    let mut term = middle(n - half);
    let (mut at, n, k) = (float(half), float(n), float(k));
    let down = |term: f64, at: f64| term * at / (n - at + 1.0);
    while at > k && term > 0.0 {
        term = down(term, at);
        at -= 1.0;
    }
    let mut sum = 0.0;
    while term > sum * f64::EPSILON / 4.0 {
        sum += term;
        term = down(term, at);
        at -= 1.0;
    }
    sum
}

/// The probability of as many heads as tails in twice `half` throws, which is that of one more than tails in one throw less:
/// ½ × ¾ × …; from [`HALF`] on, by the series of the logarithms of gammas (Abramowitz and Stegun, 6.1.18 and 6.1.41), whose
/// rest is below 1e-14.
fn middle(half: i128) -> f64 {
    if half < HALF {
        let each = (1..=half).map(|at| float(2 * at - 1) / float(2 * at));
        return each.product();
    }
    let over = 1.0 / float(half);
    let series = [-1.0 / 8.0, 1.0 / 192.0, -1.0 / 640.0, 17.0 / 14336.0];
    let exponent = over * polynomial(&series, over * over);
    libm::exp(exponent) / (PI * float(half)).sqrt()
}
