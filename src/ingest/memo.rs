//! Remembers what a cell was read as: most columns of a survey hold few different cells.
//!
//! Cells are compared by bytes, before any decoding; the memory is bounded and never changes an answer.

#![expect(
    clippy::disallowed_types,
    reason = "only looked up, never iterated over: hashing cannot reach an output"
)]

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Cells remembered for one column.
const MOST_CELLS: usize = 8192;
/// Longest cell remembered.
const LONGEST_CELL: usize = 128;

/// Places for short cells, each for the last one seen that falls there.
const PLACES: usize = 256;

/// What cells were read as.
#[derive(Debug)]
pub(super) struct Memo<T> {
    /// Cells of at most 16 bytes, by place.
    short: Vec<Option<(Short, T)>>,
    known: HashMap<Box<[u8]>, T, BuildHasherDefault<CellHasher>>,
    /// The last one that is not remembered.
    last: Option<T>,
}

/// A cell of at most 16 bytes, told from all others: its ends and its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Short {
    first: u64,
    last: u64,
    length: usize,
}

impl Short {
    fn of(cell: &[u8]) -> Option<Self> {
        let word = |bytes: &[u8]| bytes.try_into().map(u64::from_le_bytes).ok();
        let length = cell.len();
        let (first, last) = match length {
            8..=16 => (word(&cell[..8])?, word(&cell[length - 8..])?),
            4..=7 => {
                let word = |bytes: &[u8]| bytes.try_into().map(u32::from_le_bytes).ok();
                let (first, last) = (word(&cell[..4])?, word(&cell[length - 4..])?);
                (u64::from(first), u64::from(last))
            }
            0..=3 => (
                cell.iter()
                    .fold(0, |word, byte| word << 8 | u64::from(*byte)),
                0,
            ),
            _ => return None,
        };
        Some(Self {
            first,
            last,
            length,
        })
    }

    fn place(self) -> usize {
        let mixed = (self.first ^ self.last.rotate_left(23) ^ self.length as u64)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15);
        usize::try_from(mixed >> (u64::BITS - PLACES.ilog2())).unwrap_or_default()
    }
}

impl<T> Memo<T> {
    pub(super) fn new() -> Self {
        Self {
            short: std::iter::repeat_with(|| None).take(PLACES).collect(),
            known: HashMap::default(),
            last: None,
        }
    }

    /// What `cell` is, by memory or by `read`.
    pub(super) fn read(&mut self, cell: &[u8], read: impl FnOnce(&[u8]) -> T) -> &T {
        let Some(short) = Short::of(cell) else {
            return self.read_known(cell, read);
        };
        let place = &mut self.short[short.place()];
        if place.as_ref().is_some_and(|(held, _)| *held != short) {
            *place = None;
        }
        let (_, value) = place.get_or_insert_with(|| (short, read(cell)));
        value
    }

    fn read_known(&mut self, cell: &[u8], read: impl FnOnce(&[u8]) -> T) -> &T {
        let is_full = self.known.len() >= MOST_CELLS || cell.len() > LONGEST_CELL;
        if is_full && !self.known.contains_key(cell) {
            return self.last.insert(read(cell));
        }
        if !self.known.contains_key(cell) {
            self.known.insert(cell.into(), read(cell));
        }
        &self.known[cell]
    }
}

/// A fast hash of short bytes, good enough for a bounded memory.
#[derive(Debug, Default)]
pub(super) struct CellHasher(u64);

impl CellHasher {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for CellHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.mix(u64::from_le_bytes(last));
    }

    fn write_usize(&mut self, length: usize) {
        self.mix(length as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_read_once_and_memory_is_bounded() {
        let mut memo = Memo::new();
        let mut reads = 0;
        for cell in [b"ab".as_slice(), b"ab", b"", b"ab", b"", b"abcdefghi"] {
            let length = memo.read(cell, |cell| {
                reads += 1;
                cell.len()
            });
            assert_eq!(*length, cell.len());
        }
        assert_eq!(reads, 3);
        for number in 0..2 * MOST_CELLS {
            let cell = format!("a cell of many bytes: {number}");
            assert_eq!(*memo.read(cell.as_bytes(), |_| number), number);
        }
        assert_eq!(memo.known.len(), MOST_CELLS);
    }

    #[test]
    fn short_cells_are_told_apart() {
        let mut memo = Memo::new();
        let bytes = b"\0\0\0ab\0abababababbabab\0\0";
        let mut cells = std::collections::BTreeSet::new();
        for from in 0..bytes.len() {
            cells.extend((from..bytes.len()).map(|to| bytes[from..to].to_vec()));
        }
        for _ in 0..2 {
            for (number, cell) in cells.iter().enumerate() {
                assert_eq!(*memo.read(cell, |_| number), number);
            }
        }
        let shorts = cells.iter().filter_map(|cell| Short::of(cell));
        let shorts: Vec<Short> = shorts.collect();
        for (at, short) in shorts.iter().enumerate() {
            assert!(!shorts[..at].contains(short));
        }
    }
}
