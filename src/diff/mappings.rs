//! Correspondences laid out: how a source fills a variable, whatever the key that says so.

use std::collections::{BTreeMap, BTreeSet};

use crate::decimal::Decimal;
use crate::i18n::Text;
use crate::i18n::diff as said;
use crate::matching::normal_form;
use crate::plan::separator_mark;
use crate::referential::{
    Asks, Association, Convert, Filling, Heading, Mapping, Name, Scale, Source, Written as Placed,
};
use crate::source_text::Place;

use super::aspect::{Aspect, Class};
use super::change::{Change, Subject, Written};
use super::facets::{Bench, Facets, compare};
use super::readers::{answers, codes_seen, mappings, profile, texts_of};
use super::sides::Sides;
use super::sources::touching;
use super::version::Version;

/// A cell as it is matched.
fn normal(name: &Name) -> String {
    normal_form(&name.value).into_owned()
}

/// The mappings of one source that differ.
pub(super) fn changes(
    sides: &Sides<'_>,
    old: (&Association, &Source),
    new: (&Association, &Source),
    fed: &BTreeSet<&str>,
) -> Vec<Change> {
    let before = mappings(sides.old, old.0, old.1);
    let after = mappings(sides.new, new.0, new.1);
    let who = new.0.header.id.value.clone();
    let variables: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut changes = Vec::new();
    for variable in variables {
        let id = new.1.id.value.clone();
        let subject = Subject::Mapping(who.clone(), id, variable.clone());
        let put = |change: Change| {
            let reading = sides.reading(variable);
            let touched = reading.intersection(fed).copied().collect();
            touching(change.of_association(), &touched)
        };
        let (Some(a), Some(b)) = (before.get(variable), after.get(variable)) else {
            let mut change = Change::new(subject, Aspect::Mapping, Class::Check);
            let written = |it: &Mapping| Written::new(filling_words(it), it.variable.place);
            change.old = before.get(variable).map(written);
            change.new = after.get(variable).map(written);
            // One that says that there is nothing brings nothing and takes nothing.
            changes.push(put(change));
            continue;
        };
        let bench = Bench {
            subject: subject.clone(),
            places: Some((a.variable.place, b.variable.place)),
            domain: &|name| sides.domain(name),
        };
        let laid = (
            facets(sides.old, old.1, a, variable),
            facets(sides.new, new.1, b, variable),
        );
        let mut found = compare(&laid.0, &laid.1, &bench);
        if found.iter().any(|it| it.aspect == Aspect::Mapping) {
            // Filled otherwise: the columns and the cells of one are not those of the other.
            found.retain(|it| matches!(it.aspect, Aspect::Mapping | Aspect::Comparability));
        }
        if !found.iter().any(|it| it.aspect == Aspect::Mapping) {
            found.extend(cells(sides, (old, a), (new, b), variable, &subject));
        }
        changes.extend(found.into_iter().map(|change| {
            if change.class == Class::NoEffect {
                change.of_association()
            } else {
                put(change)
            }
        }));
    }
    changes
}

fn filling_words(mapping: &Mapping) -> Text {
    match &mapping.filling {
        Some(Filling::Columns { headings, .. }) => {
            let names: Vec<&str> = headings.iter().map(|it| it.name().value.as_str()).collect();
            said::ticked_all(&names)
        }
        Some(Filling::Several { columns, .. }) => {
            let names = columns.iter().map(|(it, _)| it.name().value.as_str());
            said::ticked_all(&names.collect::<Vec<_>>())
        }
        Some(Filling::Constant(value)) => said::ticked(&value.value),
        Some(Filling::Impossible(_)) => said::filling("impossible"),
        Some(Filling::Undetermined(_)) => said::filling("undetermined"),
        None => said::filling(""),
    }
}

fn facets(version: &Version<'_>, source: &Source, mapping: &Mapping, own: &str) -> Facets {
    let mut facets = Facets::default();
    let Mapping {
        variable,
        filling,
        comparability,
        asks,
        because,
        missing,
        place: _,
    } = mapping;
    let at = |key| version.places.key(variable.place, key);
    let words = filling_words(mapping);
    let kind = |word: &str, facets: &mut Facets| {
        facets.shown(
            Aspect::Mapping,
            word.to_owned(),
            words.clone(),
            variable.place,
        );
    };
    match filling {
        None => {}
        Some(Filling::Columns {
            headings,
            // Cells are compared by what they come to: see [`cells`].
            codes: _,
            format,
            split,
            convert,
        }) => {
            kind("columns", &mut facets);
            let names: Vec<String> = headings.iter().map(heading).collect();
            let place = headings
                .first()
                .map_or(variable.place, |it| it.name().place);
            let shown: Vec<&str> = headings.iter().map(|it| it.name().value.as_str()).collect();
            facets.shown(
                Aspect::Columns,
                names.join("\u{1}"),
                said::ticked_all(&shown),
                place,
            );
            facets.plain(
                Aspect::Format,
                format.as_ref().map(|it| it.value.clone()),
                at("format"),
            );
            put_convert(convert.as_ref(), at("convert"), &mut facets);
            if is_several(version, own) {
                put_separators(source, split.as_ref(), at("split"), &mut facets);
            }
        }
        Some(Filling::Several {
            columns,
            checked,
            unchecked,
        }) => {
            kind("options", &mut facets);
            for (column, code) in columns {
                let code = version.code(own, &code.value);
                let value = (code.clone(), said::ticked(&code));
                let name = heading(column);
                facets.one(Aspect::Columns, &name, value, column.name().place);
            }
            let marks = |own: Option<&Vec<Name>>, wide: Option<&Vec<Name>>, usual: &[&str]| {
                let own = own.or(wide);
                let marks: BTreeSet<String> = own.map_or_else(
                    || {
                        usual
                            .iter()
                            .map(|it| normal_form(it).into_owned())
                            .collect()
                    },
                    |own| own.iter().map(normal).collect(),
                );
                let shown: Vec<&str> = marks.iter().map(String::as_str).collect();
                (shown.join("\u{1}"), said::ticked_all(&shown))
            };
            let (habits, profile) = (&source.habits, profile(source));
            let value = marks(checked.as_ref(), habits.checked.as_ref(), profile.checked);
            facets.one(Aspect::Marks, "checked", value, at("checked"));
            let value = marks(
                unchecked.as_ref(),
                habits.unchecked.as_ref(),
                profile.unchecked,
            );
            facets.one(Aspect::Marks, "unchecked", value, at("unchecked"));
        }
        Some(Filling::Constant(value)) => {
            kind("constant", &mut facets);
            let code = Decimal::parse(&value.value).map_or_else(
                || version.code(own, &value.value),
                |number| number.to_string(),
            );
            facets.shown(Aspect::Cells, code, said::ticked(&value.value), value.place);
        }
        Some(Filling::Impossible(why)) => {
            kind("impossible", &mut facets);
            facets.text(Aspect::Because, Some(why), variable.place);
        }
        Some(Filling::Undetermined(why)) => {
            kind("undetermined", &mut facets);
            facets.text(Aspect::Because, Some(why), variable.place);
        }
    }
    facets.plain(
        Aspect::Comparability,
        Some(comparability.value.word().to_owned()),
        at("comparability"),
    );
    put_asks(asks, at("asks"), &mut facets);
    if because.is_some() {
        facets.text(Aspect::Because, because.as_ref(), at("because"));
    }
    // What the source says already need not be said again.
    let usual = missing_cells(source);
    let own: BTreeMap<String, &'static str> = missing
        .iter()
        .map(|(cell, reason)| (normal(cell), reason.name()))
        .filter(|(cell, reason)| usual.get(cell) != Some(reason))
        .collect();
    for (cell, reason) in own {
        let value = (reason.to_owned(), said::ticked(reason));
        facets.one(Aspect::Missing, &cell, value, at("missing"));
    }
    facets
}

/// What the source's own question says, one thing at a time.
fn put_asks(asks: &Asks, place: Place, facets: &mut Facets) {
    let Asks {
        recall,
        population,
        unit,
        scale,
    } = asks;
    for (name, worded) in [("recall", recall), ("population", population)] {
        if let Some(worded) = worded {
            let text = &worded.value;
            let key = format!("{}\u{1}{}", text.fr, text.en);
            facets.one(Aspect::Asks, name, (key, said::quoted(text)), place);
        }
    }
    if let Some(unit) = unit {
        let value = (normal(unit), said::ticked(&unit.value));
        facets.one(Aspect::Asks, "unit", value, place);
    }
    if let Some(scale) = scale {
        let Scale { from, to, reversed } = scale.value;
        let shown = format!("{{from: {from}, to: {to}, reversed: {reversed}}}");
        let value = (shown.clone(), said::ticked(&shown));
        facets.one(Aspect::Asks, "scale", value, place);
    }
}

/// Cells that stand for a reason in the whole of a source, its tool's habits included.
pub(super) fn missing_cells(source: &Source) -> BTreeMap<String, &'static str> {
    let mut cells = BTreeMap::new();
    for (cell, reason) in &source.habits.missing {
        cells.entry(normal(cell)).or_insert(reason.name());
    }
    for (cell, reason) in profile(source).missing {
        let cell = normal_form(cell).into_owned();
        cells.entry(cell).or_insert(reason.name());
    }
    cells
}

fn heading(heading: &Heading) -> String {
    match heading {
        Heading::Text(name) => normal(name),
        Heading::Code(name) => format!("{} (code)", normal(name)),
    }
}

fn is_several(version: &Version<'_>, variable: &str) -> bool {
    let key = version.find(variable).map(|(key, _)| key);
    key.is_some_and(|key| matches!(version.domain_of(key), super::conditions::Domain::Several))
}

fn put_convert(convert: Option<&Placed<Convert>>, place: Place, facets: &mut Facets) {
    let shown = match convert.map(|it| it.value) {
        // Once a number is that number.
        None => return,
        Some(Convert::Times(times)) if times.to_string() == "1" => return,
        Some(Convert::Times(times)) => format!("× {times}"),
        Some(Convert::BirthYear) => "birth-year".to_owned(),
    };
    facets.plain(Aspect::Convert, Some(shown), place);
}

fn put_separators(source: &Source, own: Option<&Name>, place: Place, facets: &mut Facets) {
    let wide = source.habits.split.as_ref();
    let marks: BTreeSet<String> = match (own, wide) {
        (Some(own), _) => BTreeSet::from([separator_mark(&own.value).to_owned()]),
        (None, Some(wide)) => wide
            .iter()
            .map(|it| separator_mark(&it.value).to_owned())
            .collect(),
        (None, None) => profile(source)
            .split
            .iter()
            .map(|it| separator_mark(it).to_owned())
            .collect(),
    };
    let shown: Vec<&str> = marks.iter().map(String::as_str).collect();
    let value = (shown.join("\u{1}"), said::ticked_all(&shown));
    facets.one(Aspect::Marks, "split", value, place);
}

/// The cells whose code is another, as far as the mapping says so: what follows from a code or a label is told there.
fn cells(
    sides: &Sides<'_>,
    old: ((&Association, &Source), &Mapping),
    new: ((&Association, &Source), &Mapping),
    variable: &str,
    subject: &Subject,
) -> Vec<Change> {
    let declared = |version: &Version<'_>, mapping: &Mapping| -> BTreeMap<String, String> {
        let Some(Filling::Columns { codes, .. }) = &mapping.filling else {
            return BTreeMap::new();
        };
        let code = |code: &Name| match Decimal::parse(&code.value) {
            Some(number) => number.to_string(),
            None => version.code(variable, &code.value),
        };
        codes
            .iter()
            .map(|(cell, to)| (normal(cell), code(to)))
            .collect()
    };
    // What a cell that is not declared comes to, in each version, under names of the new one.
    let usual =
        |version: &Version<'_>, side: (&Association, &Source)| -> BTreeMap<String, String> {
            let mut usual = BTreeMap::new();
            let codes = codes_seen(version, side.0, variable).unwrap_or_default();
            for answers in answers(side.1) {
                for code in &codes {
                    for text in texts_of(code, answers) {
                        let code = version.code(variable, &code.code.value);
                        usual.entry(text).or_insert(code);
                    }
                }
            }
            usual
        };
    let (before, after) = (declared(sides.old, old.1), declared(sides.new, new.1));
    if before == after {
        return Vec::new();
    }
    let (matched_before, matched) = (usual(sides.old, old.0), usual(sides.new, new.0));
    let come_to =
        |cell: &String, own: &BTreeMap<String, String>, rest: &BTreeMap<String, String>| {
            own.get(cell).or_else(|| rest.get(cell)).cloned()
        };
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut changes = Vec::new();
    for cell in names {
        let was = come_to(cell, &before, &matched_before);
        let is = come_to(cell, &after, &matched);
        if was == is {
            continue;
        }
        let mut change = Change::new(subject.clone(), Aspect::Cells, Class::Check);
        change.item = Some(said::ticked(cell));
        let at = |version: &Version<'_>, mapping: &Mapping| {
            version.places.key(mapping.variable.place, "codes")
        };
        change.old = was.map(|it| Written::new(said::ticked(&it), at(sides.old, old.1)));
        change.new = is.map(|it| Written::new(said::ticked(&it), at(sides.new, new.1)));
        changes.push(change);
    }
    changes
}
