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

/// What cells were read as.
#[derive(Debug)]
pub(super) struct Memo<T> {
    known: HashMap<Box<[u8]>, T, BuildHasherDefault<CellHasher>>,
}

impl<T: Copy> Memo<T> {
    pub(super) fn new() -> Self {
        Self {
            known: HashMap::default(),
        }
    }

    /// What `cell` is, by memory or by `read`.
    pub(super) fn read(&mut self, cell: &[u8], read: impl FnOnce(&[u8]) -> T) -> T {
        let known = self.known.get(cell).copied();
        known.unwrap_or_else(|| {
            let value = read(cell);
            if self.known.len() < MOST_CELLS && cell.len() <= LONGEST_CELL {
                self.known.insert(cell.into(), value);
            }
            value
        })
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
            assert_eq!(length, cell.len());
        }
        assert_eq!(reads, 3);
        for number in 0..2 * MOST_CELLS {
            let cell = number.to_string();
            assert_eq!(memo.read(cell.as_bytes(), |_| number), number);
        }
        assert_eq!(memo.known.len(), MOST_CELLS);
    }
}
