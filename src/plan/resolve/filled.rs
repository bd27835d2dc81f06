//! What a source can fill: which indicators suit it, and at what comparability it fills their variables.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use crate::plan::{Condition, Indicator, Source, VariableId, WaveFrom, WaveId};
use crate::referential::{Comparability, Observes};

/// Whether a source is of the kind, the unit and the waves an indicator asks for.
pub(super) fn may_feed(indicator: &Indicator, source: &Source) -> bool {
    let wave = indicator.waves.is_empty()
        || indicator
            .waves
            .iter()
            .any(|wave| waves_of(source).contains(wave));
    wave && suits(indicator, source)
}

/// Whether a source is of the kind and the unit an indicator asks for, whatever its waves.
pub(super) fn suits(indicator: &Indicator, source: &Source) -> bool {
    let finer = indicator.one_per.is_some()
        && matches!(
            source.observes,
            Observes::Stay | Observes::Night | Observes::Request
        )
        && matches!(indicator.observes, Observes::Person | Observes::Household);
    let observes = source.observes == indicator.observes || finer;
    source.kind == indicator.from && observes
}

pub(super) fn waves_of(source: &Source) -> BTreeSet<WaveId> {
    match &source.wave {
        None => BTreeSet::new(),
        Some(WaveFrom::Constant(wave)) => BTreeSet::from([*wave]),
        Some(WaveFrom::Column { codes, .. }) => codes.values().copied().collect(),
    }
}

/// What an indicator cannot do without.
pub(super) fn wanted(indicator: &Indicator) -> BTreeSet<VariableId> {
    let among = indicator.among.iter().flat_map(Condition::variables);
    indicator
        .measure
        .variables()
        .into_iter()
        .chain(among)
        .collect()
}

/// The variables that `used` come down to, in order: each one itself where nothing derives it or it `stands`
/// by itself, else its parts.
pub(super) fn leaves(
    draft: &Draft<'_>,
    used: &BTreeSet<VariableId>,
    stands: impl Fn(VariableId) -> bool,
) -> BTreeSet<VariableId> {
    let mut leaves = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<VariableId> = used.iter().copied().collect();
    while let Some(variable) = open.pop() {
        if !seen.insert(variable) {
            continue;
        }
        match &draft.variables[variable.0].derivation {
            Some(derivation) if !stands(variable) => open.extend(derivation.parts()),
            _ => {
                leaves.insert(variable);
            }
        }
    }
    leaves
}

/// What a source fills: directly, or by derivation from what it fills.
pub(super) struct Filled {
    direct: BTreeMap<VariableId, Comparability>,
    /// What was worked out: a part that many share is worked out once.
    derived: RefCell<BTreeMap<VariableId, Option<Comparability>>>,
}

impl Filled {
    pub(super) fn by(source: &Source) -> Self {
        let direct = source
            .mappings
            .iter()
            .map(|mapping| (mapping.variable, mapping.comparability))
            .collect();
        Self {
            direct,
            derived: RefCell::default(),
        }
    }

    /// Whether a mapping fills `id` itself.
    pub(super) fn directly(&self, id: VariableId) -> bool {
        self.direct.contains_key(&id)
    }

    /// The comparability at which `id` is filled: the worst of its parts where it is derived.
    pub(super) fn one(&self, draft: &Draft<'_>, id: VariableId) -> Option<Comparability> {
        if let Some(comparability) = self.direct.get(&id) {
            return Some(*comparability);
        }
        if let Some(known) = self.derived.borrow().get(&id) {
            return *known;
        }
        // Cycles never get a derivation, so this ends.
        let derivation = draft.variables[id.0].derivation.as_ref()?;
        let worst = self.all(draft, derivation.parts().iter());
        self.derived.borrow_mut().insert(id, worst);
        worst
    }

    pub(super) fn all<'i>(
        &self,
        draft: &Draft<'_>,
        ids: impl IntoIterator<Item = &'i VariableId>,
    ) -> Option<Comparability> {
        ids.into_iter().try_fold(Comparability::Exact, |worst, id| {
            Some(worst.max(self.one(draft, *id)?))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::plan::resolve::trial::resolved;

    /// Each variable the sum of the two next: walked part by part, the first would be reached 10^12 times.
    #[test]
    fn what_many_share_is_worked_out_once() {
        let mut common = String::from("variables:\n");
        for id in 0..58 {
            let (a, b) = (id + 1, id + 2);
            writeln!(
                common,
                "  - {{id: v{id}, label: V{id}, derived: {{sum: {{of: [v{a}, v{b}]}}}}}}"
            )
            .unwrap();
        }
        common.push_str(
            "  - {id: v58, label: V58, type: {integer: {}}}\n  - {id: v59, label: V59, type: {integer: {}}}\n\
             indicators:\n  - {id: i, label: I, definition: I, status: core, level: output, direction: neutral, \
             unit: x, measure: {mean: {of: v0}}}\n",
        );
        let mappings = "      - {variable: v58, column: A}\n      - {variable: v59, column: B}\n";
        assert_eq!(resolved(&common, mappings), []);
    }
}
