//! The finer codes that an association adds to common lists, each falling back into a common code.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::Text;
use crate::i18n::diff as said;
use crate::referential::{Code, Codelist, Missing};

use super::aspect::{Aspect, Class};
use super::change::{Change, Effect, Subject, Written};
use super::codelists::words;
use super::sides::Sides;

/// The finer codes that associations add to common lists.
pub(super) fn changes(sides: &Sides<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (before, after) in sides.associations() {
        let (Some(before), Some(after)) = (before, after) else {
            continue;
        };
        let own = |lists: &[Codelist]| -> BTreeMap<String, Codelist> {
            let finer = lists.iter().filter(|list| list.extends);
            finer
                .map(|list| (list.id.value.clone(), list.clone()))
                .collect()
        };
        let (old, new) = (own(&before.codelists), own(&after.codelists));
        let who = after.header.id.value.as_str();
        let lists: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for list in lists {
            // Which codes there are, and into which common code each falls back.
            let codes = |lists: &BTreeMap<String, Codelist>| -> BTreeMap<String, Code> {
                let codes = lists.get(list).into_iter().flat_map(|it| &it.codes);
                codes
                    .map(|code| (code.code.value.clone(), code.clone()))
                    .collect()
            };
            let holders = sides
                .new
                .variables
                .keys()
                .filter(|key| sides.new.list(key).is_some_and(|held| &held.id == list));
            let holders: BTreeSet<String> = holders.cloned().collect();
            for change in finer(who, list, &codes(&old), &codes(&new)) {
                let effects: Vec<Effect> = sides.effects(&holders, |_| change.class);
                let quiet = change.class == Class::NoEffect;
                let change = change.of_association();
                changes.push(if quiet {
                    change
                } else {
                    change.touching(effects)
                });
            }
        }
    }
    changes
}

fn finer(
    who: &str,
    list: &str,
    old: &BTreeMap<String, Code>,
    new: &BTreeMap<String, Code>,
) -> Vec<Change> {
    let subject = Subject::Association(who.to_owned());
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut changes = Vec::new();
    for name in names {
        let (before, after) = (old.get(name), new.get(name));
        let mut put = |aspect, class, words: &dyn Fn(&Code) -> Text| {
            let written = |code: &Code| Written::new(words(code), code.code.place);
            let mut change = Change::new(subject.clone(), aspect, class);
            change.item = Some(said::code_of(name, list));
            change.old = before.map(written);
            change.new = after.map(written);
            changes.push(change);
        };
        let (Some(a), Some(b)) = (before, after) else {
            // A finer code is the association's own: the sector has it under the common code it falls back into.
            put(Aspect::Code, Class::Check, &words);
            continue;
        };
        let group = |code: &Code| code.within.as_ref().map(|it| it.value.clone());
        if group(a) != group(b) {
            // Its answers leave one common code for another.
            put(Aspect::CodeWithin, Class::Breaks, &|code| {
                said::ticked(&group(code).unwrap_or_default())
            });
        }
        if a.label != b.label {
            put(Aspect::CodeLabel, Class::NoEffect, &words);
        }
        if a.sensitive != b.sensitive {
            put(Aspect::CodeSensitive, Class::Check, &|code| {
                said::yes_no(code.sensitive)
            });
        }
        if a.missing != b.missing
            || a.value.as_ref().map(|it| it.value) != b.value.as_ref().map(|it| it.value)
        {
            put(Aspect::CodeMissing, Class::Check, &|code| {
                said::reason(code.missing.map_or("", Missing::name))
            });
        }
        if a.note != b.note {
            put(Aspect::Note, Class::NoEffect, &words);
        }
    }
    changes
}
