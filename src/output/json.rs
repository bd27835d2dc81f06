//! JSON: what is said around the figures, then the tidy rows, one a line so that two files compare well.
//!
//! Numbers are numbers, written with the same digits as in CSV; what is empty is `null`. Keys are never
//! translated.

use std::io::{self, Write};

use crate::output::tidy::{self, Value};
use crate::plan::{AssociationId, Plan};
use crate::release::{Audience, Release};

/// Writes `release` as one object.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, plan: &Plan, release: &Release) -> io::Result<()> {
    let coverage = &release.coverage;
    let protected = release.audience != Audience::Working;
    let notice = coverage
        .notice
        .as_deref()
        .map_or_else(|| "null".to_owned(), quoted);
    let ids = |ids: &[AssociationId]| array(ids.iter().map(|id| plan.association(*id).id.as_str()));
    let refused = array(coverage.files_refused.iter().map(String::as_str));
    writeln!(out, "{{")?;
    writeln!(out, "  \"audience\": {},", quoted(release.audience.word()))?;
    writeln!(out, "  \"protected\": {protected},")?;
    writeln!(out, "  \"referential\": {},", quoted(&plan.id))?;
    writeln!(out, "  \"version\": {},", quoted(&plan.version))?;
    writeln!(out, "  \"notice\": {notice},")?;
    writeln!(
        out,
        "  \"files\": {{\"read\": {}, \"refused\": {refused}}},",
        coverage.files_read
    )?;
    writeln!(
        out,
        "  \"associations\": {{\"contributing\": {}, \"expected\": {}}},",
        ids(&coverage.contributing),
        ids(&coverage.expected)
    )?;
    let columns: Vec<String> = tidy::columns(plan).into_iter().map(quoted).collect();
    let figures: Vec<String> = release
        .rows
        .iter()
        .map(|row| object(&columns, &tidy::row(plan, row)))
        .collect();
    if figures.is_empty() {
        writeln!(out, "  \"figures\": []")?;
    } else {
        writeln!(
            out,
            "  \"figures\": [\n    {}\n  ]",
            figures.join(",\n    ")
        )?;
    }
    writeln!(out, "}}")
}

fn object(columns: &[String], values: &[Value]) -> String {
    let members: Vec<String> = columns
        .iter()
        .zip(values)
        .map(|(column, value)| {
            let value = match value {
                Value::Empty => "null".to_owned(),
                Value::Number(digits) => digits.clone(),
                Value::Text(text) => quoted(text),
            };
            format!("{column}: {value}")
        })
        .collect();
    format!("{{{}}}", members.join(", "))
}

fn array<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let members: Vec<String> = texts.map(quoted).collect();
    format!("[{}]", members.join(", "))
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
