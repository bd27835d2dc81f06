//! A condition to what is said of observations: `dont la réponse à « Santé perçue » est « Bon » ou « Très bon »`.
//!
//! Negations are pushed down to single clauses, which three-valued logic allows, and what stands inside the same
//! group is brought up; so a sentence needs no parenthesis up to two groups deep. What is deeper is a list.

use std::collections::BTreeSet;

use super::content::{Item, said as line};
use super::number;
use crate::i18n::{Text, codebook as said};
use crate::plan::{Condition, Plan, VariableId, VariableType};

/// A condition in words.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// What is said of observations: `dont …`.
    pub(super) relative: Text,
    /// The conditions themselves, where they are too deep for a sentence.
    pub(super) under: Vec<Item>,
}

/// `condition` in words, of observations that `noun` names; none where it holds for all.
pub(super) fn read(plan: &Plan, condition: &Condition, noun: said::Noun) -> Option<Reading> {
    let tree = tree(plan, condition, true);
    if let Tree::Group { all: true, parts } = &tree
        && parts.is_empty()
    {
        return None;
    }
    if tree.depth() > 2 {
        return Some(Reading {
            relative: said::listed_below_for(noun),
            under: vec![tree.item()],
        });
    }
    Some(Reading {
        relative: tree.relative(noun),
        under: Vec::new(),
    })
}

/// Several conditions that all hold, in words.
pub(super) fn read_all(
    plan: &Plan,
    conditions: &[&Condition],
    noun: said::Noun,
) -> Option<Reading> {
    let all = conditions.iter().map(|it| (*it).clone()).collect();
    read(plan, &Condition::All(all), noun)
}

/// How what is known of a variable is called.
pub(super) fn told(plan: &Plan, id: VariableId) -> said::Told {
    let variable = plan.variable(id);
    match variable.kind {
        VariableType::Date => said::Told::Date,
        _ if variable.question.is_some() || variable.instrument.is_some() => said::Told::Answer,
        VariableType::Number { .. } => said::Told::Value,
        VariableType::Code(_) | VariableType::Several(_) => said::Told::Entry,
    }
}

/// A condition whose negations stand on single clauses.
enum Tree {
    One(Box<said::Clause>),
    Group { all: bool, parts: Vec<Tree> },
}

fn tree(plan: &Plan, condition: &Condition, holds: bool) -> Tree {
    match condition {
        Condition::Codes(id, codes) => one(codes_clause(plan, *id, codes, holds)),
        Condition::Range(id, min, max) => one(range_clause(plan, *id, *min, *max, holds)),
        Condition::Not(part) => tree(plan, part, !holds),
        Condition::All(parts) => group(plan, parts, holds, holds),
        Condition::Any(parts) => group(plan, parts, !holds, holds),
    }
}

fn one(clause: said::Clause) -> Tree {
    Tree::One(Box::new(clause))
}

/// Parts under *and* or *or*: those of the same word are brought up, and one part alone is itself.
fn group(plan: &Plan, conditions: &[Condition], all: bool, holds: bool) -> Tree {
    let mut parts = Vec::new();
    for condition in conditions {
        match tree(plan, condition, holds) {
            Tree::Group {
                all: inner,
                parts: more,
            } if inner == all => parts.extend(more),
            part => parts.push(part),
        }
    }
    if parts.len() == 1 {
        return parts.swap_remove(0);
    }
    Tree::Group { all, parts }
}

impl Tree {
    fn depth(&self) -> usize {
        match self {
            Self::One(_) => 0,
            Self::Group { parts, .. } => 1 + parts.iter().map(Self::depth).max().unwrap_or(0),
        }
    }

    /// What is said of observations, of two groups at most.
    fn relative(&self, noun: said::Noun) -> Text {
        match self {
            Self::One(clause) => said::relative(clause),
            Self::Group { parts, .. } if parts.is_empty() => said::never(),
            Self::Group { all, parts } => {
                let flat = self.depth() < 2;
                let parts: Vec<Text> = parts.iter().map(|part| part.inner(noun)).collect();
                if flat {
                    said::together(&parts, *all)
                } else {
                    said::apart(&parts, *all)
                }
            }
        }
    }

    /// What is said of observations inside another group.
    fn inner(&self, noun: said::Noun) -> Text {
        match self {
            Self::Group { all, parts } if !parts.is_empty() => {
                let clauses = parts.iter().filter_map(|part| match part {
                    Self::One(clause) => Some((**clause).clone()),
                    Self::Group { .. } => None,
                });
                let clauses: Vec<said::Clause> = clauses.collect();
                said::inner(&clauses, *all, noun)
            }
            _ => self.relative(noun),
        }
    }

    /// A point of a list, with what stands under it.
    fn item(&self) -> Item {
        match self {
            Self::One(clause) => Item {
                line: line(clause.alone()),
                under: Vec::new(),
            },
            Self::Group { all, parts } => Item {
                line: line(said::list_head(*all)),
                under: parts.iter().map(Self::item).collect(),
            },
        }
    }
}

fn codes_clause(
    plan: &Plan,
    id: VariableId,
    codes: &BTreeSet<crate::plan::CodeId>,
    holds: bool,
) -> said::Clause {
    let variable = plan.variable(id);
    let labels: Vec<Text> = plan.codelist_of(id).map_or_else(Vec::new, |list| {
        let known = codes
            .iter()
            .filter(|id| usize::from(id.0) < list.codes.len());
        known.map(|id| list.code(*id).label.clone()).collect()
    });
    let told = told(plan, id);
    match variable.kind {
        VariableType::Several(_) => said::includes(told, &variable.label, &labels, holds),
        _ => said::is_among(told, &variable.label, &labels, holds),
    }
}

fn range_clause(
    plan: &Plan,
    id: VariableId,
    min: Option<i64>,
    max: Option<i64>,
    holds: bool,
) -> said::Clause {
    let variable = plan.variable(id);
    if variable.kind == VariableType::Date {
        let (min, max) = (min.map(number::day), max.map(number::day));
        return said::falls_within(&variable.label, min.as_ref(), max.as_ref(), holds);
    }
    let decimals = variable.kind.decimals().unwrap_or(0);
    let bound = |units: i64| {
        let digits = number::units(units, decimals);
        said::quantity(&digits, variable.unit.as_deref())
    };
    let (least, most) = (min.map(bound), max.map(bound));
    // The unit of two bounds is said once, after the second.
    let least = match (min, &most) {
        (Some(min), Some(_)) if holds && Some(min) != max => Some(number::units(min, decimals)),
        _ => least,
    };
    let told = told(plan, id);
    said::lies_within(told, &variable.label, least.as_ref(), most.as_ref(), holds)
}

#[cfg(test)]
mod tests;
