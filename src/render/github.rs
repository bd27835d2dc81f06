//! Diagnostics as annotations of a GitHub workflow: one command a line.
//!
//! The runner reads `::error file=…,line=…::message` on what a step prints and shows it beside the line of a pull
//! request. It shows ten of each weight a step: the last line tells how many there were. What a referential accepts
//! is no annotation.
//! Source: « Workflow commands for GitHub Actions », and `toolkit/packages/core/src/command.ts` for what is escaped.

use std::io::{self, Write};

use crate::diagnostic::{Diagnostic, Location, Severity};
use crate::i18n::{Lang, render as said};
use crate::source_text::SourceTexts;

/// Writes one command a diagnostic, messages in `lang`.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(
    out: &mut dyn Write,
    diagnostics: &[Diagnostic],
    texts: &SourceTexts,
    lang: Lang,
) -> io::Result<()> {
    for diagnostic in diagnostics.iter().filter(|it| it.accepted.is_none()) {
        let command = diagnostic.severity().name();
        let mut properties = place(&diagnostic.location, texts);
        properties.push(("title", diagnostic.code.name().to_owned()));
        let properties: Vec<String> = properties
            .iter()
            .map(|(key, value)| format!("{key}={}", property(value)))
            .collect();
        let message = data(&message(diagnostic, lang));
        writeln!(out, "::{command} {}::{message}", properties.join(","))?;
    }
    let errors = super::count(diagnostics, Severity::Error);
    let warnings = super::count(diagnostics, Severity::Warning);
    if let Some(summary) = said::summary(errors, warnings, super::count_accepted(diagnostics)) {
        writeln!(out, "{}", summary.in_lang(lang))?;
    }
    Ok(())
}

/// Where it stands. A range is given within one line only: over several, the runner takes columns for nothing.
fn place(location: &Location, texts: &SourceTexts) -> Vec<(&'static str, String)> {
    match location {
        Location::Text(place) => {
            let (line, column) = texts.line_column(place.file, place.start());
            let (end_line, end_column) = texts.line_column(place.file, place.end());
            let mut properties = vec![
                ("file", below(texts.path(place.file))),
                ("line", line.to_string()),
                ("endLine", end_line.to_string()),
            ];
            if line == end_line {
                properties.push(("col", column.to_string()));
                properties.push(("endColumn", end_column.to_string()));
            }
            properties
        }
        Location::Table { file, line, .. } => {
            let mut properties = vec![("file", below(file))];
            properties.extend(line.map(|line| ("line", line.to_string())));
            properties
        }
        Location::File(path) => vec![("file", below(path))],
    }
}

/// A path below the root of the repository, as the runner wants it: `./a.yaml` would name no file of the change.
fn below(path: &str) -> String {
    path.strip_prefix("./").unwrap_or(path).to_owned()
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

/// What may stand after `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// What may stand after `key=`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::i18n::Said;
    use crate::source_text::Place;

    #[test]
    fn one_command_a_diagnostic_and_nothing_breaks_out_of_it() {
        let mut texts = SourceTexts::default();
        let file = texts.add("./a, b:c.yaml".into(), "id: é\nnom: x\n".into());
        let place = |start, end| Place::new(file, start, end);
        let said = Said::fact("100 % faux\n::error::x", "x").help("mieux", "x");
        let one = Diagnostic::new(Code::TypeWrong, place(4, 6), said.clone());
        let over = Diagnostic::new(Code::ReasonMissing, place(4, 11), said.clone());
        let table = Location::Table {
            file: "x.csv".into(),
            line: Some(3),
            column: Some("Âge".into()),
        };
        let table = Diagnostic::new(Code::NumberInvalid, table, said);
        let mut out = Vec::new();
        write(&mut out, &[one, over, table], &texts, Lang::Fr).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "\
::error file=a%2C b%3Ac.yaml,line=1,endLine=1,col=5,endColumn=6,title=type-wrong::100 %25 faux%0A::error::x%0Amieux
::warning file=a%2C b%3Ac.yaml,line=1,endLine=2,title=reason-missing::100 %25 faux%0A::error::x%0Amieux
::error file=x.csv,line=3,title=number-invalid::colonne: Âge%0A100 %25 faux%0A::error::x%0Amieux
2 erreurs, 1 avertissement
"
        );
    }
}
