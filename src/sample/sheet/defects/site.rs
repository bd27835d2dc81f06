//! Where a fault is planted, and what must stay true of the rest of the row.

use std::collections::BTreeSet;

use super::{Fate, Fault};
use crate::diagnostic::Code;
use crate::matching::normal_form;
use crate::plan::{Derivation, DuplicateKey, VariableId};
use crate::sample::sheet::cells::Cells;
use crate::sample::sheet::layout::{Column, Layout, Use};
use crate::sample::sheet::mix::pick;
use crate::sample::{Drawn, Row};

/// What all faults of one sheet share.
#[derive(Debug)]
pub(super) struct Bench<'a, 'p> {
    pub(super) layout: &'a Layout<'p>,
    pub(super) cells: &'a Cells<'p>,
    headings: Vec<String>,
    /// Variables that tell rows apart, or which of two counts: to change them would make or unmake
    /// duplicates.
    pub(super) keys: BTreeSet<VariableId>,
}

/// A row without fault.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site<'a> {
    pub(super) row: usize,
    pub(super) drawn: &'a Drawn,
    pub(super) cells: &'a [String],
}

/// What becomes of a row.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) row: Row,
    /// A row put after it.
    pub(super) after: Option<Row>,
}

impl Change {
    /// The row now holds `cells`.
    pub(super) fn to(cells: Vec<String>, faults: Vec<Fault>) -> Self {
        Self {
            row: Row { cells, faults },
            after: None,
        }
    }

    /// The row at `site` stays, with `faults`, and `after` comes after it.
    pub(super) fn before(site: &Site, faults: Vec<Fault>, after: Row) -> Self {
        Self {
            after: Some(after),
            ..Self::to(site.cells.to_vec(), faults)
        }
    }
}

impl<'a, 'p> Bench<'a, 'p> {
    pub(super) fn new(layout: &'a Layout<'p>, cells: &'a Cells<'p>, headings: Vec<String>) -> Self {
        let mut keys = BTreeSet::new();
        if let Some(rule) = &cells.source.duplicates {
            let by = rule.by.iter().filter_map(|key| match key {
                DuplicateKey::Variable(variable) => Some(*variable),
                _ => None,
            });
            let mut wanted: Vec<VariableId> = by.chain(rule.order).collect();
            while let Some(variable) = wanted.pop() {
                if keys.insert(variable) {
                    let derivation = &cells.plan.variable(variable).derivation;
                    wanted.extend(derivation.iter().flat_map(Derivation::parts));
                }
            }
        }
        Self {
            layout,
            cells,
            headings,
            keys,
        }
    }

    /// The columns in an order of their own for this row, so that each has its turn.
    pub(super) fn columns(
        &self,
        site: &Site,
        what: u64,
    ) -> impl Iterator<Item = (usize, &'a Column<'p>)> + use<'a, 'p> {
        let columns = &self.layout.columns;
        let first = pick(self.cells.seed, &[site.row as u64, what], columns.len());
        let order = (first..columns.len()).chain(0..first);
        order.map(|at| (at, &columns[at]))
    }

    /// The one thing that the column says, rules aside; nothing where it says several.
    pub(super) fn sole(column: &Column<'p>) -> Option<Use<'p>> {
        let mut uses = column
            .uses
            .iter()
            .filter(|says| !says.is_idle() && !says.is_rule());
        let only = uses.next()?;
        uses.next().is_none().then_some(*only)
    }

    /// The position of the column that says `wanted` and nothing else.
    pub(super) fn column_of(&self, wanted: impl Fn(&Use<'p>) -> bool) -> Option<usize> {
        let mut columns = self.layout.columns.iter();
        columns.position(|column| Self::sole(column).is_some_and(|says| wanted(&says)))
    }

    /// A fault at `column`, or of the whole row.
    pub(super) fn fault(&self, column: Option<usize>, code: Option<Code>, fate: Fate) -> Fault {
        let heading = column.and_then(|at| self.headings.get(at));
        Fault {
            column: heading.cloned().unwrap_or_default(),
            code,
            fate,
        }
    }

    /// The row with other texts in some cells; nothing where that changes nothing, or leaves the row out.
    pub(super) fn with(
        &self,
        site: &Site,
        texts: impl IntoIterator<Item = (usize, String)>,
        faults: Vec<Fault>,
    ) -> Option<Change> {
        let mut cells = site.cells.to_vec();
        for (at, text) in texts {
            *cells.get_mut(at)? = self.cells.masked(text);
        }
        let sound = cells != site.cells && !is_blank(&cells) && !self.is_left_out(&cells);
        sound.then(|| Change::to(cells, faults))
    }

    /// Whether a rule leaves the row out.
    pub(super) fn is_left_out(&self, cells: &[String]) -> bool {
        let mut columns = self.layout.columns.iter().zip(cells);
        columns.any(|(column, cell)| {
            let cell = normal_form(cell);
            column.uses.iter().any(|says| match says {
                Use::Keep(is) => !is.contains(cell.as_ref()),
                Use::Drop(is) => is.contains(cell.as_ref()),
                _ => false,
            })
        })
    }
}

/// Whether no cell holds anything.
pub(super) fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(|cell| normal_form(cell).is_empty())
}
