//! The boxes of a multiple choice: a heading that is the label of one code, read as another.

use super::super::draft::Draft;
use super::scales::labelled;
use super::written::{Mapped, mapped};
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::plan::VariableType;
use crate::referential::{Association, Comparability};

/// Looks at every multiple choice of one column a code that is held to be comparable.
pub(super) fn check(draft: &mut Draft<'_>, associations: &[&Association]) {
    for mapped in mapped(associations) {
        if mapped.comparability().enters() {
            check_boxes(draft, &mapped);
        }
    }
}

/// Two headings exchanged are a slip; one alone may be another list's word, which `close` says.
fn check_boxes(draft: &mut Draft<'_>, mapped: &Mapped<'_>) {
    let owner = mapped.association;
    let names = &draft.variable_names;
    let Some(VariableType::Several(list)) = names
        .get(Some(owner), &mapped.variable.value)
        .and_then(|id| draft.type_of(id))
    else {
        return;
    };
    let list = &draft.codelists[list.0];
    let mut moved = Vec::new();
    for (heading, code) in mapped.headings() {
        let sent = code.and_then(|code| list.find(&code.value, Some(owner)));
        let own = options(&heading.value)
            .into_iter()
            .find_map(|option| labelled(list, owner, option));
        let (Some(own), Some(sent)) = (own, sent) else {
            continue;
        };
        let (own, sent) = (list.common(own), list.common(sent));
        if own != sent {
            moved.push((heading, own, sent));
        }
    }
    let mut faults = Vec::new();
    for (heading, own, sent) in &moved {
        let exchanged = moved.iter().any(|(_, a, b)| (b, a) == (own, sent));
        if exchanged || mapped.comparability() == Comparability::Exact {
            let code = |id| list.code(id).code.as_str();
            let fault = said::answer_crossed(&heading.value, code(*own), code(*sent), exchanged);
            faults.push((heading.place, fault));
        }
    }
    for (place, fault) in faults {
        draft.fault(Code::AnswerCrossed, place, fault);
    }
}

/// What a heading may say of its option: the whole, or what stands last in it, as tools write it: `Freins/Logement`,
/// `Freins [Logement]`, `Freins : Logement`.
fn options(heading: &str) -> Vec<&str> {
    let bracket = heading.trim_end().strip_suffix(']');
    let bracket = bracket
        .and_then(|text| text.rsplit_once('['))
        .map(|(_, last)| last);
    let after = |mark| heading.rsplit_once(mark).map(|(_, last)| last);
    let lasts = [
        bracket,
        after("/"),
        after(" : "),
        after("\u{a0}: "),
        after(": "),
        after(" - "),
    ];
    let lasts = lasts.into_iter().flatten();
    std::iter::once(heading).chain(lasts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::resolve::trial::resolved;

    #[test]
    fn a_heading_tells_its_option_last() {
        let last = |heading| options(heading).last().copied().map(str::trim);
        assert_eq!(last("Freins/Logement"), Some("Logement"));
        assert_eq!(last("Freins [Logement]"), Some("Logement"));
        assert_eq!(last("Freins : Logement"), Some("Logement"));
        assert_eq!(last("Logement"), Some("Logement"));
    }

    #[test]
    fn a_box_is_read_as_what_its_heading_says() {
        let common = "codelists:\n  - {id: f, label: F, codes: [{code: tr, label: Transport}, {code: lo, label: Logement}, {code: ar, label: Argent}]}\nvariables: [{id: f, label: F, type: {several: f}}]\nindicators:\n  - {id: i, label: I, definition: I, status: optional, level: context, direction: neutral, unit: percent, measure: {share: {of: {f: [tr]}}}}\n";
        let told = |columns: &str, more: &str| {
            let mapping = format!("      - {{variable: f, columns: {{{columns}}}{more}}}\n");
            resolved(common, &mapping)
        };
        let crossed = ("answer-crossed", 11);
        let exact = "F/Transport: tr, F/Logement: lo, F/Argent: ar";
        assert_eq!(told(exact, ""), []);
        let twice = "F/Transport: tr, F/Logement: tr, F/Argent: ar";
        assert_eq!(told(twice, ""), [crossed]);
        assert_eq!(told(twice, ", comparability: close, because: B"), []);
        let exchanged = "F/Transport: lo, F/Logement: tr";
        assert_eq!(
            told(exchanged, ", comparability: close, because: B"),
            [crossed, crossed]
        );
        // Two boxes of one code, and a code that the form does not offer.
        assert_eq!(told("F/Voiture: tr, F/Bus: tr, F/Argent: ar", ""), []);
    }
}
