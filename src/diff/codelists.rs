//! Codes compared, in every variable that has them: a list written in place, named, renamed or shared is the same
//! list where its codes are the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::Text;
use crate::i18n::diff as said;
use crate::matching::normal_form;
use crate::referential::{Code, Codelist};
use crate::source_text::Place;

use super::aspect::{Aspect, Class};
use super::change::{Change, Subject, Written};
use super::facets::{Bench, Facets, compare};
use super::finer;
use super::readers;
use super::sides::{Sides, owned_by};
use super::uses::Use;
use super::version::List;

/// Two lists that are one, and the variables that hold their codes.
struct Pair {
    old: List,
    new: List,
    variables: BTreeSet<String>,
}

/// The changes of the codes of every list.
pub(super) fn changes(sides: &Sides<'_>) -> Vec<Change> {
    let (old, new) = (sides.old, sides.new);
    let mut pairs: BTreeMap<(Place, Place), Pair> = BTreeMap::new();
    for key in new.variables.keys() {
        let Some((before, _)) = old.find(key) else {
            continue;
        };
        if let (Some(before), Some(after)) = (old.list(before), new.list(key)) {
            // What two derivations draw changes with them.
            if before.drawn && after.drawn {
                continue;
            }
            let pair = pairs
                .entry((before.place, after.place))
                .or_insert_with(|| Pair {
                    old: before,
                    new: after,
                    variables: BTreeSet::new(),
                });
            pair.variables.insert(key.clone());
        }
    }
    let mut changes = Vec::new();
    for pair in pairs.values() {
        changes.extend(pair_changes(sides, pair));
    }
    changes.extend(list_changes(sides, &pairs));
    changes.extend(finer::changes(sides));
    changes
}

/// The lists themselves: labels, and ids that came, went or changed.
fn list_changes(sides: &Sides<'_>, pairs: &BTreeMap<(Place, Place), Pair>) -> Vec<Change> {
    let (old, new) = (sides.old, sides.new);
    let mut changes = Vec::new();
    for (key, owned) in &old.codelists {
        let subject = Subject::Codelist(key.clone());
        let place = owned.thing.id.place;
        let Some(after) = new.codelists.get(key) else {
            let mut heirs = new.codelists.iter();
            let replaced = heirs.find(|(_, list)| {
                let mut former = list.thing.replaces.iter();
                list.owner == owned.owner && former.any(|it| it.value == owned.thing.id.value)
            });
            let mut change = Change::new(subject, Aspect::Codelist, Class::NoEffect);
            change.old = Some(Written::new(said::ticked(key), place));
            let goes_on = pairs.values().find(|pair| pair.old.place == place);
            if let Some((heir, list)) = replaced {
                change.new = Some(Written::new(said::ticked(heir), list.thing.id.place));
            } else if let Some(pair) = goes_on {
                let words = if pair.new.inline {
                    said::in_place(&pair.new.id)
                } else {
                    said::ticked(&pair.new.id)
                };
                change.new = Some(Written::new(words, pair.new.place));
                change.note = Some(said::list_moved());
            } else {
                sides.retire(&mut change, &owned.thing.id.value, owned.owner);
            }
            changes.push(owned_by(owned.owner, change));
            continue;
        };
        let bench = Bench {
            subject,
            places: Some((place, after.thing.id.place)),
            domain: &|name| sides.domain(name),
        };
        let found = compare(&facets(owned.thing), &facets(after.thing), &bench);
        changes.extend(found.into_iter().map(|it| owned_by(owned.owner, it)));
        let places = (place, after.thing.id.place);
        if !pairs.contains_key(&places) && !pairs.keys().any(|it| it.1 == places.1) {
            // No variable that goes on holds these codes.
            let list = |list: &Codelist| List {
                id: key.clone(),
                place: list.id.place,
                ordered: list.ordered,
                codes: list.codes.clone(),
                drawn: false,
                inline: false,
            };
            let pair = Pair {
                old: list(owned.thing),
                new: list(after.thing),
                variables: BTreeSet::new(),
            };
            changes.extend(pair_changes(sides, &pair));
        }
    }
    for (key, owned) in &new.codelists {
        let continued = pairs
            .values()
            .any(|pair| pair.new.place == owned.thing.id.place);
        if !old.codelists.contains_key(key) && !continued {
            let mut change = Change::new(
                Subject::Codelist(key.clone()),
                Aspect::Codelist,
                Class::NoEffect,
            );
            change.new = Some(Written::new(said::ticked(key), owned.thing.id.place));
            changes.push(owned_by(owned.owner, change));
        }
    }
    changes
}

/// A list but for its codes.
fn facets(list: &Codelist) -> Facets {
    let mut facets = Facets::default();
    let Codelist {
        id,
        // A list or the finer codes of one: see [`finer`].
        extends: _,
        label,
        note,
        // Compared where the codes are, for lists written in place have them too.
        ordered: _,
        codes: _,
        replaces: _,
        // Only where it stands is kept.
        question: _,
    } = list;
    facets.text(Aspect::Label, Some(label), id.place);
    facets.text(Aspect::Note, note.as_ref(), id.place);
    facets
}

fn pair_changes(sides: &Sides<'_>, pair: &Pair) -> Vec<Change> {
    let mut bench = CodeBench {
        sides,
        pair,
        changes: Vec::new(),
        owner: None,
        renamed: BTreeMap::new(),
    };
    let named = sides.new.codelists.get(&pair.new.id);
    bench.owner = named.map_or_else(
        || {
            sides
                .new
                .variables
                .get(&pair.new.id)
                .and_then(|it| it.owner)
        },
        |it| it.owner,
    );
    bench.codes();
    bench.order();
    bench.changes
}

struct CodeBench<'s, 'a> {
    sides: &'s Sides<'a>,
    pair: &'s Pair,
    changes: Vec<Change>,
    owner: Option<&'s str>,
    renamed: BTreeMap<&'s str, &'s Code>,
}

impl<'s> CodeBench<'s, '_> {
    fn change(&self, aspect: Aspect, class: Class) -> Change {
        Change::new(Subject::Codelist(self.pair.new.id.clone()), aspect, class)
    }

    /// A change, worth to each indicator what `worth` says of the use it makes of these codes.
    fn push(&mut self, change: Change, worth: impl Fn(&Use) -> Class) {
        let mut change = owned_by(self.owner, change);
        let effects = self.sides.effects(&self.pair.variables, worth);
        change = if effects.is_empty() {
            // Codes that no figure reads.
            change.class = change.class.min(Class::Check);
            change
        } else {
            change.touching(effects)
        };
        self.changes.push(change);
    }

    fn codes(&mut self) {
        let pair = self.pair;
        let (old, new) = (&pair.old.codes, &pair.new.codes);
        let find = |codes: &'s [Code], name: &str| codes.iter().find(|it| it.code.value == name);
        for code in new {
            let former = code.replaces.iter().filter_map(|it| find(old, &it.value));
            let mut former: Vec<&Code> = former
                .filter(|it| find(new, &it.code.value).is_none())
                .collect();
            self.renamed
                .extend(former.iter().map(|it| (it.code.value.as_str(), code)));
            let same = find(old, &code.code.value);
            match (same, former.as_slice()) {
                (Some(before), []) => self.same(before, code),
                (None, []) => self.added(code),
                (None, [before]) => {
                    self.rename(before, code);
                    self.same(before, code);
                }
                _ => {
                    former.extend(same);
                    self.merged(&former, code);
                }
            }
        }
        for code in old {
            let name = code.code.value.as_str();
            if find(new, name).is_none() && !self.renamed.contains_key(name) {
                self.removed(code);
            }
        }
    }

    fn added(&mut self, code: &Code) {
        let mut change = self.change(Aspect::Code, Class::Check);
        change.new = Some(Written::new(words(code), code.code.place));
        change.beside = Some(self.pair.old.place);
        self.push(change, |_| Class::Check);
    }

    fn removed(&mut self, code: &Code) {
        let mut change = self.change(Aspect::Code, Class::Breaks);
        change.old = Some(Written::new(words(code), code.code.place));
        change.beside = Some(self.pair.new.place);
        let name = code.code.value.as_str();
        let category = code.missing.is_none();
        // A reason that is gone leaves cells that are invalid: as missing as before.
        self.push(change, |it| {
            if category && it.depends_on(name) {
                Class::Breaks
            } else {
                Class::Check
            }
        });
    }

    fn merged(&mut self, former: &[&Code], code: &Code) {
        let mut change = self.change(Aspect::CodeMerged, Class::Breaks);
        let names: Vec<Text> = former.iter().map(|it| words(it)).collect();
        if let Some(first) = former.first() {
            change.old = Some(Written::new(said::joined(&names), first.code.place));
        }
        change.new = Some(Written::new(words(code), code.code.place));
        let names: BTreeSet<String> = former.iter().map(|it| it.code.value.clone()).collect();
        self.push(change, |it| {
            if it.tells_apart(&names) {
                Class::Breaks
            } else {
                Class::Check
            }
        });
    }

    fn rename(&mut self, before: &Code, code: &Code) {
        let mut change = self.change(Aspect::CodeRenamed, Class::NoEffect);
        change.old = Some(Written::new(words(before), before.code.place));
        change.new = Some(Written::new(words(code), code.code.place));
        let lost = BTreeSet::from([normal_form(&before.code.value).into_owned()]);
        let hit = readers::of_codes(self.sides.new, &self.pair.variables, &lost);
        self.lost(change, &hit);
    }

    /// Associations that would lose answers, if any.
    fn lost(&mut self, mut change: Change, hit: &BTreeSet<String>) {
        if hit.is_empty() {
            let change = owned_by(self.owner, change);
            self.changes.push(change);
            return;
        }
        change.class = Class::Check;
        change.note = Some(said::answers_lost(hit));
        change.help = Some(said::declare_answers());
        self.push(change, |_| Class::Check);
    }

    /// One code in both versions.
    fn same(&mut self, before: &Code, after: &Code) {
        let bench = Bench {
            subject: Subject::Codelist(self.pair.new.id.clone()),
            places: Some((before.code.place, after.code.place)),
            domain: &|name| self.sides.domain(name),
        };
        let found = compare(
            &self.facets(before, true),
            &self.facets(after, false),
            &bench,
        );
        let name = before.code.value.clone();
        for mut change in found {
            change.item = Some(said::ticked(&after.code.value));
            match change.aspect {
                Aspect::CodeLabel => {
                    let lost = lost_labels(before, after);
                    let hit = readers::of_labels(self.sides.new, &self.pair.variables, &lost);
                    change.class = Class::NoEffect;
                    self.lost(change, &hit);
                }
                Aspect::CodeValue => self.push(change, |it| worth(it.values, Class::Check)),
                Aspect::CodeWithin => self.push(change, |it| worth(it.groups, Class::Check)),
                Aspect::CodeMissing => {
                    let turned = before.missing.is_none() || after.missing.is_none();
                    self.push(change, |it| {
                        worth(turned && it.depends_on(&name), Class::Check)
                    });
                }
                _ if change.class == Class::NoEffect => {
                    let change = owned_by(self.owner, change);
                    self.changes.push(change);
                }
                _ => {
                    let class = change.class;
                    self.push(change, |_| class);
                }
            }
        }
    }

    fn facets(&self, code: &Code, old: bool) -> Facets {
        let mut facets = Facets::default();
        let Code {
            code,
            label,
            value,
            within,
            missing,
            sensitive,
            note,
            // It pairs the codes.
            replaces: _,
            // Only where it stands is kept.
            question: _,
        } = code;
        let version = if old { self.sides.old } else { self.sides.new };
        let at = |key| version.places.key(code.place, key);
        facets.text(Aspect::CodeLabel, Some(label), at("label"));
        facets.number(
            Aspect::CodeValue,
            value.as_ref().map(|it| it.value),
            at("value"),
        );
        facets.plain(
            Aspect::CodeWithin,
            within.as_ref().map(|it| it.value.clone()),
            at("within"),
        );
        let reason = missing.map_or("", crate::referential::Missing::name);
        facets.shown(
            Aspect::CodeMissing,
            reason.to_owned(),
            said::reason(reason),
            at("missing"),
        );
        facets.flag(Aspect::CodeSensitive, *sensitive, at("sensitive"));
        facets.text(Aspect::Note, note.as_ref(), at("note"));
        facets
    }

    /// Whether the codes have an order, and which.
    fn order(&mut self) {
        let pair = self.pair;
        let (old, new) = (&pair.old, &pair.new);
        if old.drawn || new.drawn {
            return;
        }
        if old.ordered != new.ordered {
            let written = |list: &List| Written::new(said::yes_no(list.ordered), list.place);
            let gone = if old.ordered {
                Class::Breaks
            } else {
                Class::Check
            };
            let mut change = self.change(Aspect::Ordered, gone);
            change.old = Some(written(old));
            change.new = Some(written(new));
            // A list written in place cannot say that it has an order: only a median needs it said.
            let other = match (old.inline != new.inline, old.ordered) {
                (true, _) => Class::NoEffect,
                (false, true) => Class::Breaks,
                (false, false) => Class::Check,
            };
            if other == Class::NoEffect {
                change.class = Class::NoEffect;
            }
            self.push(change, |it| {
                if it.values {
                    gone
                } else if it.only_splits() {
                    other.min(Class::Check)
                } else {
                    other
                }
            });
        }
        // Codes on both sides, under their new names, reasons left out.
        let after: Vec<&str> = categories(&new.codes)
            .map(|it| it.code.value.as_str())
            .collect();
        let mut before: Vec<&str> = Vec::new();
        for code in categories(&old.codes) {
            let name = code.code.value.as_str();
            let name = self
                .renamed
                .get(name)
                .map_or(name, |it| it.code.value.as_str());
            if after.contains(&name) && !before.contains(&name) {
                before.push(name);
            }
        }
        let kept: Vec<&str> = after.into_iter().filter(|it| before.contains(it)).collect();
        if kept == before {
            return;
        }
        let meant = old.ordered || new.ordered;
        let class = if meant {
            Class::Breaks
        } else {
            Class::NoEffect
        };
        let mut change = self.change(Aspect::CodeOrder, class);
        change.old = Some(Written::new(said::ticked_all(&before), old.place));
        change.new = Some(Written::new(said::ticked_all(&kept), new.place));
        if meant {
            // Split by it, each code keeps its figure.
            self.push(change, |it| worth(!it.only_splits(), Class::Check));
        } else {
            let change = owned_by(self.owner, change);
            self.changes.push(change);
        }
    }
}

fn worth(breaks: bool, otherwise: Class) -> Class {
    if breaks { Class::Breaks } else { otherwise }
}

fn categories(codes: &[Code]) -> impl Iterator<Item = &Code> {
    codes.iter().filter(|code| code.missing.is_none())
}

/// A code and its label.
pub(super) fn words(code: &Code) -> Text {
    said::labelled(&code.code.value, &code.label)
}

/// The texts that cells matched and match no more.
fn lost_labels(before: &Code, after: &Code) -> BTreeSet<String> {
    let texts = |label: &Text| -> BTreeSet<String> {
        let both = [&label.fr, &label.en];
        both.map(|text| normal_form(text).into_owned()).into()
    };
    let kept = texts(&after.label);
    texts(&before.label)
        .into_iter()
        .filter(|text| !kept.contains(text))
        .collect()
}
