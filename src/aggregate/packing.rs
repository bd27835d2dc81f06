//! What a row brings, as one number: polars groups by one column of whole numbers much faster than by four.

use super::reading::{Reading, Standing};
use crate::referential::Missing;

/// How many standings there are.
const STANDINGS: u64 = 4 + Missing::ALL.len() as u64;

/// A numbering of cell, standing, `x` and `y`, in mixed radix.
pub(super) struct Packing {
    low: [i64; 2],
    width: [u64; 2],
}

impl Packing {
    /// A numbering of what `readings` bring to `cells`; none where it would pass 64 bits.
    pub(super) fn new(cells: &[u64], readings: &[Reading]) -> Option<Self> {
        let first = readings.first()?;
        let (mut low, mut high) = ([first.x, first.y], [first.x, first.y]);
        for reading in readings {
            low = [low[0].min(reading.x), low[1].min(reading.y)];
            high = [high[0].max(reading.x), high[1].max(reading.y)];
        }
        let width = [0, 1].map(|at| high[at].abs_diff(low[at]).checked_add(1));
        let width = [width[0]?, width[1]?];
        let cells = cells.iter().max()?.checked_add(1)?;
        let all = cells.checked_mul(STANDINGS)?.checked_mul(width[0])?;
        all.checked_mul(width[1])?;
        Some(Self { low, width })
    }

    /// The number of what `reading` brings to `cell`.
    pub(super) fn pack(&self, cell: u64, reading: &Reading) -> u64 {
        let place = cell * STANDINGS + u64::from(number(reading.standing));
        let place = place * self.width[0] + reading.x.abs_diff(self.low[0]);
        place * self.width[1] + reading.y.abs_diff(self.low[1])
    }

    /// The cell, and what it is brought, of a number.
    pub(super) fn unpack(&self, packed: u64) -> (u64, Reading) {
        let back = |low: i64, up: u64| low.wrapping_add_unsigned(up);
        let (rest, y) = (packed / self.width[1], packed % self.width[1]);
        let (rest, x) = (rest / self.width[0], rest % self.width[0]);
        let standing = standing(u32::try_from(rest % STANDINGS).unwrap_or(u32::MAX));
        let (x, y) = (back(self.low[0], x), back(self.low[1], y));
        (rest / STANDINGS, Reading { standing, x, y })
    }
}

/// A standing as a number.
pub(super) fn number(standing: Standing) -> u32 {
    match standing {
        Standing::Valued => 0,
        Standing::Doubtful => 1,
        Standing::NotEligible => 2,
        Standing::OutOfBase => 3,
        Standing::Missing(reason) => 4 + reason as u32,
    }
}

/// The standing of a number.
pub(super) fn standing(number: u32) -> Standing {
    match number {
        0 => Standing::Valued,
        1 => Standing::Doubtful,
        2 => Standing::NotEligible,
        3 => Standing::OutOfBase,
        _ => {
            let reason = Missing::ALL.get((number - 4) as usize);
            Standing::Missing(reason.copied().unwrap_or(Missing::Invalid))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let read = |standing, x, y| Reading { standing, x, y };
        let readings = [
            read(Standing::Valued, -5, 7),
            read(Standing::Doubtful, 0, 0),
            read(Standing::Missing(Missing::NotConcerned), 12, -1),
        ];
        let cells = [4, 0, 900];
        let packing = Packing::new(&cells, &readings).unwrap();
        for (cell, reading) in cells.iter().zip(&readings) {
            assert_eq!(
                packing.unpack(packing.pack(*cell, reading)),
                (*cell, *reading)
            );
        }
        let wide = [
            read(Standing::Valued, i64::MIN, 0),
            read(Standing::Valued, i64::MAX, 0),
        ];
        assert!(Packing::new(&[0, 0], &wide).is_none());
        assert!(Packing::new(&[], &[]).is_none());
    }
}
