//! The way from what was collected to the base, as an account: what one begins with, what is taken away at each step, what is left.

use super::Page;
use super::parts::{Block, Entry, Section, Sign};
use crate::collection::FileAccount;
use crate::figure::{Count, Way};
use crate::i18n::codebook::Noun;
use crate::i18n::output::trace::{self as said, Part};
use crate::output::number;
use crate::release::Audience;

/// Rows of files, all together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    pub(super) read: u64,
    pub(super) kept: u64,
    pub(super) excluded: u64,
    pub(super) duplicate: u64,
    pub(super) rejected: u64,
}

impl Rows {
    /// The rows of `files`.
    pub(super) fn of<'a>(files: impl IntoIterator<Item = &'a FileAccount>) -> Self {
        let mut rows = Self::default();
        for file in files {
            rows.read += file.read;
            rows.kept += file.kept;
            rows.excluded += file.excluded.values().map(|(_, rows)| rows).sum::<u64>();
            rows.duplicate += file.duplicate;
            rows.rejected += file.rejected.values().sum::<u64>();
        }
        rows
    }
}

impl Page<'_> {
    /// The account of the base: rows, then observations, then those that the figure speaks of.
    pub(super) fn way(self) -> Section {
        let way = self.row.numbers().and_then(|it| it.way.as_ref());
        let blocks = match way {
            None => vec![self.line(&said::on_the_whole())],
            Some(way) => self.account(way),
        };
        Section {
            part: Part::Way,
            blocks,
        }
    }

    fn account(self, way: &Way) -> Vec<Block> {
        let n = self.row.numbers().map_or(0, |numbers| numbers.n);
        let is_change = self.row.key.waves.is_change();
        let whole = |count: i128| number::whole(count, self.lang);
        let mut lines = Vec::new();
        if self.traced.release.audience == Audience::Working {
            lines.extend(self.rows_read());
        }
        if let Some(from) = way.from.filter(|_| is_change) {
            lines.push(self.entry(Sign::From, whole(from), &said::respondents()));
        }
        let noun = Noun::of(self.indicator().observes.word());
        for (step, count) in &way.steps {
            let words = said::step(step.word(), noun, is_change);
            lines.push(self.entry(Sign::Less, self.count(*count), &words));
        }
        lines.push(self.entry(Sign::Equal, whole(n), &said::base(is_change)));
        let mut blocks = vec![Block::Account(lines)];
        match way.from.zip(way.left()) {
            Some((from, left)) if !way.steps.is_empty() => {
                let told = said::adds_up(&whole(from), &whole(left), &whole(n));
                blocks.push(self.line(&told));
            }
            _ if way.steps.is_empty() => blocks.push(self.line(&said::nobody_left())),
            _ => blocks.push(self.line(&said::rounded())),
        }
        blocks
    }

    /// From the rows of files to observations.
    fn rows_read(self) -> Vec<Entry> {
        let rows = Rows::of(self.files());
        let whole = |count: u64| number::whole(i128::from(count), self.lang);
        let mut lines = vec![self.entry(Sign::From, whole(rows.read), &said::rows_read())];
        for (count, words) in [
            (rows.excluded, said::rows_excluded()),
            (rows.duplicate, said::rows_duplicate()),
            (rows.rejected, said::rows_rejected()),
        ] {
            if count > 0 {
                lines.push(self.entry(Sign::Less, whole(count), &words));
            }
        }
        lines.push(self.entry(Sign::Equal, whole(rows.kept), &said::observations()));
        lines
    }

    /// How many, as far as it may be read.
    fn count(self, count: Count) -> String {
        let whole = |count: i128| number::whole(count, self.lang);
        let told = match count {
            Count::Exact(count) => return whole(count),
            Count::About(count) => said::about(&whole(count)),
            Count::Under(threshold) => said::fewer_than(threshold),
            Count::Withheld => said::untold(),
        };
        told.in_lang(self.lang).to_owned()
    }
}
