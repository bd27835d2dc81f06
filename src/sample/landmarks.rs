//! What a made-up population looks like.

use std::path::Path;

use crate::diagnostic::Diagnostics;
use crate::plan::Plan;
use crate::source_text::SourceTexts;

/// What a made-up population looks like, in the words of a plan. By default nothing is known of it.
#[derive(Clone, Debug, Default)]
pub struct Landmarks {}

/// Reads the landmarks at `path` and finds their variables and codes in `plan`.
///
/// What is wrong with them is pushed, and left out of what comes back.
///
/// # Errors
/// Where there is no file at `path`.
pub fn load(
    _path: &Path,
    _plan: &Plan,
    _texts: &mut SourceTexts,
    _diagnostics: &mut Diagnostics,
) -> anyhow::Result<Landmarks> {
    Ok(Landmarks::default())
}
