//! What every command begins with: referentials read and resolved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::cli;
use crate::collection::Collection;
use crate::commands::{Terminal, stop};
use crate::diagnostic::{Diagnostics, Phase};
use crate::i18n::Lang;
use crate::ingest::canonical;
use crate::plan::{self, Plan};
use crate::provenance::{Input, sha256};
use crate::referential::{self, Referentials};
use crate::source_text::SourceTexts;
use crate::weighing::{Exports, Levels, Scales, Step, stands_against};

/// Referentials, and all that was found in them.
pub(super) struct Checked {
    /// The texts that diagnostics point into.
    pub(super) texts: SourceTexts,
    /// As written.
    pub(super) referentials: Referentials,
    /// As resolved; none where there is nothing to go on with.
    pub(super) plan: Option<Plan>,
    /// Every fault, weighed.
    pub(super) diagnostics: Diagnostics,
    /// What weighs those that come after.
    pub(super) scales: Scales,
    /// The language to speak from here on.
    pub(super) lang: Lang,
}

/// Reads and resolves the referentials at `paths`, and weighs what is found as `levels` ask.
pub(super) fn check(
    paths: &[PathBuf],
    levels: &cli::Levels,
    terminal: &mut Terminal,
) -> anyhow::Result<Checked> {
    let levels = Levels::parse(levels.asked()).map_err(stop::because)?;
    let today = terminal.today()?;
    let mut texts = SourceTexts::default();
    let mut diagnostics = Diagnostics::default();
    let referentials = referential::load(paths, &mut texts, &mut diagnostics)?;
    let plan = plan::resolve(&referentials, &mut diagnostics);
    let written = referentials.commons.first().map(|common| common.language);
    let lang = terminal.settle(written);
    let scales = Scales::new(levels, &referentials, today);
    let diagnostics = scales.weigh(diagnostics, &Step::Referentials);
    Ok(Checked {
        texts,
        referentials,
        plan,
        diagnostics,
        scales,
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
    let scales = Scales::new(Levels::default(), &common, terminal.today()?);
    let diagnostics = scales.weigh(diagnostics, &Step::Referentials);
    Ok(Checked {
        texts,
        referentials,
        plan,
        diagnostics,
        scales,
        lang,
    })
}

/// The digest of each of `texts`, under the last part of its path: where it stands is the business of this machine.
pub(super) fn digests(texts: &SourceTexts) -> Vec<Input> {
    let each = texts.texts().map(|(path, text)| {
        let name = Path::new(path).file_name();
        Input {
            name: name.map_or_else(
                || path.to_owned(),
                |name| name.to_string_lossy().into_owned(),
            ),
            sha256: sha256(text.as_bytes()),
        }
    });
    each.collect()
}

impl Checked {
    /// The plan, where nothing stands against it: figures of a faulty plan would be faulty.
    pub(super) fn sound_plan(&mut self) -> Option<Plan> {
        let faulty = self.diagnostics.iter().any(stands_against);
        self.plan.take().filter(|_| !faulty)
    }

    /// The digest of the texts that were read, in whatever files.
    pub(super) fn fingerprint(&self) -> String {
        let texts = self.texts.texts();
        let mut digests: Vec<String> = texts.map(|(_, text)| sha256(text.as_bytes())).collect();
        digests.sort();
        sha256(digests.join("\n").as_bytes())
    }

    /// Adds what a later step found, weighed.
    pub(super) fn add(&mut self, found: Diagnostics, step: &Step<'_>) {
        self.diagnostics.extend(self.scales.weigh(found, step));
    }
}

/// What reading exports went through, and the phases `also` gone through after. What `impact ingest` wrote was read
/// before: what there was to say of it was said then.
pub(super) fn exports<'a>(
    plan: &'a Plan,
    collection: &Collection,
    inputs: &'a cli::Inputs,
    also: &[Phase],
) -> Step<'a> {
    let files = collection.files.iter();
    let associations: BTreeSet<&str> = files
        .map(|file| plan.association(file.association).id.as_str())
        .collect();
    let read_before = inputs.exports.iter().any(|it| canonical::is_canonical(it));
    let phases = also.iter().copied();
    Step::Exports(Exports {
        folders: &inputs.exports,
        phases: phases
            .chain((!read_before).then_some(Phase::Reading))
            .collect(),
        all: associations.len() == plan.associations.len(),
        associations,
    })
}
