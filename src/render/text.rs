//! Diagnostics to text.

use std::io::{self, Write};

use crate::diagnostic::Diagnostic;
use crate::i18n::Lang;
use crate::source_text::SourceTexts;

/// How text is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether it may be coloured.
    pub colours: bool,
    /// Columns.
    pub width: usize,
}

/// Writes one line a diagnostic.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(
    out: &mut dyn Write,
    diagnostics: &[Diagnostic],
    _texts: &SourceTexts,
    lang: Lang,
    _style: Style,
) -> io::Result<()> {
    for it in diagnostics {
        writeln!(out, "{}: {}", it.code.name(), it.said.message.in_lang(lang))?;
    }
    Ok(())
}
