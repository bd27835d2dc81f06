//! `impact audit`: whether what releases withhold can be worked out.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::audit::{self, Rows};
use crate::cli::{Audit, AuditFormat};
use crate::commands::{Exit, Terminal, destination, referentials, stop};
use crate::i18n::{audit as said, commands as said_of_commands};
use crate::output::audit::{Release, json, text, witness};
use crate::plan::Plan;

/// Loads, reads, audits, writes.
pub(super) fn run(options: &Audit, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let mut checked = referentials::check(&options.referentials.paths, &options.levels, terminal)?;
    let lang = checked.lang;
    let Some(plan) = checked.sound_plan() else {
        terminal.show(checked.diagnostics, &checked.texts, lang)?;
        return Ok(Exit::Faults);
    };
    let exit = Exit::of(&checked.diagnostics);
    terminal.show(checked.diagnostics, &checked.texts, lang)?;
    let mut rows = Rows::default();
    let mut releases = Vec::new();
    for path in &options.releases {
        releases.push(read(&plan, path, &mut rows)?);
        if rows.working {
            return Err(stop::because(said::release_is_working(&path.display())));
        }
    }
    let mut truth = None;
    if let Some(path) = &options.working {
        let mut working = Rows::default();
        read(&plan, path, &mut working)?;
        if !working.working {
            return Err(stop::because(said::working_is_release(&path.display())));
        }
        truth = Some(working);
    }
    let verdict = audit::audit(&plan, &rows, truth.as_ref());
    let mut bytes = Vec::new();
    match options.format {
        AuditFormat::Text => text(&mut bytes, &plan, &releases, &verdict, lang)?,
        AuditFormat::Json => json(&mut bytes, &plan, &releases, &verdict)?,
    }
    destination::send(&options.output, &bytes, terminal)?;
    if let Some(path) = &options.witness {
        let mut tables = Vec::new();
        witness(&mut tables, &plan, &verdict)?;
        destination::send(path, &tables, terminal)?;
    }
    Ok(if verdict.is_safe() {
        exit
    } else {
        Exit::Faults
    })
}

/// Adds the rows of one file.
fn read(plan: &Plan, path: &Path, rows: &mut Rows) -> anyhow::Result<Release> {
    let bytes = fs::read(path)
        .map_err(|error| stop::because(said_of_commands::cannot_read(&path.display(), &error)))?;
    let name = path.display().to_string();
    let before = rows.read;
    rows.add(plan, &name, &bytes).map_err(stop::because)?;
    Ok(Release {
        name,
        sha256: format!("{:x}", Sha256::digest(&bytes)),
        rows: rows.read - before,
    })
}
