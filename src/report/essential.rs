//! The first page: coverage in one sentence, then five figures at most, each with its base.

use std::collections::BTreeSet;

use super::chart::Shown;
use super::content::{Block, Card};
use super::desk::Desk;
use crate::figure::{Flag, Quality};
use crate::i18n::report as said;
use crate::output::table::value;
use crate::plan::{IndicatorId, Measure};
use crate::referential::Level;
use crate::release::Row;

/// Figures that one page puts forward.
const MOST: usize = 5;

impl Desk<'_> {
    /// The first page.
    pub(super) fn essential(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Lead(self.in_brief())];
        let cards = self.headlines().into_iter();
        let cards = cards.map(|(id, row)| self.card(id, row));
        let cards = std::iter::once(self.coverage_card()).chain(cards);
        blocks.push(Block::Cards(cards.collect()));
        let changes = self.changes_in_brief();
        if !changes.is_empty() {
            blocks.push(Block::Subheading(
                self.say(&said::Section::Changes.heading()),
            ));
            blocks.push(Block::List(changes));
        }
        if let Some(level) = self.confidence() {
            blocks.push(Block::Paragraph(self.say(&said::brackets(level))));
        }
        blocks
    }

    /// What the figures rest on, in one sentence.
    pub(super) fn in_brief(&self) -> String {
        let coverage = &self.release.coverage;
        let files = i128::try_from(coverage.files_read).unwrap_or(0);
        self.say(&said::in_brief(
            coverage.contributing.len(),
            coverage.expected.len(),
            &self.whole(files),
            coverage.files_read,
        ))
    }

    /// The figures to put forward: how many there are, then shares of results, one a theme before two of one.
    fn headlines(&self) -> Vec<(IndicatorId, &Row)> {
        let sound = |row: &&Row| {
            row.numbers().is_some_and(|it| {
                it.quality == Quality::Normal && !it.bears(|it| it == Flag::NoHeadline)
            }) && !value::is_told_by_count(self.plan, row)
        };
        let mut found: Vec<(usize, usize, IndicatorId, &Row)> = Vec::new();
        let mut themes: BTreeSet<Option<&str>> = BTreeSet::new();
        for id in &self.key {
            let indicator = self.indicator(*id);
            let Some(row) = self.last_published(*id).filter(sound) else {
                continue;
            };
            let rank = match indicator.measure {
                Measure::Count | Measure::Distinct => 0,
                Measure::Share { .. } if indicator.level == Level::Outcome => 1,
                Measure::Distribution(_) => continue,
                _ => 2,
            };
            // Second statistics have no theme of their own: that of what they stand under.
            let again = rank == 1 && !themes.insert(indicator.sheet.theme.as_deref());
            found.push((rank, usize::from(again), *id, row));
        }
        found.sort_by_key(|(rank, again, id, _)| (*rank, *again, *id));
        found.truncate(MOST);
        found.sort_by_key(|(rank, _, id, _)| (usize::from(*rank > 0), *id));
        found.into_iter().map(|(_, _, id, row)| (id, row)).collect()
    }

    /// The figure that a reader is shown how to quote.
    pub(super) fn quoted(&self) -> Option<(IndicatorId, &Row)> {
        let mut all = self.headlines();
        let share = |(id, row): &(IndicatorId, &Row)| {
            self.is_percent(*id) && matches!(self.shown(row), Shown::Value(_, Some(_)))
        };
        let at = all.iter().position(share).unwrap_or(0);
        (!all.is_empty()).then(|| all.swap_remove(at))
    }

    /// Coverage, put forward before any figure.
    fn coverage_card(&self) -> Card {
        let coverage = &self.release.coverage;
        let (contributing, expected) = (coverage.contributing.len(), coverage.expected.len());
        let (label, value, unit) = said::coverage_card(contributing, expected);
        let sector = coverage.sector.iter().find_map(value::of_sector);
        let sector = sector.map(|it| self.capital(&it));
        let beyond = self.say(&said::not_the_sector());
        Card {
            label: self.written(&label),
            value: self.say(&value),
            unit: self.say(&unit),
            between: String::new(),
            sentence: sector.map_or(beyond.clone(), |it| format!("{it} {beyond}")),
            anchor: said::Section::Coverage.anchor().to_owned(),
        }
    }

    fn card(&self, id: IndicatorId, row: &Row) -> Card {
        let (value, unit) = parted(&self.value(row));
        Card {
            label: self.written(self.label(id)),
            value,
            unit,
            between: self.interval(row),
            sentence: self.card_sentence(row),
            anchor: self.anchor(id),
        }
    }

    /// What stands under a value put forward: of whom, when, how many associations.
    fn card_sentence(&self, row: &Row) -> String {
        let Some(numbers) = row.numbers() else {
            return String::new();
        };
        let (of, when) = (self.counted(row, numbers), self.when(row));
        let reach = self.reach(row, numbers);
        let at_most = numbers.bears(|it| it == Flag::UpperBound);
        let of = (!at_most).then_some(&of);
        let mut words = self.say(&said::under_card(of, &when, &reach));
        let part = numbers.flags.iter().find_map(|flag| match flag {
            Flag::ResponseRate(percent) => Some(said::took_part(*percent)),
            _ => None,
        });
        if let Some(part) = part {
            words = format!("{words} {}", self.say(&part));
        }
        let remarks = self.remarks(row);
        if !remarks.is_empty() {
            words = format!("{words} {}", self.say(&said::reserved(&remarks)));
        }
        words
    }
}

/// Digits, then what they are of.
pub(super) fn parted(value: &str) -> (String, String) {
    let at = value.find(char::is_alphabetic).unwrap_or(value.len());
    let (digits, unit) = value.split_at(at);
    (digits.trim_end().to_owned(), unit.to_owned())
}
