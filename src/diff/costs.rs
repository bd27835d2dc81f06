//! Tables of costs, and profiles that users wrote.

use std::collections::BTreeMap;

use crate::i18n::Text;
use crate::i18n::diff as said;
use crate::referential::{Cost, Costs, Name, Paid, Profile, Spread, Valued};

use super::aspect::{Aspect, Class};
use super::change::{Change, Subject, Written};
use super::facets::{Bench, Facets, Meaning, compare, facet};
use super::sides::Sides;
use super::version::Version;

/// The changes of tables of costs and of profiles. They have no place in the version of the common referential.
pub(super) fn changes(sides: &Sides<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let tables = |costs: &[Costs], version: &Version<'_>| -> BTreeMap<String, Facets> {
        costs
            .iter()
            .map(|table| (table.header.id.value.clone(), table_facets(table, version)))
            .collect()
    };
    let (old, new) = (
        tables(sides.old.costs, sides.old),
        tables(sides.new.costs, sides.new),
    );
    changes.extend(pairs(sides, &old, &new, Subject::Costs));
    let profiles = |profiles: &[Profile]| -> BTreeMap<String, Facets> {
        profiles
            .iter()
            .map(|profile| (profile.header.id.value.clone(), profile_facets(profile)))
            .collect()
    };
    let (old, new) = (profiles(sides.old.profiles), profiles(sides.new.profiles));
    changes.extend(pairs(sides, &old, &new, Subject::Profile));
    changes
}

fn pairs(
    sides: &Sides<'_>,
    old: &BTreeMap<String, Facets>,
    new: &BTreeMap<String, Facets>,
    subject: impl Fn(String) -> Subject,
) -> Vec<Change> {
    let nothing = Facets::default();
    let ids: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut changes = Vec::new();
    for id in ids {
        let bench = Bench {
            subject: subject(id.clone()),
            places: None,
            domain: &|name| sides.domain(name),
        };
        let before = old.get(id).unwrap_or(&nothing);
        let after = new.get(id).unwrap_or(&nothing);
        let found = compare(before, after, &bench);
        changes.extend(found.into_iter().map(Change::of_association));
    }
    changes
}

fn spread(spread: &Spread) -> String {
    let Spread { low, central, high } = spread;
    format!("{} / {} / {}", low.value, central.value, high.value)
}

fn table_facets(table: &Costs, version: &Version<'_>) -> Facets {
    let mut facets = Facets::default();
    let Costs {
        header,
        // Its author's word.
        version: _,
        currency,
        costs,
        valued,
    } = table;
    let money = currency.as_ref().map(|it| it.value.as_str());
    let shown = [header.id.value.as_str(), money.unwrap_or_default()];
    facets.plain(
        Aspect::Costs,
        Some(shown.join(" ").trim().to_owned()),
        header.id.place,
    );
    for Cost {
        id,
        label,
        scope,
        unit,
        per,
        paid,
        spread: amounts,
        year,
        price_base,
        source,
        exclusive_with,
    } in costs
    {
        let mut exclusive: Vec<&str> = exclusive_with.iter().map(|it| it.value.as_str()).collect();
        exclusive.sort_unstable();
        let shown = format!(
            "{} {}, {}, {} {}, {} ({}){}{}",
            spread(amounts),
            unit.fr,
            per.as_ref().map_or("", |it| it.value.word()),
            paid.map_or("", Paid::word),
            money.unwrap_or_default(),
            year.value,
            price_base.value,
            if exclusive.is_empty() { "" } else { " ≠ " },
            exclusive.join(", ")
        );
        let value = (shown.clone(), Text::same(shown));
        facets.one(Aspect::Cost, &id.value, value, id.place);
        for (aspect, text) in [
            (Aspect::Label, label),
            (Aspect::Definition, scope),
            (Aspect::Because, source),
        ] {
            let mut words = facet(
                aspect,
                Meaning::Words(text.clone()),
                said::quoted(text),
                id.place,
            );
            words.item = Some(said::ticked(&id.value));
            facets.put(&id.value, words);
        }
    }
    for Valued {
        indicator,
        cost,
        wave,
        codes,
        part,
        years,
        attributed,
        deadweight,
        because,
    } in valued
    {
        let key = version.indicator(None, &indicator.value);
        let spreads = [years.as_ref(), Some(attributed), deadweight.as_ref()];
        let spreads = spreads.map(|it| it.map_or("-".to_owned(), spread));
        let shown = spreads.join(", ");
        let name = format!(
            "{key}{} × {}",
            which(wave.as_ref(), codes, part),
            cost.value
        );
        let value = (shown.clone(), Text::same(shown));
        facets.one(Aspect::Valued, &name, value, indicator.place);
        let meaning = Meaning::Words(because.clone());
        let mut why = facet(
            Aspect::Because,
            meaning,
            said::quoted(because),
            indicator.place,
        );
        why.item = Some(said::ticked(&name));
        facets.put(&name, why);
    }
    facets
}

/// Which figures of an indicator are valued, in one order.
fn which(wave: Option<&Name>, codes: &[Name], part: &[(Name, Vec<Name>)]) -> String {
    let sorted = |names: &[Name]| {
        let mut names: Vec<&str> = names.iter().map(|it| it.value.as_str()).collect();
        names.sort_unstable();
        names.join(",")
    };
    let mut words: Vec<String> = wave.iter().map(|it| it.value.clone()).collect();
    if !codes.is_empty() {
        words.push(format!("code={}", sorted(codes)));
    }
    let mut parts: Vec<String> = part
        .iter()
        .map(|(variable, codes)| format!("{}={}", variable.value, sorted(codes)))
        .collect();
    parts.sort_unstable();
    words.extend(parts);
    let words = words.iter().map(|word| format!(" {word}"));
    words.collect()
}

/// A profile but for its habits, which are folded into the sources that name it.
fn profile_facets(profile: &Profile) -> Facets {
    let mut facets = Facets::default();
    let Profile {
        header,
        label,
        // It gives habits too.
        extends: _,
        habits: _,
        lacks: _,
        whole: _,
    } = profile;
    let id = header.id.value.clone();
    facets.plain(Aspect::WrittenProfile, Some(id), header.id.place);
    facets.text(Aspect::Label, Some(label), header.id.place);
    facets
}

/// A whole thing that came or went.
pub(super) fn whole(
    subject: Subject,
    aspect: Aspect,
    class: Class,
    old: Option<Written>,
    new: Option<Written>,
) -> Change {
    let mut change = Change::new(subject, aspect, class);
    change.old = old;
    change.new = new;
    change
}
