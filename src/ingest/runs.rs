//! Canonical observations of earlier runs, joined with what this run read.
//!
//! Numbers of respondents hold within one run only: where one association's numbering comes from two, the
//! same person would count twice, and that is an error. Keyed under one secret, they meet.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::SourceKey;
use super::canonical::Stored;
use super::draft::append;
use super::duplicates::excess;
use super::order::sort;
use crate::collection::Collection;
use crate::derive;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::ingest as say;
use crate::observation::{Respondent, Table};
use crate::plan::{AssociationId, Plan};

/// What earlier runs wrote.
#[derive(Debug, Default)]
pub(super) struct Runs {
    stored: Vec<Stored>,
}

/// Numberings of one run: its key, and the association and space of each.
type Numberings = (Option<String>, BTreeSet<(AssociationId, String)>);

impl Runs {
    pub(super) fn add(&mut self, stored: Stored) {
        self.stored.push(stored);
    }

    /// SHA-256 of the digests of all that was read, in their own order; of one earlier run alone, its own.
    pub(super) fn fingerprint(&self, digests: impl Iterator<Item = [u8; 32]>) -> String {
        let mut parts: BTreeSet<String> = digests.map(|digest| hex(&digest)).collect();
        if let ([only], true) = (self.stored.as_slice(), parts.is_empty()) {
            return only.collection.run.fingerprint.clone();
        }
        parts.extend(
            self.stored
                .iter()
                .map(|stored| stored.collection.run.fingerprint.clone()),
        );
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part);
            hash.update(b"\n");
        }
        hex(&hash.finalize())
    }

    /// The tables of every run, by association then source; accounts and rejects join `collection`.
    pub(super) fn join(
        self,
        plan: &Plan,
        fresh: Vec<Table>,
        collection: &mut Collection,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Table> {
        if self.stored.is_empty() {
            return fresh;
        }
        let mut numberings: Vec<(Numberings, String)> = Vec::new();
        if !fresh.is_empty() {
            let spaces = fresh
                .iter()
                .filter_map(|table| numbering(plan, table))
                .collect();
            numberings.push(((collection.run.key.take(), spaces), String::new()));
        }
        let mut tables: BTreeMap<SourceKey, Table> = fresh
            .into_iter()
            .map(|table| ((table.association, table.source), table))
            .collect();
        let mut joined = BTreeSet::new();
        for stored in self.stored {
            numberings.push(((stored.collection.run.key, stored.spaces), stored.folder));
            let offsets = highest_numbers(tables.values());
            for mut table in stored.collection.tables {
                let key = (table.association, table.source);
                let offset = offsets.get(&key.0).copied().unwrap_or(0);
                renumber(&mut table, offset);
                derive::complete(plan, &mut table);
                match tables.get_mut(&key) {
                    None => {
                        tables.insert(key, table);
                    }
                    Some(first) => {
                        extend(first, table);
                        joined.insert(key);
                    }
                }
            }
            collection.files.extend(stored.collection.files);
            collection.rejects.extend(stored.collection.rejects);
        }
        let mut keys: BTreeSet<&Option<String>> = BTreeSet::new();
        keys.extend(numberings.iter().map(|((key, _), _)| key));
        collection.run.key = if keys.len() == 1 {
            keys.pop_first().cloned().flatten()
        } else {
            None
        };
        compare_numberings(plan, &numberings, diagnostics);
        for key in joined {
            let source = plan.source(key.0, key.1);
            let count = tables.get(&key).map_or(0, |table| excess(source, table));
            if count > 0 {
                let association = &plan.association(key.0).id;
                let said = say::duplicates_across_folders(association, &source.id, count);
                diagnostics.push(Diagnostic::new(Code::RespondentTwice, source.place, said));
            }
        }
        let mut tables: Vec<Table> = tables.into_values().collect();
        tables.iter_mut().for_each(sort);
        tables
    }
}

/// The numbering that the respondents of a table belong to; none where all are anonymous.
pub(super) fn numbering(plan: &Plan, table: &Table) -> Option<(AssociationId, String)> {
    let anonymous = |respondent: &Respondent| matches!(respondent, Respondent::Anonymous(_));
    let respondent = plan
        .source(table.association, table.source)
        .respondent
        .as_ref()?;
    let named = !table.respondents.iter().all(anonymous);
    named.then(|| (table.association, respondent.space.clone()))
}

/// Says of each association whether one numbering comes from several runs without one key.
fn compare_numberings(
    plan: &Plan,
    numberings: &[(Numberings, String)],
    diagnostics: &mut Diagnostics,
) {
    let mut seen: BTreeMap<&(AssociationId, String), &Option<String>> = BTreeMap::new();
    let mut said: BTreeSet<AssociationId> = BTreeSet::new();
    for ((key, spaces), folder) in numberings {
        for space in spaces {
            let Some(first) = seen.get(space) else {
                seen.insert(space, key);
                continue;
            };
            if (key.is_none() || *first != key) && said.insert(space.0) {
                let text = say::respondents_across_runs(&plan.association(space.0).id);
                let location = Location::File(folder.clone());
                diagnostics.push(Diagnostic::new(Code::RespondentsAcrossRuns, location, text));
            }
        }
    }
}

/// The highest number of a respondent in each association.
fn highest_numbers<'t>(tables: impl Iterator<Item = &'t Table>) -> BTreeMap<AssociationId, u64> {
    let mut highest: BTreeMap<AssociationId, u64> = BTreeMap::new();
    for table in tables {
        let most = highest.entry(table.association).or_default();
        for respondent in &table.respondents {
            if let Respondent::Numbered(number) = respondent {
                *most = (*most).max(*number);
            }
        }
    }
    highest
}

fn renumber(table: &mut Table, offset: u64) {
    for respondent in &mut table.respondents {
        if let Respondent::Numbered(number) = respondent {
            *number = number.saturating_add(offset);
        }
    }
}

fn extend(table: &mut Table, more: Table) {
    let mut columns = more.columns;
    // Both were completed by one plan, so that they have the same columns.
    for (variable, column) in &mut table.columns {
        if let Some(more) = columns.remove(variable) {
            append(column, more);
        }
    }
    table.months.extend(more.months);
    table.moments.extend(more.moments);
    table.waves.extend(more.waves);
    table.respondents.extend(more.respondents);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
