//! Columns that a source reads twice where another was probably meant.

use std::collections::BTreeMap;

use super::super::draft::Draft;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::plan as said;
use crate::plan::{Filling, Heading, Mapping, Source, VariableType};
use crate::referential::Association;

/// Looks at every mapping of every source.
pub(super) fn check(draft: &mut Draft<'_>, associations: &[&Association]) {
    let mut faults = Vec::new();
    for association in draft.associations.iter().take(associations.len()) {
        for source in &association.sources {
            faults.extend(read_twice(draft, source));
            faults.extend(of_respondents(draft, source));
        }
    }
    for fault in faults {
        draft.push(fault);
    }
}

/// A date may be two things at once: the day of the interview is that of the form.
fn may_be_told_twice(draft: &Draft<'_>, mapping: &Mapping) -> bool {
    matches!(
        draft.type_of(mapping.variable),
        None | Some(VariableType::Date)
    )
}

/// Two variables of one type filled by the same columns in the same way hold the same: all else about them being
/// equal, one of them was copied. Answers, reasons or a comparability of their own tell that it is meant.
fn read_twice(draft: &Draft<'_>, source: &Source) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<Vec<(&str, bool)>, Vec<&Mapping>> = BTreeMap::new();
    let mut faults = Vec::new();
    for mapping in &source.mappings {
        let headings = mapping.filling.headings();
        if headings.is_empty() || may_be_told_twice(draft, mapping) {
            continue;
        }
        let key = headings.iter().map(|it| (it.text.as_str(), it.is_code));
        let before = seen.entry(key.collect()).or_default();
        let same = |it: &&&Mapping| {
            draft.type_of(it.variable) == draft.type_of(mapping.variable)
                && it.comparability == mapping.comparability
                && it.missing == mapping.missing
                && it.differs == mapping.differs
                && alike(&it.filling, &mapping.filling)
        };
        if let Some(first) = before.iter().find(same) {
            let ids = [first, &mapping].map(|it| draft.variables[it.variable.0].id.as_str());
            let fault = said::column_read_twice(&headings[0].text, ids[0], ids[1]);
            let fault = Diagnostic::new(Code::NamedTwice, headings[0].place, fault);
            let first = first.filling.headings()[0].place;
            faults.push(fault.label(first, said::already_here()));
        }
        // A column that fills everything is told of each time; it need not be compared with all.
        if before.len() < 16 {
            before.push(mapping);
        }
    }
    faults
}

/// Whether two fillings of the same columns give the same.
fn alike(one: &Filling, other: &Filling) -> bool {
    match (one, other) {
        (Filling::Code { answers: a, .. }, Filling::Code { answers: b, .. }) => a == b,
        (
            Filling::Split {
                answers: a,
                separators: by,
                ..
            },
            Filling::Split {
                answers: b,
                separators,
                ..
            },
        ) => a == b && by == separators,
        (
            Filling::Number {
                exceptions: a,
                convert: by,
                ..
            },
            Filling::Number {
                exceptions: b,
                convert,
                ..
            },
        ) => a == b && by == convert,
        _ => false,
    }
}

/// What tells respondents apart is no number of anything. A list of sites may well be read from their names.
fn of_respondents(draft: &Draft<'_>, source: &Source) -> Vec<Diagnostic> {
    let Some(respondent) = &source.respondent else {
        return Vec::new();
    };
    let column = &respondent.column;
    let is_it = |it: &&Heading| it.text == column.text && it.is_code == column.is_code;
    let numbers = source.mappings.iter().filter_map(|mapping| {
        let number = matches!(
            draft.type_of(mapping.variable),
            Some(VariableType::Number { .. })
        );
        let heading = mapping
            .filling
            .headings()
            .iter()
            .find(is_it)
            .filter(|_| number)?;
        let id = &draft.variables[mapping.variable.0].id;
        let fault = said::column_of_respondents(&heading.text, id);
        let fault = Diagnostic::new(Code::NamedTwice, heading.place, fault);
        Some(fault.label(column.place, said::respondents_here()))
    });
    numbers.collect()
}

#[cfg(test)]
mod tests {
    use crate::plan::resolve::trial::{resolved, resolved_with};

    const COMMON: &str = "\
codelists:
  - {id: l, codes: [{code: a, label: A}, {code: b, label: B}]}
  - {id: m, codes: [{code: a, label: A}, {code: b, label: B}]}
variables:
  - {id: u, label: U, type: {code: l}}
  - {id: v, label: V, type: {code: l}}
  - {id: w, label: W, type: {code: m}}
  - {id: n, label: N, type: {integer: {min: 0, max: 9}}}
  - {id: o, label: O, type: {integer: {min: 0, max: 9}}}
  - {id: d, label: D, type: {date: {}}}
  - {id: e, label: E, type: {date: {}}}
indicators:
  - {id: i, label: I, definition: I, status: optional, level: outcome, direction: increase, unit: percent, measure: {share: {of: {u: [a]}}}}
";

    #[test]
    fn two_variables_of_one_column_are_a_copy_or_meant() {
        let told = |second: &str| {
            let first = "      - {variable: u, column: C}\n      - {variable: n, column: N}\n      - {variable: d, column: D, format: \"%d/%m/%Y\"}\n";
            resolved(COMMON, &format!("{first}      - {{variable: {second}}}\n"))
        };
        let twice = [("named-twice", 14)];
        assert_eq!(told("v, column: C"), twice);
        assert_eq!(told("o, column: N"), twice);
        assert_eq!(told("v, column: C2"), []);
        // Other answers, another list, another unit, another first column, or said to be another thing.
        assert_eq!(told("v, column: C, codes: {Tous: a}"), []);
        assert_eq!(told("w, column: C"), []);
        assert_eq!(told("o, column: N, convert: {times: 2}"), []);
        assert_eq!(told("v, first-of: [C, C2]"), []);
        assert_eq!(told("v, column: C, comparability: close, because: B"), []);
        assert_eq!(told("v, column: C, missing: {NSP: dont-know}"), []);
        assert_eq!(told("e, column: D, format: \"%d/%m/%Y\""), []);
    }

    #[test]
    fn who_answers_is_no_number() {
        let told = |mapping: &str| {
            let source = format!(
                "sources:\n  - id: s\n    files: [s.csv]\n    period: {{constant: 2025}}\n    respondent: {{column: N, space: n}}\n    mappings:\n      - {{variable: u, column: U}}\n      - {{variable: {mapping}}}\n"
            );
            resolved_with(COMMON, &[&source])
        };
        assert_eq!(told("n, column: N"), [("named-twice", 13)]);
        assert_eq!(told("n, column: M"), []);
        assert_eq!(told("v, column: N"), []);
    }
}
