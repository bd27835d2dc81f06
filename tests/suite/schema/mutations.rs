//! Thousands of seeded faults: what the schema refuses the decoder refuses, and what the schema cannot say is
//! known by name.
//!
//! Referentials that are sound are cut down around one place, and changed there: a key gone, renamed, added, emptied; a
//! value of another kind, word, id, code or number; a list for a value, a value for a list. The program decodes the
//! text; the schema judges what an editor would see of it.

use std::collections::BTreeMap;

use impact::diagnostic::{Code, Diagnostic};
use impact::schema::{Draft, Of};
use impact::yaml::{Entry, Kind, Mapping, Node};

use super::drawn::{Draws, KEYS, drawn, flow, is_plain};
use super::typing::typed;
use super::{Bench, kind_of, referentials_below, tree, validator};

/// How many faults are tried.
const TRIALS: u64 = 4_000;

/// What the decoder refuses and a schema takes: by the opening of what is said in English, with why.
const BEYOND: &[(Code, &str, &str)] = &[
    (Code::IdInvalid, " is not an id", TYPED),
    (Code::IdInvalid, " is not a code", TYPED),
    (Code::TypeWrong, "expected here: a number", TYPED),
    (Code::TypeWrong, "expected here: a whole number", TYPED),
    (Code::TypeWrong, "expected here: `true` or `false`", TYPED),
    (Code::TypeWrong, "does not say which versions", VERSIONS),
    (Code::TypeWrong, "is not a version", VERSIONS),
    (Code::FormatUnsupported, "", TYPED),
    (Code::KeyEmpty, "the value is empty", BLANK),
    (Code::KeyEmpty, "the key `delimiter` has", NOTHING),
    (Code::KeyEmpty, "the key `decimal` has", NOTHING),
    (Code::KeyEmpty, "the key `group` has", NOTHING),
    (Code::KeyEmpty, "the key `path` has", NOTHING),
    (Code::KeyEmpty, "the key `split` has", NOTHING),
    (Code::TypeWrong, "expected here: a single", NOTHING),
    (
        Code::KeysConflict,
        "`otherwise` is not the last",
        "what order items come in",
    ),
    (
        Code::TypeWrong,
        "is not below `to",
        "which of two numbers is the greater",
    ),
];

/// `1.5`, `1e3`, `0x1F`, `True` are no strings to an editor, and their text is lost to a schema.
const TYPED: &str = "a number or a truth, whose text a schema does not see";

const BLANK: &str =
    "blanks alone, which a message on length would tell badly; nothing in a list of cells";

/// `~` is a character that may separate columns, `NULL` what a cell may hold.
const NOTHING: &str = "a character or a cell, where an editor reads `~` and `NULL` as nothing";

const VERSIONS: &str =
    "versions are no regular language: numbers that overflow, a wildcard before a number";

/// How many places a tree holds.
fn size(node: &Node) -> usize {
    1 + match &node.kind {
        Kind::Sequence(items) => items.iter().map(size).sum::<usize>(),
        Kind::Mapping(mapping) => mapping.entries.iter().map(|entry| size(&entry.value)).sum(),
        _ => 0,
    }
}

/// Keeps the place numbered `at`, what leads to it, and little of the rest; gives its number after that.
fn cut(node: &mut Node, at: usize) -> usize {
    let mut before = 1;
    let mut kept = 1;
    let mut found = at;
    match &mut node.kind {
        Kind::Sequence(items) => {
            let mut left = Vec::new();
            for mut item in std::mem::take(items) {
                let length = size(&item);
                let inside = at >= before && at < before + length;
                if inside {
                    found = kept + cut(&mut item, at - before);
                } else if left.len() < 2 {
                    shorten(&mut item);
                }
                before += length;
                if inside || left.len() < 2 {
                    kept += size(&item);
                    left.push(item);
                }
            }
            *items = left;
        }
        Kind::Mapping(mapping) => {
            for entry in &mut mapping.entries {
                let length = size(&entry.value);
                if at >= before && at < before + length {
                    found = kept + cut(&mut entry.value, at - before);
                } else {
                    shorten(&mut entry.value);
                }
                before += length;
                kept += size(&entry.value);
            }
        }
        _ => {}
    }
    found
}

/// Two items of each list at most.
fn shorten(node: &mut Node) {
    match &mut node.kind {
        Kind::Sequence(items) => {
            items.truncate(2);
            items.iter_mut().for_each(shorten);
        }
        Kind::Mapping(mapping) => mapping
            .entries
            .iter_mut()
            .for_each(|entry| shorten(&mut entry.value)),
        _ => {}
    }
}

/// The place numbered `at`.
fn place(node: &mut Node, at: usize) -> &mut Node {
    if at == 0 {
        return node;
    }
    let mut before = 1;
    let children: Vec<&mut Node> = match &mut node.kind {
        Kind::Sequence(items) => items.iter_mut().collect(),
        Kind::Mapping(mapping) => mapping.entries.iter_mut().map(|it| &mut it.value).collect(),
        _ => Vec::new(),
    };
    for child in children {
        let length = size(child);
        if at < before + length {
            return place(child, at - before);
        }
        before += length;
    }
    unreachable!("a place of the tree")
}

/// Changes one place.
fn mutate(node: &mut Node, draws: &mut Draws) {
    let bare = |kind| Node {
        kind,
        ..node.clone()
    };
    let empty = bare(Kind::Empty);
    let leaf = |kind| Node {
        kind,
        ..empty.clone()
    };
    match (&mut node.kind, draws.below(10)) {
        (_, 0) => node.kind = Kind::Empty,
        (Kind::Mapping(mapping), choice) if !mapping.entries.is_empty() => {
            let at = draws.below(mapping.entries.len());
            match choice {
                1..=3 => {
                    mapping.entries.remove(at);
                }
                4 => (*draws.one(KEYS)).clone_into(&mut mapping.entries[at].key),
                5 => mapping.entries[at].key.push('s'),
                6 => {
                    let value = leaf(drawn(draws));
                    let key = (*draws.one(KEYS)).to_owned();
                    let place = value.place;
                    mapping.entries.push(Entry { key, place, value });
                }
                7 => {
                    let other = draws.below(mapping.entries.len());
                    let value = mapping.entries[other].value.clone();
                    mapping.entries[at].value = value;
                }
                8 => node.kind = Kind::Sequence(vec![node.clone()]),
                _ => mapping.entries.clear(),
            }
        }
        (Kind::Sequence(items), choice) if !items.is_empty() => match choice {
            1..=3 => items.clear(),
            4..=5 => *node = items[0].clone(),
            6 => items.push(leaf(drawn(draws))),
            7 => items.push(leaf(Kind::Sequence(Vec::new()))),
            _ => node.kind = Kind::Sequence(vec![node.clone()]),
        },
        (Kind::Scalar(_), 1) => node.kind = Kind::Sequence(vec![node.clone()]),
        (Kind::Scalar(_), 2) => node.kind = Kind::Sequence(Vec::new()),
        (Kind::Scalar(_), 3) => {
            let value = node.clone();
            let entries = vec![Entry {
                key: (*draws.one(KEYS)).to_owned(),
                place: value.place,
                value,
            }];
            let braces = true;
            node.kind = Kind::Mapping(Mapping { entries, braces });
        }
        (Kind::Scalar(scalar), 4) => {
            scalar
                .text
                .push(*draws.one(&['s', 'é', ' ', '-', '.', '1']));
            scalar.quoted |= !is_plain(&scalar.text);
        }
        (_, _) => node.kind = drawn(draws),
    }
}

/// Sound referentials, with their kind.
fn bases() -> Vec<(String, Of, Node)> {
    let bench = Bench::new();
    let files = ["referentials", "tests", "examples"];
    let files = files.iter().flat_map(|folder| referentials_below(folder));
    let sound = files.filter_map(|(path, text)| {
        let node = tree(&text)?;
        let of = kind_of(&node)?;
        bench.faults(&text).is_empty().then_some((path, of, node))
    });
    sound.collect()
}

/// Why a schema cannot see what the decoder refuses; none where one of the faults is not known to be beyond it.
fn beyond(faults: &[Diagnostic]) -> Option<&'static str> {
    let why = |fault: &Diagnostic| {
        let said = &fault.said.message.en;
        let mut known = BEYOND.iter();
        let known = known.find(|(code, part, _)| *code == fault.code && said.contains(part));
        known.map(|(.., why)| *why)
    };
    let reasons: Option<Vec<_>> = faults.iter().map(why).collect();
    reasons?.first().copied()
}

#[test]
fn what_the_schema_refuses_the_decoder_refuses() {
    let bases = bases();
    assert!(bases.len() > 90, "{}", bases.len());
    let bench = Bench::new();
    let schemas: Vec<_> = Of::ALL
        .into_iter()
        .flat_map(|of| [(of, Draft::Seven), (of, Draft::Of2020)])
        .map(|(of, draft)| (of, validator(of, draft)))
        .collect();
    let mut draws = Draws(20_260_101);
    let mut unseen: BTreeMap<&str, u64> = BTreeMap::new();
    let (mut taken, mut refused, mut unread) = (0_u64, 0_u64, 0_u64);
    for _ in 0..TRIALS {
        let (path, of, base) = draws.one(&bases);
        let mut node = base.clone();
        let at = draws.below(size(&node));
        let at = cut(&mut node, at);
        mutate(place(&mut node, at), &mut draws);
        let text = flow(&node);
        let Some(json) = tree(&text).and_then(|node| typed(&node)) else {
            unread += 1;
            continue;
        };
        let faults = bench.faults(&text);
        let of_kind = json["referential"] == of.word();
        let mut seen = false;
        for (kind, schema) in &schemas {
            if *kind == Of::Any || *kind == *of && of_kind {
                let valid = schema.is_valid(&json);
                assert!(
                    valid || !faults.is_empty(),
                    "{path}: the schema of {kind:?} refuses, the decoder takes\n{text}\n{:#?}",
                    schema
                        .iter_errors(&json)
                        .map(|it| it.to_string())
                        .collect::<Vec<_>>()
                );
                seen |= !valid;
            }
        }
        if faults.is_empty() {
            taken += 1;
        } else {
            refused += 1;
            if !seen {
                let why = beyond(&faults);
                let why = why.unwrap_or_else(|| panic!("{path}: not known\n{text}\n{faults:#?}"));
                *unseen.entry(why).or_default() += 1;
            }
        }
    }
    let beyond = unseen.values().sum::<u64>();
    println!("{TRIALS} tried: {refused} refused, {taken} taken, {unread} not even read");
    println!("{beyond} of the refused are beyond the schema: {unseen:#?}");
    assert!(refused > TRIALS / 2 && taken > TRIALS / 10);
    // Two in a hundred when this was written.
    assert!(beyond * 100 < refused * 4, "{unseen:#?}");
}

/// One value of each kind, at `@`.
const SPOTS: &[(Of, &str)] = &[
    (Of::Common, "version: @, id: a"),
    (Of::Common, "version: 1.0.0, id: @"),
    (Of::Common, "version: 1.0.0, id: a, title: @"),
    (Of::Common, "version: 1.0.0, id: a, title: {en: @}"),
    (
        Of::Common,
        "version: 1.0.0, id: a, universe: [{unit: @, total: 1}]",
    ),
    (
        Of::Common,
        "version: 1.0.0, id: a, universe: [{unit: x, total: @}]",
    ),
    (
        Of::Common,
        "version: 1.0.0, id: a, breaks: [{indicator: @, from: 1, because: x}]",
    ),
    (
        Of::Common,
        "version: 1.0.0, id: a, codelists: [{id: a, codes: [{code: @, label: x}]}]",
    ),
    (
        Of::Common,
        "version: 1.0.0, id: a, codelists: [{id: a, codes: [{code: A, label: x, value: @}]}]",
    ),
    (
        Of::Common,
        "version: 1.0.0, id: a, codelists: [{id: a, ordered: @, codes: [{code: A, label: x}]}]",
    ),
    (
        Of::Common,
        "version: 1.0.0, id: a, variables: [{id: a, label: x, type: {date: {}}, asked-when: {@: [A]}}]",
    ),
    (Of::Profile, "id: a, label: x, dialect: {decimal: @}"),
    (Of::Profile, "id: a, label: x, dialect: {delimiter: @}"),
    (Of::Profile, "id: a, label: x, checked: [@]"),
    (Of::Profile, "id: a, label: x, missing: {@: refused}"),
    (
        Of::Profile,
        "id: a, label: x, recodes: [{id: a, codes: {x: @}}]",
    ),
    (
        Of::Association,
        "id: a, name: x, extends: {id: a, version: @}",
    ),
    (
        Of::Association,
        "id: a, name: x, extends: {id: a, version: @}, share-with-members: true",
    ),
];

#[test]
fn what_is_a_value_to_the_decoder_is_one_to_the_schema() {
    let bench = Bench::new();
    let mut draws = Draws(7);
    for (of, spot) in SPOTS {
        let schema = validator(*of, Draft::Seven);
        let language = if *of == Of::Common {
            "language: fr, "
        } else {
            ""
        };
        let (mut taken, mut refused) = (0, 0);
        for _ in 0..400 {
            let kind = drawn(&mut draws);
            let place = bare();
            let value = flow(&Node { kind, ..place });
            let document = spot.replace('@', &value);
            let text = format!(
                "{{referential: {}, format: 1, {language}{document}}}",
                of.word()
            );
            let Some(json) = tree(&text).and_then(|node| typed(&node)) else {
                continue;
            };
            let faults = bench.faults(&text);
            if faults.is_empty() {
                taken += 1;
                assert!(schema.is_valid(&json), "the decoder takes {text}");
            } else {
                refused += 1;
                let known = !schema.is_valid(&json) || beyond(&faults).is_some();
                assert!(known, "the schema takes {text}\n{faults:#?}");
            }
        }
        assert!(
            taken > 3 && taken + refused > 300,
            "{spot}: {taken}, {refused}"
        );
    }
}

/// A node with nothing in it.
fn bare() -> Node {
    let node = tree("a:").unwrap();
    let Kind::Mapping(mapping) = node.kind else {
        panic!()
    };
    mapping.entries[0].value.clone()
}
