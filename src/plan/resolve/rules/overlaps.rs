//! Shares read as parts of one whole that partly overlap: whoever is in both counts twice when they are added.

use super::super::draft::Draft;
use super::solver::{Want, possible};
use super::written::{Share, Statistic, statistics};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::Text;
use crate::i18n::plan as said;
use crate::plan::{Condition, VariableId, VariableType};
use crate::referential::{Association, Common};

/// Warns of two shares of one indicator, of the same whole and read from the same single answer, of which neither
/// holds the other and both hold something in common. Shares of a multiple choice overlap by nature.
pub(super) fn check(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    let all = statistics(draft, common, associations);
    let mut at = 0;
    while let Some(first) = all.get(at) {
        let same = |it: &&Statistic<'_>| std::ptr::eq(it.indicator, first.indicator);
        let group = all[at..].iter().take_while(same).count();
        for (later, second) in all[at..at + group].iter().enumerate() {
            for one in &all[at..at + later] {
                check_pair(draft, one, second);
            }
        }
        at += group;
    }
}

fn check_pair(draft: &mut Draft<'_>, one: &Statistic<'_>, other: &Statistic<'_>) {
    let (Some((first, a)), Some((second, b))) = (one.share(draft), other.share(draft)) else {
        return;
    };
    let Some(variable) = single(draft, a.of).filter(|id| single(draft, b.of) == Some(*id)) else {
        return;
    };
    if a.base != b.base || !overlap(draft, a, b) {
        return;
    }
    let ids = [one, other].map(|it| draft.indicators[it.id.0].id.clone());
    let codes = in_both(draft, variable, a.of, b.of);
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let variable = draft.variables[variable.0].id.clone();
    let fault = said::shares_overlap(&ids[0], &ids[1], &variable, &codes);
    let fault = Diagnostic::new(Code::SharesOverlap, second.place, fault);
    draft.push(fault.label(first.place, Text::new("l'autre part", "the other share")));
}

/// The one variable a condition reads, where it holds a single answer.
fn single(draft: &Draft<'_>, condition: &Condition) -> Option<VariableId> {
    let variables = condition.variables();
    let only = variables
        .first()
        .copied()
        .filter(|_| variables.len() == 1)?;
    let single = !matches!(draft.type_of(only)?, VariableType::Several(_));
    single.then_some(only)
}

fn overlap(draft: &Draft<'_>, a: Share<'_>, b: Share<'_>) -> bool {
    let whole: Vec<Want<'_>> = a.among.into_iter().chain(a.base).map(Want::Holds).collect();
    let some =
        |wants: [Want<'_>; 2]| possible(draft, &[whole.as_slice(), &wants].concat()) == Some(true);
    some([Want::Holds(a.of), Want::Holds(b.of)])
        && some([Want::Holds(a.of), Want::Fails(b.of)])
        && some([Want::Fails(a.of), Want::Holds(b.of)])
}

/// The codes that both hold, where both list codes.
fn in_both(draft: &Draft<'_>, variable: VariableId, a: &Condition, b: &Condition) -> Vec<String> {
    let (Condition::Codes(_, a), Condition::Codes(_, b)) = (a, b) else {
        return Vec::new();
    };
    let Some(list) = draft.variables[variable.0].kind.codelist() else {
        return Vec::new();
    };
    let list = &draft.codelists[list.0];
    let both = a.intersection(b);
    both.map(|code| list.code(*code).code.clone()).collect()
}
