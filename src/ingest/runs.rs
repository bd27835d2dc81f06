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
use super::file;
use super::order::sort;
use crate::collection::{Collection, FileAccount};
use crate::derive;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::{Text, ingest as say};
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
    pub(super) fn is_empty(&self) -> bool {
        self.stored.is_empty()
    }

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
        let mut seen: BTreeSet<String> = digests(&collection.files);
        for mut stored in self.stored {
            numberings.push((
                (stored.collection.run.key.take(), stored.spaces),
                stored.folder.clone(),
            ));
            let offsets = highest_numbers(tables.values());
            let again = sources_read_again(&stored.collection.files, &seen);
            for mut table in std::mem::take(&mut stored.collection.tables) {
                let key = (table.association, table.source);
                let offset = offsets.get(&key.0).copied().unwrap_or(0);
                renumber(&mut table, offset);
                derive::complete(plan, &mut table);
                let name = (&plan.association(key.0).id, &plan.source(key.0, key.1).id);
                let refused = match tables.get_mut(&key) {
                    _ if again.contains(&key) => {
                        Some((Code::FileDuplicate, say::source_read_again(name.0, name.1)))
                    }
                    None => {
                        tables.insert(key, table);
                        None
                    }
                    Some(first) => join_table(plan, first, table).map(|count| {
                        let said = say::duplicates_across_folders(name.0, name.1, count);
                        (Code::RespondentTwice, said)
                    }),
                };
                if let Some((code, said)) = refused {
                    refuse(&mut stored.collection, key, &said.message);
                    let location = Location::File(stored.folder.clone());
                    diagnostics.push(Diagnostic::new(code, location, said));
                }
            }
            seen.extend(digests(&stored.collection.files));
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
        let mut tables: Vec<Table> = tables.into_values().collect();
        tables.iter_mut().for_each(sort);
        tables
    }
}

/// The content of the files that brought rows.
fn digests(files: &[FileAccount]) -> BTreeSet<String> {
    let kept = files.iter().filter(|account| account.kept > 0);
    kept.filter_map(|account| account.digest.clone()).collect()
}

/// The sources of a stored run of which some file was already read: their rows are stored together, so that
/// none of them can be told from those of the other files.
fn sources_read_again(files: &[FileAccount], seen: &BTreeSet<String>) -> BTreeSet<SourceKey> {
    let again = files.iter().filter(|account| {
        let digest = account.digest.as_ref();
        digest.is_some_and(|digest| seen.contains(digest))
    });
    again
        .map(|account| (account.association, account.source))
        .collect()
}

/// Adds the rows of `more` to those of `first`; where some would then count twice, nothing is added and their
/// number is given.
fn join_table(plan: &Plan, first: &mut Table, more: Table) -> Option<u64> {
    let source = plan.source(first.association, first.source);
    let alone = excess(source, first) + excess(source, &more);
    let before = first.clone();
    extend(first, more);
    let count = excess(source, first).saturating_sub(alone);
    if count == 0 {
        return None;
    }
    *first = before;
    Some(count)
}

/// Refuses the stored rows of one source: its files are named as not read.
fn refuse(collection: &mut Collection, key: SourceKey, why: &Text) {
    for account in &mut collection.files {
        if (account.association, account.source) == key {
            let mut refused = file::account(&account.file, key.0, key.1);
            refused.refused = Some(why.clone());
            *account = refused;
        }
    }
    let files: BTreeSet<&String> = collection
        .files
        .iter()
        .filter(|a| a.refused.is_some())
        .map(|a| &a.file)
        .collect();
    collection
        .rejects
        .retain(|reject| !files.contains(&reject.file));
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
    table.weights.extend(more.weights);
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
