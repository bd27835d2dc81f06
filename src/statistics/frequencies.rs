//! Whole numbers and how many times each was seen: what quantiles are made of, exactly.
//!
//! In: values, in any order. Out: each value with its count, in order. What is held grows with the different values, not with how
//! often they come, and takes some three bytes for each: of amounts to the cent there are many.

use std::fmt;

/// Values that [`Gathering`] holds before it puts them in order, at least: below that, sorting costs more than it saves.
const FEWEST_PENDING: usize = 1 << 12;

/// Values from 0 on that [`Gathering`] counts where they fall: scores, ages, numbers of children.
const NEAR: usize = 1 << 8;

/// Places that may be empty for each value that is there, where each has one.
const SPARSEST: usize = 16;

/// A frequency distribution.
///
/// It is read from one end to the other, whatever is asked of it: each value is written as how far it is past the one before,
/// then its count, in groups of seven bits, the last of which says so.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Frequencies {
    written: Vec<u8>,
    /// How many different values there are.
    different: usize,
    /// The greatest one.
    last: i64,
    total: i128,
}

impl fmt::Debug for Frequencies {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_map().entries(self.iter()).finish()
    }
}

impl<'f> IntoIterator for &'f Frequencies {
    type Item = (i64, i128);
    type IntoIter = Iter<'f>;

    fn into_iter(self) -> Iter<'f> {
        self.iter()
    }
}

impl FromIterator<(i64, i128)> for Frequencies {
    /// Those of values in order, each once, with counts other than 0.
    fn from_iter<I: IntoIterator<Item = (i64, i128)>>(counts: I) -> Self {
        let mut frequencies = Self::default();
        for (value, count) in counts {
            frequencies.push(value, count);
        }
        frequencies
    }
}

impl Frequencies {
    /// How often each of `values` stands there.
    pub fn of(values: &mut [i64]) -> Self {
        values.sort_unstable();
        let same = values.chunk_by(|a, b| a == b);
        same.map(|same| (same[0], same.len() as i128)).collect()
    }

    /// Each value with its count, in order.
    pub fn iter(&self) -> Iter<'_> {
        Iter {
            written: &self.written,
            last: None,
        }
    }

    /// The same, each count as `change` makes it.
    ///
    /// # Errors
    /// As `change`.
    pub fn change<E>(&self, change: impl Fn(i128) -> Result<i128, E>) -> Result<Self, E> {
        let counts = self.iter();
        counts
            .map(|(value, count)| Ok((value, change(count)?)))
            .collect()
    }

    /// How many values, whatever they are.
    pub fn total(&self) -> i128 {
        self.total
    }

    /// The value of rank `rank`, from 1; none where there are fewer.
    pub fn ranked(&self, rank: i128) -> Option<i64> {
        let mut below = 0_i128;
        let found = self.iter().find(|(_, count)| {
            below = below.saturating_add(*count);
            below >= rank
        });
        found.map(|(value, _)| value)
    }

    /// Counts all that `more` counted; none where a sum passes 128 bits.
    #[must_use]
    pub fn merge(&mut self, more: &Self) -> Option<()> {
        if self.different == 0 {
            self.clone_from(more);
            return Some(());
        }
        if more.different == 0 {
            return Some(());
        }
        let mut merged = Self::default();
        merged
            .written
            .reserve(self.written.len().max(more.written.len()));
        let (mut own, mut others) = (self.iter(), more.iter());
        let mut next = (own.next(), others.next());
        loop {
            next = match next {
                (Some((value, count)), other) if other.is_none_or(|(other, _)| value < other) => {
                    merged.push(value, count);
                    (own.next(), other)
                }
                (Some((value, count)), Some((other, more))) if value == other => {
                    merged.push(value, count.checked_add(more)?);
                    (own.next(), others.next())
                }
                (own, Some((value, count))) => {
                    merged.push(value, count);
                    (own, others.next())
                }
                (_, None) => break,
            };
        }
        *self = merged;
        Some(())
    }

    /// All that `parts` counted; none where a sum passes 128 bits.
    #[must_use]
    pub fn sum(parts: &[&Self]) -> Option<Self> {
        let bounds = parts
            .iter()
            .filter_map(|part| Some((part.iter().next()?.0, part.last)));
        let bounds = bounds.reduce(|(low, high), (first, last)| (low.min(first), high.max(last)));
        let Some((low, high)) = bounds else {
            return Some(Self::default());
        };
        let different = parts.iter().map(|part| part.different).sum::<usize>();
        let span = usize::try_from(high.abs_diff(low)).unwrap_or(usize::MAX);
        let totals = parts.iter().map(|part| part.total);
        let total = totals.fold(0_i128, i128::saturating_add);
        if parts.len() < 3 || span / SPARSEST > different || u64::try_from(total).is_err() {
            let mut sum = Self::default();
            for part in parts {
                sum.merge(part)?;
            }
            return Some(sum);
        }
        // Where values stand close enough, each has a place of its own: quicker than to compare them.
        let mut counts = vec![0_u64; span + 1];
        for (value, count) in parts.iter().flat_map(|part| part.iter()) {
            let at = usize::try_from(value.abs_diff(low)).ok()?;
            counts[at] += u64::try_from(count).ok()?;
        }
        let counts = (low..).zip(counts).filter(|(_, count)| *count > 0);
        let counts = counts.map(|(value, count)| (value, i128::from(count)));
        Some(counts.collect())
    }

    /// Adds a value past all others.
    fn push(&mut self, value: i64, count: i128) {
        // The first is past the least that there may be, folded so that those near 0 are short.
        let past = if self.different == 0 {
            ((value << 1) ^ (value >> 63)).cast_unsigned()
        } else {
            value.abs_diff(self.last)
        };
        write(&mut self.written, u128::from(past));
        write(&mut self.written, count.cast_unsigned());
        self.different += 1;
        self.last = value;
        self.total = self.total.saturating_add(count);
    }
}

fn write(written: &mut Vec<u8>, number: u128) {
    let [low, high, ..] = number.to_le_bytes();
    // Nearly all are short.
    if number < 0x80 {
        written.push(low);
    } else if number < 1 << 14 {
        written.extend([low | 0x80, high << 1 | low >> 7]);
    } else {
        let mut rest = number;
        while rest >= 0x80 {
            written.push(rest.to_le_bytes()[0] | 0x80);
            rest >>= 7;
        }
        written.push(rest.to_le_bytes()[0]);
    }
}

fn read(written: &mut &[u8]) -> Option<u128> {
    let (number, length) = match **written {
        [] => return None,
        [first, ..] if first < 0x80 => (u128::from(first), 1),
        [first, second, ..] if second < 0x80 => {
            let number = u16::from(first & 0x7f) | u16::from(second) << 7;
            (u128::from(number), 2)
        }
        _ => {
            let last = written.iter().position(|byte| *byte < 0x80)?;
            let bytes = written[..=last].iter().rev();
            let number = bytes.fold(0, |number, byte| number << 7 | u128::from(*byte & 0x7f));
            (number, last + 1)
        }
    };
    *written = &written[length..];
    Some(number)
}

/// The values of a distribution, each with its count.
pub struct Iter<'f> {
    written: &'f [u8],
    last: Option<i64>,
}

impl Iterator for Iter<'_> {
    type Item = (i64, i128);

    fn next(&mut self) -> Option<Self::Item> {
        let past = u64::try_from(read(&mut self.written)?).ok()?;
        let value = match self.last {
            Some(last) => last.wrapping_add_unsigned(past),
            None => (past >> 1).cast_signed() ^ -(past & 1).cast_signed(),
        };
        self.last = Some(value);
        Some((value, read(&mut self.written)?.cast_signed()))
    }
}

/// A distribution while values still come one by one.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    /// How often each value below [`NEAR`] came, up to the greatest that did.
    near: Vec<u64>,
    settled: Frequencies,
    /// Values to be counted.
    pending: Vec<i64>,
}

impl Gathering {
    /// Counts `value` once more.
    pub fn add(&mut self, value: i64) {
        self.add_many(value, 1);
    }

    /// Counts `value` `count` times more.
    pub fn add_many(&mut self, value: i64, count: u64) {
        if let Ok(at) = usize::try_from(value)
            && at < NEAR
        {
            if at >= self.near.len() {
                self.near.resize(at + 1, 0);
            }
            self.near[at] += count;
            return;
        }
        for _ in 0..count {
            self.pending.push(value);
        }
        // As many as are in order already: each value is then moved a few times, however many there are.
        if self.pending.len() >= self.settled.different.max(FEWEST_PENDING) {
            self.order();
        }
    }

    /// Counts all that `more` counted.
    pub fn append(&mut self, more: Self) {
        for (value, count) in (0..).zip(more.near) {
            if count > 0 {
                self.add_many(value, count);
            }
        }
        // There are less than 2⁶⁴ values: counts cannot pass 128 bits.
        let _ = self.settled.merge(&more.settled);
        more.pending.into_iter().for_each(|value| self.add(value));
    }

    /// Puts what is pending in order.
    fn order(&mut self) {
        if !self.pending.is_empty() {
            let _ = self.settled.merge(&Frequencies::of(&mut self.pending));
            self.pending.clear();
        }
    }

    /// What was counted so far.
    pub fn settle(&mut self) -> &Frequencies {
        self.order();
        let near = (0..).zip(self.near.drain(..));
        let near = near.filter(|(_, count)| *count > 0);
        let near: Frequencies = near
            .map(|(value, count)| (value, i128::from(count)))
            .collect();
        let _ = self.settled.merge(&near);
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
        all.add_many(5000, 2);
        expected.insert(5000, 2);
        let all = all.settle();
        assert!(all.iter().eq(expected));
        assert_eq!(all.total(), 50_002);
        assert_eq!(all.ranked(50_001), Some(5000));
        assert_eq!(all.ranked(50_003), None);
        let most = Frequencies::from_iter([(5000, i128::MAX)]);
        assert_eq!(all.clone().merge(&most), None);
    }

    #[test]
    fn parts_add_up_whether_close_or_far() {
        for step in [1, 40, 1 << 30] {
            let parts: Vec<Frequencies> = (1..6)
                .map(|part| {
                    (0..part)
                        .map(|at| ((at - 2) * part * step, 1 << at))
                        .collect()
                })
                .collect();
            let mut merged = Frequencies::default();
            for part in &parts {
                merged.merge(part).unwrap();
            }
            let parts: Vec<&Frequencies> = parts.iter().collect();
            assert_eq!(Frequencies::sum(&parts).unwrap(), merged);
            let total: i128 = merged.iter().map(|(_, count)| count).sum();
            assert_eq!(merged.total(), total);
        }
        assert_eq!(Frequencies::sum(&[]), Some(Frequencies::default()));
    }

    #[test]
    fn what_is_written_is_read_back() {
        let values = [
            i64::MIN,
            i64::MIN + 1,
            -300,
            -1,
            0,
            127,
            128,
            1 << 40,
            i64::MAX,
        ];
        let counts = [1, 127, 128, i128::MAX, 5, 1 << 100, 1, 2, 300];
        for from in 0..values.len() {
            let expected = values.into_iter().zip(counts).skip(from);
            let frequencies: Frequencies = expected.clone().collect();
            assert!(frequencies.iter().eq(expected));
            let ones: Vec<Frequencies> = values
                .into_iter()
                .zip(counts)
                .skip(from)
                .map(|one| Frequencies::from_iter([one]))
                .collect();
            let ones: Vec<&Frequencies> = ones.iter().collect();
            assert_eq!(Frequencies::sum(&ones).as_ref(), Some(&frequencies));
            let mut merged = Frequencies::default();
            for one in values.into_iter().zip(counts).skip(from) {
                merged.merge(&Frequencies::from_iter([one])).unwrap();
            }
            assert_eq!(merged, frequencies);
        }
    }
}
