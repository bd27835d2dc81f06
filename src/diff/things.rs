//! Indicators and variables compared, thing by thing: those that go on, those that came, those that went.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::diff as said;
use crate::referential::{Also, Indicator};
use crate::source_text::Place;

use super::aspect::{Aspect, Class};
use super::change::{Change, Effect, Role, Subject, Written};
use super::costs::whole;
use super::facets::{Bench, Facets, compare};
use super::indicators::{self, DEFAULTED};
use super::sides::{Sides, owned_by};
use super::variables;
use super::version::Owned;

/// The changes of indicators, and of the defaults they take.
pub(super) fn indicators(sides: &Sides<'_>) -> Vec<Change> {
    let (old, new) = (sides.old, sides.new);
    let mut changes = Vec::new();
    let mut defaults: BTreeMap<(Place, Aspect, String), Change> = BTreeMap::new();
    for (key, owned) in &old.indicators {
        let now = old.renames.indicators.get(key).unwrap_or(key);
        let Some(after) = new.indicators.get(now) else {
            changes.push(gone(sides, key, owned));
            continue;
        };
        if now != key {
            let mut change = Change::new(
                Subject::Indicator(now.clone()),
                Aspect::Indicator,
                Class::NoEffect,
            );
            change.old = Some(Written::new(said::ticked(key), owned.thing.id.place));
            change.new = Some(Written::new(said::ticked(now), after.thing.id.place));
            change.note = Some(said::series_goes_on());
            changes.push(owned_by(owned.owner, change));
        }
        let strict = owned.thing.strict && after.thing.strict;
        let before = indicators::facets(old, owned);
        let places = (owned.thing.id.place, after.thing.id.place);
        let laid = indicators::facets(new, after);
        let found = found(sides, now, &before, &laid, places, strict);
        for change in found {
            let change = owned_by(owned.owner, change);
            match of_defaults(sides, &change) {
                Some(place) => gather(&mut defaults, place, change),
                None => changes.push(change),
            }
        }
        changes.extend(statistics(sides, now, owned, after));
    }
    let known: BTreeSet<&String> = old.renames.indicators.values().collect();
    for (key, owned) in &new.indicators {
        if !old.indicators.contains_key(key) && !known.contains(key) {
            let written = Written::new(said::quoted(&owned.thing.label), owned.thing.id.place);
            let subject = Subject::Indicator(key.clone());
            let change = whole(
                subject,
                Aspect::Indicator,
                Class::Check,
                None,
                Some(written),
            );
            changes.push(owned_by(owned.owner, change.own(key)));
        }
    }
    changes.extend(defaults.into_values());
    changes
}

/// An indicator that went. Its series ends, which `reserved` owns up to.
fn gone(sides: &Sides<'_>, key: &str, owned: &Owned<'_, Indicator>) -> Change {
    let subject = Subject::Indicator(key.to_owned());
    let written = Written::new(said::quoted(&owned.thing.label), owned.thing.id.place);
    // An association's own is nobody's series but its own: nothing in the common ledger could declare it.
    let class = if owned.owner.is_some() {
        Class::Check
    } else {
        Class::Breaks
    };
    let mut change = whole(subject, Aspect::Indicator, class, Some(written), None).own(key);
    let id = &owned.thing.id.value;
    let mut reserved = sides.new.common.reserved.iter();
    if owned.owner.is_none() {
        if reserved.any(|it| it.value == *id) {
            for effect in &mut change.effects {
                effect.declared = true;
            }
        } else {
            change.help = Some(said::reserve_or_replace(id));
        }
        change.declarable = false;
    }
    owned_by(owned.owner, change)
}

/// What differs between two laid out statistics.
fn found(
    sides: &Sides<'_>,
    key: &str,
    before: &Facets,
    after: &Facets,
    places: (Place, Place),
    strict: bool,
) -> Vec<Change> {
    let bench = Bench {
        subject: Subject::Indicator(key.to_owned()),
        places: Some(places),
        domain: &|name| sides.domain(name),
    };
    let mut found = compare(before, after, &bench);
    if found.iter().any(|it| it.aspect == Aspect::Measure) {
        // Another kind of measure says all of what it computes.
        let parts = [Aspect::Numerator, Aspect::Denominator, Aspect::Times];
        found.retain(|it| !parts.contains(&it.aspect));
    }
    let had_waves = before.all.keys().any(|it| it.0 == Aspect::Wave);
    for change in &mut found {
        // Its first wave takes all others away.
        if change.aspect == Aspect::Wave && !had_waves {
            change.class = Class::Breaks;
        }
        // Where the wording itself matters, another wording is another question.
        if strict && change.aspect == Aspect::Question && change.class == Class::Check {
            change.class = Class::Breaks;
        }
    }
    found.into_iter().map(|it| it.own(key)).collect()
}

/// The second statistics of an indicator.
fn statistics(
    sides: &Sides<'_>,
    key: &str,
    before: &Owned<'_, Indicator>,
    after: &Owned<'_, Indicator>,
) -> Vec<Change> {
    let find = |all: &[Also], id: &str| all.iter().position(|it| it.id.value == id);
    let ids: BTreeSet<&str> = before
        .thing
        .also
        .iter()
        .chain(&after.thing.also)
        .map(|it| it.id.value.as_str())
        .collect();
    let mut changes = Vec::new();
    for id in ids {
        let old = find(&before.thing.also, id).map(|at| &before.thing.also[at]);
        let new = find(&after.thing.also, id).map(|at| &after.thing.also[at]);
        let name = format!("{key}.{id}");
        if let (Some(old), Some(new)) = (old, new) {
            let laid = (
                indicators::also(sides.old, before, old),
                indicators::also(sides.new, after, new),
            );
            let places = (old.id.place, new.id.place);
            let found = found(sides, &name, &laid.0, &laid.1, places, false);
            // What it takes of its indicator is told there.
            let taken = |change: &Change| match change.aspect {
                Aspect::Unit => old.unit.is_none() && new.unit.is_none(),
                Aspect::Direction => old.direction.is_none() && new.direction.is_none(),
                _ => false,
            };
            let found = found.into_iter().filter(|it| !taken(it));
            changes.extend(found.map(|it| owned_by(before.owner, it)));
            continue;
        }
        let written = |it: &Also| Written::new(said::quoted(&it.label), it.id.place);
        let class = if new.is_some() {
            Class::Check
        } else {
            Class::Breaks
        };
        let subject = Subject::Indicator(name.clone());
        let (old, new) = (old.map(written), new.map(written));
        let change = whole(subject, Aspect::Indicator, class, old, new).own(&name);
        changes.push(owned_by(before.owner, change));
    }
    changes
}

/// Where the default is written that makes this change in an indicator; none where the indicator itself does.
fn of_defaults(sides: &Sides<'_>, change: &Change) -> Option<Place> {
    DEFAULTED.iter().find(|it| it.0 == change.aspect)?;
    let at = |version: &super::version::Version<'_>| {
        version
            .places
            .top(version.common.header.id.place, "defaults")
    };
    let (old, new) = (at(sides.old), at(sides.new));
    let from = |written: &Option<Written>, place: Place| {
        written.as_ref().is_none_or(|it| it.place == place)
    };
    (from(&change.old, old) && from(&change.new, new)).then_some(new)
}

/// One default, and every indicator that takes it.
fn gather(
    defaults: &mut BTreeMap<(Place, Aspect, String), Change>,
    place: Place,
    mut change: Change,
) {
    for effect in &mut change.effects {
        effect.roles = BTreeSet::from([Role::Default]);
    }
    let values = format!("{:?} {:?}", change.old, change.new);
    match defaults.entry((place, change.aspect, values)) {
        std::collections::btree_map::Entry::Occupied(mut known) => {
            known.get_mut().effects.append(&mut change.effects);
        }
        std::collections::btree_map::Entry::Vacant(free) => {
            change.subject = Subject::Referential;
            change.item = Some(said::ticked("defaults"));
            free.insert(change);
        }
    }
}

/// The changes of variables.
pub(super) fn variables(sides: &Sides<'_>, unsaid: &BTreeSet<String>) -> Vec<Change> {
    let (old, new) = (sides.old, sides.new);
    let mut changes = Vec::new();
    for (key, owned) in &old.variables {
        let now = old.renames.variables.get(key).unwrap_or(key);
        let subject = Subject::Variable(now.clone());
        let place = owned.thing.id.place;
        let Some(after) = new.variables.get(now) else {
            let written = Written::new(said::quoted(&owned.thing.label), place);
            let mut change = whole(subject, Aspect::Variable, Class::Check, Some(written), None);
            sides.retire(&mut change, &owned.thing.id.value, owned.owner);
            changes.push(owned_by(owned.owner, change));
            continue;
        };
        if now != key {
            let written = Written::new(said::ticked(key), place);
            let heir = Written::new(said::ticked(now), after.thing.id.place);
            let mut change = whole(
                subject.clone(),
                Aspect::Variable,
                Class::NoEffect,
                Some(written),
                Some(heir),
            );
            change.note = Some(said::renamed_only());
            if unsaid.contains(key) {
                sides.retire(&mut change, &owned.thing.id.value, owned.owner);
                if change.class > Class::NoEffect {
                    change.help = Some(said::say_replaces(&owned.thing.id.value));
                }
            }
            changes.push(owned_by(owned.owner, change));
        }
        let bench = Bench {
            subject,
            places: Some((place, after.thing.id.place)),
            domain: &|name| sides.domain(name),
        };
        let laid = (variables::facets(old, owned), variables::facets(new, after));
        let mut found = compare(&laid.0, &laid.1, &bench);
        trim(&mut found);
        changes.extend(found.into_iter().map(|it| {
            let touched = touched(sides, now, it);
            owned_by(owned.owner, touched)
        }));
    }
    let known: BTreeSet<&String> = old.renames.variables.values().collect();
    for (key, owned) in &new.variables {
        if !old.variables.contains_key(key) && !known.contains(key) {
            let written = Written::new(said::quoted(&owned.thing.label), owned.thing.id.place);
            let subject = Subject::Variable(key.clone());
            let change = whole(
                subject,
                Aspect::Variable,
                Class::NoEffect,
                None,
                Some(written),
            );
            changes.push(owned_by(owned.owner, change));
        }
    }
    changes
}

/// Where the whole says it, its parts need not.
fn trim(found: &mut Vec<Change>) {
    let has = |found: &[Change], aspect| found.iter().any(|it| it.aspect == aspect);
    if has(found, Aspect::Type) {
        let parts = [Aspect::Bounds, Aspect::Decimals, Aspect::Derivation];
        found.retain(|it| !parts.contains(&it.aspect));
    }
    let mut seen = false;
    found.retain(|it| {
        let again = it.aspect == Aspect::Derivation && seen;
        seen |= it.aspect == Aspect::Derivation;
        !again
    });
}

/// A change of a variable, to every indicator that reads it.
fn touched(sides: &Sides<'_>, variable: &str, mut change: Change) -> Change {
    if change.class == Class::NoEffect {
        return change;
    }
    let (class, aspect) = (change.class, change.aspect);
    let variables = BTreeSet::from([variable.to_owned()]);
    let mut effects: Vec<Effect> = sides.effects(&variables, |it| match aspect {
        // What is split by it keeps its total, and its parts as far as they are drawn otherwise.
        Aspect::Bounds | Aspect::Decimals | Aspect::Unit if it.only_splits() => {
            class.min(Class::Check)
        }
        _ => class,
    });
    if aspect == Aspect::Question {
        for effect in &mut effects {
            let strict = |version: &super::version::Version<'_>| {
                let found = version.indicators.get(&effect.indicator);
                found.is_some_and(|it| it.thing.strict)
            };
            if strict(sides.new) && !effect.roles.iter().all(|it| *it == Role::Breakdown) {
                effect.class = Class::Breaks;
            }
        }
    }
    if effects.is_empty() {
        // No figure reads it.
        change.class = class.min(Class::Check);
        return change;
    }
    change.touching(effects)
}
