//! The key indicators: all shares at a glance, periods side by side, then each at length.

use std::collections::{BTreeMap, BTreeSet};

use super::chart::{Axis, Chart, Dots, Mark, Shown};
use super::content::{Block, Figure, Table};
use super::desk::{self, Desk, has_value};
use crate::i18n::report::{self as said, Column};
use crate::period::{Every, Period};
use crate::plan::IndicatorId;
use crate::release::Row;

/// Periods that stand side by side on a page.
const MOST: usize = 6;

impl Desk<'_> {
    /// The key indicators.
    pub(super) fn core(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Paragraph(self.say(&said::remarks_are()))];
        blocks.extend(
            self.overview(&self.key)
                .map(|it| Block::Figure(Box::new(it))),
        );
        blocks.extend(self.side_by_side(&self.key));
        for id in &self.key {
            blocks.extend(self.sheet(*id));
        }
        blocks
    }

    /// The last figure of each percentage, on one scale.
    pub(super) fn overview(&self, of: &[IndicatorId]) -> Option<Figure> {
        let shares = of.iter().copied();
        let shares = shares.filter(|id| self.is_percent(*id) && !self.is_distribution(*id));
        let rows: Vec<&Row> = shares.filter_map(|id| self.main(id).pop()).collect();
        let has_interval = |row: &&Row| matches!(self.shown(row), Shown::Value(_, Some(_)));
        let read = rows.iter().copied().find(has_interval);
        let read = read.or_else(|| rows.iter().copied().find(|row| has_value(row)))?;
        if rows.len() < 2 {
            return None;
        }
        let marks: Vec<Mark> = rows
            .iter()
            .map(|row| {
                let label = self.say(self.label(row.key.indicator));
                let mut mark = self.mark(row, label);
                let period = self.say(&row.key.period.text());
                mark.detail = if mark.detail.is_empty() {
                    period
                } else {
                    format!("{period} · {}", mark.detail)
                };
                mark
            })
            .collect();
        let title = self.say(&said::overview_title(rows.len()));
        let reading = said::headed(self.label(read.key.indicator), &self.sentence(read));
        Some(Figure {
            number: 0,
            chart: Chart::Dots(Dots {
                axis: Axis::percent(self.lang),
                marks,
            }),
            reading: self.say(&reading),
            field: self.say(&said::field_unwritten()),
            source: self.source(),
            notes: Vec::new(),
            table: self.table_of(&title, &rows),
            title,
        })
    }

    /// Rows as a table: what each speaks of, value, interval, base, coverage, remarks. A wave that all have stands in the caption.
    pub(super) fn table_of(&self, caption: &str, rows: &[&Row]) -> Table {
        let waves: BTreeSet<String> = rows.iter().map(|row| self.waves_said(row)).collect();
        let several = waves.len() > 1;
        let columns = [
            Column::Indicator,
            Column::Period,
            Column::Wave,
            Column::Value,
            Column::Interval,
            Column::Base,
            Column::NoAnswer,
            Column::Associations,
            Column::Remarks,
        ];
        let columns = columns.into_iter();
        let columns = columns.filter(|it| several || *it != Column::Wave);
        let rows = rows.iter().map(|row| {
            let silent = row.numbers().map(|it| self.whole(it.no_answer));
            let mut line = vec![
                self.say(self.label(row.key.indicator)),
                self.say(&row.key.period.text()),
            ];
            line.extend(several.then(|| self.waves_said(row)));
            line.extend([
                self.value(row),
                self.interval(row),
                self.base(row),
                silent.unwrap_or_default(),
                desk::associations(row),
                self.remarks(row),
            ]);
            line
        });
        let wave = waves.first().filter(|it| !several && !it.is_empty());
        Table {
            caption: wave.map_or(caption.to_owned(), |wave| format!("{caption} ({wave})")),
            columns: columns.map(|it| self.say(&it.heading())).collect(),
            rows: rows.collect(),
        }
    }

    /// The waves of a row.
    pub(super) fn waves_said(&self, row: &Row) -> String {
        use crate::plan::Waves;
        match row.key.waves {
            Waves::None => String::new(),
            Waves::One(id) => self.say(&self.plan.wave(id).label),
            Waves::Change { from, to } => {
                let [from, to] = [from, to].map(|id| self.say(&self.plan.wave(id).label));
                format!("{from} → {to}")
            }
        }
    }

    /// One table a rhythm: an indicator and a wave on a row, periods across.
    fn side_by_side(&self, of: &[IndicatorId]) -> Vec<Block> {
        let mut rhythms: BTreeMap<Every, Vec<IndicatorId>> = BTreeMap::new();
        let plain = of.iter().filter(|id| !self.is_distribution(**id));
        for id in plain {
            let rhythm = rhythms.entry(self.indicator(*id).every).or_default();
            rhythm.push(*id);
        }
        let mut blocks = Vec::new();
        for (every, ids) in rhythms {
            let periods: BTreeSet<Period> = ids.iter().flat_map(|id| self.periods(*id)).collect();
            let left = periods.len().saturating_sub(MOST);
            let periods: Vec<Period> = periods.into_iter().skip(left).collect();
            if periods.len() < 2 {
                continue;
            }
            let rhythm = said::rhythm(every.word());
            let mut table = Table {
                caption: self.say(&said::side_by_side(&rhythm)),
                columns: vec![self.say(&Column::Indicator.heading())],
                rows: Vec::new(),
            };
            let names = periods.iter().map(|it| self.say(&it.text()));
            table.columns.extend(names);
            for id in ids {
                for waves in self.waves(id) {
                    let label = self.say(self.label(id));
                    let wave = self.wave(waves).map(|it| self.say(it));
                    let mut line = vec![wave.map_or(label.clone(), |it| format!("{label} ({it})"))];
                    for period in &periods {
                        let row = self.level(id, *period, waves);
                        line.push(row.map_or(String::new(), |row| self.in_a_cell(row)));
                    }
                    table.rows.push(line);
                }
            }
            blocks.push(Block::Table(table));
            if left > 0 {
                blocks.push(Block::Paragraph(
                    self.say(&said::last_periods(periods.len())),
                ));
            }
        }
        blocks
    }

    /// Value, interval and base, in one cell.
    fn in_a_cell(&self, row: &Row) -> String {
        if row.numbers().is_none() {
            return self.say(&said::withheld());
        }
        let base = self.say(&said::base_is(&self.base(row)));
        match self.interval(row) {
            it if it.is_empty() => format!("{} · {base}", self.value(row)),
            it => format!("{} {it} · {base}", self.value(row)),
        }
    }
}
