//! Chance that can be asked again: each draw has its key, and a key always gives the same draw.
//!
//! In: a seed, an association, a numbering of respondents; then a respondent's number, and what is drawn.
//! Out: normal and uniform values. No draw depends on another, so one person is the same person in every
//! source that shares the numbering, however many rows each asks for.
//!
//! `ChaCha8`: the seed, the association and the numbering make its key, the respondent and the topic its
//! stream, the row its place in the stream.

use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};
use rand_distr::StandardNormal;
use sha2::{Digest as _, Sha256};

/// What is drawn, in few bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Topic(u32);

impl Topic {
    /// The topic that `parts` name.
    pub(super) fn of(parts: &[&str]) -> Self {
        let digest = digest(parts);
        Self(u32::from_be_bytes([
            digest[0], digest[1], digest[2], digest[3],
        ]))
    }
}

/// The draws of one numbering.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    seed: [u8; 32],
}

impl Keys {
    /// The draws that `seed` gives to `space`, a numbering of respondents of `association`.
    pub(super) fn new(seed: u64, association: &str, space: &str) -> Self {
        Self {
            seed: digest(&[&seed.to_string(), association, space]),
        }
    }

    /// Draws of `number` on `topic`; `row` tells apart the rows of one respondent, from 0.
    pub(super) fn of(&self, number: u32, topic: Topic, row: u32) -> Chance {
        let mut rng = ChaCha8Rng::from_seed(self.seed);
        rng.set_stream(u64::from(number) << 32 | u64::from(topic.0));
        // A normal value takes a few words: 64 are never passed by what one key draws.
        rng.set_word_pos(u128::from(row) * 64);
        Chance(rng)
    }

    /// A standard normal value.
    pub(super) fn normal(&self, number: u32, topic: Topic, row: u32) -> f64 {
        self.of(number, topic, row).normal()
    }

    /// A value from 0, included, to 1, excluded.
    pub(super) fn uniform(&self, number: u32, topic: Topic, row: u32) -> f64 {
        self.of(number, topic, row).uniform()
    }
}

/// Draws in a row under one key.
#[derive(Debug)]
pub(super) struct Chance(ChaCha8Rng);

impl Chance {
    /// A standard normal value.
    pub(super) fn normal(&mut self) -> f64 {
        self.0.sample(StandardNormal)
    }

    /// A value from 0, included, to 1, excluded.
    pub(super) fn uniform(&mut self) -> f64 {
        self.0.random()
    }

    /// One of `items`; none where there is none.
    pub(super) fn one<'i, T>(&mut self, items: &'i [T]) -> Option<&'i T> {
        let end = u32::try_from(items.len()).unwrap_or(u32::MAX);
        items.get(usize::try_from(self.below(end)).ok()?)
    }

    /// A whole number from 0 to `end`, excluded; 0 where there is none.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        if end == 0 {
            0
        } else {
            self.0.random_range(0..end)
        }
    }
}

/// The digest of texts, each with its length, so that no two lists of texts give the same.
fn digest(parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_always_gives_the_same_and_another_key_something_else() {
        let keys = Keys::new(1, "a", "files");
        let age = Topic::of(&["age"]);
        let drawn = keys.normal(7, age, 0);
        assert_eq!(drawn.to_bits(), keys.normal(7, age, 0).to_bits());
        let others = [
            Keys::new(2, "a", "files").normal(7, age, 0),
            Keys::new(1, "b", "files").normal(7, age, 0),
            Keys::new(1, "af", "iles").normal(7, age, 0),
            keys.normal(8, age, 0),
            keys.normal(7, Topic::of(&["a", "ge"]), 0),
            keys.normal(7, age, 1),
        ];
        assert!(
            others.iter().all(|other| (other - drawn).abs() > 1e-9),
            "{others:?}"
        );
    }
}
