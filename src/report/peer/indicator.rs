//! One indicator of the sheet: both values, the gap and where it comes from.

use super::{Pair, Peer, standing};
use crate::compare::text;
use crate::figure::{Estimator, FigureKey};
use crate::i18n::Text;
use crate::i18n::report::{self as said, Column};
use crate::output::table::value;
use crate::plan::{IndicatorId, Waves};
use crate::referential::SourceKind;
use crate::release::Row;
use crate::report::chart::{Chart, Dots, Mark, Segment, Stack};
use crate::report::content::{Block, Figure, Table};
use crate::report::desk::{answered, has_value};

impl Peer<'_> {
    /// An indicator at length; nothing where the association has no value.
    pub(super) fn indicator(&self, id: IndicatorId) -> Vec<Block> {
        let told = self.told(id);
        if told.is_empty() {
            return Vec::new();
        }
        let mut blocks = self.desk.opening(id);
        if self.desk.is_distribution(id) {
            let figure = self.distribution(id, &told);
            blocks.extend(figure.map(|it| Block::Figure(Box::new(it))));
            return blocks;
        }
        for pair in &told {
            blocks.push(Block::List(self.points(*pair)));
        }
        blocks.extend(self.levels(id, &told).map(|it| Block::Figure(Box::new(it))));
        blocks.extend(self.changes(id));
        blocks
    }

    /// What the figure of the association says.
    fn sentence(&self, row: &Row) -> Text {
        let desk = &self.desk;
        let when = desk.when(row);
        let Some(numbers) = row.numbers() else {
            return said::withheld_level(&when);
        };
        let survey = desk.indicator(row.key.indicator).from == SourceKind::Survey;
        let part = answered(numbers);
        let part = part.map(|it| crate::output::number::percent(&desk.whole(it), desk.lang));
        said::level(
            desk.kind(row, numbers),
            &desk.both(row),
            &desk.counted(row, numbers),
            &when,
            &said::own_reach(part.as_deref(), survey),
        )
    }

    /// Both figures in sentences, then the gap, or why there is none.
    fn points(&self, pair: Pair<'_>) -> Vec<String> {
        let desk = &self.desk;
        let mut points = vec![said::yours(&self.sentence(pair.own))];
        points.extend(
            pair.sector
                .map(|row| said::of_sector(&said::inside(&desk.sentence(row)))),
        );
        match pair.beside.map(|it| (it, &it.found)) {
            Some((beside, Ok(found))) => {
                points.extend(text::sentences(desk.plan, beside, found, desk.lang));
            }
            Some(_) => points.extend(said::no_gap(standing(pair))),
            None => {}
        }
        points.extend(self.at_equal_composition(pair));
        points.iter().map(|it| desk.say(it)).collect()
    }

    /// Both values standardised to a population, where both can be read.
    fn at_equal_composition(&self, pair: Pair<'_>) -> Vec<Text> {
        let desk = &self.desk;
        let rows = || desk.release.rows.iter();
        let standardised = rows().filter_map(|own| {
            let Estimator::Standardised(id) = own.key.estimator else {
                return None;
            };
            let pooled = FigureKey {
                estimator: Estimator::Pooled,
                ..own.key.clone()
            };
            let of_sector = FigureKey {
                association: None,
                ..own.key.clone()
            };
            let sector = rows().find(|row| row.key == of_sector)?;
            let shown = |row| has_value(row) && value::has_room(desk.plan, row);
            (pooled == pair.own.key && shown(own) && shown(sector)).then(|| {
                let population = &desk.plan.standard(id).id;
                said::at_equal_composition(population, &desk.both(own), &desk.both(sector))
            })
        });
        standardised.collect()
    }

    fn whom(&self, who: &Text, row: &Row, told: &[Pair<'_>]) -> String {
        let who = match self.wave(row, told) {
            Some(wave) => said::at_wave(who, wave),
            None => who.clone(),
        };
        self.desk.say(&who)
    }

    /// A line of the rest of the sector: its base, and nothing that its own rows would tell of it.
    fn rest_mark(&self, row: &Row, label: String) -> Mark {
        let desk = &self.desk;
        Mark {
            label,
            detail: desk.say(&said::base_is(&desk.base(row))),
            shown: desk.shown(row),
            written: desk.say(&desk.both(row)),
            hollow: true,
        }
    }

    /// Dots and intervals: the association, the sector, the rest of it.
    fn levels(&self, id: IndicatorId, told: &[Pair<'_>]) -> Option<Figure> {
        let desk = &self.desk;
        let last = self.main(id)?;
        let (mut marks, mut rows) = (Vec::new(), Vec::new());
        let mut compared = false;
        for pair in told {
            marks.push(desk.mark(pair.own, self.whom(self.name(), pair.own, told)));
            rows.push(pair.own);
            if let Some(sector) = pair.sector {
                marks.push(Mark {
                    hollow: true,
                    ..desk.mark(sector, self.whom(&said::sector_mark(), sector, told))
                });
                rows.push(sector);
            }
            let rest = pair.beside.and_then(|it| it.found.as_ref().ok());
            if let Some(found) = rest {
                compared = true;
                let label = self.whom(&said::rest_mark(), found.others_row, told);
                marks.push(self.rest_mark(found.others_row, label));
                rows.push(found.others_row);
            }
        }
        let sector = last.sector.map_or(String::new(), |it| desk.value(it));
        let sector = if sector.is_empty() {
            desk.say(&said::no_data())
        } else {
            sector
        };
        let period = last.own.key.period.text();
        let when = match self.wave(last.own, told) {
            Some(wave) => said::at_wave(&period, wave),
            None => period,
        };
        let values = said::both_values(&desk.value(last.own), &sector, &when);
        let title = said::headed(desk.label(id), &values);
        let title = desk.say(&title);
        let own: Vec<&Row> = told.iter().map(|it| it.own).collect();
        let mut notes = desk.notes(&own);
        if compared {
            notes.push(desk.say(&said::rest_is()));
        }
        notes.extend(last.sector.into_iter().flat_map(|row| desk.spread(row)));
        Some(Figure {
            number: 0,
            chart: Chart::Dots(Dots {
                axis: desk.axis(id, &rows),
                marks,
            }),
            reading: desk.say(&said::headed(self.name(), &self.sentence(last.own))),
            field: desk.field(id),
            source: desk.source(),
            notes,
            table: self.all(id, &title),
            title,
        })
    }

    /// All periods and waves: the association, the sector, and the rest where it compares.
    fn all(&self, id: IndicatorId, caption: &str) -> Table {
        let desk = &self.desk;
        let mut rows = Vec::new();
        for pair in self.pairs(id) {
            rows.push(self.line(self.name(), pair.own, true));
            rows.extend(
                pair.sector
                    .map(|row| self.line(&said::sector_mark(), row, true)),
            );
            let rest = pair.beside.and_then(|it| it.found.as_ref().ok());
            rows.extend(rest.map(|it| self.line(&said::rest_mark(), it.others_row, false)));
        }
        self.table(caption, rows, &desk.say(&Column::Whom.heading()))
    }

    pub(super) fn line(&self, who: &Text, row: &Row, remarked: bool) -> Vec<String> {
        let desk = &self.desk;
        let silent = row.numbers().map(|it| desk.whole(it.no_answer));
        let period = desk.say(&row.key.period.text());
        let when = [period, desk.waves_said(row)].into_iter();
        let when: Vec<String> = when.filter(|it| !it.is_empty()).collect();
        vec![
            desk.say(who),
            when.join(", "),
            desk.value(row),
            desk.interval(row),
            desk.base(row),
            silent.unwrap_or_default(),
            if remarked {
                desk.remarks(row)
            } else {
                String::new()
            },
        ]
    }

    pub(super) fn table(&self, caption: &str, rows: Vec<Vec<String>>, first: &str) -> Table {
        let columns = [
            Column::Period,
            Column::Value,
            Column::Interval,
            Column::Base,
            Column::NoAnswer,
            Column::Remarks,
        ];
        let columns = columns.map(|it| self.desk.say(&it.heading()));
        Table {
            caption: caption.to_owned(),
            columns: std::iter::once(first.to_owned()).chain(columns).collect(),
            rows,
        }
    }

    /// The parts of a distribution: a bar for the association, one for the sector.
    fn distribution(&self, id: IndicatorId, told: &[Pair<'_>]) -> Option<Figure> {
        let desk = &self.desk;
        let list = desk
            .indicator(id)
            .measure
            .variables()
            .into_iter()
            .next()
            .and_then(|it| desk.plan.codelist_of(it))?;
        let last = told.last()?.own;
        let waves: Waves = last.key.waves;
        let of_last: Vec<Pair<'_>> = told
            .iter()
            .copied()
            .filter(|it| it.own.key.waves == waves)
            .collect();
        let label = |row: &Row| {
            let code = row.key.code.map(|it| desk.say(&list.code(it).label));
            code.unwrap_or_default()
        };
        // Parts of which one is withheld make no whole.
        let whole = |rows: Vec<Option<&Row>>, who: &Text| {
            let base = rows.first().copied().flatten().map(|it| desk.base(it));
            let parts = rows.iter().map(|row| {
                let row = (*row)?;
                Some(Segment {
                    size: row.numbers()?.value?,
                    written: desk.value(row),
                })
            });
            let parts: Option<Vec<Segment>> = parts.collect();
            let base = desk.say(&said::base_is(&base.unwrap_or_default()));
            parts.map(|parts| (desk.say(who), base, parts))
        };
        let own = whole(of_last.iter().map(|it| Some(it.own)).collect(), self.name())?;
        let sector = whole(
            of_last.iter().map(|it| it.sector).collect(),
            &said::sector_mark(),
        );
        let title = said::and_then(desk.label(id), &said::when(last.key.period));
        let title = desk.say(&title);
        let lines = of_last.iter().flat_map(|pair| {
            let named = |who: &Text, row: &Row| {
                let mut line = self.line(who, row, true);
                line[0] = format!("{}, {}", label(row), line[0]);
                line
            };
            let own = named(self.name(), pair.own);
            let sector = pair.sector.map(|row| named(&said::sector_mark(), row));
            std::iter::once(own).chain(sector)
        });
        Some(Figure {
            number: 0,
            chart: Chart::Stack(Stack {
                legend: of_last.iter().map(|it| label(it.own)).collect(),
                wholes: std::iter::once(own).chain(sector).collect(),
            }),
            reading: String::new(),
            field: desk.field(id),
            source: desk.source(),
            notes: desk.notes(&[last]),
            table: self.table(
                &title,
                lines.collect(),
                &desk.say(&Column::Category.heading()),
            ),
            title,
        })
    }
}
