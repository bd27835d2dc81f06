//! What keys owe one another, as keywords.

use super::Draft;
use super::grammar::Rule;
use super::tree::{Map, Tree, map, texts};

/// The keywords of what keys owe one another.
pub(super) fn rules(rules: &[Rule], draft: Draft) -> Map {
    let mut schema = Map::default();
    let mut owed: Vec<(&str, Owed)> = Vec::new();
    for rule in rules {
        match *rule {
            Rule::OneKey => {
                schema.put("minProperties", 1);
                schema.put("maxProperties", 1);
            }
            Rule::SomeKey => schema.put("minProperties", 1),
            Rule::OneOf(keys) => {
                schema.put("anyOf", some_of(keys));
                for key in keys {
                    let others = keys.iter().copied().filter(|other| other != key);
                    owed_by(&mut owed, key).never.extend(others);
                }
            }
            Rule::SomeOf(keys) => schema.put("anyOf", some_of(keys)),
            Rule::Never(key, others) => owed_by(&mut owed, key).never.extend(others),
            Rule::Needs(key, other) => owed_by(&mut owed, key).needs.push(other),
            Rule::NeverWithin(key, within, never) => {
                owed_by(&mut owed, key).within.push((within, never));
            }
            Rule::Unless {
                key,
                required,
                some,
            } => {
                schema.put("if", map([("required", texts([key]))]));
                let unless = [
                    ("required", texts(required.iter().copied())),
                    ("anyOf", some_of(some)),
                ];
                schema.put("else", map(unless));
            }
        }
    }
    let mut dependencies = Map::default();
    for (key, owed) in owed {
        dependencies.put(key, owed.schema());
    }
    if !dependencies.is_empty() {
        schema.put(draft.dependencies(), dependencies);
    }
    schema
}

/// At least one of these keys.
fn some_of(keys: &[&str]) -> Tree {
    let alternatives = keys.iter().map(|key| map([("required", texts([*key]))]));
    Tree::List(alternatives.map(Tree::from).collect())
}

/// What a key owes others where it is written.
#[derive(Default)]
struct Owed {
    needs: Vec<&'static str>,
    never: Vec<&'static str>,
    within: Vec<(&'static str, &'static [&'static str])>,
}

fn owed_by<'o>(owed: &'o mut Vec<(&'static str, Owed)>, key: &'static str) -> &'o mut Owed {
    let at = owed.iter().position(|(known, _)| *known == key);
    let at = at.unwrap_or_else(|| {
        owed.push((key, Owed::default()));
        owed.len() - 1
    });
    &mut owed[at].1
}

impl Owed {
    fn schema(self) -> Map {
        let mut schema = Map::default();
        if !self.needs.is_empty() {
            schema.put("required", texts(self.needs));
        }
        let mut properties = Map::default();
        for key in self.never {
            properties.put(key, false);
        }
        for (key, never) in self.within {
            let mut inside = Map::default();
            for word in never {
                inside.put(word, false);
            }
            properties.put(key, map([("properties", inside.into())]));
        }
        if !properties.is_empty() {
            schema.put("properties", properties);
        }
        schema
    }
}
