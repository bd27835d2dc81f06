//! For members: what each association can bring to each key indicator, and why not, from referentials alone.

use super::chart::{Cell, Chart, Heat};
use super::content::{Block, Figure, Table};
use super::desk::Desk;
use crate::i18n::output::matrix as said_of_matrix;
use crate::i18n::report::{self as said, Column};
use crate::output::matrix;
use crate::plan::{Prospect, Standing};
use crate::referential::Comparability;

impl Desk<'_> {
    /// A map of who collects what, then the reasons that associations gave.
    pub(super) fn who_collects(&self) -> Vec<Block> {
        let prospects: Vec<&Prospect> = self
            .plan
            .prospects
            .iter()
            .filter(|it| self.key.contains(&it.indicator))
            .collect();
        if prospects.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Figure(Box::new(self.collected(&prospects)))];
        let reasons = self.reasons(&prospects);
        if !reasons.rows.is_empty() {
            blocks.push(Block::Table(reasons));
        }
        blocks
    }

    fn collected(&self, prospects: &[&Prospect]) -> Figure {
        let names = self.plan.associations.iter();
        let names: Vec<String> = names.map(|it| self.say(&it.name)).collect();
        let title = self.say(&said::collected_title());
        let mut table = Table {
            caption: title.clone(),
            columns: vec![self.say(&Column::Indicator.heading())],
            rows: Vec::new(),
        };
        table.columns.extend(names.iter().cloned());
        let (mut rows, mut used) = (Vec::new(), Vec::new());
        for id in &self.key {
            let label = self.say(self.label(*id));
            let of = prospects.iter().filter(|it| it.indicator == *id);
            let standings: Vec<Standing> = of.map(|it| it.whole.standing).collect();
            let words = standings
                .iter()
                .map(|it| self.say(&said_of_matrix::standing(it.word())));
            table
                .rows
                .push(std::iter::once(label.clone()).chain(words).collect());
            let cells = standings
                .iter()
                .map(|it| Cell::Full(fullness(*it), matrix::sign(*it).to_string()));
            rows.push((label, String::new(), cells.collect()));
            used.extend(standings);
        }
        let meanings = Standing::ALL.into_iter().filter(|it| used.contains(it));
        let meanings = meanings.map(|it| {
            self.say(&said_of_matrix::standing_meaning(
                matrix::sign(it),
                it.word(),
            ))
        });
        Figure {
            number: 0,
            chart: Chart::Heat(Heat {
                columns: names,
                rows,
            }),
            reading: String::new(),
            field: self.say(&said::collected_field()),
            source: self.say(&said::collected_source(&self.plan.id, &self.plan.version)),
            notes: meanings.collect(),
            table,
            title,
        }
    }

    /// What associations wrote where they do not bring the common definition.
    fn reasons(&self, prospects: &[&Prospect]) -> Table {
        let columns = [
            Column::Indicator,
            Column::Association,
            Column::Stands,
            Column::Because,
        ];
        let short = prospects.iter().filter(|it| !it.whole.reasons.is_empty());
        let rows = short.map(|it| {
            let because = matrix::worded(self.plan, it, &it.whole);
            let because = because.iter().map(|it| self.say(it));
            vec![
                self.say(self.label(it.indicator)),
                self.say(&self.plan.association(it.association).name),
                self.say(&said_of_matrix::standing(it.whole.standing.word())),
                because.collect::<Vec<_>>().join(" ; "),
            ]
        });
        Table {
            caption: self.say(&said::reasons_table()),
            columns: columns.map(|it| self.say(&it.heading())).to_vec(),
            rows: rows.collect(),
        }
    }
}

/// How dark a standing is shown.
fn fullness(standing: Standing) -> f64 {
    match standing {
        Standing::Fed(Comparability::Exact) => 1.0,
        Standing::Fed(Comparability::Close) => 0.8,
        Standing::Fed(_) => 0.3,
        _ => 0.0,
    }
}
