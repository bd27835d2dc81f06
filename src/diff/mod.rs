//! What changed between two versions of referentials, and what it is worth to the figures.
//!
//! In: two [`Referentials`] as decoded. Out: a [`Comparison`], every change of meaning with its class, its places and
//! the indicators it touches, and the version the common referential must bear. Nothing is resolved into a plan: an
//! old version may break rules that came after it.
//!
//! Things are paired (`pairing`), laid out in facets that are equal where the meaning is (`facets`, each thing in
//! its own file), compared, and each difference is weighed by what every indicator makes of the thing (`uses`).
//! `aspect` holds what each respect is worth, and why.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::Text;
use crate::referential::Referentials;
use crate::source_text::SourceTexts;

mod aspect;
mod associations;
mod bump;
mod change;
mod codelists;
mod common;
mod conditions;
mod costs;
mod edits;
mod facets;
mod feeding;
mod finer;
mod indicators;
mod ledger;
mod mappings;
mod pairing;
mod places;
mod readers;
mod sides;
mod sources;
mod things;
mod uses;
mod variables;
mod version;
mod wording;
mod words;
pub mod write;

pub use aspect::{Aspect, Class};
pub use bump::{is_enough, required};
pub use change::{Change, Effect, Role, Subject, Written};

/// What changed, and what it calls for.
#[derive(Debug)]
pub struct Comparison {
    /// Every change, the worst first, then by what changed.
    pub changes: Vec<Change>,
    /// Labels of indicators and of statistics under them, by id as published: the new one, else the old one.
    pub labels: BTreeMap<String, Text>,
    /// The indicators of associations, and statistics under them.
    pub own: BTreeSet<String>,
    /// The version of the old common referential.
    pub old_version: Option<semver::Version>,
    /// That of the new one.
    pub new_version: Option<semver::Version>,
    /// The worst change of the common referential; none where nothing changed in it.
    pub worst: Option<Class>,
}

impl Comparison {
    /// The least version the new common referential must bear; none where the old one has none.
    pub fn required(&self) -> Option<semver::Version> {
        Some(required(self.old_version.as_ref()?, self.worst))
    }

    /// Whether the version written is enough; one that could not be read was told where it stands.
    pub fn is_version_enough(&self) -> bool {
        match (&self.old_version, &self.new_version) {
            (Some(old), Some(new)) => is_enough(old, new, self.worst),
            _ => true,
        }
    }

    /// How many changes break a series that nothing declares broken.
    pub fn faults(&self) -> usize {
        self.changes.iter().filter(|it| it.is_fault()).count()
    }

    /// How many changes of this class.
    pub fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|it| it.class == class).count()
    }

    /// Whether nothing is to be said against the new version.
    pub fn is_sound(&self) -> bool {
        self.faults() == 0 && self.is_version_enough()
    }
}

/// Compares two versions; none where one of them has no common referential.
pub fn compare(old: &Referentials, new: &Referentials, texts: &SourceTexts) -> Option<Comparison> {
    let (before, after) = (old.commons.first()?, new.commons.first()?);
    let associations = (version::completed(old), version::completed(new));
    let mut old = version::Version::new(before, old, &associations.0, texts);
    let new = version::Version::new(after, new, &associations.1, texts);
    let unsaid = pairing::renames(&mut old, &new);
    let sides = sides::Sides::new(&old, &new);

    let mut changes = common::changes(&sides);
    changes.extend(things::indicators(&sides));
    changes.extend(things::variables(&sides, &unsaid));
    changes.extend(codelists::changes(&sides));
    changes.extend(associations::changes(&sides));
    changes.extend(costs::changes(&sides));
    changes.extend(ledger::changes(&sides));
    ledger::declare(&sides, &mut changes);
    changes.sort_by(|a, b| {
        let key = |it: &Change| {
            let item = it.item.as_ref().map(|it| it.en.clone());
            (it.subject.clone(), it.aspect, item)
        };
        (b.class, key(a)).cmp(&(a.class, key(b)))
    });
    for change in &mut changes {
        let worst = |effect: &Effect| (std::cmp::Reverse(effect.class), effect.indicator.clone());
        change.effects.sort_by_key(worst);
    }
    let counted = changes.iter().filter(|it| it.common);
    Some(Comparison {
        worst: counted.map(|it| it.class).max(),
        labels: labels(&old, &new),
        own: own(&old, &new),
        old_version: before.version.as_ref().map(|it| it.value.clone()),
        new_version: after.version.as_ref().map(|it| it.value.clone()),
        changes,
    })
}

fn labels(old: &version::Version<'_>, new: &version::Version<'_>) -> BTreeMap<String, Text> {
    let mut labels = BTreeMap::new();
    for version in [new, old] {
        for owned in version.indicators.values() {
            let key = version.indicator(owned.owner, &owned.thing.id.value);
            for also in &owned.thing.also {
                let name = format!("{key}.{}", also.id.value);
                labels.entry(name).or_insert_with(|| also.label.clone());
            }
            labels
                .entry(key)
                .or_insert_with(|| owned.thing.label.clone());
        }
    }
    labels
}

fn own(old: &version::Version<'_>, new: &version::Version<'_>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for version in [new, old] {
        let own = version.indicators.values().filter(|it| it.owner.is_some());
        for owned in own {
            let key = version.indicator(owned.owner, &owned.thing.id.value);
            let under = owned.thing.also.iter();
            found.extend(under.map(|also| format!("{key}.{}", also.id.value)));
            found.insert(key);
        }
    }
    found
}

#[cfg(test)]
mod tests;
