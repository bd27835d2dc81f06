//! Who is covered and who answered, at the association and in the sector.

use super::{Pair, Peer};
use crate::figure::Flag;
use crate::i18n::report::{self as said, Column};
use crate::output::{matrix, number};
use crate::plan::{IndicatorId, Standing};
use crate::release::Row;
use crate::report::content::{Block, Table};
use crate::report::desk::{answered, has_value};
use crate::statistics::float;

impl Peer<'_> {
    /// Files and rows, what is not brought, then answers.
    pub(super) fn coverage(&self) -> Vec<Block> {
        let desk = &self.desk;
        let who = vec![self.own_files(), desk.in_brief()];
        let mut blocks = vec![
            Block::Subheading(desk.say(&said::who_heading())),
            Block::List(who),
        ];
        let unfed = desk.key.iter().filter(|id| self.chosen(**id).is_none());
        let unfed: Vec<String> = unfed.map(|id| self.unfed(*id)).collect();
        if !unfed.is_empty() {
            blocks.push(Block::Subheading(desk.say(&said::unfed_heading())));
            blocks.push(Block::List(unfed));
        }
        let pairs: Vec<Pair<'_>> = desk.key.iter().filter_map(|id| self.main(*id)).collect();
        if pairs.is_empty() {
            return blocks;
        }
        blocks.push(Block::Subheading(desk.say(&said::answered_heading())));
        blocks.push(Block::Paragraph(desk.say(&said::answered_means())));
        blocks.push(Block::Table(self.answers(&pairs)));
        let invited: Vec<String> = pairs.iter().filter_map(|it| self.invited(*it)).collect();
        if !invited.is_empty() {
            blocks.push(Block::List(invited));
        }
        blocks
    }

    fn own_files(&self) -> String {
        let files = &self.files;
        let refused = files.iter().filter(|it| it.refused.is_some()).count();
        let sum = |of: fn(&crate::collection::FileAccount) -> u64| {
            let all: u64 = files.iter().map(|it| of(it)).sum();
            self.desk.whole(i128::from(all))
        };
        let rows = [
            sum(|it| it.read),
            sum(|it| it.kept),
            sum(|it| it.duplicate + it.excluded.values().map(|(_, count)| count).sum::<u64>()),
            sum(|it| it.rejected.values().sum()),
        ];
        let counts = [files.len() - refused, refused];
        let words = said::own_files(counts, rows.each_ref().map(String::as_str));
        self.desk.say(&words)
    }

    /// A key indicator without a figure of the association, and why.
    fn unfed(&self, id: IndicatorId) -> String {
        let desk = &self.desk;
        let mut prospects = desk.plan.prospects.iter();
        let prospect =
            prospects.find(|it| it.indicator == id && it.association == self.compared.association);
        let why = match prospect {
            Some(it) if !matches!(it.whole.standing, Standing::Fed(_)) => {
                let words = matrix::worded(desk.plan, it, &it.whole);
                let words: Vec<String> = words.iter().map(|it| desk.say(it)).collect();
                words.join(" ; ")
            }
            _ => desk.say(&said::fed_without_data()),
        };
        desk.say(&said::unfed(desk.label(id), &why))
    }

    /// What part answered, of the association and of the sector.
    fn answers(&self, pairs: &[Pair<'_>]) -> Table {
        let desk = &self.desk;
        let silent = |row: &Row| row.numbers().map(|it| desk.whole(it.no_answer));
        let part = |row: &Row| {
            let part = row.numbers().map(|it| answered(it).unwrap_or(100));
            part.map_or(desk.say(&said::withheld()), |it| {
                number::percent(&desk.whole(it), desk.lang)
            })
        };
        let rows = pairs.iter().map(|pair| {
            let own = pair.own;
            let sector = pair.sector.filter(|row| has_value(row));
            vec![
                desk.say(desk.label(own.key.indicator)),
                desk.say(&own.key.period.text()),
                desk.base(own),
                silent(own).unwrap_or_default(),
                part(own),
                pair.sector.map_or(String::new(), |it| desk.base(it)),
                pair.sector.and_then(silent).unwrap_or_default(),
                pair.sector.map_or(String::new(), part),
                sector.map_or(String::new(), |it| self.part(own, it)),
            ]
        });
        let columns = [
            Column::Indicator,
            Column::Period,
            Column::Base,
            Column::NoAnswer,
            Column::Answered,
            Column::SectorBase,
            Column::SectorNoAnswer,
            Column::SectorAnswered,
            Column::Part,
        ];
        Table {
            caption: desk.say(&said::both_answered()),
            columns: columns.map(|it| desk.say(&it.heading())).to_vec(),
            rows: rows.collect(),
        }
    }

    /// What part of the base of the sector is the association's own, in whole percent.
    fn part(&self, own: &Row, sector: &Row) -> String {
        let of = |row: &Row| row.numbers().map_or(0, |it| it.n);
        let (own, all) = (of(own), of(sector));
        if all == 0 {
            return String::new();
        }
        let digits = number::rounded(100.0 * float(own) / float(all), 0, self.desk.lang);
        number::percent(&digits, self.desk.lang)
    }

    /// How many of those invited came, where it is known of one side at least.
    fn invited(&self, pair: Pair<'_>) -> Option<String> {
        let rate = |row: &Row| {
            let mut flags = row.numbers().into_iter().flat_map(|it| &it.flags);
            flags.find_map(|flag| match flag {
                Flag::ResponseRate(percent) => Some(*percent),
                _ => None,
            })
        };
        let (own, sector) = (rate(pair.own), pair.sector.and_then(rate));
        if own.is_none() && sector.is_none() {
            return None;
        }
        let label = self.desk.label(pair.own.key.indicator);
        let when = said::when(pair.own.key.period);
        Some(
            self.desk
                .say(&said::both_invited(label, &when, own, sector)),
        )
    }
}
