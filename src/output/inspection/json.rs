//! An inspection as JSON, for programs: what the text shows, under fixed names.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::ingest::Sheet;
use crate::ingest::opened::Evidence;
use crate::inspection::{Cells, Inspection, Remark, Told};

/// Writes the inspections of files, each with its name.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, inspections: &[(String, Inspection)]) -> io::Result<()> {
    let files: Vec<Value> = inspections
        .iter()
        .map(|(name, inspection)| file(name, inspection))
        .collect();
    serde_json::to_writer_pretty(&mut *out, &json!({ "files": files }))?;
    writeln!(out)
}

fn file(name: &str, of: &Inspection) -> Value {
    let [crlf, lf, cr] = of.line_ends;
    let misshapen = of.misshapen.iter().map(|(code, lines)| {
        json!({"code": code.name(), "count": lines.len(), "lines": lines.iter().take(5).collect::<Vec<_>>()})
    });
    let ballots = of.ballots.iter().filter(|_| of.sheet.is_none());
    let ballots = ballots.map(|(delimiter, share, cells)| {
        json!({"delimiter": delimiter.to_string(), "per_thousand": share, "cells": cells})
    });
    // A workbook has neither encoding, nor line ends, nor delimiter.
    let text = |value: Value| {
        if of.sheet.is_some() {
            Value::Null
        } else {
            value
        }
    };
    json!({
        "file": name,
        "sheet": of.sheet.as_ref().map(|sheet| &sheet.name),
        "sheets": of.sheet.iter().flat_map(|sheet| &sheet.sheets).map(sheet).collect::<Vec<_>>(),
        "encoding": of.encoding,
        "encoding_evidence": text(json!(evidence(of.evidence))),
        "doubtful_places": of.doubtful,
        "line_ends": text(json!({"crlf": crlf, "lf": lf, "cr": cr})),
        "delimiter": text(json!(of.delimiter.to_string())),
        "delimiter_evidence": ballots.collect::<Vec<_>>(),
        "skip_rows": of.skip_rows,
        "header_rows": of.header_rows,
        "profile": of.profile.0,
        "profile_evidence": of.profile.1,
        "headings_look_like_answers": of.headless,
        "rows": of.rows,
        "misshapen": misshapen.collect::<Vec<_>>(),
        "columns": of.columns.iter().map(column).collect::<Vec<_>>(),
    })
}

fn sheet(of: &Sheet) -> Value {
    json!({"name": of.name, "visible": of.visible, "filled": of.filled})
}

fn evidence(of: Evidence) -> &'static str {
    match of {
        Evidence::Asked => "asked",
        Evidence::Mark => "mark",
        Evidence::Ascii => "ascii",
        Evidence::Valid => "valid",
        Evidence::Guessed => "guessed",
    }
}

fn column(of: &Told) -> Value {
    let (kind, decimal, suffix, formats) = match &of.cells {
        Cells::Blank => ("blank", None, None, None),
        Cells::Integer => ("integer", None, None, None),
        Cells::Decimal(mark, suffix) => ("decimal", Some(mark.to_string()), *suffix, None),
        Cells::Date(formats) => ("date", None, None, Some(formats)),
        Cells::Answers => ("answers", None, None, None),
        Cells::Text => ("text", None, None, None),
    };
    let remarks = of.remarks.iter().map(|remark| match remark {
        Remark::Added => "added".to_owned(),
        Remark::Identity => "identity".to_owned(),
        Remark::Numbering => "numbering".to_owned(),
        Remark::Sensitive(category) => format!("sensitive: {category:?}").to_lowercase(),
        Remark::Ambiguous => "ambiguous-date".to_owned(),
        Remark::Serial => "spreadsheet-days".to_owned(),
        Remark::Damaged => "damaged-ids".to_owned(),
        Remark::Joined(mark) => format!("joined: {mark}"),
    });
    let answers = of.answers.iter();
    json!({
        "heading": of.heading,
        "twin": of.twin,
        "filled": of.filled,
        "distinct": of.distinct,
        "type": kind,
        "decimal": decimal,
        "suffix": suffix,
        "formats": formats,
        "remarks": remarks.collect::<Vec<_>>(),
        "answers": answers.map(|(text, rows)| json!({"text": text, "rows": rows})).collect::<Vec<_>>(),
    })
}
