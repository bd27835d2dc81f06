//! For members: how results vary from one association to another. Associations stand in their own order, never by result.

use super::chart::{Axis, Chart, Dots, Guide, Mark, Shown};
use super::content::{Block, Figure, Table};
use super::desk::{Desk, bounds, has_value};
use crate::figure::Flag;
use crate::i18n::output::trace;
use crate::i18n::report::{self as said, Column};
use crate::output::number;
use crate::plan::IndicatorId;
use crate::release::Row;

impl Desk<'_> {
    /// A chart for each key indicator that associations share, then what may be read of their spread.
    pub(super) fn between_associations(&self) -> Vec<Block> {
        let (mut blocks, mut withheld) = (Vec::new(), Vec::new());
        for id in &self.key {
            let Some(sector) = self.last_published(*id) else {
                continue;
            };
            let rows = self.own(sector);
            if rows.is_empty() {
                continue;
            }
            if !rows.iter().any(|row| has_value(row)) {
                withheld.push(self.say(self.label(*id)));
                continue;
            }
            blocks.push(Block::Figure(Box::new(self.side(*id, sector, &rows))));
        }
        if !withheld.is_empty() {
            let words = said::associations_withheld(&withheld.join(" ; "));
            blocks.push(Block::Paragraph(self.say(&words)));
        }
        if blocks.is_empty() {
            return blocks;
        }
        let lead = Block::Paragraph(self.say(&said::associations_are()));
        std::iter::once(lead).chain(blocks).collect()
    }

    /// The rows of associations, of what a row of the sector speaks of.
    fn own(&self, sector: &Row) -> Vec<&Row> {
        let rows = self.release.rows.iter();
        let own = rows.filter(|row| {
            let mut key = row.key.clone();
            key.association = None;
            row.key.association.is_some() && key == sector.key
        });
        own.collect()
    }

    fn side(&self, id: IndicatorId, sector: &Row, rows: &[&Row]) -> Figure {
        let name = |row: &Row| {
            let association = row.key.association;
            association.map_or(String::new(), |it| {
                self.say(&self.plan.association(it).name)
            })
        };
        let marks: Vec<Mark> = rows.iter().map(|row| self.mark(row, name(row))).collect();
        let mut axis = if self.is_percent(id) {
            Axis::percent(self.lang)
        } else {
            let numbers = rows
                .iter()
                .copied()
                .chain([sector])
                .filter_map(Row::numbers);
            let values =
                numbers.flat_map(|it| it.value.into_iter().chain(bounds(it).into_iter().flatten()));
            Axis::around(&values.collect::<Vec<_>>(), false, self.lang)
        };
        let value = self.value(sector);
        if let Shown::Value(at, _) = self.shown(sector) {
            axis.guides = vec![Guide {
                at,
                label: self.say(&said::sector_is(&value)),
            }];
        }
        let columns = [
            Column::Association,
            Column::Value,
            Column::Interval,
            Column::Base,
            Column::Remarks,
        ];
        let title = said::headed(
            self.label(id),
            &said::associations_title(&said::when(sector.key.period)),
        );
        let title = self.say(&title);
        let lines = rows.iter().map(|row| {
            vec![
                name(row),
                self.value(row),
                self.interval(row),
                self.base(row),
                self.remarks(row),
            ]
        });
        Figure {
            number: 0,
            chart: Chart::Dots(Dots { axis, marks }),
            reading: self.say(&said::sector_reading(&self.sentence(sector))),
            field: self.field(id),
            source: self.source(),
            notes: self.spread(sector),
            table: Table {
                caption: title.clone(),
                columns: columns.map(|it| self.say(&it.heading())).to_vec(),
                rows: lines.collect(),
            },
            title,
        }
    }

    /// What may be read of the spread between associations.
    pub(super) fn spread(&self, sector: &Row) -> Vec<String> {
        let Some(numbers) = sector.numbers() else {
            return Vec::new();
        };
        let written = |value: f64| {
            let digits = number::rounded(
                value,
                u8::from(!self.is_percent(sector.key.indicator)),
                self.lang,
            );
            if self.is_percent(sector.key.indicator) {
                number::percent(&digits, self.lang)
            } else {
                digits
            }
        };
        let mut notes = Vec::new();
        if let Some(spread) = numbers.spread {
            let range = spread.range.map(|it| it.map(written));
            notes.push(self.say(&said::spread(&written(spread.mean), range.as_ref())));
        }
        let varies = numbers
            .flags
            .iter()
            .filter(|it| matches!(it, Flag::Varies(_)));
        notes.extend(varies.map(|flag| self.say(&trace::flag_means(*flag, None))));
        notes
    }
}
