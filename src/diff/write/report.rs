//! The order in which a comparison is read: by class, then by indicator; what indicators share is said once.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::diff as said;
use crate::i18n::{Lang, Text, ticked};
use crate::source_text::{Place, SourceTexts};

use crate::diff::{Change, Class, Comparison, Effect, Role, Subject, Written};

/// One change, or what it means for one indicator.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// The number of a change that is told elsewhere.
    pub(super) number: Option<usize>,
    pub(super) text: String,
    /// Where, in each version.
    pub(super) places: Option<String>,
    pub(super) below: Vec<String>,
}

/// What is said of one thing.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) heading: String,
    pub(super) lines: Vec<Line>,
    /// What to do about it.
    pub(super) help: Vec<String>,
}

/// A class, or what several indicators share.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) heading: String,
    /// Whether it may be folded: nobody has to act on it.
    pub(super) quiet: bool,
    pub(super) groups: Vec<Group>,
}

/// The whole.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) sections: Vec<Section>,
    pub(super) last: String,
}

/// What a section holds, worst first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shelf {
    Breaks,
    Declared,
    Check,
    NoEffect,
}

const SHELVES: [(Shelf, &str); 4] = [
    (Shelf::Breaks, "breaks"),
    (Shelf::Declared, "declared"),
    (Shelf::Check, "to-check"),
    (Shelf::NoEffect, "no-effect"),
];

fn shelf(class: Class, declared: bool) -> Shelf {
    match class {
        Class::Breaks if declared => Shelf::Declared,
        Class::Breaks => Shelf::Breaks,
        Class::Check => Shelf::Check,
        Class::NoEffect => Shelf::NoEffect,
    }
}

/// Whether a change is told among those of associations rather than under each indicator it touches.
fn is_of_association(change: &Change) -> bool {
    matches!(
        change.subject,
        Subject::Association(_) | Subject::Source(..) | Subject::Mapping(..)
    )
}

/// Whether it is told once, under a number, and named under each indicator.
fn is_shared(change: &Change) -> bool {
    let own = |effect: &Effect| effect.roles.contains(&Role::Own);
    !is_of_association(change) && change.effects.iter().any(|it| !own(it))
}

/// The comparison in order of reading.
pub(super) fn report(comparison: &Comparison, texts: &SourceTexts, lang: Lang) -> Report {
    let bench = Bench {
        comparison,
        texts,
        lang,
        numbers: comparison
            .changes
            .iter()
            .enumerate()
            .filter(|(_, change)| is_shared(change))
            .zip(1..)
            .map(|((at, _), number)| (at, number))
            .collect(),
    };
    let mut sections = Vec::new();
    for (shelf, word) in SHELVES {
        let groups = bench.groups(shelf);
        if !groups.is_empty() {
            sections.push(Section {
                heading: bench.say(&said::class_heading(word)),
                quiet: shelf == Shelf::NoEffect,
                groups,
            });
        }
    }
    sections.extend(bench.shared());
    Report {
        sections,
        last: bench.last(),
    }
}

struct Bench<'c> {
    comparison: &'c Comparison,
    texts: &'c SourceTexts,
    lang: Lang,
    numbers: BTreeMap<usize, usize>,
}

impl Bench<'_> {
    fn say(&self, text: &Text) -> String {
        let line = text.in_lang(self.lang).lines();
        line.collect::<Vec<_>>().join(" ")
    }

    fn groups(&self, shelf_of: Shelf) -> Vec<Group> {
        let mut by_indicator: BTreeMap<&str, Vec<Line>> = BTreeMap::new();
        let mut by_subject: BTreeMap<&Subject, Vec<Line>> = BTreeMap::new();
        for (at, change) in self.comparison.changes.iter().enumerate() {
            if is_of_association(change) || change.effects.is_empty() {
                if shelf(change.class, !change.is_fault()) != shelf_of {
                    continue;
                }
                if let (Subject::Indicator(id), false) =
                    (&change.subject, is_of_association(change))
                {
                    by_indicator
                        .entry(id)
                        .or_default()
                        .push(self.line(change, false));
                    continue;
                }
                let mut line = self.line(change, false);
                if !change.effects.is_empty() {
                    let ids = change.effects.iter().map(|it| it.indicator.as_str());
                    let count = change.effects.len();
                    line.below
                        .push(self.say(&said::figures(&ticked(ids), count)));
                }
                by_subject.entry(&change.subject).or_default().push(line);
                continue;
            }
            for effect in &change.effects {
                if shelf(effect.class, effect.declared) == shelf_of {
                    let line = self.effect(at, change, effect);
                    by_indicator
                        .entry(&effect.indicator)
                        .or_default()
                        .push(line);
                }
            }
        }
        let mut groups = self.indicators(by_indicator, shelf_of);
        for (subject, lines) in by_subject {
            groups.push(Group {
                heading: self.say(&subject_words(subject)),
                lines,
                help: Vec::new(),
            });
        }
        groups
    }

    /// One group an indicator; indicators of which nothing is said but the same shared changes stand together.
    fn indicators(&self, by_indicator: BTreeMap<&str, Vec<Line>>, shelf_of: Shelf) -> Vec<Group> {
        let mut together: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
        for (id, lines) in &by_indicator {
            if lines.iter().all(|line| line.number.is_some()) {
                let texts = lines.iter().map(|line| line.text.clone()).collect();
                together.entry(texts).or_default().push(id);
            }
        }
        let mut groups = Vec::new();
        for (id, lines) in by_indicator {
            let texts: Vec<String> = lines.iter().map(|line| line.text.clone()).collect();
            let alike = together.get(&texts).map_or(&[][..], Vec::as_slice);
            if alike.first().is_some_and(|first| *first != id) {
                continue;
            }
            let label = self.comparison.labels.get(id);
            let label = label.map(|it| format!(" {}", self.say(it)));
            let (heading, ids) = match alike {
                [_, _, ..] => (ticked(alike), alike),
                _ => (format!("`{id}`{}", label.unwrap_or_default()), &[id][..]),
            };
            let mends = ids.iter().filter_map(|id| self.mend(id));
            let mut mends: Vec<String> = mends.collect();
            if mends.len() > 1 {
                mends = vec![self.say(&said::declare_breaks())];
            }
            groups.push(Group {
                heading,
                lines,
                help: if shelf_of == Shelf::Breaks {
                    mends
                } else {
                    Vec::new()
                },
            });
        }
        groups
    }

    /// How to own up to a break of this indicator, where that can be done.
    fn mend(&self, id: &str) -> Option<String> {
        let breaks = |change: &&Change| {
            change.declarable
                && change
                    .effects
                    .iter()
                    .any(|it| it.indicator == id && it.class == Class::Breaks && !it.declared)
        };
        let mut changes = self.comparison.changes.iter().filter(breaks);
        let first = changes.next()?;
        let own = !first.common || self.comparison.is_own(id);
        let text = if own {
            said::new_id(id)
        } else {
            said::declare_break(id)
        };
        Some(self.say(&text))
    }

    /// What a change means for one indicator.
    fn effect(&self, at: usize, change: &Change, effect: &Effect) -> Line {
        let Some(number) = self.numbers.get(&at) else {
            return self.line(change, false);
        };
        let roles: BTreeSet<Role> = effect.roles.clone();
        let roles: Vec<String> = roles
            .iter()
            .map(|role| self.say(&said::role(role.word())))
            .collect();
        Line {
            number: Some(*number),
            text: format!("{} — {}", self.sentence(change, true), roles.join(", ")),
            places: None,
            below: Vec::new(),
        }
    }

    fn line(&self, change: &Change, with_subject: bool) -> Line {
        let mut below = Vec::new();
        if let Some(help) = &change.help {
            below.push(self.say(&said::help(help)));
        }
        Line {
            number: None,
            text: self.sentence(change, with_subject),
            places: self.places(change),
            below,
        }
    }

    /// What changed, in one line.
    fn sentence(&self, change: &Change, with_subject: bool) -> String {
        let mut said_of = self.say(&said::title(change.aspect.name()));
        let words = |written: &Option<Written>| written.as_ref().map(|it| self.say(&it.text()));
        let (old, new) = (words(&change.old), words(&change.new));
        if let Some(item) = &change.item {
            let item = self.say(item);
            let said_already = [&old, &new].into_iter().flatten().any(|it| *it == item);
            if !said_already {
                said_of = format!("{said_of} {item}");
            }
        }
        if with_subject {
            let subject = self.say(&subject_words(&change.subject));
            said_of = if said_of == subject {
                subject
            } else {
                format!("{subject}, {said_of}")
            };
        }
        let colon = match self.lang {
            Lang::Fr => "\u{a0}:",
            Lang::En => ":",
        };
        let way = |added| self.say(&said::added_removed(added));
        let mut sentence = match (old, new) {
            (Some(old), Some(new)) => format!("{said_of}{colon} {old} → {new}"),
            (Some(old), None) => format!("{said_of}, {}{colon} {old}", way(false)),
            (None, Some(new)) => format!("{said_of}, {}{colon} {new}", way(true)),
            (None, None) => said_of,
        };
        if let Some(note) = &change.note {
            sentence = format!("{sentence} ({})", self.say(note));
        }
        sentence
    }

    fn places(&self, change: &Change) -> Option<String> {
        let shown = |place: Place| {
            let (line, _) = self.texts.line_column(place.file, place.start());
            format!("{}:{line}", self.texts.path(place.file))
        };
        let at = |written: &Option<Written>| written.as_ref().map(|it| it.place);
        let (old, new) = (at(&change.old), at(&change.new));
        if old.is_none() && new.is_none() {
            return None;
        }
        match (old.or(change.beside), new.or(change.beside)) {
            (Some(old), Some(new)) if old != new => {
                Some(format!("{} → {}", shown(old), shown(new)))
            }
            (one, other) => one.or(other).map(shown),
        }
    }

    /// What several indicators share, each once, with its places.
    fn shared(&self) -> Option<Section> {
        let mut groups: Vec<Group> = Vec::new();
        for (at, number) in &self.numbers {
            let change = &self.comparison.changes[*at];
            if change.class == Class::NoEffect {
                continue;
            }
            let mut line = self.line(change, false);
            line.number = Some(*number);
            let heading = self.say(&subject_words(&change.subject));
            match groups.iter_mut().find(|it| it.heading == heading) {
                Some(group) => group.lines.push(line),
                None => groups.push(Group {
                    heading,
                    lines: vec![line],
                    help: Vec::new(),
                }),
            }
        }
        (!groups.is_empty()).then(|| Section {
            heading: self.say(&said::shared_heading()),
            quiet: false,
            groups,
        })
    }

    /// The counts, and the version.
    fn last(&self) -> String {
        let comparison = self.comparison;
        let (required, new) = (comparison.required(), &comparison.new_version);
        let version = match required.zip(new.as_ref()) {
            Some((required, new)) => said::version(&required, new, comparison.is_version_enough()),
            None => said::version_unknown(),
        };
        let first = if comparison.changes.is_empty() {
            said::nothing()
        } else {
            let breaks = comparison.count(Class::Breaks);
            said::counts(
                breaks,
                breaks - comparison.faults(),
                comparison.count(Class::Check),
                comparison.count(Class::NoEffect),
            )
        };
        format!("{} ; {}", self.say(&first), self.say(&version)).replace(
            " ; ",
            match self.lang {
                Lang::Fr => "\u{a0}; ",
                Lang::En => "; ",
            },
        )
    }
}

impl Comparison {
    /// Whether an indicator is an association's own: its series is in no common ledger.
    pub(super) fn is_own(&self, indicator: &str) -> bool {
        self.own.contains(indicator)
    }
}

/// What changed, in words.
pub(super) fn subject_words(subject: &Subject) -> Text {
    match subject {
        Subject::Referential => said::referential(),
        Subject::Indicator(id) => said::ticked(id),
        Subject::Variable(id) => said::variable(id),
        Subject::Codelist(id) => said::codelist(id),
        Subject::Association(id) => said::association(id),
        Subject::Source(association, id) => said::source(association, id),
        Subject::Mapping(association, source, id) => said::mapping(association, source, id),
        Subject::Costs(id) => said::costs(id),
        Subject::Profile(id) => said::profile(id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::Aspect;

    #[test]
    fn every_respect_has_its_title_in_both_languages() {
        for aspect in Aspect::ALL {
            assert!(said::has_title(aspect.name()), "{}", aspect.name());
        }
    }
}
