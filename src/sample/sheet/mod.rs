//! A made-up export as a table of texts, before it is bytes.

mod bytes;
mod cells;
mod defects;
mod headings;
mod layout;
mod mix;
#[cfg(test)]
mod tests;

pub use defects::{Fate, Fault, key};

use super::Drawn;
use crate::i18n::sample as say;
use crate::plan::{AssociationId, Plan, Source, SourceId};
use cells::{Cells, Spot};
use defects::plant;
use layout::Layout;
use mix::mix;

/// A made-up export: headings, rows, and the faults planted in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Lines above the headings: a title.
    pub above: Vec<String>,
    /// Rows of headings, from the upper one.
    pub headings: Vec<Vec<String>>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One row of a made-up export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells; as many as there are columns, but for a fault.
    pub cells: Vec<String>,
    /// What is wrong with it on purpose.
    pub faults: Vec<Fault>,
}

impl Sheet {
    /// `drawn`, rows of `source`, in the shape that its tool gives them. With `defects`, faults are planted in
    /// about one row in fifteen.
    pub fn of(
        plan: &Plan,
        (association, source): (AssociationId, SourceId),
        drawn: &[Drawn],
        seed: u64,
        defects: bool,
    ) -> Self {
        let held = plan.association(association);
        let source = plan.source(association, source);
        // Sources differ in what no person decides: which rows are faulty, which numbers their tools give.
        let names = held.id.bytes().chain([0]).chain(source.id.bytes());
        let seed = mix(seed, &names.map(u64::from).collect::<Vec<_>>());
        let layout = Layout::of(plan, source);
        let cells = Cells::of(plan, source, seed);
        let row = |(row, drawn)| {
            let spot = Spot { drawn, row };
            let columns = layout.columns.iter();
            Row {
                cells: columns.map(|column| cells.cell(column, spot)).collect(),
                faults: Vec::new(),
            }
        };
        let mut sheet = Self {
            above: above(plan, source),
            headings: layout.headings(),
            rows: drawn.iter().enumerate().map(row).collect(),
        };
        if defects {
            plant(&layout, &cells, drawn, &mut sheet);
        }
        sheet
    }

    /// The heading of each column as a reader joins it: upper cells filled from the left, then ` | `, then the
    /// lower one.
    pub fn joined_headings(&self) -> Vec<String> {
        let width = self.headings.iter().map(Vec::len).max().unwrap_or(0);
        let mut joined = vec![String::new(); width];
        for (depth, row) in self.headings.iter().enumerate() {
            let is_lower = depth + 1 == self.headings.len();
            let mut left = "";
            for (own, whole) in row.iter().zip(&mut joined) {
                if is_lower || !own.is_empty() {
                    left = own;
                }
                if !left.is_empty() {
                    if !whole.is_empty() {
                        whole.push_str(" | ");
                    }
                    whole.push_str(left);
                }
            }
        }
        joined
    }

    /// The line, from 1, on which an editor shows the row at `row`: no cell holds a line end.
    pub fn line_of(&self, row: usize) -> usize {
        1 + self.above.len() + self.headings.len() + row
    }
}

/// As many lines above the headings as the source says: a title, then blanks.
fn above(plan: &Plan, source: &Source) -> Vec<String> {
    let rows = source.dialect.skip_rows.unwrap_or(source.profile.skip_rows);
    let title = say::title().in_lang(plan.language).to_owned();
    let lines = std::iter::once(title).chain(std::iter::repeat(String::new()));
    lines.take(rows).collect()
}
