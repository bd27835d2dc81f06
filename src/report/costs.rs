//! Avoided costs: what the published numbers of the report are worth by a table of unit costs, with its caution first.

use super::content::{Block, Table};
use super::desk::Desk;
use crate::i18n::value as said;
use crate::output::value::words::Words;
use crate::value::{Totals, Valuation};

impl Desk<'_> {
    /// What avoided costs may be said to be; nothing where none were asked for.
    pub(super) fn avoided_costs(&self, valuation: Option<&Valuation<'_>>) -> Vec<Block> {
        let Some(valuation) = valuation else {
            return Vec::new();
        };
        let words = Words {
            of: valuation,
            lang: self.lang,
        };
        let table = valuation.table;
        let version = table.version.as_deref();
        let title = said::title(&table.id, version, &table.currency, &table.prices);
        let mut blocks = vec![
            Block::Lead(self.say(&said::caution())),
            Block::Paragraph(self.say(&title)),
        ];
        if valuation.lines.is_empty() {
            blocks.push(Block::Paragraph(self.say(&said::nothing())));
            return blocks;
        }
        for totals in &valuation.totals {
            blocks.extend(self.costs_of(words, totals));
        }
        blocks.push(Block::Subheading(self.say(&said::grounds())));
        blocks.push(Block::List(words.grounds()));
        let notes = words.notes();
        blocks.push(Block::Subheading(self.say(&said::how_to_read())));
        blocks.push(Block::List(notes.iter().map(|it| self.say(it)).collect()));
        blocks
    }

    /// The effects and the totals of one period.
    fn costs_of(&self, words: Words<'_>, totals: &Totals) -> Vec<Block> {
        let period = self.say(&said::period(&totals.period.text()));
        let lines = words.of.lines.iter();
        let lines = lines.filter(|line| line.period == totals.period);
        let rows = lines.map(|line| {
            let joined = |parts: &[String]| parts.join(" ").trim().to_owned();
            let effect = format!("{}. {}", Words::position(line), words.effect(line));
            let mut remarks = words
                .remarks(line)
                .into_iter()
                .map(|it| self.say(&it.word()));
            let remarks = remarks.by_ref().collect::<Vec<_>>().join(", ");
            vec![
                effect,
                words.number(line),
                joined(&words.unit_cost(line)),
                joined(&words.years(line)),
                joined(&words.attributed(line)),
                joined(&words.worth(line)),
                remarks,
            ]
        });
        let [_, effect, number, cost, years, attributed, worth] = said::headings();
        let remarks = crate::i18n::output::remarks();
        let columns = [effect, number, cost, years, attributed, worth, remarks];
        let mut blocks = vec![
            Block::Subheading(period.clone()),
            Block::Table(Table {
                caption: self.say(&said::effects_of(&period)),
                columns: columns.iter().map(|it| self.say(it)).collect(),
                rows: rows.collect(),
            }),
        ];
        if totals.each.is_empty() {
            blocks.push(Block::Paragraph(self.say(&said::no_total())));
        } else if totals.too_many {
            blocks.push(Block::Paragraph(self.say(&said::too_many())));
        } else if totals.each.len() > 1 {
            blocks.push(Block::Paragraph(self.say(&said::no_total_of_all())));
        }
        let only = totals.each.len() == 1;
        for total in &totals.each {
            blocks.push(Block::Paragraph(words.total(total, only)));
            let left = words.left_out(totals, total);
            if !left.is_empty() {
                blocks.push(Block::List(left));
            }
            let swings = words.swings(total);
            if !swings.is_empty() {
                let columns = said::swing_headings();
                blocks.push(Block::Table(Table {
                    caption: self.say(&said::moved_in(&words.added(total))),
                    columns: columns.iter().map(|it| self.say(it)).collect(),
                    rows: swings.into_iter().map(|cells| plain(&cells)).collect(),
                }));
            }
        }
        blocks
    }
}

/// Cells without the marks of code, which a table of a page does not know.
fn plain(cells: &[String]) -> Vec<String> {
    cells.iter().map(|it| it.replace('`', "")).collect()
}
