//! One key indicator at length: what it is, what it says last, over periods, by category, and among the same people.

use std::collections::BTreeSet;

use super::chart::{Axis, Chart, Dots, Guide, Line, Mark, Point, Segment, Series, Shown, Stack};
use super::content::{Block, Figure};
use super::desk::{Desk, bounds, has_value};
use crate::i18n::Text;
use crate::i18n::report as said;
use crate::output::number;
use crate::plan::IndicatorId;
use crate::referential::ReferenceRole;
use crate::release::Row;

impl Desk<'_> {
    /// An indicator at length.
    pub(super) fn sheet(&self, id: IndicatorId) -> Vec<Block> {
        let mut blocks = self.opening(id);
        if self.is_distribution(id) {
            blocks.extend(self.distribution(id).map(|it| Block::Figure(Box::new(it))));
            return blocks;
        }
        blocks.extend(self.last_words(id).into_iter().map(Block::Paragraph));
        blocks.extend(self.over_periods(id).map(|it| Block::Figure(Box::new(it))));
        blocks.extend(self.disaggregations(id));
        blocks.extend(self.changes_of(id));
        blocks
    }

    /// Its heading, and what it is.
    pub(super) fn opening(&self, id: IndicatorId) -> Vec<Block> {
        let indicator = self.indicator(id);
        let mut blocks = vec![Block::Heading(
            self.written(&indicator.label),
            Some(self.anchor(id)),
        )];
        // A second statistic is defined with the one it stands under.
        let defined = self
            .key
            .iter()
            .any(|it| *it < id && self.indicator(*it).definition == indicator.definition);
        if !defined {
            blocks.push(Block::Quote(self.written(&indicator.definition)));
        }
        blocks
    }

    /// The last figure of each wave, and what it says beside the one before.
    fn last_words(&self, id: IndicatorId) -> Vec<String> {
        let mut told = Vec::new();
        for waves in self.waves(id) {
            let rows: Vec<&Row> = self.levels(id).filter(|it| it.key.waves == waves).collect();
            let Some((last, before)) = rows.split_last() else {
                continue;
            };
            let mut words = vec![self.sentence(last)];
            if last.numbers().is_none() {
                let published = before.iter().rev().find(|row| has_value(row));
                words.extend(published.map(|row| said::last_published(&self.sentence(row))));
            } else if let Some(before) = before.last() {
                let [a, b] = [before, last].map(|row| said::period_said(row.key.period));
                let verdict = self.compared(before, last);
                words.extend(verdict.map(|it| said::periods_compared(it, &a, &b)));
            }
            let words: Vec<String> = words.iter().map(|it| self.say(it)).collect();
            told.push(words.join(" "));
        }
        told
    }

    /// Values over periods, a line a wave; where there is one period, one dot a wave.
    fn over_periods(&self, id: IndicatorId) -> Option<Figure> {
        let rows: Vec<&Row> = self.levels(id).collect();
        let read = self.last_published(id).or_else(|| {
            let mut valued = rows.iter().copied().filter(|row| has_value(row));
            valued.next_back()
        })?;
        let periods = self.periods(id);
        let chart = if periods.len() > 2 || (periods.len() > 1 && self.waves(id).len() > 1) {
            Chart::Series(self.series(id))
        } else {
            Chart::Dots(Dots {
                axis: self.axis(id, &rows),
                marks: self.by_wave(&rows),
            })
        };
        let title = said::headed(self.label(id), &self.title_over(id));
        let title = self.say(&title);
        let mut notes = self.notes(&rows);
        notes.extend(self.guides(id).1);
        Some(Figure {
            number: 0,
            chart,
            reading: self.say(&self.sentence(read)),
            field: self.field(id),
            source: self.source(),
            notes,
            table: self.table_of(&title, &rows),
            title,
        })
    }

    /// What is seen over periods, at the last wave.
    fn title_over(&self, id: IndicatorId) -> Text {
        let rows = self.main(id);
        let last = rows.last().copied();
        let verdict = match rows.as_slice() {
            [.., before, last] => self.compared(before, last).map(|verdict| {
                let [a, b] = [before, last].map(|row| row.key.period.text());
                said::periods_title(verdict, &a, &b)
            }),
            _ => None,
        };
        let value = last.map(|row| said::value_in(&self.value(row), &row.key.period.text()));
        match (value, verdict) {
            (Some(value), Some(verdict)) => said::and_then(&value, &verdict),
            (Some(value), None) => value,
            _ => said::no_data(),
        }
    }

    fn by_wave(&self, rows: &[&Row]) -> Vec<Mark> {
        let count = rows.len();
        let waves: BTreeSet<_> = rows.iter().map(|row| row.key.waves).collect();
        let several = waves.len() > 1;
        let marks = rows.iter().enumerate().map(|(at, row)| {
            let period = self.say(&said::period_said(row.key.period));
            let wave = self.wave(row.key.waves).filter(|_| several);
            let label = wave.map_or(period, |it| self.say(it));
            Mark {
                hollow: several && at + 1 < count,
                ..self.mark(row, label)
            }
        });
        marks.collect()
    }

    fn series(&self, id: IndicatorId) -> Series {
        let periods = self.periods(id);
        let rows: Vec<&Row> = self.levels(id).collect();
        let lines = self.waves(id).into_iter().map(|waves| {
            let points = periods.iter().map(|period| {
                let row = self.level(id, *period, waves);
                row.map_or(
                    Point {
                        shown: Shown::Nothing,
                        written: String::new(),
                        broken: false,
                    },
                    |row| Point {
                        shown: self.shown(row),
                        written: self.short(row),
                        broken: !row.breaks.is_empty(),
                    },
                )
            });
            let name = self.wave(waves).unwrap_or(self.label(id));
            Line {
                name: self.say(name),
                points: points.collect(),
            }
        });
        Series {
            axis: self.axis(id, &rows),
            lines: lines.collect(),
            periods: periods.iter().map(|it| self.say(&it.text())).collect(),
            withheld: self.say(&said::withheld_in_full()),
        }
    }

    /// A value without its unit, where an axis has it.
    fn short(&self, row: &Row) -> String {
        let value = self.value(row);
        if self.is_percent(row.key.indicator) {
            return value;
        }
        let digits: String = value
            .chars()
            .take_while(|c| !c.is_alphabetic() && *c != '€')
            .collect();
        digits.trim().to_owned()
    }

    /// The scale of an indicator: percentages and counts begin at 0.
    pub(super) fn axis(&self, id: IndicatorId, rows: &[&Row]) -> Axis {
        let (guides, _) = self.guides(id);
        let mut axis = if self.is_percent(id) {
            Axis::percent(self.lang)
        } else {
            let numbers = rows.iter().filter_map(|row| row.numbers());
            let mut values: Vec<f64> = numbers
                .clone()
                .filter_map(|it| it.value)
                .chain(numbers.filter_map(bounds).flatten())
                .collect();
            values.extend(guides.iter().map(|it| it.at));
            if self.begins_at_zero(id) {
                values.push(0.0);
            }
            Axis::around(&values, false, self.lang)
        };
        axis.guides = guides;
        axis
    }

    fn begins_at_zero(&self, id: IndicatorId) -> bool {
        use crate::plan::Measure as M;
        matches!(
            self.indicator(id).measure,
            M::Count | M::Distinct | M::Sum(_) | M::Median(_)
        ) || self.indicator(id).unit == "jours"
    }

    /// Targets and baselines as lines of a chart, and benchmarks in words: they are of another field.
    fn guides(&self, id: IndicatorId) -> (Vec<Guide>, Vec<String>) {
        let (mut guides, mut notes) = (Vec::new(), Vec::new());
        for reference in &self.indicator(id).sheet.references {
            let role = self.say(&said::role(reference.role.word()));
            let shown = self.reference(id, reference);
            let when = self.say(&reference.period.text());
            let label = format!("{role} {when}{} {shown}", self.colon());
            if reference.role == ReferenceRole::Benchmark {
                let source = self.say(&reference.source);
                notes.push(format!("{label} ({source})"));
            } else {
                guides.push(Guide {
                    at: reference.value.to_f64(),
                    label,
                });
            }
        }
        (guides, notes)
    }

    pub(super) fn colon(&self) -> &'static str {
        match self.lang {
            crate::i18n::Lang::Fr => "\u{a0}:",
            crate::i18n::Lang::En => ":",
        }
    }

    /// A value to compare with, in the unit of its indicator.
    pub(super) fn reference(&self, id: IndicatorId, reference: &crate::plan::Reference) -> String {
        let digits = number::exact(reference.value, self.lang);
        if self.is_percent(id) {
            number::percent(&digits, self.lang)
        } else {
            let unit = &self.indicator(id).unit;
            self.say(&crate::i18n::output::with_unit(&digits, unit))
        }
    }

    /// The breaks of series that rows must be read with, each once.
    pub(super) fn notes(&self, rows: &[&Row]) -> Vec<String> {
        let mut notes: Vec<String> = Vec::new();
        for row in rows {
            for it in row.breaks_in(self.plan) {
                let label = self.label(row.key.indicator);
                let words = crate::i18n::output::series_break(&it.from.text(), label, &it.because);
                let words = self.say(&words);
                if !notes.contains(&words) {
                    notes.push(words);
                }
            }
        }
        notes
    }

    /// The parts of a distribution: a bar a period, of the last wave.
    fn distribution(&self, id: IndicatorId) -> Option<Figure> {
        let list = self
            .indicator(id)
            .measure
            .variables()
            .into_iter()
            .next()
            .and_then(|it| self.plan.codelist_of(it))?;
        let rows = self.main(id);
        let codes: BTreeSet<_> = rows.iter().filter_map(|row| row.key.code).collect();
        let label = |code| self.say(&list.code(code).label);
        let mut wholes = Vec::new();
        for period in self.periods(id) {
            let of: Vec<&Row> = rows
                .iter()
                .copied()
                .filter(|it| it.key.period == period)
                .collect();
            // Parts of which one is withheld make no whole.
            let parts: Option<Vec<Segment>> = of
                .iter()
                .map(|row| {
                    let value = row.numbers()?.value?;
                    Some(Segment {
                        size: value,
                        written: self.value(row),
                    })
                })
                .collect();
            let base = of
                .first()
                .map(|row| self.say(&said::base_is(&self.base(row))));
            if let Some(parts) = parts.filter(|it| it.len() == codes.len()) {
                let name = self.say(&said::period_said(period));
                wholes.push((name, base.unwrap_or_default(), parts));
            }
        }
        let valued = rows.iter().filter(|row| has_value(row));
        let read = valued.clone().max_by(|a, b| {
            let of = |row: &Row| (row.key.period, row.numbers().and_then(|it| it.value));
            of(a)
                .partial_cmp(&of(b))
                .unwrap_or(std::cmp::Ordering::Equal)
        })?;
        let largest = read.key.code.map(|code| &list.code(code).label);
        let value = self.value(read);
        let title = self.say(&said::distribution_title(
            self.label(id),
            &said::when(read.key.period),
            largest.map(|it| (it, value.as_str())),
        ));
        let mut table = self.table_of(&title, &rows);
        for (line, row) in table.rows.iter_mut().zip(&rows) {
            if let (Some(first), Some(code)) = (line.first_mut(), row.key.code) {
                *first = label(code);
            }
        }
        let reading = largest.map(|it| said::of_category(it, &self.sentence(read)));
        Some(Figure {
            number: 0,
            title,
            chart: Chart::Stack(Stack {
                legend: codes.into_iter().map(label).collect(),
                wholes,
            }),
            reading: reading.map_or(String::new(), |it| self.say(&it)),
            field: self.field(id),
            source: self.source(),
            notes: self.notes(&rows),
            table,
        })
    }
}
