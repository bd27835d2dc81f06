//! Diagnostics for a tool: one JSON object.
//!
//! Nothing is cut short here: what is capped for a terminal is whole for a tool. [`SCHEMA`] describes every key.

use std::io::{self, Write};

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Location, Severity};
use crate::i18n::Lang;
use crate::source_text::{Place, SourceTexts};

/// The shape of what is written, as a JSON Schema (draft 7).
pub const SCHEMA: &str = include_str!("report.schema.json");

#[derive(Serialize)]
struct Document<'a> {
    diagnostics: Vec<Item<'a>>,
    /// Those that are accepted count here alone.
    accepted: u64,
    errors: u64,
    warnings: u64,
}

#[derive(Serialize)]
struct Item<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    line: Option<u64>,
    /// From 1, in characters; `null` in a table, which `heading` tells.
    column: Option<u64>,
    end_line: Option<u64>,
    end_column: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<&'a str>,
    message: &'a str,
    help: Option<&'a str>,
    labels: Vec<Label<'a>>,
    /// Why it is no fault, where a referential accepts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<Accepted<'a>>,
}

#[derive(Serialize)]
struct Accepted<'a> {
    because: &'a str,
    until: Option<&'a str>,
}

#[derive(Serialize)]
struct Label<'a> {
    file: &'a str,
    line: u64,
    column: u64,
    end_line: u64,
    end_column: u64,
    text: &'a str,
}

/// Writes all the diagnostics as one object, messages in `lang`.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(
    out: &mut dyn Write,
    diagnostics: &[Diagnostic],
    texts: &SourceTexts,
    lang: Lang,
) -> io::Result<()> {
    let document = Document {
        accepted: super::count_accepted(diagnostics),
        errors: super::count(diagnostics, Severity::Error),
        warnings: super::count(diagnostics, Severity::Warning),
        diagnostics: diagnostics
            .iter()
            .map(|diagnostic| item(diagnostic, texts, lang))
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn item<'a>(diagnostic: &'a Diagnostic, texts: &'a SourceTexts, lang: Lang) -> Item<'a> {
    let mut item = Item {
        code: diagnostic.code.name(),
        severity: diagnostic.severity().name(),
        file: "",
        line: None,
        column: None,
        end_line: None,
        end_column: None,
        heading: None,
        message: diagnostic.said.message.in_lang(lang),
        help: diagnostic.said.help.as_ref().map(|help| help.in_lang(lang)),
        labels: diagnostic
            .labels
            .iter()
            .map(|(place, text)| label(*place, text.in_lang(lang), texts))
            .collect(),
        accepted: diagnostic.accepted.as_ref().map(|accepted| Accepted {
            because: accepted.because.in_lang(lang),
            until: accepted.until.as_deref(),
        }),
    };
    match &diagnostic.location {
        Location::Text(place) => {
            let place = label(*place, "", texts);
            item.file = place.file;
            item.line = Some(place.line);
            item.column = Some(place.column);
            item.end_line = Some(place.end_line);
            item.end_column = Some(place.end_column);
        }
        Location::Table { file, line, column } => {
            item.file = file;
            item.line = *line;
            item.heading = column.as_deref();
        }
        Location::File(path) => item.file = path,
    }
    item
}

fn label<'a>(place: Place, text: &'a str, texts: &'a SourceTexts) -> Label<'a> {
    let (line, column) = texts.line_column(place.file, place.start());
    let (end_line, end_column) = texts.line_column(place.file, place.end());
    Label {
        file: texts.path(place.file),
        line: line as u64,
        column: column as u64,
        end_line: end_line as u64,
        end_column: end_column as u64,
        text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::i18n::{Said, Text};

    #[test]
    fn writes_keys_in_a_fixed_order() {
        let mut texts = SourceTexts::default();
        let file = texts.add("é.yaml".into(), "à: b\n".into());
        let place = Place::new(file, 4, 5);
        let said = Said::fact("faux", "wrong").help("mieux", "better");
        let first = Diagnostic::new(Code::TypeWrong, place, said)
            .label(Place::new(file, 0, 2), Text::new("ici", "here"));
        let second = Diagnostic::new(
            Code::SourceNoFile,
            Location::Table {
                file: "x.csv".into(),
                line: Some(3),
                column: Some("Âge".into()),
            },
            Said::fact("rien", "nothing"),
        );
        let mut out = Vec::new();
        write(&mut out, &[first, second], &texts, Lang::En).unwrap();
        let text = String::from_utf8(out).unwrap();
        let dense: String = text.lines().map(str::trim).collect();
        assert_eq!(
            dense,
            concat!(
                r#"{"diagnostics": [{"code": "type-wrong","severity": "error","file": "é.yaml","#,
                r#""line": 1,"column": 4,"end_line": 1,"end_column": 5,"message": "wrong","help": "better","#,
                r#""labels": [{"file": "é.yaml","line": 1,"column": 1,"end_line": 1,"end_column": 2,"text": "here"}]},"#,
                r#"{"code": "source-no-file","severity": "warning","file": "x.csv","line": 3,"column": null,"#,
                r#""end_line": null,"end_column": null,"heading": "Âge","message": "nothing","help": null,"labels": []}],"#,
                r#""accepted": 0,"errors": 1,"warnings": 1}"#
            )
        );
    }
}
