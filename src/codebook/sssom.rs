//! What indicators and variables correspond to, as mapping sets in SSSOM TSV (Simple Standard for Sharing Ontological
//! Mappings), for programs.
//!
//! Two sets, for they do not serve the same readers. [`standards`]: each indicator and the standards it relates to.
//! The referential says that an indicator answers to a target of the Sustainable Development Goals, or draws on a
//! scheme; it says neither that they are the same nor that one holds the other, which `closeMatch` and `broadMatch`
//! would claim: hence `skos:relatedMatch`. [`associations`]: what each source of each association maps to the common
//! variables. `exact` is `skos:exactMatch` and `close` `skos:closeMatch`; `broad`, of the same subject and never added
//! up, is `skos:relatedMatch`, since SKOS's `broadMatch` would say that the common variable holds the other; `none` is
//! said in the negative: `Not skos:closeMatch`. What is `impossible` or `undetermined` maps nothing.
//!
//! Labels and reasons are in the referential's language, whatever the user's; no clock is read, and there is no date.
//! Targets of the Sustainable Development Goals have the identifiers that the United Nations publish; other ids are
//! under `urn:impact:`, names that mean something with this referential alone and that nobody has registered.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::Choice;
use crate::i18n::{Text, codebook as said};
use crate::output::json::quoted;
use crate::output::page::plain;
use crate::output::urn::{self, encoded};
use crate::plan::{Association, Filling, Mapping, OptionColumn, Plan, Source, VariableId};
use crate::referential::Comparability;

/// The identifiers of goals, targets and indicators that the United Nations publish.
const GOALS: &str = "http://metadata.un.org/sdg/";

/// No licence is declared, which is not that there is none.
const LICENCE: &str = "https://w3id.org/sssom/license/unspecified";

/// The names of the columns.
const COLUMNS: [&str; 12] = [
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "subject_source",
    "subject_source_version",
    "object_source",
    "object_source_version",
    "comment",
];

/// The address of a code of a scheme, where one is known to last.
pub(super) fn address(scheme: &str, code: &str) -> Option<String> {
    is_goal(scheme, code).then(|| format!("{GOALS}{code}"))
}

/// Whether a code is shaped as a goal, a target or an indicator: `11`, `11.1`, `1.a`, `11.1.1`.
fn is_goal(scheme: &str, code: &str) -> bool {
    let part =
        |it: &str| matches!(it.len(), 1 | 2) && it.bytes().all(|b| b.is_ascii_alphanumeric());
    let number = |it: &str| it.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = code.split('.').collect();
    scheme == "sdg"
        && parts.len() <= 3
        && parts.iter().all(|it| part(it))
        && parts.first().is_some_and(|it| number(it))
}

/// One mapping.
#[derive(Default)]
struct Row {
    subject: String,
    subject_label: String,
    predicate: &'static str,
    negated: bool,
    object: String,
    object_label: String,
    subject_source: String,
    subject_version: String,
    object_source: String,
    object_version: String,
    comment: String,
}

/// Writes what the indicators of `plan` that `choice` lets through correspond to.
///
/// # Errors
/// Where `out` cannot be written.
pub fn standards(out: &mut dyn Write, plan: &Plan, choice: &Choice) -> io::Result<()> {
    let mut rows = Vec::new();
    for subject in choice.subjects(plan) {
        let indicator = subject.indicator();
        for (scheme, code) in &indicator.sheet.standards {
            let (object, object_source) = if is_goal(scheme, code) {
                (format!("unsdg:{code}"), "un:sdg".to_owned())
            } else {
                let scheme = encoded(scheme);
                (
                    format!("scheme:{scheme}/{}", encoded(code)),
                    format!("scheme:{scheme}"),
                )
            };
            let label = |text: &Text| text.in_lang(plan.language).to_owned();
            rows.push(Row {
                subject: format!("indicator:{}", encoded(&indicator.id)),
                subject_label: label(&indicator.label),
                predicate: "skos:relatedMatch",
                object,
                object_label: [said::scheme(scheme), said::scheme_code(scheme, code)]
                    .map(|it| label(&it))
                    .join(", "),
                subject_source: format!("referential:{}", encoded(&plan.id)),
                subject_version: plan.version.clone(),
                object_source,
                ..Row::default()
            });
        }
    }
    write(
        out,
        plan,
        "standards",
        &said::standards_set(&plan.title),
        &rows,
    )
}

/// Writes what the sources of associations map to the common variables of `plan` that `choice` lets through.
///
/// # Errors
/// Where `out` cannot be written.
pub fn associations(out: &mut dyn Write, plan: &Plan, choice: &Choice) -> io::Result<()> {
    let named = choice.selection.names_indicators() || choice.status.is_some();
    let chosen: Option<BTreeSet<VariableId>> = named.then(|| {
        let subjects = choice.subjects(plan);
        subjects
            .iter()
            .flat_map(super::Subject::variables)
            .collect()
    });
    let mut rows = Vec::new();
    for (at, association) in plan.associations.iter().enumerate() {
        if choice.association.is_some_and(|only| only.0 != at) {
            continue;
        }
        for source in &association.sources {
            let mappings = source.mappings.iter().filter(|it| {
                let common = plan.variable(it.variable).owner.is_none();
                common
                    && chosen
                        .as_ref()
                        .is_none_or(|chosen| chosen.contains(&it.variable))
            });
            rows.extend(mappings.map(|it| crosswalk(plan, association, source, it)));
        }
    }
    write(
        out,
        plan,
        "associations",
        &said::associations_set(&plan.title),
        &rows,
    )
}

fn crosswalk(plan: &Plan, association: &Association, source: &Source, mapping: &Mapping) -> Row {
    let variable = plan.variable(mapping.variable);
    let (predicate, negated) = match mapping.comparability {
        Comparability::Exact => ("skos:exactMatch", false),
        Comparability::Close => ("skos:closeMatch", false),
        Comparability::Broad => ("skos:relatedMatch", false),
        Comparability::None => ("skos:closeMatch", true),
    };
    let because = mapping.because.as_ref();
    let parts = [&association.id, &source.id, &variable.id].map(|it| encoded(it));
    Row {
        subject: format!("source:{}", parts.join("/")),
        subject_label: columns(plan, mapping),
        predicate,
        negated,
        object: format!("variable:{}", encoded(&variable.id)),
        object_label: variable.label.in_lang(plan.language).to_owned(),
        subject_source: format!("referential:{}", encoded(&association.id)),
        object_source: format!("referential:{}", encoded(&plan.id)),
        object_version: plan.version.clone(),
        comment: because.map_or_else(String::new, |it| it.in_lang(plan.language).to_owned()),
        ..Row::default()
    }
}

/// The columns that fill a variable; none where it is the same for every row.
fn columns(plan: &Plan, mapping: &Mapping) -> String {
    let headings: Vec<&str> = match &mapping.filling {
        Filling::Several { columns, .. } => {
            let heading = |it: &'_ OptionColumn| it.heading.text.clone();
            return columns.iter().map(heading).collect::<Vec<_>>().join(" | ");
        }
        Filling::Constant(_) => {
            return said::constant().in_lang(plan.language).to_owned();
        }
        other => other.headings().iter().map(|it| it.text.as_str()).collect(),
    };
    headings.join(" | ")
}

fn write(
    out: &mut dyn Write,
    plan: &Plan,
    set: &str,
    title: &Text,
    rows: &[Row],
) -> io::Result<()> {
    let own = urn::of(plan);
    let known = BTreeMap::from([
        ("indicator", format!("{own}indicator:")),
        ("referential", "urn:impact:".to_owned()),
        ("scheme", "urn:impact:scheme:".to_owned()),
        ("semapv", "https://w3id.org/semapv/vocab/".to_owned()),
        ("skos", "http://www.w3.org/2004/02/skos/core#".to_owned()),
        ("source", format!("{own}source:")),
        ("un", "http://metadata.un.org/".to_owned()),
        ("unsdg", GOALS.to_owned()),
        // The tools take the name of the set, which begins with it, for a short form too.
        ("urn", "urn:".to_owned()),
        ("variable", format!("{own}variable:")),
    ]);
    let used: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| {
            [
                &row.subject,
                &row.object,
                &row.subject_source,
                &row.object_source,
            ]
        })
        .filter_map(|id| id.split_once(':').map(|(prefix, _)| prefix))
        .chain(["semapv", "skos", "urn"])
        .collect();
    writeln!(out, "#curie_map:")?;
    for (prefix, address) in known.iter().filter(|(prefix, _)| used.contains(*prefix)) {
        writeln!(out, "#  {prefix}: {}", quoted(address))?;
    }
    writeln!(out, "#license: {}", quoted(LICENCE))?;
    writeln!(out, "#mapping_set_id: {}", quoted(&format!("{own}{set}")))?;
    let title = plain(title.in_lang(plan.language));
    writeln!(out, "#mapping_set_title: {}", quoted(&title))?;
    writeln!(out, "#mapping_set_version: {}", quoted(&plan.version))?;
    let mut writer = csv::WriterBuilder::new().delimiter(b'\t').from_writer(out);
    writer.write_record(COLUMNS)?;
    for row in rows {
        let negated = if row.negated { "Not" } else { "" };
        let cells = [
            &row.subject,
            &row.subject_label,
            row.predicate,
            negated,
            &row.object,
            &row.object_label,
            "semapv:ManualMappingCuration",
            &row.subject_source,
            &row.subject_version,
            &row.object_source,
            &row.object_version,
            &row.comment,
        ];
        writer.write_record(cells.map(plain))?;
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_shaped_as_a_goal_has_an_address() {
        for code in ["11", "11.1", "1.a", "11.1.1"] {
            let known = format!("http://metadata.un.org/sdg/{code}");
            assert_eq!(address("sdg", code), Some(known));
        }
        for (scheme, code) in [
            ("iris", "PI4060"),
            ("sdg", "11.1 (à confirmer)"),
            ("sdg", "a"),
            ("sdg", "1.2.3.4"),
            ("sdg", ""),
        ] {
            assert_eq!(address(scheme, code), None, "{scheme} {code}");
        }
    }

    #[test]
    fn identifiers_hold_nothing_that_would_cut_them() {
        assert_eq!(encoded("GIIN 2:b/é"), "GIIN%202%3Ab%2F%C3%A9");
    }
}
