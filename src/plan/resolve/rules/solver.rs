//! Whether some observation can meet conditions together, decided exactly over the finitely many ways in which
//! the variables they read can answer them.
//!
//! Each variable is reduced to its states: which of the tests on it hold. A coded variable has one a code, a
//! number one an interval that the bounds cut, a multiple choice one a set of codes that can be held together;
//! each may also have no value, and then every test on it is unknown. A question is only answered where it is
//! asked. Bands and groups are tests on what they come from. Too many states, and nothing is said.

use std::collections::{BTreeMap, BTreeSet};

use super::bounds;
use crate::plan::resolve::draft::Draft;
use crate::plan::{CodeId, Condition, Derivation, VariableId, VariableType};

/// What an observation must meet.
#[derive(Clone, Copy, Debug)]
pub(super) enum Want<'c> {
    /// A condition holds.
    Holds(&'c Condition),
    /// A condition does not hold, and that is known.
    Fails(&'c Condition),
    /// It is not known to hold.
    NotHeld(&'c Condition),
    /// A variable has a value.
    Known(VariableId),
}

/// The most joint states that are looked at.
const MOST: usize = 20_000;

/// Whether some observation can meet all of `wants`; none where that would take too long to say.
pub(super) fn possible(draft: &Draft<'_>, wants: &[Want<'_>]) -> Option<bool> {
    let mut bench = Bench {
        draft,
        tests: BTreeMap::new(),
        asked: BTreeMap::new(),
    };
    let mut goals = Vec::new();
    for want in wants {
        goals.push(match want {
            Want::Holds(condition) => Goal::Holds(bench.tree(condition)?),
            Want::Fails(condition) => Goal::Fails(bench.tree(condition)?),
            Want::NotHeld(condition) => Goal::NotHeld(bench.tree(condition)?),
            Want::Known(variable) => {
                bench.meet(*variable)?;
                Goal::Known(*variable)
            }
        });
    }
    bench.search(&goals)
}

/// Most variables that come into play: past it nothing is told, and a chain of questions each waiting for the next
/// cannot exhaust the stack.
const MOST_VARIABLES: usize = 64;

/// The variables that decide `of`: those a band or a group comes from in its place, and what their questions wait
/// for.
pub(super) fn deciding(
    draft: &Draft<'_>,
    of: impl IntoIterator<Item = VariableId>,
) -> BTreeSet<VariableId> {
    let mut open: Vec<VariableId> = of.into_iter().collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.len() > MOST_VARIABLES {
            break;
        }
        let variable = &draft.variables[id.0];
        match &variable.derivation {
            Some(Derivation::Bins { of, .. } | Derivation::Regroup { of, .. }) => open.push(*of),
            _ => {
                if found.insert(id) {
                    open.extend(variable.asked_when.iter().flat_map(Condition::variables));
                }
            }
        }
    }
    found
}

#[derive(Debug)]
enum Goal {
    Holds(Tree),
    Fails(Tree),
    NotHeld(Tree),
    Known(VariableId),
}

/// A condition whose tests are numbered by variable.
#[derive(Debug)]
enum Tree {
    Test(VariableId, usize),
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Not(Box<Tree>),
}

/// A test on one variable.
#[derive(Debug, PartialEq, Eq)]
enum Test {
    Codes(BTreeSet<CodeId>),
    Range(Option<i64>, Option<i64>),
}

/// Which tests hold, as bits; none where the variable has no value.
type State = Option<u64>;

struct Bench<'d, 'a> {
    draft: &'d Draft<'a>,
    tests: BTreeMap<VariableId, Vec<Test>>,
    /// When the question of a variable is asked.
    asked: BTreeMap<VariableId, Tree>,
}

impl Bench<'_, '_> {
    /// A variable comes into play, with what its question waits for.
    fn meet(&mut self, variable: VariableId) -> Option<()> {
        if self.tests.contains_key(&variable) {
            return Some(());
        }
        if self.tests.len() >= MOST_VARIABLES {
            return None;
        }
        self.tests.insert(variable, Vec::new());
        let asked = self.draft.variables[variable.0].asked_when.clone();
        if let Some(asked) = asked {
            let tree = self.tree(&asked)?;
            self.asked.insert(variable, tree);
        }
        Some(())
    }

    fn test(&mut self, variable: VariableId, test: Test) -> Option<Tree> {
        self.meet(variable)?;
        let tests = self.tests.entry(variable).or_default();
        let at = tests.iter().position(|it| *it == test).unwrap_or_else(|| {
            tests.push(test);
            tests.len() - 1
        });
        // One bit a test.
        (at < 64).then_some(Tree::Test(variable, at))
    }

    fn tree(&mut self, condition: &Condition) -> Option<Tree> {
        let mut each = |parts: &[Condition]| -> Option<Vec<Tree>> {
            parts.iter().map(|part| self.tree(part)).collect()
        };
        match condition {
            Condition::All(parts) => each(parts).map(Tree::All),
            Condition::Any(parts) => each(parts).map(Tree::Any),
            Condition::Not(part) => Some(Tree::Not(Box::new(self.tree(part)?))),
            Condition::Range(variable, min, max) => self.test(*variable, Test::Range(*min, *max)),
            Condition::Codes(variable, codes) => self.codes(*variable, codes),
        }
    }

    /// A test on codes; on bands it is one on their number, on groups one on what is grouped.
    fn codes(&mut self, variable: VariableId, codes: &BTreeSet<CodeId>) -> Option<Tree> {
        match &self.draft.variables[variable.0].derivation {
            Some(Derivation::Bins {
                of,
                breaks,
                codes: bands,
            }) => {
                let (of, mut parts) = (*of, Vec::new());
                for (at, band) in bands.iter().enumerate() {
                    if codes.contains(band) {
                        let low = at.checked_sub(1).and_then(|at| breaks.get(at)).copied();
                        let high = breaks.get(at).map(|bound| bound.saturating_sub(1));
                        parts.push(Test::Range(low, high));
                    }
                }
                let parts: Option<Vec<Tree>> =
                    parts.into_iter().map(|test| self.test(of, test)).collect();
                parts.map(Tree::Any)
            }
            Some(Derivation::Regroup { of, to }) => {
                let grouped = to.iter().enumerate();
                let grouped =
                    grouped.filter(|(_, group)| group.is_some_and(|it| codes.contains(&it)));
                let grouped = grouped.filter_map(|(at, _)| u16::try_from(at).ok().map(CodeId));
                let (of, grouped) = (*of, grouped.collect());
                self.codes(of, &grouped)
            }
            _ => self.test(variable, Test::Codes(codes.clone())),
        }
    }

    /// The states of a variable, each once; the lack of a value first.
    fn states(&self, variable: VariableId, tests: &[Test]) -> Option<Vec<State>> {
        let mut states = BTreeSet::from([None]);
        match self.draft.type_of(variable)? {
            VariableType::Code(list) => {
                let list = &self.draft.codelists[list.0];
                for (at, code) in list.codes.iter().enumerate() {
                    if code.missing.is_some() {
                        continue;
                    }
                    let id = CodeId(u16::try_from(at).ok()?);
                    // A finer code answers for itself, or for the common one it falls back into.
                    states.insert(Some(held(tests, id)));
                    states.insert(Some(held(tests, list.common(id))));
                }
            }
            VariableType::Several(list) => {
                let list = &self.draft.codelists[list.0];
                let exclusive = &self.draft.variables[variable.0].exclusive;
                let mut sets = BTreeSet::from([0]);
                for (at, code) in list.codes.iter().enumerate() {
                    let id = CodeId(u16::try_from(at).ok()?);
                    if code.missing.is_some() {
                        continue;
                    }
                    let bits = [held(tests, id), held(tests, list.common(id))];
                    if exclusive.contains(&id) {
                        states.extend(bits.map(Some));
                        continue;
                    }
                    for more in bits {
                        sets.extend(sets.clone().iter().map(|set| set | more));
                    }
                    if sets.len() > 4096 {
                        return None;
                    }
                }
                states.extend(sets.into_iter().map(Some));
            }
            VariableType::Number { .. } | VariableType::Date => {
                let (min, max) = bounds::of(self.draft, variable);
                let mut values = BTreeSet::from([0, min.unwrap_or(0), max.unwrap_or(0)]);
                for test in tests {
                    if let Test::Range(low, high) = test {
                        let cuts = [*low, *high].into_iter().flatten();
                        values.extend(
                            cuts.flat_map(|cut| {
                                [cut, cut.saturating_sub(1), cut.saturating_add(1)]
                            }),
                        );
                    }
                }
                let inside = values.into_iter().filter(|value| {
                    min.is_none_or(|min| *value >= min) && max.is_none_or(|max| *value <= max)
                });
                states.extend(inside.map(|value| Some(within(tests, value))));
            }
        }
        Some(states.into_iter().collect())
    }

    fn search(&self, goals: &[Goal]) -> Option<bool> {
        let mut each = Vec::new();
        let mut joint: usize = 1;
        for (variable, tests) in &self.tests {
            let states = self.states(*variable, tests)?;
            joint = joint
                .checked_mul(states.len())
                .filter(|joint| *joint <= MOST)?;
            each.push((*variable, states));
        }
        let mut held: BTreeMap<VariableId, State> = BTreeMap::new();
        for at in 0..joint {
            let mut rest = at;
            for (variable, states) in &each {
                held.insert(*variable, states[rest % states.len()]);
                rest /= states.len();
            }
            let asked = self.asked.iter().all(|(variable, when)| {
                held.get(variable).copied().flatten().is_none() || when.truth(&held) != Some(false)
            });
            if asked && goals.iter().all(|goal| goal.met(&held)) {
                return Some(true);
            }
        }
        Some(false)
    }
}

impl Goal {
    fn met(&self, held: &BTreeMap<VariableId, State>) -> bool {
        match self {
            Self::Holds(tree) => tree.truth(held) == Some(true),
            Self::Fails(tree) => tree.truth(held) == Some(false),
            Self::NotHeld(tree) => tree.truth(held) != Some(true),
            Self::Known(variable) => held.get(variable).copied().flatten().is_some(),
        }
    }
}

impl Tree {
    /// Whether it holds; none where a missing value decides.
    fn truth(&self, held: &BTreeMap<VariableId, State>) -> Option<bool> {
        match self {
            Self::Test(variable, at) => {
                let bits = held.get(variable).copied().flatten();
                bits.map(|bits| bits >> at & 1 == 1)
            }
            Self::Not(part) => part.truth(held).map(|holds| !holds),
            Self::All(parts) => joined(parts, held, false),
            Self::Any(parts) => joined(parts, held, true),
        }
    }
}

/// What one part decides when it is `decisive`; unknown where none does and one is not known.
fn joined(parts: &[Tree], held: &BTreeMap<VariableId, State>, decisive: bool) -> Option<bool> {
    let mut known = true;
    for part in parts {
        match part.truth(held) {
            Some(holds) if holds == decisive => return Some(decisive),
            None => known = false,
            Some(_) => {}
        }
    }
    known.then_some(!decisive)
}

/// The tests that a code meets.
fn held(tests: &[Test], code: CodeId) -> u64 {
    bits(
        tests,
        |test| matches!(test, Test::Codes(codes) if codes.contains(&code)),
    )
}

/// The tests that a number meets.
fn within(tests: &[Test], value: i64) -> u64 {
    bits(tests, |test| match test {
        Test::Range(min, max) => {
            min.is_none_or(|min| value >= min) && max.is_none_or(|max| value <= max)
        }
        Test::Codes(_) => false,
    })
}

fn bits(tests: &[Test], meets: impl Fn(&Test) -> bool) -> u64 {
    let each = tests.iter().enumerate();
    each.fold(0, |bits, (at, test)| bits | u64::from(meets(test)) << at)
}
