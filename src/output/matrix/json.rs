//! The matrix as JSON: the referential, its associations, then one object an indicator and an association, one
//! a line so that two files compare well.
//!
//! The keys are the columns of [`super::csv`]; `waves` is a list of `{wave, standing, enters}`, one a wave and a change
//! of the indicator, whether it is filled or not (`not-asked`, `unpaired`); `disaggregations` is a list of names, `reasons` a list of
//! `{source, variable, standing, because, differs}` where what does not apply is `null`; `differs` is a list of
//! `{aspect, asked, wanted}`, how the mapping declares that its question is not the variable's.

use std::io::{self, Write};

use super::{Matrix, Row, differences, entering_splits};
use crate::output::json::{array, quoted};
use crate::plan::{Plan, Prospect, Reason, Stated, Waves};
use crate::referential::Status;

/// Writes `matrix` as one object.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, matrix: &Matrix<'_>) -> io::Result<()> {
    let plan = matrix.plan;
    let associations = array(plan.associations.iter().map(|it| it.id.as_str()));
    writeln!(out, "{{")?;
    writeln!(out, "  \"referential\": {},", quoted(&plan.id))?;
    writeln!(out, "  \"version\": {},", quoted(&plan.version))?;
    writeln!(out, "  \"associations\": {associations},")?;
    let rows = matrix.rows.iter();
    let objects: Vec<String> = rows
        .flat_map(|row| row.prospects.iter().map(|it| object(plan, row, it)))
        .collect();
    if objects.is_empty() {
        writeln!(out, "  \"standings\": []")?;
    } else {
        let objects = objects.join(",\n    ");
        writeln!(out, "  \"standings\": [\n    {objects}\n  ]")?;
    }
    writeln!(out, "}}")
}

fn object(plan: &Plan, row: &Row<'_>, prospect: &Prospect) -> String {
    let stated = &prospect.whole;
    let status = row.indicator.status.map(Status::word);
    let splits = entering_splits(plan, prospect);
    let waves = prospect.waves.iter();
    let waves: Vec<String> = waves.map(|(at, it)| wave(plan, *at, it)).collect();
    let reasons = stated.reasons.iter();
    let reasons: Vec<String> = reasons.map(|it| reason(plan, prospect, it)).collect();
    let members = [
        ("referential", quoted(&plan.id)),
        ("version", quoted(&plan.version)),
        ("indicator", quoted(&row.indicator.id)),
        ("status", or_null(status)),
        (
            "association",
            quoted(&plan.association(prospect.association).id),
        ),
        ("standing", quoted(stated.standing.word())),
        ("enters", stated.standing.enters().to_string()),
        ("waves", format!("[{}]", waves.join(", "))),
        ("disaggregations", array(splits.iter().map(String::as_str))),
        ("reasons", format!("[{}]", reasons.join(", "))),
    ];
    joined(&members)
}

fn wave(plan: &Plan, waves: Waves, stated: &Stated) -> String {
    joined(&[
        ("wave", or_null(plan.waves_written(waves).as_deref())),
        ("standing", quoted(stated.standing.word())),
        ("enters", stated.standing.enters().to_string()),
    ])
}

fn reason(plan: &Plan, prospect: &Prospect, reason: &Reason) -> String {
    let differs = differences(plan, prospect, reason).iter().map(|it| {
        joined(&[
            ("aspect", quoted(it.aspect.word())),
            ("asked", quoted(it.asked.in_lang(plan.language))),
            ("wanted", quoted(it.wanted.in_lang(plan.language))),
        ])
    });
    let differs: Vec<String> = differs.collect();
    let (source, variable, standing, because) = reason.parts();
    let source = source.map(|id| plan.source(prospect.association, id).id.as_str());
    let variable = variable.map(|id| plan.variable(id).id.as_str());
    let because = because.map(|it| it.in_lang(plan.language));
    joined(&[
        ("source", or_null(source)),
        ("variable", or_null(variable)),
        ("standing", quoted(standing.word())),
        ("because", or_null(because)),
        ("differs", format!("[{}]", differs.join(", "))),
    ])
}

fn joined(members: &[(&str, String)]) -> String {
    let members = members
        .iter()
        .map(|(key, value)| format!("\"{key}\": {value}"));
    format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
}

fn or_null(text: Option<&str>) -> String {
    text.map_or_else(|| "null".to_owned(), quoted)
}
