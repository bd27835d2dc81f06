//! A text cut where records end, so that several workers may read it.
//!
//! In: a text below its headings, and what of its file was not read yet. Out: one [`Block`] after the other, each with where it
//! begins in the file. A line ends a record where the quotes before it are even in number: quotes out of place make that
//! doubtful, and whoever reads the block sees them.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use memchr::{memchr, memchr_iter, memchr2_iter};

use super::lines::Cursor;
use super::rest::Rest;
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
            block: 4 << 20,
        }
    }
}

/// A part of a text, of whole records.
#[derive(Debug)]
pub(super) struct Block<'t> {
    /// Its number, from 0.
    pub(super) number: usize,
    held: Held<'t>,
    /// The line and the byte of the file where it begins.
    pub(super) begins: (u64, u64),
    /// Whether it is the last one.
    pub(super) is_last: bool,
}

/// What a block is made of.
#[derive(Debug)]
enum Held<'t> {
    Text(&'t str),
    Bytes(Vec<u8>),
}

impl Block<'_> {
    /// Its text; none where it is no UTF-8, or holds a NUL.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.held {
            Held::Text(text) => Some(text),
            Held::Bytes(bytes) => text_of(bytes),
        }
    }
}

/// `bytes` as a text, where they are UTF-8 without a NUL.
pub(super) fn text_of(bytes: &[u8]) -> Option<&str> {
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(Cow::Borrowed(text)) => memchr(0, bytes).is_none().then_some(text),
        _ => None,
    }
}

/// The blocks that a text still has.
#[derive(Debug)]
pub(super) struct Blocks<'t, 'r> {
    text: &'t str,
    /// What follows the text in its file, in UTF-8.
    rest: Option<&'r mut Rest>,
    encoding: &'static Encoding,
    /// Bytes of a block, at least.
    size: usize,
    number: usize,
    begins: (u64, u64),
}

impl<'t, 'r> Blocks<'t, 'r> {
    /// Those of `text`, which begins at that line and byte of its file, and of what follows it, of `size` bytes or somewhat
    /// more.
    pub(super) fn of(
        text: &'t str,
        rest: Option<&'r mut Rest>,
        encoding: &'static Encoding,
        begins: (u64, u64),
        size: usize,
    ) -> Self {
        Self {
            text,
            rest,
            encoding,
            size: size.max(1),
            number: 0,
            begins,
        }
    }

    fn has_more(&self) -> bool {
        !self.text.is_empty() || self.rest.as_ref().is_some_and(|rest| !rest.is_over())
    }

    fn next_held(&mut self) -> Option<Held<'t>> {
        if let Some(rest) = self.rest.as_mut().filter(|_| self.text.is_empty()) {
            return rest.next(self.size).map(Held::Bytes);
        }
        let end = end(self.text.as_bytes(), self.size);
        let (text, rest) = self.text.split_at(end.unwrap_or(self.text.len()));
        self.text = rest;
        Some(Held::Text(text))
    }
}

impl<'t> Iterator for Blocks<'t, '_> {
    type Item = Block<'t>;

    /// A text of nothing has one block, of nothing.
    fn next(&mut self) -> Option<Block<'t>> {
        if !self.has_more() && self.number > 0 {
            return None;
        }
        let held = self.next_held()?;
        let begins = self.begins;
        self.begins = match &held {
            Held::Text(text) => Cursor::within(text, self.encoding, begins).move_to(text.len()),
            Held::Bytes(bytes) => Cursor::past(bytes, begins),
        };
        self.number += 1;
        Some(Block {
            number: self.number - 1,
            held,
            begins,
            is_last: !self.has_more(),
        })
    }
}

/// Where a block of at least `size` of `bytes` ends: past a line break that no quote holds, and past the blank lines that follow
/// it. None where they end before.
pub(super) fn end(bytes: &[u8], size: usize) -> Option<usize> {
    let (first, rest) = bytes.split_at_checked(size)?;
    let quotes = memchr_iter(b'"', first).count();
    let mut inside = quotes % 2 == 1;
    for at in memchr2_iter(b'"', b'\n', rest) {
        if rest[at] == b'"' {
            inside = !inside;
        } else if !inside {
            let blank = rest[at + 1..].iter();
            let blank = blank.take_while(|byte| b"\r\n".contains(byte)).count();
            return Some(size + at + 1 + blank).filter(|end| *end < bytes.len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use encoding_rs::UTF_8;

    use super::*;

    #[test]
    fn blocks_end_with_records_and_miss_nothing() {
        let text = "a;b\r\n1;\"x\ny\"\r\n\r\n\r\n2;é\n3;\"\"\"\n\"\n4;z";
        for size in 1..=text.len() + 1 {
            let blocks: Vec<Block> = Blocks::of(text, None, UTF_8, (5, 40), size).collect();
            let texts: Vec<&str> = blocks.iter().map(|block| block.text().unwrap()).collect();
            let joined = texts.concat();
            assert_eq!(joined, text);
            assert!(blocks.iter().rev().skip(1).all(|block| !block.is_last));
            assert!(blocks.iter().rev().take(1).all(|block| block.is_last));
            let mut at = 0;
            for (number, block) in blocks.iter().enumerate() {
                assert_eq!(block.number, number);
                assert!(
                    ["a", "1", "2", "3", "4"].contains(&&texts[number][..1]),
                    "{size}"
                );
                let before = Cursor::within(text, UTF_8, (5, 40)).move_to(at);
                assert_eq!(block.begins, before);
                at += texts[number].len();
            }
        }
        assert_eq!(Blocks::of("", None, UTF_8, (2, 4), 8).count(), 1);
    }
}
