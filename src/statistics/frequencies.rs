//! Whole numbers and how many times each was seen: what quantiles are made of, exactly.
//!
//! In: values, in any order. Out: each value with its count, in order. What is held grows with the different values, not with how
//! often they come.

/// Values that [`Gathering`] holds before it puts them in order, at least: below that, sorting costs more than it saves.
const FEWEST_PENDING: usize = 1 << 12;

/// A frequency distribution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frequencies {
    /// In order, each once.
    values: Vec<i64>,
    /// One a value, none of them 0.
    counts: Vec<i128>,
}

impl Frequencies {
    /// How often each of `values` stands there.
    pub fn of(values: &mut [i64]) -> Self {
        values.sort_unstable();
        let mut frequencies = Self::default();
        for same in values.chunk_by(|a, b| a == b) {
            frequencies.values.push(same[0]);
            frequencies.counts.push(same.len() as i128);
        }
        frequencies
    }

    /// Each value with its count, in order.
    pub fn iter(&self) -> impl Iterator<Item = (i64, i128)> {
        let values = self.values.iter().copied();
        values.zip(self.counts.iter().copied())
    }

    /// The counts.
    pub fn counts_mut(&mut self) -> impl Iterator<Item = &mut i128> {
        self.counts.iter_mut()
    }

    /// How many values, whatever they are.
    pub fn total(&self) -> i128 {
        let counts = self.counts.iter();
        counts.fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The value of rank `rank`, from 1; none where there are fewer.
    pub fn ranked(&self, rank: i128) -> Option<i64> {
        let mut below = 0_i128;
        let at = self.counts.iter().position(|count| {
            below = below.saturating_add(*count);
            below >= rank
        });
        at.map(|at| self.values[at])
    }

    /// Counts `value` `count` times more; none where the sum passes 128 bits.
    #[must_use]
    pub fn add(&mut self, value: i64, count: i128) -> Option<()> {
        match self.values.binary_search(&value) {
            Ok(at) => self.counts[at] = self.counts[at].checked_add(count)?,
            Err(at) => {
                self.values.insert(at, value);
                self.counts.insert(at, count);
            }
        }
        Some(())
    }

    /// Counts all that `more` counted; none where a sum passes 128 bits.
    #[must_use]
    pub fn merge(&mut self, more: &Self) -> Option<()> {
        if self.values.is_empty() {
            self.clone_from(more);
            return Some(());
        }
        let held = std::mem::take(self);
        let most = held.values.len() + more.values.len();
        self.values.reserve(most);
        self.counts.reserve(most);
        let (mut a, mut b) = (0, 0);
        loop {
            let next = (held.values.get(a), more.values.get(b));
            let order = match next {
                (None, None) => break,
                (Some(x), Some(y)) => x.cmp(y),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
            };
            let mut count = 0_i128;
            let mut value = 0;
            if order.is_le() {
                (value, count) = (held.values[a], held.counts[a]);
                a += 1;
            }
            if order.is_ge() {
                (value, count) = (more.values[b], count.checked_add(more.counts[b])?);
                b += 1;
            }
            self.values.push(value);
            self.counts.push(count);
        }
        Some(())
    }
}

/// A distribution while values still come one by one.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    settled: Frequencies,
    /// Values to be counted.
    pending: Vec<i64>,
}

impl Gathering {
    /// Counts `value` once more.
    pub fn add(&mut self, value: i64) {
        self.pending.push(value);
        // As many as are in order already: each value is then moved a few times, however many there are.
        if self.pending.len() >= self.settled.values.len().max(FEWEST_PENDING) {
            self.settle();
        }
    }

    /// Counts `value` `count` times more.
    pub fn add_many(&mut self, value: i64, count: u32) {
        if count == 1 {
            self.add(value);
        } else {
            let _ = self.settled.add(value, i128::from(count));
        }
    }

    /// Counts all that `more` counted.
    pub fn append(&mut self, mut more: Self) {
        if more.settled.values.is_empty() {
            more.pending.into_iter().for_each(|value| self.add(value));
            return;
        }
        self.settle();
        // There are less than 2⁶⁴ values: counts cannot pass 128 bits.
        let _ = self.settled.merge(more.settle());
    }

    /// What was counted so far.
    pub fn settle(&mut self) -> &Frequencies {
        if !self.pending.is_empty() {
            let _ = self.settled.merge(&Frequencies::of(&mut self.pending));
            self.pending.clear();
        }
        &self.settled
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn values_are_counted_whatever_the_order_and_the_parts() {
        let values = (0..50_000_i64).map(|at| at.wrapping_mul(7919) % 997 - 300);
        let mut expected: BTreeMap<i64, i128> = BTreeMap::new();
        let mut parts = [
            Gathering::default(),
            Gathering::default(),
            Gathering::default(),
        ];
        for (at, value) in values.enumerate() {
            *expected.entry(value).or_default() += 1;
            parts[usize::from(at % 3 == 0) + usize::from(at > 49_990)].add(value);
        }
        let [mut all, more, few] = parts;
        all.append(more);
        all.append(few);
        let mut all = all.settle().clone();
        all.add(5000, 2).unwrap();
        expected.insert(5000, 2);
        assert!(all.iter().eq(expected));
        assert_eq!(all.total(), 50_002);
        assert_eq!(all.ranked(50_001), Some(5000));
        assert_eq!(all.ranked(50_003), None);
        assert_eq!(all.add(5000, i128::MAX), None);
    }
}
