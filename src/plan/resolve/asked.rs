//! Questions asked by the answer to another: none waits for its own.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::variables::{Definitions, names_tested};
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::plan::{Condition, Derivation, VariableId};

/// Refuses an `asked-when` that reads the variable itself, be it through what is derived from it or what
/// is asked after it. A loop is told once, at the first of its variables that says when it is asked.
pub(super) fn check(draft: &mut Draft<'_>, definitions: &Definitions<'_>) {
    let circling = circling(draft);
    let mut told = BTreeSet::new();
    for (id, (owner, variable)) in definitions {
        let Some(asked_when) = &variable.asked_when else {
            continue;
        };
        if !circling.contains(id) || told.contains(id) {
            continue;
        }
        for name in names_tested(asked_when) {
            let Some(read) = draft.variable_names.get(*owner, &name.value) else {
                continue;
            };
            let Some(way) =
                way(draft, read, *id).filter(|way| way.iter().all(|it| !told.contains(it)))
            else {
                continue;
            };
            let ids = [*id].into_iter().chain(way.iter().copied());
            let ids: Vec<_> = ids.map(|id| draft.variables[id.0].id.clone()).collect();
            let ids: Vec<_> = ids.iter().map(String::as_str).collect();
            draft.fault(Code::DerivedCycle, name.place, said::asked_by_itself(&ids));
            told.extend(way);
        }
    }
}

/// The variables met from `from` to `to`, both included, each read by the one before it.
fn way(draft: &Draft<'_>, from: VariableId, to: VariableId) -> Option<Vec<VariableId>> {
    let mut before = BTreeMap::from([(from, from)]);
    let mut open = vec![from];
    while let Some(last) = open.pop() {
        if last == to {
            let mut way = vec![to];
            let mut at = to;
            while at != from {
                at = before[&at];
                way.push(at);
            }
            way.reverse();
            return Some(way);
        }
        for next in read_by(draft, last) {
            before.entry(next).or_insert_with(|| {
                open.push(next);
                last
            });
        }
    }
    None
}

/// What a variable comes from, and what says when it is asked.
fn read_by(draft: &Draft<'_>, id: VariableId) -> impl Iterator<Item = VariableId> {
    let variable = &draft.variables[id.0];
    let parts = variable.derivation.iter().flat_map(Derivation::parts);
    let asked = variable.asked_when.iter().flat_map(Condition::variables);
    parts.chain(asked)
}

/// The variables that may be in a loop: what is left once those that read nothing left, then those that nothing left
/// reads, were taken away. Without a loop nothing is, however long the chains.
fn circling(draft: &Draft<'_>) -> BTreeSet<VariableId> {
    let edges = |id| read_by(draft, VariableId(id)).map(move |read| (id, read.0));
    let edges: Vec<(usize, usize)> = (0..draft.variables.len()).flat_map(edges).collect();
    let turned: Vec<(usize, usize)> = edges.iter().map(|(a, b)| (*b, *a)).collect();
    let all = draft.variables.len();
    let left = [edges, turned].map(|edges| peeled(all, &edges));
    let both = (0..all).filter(|id| left.iter().all(|left| left[*id]));
    both.map(VariableId).collect()
}

/// Which of `all` are left once those without a way on, over and over, were taken away.
fn peeled(all: usize, edges: &[(usize, usize)]) -> Vec<bool> {
    let mut ways_on = vec![0_usize; all];
    let mut into: Vec<Vec<usize>> = vec![Vec::new(); all];
    for (from, to) in edges {
        ways_on[*from] += 1;
        into[*to].push(*from);
    }
    let mut open: Vec<usize> = (0..all).filter(|id| ways_on[*id] == 0).collect();
    let mut left = vec![true; all];
    while let Some(id) = open.pop() {
        left[id] = false;
        for from in &into[id] {
            ways_on[*from] -= 1;
            if ways_on[*from] == 0 {
                open.push(*from);
            }
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use crate::plan::resolve::trial::resolved;

    /// Codes of the faults, and the lines where they stand: `a`, `b` and `c` from line 8.
    fn told(a: &str, b: &str, c: &str) -> Vec<(&'static str, usize)> {
        let common = format!(
            "variables:
  - {{id: a, label: A, type: {{integer: {{}}}}{a}}}
  - {{id: b, label: B, type: {{integer: {{}}}}{b}}}
  - {{id: c, label: C, {c}}}
"
        );
        resolved(&common, "")
    }

    #[test]
    fn a_question_does_not_wait_for_its_own_answer() {
        let whole = "type: {integer: {}}";
        let sum = "derived: {sum: {of: [a, b]}}";
        let when = |id: &str| format!(", asked-when: {{{id}: {{min: 1}}}}");
        assert_eq!(told("", &when("a"), &format!("{whole}{}", when("b"))), []);
        let circle = "referential-cycle";
        assert_eq!(told(&when("a"), "", whole), [(circle, 8)]);
        assert_eq!(told("", &when("c"), sum), [(circle, 9)], "derived from it");
        let inner = ", asked-when: {not: {any: [{a: {min: 1}}, {b: {min: 1}}]}}";
        assert_eq!(told("", inner, whole), [(circle, 9)], "within a condition");
        // Each waits for the next: one loop, told once; what waits for the loop is not in it.
        let loop_of_two = told(&when("b"), &when("a"), &format!("{whole}{}", when("a")));
        assert_eq!(loop_of_two, [(circle, 8)]);
        // Two questions, each of its own.
        assert_eq!(
            told(&when("a"), &when("b"), whole),
            [(circle, 8), (circle, 9)]
        );
    }
}
