//! Targets, baselines and benchmarks, beside the last published figure.

use super::content::{Block, Table};
use super::desk::Desk;
use super::verdict;
use crate::i18n::report::{self as said, Column};
use crate::plan::IndicatorId;
use crate::plan::Reference;
use crate::referential::ReferenceRole;

impl Desk<'_> {
    /// What figures are held against.
    pub(super) fn references(&self) -> Vec<Block> {
        let all = self.key.iter().chain(&self.others);
        let of = all.flat_map(|id| {
            let references = &self.indicator(*id).sheet.references;
            references.iter().map(move |it| (*id, it))
        });
        let rows: Vec<Vec<String>> = of.map(|(id, it)| self.held_against(id, it)).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let columns = [
            Column::Indicator,
            Column::Role,
            Column::Reference,
            Column::Last,
            Column::Stands,
            Column::Source,
        ];
        let table = Table {
            caption: self.say(&said::references_table()),
            columns: columns.map(|it| self.say(&it.heading())).to_vec(),
            rows,
        };
        vec![
            Block::Paragraph(self.say(&said::references_are())),
            Block::Table(table),
        ]
    }

    fn held_against(&self, id: IndicatorId, reference: &Reference) -> Vec<String> {
        let last = self.last_published(id);
        let shown = last.map(|row| {
            let period = self.say(&row.key.period.text());
            format!("{} ({period})", self.say(&self.both(row)))
        });
        let stands = if reference.role == ReferenceRole::Benchmark {
            Some(said::beside_benchmark())
        } else {
            let shown = last.map(|row| self.shown(row));
            let beside = shown.and_then(|it| verdict::beside(it, reference.value.to_f64()));
            beside.map(said::beside)
        };
        let role = self.say(&said::role(reference.role.word()));
        vec![
            self.say(self.label(id)),
            format!("{role} {}", self.say(&reference.period.text())),
            self.reference(id, reference),
            shown.unwrap_or_else(|| self.say(&said::withheld())),
            stands.map_or(String::new(), |it| self.say(&it)),
            self.say(&reference.source),
        ]
    }
}
