//! Which associations read cells by the labels of codes, or by the codes: those that lose answers when these change.

use std::collections::{BTreeMap, BTreeSet};

use crate::matching::normal_form;
use crate::profiles;
use crate::referential::{
    Answers, Asks, Association, Code, Comparability, Fill, Filling, Heading, Mapping, Name, Recode,
    Source, Written,
};

use super::version::Version;

/// What cells of a source hold: what it says, else what its profile does.
pub(super) fn answers(source: &Source) -> Vec<Answers> {
    let own = source.habits.answers.as_ref();
    own.map_or_else(
        || profile(source).answers.to_vec(),
        |answers| vec![*answers],
    )
}

/// The habits of the tool of a source.
pub(super) fn profile(source: &Source) -> &'static profiles::Profile {
    let named = source.profile.as_ref();
    let named = named.and_then(|name| profiles::find(&name.value));
    named.unwrap_or_else(profiles::plain)
}

/// The mappings of a source, `fill` written out, by variable of the new version. The first of a variable counts.
pub(super) fn mappings(
    version: &Version<'_>,
    association: &Association,
    source: &Source,
) -> BTreeMap<String, Mapping> {
    let owner = Some(association.header.id.value.as_str());
    let mut found = BTreeMap::new();
    for mapping in &source.habits.mappings {
        let key = version.variable(owner, &mapping.variable.value);
        found.entry(key).or_insert_with(|| mapping.clone());
    }
    for fill in &source.habits.fill {
        let Fill {
            recode,
            columns,
            place,
        } = fill;
        let mut recodes = source.habits.recodes.iter();
        let table = recode
            .as_ref()
            .and_then(|name| recodes.find(|it| it.id.value == name.value));
        for (column, variable) in columns {
            let key = version.variable(owner, &variable.value);
            found.entry(key).or_insert_with(|| Mapping {
                variable: variable.clone(),
                filling: Some(Filling::Columns {
                    headings: vec![Heading::Text(column.clone())],
                    codes: table.map(table_of).unwrap_or_default(),
                    format: None,
                    split: None,
                    convert: None,
                }),
                comparability: Written {
                    value: Comparability::Exact,
                    place: *place,
                },
                asks: Asks::default(),
                because: None,
                missing: Vec::new(),
                place: column.place,
            });
        }
    }
    found
}

/// What a recode says of cells.
fn table_of(recode: &Recode) -> Vec<(Name, Name)> {
    let Recode { id: _, codes } = recode;
    codes.clone()
}

/// The codes of a variable of the new version, as an association sees them: its finer ones included.
pub(super) fn codes_seen(
    version: &Version<'_>,
    association: &Association,
    variable: &str,
) -> Option<Vec<Code>> {
    let (key, _) = version.find(variable)?;
    let list = version.list(key)?;
    let mut codes = list.codes;
    let finer = association.codelists.iter();
    let finer = finer.filter(|it| it.extends && it.id.value == list.id);
    codes.extend(finer.flat_map(|it| it.codes.iter().cloned()));
    Some(codes)
}

/// The texts of cells that a code answers to, for what cells hold.
pub(super) fn texts_of(code: &Code, answers: Answers) -> Vec<String> {
    let normal = |text: &str| normal_form(text).into_owned();
    match answers {
        Answers::Labels => vec![normal(&code.label.fr), normal(&code.label.en)],
        Answers::Codes => vec![normal(&code.code.value)],
    }
}

/// Associations that read one of these labels in a column of one of these variables, and would no more.
pub(super) fn of_labels(
    version: &Version<'_>,
    variables: &BTreeSet<String>,
    lost: &BTreeSet<String>,
) -> BTreeSet<String> {
    hit(version, variables, lost, Answers::Labels)
}

/// Associations that read one of these codes in a column of one of these variables, and would no more.
pub(super) fn of_codes(
    version: &Version<'_>,
    variables: &BTreeSet<String>,
    lost: &BTreeSet<String>,
) -> BTreeSet<String> {
    hit(version, variables, lost, Answers::Codes)
}

fn hit(
    version: &Version<'_>,
    variables: &BTreeSet<String>,
    lost: &BTreeSet<String>,
    by: Answers,
) -> BTreeSet<String> {
    let mut hit = BTreeSet::new();
    for association in version.associations {
        for source in &association.sources {
            let answers = answers(source);
            if !answers.contains(&by) {
                continue;
            }
            let mappings = mappings(version, association, source);
            let read = variables
                .iter()
                .filter_map(|it| Some((it, mappings.get(it)?)));
            for (variable, mapping) in read {
                let Some(Filling::Columns { codes, .. }) = &mapping.filling else {
                    continue;
                };
                let mut known: BTreeSet<String> = codes
                    .iter()
                    .map(|(cell, _)| normal_form(&cell.value).into_owned())
                    .collect();
                let missing = mapping.missing.iter().chain(&source.habits.missing);
                known.extend(missing.map(|(cell, _)| normal_form(&cell.value).into_owned()));
                let seen = codes_seen(version, association, variable).unwrap_or_default();
                known.extend(
                    seen.iter().flat_map(|code| {
                        answers.iter().flat_map(|answers| texts_of(code, *answers))
                    }),
                );
                if lost.iter().any(|text| !known.contains(text)) {
                    hit.insert(association.header.id.value.clone());
                }
            }
        }
    }
    hit
}
