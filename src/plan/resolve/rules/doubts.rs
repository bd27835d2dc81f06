//! Shares that can be computed and most often say something else than what was meant.

use std::collections::BTreeSet;

use super::super::draft::{Draft, Owner};
use super::solver::{Want, deciding, possible};
use super::written::{Share, Statistic, statistics};
use crate::diagnostic::Code;
use crate::i18n::Said;
use crate::i18n::plan as said;
use crate::matching::folded;
use crate::plan::{Condition, VariableId, VariableType};
use crate::referential::{self, Association, Common, Name, Test};
use crate::source_text::Place;

/// The most codes that are looked at: a list so long splits nothing that is published.
const MOST: usize = 256;

/// Looks at every share.
pub(super) fn check(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    for statistic in statistics(draft, common, associations) {
        for (place, fault) in of_share(draft, &statistic) {
            draft.fault(Code::ShareDoubtful, place, fault);
        }
    }
}

fn of_share(draft: &Draft<'_>, statistic: &Statistic<'_>) -> Vec<(Place, Said)> {
    let Some((written, share)) = statistic.share(draft) else {
        return Vec::new();
    };
    let mut faults = Vec::new();
    exclusive_counted(draft, statistic.owner, written, &mut faults);
    // What stands under an indicator is split as it is, like it or not.
    if statistic.also.is_none() {
        faults.extend(split_by_itself(draft, statistic, share));
    }
    faults
}

/// `aucune` beside the answers it excludes: those who chose none of them count with those who chose some. What
/// stands for all of them may well be counted with each.
fn exclusive_counted(
    draft: &Draft<'_>,
    owner: Owner,
    written: &referential::Condition,
    faults: &mut Vec<(Place, Said)>,
) {
    let (name, codes) = match &written.test {
        Test::All(parts) | Test::Any(parts) => {
            for part in parts {
                exclusive_counted(draft, owner, part, faults);
            }
            return;
        }
        Test::Codes(name, codes) => (name, codes),
        Test::Range(..) | Test::Not(_) => return,
    };
    let Some(id) = draft.variable_names.get(owner, &name.value) else {
        return;
    };
    let Some(VariableType::Several(list)) = draft.type_of(id) else {
        return;
    };
    let list = &draft.codelists[list.0];
    let exclusive = |code: &&Name| {
        let found = list.find(&code.value, owner).map(|id| list.common(id));
        found.filter(|code| draft.variables[id.0].exclusive.contains(code))
    };
    let all = |text: &str| {
        let first = folded(text);
        let first = first
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .map(str::to_owned);
        matches!(
            first.as_deref(),
            Some("tous" | "toutes" | "tout" | "toute" | "all" | "every")
        )
    };
    let others = codes.iter().any(|code| exclusive(&code).is_none());
    let told = codes.iter().find(|code| {
        exclusive(code).is_some_and(|id| {
            let code = list.code(id);
            !all(&code.label.fr) && !all(&code.label.en) && !all(&code.code)
        })
    });
    if let Some(code) = told.filter(|_| others) {
        faults.push((
            code.place,
            said::exclusive_counted(&code.value, &name.value),
        ));
    }
}

/// A share whose numerator a variable decides alone is 0 or 100 at each of its codes. A change is split by what was
/// true before: there, that says where people come from.
fn split_by_itself(
    draft: &Draft<'_>,
    statistic: &Statistic<'_>,
    share: Share<'_>,
) -> Vec<(Place, Said)> {
    let indicator = &draft.indicators[statistic.id.0];
    if !indicator.changes().is_empty() {
        return Vec::new();
    }
    let decided = deciding(draft, share.of.variables());
    let names = statistic.indicator.disaggregate.iter().flatten();
    let mut seen = BTreeSet::new();
    let names = names.filter_map(|name| {
        let id = draft.variable_names.get(statistic.owner, &name.value)?;
        let near = !deciding(draft, [id]).is_disjoint(&decided);
        (near && seen.insert(id) && decides(draft, id, share)).then_some(name)
    });
    names
        .map(|name| {
            (
                name.place,
                said::split_by_itself(&indicator.id, &name.value),
            )
        })
        .collect()
}

/// Whether a share is 0 or 100 at each code of a variable.
fn decides(draft: &Draft<'_>, variable: VariableId, share: Share<'_>) -> bool {
    let Some(list) = draft.type_of(variable).and_then(VariableType::codelist) else {
        return false;
    };
    let whole: Vec<Want<'_>> = share
        .among
        .into_iter()
        .chain(share.base)
        .map(Want::Holds)
        .collect();
    let list = &draft.codelists[list.0];
    list.codes.len() <= MOST
        && list.categories().all(|code| {
            let here = Condition::Codes(variable, BTreeSet::from([code]));
            let never = |want| {
                let wants = [whole.as_slice(), &[Want::Holds(&here), want]].concat();
                possible(draft, &wants) == Some(false)
            };
            never(Want::Holds(share.of)) || never(Want::Fails(share.of))
        })
}

#[cfg(test)]
mod tests {
    use crate::plan::resolve::trial::resolved;

    const HEAD: &str = "\
waves: [{id: e, label: E}, {id: x, label: X}]
variables:
  - {id: s, label: S, type: {code: [{code: a, label: A}, {code: b, label: B}, {code: c, label: C}]}}
  - {id: g, label: G, type: {code: [{code: f, label: F}, {code: h, label: H}]}}
  - {id: n, label: N, type: {integer: {min: 0, max: 99}}}
  - {id: t, label: T, derived: {bins: {of: n, breaks: [18, 65]}}}
  - {id: l, label: L, type: {several: [{code: p, label: P}, {code: q, label: Q}, {code: z, label: Aucune}, {code: y, label: Toutes les instances}]}, exclusive: [z, y]}
indicators:
";

    fn told(of: &str, more: &str) -> Vec<(&'static str, usize)> {
        let indicator = format!(
            "  - {{id: i, label: I, definition: I, status: optional, level: outcome, direction: increase, unit: percent, measure: {{share: {{of: {of}}}}}{more}}}\n"
        );
        resolved(&format!("{HEAD}{indicator}"), "")
    }

    #[test]
    fn a_share_is_not_split_by_what_it_counts() {
        let doubt = [("share-doubtful", 15)];
        assert_eq!(told("{s: [a]}", ", disaggregate: [g, s]"), doubt);
        assert_eq!(told("{s: [a]}", ", disaggregate: [[g, s]]"), doubt);
        assert_eq!(told("{n: {min: 18}}", ", disaggregate: [t]"), doubt);
        assert_eq!(told("{s: [a]}", ", disaggregate: [g]"), []);
        // Something else decides too, or the bands do not follow the bound.
        assert_eq!(told("{s: [a], g: [f]}", ", disaggregate: [s]"), []);
        assert_eq!(told("{n: {min: 30}}", ", disaggregate: [t]"), []);
        // A change is split by where people were before.
        assert_eq!(told("{s: [a]}", ", disaggregate: [s], waves: [e, x]"), []);
    }

    #[test]
    fn none_is_not_counted_with_some() {
        let doubt = [("share-doubtful", 15)];
        assert_eq!(told("{l: [p, z]}", ""), doubt);
        assert_eq!(told("{any: [{g: [f]}, {l: [p, z]}]}", ""), doubt);
        assert_eq!(told("{l: [z]}", ""), []);
        assert_eq!(told("{l: [p, q]}", ""), []);
        assert_eq!(told("{l: [p, y]}", ""), []);
        assert_eq!(told("{not: {l: [p, z]}}", ""), []);
    }
}
