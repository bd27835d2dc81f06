//! A thing laid out in facets: one value a respect, each in a form that is equal where the meaning is.
//!
//! In: the facets of one thing in each version. Out: those that differ. Laying out is where every field of what was
//! decoded is named, without `..`: a new field does not compile until someone has said what it is worth.

use std::collections::BTreeMap;

use crate::decimal::Decimal;
use crate::i18n::Text;
use crate::source_text::Place;

use super::aspect::{Aspect, Class};
use super::change::{Change, Subject, Written};
use super::conditions::{Domain, Formula, Relation, relation};
use super::wording::{self, Wording};
use crate::i18n::diff as said;

/// A value in a form that is equal where the meaning is.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    /// Equal to the letter.
    Plain(String),
    /// A text for readers.
    Words(Text),
    /// A condition.
    Condition(Formula),
}

/// One respect of a thing.
#[derive(Clone, Debug)]
pub(super) struct Facet {
    pub(super) aspect: Aspect,
    /// Which one, where there are several of an aspect; said to readers.
    pub(super) item: Option<Text>,
    pub(super) meaning: Meaning,
    pub(super) words: Text,
    pub(super) place: Place,
}

/// The facets of a thing.
#[derive(Clone, Debug, Default)]
pub(super) struct Facets {
    pub(super) all: BTreeMap<(Aspect, String), Facet>,
}

impl Facets {
    pub(super) fn put(&mut self, key: &str, facet: Facet) {
        self.all
            .entry((facet.aspect, key.to_owned()))
            .or_insert(facet);
    }

    /// A word, an id, a number: shown as it is written.
    pub(super) fn plain(&mut self, aspect: Aspect, value: Option<String>, place: Place) {
        let Some(value) = value else { return };
        let words = said::ticked(&value);
        self.put("", facet(aspect, Meaning::Plain(value), words, place));
    }

    /// A number.
    pub(super) fn number(&mut self, aspect: Aspect, value: Option<Decimal>, place: Place) {
        self.plain(aspect, value.map(|value| value.to_string()), place);
    }

    /// Whether, where it does.
    pub(super) fn flag(&mut self, aspect: Aspect, value: bool, place: Place) {
        let words = said::yes_no(value);
        self.put(
            "",
            facet(aspect, Meaning::Plain(value.to_string()), words, place),
        );
    }

    /// A text for readers.
    pub(super) fn text(&mut self, aspect: Aspect, value: Option<&Text>, place: Place) {
        let Some(value) = value else { return };
        let words = said::quoted(value);
        self.put(
            "",
            facet(aspect, Meaning::Words(value.clone()), words, place),
        );
    }

    /// What is equal where `key` is, shown as `words`.
    pub(super) fn shown(&mut self, aspect: Aspect, key: String, words: Text, place: Place) {
        self.put("", facet(aspect, Meaning::Plain(key), words, place));
    }

    /// One of several, known by `name`, said as `item`.
    pub(super) fn one(&mut self, aspect: Aspect, name: &str, value: (String, Text), place: Place) {
        let (key, words) = value;
        let mut facet = facet(aspect, Meaning::Plain(key), words, place);
        facet.item = Some(said::ticked(name));
        self.put(name, facet);
    }

    /// A condition.
    pub(super) fn condition(
        &mut self,
        aspect: Aspect,
        value: Option<(Formula, Text)>,
        place: Place,
    ) {
        let Some((formula, words)) = value else {
            return;
        };
        self.put("", facet(aspect, Meaning::Condition(formula), words, place));
    }

    /// Everything in one text, for telling things apart.
    pub(super) fn signature(&self, leave: &[Aspect]) -> String {
        let kept = self.all.iter();
        let kept = kept.filter(|((aspect, _), _)| !leave.contains(aspect));
        let lines = kept.map(|((aspect, key), facet)| {
            let meaning = match &facet.meaning {
                Meaning::Plain(text) => text.clone(),
                Meaning::Words(text) => format!("{text:?}"),
                Meaning::Condition(formula) => format!("{formula:?}"),
            };
            format!("{}\u{1}{key}\u{1}{meaning}\u{2}", aspect.name())
        });
        lines.collect()
    }
}

pub(super) fn facet(aspect: Aspect, meaning: Meaning, words: Text, place: Place) -> Facet {
    Facet {
        aspect,
        item: None,
        meaning,
        words,
        place,
    }
}

/// What is compared, and by what.
pub(super) struct Bench<'b> {
    pub(super) subject: Subject,
    /// Where the thing stands in each version.
    pub(super) places: Option<(Place, Place)>,
    pub(super) domain: &'b dyn Fn(&str) -> Domain,
}

/// The facets that differ, each a change that touches no indicator yet.
pub(super) fn compare(old: &Facets, new: &Facets, bench: &Bench<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let keys: std::collections::BTreeSet<_> = old.all.keys().chain(new.all.keys()).collect();
    for key in keys {
        let (before, after) = (old.all.get(key), new.all.get(key));
        let Some((class, note)) = class(before, after, bench) else {
            continue;
        };
        let written = |facet: Option<&Facet>| {
            facet.map(|facet| Written::new(facet.words.clone(), facet.place))
        };
        let mut change = Change::new(bench.subject.clone(), key.0, class);
        change.item = after.or(before).and_then(|facet| facet.item.clone());
        change.note = note;
        change.old = written(before);
        change.new = written(after);
        change.beside = bench.places.and_then(|(old, new)| match (before, after) {
            (None, _) => Some(old),
            (_, None) => Some(new),
            _ => None,
        });
        changes.push(change);
    }
    changes
}

/// What the difference is worth, and what it comes down to; none where there is none.
fn class(
    old: Option<&Facet>,
    new: Option<&Facet>,
    bench: &Bench<'_>,
) -> Option<(Class, Option<Text>)> {
    let aspect = old.or(new)?.aspect;
    let [changed, added, removed] = aspect.classes();
    let (Some(old), Some(new)) = (old, new) else {
        return Some((if old.is_none() { added } else { removed }, None));
    };
    match (&old.meaning, &new.meaning) {
        (Meaning::Plain(a), Meaning::Plain(b)) => (a != b).then_some((changed, None)),
        (Meaning::Words(a), Meaning::Words(b)) => match wording::compare(a, b) {
            Wording::Same => None,
            Wording::Form => Some((Class::NoEffect, None)),
            Wording::Reworded => Some((
                changed.min(Class::Check),
                (changed > Class::NoEffect).then(said::same_words),
            )),
            Wording::Other => Some((changed, None)),
        },
        (Meaning::Condition(a), Meaning::Condition(b)) => match relation(a, b, bench.domain) {
            Relation::Same => None,
            Relation::Wider if aspect == Aspect::AskedWhen => {
                // More are asked: nobody leaves the base, someone may enter it.
                Some((Class::Check, Some(said::wider())))
            }
            Relation::Wider => Some((changed, Some(said::wider()))),
            Relation::Narrower => Some((changed, Some(said::narrower()))),
            Relation::Other => Some((changed, None)),
        },
        _ => Some((changed, None)),
    }
}
