//! The common referential as a whole: waves, themes, instruments, what the sector counts.

use std::collections::BTreeSet;

use crate::i18n::Text;
use crate::i18n::diff as said;
use crate::referential::{Common, Instrument, Labelled, StandardPopulation, Universe};

use super::aspect::{Aspect, Class};
use super::change::{Change, Effect, Role, Subject, Written};
use super::edits;
use super::facets::{Bench, Facets, Meaning, compare, facet};
use super::sides::Sides;
use super::version::Version;

/// The changes of the common referential itself.
pub(super) fn changes(sides: &Sides<'_>) -> Vec<Change> {
    let bench = Bench {
        subject: Subject::Referential,
        places: None,
        domain: &|name| sides.domain(name),
    };
    let mut changes = compare(&facets(sides.old), &facets(sides.new), &bench);
    changes.extend(wave_order(sides));
    changes
}

fn facets(version: &Version<'_>) -> Facets {
    let mut facets = Facets::default();
    let Common {
        header,
        // What it must be is told of all the rest.
        version: _,
        language,
        title,
        universe,
        // Each applies in the indicators that do not say otherwise.
        defaults: _,
        themes,
        waves,
        // Each compared for itself.
        codelists: _,
        variables: _,
        indicators: _,
        instruments,
        standard_populations,
        edits,
        // The ledger.
        reserved: _,
        breaks: _,
        // What is shown of faults.
        accept: _,
    } = version.common;
    let top = |key| version.places.top(header.id.place, key);
    facets.plain(
        Aspect::ReferentialId,
        Some(header.id.value.clone()),
        header.id.place,
    );
    facets.plain(
        Aspect::Language,
        Some(format!("{language:?}").to_lowercase()),
        top("language"),
    );
    facets.text(Aspect::Title, Some(title), top("title"));
    for Universe {
        unit,
        total,
        as_of,
        source,
    } in universe
    {
        let year = as_of
            .as_ref()
            .map(|it| format!(" ({})", it.value))
            .unwrap_or_default();
        let shown = format!("{}{year}", total.value);
        facets.one(
            Aspect::Universe,
            &unit.value,
            (shown.clone(), Text::same(shown)),
            total.place,
        );
        if let Some(source) = source {
            because(&unit.value, source, unit.place, &mut facets);
        }
    }
    for (aspect, things) in [(Aspect::Themes, themes), (Aspect::Waves, waves)] {
        for Labelled { id, label, note } in things {
            let key = format!("{label:?} {note:?}");
            facets.one(aspect, &id.value, (key, said::quoted(label)), id.place);
        }
    }
    for Instrument {
        id,
        label,
        holder,
        licence,
        reproduce,
        note,
    } in instruments
    {
        let key = format!("{label:?} {holder:?} {licence:?} {note:?}");
        facets.one(
            Aspect::Instruments,
            &id.value,
            (key, said::quoted(label)),
            id.place,
        );
        let value = (reproduce.to_string(), said::yes_no(*reproduce));
        facets.one(
            Aspect::Reproduce,
            &id.value,
            value,
            version.places.key(id.place, "reproduce"),
        );
    }
    for StandardPopulation {
        id,
        by,
        shares,
        source,
    } in standard_populations
    {
        let by: Vec<String> = by
            .iter()
            .map(|it| version.variable(None, &it.value))
            .collect();
        let shares: Vec<String> = shares.iter().map(|it| it.value.to_string()).collect();
        let shown = format!("{}: {}", by.join(" × "), shares.join(", "));
        let value = (shown.clone(), Text::same(shown));
        facets.one(Aspect::StandardPopulation, &id.value, value, id.place);
        because(&id.value, source, id.place, &mut facets);
    }
    edits::facets(edits, &version.naming(None), &mut facets);
    facets
}

/// Where something was read.
fn because(name: &str, source: &Text, place: crate::source_text::Place, facets: &mut Facets) {
    let meaning = Meaning::Words(source.clone());
    let mut why = facet(Aspect::Because, meaning, said::quoted(source), place);
    why.item = Some(said::ticked(name));
    facets.put(name, why);
}

/// Waves in another order: for indicators asked at two of them, the change starts elsewhere.
fn wave_order(sides: &Sides<'_>) -> Option<Change> {
    let ids = |version: &Version<'_>| -> Vec<String> {
        version
            .common
            .waves
            .iter()
            .map(|it| it.id.value.clone())
            .collect()
    };
    let (old, new) = (ids(sides.old), ids(sides.new));
    let kept = |of: &[String], other: &[String]| -> Vec<String> {
        of.iter().filter(|it| other.contains(it)).cloned().collect()
    };
    let (before, after) = (kept(&old, &new), kept(&new, &old));
    if before == after {
        return None;
    }
    let mut change = Change::new(Subject::Referential, Aspect::WaveOrder, Class::NoEffect);
    let written = |version: &Version<'_>, ids: &[String]| {
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let common = version.common.header.id.place;
        Written::new(said::ticked_all(&ids), version.places.top(common, "waves"))
    };
    change.old = Some(written(sides.old, &before));
    change.new = Some(written(sides.new, &after));
    let mut effects = Vec::new();
    for (key, owned) in &sides.new.indicators {
        let asked: BTreeSet<&str> = owned
            .thing
            .waves
            .iter()
            .map(|it| it.value.as_str())
            .collect();
        let within = |order: &[String]| -> Vec<String> {
            let asked = order.iter().filter(|it| asked.contains(it.as_str()));
            asked.cloned().collect()
        };
        if sides.goes_on(key) && within(&before) != within(&after) {
            effects.push(Effect {
                indicator: key.clone(),
                class: Class::Breaks,
                declared: false,
                roles: BTreeSet::from([Role::Own]),
            });
        }
    }
    Some(change.touching(effects))
}
