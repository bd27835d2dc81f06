//! What every command begins with: referentials read and resolved.

use std::path::PathBuf;

use crate::commands::Terminal;
use crate::diagnostic::Diagnostics;
use crate::i18n::Lang;
use crate::plan::{self, Plan};
use crate::referential::{self, Referentials};
use crate::source_text::SourceTexts;

/// Referentials, and all that was found in them.
pub(super) struct Checked {
    /// The texts that diagnostics point into.
    pub(super) texts: SourceTexts,
    /// As written.
    pub(super) referentials: Referentials,
    /// As resolved; none where there is nothing to go on with.
    pub(super) plan: Option<Plan>,
    /// Every fault.
    pub(super) diagnostics: Diagnostics,
    /// The language to speak from here on.
    pub(super) lang: Lang,
}

/// Reads and resolves the referentials at `paths`.
pub(super) fn check(paths: &[PathBuf], terminal: &mut Terminal) -> anyhow::Result<Checked> {
    let mut texts = SourceTexts::default();
    let mut diagnostics = Diagnostics::default();
    let referentials = referential::load(paths, &mut texts, &mut diagnostics)?;
    let plan = plan::resolve(&referentials, &mut diagnostics);
    let written = referentials.commons.first().map(|common| common.language);
    let lang = terminal.settle(written);
    Ok(Checked {
        texts,
        referentials,
        plan,
        diagnostics,
        lang,
    })
}

/// Reads the referentials at `paths` and resolves the common one alone: faults of associations are not those of a
/// newcomer.
pub(super) fn check_common(paths: &[PathBuf], terminal: &mut Terminal) -> anyhow::Result<Checked> {
    let mut texts = SourceTexts::default();
    let mut diagnostics = Diagnostics::default();
    let referentials = referential::load(paths, &mut texts, &mut diagnostics)?;
    let common = Referentials {
        commons: referentials.commons.clone(),
        ..Referentials::default()
    };
    let plan = plan::resolve(&common, &mut diagnostics);
    let written = referentials.commons.first().map(|common| common.language);
    let lang = terminal.settle(written);
    Ok(Checked {
        texts,
        referentials,
        plan,
        diagnostics,
        lang,
    })
}

impl Checked {
    /// The plan, where the referentials hold no error: figures of a faulty plan would be faulty.
    pub(super) fn sound_plan(&mut self) -> Option<Plan> {
        self.plan.take().filter(|_| !self.diagnostics.has_errors())
    }
}
