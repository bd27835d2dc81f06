//! Which rows count: the rules of a source, and what its tool writes of an answer that was not finished.

use super::heading::Search;
use super::memo::Memo;
use super::record::Record;
use super::values::{text_of, unmask};
use crate::plan::RowRule;
use crate::profiles::Unfinished;

/// A rule on a column.
#[derive(Debug)]
pub(super) struct BoundRule<'p> {
    column: usize,
    pub(super) rule: &'p RowRule,
    memo: Memo<bool>,
}

impl<'p> BoundRule<'p> {
    pub(super) fn bind(rules: &'p [RowRule], search: &mut Search) -> Vec<Self> {
        let bound = |rule: &'p RowRule| Self {
            column: search.column(&rule.column),
            rule,
            memo: Memo::new(),
        };
        rules.iter().map(bound).collect()
    }

    pub(super) fn holds(&mut self, record: &Record, masks: bool) -> bool {
        let cell = record.get(self.column).unwrap_or_default();
        let rule = self.rule;
        *self.memo.read(cell, |cell| {
            rule.is.contains(text_of(unmask(cell, masks)).as_ref())
        })
    }
}

/// What the tool writes of an answer that was not finished, in its column.
#[derive(Debug)]
pub(super) struct BoundUnfinished {
    column: usize,
    is: &'static [&'static str],
    memo: Memo<bool>,
}

impl BoundUnfinished {
    /// Nothing where the export does not have that column, or where one of `rules` is on it: the source then says
    /// itself which rows count.
    pub(super) fn bind(
        unfinished: Option<Unfinished>,
        rules: &[&[BoundRule<'_>]],
        search: &Search,
    ) -> Option<Self> {
        let Unfinished { columns, is } = unfinished?;
        let column = search.own(columns)?;
        let mut rules = rules.iter().copied().flatten();
        let free = rules.all(|rule| rule.column != column);
        free.then(|| Self {
            column,
            is,
            memo: Memo::new(),
        })
    }

    pub(super) fn holds(&mut self, record: &Record, masks: bool) -> bool {
        let cell = record.get(self.column).unwrap_or_default();
        let is = self.is;
        *self.memo.read(cell, |cell| {
            is.contains(&text_of(unmask(cell, masks)).as_ref())
        })
    }
}
