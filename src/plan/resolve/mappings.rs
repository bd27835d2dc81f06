//! Mappings: how each variable is filled from one source, with every text a cell may hold.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, kind};
use super::factor::factor;
use super::filled::{leaves, wanted};
use super::headings::{heading, normal};
use super::{answers, codelists, conditions, dates, marks};
use crate::decimal::Decimal;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::plan::{self as said, Kind};
use crate::identity;
use crate::matching::{folded, nearest, normal_form};
use crate::plan::{
    AssociationId, CodeId, CodelistId, Constant, Filling, Heading, Mapping, OptionColumn,
    VariableId, VariableType,
};
use crate::profiles::{self, Profile};
use crate::referential::{
    self, Answers, Asks, Comparability, Convert, Name, Recode, Source, Written,
};
use crate::source_text::Place;

/// The mappings of `source` that give values, and the variables that lost ones were of, as far as their mistaken names
/// tell; `fill` is written out. `impossible` and `undetermined` ones are checked, and left to [`super::prospects`].
pub(super) fn resolve(
    draft: &mut Draft<'_>,
    association: AssociationId,
    source: &Source,
    profile: &Profile,
    answers: &[Answers],
) -> (Vec<Mapping>, BTreeSet<VariableId>) {
    let mut bench = Bench {
        draft,
        association,
        source,
        profile,
        answers,
        seen: BTreeMap::new(),
        lost: BTreeSet::new(),
    };
    let mut resolved = Vec::new();
    for mapping in &source.habits.mappings {
        resolved.extend(bench.mapping(mapping));
    }
    for fill in &source.habits.fill {
        let recode = fill.recode.as_ref().and_then(|name| bench.recode(name));
        if bench.are_swapped(&fill.columns) {
            continue;
        }
        for (column, variable) in &fill.columns {
            let mapping = referential::Mapping {
                variable: variable.clone(),
                filling: Some(referential::Filling::Columns {
                    headings: vec![referential::Heading::Text(column.clone())],
                    codes: recode
                        .map(|recode| recode.codes.clone())
                        .unwrap_or_default(),
                    format: None,
                    split: None,
                    convert: None,
                }),
                comparability: Written {
                    value: Comparability::Exact,
                    place: fill.place,
                },
                asks: Asks::default(),
                because: None,
                missing: Vec::new(),
                place: column.place,
            };
            resolved.extend(bench.mapping(&mapping));
        }
    }
    (resolved, bench.lost)
}

/// What the mappings of one source share.
struct Bench<'d, 'a, 's> {
    draft: &'d mut Draft<'a>,
    association: AssociationId,
    source: &'s Source,
    profile: &'s Profile,
    answers: &'s [Answers],
    seen: BTreeMap<VariableId, Place>,
    /// What mappings of mistaken names would fill.
    lost: BTreeSet<VariableId>,
}

impl<'s> Bench<'_, '_, 's> {
    fn recode(&mut self, name: &Name) -> Option<&'s Recode> {
        let recodes = &self.source.habits.recodes;
        let found = recodes.iter().find(|recode| recode.id.value == name.value);
        if found.is_none() {
            let known = recodes.iter().map(|recode| recode.id.value.as_str());
            let near = nearest(&name.value, known);
            let fault = said::reference_unknown(said::Thing::Recode, &name.value, near);
            self.draft.fault(Code::ReferenceUnknown, name.place, fault);
        }
        found
    }

    /// Whether headings and variables stand each where the other is wanted: that is a fault, told once.
    fn are_swapped(&mut self, columns: &[(Name, Name)]) -> bool {
        let owner = Some(self.association);
        let names = &self.draft.variable_names;
        let found = columns.iter().map(|(left, right)| {
            let right = names.get(owner, &right.value).is_none();
            names.get(owner, &left.value).filter(|_| right)
        });
        let Some(variables) = found.collect::<Option<Vec<_>>>() else {
            return false;
        };
        let Some((left, right)) = columns.first() else {
            return false;
        };
        self.lost.extend(variables);
        let fault = said::columns_swapped(&left.value, &right.value);
        self.draft.fault(Code::ReferenceUnknown, right.place, fault);
        let places = columns.iter().map(|(_, right)| right.place);
        self.draft.understood.extend(places);
        true
    }

    fn mapping(&mut self, written: &referential::Mapping) -> Option<Mapping> {
        let owner = Some(self.association);
        let name = &written.variable;
        if written.comparability.value != Comparability::Exact && written.because.is_none() {
            let fault = said::reason_missing(&name.value, written.comparability.value.word());
            self.draft
                .fault(Code::ReasonMissing, written.comparability.place, fault);
        }
        // Why something is impossible or undetermined stands in its filling.
        if written.comparability.value == Comparability::Exact && written.because.is_some() {
            let fault = said::reason_unused(&name.value);
            self.draft.fault(Code::ReasonUnused, name.place, fault);
        }
        if let Some(
            filling @ (referential::Filling::Impossible(because)
            | referential::Filling::Undetermined(because)),
        ) = &written.filling
            && is_no_reason(&because.fr)
        {
            let key = match filling {
                referential::Filling::Impossible(_) => "impossible",
                _ => "undetermined",
            };
            let fault = said::reason_is_a_word(&name.value, key, &because.fr);
            self.draft.fault(Code::ReasonMissing, name.place, fault);
        }
        if self.names_an_indicator(name) {
            return None;
        }
        let Some(id) = self.draft.find_variable(owner, name) else {
            let names = &self.draft.variable_names;
            self.lost.extend(names.nearest(owner, &name.value));
            return None;
        };
        if let Some(first) = self.seen.get(&id) {
            let fault = said::mapping_duplicate(&name.value, &self.source.id.value);
            let fault = Diagnostic::new(Code::MappingDuplicate, name.place, fault);
            self.draft.push(fault.label(*first, said::first_here()));
            return None;
        }
        self.seen.insert(id, name.place);
        if matches!(
            written.filling,
            Some(referential::Filling::Impossible(_) | referential::Filling::Undetermined(_))
        ) {
            return None;
        }
        let filling = self.filling(id, name, written.filling.as_ref());
        self.check_missing(written);
        Some(Mapping {
            variable: id,
            // What does not hold was told; its place is kept, so that no indicator is said to lack it.
            filling: filling.unwrap_or(Filling::Constant(Constant::Number(0))),
            comparability: written.comparability.value,
            differs: Vec::new(),
            because: written.because.clone(),
            missing: written
                .missing
                .iter()
                .map(|(cell, reason)| (normal(cell), *reason))
                .collect(),
            place: written.place,
        })
    }

    /// Whether an indicator stands where a variable is asked for: what is filled is what it is computed from.
    fn names_an_indicator(&mut self, name: &Name) -> bool {
        let owner = Some(self.association);
        if self.draft.variable_names.get(owner, &name.value).is_some() {
            return false;
        }
        let Some(id) = self.draft.indicator_names.get(owner, &name.value) else {
            return false;
        };
        let used = wanted(&self.draft.indicators[id.0]);
        let leaves = leaves(self.draft, &used, |_| false);
        self.lost.extend(&leaves);
        let variables = leaves.iter().map(|id| &self.draft.variables[id.0].id);
        let variables: Vec<&str> = variables.map(String::as_str).collect();
        let fault = said::indicator_mapped(&name.value, &variables);
        self.draft.fault(Code::ReferenceUnknown, name.place, fault);
        true
    }

    /// A cell cannot be both an answer and the lack of one.
    fn check_missing(&mut self, written: &referential::Mapping) {
        let Some(referential::Filling::Columns { codes, .. }) = &written.filling else {
            return;
        };
        for (cell, _) in &written.missing {
            if codes.iter().any(|(other, _)| normal(other) == normal(cell)) {
                let fault = said::cell_twice(&cell.value);
                self.draft.fault(Code::MappingInvalid, cell.place, fault);
            }
        }
    }

    fn filling(
        &mut self,
        id: VariableId,
        name: &Name,
        written: Option<&referential::Filling>,
    ) -> Option<Filling> {
        match written? {
            referential::Filling::Impossible(_) | referential::Filling::Undetermined(_) => None,
            referential::Filling::Constant(value) => {
                self.constant(id, name, value).map(Filling::Constant)
            }
            referential::Filling::Several {
                columns,
                checked,
                unchecked,
            } => self.several(id, name, columns, checked.as_deref(), unchecked.as_deref()),
            columns @ referential::Filling::Columns { .. } => self.columns(id, name, columns),
        }
    }

    fn constant(&mut self, id: VariableId, name: &Name, value: &Name) -> Option<Constant> {
        let constant = match self.draft.type_of(id)? {
            VariableType::Code(list) => {
                return codelists::find(self.draft, list, Some(self.association), value)
                    .map(Constant::Code);
            }
            VariableType::Several(list) => {
                let code = codelists::find(self.draft, list, Some(self.association), value)?;
                return Some(Constant::Several(1 << code.0));
            }
            of @ VariableType::Number { .. } => number(of, &value.value).map(Constant::Number),
            VariableType::Date => conditions::days(&value.value)
                .and_then(|days| i32::try_from(days).ok())
                .map(Constant::Date),
        };
        if constant.is_none() {
            let fault = said::constant_invalid(&value.value, &name.value);
            self.draft.fault(Code::MappingInvalid, value.place, fault);
        }
        constant
    }

    /// A heading that `looks_like_identity` is not read.
    fn heading(
        &mut self,
        variable: &str,
        written: &referential::Heading,
        looks_like_identity: fn(&str) -> bool,
    ) -> Heading {
        let name = written.name();
        if looks_like_identity(&name.value) {
            let fault = said::personal_data(&name.value, variable);
            self.draft
                .fault(Code::PersonalDataMapped, name.place, fault);
        }
        Heading {
            is_code: matches!(written, referential::Heading::Code(_)),
            ..heading(name)
        }
    }

    fn refuse(&mut self, name: &Name, is: Kind, key: &str) -> Option<Filling> {
        let fault = said::mapping_invalid(&name.value, is, key);
        self.draft.fault(Code::MappingInvalid, name.place, fault);
        None
    }

    fn several(
        &mut self,
        id: VariableId,
        name: &Name,
        columns: &[(referential::Heading, Name)],
        checked: Option<&[Name]>,
        unchecked: Option<&[Name]>,
    ) -> Option<Filling> {
        let VariableType::Several(list) = self.draft.type_of(id)? else {
            let is = kind(self.draft.type_of(id)?);
            return self.refuse(name, is, "columns");
        };
        let pairs = columns.iter().map(|(heading, code)| (heading.name(), code));
        if codelists::are_swapped(self.draft, list, Some(self.association), pairs) {
            return None;
        }
        let mut resolved = Vec::new();
        for (written, code) in columns {
            let heading = self.heading(&name.value, written, identity::box_looks_like_identity);
            let Some(code) = codelists::find(self.draft, list, Some(self.association), code) else {
                continue;
            };
            let checked = match checked {
                Some(cells) => cells.iter().map(normal).collect(),
                None => marks::checked(
                    self.source,
                    self.profile,
                    self.draft.codelists[list.0].code(code),
                ),
            };
            resolved.push(OptionColumn {
                heading,
                code,
                checked,
            });
        }
        // What is written here to mean unchecked must be read so: a box is checked first.
        let twice = unchecked.into_iter().flatten().find(|cell| {
            let cell = normal(cell);
            resolved.iter().any(|it| it.checked.contains(&cell))
        });
        if let Some(cell) = twice {
            let fault = said::cell_checked_and_not(&cell.value, &name.value);
            self.draft.fault(Code::MappingInvalid, cell.place, fault);
        }
        let unchecked = match unchecked {
            Some(cells) => cells.iter().map(normal).collect(),
            None => marks::unchecked(self.source, self.profile),
        };
        (resolved.len() == columns.len()).then_some(Filling::Several {
            columns: resolved,
            unchecked,
        })
    }

    /// Whether the source names a profile that nothing defines.
    fn names_no_profile(&self) -> bool {
        let name = self.source.profile.as_ref();
        name.is_some_and(|name| profiles::find(&name.value).is_none())
    }

    /// Every text a cell may hold.
    fn answers(
        &mut self,
        list: CodelistId,
        declared: &[(Name, Name)],
    ) -> Option<BTreeMap<String, CodeId>> {
        answers::known(self.draft, self.association, list, self.answers, declared)
    }

    fn columns(
        &mut self,
        id: VariableId,
        name: &Name,
        written: &referential::Filling,
    ) -> Option<Filling> {
        let referential::Filling::Columns {
            headings,
            codes,
            format,
            split,
            convert,
        } = written
        else {
            return None;
        };
        let headings: Vec<Heading> = headings
            .iter()
            .map(|written| self.heading(&name.value, written, identity::looks_like_identity))
            .collect();
        let of = self.draft.type_of(id)?;
        let is = kind(of);
        let unsuited = [
            ("format", format.is_some() && is != Kind::Date),
            ("split", split.is_some() && is != Kind::Several),
            ("convert", convert.is_some() && is != Kind::Number),
            ("codes", !codes.is_empty() && is == Kind::Date),
        ];
        if let Some((key, _)) = unsuited.iter().find(|(_, unsuited)| *unsuited) {
            return self.refuse(name, is, key);
        }
        match of {
            VariableType::Code(list) => Some(Filling::Code {
                headings,
                answers: self.answers(list, codes)?,
            }),
            VariableType::Several(list) => {
                let separators = match split {
                    Some(split) => vec![split.value.clone()],
                    None => marks::separators(self.source, self.profile),
                };
                let answers = self.answers(list, codes);
                if separators.is_empty() && self.names_no_profile() {
                    // It was told, and that profile may say it.
                    return None;
                }
                if separators.is_empty() {
                    let fault = said::split_missing(&name.value);
                    self.draft.fault(Code::MappingInvalid, name.place, fault);
                    return None;
                }
                let answers = answers?;
                if let Some(doubt) = answers::doubt(&answers, &separators) {
                    let place = split.as_ref().map_or(name.place, |split| split.place);
                    let fault = said::multi_ambiguous(
                        &name.value,
                        &doubt.0,
                        &doubt.1,
                        separators.len() > 1,
                    );
                    self.draft.fault(Code::MultiAmbiguous, place, fault);
                    return None;
                }
                Some(Filling::Split {
                    headings,
                    separators,
                    answers,
                })
            }
            VariableType::Number { .. } => {
                let mut exceptions = BTreeMap::new();
                for (cell, value) in codes {
                    let Some(units) = number(of, &value.value) else {
                        let fault = said::constant_invalid(&value.value, &name.value);
                        self.draft.fault(Code::MappingInvalid, value.place, fault);
                        continue;
                    };
                    exceptions.insert(normal(cell), units);
                }
                let convert = convert.as_ref();
                if let Some(Convert::Times(times)) = convert.map(|convert| convert.value) {
                    let times = Written {
                        value: times,
                        place: convert.map_or(name.place, |convert| convert.place),
                    };
                    factor(self.draft, Some(&times))?;
                }
                let convert = convert.map(|convert| convert.value);
                let convert = convert.unwrap_or(Convert::Times(Decimal::whole(1)));
                if convert == Convert::BirthYear && of.decimals() != Some(0) {
                    let fault = said::birth_year_not_whole(&name.value);
                    self.draft.fault(Code::MappingInvalid, name.place, fault);
                    return None;
                }
                Some(Filling::Number {
                    headings,
                    exceptions,
                    convert,
                })
            }
            VariableType::Date => {
                let Some(format) = format else {
                    self.draft.fault(
                        Code::DateFormat,
                        name.place,
                        said::format_missing(&name.value),
                    );
                    return None;
                };
                dates::check(self.draft, format, true)?;
                Some(Filling::Date {
                    headings,
                    format: format.value.clone(),
                })
            }
        }
    }
}

/// Whether a reason says no more than that there is one.
fn is_no_reason(text: &str) -> bool {
    let text = folded(&normal_form(text));
    matches!(
        text.as_str(),
        "true" | "vrai" | "yes" | "oui" | "1" | "x" | "-" | "?" | "..." | "…"
    )
}

/// A number a user wrote, in the units of its variable and within its bounds.
fn number(of: VariableType, text: &str) -> Option<i64> {
    let VariableType::Number { decimals, min, max } = of else {
        return None;
    };
    let units = i64::try_from(Decimal::parse(text)?.exactly(decimals)?).ok()?;
    let within = min.is_none_or(|min| units >= min) && max.is_none_or(|max| units <= max);
    within.then_some(units)
}

#[cfg(test)]
mod tests {
    use crate::plan::resolve::trial::resolved;

    #[test]
    fn a_box_is_checked_or_not() {
        let common = "variables: [{id: f, label: F, type: {several: [{code: a, label: A}, {code: b, label: B}]}}]\nindicators:\n  - {id: i, label: I, definition: I, status: optional, level: context, direction: neutral, unit: percent, measure: {share: {of: {f: [a]}}}}\n";
        let told = |marks: &str| {
            let mapping = format!("      - {{variable: f, columns: {{A: a, B: b}}{marks}}}\n");
            resolved(common, &mapping)
        };
        let both = [("mapping-invalid", 11)];
        assert_eq!(told(", checked: [\"1\"], unchecked: [\"1\"]"), both);
        // A profile's mark, said to be none.
        assert_eq!(told(", unchecked: [\"1\"]"), both);
        assert_eq!(told(", checked: [\"1\"], unchecked: [\"0\"]"), []);
        // A form of the other way round: what it checks comes before what its profile does not.
        assert_eq!(told(", checked: [Non]"), []);
    }

    #[test]
    fn a_reason_is_more_than_a_word() {
        let common = "variables: [{id: age, label: A, type: {integer: {}}}, {id: x, label: X, type: {integer: {}}}]\nindicators:\n  - {id: ages, label: A, definition: A, status: optional, level: context, direction: neutral, unit: x, measure: {mean: {of: age}}}\n";
        let told = |filling: &str| {
            let mappings = format!(
                "      - {{variable: age, column: A}}\n      - {{variable: x, {filling}}}\n"
            );
            resolved(common, &mappings)
        };
        let wanted = [("reason-missing", 12)];
        assert_eq!(told("impossible: true"), wanted);
        assert_eq!(told("undetermined: oui"), wanted);
        assert_eq!(told("impossible: Question jamais posée"), []);
        assert_eq!(told("undetermined: Oui ou non selon les années"), []);
    }

    #[test]
    fn a_word_that_cannot_be_read_is_told_and_its_reason_is_not_accused_too() {
        let common = "variables: [{id: age, label: A, type: {integer: {}}}]\nindicators:\n  - {id: ages, label: A, definition: A, status: optional, level: context, direction: neutral, unit: x, measure: {mean: {of: age}}}\n";
        let told = |comparability: &str| {
            let mapping = format!(
                "      - {{variable: age, column: A{comparability}, because: Asked otherwise}}\n"
            );
            resolved(common, &mapping)
        };
        assert_eq!(told(", comparability: closed"), [("value-not-listed", 11)]);
        assert_eq!(told(""), [("reason-unused", 11)]);
        assert_eq!(told(", comparability: close"), []);
    }
}
