//! Items of an instrument that may not be reproduced, written out anyway: beside its variables, the codelists they
//! use, or the indicators that rest on them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::draft::Draft;
use super::super::filled::{leaves, wanted};
use super::super::variables;
use super::written::statistics;
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::plan::{CodelistId, VariableId};
use crate::referential::{Association, CodelistRef, Common, VariableType};

/// Refuses a `question` wherever an instrument that may not be reproduced is asked.
pub(super) fn check(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    let closed = common.instruments.iter().filter(|it| !it.reproduce);
    let closed: BTreeSet<&str> = closed.map(|it| it.id.value.as_str()).collect();
    if closed.is_empty() {
        return;
    }
    let mut items: BTreeMap<VariableId, String> = BTreeMap::new();
    let mut lists: BTreeMap<CodelistId, BTreeSet<Option<String>>> = BTreeMap::new();
    for (at, variable) in draft.variables.iter().enumerate() {
        let instrument = variable.instrument.clone();
        let instrument = instrument.filter(|it| closed.contains(it.as_str()));
        if let Some(instrument) = &instrument {
            items.insert(VariableId(at), instrument.clone());
        }
        if let Some(list) = draft.typed[at].then(|| variable.kind.codelist()).flatten() {
            lists.entry(list).or_default().insert(instrument);
        }
    }
    for (owner, variable) in variables::written(common, associations) {
        let id = draft.variable_names.get(owner, &variable.id.value);
        let first =
            draft.variable_names.place(owner, &variable.id.value) == Some(variable.id.place);
        let Some(instrument) = id.filter(|_| first).and_then(|id| items.get(&id)) else {
            continue;
        };
        // A label that asks is the question, under another key.
        let asks = |label: &str| label.trim_end().ends_with('?');
        if asks(&variable.label.fr) || asks(&variable.label.en) {
            let fault = said::label_not_reproduced(&variable.id.value, instrument);
            draft.fault(Code::InstrumentReproduced, variable.id.place, fault);
        }
        if let (Some(_), Some(place)) = (&variable.question, &variable.instrument) {
            let fault = said::question_not_reproduced(&variable.id.value, instrument);
            draft.fault(Code::InstrumentReproduced, place.place, fault);
        }
        if let Some(VariableType::Code(CodelistRef::Inline(_, codes))) = &variable.kind {
            for code in codes {
                if let Some(place) = code.question {
                    let fault = said::question_not_reproduced(&code.code.value, instrument);
                    draft.fault(Code::InstrumentReproduced, place, fault);
                }
            }
        }
    }
    // A list that others use too may carry a question of theirs.
    let own = associations.iter().enumerate();
    let own = own.flat_map(|(at, it)| {
        it.codelists
            .iter()
            .map(move |list| (Some(crate::plan::AssociationId(at)), list))
    });
    for (owner, list) in common.codelists.iter().map(|list| (None, list)).chain(own) {
        let users = draft
            .codelist_names
            .get(owner, &list.id.value)
            .and_then(|id| lists.get(&id));
        let users: Vec<_> = users.into_iter().flatten().collect();
        let [Some(instrument)] = users.as_slice() else {
            continue;
        };
        let codes = list
            .codes
            .iter()
            .map(|code| (&code.code.value, code.question));
        for (name, place) in [(&list.id.value, list.question)].into_iter().chain(codes) {
            if let Some(place) = place {
                let fault = said::question_not_reproduced(name, instrument);
                draft.fault(Code::InstrumentReproduced, place, fault);
            }
        }
    }
    for statistic in statistics(draft, common, associations) {
        if statistic.also.is_some() || statistic.indicator.question.is_none() {
            continue;
        }
        let used = wanted(&draft.indicators[statistic.id.0]);
        let used = leaves(draft, &used, |_| false);
        if let Some(instrument) = used.iter().find_map(|id| items.get(id)) {
            let id = &statistic.indicator.id;
            let fault = said::question_not_reproduced(&id.value, instrument);
            draft.fault(Code::InstrumentReproduced, id.place, fault);
        }
    }
}
