//! What of the old version goes on in the new one, and under which name.
//!
//! The same id is the same thing. `replaces` says what went on under another. Beside that, a variable that is gone and
//! one that is new are the same where all that is said of them is: nothing but the name changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::referential::Name;

use super::aspect::Aspect;
use super::variables;
use super::version::{Renames, Version, published};

/// The names that things of `old` have in `new`, and the variables renamed without a word.
pub(super) fn renames(old: &mut Version<'_>, new: &Version<'_>) -> BTreeSet<String> {
    let mut renames = Renames::default();
    for (key, owned) in &new.indicators {
        let gone = |former: &Name| published(owned.owner, &former.value);
        for former in owned.thing.replaces.iter().map(gone) {
            if old.indicators.contains_key(&former) && !new.indicators.contains_key(&former) {
                renames.indicators.entry(former).or_insert(key.clone());
            }
        }
    }
    for (key, owned) in &new.variables {
        let gone = |former: &Name| published(owned.owner, &former.value);
        for former in owned.thing.replaces.iter().map(gone) {
            if old.variables.contains_key(&former) && !new.variables.contains_key(&former) {
                renames.variables.entry(former).or_insert(key.clone());
            }
        }
    }
    old.renames = renames;
    rename_codes(old, new);
    let unsaid = unsaid(old, new);
    for (before, after) in &unsaid {
        old.renames.variables.insert(before.clone(), after.clone());
    }
    rename_codes(old, new);
    unsaid.into_keys().collect()
}

/// Variables that are gone, each with the one that is the same in all but its name. Derived ones may follow from the
/// names of others: looked for until none is found.
fn unsaid(old: &mut Version<'_>, new: &Version<'_>) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    loop {
        let taken: BTreeSet<&String> = old.renames.variables.values().collect();
        let is_gone = |key: &&String| {
            !new.variables.contains_key(*key) && !old.renames.variables.contains_key(*key)
        };
        let is_new = |key: &&String| !old.variables.contains_key(*key) && !taken.contains(key);
        let gone = signatures(old, old.variables.keys().filter(is_gone));
        let born = signatures(new, new.variables.keys().filter(is_new));
        let pairs: Vec<(String, String)> = gone
            .into_iter()
            .filter_map(|(signature, before)| {
                let after = born.get(&signature)?;
                match (before.as_slice(), after.as_slice()) {
                    ([before], [after]) => Some((before.clone(), after.clone())),
                    _ => None,
                }
            })
            .collect();
        if pairs.is_empty() {
            return found;
        }
        for (before, after) in pairs {
            old.renames.variables.insert(before.clone(), after.clone());
            found.insert(before, after);
        }
    }
}

/// Variables by all that is said of them but their name.
fn signatures<'k>(
    version: &Version<'_>,
    keys: impl Iterator<Item = &'k String>,
) -> BTreeMap<String, Vec<String>> {
    let mut signatures: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for key in keys {
        let Some(owned) = version.variables.get(key) else {
            continue;
        };
        let facets = variables::facets(version, owned);
        let codes = version.list(key).map(|list| {
            let codes = list.codes.iter();
            let codes = codes.map(|it| (it.code.value.clone(), it.label.clone(), it.missing));
            codes.collect::<Vec<_>>()
        });
        let signature = format!(
            "{:?} {} {codes:?}",
            owned.owner,
            facets.signature(&[Aspect::Note])
        );
        signatures.entry(signature).or_default().push(key.clone());
    }
    signatures
}

/// Codes renamed by `replaces`, in every variable that goes on.
fn rename_codes(old: &mut Version<'_>, new: &Version<'_>) {
    let mut codes: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for key in new.variables.keys() {
        let Some((before, _)) = old.find(key) else {
            continue;
        };
        let (Some(before), Some(after)) = (old.list(before), new.list(key)) else {
            continue;
        };
        for code in &after.codes {
            for former in &code.replaces {
                let was = before.codes.iter().any(|it| it.code.value == former.value);
                let is = after.codes.iter().any(|it| it.code.value == former.value);
                if was && !is {
                    let renamed = codes.entry(key.clone()).or_default();
                    renamed.insert(former.value.clone(), code.code.value.clone());
                }
            }
        }
    }
    old.renames.codes = codes;
}
