//! What is defined and serves nothing: most often a name that was written otherwise elsewhere.

use std::collections::BTreeSet;

use super::super::draft::Draft;
use super::super::filled::wanted;
use super::written::statistics;
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::plan::{AssociationId, Condition, Derivation, Edit, VariableId};
use crate::referential::{Association, Common, Weights};

/// Warns of recodes, own variables and standard populations that nothing names, and of a smallest change where nothing changes.
pub(super) fn check(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    let mut faults = Vec::new();
    let used = used(draft);
    for (at, association) in associations.iter().enumerate() {
        let who = AssociationId(at);
        // What could not be read may have named them.
        let whole = |it: &&crate::referential::Source| it.whole && it.habits.all_mappings;
        if association.sources.is_empty() || !association.sources.iter().all(|it| whole(&it)) {
            continue;
        }
        let fills = association.sources.iter().flat_map(|it| &it.habits.fill);
        let fills: Vec<&str> = fills
            .filter_map(|fill| fill.recode.as_ref())
            .map(|name| name.value.as_str())
            .collect();
        for recode in &association.recodes {
            if !fills.contains(&recode.id.value.as_str()) {
                faults.push((recode.id.place, said::recode_unused(&recode.id.value)));
            }
        }
        let named = named(association);
        for variable in &association.variables {
            let id = &variable.id;
            let names = &draft.variable_names;
            let first = names.place(Some(who), &id.value) == Some(id.place);
            let serves = names
                .get(Some(who), &id.value)
                .is_none_or(|it| used.contains(&it));
            if first && !serves && !named.contains(id.value.as_str()) {
                faults.push((id.place, said::variable_unused(&id.value)));
            }
        }
    }
    let own = associations.iter().flat_map(|it| &it.indicators);
    let standardised = common.indicators.iter().chain(own);
    let standardised: BTreeSet<&str> = standardised
        .flat_map(|it| &it.standardise)
        .map(|name| name.value.as_str())
        .collect();
    for population in &common.standard_populations {
        let id = &population.id;
        if !standardised.contains(id.value.as_str()) {
            faults.push((id.place, said::standard_unused(&id.value)));
        }
    }
    for statistic in statistics(draft, common, associations) {
        let (written, id) = (statistic.indicator, statistic.id);
        let Some(least) = written
            .minimal_change
            .as_ref()
            .filter(|_| statistic.also.is_none())
        else {
            continue;
        };
        let mut all = std::iter::once(id).chain(draft.under(id));
        let changes = all.any(|id| !draft.indicators[id.0].changes().is_empty());
        let known = draft.indicators[id.0].waves.len() == written.waves.len();
        if known && !changes && statistic.resolved(draft).is_some() {
            faults.push((least.place, said::minimal_change_unused(&written.id.value)));
        }
    }
    for (place, fault) in faults {
        draft.fault(Code::DefinitionUnused, place, fault);
    }
}

/// Variables that an indicator, another variable or a question reads.
fn used(draft: &Draft<'_>) -> BTreeSet<VariableId> {
    let mut used = BTreeSet::new();
    for indicator in &draft.indicators {
        used.extend(wanted(indicator));
        used.extend(indicator.disaggregations.iter().flatten());
    }
    used.extend(draft.edits.iter().flat_map(Edit::variables));
    for variable in &draft.variables {
        used.extend(variable.derivation.iter().flat_map(Derivation::parts));
        used.extend(variable.asked_when.iter().flat_map(Condition::variables));
    }
    used
}

/// The variables that the sources of an association name, be it to say that they cannot be filled.
fn named(association: &Association) -> BTreeSet<&str> {
    let mut named = BTreeSet::new();
    for source in &association.sources {
        let habits = &source.habits;
        named.extend(habits.mappings.iter().map(|it| it.variable.value.as_str()));
        let columns = habits.fill.iter().flat_map(|fill| &fill.columns);
        named.extend(columns.map(|(_, variable)| variable.value.as_str()));
        if let Some(duplicates) = &habits.duplicates {
            let keys = duplicates.by.iter().chain(&duplicates.order);
            named.extend(keys.map(|name| name.value.as_str()));
        }
        if let Some(Weights::Rake(margins, _)) = source.weights.as_ref().map(|it| &it.value) {
            named.extend(margins.iter().map(|(by, _)| by.value.as_str()));
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use crate::plan::resolve::trial::{resolved, resolved_with};

    const COMMON: &str = "\
variables: [{id: n, label: N, type: {code: [{code: a, label: A}, {code: b, label: B}]}}]
indicators:
  - {id: i, label: I, definition: I, status: optional, level: outcome, direction: increase, unit: percent, measure: {share: {of: {n: [a]}}}}
";

    #[test]
    fn what_nothing_names_is_told() {
        let told = |keys: &str, mappings: &str, fill: &str| {
            let association = format!(
                "{keys}sources:\n  - {{id: s, files: [s.csv], period: {{constant: 2025}}, mappings: [{{variable: n, column: N}}{mappings}]{fill}}}\n"
            );
            resolved_with(COMMON, &[&association])
        };
        let unused = [("definition-unused", 6)];
        let recode = "recodes: [{id: r, codes: {Oui: a}}]\n";
        assert_eq!(told(recode, "", ""), unused);
        let fill = "  - {id: t, files: [t.csv], period: {constant: 2025}, fill: [{recode: r, columns: {N: n}}]}\n";
        let used = format!("{recode}sources:\n{fill}");
        assert_eq!(resolved_with(COMMON, &[&used]), []);
        let variable = "variables: [{id: v, label: V, type: {integer: {}}}]\n";
        assert_eq!(told(variable, "", ""), unused);
        assert_eq!(told(variable, ", {variable: v, column: V}", ""), []);
        assert_eq!(
            told(variable, ", {variable: v, impossible: Jamais posée}", ""),
            []
        );
        let read = "variables: [{id: v, label: V, type: {integer: {}}}, {id: w, label: W, derived: {sum: {of: [v]}}}]\n";
        // What comes from it serves nothing either: the last of the chain is told.
        assert_eq!(told(read, "", ""), unused);
        // A recode that could not be read is another matter.
        let lost = told(recode, "", ", fill: [{recode: , columns: {N: n}}]");
        assert_eq!(
            lost.iter()
                .filter(|(code, _)| *code == "definition-unused")
                .count(),
            0
        );
    }

    #[test]
    fn a_smallest_change_wants_two_waves() {
        let told = |waves: &str| {
            let common = format!(
                "waves: [{{id: e, label: E}}, {{id: x, label: X}}]\nvariables: [{{id: n, label: N, type: {{integer: {{}}}}}}]\nindicators:\n  - {{id: i, label: I, definition: I, status: optional, level: outcome, direction: increase, unit: points, waves: [{waves}], measure: {{mean: {{of: n}}}}, minimal-change: 2}}\n"
            );
            resolved(&common, "")
        };
        assert_eq!(told("x"), [("definition-unused", 10)]);
        assert_eq!(told("e, x"), []);
    }
}
