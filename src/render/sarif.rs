//! Diagnostics as a SARIF 2.1.0 log, which code scanning services read.
//!
//! Columns count characters, as everywhere here (`columnKind: unicodeCodePoints`). A fault keeps its
//! fingerprint while its line keeps its text, wherever the line moves: a service then knows it again. Nothing of an
//! export enters a fingerprint, nor the log: file, line and heading only.
//! Source: OASIS, « Static Analysis Results Interchange Format (SARIF) Version 2.1.0 ».

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::i18n::{Lang, render as said};
use crate::source_text::{Place, SourceTexts};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Value,
    locations: Vec<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Value>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    /// What a referential accepts stays in the log, and counts for nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Value>,
}

/// Writes all the diagnostics as one log of one run, messages in `lang`.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(
    out: &mut dyn Write,
    diagnostics: &[Diagnostic],
    texts: &SourceTexts,
    lang: Lang,
) -> io::Result<()> {
    let codes: BTreeSet<Code> = diagnostics.iter().map(|it| it.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let mut fingerprints = Fingerprints::default();
    let results: Vec<Found> = diagnostics
        .iter()
        .map(|diagnostic| Found {
            rule_id: diagnostic.code.name(),
            rule_index: codes.partition_point(|code| *code < diagnostic.code),
            level: diagnostic.severity().name(),
            message: json!({"text": message(diagnostic, lang)}),
            locations: vec![location(&diagnostic.location, texts)],
            related_locations: related(diagnostic, texts, lang),
            partial_fingerprints: BTreeMap::from([(
                "impactLine/v1",
                fingerprints.next(diagnostic, texts),
            )]),
            suppressions: suppressions(diagnostic, lang),
        })
        .collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "impact",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(*code, lang)).collect::<Vec<_>>(),
            }},
            "language": match lang { Lang::Fr => "fr-FR", Lang::En => "en-US" },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn suppressions(diagnostic: &Diagnostic, lang: Lang) -> Vec<Value> {
    let accepted = diagnostic.accepted.iter();
    let suppressions = accepted.map(|accepted| {
        json!({
            "kind": "external",
            "status": "accepted",
            "justification": accepted.because.in_lang(lang),
        })
    });
    suppressions.collect()
}

/// A code of the catalogue, with its page.
fn rule(code: Code, lang: Lang) -> Value {
    let page = code.page();
    let page = page.in_lang(lang);
    json!({
        "id": code.name(),
        "shortDescription": {"text": code.page().summary(lang)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": code.severity().name()},
    })
}

/// The fact and the mend, with the heading where only that tells the column.
fn message(diagnostic: &Diagnostic, lang: Lang) -> String {
    let text = super::fact_and_mend(diagnostic, lang);
    match &diagnostic.location {
        Location::Table {
            column: Some(heading),
            ..
        } => format!("{}: {heading}\n{text}", said::column().in_lang(lang)),
        _ => text,
    }
}

fn location(location: &Location, texts: &SourceTexts) -> Value {
    match location {
        Location::Text(place) => physical(*place, texts),
        Location::Table { file, line, .. } => {
            let mut physical = json!({"artifactLocation": artifact(file)});
            if let Some(line) = line {
                physical["region"] = json!({"startLine": line});
            }
            json!({"physicalLocation": physical})
        }
        Location::File(path) => json!({"physicalLocation": {"artifactLocation": artifact(path)}}),
    }
}

fn physical(place: Place, texts: &SourceTexts) -> Value {
    let (line, column) = texts.line_column(place.file, place.start());
    let (end_line, end_column) = texts.line_column(place.file, place.end());
    json!({"physicalLocation": {
        "artifactLocation": artifact(texts.path(place.file)),
        "region": {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
        },
    }})
}

fn related(diagnostic: &Diagnostic, texts: &SourceTexts, lang: Lang) -> Vec<Value> {
    let labels = diagnostic.labels.iter();
    let related = labels.map(|(place, text)| {
        let mut location = physical(*place, texts);
        location["message"] = json!({"text": text.in_lang(lang)});
        location
    });
    related.collect()
}

/// A file below the root of the repository, or anywhere on the machine: a URI either way.
fn artifact(path: &str) -> Value {
    let below = path.strip_prefix("./").unwrap_or(path);
    let mut uri = String::new();
    for byte in below.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    if below.starts_with('/') {
        return json!({"uri": format!("file://{uri}")});
    }
    json!({"uri": uri, "uriBaseId": "%SRCROOT%"})
}

/// What each fault is known again by: its code, its file, and the text of its line or the heading of its column;
/// then its rank among those alike.
#[derive(Default)]
struct Fingerprints {
    seen: BTreeMap<String, u64>,
}

impl Fingerprints {
    fn next(&mut self, diagnostic: &Diagnostic, texts: &SourceTexts) -> String {
        let (file, line) = match &diagnostic.location {
            Location::Text(place) => (texts.path(place.file), line_of(*place, texts)),
            Location::Table { file, column, .. } => {
                (file.as_str(), column.as_deref().unwrap_or_default())
            }
            Location::File(path) => (path.as_str(), ""),
        };
        let mut hash = Sha256::new();
        for part in [diagnostic.code.name(), file, line.trim()] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let mut shown = String::new();
        for byte in &hash.finalize()[..16] {
            let _ = write!(shown, "{byte:02x}");
        }
        let hash = shown;
        let rank = self.seen.entry(hash.clone()).or_default();
        *rank += 1;
        format!("{hash}:{rank}")
    }
}

/// The line a place begins on.
fn line_of(place: Place, texts: &SourceTexts) -> &str {
    let text = texts.text(place.file);
    let start = place.start().min(text.len());
    let first = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let last = text[start..]
        .find('\n')
        .map_or(text.len(), |length| start + length);
    &text[first..last]
}
