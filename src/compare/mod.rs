//! Why an association differs from the rest of the sector: by the composition of its public, or by its results at equal
//! composition.
//!
//! In: rows of two [`Release`]s, that of the sector and that of the sector without the association, so that nothing withheld enters.
//! Out: for each share and mean, the difference with its interval, parted by each variable that splits it
//! ([`crate::statistics::kitagawa`]). [`text`] and [`json`] write it.
//!
//! The rest of the sector is the sector less one: whoever knows two of these knows the third. So outside of working documents it is
//! told only where [`FEWEST_OTHERS`] associations at least stand behind it, in the whole and in each category; the other thresholds
//! hold for it as for any figure of the sector. Each number of a decomposition is made of such figures alone.

pub mod json;
pub mod text;

#[cfg(test)]
mod tests;

use crate::cells::Split;
use crate::figure::{Estimator, FigureKey, Numbers, Precision, Reached};
use crate::plan::{AssociationId, Measure, Plan, VariableId};
use crate::release::{Audience, Release, Row};
use crate::statistics::kitagawa::{self, Category, Components};
use crate::statistics::{Bounds, proportion};

/// Fewest observations on each side.
pub const FEWEST: i128 = 30;
/// Fewest other associations behind the rest of the sector, where it is not for those who make the figures.
pub const FEWEST_OTHERS: usize = 4;

/// Two releases of the same audience, and the association that is in the first alone.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// What was asked.
    pub plan: &'a Plan,
    /// Who compares itself.
    pub association: AssociationId,
    /// The rows asked for, of the association among them.
    pub own: &'a Release,
    /// The same rows of the sector without it.
    pub others: &'a Release,
}

/// One figure of the association beside that of the rest of the sector.
#[derive(Clone, Debug)]
pub struct Beside<'a> {
    /// That of the association.
    pub own: &'a Row,
    /// What can be said of both.
    pub found: Result<Comparison<'a>, Why>,
}

/// Two figures compared.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// Those of the association.
    pub own: &'a Numbers,
    /// The row of the rest of the sector.
    pub others_row: &'a Row,
    /// What it says.
    pub others: &'a Numbers,
    /// The first less the second, in points for shares.
    pub difference: f64,
    /// Between what it lies; none where one of both has no interval.
    pub interval: Option<Bounds>,
    /// Its parts, by the variables that split the figure.
    pub parted: Vec<(VariableId, Result<Components, Why>)>,
}

/// Why nothing is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// One side has no data.
    NoData,
    /// One side has too few observations, in the whole or in a category.
    FewObservations,
    /// Too few other associations.
    FewOthers,
    /// One side is withheld.
    Withheld,
}

impl Why {
    /// The word that programs read.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoData => "no-data",
            Self::FewObservations => "few-observations",
            Self::FewOthers => "few-others",
            Self::Withheld => "withheld",
        }
    }
}

impl Comparison<'_> {
    /// Whether the interval leaves it open which side is above.
    pub fn is_open(&self) -> bool {
        self.interval
            .is_some_and(|[low, high]| low <= 0.0 && high >= 0.0)
    }

    /// Whether the interval is no margin of error.
    pub fn is_indication(&self) -> bool {
        let weak = |numbers: &Numbers| numbers.reached == Reached::Indication;
        self.interval.is_some() && (weak(self.own) || weak(self.others))
    }

    /// The fewer of both bases.
    pub fn fewest(&self) -> i128 {
        self.own.n.min(self.others.n)
    }
}

impl<'a> Compared<'a> {
    /// Each share and mean of the association, in the order of the release.
    pub fn all(self) -> Vec<Beside<'a>> {
        let wholes = self.own.rows.iter().filter(|row| {
            let indicator = self.plan.indicator(row.key.indicator);
            row.key.association == Some(self.association)
                && row.key.splits.is_empty()
                && row.key.estimator == Estimator::Pooled
                && !row.key.waves.is_change()
                && indicator.owner.is_none()
                && matches!(indicator.measure, Measure::Share { .. } | Measure::Mean(_))
        });
        let each = wholes.map(|own| Beside {
            own,
            found: self.compare(own),
        });
        each.collect()
    }

    fn compare(self, own_row: &'a Row) -> Result<Comparison<'a>, Why> {
        let others_row = self.others_of(&own_row.key).ok_or(Why::NoData)?;
        let (own, others) = self.readable(own_row, others_row)?;
        let (Some(value), Some(other)) = (own.value, others.value) else {
            return Err(Why::NoData);
        };
        let indicator = self.plan.indicator(own_row.key.indicator);
        let splits = indicator.disaggregations.iter().enumerate();
        let single = splits.filter_map(|(at, variables)| match variables.as_slice() {
            [one] => Some((at + 1, *one)),
            _ => None,
        });
        let parted = single.map(|(at, variable)| {
            let key = FigureKey {
                disaggregation: at,
                ..own_row.key.clone()
            };
            (variable, self.part(&key, own, others))
        });
        Ok(Comparison {
            own,
            others_row,
            others,
            difference: value - other,
            interval: interval(own, others),
            parted: parted.collect(),
        })
    }

    /// The components of a difference by the categories of one disaggregation, which is that of `key`.
    fn part(self, key: &FigureKey, own: &Numbers, others: &Numbers) -> Result<Components, Why> {
        let of = |release: &'a Release, association| {
            release.rows.iter().filter(move |row| {
                let it = &row.key;
                (it.indicator, it.period, it.waves) == (key.indicator, key.period, key.waves)
                    && it.disaggregation == key.disaggregation
                    && it.association == association
            })
        };
        let own_rows: Vec<&Row> = of(self.own, Some(self.association)).collect();
        let other_rows: Vec<&Row> = of(self.others, None).collect();
        let mut splits: Vec<Split> = own_rows
            .iter()
            .chain(&other_rows)
            .filter_map(|row| row.key.splits.first().map(|(_, split)| *split))
            .collect();
        splits.sort_unstable();
        splits.dedup();
        let find = |rows: &[&'a Row], split: Split| {
            let mut rows = rows.iter().copied();
            rows.find(|row| row.key.splits.first().is_some_and(|(_, it)| *it == split))
        };
        let mut categories = Vec::new();
        for split in splits {
            match (find(&own_rows, split), find(&other_rows, split)) {
                (Some(one), Some(other)) if !(is_empty(one) && is_empty(other)) => {
                    let (one, other) = self.readable(one, other)?;
                    categories.push(Category {
                        n: [one.n, other.n],
                        rate: [one.value, other.value].map(Option::unwrap_or_default),
                    });
                }
                // A category of one side alone has a base of nobody on the other.
                (Some(alone), None) | (None, Some(alone)) if !is_empty(alone) => {
                    // Where the sector's row is withheld, not even that is told: it would say that the others have nobody there.
                    if alone.numbers().is_none() || !self.sector_is_read(&alone.key) {
                        return Err(Why::Withheld);
                    }
                    return Err(Why::FewObservations);
                }
                _ => {}
            }
        }
        let sum = |at: usize| categories.iter().map(|it| it.n[at]).sum::<i128>();
        if [sum(0), sum(1)] != [own.n, others.n] {
            return Err(Why::NoData);
        }
        kitagawa::components(&categories).ok_or(Why::FewObservations)
    }

    /// The numbers of both sides, where they may be read and compared.
    fn readable(self, own: &'a Row, others: &'a Row) -> Result<(&'a Numbers, &'a Numbers), Why> {
        let (Some(one), Some(other)) = (own.numbers(), others.numbers()) else {
            return Err(Why::Withheld);
        };
        if !self.sector_is_read(&own.key) {
            return Err(Why::Withheld);
        }
        if one.n == 0 && other.n == 0 {
            return Err(Why::NoData);
        }
        if self.own.audience != Audience::Working && other.contributors() < FEWEST_OTHERS {
            return Err(Why::FewOthers);
        }
        if one.n < FEWEST || other.n < FEWEST {
            return Err(Why::FewObservations);
        }
        Ok((one, other))
    }

    /// Whether the sector's own row may be read: with its figures in hand, the association would have it from the others'.
    fn sector_is_read(self, key: &FigureKey) -> bool {
        let sector = FigureKey {
            association: None,
            ..key.clone()
        };
        let row = self.own.rows.iter().find(|row| row.key == sector);
        row.is_some_and(|row| row.numbers().is_some())
    }

    /// The row of the rest of the sector that speaks of the same thing.
    fn others_of(self, key: &FigureKey) -> Option<&'a Row> {
        let key = FigureKey {
            association: None,
            ..key.clone()
        };
        self.others.rows.iter().find(|row| row.key == key)
    }
}

/// Whether a row may be read and has nobody behind it.
fn is_empty(row: &Row) -> bool {
    row.numbers().is_some_and(|numbers| numbers.n == 0)
}

/// The interval of the difference of two figures that have one each, of the same confidence.
fn interval(own: &Numbers, others: &Numbers) -> Option<Bounds> {
    let (
        Precision::Interval {
            bounds: first,
            confidence,
            finite,
            ..
        },
        Precision::Interval {
            bounds: second,
            finite: other_finite,
            ..
        },
    ) = (own.precision, others.precision)
    else {
        return None;
    };
    if let ([hits], [other_hits]) = (own.hits.as_slice(), others.hits.as_slice())
        && !finite
        && !other_finite
        // Counts give no weighted share back.
        && own.n_effective.is_none()
        && others.n_effective.is_none()
    {
        let (one, other) = ([*hits, own.n], [*other_hits, others.n]);
        let bounds = proportion::difference(one, other, confidence);
        return Some(bounds.map(|bound| 100.0 * bound));
    }
    let values = [own.value?, others.value?];
    Some(kitagawa::recovered(values, [first, second]))
}
