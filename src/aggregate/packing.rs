//! What a row brings, as one number: counting and sorting whole numbers is much faster than comparing rows.

use super::reading::{Reading, Standing};
use crate::referential::Missing;

/// How many standings there are.
pub(super) const STANDINGS: usize = 4 + Missing::ALL.len();

/// The number of the first value.
const VALUES: u64 = STANDINGS as u64;

/// A numbering of what a row brings, in mixed radix: first the standings, of which rows without a value bring
/// nothing more, then the values.
#[derive(Clone, Copy)]
struct Radix {
    low: [i64; 2],
    /// How many `y`.
    width: u64,
    /// How many numbers there are.
    size: u64,
}

impl Radix {
    /// A numbering of what `readings` bring; none where it would pass 64 bits.
    fn of(readings: &[Reading]) -> Option<Self> {
        let (mut low, mut high) = ([i64::MAX; 2], [i64::MIN; 2]);
        for reading in readings {
            if reading.standing == Standing::Valued {
                low = [low[0].min(reading.x), low[1].min(reading.y)];
                high = [high[0].max(reading.x), high[1].max(reading.y)];
            }
        }
        if low[0] > high[0] {
            (low, high) = ([0; 2], [0; 2]);
        }
        let width = [0, 1].map(|at| high[at].abs_diff(low[at]).checked_add(1));
        let (width, values) = (width[1]?, width[0]?.checked_mul(width[1]?)?);
        Some(Self {
            low,
            width,
            size: values.checked_add(VALUES)?,
        })
    }

    fn pack(&self, reading: &Reading) -> u64 {
        match reading.standing {
            Standing::Valued => {
                let x = reading.x.abs_diff(self.low[0]);
                VALUES + x * self.width + reading.y.abs_diff(self.low[1])
            }
            standing => u64::from(number(standing)),
        }
    }

    fn unpack(&self, number: u64) -> Reading {
        let back = |low: i64, up: u64| low.wrapping_add_unsigned(up);
        let Some(value) = number.checked_sub(VALUES) else {
            return Reading::without(standing(u32::try_from(number).unwrap_or(u32::MAX)));
        };
        Reading {
            standing: Standing::Valued,
            x: back(self.low[0], value / self.width),
            y: back(self.low[1], value % self.width),
        }
    }
}

/// What each row brings, packed once for all the disaggregations of an indicator.
pub(super) struct Packed {
    radix: Radix,
    numbers: Vec<u64>,
}

impl Packed {
    /// What `readings` bring; none where it would pass 64 bits.
    pub(super) fn of(readings: &[Reading]) -> Option<Self> {
        let radix = Radix::of(readings)?;
        let numbers = readings.iter().map(|reading| radix.pack(reading));
        Some(Self {
            radix,
            numbers: numbers.collect(),
        })
    }

    /// How many numbers cell and what it is brought make together, where there are `cells`.
    pub(super) fn size(&self, cells: u64) -> Option<u64> {
        self.radix.size.checked_mul(cells)
    }

    /// One number a row for its cell, of `cells`, and what it brings.
    pub(super) fn in_cells(&self, cells: &[u64]) -> impl Iterator<Item = u64> {
        let rows = cells.iter().zip(&self.numbers);
        rows.map(|(cell, number)| cell * self.radix.size + number)
    }

    /// The cell, and what it is brought, of a number.
    pub(super) fn unpack(&self, number: u64) -> (u64, Reading) {
        let (cell, brought) = (number / self.radix.size, number % self.radix.size);
        (cell, self.radix.unpack(brought))
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
            read(Standing::Valued, 12, -1),
            read(Standing::Doubtful, 0, 0),
            read(Standing::Missing(Missing::NotConcerned), 0, 0),
        ];
        let cells = [4, 0, 900, 900];
        let packed = Packed::of(&readings).unwrap();
        let back = packed.in_cells(&cells).map(|number| {
            assert!(number < packed.size(901).unwrap());
            packed.unpack(number)
        });
        assert!(back.eq(cells.into_iter().zip(readings)));
        let wide = [
            read(Standing::Valued, i64::MIN, 0),
            read(Standing::Valued, i64::MAX, 0),
        ];
        assert!(Packed::of(&wide).is_none());
        assert_eq!(Packed::of(&[]).unwrap().size(2), Some(2 * VALUES + 2));
    }
}
