//! How precise an estimate is: one small function a kind of interval.
//!
//! Intervals speak of the respondents of the associations that contribute, never of those nobody asked. They are of a simple
//! sample: where one respondent brings several observations, which depend on each other, none is given.

use super::design::Drawn;
use crate::cells::{Cell, Tally, Turns};
use crate::decimal::{Decimal, power};
use crate::derive::quantity;
use crate::figure::{Method, Precision, Reached, Unknown};
use crate::plan::{CodeId, Measure, Plan, VariableId, Waves};
use crate::statistics::frequencies::Frequencies;
use crate::statistics::paired::{self, Pairs};
use crate::statistics::ratio::{self, Sums};
use crate::statistics::{
    Bounds, Confidence, effect, float, mean, median, nps, proportion, ratio_change,
};

/// How precise the estimate of `cell` by `measure` is; of one `code` for a distribution.
pub(super) fn of(
    plan: &Plan,
    measure: &Measure,
    cell: &Cell,
    code: Option<CodeId>,
    drawn: Drawn,
    confidence: Confidence,
) -> Precision {
    if matches!(
        measure,
        Measure::Count | Measure::Distinct | Measure::Sum(_)
    ) {
        return Precision::Exact;
    }
    if cell.n == 0 {
        return Precision::Unknown(Unknown::NoData);
    }
    match drawn.reached {
        Reached::Census => return Precision::Census,
        Reached::Records => return Precision::Unknown(Unknown::Records),
        Reached::Random | Reached::Indication => {}
    }
    if cell.n > cell.persons {
        return Precision::Unknown(Unknown::Repeated);
    }
    if let Some(weighed) = &cell.weighed {
        return super::weighted::of(plan, measure, (cell, weighed), code, drawn, confidence);
    }
    let computed = Computed {
        n: cell.n,
        taken: drawn.taken,
        confidence,
    };
    let found = match (measure, &cell.tally) {
        (_, Tally::Hits(hits)) => computed.share(*hits),
        (_, Tally::Turns(turns)) => Ok(computed.turned(*turns)),
        (_, Tally::Codes(counts)) => {
            let count = code.and_then(|code| counts.get(&code)).copied();
            computed.share(count.unwrap_or(0))
        }
        (_, Tally::CodeTurns(codes)) => {
            let turns = code.and_then(|code| codes.get(&code)).copied();
            Ok(computed.turned(turns.unwrap_or_default()))
        }
        (Measure::Mean(of), Tally::Sums { x, xx }) => {
            let scale = float(power(quantity::decimals(plan, *of)));
            computed.mean(*x, *xx, scale)
        }
        (Measure::Nps(_), Tally::Sums { x, xx }) => computed.mean(*x, *xx, 0.01),
        (
            Measure::Nps(_),
            Tally::Nps {
                promoters,
                detractors,
                ..
            },
        ) => computed.score(*promoters, *detractors),
        (Measure::Median(of), Tally::Values(values)) => {
            computed.median(values, quantity::decimals(plan, *of))
        }
        (Measure::Ratio { of, over, times }, Tally::Pairs { x, y, xx, xy, yy }) => {
            let sums = Sums {
                n: cell.n,
                x: *x,
                y: *y,
                xx: *xx,
                xy: *xy,
                yy: *yy,
            };
            computed.ratio(sums, scale_of(plan, [*of, *over], *times))
        }
        (
            Measure::Ratio { of, over, times },
            Tally::PairsTwice {
                before,
                after,
                products,
            },
        ) => {
            let sums = ratio_change::Sums {
                n: cell.n,
                of: [before[0], before[1], after[0], after[1]],
                products: *products,
            };
            computed.ratio_change(sums, scale_of(plan, [*of, *over], *times))
        }
        _ => Err(Unknown::NotInCells),
    };
    match found {
        Err(why) => Precision::Unknown(why),
        Ok((method, bounds)) => Precision::Interval {
            bounds,
            confidence,
            method,
            weighted: false,
            finite: drawn.taken > 0.0 && narrows(method),
        },
    }
}

/// What a ratio of sums is multiplied by to be one of numbers, `times` held.
fn scale_of(plan: &Plan, [of, over]: [VariableId; 2], times: Decimal) -> f64 {
    times.to_f64() * float(power(quantity::decimals(plan, over)))
        / float(power(quantity::decimals(plan, of)))
}

/// How large the change of a mean is beside how much changes differ; none of another figure.
pub(super) fn d_z(measure: &Measure, waves: Waves, cell: &Cell) -> Option<f64> {
    match (measure, &cell.tally) {
        (Measure::Mean(_), Tally::Sums { x, xx }) if waves.is_change() => {
            effect::d_z(cell.n, *x, *xx)
        }
        _ => None,
    }
}

/// Whether what was drawn of the population narrows an interval of this method.
fn narrows(method: Method) -> bool {
    !matches!(method, Method::OrderStatistic | Method::NewcombePaired)
}

type Found = Result<(Method, Bounds), Unknown>;

/// What every method needs.
#[derive(Clone, Copy)]
struct Computed {
    n: i128,
    taken: f64,
    confidence: Confidence,
}

impl Computed {
    /// Of a share, in percent. What was drawn of the population counts as a larger sample: n / (1 − n/N), under which the
    /// error is that of a mean with its correction.
    fn share(self, hits: i128) -> Found {
        let effective = float(self.n) / (1.0 - self.taken);
        if !effective.is_finite() {
            return Err(Unknown::NoVariance);
        }
        let bounds = proportion::wilson(float(hits) / float(self.n), effective, self.confidence);
        Ok((Method::Wilson, bounds.map(|bound| 100.0 * bound)))
    }

    /// Of the change of a share, in points.
    fn turned(self, turns: Turns) -> (Method, Bounds) {
        let pairs = Pairs {
            both: turns.both,
            gained: turns.gained,
            lost: turns.lost,
            neither: self.n - turns.both - turns.gained - turns.lost,
        };
        let bounds = paired::difference(pairs, self.confidence);
        (Method::NewcombePaired, bounds.map(|bound| 100.0 * bound))
    }

    /// Of a mean, or of the mean of differences, of numbers counted `scale` to the unit.
    fn mean(self, x: i128, xx: i128, scale: f64) -> Found {
        self.enough()?;
        let variance = mean::variance(self.n, x, xx).unwrap_or(0.0);
        let centre = float(x) / float(self.n);
        let bounds = mean::student(centre, variance, self.n, self.taken, self.confidence);
        let bounds = bounds.ok_or(Unknown::NoVariance)?;
        Ok((Method::Student, bounds.map(|bound| bound / scale)))
    }

    fn score(self, promoters: i128, detractors: i128) -> Found {
        let bounds = nps::normal(promoters, detractors, self.n, self.taken, self.confidence);
        let bounds = bounds.ok_or(Unknown::NoVariance)?;
        Ok((Method::Nps, bounds.map(|bound| 100.0 * bound)))
    }

    fn ratio(self, sums: Sums, scale: f64) -> Found {
        self.enough()?;
        let bounds = ratio::linearised(sums, self.taken, self.confidence);
        let bounds = bounds.ok_or(Unknown::NoVariance)?;
        Ok((Method::Linearised, bounds.map(|bound| scale * bound)))
    }

    fn ratio_change(self, sums: ratio_change::Sums, scale: f64) -> Found {
        self.enough()?;
        let bounds = ratio_change::linearised(sums, self.confidence);
        let bounds = bounds.ok_or(Unknown::NoVariance)?;
        // Turned round where the factor is below 0, as bounds must be in order.
        let [low, high] = bounds.map(|bound| scale * bound);
        Ok((Method::Linearised, [low.min(high), low.max(high)]))
    }

    fn median(self, values: &Frequencies, decimals: u8) -> Found {
        let ranks = median::ranks(self.n, self.confidence).ok_or(Unknown::SmallBase)?;
        let at = |rank: i128| {
            let units = values.ranked(rank).map_or(0, i128::from);
            Decimal { units, decimals }.to_f64()
        };
        Ok((Method::OrderStatistic, ranks.map(at)))
    }

    fn enough(self) -> Result<(), Unknown> {
        if self.n < mean::FEWEST {
            Err(Unknown::SmallBase)
        } else {
            Ok(())
        }
    }
}
