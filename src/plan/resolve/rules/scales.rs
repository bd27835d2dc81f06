//! Tables of answers that put a scale upside down, out of order, or are of another length; and labels of the
//! common list that are sent to another code than their own.

use std::collections::BTreeSet;

use super::super::draft::Draft;
use super::ordinal::{Direction, Table, orders};
use super::written::{Mapped, mapped};
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::matching::{folded, normal_form, ungendered};
use crate::plan::{AssociationId, CodeId, Codelist, CodelistId, Derivation, VariableType};
use crate::referential::{Answers, Association, Comparability};

/// Looks at every table of answers that is held to be comparable, and at the values of ordered lists.
pub(super) fn check(draft: &mut Draft<'_>, associations: &[&Association]) {
    for mapped in mapped(associations) {
        if mapped.comparability().enters() {
            check_table(draft, &mapped);
        }
    }
}

impl Mapped<'_> {
    /// What it says of itself.
    pub(super) fn comparability(&self) -> Comparability {
        let said = self.mapping.map(|mapping| mapping.comparability.value);
        said.unwrap_or(Comparability::Exact)
    }

    /// The declared cells of a coded variable and their codes; those that stand for a reason are left out.
    pub(super) fn cells(&self, list: &Codelist) -> Vec<(&str, CodeId)> {
        let cells = self.codes.iter().filter_map(|(cell, code)| {
            let id = list.find(&code.value, Some(self.association))?;
            list.code(id)
                .missing
                .is_none()
                .then_some((cell.value.as_str(), id))
        });
        cells.collect()
    }
}

fn check_table(draft: &mut Draft<'_>, mapped: &Mapped<'_>) {
    let owner = Some(mapped.association);
    let Some(id) = draft.variable_names.get(owner, &mapped.variable.value) else {
        return;
    };
    let Some(VariableType::Code(list_id)) = draft.type_of(id) else {
        return;
    };
    let list = &draft.codelists[list_id.0];
    if mapped
        .codes
        .iter()
        .any(|(_, code)| list.find(&code.value, owner).is_none())
    {
        return;
    }
    let cells = mapped.cells(list);
    if crossed(draft, mapped, list_id) {
        return;
    }
    // Bands are facts: in which order a form offers them changes nothing.
    if matches!(
        draft.variables[id.0].derivation,
        Some(Derivation::Bins { .. })
    ) {
        return;
    }
    let list = &draft.codelists[list_id.0];
    let (Some(table), false) = (Table::read(&cells), orders(list, false).is_empty()) else {
        return;
    };
    let variable = &mapped.variable.value;
    let sent = |rows: &[(i64, &str, CodeId)]| -> Vec<(String, String)> {
        let each = rows.iter();
        each.map(|(_, cell, code)| ((*cell).to_owned(), list.code(*code).code.clone()))
            .collect()
    };
    let declared = mapped
        .mapping
        .is_some_and(|mapping| mapping.asks.scale.is_some());
    match table.direction(list) {
        Some(Direction::Mixed) => {
            let fault = said::scale_order(variable, &sent(&table.rows));
            draft.fault(Code::ScaleOrder, mapped.place, fault);
        }
        Some(Direction::Down) if !declared => {
            let ends = (
                table.rows.first().map(|row| row.0),
                table.rows.last().map(|row| row.0),
            );
            let fault = said::scale_direction(variable, &sent(&table.rows), ends);
            draft.fault(Code::ScaleDirection, mapped.place, fault);
        }
        _ => {}
    }
    if !declared {
        check_length(draft, mapped, list_id, &table);
    }
}

/// A scale of `n` categories filled from numbered answers that are more, or fewer, is not the same scale.
fn check_length(draft: &mut Draft<'_>, mapped: &Mapped<'_>, list: CodelistId, table: &Table<'_>) {
    let list = &draft.codelists[list.0];
    if !list.ordered || mapped.comparability() != Comparability::Exact || !table.is_run() {
        return;
    }
    let categories: BTreeSet<CodeId> = list.categories().collect();
    let source = &draft.associations[mapped.association.0].sources[mapped.source_at];
    // Where cells may hold codes, those that are not written still answer for themselves.
    let codes_too = source.answers.contains(&Answers::Codes);
    let (asked, wanted) = (table.rows.len(), categories.len());
    let reached: BTreeSet<CodeId> = table
        .rows
        .iter()
        .map(|(.., code)| list.common(*code))
        .collect();
    let shorter = asked < wanted && asked >= 2 && reached.len() < wanted && !codes_too;
    if asked > wanted || shorter {
        let (variable, list) = (&mapped.variable.value, list.id.clone());
        let fault = said::scale_length_counted(variable, asked, &list, wanted);
        draft.fault(Code::ScaleLength, mapped.place, fault);
    }
}

/// The code whose label is `text`, as `owner` sees the list; case, accents and endings of two genders aside.
pub(super) fn labelled(list: &Codelist, owner: AssociationId, text: &str) -> Option<CodeId> {
    let plain = |text: &str| folded(&normal_form(text));
    let found = |form: &dyn Fn(&str) -> String| {
        let wanted = form(text);
        let each = list.codes.iter().enumerate();
        let mut seen = each.filter(|(_, code)| code.finer.is_none_or(|(of, _)| of == owner));
        let found =
            seen.find(|(_, code)| form(&code.label.fr) == wanted || form(&code.label.en) == wanted);
        found.and_then(|(at, _)| u16::try_from(at).ok().map(CodeId))
    };
    found(&plain).or_else(|| found(&|text| ungendered(&plain(text))))
}

/// Cells that are the label of one code and are sent to another: told, and whether any was.
fn crossed(draft: &mut Draft<'_>, mapped: &Mapped<'_>, list_id: CodelistId) -> bool {
    let list = &draft.codelists[list_id.0];
    let owner = mapped.association;
    let mut known = Vec::new();
    for (cell, code) in mapped.codes {
        let sent = list.find(&code.value, Some(owner));
        if let (Some(own), Some(sent)) = (labelled(list, owner, &cell.value), sent) {
            known.push((cell, list.common(own), list.common(sent), code));
        }
    }
    // One reason for another is no answer for another.
    let is_reason = |id: CodeId| list.code(id).missing.is_some();
    let moved: Vec<_> = known
        .iter()
        .filter(|(_, own, sent, _)| own != sent && !(is_reason(*own) && is_reason(*sent)))
        .collect();
    let Some((cell, own, sent, code)) = moved.first().copied() else {
        return false;
    };
    let code_of = |id: CodeId| list.code(id).code.clone();
    // Labels in the order of the scale, all sent the other way: it is upside down.
    let places = orders(list, false).into_iter().next().unwrap_or_default();
    let rank = |id: &CodeId| {
        places
            .iter()
            .find(|(of, _)| of == id)
            .map(|(_, rank)| *rank)
    };
    let mut along: Vec<(i128, i128)> = known
        .iter()
        .filter_map(|(_, own, sent, _)| Some((rank(own)?, rank(sent)?)))
        .collect();
    along.sort_unstable();
    let ranks: Vec<i128> = along.iter().map(|(_, sent)| *sent).collect();
    if ranks.len() >= 3 && Direction::of(&ranks) == Direction::Down {
        let label = &list.code(*own).label;
        let is = |label: &str| normal_form(label) == normal_form(&cell.value);
        let fault = said::scale_reversed_labels(
            &mapped.variable.value,
            &cell.value,
            &code_of(*own),
            &code_of(*sent),
            is(&label.fr) || is(&label.en),
        );
        draft.fault(Code::ScaleReversed, code.place, fault);
        return true;
    }
    // One label alone may be another scale's word, which `close` says; two exchanged are a slip.
    let exchanged = |one: &(CodeId, CodeId)| moved.iter().any(|(_, a, b, _)| (*b, *a) == *one);
    let mut faults = Vec::new();
    for (cell, own, sent, code) in &moved {
        let exchanged = exchanged(&(*own, *sent));
        if exchanged || mapped.comparability() == Comparability::Exact {
            let fault =
                said::answer_crossed(&cell.value, &code_of(*own), &code_of(*sent), exchanged);
            faults.push((code.place, fault));
        }
    }
    let any = !faults.is_empty();
    for (place, fault) in faults {
        draft.fault(Code::AnswerCrossed, place, fault);
    }
    any
}
