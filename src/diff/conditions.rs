//! Conditions in normal form, and what it means that one replaced another.
//!
//! In: conditions as written, names made those of the new version. Out: whether two select the same observations,
//! or one more than the other. They are compared by what they answer, not by how they are written: each is asked
//! about every case its variables can be in, a missing value among them, for what touches one is unknown.

use std::collections::{BTreeMap, BTreeSet};

use crate::decimal::Decimal;
use crate::referential::{Condition, Name, Test};

/// A condition, its variables and codes under the names of the new version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Formula {
    /// A coded variable, or a multiple choice, holds one of these.
    Codes(String, BTreeSet<String>),
    /// A number or a date lies within bounds, in the finest units.
    Range(String, Option<i128>, Option<i128>),
    /// All hold.
    All(BTreeSet<Formula>),
    /// At least one holds.
    Any(BTreeSet<Formula>),
    /// It does not hold.
    Not(Box<Formula>),
}

/// What a variable can hold, as far as it is known.
#[derive(Clone, Debug)]
pub(super) enum Domain {
    /// One of these codes.
    Codes(BTreeSet<String>),
    /// Any of these codes.
    Several,
    /// A number, in steps of this many decimals, within bounds.
    Number {
        /// Digits after the point; none where it is not known.
        decimals: Option<u8>,
        /// Lowest value.
        min: Option<Decimal>,
        /// Highest value.
        max: Option<Decimal>,
    },
    /// Days.
    Date,
    /// Nothing is known.
    Unknown,
}

/// How names of one version are read.
pub(super) trait Naming {
    /// A variable, under its name in the new version.
    fn variable(&self, name: &str) -> String;
    /// A code of it, under its name in the new version.
    fn code(&self, variable: &str, code: &str) -> String;
    /// What the variable can hold.
    fn domain(&self, variable: &str) -> Domain;
}

/// What became of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// It selects the same.
    Same,
    /// It selects more.
    Wider,
    /// It selects less.
    Narrower,
    /// It selects otherwise.
    Other,
}

/// Units of a bound: nine decimals, as many as a number can have.
fn units(number: Decimal) -> Option<i128> {
    number.exactly(Decimal::MAX_DECIMALS)
}

/// The normal form of a condition.
pub(super) fn formula(condition: &Condition, naming: &dyn Naming) -> Formula {
    match &condition.test {
        Test::Codes(name, codes) => {
            let variable = naming.variable(&name.value);
            let codes = codes.iter().map(|code| naming.code(&variable, &code.value));
            let codes = codes.collect();
            Formula::Codes(variable, codes)
        }
        Test::Range(name, min, max) => {
            let variable = naming.variable(&name.value);
            let domain = naming.domain(&variable);
            let low = bound(min.as_ref(), &domain, true);
            let high = bound(max.as_ref(), &domain, false);
            Formula::Range(variable, low, high)
        }
        Test::All(parts) => joined(parts, naming, true),
        Test::Any(parts) => joined(parts, naming, false),
        Test::Not(part) => match formula(part, naming) {
            Formula::Not(inner) => *inner,
            other => Formula::Not(Box::new(other)),
        },
    }
}

fn joined(parts: &[Condition], naming: &dyn Naming, all: bool) -> Formula {
    let mut flat = BTreeSet::new();
    for part in parts {
        match formula(part, naming) {
            Formula::All(inner) if all => flat.extend(inner),
            Formula::Any(inner) if !all => flat.extend(inner),
            other => {
                flat.insert(other);
            }
        }
    }
    if flat.len() == 1
        && let Some(only) = flat.pop_first()
    {
        return only;
    }
    if all {
        Formula::All(flat)
    } else {
        Formula::Any(flat)
    }
}

/// A bound in the finest units. One that its variable cannot reach, having fewer decimals, is moved to the nearest
/// value inside; one that the variable cannot pass anyway bounds nothing.
fn bound(text: Option<&Name>, domain: &Domain, low: bool) -> Option<i128> {
    let text = text?.value.as_str();
    let Some(number) = Decimal::parse(text) else {
        let date = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
        let days = date.signed_duration_since(chrono::NaiveDate::default());
        return units(Decimal::whole(days.num_days().into()));
    };
    let value = units(number)?;
    let Domain::Number { decimals, min, max } = domain else {
        return Some(value);
    };
    let value = decimals.map_or(value, |decimals| {
        let step = step(decimals);
        let below = value.div_euclid(step) * step;
        if low && below < value {
            below + step
        } else {
            below
        }
    });
    let reached = if low {
        min.and_then(units).is_some_and(|min| value <= min)
    } else {
        max.and_then(units).is_some_and(|max| value >= max)
    };
    (!reached).then_some(value)
}

fn step(decimals: u8) -> i128 {
    crate::decimal::power(Decimal::MAX_DECIMALS.saturating_sub(decimals))
}

/// True, false, or unknown.
type Answer = Option<bool>;

/// Most cases that are asked about.
const MOST: usize = 50_000;

/// What it means that `new` replaced `old`; `domain` tells what variables can hold now, or could before.
pub(super) fn relation(old: &Formula, new: &Formula, domain: &dyn Fn(&str) -> Domain) -> Relation {
    if old == new {
        return Relation::Same;
    }
    let Some(cases) = cases(&[old, new], domain) else {
        return Relation::Other;
    };
    let (mut same, mut wider, mut narrower) = (true, true, true);
    let mut at = vec![0; cases.len()];
    loop {
        let case: BTreeMap<&str, &Value> = cases
            .iter()
            .zip(&at)
            .map(|((variable, values), at)| (variable.as_str(), &values[*at]))
            .collect();
        let (before, after) = (answer(old, &case), answer(new, &case));
        same &= before == after;
        wider &= before != Some(true) || after == Some(true);
        narrower &= after != Some(true) || before == Some(true);
        if !advance(&mut at, &cases) {
            break;
        }
    }
    match (same, wider, narrower) {
        (true, ..) => Relation::Same,
        (_, true, false) => Relation::Wider,
        (_, false, true) => Relation::Narrower,
        _ => Relation::Other,
    }
}

/// The next case; none after the last.
fn advance(at: &mut [usize], cases: &[(String, Vec<Value>)]) -> bool {
    for (place, (_, values)) in at.iter_mut().zip(cases) {
        *place += 1;
        if *place < values.len() {
            return true;
        }
        *place = 0;
    }
    false
}

/// What a variable holds in one case.
#[derive(Clone, Debug)]
enum Value {
    Missing,
    /// These codes: one, or several of a multiple choice.
    Codes(BTreeSet<String>),
    Number(i128),
}

fn answer(formula: &Formula, case: &BTreeMap<&str, &Value>) -> Answer {
    match formula {
        Formula::Codes(variable, codes) => match case.get(variable.as_str())? {
            Value::Codes(held) => Some(!held.is_disjoint(codes)),
            Value::Missing | Value::Number(_) => None,
        },
        Formula::Range(variable, min, max) => match case.get(variable.as_str())? {
            Value::Number(held) => {
                Some(min.is_none_or(|min| min <= *held) && max.is_none_or(|max| *held <= max))
            }
            Value::Missing | Value::Codes(_) => None,
        },
        Formula::All(parts) => joint(parts, case, false),
        Formula::Any(parts) => joint(parts, case, true),
        Formula::Not(part) => answer(part, case).map(|holds| !holds),
    }
}

/// Kleene's logic: one part that is `decisive` decides, known or not as the others are.
fn joint(parts: &BTreeSet<Formula>, case: &BTreeMap<&str, &Value>, decisive: bool) -> Answer {
    let answers: BTreeSet<Answer> = parts.iter().map(|part| answer(part, case)).collect();
    if answers.contains(&Some(decisive)) {
        Some(decisive)
    } else if answers.contains(&None) {
        None
    } else {
        Some(!decisive)
    }
}

/// The cases each variable can be in, as far as these conditions can tell them apart; none where they are too many.
fn cases(
    formulas: &[&Formula],
    domain: &dyn Fn(&str) -> Domain,
) -> Option<Vec<(String, Vec<Value>)>> {
    let mut asked: BTreeMap<String, Vec<&Formula>> = BTreeMap::new();
    for formula in formulas {
        atoms(formula, &mut asked);
    }
    let mut cases = Vec::new();
    let mut count = 1_usize;
    for (variable, atoms) in asked {
        let values = values(&atoms, &domain(&variable))?;
        count = count.checked_mul(values.len())?;
        if count > MOST {
            return None;
        }
        cases.push((variable, values));
    }
    Some(cases)
}

fn atoms<'f>(formula: &'f Formula, asked: &mut BTreeMap<String, Vec<&'f Formula>>) {
    match formula {
        Formula::Codes(variable, _) | Formula::Range(variable, ..) => {
            asked.entry(variable.clone()).or_default().push(formula);
        }
        Formula::All(parts) | Formula::Any(parts) => {
            for part in parts {
                atoms(part, asked);
            }
        }
        Formula::Not(part) => atoms(part, asked),
    }
}

fn values(atoms: &[&Formula], domain: &Domain) -> Option<Vec<Value>> {
    /// A code that no one named: its first character is in no code.
    const OTHER: &str = "\u{0}";
    let mut values = vec![Value::Missing];
    let mut sets: Vec<&BTreeSet<String>> = Vec::new();
    let mut starts: BTreeSet<i128> = BTreeSet::new();
    let step = match domain {
        Domain::Number { decimals, .. } => step(decimals.unwrap_or(Decimal::MAX_DECIMALS)),
        Domain::Date => step(0),
        Domain::Codes(_) | Domain::Several | Domain::Unknown => 1,
    };
    for atom in atoms {
        match atom {
            Formula::Codes(_, codes) => sets.push(codes),
            Formula::Range(_, min, max) => {
                starts.extend(*min);
                starts.extend(max.map(|max| max + step));
            }
            Formula::All(_) | Formula::Any(_) | Formula::Not(_) => {}
        }
    }
    if !sets.is_empty() {
        let named: BTreeSet<&String> = sets.iter().copied().flatten().collect();
        if matches!(domain, Domain::Several) {
            // Codes that every condition takes or leaves together are one.
            let kinds: BTreeMap<Vec<bool>, &String> = named
                .iter()
                .map(|code| (sets.iter().map(|set| set.contains(*code)).collect(), *code))
                .collect();
            let kinds: Vec<&String> = kinds.into_values().collect();
            let subsets = 1_usize.checked_shl(u32::try_from(kinds.len()).ok()?)?;
            if subsets > MOST {
                return None;
            }
            for subset in 0..subsets {
                let held = kinds.iter().enumerate();
                let held = held.filter(|(at, _)| subset >> at & 1 == 1);
                values.push(Value::Codes(
                    held.map(|(_, code)| (*code).clone()).collect(),
                ));
            }
        } else {
            let whole =
                matches!(domain, Domain::Codes(all) if all.iter().all(|code| named.contains(code)));
            let other = OTHER.to_owned();
            let held = named.into_iter().chain((!whole).then_some(&other));
            values.extend(held.map(|code| Value::Codes(BTreeSet::from([code.clone()]))));
        }
    }
    if !starts.is_empty() {
        let (mut low, mut high) = (None, None);
        if let Domain::Number { min, max, .. } = domain {
            (low, high) = (min.and_then(units), max.and_then(units));
        }
        let first = starts.first().map(|first| first - step);
        starts.extend(low.or(first));
        let held = starts.into_iter();
        let held = held.filter(|at| low.is_none_or(|low| low <= *at));
        let held = held.filter(|at| high.is_none_or(|high| *at <= high));
        values.extend(held.map(Value::Number));
    }
    Some(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source_text::SourceTexts;

    struct Plain;

    impl Naming for Plain {
        fn variable(&self, name: &str) -> String {
            name.to_owned()
        }

        fn code(&self, _: &str, code: &str) -> String {
            code.to_owned()
        }

        fn domain(&self, variable: &str) -> Domain {
            domain(variable)
        }
    }

    fn domain(variable: &str) -> Domain {
        let codes = ["x", "y", "z"].map(str::to_owned);
        match variable {
            "age" => Domain::Number {
                decimals: Some(0),
                min: Some(Decimal::whole(0)),
                max: Some(Decimal::whole(120)),
            },
            "several" => Domain::Several,
            "day" => Domain::Date,
            _ => Domain::Codes(codes.into()),
        }
    }

    fn read(text: &str) -> Formula {
        let head = "referential: common\nformat: 1\nid: c\nversion: 1.0.0\nlanguage: fr\nindicators: [{id: i, label: I, definition: I, status: core, level: output, direction: neutral, unit: u, measure: {count: {}}, among: ";
        let mut texts = SourceTexts::default();
        let mut found = Diagnostics::default();
        let given = crate::referential::Given {
            files: [("c.yaml".into(), Some(format!("{head}{text}}}]\n").into()))].into(),
            ..Default::default()
        };
        let path = std::path::Path::new("c.yaml");
        let read = crate::referential::load_given(path, &given, &mut texts, &mut found).unwrap();
        let among = read.commons[0].indicators[0].among.as_ref();
        formula(among.expect(text), &Plain)
    }

    fn become_of(old: &str, new: &str) -> Relation {
        relation(&read(old), &read(new), &domain)
    }

    #[test]
    fn equal_conditions_are_equal_however_they_are_written() {
        for (a, b) in [
            ("{a: [x, y]}", "{a: [y, x]}"),
            ("{a: [x], b: [y]}", "{all: [{b: [y]}, {a: [x]}]}"),
            ("{a: [x, y]}", "{any: [{a: [x]}, {a: [y]}]}"),
            ("{a: [x, y]}", "{not: {a: [z]}}"),
            ("{a: [x]}", "{all: [{a: [x, y]}, {a: [x, z]}]}"),
            ("{age: {min: 1, max: 18}}", "{age: {min: 1.0, max: 18.00}}"),
            ("{age: {min: 0, max: 18}}", "{age: {max: 18.5}}"),
            ("{age: {min: 17.2}}", "{age: {min: 18}}"),
            (
                "{age: {min: 18, max: 64}}",
                "{all: [{age: {min: 18}}, {age: {max: 64}}]}",
            ),
            ("{age: {min: 18}}", "{not: {age: {max: 17}}}"),
            (
                "{not: {any: [{a: [x]}, {b: [y]}]}}",
                "{not: {a: [x]}, b: [x, z]}",
            ),
            (
                "{all: [{a: [x]}, {any: [{b: [x]}, {c: [y]}]}]}",
                "{any: [{a: [x], b: [x]}, {a: [x], c: [y]}]}",
            ),
            (
                "{several: [x, y]}",
                "{any: [{several: [y]}, {several: [x]}]}",
            ),
            (
                "{day: {min: 2025-01-01}}",
                "{not: {day: {max: 2024-12-31}}}",
            ),
            ("{not: {not: {a: [x]}}}", "{a: [x]}"),
        ] {
            assert_eq!(become_of(a, b), Relation::Same, "{a} {b}");
        }
    }

    #[test]
    fn other_conditions_are_wider_narrower_or_other() {
        for (a, b, wanted) in [
            ("{a: [x]}", "{a: [x, y]}", Relation::Wider),
            ("{age: {min: 18}}", "{age: {min: 16}}", Relation::Wider),
            ("{a: [x]}", "{a: [x], b: [y]}", Relation::Narrower),
            (
                "{age: {min: 18}}",
                "{age: {min: 18, max: 64}}",
                Relation::Narrower,
            ),
            ("{a: [x]}", "{a: [y]}", Relation::Other),
            ("{a: [x]}", "{b: [x]}", Relation::Other),
            // A multiple choice can hold x and z, none of them, or both.
            (
                "{several: [x, y]}",
                "{not: {several: [z]}}",
                Relation::Other,
            ),
            (
                "{several: [x, y]}",
                "{several: [x], age: {min: 1}}",
                Relation::Narrower,
            ),
            (
                "{any: [{a: [x]}, {b: [x]}]}",
                "{a: [x], b: [x]}",
                Relation::Narrower,
            ),
        ] {
            assert_eq!(become_of(a, b), wanted, "{a} {b}");
        }
    }
}
