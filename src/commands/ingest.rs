//! `impact ingest`: from exports to harmonised observations, every row accounted for.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use crate::cli::Ingest;
use crate::commands::stop::Stop;
use crate::commands::{Exit, Terminal, referentials, secret};
use crate::i18n::commands as said;
use crate::ingest::{self, canonical};
use crate::output::files::{self, Access};
use crate::output::quality;

/// The file that tells an earlier output of ours.
const MANIFEST: &str = "manifest.json";

/// Loads, resolves, collects, writes, reports.
pub(super) fn run(options: &Ingest, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let inputs = &options.inputs;
    let folder = &options.output;
    refuse_foreign_folder(folder)?;
    let environment = terminal.environment.secret.clone();
    let secret = secret::read(inputs.secret_file.as_deref(), environment.as_deref())?;
    let mut checked = referentials::check(&inputs.referentials, terminal)?;
    let lang = checked.lang;
    let Some(plan) = checked.sound_plan() else {
        terminal.show(checked.diagnostics, &checked.texts, lang)?;
        return Ok(Exit::Faults);
    };

    let mut diagnostics = checked.diagnostics;
    let collection = ingest::collect(&plan, &inputs.exports, &secret, &mut diagnostics)?;
    let written = canonical::write(&plan, &collection, lang);
    replace(folder, &written)
        .map_err(|error| Stop::because(said::cannot_write(&folder.display(), &error)))?;

    let exit = Exit::of(&diagnostics, inputs.deny.is_some());
    terminal.show(diagnostics, &checked.texts, lang)?;
    if !terminal.quiet {
        let width = terminal.width();
        quality::write(terminal.out, &plan, &collection, lang, width)?;
    }
    terminal.say(&said::ingested(written.len(), &folder.display()), lang)?;
    Ok(exit)
}

/// A folder that holds something else is left alone.
fn refuse_foreign_folder(folder: &Path) -> anyhow::Result<()> {
    let empty = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => {
            return Err(Stop::because(said::cannot_write(&folder.display(), &error)));
        }
    };
    if !empty && !folder.join(MANIFEST).is_file() {
        return Err(Stop::because(said::folder_not_ours(&folder.display())));
    }
    Ok(())
}

/// Writes every file, then the manifest, then takes away what an earlier output left and this one does not have.
fn replace(folder: &Path, written: &[(String, Vec<u8>)]) -> io::Result<()> {
    files::make_folder(folder, Access::Private)?;
    let former = files_below(folder)?;
    let (manifest, others): (Vec<_>, Vec<_>) =
        written.iter().partition(|(name, _)| name == MANIFEST);
    for (name, bytes) in others.into_iter().chain(manifest) {
        let path = folder.join(name);
        if let Some(above) = path.parent() {
            files::make_folder(above, Access::Private)?;
        }
        files::write(&path, bytes, Access::Private)?;
    }
    let names: BTreeSet<&str> = written.iter().map(|(name, _)| name.as_str()).collect();
    for name in former {
        if !names.contains(name.as_str()) && name.ends_with(".csv") {
            fs::remove_file(folder.join(name))?;
        }
    }
    Ok(())
}

/// Names of the files at or below `folder`, `/` between folders.
fn files_below(folder: &Path) -> io::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in walkdir::WalkDir::new(folder).follow_links(false) {
        let entry = entry?;
        if let (true, Ok(below)) = (
            entry.file_type().is_file(),
            entry.path().strip_prefix(folder),
        ) {
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            names.insert(parts.join("/"));
        }
    }
    Ok(names)
}
