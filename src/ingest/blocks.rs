//! A text cut where records end, so that several workers may read it.
//!
//! In: a text below its headings. Out: one [`Block`] after the other, each with where it begins in the file. A line ends a record
//! where the quotes before it are even in number: quotes out of place make that doubtful, and whoever reads the block sees
//! them.

use encoding_rs::Encoding;
use memchr::{memchr_iter, memchr2_iter};

use super::lines::Cursor;
use crate::workers;

/// By how many files are read at once, and in what parts; neither changes a result.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Threads, at most.
    pub workers: usize,
    /// Bytes of a block, about.
    pub block: usize,
}

impl Effort {
    /// All that the machine has; blocks of enough rows to be worth a table, few enough to be held by each thread.
    pub(super) fn of_machine() -> Self {
        Self {
            workers: workers::available(),
            block: 8 << 20,
        }
    }
}

/// A part of a text, of whole records.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block<'t> {
    /// Its number, from 0.
    pub(super) number: usize,
    pub(super) text: &'t str,
    /// The line and the byte of the file where it begins.
    pub(super) begins: (u64, u64),
    /// Whether it is the last one.
    pub(super) is_last: bool,
}

/// The blocks that a text still has.
#[derive(Debug)]
pub(super) struct Blocks<'t> {
    text: &'t str,
    encoding: &'static Encoding,
    /// Bytes of a block, at least.
    size: usize,
    number: usize,
    begins: (u64, u64),
}

impl<'t> Blocks<'t> {
    /// Those of `text`, which begins at that line and byte of its file, of `size` bytes or somewhat more.
    pub(super) fn of(
        text: &'t str,
        encoding: &'static Encoding,
        begins: (u64, u64),
        size: usize,
    ) -> Self {
        Self {
            text,
            encoding,
            size: size.max(1),
            number: 0,
            begins,
        }
    }

    /// Where the next block ends: past a line break that no quote holds, and past the blank lines that follow it.
    fn end(&self) -> usize {
        let bytes = self.text.as_bytes();
        if bytes.len() <= self.size {
            return bytes.len();
        }
        let quotes = memchr_iter(b'"', &bytes[..self.size]).count();
        let mut inside = quotes % 2 == 1;
        for at in memchr2_iter(b'"', b'\n', &bytes[self.size..]) {
            let at = self.size + at;
            if bytes[at] == b'"' {
                inside = !inside;
            } else if !inside {
                let rest = &bytes[at + 1..];
                let blank = rest.iter().position(|byte| !b"\r\n".contains(byte));
                return blank.map_or(bytes.len(), |blank| at + 1 + blank);
            }
        }
        bytes.len()
    }
}

impl<'t> Iterator for Blocks<'t> {
    type Item = Block<'t>;

    /// A text of nothing has one block, of nothing.
    fn next(&mut self) -> Option<Block<'t>> {
        if self.text.is_empty() && self.number > 0 {
            return None;
        }
        let (text, rest) = self.text.split_at(self.end());
        let block = Block {
            number: self.number,
            text,
            begins: self.begins,
            is_last: rest.is_empty(),
        };
        self.begins = Cursor::within(text, self.encoding, self.begins).move_to(text.len());
        self.text = rest;
        self.number += 1;
        Some(block)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::UTF_8;

    use super::*;

    #[test]
    fn blocks_end_with_records_and_miss_nothing() {
        let text = "a;b\r\n1;\"x\ny\"\r\n\r\n\r\n2;é\n3;\"\"\"\n\"\n4;z";
        for size in 1..=text.len() + 1 {
            let blocks: Vec<Block> = Blocks::of(text, UTF_8, (5, 40), size).collect();
            let joined: String = blocks.iter().map(|block| block.text).collect();
            assert_eq!(joined, text);
            assert!(blocks.iter().rev().skip(1).all(|block| !block.is_last));
            assert!(blocks.iter().rev().take(1).all(|block| block.is_last));
            let mut at = 0;
            for (number, block) in blocks.iter().enumerate() {
                assert_eq!(block.number, number);
                assert!(
                    ["a", "1", "2", "3", "4"].contains(&&block.text[..1]),
                    "{size}"
                );
                let before = Cursor::within(text, UTF_8, (5, 40)).move_to(at);
                assert_eq!(block.begins, before);
                at += block.text.len();
            }
        }
        assert_eq!(Blocks::of("", UTF_8, (2, 4), 8).count(), 1);
    }
}
