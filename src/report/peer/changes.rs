//! What became of the same people between two waves, of the association and of the sector.

use super::Peer;
use crate::i18n::report::{self as said, Column};
use crate::output::moves;
use crate::plan::IndicatorId;
use crate::release::Row;
use crate::report::chart::{Chart, Dots, Mark, Segment, Stack};
use crate::report::content::{Block, Figure, Table};
use crate::report::desk::has_value;
use crate::report::verdict::changed;
use crate::statistics::float;

impl Peer<'_> {
    /// The change of the same people on both sides, of the last period in which both can be read; then how many progressed.
    pub(super) fn changes(&self, id: IndicatorId) -> Vec<Block> {
        let own = self.rows(id, Some(self.own()));
        let own =
            own.filter(|row| row.key.waves.is_change() && row.key.code.is_none() && has_value(row));
        let pairs: Vec<(&Row, Option<&Row>)> = own.map(|row| (row, self.of_sector(row))).collect();
        let both = |it: &&(&Row, Option<&Row>)| it.1.is_some_and(has_value);
        let Some(last) = pairs.iter().rfind(both).or(pairs.last()) else {
            return Vec::new();
        };
        let figures = std::iter::once(self.changed(*last, &pairs)).chain(self.moved(*last));
        figures.map(|it| Block::Figure(Box::new(it))).collect()
    }

    fn changed(&self, last: (&Row, Option<&Row>), pairs: &[(&Row, Option<&Row>)]) -> Figure {
        let desk = &self.desk;
        let (own, sector) = last;
        let id = own.key.indicator;
        let mut marks = vec![desk.mark(own, desk.say(self.name()))];
        marks.extend(sector.map(|row| Mark {
            hollow: true,
            ..desk.mark(row, desk.say(&said::sector_mark()))
        }));
        let sector_value = sector.map_or(desk.say(&said::no_data()), |it| desk.value(it));
        let period = own.key.period.text();
        let title = said::both_changes(desk.label(id), &desk.value(own), &sector_value, &period);
        let title = desk.say(&title);
        let reading = changed(own);
        let reading = reading.map(|it| said::headed(self.name(), &desk.change_sentence(own, it)));
        let mut notes = desk.notes(&[own]);
        notes.extend(desk.attrition(own));
        notes.extend(sector.and_then(|row| {
            let words = desk.change_sentence(row, changed(row)?);
            Some(desk.say(&said::of_sector(&words)))
        }));
        let lines = pairs.iter().flat_map(|(own, sector)| {
            let own = self.line(self.name(), own, true);
            let sector = sector.map(|row| self.line(&said::sector_mark(), row, true));
            std::iter::once(own).chain(sector)
        });
        Figure {
            number: 0,
            chart: Chart::Dots(Dots {
                axis: desk.around(&marks),
                marks,
            }),
            reading: reading.map_or(String::new(), |it| desk.say(&it)),
            field: desk.say(&said::seen_twice()),
            source: desk.source(),
            notes,
            table: self.table(&title, lines.collect(), &desk.say(&Column::Whom.heading())),
            title,
        }
    }

    /// How many moved each way, on both sides; nothing where the sector's may not be read: the change stands above it.
    fn moved(&self, last: (&Row, Option<&Row>)) -> Option<Figure> {
        let desk = &self.desk;
        let (own, sector) = (last.0, last.1?);
        let indicator = desk.indicator(own.key.indicator);
        let parts = said::parts_of_moves(moves::are_judged(indicator));
        let (mut wholes, mut rows) = (Vec::new(), Vec::new());
        let mut of_own = [0; 3];
        for (who, row) in [(said::sector_mark(), sector), (self.name().clone(), own)] {
            let counts = moves::in_words(indicator, row.numbers()?.moves?).map(|(_, it)| it);
            of_own = counts;
            let segments = counts.map(|count| Segment {
                size: float(count),
                written: desk.whole(count),
            });
            let base = desk.say(&said::base_is(&desk.base(row)));
            wholes.insert(0, (desk.say(&who), base, segments.to_vec()));
            let line = [desk.say(&who), desk.base(row)].into_iter();
            rows.insert(0, line.chain(counts.map(|it| desk.whole(it))).collect());
        }
        let [a, b, c] = of_own.map(|it| desk.whole(it));
        let title = said::moves_title(moves::are_judged(indicator));
        let title = desk.say(&said::headed(&indicator.label, &said::inside(&title)));
        let reading = said::moves_reading(self.name(), [&a, &b, &c], &desk.base(own), &parts);
        let columns = [Column::Whom, Column::Base].map(|it| desk.say(&it.heading()));
        let columns = columns
            .into_iter()
            .chain(parts.iter().map(|it| desk.say(it)));
        Some(Figure {
            number: 0,
            chart: Chart::Stack(Stack {
                legend: parts.iter().map(|it| desk.say(it)).collect(),
                wholes,
            }),
            reading: desk.say(&reading),
            field: desk.say(&said::seen_twice()),
            source: desk.source(),
            notes: vec![desk.say(&crate::i18n::output::moved_means())],
            table: Table {
                caption: title.clone(),
                columns: columns.collect(),
                rows,
            },
            title,
        })
    }
}
