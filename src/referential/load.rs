//! Finds referentials on disk, reads and decodes them.

use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::referential::Referentials;
use crate::source_text::SourceTexts;

/// Reads every `.yaml` and `.yml` file at or below `paths`.
///
/// # Errors
/// Where a path does not exist or a folder cannot be listed: the tool cannot run.
pub fn load(
    _paths: &[PathBuf],
    _texts: &mut SourceTexts,
    _diagnostics: &mut Diagnostics,
) -> anyhow::Result<Referentials> {
    Ok(Referentials::default())
}
