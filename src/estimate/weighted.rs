//! How precise a weighted estimate is.
//!
//! Weights are held to be given: what raking takes from the variance is not counted, so that intervals are rather too wide.
//! A share has Wilson's interval with the effective size of Kish in place of n; a mean, a ratio and a net promoter score that
//! of their linearisation (J. Hájek, 1971; `svymean` and `svyratio` of R's survey with weights and no clusters).

use super::design::Drawn;
use crate::cells::{Cell, Tally, Weighed};
use crate::decimal::power;
use crate::derive::quantity;
use crate::figure::{Method, Precision, Unknown};
use crate::plan::{CodeId, Measure, Plan};
use crate::statistics::ratio::{self, Sums};
use crate::statistics::{Bounds, Confidence, float, mean, nps, proportion, weights};

/// How precise the estimate of `cell` by `measure` is, from what `weighed` adds up; of one `code` for a distribution.
pub(super) fn of(
    plan: &Plan,
    measure: &Measure,
    (cell, weighed): (&Cell, &Weighed),
    code: Option<CodeId>,
    drawn: Drawn,
    confidence: Confidence,
) -> Precision {
    let computed = Computed {
        cell,
        weighed,
        taken: drawn.taken,
        confidence,
    };
    let decimals = |of| float(power(quantity::decimals(plan, of)));
    let found = match measure {
        Measure::Share { .. } | Measure::Distribution(_) => computed.share(code),
        Measure::Mean(of) => computed.mean(decimals(*of)),
        Measure::Ratio { of, over, times } => {
            computed.ratio(times.to_f64() * decimals(*over) / decimals(*of))
        }
        Measure::Nps(_) => computed.score(),
        Measure::Median(_) => Err(Unknown::Weighted),
        Measure::Count | Measure::Distinct | Measure::Sum(_) => Err(Unknown::NotInCells),
    };
    match found {
        Err(why) => Precision::Unknown(why),
        Ok((method, bounds)) => Precision::Interval {
            bounds,
            confidence,
            method,
            weighted: true,
            finite: drawn.taken > 0.0,
        },
    }
}

type Found = Result<(Method, Bounds), Unknown>;

/// What every method needs.
#[derive(Clone, Copy)]
struct Computed<'a> {
    cell: &'a Cell,
    weighed: &'a Weighed,
    taken: f64,
    confidence: Confidence,
}

impl Computed<'_> {
    fn share(self, code: Option<CodeId>) -> Found {
        let hits = match &self.weighed.once {
            Tally::Hits(hits) => *hits,
            Tally::Codes(counts) => code
                .and_then(|code| counts.get(&code))
                .copied()
                .unwrap_or(0),
            _ => return Err(Unknown::NotInCells),
        };
        let Weighed { w, ww, .. } = self.weighed;
        let effective = weights::effective(*w, *ww).ok_or(Unknown::NoData)?;
        let effective = effective / (1.0 - self.taken);
        if !effective.is_finite() {
            return Err(Unknown::NoVariance);
        }
        let bounds = proportion::wilson(float(hits) / float(*w), effective, self.confidence);
        Ok((Method::Wilson, bounds.map(|bound| 100.0 * bound)))
    }

    /// A mean is the ratio of Σwx to Σw.
    fn mean(self, scale: f64) -> Found {
        let (Tally::Sums { x, xx }, Tally::Sums { x: wx, .. }) =
            (&self.cell.tally, &self.weighed.once)
        else {
            return Err(Unknown::NotInCells);
        };
        let Tally::Sums { x: wwx, xx: wwxx } = &self.weighed.twice else {
            return Err(Unknown::NotInCells);
        };
        let sums = Sums {
            n: self.cell.n,
            x: *wx,
            y: self.weighed.w,
            xx: *wwxx,
            xy: *wwx,
            yy: self.weighed.ww,
        };
        let varies = mean::variance(self.cell.n, *x, *xx).is_some_and(|variance| variance > 0.0);
        self.linearised(sums, varies, 1.0 / scale)
    }

    fn ratio(self, scale: f64) -> Found {
        let (Tally::Pairs { x, y, xx, xy, yy }, Tally::Pairs { x: wx, y: wy, .. }) =
            (&self.cell.tally, &self.weighed.once)
        else {
            return Err(Unknown::NotInCells);
        };
        let Tally::Pairs {
            xx: wwxx,
            xy: wwxy,
            yy: wwyy,
            ..
        } = &self.weighed.twice
        else {
            return Err(Unknown::NotInCells);
        };
        let n = self.cell.n;
        let plain = Sums {
            n,
            x: *x,
            y: *y,
            xx: *xx,
            xy: *xy,
            yy: *yy,
        };
        let sums = Sums {
            n,
            x: *wx,
            y: *wy,
            xx: *wwxx,
            xy: *wwxy,
            yy: *wwyy,
        };
        let varies = ratio::linearised(plain, 0.0, self.confidence).is_some();
        self.linearised(sums, varies, scale)
    }

    /// `varies` is said of the observations themselves, whose sums are exact: weights cannot make them vary.
    fn linearised(self, sums: Sums, varies: bool, scale: f64) -> Found {
        if self.cell.n < mean::FEWEST {
            return Err(Unknown::SmallBase);
        }
        let bounds = ratio::linearised(sums, self.taken, self.confidence).filter(|_| varies);
        let bounds = bounds.ok_or(Unknown::NoVariance)?;
        Ok((Method::Linearised, bounds.map(|bound| scale * bound)))
    }

    fn score(self) -> Found {
        let of = |tally: &Tally| match tally {
            Tally::Nps {
                promoters,
                passives,
                detractors,
            } => Some([*promoters, *passives, *detractors]),
            _ => None,
        };
        let sums = of(&self.weighed.once).zip(of(&self.weighed.twice));
        let (once, twice) = sums.ok_or(Unknown::NotInCells)?;
        let bounds = nps::linearised(once, twice, self.taken, self.confidence);
        let bounds = bounds.ok_or(Unknown::NoVariance)?;
        Ok((Method::Nps, bounds.map(|bound| 100.0 * bound)))
    }
}

#[cfg(test)]
mod tests;
