//! The ledger: breaks of series written down, ids never used again; and what the new version declares.

use std::collections::BTreeSet;

use crate::i18n::Text;
use crate::i18n::diff as said;
use crate::referential::{Break, Name};

use super::aspect::{Aspect, Class};
use super::change::{Change, Subject, Written};
use super::sides::Sides;
use super::wording::{self, Wording};

/// The changes of the ledger itself: none of them can be declared.
pub(super) fn changes(sides: &Sides<'_>) -> Vec<Change> {
    let mut changes = breaks(sides);
    changes.extend(reserved(sides));
    for change in &mut changes {
        change.declarable = false;
    }
    changes
}

/// A break, by indicator under its new name, and first period.
fn key(entry: &Break, indicator: String) -> (String, String) {
    let Break {
        indicator: _,
        from,
        because: _,
    } = entry;
    (indicator, from.value.clone())
}

fn breaks(sides: &Sides<'_>) -> Vec<Change> {
    let (old, new) = (sides.old, sides.new);
    let after: Vec<((String, String), &Break)> = new
        .common
        .breaks
        .iter()
        .map(|it| (key(it, new.indicator(None, &it.indicator.value)), it))
        .collect();
    let mut changes = Vec::new();
    for entry in &old.common.breaks {
        let id = old.indicator(None, &entry.indicator.value);
        let wanted = key(entry, id.clone());
        let subject = Subject::Indicator(id.clone());
        if let Some((_, kept)) = after.iter().find(|(key, _)| *key == wanted) {
            let far = wording::compare(&entry.because, &kept.because);
            if far > Wording::Same {
                // The figures are those they were; what readers were told of them is not.
                let class = if far == Wording::Form {
                    Class::NoEffect
                } else {
                    Class::Check
                };
                let mut change = Change::new(subject, Aspect::LedgerReason, class);
                change.old = Some(Written::new(said::quoted(&entry.because), entry.from.place));
                change.new = Some(Written::new(said::quoted(&kept.because), kept.from.place));
                changes.push(change.own(&id));
            }
            continue;
        }
        let mut change = Change::new(subject, Aspect::LedgerBreak, Class::Breaks);
        change.old = Some(Written::new(
            said::from(&entry.from.value),
            entry.from.place,
        ));
        // Another period that was not there before: the entry was changed rather than taken away.
        let mut moved = after
            .iter()
            .filter(|((indicator, from), _)| *indicator == id && !is_in(sides, indicator, from));
        if let Some((_, entry)) = moved.next() {
            change.new = Some(Written::new(
                said::from(&entry.from.value),
                entry.from.place,
            ));
        }
        change.help = Some(said::ledger_stays());
        changes.push(change.own(&id));
    }
    changes
}

/// Whether the ledger of the old version held this break.
fn is_in(sides: &Sides<'_>, indicator: &str, from: &str) -> bool {
    let mut before = sides.old.common.breaks.iter();
    before.any(|it| {
        let id = sides.old.indicator(None, &it.indicator.value);
        id == indicator && it.from.value == from
    })
}

fn reserved(sides: &Sides<'_>) -> Vec<Change> {
    let (old, new) = (sides.old, sides.new);
    let held =
        |all: &[Name]| -> BTreeSet<String> { all.iter().map(|it| it.value.clone()).collect() };
    let (before, after) = (held(&old.common.reserved), held(&new.common.reserved));
    let mut changes = Vec::new();
    for name in &old.common.reserved {
        let id = name.value.as_str();
        let used = [
            new.indicators.get(id).map(|it| it.thing.id.place),
            new.variables.get(id).map(|it| it.thing.id.place),
            new.codelists.get(id).map(|it| it.thing.id.place),
        ];
        let used = used.into_iter().flatten().next();
        if used.is_none() && after.contains(id) {
            continue;
        }
        let mut change = Change::new(Subject::Referential, Aspect::Reserved, Class::Breaks);
        change.item = Some(said::ticked(id));
        change.old = Some(Written::new(said::ticked(id), name.place));
        if let Some(place) = used {
            change.new = Some(Written::new(said::ticked(id), place));
            change.note = Some(said::used_again());
        } else {
            change.note = Some(said::left_reserved());
        }
        change.help = Some(said::reserved_stays(id));
        changes.push(change);
    }
    for name in &new.common.reserved {
        if !before.contains(&name.value) {
            let mut change = Change::new(Subject::Referential, Aspect::Reserved, Class::NoEffect);
            change.item = Some(said::ticked(&name.value));
            change.new = Some(Written::new(said::ticked(&name.value), name.place));
            changes.push(change);
        }
    }
    changes
}

/// Marks the breaks that new entries of the ledger declare; tells entries that declare nothing.
///
/// An entry that was there already told of an earlier break: it cannot tell of one more.
pub(super) fn declare(sides: &Sides<'_>, changes: &mut Vec<Change>) {
    let new = sides.new;
    let mut notes = Vec::new();
    for entry in &new.common.breaks {
        let id = new.indicator(None, &entry.indicator.value);
        if is_in(sides, &id, &entry.from.value) {
            continue;
        }
        // An entry that only changed its period declares nothing new.
        let moved = changes.iter().any(|it| {
            it.aspect == Aspect::LedgerBreak
                && it
                    .new
                    .as_ref()
                    .is_some_and(|it| it.place == entry.from.place)
        });
        if moved {
            continue;
        }
        let mut serves = false;
        for change in changes.iter_mut().filter(|it| it.declarable) {
            for effect in &mut change.effects {
                let base = effect.indicator.strip_prefix(id.as_str());
                let covered = base.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
                if covered && effect.class == Class::Breaks {
                    effect.declared = true;
                    serves = true;
                }
            }
        }
        let mut change = Change::new(
            Subject::Indicator(id.clone()),
            Aspect::LedgerBreak,
            Class::NoEffect,
        );
        change.new = Some(Written::new(words(entry), entry.from.place));
        if !serves {
            change.note = Some(said::declares_nothing());
        }
        notes.push(change);
    }
    changes.append(&mut notes);
}

fn words(entry: &Break) -> Text {
    let from = said::from(&entry.from.value);
    let because = said::quoted(&entry.because);
    Text::new(
        format!("{}, {}", from.fr, because.fr),
        format!("{}, {}", from.en, because.en),
    )
}
