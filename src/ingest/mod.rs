//! Bytes to observations: every row read is accounted for.
//!
//! In: a [`Plan`] and folders, of exports or of what [`canonical`] wrote. Out: a [`Collection`], the same
//! whatever the order of files and rows and the number of threads.
//!
//! The way of a file: `discover` (whose is it) → `content` (bytes) → `decode`, or `workbook` (text) → `dialect`
//! (records) → `heading` (columns) → `form` (rows, by their form) → `rows` and `values` (observations), with `faults` gathering what could
//! not be read. Then, for
//! a source: `respondents`, `draft` (all its files together), `duplicates` and `settlement` (the rows that
//! count, and the account of the others).
//!
//! Beside it, [`opened`] and [`notations`]: what can be told of an export that no source describes yet.

pub mod annotation;
mod blocks;
pub mod canonical;
mod content;
mod decode;
mod dialect;
mod discover;
mod doubts;
mod draft;
mod duplicates;
mod edits;
mod faults;
mod file;
mod findings;
mod fold;
mod form;
mod formats;
mod heading;
mod lines;
mod memo;
pub mod notations;
mod number;
pub mod opened;
mod order;
mod outcome;
mod outliers;
mod record;
mod repeats;
mod respondents;
mod rest;
mod rows;
mod rules;
mod runs;
mod settlement;
mod several;
mod shown;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod unheaded;
mod values;
mod weights;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::bail;

use crate::collection::Collection;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::Stop;
use crate::i18n::commands::with_help;
use crate::i18n::ingest as say;
use crate::observation::Table;
use crate::plan::{AssociationId, Plan, SourceId};
use crate::workers;

pub use blocks::Effort;
pub use fold::Fold;
pub use workbook::Sheet;
pub use workbook::package::Refused;

use discover::{Found, Patterns, discover, remark_nothing_read, remark_sources_without_files};
use draft::Draft;
use file::{Claim, FileReading, Reading, read_file, refused};
use fold::Nothing;
use respondents::{key_check, number_anonymous, pseudonyms, twice_by_zeros};
use runs::Runs;

/// What respondents' ids are keyed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Secret {
    /// Nothing: respondents are numbered within the run.
    None,
    /// At least 16 bytes.
    Key(Vec<u8>),
}

/// A source of an association.
type SourceKey = (AssociationId, SourceId);

/// Reads what `plan` asks for below each of `folders`: exports, or what `impact ingest` wrote.
///
/// # Errors
/// Where a folder does not exist or cannot be listed: the tool cannot run. A faulty file is a diagnostic.
pub fn collect(
    plan: &Plan,
    folders: &[PathBuf],
    secret: &Secret,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Collection> {
    collect_on(Effort::of_machine(), plan, folders, secret, diagnostics)
}

/// The same; what `fold` makes of rows is given beside, and those it takes are not held: their tables are of no row.
///
/// # Errors
/// As [`collect`], and as [`Fold::fold`].
pub fn collect_folding<F: Fold>(
    plan: &Plan,
    folders: &[PathBuf],
    secret: &Secret,
    fold: &F,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<(Collection, F::Sum)> {
    collect_all(
        Effort::of_machine(),
        plan,
        folders,
        secret,
        fold,
        diagnostics,
    )
}

/// [`collect`] with a given effort, which changes no result.
///
/// # Errors
/// As [`collect`].
pub fn collect_on(
    effort: Effort,
    plan: &Plan,
    folders: &[PathBuf],
    secret: &Secret,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Collection> {
    let (collection, ()) = collect_all(effort, plan, folders, secret, &Nothing, diagnostics)?;
    Ok(collection)
}

fn collect_all<F: Fold>(
    effort: Effort,
    plan: &Plan,
    folders: &[PathBuf],
    secret: &Secret,
    fold: &F,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<(Collection, F::Sum)> {
    let patterns = Patterns::of(plan);
    let mut runs = Runs::default();
    let mut found = Found::default();
    let mut notices = BTreeSet::new();
    let mut exports = Vec::new();
    for folder in folders {
        if !folder.is_dir() {
            let said = say::not_a_folder(&folder.display());
            bail!(Stop(with_help(said)));
        }
        if canonical::is_canonical(folder) {
            if let Some(stored) = canonical::read(plan, folder, diagnostics) {
                notices.extend(stored.collection.notice.clone());
                runs.add(stored);
            }
            continue;
        }
        exports.push(folder);
        let prefix = match folders.len() {
            1 => String::new(),
            _ => format!("{}/", folder.display()),
        };
        let more = discover(plan, &patterns, folder, &prefix, diagnostics)?;
        found.claims.extend(more.claims);
        found.refused.extend(more.refused);
        notices.extend(more.notice);
    }
    found.claims.sort_by(|a, b| a.name.cmp(&b.name));
    let nothing_read = found.claims.is_empty() && exports.len() == folders.len();
    if nothing_read {
        for folder in exports {
            remark_nothing_read(plan, &patterns, folder, diagnostics);
        }
    }

    // What earlier runs kept may be of the same source: its rows are then compared.
    let readings = if runs.is_empty() {
        read_files(plan, &found.claims, effort, fold)
    } else {
        let readings = read_files(plan, &found.claims, effort, &Nothing);
        readings.into_iter().map(FileReading::unfolded).collect()
    };
    let mut collection = Collection {
        notice: (!notices.is_empty()).then(|| notices.into_iter().collect::<Vec<_>>().join(" / ")),
        ..Collection::default()
    };
    collection.run.key = key_check(secret);
    let digests = readings.iter().filter_map(|reading| reading.digest);
    collection.run.fingerprint = runs.fingerprint(digests);

    let (readings, sum) = refuse_copies(&found.claims, readings, fold, diagnostics)?;
    let sources = by_source(found.refused, readings);
    let mut with_files: BTreeSet<SourceKey> = sources.keys().copied().collect();
    let tables = put_together(plan, sources, secret, &mut collection, diagnostics);
    let tables = runs.join(plan, tables, &mut collection, diagnostics);
    with_files.extend(tables.iter().map(|table| (table.association, table.source)));
    if !nothing_read {
        remark_sources_without_files(plan, &with_files, diagnostics);
    }

    collection.tables = tables;
    number_anonymous(&mut collection.tables);
    collection.files.sort_by(|a, b| {
        (&a.file, a.association, a.source).cmp(&(&b.file, b.association, b.source))
    });
    collection.rejects.sort();
    collection.doubts.sort();
    Ok((collection, sum))
}

/// Reads files: small ones several at a time, then large ones each by blocks; readings are in the order of `claims`.
fn read_files<F: Fold>(
    plan: &Plan,
    claims: &[Claim],
    effort: Effort,
    fold: &F,
) -> Vec<FileReading<F::Sum>> {
    let alone = Effort {
        workers: 1,
        ..effort
    };
    let (large, small): (Vec<&Claim>, Vec<&Claim>) =
        claims.iter().partition(|claim| claim.is_large(effort));
    let mut small = workers::each(&small, effort.workers, |claim| {
        read_file(plan, claim, fold, alone)
    })
    .into_iter();
    let mut large = large.into_iter().peekable();
    let readings = claims.iter().filter_map(|claim| {
        if large.next_if(|next| std::ptr::eq(*next, claim)).is_some() {
            Some(read_file(plan, claim, fold, effort))
        } else {
            small.next()
        }
    });
    readings.collect()
}

/// `read = kept + excluded + duplicate + rejected`.
fn is_balanced(account: &crate::collection::FileAccount) -> bool {
    let excluded = account.excluded.values().map(|(_, count)| *count);
    let rejected = account.rejected.values().copied();
    let parts = excluded
        .chain(rejected)
        .chain([account.kept, account.duplicate]);
    parts.fold(0, u64::saturating_add) == account.read
}

/// Refuses each file whose content another one before it in name order has; two exports without any row
/// may be the same.
fn refuse_copies<F: Fold>(
    claims: &[Claim],
    readings: Vec<FileReading<F::Sum>>,
    fold: &F,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<(Vec<Reading>, F::Sum)> {
    let mut sum = F::Sum::default();
    // By place in the list: one folder given twice gives two claims of one name.
    let mut seen: BTreeMap<[u8; 32], usize> = BTreeMap::new();
    let mut kept = Vec::new();
    for (at, (claim, reading)) in claims.iter().zip(readings).enumerate() {
        let has_rows = reading
            .readings
            .iter()
            .any(|reading| reading.account.read > 0);
        let first = reading.digest.filter(|_| has_rows).and_then(|digest| {
            let first = *seen.entry(digest).or_insert(at);
            (first != at).then(|| claims[first].name.as_str())
        });
        let Some(first) = first else {
            diagnostics.extend(reading.diagnostics);
            fold.merge(&mut sum, reading.sum?)?;
            let digest = reading.digest.map(|digest| runs::hex(&digest));
            kept.extend(reading.readings.into_iter().map(|mut reading| {
                reading.account.digest.clone_from(&digest);
                reading
            }));
            continue;
        };
        let said = say::file_same_content(first);
        for source in &claim.sources {
            kept.push(refused(&claim.name, claim.association, *source, &said));
        }
        let location = Location::File(claim.name.clone());
        diagnostics.push(Diagnostic::new(Code::FileDuplicate, location, said));
    }
    Ok((kept, sum))
}

/// Readings by source, in the order of file names.
fn by_source(refused: Vec<Reading>, readings: Vec<Reading>) -> BTreeMap<SourceKey, Vec<Reading>> {
    let mut sources: BTreeMap<SourceKey, Vec<Reading>> = BTreeMap::new();
    for reading in refused.into_iter().chain(readings) {
        let key = (reading.account.association, reading.account.source);
        sources.entry(key).or_default().push(reading);
    }
    for readings in sources.values_mut() {
        readings.sort_by(|a, b| a.account.file.cmp(&b.account.file));
    }
    sources
}

/// The table of every source; accounts and rejects go to `collection`.
fn put_together(
    plan: &Plan,
    mut sources: BTreeMap<SourceKey, Vec<Reading>>,
    secret: &Secret,
    collection: &mut Collection,
    diagnostics: &mut Diagnostics,
) -> Vec<Table> {
    let mut respondents: BTreeMap<SourceKey, Vec<Vec<_>>> = BTreeMap::new();
    for (at, association) in plan.associations.iter().enumerate() {
        let own = || sources.iter().filter(|((id, _), _)| id.0 == at);
        let none = rows::Ids::default();
        let (mut parts, mut read) = (Vec::new(), Vec::new());
        for ((_, source), readings) in own() {
            let space = association.sources[source.0].respondent.as_ref();
            let space = space.map_or("", |respondent| respondent.space.as_str());
            for reading in readings {
                parts.push((space, reading.rows.as_ref().map_or(&none, |rows| &rows.ids)));
                read.push(reading);
            }
        }
        if let Some((part, persons)) = twice_by_zeros(&parts) {
            let location = Location::Table {
                file: read[part].account.file.clone(),
                line: None,
                column: read[part]
                    .rows
                    .as_ref()
                    .and_then(|rows| rows.respondent.clone()),
            };
            diagnostics.push(Diagnostic::new(
                Code::IdZeros,
                location,
                say::id_zeros(persons),
            ));
        }
        let mut named = pseudonyms(secret, &association.id, &parts).into_iter();
        for (key, readings) in own() {
            respondents.insert(*key, named.by_ref().take(readings.len()).collect());
        }
    }
    let mut tables = Vec::new();
    for (key, readings) in &mut sources {
        let named = respondents.remove(key).unwrap_or_default();
        let mut draft = Draft::of(plan, *key, readings, named);
        draft.settle(plan, readings);
        draft.spread(plan, readings);
        for reading in readings.iter_mut() {
            reading.tell(plan, diagnostics);
        }
        outliers::remark(plan, *key, readings, diagnostics);
        let mut table = draft.table;
        order::sort(&mut table);
        tables.push(table);
    }
    for reading in sources.into_values().flatten() {
        debug_assert!(is_balanced(&reading.account), "a row is not accounted for");
        collection.files.push(reading.account);
        collection.rejects.extend(reading.rejects);
        collection.doubts.extend(reading.doubts);
    }
    tables
}
