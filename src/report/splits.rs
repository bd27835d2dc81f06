//! One indicator by category: shares and counts as bars from 0, other values as dots.

use std::collections::BTreeSet;

use super::chart::{Axis, Bars, Chart, Dots, Guide, Mark, Shown};
use super::content::{Block, Figure, Table};
use super::desk::{self, Desk};
use crate::figure::Estimator;
use crate::i18n::report::{self as said, Column};
use crate::period::Period;
use crate::plan::{IndicatorId, Measure, VariableId, Waves};
use crate::release::Row;

/// More withheld categories than this stand on one line.
const WITHHELD: usize = 2;

impl Desk<'_> {
    /// A chart for each variable that alone splits an indicator, at its last wave: of the last period in which two categories
    /// compare; a sentence where one alone can be read, or none.
    pub(super) fn disaggregations(&self, id: IndicatorId) -> Vec<Block> {
        let Some(waves) = self.waves(id).pop() else {
            return Vec::new();
        };
        let (mut blocks, mut alone, mut unread) = (Vec::new(), Vec::new(), Vec::new());
        for (at, variables) in self.indicator(id).disaggregations.iter().enumerate() {
            let [variable] = variables.as_slice() else {
                continue;
            };
            let rows = self.parts(id, at + 1, waves);
            if rows.is_empty() {
                continue;
            }
            let periods: BTreeSet<Period> = rows.iter().map(|row| row.key.period).collect();
            let of = |period: Period| -> Vec<&Row> {
                let rows = rows.iter().copied();
                rows.filter(|it| it.key.period == period).collect()
            };
            let mut last_first = periods.iter().rev().map(|it| of(*it));
            let inside = said::inside(&self.plan.variable(*variable).label);
            if let Some(rows) = last_first.clone().find(|rows| self.split(rows).is_some()) {
                let figure = self.by_category(id, *variable, &rows);
                blocks.extend(figure.map(|it| Block::Figure(Box::new(it))));
            } else if let Some(row) = last_first.find_map(|rows| self.first_valued(&rows)) {
                let (category, words) = (self.category(row), self.sentence(row));
                alone.push(self.say(&said::split_of_one(&inside, &category, &words)));
            } else {
                unread.push(self.say(&inside));
            }
        }
        if !unread.is_empty() {
            alone.push(self.say(&said::split_unread(&unread.join(", "))));
        }
        if !alone.is_empty() {
            blocks.push(Block::List(alone));
        }
        blocks
    }

    fn first_valued<'r>(&self, rows: &[&'r Row]) -> Option<&'r Row> {
        let mut rows = rows.iter().copied();
        rows.find(|row| matches!(self.shown(row), Shown::Value(..)))
    }

    fn parts(&self, id: IndicatorId, disaggregation: usize, waves: Waves) -> Vec<&Row> {
        let rows = self.release.rows.iter();
        let of = rows.filter(|row| {
            let key = &row.key;
            key.indicator == id
                && key.disaggregation == disaggregation
                && key.waves == waves
                && key.association.is_none()
                && key.estimator == Estimator::Pooled
        });
        of.collect()
    }

    fn by_category(&self, id: IndicatorId, variable: VariableId, rows: &[&Row]) -> Option<Figure> {
        let first = self.first_valued(rows)?;
        let verdict = self.split(rows)?;
        let counted = matches!(
            self.indicator(id).measure,
            Measure::Count | Measure::Distinct
        );
        let mut axis = self.scale(id, rows);
        // Of what is counted, the whole is beyond its parts and tells nothing of them.
        let whole = self.level(id, first.key.period, first.key.waves);
        if let Some(row) = whole.filter(|_| !counted)
            && let Shown::Value(at, _) = self.shown(row)
        {
            axis.guides = vec![Guide {
                at,
                label: self.say(&said::whole(&self.value(row))),
            }];
        }
        let marks = self.marks_of(rows);
        let chart = if counted || self.is_percent(id) {
            Chart::Bars(Bars { axis, marks })
        } else {
            Chart::Dots(Dots { axis, marks })
        };
        let inside = said::inside(&self.plan.variable(variable).label);
        let title = said::by_variable(self.label(id), &inside, &said::split_title(&verdict));
        let title = said::and_then(&title, &first.key.period.text());
        let title = self.say(&title);
        let mut notes: Vec<String> = Vec::new();
        notes.extend(said::split_compared(&verdict).map(|it| self.say(&it)));
        let nothing = rows
            .iter()
            .filter(|it| self.shown(it) == Shown::Nothing)
            .count();
        if nothing > 0 {
            notes.push(self.say(&said::empty_categories(nothing)));
        }
        Some(Figure {
            number: 0,
            chart,
            reading: self.say(&said::of_category(
                &self.category(first),
                &self.sentence(first),
            )),
            field: self.field(id),
            source: self.source(),
            notes,
            table: self.categories(&title, variable, rows),
            title,
        })
    }

    /// The scale of parts: that of their indicator, without what it is held against.
    fn scale(&self, id: IndicatorId, rows: &[&Row]) -> Axis {
        let mut axis = self.axis(id, rows);
        axis.guides.clear();
        axis
    }

    /// A line a category that has data; where many are withheld, they share one.
    fn marks_of(&self, rows: &[&Row]) -> Vec<Mark> {
        let withheld: Vec<&Row> = rows
            .iter()
            .copied()
            .filter(|row| row.numbers().is_none())
            .collect();
        let together = withheld.len() > WITHHELD;
        let there = rows.iter().filter(|row| match self.shown(row) {
            Shown::Nothing => false,
            Shown::Withheld => !together,
            Shown::Value(..) | Shown::Counted => true,
        });
        let mut marks: Vec<Mark> = there
            .map(|row| self.mark(row, self.say(&self.category(row))))
            .collect();
        if let Some(row) = withheld.first().filter(|_| together) {
            let label = self.say(&said::withheld_categories(withheld.len()));
            marks.push(self.mark(row, label));
        }
        marks
    }

    fn categories(&self, caption: &str, variable: VariableId, rows: &[&Row]) -> Table {
        let mut columns = [
            Column::Category,
            Column::Value,
            Column::Interval,
            Column::Base,
            Column::NoAnswer,
            Column::Associations,
            Column::Remarks,
        ]
        .map(|it| self.say(&it.heading()))
        .to_vec();
        columns[0] = self.say(&self.plan.variable(variable).label);
        let lines = rows.iter().map(|row| {
            let silent = row.numbers().map(|it| self.whole(it.no_answer));
            vec![
                self.say(&self.category(row)),
                self.value(row),
                self.interval(row),
                self.base(row),
                silent.unwrap_or_default(),
                desk::associations(row),
                self.remarks(row),
            ]
        });
        Table {
            caption: caption.to_owned(),
            columns,
            rows: lines.collect(),
        }
    }
}
