//! A comparison for reading at a screen.

use std::io::{self, Write};

use crate::diff::Comparison;
use crate::i18n::Lang;
use crate::source_text::SourceTexts;

use super::report::{Line, report};

/// Writes the comparison, its last line the verdict.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(
    out: &mut dyn Write,
    comparison: &Comparison,
    texts: &SourceTexts,
    lang: Lang,
) -> io::Result<()> {
    let report = report(comparison, texts, lang);
    for section in &report.sections {
        writeln!(out, "{}", section.heading.to_uppercase())?;
        for group in &section.groups {
            writeln!(out, "\n{}", group.heading)?;
            for line in &group.lines {
                write_line(out, line)?;
            }
            for help in &group.help {
                writeln!(out, "  = {help}")?;
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", report.last)
}

fn write_line(out: &mut dyn Write, line: &Line) -> io::Result<()> {
    let number = line.number.map(|it| format!("[{it}] ")).unwrap_or_default();
    writeln!(out, "  {number}{}", line.text)?;
    if let Some(places) = &line.places {
        writeln!(out, "    {places}")?;
    }
    for below in &line.below {
        writeln!(out, "    = {below}")?;
    }
    Ok(())
}
