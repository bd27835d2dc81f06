//! Method, limits, glossary, annexes.

use super::content::{Block, Table};
use super::desk::Desk;
use crate::figure::Flag;
use crate::i18n::Text;
use crate::i18n::output as said_of_output;
use crate::i18n::report as said;
use crate::output::table;
use crate::plan::Publish;
use crate::referential::SourceKind;
use crate::release::Row;

impl Desk<'_> {
    /// How figures are made, and how to quote them.
    pub(super) fn method(&self) -> Vec<Block> {
        let usual = self.usual();
        let points = said::method(
            self.confidence(),
            usual.persons,
            usual.associations,
            usual.dominance,
        );
        let mut blocks = vec![Block::Facts(self.facts(&points))];
        blocks.push(Block::Subheading(self.say(&said::quoting_heading())));
        if let Some((id, row)) = self.quoted() {
            let example = said::headed(self.label(id), &self.sentence(row));
            blocks.push(Block::Paragraph(self.say(&said::quoting_may(&example))));
        }
        let not = said::quoting_may_not();
        blocks.push(Block::List(not.iter().map(|it| self.say(it)).collect()));
        blocks
    }

    /// The thresholds that most key indicators have.
    pub(super) fn usual(&self) -> &Publish {
        let all = || self.key.iter().map(|id| &self.indicator(*id).publish);
        let count = |of: &Publish| {
            let same = |it: &&Publish| {
                it.persons == of.persons
                    && it.associations == of.associations
                    && it.dominance == of.dominance
            };
            all().filter(same).count()
        };
        let first = &self.plan.indicator(self.key[0]).publish;
        all().fold(
            first,
            |most, it| if count(it) > count(most) { it } else { most },
        )
    }

    pub(super) fn facts(&self, points: &[(Text, Text)]) -> Vec<(String, String)> {
        let points = points.iter();
        points
            .map(|(name, words)| (self.say(name), self.say(words)))
            .collect()
    }

    /// What figures do not say.
    pub(super) fn limits(&self) -> Vec<Block> {
        let mut numbers = self.release.rows.iter().filter_map(Row::numbers);
        let at_most = numbers.any(|it| it.bears(|it| it == Flag::UpperBound));
        let mut ids = self.key.iter().chain(&self.others);
        let survey = ids.any(|id| self.indicator(*id).from == SourceKind::Survey);
        vec![Block::Facts(self.facts(&said::limits(at_most, survey)))]
    }

    /// Words.
    pub(super) fn glossary(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Facts(self.facts(&said::glossary(self.lang)))];
        let used = said_of_output::Remark::ALL.into_iter().filter(|remark| {
            let mut rows = self.release.rows.iter();
            rows.any(|row| table::remarked(self.plan, row).any(|it| it == *remark))
        });
        let used: Vec<String> = used.map(|it| self.say(&it.meaning())).collect();
        if !used.is_empty() {
            blocks.push(Block::Subheading(self.say(&said::remarks_heading())));
            blocks.push(Block::List(used));
        }
        blocks
    }

    /// All overall figures, and how to check them.
    pub(super) fn annex(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Subheading(self.say(&said::check_heading()))];
        let example = self.quoted().map(|(id, _)| self.indicator(id).id.as_str());
        let check = said::check(&self.plan.id, &self.plan.version, example);
        blocks.push(Block::List(check.iter().map(|it| self.say(it)).collect()));
        blocks.push(Block::Subheading(self.say(&said::all_heading())));
        for id in self.key.iter().chain(&self.others) {
            let rows: Vec<&Row> = self.totals(*id).collect();
            let caption = self.say(&said::all_figures(self.label(*id)));
            let mut table: Table = self.table_of(&caption, &rows);
            let distribution = self.is_distribution(*id);
            for (line, row) in table.rows.iter_mut().zip(&rows) {
                if distribution {
                    let category = self.code(row).map(|it| self.say(&it));
                    line[0] = category.unwrap_or_default();
                }
            }
            if !distribution {
                // The caption says it.
                table.columns.remove(0);
                for line in &mut table.rows {
                    line.remove(0);
                }
            }
            blocks.push(Block::Table(table));
        }
        blocks
    }

    /// The category of a row of a distribution.
    fn code(&self, row: &Row) -> Option<Text> {
        let variables = self.indicator(row.key.indicator).measure.variables();
        let list = self.plan.codelist_of(variables.into_iter().next()?)?;
        row.key.code.map(|code| list.code(code).label.clone())
    }
}
