//! `impact ingest`: from exports to harmonised observations, every row accounted for.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::cli::Ingest;
use crate::collection::Collection;
use crate::commands::{Exit, Terminal, next, referentials, secret, stop};
use crate::diagnostic::Diagnostics;
use crate::i18n::{Lang, Text};
use crate::i18n::{commands as said, ingest as say, next as said_next};
use crate::ingest::{self, annotation, canonical};
use crate::output::files::{self, Access};
use crate::output::quality;
use crate::plan::Plan;
use crate::referential::Missing;

/// The file that tells an earlier output of ours.
const MANIFEST: &str = "manifest.json";

/// Loads, resolves, collects, writes, reports.
pub(super) fn run(options: &Ingest, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let inputs = &options.inputs;
    let folder = &options.output;
    refuse_foreign_folder(folder)?;
    if let Some(folder) = &options.annotate {
        refuse_among_exports(folder, &inputs.exports)?;
    }
    let environment = terminal.environment.secret.clone();
    let secret = secret::read(inputs.secret_file.as_deref(), environment.as_deref())?;
    let mut checked = referentials::check(&inputs.referentials.paths, &inputs.levels, terminal)?;
    let lang = checked.lang;
    let Some(plan) = checked.sound_plan() else {
        terminal.show(checked.diagnostics, &checked.texts, lang)?;
        return Ok(Exit::Faults);
    };

    let mut found = Diagnostics::default();
    terminal.step(&said_next::reading(inputs.exports.len()))?;
    let collection = ingest::collect(&plan, &inputs.exports, &secret, &mut found)?;
    let written = canonical::write(&plan, &collection, lang);
    replace(folder, &written)
        .map_err(|error| stop::because(said::cannot_write(&folder.display(), &error)))?;

    let annotated = match &options.annotate {
        None => None,
        Some(folder) => Some((annotate(folder, &plan, &collection, options, lang)?, folder)),
    };

    checked.add(
        found,
        &referentials::exports(&plan, &collection, inputs, &[]),
    );
    let exit = Exit::of(&checked.diagnostics);
    terminal.show(checked.diagnostics, &checked.texts, lang)?;
    if !terminal.quiet {
        let width = terminal.width();
        quality::write(terminal.out, &plan, &collection, lang, width)?;
    }
    terminal.say(&said::ingested(written.len(), &folder.display()), lang)?;
    if let Some((copies, folder)) = annotated {
        terminal.say(&say::annotated(copies, &folder.display()), lang)?;
    }
    terminal.say_next(&after(options, &collection), lang)?;
    Ok(exit)
}

/// What to run next: what writes copies to mend where something could not be read, else what makes figures.
fn after(options: &Ingest, collection: &Collection) -> Text {
    let unread = collection.files.iter().any(|file| {
        let mut variables = file.variables.values();
        let invalid = variables.any(|it| it.missing.contains_key(&Missing::Invalid));
        file.refused.is_some() || !file.rejected.is_empty() || invalid
    });
    let folder = next::typed(&options.output);
    let inputs = &options.inputs;
    match (&options.annotate, unread) {
        (Some(_), true) => said_next::after_copies(),
        (None, true) => said_next::after_rejects(&next::annotate(inputs, &folder)),
        (_, false) => {
            let referentials = next::referentials(&inputs.referentials.paths);
            let words = [folder].into_iter().chain(referentials);
            said_next::after_reading(&next::line("consolidate", words))
        }
    }
}

/// Writes the copies to mend; says how many.
fn annotate(
    folder: &Path,
    plan: &Plan,
    collection: &Collection,
    options: &Ingest,
    lang: Lang,
) -> anyhow::Result<usize> {
    let exports = &options.inputs.exports;
    let copies = annotation::write(plan, collection, exports, lang);
    let cannot = |error: io::Error| stop::because(said::cannot_write(&folder.display(), &error));
    files::make_folder(folder, Access::Private).map_err(cannot)?;
    for (name, bytes) in &copies {
        let path = folder.join(name);
        if let Some(above) = path.parent() {
            files::make_folder(above, Access::Private).map_err(cannot)?;
        }
        files::write(&path, bytes, Access::Private).map_err(cannot)?;
    }
    // A copy and its recap.
    Ok(copies.len() / 2)
}

/// Copies to mend that stood among the exports would be written over them, or counted beside them.
fn refuse_among_exports(folder: &Path, exports: &[PathBuf]) -> anyhow::Result<()> {
    let mut above = folder.ancestors();
    let own = above.find_map(|it| {
        fs::canonicalize(if it == Path::new("") {
            Path::new(".")
        } else {
            it
        })
        .ok()
    });
    let holds = |exports: &PathBuf| {
        let exports = fs::canonicalize(exports).ok();
        exports.is_some_and(|exports| own.as_ref().is_some_and(|own| own.starts_with(exports)))
    };
    if exports.iter().any(holds) {
        return Err(stop::because(said::copies_among_exports(&folder.display())));
    }
    Ok(())
}

/// A folder that holds something else is left alone.
fn refuse_foreign_folder(folder: &Path) -> anyhow::Result<()> {
    let empty = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => {
            return Err(stop::because(said::cannot_write(&folder.display(), &error)));
        }
    };
    if !empty && !folder.join(MANIFEST).is_file() {
        return Err(stop::because(said::folder_not_ours(&folder.display())));
    }
    Ok(())
}

/// Writes every file, the manifest last, then takes away what the earlier manifest names and this one does not.
fn replace(folder: &Path, written: &[(String, Vec<u8>)]) -> io::Result<()> {
    let former = tables_of_manifest(folder);
    files::make_folder(folder, Access::Private)?;
    let (manifest, others): (Vec<_>, Vec<_>) =
        written.iter().partition(|(name, _)| name == MANIFEST);
    for (name, bytes) in others.into_iter().chain(manifest) {
        let path = folder.join(name);
        if let Some(above) = path.parent() {
            files::make_folder(above, Access::Private)?;
        }
        files::write(&path, bytes, Access::Private)?;
    }
    let kept: BTreeSet<&str> = written.iter().map(|(name, _)| name.as_str()).collect();
    for name in former.iter().filter(|name| !kept.contains(name.as_str())) {
        let path = folder.join(name);
        if path.is_file() {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// The tables that an earlier run wrote; nothing else in the folder is ours to remove.
fn tables_of_manifest(folder: &Path) -> BTreeSet<String> {
    let manifest = fs::read(folder.join(MANIFEST)).unwrap_or_default();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap_or_default();
    let tables = manifest["tables"].as_array().into_iter().flatten();
    let names = tables.filter_map(|table| {
        let (association, source) = (table["association"].as_str()?, table["source"].as_str()?);
        Some(format!("observations/{association}/{source}.csv"))
    });
    let inside = |name: &String| {
        let mut parts = Path::new(name).components();
        parts.all(|part| matches!(part, Component::Normal(_)))
    };
    names.filter(inside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a run over these sources of `rheso` writes.
    fn written(sources: &[&str]) -> Vec<(String, Vec<u8>)> {
        let tables = sources
            .iter()
            .map(|source| serde_json::json!({"association": "rheso", "source": source}));
        let manifest = serde_json::json!({"tables": tables.collect::<Vec<_>>()});
        let names = sources
            .iter()
            .map(|source| (format!("observations/rheso/{source}.csv"), b"x".to_vec()));
        std::iter::once((MANIFEST.to_owned(), manifest.to_string().into_bytes()))
            .chain(names)
            .collect()
    }

    #[test]
    fn an_earlier_output_is_replaced_and_what_is_not_ours_stays() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("out");
        refuse_foreign_folder(&folder).unwrap();
        replace(
            &folder,
            &written(&["entrees", "sorties", "../../../outside"]),
        )
        .unwrap();
        let tables = folder.join("observations/rheso");
        fs::write(tables.join("notes.csv"), "mine").unwrap();
        refuse_foreign_folder(&folder).unwrap();
        replace(&folder, &written(&["sorties"])).unwrap();
        assert!(tables.join("sorties.csv").is_file());
        assert!(!tables.join("entrees.csv").exists());
        assert!(tables.join("notes.csv").is_file());
        assert!(outer.path().join("outside.csv").is_file());
    }

    #[test]
    fn a_folder_that_holds_something_else_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        refuse_foreign_folder(folder.path()).unwrap();
        fs::write(folder.path().join("thesis.txt"), "mine").unwrap();
        assert!(refuse_foreign_folder(folder.path()).is_err());
    }
}
