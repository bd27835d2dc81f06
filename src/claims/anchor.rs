//! Anchors: comments that say which published figure a number is.
//!
//! In: what a comment holds. Out: an [`Anchor`], or what is wrong with it. `impact: INDICATOR PERIOD [WAVE] [VARIABLE=CODE]…
//! [code=CODE] [association=ID] [COLUMN]`, in the words of the referential; what is not written is the total, and the value.

use std::collections::BTreeMap;

use crate::i18n::{Said, claims as said};
use crate::matching::nearest;
use crate::period::Period;
use crate::plan::{IndicatorId, Plan, VariableId};

use super::published::{Column, Key, NOTHING, Published, TOTAL};

/// What a comment begins with to be an anchor.
const WORD: &str = "impact:";

/// What an anchor says.
#[derive(Debug, PartialEq)]
pub(super) struct Anchor {
    /// The row.
    pub(super) key: Key,
    /// Its column.
    pub(super) column: Column,
}

/// The words of a comment that is an anchor.
pub(super) fn words(comment: &str) -> Option<&str> {
    comment.trim().strip_prefix(WORD)
}

/// Reads the words of an anchor.
pub(super) fn read(plan: &Plan, published: &Published, words: &str) -> Result<Anchor, Said> {
    let mut words = words.split_whitespace();
    let id = words.next().ok_or_else(said::anchor_empty)?;
    let indicator = plan
        .indicators()
        .find(|(_, it)| it.id == id)
        .map(|(id, _)| id);
    let indicator = indicator.ok_or_else(|| {
        let ids = plan.indicators().map(|(_, it)| it.id.as_str());
        said::anchor_unknown(id, nearest(id, ids))
    })?;
    let mut read = Reading::default();
    for word in words {
        read.take(plan, word)?;
    }
    let period = read
        .period
        .ok_or_else(|| said::anchor_without_period(&periods(published, indicator)))?;
    let mut key = Key {
        indicator,
        period,
        wave: read.wave.clone().unwrap_or_else(|| NOTHING.to_owned()),
        splits: read.splits,
        code: read.code,
        association: read.association,
    };
    let column = read.column.unwrap_or(Column::Value);
    if published.row(&key).is_some() {
        return Ok(Anchor { key, column });
    }
    // Where there is one wave, it needs no name.
    let others = published
        .rows()
        .map(|row| &row.key)
        .filter(|other| other.is_of_the_series(&key));
    let others: Vec<&Key> = others.collect();
    let waves: Vec<&Key> = others
        .iter()
        .filter(|other| other.period == period)
        .copied()
        .collect();
    match waves.as_slice() {
        [] => Err(said::anchor_of_nothing(&listed(plan, &others))),
        [one] if read.wave.is_none() => {
            key.wave.clone_from(&one.wave);
            Ok(Anchor { key, column })
        }
        several => Err(said::anchor_of_nothing(&listed(plan, several))),
    }
}

/// Rows as anchors write them, no more than are read.
fn listed(plan: &Plan, keys: &[&Key]) -> Vec<String> {
    const TOLD: usize = 5;
    keys.iter()
        .take(TOLD)
        .map(|key| key.written(plan))
        .collect()
}

fn periods(published: &Published, indicator: IndicatorId) -> Vec<String> {
    let rows = published
        .rows()
        .filter(|row| row.key.indicator == indicator);
    let mut periods: Vec<String> = rows.map(|row| row.key.period.to_string()).collect();
    periods.dedup();
    periods
}

struct Reading {
    period: Option<Period>,
    wave: Option<String>,
    splits: BTreeMap<VariableId, String>,
    code: String,
    association: String,
    column: Option<Column>,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            period: None,
            wave: None,
            splits: BTreeMap::new(),
            code: NOTHING.to_owned(),
            association: TOTAL.to_owned(),
            column: None,
        }
    }
}

impl Reading {
    fn take(&mut self, plan: &Plan, word: &str) -> Result<(), Said> {
        if let Some(period) = Period::parse(word) {
            self.period = Some(period);
            return Ok(());
        }
        if let Some((name, value)) = word.split_once('=') {
            return self.named(plan, name, value);
        }
        if let Some((column, _)) = Column::ALL.iter().find(|(_, heading)| *heading == word) {
            self.column = Some(*column);
            return Ok(());
        }
        let waves = plan.waves.iter().map(|wave| wave.id.as_str());
        let known = |id: &str| plan.waves.iter().any(|wave| wave.id == id);
        let parts = word.split_once('>');
        if parts.map_or(known(word), |(from, to)| known(from) && known(to)) {
            self.wave = Some(word.to_owned());
            return Ok(());
        }
        let columns = Column::ALL.iter().map(|(_, heading)| *heading);
        Err(said::anchor_unknown(
            word,
            nearest(word, waves.chain(columns)),
        ))
    }

    fn named(&mut self, plan: &Plan, name: &str, value: &str) -> Result<(), Said> {
        match name {
            "code" => value.clone_into(&mut self.code),
            "association" => {
                if !plan.associations.iter().any(|it| it.id == value) {
                    let ids = plan.associations.iter().map(|it| it.id.as_str());
                    return Err(said::anchor_unknown(value, nearest(value, ids)));
                }
                value.clone_into(&mut self.association);
            }
            name => {
                let of = |id: &&VariableId| plan.variable(**id).id == name;
                let Some(variable) = plan.dimensions.iter().find(of) else {
                    let ids = plan
                        .dimensions
                        .iter()
                        .map(|id| plan.variable(*id).id.as_str());
                    return Err(said::anchor_unknown(name, nearest(name, ids)));
                };
                let list = plan.codelist_of(*variable);
                if value != "_U" && list.is_none_or(|list| list.find(value, None).is_none()) {
                    let codes = list.into_iter().flat_map(|list| &list.codes);
                    let near = nearest(value, codes.map(|it| it.code.as_str()));
                    return Err(said::anchor_unknown(value, near));
                }
                self.splits.insert(*variable, value.to_owned());
            }
        }
        Ok(())
    }
}
