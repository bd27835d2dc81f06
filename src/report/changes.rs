//! Changes of the same people: of one indicator, then of all.

use super::chart::{Axis, Chart, Dots, Mark, Segment, Shown, Stack};
use super::content::{Block, Figure, Table};
use super::desk::{Desk, has_value};
use super::verdict::changed;
use crate::i18n::Text;
use crate::i18n::report::{self as said, Change, Column};
use crate::output::moves;
use crate::plan::{IndicatorId, Measure, Waves};
use crate::release::Row;

impl Desk<'_> {
    /// The changes of one indicator: a line a period, around 0.
    pub(super) fn changes_of(&self, id: IndicatorId) -> Vec<Block> {
        let rows: Vec<&Row> = self
            .changes(id)
            .filter(|row| row.key.code.is_none())
            .collect();
        let Some(read) = rows.iter().copied().rev().find(|row| has_value(row)) else {
            return Vec::new();
        };
        let Some(change) = changed(read) else {
            return Vec::new();
        };
        let several = {
            let mut waves: Vec<Waves> = rows.iter().map(|row| row.key.waves).collect();
            waves.dedup();
            waves.len() > 1
        };
        let marks: Vec<Mark> = rows
            .iter()
            .map(|row| {
                let mut label = self.say(&said::period_said(row.key.period));
                if several {
                    label = format!("{label}, {}", self.say(&self.later(row)));
                }
                self.mark(row, label)
            })
            .collect();
        let verdict = said::change_title(change, &self.value(read), self.is_better(read, change));
        let verdict = said::and_then(&verdict, &read.key.period.text());
        let title = self.say(&said::changes_of(self.label(id), &verdict));
        let mut notes = self.notes(&rows);
        notes.extend(self.attrition(read));
        let figure = Figure {
            number: 0,
            chart: Chart::Dots(Dots {
                axis: self.around(&marks),
                marks,
            }),
            reading: self.say(&self.change_sentence(read, change)),
            field: self.field(id),
            source: self.source(),
            notes,
            table: self.table_of(&title, &rows),
            title,
        };
        vec![Block::Figure(Box::new(figure))]
    }

    /// The later wave of a change.
    fn later(&self, row: &Row) -> Text {
        match row.key.waves {
            Waves::Change { to, .. } => self.plan.wave(to).label.clone(),
            Waves::None | Waves::One(_) => Text::same(""),
        }
    }

    pub(super) fn around(&self, marks: &[Mark]) -> Axis {
        let values = marks.iter().flat_map(|mark| match mark.shown {
            Shown::Value(value, bounds) => {
                let bounds = bounds.unwrap_or([value; 2]);
                vec![value, bounds[0], bounds[1]]
            }
            _ => Vec::new(),
        });
        Axis::around(&values.collect::<Vec<_>>(), true, self.lang)
    }

    pub(super) fn change_sentence(&self, row: &Row, change: Change) -> Text {
        let Waves::Change { from, to } = row.key.waves else {
            return self.sentence(row);
        };
        let wave = |id| &self.plan.wave(id).label;
        let when = said::when(row.key.period);
        let of = row.numbers().map(|it| self.counted(row, it));
        let of = of.unwrap_or_else(|| Text::same(""));
        said::change(change, &self.both(row), &of, &when, [wave(from), wave(to)])
    }

    pub(super) fn attrition(&self, row: &Row) -> Option<String> {
        let unmatched = row.numbers()?.unmatched?;
        let (before, after) = (unmatched.before, unmatched.after);
        (before + after > 0)
            .then(|| self.say(&said::attrition(&self.whole(before), &self.whole(after))))
    }

    /// The last published change of each key indicator, where it is established; how many are not.
    pub(super) fn changes_in_brief(&self) -> Vec<String> {
        let rows = self.key.iter().filter_map(|id| {
            let rows = self.changes(*id).filter(|row| row.key.code.is_none());
            rows.filter(|row| has_value(row)).last()
        });
        let (mut told, mut unsettled) = (Vec::new(), Vec::new());
        for row in rows {
            let label = self.label(row.key.indicator);
            match changed(row) {
                Some(change @ (Change::Up | Change::Down)) => {
                    let base = said::base_is(&self.base(row));
                    let value = format!("{} ({})", self.say(&self.both(row)), self.say(&base));
                    let verdict = said::change_title(change, &value, self.is_better(row, change));
                    let verdict = said::and_then(&verdict, &said::when(row.key.period));
                    told.push(self.say(&said::changes_of(label, &verdict)));
                }
                Some(Change::Unsettled) => unsettled.push(self.say(label)),
                Some(Change::NoInterval) | None => {}
            }
        }
        if !unsettled.is_empty() {
            told.push(self.say(&said::unsettled(&unsettled.join(", "))));
        }
        told
    }

    /// All changes, of the last period in which each is published.
    pub(super) fn all_changes(&self) -> Vec<Block> {
        let all = self.key.iter().chain(&self.others);
        let rows: Vec<&Row> = all
            .filter_map(|id| {
                let rows = self.changes(*id).filter(|row| row.key.code.is_none());
                rows.filter(|row| has_value(row)).last()
            })
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Paragraph(self.say(&said::changes_are()))];
        blocks.extend(self.in_points(&rows).map(|it| Block::Figure(Box::new(it))));
        blocks.extend(self.moved(&rows));
        blocks.push(Block::Table(
            self.table_of(&self.say(&said::changes_table()), &rows),
        ));
        blocks
    }

    /// Changes of percentages, on one scale.
    fn in_points(&self, rows: &[&Row]) -> Option<Figure> {
        let rows: Vec<&Row> = rows
            .iter()
            .copied()
            .filter(|row| {
                let share = matches!(
                    self.indicator(row.key.indicator).measure,
                    Measure::Share { .. }
                );
                share && matches!(self.shown(row), Shown::Value(..))
            })
            .collect();
        let marks: Vec<Mark> = rows
            .iter()
            .map(|row| {
                let mut mark = self.mark(row, self.say(self.label(row.key.indicator)));
                let period = self.say(&row.key.period.text());
                mark.detail = format!("{period} · {}", mark.detail);
                mark
            })
            .collect();
        let verdicts = rows.iter().filter_map(|row| changed(row));
        let apart = verdicts
            .filter(|it| matches!(it, Change::Up | Change::Down))
            .count();
        let read = *rows.first()?;
        let title = self.say(&said::changes_title(apart, rows.len()));
        let reading = self.change_sentence(read, changed(read)?);
        let reading = said::headed(self.label(read.key.indicator), &reading);
        Some(Figure {
            number: 0,
            chart: Chart::Dots(Dots {
                axis: self.around(&marks),
                marks,
            }),
            reading: self.say(&reading),
            field: self.say(&said::seen_twice()),
            source: self.source(),
            notes: Vec::new(),
            table: self.table_of(&title, &rows),
            title,
        })
    }

    /// What becomes of each person: three parts, where they may be read, those of which one way is better apart.
    fn moved(&self, rows: &[&Row]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut any_hidden = false;
        for judged in [true, false] {
            let parts = said::parts_of_moves(judged);
            let mut table = Table {
                columns: vec![
                    self.say(&Column::Indicator.heading()),
                    self.say(&Column::Period.heading()),
                    self.say(&Column::Base.heading()),
                ],
                ..Table::default()
            };
            table.columns.extend(parts.iter().map(|it| self.say(it)));
            let mut wholes = Vec::new();
            let mut read: Option<(&Row, [i128; 3])> = None;
            for row in rows {
                let indicator = self.indicator(row.key.indicator);
                if moves::are_judged(indicator) != judged {
                    continue;
                }
                let Some(counted) = row.numbers().and_then(|it| it.moves) else {
                    any_hidden = true;
                    continue;
                };
                let counts = moves::in_words(indicator, counted).map(|(_, count)| count);
                read = read.or(Some((row, counts)));
                let label = self.say(self.label(row.key.indicator));
                let period = self.say(&row.key.period.text());
                let segments = counts.map(|count| Segment {
                    size: crate::statistics::float(count),
                    written: self.whole(count),
                });
                let base = self.say(&said::base_is(&self.base(row)));
                wholes.push((
                    label.clone(),
                    format!("{period} · {base}"),
                    segments.to_vec(),
                ));
                let counts = counts.map(|it| self.whole(it));
                let line = [label, period, self.base(row)].into_iter().chain(counts);
                table.rows.push(line.collect());
            }
            let Some((row, counts)) = read else {
                continue;
            };
            let [a, b, c] = counts.map(|it| self.whole(it));
            let title = self.say(&said::moves_title(judged));
            table.caption.clone_from(&title);
            let reading = said::moves_reading(
                self.label(row.key.indicator),
                [&a, &b, &c],
                &self.base(row),
                &parts,
            );
            blocks.push(Block::Figure(Box::new(Figure {
                number: 0,
                title,
                chart: Chart::Stack(Stack {
                    legend: parts.iter().map(|it| self.say(it)).collect(),
                    wholes,
                }),
                reading: self.say(&reading),
                field: self.say(&said::seen_twice()),
                source: self.source(),
                notes: vec![self.say(&crate::i18n::output::moved_means())],
                table,
            })));
        }
        if any_hidden && !blocks.is_empty() {
            blocks.push(Block::Paragraph(self.say(&said::moves_withheld())));
        }
        blocks
    }
}
