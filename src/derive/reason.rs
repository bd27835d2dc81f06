//! Why a value computed from several is not there.

use std::collections::BTreeMap;

use crate::observation::Column;
use crate::plan::VariableId;
use crate::referential::Missing;

/// The reasons of some columns, in order.
pub struct Reasons<'a> {
    columns: Vec<Option<&'a [Option<Missing>]>>,
}

impl<'a> Reasons<'a> {
    /// The reasons of `variables`; a variable whose column is not held is missing everywhere.
    pub fn of(
        variables: impl IntoIterator<Item = VariableId>,
        columns: &'a BTreeMap<VariableId, Column>,
    ) -> Self {
        let missing = |id| columns.get(&id).map(|column| column.missing.as_slice());
        Self {
            columns: variables.into_iter().map(missing).collect(),
        }
    }

    /// The reason of one row, none where nothing is missing.
    pub fn at(&self, row: usize) -> Option<Missing> {
        let missing = self
            .columns
            .iter()
            .filter_map(|column| column.map_or(Some(Missing::Unknown), |missing| missing[row]));
        combine(missing)
    }
}

/// The reason of what is computed from several values: the first other than `not-concerned`, else
/// `not-concerned` where that is the reason of all that is missing, else none.
pub fn combine(missing: impl IntoIterator<Item = Missing>) -> Option<Missing> {
    let mut found = None;
    for reason in missing {
        if reason != Missing::NotConcerned {
            return Some(reason);
        }
        found = Some(reason);
    }
    found
}
