//! Who is covered, who answered, and what is withheld: before any figure.

use std::collections::{BTreeMap, BTreeSet};

use super::chart::{Cell, Chart, Heat, Segment, Stack};
use super::content::{Block, Figure, Table};
use super::desk::{self, Desk, answered, has_value};
use crate::figure::{Flag, Numbers};
use crate::i18n::Text;
use crate::i18n::report::{self as said, Column};
use crate::output::number;
use crate::output::table::value;
use crate::period::{Every, Period};
use crate::plan::{AssociationId, IndicatorId, Waves};
use crate::release::{Audience, Row};

impl Desk<'_> {
    /// Who is covered.
    pub(super) fn coverage(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Subheading(self.say(&said::who_heading()))];
        blocks.push(Block::List(self.who()));
        blocks.push(Block::Subheading(self.say(&said::heat_heading())));
        blocks.push(Block::List(self.lacking()));
        blocks.extend(self.heats());
        if self.release.audience == Audience::Members {
            blocks.extend(self.who_collects());
        }
        let answers = self.answers();
        if let Some(figure) = answers {
            blocks.push(Block::Subheading(self.say(&said::answered_heading())));
            blocks.push(Block::Paragraph(self.say(&said::answered_means())));
            let invited = self.invited();
            if !invited.is_empty() {
                blocks.push(Block::List(invited));
            }
            blocks.push(Block::Figure(Box::new(figure)));
        }
        blocks
    }

    fn who(&self) -> Vec<String> {
        let coverage = &self.release.coverage;
        let mut points = vec![self.in_brief()];
        if self.release.audience == Audience::Public {
            points.push(self.say(&said::unnamed()));
        } else {
            let names = |ids: &[AssociationId]| -> String {
                let names = ids
                    .iter()
                    .map(|id| self.say(&self.plan.association(*id).name));
                names.collect::<Vec<_>>().join(", ")
            };
            points.push(self.say(&said::contributors(&names(&coverage.contributing))));
            let held: BTreeSet<_> = coverage.contributing.iter().map(|it| it.0).collect();
            let absent: Vec<AssociationId> = coverage
                .expected
                .iter()
                .copied()
                .filter(|it| !held.contains(&it.0))
                .collect();
            if !absent.is_empty() {
                points.push(self.say(&said::absent(&names(&absent))));
            }
        }
        if !coverage.files_refused.is_empty() {
            points.push(self.say(&said::refused(coverage.files_refused.len())));
        }
        let sector = coverage.sector.iter().filter_map(value::of_sector);
        points.extend(sector.map(|it| self.capital(&it)));
        points.push(self.say(&said::not_the_sector()));
        let all = || self.key.iter().chain(&self.others);
        let rows: Vec<&Row> = all().flat_map(|id| self.totals(*id)).collect();
        let withheld = rows.iter().filter(|row| row.numbers().is_none()).count();
        let shown = rows.iter().filter(|row| has_value(row)).count();
        let counted = |count: usize| self.whole(i128::try_from(count).unwrap_or(0));
        points.push(self.say(&said::withheld_counted(
            [shown, withheld],
            [&counted(shown), &counted(withheld)],
        )));
        points
    }

    /// A capital first, a full stop last.
    pub(super) fn capital(&self, words: &Text) -> String {
        self.say(&crate::i18n::codebook::sentence(words))
    }

    /// Key indicators that too few associations feed, or of which nothing is published.
    fn lacking(&self) -> Vec<String> {
        let names = |ids: &[IndicatorId]| -> String {
            let names = ids.iter().map(|id| self.say(self.label(*id)));
            names.collect::<Vec<_>>().join(" ; ")
        };
        let short: Vec<IndicatorId> = self
            .key
            .iter()
            .copied()
            .filter(|id| {
                let fewest = self.indicator(*id).publish.associations;
                let most = self.levels(*id).map(|row| row.associations_expected).max();
                most.is_some_and(|most| (most as u64) < fewest)
            })
            .collect();
        let silent: Vec<IndicatorId> = self
            .key
            .iter()
            .copied()
            .filter(|id| !short.contains(id) && !self.levels(*id).any(has_value))
            .collect();
        let mut points = Vec::new();
        if short.is_empty() {
            points.push(self.say(&said::enough(self.key.len())));
        } else {
            points.push(self.say(&said::too_few(&names(&short), short.len())));
        }
        if !silent.is_empty() {
            points.push(self.say(&said::all_withheld(&names(&silent))));
        }
        points
    }

    /// One map a rhythm: an indicator and a wave on a row, periods across.
    fn heats(&self) -> Vec<Block> {
        let mut rhythms: BTreeMap<Every, Vec<(IndicatorId, Waves)>> = BTreeMap::new();
        for id in self.key.iter().filter(|id| !self.is_second(**id)) {
            for waves in self.waves(*id) {
                let rhythm = rhythms.entry(self.indicator(*id).every).or_default();
                rhythm.push((*id, waves));
            }
        }
        let maps = rhythms
            .into_iter()
            .map(|(every, rows)| self.heat(every, &rows));
        maps.map(|it| Block::Figure(Box::new(it))).collect()
    }

    /// Whether an indicator is a second statistic: what feeds it is what feeds the one it stands under.
    fn is_second(&self, id: IndicatorId) -> bool {
        let under = |key: &IndicatorId| {
            let rest = self.indicator(id).id.strip_prefix(&self.indicator(*key).id);
            rest.is_some_and(|rest| rest.starts_with('.'))
        };
        self.key.iter().any(under)
    }

    fn heat(&self, every: Every, of: &[(IndicatorId, Waves)]) -> Figure {
        let periods: BTreeSet<Period> = of.iter().flat_map(|(id, _)| self.periods(*id)).collect();
        let periods: Vec<Period> = periods.into_iter().collect();
        let mut rows = Vec::new();
        let mut table = Table {
            columns: vec![
                self.say(&Column::Indicator.heading()),
                self.say(&Column::Wave.heading()),
            ],
            ..Table::default()
        };
        table
            .columns
            .extend(periods.iter().map(|it| self.say(&it.text())));
        let mut read: Option<&Row> = None;
        for (id, waves) in of {
            let label = self.say(self.label(*id));
            let wave = self.wave(*waves).map(|it| self.say(it));
            let mut line = vec![label.clone(), wave.clone().unwrap_or_default()];
            let mut cells = Vec::new();
            for period in &periods {
                let row = self.level(*id, *period, *waves);
                cells.push(row.map_or(Cell::Empty, |row| self.cell(row)));
                line.push(row.map_or(String::new(), |row| {
                    if row.numbers().is_none() {
                        self.say(&said::withheld())
                    } else {
                        desk::associations(row)
                    }
                }));
                read = read.or(row.filter(|row| has_value(row)));
            }
            rows.push((label, wave.unwrap_or_default(), cells));
            table.rows.push(line);
        }
        let rhythm = said::rhythm(every.word());
        let title = self.say(&said::heat_title(&rhythm));
        table.caption.clone_from(&title);
        let reading = read.map_or(String::new(), |row| {
            let contributors = row.numbers().map_or(0, Numbers::contributors);
            self.say(&said::heat_reading(
                self.label(row.key.indicator),
                &self.when(row),
                contributors,
                row.associations_expected,
            ))
        });
        Figure {
            number: 0,
            title,
            chart: Chart::Heat(Heat {
                columns: periods.iter().map(|it| self.say(&it.text())).collect(),
                rows,
            }),
            reading,
            field: self.say(&said::field_unwritten()),
            source: self.source(),
            notes: Vec::new(),
            table,
        }
    }

    fn cell(&self, row: &Row) -> Cell {
        let Some(numbers) = row.numbers() else {
            return Cell::Withheld(self.say(&said::withheld_sign()));
        };
        let [some, all] = [numbers.contributors(), row.associations_expected]
            .map(|it| f64::from(u32::try_from(it).unwrap_or(u32::MAX)));
        let part = if all > 0.0 { some / all } else { 0.0 };
        Cell::Full(part, desk::associations(row))
    }

    /// Who answered, of the last published figure of each key indicator.
    fn answers(&self) -> Option<Figure> {
        let mut rows: Vec<(&Row, i128)> = Vec::new();
        for id in &self.key {
            let row = self.last_published(*id);
            let row = row.and_then(|row| Some((row, answered(row.numbers()?).unwrap_or(100))));
            rows.extend(row);
        }
        let lowest = rows.iter().min_by_key(|(_, percent)| *percent).copied()?;
        let percent = |it: i128| number::percent(&self.whole(it), self.lang);
        let parts = said::answered_parts().map(|it| self.say(&it));
        let mut table = Table {
            columns: [
                Column::Indicator,
                Column::Period,
                Column::Base,
                Column::NoAnswer,
                Column::Answered,
            ]
            .map(|it| self.say(&it.heading()))
            .to_vec(),
            ..Table::default()
        };
        let mut wholes = Vec::new();
        for (row, part) in &rows {
            let Some(numbers) = row.numbers() else {
                continue;
            };
            let counts = [numbers.n, numbers.no_answer];
            let label = self.say(self.label(row.key.indicator));
            let period = self.say(&row.key.period.text());
            let segments = counts.map(|count| Segment {
                size: crate::statistics::float(count),
                written: self.whole(count),
            });
            let detail = format!("{period} · {}", percent(*part));
            wholes.push((label.clone(), detail, segments.to_vec()));
            let [n, silent] = counts.map(|count| self.whole(count));
            table
                .rows
                .push(vec![label, period, n, silent, percent(*part)]);
        }
        let numbers = lowest.0.numbers()?;
        let label = self.label(lowest.0.key.indicator);
        let shown = percent(lowest.1);
        let title = self.say(&said::answered_title(
            (numbers.no_answer > 0).then_some((label, shown.as_str())),
        ));
        table.caption.clone_from(&title);
        Some(Figure {
            number: 0,
            title,
            chart: Chart::Stack(Stack {
                legend: parts.to_vec(),
                wholes,
            }),
            reading: self.say(&said::answered_reading(
                label,
                &self.whole(numbers.n),
                &self.whole(numbers.no_answer),
                &shown,
            )),
            field: self.say(&said::field_unwritten()),
            source: self.source(),
            notes: Vec::new(),
            table,
        })
    }

    /// How many of those invited came, where it is known.
    fn invited(&self) -> Vec<String> {
        let all = self.key.iter().chain(&self.others);
        let rows = all.filter_map(|id| self.main(*id).pop());
        let known = rows.flat_map(|row| {
            let flags = row.numbers().into_iter().flat_map(|it| &it.flags);
            flags.filter_map(move |flag| match flag {
                Flag::ResponseRate(percent) => Some((row, *percent)),
                _ => None,
            })
        });
        known
            .map(|(row, percent)| {
                let label = self.label(row.key.indicator);
                self.say(&said::invited(label, &said::when(row.key.period), percent))
            })
            .collect()
    }
}
