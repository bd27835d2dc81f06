//! Associations laid out, and their sources paired.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::diff as said;
use crate::referential::{Association, NotCollected, Source};

use super::aspect::{Aspect, Class};
use super::change::{Change, Subject, Written};
use super::edits;
use super::facets::{Bench, Facets, compare};
use super::feeding;
use super::sides::Sides;
use super::sources::{self, touching};
use super::version::Version;

/// The changes of every association.
pub(super) fn changes(sides: &Sides<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for pair in sides.associations() {
        match pair {
            (Some(before), Some(after)) => changes.extend(association(sides, before, after)),
            (before, after) => {
                let Some(one) = before.or(after) else {
                    continue;
                };
                let id = &one.header.id;
                let subject = Subject::Association(id.value.clone());
                let mut change = Change::new(subject, Aspect::Association, Class::Check);
                let written =
                    |it: &Association| Written::new(said::quoted(&it.name), it.header.id.place);
                change.old = before.map(written);
                change.new = after.map(written);
                changes.push(change.of_association());
            }
        }
    }
    changes
}

fn association(sides: &Sides<'_>, before: &Association, after: &Association) -> Vec<Change> {
    let bench = Bench {
        subject: Subject::Association(after.header.id.value.clone()),
        places: Some((before.header.id.place, after.header.id.place)),
        domain: &|name| sides.domain(name),
    };
    let found = compare(
        &facets(sides.old, before),
        &facets(sides.new, after),
        &bench,
    );
    let mut changes: Vec<Change> = found.into_iter().map(Change::of_association).collect();
    let mut news: BTreeMap<&str, &Source> = BTreeMap::new();
    for source in &after.sources {
        news.entry(&source.id.value).or_insert(source);
    }
    let mut olds: BTreeMap<&str, &Source> = BTreeMap::new();
    for source in &before.sources {
        olds.entry(&source.id.value).or_insert(source);
    }
    rename_alike(&mut olds, &news);
    let ids: BTreeSet<&str> = olds.keys().chain(news.keys()).copied().collect();
    for id in ids {
        match (olds.get(id), news.get(id)) {
            (Some(old), Some(new)) => {
                changes.extend(sources::changes(sides, (before, old), (after, new)));
            }
            (old, new) => {
                let subject = Subject::Source(after.header.id.value.clone(), id.to_owned());
                let mut change = Change::new(subject, Aspect::Source, Class::Check);
                let written = |it: &&Source| Written::new(said::ticked(&it.id.value), it.id.place);
                change.old = old.map(written);
                change.new = new.map(written);
                let mut fed = BTreeSet::new();
                fed.extend(
                    old.into_iter()
                        .flat_map(|it| feeding::fed(sides.old, before, it)),
                );
                fed.extend(
                    new.into_iter()
                        .flat_map(|it| feeding::fed(sides.new, after, it)),
                );
                let fed = fed.iter().map(String::as_str).collect();
                changes.push(touching(change.of_association(), &fed));
            }
        }
    }
    changes
}

/// A source known by its files under another id is the same source.
fn rename_alike<'s>(
    olds: &mut BTreeMap<&'s str, &'s Source>,
    news: &BTreeMap<&'s str, &'s Source>,
) {
    let files = |source: &Source| -> BTreeSet<String> {
        source.files.iter().map(|it| it.value.clone()).collect()
    };
    let gone: Vec<&str> = olds
        .keys()
        .filter(|id| !news.contains_key(*id))
        .copied()
        .collect();
    for id in gone {
        let same: Vec<&str> = news
            .iter()
            .filter(|(new, it)| !olds.contains_key(*new) && files(it) == files(olds[id]))
            .map(|(new, _)| *new)
            .collect();
        if let [only] = same.as_slice()
            && let Some(source) = olds.remove(id)
        {
            olds.insert(only, source);
        }
    }
}

fn facets(version: &Version<'_>, association: &Association) -> Facets {
    let mut facets = Facets::default();
    let Association {
        header,
        name,
        extends_id,
        extends_version,
        share_with_members,
        // Folded into the sources that use them.
        recodes: _,
        sources: _,
        not_collected,
        // Each laid out where those of the common referential are.
        codelists: _,
        variables: _,
        indicators: _,
        edits,
        // What is shown of faults.
        accept: _,
        declared: _,
    } = association;
    let top = |key| version.places.top(header.id.place, key);
    edits::facets(edits, &version.naming(Some(&header.id.value)), &mut facets);
    facets.text(Aspect::Name, Some(name), top("name"));
    facets.plain(
        Aspect::Extends,
        Some(extends_id.value.clone()),
        extends_id.place,
    );
    if let Some(required) = extends_version {
        let value = required.value.to_string();
        facets.one(
            Aspect::Extends,
            "version",
            (value.clone(), said::ticked(&value)),
            required.place,
        );
    }
    facets.flag(
        Aspect::Share,
        *share_with_members,
        top("share-with-members"),
    );
    let owner = Some(header.id.value.as_str());
    for NotCollected {
        indicators,
        because,
    } in not_collected
    {
        for indicator in indicators {
            let key = version.indicator(owner, &indicator.value);
            let value = (String::new(), said::ticked(&indicator.value));
            facets.one(Aspect::NotCollected, &key, value, indicator.place);
            let mut why = super::facets::facet(
                Aspect::Because,
                super::facets::Meaning::Words(because.clone()),
                said::quoted(because),
                indicator.place,
            );
            why.item = Some(said::ticked(&key));
            facets.put(&key, why);
        }
    }
    facets
}
