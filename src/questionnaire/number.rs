//! Numbers to `XPath`: what was typed, and what is computed from it.

use std::collections::BTreeSet;

use super::condition::{Bench, all, any};
use crate::derive::Finer;
use crate::plan::{CodeId, Derivation, Part, VariableId};

/// A number in an expression.
#[derive(Clone, Debug)]
pub(super) struct Number {
    /// Its value, where it is known.
    pub(super) value: String,
    /// Where it is known.
    pub(super) known: String,
}

/// The number that a variable holds: asked, scored or computed.
pub(super) fn number(bench: &Bench<'_>, id: VariableId) -> Number {
    let variable = bench.plan.variable(id);
    let Some(derivation) = &variable.derivation else {
        let question = bench.question(id);
        return Number {
            known: format!("{question} != ''"),
            value: question,
        };
    };
    let of = |id: &VariableId| number(bench, *id);
    let infix = |first: Number, sign: &str, second: Number| Number {
        value: format!("({} {sign} {})", first.value, second.value),
        known: all(vec![first.known, second.known]),
    };
    match derivation {
        Derivation::Score { of } => score(bench, *of),
        Derivation::Sum {
            parts,
            plus,
            requires,
        } => {
            let (sum, known, _) = added(bench, parts, *requires);
            Number {
                value: format!("({plus} + {sum})"),
                known,
            }
        }
        Derivation::Mean { parts, requires } => {
            let (sum, known, present) = added(bench, parts, *requires);
            let decimals = variable.kind.decimals().unwrap_or(0);
            Number {
                value: format!("round({sum} div {present}, {decimals})"),
                known,
            }
        }
        Derivation::Difference { of: first, less } => infix(of(first), "-", of(less)),
        Derivation::Product { of: factors } => {
            let factors: Vec<Number> = factors.iter().map(of).collect();
            let values: Vec<&str> = factors.iter().map(|it| it.value.as_str()).collect();
            Number {
                value: format!("({})", values.join(" * ")),
                known: all(factors.iter().map(|it| it.known.clone()).collect()),
            }
        }
        Derivation::Quotient { of: above, by } => {
            let by = of(by);
            let some = format!("{} != 0", by.value);
            let Number { value, known } = infix(of(above), "div", by);
            let decimals = variable.kind.decimals().unwrap_or(0);
            Number {
                value: format!("round({value}, {decimals})"),
                known: all(vec![known, some]),
            }
        }
        Derivation::CountCodes { of: choice, except } => counted(bench, *choice, except),
        Derivation::DaysBetween { from, to } => {
            let (from, to) = (bench.question(*from), bench.question(*to));
            let day = |question: &str| format!("decimal-date-time({question})");
            let value = format!("round({} - {})", day(&to), day(&from));
            let answered = [&from, &to].map(|question| format!("{question} != ''"));
            let forward = format!("{value} >= 0");
            Number {
                value,
                known: all(answered.into_iter().chain([forward]).collect()),
            }
        }
        // The rest give codes: they count by their value.
        Derivation::Bins { .. } | Derivation::Regroup { .. } | Derivation::Case { .. } => {
            score(bench, id)
        }
    }
}

/// What a coded variable counts for: the value of its code; a number, itself.
fn counting(bench: &Bench<'_>, id: VariableId) -> Number {
    if bench.plan.codelist_of(id).is_some() {
        score(bench, id)
    } else {
        number(bench, id)
    }
}

/// The value of a code.
fn score(bench: &Bench<'_>, id: VariableId) -> Number {
    let list = bench.plan.codelist_of(id);
    let codes = list
        .iter()
        .flat_map(|list| (0_u16..).map(CodeId).zip(&list.codes));
    let valued = codes.filter_map(|(code, held)| Some((code, held.value?)));
    let mut value = "0".to_owned();
    let mut known = Vec::new();
    let valued: Vec<_> = valued.collect();
    for (code, worth) in valued.into_iter().rev() {
        let is = bench.coded(id, &BTreeSet::from([code]), Finer::Apart, true);
        value = format!("if({is}, {worth}, {value})");
        known.insert(0, is);
    }
    Number {
        value,
        known: any(known),
    }
}

/// The weighted sum of the parts that are known, where it stands, and how many there are.
fn added(bench: &Bench<'_>, parts: &[Part], requires: usize) -> (String, String, String) {
    let numbers: Vec<(Number, &Part)> = parts
        .iter()
        .map(|part| (counting(bench, part.variable), part))
        .collect();
    let whole = requires >= parts.len();
    let term = |(number, part): &(Number, &Part)| {
        let value = format!("{} * {}", part.times, number.value);
        if whole {
            value
        } else {
            format!("if({}, {value}, 0)", number.known)
        }
    };
    let terms: Vec<String> = numbers.iter().map(term).collect();
    let known: Vec<String> = numbers.iter().map(|(it, _)| it.known.clone()).collect();
    let sum = format!("({})", terms.join(" + "));
    if whole {
        return (sum, all(known), parts.len().to_string());
    }
    let each: Vec<String> = known.iter().map(|it| format!("if({it}, 1, 0)")).collect();
    let present = format!("({})", each.join(" + "));
    (sum, format!("{present} >= {requires}"), present)
}

/// How many codes of a multiple choice are chosen, without some.
fn counted(bench: &Bench<'_>, choice: VariableId, except: &BTreeSet<CodeId>) -> Number {
    let question = bench.question(choice);
    let list = bench.plan.codelist_of(choice);
    let codes = list
        .iter()
        .flat_map(|list| (0_u16..).map(CodeId).zip(&list.codes));
    let mut less = Vec::new();
    let mut known = vec![format!("{question} != ''")];
    for (id, code) in codes {
        let selected = format!("selected({question}, '{}')", code.code);
        if code.missing.is_some() {
            known.push(format!("not({selected})"));
        } else if except.contains(&id) {
            less.push(format!(" - if({selected}, 1, 0)"));
        }
    }
    Number {
        value: format!("(count-selected({question}){})", less.concat()),
        known: all(known),
    }
}
