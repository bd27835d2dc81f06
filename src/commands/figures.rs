//! What every command that shows figures goes through: referentials, exports, cells, figures, release.
//!
//! In: where data and referentials are, who will read. Out: a [`Sector`], whose plan tells what may be asked of it; then, once
//! exports are read, [`Counted`] cells, of which releases are made.

use std::collections::BTreeSet;
use std::path::Path;

use crate::aggregate::{self, Counting};
use crate::audit::{self, Rows};
use crate::cells::Cells;
use crate::cli::{Inputs, Readers};
use crate::collection::Collection;
use crate::commands::{Exit, Terminal, coverage, destination, referentials, secret, stop};
use crate::diagnostic::{Diagnostics, Phase};
use crate::figure::Figure;
use crate::i18n::{Lang, audit as said_of_audit, commands as said, next as said_of_steps};
use crate::ingest::Secret;
use crate::output::csv;
use crate::plan::{AssociationId, Plan};
use crate::protect::{self, Tables};
use crate::provenance::Input;
use crate::release::{Audience, Coverage, Release};
use crate::source_text::FileId;
use crate::statistics::Confidence;
use crate::{estimate, ingest};

/// The word a file name must hold to receive figures that are not protected.
const WORKING: &str = "working";

/// Referentials without a fault, before exports are read.
pub(super) struct Sector<'a> {
    inputs: &'a Inputs,
    secret: Secret,
    checked: referentials::Checked,
    /// What the referentials ask for.
    pub(super) plan: Plan,
}

/// What exports hold, counted.
pub(super) struct Counted {
    /// What the referentials ask for.
    pub(super) plan: Plan,
    /// The referentials, by name, with their digests.
    pub(super) referentials: Vec<Input>,
    /// The exports as read.
    pub(super) collection: Collection,
    /// What they add up to.
    pub(super) cells: Cells,
    /// The language to speak.
    pub(super) lang: Lang,
    /// What was found is worth.
    pub(super) exit: Exit,
    /// The digest of the referentials, whatever their names.
    pub(super) fingerprint: String,
    coverage: Coverage,
}

impl<'a> Sector<'a> {
    /// Reads and resolves referentials; none where there are faults, which have been shown.
    pub(super) fn resolve(
        inputs: &'a Inputs,
        terminal: &mut Terminal,
    ) -> anyhow::Result<Option<Self>> {
        let environment = terminal.environment.secret.clone();
        let secret = secret::read(inputs.secret_file.as_deref(), environment.as_deref())?;
        let mut checked =
            referentials::check(&inputs.referentials.paths, &inputs.levels, terminal)?;
        let Some(plan) = checked.sound_plan() else {
            terminal.show(checked.diagnostics, &checked.texts, checked.lang)?;
            return Ok(None);
        };
        Ok(Some(Self {
            inputs,
            secret,
            checked,
            plan,
        }))
    }

    /// The path of a file of referentials, as it was read.
    pub(super) fn path(&self, file: FileId) -> &str {
        self.checked.texts.path(file)
    }

    /// Reads and counts exports, and shows what was found in them.
    pub(super) fn count(self, terminal: &mut Terminal) -> anyhow::Result<Counted> {
        let Self {
            inputs,
            secret,
            mut checked,
            plan,
        } = self;
        let mut found = Diagnostics::default();
        let counting = Counting::of(&plan);
        let exports = &inputs.exports;
        terminal.step(&said_of_steps::reading(exports.len()))?;
        let (collection, counted) =
            ingest::collect_folding(&plan, exports, &secret, &counting, &mut found)?;
        terminal.step(&said_of_steps::counting(collection.files.len()))?;
        let cells = aggregate::aggregate_onto(&plan, &collection, counted, &mut found)?;
        let also = [Phase::Aggregating];
        checked.add(
            found,
            &referentials::exports(&plan, &collection, inputs, &also),
        );
        let (exit, lang) = (Exit::of(&checked.diagnostics), checked.lang);
        let fingerprint = checked.fingerprint();
        terminal.show(checked.diagnostics, &checked.texts, lang)?;
        let coverage = coverage::of(&plan, &collection);
        Ok(Counted {
            plan,
            referentials: referentials::digests(&checked.texts),
            collection,
            cells,
            lang,
            exit,
            fingerprint,
            coverage,
        })
    }
}

impl Counted {
    /// Every figure of the plan, of `cells`, with intervals at `confidence` percent.
    pub(super) fn figures(&self, cells: &Cells, confidence: u8) -> Vec<Figure> {
        estimate::estimate(&self.plan, cells, Confidence::percent(confidence))
    }

    /// The sector without `association`, as `audience` may read it by the rules alone: what is told of it follows from rows that were
    /// audited ([`crate::compare`]).
    pub(super) fn rest(
        &self,
        association: AssociationId,
        audience: Audience,
        confidence: u8,
    ) -> Release {
        let rest = self.cells.without(association);
        self.protected(self.figures(&rest, confidence), audience)
    }

    /// What `audience` may read of `figures`, by the rules alone.
    pub(super) fn protected(&self, figures: Vec<Figure>, audience: Audience) -> Release {
        protect::protect(&self.plan, figures, self.coverage.clone(), audience)
    }

    /// What `audience` may read of `figures`, once an audit finds nothing in it that could be worked out. Tables of which something
    /// could are withheld whole, and told.
    pub(super) fn release(
        &self,
        figures: &[Figure],
        audience: Audience,
        terminal: &mut Terminal,
    ) -> anyhow::Result<Release> {
        if audience == Audience::Working {
            return Ok(self.protected(figures.to_vec(), audience));
        }
        terminal.step(&said_of_steps::protecting())?;
        // With its own figures in hand an association reads what members do.
        let read = match audience {
            Audience::Association(_) => Audience::Members,
            _ => audience,
        };
        let mut release = self.protected(figures.to_vec(), read);
        let working = self.protected(figures.to_vec(), Audience::Working);
        let truth = self.rows(&working)?;
        let mut withdrawn: BTreeSet<Tables> = BTreeSet::new();
        loop {
            let rows = self.rows(&release)?;
            let verdict = audit::audit_one_by_one(&self.plan, &rows, &truth);
            if verdict.is_safe() {
                break;
            }
            let failing = verdict.attacks.iter().flat_map(|it| it.failing.keys());
            let more = failing.map(|key| {
                let series = key.series;
                (series.indicator, series.period, series.waves)
            });
            let before = withdrawn.len();
            withdrawn.extend(more);
            if withdrawn.len() == before {
                return Err(stop::because(said_of_audit::not_released()));
            }
            release = protect::withdraw(&self.plan, release, &withdrawn);
        }
        if !withdrawn.is_empty() {
            let named = withdrawn.iter().map(|(indicator, period, waves)| {
                let id = &self.plan.indicator(*indicator).id;
                let waves = self.plan.waves_written(*waves);
                let waves = waves.map_or(String::new(), |it| format!(" {it}"));
                format!("`{id}` {period}{waves}")
            });
            let named: Vec<String> = named.collect();
            terminal.say(&said_of_audit::withdrawn(&named), self.lang)?;
        }
        if read == audience {
            return Ok(release);
        }
        let sheet = self.protected(figures.to_vec(), audience);
        Ok(protect::withdraw(&self.plan, sheet, &withdrawn))
    }

    /// The rows of a release, as an audit reads them.
    fn rows(&self, release: &Release) -> anyhow::Result<Rows> {
        let mut bytes = Vec::new();
        csv::write(&mut bytes, &self.plan, release)?;
        let mut rows = Rows::default();
        let audience = release.audience.word();
        rows.add(&self.plan, audience, &bytes)
            .map_err(stop::because)?;
        Ok(rows)
    }
}

/// Who will read.
pub(super) fn audience(readers: Readers) -> Audience {
    match readers {
        Readers::Public => Audience::Public,
        Readers::Members => Audience::Members,
        Readers::Working => Audience::Working,
    }
}

/// Figures that are not protected go to a file only under a name that says so.
pub(super) fn refuse_plain_name(readers: Readers, output: &Path) -> anyhow::Result<()> {
    let name = output.file_name().unwrap_or_default();
    let says_so = name.to_string_lossy().contains(WORKING);
    if readers == Readers::Working && !destination::is_stdout(output) && !says_so {
        return Err(stop::because(said::name_without_working(&output.display())));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
