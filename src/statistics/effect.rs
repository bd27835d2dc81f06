//! How large a change is beside how much changes differ.

use super::{float, mean};

/// `d_z`: the mean of `n` differences whose sum is `x` and whose sum of squares is `xx`, over their standard deviation (J. Cohen,
/// Statistical Power Analysis for the Behavioral Sciences, 2nd edition, 1988, section 2.3.5; D. Lakens, Frontiers in Psychology
/// 4:863, 2013). It has no unit. None below [`mean::FEWEST`], where two numbers would nearly give back the answers, nor
/// where all differences are equal.
pub fn d_z(n: i128, x: i128, xx: i128) -> Option<f64> {
    if n < mean::FEWEST {
        return None;
    }
    let variance = mean::variance(n, x, xx).filter(|variance| *variance > 0.0)?;
    Some(float(x) / float(n) / variance.sqrt())
}
